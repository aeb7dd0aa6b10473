//! The pages' addresses. Those shared with other servers are negotiated before they come here.

use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use edge::{Doors, Routes, SignInTries};
use http::{HeaderMap, HeaderValue, StatusCode, header};

use crate::banner::{self, Banner};
use crate::bloom::Bloom;
use crate::calendar::Calendar;
use crate::composition::Counted;
use crate::error_page::ErrorPage;
use crate::reports;
use crate::rooms_open::RoomsOpen;
use crate::static_files::{CACHE_CONTROL, static_files};
use crate::visit::Visit;
use crate::vouchers::Parked;
use crate::words::Words;
use crate::{
    about_page, accessibility_page, benefits_page, calendar_page, calls, card_page, chapter_form,
    communities_page, community_page, data_page, delete_page, desk, document_page, ethics_page, event_jobs,
    event_minutes, event_page, events_page, guest_rsvp, help_page, home_community_page, home_page,
    introductions, join_address, leave_page, look, mail_page, media, my_communities_page, name_form,
    notes_page, organization_page, paper, people_page, person_page, photo_form, privacy_page, profile_page,
    rooms, rsvp_form, seats_form, sign_ethics, sign_in, statements, status_page, tag_page, vouchers,
    welcome_page, worked_together, write_event,
};

/// The node, the words its pages are written in, and what is kept between two views.
#[derive(Clone)]
pub(crate) struct Site {
    pub(crate) doors: Doors,
    pub(crate) words: Arc<Words>,
    pub(crate) calendar: Arc<Calendar>,
    /// Our public key; it is made at `init`, and reading it from the private one costs more than a page.
    pub(crate) own_key: Arc<OnceLock<String>>,
    pub(crate) banner: Banner,
    pub(crate) sign_in_tries: Arc<SignInTries>,
    pub(crate) composition: Arc<Counted>,
    /// What browsers brought from other communities.
    pub(crate) parked: Arc<Parked>,
    /// What only those who sit in them find.
    pub(crate) rooms: RoomsOpen,
}

impl Site {
    pub(crate) fn of(doors: Doors, rooms: RoomsOpen) -> Self {
        Self {
            words: doors.words.clone(),
            sign_in_tries: Arc::new(SignInTries::new(doors.node.settings.sign_in_tries)),
            composition: Arc::new(Counted::about_at_least(
                doors.node.settings.pages.figure_people_min,
            )),
            doors,
            rooms,
            calendar: Arc::default(),
            parked: Arc::default(),
            own_key: Arc::default(),
            banner: Banner::default(),
        }
    }
}

/// Every page.
pub fn router(doors: Doors, rooms: RoomsOpen) -> Router {
    routes()
        .into_router()
        .fallback(|visit: Visit| async move { visit.error(&ErrorPage::NotFound) })
        .method_not_allowed_fallback(|visit: Visit| async move { visit.error(&ErrorPage::WrongMethod) })
        .with_state(Site::of(doors, rooms))
}

/// The addresses of pages.
pub fn paths() -> Vec<&'static str> {
    routes().into_paths()
}

