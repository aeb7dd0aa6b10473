//! What somebody said in a room and let others read: a note, outside rooms, without her name and without a way back (F24, need
//! 0.10).
//!
//! A note holds the words that were released and nothing else of where they come from: who said them, who agreed and in which
//! room stays in the room. Whoever wants to be named writes her name into the words she releases.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{NoteId, ReleaseReach, count_words};

/// A note as it is kept and read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleasedNote {
    /// Its name; notes sort by it, the oldest first.
    pub id: NoteId,
    /// Plain text, the very bytes that author and steward looked at; paragraphs are kept apart by blank lines.
    pub text: String,
    /// Who may read it.
    pub reach: ReleaseReach,
    /// When it was first to be read here.
    pub published: Timestamp,
}

/// Why words become no note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReleasedNoteRefused {
    /// Nothing, or blanks alone.
    #[error("a note has a text")]
    Empty,
    /// More than [`ReleasedNote::CHARS_MAX`].
    #[error("a note has at most {max} characters", max = ReleasedNote::CHARS_MAX)]
    TooLong,
}

impl ReleasedNote {
    /// Most characters of a note: as many as anything said in a room has.
    pub const CHARS_MAX: usize = 10_000;
    /// Most characters of its heading.
    pub const HEADING_CHARS_MAX: usize = 80;
    /// On what terms everybody may pass on a note that everybody may read, as SPDX calls them.
    pub const LICENCE: &str = "CC-BY-4.0";
    /// Where these terms stand.
    pub const LICENCE_URL: &str = "https://creativecommons.org/licenses/by/4.0/";

    /// A note of words that were released, to the letter.
    pub fn of(
        id: NoteId,
        text: &str,
        reach: ReleaseReach,
        published: Timestamp,
    ) -> Result<Self, ReleasedNoteRefused> {
        match text {
            text if text.trim().is_empty() => Err(ReleasedNoteRefused::Empty),
            text if text.chars().count() > Self::CHARS_MAX => Err(ReleasedNoteRefused::TooLong),
            text => Ok(Self {
                id,
                text: text.to_owned(),
                reach,
                published,
            }),
        }
    }

    /// What it is called in lists, for it has no name of its own: its first line, or as many whole words of it as fit.
    pub fn heading(&self) -> String {
        let line = self.text.trim().lines().next().unwrap_or_default().trim_end();
        if line.chars().count() <= Self::HEADING_CHARS_MAX {
            return line.to_owned();
        }
        // A word ends where a blank follows it, which may be the first sign that does not fit.
        let fits: String = line.chars().take(Self::HEADING_CHARS_MAX).collect();
        match fits.rsplit_once(char::is_whitespace) {
            Some((words, _)) => format!("{}…", words.trim_end()),
            None => line
                .chars()
                .take(Self::HEADING_CHARS_MAX - 1)
                .chain(['…'])
                .collect(),
        }
    }

    /// What stands between blank lines; a paragraph may have several lines.
    pub fn paragraphs(&self) -> Vec<&str> {
        let mut paragraphs = Vec::new();
        let mut rest = self.text.trim();
        while !rest.is_empty() {
            let end = end_of_paragraph(rest);
            paragraphs.push(rest[..end].trim_end());
            rest = rest[end..].trim_start();
        }
        paragraphs
    }

    /// How many words it has.
    pub fn words(&self) -> usize {
        count_words(&self.text)
    }

    /// The path of its page.
    pub fn path(&self) -> String {
        format!("/notes/{}", self.id)
    }

    /// On what terms it may be passed on: none where it is for members alone.
    pub fn licence(&self) -> Option<&'static str> {
        (self.reach == ReleaseReach::Public).then_some(Self::LICENCE)
    }
}

impl ReleaseReach {
    /// Both of them, the narrower first.
    pub const ALL: [Self; 2] = [Self::Members, Self::Public];

    /// The word in the API.
    pub fn word(self) -> &'static str {
        match self {
            Self::Members => "members",
            Self::Public => "public",
        }
    }
}

/// Where the first line begins that has nothing on it, or the end.
fn end_of_paragraph(text: &str) -> usize {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            return at;
        }
        at += line.len();
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(text: &str) -> ReleasedNote {
        ReleasedNote::of(
            NoteId::new(1, [2; 10]),
            text,
            ReleaseReach::Public,
            Timestamp::UNIX_EPOCH,
        )
        .unwrap()
    }

    /// F24
    #[test]
    fn a_note_is_the_words_that_were_released_to_the_letter() {
        let kept = note(" Ask twice.\n\nOurs was half. ");
        assert_eq!(kept.text, " Ask twice.\n\nOurs was half. ");
        assert_eq!(kept.words(), 5);
        assert_eq!(kept.path(), format!("/notes/{}", kept.id));
        let refused = |text: &str| {
            ReleasedNote::of(kept.id.clone(), text, ReleaseReach::Public, Timestamp::UNIX_EPOCH).unwrap_err()
        };
        assert_eq!(refused(" \n"), ReleasedNoteRefused::Empty);
        let longest = "é".repeat(ReleasedNote::CHARS_MAX);
        assert_eq!(note(&longest).text, longest);
        assert_eq!(refused(&format!("{longest}é")), ReleasedNoteRefused::TooLong);
    }

    #[test]
    fn a_heading_is_the_first_line_or_as_many_whole_words_as_fit() {
        assert_eq!(note("\n Ask twice. \nOurs was half.").heading(), "Ask twice.");
        let exact = "é".repeat(ReleasedNote::HEADING_CHARS_MAX);
        assert_eq!(note(&exact).heading(), exact);
        let long = note(&"é".repeat(ReleasedNote::HEADING_CHARS_MAX + 1)).heading();
        assert_eq!(long.chars().count(), ReleasedNote::HEADING_CHARS_MAX);
        let words = note(&"nine here ".repeat(20)).heading();
        assert!(
            words.chars().count() <= ReleasedNote::HEADING_CHARS_MAX && words.ends_with("here…"),
            "{words}"
        );
    }

    #[test]
    fn paragraphs_are_kept_apart_by_lines_with_nothing_on_them() {
        let text = "\nOne\ntwo.\n \n\nThree.\r\n\r\n    four\n";
        assert_eq!(note(text).paragraphs(), ["One\ntwo.", "Three.", "four"]);
        assert_eq!(note("One").paragraphs(), ["One"]);
    }

    /// F24: what is for members is not passed on, on whatever terms.
    #[test]
    fn a_note_for_everybody_may_be_passed_on() {
        assert_eq!(note("Ask.").licence(), Some("CC-BY-4.0"));
        let among = ReleasedNote {
            reach: ReleaseReach::Members,
            ..note("Ask.")
        };
        assert_eq!(among.licence(), None);
        for reach in ReleaseReach::ALL {
            let written = serde_json::to_value(reach).unwrap();
            assert_eq!(written, reach.word());
        }
    }
}
