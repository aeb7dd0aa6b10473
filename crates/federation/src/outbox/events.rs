//! An officer publishes, changes and removes events through the community's outbox, and lets it follow others.

use std::collections::BTreeSet;

use community::cancel_event::cancel_event;
use community::change_event::{Expected, change_event};
use community::follow::{ask_to_follow, stop_following};
use community::postpone_event::postpone_event;
use community::publish_event::publish_event;
use community::remove_event::remove_event;
use community::see_event::{Host, Seen};
use domain::{Audience, Event, EventId, EventState, Iri, Origin, OwnActor, Zone};
use edge::{Problem, Reason};
use serde_json::Value;
use store::followers::{self, Following};
use store::{Officer, events};
use wire::activity::{Object, Verb};
use wire::event::{Amended, EventHints, amended, submitted};
use wire::follow::read_about;
use wire::submission::Addressed;

use super::{Author, Posted, refusals};
use crate::Federation;

impl Federation {
    /// Create, Update or Delete of an event.
    pub(super) async fn event_by(
        &self,
        author: &Author,
        officer: &Officer,
        posted: &Posted,
    ) -> Result<Iri, Problem> {
        let activity = &posted.submission.activity;
        let object = activity.object.as_ref();
        let own = object.and_then(Object::id).and_then(|id| self.own_event(id));
        match (&activity.verb, object.map(Object::kind), own) {
            (Verb::Create, Some("Event"), _) => self.publish(author, officer, posted).await,
            (Verb::Update, Some("Event" | ""), Some(id)) => self.amend(author, officer, &id, posted).await,
            (Verb::Delete, _, Some(id)) => self.remove(author, officer, &id, posted).await,
            (Verb::Update, Some("Event"), None) => Err(Problem::not_found()),
            (Verb::Delete, _, None) => Err(Problem::not_found()),
            _ => Err(refusals::unsupported(author)),
        }
    }

    /// Follow, as the community or the node.
    pub(super) async fn follow_by(
        &self,
        author: &Author,
        officer: &Officer,
        follower: OwnActor,
        posted: &Posted,
    ) -> Result<Iri, Problem> {
        let object = posted.submission.activity.object.as_ref();
        let actor = object.and_then(Object::id).ok_or_else(|| {
            Problem::new(
                Reason::Malformed,
                "the object of a Follow is the address of an actor",
            )
        })?;
        let followed = posted.once(&self.node.database, author, |tx| {
            let row = ask_to_follow(tx, officer, follower, actor, &posted.fresh, posted.now)
                .map_err(refusals::follow)?;
            Ok(row.follow)
        });
        followed.await
    }

    /// Undo of a Follow of the actor whose outbox this is, named by its address or embedded.
    pub(super) async fn unfollow_by(
        &self,
        author: &Author,
        officer: &Officer,
        follower: OwnActor,
        posted: &Posted,
    ) -> Result<Iri, Problem> {
        let undone = read_about(&posted.submission.activity).ok_or_else(|| refusals::unsupported(author))?;
        let done = posted.once(&self.node.database, author, |tx| {
            let rows = followers::list_following(tx, follower)?;
            let is_meant = |row: &&Following| match &undone.id {
                Some(id) => &row.follow == id,
                None => undone.object.as_ref() == Some(&row.actor),
            };
            let row = rows.iter().find(is_meant).ok_or_else(Problem::not_found)?;
            stop_following(tx, officer, follower, &row.actor, &posted.fresh, posted.now)
                .map_err(refusals::unfollow)?;
            Ok(posted.fresh.clone())
        });
        done.await
    }

    async fn publish(&self, author: &Author, officer: &Officer, posted: &Posted) -> Result<Iri, Problem> {
        let object = posted.submission.activity.object.as_ref();
        let value = object.and_then(Object::value).unwrap_or(&Value::Null);
        let id = ambient::ids::event_id(posted.now, &self.node.randomness);
        let iri = Iri::local(&self.node.origin, &format!("/events/{id}"));
        let zone = self.zone()?;
        let draft = submitted(value, &iri, &self.node.group, self.hints(&zone)).map_err(refusals::event)?;
        let audience = match &posted.submission.addressed {
            Addressed::Unsaid => self.node.settings.default_audience.clone(),
            Addressed::Said(named) => self.audience(named)?,
        };
        let made = Iri::local(&self.node.origin, &format!("/events/{id}/activities/create"));
        let published = posted.once(&self.node.database, author, |tx| {
            let resign_on = self.node.settings.ethics.resign_on;
            let (draft, audience) = (draft.clone(), audience.clone());
            publish_event(tx, officer, resign_on, id.clone(), draft, audience, posted.now)
                .map_err(refusals::publish)?;
            Ok(made.clone())
        });
        published.await
    }

