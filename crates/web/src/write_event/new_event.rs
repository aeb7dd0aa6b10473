//! `/events/new`: an officer writes an event and publishes it; the same form sent twice publishes it once.

use axum::Form;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use community::cancel_event::ChangeRefused;
use community::co_hosts::offered;
use community::publish_event::{PublishRefused, publish_once};
use community::publish_series::publish_series;
use community::save_draft::{DraftRefused, check_as_read};
use community::sign_code::{PostRefused, code_standing};
use domain::{Audience, Event, EventDraft, EventId};
use serde::Deserialize;
use store::Transaction;

use super::audience_field::{SentForm, audience_of};
use super::co_host_fields::{held_by, named};
use super::drafts_page::{DRAFT, form_of, kept, not_repeated, not_taken, save, saved_of};
use super::edit_event::own;
use super::event_form::{EventForm, Fault, fault_of};
use super::form_page::{FormPage, Writer, empty, peers};
use super::link_field::{Typed, with_link};
use super::repeat_form::all_dates;
use crate::error_page::ErrorPage;
use crate::router::Site;
use crate::sign_in::{Chief, Refused, TokenForm, form};
use crate::visit::Visit;

const HERE: &str = "/events/new";

impl TokenForm for SentForm {
    fn form_token(&self) -> &str {
        &self.0.form_token
    }
}

/// What the address may name.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    like: Option<String>,
    draft: Option<String>,
}

/// The event of ours that a new one is to be like, if one is named.
fn like_of(visit: &Visit, id: &str) -> Result<Option<Event>, Refused> {
    match id {
        "" => Ok(None),
        id => own(visit, Ok(Path(id.to_owned()))).map(Some),
    }
}

/// `GET /events/new`, empty or like an event that is there.
pub(crate) async fn show(
    State(site): State<Site>,
    asked: Result<Query<Asked>, QueryRejection>,
    chief: Chief,
) -> Result<Response, Refused> {
    let visit = &chief.visit;
    let node = &site.doors.node;
    let (who, resign_on) = (&chief.officer.member().id, node.settings.ethics.resign_on);
    let standing = node.database.read(|tx| code_standing(tx, who, resign_on));
    if standing.is_ok_and(|standing| !standing.is_settled()) {
        // Before she writes what would not be taken: the page says why, and leads to where she signs.
        return Ok(Redirect::to("/ethics").into_response());
    }
    let read = (node.database.read(peers), node.database.read(offered));
    let ((Ok(peers), Ok(offered)), Some(profile)) = (read, &visit.profile) else {
        return Err(Refused::by(visit, &ErrorPage::Unavailable));
    };
    let asked = asked.map_or_else(|_| Asked::default(), |Query(asked)| asked);
    let like = like_of(visit, &asked.like.unwrap_or_default())?;
    let saved = saved_of(&chief, asked.draft.as_deref())?;
    let id = ambient::ids::event_id(visit.now, &node.randomness).to_string();
    let page = FormPage {
        action: HERE.to_owned(),
        form: match (like, saved) {
            (_, Some(saved)) => form_of(&saved),
            (Some(event), None) => EventForm::like(&event, id),
            (None, None) => empty(id, &profile.zone, &node.settings.default_audience, &peers),
        },
        faults: Vec::new(),
        refused: "",
        peers,
        offered,
        following: 0,
        guests: 0,
        writer: Writer::of(visit),
    };
    Ok(page.answer(visit))
}

/// `POST /events/new`.
pub(crate) async fn publish(
    State(site): State<Site>,
    chief: Chief,
    sent: Result<Form<SentForm>, FormRejection>,
) -> Result<Response, Refused> {
    let visit = &chief.visit;
    let SentForm(sent) = form(visit, &chief.signed_in, sent)?;
    let id = EventId::parse(&sent.id).map_err(|_| Refused::by(visit, &ErrorPage::Unreadable))?;
    let Some(profile) = &visit.profile else {
        return Err(Refused::by(visit, &ErrorPage::Unavailable));
    };
    let like = match like_of(visit, &sent.like)? {
        Some(event) => Some(event.draft),
        None => kept(visit, &id)?,
    };
    let node = &site.doors.node;
    let known = like.as_ref().map(|like| like.co_hosts.as_slice());
    let named = named(visit, &sent, known.unwrap_or_default())?;
    let draft = held_by(sent.draft(like.as_ref(), &profile.currency), named);
    let dates = with_link(draft, Typed::read(visit, &sent)).and_then(|(draft, link)| {
        let months = node.settings.horizon_months;
        let dates = all_dates(&sent, draft, months, visit.now).map_err(|fault| vec![fault])?;
        Ok((dates, link))
    });
    let ((dates, link), audience) = match (dates, audience_of(&sent, None)) {
        (Ok(dates), Ok(audience)) => (dates, audience),
        (dates, audience) => {
            let mut faults = dates.err().unwrap_or_default();
            faults.extend(audience.err());
            return again(visit, HERE, sent, faults, "", (0, 0));
        }
    };
    if sent.act == DRAFT {
        return match dates.as_slice() {
            [draft] => save(&chief, sent, (&id, draft.clone()), audience, link).await,
            _ => again(visit, HERE, sent, vec![not_repeated()], "", (0, 0)),
        };
    }
    // The first has the name that the form had from the start.
    let further = std::iter::repeat_with(|| ambient::ids::event_id(visit.now, &node.randomness));
    let names = std::iter::once(id.clone()).chain(further);
    let dates: Vec<_> = names.zip(dates).collect();
    let published = node
        .database
        .transact(|tx| {
            check_as_read(tx, &id, sent.draft_read())?;
            // The same form came before: whatever became of its event and its link since stays.
            let is_new = store::events::get(tx, &id)?.is_none();
            publish_all(tx, &chief, &dates, &audience)?;
            store::event_drafts::remove(tx, &id)?;
            if is_new {
                set_links(tx, &chief, &dates, &link)?;
            }
            Ok::<_, DraftRefused>(())
        })
        .await;
    match published {
        Ok(()) => Ok(Redirect::to(&format!("/events/{id}")).into_response()),
        Err(refused) => not_taken(visit, sent, &refused),
    }
}

