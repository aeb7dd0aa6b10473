//! `/rooms/{slug}/{thread}`: what was said, oldest first, what is new to her, and where she says something herself (F11).

use askama::Template;
use axum::Form;
use axum::extract::Query;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use subrosa::{
    GoesOn, POSTS_PER_PAGE, PostId, PostText, RoomTextRefused, RoomsError, SpeakRefused, ThreadId,
};

use super::band::Band;
use super::composer::{Begins, Composer, DRAFT, NOTE, SayFault, Spoken, spoken};
use super::gate::{Asker, Knock, place, sealed};
use super::new_thread::answered_nothing;
use super::posts::{PostLine, PostSeen, posts};
use super::shown::{RoomNotice, RoomView, Side};
use super::words::head;
use crate::frame::{Around, Frame, written};
use crate::notes_page;
use crate::sign_in::Refused;

/// The page.
#[derive(Clone)]
pub(crate) struct ThreadPage {
    pub(crate) room: RoomView,
    /// What it is about; absent if it began before she came.
    pub(crate) title: Option<String>,
    /// Its letters.
    pub(crate) thread: String,
    pub(crate) posts: Vec<PostSeen>,
    /// Letters of the first post that is new to her.
    pub(crate) since: Option<String>,
    /// Letters of the post behind which this page begins, if it does not with the first.
    pub(crate) after: Option<String>,
    pub(crate) goes_on: GoesOn,
    /// What she typed, or kept as a draft.
    pub(crate) spoken: Spoken,
    pub(crate) faults: Vec<SayFault>,
}

#[derive(Template)]
#[template(path = "room_thread.html")]
struct ThreadTemplate<'a> {
    around: Around<'a>,
    band: Band,
    notices: Vec<RoomNotice>,
    faults: Vec<(&'static str, String)>,
    posts: Vec<PostLine<'a>>,
    /// Where the thread begins, if that is not on this page.
    first: String,
    /// Where it goes on, or empty.
    next: String,
    composer: Option<Composer>,
    side: Side<'a>,
}

impl ThreadPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let path = format!("{}/{}", self.room.path, self.thread);
        let title = match &self.title {
            Some(title) => title.clone(),
            None => words.t("rooms-thread-before"),
        };
        let since = self.since.as_deref();
        let lines = self.posts.iter().map(|post| post.line(frame, &self.room, since));
        let is_end = self.goes_on == GoesOn::No && self.room.archived.is_none();
        let composer = is_end.then(|| {
            let spoken = Spoken {
                after: self.behind(),
                ..self.spoken.clone()
            };
            Composer::of(frame, &self.room, Begins::No, path.clone(), &spoken, &self.faults)
        });
        written(&ThreadTemplate {
            around: Around::of(frame, head(words)),
            band: self.room.band_of(frame, &title),
            notices: self.room.notices(frame),
            faults: composer
                .as_ref()
                .map_or_else(Vec::new, |composer| composer.faults(words)),
            posts: lines.collect(),
            first: match self.after {
                Some(_) => format!("{path}?after={BEGINNING}"),
                None => String::new(),
            },
            next: match (self.goes_on, self.posts.last()) {
                (GoesOn::Yes, Some(last)) => format!("{path}?after={}", last.id),
                _ => String::new(),
            },
            composer,
            side: self.room.side(frame),
        })
    }

    /// Behind which post the page begins on which her next word will stand.
    fn behind(&self) -> String {
        let is_full = self.posts.len() >= POSTS_PER_PAGE;
        let full = self.posts.last().filter(|_| is_full).map(|last| last.id.clone());
        full.or_else(|| self.after.clone()).unwrap_or_default()
    }
}

/// Which part of a thread.
#[derive(Default, Deserialize)]
pub(crate) struct PartQuery {
    /// Behind which post the page begins.
    after: Option<String>,
    /// Which post it holds.
    at: Option<String>,
}

/// What stands for no post at all.
const BEGINNING: &str = "0";

/// `GET /rooms/{slug}/{thread}`: where something is new to her, else at the end; what is no post begins at the beginning.
pub(crate) async fn show(
    asker: Asker,
    query: Result<Query<PartQuery>, QueryRejection>,
) -> Result<Response, Refused> {
    let query = query.map(|Query(query)| query).unwrap_or_default();
    let thread = asker.thread().await?;
    let after = behind(&asker, thread, query).await?;
    let page = page(&asker, thread, after).await?;
    Ok(asker.page(page.render(&asker.visit.frame())))
}

/// Behind which post the page begins that is asked for.
async fn behind(asker: &Asker, thread: ThreadId, part: PartQuery) -> Result<Option<PostId>, Refused> {
    let at = match (part.after, part.at) {
        (Some(after), _) => return asker.post_called(thread, &after).await,
        (None, Some(at)) => asker.post_called(thread, &at).await?,
        (None, None) => None,
    };
    asker
        .look(move |look| match at {
            Some(post) => look.rooms.page_with(look.who, look.room, thread, post),
            None => look.rooms.page_to_open(look.who, look.room, thread),
        })
        .await
}

