//! Peerings: proposals of other nodes, their answers to ours, and their ends.

use community::propose_peering::{PeeringRefused, Proposal};
use community::receive_end::{EndSaid, is_end_of, receive_end};
use community::receive_peering::{Acceptance, receive_acceptance, receive_proposal, receive_rejection};
use domain::Origin;
use egress::FetchBudget;
use store::inbox::Verdict;
use wire::peering::{PeeringAnswer, PeeringOffer};

use super::{Job, Setback, refused};
use crate::Federation;
use crate::actors::{ActorProblem, Freshness};
use crate::peers::KeyPins;

impl Federation {
    /// A proposal: the document's own proof, and pins equal to the keys both sides publish.
    pub(super) async fn peering_offered(&self, job: &Job, budget: &mut FetchBudget) -> Result<(), Setback> {
        let offer = match wire::peering::read_offer(&job.activity, &self.node.group) {
            Ok(offer) => offer,
            Err(reason) => return self.settle_with(job, refused(&reason)).await,
        };
        let mut pins = self.pins_of(&job.actor, Freshness::Cached, budget).await?;
        if self.check_offer(&offer, &pins).is_err() {
            // It may have new keys since we last looked.
            pins = self.pins_of(&job.actor, Freshness::Anew, budget).await?;
        }
        if let Err(reason) = self.check_offer(&offer, &pins) {
            return self.settle_with(job, refused(&reason)).await;
        }
        let digest = match wire::multibase::digest_multibase(&offer.document) {
            Ok(digest) => digest,
            Err(reason) => return self.settle_with(job, refused(&reason)).await,
        };
        let proposal = Proposal {
            peer: job.actor.origin(),
            group: job.actor.clone(),
            application: pins.application.clone(),
            name: pins.name.clone(),
            agreement: offer.agreement,
            own_agreement: None,
            offer: offer.offer,
            scopes: offer.scopes,
            key_pins: offer.key_pins,
            note: offer.note,
            digest,
            signed_offer: job.text().to_owned(),
        };
        let now = self.node.now();
        self.node
            .database
            .transact(|tx| {
                let verdict = match receive_proposal(tx, proposal.clone(), now) {
                    Ok(_) => Verdict::Applied,
                    Err(PeeringRefused::Store(error)) => return Err(Setback::from(error)),
                    Err(reason) => refused(&reason),
                };
                Ok(job.settle(tx, verdict)?)
            })
            .await
    }

    fn check_offer(&self, offer: &PeeringOffer, pins: &KeyPins) -> Result<(), String> {
        let now = self.node.now();
        if offer.expires.is_some_and(|expires| expires < now) {
            return Err("the proposal has expired".to_owned());
        }
        let window = self.tuning.stranger_window;
        wire::proof::verify(&offer.document, &pins.group_key, &offer.proposer, now, window)
            .map_err(|_| "the proof on the document does not verify".to_owned())?;
        let published = pins.with(&self.own_pins().map_err(|error| error.to_string())?);
        let claimed: std::collections::BTreeSet<_> = offer.key_pins.iter().collect();
        if claimed == published.iter().collect() {
            Ok(())
        } else {
            Err("the keys in the document are not those that both nodes publish".to_owned())
        }
    }

