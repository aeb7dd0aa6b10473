//! POST to an inbox: bounded body, signature, and 202 only after the row is durable (protocol section 3.4).

use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use domain::{Iri, Scope};
use edge::{Problem, Reason};
use egress::{BucketSettings, Cause, FetchBudget, HostBuckets};
use http::{Request, StatusCode, header};
use http_body_util::{BodyExt, Limited};
use jiff::Timestamp;
use serde_json::Value;
use store::inbox::{self, Verdict};
use wire::activity::{Activity, Verb};
use wire::actor::RemoteActor;
use wire::http_signature::{self, ClaimedSignature, Received, SignatureRefused, VerifiedRequest, Window};
use wire::proof::ProofRefused;

use crate::actors::{ActorProblem, Freshness, after};
use crate::recent::Seen;
use crate::{Federation, Tuning};

/// Activities a minute, by host of the signer.
pub(crate) struct Limits {
    by_host: Mutex<HostBuckets>,
}

impl Limits {
    pub(crate) fn new(tuning: &Tuning) -> Self {
        let settings = BucketSettings {
            per_host_per_minute: tuning.inbox_per_host_per_minute,
            ..BucketSettings::default()
        };
        Self {
            by_host: Mutex::new(HostBuckets::new(settings)),
        }
    }
}

/// An activity whose sender was verified: the only thing that is appended.
struct Admitted {
    id: Iri,
    activity: Activity,
    text: String,
    signature: VerifiedRequest,
}

/// Accepts one activity, or says why not.
pub(crate) async fn accept(federation: Arc<Federation>, request: Request<Body>) -> Response {
    match federation.receive(request).await {
        Ok(()) => StatusCode::ACCEPTED.into_response(),
        Err(problem) => {
            tracing::info!(reason = problem.reason.word(), "activity not accepted");
            problem.into_response()
        }
    }
}

impl Federation {
    async fn receive(&self, request: Request<Body>) -> Result<(), Problem> {
        let received = self.read(request).await?;
        let document = wire::json::read_activity(&received.body)
            .map_err(|refused| Problem::new(Reason::Malformed, refused.to_string()))?;
        let activity = wire::activity::read(&document)
            .map_err(|refused| Problem::new(Reason::Malformed, refused.to_string()))?;
        if self.is_of_no_consequence(&activity) {
            return Ok(());
        }
        let now = self.node.now();
        let claimed = http_signature::parse(&received).map_err(signature_problem)?;
        self.admit(&claimed)?;
        let mut budget = self.budget();
        let (signer, signature) = self.verify(claimed, &received, now, &mut budget).await?;
        let window_end = after(
            now,
            self.window(&signer.id).back_seconds + self.window(&signer.id).ahead_seconds,
        );
        if self.seen.look(signature.signature_hash(), now) == Seen::Before {
            return Ok(());
        }
        self.match_actor(&activity, &document, &signer, &mut budget)
            .await?;
        let id = self.id_of(&activity, &document)?;
        let text = String::from_utf8(received.body).map_err(|_| malformed("an activity is UTF-8 text"))?;
        self.append(
            Admitted {
                id,
                activity,
                text,
                signature,
            },
            now,
            window_end,
        )
        .await
    }

