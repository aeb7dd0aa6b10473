//! The part of the form in which an event gets further dates, and the question whether a change is for those too (F12).

use community::publish_series::{RepeatRefused, dates_of};
use domain::{EventDraft, Repeat, Rhythm, SERIES_DATES_MAX};
use jiff::Timestamp;
use jiff::civil::Date;

use super::event_form::{EventForm, Fault, fault_of};
use super::form_fields::Drawn;

/// The fields of a new event.
pub(super) const REPEAT: [Drawn; 3] = [
    Drawn {
        name: "repeat",
        label: "event-form-repeat",
        hint: "event-form-repeat-hint",
        kind: "choice",
        required: false,
    },
    Drawn {
        name: "repeat_until",
        label: "event-form-repeat-until",
        hint: "event-form-repeat-until-hint",
        kind: "date",
        required: false,
    },
    Drawn {
        name: "dates",
        label: "event-form-dates",
        hint: "event-form-dates-hint",
        kind: "area",
        required: false,
    },
];

/// The field of an event that is one date of a series.
pub(super) const SCOPE: [Drawn; 1] = [Drawn {
    name: "scope",
    label: "event-form-scope",
    hint: "event-form-scope-hint",
    kind: "choice",
    required: false,
}];

/// The values of the field `repeat`, with their labels.
pub(super) const CHOICES: [(&str, &str); 6] = [
    ("", "event-form-repeat-never"),
    ("weekly", "event-form-repeat-weekly"),
    ("fortnightly", "event-form-repeat-fortnightly"),
    ("monthly_date", "event-form-repeat-monthly-date"),
    ("monthly_weekday", "event-form-repeat-monthly-weekday"),
    ("dates", "event-form-repeat-dates"),
];

/// The value of the field `scope` that means the following dates too.
pub(super) const FOLLOWING: &str = "following";

fn fault(field: &'static str, key: &'static str, n: usize) -> Fault {
    Fault {
        field,
        key,
        n: u32::try_from(n).unwrap_or(u32::MAX),
    }
}

/// All dates of a new event: one when it does not come back.
pub(super) fn all_dates(
    form: &EventForm,
    draft: EventDraft,
    horizon_months: u8,
    now: Timestamp,
) -> Result<Vec<EventDraft>, Fault> {
    let Some(repeat) = repeat(form)? else {
        return Ok(vec![draft]);
    };
    let field = match repeat {
        Repeat::Every(..) => "repeat_until",
        Repeat::On(_) => "dates",
    };
    dates_of(&draft, &repeat, horizon_months, now).map_err(|refused| match refused {
        RepeatRefused::OneDate => fault(field, "event-form-wrong-one-date", 0),
        RepeatRefused::TooMany => fault(field, "event-form-wrong-many-dates", SERIES_DATES_MAX),
        RepeatRefused::TooFar(months) => fault(field, "event-form-wrong-horizon", months.into()),
        RepeatRefused::BeforeFirst => fault(field, "event-form-wrong-before", 0),
        RepeatRefused::Event(refused) => fault_of(&refused),
    })
}

fn repeat(form: &EventForm) -> Result<Option<Repeat>, Fault> {
    let rhythm = match form.repeat.as_str() {
        "" => return Ok(None),
        "weekly" => Rhythm::Weekly,
        "fortnightly" => Rhythm::Fortnightly,
        "monthly_date" => Rhythm::MonthlyByDate,
        "monthly_weekday" => Rhythm::MonthlyByWeekday,
        "dates" => return picked(&form.dates).map(|days| Some(Repeat::On(days))),
        _ => return Err(fault("repeat", "event-form-wrong-choice", 0)),
    };
    match form.repeat_until.trim().parse() {
        Ok(last) => Ok(Some(Repeat::Every(rhythm, last))),
        Err(_) => Err(fault("repeat_until", "event-form-wrong-date", 0)),
    }
}

/// Days with blanks, commas or line ends between them.
fn picked(text: &str) -> Result<Vec<Date>, Fault> {
    let words = text.split(|c: char| c.is_whitespace() || c == ',');
    let mut days = Vec::new();
    for word in words.filter(|word| !word.is_empty()) {
        if days.len() >= SERIES_DATES_MAX {
            return Err(fault("dates", "event-form-wrong-many-dates", SERIES_DATES_MAX));
        }
        let day = word.parse();
        days.push(day.map_err(|_| fault("dates", "event-form-wrong-dates", 0))?);
    }
    Ok(days)
}
