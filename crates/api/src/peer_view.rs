//! A peering as JSON: how it stands, what it carries, six words of the other's key, and how deliveries fare.

use domain::{Iri, Origin, Peering, PeeringState, Scopes, Side};
use edge::{Doors, PeerNews, Problem, Reason, SyncNews, pinned_words};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};
use store::{Transaction, deliveries, peerings};

use crate::telling::{community_zone, telling};

/// A peering as it is answered; what there is none of is left out.
#[derive(Serialize)]
pub(crate) struct PeerView {
    peer: Origin,
    host: String,
    name: String,
    group: Iri,
    application: Iri,
    state: PeeringState,
    proposed_by: Side,
    offered: Scopes,
    active: Scopes,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
    agreement: Iri,
    since: Timestamp,
    changed: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    ends: Option<Timestamp>,
    news: String,
    lately: String,
    queue: QueueView,
    sync: SyncNews,
}

#[derive(Serialize)]
struct QueueView {
    waiting: usize,
    undelivered: usize,
    delivered: u64,
    failures: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    paused_until: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    waiting_since: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_try: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_heard: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_success: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_failure: Option<FailureView>,
    /// How many seconds its clock is ahead of ours, when that is why it refuses our signatures.
    #[serde(skip_serializing_if = "Option::is_none")]
    clock_ahead_seconds: Option<i64>,
}

/// What last went wrong at a host.
#[derive(Serialize)]
pub(crate) struct FailureView {
    at: Timestamp,
    what: String,
}

impl FailureView {
    /// As the store has it.
    pub(crate) fn new(failure: deliveries::Failure) -> Self {
        let deliveries::Failure { at, what } = failure;
        Self { at, what }
    }
}

impl PeerView {
    /// Writes a peering and counts what is on its way.
    pub(crate) fn read(tx: &mut Transaction<'_>, doors: &Doors, peering: Peering) -> Result<Self, Problem> {
        let peer = peering.peer.clone();
        let host = deliveries::host(tx, &peer)?;
        let zone = community_zone(tx)?;
        let news = PeerNews::read(tx, &peering, &telling(doors, &zone))?;
        let queue = QueueView {
            waiting: news.waiting,
            undelivered: news.set_aside,
            delivered: host.delivered,
            failures: host.failures,
            paused_until: host.paused_until,
            waiting_since: news.oldest,
            next_try: news.next_try,
            last_heard: news.last_in,
            last_success: host.last_success,
            last_failure: host.last_failure.map(FailureView::new),
            clock_ahead_seconds: host.clock_offset.map(|offset| offset.ahead_seconds),
        };
        Ok(Self {
            host: peer.authority().to_owned(),
            peer,
            words: pinned_words(&peering),
            name: peering.name.as_str().to_owned(),
            group: peering.group,
            application: peering.application,
            state: peering.state,
            proposed_by: peering.proposed,
            offered: peering.offered,
            active: peering.active,
            note: peering.note.map(|note| note.as_str().to_owned()),
            agreement: peering.agreement,
            since: peering.since,
            changed: peering.changed,
            ends: news.ends,
            news: news.words,
            lately: news.lately,
            queue,
            sync: news.sync,
        })
    }

    /// Where it is read from now on.
    pub(crate) fn location(&self) -> String {
        format!(
            "/api/v1/peers/{}",
            self.host.replace('[', "%5B").replace(']', "%5D")
        )
    }
}

/// The peering with whoever has this host and port, among those we know.
pub(crate) fn resolve(tx: &mut Transaction<'_>, host: &str) -> Result<Peering, Problem> {
    let known = peerings::list(tx)?
        .into_iter()
        .find(|peering| peering.peer.authority().eq_ignore_ascii_case(host));
    known.ok_or_else(|| {
        Problem::new(
            Reason::NotFound,
            "there is no peering with this host; `GET /api/v1/peers` lists them",
        )
    })
}

/// A peering in examples.
pub(crate) fn example() -> Value {
    json!({
        "peer": "http://london.localhost:8102", "host": "london.localhost:8102", "name": "London Partners",
        "group": "http://london.localhost:8102/c/london", "application": "http://london.localhost:8102/actor",
        "state": "active", "proposed_by": "us", "offered": ["events", "offers"], "active": ["events"],
        "words": "amber canoe dune lemon orbit swift",
        "agreement": "http://seattle.localhost:8101/agreements/01JD7ZQ4T0M8V5XKPN6R3W2YHB",
        "since": "2026-11-21T12:00:00Z", "changed": "2026-11-21T12:05:00Z",
        "news": "London Partners has not answered since 04:07 PST; we try again at 04:20 PST",
        "lately": "the last failure was at 04:07 PST: it did not answer",
        "queue": { "waiting": 1, "undelivered": 0, "delivered": 50, "failures": 2,
            "waiting_since": "2026-11-21T12:07:00Z", "next_try": "2026-11-21T12:20:00Z",
            "last_heard": "2026-11-21T12:01:00Z",
            "last_success": "2026-11-21T12:06:00Z",
            "last_failure": { "at": "2026-11-21T12:07:00Z", "what": "connection refused" } },
        "sync": { "words": "both held the same when last compared, at 03:10 PST", "sent": 51, "acknowledged": 50,
            "have": 12, "compared": "2026-11-21T11:10:00Z", "differing": 0, "repaired": 0 },
    })
}
