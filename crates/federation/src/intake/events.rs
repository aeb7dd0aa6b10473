//! Events of other nodes: told, announced, changed, removed.

use community::receive_event::{ReceiveRefused, Received, receive_event};
use community::receive_removal::receive_removal;
use domain::{Iri, OwnActor};
use egress::FetchBudget;
use serde_json::Value;
use store::actors;
use store::inbox::Verdict;
use wire::activity::Object;
use wire::event::{EventHints, ReceivedEvent};

use super::{Job, Setback, ignored, refused};
use crate::Federation;
use crate::actors::{ActorProblem, Freshness};

impl Federation {
    /// Create, Update or Invite of an event: what the owner says of it, embedded or by id.
    pub(super) async fn event_told(&self, job: &Job, budget: &mut FetchBudget) -> Result<(), Setback> {
        match &job.activity.object {
            Some(Object::Embedded { value, .. }) => match self.read_event(value) {
                Ok(event) if event.owner == job.actor => self.keep_event(job, &job.actor, &event).await,
                Ok(event) if event.iri.origin() == job.actor.origin() => {
                    self.settle_with(job, refused(&ReceiveRefused::NotTheOwner)).await
                }
                Ok(event) => self.fetch_and_keep(job, &event.iri, budget).await,
                Err(reason) => self.settle_with(job, refused(&reason)).await,
            },
            Some(Object::Id(id)) => self.fetch_and_keep(job, id, budget).await,
            None => self.settle_with(job, ignored("it names no event")).await,
        }
    }

    /// Announce of an event: by id from its own server, whoever passes it on (threat A12).
    pub(super) async fn event_announced(&self, job: &Job, budget: &mut FetchBudget) -> Result<(), Setback> {
        let Some(id) = job.activity.object.as_ref().and_then(Object::id) else {
            return self.settle_with(job, ignored("it names nothing")).await;
        };
        if !self.is_listened_to(&job.actor)? {
            return self
                .settle_with(job, ignored("we neither peer with nor follow this actor"))
                .await;
        }
        let known = self.node.database.read(|tx| store::events::by_iri(tx, id))?;
        if known.is_some() || self.is_ours(id) {
            return self.settle_with(job, ignored("it is known already")).await;
        }
        self.fetch_and_keep(job, id, budget).await
    }

    /// Delete: by the owner; else the address itself is asked.
    pub(super) async fn removed(&self, job: &Job, budget: &mut FetchBudget) -> Result<(), Setback> {
        let Some(object) = job.activity.object.as_ref().and_then(Object::id).cloned() else {
            return self.settle_with(job, ignored("it names nothing")).await;
        };
        if object == job.actor {
            return self.actor_gone(job).await;
        }
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
        let now = self.node.now();
        self.node
            .database
            .transact(|tx| {
                let verdict = match receive_removal(tx, &said_by, &object, now) {
                    Ok(_) => Verdict::Applied,
                    Err(ReceiveRefused::Store(error)) => return Err(Setback::from(error)),
                    Err(reason) => refused(&reason),
                };
                Ok(job.settle(tx, verdict)?)
            })
            .await
    }

    /// An actor changed: its document is fetched anew, from its own address alone (threat A7).
    pub(super) async fn actor_changed(&self, job: &Job, budget: &mut FetchBudget) -> Result<(), Setback> {
        if job.activity.object.as_ref().and_then(Object::id) != Some(&job.actor) {
            return self
                .settle_with(job, refused(&"an actor changes only itself"))
                .await;
        }
        match self.actor(&job.actor, Freshness::Anew, budget).await {
            Ok(actor) => {
                let peering = self
                    .node
                    .database
                    .read(|tx| store::peerings::by_actor(tx, &actor.id))?;
                if let Some(peering) = peering
                    && let Err(why) = self.refresh_profile(&peering.peer, &peering.group, budget).await
                {
                    tracing::warn!(peer = %peering.peer, %why, "a peer's labels could not be refreshed");
                }
                self.settle_with(job, Verdict::Applied).await
            }
            Err(ActorProblem::Limit | ActorProblem::FetchedLately) => {
                self.settle_with(job, ignored("it was fetched a moment ago"))
                    .await
            }
            Err(problem) => Err(problem.into()),
        }
    }

