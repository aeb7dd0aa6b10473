//! `/rooms/{slug}/{thread}/{post}/remove`: its author, or a steward, takes a post away, asked once more before it is gone (F11).

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::response::Response;
use serde::Deserialize;
use subrosa::RemoveRefused;

use super::members_page::refused;
use super::parts::{OnePost, PostView, Quoted, Speaker};
use crate::frame::{Around, Frame, written};
use crate::rooms::band::Band;
use crate::rooms::gate::Asker;
use crate::rooms::words::head;
use crate::sign_in::{Refused, token_form};

/// The question.
#[derive(Clone)]
pub(crate) struct RemovePage {
    pub(crate) band: Band,
    pub(crate) action: String,
    pub(crate) post: PostView,
}

#[derive(Template)]
#[template(path = "room_remove.html")]
struct RemoveTemplate<'a> {
    around: Around<'a>,
    band: &'a Band,
    action: &'a str,
    back: &'a str,
    post: Quoted,
    /// That a steward does it to somebody else is written down.
    is_others: bool,
}

impl RemovePage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        written(&RemoveTemplate {
            around: Around::of(frame, head(frame.words)),
            band: &self.band,
            action: &self.action,
            back: &self.post.path,
            post: Quoted::of(frame, &self.post),
            is_others: self.post.by != Speaker::Herself,
        })
    }
}

/// The post of the address, if it is hers to remove; else nothing is here.
async fn removable(asker: &Asker) -> Result<OnePost, Refused> {
    let one = OnePost::of(asker).await?;
    match one.is_own() || one.is_stewards() {
        true => Ok(one),
        false => Err(asker.not_found()),
    }
}

/// `GET /rooms/{slug}/{thread}/{post}/remove`.
pub(super) async fn show(asker: Asker) -> Result<Response, Refused> {
    let one = removable(&asker).await?;
    let shown = asker.look(|at| at.rooms.see_room(at.who, at.room)).await?;
    let page = RemovePage {
        band: Band::below(&asker, &shown, &asker.visit.words().t("room-remove-title")),
        action: asker.path(&one.below("remove")),
        post: one.view,
    };
    Ok(asker.page(page.render(&asker.visit.frame())))
}

/// What is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RemoveForm {
    form_token: String,
    /// The word of the button: a form without it removes nothing.
    act: Act,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Act {
    Remove,
}

token_form!(RemoveForm);

/// `POST /rooms/{slug}/{thread}/{post}/remove`: back to the thread.
pub(super) async fn remove(
    asker: Asker,
    sent: Result<Form<RemoveForm>, FormRejection>,
) -> Result<Response, Refused> {
    let RemoveForm { act: Act::Remove, .. } = asker.form(sent)?;
    let thread = asker.thread().await?;
    let post = asker.post(thread).await?;
    let removed = asker
        .run(move |at| at.rooms.remove(at.who, at.room, thread, post, at.now))
        .await;
    match removed {
        Ok(()) => Ok(asker.go(&Asker::below(thread))),
        Err(RemoveRefused::Rooms(error)) => refused(&asker, &error),
        Err(_) => Err(asker.not_found()),
    }
}
