//! Events of other nodes: told, announced, changed, removed. A removal may be an actor's, which is the matter of `actors.rs`.

use bytes::Bytes;
use community::Teller;
use community::event_quota::within_quota;
use community::receive_event::{EventHeard, ReceiveRefused, hear_event, hear_passed_on};
use community::receive_removal::{Removed, receive_removal};
use domain::sabotage::{Bug, planted};
use domain::{Iri, Origin};
use egress::FetchBudget;
use serde_json::Value;
use store::StoreError;
use store::held;
use store::inbox::Verdict;
use wire::activity::{Activity, Object};
use wire::event::{EventHints, PassedOn, ReceivedEvent, passed_on};

use super::{Effect, Job, Setback, ignored, refused};
use crate::Federation;
use crate::actors::ActorProblem;

impl Federation {
    /// Create, Update or Invite of an event that is told in full, and not by its owner: it is asked for on its own server. What
    /// the owner tells is the matter of [`Self::effect_of_telling`].
    pub(super) async fn event_heard(&self, job: &Job, budget: &mut FetchBudget) -> Result<(), Setback> {
        let Some(Object::Embedded {
            id: Some(id), value, ..
        }) = &job.activity.object
        else {
            return self.settle_with(job, ignored("it names no event")).await;
        };
        // Mobilizon's organisers speak for their group: then it is the group that we follow.
        let owner = self.read_event(value).ok().map(|event| event.owner);
        let owner = owner.filter(|owner| owner.origin() == job.actor.origin());
        let by = match owner {
            Some(owner) if !self.is_listened_to(&job.actor)? => owner,
            _ => job.actor.clone(),
        };
        self.fetch_and_keep(job, &by, id, budget).await
    }

    /// Create, Update or Invite of something of which only the name is told.
    pub(super) async fn event_named(&self, job: &Job, budget: &mut FetchBudget) -> Result<(), Setback> {
        match &job.activity.object {
            Some(Object::Id(id)) if !self.is_ours(id) => {
                self.fetch_and_keep(job, &job.actor, id, budget).await
            }
            _ => self.settle_with(job, ignored("it names no event")).await,
        }
    }

    /// What an event brings about that is told in full, where nothing is fetched: its owner embeds it.
    pub(super) fn effect_of_telling(&self, job: &Job) -> Option<Effect> {
        let Some(Object::Embedded { value, .. }) = &job.activity.object else {
            return None;
        };
        match self.read_event(value) {
            Ok(mut event) if event.owner == job.actor || is_taken_for_the_owner(job, &event) => {
                // Gancio and Hubzilla address the activity alone.
                if ["to", "cc"].iter().all(|key| value.get(key).is_none()) {
                    event.public = wire::activity::is_public(&job.activity.to);
                }
                Some(self.keeping(job.actor.clone(), event, job.body.clone()))
            }
            Ok(event) if event.iri.origin() != job.actor.origin() => None,
            Ok(event) if event.draft.organizers.contains(&job.actor) => None,
            Ok(_) => Some(settled(refused(&ReceiveRefused::NotTheOwner))),
            Err(reason) => Some(settled(refused(&reason))),
        }
    }

    /// Announce of an event, or of an activity about one: by id from its own server, whoever passes it on (threat A12).
    pub(super) async fn event_announced(&self, job: &Job, budget: &mut FetchBudget) -> Result<(), Setback> {
        let Some(passed) = job.activity.object.as_ref().and_then(passed_on) else {
            return self.settle_with(job, ignored("it names no event")).await;
        };
        if !self.is_listened_to(&job.actor)? {
            return self
                .settle_with(job, ignored("we neither peer with nor follow this actor"))
                .await;
        }
        let (PassedOn::Named(id) | PassedOn::Told(id) | PassedOn::Removed(id)) = &passed;
        let known = self.node.database.read(|tx| store::events::by_iri(tx, id))?;
        match passed {
            _ if self.is_ours(id) => self.settle_with(job, ignored("it is known already")).await,
            PassedOn::Named(_) if known.is_some() => {
                self.settle_with(job, ignored("it is known already")).await
            }
            PassedOn::Removed(_) if known.is_none() => {
                self.settle_with(job, ignored("it is not known here")).await
            }
            PassedOn::Removed(id) => self.removed_at(job, id, budget).await,
            PassedOn::Named(id) | PassedOn::Told(id) => {
                self.fetch_and_keep(job, &job.actor, &id, budget).await
            }
        }
    }