fn routes() -> Routes<Site> {
    Routes::default()
        .route("/", get(home_page::show))
        .merge(events())
        .route("/tags/{tag}", get(tag_page::show))
        .route("/communities", get(communities_page::show))
        .route("/communities/{host}", get(community_page::show))
        .route("/communities/{host}/follow", post(community_page::follow))
        .route("/communities/{host}/unfollow", post(community_page::unfollow))
        .route("/about", get(about_page::show))
        .route("/documents/{slug}", get(document_page::show))
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
        .route("/ethics", get(ethics_page::show))
        .route("/ethics/sign", get(sign_ethics::show).post(sign_ethics::sign))
        .route("/settings/look", post(look::choose))
        .route(
            "/settings/profile",
            get(profile_page::show).post(profile_page::save),
        )
        .route("/settings/chapter", post(chapter_form::choose))
        .route("/settings/name", post(name_form::change))
        .merge(people())
        .merge(calendar_page::routes())
        .merge(calls::routes())
        .merge(introductions::routes())
        .merge(mail_page::routes())
        .merge(data_page::routes())
        .merge(delete_page::routes())
        .merge(guest_rsvp::routes())
        .merge(write_event::routes())
        .merge(sign_in::routes())
        .merge(welcome_page::routes())
        .merge(card_page::routes())
        .merge(seats_form::routes())
        .merge(photo_form::routes())
        .merge(leave_page::routes())
        .merge(benefits_page::routes())
        .merge(my_communities_page::routes())
        .merge(notes_page::routes())
        .merge(statements::routes())
        .merge(paper::routes())
        .merge(vouchers::routes())
        .merge(desk::routes())
        .merge(reports::routes())
        .merge(rooms::desk_routes())
        .merge(rooms::routes())
        .route("/bloom.svg", get(bloom))
        .route(edge::BANNER_PATH, get(banner::show))
        .route("/static/{name}", get(file))
        .route("/media/{name}", get(media::show))
        .route("/c/{slug}", get(about_of))
        .route("/users/{handle}", get(person_at))
        .route("/{name}", get(short_address))
}

/// Events, and what a reader does with one.
fn events() -> Routes<Site> {
    Routes::default()
        .route("/events", get(events_page::show))
        .route("/events/{id}", get(event_page::show))
        .route("/events/elsewhere", get(home_community_page::arrive))
        .route(
            "/events/{id}/home",
            get(home_community_page::show).post(home_community_page::choose),
        )
        .route("/events/{id}/rsvp", post(rsvp_form::answer))
        .route("/events/{id}/go/{code}", get(join_address::follow))
        .route("/events/{id}/jobs/mine", post(event_jobs::turn))
        .route(
            "/events/{id}/minutes",
            get(event_minutes::show).post(event_minutes::write),
        )
}

/// Members and organisations.
fn people() -> Routes<Site> {
    Routes::default()
        .route("/people", get(people_page::show))
        .route("/people/{handle}", get(person_page::show))
        .route("/people/{handle}/hide", post(person_page::hide))
        .route("/people/{handle}/worked-together", post(worked_together::say))
        .route(
            "/people/{handle}/worked-together/withdraw",
            post(worked_together::take_back),
        )
        .route("/orgs/{slug}", get(organization_page::show))
        .route("/orgs/{slug}/hide", post(organization_page::hide))
        .route("/orgs/{slug}/follow", post(organization_page::follow))
        .route("/orgs/{slug}/unfollow", post(organization_page::unfollow))
}

/// Pages for what went wrong at addresses that are other doors', or nobody's.
#[derive(Clone)]
pub struct ErrorPages(Site);

impl ErrorPages {
    /// Of a node.
    pub fn new(doors: Doors, rooms: RoomsOpen) -> Self {
        Self(Site::of(doors, rooms))
    }

    /// The page, framed for whoever asked with these headers for this path and query.
    pub fn answer(&self, path: &str, headers: &HeaderMap, page: &ErrorPage) -> Response {
        Visit::of(&self.0, path, headers).error(page)
    }
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

/// The page of a person says who may see it; other servers get her actor at this address, and people follow it from there.
async fn person_at(Path(handle): Path<String>, visit: Visit) -> Response {
    match domain::Handle::parse(&handle) {
        Ok(handle) => Redirect::to(&format!("/people/{handle}")).into_response(),
        Err(_) => visit.error(&ErrorPage::NotFound),
    }
}

/// `/@{slug}`: the community's own address, where a server that was given this one finds the actor, and people the page.
async fn short_address(State(site): State<Site>, Path(name): Path<String>, visit: Visit) -> Response {
    let own = site.doors.node.group.path_and_query();
    match name.strip_prefix('@') {
        Some(slug) if own.strip_prefix("/c/") == Some(slug) => Redirect::to(own).into_response(),
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
