//! REST under `/api/v1`, its OpenAPI document, and feeds; one file per resource.
//!
//! A door only parses, calls one verb of `community`, and turns its refusals into problem details. Who asks is told by
//! a bearer token and by nothing else: no cookie is ever read or set, so a browser on another site has nothing to send
//! along, and every route that changes something refuses it as a stranger (threat E3 cannot arise here). The one
//! exception changes nothing: an event's calendar file is a link on a page, and reads the page's session. What depends on
//! who asks is never cached.

mod access;
mod agreements;
mod audience;
mod etag;
mod host_names;
mod input;
mod input_words;
mod named;
mod page;
mod routes;

mod audit;
mod beyond_town;
mod bundles;
mod calendar;
mod calls;
mod checkins;
mod community;
mod community_documents;
mod deliveries;
mod ethics;
mod event_drafts;
mod event_input;
mod event_jobs;
mod event_text;
mod event_view;
mod events;
mod followed;
mod followed_organizations;
mod introductions;
mod invoices;
mod join_links;
mod joining;
mod links;
mod me;
mod member_imports;
mod member_levels;
mod members;
mod memberships;
mod organizations;
mod own_data;
mod peer_view;
mod peers;
mod people;
mod pictures;
mod profile;
mod repeat_input;
mod rsvp_words;
mod rsvps;
mod settings;
mod sharing_log;
mod source_entries;
mod sources;
mod statements;
mod taxonomy;
mod telling;
mod tiers;
mod tokens;
mod vouchers;
mod worked_together;

mod feeds;
mod minutes;
mod notes;
mod notifications;
mod offers;
mod openapi;

#[cfg(test)]
mod shape_check;
#[cfg(test)]
mod threats;
#[cfg(test)]
mod world;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::map_response;
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use edge::{Doors, Problem, Reason, Routes};
use http::{HeaderValue, StatusCode, header};

pub use event_text::{read_event, show_event};
pub use feeds::{event_ics, feeds_router};
pub use openapi::document;

/// Everything under `/api/v1`, and nothing else.
pub fn router(doors: Doors) -> Router {
    routes()
        .into_router()
        .route("/api/v1/{*rest}", any(nothing_here))
        .layer(DefaultBodyLimit::max(input::BODY_BYTES_MAX))
        .layer(map_response(in_words))
        .layer(map_response(with_headers))
        .with_state(doors)
}

/// The addresses of REST and of feeds; one event's calendar file is beside the event's page.
pub fn paths() -> Vec<&'static str> {
    let mut paths = routes().into_paths();
    paths.dedup();
    paths.extend(feeds::routes().into_paths());
    paths
}

fn routes() -> Routes<Doors> {
    let one = |routes: Routes<Doors>, route: &routes::Route| routes.route(route.path, (route.handler)());
    routes::ROUTES.iter().fold(Routes::default(), one)
}

/// What the router itself refuses (another method, an address that is no text) is said as a problem too.
async fn in_words(response: Response) -> Response {
    let is_problem = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"application/problem+json"));
    let problem = match response.status() {
        _ if is_problem => return response,
        StatusCode::METHOD_NOT_ALLOWED => Problem::new(
            Reason::Method,
            "this address takes another method; `Allow` lists them",
        ),
        // An address that is no text names nothing.
        StatusCode::BAD_REQUEST => Problem::not_found(),
        _ => return response,
    };
    let mut refused = problem.into_response();
    if let Some(allowed) = response.headers().get(header::ALLOW) {
        refused.headers_mut().insert(header::ALLOW, allowed.clone());
    }
    refused
}

async fn nothing_here() -> Problem {
    Problem::not_found()
}

/// What each answer says about itself; one that is the same for everybody has set its own `Cache-Control`.
async fn with_headers(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.insert(header::VARY, HeaderValue::from_static("Authorization"));
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("private, no-store"));
    response
}
