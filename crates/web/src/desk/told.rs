//! What pages of the desk have in common: how news become state words, and what was just done.

use edge::Tone;
use serde::Deserialize;

use crate::frame::{Frame, Head, Section};
use crate::icons::Icon;
use crate::state_words::StateWords;
use crate::times;
use crate::words::Words;

/// What the head of a page of the desk says; none of them is indexed.
pub(super) fn head(title: String, description: String) -> Head {
    Head::unlisted(Section::Desk, title, description)
}

/// Whose clock the page tells by: `As of 07:10 in Seattle.`
pub(super) fn as_of(frame: &Frame<'_>) -> String {
    let now = frame.clock.at(frame.now);
    let asked = [
        ("time", times::hour(&now).into()),
        ("place", frame.clock.place.as_str().into()),
    ];
    frame.words.with("status-asked", &asked)
}

/// News as icon, words and colour together.
pub(crate) fn state(tone: Tone, words: &str) -> StateWords {
    let (tone, icon) = match tone {
        Tone::Good => ("good", Icon::Tick),
        Tone::Info => ("info", Icon::Arrow),
        Tone::Watch => ("watch", Icon::BrokenLine),
        Tone::Act => ("act", Icon::Warning),
        Tone::Soft => ("soft", Icon::Clock),
    };
    StateWords {
        tone,
        icon,
        words: sentence(words),
        second: String::new(),
    }
}

/// A clause as a sentence by itself begins with a capital.
pub(crate) fn sentence(clause: &str) -> String {
    let mut letters = clause.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// What she has just done, said on the page she comes back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Done {
    Retried,
    Dropped,
    Compared,
    Paused,
    Resumed,
    Proposed,
    Accepted,
    Rejected,
    Ended,
    EndAnnounced,
}

impl Done {
    /// The word in the address.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Retried => "retried",
            Self::Dropped => "dropped",
            Self::Compared => "compared",
            Self::Paused => "paused",
            Self::Resumed => "resumed",
            Self::Proposed => "proposed",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Ended => "ended",
            Self::EndAnnounced => "end-announced",
        }
    }

    pub(super) fn said(self, words: &Words) -> StateWords {
        let said = match self {
            Self::Retried => words.t("desk-done-retried"),
            Self::Dropped => words.t("desk-done-dropped"),
            Self::Compared => words.t("desk-done-compared"),
            Self::Paused => words.t("desk-done-paused"),
            Self::Resumed => words.t("desk-done-resumed"),
            Self::Proposed => words.t("desk-done-proposed"),
            Self::Accepted => words.t("desk-done-accepted"),
            Self::Rejected => words.t("desk-done-rejected"),
            Self::Ended => words.t("desk-done-ended"),
            Self::EndAnnounced => words.t("desk-done-end-announced"),
        };
        state(Tone::Good, &said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_becomes_a_sentence_in_any_alphabet() {
        assert_eq!(sentence("waits its turn"), "Waits its turn");
        assert_eq!(sentence("ärger"), "Ärger");
        assert_eq!(sentence(""), "");
    }
}
