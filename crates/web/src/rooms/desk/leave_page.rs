//! `/rooms/{slug}/leave`: what ends when somebody leaves a room, asked once more before it does (F11).

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use serde::Deserialize;
use subrosa::{RoomShown, StewardingRefused};

use super::members_page::refused;
use crate::frame::{Around, Frame, written};
use crate::rooms::band::Band;
use crate::rooms::gate::{Asker, sealed};
use crate::rooms::words::head;
use crate::sign_in::{Refused, token_form};

/// The question.
#[derive(Clone)]
pub(crate) struct LeaveRoomPage {
    pub(crate) band: Band,
    pub(crate) path: String,
    pub(crate) may: MayLeave,
}

/// Whether she can go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MayLeave {
    Yes,
    /// Nobody else runs the room.
    LastSteward,
    /// Nobody else is in it.
    Alone,
}

impl MayLeave {
    fn of(shown: &RoomShown) -> Self {
        match (&shown.stewards[..], shown.members.len()) {
            ([only], 1) if only == shown.access.member() => Self::Alone,
            ([only], _) if only == shown.access.member() => Self::LastSteward,
            _ => Self::Yes,
        }
    }
}

#[derive(Template)]
#[template(path = "room_leave.html")]
struct LeaveTemplate<'a> {
    around: Around<'a>,
    band: &'a Band,
    path: &'a str,
    happens: Vec<String>,
    /// Why she cannot go, where to, and the words of that link; none if she can.
    first: Option<(String, &'static str, String)>,
}

impl LeaveRoomPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let happens = [
            "room-leave-reads",
            "room-leave-words",
            "room-leave-drafts",
            "room-leave-back",
        ];
        written(&LeaveTemplate {
            around: Around::of(frame, head(words)),
            band: &self.band,
            path: &self.path,
            happens: happens.map(|key| words.t(key)).into(),
            first: match self.may {
                MayLeave::Yes => None,
                MayLeave::LastSteward => Some((
                    words.t("room-leave-last"),
                    "/steward#people",
                    words.t("room-steward-title"),
                )),
                MayLeave::Alone => Some((
                    words.t("room-leave-alone"),
                    "/steward/close",
                    words.t("room-close-title"),
                )),
            },
        })
    }
}

async fn page(asker: &Asker) -> Result<Response, Refused> {
    let shown = asker.look(|at| at.rooms.see_room(at.who, at.room)).await?;
    let page = LeaveRoomPage {
        band: Band::below(asker, &shown, &asker.visit.words().t("room-leave-title")),
        path: asker.path(""),
        may: MayLeave::of(&shown),
    };
    Ok(asker.page(page.render(&asker.visit.frame())))
}

/// `GET /rooms/{slug}/leave`.
pub(super) async fn show(asker: Asker) -> Result<Response, Refused> {
    page(&asker).await
}

/// What is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LeaveRoomForm {
    form_token: String,
    /// The word of the button: a form without it ends nothing.
    act: Act,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Act {
    Leave,
}

token_form!(LeaveRoomForm);

/// `POST /rooms/{slug}/leave`: to the list of her rooms, in which this one no longer is.
pub(super) async fn go(
    asker: Asker,
    sent: Result<Form<LeaveRoomForm>, FormRejection>,
) -> Result<Response, Refused> {
    let LeaveRoomForm { act: Act::Leave, .. } = asker.form(sent)?;
    match asker.run(|at| at.rooms.leave(at.who, at.room, at.now)).await {
        Ok(()) => Ok(sealed(Redirect::to("/rooms").into_response())),
        Err(StewardingRefused::Rooms(error)) => refused(&asker, &error),
        Err(StewardingRefused::Stewards(_) | StewardingRefused::NotIn | StewardingRefused::NoSteward) => {
            let mut response = page(&asker).await?;
            *response.status_mut() = StatusCode::CONFLICT;
            Ok(response)
        }
    }
}
