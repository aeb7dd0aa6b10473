//! From a signature whose digest and time `inbox.rs` had checked to a verified sender: the only thing that goes on (protocol
//! section 3.4, steps 8 to 10).

use community::Teller;
use domain::{Origin, PeeringState};
use edge::{Problem, Reason};
use egress::{FetchBudget, FetchedDocument};
use jiff::Timestamp;
use serde_json::Value;
use store::peerings;
use wire::activity::Activity;
use wire::http_signature::{CheckedSignature, SignatureRefused, VerifiedActivitySender, VerifiedRequest};
use wire::proof::{ProofRefused, ProofVerified};

use crate::Federation;
use crate::actors::{ActorProblem, Found, Freshness, KeyHolder};

/// Who says an activity, and what counts of it.
pub(super) enum Spoken {
    /// What came.
    AsItCame(VerifiedActivitySender),
    /// What its actor's own server tells under its id: somebody else brought it, without its actor's proof.
    AtHome(VerifiedActivitySender, Box<Activity>, Value),
}

impl Federation {
    /// Steps 8 and 9: the key, then the signature against it, and the time by the window of whoever signs; once more with a
    /// fresh key when a cached one fails. A key that was fetched for this request is as fresh as any (threat B12).
    pub(super) async fn verify(
        &self,
        checked: &CheckedSignature<'_>,
        now: Timestamp,
        budget: &mut FetchBudget,
    ) -> Result<(KeyHolder, VerifiedRequest), ActorProblem> {
        if self.is_ours(checked.key_id()) {
            let ours = Problem::new(
                Reason::SignatureInvalid,
                "this node does not sign requests to itself",
            );
            return Err(ActorProblem::Refused(Box::new(ours)));
        }
        let mut freshness = Freshness::Cached;
        let mut with_cached = None;
        loop {
            let mut from = Found::Here;
            let found = self
                .key_found(checked.key_id(), freshness, budget, &mut from)
                .await;
            let may_be_stale = freshness == Freshness::Cached && from == Found::Here;
            let holder = match (found, with_cached.take()) {
                (Ok(found), _) => found,
                (Err(problem @ ActorProblem::NotListed), _) if may_be_stale => {
                    freshness = Freshness::Anew;
                    with_cached = Some(problem);
                    continue;
                }
                (Err(ActorProblem::FetchedLately), Some(problem)) => return Err(problem),
                (Err(problem), _) => return Err(problem),
            };
            match checked.verify(&self.node.origin, &holder.key.key, now, holder.window) {
                // Whether a withdrawn key says what it still may is known when all of it was read.
                Ok(verified) if !holder.is_withdrawn() && !holder.counts_at(verified.created()) => {
                    return Err(ActorProblem::NotListed);
                }
                Ok(verified) => {
                    let host = holder.actor.id.origin();
                    self.actors.learn(&host, verified.scheme(), &holder.key.key);
                    self.remember_signer(checked.key_id(), &holder.actor).await?;
                    return Ok((holder, verified));
                }
                Err(refused) => {
                    let again = refused == SignatureRefused::WrongSignature && may_be_stale;
                    let problem = ActorProblem::Refused(Box::new(signature_problem(refused)));
                    if !again {
                        return Err(problem);
                    }
                    freshness = Freshness::Anew;
                    with_cached = Some(problem);
                }
            }
        }
    }

    /// Step 10: the actor signed, or a peer or followed actor forwards what carries the actor's proof, or what the actor's
    /// own server tells at the activity's address.
    pub(super) async fn sender(
        &self,
        request: VerifiedRequest,
        activity: &Activity,
        document: &Value,
        signer: &KeyHolder,
        budget: &mut FetchBudget,
    ) -> Result<Spoken, Problem> {
        if self.is_ours(&activity.actor) {
            return Err(mismatch());
        }
        if activity.actor == signer.actor.id {
            self.check_own_proof(activity, document, signer)?;
            let sender = request.for_actor(&activity.actor, &signer.actor.id);
            return sender.map(Spoken::AsItCame).map_err(signature_problem);
        }
        let teller = self
            .node
            .database
            .read(|tx| Teller::look_up(tx, &signer.actor.id))?;
        if !teller.is_listened_to() || self.rests_with(&activity.actor.origin())? {
            return Err(mismatch());
        }
        if let Some(proof) = self.proof_of_actor(activity, document, budget).await? {
            let sender = request.for_proved_actor(&activity.actor, &proof);
            return sender.map(Spoken::AsItCame).map_err(signature_problem);
        }
        let (told, found) = self.told_at_home(activity, budget).await?;
        let sender = request
            .for_refetched_actor(&told.actor, &found.location)
            .map_err(signature_problem)?;
        Ok(Spoken::AtHome(sender, Box::new(told), found.value))
    }

