//! `/desk/sources/{id}`: one calendar kept elsewhere: how it is read, the next entries it has, which of them are
//! published, and whom they are for (feature F13).

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::response::Response;
use domain::{EventId, SourceId};
use edge::Tone;
use http::StatusCode;
use serde::Deserialize;
use store::StoreError;
use store::sources::{self, CalendarSource, EntryChoice, EntryFault, WaitingEntry};

use super::source_audience::{self, word_of};
use super::source_words::{SourceFault, came_from, megabytes, read_words, standing};
use super::told::{as_of, head, state};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, written};
use crate::sign_in::{Chief, Refused};
use crate::state_words::StateWords;
use crate::times::{self, Span};
use crate::words::Words;
use crate::write_event::Field;

/// Entries on one page.
pub(super) const SHOWN_MAX: usize = 20;

/// One calendar of the desk.
#[derive(Clone, Debug)]
pub(crate) struct SourcePage {
    pub(crate) source: CalendarSource,
    /// Entries of which no event was made, by their start: those of this page.
    pub(crate) waiting: Vec<EntryLine>,
    /// How many stand before them, and how many there are.
    pub(crate) from: usize,
    pub(crate) total: usize,
    /// Events it brought.
    pub(crate) brought: usize,
    /// Communities that events are shared with, with their names.
    pub(crate) peers: Vec<(String, String)>,
    pub(crate) typed: Option<Typed>,
    pub(crate) said: Option<SourceSaid>,
}

/// One entry of which no event was made.
#[derive(Clone, Debug)]
pub(crate) struct EntryLine {
    /// Its name in the form.
    pub(crate) place: String,
    pub(crate) title: String,
    pub(crate) when: Span,
    pub(crate) choice: EntryChoice,
    pub(crate) fault: Option<EntryFault>,
}

/// What she ticked and chose, when it was not taken.
#[derive(Clone, Debug, Default)]
pub(crate) struct Typed {
    pub(crate) ticked: BTreeSet<String>,
    pub(crate) audience: String,
    pub(crate) publishes_new: bool,
}

/// What came of the last act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SourceSaid {
    Done(SourceDone),
    /// Her audience is none that there is.
    WrongAudience,
    /// An entry was published or went meanwhile.
    Moved,
    /// She owes the code of ethics her signature; nothing was kept.
    NotSigned,
    /// A newer file is none, or was not chosen.
    WrongFile(SourceFault),
}

/// What was done, in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum SourceDone {
    Added,
    Chosen,
    Read,
}

struct EntryRow {
    place: String,
    title: String,
    day: String,
    hours: String,
    ticked: bool,
    note: String,
}

#[derive(Template)]
#[template(path = "desk_source.html")]
struct SourceTemplate<'a> {
    around: Around<'a>,
    path: String,
    name: &'a str,
    came_from: String,
    said: Option<StateWords>,
    state: StateWords,
    failure: &'a str,
    faults: &'a [String],
    read: String,
    brought: String,
    entries: Vec<EntryRow>,
    shown: String,
    /// How many entries stand before these.
    first: usize,
    more: Option<String>,
    before: Option<String>,
    audience: Field,
    publishes_new: bool,
    is_file: bool,
    file_hint: String,
    file_wrong: String,
    /// The field and what is wrong with it; nothing where all is well.
    wrong: Vec<(&'static str, String)>,
    as_of: String,
}

impl SourceDone {
    /// The word in the address.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Chosen => "chosen",
            Self::Read => "read",
        }
    }
}

/// The page of a calendar.
pub(super) fn path_of(id: &SourceId) -> String {
    format!("/desk/sources/{id}")
}

impl SourcePage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let (words, source) = (frame.words, &self.source);
        let typed = self.typed.as_ref();
        let path = path_of(&source.id);
        let last = self.from + self.waiting.len();
        let at = |from: usize| format!("{path}?from={from}");
        let audience = self.audience(words);
        let file_wrong = match &self.said {
            Some(SourceSaid::WrongFile(fault)) => fault.words(words),
            _ => String::new(),
        };
        let mut wrong = Vec::new();
        if !audience.fault.is_empty() {
            wrong.push((
                "source-audience",
                format!("{}: {}", audience.label, audience.fault),
            ));
        }
        if !file_wrong.is_empty() {
            wrong.push(("source-file", format!("{}: {file_wrong}", words.t("source-file"))));
        }
        written(&SourceTemplate {
            around: Around::of(frame, head(source.name.clone(), words.t("sources-intro"))),
            name: &source.name,
            came_from: came_from(words, source),
            said: self.said.as_ref().and_then(|said| said.words(words)),
            state: standing(words, source),
            failure: source.failure.as_deref().unwrap_or_default(),
            faults: &source.faults,
            read: read_words(frame, source),
            brought: words.count("source-brought", count(self.brought)),
            entries: self
                .waiting
                .iter()
                .map(|entry| entry_row(frame, entry, typed))
                .collect(),
            shown: words.with(
                "source-shown",
                &[
                    ("from", (self.from + 1).to_string().into()),
                    ("to", last.to_string().into()),
                    ("n", count(self.total).into()),
                ],
            ),
            first: self.from,
            more: (last < self.total).then(|| at(last)),
            before: (self.from > 0).then(|| at(self.from.saturating_sub(SHOWN_MAX))),
            audience,
            publishes_new: typed.map_or(source.publishes_new, |typed| typed.publishes_new),
            is_file: source.url.is_none(),
            file_hint: words.count("source-file-hint", megabytes()),
            file_wrong,
            wrong,
            as_of: as_of(frame),
            path,
        })
    }

    fn audience(&self, words: &Words) -> Field {
        let chosen = match &self.typed {
            Some(typed) => typed.audience.clone(),
            None => word_of(&self.source.audience),
        };
        Field {
            name: "audience",
            label: words.t("event-form-audience"),
            hint: words.t("source-audience-hint"),
            fault: match self.said {
                Some(SourceSaid::WrongAudience) => words.t("event-form-wrong-audience"),
                _ => String::new(),
            },
            value: String::new(),
            kind: "choice",
            options: source_audience::choices(words, &self.peers, &chosen),
            required: true,
        }
    }

    /// What there is to know of a calendar; nothing when there is none.
    fn of(tx: &mut store::Transaction<'_>, id: &SourceId, from: usize) -> Result<Option<Self>, StoreError> {
        let Some(source) = sources::get(tx, id)? else {
            return Ok(None);
        };
        let waiting = sources::waiting(tx, id)?;
        let brought: Vec<EventId> = sources::events_of(tx, id)?;
        let total = waiting.len();
        let from = if from < total { from } else { 0 };
        Ok(Some(Self {
            source,
            waiting: waiting
                .into_iter()
                .skip(from)
                .take(SHOWN_MAX)
                .map(line_of)
                .collect(),
            from,
            total,
            brought: brought.len(),
            peers: source_audience::peers(tx)?,
            typed: None,
            said: None,
        }))
    }
}

