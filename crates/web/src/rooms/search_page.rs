//! `/rooms/{slug}/search`: what was said with a word in it, in one room alone. What is looked for is sent in a form and stands in
//! no address (F11, D17).

use std::collections::BTreeMap;

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::response::Response;
use serde::Deserialize;
use subrosa::{FOUND_MAX, GoesOn, NEEDLE_CHARS_MAX, NEEDLE_CHARS_MIN, SearchRefused};

use super::band::Band;
use super::gate::{Asker, place};
use super::posts::{PostLine, PostSeen, posts};
use super::shown::{RoomNotice, RoomView, Side};
use super::words::head;
use crate::frame::{Around, Frame, written};
use crate::sign_in::{Refused, token_form};

/// The page.
#[derive(Clone)]
pub(crate) struct SearchPage {
    pub(crate) room: RoomView,
    pub(crate) asked: String,
    pub(crate) found: Found,
}

/// What was found.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Found {
    /// Too short, or longer than what anybody looks for.
    NotLooked,
    /// Posts, what their threads are about, and whether there are more.
    Posts(Vec<PostSeen>, BTreeMap<String, String>, GoesOn),
}

#[derive(Template)]
#[template(path = "room_search.html")]
struct SearchTemplate<'a> {
    around: Around<'a>,
    band: Band,
    notices: Vec<RoomNotice>,
    path: &'a str,
    asked: &'a str,
    fault: String,
    said: String,
    more: String,
    posts: Vec<PostLine<'a>>,
    side: Side<'a>,
}

impl SearchPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (posts, titles, goes_on): (&[PostSeen], _, _) = match &self.found {
            Found::NotLooked => (&[], None, GoesOn::No),
            Found::Posts(posts, titles, goes_on) => (posts.as_slice(), Some(titles), *goes_on),
        };
        let lines = posts.iter().map(|post| {
            let title = titles.and_then(|titles| titles.get(&post.thread));
            let title = title.map_or_else(|| words.t("rooms-thread-before"), Clone::clone);
            let found_at = place(&post.thread, &post.id);
            PostLine {
                place: Some((format!("{}{found_at}", self.room.path), title)),
                // It is looked at in its thread, under another id, and acted on there.
                acts: Vec::new(),
                ..post.line(frame, &self.room, None)
            }
        });
        let bounds = [
            ("least", count(NEEDLE_CHARS_MIN).into()),
            ("n", count(NEEDLE_CHARS_MAX).into()),
        ];
        written(&SearchTemplate {
            around: Around::of(frame, head(words)),
            band: self.room.band_of(frame, &words.t("rooms-search")),
            notices: self.room.notices(frame),
            path: &self.room.path,
            asked: &self.asked,
            fault: match self.found {
                Found::NotLooked => words.with("rooms-search-letters", &bounds),
                Found::Posts(..) => String::new(),
            },
            said: match self.found {
                Found::NotLooked => String::new(),
                Found::Posts(..) => words.count("rooms-found", count(posts.len())),
            },
            more: match goes_on {
                GoesOn::Yes => words.count("rooms-found-more", count(FOUND_MAX)),
                GoesOn::No => String::new(),
            },
            posts: lines.collect(),
            side: self.room.side(frame),
        })
    }
}

/// What is looked for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SearchForm {
    form_token: String,
    q: String,
}

token_form!(SearchForm);

/// `POST /rooms/{slug}/search`.
pub(crate) async fn search(
    asker: Asker,
    sent: Result<Form<SearchForm>, FormRejection>,
) -> Result<Response, Refused> {
    let form = asker.form(sent)?;
    let shown = asker.look(|at| at.rooms.see_room(at.who, at.room)).await?;
    let asked = form.q.clone();
    let looked = asker.run(move |at| {
        let found = at.rooms.search(at.who, at.room, &asked, at.now)?;
        let mut titles = BTreeMap::new();
        for post in &found.posts {
            let title = at.rooms.thread_title(at.who, at.room, post.thread)?;
            if let Some(title) = title {
                let called = post.thread.without_time();
                titles.insert(called.letters(), title.reveal(&found.access).to_owned());
            }
        }
        Ok::<_, SearchRefused>((found, titles))
    });
    let found = match looked.await {
        Ok((found, titles)) => Found::Posts(posts(&asker, &shown, &found)?, titles, found.goes_on),
        Err(SearchRefused::Needle) => Found::NotLooked,
        Err(SearchRefused::Rooms(error)) => return Err(asker.refused(&error)),
    };
    let page = SearchPage {
        room: RoomView::of(&asker, &shown)?,
        asked: form.q,
        found,
    };
    let html = page.render(&asker.visit.frame());
    match page.found {
        Found::NotLooked => Ok(asker.refused_page(html)),
        Found::Posts(..) => Ok(asker.page(html)),
    }
}
