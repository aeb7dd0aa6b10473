//! Officers and organisers write events on pages: publish, change, call off, say what there is to do, see who comes, and let people in (F12, F14).

mod agenda_field;
mod audience_field;
mod cancel_page;
mod checkin_page;
mod co_host_fields;
mod drafts_page;
mod edit_event;
mod event_form;
mod form_fields;
mod form_page;
mod guests_page;
mod guests_print;
mod invite_guests;
mod jobs_page;
mod link_field;
mod mail_guests_page;
mod new_event;
mod picture_page;
mod repeat_form;

use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use edge::Routes;

use crate::picture_form::FORM_BYTES_MAX;
use crate::router::Site;

pub(crate) use agenda_field::activity_words;
pub(crate) use cancel_page::CancelPage;
pub(crate) use checkin_page::{CheckinPage, Expected, Said, SeesGuests};
pub(crate) use drafts_page::{DraftLine, DraftsPage};
pub(crate) use event_form::{EventForm, Fault};
pub(crate) use form_page::{Field, FormPage, Writer};
pub(crate) use guests_page::{GuestLine, GuestsPage, Reader};
pub(crate) use guests_print::{Asked as AskedPaper, Paper, PrintPage};
pub(crate) use jobs_page::{JobsPage, Typed};
pub(crate) use mail_guests_page::{MailGuestsFault, MailGuestsPage, Preview, SentLine};

/// Where officers write events.
pub(crate) fn routes() -> Routes<Site> {
    Routes::default()
        .route("/events/new", get(new_event::show).post(new_event::publish))
        .route(
            "/events/drafts",
            get(drafts_page::show).post(drafts_page::discard),
        )
        .route(
            "/events/{id}/edit",
            get(edit_event::show).post(edit_event::change),
        )
        .route(
            "/events/{id}/cancel",
            get(cancel_page::show).post(cancel_page::cancel),
        )
        .route(
            "/events/{id}/picture",
            get(picture_page::show)
                .post(picture_page::give)
                .layer(DefaultBodyLimit::max(FORM_BYTES_MAX)),
        )
        .route("/events/{id}/picture/remove", post(picture_page::take))
        .route("/events/{id}/jobs", get(jobs_page::show).post(jobs_page::change))
        .route(
            "/events/{id}/guests",
            get(guests_page::show).post(invite_guests::invite),
        )
        .route(
            "/events/{id}/guests/mail",
            get(mail_guests_page::show).post(mail_guests_page::send),
        )
        .route("/events/{id}/guests/print", get(guests_print::show))
        .route(
            "/events/{id}/checkin",
            get(checkin_page::show).post(checkin_page::mark),
        )
}
