//! How a calendar from elsewhere stands, and why one cannot be read, in words.

use edge::{CalendarProblem, Tone};
use store::sources::{CalendarSource, SOURCES_MAX};
use wire::ics_read::BYTES_MAX;

use super::told::{sentence, state};
use crate::frame::Frame;
use crate::state_words::StateWords;
use crate::times;
use crate::words::Words;

/// Why a calendar cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SourceFault {
    /// That is no address.
    Address,
    /// The file is empty or was not chosen.
    Empty,
    TooLarge,
    TooMany,
    /// Why it could not be fetched or read, as the node's log says it.
    Unreadable(String),
}

impl SourceFault {
    /// What became of a reading that failed, when it is the officer's to know.
    pub(super) fn of(problem: &CalendarProblem) -> Option<Self> {
        match problem {
            CalendarProblem::Fetch(why) => Some(Self::Unreadable(why.clone())),
            CalendarProblem::TooMany => Some(Self::TooMany),
            CalendarProblem::Unknown | CalendarProblem::Store(_) => None,
        }
    }

    pub(super) fn words(&self, words: &Words) -> String {
        match self {
            Self::Address => words.t("event-form-wrong-address"),
            Self::Empty => words.t("import-wrong-empty"),
            Self::TooLarge => words.count("import-wrong-large", megabytes()),
            Self::TooMany => words.count("source-wrong-many", u32::from(SOURCES_MAX)),
            Self::Unreadable(why) => words.with("source-wrong-unreadable", &[("why", why.as_str().into())]),
        }
    }
}

pub(super) fn megabytes() -> u32 {
    u32::try_from(BYTES_MAX / 1024 / 1024).unwrap_or(u32::MAX)
}

/// Its address, or that it was a file.
pub(super) fn came_from(words: &Words, source: &CalendarSource) -> String {
    match &source.url {
        Some(url) => url.to_string(),
        None => words.t("source-from-file"),
    }
}

/// When it was last read, and when it is read again.
pub(super) fn read_words(frame: &Frame<'_>, source: &CalendarSource) -> String {
    let words = frame.words;
    let read = source.read.map_or_else(
        || words.t("source-never-read"),
        |at| {
            let ago = times::ago(words, at, frame.now);
            words.with("source-read", &[("ago", ago.into())])
        },
    );
    let due = source.due.filter(|due| *due > frame.now).map(|due| {
        let time = times::hour(&frame.clock.at(due));
        words.with("source-due", &[("time", time.into())])
    });
    match due {
        Some(due) => format!("{} {due}", sentence(&read)),
        None => sentence(&read),
    }
}

/// How it stands, the worst first.
pub(super) fn standing(words: &Words, source: &CalendarSource) -> StateWords {
    let faults = u32::try_from(source.faults.len()).unwrap_or(u32::MAX);
    let (tone, said) = match (&source.failure, faults, source.unfinished, source.publishes_new) {
        (Some(_), ..) => (Tone::Act, words.t("source-failed")),
        (None, 1.., ..) => (Tone::Watch, words.count("source-faults", faults)),
        (None, 0, true, _) => (Tone::Info, words.t("source-publishing")),
        (None, 0, false, true) => (Tone::Good, words.t("source-publishes-new")),
        (None, 0, false, false) => (Tone::Good, words.t("source-asks")),
    };
    state(tone, &said)
}
