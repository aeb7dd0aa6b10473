//! Follows and peerings on their way.

use community::receive_end::accept_id;
use domain::{FollowAnswer, Iri, Origin, OwnActor, Side};
use jiff::Timestamp;
use serde_json::Value;
use store::activities::MeantFor;
use store::actor_keys::Signer;
use store::followers::Following;
use store::{StoreError, followers, peerings};
use wire::activity::Verb;
use wire::follow::FollowRef;
use wire::peering::EndFacts;

use super::event_news::id_of;
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
        let id = follow
            .as_str()
            .contains('#')
            .then_some(())
            .map_or(Some(follow), |()| None);
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

    /// The Offer that was signed when it was made, verbatim.
    pub(super) async fn peering_offered_by_us(&self, peer: &Origin) -> Result<Vec<Outgoing>, TellProblem> {
        let peering = self.node.database.read(|tx| peerings::get(tx, peer))?;
        let Some(peering) = peering.filter(|peering| peering.proposed == Side::Us) else {
            return Ok(Vec::new());
        };
        self.verbatim("Offer", &peering.signed_offer, &peering.group)
            .await
    }

    /// The Accept or Reject that was signed when it was made, verbatim.
    pub(super) async fn peering_answered_by_us(&self, peer: &Origin) -> Result<Vec<Outgoing>, TellProblem> {
        let peering = self.node.database.read(|tx| peerings::get(tx, peer))?;
        let Some((peering, text)) =
            peering.and_then(|peering| peering.signed_accept.clone().map(|text| (peering, text)))
        else {
            return Ok(Vec::new());
        };
        self.verbatim("Accept", &text, &peering.group).await
    }

    /// What an officer signed, as it was signed.
    pub(super) async fn verbatim(
        &self,
        kind: &'static str,
        text: &str,
        to: &Iri,
    ) -> Result<Vec<Outgoing>, TellProblem> {
        let document: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
        let inboxes = self.inbox_of(to).await?;
        Ok(vec![Outgoing {
            id: id_of(&document)?,
            kind,
            signer: Signer::Own(OwnActor::Community),
            body: text.to_owned(),
            meant_for: MeantFor::Party,
            inboxes,
            event: None,
            announced_by: None,
        }])
    }

    /// Undo of our Offer or Accept.
    pub(super) async fn peering_ended_by_us(
        &self,
        activity: &Iri,
        peer: &Origin,
        at: Timestamp,
    ) -> Result<Vec<Outgoing>, TellProblem> {
        let found = self.node.database.read(|tx| {
            let Some(peering) = peerings::get(tx, peer)? else {
                return Ok(None);
            };
            let announced = peerings::end_of(tx, &peering)?.filter(|ending| ending.by == Side::Us);
            Ok::<_, TellProblem>(Some((peering, announced)))
        })?;
        let Some((peering, announced)) = found else {
            return Ok(Vec::new());
        };
        let accept = accept_id(&peering);
        let (effective, reason) = match announced {
            Some(ending) => (ending.at, ending.reason),
            None => (at, peering.ended.as_ref().and_then(|ended| ended.reason.clone())),
        };
        let (undone, verb, object) = match (peering.proposed, accept) {
            (Side::Us, _) => (peering.offer.clone(), Verb::Offer, peering.agreement.clone()),
            (Side::Them, Some(accept)) => (accept, Verb::Accept, peering.offer.clone()),
            (Side::Them, None) => return Ok(Vec::new()),
        };
        let document = wire::peering::end(&EndFacts {
            activity,
            actor: &self.node.group,
            to: &peering.group,
            undone: &undone,
            undone_verb: &verb,
            undone_object: &object,
            effective,
            note: reason.as_ref(),
        });
        let inboxes = self.inbox_of(&peering.group).await?;
        Ok(vec![self.finish(
            activity,
            "Undo",
            Signer::Own(OwnActor::Community),
            document,
            inboxes,
            at,
        )?])
    }
}
