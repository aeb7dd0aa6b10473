//! What was agreed at an event of ours: a part of its page for members, and `/events/{id}/minutes`, where whoever has the minutes
//! writes them (F12, need 0.8).

use askama::Template;
use axum::Form;
use axum::extract::rejection::{FormRejection, PathRejection};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use community::see_event::{Host, Seen};
use community::sign_code::{PostRefused, code_standing};
use community::write_minutes::{
    MinutesRefused, has_minutes, may_put_down, see_minutes, to_write, write_minutes_over,
};
use domain::{Event, EventId, Html};
use http::StatusCode;
use serde::Deserialize;
use store::{StoreError, Transaction, minutes};

use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::router::Site;
use crate::sign_in::{Member, Refused, form, token_form};
use crate::visit::Visit;

/// Why nothing of hers is taken while she owes the code of ethics a signature.
const NOT_SIGNED: (&str, u32) = ("event-form-not-signed", 0);

/// What the page of an event shows of its minutes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MinutesShown {
    /// Sanitised HTML; empty when there are none for the reader.
    pub text: Html,
    /// Who wrote them; empty where her data is deleted.
    pub by: String,
    /// Whether the reader writes them, now that it has begun.
    pub may_write: bool,
}

impl Visit {
    /// The minutes of an event as the reader sees them.
    pub(crate) fn minutes(&self, tx: &mut Transaction<'_>, seen: &Seen) -> Result<MinutesShown, StoreError> {
        let known = see_minutes(tx, &self.viewer, seen)?;
        let has_begun = seen.host == Host::Us && seen.event.draft.start.at <= self.now;
        let may_write = match &self.signed_in {
            Some(signed_in) if has_begun => has_minutes(tx, &signed_in.membership, &seen.event.id)?,
            _ => false,
        };
        let (text, by) = known.map_or_else(Default::default, |known| (known.text, known.by));
        let by = by.map_or_else(String::new, |by| by.to_string());
        Ok(MinutesShown { text, by, may_write })
    }
}

/// The page on which they are written.
#[derive(Clone, Debug, Default)]
pub(crate) struct MinutesPage {
    /// Of the event.
    pub(crate) path: String,
    pub(crate) title: String,
    /// As it was typed.
    pub(crate) text: String,
    /// When those were written that she read before; empty where there were none.
    pub(crate) read: String,
    /// Whether it has not begun.
    pub(crate) is_too_soon: bool,
    /// The message that says why it was not taken, and the number in it; empty else.
    pub(crate) fault: (&'static str, u32),
}

#[derive(Template)]
#[template(path = "event_minutes.html")]
struct MinutesTemplate<'a> {
    around: Around<'a>,
    title: String,
    path: &'a str,
    text: &'a str,
    read: &'a str,
    is_too_soon: bool,
    fault: String,
}

impl MinutesPage {
    fn of(event: &Event, visit: &Visit, (text, read): (String, String)) -> Self {
        Self {
            path: format!("/events/{}", event.id),
            title: event.draft.title.to_string(),
            text,
            read,
            is_too_soon: visit.now < event.draft.start.at,
            fault: ("", 0),
        }
    }

    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let title = words.with("minutes-title", &[("title", self.title.as_str().into())]);
        let head = Head::unlisted(Section::Events, title.clone(), words.t("minutes-hint"));
        written(&MinutesTemplate {
            around: Around::of(frame, head),
            title,
            path: &self.path,
            text: &self.text,
            read: &self.read,
            is_too_soon: self.is_too_soon,
            fault: match self.fault {
                ("", _) => String::new(),
                (key, n) => words.count(key, n),
            },
        })
    }
}

/// The event whose minutes the reader writes; nobody else learns that there is such a page.
fn hers(member: &Member, id: Result<Path<String>, PathRejection>) -> Result<Event, Refused> {
    let visit = &member.visit;
    let not_found = || Refused::by(visit, &ErrorPage::NotFound);
    let id = id.ok().and_then(|Path(id)| EventId::parse(&id).ok());
    let id = id.ok_or_else(not_found)?;
    let database = &visit.site.doors.node.database;
    let membership = &member.signed_in.membership;
    match database.read(|tx| to_write(tx, membership, &id)) {
        Ok(event) => Ok(event),
        Err(MinutesRefused::Store(_) | MinutesRefused::NotSigned(PostRefused::Store(_))) => {
            Err(Refused::by(visit, &ErrorPage::Unavailable))
        }
        Err(
            MinutesRefused::NotHers
            | MinutesRefused::NotYet
            | MinutesRefused::Changed
            | MinutesRefused::NotSigned(PostRefused::NotSigned(_)),
        ) => Err(not_found()),
    }
}

