//! What an officer does with a calendar on its page (feature F13). Each form is of her session; the rules are those of
//! `community`, the same as for commands and the REST interface.

use std::collections::BTreeMap;

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, Request};
use axum::response::{IntoResponse, Redirect, Response};
use community::choose_entries::{Choices, ChooseRefused, choose_entries_for};
use community::sign_code::PostRefused;
use domain::SourceId;
use edge::{CalendarProblem, ENTRIES_AT_ONCE, publish_chosen};
use serde::Deserialize;
use store::sources::{self, EntryChoice};
use store::{StoreError, audit};
use wire::ics_read::BYTES_MAX;

use super::import_page::sent_file;
use super::source_audience::audience_of;
use super::source_page::{SHOWN_MAX, SourceDone, SourceSaid, Typed, page, parsed, path_of};
use super::source_words::SourceFault;
use crate::error_page::ErrorPage;
use crate::sign_in::{Button, Chief, Refused, TokenForm, form};

/// The fields as they came; the same name comes several times.
#[derive(Deserialize)]
#[serde(transparent)]
pub(super) struct Ticks(Vec<(String, String)>);

impl TokenForm for Ticks {
    fn form_token(&self) -> &str {
        self.values("form_token").next().unwrap_or_default()
    }
}

impl Ticks {
    fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let of_name = move |(key, _): &&(String, String)| key == name;
        self.0.iter().filter(of_name).map(|(_, value)| value.as_str())
    }

    /// Whether each field is one of the form, and there are no more than it has (threat E10).
    fn is_of_the_form(&self) -> bool {
        let known = ["form_token", "from", "audience", "new", "shown", "publish"];
        self.0.len() <= 2 * SHOWN_MAX + known.len()
            && self.0.iter().all(|(key, _)| known.contains(&key.as_str()))
    }

    fn typed(&self) -> Typed {
        Typed {
            ticked: self.values("publish").map(str::to_owned).collect(),
            audience: self.values("audience").next().unwrap_or_default().to_owned(),
            publishes_new: self.values("new").next().is_some(),
        }
    }
}

/// `POST /desk/sources/{id}/choose`: what is ticked is published, what is not is left out, of the entries of the page.
pub(super) async fn choose(
    chief: Chief,
    Path(id): Path<String>,
    sent: Result<Form<Ticks>, FormRejection>,
) -> Result<Response, Refused> {
    let sent = form(&chief.visit, &chief.signed_in, sent)?;
    if !sent.is_of_the_form() {
        return Err(Refused::by(&chief.visit, &ErrorPage::Unreadable));
    }
    let (id, typed) = (parsed(&chief, &id)?, sent.typed());
    let from = sent.values("from").next().and_then(|from| from.parse().ok());
    let from = from.unwrap_or_default();
    let node = &chief.visit.site.doors.node;
    let unavailable = |_: StoreError| Refused::by(&chief.visit, &ErrorPage::Unavailable);
    let known = node
        .database
        .read(|tx| sources::get(tx, &id))
        .map_err(unavailable)?;
    let known = known.ok_or_else(|| Refused::by(&chief.visit, &ErrorPage::NotFound))?;
    let Some(audience) = audience_of(&typed.audience, &known.audience) else {
        return page(&chief, &id, from, Some(SourceSaid::WrongAudience), Some(typed));
    };
    let choice = |place: &str| match typed.ticked.contains(place) {
        true => EntryChoice::Publish,
        false => EntryChoice::LeaveOut,
    };
    let entries: BTreeMap<String, EntryChoice> = sent
        .values("shown")
        .map(|place| (place.to_owned(), choice(place)))
        .collect();
    let choices = Choices {
        entries,
        publishes_new: Some(typed.publishes_new),
        // Whom it is for now may be nobody's choice any more; it is not chosen again by looking at the page.
        audience: Some(audience).filter(|audience| *audience != known.audience),
    };
    let (officer, now) = (&chief.officer, chief.visit.now);
    let resign_on = node.settings.ethics.resign_on;
    let chosen = node
        .database
        .transact(|tx| choose_entries_for(tx, officer, resign_on, (&id, &choices), now))
        .await;
    let said = match chosen {
        Ok(_) => {
            publish_chosen(node, &id, ENTRIES_AT_ONCE)
                .await
                .map_err(unavailable)?;
            return Ok(done(&id, SourceDone::Chosen));
        }
        Err(ChooseRefused::NoSuchSource) => return Err(Refused::by(&chief.visit, &ErrorPage::NotFound)),
        Err(ChooseRefused::Store(error) | ChooseRefused::NotSigned(PostRefused::Store(error))) => {
            return Err(unavailable(error));
        }
        Err(ChooseRefused::NoSuchEntry(_)) => SourceSaid::Moved,
        Err(ChooseRefused::NotSigned(PostRefused::NotSigned(_))) => SourceSaid::NotSigned,
        Err(ChooseRefused::Audience(_)) => SourceSaid::WrongAudience,
    };
    page(&chief, &id, from, Some(said), Some(typed))
}

