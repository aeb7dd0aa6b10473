//! `/rooms/{slug}/{thread}/{post}/report`: a member shows one post to the stewards of the room, after a page that says who will
//! read it (F11, F20; D 9).

use askama::Template;
use axum::Form;
use axum::extract::Query;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::response::Response;
use http::StatusCode;
use serde::Deserialize;
use subrosa::{ReportReason, ReportRefused};

use super::members_page::{DoneQuery, done, refused};
use super::parts::{OnePost, PostView, Quoted, RoomSaid, text_fault};
use crate::frame::{Around, Frame, written};
use crate::rooms::band::Band;
use crate::rooms::gate::Asker;
use crate::rooms::words::head;
use crate::sign_in::{Refused, token_form};
use crate::state_words::StateWords;

/// The form.
#[derive(Clone)]
pub(crate) struct ReportPage {
    pub(crate) band: Band,
    /// Where the form is sent, and where the post stands.
    pub(crate) action: String,
    pub(crate) post: PostView,
    pub(crate) reason: String,
    /// What is wrong with the reason.
    pub(crate) fault: Option<ReasonFault>,
    /// That the stewards have it.
    pub(crate) said: Option<RoomSaid>,
}

/// Why nothing was reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReasonFault {
    /// The reason is none.
    Text(subrosa::RoomTextRefused),
    /// The stewards have enough to look at.
    TooMany,
}

#[derive(Template)]
#[template(path = "room_report.html")]
struct ReportTemplate<'a> {
    around: Around<'a>,
    band: &'a Band,
    action: &'a str,
    back: &'a str,
    post: Quoted,
    reason: &'a str,
    fault: String,
    too_many: bool,
    said: Option<StateWords>,
    chars_max: usize,
}

impl ReportPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        written(&ReportTemplate {
            around: Around::of(frame, head(words)),
            band: &self.band,
            action: &self.action,
            back: &self.post.path,
            post: Quoted::of(frame, &self.post),
            reason: &self.reason,
            fault: match self.fault {
                Some(ReasonFault::Text(refused)) => text_fault(words, refused),
                Some(ReasonFault::TooMany) | None => String::new(),
            },
            too_many: self.fault == Some(ReasonFault::TooMany),
            said: self.said.map(|said| said.shown(words)),
            chars_max: ReportReason::CHARS_MAX,
        })
    }
}

/// What is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReportForm {
    form_token: String,
    #[serde(default)]
    reason: String,
}

token_form!(ReportForm);

async fn page(
    asker: &Asker,
    one: &OnePost,
    reason: String,
    fault: Option<ReasonFault>,
) -> Result<ReportPage, Refused> {
    let shown = asker.look(|at| at.rooms.see_room(at.who, at.room)).await?;
    Ok(ReportPage {
        band: Band::below(asker, &shown, &asker.visit.words().t("room-report-title")),
        action: asker.path(&one.below("report")),
        post: one.view.clone(),
        reason,
        fault,
        said: None,
    })
}

/// `GET /rooms/{slug}/{thread}/{post}/report`.
pub(super) async fn show(
    asker: Asker,
    query: Result<Query<DoneQuery>, QueryRejection>,
) -> Result<Response, Refused> {
    let one = OnePost::of(&asker).await?;
    let mut page = page(&asker, &one, String::new(), None).await?;
    page.said = DoneQuery::said(query);
    Ok(asker.page(page.render(&asker.visit.frame())))
}

/// `POST /rooms/{slug}/{thread}/{post}/report`.
pub(super) async fn report(
    asker: Asker,
    sent: Result<Form<ReportForm>, FormRejection>,
) -> Result<Response, Refused> {
    let form = asker.form(sent)?;
    let one = OnePost::of(&asker).await?;
    let reason = match ReportReason::parse(&form.reason) {
        Ok(reason) => reason,
        Err(wrong) => {
            let fault = Some(ReasonFault::Text(wrong));
            let page = page(&asker, &one, form.reason, fault).await?;
            return Ok(asker.refused_page(page.render(&asker.visit.frame())));
        }
    };
    let (thread, post) = (one.thread, one.post);
    let reported = asker
        .run(move |at| at.rooms.report(at.who, at.room, thread, post, &reason, at.now))
        .await;
    match reported {
        Ok(_) => Ok(done(&asker, &one.below("report"), RoomSaid::Reported)),
        Err(ReportRefused::TooMany) => {
            let page = page(&asker, &one, form.reason, Some(ReasonFault::TooMany)).await?;
            let mut response = asker.page(page.render(&asker.visit.frame()));
            *response.status_mut() = StatusCode::CONFLICT;
            Ok(response)
        }
        Err(ReportRefused::Rooms(error)) => refused(&asker, &error),
    }
}
