//! `/rooms/{slug}/new`: a member begins a thread with a title and its first post (F11).

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::response::Response;
use http::StatusCode;
use subrosa::{RoomsError, SpeakRefused};

use super::band::Band;
use super::composer::{Begins, Composer, SayFault, Spoken, beginning, spoken};
use super::gate::{Asker, Knock};
use super::shown::{RoomNotice, RoomView, Side};
use super::words::head;
use crate::frame::{Around, Frame, written};
use crate::sign_in::Refused;

/// The page.
#[derive(Clone)]
pub(crate) struct NewThreadPage {
    pub(crate) room: RoomView,
    pub(crate) spoken: Spoken,
    pub(crate) faults: Vec<SayFault>,
}

#[derive(Template)]
#[template(path = "room_thread_new.html")]
struct NewThreadTemplate<'a> {
    around: Around<'a>,
    band: Band,
    notices: Vec<RoomNotice>,
    faults: Vec<(&'static str, String)>,
    composer: Composer,
    side: Side<'a>,
}

impl NewThreadPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let action = self.room.path.clone();
        let composer = Composer::of(
            frame,
            &self.room,
            Begins::Thread,
            action,
            &self.spoken,
            &self.faults,
        );
        written(&NewThreadTemplate {
            around: Around::of(frame, head(words)),
            band: self.room.band_of(frame, &words.t("rooms-thread-new")),
            notices: self.room.notices(frame),
            faults: composer.faults(words),
            composer,
            side: self.room.side(frame),
        })
    }
}

/// `GET /rooms/{slug}/new`.
pub(crate) async fn show(asker: Asker) -> Result<Response, Refused> {
    let page = page(&asker, Spoken::default(), Vec::new()).await?;
    Ok(asker.page(page.render(&asker.visit.frame())))
}

/// `POST /rooms/{slug}`.
pub(crate) async fn begin(
    knock: Knock,
    sent: Result<Form<Spoken>, FormRejection>,
) -> Result<Response, Refused> {
    let from_here = knock.is_from_here();
    let asker = match knock.enter().await {
        Ok(asker) => asker,
        Err(outside) => return Ok(outside.keeping(sent, from_here)),
    };
    let (spoken, old_form) = spoken(&asker, sent)?;
    if let Some(fault) = old_form {
        return again(&asker, spoken, vec![fault]).await;
    }
    let (title, text) = match beginning(&spoken) {
        Ok(texts) => texts,
        Err(faults) => return again(&asker, spoken, faults).await,
    };
    let begun = asker.run(move |at| at.rooms.begin_thread(at.who, at.room, &title, &text, at.now));
    let fault = match begun.await {
        Ok((thread, _)) => return Ok(asker.go(&Asker::below(thread))),
        Err(SpeakRefused::EnoughToday) => SayFault::EnoughToday,
        Err(SpeakRefused::TooManyThreads) => SayFault::TooManyThreads,
        Err(SpeakRefused::Rooms(RoomsError::Archived)) => SayFault::Archived,
        Err(SpeakRefused::Rooms(error)) => return Err(asker.refused(&error)),
    };
    again(&asker, spoken, vec![fault]).await
}

/// What she answered is gone: her words stand where a thread begins, for her to send them as one or to take them along.
pub(super) async fn answered_nothing(asker: &Asker, spoken: Spoken) -> Result<Response, Refused> {
    if spoken.text.trim().is_empty() {
        return Err(asker.not_found());
    }
    let kept = Spoken {
        text: spoken.text,
        ..Spoken::default()
    };
    let mut page = again(asker, kept, vec![SayFault::ThreadGone]).await?;
    // Of a thread that never was below this room, no more than that is told (R3).
    *page.status_mut() = StatusCode::NOT_FOUND;
    Ok(page)
}

async fn page(asker: &Asker, spoken: Spoken, faults: Vec<SayFault>) -> Result<NewThreadPage, Refused> {
    let shown = asker.look(|at| at.rooms.see_room(at.who, at.room)).await?;
    Ok(NewThreadPage {
        room: RoomView::of(asker, &shown)?,
        spoken,
        faults,
    })
}

async fn again(asker: &Asker, spoken: Spoken, faults: Vec<SayFault>) -> Result<Response, Refused> {
    let page = page(asker, spoken, faults).await?;
    Ok(asker.refused_page(page.render(&asker.visit.frame())))
}
