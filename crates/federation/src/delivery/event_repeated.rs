//! One of our events as it now stands, told anew to one peer that lacks it (protocol section 6.2).

use std::collections::BTreeMap;

use community::Viewer;
use community::see_event::{Host, Seen};
use domain::{Audience, EventId, Iri, Origin, Scope};
use jiff::Timestamp;
use serde_json::json;
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
        let inbox = Iri::local(peer, "/inbox");
        let inboxes = BTreeMap::from([(inbox.clone(), self.line_to(peer)?)]);
        let addresses = self.addresses();
        let name = activity
            .path_and_query()
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .to_owned();
        let (revision, deleted, public) = match (&event, &stone) {
            (Some(event), _) if viewer.may_see(event) => {
                let (taken, reached) = self.node.database.read(|tx| {
                    let taken = guests::get(tx, id)?.taken();
                    Ok::<_, TellProblem>((taken, activities::reached(tx, id)?))
                })?;
                let seen = Seen {
                    event: event.clone(),
                    host: Host::Us,
                    taken: Some(u32::try_from(taken).unwrap_or(u32::MAX)),
                    waiting: 0,
                };
                let facts = self.event_facts(&seen, &addresses);
                let (kind, mut document) = match reached.contains(&inbox) {
                    true => ("Update", wire::event::update(&facts)),
                    false => ("Create", wire::event::create(&facts)),
                };
                let verb = kind.to_ascii_lowercase();
                document["id"] = json!(format!("{iri}/activities/{verb}/{}/{name}", event.revision));
                return Ok(vec![self.carrier(&facts, kind, document, inboxes, at)?]);
            }
            // It is there, and no longer for them.
            (Some(event), _) => (event.revision, event.updated, false),
            (None, Some(stone)) => (stone.revision, stone.deleted, stone.public),
            (None, None) => return Ok(Vec::new()),
        };
        let audience = if public {
            Audience::Public
        } else {
            Audience::AllPeers
        };
        let departed = Departed {
            event: &iri,
            group: &self.node.group,
            followers: &addresses.followers,
            peers: &addresses.peers,
            audience: &audience,
            deleted,
            revision,
        };
        let own_id = Iri::local(
            &self.node.origin,
            &format!("/events/{id}/activities/delete/{name}"),
        );
        Ok(vec![self.delete(&departed, Some(&own_id), inboxes)?])
    }
}
