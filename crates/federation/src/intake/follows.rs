//! Follows of our community and node, and answers to our own.

use community::follow::{receive_follow, receive_follow_answer, receive_unfollow, refuse_to_follow_member};
use domain::{FollowAnswer, Handle, Iri, Member, OwnActor, Scope};
use egress::FetchBudget;
use store::actor_keys::Signer;
use store::followers::Follower;
use store::inbox::Verdict;
use store::members;
use wire::activity::{Object, Verb};

use super::{Job, Setback, ignored, refused};
use crate::Federation;
use crate::actors::Freshness;
use crate::own_keys::NoKeys;

impl Federation {
    /// Somebody asks to follow.
    pub(super) async fn follow_asked(&self, job: &Job, budget: &mut FetchBudget) -> Result<(), Setback> {
        let named = job.activity.object.as_ref().and_then(Object::id);
        let Some(object) = named.and_then(|id| self.own_actor(id)) else {
            return self.follow_of_member_asked(job, named).await;
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

    /// Members are not followed: who asks for one who is an actor gets a Reject (protocol section 2).
    async fn follow_of_member_asked(&self, job: &Job, named: Option<&Iri>) -> Result<(), Setback> {
        let member = match named {
            Some(named) => self.own_person(named)?,
            None => None,
        };
        let refusal = refused(&"only the community and the node can be followed");
        let Some(member) = member else {
            return self.settle_with(job, refusal).await;
        };
        let now = self.node.now();
        self.node
            .database
            .transact(|tx| {
                refuse_to_follow_member(tx, &member.id, &job.actor, &job.id, now)?;
                Ok(job.settle(tx, refusal.clone())?)
            })
            .await
    }

    /// The member whose actor this is; one who has never acted towards another node has none.
    fn own_person(&self, id: &Iri) -> Result<Option<Member>, Setback> {
        let handle = id
            .as_str()
            .strip_prefix(self.node.origin.as_str())
            .and_then(|path| path.strip_prefix("/users/"))
            .and_then(|handle| Handle::parse(handle).ok());
        let Some(handle) = handle else { return Ok(None) };
        let member = self.node.database.read(|tx| members::by_handle(tx, &handle))?;
        let Some(member) = member else { return Ok(None) };
        match self.keys_of(&Signer::Member(member.id.clone())) {
            Ok(_) => Ok(Some(member)),
            Err(NoKeys::Store(error)) => Err(error.into()),
            Err(NoKeys::Missing | NoKeys::Unreadable) => Ok(None),
        }
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
