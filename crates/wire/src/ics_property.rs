//! Reads the value of one calendar property through `calcard`, line by line, so that a fault names its line.

use calcard::{
    Entry, Parser,
    common::PartialDateTime,
    icalendar::{
        ICalendarDuration, ICalendarEntry, ICalendarParameterName, ICalendarParameterValue, ICalendarPeriod,
        ICalendarValue, Uri,
    },
};
use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::{Offset, TimeZone},
};

use crate::ics_lines::Line;

/// A property with its parameters, as `calcard` understands it.
pub(crate) struct Property(ICalendarEntry);

/// A point in time as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Written {
    /// A whole day.
    Day(Date),
    /// A wall clock, with the `TZID` beside it.
    Wall(DateTime, Option<String>),
    /// UTC, or a wall clock with an offset.
    Instant(Timestamp),
}

/// A length as written: whole days are days on the wall, the rest is exact (RFC 5545, 3.3.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct WrittenLength {
    pub(crate) days: i32,
    pub(crate) seconds: i64,
}

/// One value of `DTSTART`, `EXDATE`, `RDATE` and the like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum WrittenDate {
    /// A start alone.
    Start(Written),
    /// Start and end.
    Until(Written, Written),
    /// Start and length.
    For(Written, WrittenLength),
}

impl Written {
    /// The wall clock, where it has one of its own.
    pub(crate) fn wall(&self) -> Option<DateTime> {
        match self {
            Self::Day(day) => Some(day.at(0, 0, 0, 0)),
            Self::Wall(wall, _) => Some(*wall),
            Self::Instant(_) => None,
        }
    }
}

impl WrittenDate {
    /// When it begins.
    pub(crate) fn start(&self) -> &Written {
        match self {
            Self::Start(start) | Self::Until(start, _) | Self::For(start, _) => start,
        }
    }
}

impl Property {
    /// Nothing when the line has no value.
    pub(crate) fn read(line: &Line) -> Option<Self> {
        // A lone backslash at the end would escape the line break after it.
        let backslashes = line.text.bytes().rev().take_while(|byte| *byte == b'\\').count();
        let content = &line.text[..line.text.len() - backslashes % 2];
        // The extensions we read are all TEXT, but the parser would cut an unknown property at each semicolon.
        let content = match content.get(line.name.len()..) {
            Some(rest) if line.name.starts_with("X-") => format!("DESCRIPTION{rest}"),
            _ => content.to_owned(),
        };
        let text = format!("BEGIN:VEVENT\r\n{content}\r\nEND:VEVENT\r\n");
        let Entry::ICalendar(calendar) = Parser::new(&text).entry() else {
            return None;
        };
        let entry = calendar
            .components
            .into_iter()
            .next()?
            .entries
            .into_iter()
            .next()?;
        if entry.values.is_empty() {
            None
        } else {
            Some(Self(entry))
        }
    }

    /// The texts of the property, escapes resolved.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.0.values.iter().filter_map(|value| match value {
            ICalendarValue::Text(text) => Some(text.as_str()),
            ICalendarValue::Uri(Uri::Location(uri)) => Some(uri.as_str()),
            _ => None,
        })
    }

    /// The numbers of `GEO`.
    pub(crate) fn floats(&self) -> Vec<f64> {
        let float = |value: &ICalendarValue| match value {
            ICalendarValue::Float(float) => Some(*float),
            ICalendarValue::Integer(whole) => i32::try_from(*whole).ok().map(f64::from),
            _ => None,
        };
        self.0.values.iter().filter_map(float).collect()
    }

    /// The whole number of `SEQUENCE`.
    pub(crate) fn integer(&self) -> Option<i64> {
        self.0.values.iter().find_map(|value| match value {
            ICalendarValue::Integer(number) => Some(*number),
            _ => None,
        })
    }

    /// The length of `DURATION`.
    pub(crate) fn length(&self) -> Option<WrittenLength> {
        self.0.values.iter().find_map(|value| match value {
            ICalendarValue::Duration(duration) => length(duration),
            _ => None,
        })
    }

    /// A parameter as text.
    pub(crate) fn parameter(&self, name: &ICalendarParameterName) -> Option<&str> {
        self.0.params.iter().find_map(|param| match &param.value {
            ICalendarParameterValue::Text(text) if &param.name == name => Some(text.as_str()),
            _ => None,
        })
    }

    /// Whether `RANGE=THISANDFUTURE` stands beside the value.
    pub(crate) fn is_for_the_future_too(&self) -> bool {
        self.0
            .params
            .iter()
            .any(|param| param.name == ICalendarParameterName::Range)
    }

    /// The points in time; nothing where a value is none.
    pub(crate) fn dates(&self) -> Vec<Option<WrittenDate>> {
        let tzid = self.parameter(&ICalendarParameterName::Tzid);
        let date = |value: &ICalendarValue| match value {
            ICalendarValue::PartialDateTime(partial) => written(partial, tzid).map(WrittenDate::Start),
            ICalendarValue::Period(ICalendarPeriod::Range { start, end }) => {
                Some(WrittenDate::Until(written(start, tzid)?, written(end, tzid)?))
            }
            ICalendarValue::Period(ICalendarPeriod::Duration { start, duration }) => {
                Some(WrittenDate::For(written(start, tzid)?, length(duration)?))
            }
            _ => None,
        };
        self.0.values.iter().map(date).collect()
    }
}

/// The first text of a line.
pub(crate) fn text(line: &Line) -> Option<String> {
    Property::read(line)?.texts().next().map(str::to_owned)
}

