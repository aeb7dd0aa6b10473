//! From what the community knows of an event to what a page shows of it.

use community::list_events::{Filter, PAGE_MAX, list_events};
use community::see_event::Seen;
use domain::{Event, Modality, Origin};
use jiff::Timestamp;
use store::{StoreError, Transaction, peerings};

use crate::event_row::EventCard;
use crate::host::Host;
use crate::state_words::{EventStanding, Seats};
use crate::times::{Clock, Span};
use crate::visit::Visit;

/// Most events counted for a heading; more are "more than".
const COUNTED_MAX: usize = 2_000;

impl Visit {
    /// An event as a list shows it.
    pub(crate) fn card(&self, tx: &mut Transaction<'_>, seen: &Seen) -> Result<EventCard, StoreError> {
        let event = &seen.event;
        Ok(EventCard {
            path: format!("/events/{}", event.id),
            title: event.draft.title.to_string(),
            language: event.draft.language.clone(),
            span: Span {
                start: event.draft.start.at,
                end: event.draft.end.as_ref().map(|end| end.at),
            },
            clock: Clock::of(event.draft.start.zone.clone()),
            hosts: vec![self.host_of(tx, event)?],
            modality: event.draft.modality,
            town: event
                .draft
                .place
                .as_ref()
                .and_then(|place| place.locality.clone()),
            standing: EventStanding::of(event.state, event.over_at(), self.now),
            seats: seats(seen),
        })
    }

    /// All of a list.
    pub(crate) fn cards(
        &self,
        tx: &mut Transaction<'_>,
        seen: &[Seen],
    ) -> Result<Vec<EventCard>, StoreError> {
        seen.iter().map(|one| self.card(tx, one)).collect()
    }

    /// Who hosts an event: we, a peer, or somebody we follow.
    pub(crate) fn host_of(&self, tx: &mut Transaction<'_>, event: &Event) -> Result<Host, StoreError> {
        let origin = event.iri.origin();
        if origin == self.site.doors.node.origin {
            return Ok(self.community.clone());
        }
        peer_host(tx, &origin, event.owner.as_str())
    }

    /// Everything ahead that this reader may see, up to a bound.
    pub(crate) fn ahead(
        &self,
        tx: &mut Transaction<'_>,
        filter: &Filter,
        from: Timestamp,
    ) -> Result<Vec<Seen>, StoreError> {
        let (from, filter) = filter.clone().still_on(from);
        let mut found = Vec::new();
        let mut after = None;
        while found.len() < COUNTED_MAX {
            let listed = list_events(tx, &self.viewer, &filter, from, after.take(), PAGE_MAX)?;
            found.extend(listed.events);
            match listed.next {
                Some(next) => after = Some(next),
                None => break,
            }
        }
        Ok(found)
    }
}

/// Another community as pages name it.
pub(crate) fn peer_host(tx: &mut Transaction<'_>, origin: &Origin, actor: &str) -> Result<Host, StoreError> {
    let profile = peerings::profile(tx, origin)?;
    let peering = peerings::get(tx, origin)?;
    let name = profile
        .as_ref()
        .map(|profile| profile.name.to_string())
        .or_else(|| peering.map(|peering| peering.name.to_string()))
        .unwrap_or_else(|| origin.authority().to_owned());
    Ok(Host {
        name,
        key: profile
            .as_ref()
            .map_or_else(|| actor.to_owned(), |profile| profile.key.clone()),
        governance: profile.and_then(|profile| profile.governance),
    })
}

/// Only of our own events do we know at every moment who has a seat.
fn seats(seen: &Seen) -> Seats {
    if seen.host == community::see_event::Host::Them {
        return Seats::Open;
    }
    match (seen.event.draft.capacity, seen.taken) {
        (Some(of), taken) if of > 0 => Seats::Limited {
            taken: taken.unwrap_or(0),
            of,
        },
        _ => Seats::Open,
    }
}

/// Whether it can be joined from anywhere.
pub(crate) fn is_online(seen: &Seen) -> bool {
    matches!(seen.event.draft.modality, Modality::Online | Modality::Hybrid)
}
