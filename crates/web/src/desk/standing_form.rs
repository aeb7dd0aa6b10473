//! The form in which officers say how a member stands, on her page, and the words for it (F20).

use domain::{Standing, Zone};
use edge::calendar_day;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::frame::Choice;
use crate::words::Words;
use crate::write_event::Field;

/// How she stands, and what an officer typed that was not taken.
#[derive(Clone, Debug)]
pub(crate) struct StandingSeen {
    pub(crate) standing: Standing,
    /// Where the community's days begin.
    pub(crate) zone: Zone,
    pub(crate) now: Timestamp,
    pub(crate) typed: Option<StandingTyped>,
}

/// The form as it was sent.
#[derive(Clone, Debug)]
pub(crate) struct StandingTyped {
    pub(crate) standing: String,
    pub(crate) until: String,
}

impl StandingSeen {
    /// In words; a limit that is over is none.
    pub(crate) fn said(&self, words: &Words) -> String {
        standing_words(words, self.standing, self.standing.last_day(&self.zone, self.now))
    }

    /// The fields of the form: which standing, and the last day of a limit.
    pub(crate) fn fields(&self, words: &Words, is_day_wrong: bool) -> Vec<Field> {
        let last = self.standing.last_day(&self.zone, self.now);
        let chosen = match (&self.typed, self.standing, last) {
            (Some(typed), ..) => typed.standing.as_str(),
            (None, Standing::Limited { .. }, None) => Standing::Good.word(),
            (None, standing, _) => standing.word(),
        };
        let until = match (&self.typed, last) {
            (Some(typed), _) => typed.until.clone(),
            (None, Some(day)) => day.to_string(),
            (None, None) => String::new(),
        };
        let option = |(word, key): (&str, &str)| Choice {
            value: word.to_owned(),
            label: words.t(key),
            language: String::new(),
            chosen: word == chosen,
        };
        let options = [
            ("good", "standing-good"),
            ("cautioned", "standing-cautioned"),
            ("limited", "standing-limited"),
            ("suspended", "standing-suspended"),
        ];
        let fault = match is_day_wrong {
            true => words.t("standing-until-wrong"),
            false => String::new(),
        };
        vec![
            Field {
                name: "standing",
                label: words.t("standing-title"),
                hint: words.t("standing-hint"),
                fault: String::new(),
                value: String::new(),
                kind: "choice",
                options: options.into_iter().map(option).collect(),
                required: false,
            },
            Field {
                name: "until",
                label: words.t("standing-until"),
                hint: words.t("standing-until-hint"),
                fault,
                value: until,
                kind: "date",
                options: Vec::new(),
                required: false,
            },
        ]
    }
}

/// A standing in words, with the last day of a limit; a limit without one is over.
pub(crate) fn standing_words(words: &Words, standing: Standing, last: Option<Date>) -> String {
    match (standing, last) {
        (Standing::Limited { .. }, Some(day)) => {
            let day = calendar_day(words, day);
            words.with("standing-limited-until", &[("day", day.into())])
        }
        (Standing::Good | Standing::Limited { .. }, _) => words.t("standing-good"),
        (Standing::Cautioned, _) => words.t("standing-cautioned"),
        (Standing::Suspended, _) => words.t("standing-suspended"),
    }
}