    /// Delete: by the owner; else the address itself is asked.
    pub(super) async fn removed(&self, job: &Job, budget: &mut FetchBudget) -> Result<(), Setback> {
        let Some(object) = job.activity.object.as_ref().and_then(Object::id).cloned() else {
            return self.settle_with(job, ignored("it names nothing")).await;
        };
        if object == job.actor {
            return self.actor_gone(job).await;
        }
        self.removed_at(job, object, budget).await
    }

    async fn removed_at(&self, job: &Job, object: Iri, budget: &mut FetchBudget) -> Result<(), Setback> {
        let known = self.node.database.read(|tx| store::events::by_iri(tx, &object))?;
        let said_by = match known {
            Some(event) if event.owner != job.actor && object.origin() != self.node.origin => {
                match self.fetch_document(&object, budget).await {
                    Err(ActorProblem::Gone) => event.owner,
                    Ok(document) if is_tombstone(&document.value) => event.owner,
                    Err(problem @ (ActorProblem::Unavailable | ActorProblem::Limit)) => {
                        return Err(problem.into());
                    }
                    _ => job.actor.clone(),
                }
            }
            _ => job.actor.clone(),
        };
        let (now, revision) = (self.node.now(), listed_revision(&job.activity));
        self.node
            .database
            .transact(|tx| {
                let verdict = match receive_removal(tx, &said_by, &object, revision, now) {
                    Ok(Removed::Gone) => {
                        if let Some(revision) = revision.filter(|_| said_by == job.actor) {
                            held::put(tx, &object, revision, job.text())?;
                        }
                        Verdict::Applied
                    }
                    Ok(Removed::Unknown) => Verdict::Applied,
                    Err(ReceiveRefused::Store(error)) => return Err(Setback::from(error)),
                    Err(reason) => refused(&reason),
                };
                Ok(job.settle(tx, verdict)?)
            })
            .await
    }

    /// Asks an event's own server for it, because `by` is listened to and named it.
    async fn fetch_and_keep(
        &self,
        job: &Job,
        by: &Iri,
        id: &Iri,
        budget: &mut FetchBudget,
    ) -> Result<(), Setback> {
        if self.is_ours(id) {
            return self.settle_with(job, refused(&ReceiveRefused::LocalId)).await;
        }
        if !self.is_listened_to(by)? {
            return self
                .settle_with(job, ignored("we neither peer with nor follow this actor"))
                .await;
        }
        let mut document = self.fetch_document(id, budget).await;
        let named = document
            .as_ref()
            .ok()
            .and_then(|found| named_within(&found.value, id));
        let id = named.as_ref().unwrap_or(id);
        if named.is_some() {
            document = self.fetch_document(id, budget).await;
        }
        let document = match document {
            Ok(document) => document,
            Err(problem @ (ActorProblem::NotFound | ActorProblem::Gone)) => {
                return self.settle_with(job, refused(&problem)).await;
            }
            Err(problem) => return Err(problem.into()),
        };
        match self.read_event(&document.value) {
            Ok(event) if &event.iri == id => {
                let effect = self.keeping_passed_on(by.clone(), event);
                self.settle_by(job, &effect).await
            }
            Ok(_) => {
                self.settle_with(job, refused(&"its address answers with another event"))
                    .await
            }
            Err(reason) => self.settle_with(job, refused(&reason)).await,
        }
    }

    fn keeping_passed_on(&self, by: Iri, event: ReceivedEvent) -> Effect {
        let now = self.node.now();
        let fresh = ambient::ids::event_id(now, &self.node.randomness);
        let most = self.tuning.new_events_per_host_per_day;
        Box::new(move |tx| {
            verdict_of(within_quota(tx, &event.iri, most, now, |tx| {
                hear_passed_on(tx, &by, &event, fresh.clone(), now)
            }))
        })
    }

