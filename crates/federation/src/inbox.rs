//! POST to an inbox: bounded body, signature, and 202 only after the row is durable (protocol section 3.4).

mod address;
mod sender;

use std::sync::Arc;

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use community::forget_actor::forget_actor;
use domain::sabotage::{Bug, planted, put_off};
use domain::{Iri, Origin, PeeringState};
use edge::{Problem, Reason};
use egress::FetchBudget;
use http::{Request, StatusCode, header};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use serde_json::Value;
use store::inbox::{self, Appended, InboxRow, Verdict};
use store::{StoreError, peerings};
use wire::activity::{Activity, Verb};
use wire::http_signature::{self, ReceivedRequest, VerifiedActivitySender, Window};

use crate::Federation;
use crate::actors::{ActorProblem, Freshness, KeyHolder};
use crate::intake::Job;
use crate::moment::after;
use crate::recent::{Seen, mark_of};
use crate::sync::{claimed_place, note_place};

pub(crate) use address::PEOPLE_MAX;
use sender::Spoken;
pub(crate) use sender::{key_problem, signature_problem};

/// How long what was accepted waits for being handed over before it is looked for in the queue. It is not handed over when
/// this process is killed, or when the other side hangs up before its answer is ready: then this is how much later it has
/// its effect.
const HANDED_OVER_SECONDS: i64 = 15;

/// Accepts one activity, or says why not.
pub(crate) async fn accept(federation: Arc<Federation>, request: Request<Body>) -> Response {
    let mut heard = None;
    let answer = match federation.receive(request, &mut heard).await {
        Ok(()) => StatusCode::ACCEPTED.into_response(),
        Err(problem) => {
            tracing::info!(reason = problem.reason.word(), "activity not accepted");
            if problem.reason == Reason::ClockSkew {
                federation.look_at_clock_soon();
            }
            problem.into_response()
        }
    };
    match heard {
        Some(host) => federation.with_have(answer, &host),
        None => answer,
    }
}

impl Federation {
    /// `heard` is the host whose signature held, whatever comes of its activity.
    async fn receive(&self, request: Request<Body>, heard: &mut Option<Origin>) -> Result<(), Problem> {
        self.refuse_while_off()?;
        self.refuse_while_clock_is_wrong()?;
        let received = self.read(request).await?;
        self.look_for_inbox(&received.path_and_query)?;
        let document = wire::json::read_activity(&received.body)
            .map_err(|refused| Problem::new(Reason::Malformed, refused.to_string()))?;
        let activity = wire::activity::read(&document)
            .map_err(|refused| Problem::new(Reason::Malformed, refused.to_string()))?;
        if self.is_of_no_consequence(&activity)? {
            return Ok(());
        }
        let now = self.node.now();
        let widest = self.tuning.stranger_window;
        let checked = http_signature::parse(&received)
            .and_then(|claimed| claimed.check_without_key(&received, now, widest))
            .map_err(signature_problem)?;
        let mut budget = self.budget();
        let (signer, request) = match self.verify(&checked, now, &mut budget).await {
            Ok(verified) => verified,
            Err(ActorProblem::Gone) if says_farewell(&activity) => {
                self.check_gone(&activity.actor, checked.key_id(), &mut budget)
                    .await?;
                return self.forget_gone(&activity.actor).await;
            }
            Err(ActorProblem::Refused(problem)) => return Err(*problem),
            Err(problem) => return Err(key_problem(problem)),
        };
        let host = heard.insert(signer.actor.id.origin()).clone();
        self.admit_host(&host)?;
        self.refuse_while_paused(&host)?;
        self.heard_from(&host).await;
        if self.seen.look(&mark_of(request.signature_hash()), now) == Seen::Before {
            return Ok(());
        }
        let spoken = self
            .sender(request, &activity, &document, &signer, &mut budget)
            .await?;
        let (sender, activity, document, text) = match spoken {
            Spoken::AsItCame(sender) => (sender, activity, document, text_of(received.body)?),
            Spoken::AtHome(sender, told, found) => {
                let text = self.text_at_home(&found)?;
                (sender, *told, found, text)
            }
        };
        self.hear_keys(&activity, &signer, &mut budget).await?;
        let id = self.id_of(&activity, &document)?;
        drop(document);
        self.append(id, activity, &sender, &text, signer.window).await
    }

