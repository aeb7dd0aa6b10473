//! `/events/{id}/cancel`: what calling an event off does, before it is done.

use askama::Template;
use axum::Form;
use axum::extract::rejection::{FormRejection, PathRejection};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use community::cancel_event::cancel_event;
use community::change_following::cancel_following;
use community::organise_event::Organises;
use serde::Deserialize;
use store::{StoreError, guests};

use super::edit_event::{later_dates, own};
use super::form_page::scopes;
use super::repeat_form::FOLLOWING;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Choice, Frame, Head, Section, written};
use crate::router::Site;
use crate::sign_in::{Organising, Refused, form, token_form};

/// The question.
#[derive(Clone, Debug)]
pub(crate) struct CancelPage {
    pub(crate) path: String,
    pub(crate) title: String,
    /// How many have a seat.
    pub(crate) guests: u32,
    /// How many dates of its series follow.
    pub(crate) following: u32,
}

#[derive(Template)]
#[template(path = "event_cancel.html")]
struct CancelTemplate<'a> {
    around: Around<'a>,
    path: &'a str,
    title: String,
    guests: String,
    /// This date alone, or the rest too.
    scopes: Vec<Choice>,
}

impl CancelPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let title = words.with("event-cancel-title", &[("title", self.title.as_str().into())]);
        let head = Head::unlisted(Section::Events, title.clone(), words.t("event-cancel-what"));
        written(&CancelTemplate {
            around: Around::of(frame, head),
            path: &self.path,
            title,
            guests: words.count("event-cancel-guests", self.guests),
            scopes: match self.following {
                0 => Vec::new(),
                following => scopes(words, following, "this"),
            },
        })
    }
}

/// `GET /events/{id}/cancel`.
pub(crate) async fn show(
    id: Result<Path<String>, PathRejection>,
    by: Organising,
) -> Result<Response, Refused> {
    let visit = &by.visit;
    let event = own(visit, id)?;
    let database = &visit.site.doors.node.database;
    let figures = database
        .read(|tx| guests::figures(tx, &event.id))
        .map_err(|_: StoreError| Refused::by(visit, &ErrorPage::Unavailable))?;
    let page = CancelPage {
        path: format!("/events/{}", event.id),
        title: event.draft.title.to_string(),
        guests: figures.taken,
        following: later_dates(visit, &event)?,
    };
    Ok(visit.page(page.render(&visit.frame())))
}

/// What was sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CancelForm {
    form_token: String,
    #[serde(default)]
    scope: String,
}

token_form!(CancelForm);

/// `POST /events/{id}/cancel`.
pub(crate) async fn cancel(
    State(site): State<Site>,
    id: Result<Path<String>, PathRejection>,
    by: Organising,
    sent: Result<Form<CancelForm>, FormRejection>,
) -> Result<Response, Refused> {
    let visit = &by.visit;
    let sent = form(visit, &by.signed_in, sent)?;
    let event = own(visit, id)?;
    let cancelled = site
        .doors
        .node
        .database
        .transact(|tx| match (sent.scope.as_str(), by.organiser.office()) {
            (FOLLOWING, Some(officer)) => cancel_following(tx, officer, &event.id, visit.now),
            _ => cancel_event(tx, &by.organiser, &event.id, visit.now).map(drop),
        })
        .await;
    match cancelled {
        Ok(_) => Ok(Redirect::to(&format!("/events/{}", event.id)).into_response()),
        Err(refused) => Err(Refused::by(visit, &ErrorPage::instead_of(&refused))),
    }
}