    async fn amend(
        &self,
        author: &Author,
        officer: &Officer,
        id: &EventId,
        posted: &Posted,
    ) -> Result<Iri, Problem> {
        let changed = posted.once(&self.node.database, author, |tx| {
            let event = events::get(tx, id)?.ok_or_else(Problem::not_found)?;
            let was = event.state;
            let (amended, audience) = self.amended(event, posted)?;
            let now = posted.now;
            let mut event = change_event(tx, officer, id, amended.draft, audience, Expected::Any, now)
                .map_err(refusals::change)?;
            if amended.state == EventState::Cancelled {
                event = cancel_event(tx, officer, id, now).map_err(refusals::change)?;
            } else if amended.state == EventState::Postponed && was != EventState::Postponed {
                event = postpone_event(tx, officer, id, now).map_err(refusals::change)?;
            }
            let made = self.update_of(&event);
            Ok(made)
        });
        changed.await
    }

    async fn remove(
        &self,
        author: &Author,
        officer: &Officer,
        id: &EventId,
        posted: &Posted,
    ) -> Result<Iri, Problem> {
        let made = Iri::local(&self.node.origin, &format!("/events/{id}/activities/delete"));
        let removed = posted.once(&self.node.database, author, |tx| {
            remove_event(tx, officer, id, posted.now).map_err(refusals::change)?;
            Ok(made.clone())
        });
        removed.await
    }

    /// What the client's Update makes of an event; whom it is for stays unless she says otherwise.
    fn amended(&self, event: Event, posted: &Posted) -> Result<(Amended, Audience), Problem> {
        let object = posted.submission.activity.object.as_ref();
        let changes = object.and_then(Object::value).ok_or_else(|| {
            Problem::new(
                Reason::Malformed,
                "the object of an Update tells what changes, beside its id",
            )
        })?;
        let zone = self.zone()?;
        let addresses = self.addresses();
        let seen = Seen {
            event,
            host: Host::Us,
            taken: None,
            waiting: 0,
        };
        let facts = self.event_facts(&seen, &addresses);
        let amended = amended(&facts, changes, self.hints(&zone)).map_err(refusals::event)?;
        let before = &seen.event.audience;
        let is_set = matches!(amended.state, EventState::Cancelled | EventState::Postponed);
        if !is_set && amended.state != seen.event.state {
            return Err(Problem::new(
                Reason::Unsupported,
                "of an event's states only EventCancelled and EventPostponed are set by a client",
            ));
        }
        let audience = match &posted.submission.addressed {
            Addressed::Unsaid => before.clone(),
            // Our document names one collection for all peers and for some: who repeats it widens nothing.
            Addressed::Said(named) => match (self.audience(named)?, before) {
                (Audience::AllPeers, Audience::Peers(_)) => before.clone(),
                (audience, _) => audience,
            },
        };
        Ok((amended, audience))
    }

    /// The address of the Update that tells an event as it stands; of one never changed, of its Create.
    fn update_of(&self, event: &Event) -> Iri {
        let name = match event.revision {
            1 => "create".to_owned(),
            revision => format!("update/{revision}"),
        };
        Iri::local(
            &self.node.origin,
            &format!("/events/{}/activities/{name}", event.id),
        )
    }

    /// Whom an event is for, by those it is addressed to.
    fn audience(&self, named: &[String]) -> Result<Audience, Problem> {
        if wire::activity::is_public(named) {
            return Ok(Audience::Public);
        }
        let addresses = self.addresses();
        if named.iter().any(|one| one == addresses.peers.as_str()) {
            return Ok(Audience::AllPeers);
        }
        let peers: Option<BTreeSet<Origin>> = named
            .iter()
            .map(|one| {
                Iri::parse(one)
                    .ok()
                    .filter(|iri| !self.is_ours(iri))
                    .map(|iri| iri.origin())
            })
            .collect();
        match peers {
            Some(peers) if peers.is_empty() => Ok(Audience::Members),
            Some(peers) => Ok(Audience::Peers(peers)),
            None => Err(Problem::new(
                Reason::Invalid,
                format!(
                    "address an event to https://www.w3.org/ns/activitystreams#Public, to {}, to actors of peers, or \
                     to nobody for members alone",
                    addresses.peers
                ),
            )
            .at("to")),
        }
    }

    fn own_event(&self, iri: &Iri) -> Option<EventId> {
        let id = iri
            .path_and_query()
            .strip_prefix("/events/")
            .filter(|_| self.is_ours(iri))?;
        EventId::parse(id).ok()
    }

    fn zone(&self) -> Result<Zone, Problem> {
        let profile = self.node.database.read(store::community::profile)?;
        Ok(profile.map_or_else(Zone::utc, |profile| profile.zone))
    }

    fn hints<'h>(&'h self, zone: &'h Zone) -> EventHints<'h> {
        EventHints {
            zone,
            own: &self.node.origin,
        }
    }
}
