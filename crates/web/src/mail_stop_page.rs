//! `/mail/stop/{token}`: the address in a mail shows one button, and one POST to it stops that kind of mail, without
//! signing in (F21, RFC 8058). Looking at it changes nothing, for programs that look into mails open links too.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use community::choose_mails::{stop_mails, what_stops};
use domain::MailKind;
use http::StatusCode;

use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::mail_page::said;
use crate::sign_in::{Gate, Refused};
use crate::visit::Visit;

/// The page behind such an address. Whose mails it stops, it says to nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum MailStopPage {
    /// One button.
    Ask {
        /// The last part of the address.
        token: String,
        /// What the button stops.
        kind: MailKind,
    },
    /// It was pressed.
    Stopped {
        /// What goes no more.
        kind: MailKind,
    },
    /// No mail of ours had this address.
    Unknown,
}

#[derive(Template)]
#[template(path = "mail_stop.html")]
struct MailStopTemplate<'a> {
    around: Around<'a>,
    title: String,
    why: String,
    token: &'a str,
}

impl MailStopPage {
    /// The page as HTML; never indexed, and its address is written nowhere else.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let frame = Frame { path: "/", ..*frame };
        let named = |key, kind: &MailKind| words.with(key, &[("what", words.t(said(*kind).0).into())]);
        let (title, why, token) = match self {
            Self::Ask { token, kind } => (
                named("mail-stop-ask", kind),
                words.t("mail-stop-ask-why"),
                token.as_str(),
            ),
            Self::Stopped { kind } => (named("mail-stop-done", kind), words.t("mail-stop-done-why"), ""),
            Self::Unknown => (words.t("mail-stop-unknown"), words.t("mail-stop-unknown-why"), ""),
        };
        let head = Head::unlisted(Section::Person, title.clone(), why.clone());
        written(&MailStopTemplate {
            around: Around::of(&frame, head),
            title,
            why,
            token,
        })
    }

    fn answer(&self, visit: &Visit) -> Response {
        let status = match self {
            Self::Unknown => StatusCode::NOT_FOUND,
            Self::Ask { .. } | Self::Stopped { .. } => StatusCode::OK,
        };
        (status, visit.secret_page(self.render(&visit.frame()))).into_response()
    }
}

/// `GET /mail/stop/{token}`.
pub(crate) async fn show(visit: Visit, Path(token): Path<String>) -> Response {
    let database = &visit.site.doors.node.database;
    match database.read(|tx| what_stops(tx, &token)) {
        Ok(Some(stop)) => MailStopPage::Ask {
            token,
            kind: stop.kind,
        }
        .answer(&visit),
        Ok(None) => MailStopPage::Unknown.answer(&visit),
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}

/// `POST /mail/stop/{token}`: from the button, or from the program in which she reads her mail. The body is not looked
/// at: RFC 8058 says what stands in it, and the address says everything.
pub(crate) async fn stop(gate: Gate, Path(token): Path<String>) -> Result<Response, Refused> {
    let visit = &gate.visit;
    let unavailable = |_| Refused::by(visit, &ErrorPage::Unavailable);
    let database = &visit.site.doors.node.database;
    let stop = database.read(|tx| what_stops(tx, &token)).map_err(unavailable)?;
    let Some(stop) = stop else {
        return Ok(MailStopPage::Unknown.answer(visit));
    };
    database
        .transact(|tx| stop_mails(tx, &stop, visit.now))
        .await
        .map_err(unavailable)?;
    Ok(MailStopPage::Stopped { kind: stop.kind }.answer(visit))
}
