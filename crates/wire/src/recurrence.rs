//! Works out the dates of a recurrence rule (RFC 5545, 3.3.10) on the wall clock, with a bound on the work done.
//!
//! The rule is expanded as if the wall clock hung in a place without daylight saving; each date is then put on the wall
//! of its zone. So a round table at 18:00 stays at 18:00 when the clocks change, and the expander never meets a gap.

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::TimeZone,
};
use rrule::RRuleSet;

use self::parts::Parts;

/// A rule together with the wall-clock time of its first date.
#[derive(Debug, Clone)]
pub struct Recurrence {
    set: RRuleSet,
    count: Option<u32>,
    until: Option<Until>,
    /// Wall-clock seconds between two looks of the expander, and what one look costs.
    stride: i64,
    cost: u64,
    first: i64,
}

/// Dates of one rule inside a window, ascending, each once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expansion {
    /// Starts, as instants.
    pub starts: Vec<Timestamp>,
    /// Why there may be more dates than these.
    pub cut: Option<Cut>,
}

/// Why an expansion stopped before its window ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Cut {
    /// More than [`Recurrence::INSTANCES_MAX`] dates.
    #[error(
        "the rule has more than {} dates in this window; the rest is left out",
        Recurrence::INSTANCES_MAX
    )]
    Instances,
    /// The rule, or all rules of the file together, took too long to work out.
    #[error("the rule takes too long to work out; some of its dates are left out")]
    Work,
}

/// Why a rule was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecurrenceRefused {
    /// Not a rule, or with values the standard does not know.
    #[error("the recurrence rule cannot be read")]
    Form,
    /// Several times a day, more than [`Recurrence::TIMES_A_DAY_MAX`], or finer than daily with conditions.
    #[error("the rule repeats more finely than a calendar of meetings does")]
    TooFine,
    /// The series begins before 1600 or after 2200.
    #[error("the series begins outside the years 1600 to 2200")]
    Year,
}

/// What is left of the work one file may cause; shared by all its rules.
#[derive(Debug, Clone)]
pub struct Work(u64);

/// The last date of a rule, in the three forms the standard has.
#[derive(Debug, Clone, Copy)]
enum Until {
    Day(Date),
    Wall(DateTime),
    Instant(Timestamp),
}

impl Work {
    /// Looks one file may cost, weighted by what a look takes; well below a second.
    pub const FILE_MAX: u64 = 40_000_000;
    /// Looks one rule may cost.
    pub const RULE_MAX: u64 = 5_000_000;

    /// A fresh budget.
    pub fn of_a_file() -> Self {
        Self(Self::FILE_MAX)
    }
}

impl Recurrence {
    /// Most dates taken of one rule.
    pub const INSTANCES_MAX: usize = 500;
    /// Longest rule, in bytes.
    pub const BYTES_MAX: usize = 1_000;
    /// Most times of one day (`BYHOUR` × `BYMINUTE` × `BYSECOND`).
    pub const TIMES_A_DAY_MAX: usize = 24;

    /// Reads the value of an `RRULE` property; `start` is `DTSTART` on its own wall clock. A start that the rule itself
    /// does not name is no date of the series.
    pub fn parse(rule: &str, start: DateTime) -> Result<Self, RecurrenceRefused> {
        if !(1600..=2200).contains(&start.year()) {
            return Err(RecurrenceRefused::Year);
        }
        let Parts {
            rule,
            count,
            until,
            stride,
            cost,
        } = Parts::read(rule)?;
        let first =
            chrono::DateTime::from_timestamp_secs(wall_seconds(start)).ok_or(RecurrenceRefused::Year)?;
        let set = rule
            .build(first.with_timezone(&rrule::Tz::UTC))
            .map_err(|_| RecurrenceRefused::Form)?;
        Ok(Self {
            count,
            set: set.limit(),
            until,
            stride,
            cost,
            first: wall_seconds(start),
        })
    }

    /// The dates that start in `from..until`, each put on the wall of `zone`.
    ///
    /// A wall-clock time that does not exist is read with the offset before the gap, one that exists twice is the first
    /// of the two (RFC 5545, 3.3.5).
    pub fn expand(&self, zone: &TimeZone, from: Timestamp, until: Timestamp, work: &mut Work) -> Expansion {
        let mut starts: Vec<Timestamp> = Vec::new();
        let mut left = work.0.min(Work::RULE_MAX);
        let allowed = left;
        let mut before = self.first;
        let mut found = 0;
        let mut dates = (&self.set).into_iter();
        let cut = loop {
            if left == 0 {
                break Some(Cut::Work);
            }
            let Some(date) = dates.next().map(|date| date.timestamp()) else {
                if self.count != Some(found) {
                    // Nothing further was found: the expander has looked ahead for thousands of years.
                    left = left.saturating_sub(self.looks(YEARS_AHEAD_MAX * 366 * 86_400) * self.cost);
                }
                break None;
            };
            left = left.saturating_sub(self.looks(date - before) * self.cost);
            before = date;
            found += 1;
            let Some((wall, instant)) = on_the_wall(date, zone) else {
                break None;
            };
            if instant >= until || self.until.is_some_and(|last| last.is_before(wall, instant)) {
                break None;
            }
            if instant >= from && starts.last().is_none_or(|last| *last < instant) {
                if starts.len() == Self::INSTANCES_MAX {
                    break Some(Cut::Instances);
                }
                starts.push(instant);
            }
        };
        work.0 = work.0.saturating_sub(allowed - left);
        Expansion { starts, cut }
    }

    /// How often the library looked before it found a date so many seconds later.
    fn looks(&self, seconds: i64) -> u64 {
        (seconds / self.stride).unsigned_abs().min(LOOKS_AHEAD_MAX) + 1
    }
}

/// How often, and how far, the library looks for a next date before it gives up.
const LOOKS_AHEAD_MAX: u64 = 100_000;
const YEARS_AHEAD_MAX: i64 = 8_000;

impl Until {
    fn read(value: &str) -> Option<Self> {
        match value.strip_suffix('Z') {
            Some(utc) => {
                let wall = DateTime::strptime("%Y%m%dT%H%M%S", utc).ok()?;
                Some(Self::Instant(TimeZone::UTC.to_timestamp(wall).ok()?))
            }
            None if value.len() == 8 => Date::strptime("%Y%m%d", value).ok().map(Self::Day),
            None => DateTime::strptime("%Y%m%dT%H%M%S", value).ok().map(Self::Wall),
        }
    }

    /// Whether the rule has ended before this date.
    fn is_before(self, wall: DateTime, instant: Timestamp) -> bool {
        match self {
            Self::Day(last) => wall.date() > last,
            Self::Wall(last) => wall > last,
            Self::Instant(last) => instant > last,
        }
    }
}

/// A wall clock read as seconds, as if it hung in Greenwich in winter.
fn wall_seconds(wall: DateTime) -> i64 {
    TimeZone::UTC
        .to_timestamp(wall)
        .map_or(0, |instant| instant.as_second())
}

fn on_the_wall(seconds: i64, zone: &TimeZone) -> Option<(DateTime, Timestamp)> {
    let wall = TimeZone::UTC.to_datetime(Timestamp::from_second(seconds).ok()?);
    let instant = zone.to_ambiguous_timestamp(wall).compatible().ok()?;
    Some((wall, instant))
}

mod parts;
#[cfg(test)]
mod tests;