    /// Before it is answered: what comes next may be signed with the key that it announces, and a key that was withdrawn says
    /// that alone, while it is still in use here.
    async fn hear_keys(
        &self,
        activity: &Activity,
        signer: &KeyHolder,
        budget: &mut FetchBudget,
    ) -> Result<(), Problem> {
        let was_in_use = signer.is_withdrawn() && self.is_in_use(signer).map_err(key_problem)?;
        let heard = self.hear_rotation(activity, signer, budget).await;
        heard.map_err(|problem| match problem {
            ActorProblem::NotListed => key_problem(ActorProblem::Unavailable),
            problem => key_problem(problem),
        })?;
        if signer.is_withdrawn() && (!was_in_use || self.is_in_use(signer).map_err(key_problem)?) {
            return Err(key_problem(ActorProblem::NotListed));
        }
        Ok(())
    }

    /// Nothing is taken from a peer while an officer keeps the peering paused; the peer keeps what it has and comes back.
    fn refuse_while_paused(&self, host: &Origin) -> Result<(), Problem> {
        let peering = self.node.database.read(|tx| peerings::get(tx, host))?;
        match peering {
            Some(peering) if peering.state == PeeringState::Paused => Err(Problem::new(
                Reason::PeeringPaused,
                "this node has paused the peering; keep what you have and try again later",
            )),
            _ => Ok(()),
        }
    }

    /// Step 1 of the procedure: media type first, then the bytes, counted while reading.
    pub(crate) async fn read(&self, request: Request<Body>) -> Result<ReceivedRequest, Problem> {
        let (parts, body) = request.into_parts();
        self.admit_client(&parts)?;
        let text = |name| parts.headers.get(name).and_then(|value| value.to_str().ok());
        if !wire::media_type::is_activity(text(header::CONTENT_TYPE).unwrap_or("")) {
            return Err(Problem::new(Reason::MediaType, "send application/activity+json"));
        }
        let codings = parts.headers.get_all(header::CONTENT_ENCODING).iter();
        if codings.map(|coding| coding.as_bytes()).any(is_coded) {
            let detail = "send the activity as it is, without a Content-Encoding";
            return Err(Problem::new(Reason::MediaType, detail));
        }
        let most = self.node.settings.body_bytes_max;
        let declared = text(header::CONTENT_LENGTH).and_then(|length| length.parse::<u64>().ok());
        if declared.is_some_and(|declared| declared > most as u64) {
            return Err(self.too_large());
        }
        let body = Limited::new(body, most)
            .collect()
            .await
            .map_err(|broken| match broken.is::<LengthLimitError>() {
                true => self.too_large(),
                false => malformed("the body broke off, or its chunks cannot be read; send it whole"),
            })?
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
        Ok(ReceivedRequest {
            method: parts.method.as_str().to_owned(),
            path_and_query,
            headers: headers.collect(),
            body: body.into(),
        })
    }

    /// A document may be longer than an activity, wherever it comes from.
    fn text_at_home(&self, found: &Value) -> Result<String, Problem> {
        let text = found.to_string();
        match text.len() > self.node.settings.body_bytes_max {
            true => Err(self.too_large()),
            false => Ok(text),
        }
    }

    fn too_large(&self) -> Problem {
        let most = self.node.settings.body_bytes_max / 1024;
        Problem::new(Reason::TooLarge, format!("an activity has at most {most} KiB"))
    }

    /// Step 3: somebody we never stored says that she is gone or changed; nothing is fetched for that.
    fn is_of_no_consequence(&self, activity: &Activity) -> Result<bool, Problem> {
        let of_itself = matches!(activity.verb, Verb::Delete | Verb::Update)
            && activity.object.as_ref().and_then(|object| object.id()) == Some(&activity.actor);
        Ok(of_itself && !self.knows_actor(&activity.actor)?)
    }

