//! What an officer types of a letter, and what is wrong with it (F17).

use community::write_statement::StatementDraft;
use domain::{Statement, StatementUnfit, TextRefused, Title};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::read::unfit_words;
use crate::sign_in::token_form;
use crate::words::Words;

/// As the fields have it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StatementForm {
    #[serde(default)]
    pub(crate) form_token: String,
    pub(crate) name: String,
    pub(crate) addressee: String,
    pub(crate) letter: String,
    pub(crate) threshold: String,
    pub(crate) closes: String,
    /// Of the text from which the form was drawn; what another officer wrote meanwhile is not written over.
    pub(crate) drawn_from: String,
    /// What it was warned of was read: it is kept as it is.
    #[serde(default)]
    pub(crate) warned: String,
}

token_form!(StatementForm);

impl StatementForm {
    /// With nothing in it but what is usual.
    pub(crate) fn empty() -> Self {
        Self {
            threshold: Statement::THRESHOLD_USUAL.to_string(),
            ..Self::default()
        }
    }

    /// Drawn from one that is there.
    pub(crate) fn of(statement: &Statement) -> Self {
        let last_day = statement.closes.map(|closes| {
            let day = closes.to_zoned(TimeZone::UTC).date();
            day.to_string()
        });
        Self {
            name: statement.text.name.to_string(),
            addressee: statement.text.addressee.to_string(),
            letter: wire::statement::typed(&statement.text.content),
            threshold: statement.threshold.to_string(),
            closes: last_day.unwrap_or_default(),
            drawn_from: statement.digest.clone(),
            ..Self::default()
        }
    }

    /// The letter, or what is wrong with which field.
    pub(super) fn draft(&self, words: &Words) -> Result<StatementDraft, Vec<(&'static str, String)>> {
        let mut faults = Vec::new();
        let line = |text: &str| {
            Title::parse(text).map_err(|refused| match refused {
                TextRefused::TooLong(most) => {
                    words.count("form-wrong-too-long", u32::try_from(most).unwrap_or(u32::MAX))
                }
                _ if text.trim().is_empty() => words.t("form-wrong-empty"),
                _ => words.t("form-wrong-letters"),
            })
        };
        let mut titled =
            |field: &'static str, text: &str| line(text).map_err(|fault| faults.push((field, fault))).ok();
        let name = titled("name", &self.name);
        let addressee = titled("addressee", &self.addressee);
        let threshold = self.threshold.trim().parse::<u32>().unwrap_or(0);
        let closes = match self.closes.trim() {
            "" => Ok(None),
            day => day.parse::<Date>().map(Some),
        };
        if closes.is_err() {
            faults.push(("closes", words.t("event-form-wrong-date")));
        }
        // The whole day counts, wherever somebody signs.
        let closes = closes.ok().flatten().and_then(|day| {
            let next = day.checked_add(1.day()).ok()?;
            let end = next.at(0, 0, 0, 0).to_zoned(TimeZone::UTC).ok()?;
            end.timestamp()
                .checked_sub(jiff::SignedDuration::from_secs(1))
                .ok()
        });
        let (Some(name), Some(addressee)) = (name, addressee) else {
            return Err(faults);
        };
        match StatementDraft::of((name, addressee), &self.letter, threshold, closes) {
            Ok(draft) if faults.is_empty() => Ok(draft),
            Ok(_) => Err(faults),
            Err(unfit) => {
                let field = match unfit {
                    StatementUnfit::Threshold => "threshold",
                    StatementUnfit::Empty | StatementUnfit::TooLong => "letter",
                };
                faults.push((field, unfit_words(words, unfit)));
                Err(faults)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// F17: what is typed comes back as it was typed.
    #[test]
    fn what_is_typed_is_kept_to_the_last_sign_and_what_is_wrong_stands_at_its_field() {
        let words = Words::english();
        let typed = StatementForm {
            name: "Response times".to_owned(),
            addressee: "The vendor".to_owned(),
            letter: "We ask.\n\nFour hours & no more <please>.".to_owned(),
            threshold: "5".to_owned(),
            closes: "2027-03-31".to_owned(),
            ..StatementForm::default()
        };
        let draft = typed.draft(&words).unwrap();
        assert_eq!(wire::statement::typed(&draft.text.content), typed.letter);
        assert_eq!(draft.closes.unwrap().to_string(), "2027-03-31T23:59:59Z");
        let wrong = StatementForm {
            name: String::new(),
            threshold: "1".to_owned(),
            closes: "soon".to_owned(),
            ..typed.clone()
        };
        let fields: Vec<&str> = wrong
            .draft(&words)
            .unwrap_err()
            .iter()
            .map(|(field, _)| *field)
            .collect();
        assert_eq!(fields, ["name", "closes"]);
        let alone = StatementForm {
            threshold: "1".to_owned(),
            ..typed
        };
        let fields: Vec<&str> = alone
            .draft(&words)
            .unwrap_err()
            .iter()
            .map(|(field, _)| *field)
            .collect();
        assert_eq!(fields, ["threshold"]);
    }
}