    /// Whether an officer paused the peering with a node: what it says is not taken from anybody else either, who is not told
    /// why. It keeps what it has and brings it itself.
    fn rests_with(&self, home: &Origin) -> Result<bool, Problem> {
        let peering = self.node.database.read(|tx| peerings::get(tx, home))?;
        Ok(peering.is_some_and(|peering| peering.state == PeeringState::Paused))
    }

    /// The proof of its actor on an activity that somebody else brought; nothing where there is none that holds.
    async fn proof_of_actor(
        &self,
        activity: &Activity,
        document: &Value,
        budget: &mut FetchBudget,
    ) -> Result<Option<ProofVerified>, Problem> {
        let Some(method) = wire::proof::verification_method(document) else {
            return Ok(None);
        };
        let prover = match self.key(&method, Freshness::Cached, budget).await {
            Ok(prover) if prover.actor.id == activity.actor => prover,
            Ok(_) | Err(ActorProblem::NotFound | ActorProblem::Gone | ActorProblem::NotListed) => {
                return Ok(None);
            }
            Err(problem) => return Err(key_problem(problem)),
        };
        let now = self.node.now();
        Ok(prover.proves(document, &activity.actor, now).ok())
    }

    /// What an activity is at its own address, where its server speaks for it whoever brought it here (threat A12). Of peers
    /// only what they proved counts: their keys are pinned, and an address is not (threat A15).
    async fn told_at_home(
        &self,
        activity: &Activity,
        budget: &mut FetchBudget,
    ) -> Result<(Activity, FetchedDocument), Problem> {
        let home = activity.actor.origin();
        let id = activity.id.as_ref().filter(|id| id.origin() == home);
        let id = id.ok_or_else(mismatch)?;
        if self.node.database.read(|tx| peerings::get(tx, &home))?.is_some() {
            return Err(mismatch());
        }
        let found = match self.fetch_document(id, budget).await {
            Ok(found) => found,
            Err(ActorProblem::NotFound | ActorProblem::Gone) => return Err(mismatch()),
            Err(problem) => return Err(key_problem(problem)),
        };
        let told = wire::activity::read(&found.value).map_err(|_| mismatch())?;
        match told.id.as_ref() == Some(id) && told.actor == activity.actor {
            true => Ok((told, found)),
            false => Err(mismatch()),
        }
    }

    /// A foreign or unknown proof is ignored; a wrong one by the owner is 401 (protocol section 4.2).
    fn check_own_proof(
        &self,
        activity: &Activity,
        document: &Value,
        signer: &KeyHolder,
    ) -> Result<(), Problem> {
        let Some(method) = wire::proof::verification_method(document) else {
            return Ok(());
        };
        let Some(key) = signer.actor.keys.iter().find(|key| key.id == method) else {
            return Ok(());
        };
        let now = self.node.now();
        match wire::proof::verify(document, &key.key, &activity.actor, now, signer.window) {
            Ok(_) | Err(ProofRefused::Foreign) => Ok(()),
            Err(_) => Err(Problem::new(
                Reason::SignatureInvalid,
                "the proof on the activity does not verify",
            )),
        }
    }
}

fn mismatch() -> Problem {
    Problem::new(
        Reason::ActorMismatch,
        "the signature is not that of the activity's actor",
    )
}

/// Each refusal of `wire` with its word of the protocol.
pub(crate) fn signature_problem(refused: SignatureRefused) -> Problem {
    let reason = match (refused.status(), refused.reason()) {
        (400, _) => Reason::Malformed,
        (_, "signature-missing") => Reason::SignatureMissing,
        (_, "clock-skew") => Reason::ClockSkew,
        (_, "digest-mismatch") => Reason::DigestMismatch,
        (_, "actor-mismatch") => Reason::ActorMismatch,
        _ => Reason::SignatureInvalid,
    };
    Problem::new(reason, refused.to_string())
}

/// Why there is no key, as the other side is told.
pub(crate) fn key_problem(problem: ActorProblem) -> Problem {
    match problem {
        ActorProblem::Refused(problem) => *problem,
        ActorProblem::NotFound | ActorProblem::Gone | ActorProblem::NotListed => {
            Problem::new(Reason::SignatureInvalid, problem.to_string())
        }
        ActorProblem::Unavailable => Problem::new(Reason::KeyUnavailable, problem.to_string()),
        ActorProblem::Limit | ActorProblem::FetchedLately => Problem::new(Reason::Limit, problem.to_string()),
        ActorProblem::Store(error) => error.into(),
    }
}