    /// An actor is gone for good, by its own signature.
    async fn actor_gone(&self, job: &Job) -> Result<(), Setback> {
        self.actors.forget(&job.actor);
        self.node
            .database
            .transact(|tx| {
                actors::remove(tx, &job.actor);
                for object in [OwnActor::Community, OwnActor::Node] {
                    store::followers::remove(tx, object, &job.actor);
                }
                Ok(job.settle(tx, Verdict::Applied)?)
            })
            .await
    }

    async fn fetch_and_keep(&self, job: &Job, id: &Iri, budget: &mut FetchBudget) -> Result<(), Setback> {
        if self.is_ours(id) {
            return self.settle_with(job, refused(&ReceiveRefused::LocalId)).await;
        }
        if !self.is_listened_to(&job.actor)? {
            return self
                .settle_with(job, ignored("we neither peer with nor follow this actor"))
                .await;
        }
        let document = match self.fetch_document(id, budget).await {
            Ok(document) => document,
            Err(problem @ (ActorProblem::NotFound | ActorProblem::Gone)) => {
                return self.settle_with(job, refused(&problem)).await;
            }
            Err(problem) => return Err(problem.into()),
        };
        match self.read_event(&document.value) {
            Ok(event) if &event.iri == id => {
                let owner = event.owner.clone();
                self.keep_event(job, &owner, &event).await
            }
            Ok(_) => {
                self.settle_with(job, refused(&"its address answers with another event"))
                    .await
            }
            Err(reason) => self.settle_with(job, refused(&reason)).await,
        }
    }

    async fn keep_event(&self, job: &Job, said_by: &Iri, event: &ReceivedEvent) -> Result<(), Setback> {
        let now = self.node.now();
        let fresh = ambient::ids::event_id(now, &self.node.randomness);
        self.node
            .database
            .transact(|tx| {
                let verdict = match receive_event(tx, said_by, event, fresh.clone(), now) {
                    Ok(Received::New(_) | Received::Changed(_)) => Verdict::Applied,
                    Ok(Received::Known) => ignored("nothing in it is newer"),
                    Ok(Received::Removed) => ignored("the event was removed"),
                    Err(ReceiveRefused::Store(error)) => return Err(Setback::from(error)),
                    Err(ReceiveRefused::NotFollowed) => ignored("we neither peer with nor follow this actor"),
                    Err(reason) => refused(&reason),
                };
                Ok(job.settle(tx, verdict)?)
            })
            .await
    }

    pub(crate) fn read_event(&self, value: &Value) -> Result<ReceivedEvent, wire::event::EventRefused> {
        let zone = self
            .node
            .database
            .read(store::community::profile)
            .ok()
            .flatten()
            .map(|profile| profile.zone);
        let zone = zone.unwrap_or_else(domain::Zone::utc);
        wire::event::read(
            value,
            EventHints {
                zone: &zone,
                own: &self.node.origin,
            },
        )
    }

    /// Whether we follow the actor or it belongs to an active peer.
    pub(super) fn is_listened_to(&self, actor: &Iri) -> Result<bool, Setback> {
        self.node.database.read(|tx| {
            let peer = store::peerings::active(tx, &actor.origin(), domain::Scope::Events)?.is_some();
            let mut followed = false;
            for follower in [OwnActor::Community, OwnActor::Node] {
                followed |= store::followers::following(tx, follower, actor)?
                    .is_some_and(|follow| follow.state != store::followers::FollowState::Rejected);
            }
            Ok::<_, Setback>(peer || followed)
        })
    }
}

fn is_tombstone(value: &Value) -> bool {
    value.get("type").and_then(Value::as_str) == Some("Tombstone")
}
