//! Writes down what leaves a development node, for the probe that outside suites read.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use ambient::Clock;
use domain::{Federable, Labeled, Reach};
use egress::{Exchange, Limits, Refused, Request, Transport};
use jiff::Timestamp;
use serde::Serialize;

/// Most requests kept; the oldest go first.
const SENT_MAX: usize = 2_000;

/// One request that left.
#[derive(Clone, Debug, Serialize)]
pub struct Sent {
    /// When.
    pub at: Timestamp,
    /// `GET` or `POST`.
    pub method: &'static str,
    /// Where to.
    pub url: String,
    /// As sent, signature included.
    pub headers: Vec<(String, String)>,
    /// The body as text.
    pub body: Option<String>,
    /// `SHA-256=` and base64 of its bytes, as a Digest header writes it.
    pub body_hash: Option<String>,
    /// To whom it was allowed to go.
    pub label: String,
    /// The status, or why there is none; absent while it is under way.
    pub outcome: Option<String>,
}

/// A transport and its memory.
pub struct Tap {
    inner: Arc<dyn Transport>,
    clock: Arc<dyn Clock>,
    sent: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    first: u64,
    rows: VecDeque<Left>,
}

/// A request that left, as it was handed over: it is put into words for whoever reads it, and not for each that leaves.
struct Left {
    at: Timestamp,
    request: Request,
    reach: Reach,
    outcome: Option<Result<u16, Refused>>,
}

impl Left {
    fn in_words(&self) -> Sent {
        let body = self.request.body.as_deref();
        Sent {
            at: self.at,
            method: self.request.method.as_str(),
            url: self.request.url.as_str().to_owned(),
            headers: self.request.headers.clone(),
            body: body.map(|body| String::from_utf8_lossy(body).into_owned()),
            body_hash: body.map(wire::digest::digest_header),
            label: label(&self.reach),
            outcome: self.outcome.as_ref().map(|outcome| match outcome {
                Ok(status) => status.to_string(),
                Err(refused) => refused.to_string(),
            }),
        }
    }
}

impl Tap {
    /// Everything goes on to `inner`.
    pub fn new(inner: Arc<dyn Transport>, clock: Arc<dyn Clock>) -> Self {
        Self {
            inner,
            clock,
            sent: Mutex::default(),
        }
    }

    /// What left at `since` or later, oldest first.
    pub fn since(&self, since: Timestamp) -> Vec<Sent> {
        let kept = self.kept();
        kept.rows
            .iter()
            .filter(|left| left.at >= since)
            .map(Left::in_words)
            .collect()
    }

    /// Forgets everything.
    pub fn clear(&self) {
        let mut kept = self.kept();
        kept.first += kept.rows.len() as u64;
        kept.rows.clear();
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.sent.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn note(&self, request: &Request, reach: &Reach) -> u64 {
        let left = Left {
            at: self.clock.now(),
            request: request.clone(),
            reach: reach.clone(),
            outcome: None,
        };
        let mut kept = self.kept();
        if kept.rows.len() == SENT_MAX {
            kept.rows.pop_front();
            kept.first += 1;
        }
        kept.rows.push_back(left);
        kept.first + kept.rows.len() as u64 - 1
    }

    fn note_outcome(&self, number: u64, outcome: Result<u16, Refused>) {
        let mut kept = self.kept();
        let place = number
            .checked_sub(kept.first)
            .and_then(|place| usize::try_from(place).ok());
        if let Some(left) = place.and_then(|place| kept.rows.get_mut(place)) {
            left.outcome = Some(outcome);
        }
    }
}

impl Transport for Tap {
    fn exchange<'a>(&'a self, request: Labeled<Request, Federable<Reach>>, limits: Limits) -> Exchange<'a> {
        let number = self.note(request.value(), request.audience());
        let exchange = self.inner.exchange(request, limits);
        Box::pin(async move {
            let answer = exchange.await;
            let outcome = answer.as_ref().map(|answer| answer.status);
            self.note_outcome(number, outcome.map_err(|refused| *refused));
            answer
        })
    }
}

fn label(reach: &Reach) -> String {
    match reach {
        Reach::Public => "public".to_owned(),
        Reach::PeersOf(scope) => format!("peers of {}", scope.word()),
        Reach::Host(origin) => format!("host {origin}"),
    }
}
