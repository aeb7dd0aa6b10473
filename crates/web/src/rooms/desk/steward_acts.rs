//! What those who run a room do by a button: settle a report, put somebody out, name one more steward, propose a vote, change
//! what the room is; and what a member answers to a vote (F11, R14).

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::response::Response;
use serde::Deserialize;
use subrosa::{ChangeRefused, HistoryRefused, Outcome, ReportId, SettleRefused, Vote};

use super::members_page::{MemberForm, done, refused};
use super::parts::RoomSaid;
use super::settings_form::{Faults, SettingsForm};
use super::steward_page::{StewardPage, not_done, run_by_her};
use crate::error_page::ErrorPage;
use crate::rooms::gate::Asker;
use crate::rooms::level::level;
use crate::sign_in::{Button, Refused, token_form};

/// What became of a report.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SettleForm {
    form_token: String,
    outcome: Outcome,
}

token_form!(SettleForm);

/// `POST /rooms/{slug}/steward/reports/{report}`.
pub(super) async fn settle(
    asker: Asker,
    sent: Result<Form<SettleForm>, FormRejection>,
) -> Result<Response, Refused> {
    let SettleForm { outcome, .. } = asker.form(sent)?;
    let report = asker.part("report").and_then(|part| ReportId::parse(part).ok());
    let report = report.ok_or_else(|| asker.not_found())?;
    let settled = asker
        .run(move |at| at.rooms.settle_report(at.who, at.room, report, outcome, at.now))
        .await;
    match settled {
        Ok(()) => Ok(done(&asker, "/steward", RoomSaid::Settled)),
        Err(SettleRefused::NoReport | SettleRefused::Settled) => {
            Ok(done(&asker, "/steward", RoomSaid::Overtaken))
        }
        Err(SettleRefused::Stewarding(why)) => not_done(&asker, &why),
    }
}

/// `POST /rooms/{slug}/steward/put-out`: it cannot wait, and whoever is out can be invited again, so it wants no fresh sign-in.
pub(super) async fn put_out(
    asker: Asker,
    sent: Result<Form<MemberForm>, FormRejection>,
) -> Result<Response, Refused> {
    let form = asker.form(sent)?;
    let member = form.member(&asker)?;
    let put_out = asker
        .run(move |at| at.rooms.put_out(at.who, at.room, &member, at.now))
        .await;
    match put_out {
        Ok(()) => Ok(done(&asker, "/steward", RoomSaid::PutOut)),
        Err(why) => not_done(&asker, &why),
    }
}

/// `POST /rooms/{slug}/steward/name`: it hands the room to one more, so it wants a fresh sign-in (threat H3).
pub(super) async fn name(
    asker: Asker,
    sent: Result<Form<MemberForm>, FormRejection>,
) -> Result<Response, Refused> {
    run_by_her(&asker).await?;
    let form = asker.form(sent)?;
    asker.fresh()?;
    let member = form.member(&asker)?;
    let named = asker
        .run(move |at| at.rooms.name_steward(at.who, at.room, &member, at.now))
        .await;
    match named {
        Ok(()) => Ok(done(&asker, "/steward", RoomSaid::Named)),
        Err(why) => not_done(&asker, &why),
    }
}

/// `POST /rooms/{slug}/steward/history`.
pub(super) async fn propose(
    asker: Asker,
    sent: Result<Form<Button>, FormRejection>,
) -> Result<Response, Refused> {
    asker.form(sent)?;
    let proposed = asker
        .run(|at| at.rooms.propose_history(at.who, at.room, at.now))
        .await;
    match proposed {
        Ok(()) => Ok(done(&asker, "/steward", RoomSaid::Proposed)),
        Err(HistoryRefused::IsOpen | HistoryRefused::NoVote) => {
            Ok(done(&asker, "/steward", RoomSaid::Overtaken))
        }
        Err(HistoryRefused::NoSteward) => Err(asker.not_found()),
        Err(HistoryRefused::Rooms(error)) => refused(&asker, &error),
    }
}

/// A member's word in a vote.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AgreeForm {
    form_token: String,
    /// A form without it agrees to nothing.
    agree: Agree,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Agree {
    Yes,
}

token_form!(AgreeForm);

/// `POST /rooms/{slug}/history`.
pub(super) async fn agree(
    asker: Asker,
    sent: Result<Form<AgreeForm>, FormRejection>,
) -> Result<Response, Refused> {
    let AgreeForm {
        agree: Agree::Yes, ..
    } = asker.form(sent)?;
    let agreed = asker
        .run(|at| at.rooms.agree_history(at.who, at.room, at.now))
        .await;
    match agreed {
        Ok(Vote::Open) => Ok(done(&asker, "/members", RoomSaid::Agreed)),
        Ok(Vote::Carried) => Ok(done(&asker, "/members", RoomSaid::HistoryOpened)),
        Err(HistoryRefused::NoVote | HistoryRefused::IsOpen) => {
            Ok(done(&asker, "/members", RoomSaid::NoVote))
        }
        Err(HistoryRefused::NoSteward) => Err(asker.not_found()),
        Err(HistoryRefused::Rooms(error)) => refused(&asker, &error),
    }
}

/// `POST /rooms/{slug}/steward/settings`: back to the page, or the form again with what is wrong beside the field. To keep for
/// less time deletes what others said, so it wants a fresh sign-in (threat H3).
pub(super) async fn change(
    asker: Asker,
    sent: Result<Form<SettingsForm>, FormRejection>,
) -> Result<Response, Refused> {
    let form = asker.form(sent)?;
    let shown = run_by_her(&asker).await?;
    let words = asker.visit.words();
    let level = level(&asker.visit, &asker.signed_in.session.member);
    let level = level.map_err(|_| asker.instead(&ErrorPage::Unavailable))?;
    let faults: Faults = match form.read(words) {
        Err(faults) => faults,
        // Nobody could take it back: the room would be closed to her too.
        Ok(change) if !change.entry.admits(level.as_ref()) => {
            vec![("tier", words.t("room-wrong-own-level"))]
        }
        Ok(change) => {
            if change.retention < shown.retention {
                asker.fresh()?;
            }
            let changed = asker
                .run(move |at| at.rooms.change_room(at.who, at.room, &change, at.now))
                .await;
            match changed {
                Ok(()) => return Ok(done(&asker, "/steward", RoomSaid::Saved)),
                Err(ChangeRefused::Longer) => vec![("retention", words.t("room-wrong-longer"))],
                Err(ChangeRefused::NoSteward) => return Err(asker.not_found()),
                Err(ChangeRefused::Rooms(error)) => return refused(&asker, &error),
            }
        }
    };
    let page = StewardPage::of(&asker, &shown, form, faults).await?;
    Ok(asker.refused_page(page.render(&asker.visit.frame())))
}