    /// Anybody may name a key whose address answers 410: only her own address says that she is gone.
    async fn check_gone(&self, actor: &Iri, key: &Iri, budget: &mut FetchBudget) -> Result<(), Problem> {
        // Where the owner of a key at an address of its own is known, the owner's address is what was asked.
        let asked = self.known_owner(key).map_err(key_problem)?;
        if &asked.unwrap_or_else(|| key.document()) == actor {
            return Ok(());
        }
        match self.actor(actor, Freshness::Anew, budget).await {
            Err(ActorProblem::Gone) => Ok(()),
            Err(problem) => Err(key_problem(problem)),
            Ok(_) => Err(key_problem(ActorProblem::Gone)),
        }
    }

    /// Step 9: her address answers 410, so nobody can sign for her any more, and her last word is believed.
    async fn forget_gone(&self, actor: &Iri) -> Result<(), Problem> {
        self.take_back_all_of_gone(actor).await?;
        self.actors.forget(actor);
        self.node
            .database
            .transact(|tx| {
                forget_actor(tx, actor)?;
                Ok(())
            })
            .await
    }

    /// Activities without an id get a key of their own; an id lies on the actor's server, never on ours (A13).
    fn id_of(&self, activity: &Activity, document: &Value) -> Result<Iri, Problem> {
        let id = match &activity.id {
            Some(id) => id.clone(),
            None => {
                let key = wire::activity::synthetic_id(document);
                let id = activity.actor.with_fragment(&key);
                Iri::parse(id.as_str())
                    .map_err(|_| malformed("the actor's id is too long to make a name from"))?
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

    /// Step 12: the row is durable, then the answer. Only a verified sender gets here (threat A5).
    async fn append(
        &self,
        id: Iri,
        activity: Activity,
        sender: &VerifiedActivitySender,
        text: &str,
        window: Window,
    ) -> Result<(), Problem> {
        let now = self.node.now();
        let row = InboxRow {
            object: object_of(&activity),
            actor: sender.actor().clone(),
            at: now,
            verdict: Verdict::Waiting,
            tries: 0,
            id,
        };
        let (host, place) = (
            sender.request().key_id().origin(),
            claimed_place(sender.request()),
        );
        if planted(Bug::S1) {
            let (database, text) = (self.node.database.clone(), text.to_owned());
            put_off(move || {
                let _lost = database.transact_blocking(|tx| inbox::append(tx, &row, &text).map(|_| ()));
            });
            return Ok(());
        }
        let promised = self.arrivals.promise(text.len());
        let lease_end = after(now, HANDED_OVER_SECONDS);
        let appended = self.node.database.transact_at(|tx| {
            let (appended, ticket) = match &promised {
                Some(_) => match inbox::append_leased(tx, &row, text, lease_end)? {
                    Some(ticket) => (Appended::New, Some(ticket)),
                    None => (Appended::Duplicate, None),
                },
                None => (inbox::append(tx, &row, text)?, None),
            };
            if let Some(place) = place {
                note_place(tx, &host, place, appended == Appended::New, now)?;
            }
            Ok::<_, StoreError>(ticket)
        });
        let appended = appended.await?;
        if let (Some(promised), (Some(ticket), Some(commit))) = (promised, appended) {
            promised.hand(Job::new(ticket.leased(commit), row, activity));
        }
        let until = after(now, window.back_seconds + window.ahead_seconds);
        let mark = mark_of(sender.request().signature_hash());
        self.seen.remember(mark, until, now);
        Ok(())
    }
}

/// Whether a body is other bytes than what it says: a signature speaks of those that were sent, and we unpack nothing.
fn is_coded(coding: &[u8]) -> bool {
    let coding = coding.trim_ascii();
    !coding.is_empty() && !coding.eq_ignore_ascii_case(b"identity")
}

/// What an activity is about: the event, so that an answer to an invitation can be taken back by its id.
fn object_of(activity: &Activity) -> Option<Iri> {
    let object = activity.object.as_ref()?;
    match object.kind() {
        "Invite" => wire::rsvp::subject(object),
        _ => object.id().cloned(),
    }
}

/// A Delete of its own actor.
fn says_farewell(activity: &Activity) -> bool {
    activity.verb == Verb::Delete
        && activity.object.as_ref().and_then(|object| object.id()) == Some(&activity.actor)
}

fn text_of(body: Vec<u8>) -> Result<String, Problem> {
    String::from_utf8(body).map_err(|_| malformed("an activity is UTF-8 text"))
}

fn malformed(detail: &str) -> Problem {
    Problem::new(Reason::Malformed, detail)
}
