//! `/events/{id}/picture`: an organiser chooses the picture at the head of an event, or takes it away (F12).

use axum::Form;
use axum::extract::rejection::{FormRejection, PathRejection};
use axum::extract::{Path, Request};
use axum::response::{IntoResponse, Redirect, Response};
use community::cancel_event::ChangeRefused;
use community::change_event::Expected;
use community::give_event_picture::{
    GivePictureRefused, describe_event_picture, give_event_picture, take_event_picture,
};
use domain::{Banner, Event, ShownPicture};

use super::edit_event::own;
use crate::error_page::ErrorPage;
use crate::picture_form::{PictureFault, PictureFor, PictureOf, PicturePage, SentPicture, Typed};
use crate::sign_in::{Button, Organising, Refused, form};

/// The picture an event of ours has.
fn shown(event: &Event) -> Option<ShownPicture> {
    event.draft.banner.as_ref().and_then(Banner::shown)
}

fn page(event: &Event, typed: Typed, faults: Vec<PictureFault>) -> PicturePage {
    let path = format!("/events/{}", event.id);
    PicturePage {
        of: PictureOf::Event(path, event.draft.title.to_string()),
        shown: shown(event),
        typed,
        faults,
        is_saved: false,
    }
}

/// `GET /events/{id}/picture`.
pub(crate) async fn show(
    id: Result<Path<String>, PathRejection>,
    by: Organising,
) -> Result<Response, Refused> {
    let visit = &by.visit;
    let event = own(visit, id)?;
    let typed = Typed {
        revision: event.revision.to_string(),
        ..Typed::of(shown(&event).as_ref())
    };
    Ok(page(&event, typed, Vec::new()).answer(visit))
}

/// `POST /events/{id}/picture`: without a file what is said of the one it has is said anew.
pub(crate) async fn give(
    id: Result<Path<String>, PathRejection>,
    by: Organising,
    request: Request,
) -> Result<Response, Refused> {
    let visit = &by.visit;
    let event = own(visit, id)?;
    let sent = SentPicture::read(visit, &by.signed_in, PictureFor::Event, request).await?;
    let typed = sent.typed.clone();
    let revision = typed.revision.parse::<u64>();
    let expected = Expected::Revision(revision.map_err(|_| Refused::by(visit, &ErrorPage::Unreadable))?);
    let (database, organiser, now) = (&visit.site.doors.node.database, &by.organiser, visit.now);
    let given = if sent.is_without_file() && shown(&event).is_some() {
        let alt = match typed.alt() {
            Ok(alt) => alt,
            Err(fault) => return Ok(page(&event, typed, vec![fault]).answer(visit)),
        };
        database
            .transact(|tx| {
                describe_event_picture(tx, organiser, &event.id, alt.as_ref(), expected, now)
                    .map_err(GivePictureRefused::from)
            })
            .await
    } else {
        let (shelved, alt) = match sent.remade(visit).await {
            Ok(made) => made,
            Err((typed, faults)) => return Ok(page(&event, typed, faults).answer(visit)),
        };
        let picture = (&shelved, alt.as_ref());
        database
            .transact(|tx| give_event_picture(tx, organiser, &event.id, picture, expected, now))
            .await
    };
    let fault = match given {
        Ok(_) => return Ok(Redirect::to(&format!("/events/{}", event.id)).into_response()),
        Err(GivePictureRefused::UsedTooOften) => PictureFault::UsedTooOften,
        Err(GivePictureRefused::Event(ChangeRefused::Cancelled)) => {
            PictureFault::Whole("event-form-cancelled")
        }
        Err(GivePictureRefused::Event(ChangeRefused::Changed { .. })) => {
            PictureFault::Whole("event-form-changed")
        }
        Err(GivePictureRefused::Event(ChangeRefused::NoSuchEvent | ChangeRefused::NotOurs)) => {
            return Err(Refused::by(visit, &ErrorPage::NotFound));
        }
        Err(_) => return Err(Refused::by(visit, &ErrorPage::Unavailable)),
    };
    Ok(page(&event, typed, vec![fault]).answer(visit))
}

/// `POST /events/{id}/picture/remove`.
pub(crate) async fn take(
    id: Result<Path<String>, PathRejection>,
    by: Organising,
    sent: Result<Form<Button>, FormRejection>,
) -> Result<Response, Refused> {
    let visit = &by.visit;
    form(visit, &by.signed_in, sent)?;
    let event = own(visit, id)?;
    let node = &visit.site.doors.node;
    let taken = node
        .database
        .transact(|tx| take_event_picture(tx, &by.organiser, &event.id, Expected::Any, visit.now))
        .await;
    match taken {
        Ok(_) => Ok(Redirect::to(&format!("/events/{}", event.id)).into_response()),
        Err(ChangeRefused::Cancelled) => {
            let fault = PictureFault::Whole("event-form-cancelled");
            let typed = Typed {
                revision: event.revision.to_string(),
                ..Typed::of(shown(&event).as_ref())
            };
            Ok(page(&event, typed, vec![fault]).answer(visit))
        }
        Err(refused) => Err(Refused::by(visit, &ErrorPage::instead_of(&refused))),
    }
}