    /// With what the owner signed, to be given back to it if it loses the event. Only our own kind counts its versions.
    fn keeping(&self, said_by: Iri, event: ReceivedEvent, body: Bytes) -> Effect {
        let now = self.node.now();
        let fresh = ambient::ids::event_id(now, &self.node.randomness);
        let most = self.tuning.new_events_per_host_per_day;
        Box::new(move |tx| {
            let heard = within_quota(tx, &event.iri, most, now, |tx| {
                hear_event(tx, &said_by, &event, fresh.clone(), now)
            });
            if let (Ok(EventHeard::New(_) | EventHeard::Changed(_)), Some(revision)) =
                (&heard, event.revision)
                && let Ok(text) = std::str::from_utf8(&body)
            {
                held::put(tx, &event.iri, revision, text)?;
            }
            verdict_of(heard)
        })
    }

    pub(crate) fn read_event(&self, value: &Value) -> Result<ReceivedEvent, wire::event::EventRefused> {
        self.read_event_at(value, &self.node.origin)
    }

    /// Reads an event as a node at `own` would, whose own events nobody else tells it.
    pub(crate) fn read_event_at(
        &self,
        value: &Value,
        own: &Origin,
    ) -> Result<ReceivedEvent, wire::event::EventRefused> {
        let zone = self
            .node
            .database
            .read(store::community::profile)
            .ok()
            .flatten()
            .map(|profile| profile.zone);
        let zone = zone.unwrap_or_else(domain::Zone::utc);
        wire::event::read(value, EventHints { zone: &zone, own })
    }

    fn is_listened_to(&self, actor: &Iri) -> Result<bool, Setback> {
        let teller = self.node.database.read(|tx| Teller::look_up(tx, actor))?;
        Ok(teller.is_listened_to())
    }
}

fn verdict_of(heard: Result<EventHeard, ReceiveRefused>) -> Result<Verdict, StoreError> {
    match heard {
        Ok(EventHeard::New(_) | EventHeard::Changed(_)) => Ok(Verdict::Applied),
        Ok(EventHeard::Known) => Ok(ignored("nothing in it is newer")),
        Ok(EventHeard::Removed) => Ok(ignored("the event was removed")),
        Err(ReceiveRefused::Store(error)) => Err(error),
        Err(ReceiveRefused::NotFollowed) => Ok(ignored("we neither peer with nor follow this actor")),
        Err(reason) => Ok(refused(&reason)),
    }
}

/// The event of a Create or Update that was found at its own address, on the same server.
fn named_within(document: &Value, address: &Iri) -> Option<Iri> {
    let activity = wire::activity::read(document).ok()?;
    match passed_on(&Object::Embedded {
        id: activity.id,
        kind: activity.verb.word().to_owned(),
        value: document.clone(),
    })? {
        PassedOn::Told(event) => (event.origin() == address.origin()).then_some(event),
        PassedOn::Named(_) | PassedOn::Removed(_) => None,
    }
}

/// The revision of the tombstone that an activity carries.
pub(super) fn listed_revision(activity: &Activity) -> Option<u64> {
    match activity.object.as_ref()? {
        Object::Embedded { value, .. } => value.get("revision")?.as_u64(),
        Object::Id(_) => None,
    }
}

/// The planted bugs S9 and S20: somebody else, or somebody of the same server, passes for the owner.
fn is_taken_for_the_owner(job: &Job, event: &ReceivedEvent) -> bool {
    planted(Bug::S9) || (planted(Bug::S20) && event.owner.origin() == job.actor.origin())
}

/// A verdict that needs no look at the store.
fn settled(verdict: Verdict) -> Effect {
    Box::new(move |_| Ok(verdict.clone()))
}

fn is_tombstone(value: &Value) -> bool {
    value.get("type").and_then(Value::as_str) == Some("Tombstone")
}
