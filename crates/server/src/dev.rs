//! Probes of a development node, for programs that know nothing of its code (testing, item 7).
//!
//! They answer only with `--dev` and only to this machine.

mod drain;
mod hold;
mod reset;

use std::collections::VecDeque;
use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Extension, Json, Router};
use domain::Iri;
use edge::{Problem, Reason, Routes};
use futures_util::StreamExt;
use http::{HeaderMap, Request, StatusCode, Uri};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::inbox::{self, Verdict};
pub(crate) use web::OUTBOX_PATH;
use web::{Attached, Handed, OutboxMail, OutboxPages};

pub(crate) use self::hold::Hold;
use crate::config::MailTransport;
use crate::runtime::{Mailed, NodeRuntime};

/// Most activities listed at once.
const LISTED_MAX: usize = 10_000;
/// Most refusals kept; the oldest go first.
const REFUSALS_MAX: usize = 2_000;
/// Longest activity of which nothing is kept, though it is taken: somebody says of herself that she is gone or changed.
const UNKEPT_BYTES_MAX: usize = 4 * 1024;
/// Largest body read to find the id of what is refused.
const BODY_READ_MAX: usize = 8 * 1024 * 1024;
/// Most seconds a clock is moved at once: a century.
const ADVANCE_SECONDS_MAX: u64 = 3_155_760_000;

/// Activities that were refused at the door, or are of no consequence, and so are in no store.
#[derive(Default)]
pub struct Refusals(Mutex<VecDeque<Verdicted>>);

/// One activity and what became of it.
#[derive(Clone, Debug, Serialize)]
struct Verdicted {
    id: Option<String>,
    at: Timestamp,
    verdict: &'static str,
    reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
}

#[derive(Deserialize)]
struct Since {
    since: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Advance {
    advance_seconds: u64,
}

type Probe<T> = Result<T, Problem>;

/// The probes; the caller has made sure that this is a development node and that the asker is here.
pub(crate) fn router(runtime: Arc<NodeRuntime>) -> Router {
    routes()
        .into_router()
        .layer(Extension(OutboxPages::new(
            runtime.doors.clone(),
            runtime.rooms.clone(),
        )))
        .with_state(runtime)
}

/// Their addresses.
pub(crate) fn paths() -> Vec<&'static str> {
    routes().into_paths()
}

fn routes() -> Routes<Arc<NodeRuntime>> {
    Routes::default()
        .route("/dev/received", get(received))
        .route("/dev/sent", get(sent))
        .route("/dev/drain", post(drain::drain))
        .route("/dev/reset", post(reset::reset))
        .route("/dev/hold", post(hold::hold))
        .route("/dev/clock", get(now).post(advance))
        .route("/dev/mail", get(mail))
        .route(OUTBOX_PATH, get(outbox))
}

async fn received(State(runtime): State<Arc<NodeRuntime>>, Query(since): Query<Since>) -> Probe<Json<Value>> {
    let since = moment(&since)?;
    let kept = runtime
        .node()
        .database
        .read(|tx| inbox::standing(tx, since, LISTED_MAX))?;
    let mut all: Vec<Verdicted> = kept
        .into_iter()
        .map(|received| {
            let (verdict, reason) = in_words(received.verdict);
            let id = Some(received.id.as_str().to_owned());
            Verdicted {
                id,
                at: received.at,
                verdict,
                reason,
                status: None,
            }
        })
        .collect();
    all.extend(
        runtime
            .refusals
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .iter()
            .cloned(),
    );
    all.retain(|one| one.at >= since);
    all.sort_by_key(|one| one.at);
    Ok(Json(json!({ "received": all })))
}

fn in_words(verdict: Verdict) -> (&'static str, Option<String>) {
    match verdict {
        Verdict::Waiting => ("waiting", None),
        Verdict::Applied => ("applied", None),
        Verdict::Ignored { reason } => ("ignored", Some(reason)),
        Verdict::Refused { reason } => ("refused", Some(reason)),
        Verdict::Quarantined { reason } => ("quarantined", Some(reason)),
    }
}

async fn sent(State(runtime): State<Arc<NodeRuntime>>, Query(since): Query<Since>) -> Probe<Json<Value>> {
    let since = moment(&since)?;
    let sent = runtime
        .tap
        .as_ref()
        .map(|tap| tap.since(since))
        .unwrap_or_default();
    Ok(Json(json!({ "sent": sent })))
}

async fn mail(State(runtime): State<Arc<NodeRuntime>>, Query(since): Query<Since>) -> Probe<Json<Value>> {
    let since = moment(&since)?;
    let mailed = runtime
        .mail_tap
        .as_ref()
        .map(|tap| tap.since(since))
        .unwrap_or_default();
    Ok(Json(json!({ "mail": mailed })))
}

/// The same for people.
async fn outbox(
    State(runtime): State<Arc<NodeRuntime>>,
    Extension(pages): Extension<OutboxPages>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let path = uri.path_and_query().map_or(OUTBOX_PATH, |path| path.as_str());
    // Another query than ours asks for the first page.
    let number = uri
        .query()
        .and_then(|query| query.strip_prefix("page=")?.parse().ok());
    let handed = match runtime.config.mail().map(|mail| mail.transport) {
        Ok(MailTransport::Smtp(_)) => Handed::ToRelay,
        Ok(MailTransport::File) | Err(_) => Handed::ToFolder,
    };
    let tap = runtime.mail_tap.as_ref();
    let total = tap.map(|tap| tap.count()).unwrap_or_default();
    let asked = (path, &headers, number.unwrap_or(1));
    pages.answer(asked, handed, total, |skipped, most| {
        let latest = tap.map(|tap| tap.latest(skipped, most)).unwrap_or_default();
        latest.into_iter().map(as_shown).collect()
    })
}