impl SourceSaid {
    /// What is said above the page; what stands at a field is said there.
    fn words(&self, words: &Words) -> Option<StateWords> {
        let (tone, said) = match self {
            Self::Done(SourceDone::Added) => (Tone::Good, words.t("source-done-added")),
            Self::Done(SourceDone::Chosen) => (Tone::Good, words.t("source-done-chosen")),
            Self::Done(SourceDone::Read) => (Tone::Good, words.t("source-done-read")),
            Self::Moved => (Tone::Act, words.t("source-moved")),
            Self::NotSigned => (Tone::Act, words.t("event-form-not-signed")),
            Self::WrongAudience | Self::WrongFile(_) => return None,
        };
        Some(state(tone, &said))
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn line_of(entry: WaitingEntry) -> EntryLine {
    EntryLine {
        place: entry.place(),
        title: entry.draft.title.to_string(),
        when: Span {
            start: entry.draft.start.at,
            end: entry.draft.end.map(|end| end.at),
        },
        choice: entry.choice,
        fault: entry.fault,
    }
}

fn entry_row(frame: &Frame<'_>, entry: &EntryLine, typed: Option<&Typed>) -> EntryRow {
    let words = frame.words;
    let start = frame.clock.at(entry.when.start);
    EntryRow {
        place: entry.place.clone(),
        title: entry.title.clone(),
        day: times::day_long(words, start.date(), frame.clock.at(frame.now).date()),
        hours: times::hours(words, entry.when, frame.clock),
        ticked: match typed {
            Some(typed) => typed.ticked.contains(&entry.place),
            None => entry.choice != EntryChoice::LeaveOut,
        },
        note: match (entry.fault, entry.choice) {
            (Some(EntryFault::Event), _) => words.t("source-fault-event"),
            (Some(EntryFault::Audience), _) => words.t("source-fault-audience"),
            (None, EntryChoice::LeaveOut) => words.t("source-left-out"),
            (None, EntryChoice::Publish) => words.t("source-publishing"),
            (None, EntryChoice::Open) => String::new(),
        },
    }
}

/// What was just done, and from which entry on they are shown.
#[derive(Default, Deserialize)]
pub(super) struct SourceQuery {
    done: Option<SourceDone>,
    from: Option<usize>,
}

/// `GET /desk/sources/{id}`.
pub(super) async fn show(
    chief: Chief,
    Path(id): Path<String>,
    query: Result<Query<SourceQuery>, QueryRejection>,
) -> Result<Response, Refused> {
    let query = query.map(|Query(query)| query).unwrap_or_default();
    let said = query.done.map(SourceSaid::Done);
    page(
        &chief,
        &parsed(&chief, &id)?,
        query.from.unwrap_or_default(),
        said,
        None,
    )
}

/// The calendar that an address names.
pub(super) fn parsed(chief: &Chief, id: &str) -> Result<SourceId, Refused> {
    SourceId::parse(id).map_err(|_| Refused::by(&chief.visit, &ErrorPage::NotFound))
}

/// The page with what came of the last act.
pub(super) fn page(
    chief: &Chief,
    id: &SourceId,
    from: usize,
    said: Option<SourceSaid>,
    typed: Option<Typed>,
) -> Result<Response, Refused> {
    let visit = &chief.visit;
    let read = visit
        .site
        .doors
        .node
        .database
        .read(|tx| SourcePage::of(tx, id, from));
    let found = read.map_err(|_| Refused::by(visit, &ErrorPage::Unavailable))?;
    let mut page = found.ok_or_else(|| Refused::by(visit, &ErrorPage::NotFound))?;
    let status = match said {
        None | Some(SourceSaid::Done(_)) => StatusCode::OK,
        Some(SourceSaid::Moved) => StatusCode::CONFLICT,
        Some(SourceSaid::NotSigned | SourceSaid::WrongAudience | SourceSaid::WrongFile(_)) => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
    };
    page.said = said;
    page.typed = typed;
    let mut response = visit.secret_page(page.render(&visit.frame()));
    *response.status_mut() = status;
    Ok(response)
}
