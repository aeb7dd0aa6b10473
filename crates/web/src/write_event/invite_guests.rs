//! `POST /events/{id}/guests`: an organiser invites a member by her handle (F12).

use axum::Form;
use axum::extract::rejection::{FormRejection, PathRejection};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use community::invite_guest::{InviteRefused, invite_guest};
use domain::Handle;
use serde::Deserialize;

use super::edit_event::own;
use super::guests_page::GuestsPage;
use crate::error_page::ErrorPage;
use crate::router::Site;
use crate::sign_in::{Member, Organising, Refused, form, token_form};

/// What is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct InviteForm {
    form_token: String,
    handle: String,
}

token_form!(InviteForm);

/// Back to the list of those who are invited, or the page again with why she is not.
pub(crate) async fn invite(
    State(site): State<Site>,
    id: Result<Path<String>, PathRejection>,
    by: Organising,
    sent: Result<Form<InviteForm>, FormRejection>,
) -> Result<Response, Refused> {
    let visit = &by.visit;
    let event = own(visit, id)?;
    let sent = form(visit, &by.signed_in, sent)?;
    let fault = match Handle::parse(sent.handle.trim().trim_start_matches('@')) {
        Err(_) => "guests-invite-nobody",
        Ok(handle) => {
            let database = &site.doors.node.database;
            let invited = database
                .transact(|tx| invite_guest(tx, &by.organiser, &event.id, &handle, visit.now))
                .await;
            match invited {
                Ok(()) => {
                    let list = format!("/events/{}/guests?list=invited", event.id);
                    return Ok(Redirect::to(&list).into_response());
                }
                Err(InviteRefused::NoSuchMember(_)) => "guests-invite-nobody",
                Err(InviteRefused::Answered(_)) => "guests-invite-answered",
                Err(InviteRefused::Closed) => "guests-invite-closed",
                Err(InviteRefused::TooMany) => "guests-invite-too-many",
                Err(InviteRefused::Event(refused)) => {
                    return Err(Refused::by(visit, &ErrorPage::instead_of(&refused)));
                }
                Err(InviteRefused::Store(_)) => return Err(Refused::by(visit, &ErrorPage::Unavailable)),
            }
        }
    };
    let Organising { visit, signed_in, .. } = by;
    let member = Member { visit, signed_in };
    let page = GuestsPage {
        inviting: (sent.handle, fault),
        ..GuestsPage::of(&member, &event)?
    };
    let visit = &member.visit;
    let html = page.render(&visit.frame());
    Ok(visit.refused_page(html))
}
