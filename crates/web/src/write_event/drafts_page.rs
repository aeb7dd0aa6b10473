//! `/events/drafts`: events that officers have written and not published; nobody else sees one (F12).

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use community::save_draft::{
    DraftRefused, check_as_read, discard_draft, list_drafts, save_draft, saved_by, see_draft,
};
use domain::{Audience, EventDraft, EventId};
use jiff::Timestamp;
use serde::Deserialize;
use store::StoreError;
use store::event_drafts::{self, SavedDraft};

use super::event_form::{EventForm, Fault};
use super::link_field::Typed;
use super::new_event::{UNAVAILABLE, again, said};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::router::Site;
use crate::sign_in::{Chief, Refused, form, token_form};
use crate::times;
use crate::visit::Visit;

const HERE: &str = "/events/drafts";
/// The value of the button that saves and does not publish.
pub(super) const DRAFT: &str = "draft";

/// The list.
#[derive(Clone, Debug)]
pub(crate) struct DraftsPage {
    pub(crate) drafts: Vec<DraftLine>,
}

/// One draft.
#[derive(Clone, Debug)]
pub(crate) struct DraftLine {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) start: Timestamp,
    /// Who saved it last; empty where her data is deleted.
    pub(crate) by: String,
}

struct DraftRow<'a> {
    id: &'a str,
    title: &'a str,
    day: String,
    by: String,
}

#[derive(Template)]
#[template(path = "event_drafts.html")]
struct DraftsTemplate<'a> {
    around: Around<'a>,
    drafts: Vec<DraftRow<'a>>,
}

impl DraftsPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = Head::unlisted(
            Section::Events,
            words.t("event-drafts"),
            words.t("event-drafts-what"),
        );
        let today = frame.clock.at(frame.now).date();
        let row = |draft: &'_ DraftLine| {
            let start = frame.clock.at(draft.start);
            let day = times::day_long(words, start.date(), today);
            let when = [("day", day.into()), ("time", times::hour(&start).into())];
            (
                words.with("event-date", &when),
                match draft.by.as_str() {
                    "" => String::new(),
                    name => words.with("event-draft-by", &[("name", name.into())]),
                },
            )
        };
        let rows = self.drafts.iter().map(|draft| {
            let (day, by) = row(draft);
            DraftRow {
                id: &draft.id,
                title: &draft.title,
                day,
                by,
            }
        });
        written(&DraftsTemplate {
            around: Around::of(frame, head),
            drafts: rows.collect(),
        })
    }
}

/// `GET /events/drafts`.
pub(crate) async fn show(chief: Chief) -> Result<Response, Refused> {
    let visit = &chief.visit;
    let database = &visit.site.doors.node.database;
    let lines = database.read(|tx| {
        let mut lines = Vec::new();
        for saved in list_drafts(tx, &chief.officer)? {
            lines.push(DraftLine {
                by: saved_by(tx, &saved)?.map_or_else(String::new, |by| by.to_string()),
                id: saved.id.to_string(),
                title: saved.draft.title.to_string(),
                start: saved.draft.start.at,
            });
        }
        Ok(lines)
    });
    let page = DraftsPage {
        drafts: lines.map_err(|_: StoreError| Refused::by(visit, &ErrorPage::Unavailable))?,
    };
    Ok(visit.page(page.render(&visit.frame())))
}

/// What is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DiscardForm {
    form_token: String,
    id: String,
}

token_form!(DiscardForm);

