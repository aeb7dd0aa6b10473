//! A month of the calendar in UTC, by which two communities settle what they gave each other's members (protocol section 6.4).

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::text_form::{bare_debug, text_form};

/// Why a text is no month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a month is written as a year and two digits, for example 2026-10")]
pub struct MonthUnreadable;

/// `2026-10`; months sort as their texts do.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month(String);

impl Month {
    /// Years from which and up to which there are months here.
    pub const YEARS: std::ops::RangeInclusive<i16> = 1970..=9998;

    /// Reads four digits, a dash and two digits.
    pub fn parse(text: &str) -> Result<Self, MonthUnreadable> {
        let is_shaped = text.len() == 7
            && text.bytes().enumerate().all(|(place, byte)| match place {
                4 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        let first = is_shaped
            .then(|| format!("{text}-01").parse::<Date>().ok())
            .flatten();
        match first {
            Some(first) if Self::YEARS.contains(&first.year()) => Ok(Self(text.to_owned())),
            _ => Err(MonthUnreadable),
        }
    }

    /// That of a moment; the first or last there is for a moment beyond them.
    pub fn of(at: Timestamp) -> Self {
        Self::from_day(at.to_zoned(TimeZone::UTC).date())
    }

    fn from_day(day: Date) -> Self {
        let year = day.year().clamp(*Self::YEARS.start(), *Self::YEARS.end());
        Self(format!("{year:04}-{:02}", day.month()))
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its first day.
    pub fn first_day(&self) -> Date {
        format!("{}-01", self.0)
            .parse()
            .expect("it was read as a day before")
    }

    /// The month before; the first one is before itself.
    pub fn before(&self) -> Self {
        self.first_day()
            .yesterday()
            .map_or_else(|_| self.clone(), Self::from_day)
    }

    /// The month after; the last one is after itself.
    pub fn after(&self) -> Self {
        self.first_day()
            .last_of_month()
            .tomorrow()
            .map_or_else(|_| self.clone(), Self::from_day)
    }

    /// The moment at which it is over.
    pub fn end(&self) -> Timestamp {
        let next = self.first_day().last_of_month().tomorrow();
        let next = next.ok().and_then(|day| day.to_zoned(TimeZone::UTC).ok());
        next.map_or(Timestamp::MAX, |next| next.timestamp())
    }

    /// Whether it is over.
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.end() <= now
    }
}

text_form!(MonthUnreadable: Month);
bare_debug!(Month);

#[cfg(test)]
mod tests {
    use super::*;

    /// 2.22
    #[test]
    fn a_month_is_read_as_it_is_written_and_nothing_else_is() {
        for text in ["2026-10", "1970-01", "9998-12"] {
            assert_eq!(Month::parse(text).unwrap().as_str(), text);
        }
        for text in [
            "", "2026-1", "2026-00", "2026-13", "2026-1a", "2026/10", "+026-10", "1969-12", "9999-01",
            "2026-10-",
        ] {
            assert_eq!(Month::parse(text), Err(MonthUnreadable), "{text}");
        }
    }

    #[test]
    fn a_month_has_its_neighbours_and_an_end() {
        let month = |text: &str| Month::parse(text).unwrap();
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        assert_eq!(Month::of(at("2026-10-31T23:59:59Z")), month("2026-10"));
        let december = month("2026-12");
        assert_eq!(
            (december.before(), december.after()),
            (month("2026-11"), month("2027-01"))
        );
        assert_eq!(december.end(), at("2027-01-01T00:00:00Z"));
        assert!(
            !december.is_over(at("2026-12-31T23:59:59Z")) && december.is_over(at("2027-01-01T00:00:00Z"))
        );
        assert_eq!(Month::of(Timestamp::MIN).as_str(), "1970-01");
        assert_eq!(Month::of(Timestamp::MAX).as_str(), "9998-12");
    }
}
