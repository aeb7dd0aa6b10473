//! Follows of our community and node on their way, and our answers to those of others.

use domain::{FollowAnswer, Iri, OwnActor};
use jiff::Timestamp;
use serde_json::Value;
use store::actor_keys::Signer;
use store::followers::Following;
use store::{StoreError, followers};
use wire::activity::is_synthetic;
use wire::follow::FollowRef;

use super::{Outgoing, TellProblem};
use crate::Federation;

impl Federation {
    /// Our community or node asks to follow.
    pub(super) async fn followed(
        &self,
        actor: &Iri,
        follower: OwnActor,
        at: Timestamp,
    ) -> Result<Vec<Outgoing>, TellProblem> {
        let Some(row) = self.following(follower, actor)? else {
            return Ok(Vec::new());
        };
        let signer = Signer::Own(follower);
        let document = wire::follow::follow(&row.follow, &self.actor_of(&signer)?, actor);
        let inboxes = self.inbox_of(actor).await?;
        Ok(vec![self.finish(
            &row.follow,
            "Follow",
            signer,
            document,
            inboxes,
            at,
        )?])
    }

    /// Our community or node takes its Follow back; who is followed anew meanwhile is not told.
    pub(super) async fn unfollowed(
        &self,
        actor: &Iri,
        follower: OwnActor,
        at: Timestamp,
    ) -> Result<Vec<Outgoing>, TellProblem> {
        let row = self.following(follower, actor)?;
        let Some((undo, document)) = row.and_then(|row| self.undo_of_follow(follower, &row)) else {
            return Ok(Vec::new());
        };
        let inboxes = self.inbox_of(actor).await?;
        let signer = Signer::Own(follower);
        Ok(vec![self.finish(&undo, "Undo", signer, document, inboxes, at)?])
    }

    fn following(&self, follower: OwnActor, actor: &Iri) -> Result<Option<Following>, StoreError> {
        let database = &self.node.database;
        database.read(|tx| followers::following(tx, follower, actor))
    }

    /// The Undo of a Follow that was taken back, unsigned, and its address.
    pub(crate) fn undo_of_follow(&self, follower: OwnActor, row: &Following) -> Option<(Iri, Value)> {
        let undo = row.undo.clone()?;
        let own = self.actor_of(&Signer::Own(follower)).ok()?;
        let follow = FollowRef {
            id: Some(&row.follow),
            actor: &own,
            object: &row.actor,
        };
        let document = wire::follow::undo(&undo, follow);
        Some((undo, document))
    }

    /// We answer somebody's Follow.
    pub(super) async fn follow_answered_by_us(
        &self,
        activity: &Iri,
        follow: &Iri,
        actor: &Iri,
        signer: Signer,
        answer: FollowAnswer,
        at: Timestamp,
    ) -> Result<Vec<Outgoing>, TellProblem> {
        let object = self.actor_of(&signer)?;
        let id = Some(follow).filter(|follow| !is_synthetic(follow));
        let about = FollowRef {
            id,
            actor,
            object: &object,
        };
        let (kind, document) = match answer {
            FollowAnswer::Yes => ("Accept", wire::follow::accept(activity, about)),
            FollowAnswer::No => ("Reject", wire::follow::reject(activity, about)),
        };
        let inboxes = self.inbox_of(actor).await?;
        Ok(vec![self.finish(activity, kind, signer, document, inboxes, at)?])
    }
}
