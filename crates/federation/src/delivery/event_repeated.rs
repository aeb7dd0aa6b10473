//! One of our events as it now stands, told anew to one peer that lacks it (protocol section 6.2).

use std::collections::BTreeMap;

use community::Viewer;
use community::see_event::{Host, Seen};
use domain::{Audience, Event, EventId, Iri, Origin, Scope};
use jiff::Timestamp;
use serde_json::json;
use store::deliveries::Schedule;
use store::{activities, events, guests, peerings};
use wire::event::Departed;

use super::{Outgoing, TellProblem};
use crate::Federation;

impl Federation {
    /// Create, Update or Delete, each with an id of its own: what the peer has taken in once it does not take in again.
    pub(super) fn event_repeated(
        &self,
        activity: &Iri,
        id: &EventId,
        peer: &Origin,
        at: Timestamp,
    ) -> Result<Vec<Outgoing>, TellProblem> {
        let iri = Iri::local(&self.node.origin, &format!("/events/{id}"));
        let (event, stone, viewer) = self.node.database.read(|tx| {
            let viewer = peerings::active(tx, peer, Scope::Events)?;
            let event = events::get(tx, id)?;
            Ok::<_, TellProblem>((event, events::tombstone(tx, &iri)?, viewer))
        })?;
        let Some(viewer) = viewer.map(|peer| Viewer::Peer(Box::new(peer))) else {
            return Ok(Vec::new());
        };
        let name = activity.path_and_query().rsplit('/').next().unwrap_or_default();
        let outgoing = match (&event, &stone) {
            (Some(event), _) if viewer.may_see(event) => self.as_it_stands(event, name, peer, at)?,
            // It is there, and no longer for them.
            (Some(event), _) => {
                self.as_gone((&iri, event.revision, event.updated), Was::ForPeers, name, peer)?
            }
            (None, Some(stone)) => {
                let was = if stone.public { Was::Public } else { Was::ForPeers };
                self.as_gone((&iri, stone.revision, stone.deleted), was, name, peer)?
            }
            (None, None) => return Ok(Vec::new()),
        };
        Ok(vec![outgoing])
    }

    fn as_it_stands(
        &self,
        event: &Event,
        name: &str,
        peer: &Origin,
        at: Timestamp,
    ) -> Result<Outgoing, TellProblem> {
        let (inbox, inboxes) = self.inbox_at(peer)?;
        let (taken, reached) = self.node.database.read(|tx| {
            let taken = guests::get(tx, &event.id)?.taken();
            Ok::<_, TellProblem>((taken, activities::reached(tx, &event.id)?))
        })?;
        let seen = Seen {
            event: event.clone(),
            host: Host::Us,
            taken: Some(u32::try_from(taken).unwrap_or(u32::MAX)),
            waiting: 0,
        };
        let addresses = self.addresses();
        let facts = self.event_facts(&seen, &addresses);
        let (kind, verb, mut document) = match reached.contains(&inbox) {
            true => ("Update", "update", wire::event::update(&facts)),
            false => ("Create", "create", wire::event::create(&facts)),
        };
        let id = format!("{}/activities/{verb}/{}/{name}", event.iri, event.revision);
        document["id"] = json!(id);
        self.carrier(&facts, kind, document, inboxes, at)
    }

    /// `gone` is the event, the revision of its tombstone, and when it went.
    fn as_gone(
        &self,
        gone: (&Iri, u64, Timestamp),
        was: Was,
        name: &str,
        peer: &Origin,
    ) -> Result<Outgoing, TellProblem> {
        let (event, revision, deleted) = gone;
        let addresses = self.addresses();
        let departed = Departed {
            event,
            group: &self.node.group,
            followers: &addresses.followers,
            peers: &addresses.peers,
            audience: match was {
                Was::Public => &Audience::Public,
                Was::ForPeers => &Audience::AllPeers,
            },
            deleted,
            revision,
        };
        let path = format!("{}/activities/delete/{name}", event.path_and_query());
        let own_id = Iri::local(&self.node.origin, &path);
        self.delete(&departed, Some(&own_id), self.inbox_at(peer)?.1)
    }

    fn inbox_at(&self, peer: &Origin) -> Result<(Iri, BTreeMap<Iri, Schedule>), TellProblem> {
        let inbox = Iri::local(peer, "/inbox");
        let inboxes = BTreeMap::from([(inbox.clone(), self.schedule_of(peer)?)]);
        Ok((inbox, inboxes))
    }
}

/// To whom an event had been addressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Was {
    Public,
    ForPeers,
}