/// One event, or one for each date.
fn publish_all(
    tx: &mut Transaction<'_>,
    chief: &Chief,
    dates: &[(EventId, EventDraft)],
    audience: &Audience,
) -> Result<(), PublishRefused> {
    let (officer, now) = (&chief.officer, chief.visit.now);
    let resign_on = chief.visit.site.doors.node.settings.ethics.resign_on;
    match dates {
        [(id, draft)] => {
            let (draft, audience) = (draft.clone(), audience.clone());
            publish_once(tx, officer, resign_on, id.clone(), draft, audience, now)
        }
        dates => publish_series(tx, officer, resign_on, dates, audience, now),
    }
}

/// The link to join of each date that was published just now.
fn set_links(
    tx: &mut Transaction<'_>,
    chief: &Chief,
    dates: &[(EventId, EventDraft)],
    link: &Typed,
) -> Result<(), PublishRefused> {
    for (id, _) in dates {
        match link.set(tx, &chief.officer, id, &chief.visit) {
            // The same form came before, and what it published was removed.
            Ok(()) | Err(ChangeRefused::NoSuchEvent) => {}
            Err(refused) => return Err(as_published(refused)),
        }
    }
    Ok(())
}

fn as_published(refused: ChangeRefused) -> PublishRefused {
    match refused {
        ChangeRefused::Event(refused) => refused.into(),
        ChangeRefused::Audience(refused) => refused,
        ChangeRefused::Store(error) => error.into(),
        // Whoever publishes owns what she publishes, and it is as she wrote it.
        ChangeRefused::NoSuchEvent
        | ChangeRefused::NotOurs
        | ChangeRefused::Cancelled
        | ChangeRefused::Changed { .. } => PublishRefused::NotSetUp,
    }
}

/// In place of a message: the store said no.
pub(super) const UNAVAILABLE: &str = "unavailable";

/// Where on the form a refusal is said: at a field, or above it all.
pub(super) fn said(refused: &PublishRefused) -> (Vec<Fault>, &'static str) {
    let at = |field, key| (vec![Fault { field, key, n: 0 }], "");
    match refused {
        PublishRefused::Event(refused) => (vec![fault_of(refused)], ""),
        PublishRefused::NoSuchPeer(_) | PublishRefused::TooManyPeers => {
            at("audience", "event-form-wrong-audience")
        }
        PublishRefused::AlreadyOver => at("start_date", "event-form-wrong-over"),
        PublishRefused::NotSigned(PostRefused::NotSigned(_)) => (Vec::new(), "event-form-not-signed"),
        PublishRefused::NotSigned(PostRefused::Store(_))
        | PublishRefused::NotSetUp
        | PublishRefused::Store(_) => (Vec::new(), UNAVAILABLE),
    }
}

/// The form with what she wrote and what is wrong with it; how many dates follow, and how many guests come.
pub(super) fn again(
    visit: &Visit,
    action: &str,
    form: EventForm,
    faults: Vec<Fault>,
    refused: &'static str,
    (following, guests): (u32, u32),
) -> Result<Response, Refused> {
    let database = &visit.site.doors.node.database;
    let (Ok(peers), Ok(offered)) = (database.read(peers), database.read(offered)) else {
        return Err(Refused::by(visit, &ErrorPage::Unavailable));
    };
    let page = FormPage {
        action: action.to_owned(),
        form,
        faults,
        refused,
        peers,
        offered,
        following,
        guests,
        writer: Writer::of(visit),
    };
    Ok(page.answer(visit))
}
