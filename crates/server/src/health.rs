//! How the node fares: alive, ready, and figures for Prometheus without a word about any person.

mod figures;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::body::Body;
use axum::response::Response;
use domain::{Federable, Labeled, Public};
use http::{HeaderValue, Request, StatusCode, header};
use serde_json::json;
use store::Standing;

use crate::runtime::NodeRuntime;

/// What the router counts: answers by the first digit of their status.
#[derive(Debug, Default)]
pub struct Counters {
    answers: [AtomicU64; 5],
}

impl Counters {
    /// Counts an answer.
    pub fn count(&self, status: StatusCode) {
        let class = usize::from(status.as_u16() / 100).clamp(1, 5) - 1;
        self.answers[class].fetch_add(1, Ordering::Relaxed);
    }

    /// Answers so far, of 1xx to 5xx.
    pub fn answers(&self) -> [u64; 5] {
        std::array::from_fn(|class| self.answers[class].load(Ordering::Relaxed))
    }
}

/// `/healthz`: the process answers.
pub(crate) fn alive() -> Response {
    answer(StatusCode::OK, "text/plain; charset=utf-8", "ok\n".to_owned())
}

/// `/readyz`: whether the node takes changes, and why not (reliability: the engine reads on when its disk is full).
pub(crate) fn ready(runtime: &Arc<NodeRuntime>) -> Response {
    let (status, word, why) = match runtime.node().database.health().standing {
        Standing::Well => (StatusCode::OK, "ready", None),
        Standing::ReadOnly(reason) => (
            StatusCode::SERVICE_UNAVAILABLE,
            "read only",
            Some(format!("{reason:?}")),
        ),
        Standing::Stopped => (StatusCode::SERVICE_UNAVAILABLE, "stopped", None),
    };
    // A wrong clock stops no reader: the node stays ready, and says what waits.
    let federation = runtime.federation.wrong_clock().map(|wrong| wrong.to_string());
    answer(
        status,
        "application/json",
        json!({ "state": word, "reason": why, "federation": federation }).to_string(),
    )
}

/// `/metrics`: the text form of Prometheus.
fn metrics(runtime: &Arc<NodeRuntime>) -> Response {
    match figures::exposition(runtime) {
        Ok(figures) => answer_figures(figures),
        Err(error) => {
            tracing::warn!(%error, "figures cannot be read");
            answer(
                StatusCode::SERVICE_UNAVAILABLE,
                "text/plain; charset=utf-8",
                String::new(),
            )
        }
    }
}

/// The way out of figures: it takes nothing but what everybody may have (subrosa section 2).
fn answer_figures(figures: Labeled<String, Federable<Public>>) -> Response {
    let (text, Public) = figures.into_parts();
    answer(StatusCode::OK, "text/plain; version=0.0.4; charset=utf-8", text)
}

/// All that the listener of its own answers.
pub fn figures_alone(runtime: &Arc<NodeRuntime>, request: &Request<Body>) -> Response {
    match request.uri().path() {
        "/metrics" => metrics(runtime),
        _ => answer(
            StatusCode::NOT_FOUND,
            "text/plain; charset=utf-8",
            "only /metrics is here\n".to_owned(),
        ),
    }
}

fn answer(status: StatusCode, kind: &'static str, body: String) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_by_class() {
        let counters = Counters::default();
        for status in [StatusCode::OK, StatusCode::ACCEPTED, StatusCode::NOT_FOUND] {
            counters.count(status);
        }
        assert_eq!(counters.answers(), [0, 2, 0, 1, 0]);
    }
}
