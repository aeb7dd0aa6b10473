//! What officers do with one member on her page: she is mailed, put in a chapter or at a level, let in or not (F02, F22).

use axum::Form;
use axum::extract::Path;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use community::choose_chapter::{ChooseChapterRefused, choose_chapter_for};
use community::choose_tier::{ChooseTierRefused, Chosen, choose_tier_for};
use community::decide_joining::{DecideRefused, confirm_member, decline_member};
use community::invite_members::{InviteRefused, invite_one};
use domain::{MemberId, Note, Slug};
use http::StatusCode;
use serde::Deserialize;

use super::member_page::{MemberSaid, page};
use super::members_page::path_of;
use crate::chapter_form::ChapterForm;
use crate::error_page::ErrorPage;
use crate::level_form::LevelForm;
use crate::sign_in::{Button, Chief, Refused, form, token_form};

/// `POST /desk/members/{id}/invite`: mails her where she signs in, unless she has or was mailed within the week.
pub(super) async fn invite(
    chief: Chief,
    Path(id): Path<String>,
    sent: Result<Form<Button>, FormRejection>,
) -> Result<Response, Refused> {
    form(&chief.visit, &chief.signed_in, sent)?;
    let visit = &chief.visit;
    let not_found = || Refused::by(visit, &ErrorPage::NotFound);
    let unavailable = || Refused::by(visit, &ErrorPage::Unavailable);
    let known = MemberId::parse(&id).map_err(|_| not_found())?;
    let database = &visit.site.doors.node.database;
    let member = database.read(|tx| store::members::get(tx, &known));
    let member = member.map_err(|_| unavailable())?.ok_or_else(not_found)?;
    let by = chief.officer.member().handle.as_str();
    let mailed = database
        .transact(|tx| invite_one(tx, by, &member.handle, visit.now))
        .await;
    let said = match mailed {
        Ok(()) => return Ok(Redirect::to(&format!("{}?mailed=1", path_of(&known))).into_response()),
        Err(InviteRefused::HasSignedIn(_)) => MemberSaid::HasSignedIn,
        Err(InviteRefused::TooSoon(_)) => MemberSaid::TooSoon,
        Err(InviteRefused::NoSuchMember(_)) => return Err(not_found()),
        Err(InviteRefused::Store(_)) => return Err(unavailable()),
    };
    told(&chief, &id, said, StatusCode::CONFLICT)
}