/// `GET /events/{id}/minutes`.
pub(crate) async fn show(
    id: Result<Path<String>, PathRejection>,
    member: Member,
) -> Result<Response, Refused> {
    let event = hers(&member, id)?;
    let visit = &member.visit;
    let database = &visit.site.doors.node.database;
    let resign_on = visit.site.doors.node.settings.ethics.resign_on;
    let (known, standing) = database
        .read(|tx| {
            let standing = code_standing(tx, &member.signed_in.membership.member().id, resign_on)?;
            Ok((minutes::get(tx, &event.id)?, standing))
        })
        .map_err(|_: StoreError| Refused::by(visit, &ErrorPage::Unavailable))?;
    let typed = known.map_or_else(Default::default, |known| {
        (wire::html::plain(known.text.as_str()), known.at.to_string())
    });
    let page = MinutesPage {
        // Before she writes what would not be taken.
        fault: match standing.is_settled() {
            true => ("", 0),
            false => NOT_SIGNED,
        },
        ..MinutesPage::of(&event, visit, typed)
    };
    Ok(visit.page(page.render(&visit.frame())))
}

/// What was sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SentMinutes {
    form_token: String,
    text: String,
    /// As the page had it.
    #[serde(default)]
    read: String,
}

token_form!(SentMinutes);

/// `POST /events/{id}/minutes`: back to the event, which shows them.
pub(crate) async fn write(
    State(site): State<Site>,
    id: Result<Path<String>, PathRejection>,
    member: Member,
    sent: Result<Form<SentMinutes>, FormRejection>,
) -> Result<Response, Refused> {
    let event = hers(&member, id)?;
    let Member { visit, signed_in } = &member;
    let sent = form(visit, signed_in, sent)?;
    let database = &site.doors.node.database;
    let typed = sent.text.replace("\r\n", "\n");
    let read: Option<jiff::Timestamp> = sent.read.parse().ok();
    let resign_on = site.doors.node.settings.ethics.resign_on;
    let Some(text) = wire::markdown::rendered(&typed) else {
        let n = u32::try_from(Html::BYTES_MAX).unwrap_or(u32::MAX);
        return Ok(again(
            visit,
            &event,
            (typed, sent.read),
            ("form-wrong-too-long", n),
        ));
    };
    let written = database
        .transact(|tx| {
            // A text that nobody touched keeps its markup.
            let known = minutes::get(tx, &event.id)?.map(|known| known.text);
            let same = known.filter(|known| wire::html::plain(known.as_str()).trim() == typed.trim());
            let text = same.unwrap_or_else(|| text.clone());
            may_put_down(tx, &signed_in.membership, &text, resign_on)?;
            write_minutes_over(tx, &signed_in.membership, &event.id, text, read, visit.now)
        })
        .await;
    match written {
        Ok(()) => Ok(Redirect::to(&format!("/events/{}", event.id)).into_response()),
        Err(MinutesRefused::NotYet) => Ok(again(visit, &event, (typed, sent.read), ("minutes-too-soon", 0))),
        Err(MinutesRefused::Changed) => Ok(again(visit, &event, (typed, sent.read), ("minutes-changed", 0))),
        Err(MinutesRefused::NotSigned(PostRefused::NotSigned(_))) => {
            Ok(again(visit, &event, (typed, sent.read), NOT_SIGNED))
        }
        Err(MinutesRefused::NotHers) => Err(Refused::by(visit, &ErrorPage::NotFound)),
        Err(MinutesRefused::Store(_) | MinutesRefused::NotSigned(PostRefused::Store(_))) => {
            Err(Refused::by(visit, &ErrorPage::Unavailable))
        }
    }
}

/// The form with what was typed and why it was not taken.
fn again(visit: &Visit, event: &Event, typed: (String, String), fault: (&'static str, u32)) -> Response {
    let page = MinutesPage {
        fault,
        ..MinutesPage::of(event, visit, typed)
    };
    let mut response = visit.page(page.render(&visit.frame()));
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    response
}