fn done(id: &SourceId, done: SourceDone) -> Response {
    Redirect::to(&format!("{}?done={}", path_of(id), done.word())).into_response()
}

/// `POST /desk/sources/{id}/refresh`: reads it again; a failure stands on the page it leads to.
pub(super) async fn refresh(
    chief: Chief,
    Path(id): Path<String>,
    sent: Result<Form<Button>, FormRejection>,
) -> Result<Response, Refused> {
    form(&chief.visit, &chief.signed_in, sent)?;
    let id = parsed(&chief, &id)?;
    match chief.visit.site.doors.calendars.refresh(&id).await {
        Ok(_) => {
            note(&chief, &format!("read calendar {id}")).await?;
            Ok(done(&id, SourceDone::Read))
        }
        Err(CalendarProblem::Fetch(_)) => Ok(Redirect::to(&path_of(&id)).into_response()),
        Err(CalendarProblem::Unknown) => Err(Refused::by(&chief.visit, &ErrorPage::NotFound)),
        Err(_) => Err(Refused::by(&chief.visit, &ErrorPage::Unavailable)),
    }
}

/// `POST /desk/sources/{id}/file`: reads a newer file of it.
pub(super) async fn refresh_file(
    chief: Chief,
    Path(id): Path<String>,
    request: Request,
) -> Result<Response, Refused> {
    let sent = sent_file(&chief, request, BYTES_MAX).await?;
    let id = parsed(&chief, &id)?;
    let wrong = |fault| page(&chief, &id, 0, Some(SourceSaid::WrongFile(fault)), None);
    let text = match sent {
        None => return wrong(SourceFault::TooLarge),
        Some(text) if text.is_empty() => return wrong(SourceFault::Empty),
        Some(text) => text,
    };
    match chief.visit.site.doors.calendars.refresh_file(&id, text).await {
        Ok(_) => {
            note(&chief, &format!("read calendar {id}")).await?;
            Ok(done(&id, SourceDone::Read))
        }
        Err(CalendarProblem::Unknown) => Err(Refused::by(&chief.visit, &ErrorPage::NotFound)),
        Err(problem) => match SourceFault::of(&problem) {
            Some(fault) => wrong(fault),
            None => Err(Refused::by(&chief.visit, &ErrorPage::Unavailable)),
        },
    }
}

/// `POST /desk/sources/{id}/remove`.
pub(super) async fn remove(
    chief: Chief,
    Path(id): Path<String>,
    sent: Result<Form<Button>, FormRejection>,
) -> Result<Response, Refused> {
    form(&chief.visit, &chief.signed_in, sent)?;
    let id = parsed(&chief, &id)?;
    let (by, now) = (chief.officer.member().handle.as_str(), chief.visit.now);
    let removed: Result<bool, StoreError> = chief
        .visit
        .site
        .doors
        .node
        .database
        .transact(|tx| {
            if sources::get(tx, &id)?.is_none() {
                return Ok(false);
            }
            sources::remove(tx, &id)?;
            audit::log(tx, by, &format!("remove calendar {id}"), now)?;
            Ok(true)
        })
        .await;
    match removed {
        Ok(true) => Ok(Redirect::to("/desk/sources?removed=1").into_response()),
        Ok(false) => Err(Refused::by(&chief.visit, &ErrorPage::NotFound)),
        Err(_) => Err(Refused::by(&chief.visit, &ErrorPage::Unavailable)),
    }
}

/// Writes what she did into the log.
pub(super) async fn note(chief: &Chief, what: &str) -> Result<(), Refused> {
    let (by, now) = (chief.officer.member().handle.as_str(), chief.visit.now);
    let database = &chief.visit.site.doors.node.database;
    let noted: Result<(), StoreError> = database.transact(|tx| audit::log(tx, by, what, now)).await;
    noted.map_err(|_| Refused::by(&chief.visit, &ErrorPage::Unavailable))
}
