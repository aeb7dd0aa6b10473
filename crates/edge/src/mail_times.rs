//! Times as they stand in a mail: whole, for nobody knows when and where it is read.

use domain::{EventDraft, Moment, Zone};
use jiff::Zoned;

use crate::words::Words;

/// Longest stay of which only the hours are said, in seconds: a night.
const NIGHT_SECONDS_MAX: i64 = 18 * 3_600;

/// `Thursday 21 January 2027, 19:30–21:30 (London, GMT)`, on the clock of a zone.
pub(crate) fn when(words: &Words, draft: &EventDraft, zone: &Zone) -> String {
    let on = |moment: &Moment| moment.at.to_zoned(zone.rules());
    let start = on(&draft.start);
    let end = draft.end.as_ref().map(on).filter(|end| *end > start);
    let hours = match end {
        None => hour(&start),
        Some(end) if is_one_day(&start, &end) => format!("{}–{}", hour(&start), hour(&end)),
        Some(end) => {
            let until = format!("{} {}", day(words, &end), hour(&end));
            words.with(
                "time-until-day",
                &[("start", hour(&start).into()), ("end", until.into())],
            )
        }
    };
    words.with(
        "mail-time",
        &[
            ("day", day(words, &start).into()),
            ("hours", hours.into()),
            ("zone", zone_name(words, &start, zone).into()),
        ],
    )
}

/// Whether two clocks show different times when an event begins or ends.
pub(crate) fn differ(draft: &EventDraft, one: &Zone, other: &Zone) -> bool {
    let shows = |moment: &Moment, zone: &Zone| moment.at.to_zoned(zone.rules()).datetime();
    let mut moments = std::iter::once(&draft.start).chain(&draft.end);
    moments.any(|moment| shows(moment, one) != shows(moment, other))
}

fn is_one_day(start: &Zoned, end: &Zoned) -> bool {
    let seconds = end.timestamp().as_second() - start.timestamp().as_second();
    start.date() == end.date() || seconds < NIGHT_SECONDS_MAX
}

fn hour(at: &Zoned) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

fn day(words: &Words, at: &Zoned) -> String {
    let number_word = |key: &str, n: i8| words.with(key, &[("n", i64::from(n).into())]);
    let weekday = number_word("date-weekday", at.weekday().to_monday_one_offset());
    let month = number_word("date-month", at.month());
    words.with(
        "date-long-year",
        &[
            ("weekday", weekday.into()),
            ("day", at.day().to_string().into()),
            ("month", month.into()),
            ("year", at.year().to_string().into()),
        ],
    )
}

/// The city and what its clock is called then; one word where both are the same.
fn zone_name(words: &Words, at: &Zoned, zone: &Zone) -> String {
    let (place, short) = (zone.city(), at.strftime("%Z").to_string());
    if place == short {
        return place;
    }
    words.with("mail-zone", &[("place", place.into()), ("short", short.into())])
}
