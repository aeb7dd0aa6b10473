//! On which dates an event comes back, as an officer writes it in JSON (F12): the same rhythms and bounds as on the page.

use community::publish_series::{RepeatRefused, dates_of};
use domain::{EventDraft, Repeat, Rhythm, SERIES_DATES_MAX};
use edge::{Problem, Reason};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;

use crate::event_input::invalid;
use crate::events::field_of;

/// Most days that are given one by one, beside the event's own.
pub(crate) const FURTHER_DAYS_MAX: usize = SERIES_DATES_MAX - 1;

/// Either a rhythm and its last day, or the further days themselves.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RepeatInput {
    every: Option<Every>,
    until: Option<String>,
    dates: Option<Vec<String>>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Every {
    Weekly,
    Fortnightly,
    MonthlyDate,
    MonthlyWeekday,
}

/// The words of `every`.
pub(crate) const EVERY: [&str; 4] = ["weekly", "fortnightly", "monthly_date", "monthly_weekday"];

impl RepeatInput {
    /// The event on each of its dates, its own first.
    pub(crate) fn dates(
        self,
        draft: &EventDraft,
        horizon_months: u8,
        now: Timestamp,
    ) -> Result<Vec<EventDraft>, Problem> {
        let repeat = self.repeat()?;
        let field = match &repeat {
            Repeat::Every(..) => "repeat.until",
            Repeat::On(_) => "repeat.dates",
        };
        dates_of(draft, &repeat, horizon_months, now).map_err(|refused| match refused {
            RepeatRefused::Event(event) => {
                Problem::new(Reason::Invalid, event.to_string()).at(field_of(event))
            }
            other => invalid(field, &other.to_string()),
        })
    }

    fn repeat(self) -> Result<Repeat, Problem> {
        match (self.every, self.until, self.dates) {
            (Some(every), Some(until), None) => {
                let rhythm = match every {
                    Every::Weekly => Rhythm::Weekly,
                    Every::Fortnightly => Rhythm::Fortnightly,
                    Every::MonthlyDate => Rhythm::MonthlyByDate,
                    Every::MonthlyWeekday => Rhythm::MonthlyByWeekday,
                };
                Ok(Repeat::Every(rhythm, day(&until, "repeat.until")?))
            }
            (None, None, Some(dates)) => {
                if dates.len() > FURTHER_DAYS_MAX {
                    return Err(invalid("repeat.dates", &RepeatRefused::TooMany.to_string()));
                }
                let days = dates.iter().map(|date| day(date, "repeat.dates"));
                Ok(Repeat::On(days.collect::<Result<_, _>>()?))
            }
            _ => Err(invalid(
                "repeat",
                "say how often with `every` and the last day with `until`, or the further days with `dates`",
            )),
        }
    }
}

/// A day and nothing more: that of a moment depends on where somebody is.
fn day(text: &str, field: &'static str) -> Result<Date, Problem> {
    let is_day = text.len() == "2027-03-16".len();
    let day = is_day.then(|| text.parse::<Date>().ok()).flatten();
    day.ok_or_else(|| invalid(field, "a day is written as 2027-03-16"))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn repeat(input: Value) -> Result<Repeat, Option<String>> {
        let input: RepeatInput = serde_json::from_value(input).unwrap();
        input
            .repeat()
            .map_err(|problem| problem.field.map(|field| field.to_string()))
    }

    #[test]
    fn a_rhythm_has_an_end_and_days_stand_alone() {
        let day = |text: &str| text.parse().unwrap();
        for (word, rhythm) in EVERY.into_iter().zip([
            Rhythm::Weekly,
            Rhythm::Fortnightly,
            Rhythm::MonthlyByDate,
            Rhythm::MonthlyByWeekday,
        ]) {
            let input = json!({ "every": word, "until": "2027-03-16" });
            assert_eq!(repeat(input), Ok(Repeat::Every(rhythm, day("2027-03-16"))));
        }
        let input = json!({ "dates": ["2027-03-09"] });
        assert_eq!(repeat(input), Ok(Repeat::On(vec![day("2027-03-09")])));
        let days = |number: usize| vec!["2027-03-09".to_owned(); number];
        let most = repeat(json!({ "dates": days(SERIES_DATES_MAX - 1) }));
        assert!(matches!(most, Ok(Repeat::On(days)) if days.len() == FURTHER_DAYS_MAX));
        let moment = "2027-03-17T02:00:00+00:00";
        for (wrong, field) in [
            (json!({}), "repeat"),
            (json!({ "every": "weekly" }), "repeat"),
            (json!({ "until": "2027-03-16" }), "repeat"),
            (
                json!({ "every": "weekly", "until": "2027-03-16", "dates": [] }),
                "repeat",
            ),
            (json!({ "every": "weekly", "until": "spring" }), "repeat.until"),
            (json!({ "dates": ["2027-02-30"] }), "repeat.dates"),
            (json!({ "dates": days(SERIES_DATES_MAX) }), "repeat.dates"),
            (json!({ "dates": [moment] }), "repeat.dates"),
            (json!({ "every": "weekly", "until": moment }), "repeat.until"),
        ] {
            assert_eq!(repeat(wrong.clone()), Err(Some(field.to_owned())), "{wrong}");
        }
    }
}