/// `POST /desk/members/{id}/chapter`.
pub(super) async fn choose(
    chief: Chief,
    Path(id): Path<String>,
    sent: Result<Form<ChapterForm>, FormRejection>,
) -> Result<Response, Refused> {
    let form = form(&chief.visit, &chief.signed_in, sent)?;
    let visit = &chief.visit;
    let not_found = || Refused::by(visit, &ErrorPage::NotFound);
    let known = MemberId::parse(&id).map_err(|_| not_found())?;
    let chosen = match form.chosen() {
        Some(chapter) => {
            let database = &visit.site.doors.node.database;
            database
                .transact(|tx| choose_chapter_for(tx, &chief.officer, &known, chapter.as_ref(), visit.now))
                .await
        }
        None => return gone(&chief, &id),
    };
    match chosen {
        Ok(_) => Ok(Redirect::to(&format!("{}?chapter=1", path_of(&known))).into_response()),
        Err(ChooseChapterRefused::NoSuchChapter { .. }) => gone(&chief, &id),
        Err(ChooseChapterRefused::NoSuchMember) => Err(not_found()),
        Err(ChooseChapterRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

fn gone(chief: &Chief, id: &str) -> Result<Response, Refused> {
    told(
        chief,
        id,
        MemberSaid::ChapterGone,
        StatusCode::UNPROCESSABLE_ENTITY,
    )
}

/// `POST /desk/members/{id}/level`.
pub(super) async fn put_at(
    chief: Chief,
    Path(id): Path<String>,
    sent: Result<Form<LevelForm>, FormRejection>,
) -> Result<Response, Refused> {
    let form = form(&chief.visit, &chief.signed_in, sent)?;
    let visit = &chief.visit;
    let not_found = || Refused::by(visit, &ErrorPage::NotFound);
    let known = MemberId::parse(&id).map_err(|_| not_found())?;
    let level = Slug::parse(&form.level).map_err(|_| Refused::by(visit, &ErrorPage::Unreadable))?;
    let node = &visit.site.doors.node;
    let (by, dues) = (chief.officer.member().handle.as_str(), &node.settings.dues);
    let chosen = node
        .database
        .transact(|tx| choose_tier_for(tx, by, &known, &level, dues, visit.now))
        .await;
    let done = |word| Ok(Redirect::to(&format!("{}?level={word}", path_of(&known))).into_response());
    match chosen {
        Ok(Chosen::AtOnce(_)) => done("put"),
        Ok(Chosen::AfterPayment(_)) => done("invoiced"),
        Err(ChooseTierRefused::HasLeft) => Err(not_found()),
        Err(ChooseTierRefused::PaidUntil(_) | ChooseTierRefused::HasSeat) => {
            told(&chief, &id, MemberSaid::LevelPaid, StatusCode::CONFLICT)
        }
        Err(
            ChooseTierRefused::NoSuchTier(_)
            | ChooseTierRefused::NotForKind(_)
            | ChooseTierRefused::Retired(_)
            | ChooseTierRefused::ForOrganizations(_),
        ) => told(&chief, &id, MemberSaid::LevelNotForHer, StatusCode::CONFLICT),
        Err(ChooseTierRefused::NotSetUp | ChooseTierRefused::Store(_)) => {
            Err(Refused::by(visit, &ErrorPage::Unavailable))
        }
    }
}

/// Yes or no to somebody who asked to join.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DecideForm {
    form_token: String,
    /// The word of the button: a form without it decides nothing.
    act: Decision,
    #[serde(default)]
    reason: String,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Decision {
    Yes,
    No,
}

token_form!(DecideForm);

/// `POST /desk/members/{id}/decide`.
pub(super) async fn decide(
    chief: Chief,
    Path(id): Path<String>,
    sent: Result<Form<DecideForm>, FormRejection>,
) -> Result<Response, Refused> {
    let form = form(&chief.visit, &chief.signed_in, sent)?;
    let visit = &chief.visit;
    let not_found = || Refused::by(visit, &ErrorPage::NotFound);
    let known = MemberId::parse(&id).map_err(|_| not_found())?;
    let because = match form.reason.trim() {
        "" => None,
        text => match Note::parse(text) {
            Ok(because) => Some(because),
            Err(_) => {
                return told(
                    &chief,
                    &id,
                    MemberSaid::ReasonWrong,
                    StatusCode::UNPROCESSABLE_ENTITY,
                );
            }
        },
    };
    let by = chief.officer.member().handle.as_str();
    let database = &visit.site.doors.node.database;
    let decided = database
        .transact(|tx| match form.act {
            Decision::Yes => confirm_member(tx, by, &known, visit.now),
            Decision::No => decline_member(tx, by, &known, because.as_ref(), visit.now),
        })
        .await;
    let word = match form.act {
        Decision::Yes => "yes",
        Decision::No => "no",
    };
    match decided {
        Ok(_) => Ok(Redirect::to(&format!("{}?decided={word}", path_of(&known))).into_response()),
        Err(DecideRefused::NoSuchMember) => Err(not_found()),
        Err(DecideRefused::NotWaiting) => told(&chief, &id, MemberSaid::Decided, StatusCode::CONFLICT),
        Err(DecideRefused::NotAdmitted(_)) => {
            told(&chief, &id, MemberSaid::NotAdmitted, StatusCode::CONFLICT)
        }
        Err(DecideRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

/// The page with what is said, and that status.
fn told(chief: &Chief, id: &str, said: MemberSaid, status: StatusCode) -> Result<Response, Refused> {
    let mut response = page(chief, id, Some(said))?;
    *response.status_mut() = status;
    Ok(response)
}
