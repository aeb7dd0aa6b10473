//! Times as people read them: mine first, the host's second, the part of the day in words (F12, need 2.17).

use domain::Zone;
use jiff::civil::Date;
use jiff::{Timestamp, Zoned};

use crate::words::Words;

/// Zones the switch at the foot offers beside the reader's own, west to east.
pub const ZONES_OFFERED: [&str; 22] = [
    "Pacific/Honolulu",
    "America/Los_Angeles",
    "America/Denver",
    "America/Chicago",
    "America/New_York",
    "America/Sao_Paulo",
    "Atlantic/Reykjavik",
    "Europe/London",
    "Europe/Lisbon",
    "Europe/Brussels",
    "Europe/Stockholm",
    "Africa/Lagos",
    "Europe/Athens",
    "Africa/Johannesburg",
    "Africa/Nairobi",
    "Asia/Dubai",
    "Asia/Kolkata",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Australia/Perth",
    "Australia/Sydney",
    "Pacific/Auckland",
];

/// A zone and what people there call the place: `America/Los_Angeles` is "Seattle" to a community of Seattle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The rules.
    pub zone: Zone,
    /// The name shown.
    pub place: String,
}

impl Clock {
    /// Named after the city of the zone.
    pub fn of(zone: Zone) -> Self {
        let place = zone.city();
        Self { zone, place }
    }

    pub(crate) fn at(&self, at: Timestamp) -> Zoned {
        at.to_zoned(self.zone.rules())
    }

    /// Whether both clocks show the same time at that instant.
    pub(crate) fn agrees(&self, other: &Self, at: Timestamp) -> bool {
        self.at(at).datetime() == other.at(at).datetime()
    }
}

/// From when to when; an event without an end has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The beginning.
    pub start: Timestamp,
    /// The end, later than the beginning.
    pub end: Option<Timestamp>,
}

/// `09:00–10:00`; with the last day when that is another one and not the same night.
pub(crate) fn hours(words: &Words, span: Span, clock: &Clock) -> String {
    let start = clock.at(span.start);
    let Some(end) = span.end.map(|end| clock.at(end)).filter(|end| *end > start) else {
        return hour(&start);
    };
    let same_night = end.timestamp().as_second() - start.timestamp().as_second() < 18 * 3600;
    if start.date() == end.date() || same_night {
        return format!("{}–{}", hour(&start), hour(&end));
    }
    let until = format!("{} {}", day_short(words, end.date()), hour(&end));
    words.with(
        "time-until-day",
        &[("start", hour(&start).into()), ("end", until.into())],
    )
}

/// `17:00 in London`, with the weekday when it is another day there; nothing when both clocks agree.
pub(crate) fn there(words: &Words, at: Timestamp, mine: &Clock, theirs: &Clock) -> Option<String> {
    if mine.agrees(theirs, at) {
        return None;
    }
    let there = theirs.at(at);
    let place = theirs.place.as_str().into();
    if there.date() == mine.at(at).date() {
        return Some(words.with("time-there", &[("time", hour(&there).into()), ("place", place)]));
    }
    let day = weekday_short(words, there.date());
    Some(words.with(
        "time-there-day",
        &[
            ("time", hour(&there).into()),
            ("day", day.into()),
            ("place", place),
        ],
    ))
}

/// `14:02`.
pub(crate) fn hour(at: &Zoned) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// `Thursday 21 May`, with the year when it is not the one of `today`.
pub(crate) fn day_long(words: &Words, day: Date, today: Date) -> String {
    let parts = [
        (
            "weekday",
            number_word(words, "date-weekday", day.weekday().to_monday_one_offset()),
        ),
        ("day", day.day().to_string()),
        ("month", number_word(words, "date-month", day.month())),
        ("year", day.year().to_string()),
    ];
    let parts = parts.map(|(name, text)| (name, text.into()));
    if day.year() == today.year() {
        words.with("date-long", &parts)
    } else {
        words.with("date-long-year", &parts)
    }
}

/// `Thu 14 May`.
pub(crate) fn day_short(words: &Words, day: Date) -> String {
    let weekday = weekday_short(words, day).into();
    let month = month_short(words, day).into();
    words.with(
        "date-short",
        &[
            ("weekday", weekday),
            ("day", day.day().to_string().into()),
            ("month", month),
        ],
    )
}

/// `Thu`.
pub(crate) fn weekday_short(words: &Words, day: Date) -> String {
    number_word(words, "date-weekday-short", day.weekday().to_monday_one_offset())
}

/// `May`, `Sept`.
pub(crate) fn month_short(words: &Words, day: Date) -> String {
    number_word(words, "date-month-short", day.month())
}

/// `May`, or `Jan 2027` when it is not the year of `today`.
pub(crate) fn month_short_from(words: &Words, month: Date, today: Date) -> String {
    let name = month_short(words, month);
    if month.year() == today.year() {
        return name;
    }
    words.with(
        "date-month-year",
        &[("month", name.into()), ("year", month.year().to_string().into())],
    )
}

/// `May`, or `January 2027` when it is not the year of `today`.
pub(crate) fn month_long(words: &Words, month: Date, today: Date) -> String {
    let name = number_word(words, "date-month", month.month());
    if month.year() == today.year() {
        return name;
    }
    words.with(
        "date-month-year",
        &[("month", name.into()), ("year", month.year().to_string().into())],
    )
}

