//! Follows of our community and node, and answers to our own.

use community::follow::{receive_follow, receive_follow_answer, receive_unfollow};
use domain::{FollowAnswer, Iri, OwnActor, Scope};
use egress::FetchBudget;
use store::followers::Follower;
use store::inbox::Verdict;
use wire::activity::{Object, Verb};

use super::{Job, Setback, ignored, refused};
use crate::Federation;
use crate::actors::Freshness;

impl Federation {
    /// Somebody asks to follow.
    pub(super) async fn follow_asked(&self, job: &Job, budget: &mut FetchBudget) -> Result<(), Setback> {
        let object = job
            .activity
            .object
            .as_ref()
            .and_then(Object::id)
            .and_then(|id| self.own_actor(id));
        let Some(object) = object else {
            return self
                .settle_with(job, refused(&"only the community and the node can be followed"))
                .await;
        };
        let actor = self.actor(&job.actor, Freshness::Cached, budget).await?;
        let asker = Follower {
            actor: job.actor.clone(),
            inbox: actor.shared_inbox.clone().unwrap_or_else(|| actor.inbox.clone()),
            follow: job.id.clone(),
            since: self.node.now(),
        };
        let now = self.node.now();
        let rules = self.node.settings.rules;
        self.node
            .database
            .transact(|tx| {
                receive_follow(tx, &rules, object, asker.clone(), now)?;
                Ok(job.settle(tx, Verdict::Applied)?)
            })
            .await
    }

    /// Undo of a Follow.
    pub(super) async fn follow_ended(&self, job: &Job) -> Result<bool, Setback> {
        let about = wire::follow::read_about(&job.activity);
        let named = job.activity.object.as_ref().and_then(Object::id).cloned();
        let Some(object) = self.follow_object(job, about.and_then(|about| about.object), named)? else {
            return Ok(false);
        };
        self.node
            .database
            .transact(|tx| {
                receive_unfollow(tx, object, &job.actor)?;
                Ok::<_, Setback>(job.settle(tx, Verdict::Applied)?)
            })
            .await?;
        Ok(true)
    }

    /// Which of our actors a Follow was of: as embedded, else by the Follow we remember.
    fn follow_object(
        &self,
        job: &Job,
        object: Option<Iri>,
        follow: Option<Iri>,
    ) -> Result<Option<OwnActor>, Setback> {
        if let Some(object) = object {
            return Ok(self.own_actor(&object));
        }
        let Some(follow) = follow else { return Ok(None) };
        self.node.database.read(|tx| {
            for object in [OwnActor::Community, OwnActor::Node] {
                if store::followers::get(tx, object, &job.actor)?.is_some_and(|found| found.follow == follow)
                {
                    return Ok::<_, Setback>(Some(object));
                }
            }
            Ok(None)
        })
    }

    /// The other side's answer to a Follow of ours.
    pub(super) async fn follow_answered(&self, job: &Job) -> Result<bool, Setback> {
        let answer = match job.activity.verb {
            Verb::Accept => FollowAnswer::Yes,
            Verb::Reject => FollowAnswer::No,
            _ => return Ok(false),
        };
        let asked = self.node.database.read(|tx| {
            let mut asked = Vec::new();
            for follower in [OwnActor::Community, OwnActor::Node] {
                asked.extend(store::followers::following(tx, follower, &job.actor)?.map(|row| row.follow));
            }
            Ok::<_, Setback>(asked)
        })?;
        let named = job.activity.object.as_ref();
        let is_follow = named.and_then(Object::id).is_some_and(|id| asked.contains(id))
            || named.is_some_and(|object| object.kind() == "Follow");
        if !is_follow {
            return Ok(false);
        }
        if asked.is_empty() {
            self.settle_with(job, ignored("we did not ask to follow this actor"))
                .await?;
            return Ok(true);
        }
        self.node
            .database
            .transact(|tx| {
                receive_follow_answer(tx, &job.actor, answer)?;
                let peer = store::peerings::active(tx, &job.actor.origin(), Scope::Events)?;
                let is_community = peer.is_some_and(|peer| peer.peering().group == job.actor);
                if is_community && answer == FollowAnswer::Yes {
                    store::peerings::mark_backfill(tx, &job.actor.origin())?;
                }
                Ok::<_, Setback>(job.settle(tx, Verdict::Applied)?)
            })
            .await?;
        Ok(true)
    }

    pub(crate) fn own_actor(&self, id: &Iri) -> Option<OwnActor> {
        if id == &self.node.group {
            Some(OwnActor::Community)
        } else if id == &self.node.application {
            Some(OwnActor::Node)
        } else {
            None
        }
    }
}
