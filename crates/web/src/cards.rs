//! From what the community knows of an event to what a page shows of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use community::see_rsvp::see_rsvp;
use domain::{Answer, CoHost, Iri, Modality, Origin, Register};
use edge::{AnswerNews, AnswerStanding, name_of};
use store::events::Outline;
use store::{StoreError, Transaction, guests, peerings};

use crate::calendar::Ahead;
use crate::event_row::EventCard;
use crate::host::Host;
use crate::state_words::{EventStanding, Seats};
use crate::times::{Clock, Span};
use crate::visit::Visit;

impl Visit {
    /// An event as a list shows it.
    pub(crate) fn card(&self, tx: &mut Transaction<'_>, event: &Outline) -> Result<EventCard, StoreError> {
        let host = self.host_of(tx, event)?;
        self.card_at(tx, event, host)
    }

    /// All of a list; each host is looked up once.
    pub(crate) fn cards(
        &self,
        tx: &mut Transaction<'_>,
        events: &[&Outline],
    ) -> Result<Vec<EventCard>, StoreError> {
        let mut hosts: BTreeMap<&Iri, Host> = BTreeMap::new();
        let mut cards = Vec::with_capacity(events.len());
        for event in events {
            let host = match hosts.get(&event.owner) {
                Some(host) => host.clone(),
                None => {
                    let host = self.host_of(tx, event)?;
                    hosts.insert(&event.owner, host.clone());
                    host
                }
            };
            cards.push(self.card_at(tx, event, host)?);
        }
        self.note_answers(tx, events, &mut cards)?;
        Ok(cards)
    }

    /// How the reader's own answers stand, said on the events of a list.
    fn note_answers(
        &self,
        tx: &mut Transaction<'_>,
        events: &[&Outline],
        cards: &mut [EventCard],
    ) -> Result<(), StoreError> {
        let Some(signed_in) = &self.signed_in else {
            return Ok(());
        };
        for (event, card) in events.iter().zip(cards) {
            if let Some(register) = see_rsvp(tx, &signed_in.membership, &event.id)? {
                let name = card
                    .hosts
                    .first()
                    .map_or(event.host.authority(), |host| &host.name);
                let days = self.site.doors.node.settings.retry_days;
                let news = AnswerNews::at_host(tx, &self.telling(), &register, (&event.host, name), days)?;
                card.answer = told(&register, news);
            }
        }
        Ok(())
    }

    /// How an answer stands; one that was taken back is as none once its host knows.
    pub(crate) fn news_of(
        &self,
        tx: &mut Transaction<'_>,
        register: &Register,
    ) -> Result<Option<AnswerNews>, StoreError> {
        let settings = &self.site.doors.node.settings;
        let news = AnswerNews::read(tx, &self.telling(), register, settings.retry_days)?;
        Ok(told(register, news))
    }

    /// The calendar ahead; what of it this reader may see is asked of it.
    pub(crate) fn ahead(&self, tx: &mut Transaction<'_>) -> Result<Arc<Ahead>, StoreError> {
        self.site.calendar.ahead(tx, self.now)
    }

    fn card_at(
        &self,
        tx: &mut Transaction<'_>,
        event: &Outline,
        host: Host,
    ) -> Result<EventCard, StoreError> {
        Ok(EventCard {
            path: format!("/events/{}", event.id),
            title: event.title.to_string(),
            language: event.language.clone(),
            span: Span {
                start: event.start.at,
                end: event.end,
            },
            clock: Clock::of(event.start.zone.clone()),
            hosts: hosts(host, &event.co_hosts),
            modality: event.modality,
            town: event.town.clone(),
            standing: EventStanding::of(event.state, event.over, self.now),
            answer: None,
            seats: self.seats(tx, event)?,
        })
    }

    /// Who hosts an event: we, a peer, or somebody we follow.
    fn host_of(&self, tx: &mut Transaction<'_>, event: &Outline) -> Result<Host, StoreError> {
        if event.host == self.site.doors.node.origin {
            return Ok(self.community.clone());
        }
        peer_host(tx, &event.host, event.owner.as_str())
    }

    /// Only of our own events do we know at every moment who has a seat.
    fn seats(&self, tx: &mut Transaction<'_>, event: &Outline) -> Result<Seats, StoreError> {
        match event.capacity {
            Some(of) if of > 0 && event.host == self.site.doors.node.origin => Ok(Seats::Limited {
                taken: guests::figures(tx, &event.id)?.taken,
                of,
            }),
            _ => Ok(Seats::Open),
        }
    }
}

/// The news of an answer, unless it was taken back and its host knows.
fn told(register: &Register, news: AnswerNews) -> Option<AnswerNews> {
    let is_over = register.answer == Answer::Withdrawn && news.standing == AnswerStanding::Noted;
    (!is_over).then_some(news)
}

/// Another community as pages name it.
pub(crate) fn peer_host(tx: &mut Transaction<'_>, origin: &Origin, actor: &str) -> Result<Host, StoreError> {
    let profile = peerings::profile_shared(tx, origin)?;
    let said = profile.as_ref();
    Ok(Host {
        // As it last called itself, if it did; what else it may be called is looked up.
        name: match said {
            Some(profile) => profile.name.to_string(),
            None => name_of(tx, origin)?,
        },
        key: said.map_or_else(|| actor.to_owned(), |profile| profile.key.clone()),
        governance: said.and_then(|profile| profile.governance),
    })
}

/// The owner, and with it whoever holds the event too (need 0.7).
fn hosts(owner: Host, co_hosts: &[CoHost]) -> Vec<Host> {
    let named = co_hosts.iter().map(|host| Host {
        name: host.name.to_string(),
        key: host.iri.to_string(),
        governance: None,
    });
    std::iter::once(owner).chain(named).collect()
}

/// Whether it can be joined from anywhere.
pub(crate) fn is_online(modality: Modality) -> bool {
    matches!(modality, Modality::Online | Modality::Hybrid)
}
