//! What whoever comes to an event is told first, since competitors meet there: on its page, in its calendar entry and at the
//! door (need 0.8).

use domain::Note;

use crate::Words;

/// Which words; there is no notice that says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum CompetitionNotice {
    /// None at all (`moderation.competition_notice`).
    Off,
    /// The program's own, in the language of the reader.
    #[default]
    Ours,
    /// The operator's (`moderation.competition_notice_text`), the same in every language; at most [`Note::CHARS_MAX`] characters.
    Said(Note),
}

impl CompetitionNotice {
    /// What stands below its heading; nothing when it is off.
    pub fn text(&self, words: &Words) -> Option<String> {
        match self {
            Self::Off => None,
            Self::Ours => Some(words.t("notice-competition-text")),
            Self::Said(text) => Some(text.as_str().to_owned()),
        }
    }

    /// Heading and text, where there is room for text alone; empty when it is off.
    pub fn line(&self, words: &Words) -> String {
        let text = self.text(words);
        text.map_or_else(String::new, |text| {
            format!("{}. {text}", words.t("notice-competition"))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 0.8
    #[test]
    fn the_notice_says_our_words_or_the_operators_and_nothing_only_when_it_is_off() {
        let words = Words::english();
        let said = CompetitionNotice::Said(Note::parse("No prices, no bids.").unwrap());
        assert_eq!(
            said.line(&words),
            "Competitors are in the room. No prices, no bids."
        );
        assert!(CompetitionNotice::Ours.line(&words).contains("territories"));
        assert_eq!(CompetitionNotice::Off.line(&words), "");
        assert!(Note::parse("  ").is_err(), "a text of blanks is none");
    }
}
