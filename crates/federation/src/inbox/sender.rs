//! From a claimed signature to a verified sender: the only thing that goes on (protocol section 3.4, steps 4 to 10).

use std::sync::Arc;

use domain::{Iri, OwnActor, PeeringState, Scope};
use edge::{Problem, Reason};
use egress::FetchBudget;
use jiff::Timestamp;
use serde_json::Value;
use store::followers::FollowState;
use wire::activity::Activity;
use wire::actor::RemoteActor;
use wire::http_signature::{
    ClaimedSignature, Received, SignatureRefused, VerifiedActivitySender, VerifiedRequest, Window,
};
use wire::proof::ProofRefused;

use crate::Federation;
use crate::actors::{ActorProblem, Freshness};

impl Federation {
    /// Steps 4 to 9: the key, then everything against it; once more with a fresh key when a cached one fails.
    pub(super) async fn verify(
        &self,
        claimed: ClaimedSignature,
        received: &Received,
        now: Timestamp,
        budget: &mut FetchBudget,
    ) -> Result<(Arc<RemoteActor>, VerifiedRequest), ActorProblem> {
        if self.is_ours(claimed.key_id()) {
            let ours = Problem::new(
                Reason::SignatureInvalid,
                "this node does not sign requests to itself",
            );
            return Err(ActorProblem::Refused(Box::new(ours)));
        }
        let mut freshness = Freshness::Cached;
        let mut with_cached = None;
        loop {
            let found = self.key(claimed.key_id(), freshness, budget).await;
            let (actor, key) = match (found, with_cached.take()) {
                (Ok(found), _) => found,
                (Err(problem @ ActorProblem::NotListed), _) if freshness == Freshness::Cached => {
                    freshness = Freshness::Anew;
                    with_cached = Some(problem);
                    continue;
                }
                (Err(ActorProblem::FetchedLately), Some(problem)) => return Err(problem),
                (Err(problem), _) => return Err(problem),
            };
            let window = self.window(&actor.id);
            match claimed
                .clone()
                .verify(received, &self.node.origin, &key.key, now, window)
            {
                Ok(verified) => {
                    self.actors.learn(&actor.id.origin(), verified.scheme(), &key.key);
                    self.remember_actor(&actor).await?;
                    return Ok((actor, verified));
                }
                Err(refused) => {
                    let again = refused == SignatureRefused::WrongSignature && freshness == Freshness::Cached;
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

    /// Peers keep their clocks; strangers get more (threat A10).
    pub(crate) fn window(&self, actor: &Iri) -> Window {
        let peer = self
            .node
            .database
            .read(|tx| store::peerings::get(tx, &actor.origin()));
        match peer {
            Ok(Some(peering)) if peering.state == PeeringState::Active => self.tuning.peer_window,
            _ => self.tuning.stranger_window,
        }
    }

    /// Step 10: the actor signed, or a peer or followed actor forwards what carries the actor's proof.
    pub(super) async fn sender(
        &self,
        request: VerifiedRequest,
        activity: &Activity,
        document: &Value,
        signer: &Arc<RemoteActor>,
        budget: &mut FetchBudget,
    ) -> Result<VerifiedActivitySender, Problem> {
        if self.is_ours(&activity.actor) {
            return Err(mismatch());
        }
        if activity.actor == signer.id {
            self.check_own_proof(activity, document, signer)?;
            return request
                .for_actor(&activity.actor, &signer.id)
                .map_err(signature_problem);
        }
        let method = wire::proof::verification_method(document).ok_or_else(mismatch)?;
        if !self.may_forward(&signer.id)? {
            return Err(mismatch());
        }
        let (actor, key) = self
            .key(&method, Freshness::Cached, budget)
            .await
            .map_err(key_problem)?;
        if actor.id != activity.actor {
            return Err(mismatch());
        }
        let (now, window) = (self.node.now(), self.window(&activity.actor));
        let proof =
            wire::proof::verify(document, &key.key, &activity.actor, now, window).map_err(|_| mismatch())?;
        request
            .for_proved_actor(&activity.actor, &proof)
            .map_err(signature_problem)
    }

    /// Peers and those we follow may pass on what others proved.
    fn may_forward(&self, signer: &Iri) -> Result<bool, Problem> {
        self.node.database.read(|tx| {
            let peer = store::peerings::active(tx, &signer.origin(), Scope::Events)?.is_some();
            let followed = store::followers::following(tx, OwnActor::Community, signer)?;
            Ok(peer || followed.is_some_and(|follow| follow.state != FollowState::Rejected))
        })
    }

    /// A foreign or unknown proof is ignored; a wrong one by the owner is 401 (protocol section 4.2).
    fn check_own_proof(
        &self,
        activity: &Activity,
        document: &Value,
        signer: &RemoteActor,
    ) -> Result<(), Problem> {
        let Some(method) = wire::proof::verification_method(document) else {
            return Ok(());
        };
        let Some(key) = signer.keys.iter().find(|key| key.id == method) else {
            return Ok(());
        };
        let window = self.window(&signer.id);
        match wire::proof::verify(document, &key.key, &activity.actor, self.node.now(), window) {
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
