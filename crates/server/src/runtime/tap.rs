//! Writes down what leaves a development node, for the probe that outside suites read.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use ambient::Clock;
use domain::{Federable, Labeled, Reach};
use egress::{Exchange, Limits, Request, Transport};
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
    rows: VecDeque<Sent>,
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
            .filter(|sent| sent.at >= since)
            .cloned()
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
        let sent = Sent {
            at: self.clock.now(),
            method: request.method.as_str(),
            url: request.url.as_str().to_owned(),
            headers: request.headers.clone(),
            body: request
                .body
                .as_ref()
                .map(|body| String::from_utf8_lossy(body).into_owned()),
            body_hash: request
                .body
                .as_ref()
                .map(|body| wire::digest::digest_header(body)),
            label: label(reach),
            outcome: None,
        };
        let mut kept = self.kept();
        if kept.rows.len() == SENT_MAX {
            kept.rows.pop_front();
            kept.first += 1;
        }
        kept.rows.push_back(sent);
        kept.first + kept.rows.len() as u64 - 1
    }

    fn note_outcome(&self, number: u64, outcome: String) {
        let mut kept = self.kept();
        let place = number
            .checked_sub(kept.first)
            .and_then(|place| usize::try_from(place).ok());
        if let Some(sent) = place.and_then(|place| kept.rows.get_mut(place)) {
            sent.outcome = Some(outcome);
        }
    }
}

impl Transport for Tap {
    fn exchange<'a>(&'a self, request: Labeled<Request, Federable<Reach>>, limits: Limits) -> Exchange<'a> {
        let number = self.note(request.value(), request.audience());
        let exchange = self.inner.exchange(request, limits);
        Box::pin(async move {
            let answer = exchange.await;
            self.note_outcome(
                number,
                match &answer {
                    Ok(answer) => answer.status.to_string(),
                    Err(refused) => refused.to_string(),
                },
            );
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