    /// Steps 1 of the procedure: media type first, then the bytes, counted while reading.
    async fn read(&self, request: Request<Body>) -> Result<Received, Problem> {
        let (parts, body) = request.into_parts();
        let content_type = parts
            .headers
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .unwrap_or("");
        if !wire::media_type::is_activity(content_type) {
            return Err(Problem::new(Reason::MediaType, "send application/activity+json"));
        }
        let most = self.node.settings.body_bytes_max;
        let declared = parts
            .headers
            .get(header::CONTENT_LENGTH)
            .and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
        let too_large = || {
            Problem::new(
                Reason::TooLarge,
                format!("an activity has at most {} KiB", most / 1024),
            )
        };
        if declared.is_some_and(|declared| declared > most as u64) {
            return Err(too_large());
        }
        let body = Limited::new(body, most)
            .collect()
            .await
            .map_err(|_| too_large())?
            .to_bytes();
        let path_and_query = parts
            .uri
            .path_and_query()
            .map_or("/", |found| found.as_str())
            .to_owned();
        let headers = parts
            .headers
            .iter()
            .filter_map(|(name, value)| Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned())));
        Ok(Received {
            method: parts.method.as_str().to_owned(),
            path_and_query,
            headers: headers.collect(),
            body: body.to_vec(),
        })
    }

    /// Step 3: somebody we never stored says that she is gone or changed; nothing is fetched for that.
    fn is_of_no_consequence(&self, activity: &Activity) -> bool {
        matches!(activity.verb, Verb::Delete | Verb::Update)
            && activity.object.as_ref().and_then(|object| object.id()) == Some(&activity.actor)
            && !self.knows_actor(&activity.actor)
    }

    /// One bucket per host of the signer, before any fetch or signature is paid for (threat C1).
    fn admit(&self, claimed: &ClaimedSignature) -> Result<(), Problem> {
        let host = claimed.key_id().origin();
        if host == self.node.origin {
            return Err(Problem::new(
                Reason::SignatureInvalid,
                "this node does not sign requests to itself",
            ));
        }
        let elapsed = self.node.clock.elapsed();
        let mut by_host = self.limits.by_host.lock().unwrap_or_else(PoisonError::into_inner);
        by_host
            .take(&host, Cause::Known, elapsed)
            .map_err(|_| Problem::new(Reason::Limit, "too many activities from this host; slow down"))
    }

    /// Steps 4 to 9: the key, then everything against it; once more with a fresh key when a cached one fails.
    async fn verify(
        &self,
        claimed: ClaimedSignature,
        received: &Received,
        now: Timestamp,
        budget: &mut FetchBudget,
    ) -> Result<(Arc<RemoteActor>, VerifiedRequest), Problem> {
        let mut freshness = Freshness::Cached;
        loop {
            let found = self.key(claimed.key_id(), freshness, budget).await;
            let (actor, key) = match found {
                Ok(found) => found,
                Err(ActorProblem::NotListed) if freshness == Freshness::Cached => {
                    freshness = Freshness::Anew;
                    continue;
                }
                Err(problem) => return Err(key_problem(problem)),
            };
            let window = self.window(&actor.id);
            match claimed
                .clone()
                .verify(received, &self.node.origin, &key.key, now, window)
            {
                Ok(verified) => return Ok((actor, verified)),
                Err(SignatureRefused::WrongSignature) if freshness == Freshness::Cached => {
                    freshness = Freshness::Anew
                }
                Err(refused) => return Err(signature_problem(refused)),
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
            Ok(Some(peering)) if peering.state == domain::PeeringState::Active => self.tuning.peer_window,
            _ => self.tuning.stranger_window,
        }
    }

    /// Step 10: the actor signed, or a peer or followed actor forwards what carries the actor's proof.
    async fn match_actor(
        &self,
        activity: &Activity,
        document: &Value,
        signer: &Arc<RemoteActor>,
        budget: &mut FetchBudget,
    ) -> Result<(), Problem> {
        let mismatch = || {
            Problem::new(
                Reason::ActorMismatch,
                "the signature is not that of the activity's actor",
            )
        };
        if self.is_ours(&activity.actor) {
            return Err(mismatch());
        }
        if activity.actor == signer.id {
            return self.check_own_proof(activity, document, signer);
        }
        let trusted = self.node.database.read(|tx| {
            let peer = store::peerings::active(tx, &signer.id.origin(), Scope::Events)?.is_some();
            let followed =
                store::followers::following(tx, domain::OwnActor::Community, &signer.id)?.is_some();
            Ok::<_, Problem>(peer || followed)
        })?;
        let Some(method) = wire::proof::verification_method(document).filter(|_| trusted) else {
            return Err(mismatch());
        };
        let (actor, key) = self
            .key(&method, Freshness::Cached, budget)
            .await
            .map_err(key_problem)?;
        if actor.id != activity.actor {
            return Err(mismatch());
        }
        let now = self.node.now();
        let verified = wire::proof::verify(
            document,
            &key.key,
            &activity.actor,
            now,
            self.window(&activity.actor),
        );
        verified.map(|_| ()).map_err(|_| mismatch())
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

    /// Activities without an id get a key of their own; an id lies on the actor's server, never on ours (A13).
    fn id_of(&self, activity: &Activity, document: &Value) -> Result<Iri, Problem> {
        let id = match &activity.id {
            Some(id) => id.clone(),
            None => {
                let key = wire::activity::synthetic_id(document);
                activity.actor.with_fragment(&key)
            }
        };
        if self.is_ours(&id) {
            return Err(Problem::new(
                Reason::NotAllowed,
                "an id on this host is given by this host alone",
            ));
        }
        if id.origin() != activity.actor.origin() {
            return Err(Problem::new(
                Reason::ActorMismatch,
                "an activity and its actor lie on one server",
            ));
        }
        Ok(id)
    }

    /// Step 12: the row is durable, then the answer.
    async fn append(&self, admitted: Admitted, now: Timestamp, window_end: Timestamp) -> Result<(), Problem> {
        let Admitted {
            id,
            activity,
            text,
            signature,
        } = admitted;
        let row = inbox::Received {
            id,
            actor: activity.actor.clone(),
            at: now,
            body: Some(text),
            verdict: Verdict::Waiting,
            tries: 0,
        };
        self.node.database.transact(|tx| inbox::append(tx, &row)).await?;
        self.seen.remember(*signature.signature_hash(), window_end, now);
        Ok(())
    }
}

fn malformed(detail: &str) -> Problem {
    Problem::new(Reason::Malformed, detail)
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

pub(crate) fn key_problem(problem: ActorProblem) -> Problem {
    match problem {
        ActorProblem::NotFound | ActorProblem::Gone | ActorProblem::NotListed => {
            Problem::new(Reason::SignatureInvalid, problem.to_string())
        }
        ActorProblem::Unavailable => Problem::new(Reason::KeyUnavailable, problem.to_string()),
        ActorProblem::Limit => Problem::new(Reason::Limit, problem.to_string()),
        ActorProblem::Store(error) => error.into(),
    }
}
