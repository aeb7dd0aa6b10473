//! `/healthz` and `/readyz` for whoever watches the process; figures have a listener of their own (threat H6).

use std::sync::Arc;

use axum::body::Body;
use axum::response::Response;
use http::{Method, Request};

use super::socket_of;
use crate::health;
use crate::runtime::NodeRuntime;

/// The two addresses.
pub(super) const PATHS: [&str; 2] = ["/healthz", "/readyz"];

/// The answer to one of the two addresses, whatever host is named; nothing for any other.
pub(super) fn answer(runtime: &Arc<NodeRuntime>, request: &Request<Body>) -> Option<Response> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return None;
    }
    match request.uri().path() {
        path if path == PATHS[0] => Some(health::alive()),
        path if path == PATHS[1] => Some(health::ready(runtime)),
        _ => None,
    }
}

/// Whether nobody stands between: the socket is loopback, and no proxy speaks for another.
pub(super) fn is_on_this_machine(request: &Request<Body>) -> bool {
    let headers = request.headers();
    let forwarded = ["x-forwarded-for", "x-forwarded-host", "forwarded", "via"];
    socket_of(request).ip().to_canonical().is_loopback()
        && !forwarded.iter().any(|name| headers.contains_key(*name))
}
