//! `/events/{id}/edit`: an organiser changes an event; a change that another made meanwhile is not written over.

use axum::Form;
use axum::extract::rejection::{FormRejection, PathRejection};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use community::cancel_event::{ChangeRefused, own_event};
use community::change_event::{Expected, change_event};
use community::change_following::{change_following, following};
use community::change_visit::guests_of;
use community::co_hosts::offered;
use community::organise_event::Organises;
use domain::{Event, EventId};

use super::audience_field::{AS_IT_IS, SentForm, audience_of};
use super::co_host_fields::{held_by, named};
use super::event_form::{EventForm, fault_of};
use super::form_page::{FormPage, Writer, peers};
use super::link_field::{Typed, known, with_link};
use super::new_event::{UNAVAILABLE, again, said};
use super::repeat_form::FOLLOWING;
use crate::error_page::ErrorPage;
use crate::router::Site;
use crate::sign_in::{Organising, Refused, form};
use crate::visit::Visit;

/// An event of ours, by the path.
pub(super) fn own(visit: &Visit, id: Result<Path<String>, PathRejection>) -> Result<Event, Refused> {
    let not_found = || Refused::by(visit, &ErrorPage::NotFound);
    let node = &visit.site.doors.node;
    let id = id.ok().and_then(|Path(id)| EventId::parse(&id).ok());
    let id = id.ok_or_else(not_found)?;
    node.database
        .read(|tx| own_event(tx, &id))
        .map_err(|refused| Refused::by(visit, &ErrorPage::instead_of(&refused)))
}

/// How many dates of its series follow an event, for whoever may change them along with it: each date has an organiser of
/// its own, and officers have them all.
pub(super) fn later_dates(visit: &Visit, event: &Event) -> Result<u32, Refused> {
    if Writer::of(visit) == Writer::Organiser {
        return Ok(0);
    }
    let database = &visit.site.doors.node.database;
    let read = database.read(|tx| following(tx, event, visit.now));
    let later = read.map_err(|_| Refused::by(visit, &ErrorPage::Unavailable))?;
    Ok(u32::try_from(later.len()).unwrap_or(u32::MAX))
}

/// How many dates of its series follow an event, and how many guests without a membership come to it.
fn around(visit: &Visit, event: &Event) -> Result<(u32, u32), Refused> {
    let database = &visit.site.doors.node.database;
    let read = database.read(|tx| guests_of(tx, &event.id));
    let guests = read.map_err(|_| Refused::by(visit, &ErrorPage::Unavailable))?;
    Ok((later_dates(visit, event)?, guests))
}

/// `GET /events/{id}/edit`.
pub(crate) async fn show(
    State(site): State<Site>,
    id: Result<Path<String>, PathRejection>,
    by: Organising,
) -> Result<Response, Refused> {
    let visit = &by.visit;
    let event = own(visit, id)?;
    let (following, guests) = around(visit, &event)?;
    let database = &site.doors.node.database;
    let (Ok(peers), Ok(offered)) = (database.read(peers), database.read(offered)) else {
        return Err(Refused::by(visit, &ErrorPage::Unavailable));
    };
    let join_link = known(&by, &event)?;
    let page = FormPage {
        action: format!("/events/{}/edit", event.id),
        form: EventForm {
            join_link: join_link.clone(),
            join_link_read: join_link,
            ..EventForm::of(&event.draft, &event.audience, event.revision)
        },
        faults: Vec::new(),
        refused: "",
        peers,
        offered,
        following,
        guests,
        writer: Writer::of(visit),
    };
    Ok(page.answer(visit))
}

/// `POST /events/{id}/edit`.
pub(crate) async fn change(
    State(site): State<Site>,
    id: Result<Path<String>, PathRejection>,
    by: Organising,
    sent: Result<Form<SentForm>, FormRejection>,
) -> Result<Response, Refused> {
    let visit = &by.visit;
    let SentForm(mut sent) = form(visit, &by.signed_in, sent)?;
    let event = own(visit, id)?;
    if Writer::of(visit) == Writer::Organiser {
        // What officers alone decide has no field in her form.
        AS_IT_IS.clone_into(&mut sent.audience);
        sent = sent.naming(&event.draft.co_hosts);
    }
    let here = format!("/events/{}/edit", event.id);
    let around = around(visit, &event)?;
    let unreadable = |_| Refused::by(visit, &ErrorPage::Unreadable);
    let expected = Expected::Revision(sent.revision.parse().map_err(unreadable)?);
    let Some(profile) = &visit.profile else {
        return Err(Refused::by(visit, &ErrorPage::Unavailable));
    };
    let named = named(visit, &sent, &event.draft.co_hosts)?;
    let draft = sent.draft(Some(&event.draft), &profile.currency);
    let draft = with_link(held_by(draft, named), Typed::read(visit, &sent));
    let ((draft, link), audience) = match (draft, audience_of(&sent, Some(&event.audience))) {
        (Ok(draft), Ok(audience)) => (draft, audience),
        (draft, audience) => {
            let mut faults = draft.err().unwrap_or_default();
            faults.extend(audience.err());
            return again(visit, &here, sent, faults, "", around);
        }
    };
    let node = &site.doors.node;
    let changed = node
        .database
        .transact(|tx| {
            let (organiser, id, now) = (&by.organiser, &event.id, visit.now);
            let Some(officer) = organiser.office().filter(|_| sent.scope == FOLLOWING) else {
                change_event(tx, organiser, id, draft.clone(), audience.clone(), expected, now)?;
                return link.change(tx, organiser, (id, &[]), visit);
            };
            let later = following(tx, &event, now)?;
            change_following(tx, officer, id, &draft, &audience, expected, now)?;
            link.change(tx, officer, (id, &later), visit)
        })
        .await;
    let (faults, above) = match changed {
        Ok(_) => return Ok(Redirect::to(&format!("/events/{}", event.id)).into_response()),
        Err(ChangeRefused::NoSuchEvent | ChangeRefused::NotOurs) => {
            return Err(Refused::by(visit, &ErrorPage::NotFound));
        }
        Err(ChangeRefused::Store(_)) => (Vec::new(), UNAVAILABLE),
        Err(ChangeRefused::Cancelled) => (Vec::new(), "event-form-cancelled"),
        Err(ChangeRefused::Changed { .. }) => (Vec::new(), "event-form-changed"),
        Err(ChangeRefused::Event(refused)) => (vec![fault_of(&refused)], ""),
        Err(ChangeRefused::Audience(refused)) => said(&refused),
    };
    match above {
        UNAVAILABLE => Err(Refused::by(visit, &ErrorPage::Unavailable)),
        above => again(visit, &here, sent, faults, above, around),
    }
}