fn as_shown(mailed: Mailed) -> OutboxMail {
    OutboxMail {
        at: mailed.at,
        to: mailed.to,
        subject: mailed.subject,
        text: mailed.text,
        calendar: match mailed.calendar {
            Some(_) => Attached::Calendar,
            None => Attached::Nothing,
        },
    }
}

async fn now(State(runtime): State<Arc<NodeRuntime>>) -> Json<Value> {
    Json(json!({ "now": runtime.node().now() }))
}

async fn advance(State(runtime): State<Arc<NodeRuntime>>, body: Bytes) -> Probe<Json<Value>> {
    let malformed = || Problem::new(Reason::Malformed, "write {\"advance_seconds\": 60}");
    let advance: Advance = serde_json::from_slice(&body).map_err(|_| malformed())?;
    if advance.advance_seconds > ADVANCE_SECONDS_MAX {
        return Err(
            Problem::new(Reason::Invalid, "a clock is moved by at most a century").at("advance_seconds"),
        );
    }
    runtime
        .clock
        .advance(Duration::from_secs(advance.advance_seconds));
    Ok(Json(json!({ "now": runtime.node().now() })))
}

fn moment(since: &Since) -> Probe<Timestamp> {
    match since.since.as_deref() {
        None | Some("") => Ok(Timestamp::MIN),
        Some(text) => text
            .parse()
            .map_err(|_| Problem::new(Reason::Malformed, "since is a time such as 2027-01-14T18:00:00Z")),
    }
}

/// Lets a door answer, and writes down the id of an activity that it refuses, or takes and keeps nowhere.
pub(crate) async fn noting_refusals<F: Future<Output = Response>>(
    runtime: &Arc<NodeRuntime>,
    request: Request<Body>,
    send: impl FnOnce(Request<Body>) -> F,
) -> Response {
    let (head, body) = request.into_parts();
    let bytes = match whole(body).await {
        Ok(bytes) => bytes,
        Err(problem) => return problem.into_response(),
    };
    let response = send(Request::from_parts(head, Body::from(bytes.clone()))).await;
    if response.status().as_u16() < 400 {
        note_unkept(runtime, &bytes);
        return response;
    }
    let (head, body) = response.into_parts();
    let said = to_bytes(body, BODY_READ_MAX).await.unwrap_or_default();
    note(runtime, &bytes, head.status, &said);
    Response::from_parts(head, Body::from(said))
}

/// All of a body; of one that is too large or breaks off the door would say the same.
async fn whole(body: Body) -> Result<Bytes, Problem> {
    let mut parts = body.into_data_stream();
    let mut bytes = Vec::new();
    while let Some(part) = parts.next().await {
        let broken = "the body broke off, or its chunks cannot be read; send it whole";
        let part = part.map_err(|_| Problem::new(Reason::Malformed, broken))?;
        if bytes.len() + part.len() > BODY_READ_MAX {
            return Err(Problem::new(Reason::TooLarge, "this is more than a probe reads"));
        }
        bytes.extend_from_slice(&part);
    }
    Ok(Bytes::from(bytes))
}

fn note(runtime: &NodeRuntime, activity: &[u8], status: StatusCode, said: &[u8]) {
    let field = |bytes: &[u8], name: &str| {
        let value: Value = serde_json::from_slice(bytes).ok()?;
        Some(value.get(name)?.as_str()?.chars().take(2_048).collect::<String>())
    };
    let reason = field(said, "type").map(|name| name.rsplit("#e-").next().unwrap_or_default().to_owned());
    runtime.refusals.add(Verdicted {
        id: field(activity, "id"),
        at: runtime.node().now(),
        verdict: "refused",
        reason,
        status: Some(status.as_u16()),
    });
}

/// Writes down what was taken and has no row: nobody here knows who says it (protocol section 3.4, steps 3 and 9).
fn note_unkept(runtime: &NodeRuntime, activity: &[u8]) {
    if activity.len() > UNKEPT_BYTES_MAX {
        return;
    }
    let value: Value = serde_json::from_slice(activity).unwrap_or_default();
    let Some(id) = value["id"].as_str().and_then(|id| Iri::parse(id).ok()) else {
        return;
    };
    if let Ok(None) = runtime.node().database.read(|tx| inbox::get(tx, &id)) {
        runtime.refusals.add(Verdicted {
            id: Some(id.as_str().to_owned()),
            at: runtime.node().now(),
            verdict: "ignored",
            reason: Some("of no consequence here".to_owned()),
            status: Some(StatusCode::ACCEPTED.as_u16()),
        });
    }
}

impl Refusals {
    fn add(&self, one: Verdicted) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() == REFUSALS_MAX {
            kept.pop_front();
        }
        kept.push_back(one);
    }

    /// Forgets them.
    pub(crate) fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}