/// `POST /events/drafts`: a draft is thrown away; one that is gone already stays gone.
pub(crate) async fn discard(
    State(site): State<Site>,
    chief: Chief,
    sent: Result<Form<DiscardForm>, FormRejection>,
) -> Result<Response, Refused> {
    let visit = &chief.visit;
    let sent = form(visit, &chief.signed_in, sent)?;
    let id = EventId::parse(&sent.id).map_err(|_| Refused::by(visit, &ErrorPage::Unreadable))?;
    let database = &site.doors.node.database;
    let discarded = database
        .transact(|tx| discard_draft(tx, &chief.officer, &id, visit.now))
        .await;
    match discarded {
        Ok(()) | Err(DraftRefused::NoSuchDraft) => Ok(Redirect::to(HERE).into_response()),
        Err(_) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

/// The draft that a form is to begin with, if one is named.
pub(super) fn saved_of(chief: &Chief, id: Option<&str>) -> Result<Option<SavedDraft>, Refused> {
    let Some(id) = id else {
        return Ok(None);
    };
    let visit = &chief.visit;
    let not_found = || Refused::by(visit, &ErrorPage::NotFound);
    let id = EventId::parse(id).map_err(|_| not_found())?;
    let database = &visit.site.doors.node.database;
    match database.read(|tx| see_draft(tx, &chief.officer, &id)) {
        Ok(saved) => Ok(Some(saved)),
        Err(DraftRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
        Err(_) => Err(not_found()),
    }
}

/// What a draft of that name says, so that what nobody touched in the form stays as it was.
pub(super) fn kept(visit: &Visit, id: &EventId) -> Result<Option<EventDraft>, Refused> {
    let database = &visit.site.doors.node.database;
    let read = database.read(|tx| event_drafts::get(tx, id));
    let saved = read.map_err(|_: StoreError| Refused::by(visit, &ErrorPage::Unavailable))?;
    Ok(saved.map(|saved| saved.draft))
}

/// The form of a draft: as of an event that is there, and new.
pub(super) fn form_of(saved: &SavedDraft) -> EventForm {
    EventForm {
        id: saved.id.to_string(),
        revision: String::new(),
        draft_read: saved.saved.to_string(),
        join_link: saved.link.clone().map_or_else(String::new, String::from),
        ..EventForm::of(&saved.draft, &saved.audience, 0)
    }
}

impl EventForm {
    /// When the draft had been saved that stood in it.
    pub(super) fn draft_read(&self) -> Option<Timestamp> {
        self.draft_read.parse().ok()
    }
}

/// A series is published at once, date by date.
pub(super) fn not_repeated() -> Fault {
    Fault {
        field: "repeat",
        key: "event-form-wrong-draft-repeat",
        n: 0,
    }
}

/// Saves what the form says; to the list of drafts.
pub(super) async fn save(
    chief: &Chief,
    sent: EventForm,
    (id, draft): (&EventId, EventDraft),
    audience: Audience,
    typed: Typed,
) -> Result<Response, Refused> {
    let visit = &chief.visit;
    let link = typed.link();
    let database = &visit.site.doors.node.database;
    let saved = database
        .transact(|tx| {
            check_as_read(tx, id, sent.draft_read())?;
            let (draft, audience, link) = (draft.clone(), audience.clone(), link.clone());
            save_draft(tx, &chief.officer, id, draft, audience, link, visit.now)
        })
        .await;
    match saved {
        Ok(_) => Ok(Redirect::to(HERE).into_response()),
        Err(refused) => not_taken(visit, sent, &refused),
    }
}

/// The form again, with why it was neither saved nor published.
pub(super) fn not_taken(visit: &Visit, sent: EventForm, refused: &DraftRefused) -> Result<Response, Refused> {
    let (faults, above) = match refused {
        DraftRefused::Event(refused) => said(refused),
        DraftRefused::Changed => (Vec::new(), "event-form-changed"),
        DraftRefused::Published => (Vec::new(), "event-draft-published"),
        DraftRefused::TooMany => (Vec::new(), "event-draft-too-many"),
        DraftRefused::NoSuchDraft | DraftRefused::Store(_) => (Vec::new(), UNAVAILABLE),
    };
    match above {
        UNAVAILABLE => Err(Refused::by(visit, &ErrorPage::Unavailable)),
        above => again(visit, "/events/new", sent, faults, above, (0, 0)),
    }
}