/// Wall-clock times of a line in a `VTIMEZONE`.
pub(crate) fn date_times(line: &Line) -> Vec<DateTime> {
    let dates = Property::read(line).map_or_else(Vec::new, |property| property.dates());
    dates
        .iter()
        .flatten()
        .filter_map(|date| date.start().wall())
        .collect()
}

fn written(partial: &PartialDateTime, tzid: Option<&str>) -> Option<Written> {
    let (year, month, day) = (partial.year?, partial.month?, partial.day?);
    let number = |value: u8| i8::try_from(value).ok();
    let date = Date::new(i16::try_from(year).ok()?, number(month)?, number(day)?).ok()?;
    let Some(hour) = partial.hour else {
        return Some(Written::Day(date));
    };
    // A leap second is the second before it.
    let second = partial.second.unwrap_or(0).min(59);
    let minute = number(partial.minute.unwrap_or(0))?;
    let time = jiff::civil::Time::new(number(hour)?, minute, number(second)?, 0).ok()?;
    let wall = date.to_datetime(time);
    let Some(hours) = partial.tz_hour else {
        return Some(Written::Wall(wall, tzid.map(str::to_owned)));
    };
    let seconds = i32::from(hours) * 3600 + i32::from(partial.tz_minute.unwrap_or(0)) * 60;
    let offset = Offset::from_seconds(if partial.tz_minus { -seconds } else { seconds }).ok()?;
    let instant = TimeZone::fixed(offset).to_timestamp(wall).ok()?;
    Some(Written::Instant(instant))
}

/// Nothing for a negative length, or one of more than ten years.
fn length(duration: &ICalendarDuration) -> Option<WrittenLength> {
    let days = u64::from(duration.weeks) * 7 + u64::from(duration.days);
    let seconds =
        u64::from(duration.hours) * 3600 + u64::from(duration.minutes) * 60 + u64::from(duration.seconds);
    if duration.neg || days > 3660 || seconds > 3660 * 86_400 {
        return None;
    }
    Some(WrittenLength {
        days: i32::try_from(days).ok()?,
        seconds: i64::try_from(seconds).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn property(text: &str) -> Option<Property> {
        let end = text.find([':', ';']).unwrap_or(text.len());
        Property::read(&Line {
            number: 1,
            name: text[..end].to_owned(),
            text: text.to_owned(),
        })
    }

    fn texts(text: &str) -> Vec<String> {
        property(text).map_or_else(Vec::new, |property| property.texts().map(str::to_owned).collect())
    }

    #[test]
    fn escapes_are_resolved_and_other_punctuation_is_kept() {
        assert_eq!(
            texts("SUMMARY:One\\, two\\; three: \\\\ four\\nfive"),
            ["One, two; three: \\ four\nfive"]
        );
        assert_eq!(
            texts("SUMMARY;LANGUAGE=en:Hello, world; again"),
            ["Hello, world; again"]
        );
        assert_eq!(texts("CATEGORIES:Azure,Round table"), ["Azure", "Round table"]);
        assert_eq!(
            texts("X-ALT-DESC;FMTTYPE=text/html:<p>a, b; c</p>"),
            ["<p>a, b; c</p>"]
        );
        assert_eq!(
            texts("URL:https://a.example/x?y=1,2;z"),
            ["https://a.example/x?y=1,2;z"]
        );
        assert_eq!(texts("SUMMARY:ends oddly\\"), ["ends oddly"]);
    }

    #[test]
    fn a_time_is_a_day_a_wall_clock_or_an_instant() {
        let one = |text: &str| property(text).and_then(|property| property.dates().remove(0));
        let day = |text: &str| one(text).map(|date| date.start().clone());
        assert_eq!(
            day("DTSTART;VALUE=DATE:20270114"),
            Some(Written::Day(Date::constant(2027, 1, 14)))
        );
        let wall = DateTime::constant(2027, 1, 14, 18, 0, 0, 0);
        assert_eq!(day("DTSTART:20270114T180000"), Some(Written::Wall(wall, None)));
        assert_eq!(
            day("DTSTART;TZID=\"W. Europe Standard Time\":20270114T180000"),
            Some(Written::Wall(wall, Some("W. Europe Standard Time".to_owned())))
        );
        let instant: Timestamp = "2027-01-14T18:00:00Z".parse().unwrap();
        assert_eq!(day("DTSTART:20270114T180000Z"), Some(Written::Instant(instant)));
        assert_eq!(
            day("DTSTART:20270114T190000+0100"),
            Some(Written::Instant(instant))
        );
        for bad in [
            "DTSTART:20271314T180000",
            "DTSTART:tomorrow",
            "DTSTART:2027-01-14T18:00",
            "DTSTART:20270114T250000",
        ] {
            assert_eq!(one(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_length_is_days_on_the_wall_and_exact_seconds() {
        let length = |text: &str| property(text).and_then(|property| property.length());
        assert_eq!(
            length("DURATION:P1W2DT1H30M"),
            Some(WrittenLength {
                days: 9,
                seconds: 5400
            })
        );
        assert_eq!(length("DURATION:-PT1H"), None);
        assert_eq!(length("DURATION:P99999W"), None);
        assert_eq!(length("DURATION:an hour"), None);
    }

    proptest::proptest! {
        /// C4
        #[test]
        fn no_line_makes_the_parser_panic(name in "(SUMMARY|DTSTART|RRULE|GEO|EXDATE|X-A|DURATION|URL|CATEGORIES)", rest in "[;:=,\"\\\\ ^nN0-9TZP\tA-Z/é+-]{0,40}") {
            if let Some(property) = property(&format!("{name}{rest}")) {
                let _ = (property.dates(), property.length(), property.floats(), property.integer());
                assert!(property.texts().all(|text| text.len() <= 200));
            }
        }
    }
}
