//! `/mail/stop/event/{token}`: one button by which a guest gets no more mails of organisers about one event, without signing
//! in (F21, RFC 8058). Looking at it changes nothing.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use community::mail_guests::{stop_notes, what_stops};
use http::StatusCode;

use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::sign_in::{Gate, Refused};
use crate::visit::Visit;

/// The page behind such an address. Whose mails it stops, and about what, it says to nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum EventMailStopPage {
    /// One button.
    Ask {
        /// The last part of the address.
        token: String,
    },
    /// It was pressed.
    Stopped,
    /// No mail of ours had this address.
    Unknown,
}

#[derive(Template)]
#[template(path = "mail_stop_event.html")]
struct StopTemplate<'a> {
    around: Around<'a>,
    title: String,
    why: String,
    token: &'a str,
}

impl EventMailStopPage {
    /// The page as HTML; never indexed, and its address is written nowhere else.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let frame = Frame { path: "/", ..*frame };
        let (title, why, token) = match self {
            Self::Ask { token } => (
                words.t("mail-stop-event-ask"),
                words.t("mail-stop-event-why"),
                token.as_str(),
            ),
            Self::Stopped => (
                words.t("mail-stop-event-done"),
                words.t("mail-stop-event-done-why"),
                "",
            ),
            Self::Unknown => (words.t("mail-stop-unknown"), words.t("mail-stop-unknown-why"), ""),
        };
        let head = Head::unlisted(Section::Events, title.clone(), why.clone());
        written(&StopTemplate {
            around: Around::of(&frame, head),
            title,
            why,
            token,
        })
    }

    fn answer(&self, visit: &Visit) -> Response {
        let status = match self {
            Self::Unknown => StatusCode::NOT_FOUND,
            Self::Ask { .. } | Self::Stopped => StatusCode::OK,
        };
        (status, visit.secret_page(self.render(&visit.frame()))).into_response()
    }
}

/// `GET /mail/stop/event/{token}`.
pub(crate) async fn show(visit: Visit, Path(token): Path<String>) -> Response {
    let database = &visit.site.doors.node.database;
    match database.read(|tx| what_stops(tx, &token)) {
        Ok(Some(_)) => EventMailStopPage::Ask { token }.answer(&visit),
        Ok(None) => EventMailStopPage::Unknown.answer(&visit),
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}

/// `POST /mail/stop/event/{token}`: from the button, or from the program in which she reads her mail; the body is not
/// looked at (RFC 8058).
pub(crate) async fn stop(gate: Gate, Path(token): Path<String>) -> Result<Response, Refused> {
    let visit = &gate.visit;
    let unavailable = |_| Refused::by(visit, &ErrorPage::Unavailable);
    let database = &visit.site.doors.node.database;
    let stop = database.read(|tx| what_stops(tx, &token)).map_err(unavailable)?;
    let Some(stop) = stop else {
        return Ok(EventMailStopPage::Unknown.answer(visit));
    };
    database
        .transact(|tx| stop_notes(tx, &stop))
        .await
        .map_err(unavailable)?;
    Ok(EventMailStopPage::Stopped.answer(visit))
}