    /// Accept or Reject of our Offer.
    pub(super) async fn peering_answered(&self, job: &Job) -> Result<bool, Setback> {
        let Some(answer) = wire::peering::read_answer(&job.activity) else {
            return Ok(false);
        };
        let offer = match &answer {
            PeeringAnswer::Accepted { offer, .. } | PeeringAnswer::Rejected { offer, .. } => offer,
        };
        if !self.is_our_offer(&job.actor.origin(), offer)? {
            return Ok(false);
        }
        if matches!(answer, PeeringAnswer::Accepted { .. }) && !self.is_signed(job).await? {
            self.settle_with(
                job,
                refused(&"an accepted agreement carries the proof of who accepts it"),
            )
            .await?;
            return Ok(true);
        }
        let now = self.node.now();
        let follows = [self.node.fresh_activity(), self.node.fresh_activity()];
        let accepted = self
            .node
            .database
            .transact(|tx| {
                let done = match &answer {
                    PeeringAnswer::Rejected { offer, .. } => {
                        receive_rejection(tx, &job.actor, offer, now).map(|()| None)
                    }
                    PeeringAnswer::Accepted {
                        offer,
                        digest,
                        scopes,
                        ..
                    } => {
                        let acceptance = Acceptance {
                            said_by: job.actor.clone(),
                            offer: offer.clone(),
                            digest: digest.clone(),
                            scopes: scopes.clone(),
                            signed_accept: job.text().to_owned(),
                            follows: follows.clone(),
                        };
                        receive_acceptance(tx, acceptance, now).map(Some)
                    }
                };
                let (verdict, peering) = match done {
                    Ok(peering) => (Verdict::Applied, peering),
                    Err(PeeringRefused::Store(error)) => return Err(Setback::from(error)),
                    Err(reason) => (refused(&reason), None),
                };
                job.settle(tx, verdict)?;
                Ok(peering)
            })
            .await?;
        if let Some(peering) = accepted {
            self.backfill_soon(&peering.peer).await;
        }
        Ok(true)
    }

    /// Whether the document itself is signed by its actor: it is kept, and has to prove itself later too.
    async fn is_signed(&self, job: &Job) -> Result<bool, Setback> {
        let Ok(document) = wire::json::read(&job.body) else {
            return Ok(false);
        };
        let Some(method) = wire::proof::verification_method(&document) else {
            return Ok(false);
        };
        let mut budget = self.budget();
        let prover = self.key(&method, Freshness::Cached, &mut budget).await?;
        let proof = prover.proves(&document, &job.actor, self.node.now());
        Ok(prover.actor.id == job.actor && proof.is_ok())
    }

    fn is_our_offer(&self, peer: &Origin, offer: &domain::Iri) -> Result<bool, Setback> {
        let peering = self.node.database.read(|tx| store::peerings::get(tx, peer))?;
        Ok(peering.is_some_and(|peering| &peering.offer == offer))
    }

    /// Undo of their Offer or Accept.
    pub(super) async fn peering_ended(&self, job: &Job) -> Result<bool, Setback> {
        let Some(end) = wire::peering::read_end(&job.activity) else {
            return Ok(false);
        };
        let peering = self
            .node
            .database
            .read(|tx| store::peerings::get(tx, &job.actor.origin()))?;
        let Some(peering) = peering else { return Ok(false) };
        if !is_end_of(&peering, &end.undone) {
            return Ok(false);
        }
        let said = EndSaid {
            said_by: job.actor.clone(),
            undone: end.undone,
            effective: end.effective,
            reason: end.reason,
        };
        let now = self.node.now();
        self.node
            .database
            .transact(|tx| {
                let verdict = match receive_end(tx, &said, now) {
                    Ok(_) => Verdict::Applied,
                    Err(PeeringRefused::Store(error)) => return Err(Setback::from(error)),
                    Err(reason) => refused(&reason),
                };
                Ok(job.settle(tx, verdict)?)
            })
            .await?;
        Ok(true)
    }

    /// Keys of the other side as it publishes them. Anew: its node is asked again, or later when that was done a moment
    /// ago; its community's keys were looked at for the signature already, so what is at hand of them will do then.
    async fn pins_of(
        &self,
        group: &domain::Iri,
        freshness: Freshness,
        budget: &mut FetchBudget,
    ) -> Result<KeyPins, Setback> {
        let group = match self.actor(group, freshness, budget).await {
            Err(ActorProblem::FetchedLately) => self.actor(group, Freshness::Cached, budget).await?,
            found => found?,
        };
        let application = group.generator.clone().ok_or(ActorProblem::NotFound)?;
        let application = self.actor(&application, freshness, budget).await?;
        KeyPins::of(&group, &application).ok_or_else(|| ActorProblem::NotListed.into())
    }
}
