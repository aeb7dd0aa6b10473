//! Peerings on their way: proposed, answered, ended. Agreements on what members get are in `reciprocity.rs`.

use community::receive_end::accept_id;
use domain::{Iri, Origin, OwnActor, PeeringState, Side};
use jiff::Timestamp;
use store::activities::MeantFor;
use store::actor_keys::Signer;
use store::peerings;
use wire::activity::Verb;
use wire::peering::EndFacts;

use super::event_news::id_of;
use super::{Outgoing, TellProblem};
use crate::Federation;

impl Federation {
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
        let kind = match peering.state {
            PeeringState::Rejected => "Reject",
            _ => "Accept",
        };
        self.verbatim(kind, &text, &peering.group).await
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
