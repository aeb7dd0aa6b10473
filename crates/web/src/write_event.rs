//! Officers write events on pages: publish, change, call off, see who comes, and let people in (F12, F14).

mod cancel_page;
mod checkin_page;
mod edit_event;
mod event_form;
mod form_page;
mod guests_page;
mod new_event;

use axum::routing::get;
use edge::Routes;

use crate::router::Site;

pub(crate) use cancel_page::CancelPage;
pub(crate) use checkin_page::{CheckinPage, Expected, Said};
pub(crate) use event_form::{EventForm, Fault};
pub(crate) use form_page::FormPage;
pub(crate) use guests_page::{GuestLine, GuestsPage};

/// Where officers write events.
pub(crate) fn routes() -> Routes<Site> {
    Routes::default()
        .route("/events/new", get(new_event::show).post(new_event::publish))
        .route(
            "/events/{id}/edit",
            get(edit_event::show).post(edit_event::change),
        )
        .route(
            "/events/{id}/cancel",
            get(cancel_page::show).post(cancel_page::cancel),
        )
        .route("/events/{id}/guests", get(guests_page::show))
        .route(
            "/events/{id}/checkin",
            get(checkin_page::show).post(checkin_page::mark),
        )
}