/// All of the page; that she has seen it is noted with it.
async fn page(asker: &Asker, thread: ThreadId, after: Option<PostId>) -> Result<ThreadPage, Refused> {
    let look = asker.look(move |at| {
        let shown = at.rooms.see_room(at.who, at.room)?;
        let title = at.rooms.thread_title(at.who, at.room, thread)?;
        let posts = at.rooms.posts(at.who, at.room, thread, after, at.now)?;
        // A thread that ended before she came is none to her (R14).
        if title.is_none() && after.is_none() && posts.posts.is_empty() {
            return Err(RoomsError::NoSuchRoom);
        }
        let draft = at.rooms.draft(at.who, at.room, thread)?;
        let seen = match posts.posts.last() {
            Some(last) => at.rooms.saw(at.who, at.room, thread, last.id, at.now)?,
            None => None,
        };
        Ok((shown, title, posts, draft, seen))
    });
    let (shown, title, found, draft, seen) = look.await?;
    let access = &shown.access;
    let new = seen.and_then(|seen| found.posts.iter().find(|post| post.id > seen));
    Ok(ThreadPage {
        room: RoomView::of(asker, &shown)?,
        title: title.map(|title| title.reveal(access).to_owned()),
        thread: thread.without_time().letters(),
        posts: posts(asker, &shown, &found)?,
        since: new.map(|post| post.id.without_time().letters()),
        after: after.map(|after| after.without_time().letters()),
        goes_on: found.goes_on,
        spoken: Spoken {
            text: draft.map_or_else(String::new, |draft| draft.reveal(access).to_owned()),
            ..Spoken::default()
        },
        faults: Vec::new(),
    })
}

/// `POST /rooms/{slug}/{thread}`: says it, or keeps it as a draft. Whose session is over has her words on the page that tells her
/// nothing else; of a thread that was removed meanwhile, on the page where one begins.
pub(crate) async fn say(
    knock: Knock,
    sent: Result<Form<Spoken>, FormRejection>,
) -> Result<Response, Refused> {
    let from_here = knock.is_from_here();
    let asker = match knock.enter().await {
        Ok(asker) => asker,
        Err(outside) => return Ok(outside.keeping(sent, from_here)),
    };
    let (spoken, old_form) = spoken(&asker, sent)?;
    let Some(thread) = asker.thread_if_there().await? else {
        return answered_nothing(&asker, spoken).await;
    };
    let keeps = [DRAFT, NOTE].contains(&spoken.act.as_str()) || old_form.is_some();
    let text = match PostText::parse(&spoken.text) {
        Ok(text) => text,
        // To keep nothing is to throw away what was kept.
        Err(RoomTextRefused::Empty) if keeps && old_form.is_none() => {
            asker
                .look(move |at| at.rooms.drop_draft(at.who, at.room, thread))
                .await?;
            return Ok(kept(&asker, thread, &spoken.act));
        }
        Err(refused) => return again(&asker, thread, spoken, SayFault::Text(refused)).await,
    };
    if keeps {
        return keep(&asker, thread, spoken, text, old_form).await;
    }
    let said = asker.run(move |at| {
        let said = at.rooms.post(at.who, at.room, thread, &text, at.now);
        if matches!(said, Err(SpeakRefused::EnoughToday)) {
            at.rooms.save_draft(at.who, at.room, thread, &text, at.now)?;
        }
        said
    });
    match said.await {
        Ok(post) => {
            let (thread, said) = (thread.without_time(), post.without_time());
            Ok(asker.go(&place(&thread.letters(), &said.letters())))
        }
        Err(SpeakRefused::EnoughToday) => again(&asker, thread, spoken, SayFault::EnoughToday).await,
        Err(SpeakRefused::Rooms(RoomsError::Archived)) => {
            again(&asker, thread, spoken, SayFault::Archived).await
        }
        Err(SpeakRefused::TooManyThreads) => again(&asker, thread, spoken, SayFault::TooManyThreads).await,
        Err(SpeakRefused::Rooms(RoomsError::NoSuchRoom)) => answered_nothing(&asker, spoken).await,
        Err(SpeakRefused::Rooms(error)) => Err(asker.refused(&error)),
    }
}

/// Keeps her words unsent; what came with an old form stands before her again, to be sent by her.
async fn keep(
    asker: &Asker,
    thread: ThreadId,
    spoken: Spoken,
    text: PostText,
    old_form: Option<SayFault>,
) -> Result<Response, Refused> {
    let saved = asker
        .run(move |at| at.rooms.save_draft(at.who, at.room, thread, &text, at.now))
        .await;
    match (saved, old_form) {
        (Ok(()), None) => Ok(kept(asker, thread, &spoken.act)),
        (Ok(()), Some(fault)) => again(asker, thread, spoken, fault).await,
        (Err(RoomsError::Archived), _) => again(asker, thread, spoken, SayFault::Archived).await,
        (Err(RoomsError::NoSuchRoom), _) => answered_nothing(asker, spoken).await,
        (Err(error), _) => Err(asker.refused(&error)),
    }
}

/// Where she goes on whose words are kept: back to them, or among the notes, one of which she attaches by its address.
fn kept(asker: &Asker, thread: ThreadId, act: &str) -> Response {
    match act {
        NOTE => sealed(Redirect::to(notes_page::PATH).into_response()),
        _ => asker.go(&format!("{}#say", Asker::below(thread))),
    }
}

/// The page again, with what she typed.
async fn again(
    asker: &Asker,
    thread: ThreadId,
    spoken: Spoken,
    fault: SayFault,
) -> Result<Response, Refused> {
    let after = asker.post_called(thread, &spoken.after).await?;
    let mut page = page(asker, thread, after).await?;
    // Nothing that was typed is lost because others wrote meanwhile, or nobody writes any more.
    page.goes_on = GoesOn::No;
    page.room.archived = None;
    page.spoken = spoken;
    page.faults = vec![fault];
    Ok(asker.refused_page(page.render(&asker.visit.frame())))
}
