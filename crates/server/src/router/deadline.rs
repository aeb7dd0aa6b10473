//! Each request has a deadline (threat C2), and a panic in it ends that request alone (threat C4).

use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use axum::response::{IntoResponse, Response};
use edge::{Problem, Reason};
use futures_util::FutureExt;

/// Longest time from the last byte of a request's head to the first of its answer.
pub(crate) const REQUEST_MAX: Duration = Duration::from_secs(60);
/// Calendars are fetched and read while an officer waits.
const CALENDAR_REQUEST_MAX: Duration = Duration::from_secs(180);

/// The answer, or 503 with a problem where there is none in time.
pub(super) async fn guard(answer: impl Future<Output = Response>, path: &str) -> Response {
    let longest = if path.starts_with("/api/v1/sources") || path.starts_with("/desk/sources") {
        CALENDAR_REQUEST_MAX
    } else {
        REQUEST_MAX
    };
    match tokio::time::timeout(longest, AssertUnwindSafe(answer).catch_unwind()).await {
        Ok(Ok(response)) => response,
        Ok(Err(_panic)) => {
            tracing::error!("a request ended in a panic; please report it");
            Problem::new(
                Reason::Busy,
                "this could not be done; the operator's log says more",
            )
            .into_response()
        }
        Err(_late) => Problem::new(Reason::Busy, "this took too long; try again in a moment").into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::{StatusCode, header};

    /// C4
    #[tokio::test]
    async fn a_panic_is_one_refused_request() {
        let response = guard(async { panic!("a fault of ours") }, "/").await;
        assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert!(response.headers().contains_key(header::RETRY_AFTER));
    }

    /// C2
    #[tokio::test(start_paused = true)]
    async fn a_request_that_never_ends_is_ended() {
        let response = guard(std::future::pending(), "/events").await;
        assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
    }
}
