//! `/rooms/{slug}/steward/close`: what is gone when a room is closed, asked once more before it is (F11).

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::steward_page::{not_done, run_by_her};
use crate::frame::{Around, Frame, written};
use crate::rooms::band::Band;
use crate::rooms::gate::{Asker, sealed};
use crate::rooms::words::head;
use crate::sign_in::{Refused, token_form};

/// The question.
#[derive(Clone)]
pub(crate) struct CloseRoomPage {
    pub(crate) band: Band,
    pub(crate) path: String,
}

#[derive(Template)]
#[template(path = "room_close.html")]
struct CloseTemplate<'a> {
    around: Around<'a>,
    band: &'a Band,
    path: &'a str,
    happens: Vec<String>,
}

impl CloseRoomPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let happens = [
            "room-close-words",
            "room-close-keys",
            "room-close-backups",
            "room-close-notes",
        ];
        written(&CloseTemplate {
            around: Around::of(frame, head(words)),
            band: &self.band,
            path: &self.path,
            happens: happens.map(|key| words.t(key)).into(),
        })
    }
}

/// `GET /rooms/{slug}/steward/close`: it cannot be taken back, so it wants a fresh sign-in (threat H3).
pub(super) async fn show(asker: Asker) -> Result<Response, Refused> {
    let shown = run_by_her(&asker).await?;
    asker.fresh()?;
    let page = CloseRoomPage {
        band: Band::below(&asker, &shown, &asker.visit.words().t("room-close-title")),
        path: asker.path(""),
    };
    Ok(asker.page(page.render(&asker.visit.frame())))
}

/// What is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CloseForm {
    form_token: String,
    /// The word of the button: a form without it closes nothing.
    act: Act,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Act {
    Close,
}

token_form!(CloseForm);

/// `POST /rooms/{slug}/steward/close`: to the list of her rooms, in which this one no longer is.
pub(super) async fn close(
    asker: Asker,
    sent: Result<Form<CloseForm>, FormRejection>,
) -> Result<Response, Refused> {
    run_by_her(&asker).await?;
    let CloseForm { act: Act::Close, .. } = asker.form(sent)?;
    asker.fresh()?;
    match asker.run(|at| at.rooms.close_room(at.who, at.room)).await {
        Ok(()) => Ok(sealed(Redirect::to("/rooms").into_response())),
        Err(why) => not_done(&asker, &why),
    }
}
