//! `/rooms/{slug}`: the threads of a room, the latest word first (F11).

use askama::Template;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::response::Response;
use jiff::Timestamp;
use serde::Deserialize;
use subrosa::{News, Stewarding, shows_name};

use super::band::Band;
use super::gate::Asker;
use super::shown::{RoomNotice, RoomView, Side};
use super::words::{head, told, told_day};
use crate::frame::{Around, Frame, written};
use crate::sign_in::Refused;

/// Threads of one page.
const THREADS_PER_PAGE: usize = 50;

/// The page.
#[derive(Clone)]
pub(crate) struct RoomPage {
    pub(crate) room: RoomView,
    pub(crate) threads: Vec<ThreadLine>,
    /// Counted from 1.
    pub(crate) page: usize,
    /// How many threads there are on all pages.
    pub(crate) total: usize,
}

/// A thread in the list.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct ThreadLine {
    /// `/rooms/{slug}/{thread}`.
    pub(crate) path: String,
    /// What it is about; absent if it began before she came.
    pub(crate) title: Option<String>,
    pub(crate) last: Timestamp,
    pub(crate) news: News,
}

struct Row<'a> {
    path: &'a str,
    title: String,
    told: String,
    exact: String,
    is_new: bool,
}

#[derive(Template)]
#[template(path = "room.html")]
struct RoomTemplate<'a> {
    around: Around<'a>,
    band: Band,
    notices: Vec<RoomNotice>,
    path: &'a str,
    is_open: bool,
    runs: bool,
    rows: Vec<Row<'a>>,
    newer: String,
    older: String,
    side: Side<'a>,
}

impl RoomPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let rows = self.threads.iter().map(|thread| {
            let (told, exact) = match shows_name(thread.last, self.room.rule, frame.now) {
                true => told(frame, thread.last),
                // The minute would say more of who it was than the day does.
                false => told_day(frame, thread.last),
            };
            Row {
                path: &thread.path,
                title: match &thread.title {
                    Some(title) => title.clone(),
                    None => words.t("rooms-thread-before"),
                },
                told: words.with("rooms-last-word", &[("time", told.into())]),
                exact,
                is_new: thread.news == News::Some,
            }
        });
        let path = &self.room.path;
        written(&RoomTemplate {
            around: Around::of(frame, head(words)),
            band: self.room.band(frame),
            notices: self.room.notices(frame),
            path,
            is_open: self.room.archived.is_none(),
            runs: self.room.stewarding == Stewarding::Runs,
            rows: rows.collect(),
            newer: match self.page {
                0 | 1 => String::new(),
                2 => path.clone(),
                page => format!("{path}?page={}", page - 1),
            },
            older: match self.page.saturating_mul(THREADS_PER_PAGE) < self.total {
                true => format!("{path}?page={}", self.page + 1),
                false => String::new(),
            },
            side: self.room.side(frame),
        })
    }
}

/// Which part of the list.
#[derive(Default, Deserialize)]
pub(crate) struct PageQuery {
    page: Option<String>,
}

/// `GET /rooms/{slug}`; what is no number of a page is the first.
pub(crate) async fn show(
    asker: Asker,
    query: Result<Query<PageQuery>, QueryRejection>,
) -> Result<Response, Refused> {
    let query = query.map(|Query(query)| query).unwrap_or_default();
    let asked: Option<u16> = query.page.and_then(|page| page.parse().ok());
    let page = usize::from(asked.unwrap_or(1).max(1));
    let look = asker.look(|at| {
        let shown = at.rooms.see_room(at.who, at.room)?;
        Ok((shown, at.rooms.threads(at.who, at.room)?))
    });
    let (shown, threads) = look.await?;
    let total = threads.len();
    let part = threads
        .into_iter()
        .skip((page - 1) * THREADS_PER_PAGE)
        .take(THREADS_PER_PAGE);
    let lines = part.map(|thread| ThreadLine {
        path: asker.path(&Asker::below(thread.id)),
        title: thread.title.map(|title| title.reveal(&shown.access).to_owned()),
        last: thread.last.written(),
        news: thread.news,
    });
    let page = RoomPage {
        room: RoomView::of(&asker, &shown)?,
        threads: lines.collect(),
        page,
        total,
    };
    Ok(asker.page(page.render(&asker.visit.frame())))
}