/// `in the evening`.
pub(crate) fn part_of_day(words: &Words, at: &Zoned) -> String {
    let part = match at.hour() {
        5..12 => "morning",
        12..18 => "afternoon",
        18..22 => "evening",
        _ => "night",
    };
    words.with("time-part-of-day", &[("part", part.into())])
}

/// How long ago, in the coarsest words that are true: `4 minutes ago`.
pub(crate) fn ago(words: &Words, at: Timestamp, now: Timestamp) -> String {
    let minutes = (now.as_second() - at.as_second()).max(0) / 60;
    let (key, n) = match minutes {
        0 => return words.t("time-just-now"),
        1..120 => ("time-minutes-ago", minutes),
        120..2880 => ("time-hours-ago", minutes / 60),
        _ => ("time-days-ago", minutes / 1440),
    };
    words.count(key, u32::try_from(n).unwrap_or(u32::MAX))
}

fn number_word(words: &Words, key: &str, n: i8) -> String {
    words.with(key, &[("n", i64::from(n).into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock(zone: &str, place: &str) -> Clock {
        Clock {
            zone: Zone::parse(zone).unwrap(),
            place: place.to_owned(),
        }
    }

    fn span(start: &str, end: &str) -> Span {
        Span {
            start: start.parse().unwrap(),
            end: Some(end.parse().unwrap()),
        }
    }

    /// Need 2.17: the same event shows 18:00 London and 10:00 Seattle to two people.
    #[test]
    fn mine_comes_first_and_the_hosts_second_for_both_sides_of_an_ocean() {
        let words = Words::english();
        let (seattle, london) = (
            clock("America/Los_Angeles", "Seattle"),
            clock("Europe/London", "London"),
        );
        let event = span("2026-05-21T17:00:00Z", "2026-05-21T18:30:00Z");
        assert_eq!(hours(&words, event, &seattle), "10:00–11:30");
        assert_eq!(
            there(&words, event.start, &seattle, &london).unwrap(),
            "18:00 in London"
        );
        assert_eq!(hours(&words, event, &london), "18:00–19:30");
        assert_eq!(there(&words, event.start, &london, &london), None);
    }

    #[test]
    fn another_day_at_the_host_is_named() {
        let words = Words::english();
        let there = there(
            &words,
            "2026-05-22T03:00:00Z".parse().unwrap(),
            &clock("America/Los_Angeles", "Seattle"),
            &clock("Asia/Tokyo", "Tokyo"),
        );
        assert_eq!(there.unwrap(), "Fri 12:00 in Tokyo");
    }

    #[test]
    fn a_night_keeps_its_hours_and_a_conference_names_its_last_day() {
        let words = Words::english();
        let london = clock("Europe/London", "London");
        assert_eq!(
            hours(
                &words,
                span("2026-05-21T21:00:00Z", "2026-05-22T01:00:00Z"),
                &london
            ),
            "22:00–02:00"
        );
        assert_eq!(
            hours(
                &words,
                span("2026-05-21T08:00:00Z", "2026-05-23T16:00:00Z"),
                &london
            ),
            "09:00 until Sat 23 May 17:00"
        );
        assert_eq!(
            hours(
                &words,
                Span {
                    start: "2026-05-21T08:00:00Z".parse().unwrap(),
                    end: None
                },
                &london
            ),
            "09:00"
        );
    }

    #[test]
    fn a_year_is_said_only_when_it_is_another_one() {
        let words = Words::english();
        let day = jiff::civil::date(2026, 5, 21);
        assert_eq!(day_long(&words, day, day), "Thursday 21 May");
        assert_eq!(
            day_long(&words, day, jiff::civil::date(2025, 12, 1)),
            "Thursday 21 May 2026"
        );
        assert_eq!(month_short_from(&words, day, day), "May");
        assert_eq!(
            month_short_from(&words, day, jiff::civil::date(2025, 12, 1)),
            "May 2026"
        );
        assert_eq!(day_short(&words, jiff::civil::date(2026, 6, 3)), "Wed 3 June");
        assert_eq!(
            month_long(&words, day, jiff::civil::date(2025, 12, 1)),
            "May 2026"
        );
    }

    #[test]
    fn the_part_of_the_day_is_said_in_words() {
        let words = Words::english();
        let at = |text: &str| clock("UTC", "UTC").at(text.parse().unwrap());
        assert_eq!(part_of_day(&words, &at("2026-05-21T04:59:00Z")), "at night");
        assert_eq!(part_of_day(&words, &at("2026-05-21T05:00:00Z")), "in the morning");
        assert_eq!(part_of_day(&words, &at("2026-05-21T18:00:00Z")), "in the evening");
    }

    #[test]
    fn every_offered_zone_is_known_to_the_zone_data() {
        assert!(ZONES_OFFERED.iter().all(|zone| Zone::parse(zone).is_ok()));
    }

    #[test]
    fn an_age_is_told_in_its_coarsest_words() {
        let words = Words::english();
        let now: Timestamp = "2026-05-12T12:00:00Z".parse().unwrap();
        let told = |text: &str| ago(&words, text.parse().unwrap(), now);
        assert_eq!(told("2026-05-12T11:59:50Z"), "just now");
        assert_eq!(told("2026-05-12T11:59:00Z"), "1 minute ago");
        assert_eq!(told("2026-05-12T09:00:00Z"), "3 hours ago");
        assert_eq!(told("2026-05-09T11:00:00Z"), "3 days ago");
    }
}
