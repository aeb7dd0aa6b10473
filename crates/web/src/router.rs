//! The pages' addresses. Those shared with other servers are negotiated before they come here.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use edge::Doors;
use http::{HeaderValue, StatusCode, header};

use crate::bloom::Bloom;
use crate::error_page::ErrorPage;
use crate::static_files::{CACHE_CONTROL, static_files};
use crate::visit::Visit;
use crate::words::Words;
use crate::{
    about_page, accessibility_page, communities_page, event_page, events_page, help_page, home_page, look,
    privacy_page, status_page,
};

/// The node, and the words its pages are written in.
#[derive(Clone)]
pub(crate) struct Site {
    pub(crate) doors: Doors,
    pub(crate) words: Arc<Words>,
}

/// Every page.
pub fn router(doors: Doors) -> Router {
    let site = Site {
        doors,
        words: Arc::new(Words::english()),
    };
    Router::new()
        .route("/", get(home_page::show))
        .route("/events", get(events_page::show))
        .route("/events/{id}", get(event_page::show))
        .route("/communities", get(communities_page::show))
        .route("/about", get(about_page::show))
        .route("/status", get(status_page::show))
        .route(
            "/help",
            get(|visit: Visit| async move { visit.page(help_page::render(&visit.frame())) }),
        )
        .route(
            "/privacy",
            get(|visit: Visit| async move { visit.page(privacy_page::render(&visit.frame())) }),
        )
        .route(
            "/accessibility",
            get(|visit: Visit| async move { visit.page(accessibility_page::render(&visit.frame())) }),
        )
        .route("/settings/look", post(look::choose))
        .route("/bloom.svg", get(bloom))
        .route("/static/{name}", get(file))
        .route("/c/{slug}", get(about_of))
        .route("/{name}", get(short_address))
        .fallback(|visit: Visit| async move { visit.error(&ErrorPage::NotFound) })
        .method_not_allowed_fallback(|visit: Visit| async move { visit.error(&ErrorPage::WrongMethod) })
        .with_state(site)
}

/// A page for what went wrong, for doors that have nothing better to show a browser.
pub async fn error_page(visit: Visit, page: ErrorPage) -> Response {
    visit.error(&page)
}

/// The community's page is *About*; other servers get its actor at this address.
async fn about_of(State(site): State<Site>, Path(slug): Path<String>, visit: Visit) -> Response {
    let own = site.doors.node.group.path_and_query();
    if own.strip_prefix("/c/") == Some(slug.as_str()) {
        Redirect::to("/about").into_response()
    } else {
        visit.error(&ErrorPage::NotFound)
    }
}

/// `/@{slug}`.
async fn short_address(State(site): State<Site>, Path(name): Path<String>, visit: Visit) -> Response {
    let own = site.doors.node.group.path_and_query();
    match name.strip_prefix('@') {
        Some(slug) if own.strip_prefix("/c/") == Some(slug) => Redirect::to("/about").into_response(),
        _ => visit.error(&ErrorPage::NotFound),
    }
}

async fn bloom(visit: Visit) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("image/svg+xml")),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("public, max-age=86400"),
        ),
        (
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ),
    ];
    (headers, Bloom::of(&visit.community.key).file()).into_response()
}

async fn file(Path(name): Path<String>, visit: Visit) -> Response {
    let found = static_files()
        .iter()
        .find(|file| file.path.strip_prefix("/static/") == Some(name.as_str()));
    let Some(file) = found else {
        return visit.error(&ErrorPage::NotFound);
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(file.content_type)),
        (header::CACHE_CONTROL, HeaderValue::from_static(CACHE_CONTROL)),
        (
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ),
    ];
    (StatusCode::OK, headers, file.bytes).into_response()
}
