//! Reads the parts of a rule (RFC 5545, 3.3.10), each name once, and builds the library's rule of them.
//!
//! The library reads text too, but with regular expressions, whose engine would be part of the program for this alone.

use std::str::FromStr;

use chrono::Month;
use rrule::{Frequency, NWeekday, RRule, Unvalidated, Weekday};

use super::{Recurrence, RecurrenceRefused, Until};

/// The parts of a rule that matter to us, and all but the last date as the library expands it.
pub(super) struct Parts {
    pub(super) rule: RRule<Unvalidated>,
    pub(super) count: Option<u32>,
    pub(super) until: Option<Until>,
    /// Wall-clock seconds between two looks of the expander.
    pub(super) stride: i64,
    /// What one look costs.
    pub(super) cost: u64,
}

impl Parts {
    /// Refuses what is not a rule and what repeats too finely.
    pub(super) fn read(text: &str) -> Result<Self, RecurrenceRefused> {
        let text = text.trim().to_ascii_uppercase();
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"=;,+-".contains(&byte);
        if text.len() > Recurrence::BYTES_MAX || !text.bytes().all(plain) {
            return Err(RecurrenceRefused::Form);
        }
        let mut names: Vec<&str> = Vec::new();
        let mut rule = RRule::default();
        let (mut count, mut until, mut frequency, mut interval) = (None, None, None, 1);
        let (mut times, mut conditions) = (1, 0);
        for part in text.split(';').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').ok_or(RecurrenceRefused::Form)?;
            if names.contains(&name) {
                return Err(RecurrenceRefused::Form);
            }
            names.push(name);
            conditions += usize::from(name.starts_with("BY"));
            match name {
                // Ours to compare: the library would want it in the form of its own start.
                "UNTIL" => until = Some(Until::read(value).ok_or(RecurrenceRefused::Form)?),
                // The defaults of RFC 7529 may be said aloud.
                "RSCALE" if value == "GREGORIAN" => {}
                "SKIP" if value == "OMIT" => {}
                "FREQ" => frequency = Some(Pace::read(value)?),
                "INTERVAL" => interval = number(value)?,
                "COUNT" => count = Some(number(value)?),
                _ => {
                    if matches!(name, "BYHOUR" | "BYMINUTE" | "BYSECOND") {
                        times *= value.split(',').count();
                    }
                    rule = condition(rule, name, value)?;
                }
            }
        }
        let pace = frequency.ok_or(RecurrenceRefused::Form)?;
        if times > Recurrence::TIMES_A_DAY_MAX || (pace.seconds < 86_400 && conditions > 0) {
            return Err(RecurrenceRefused::TooFine);
        }
        if !(1..=10_000).contains(&interval) {
            return Err(RecurrenceRefused::Form);
        }
        rule = rule.freq(pace.frequency).interval(interval);
        if let Some(count) = count {
            rule = rule.count(count);
        }
        Ok(Self {
            rule,
            count,
            until,
            stride: pace.seconds * i64::from(interval),
            cost: pace.cost,
        })
    }
}

/// How often a rule looks for a date, and what one look costs.
struct Pace {
    frequency: Frequency,
    seconds: i64,
    cost: u64,
}

impl Pace {
    fn read(value: &str) -> Result<Self, RecurrenceRefused> {
        let (frequency, seconds, cost) = match value {
            "YEARLY" => (Frequency::Yearly, 365 * 86_400, 366),
            "MONTHLY" => (Frequency::Monthly, 28 * 86_400, 31),
            "WEEKLY" => (Frequency::Weekly, 7 * 86_400, 10),
            "DAILY" => (Frequency::Daily, 86_400, 10),
            "HOURLY" => (Frequency::Hourly, 3600, 10),
            "MINUTELY" => (Frequency::Minutely, 60, 10),
            "SECONDLY" => (Frequency::Secondly, 1, 10),
            _ => return Err(RecurrenceRefused::Form),
        };
        Ok(Self {
            frequency,
            seconds,
            cost,
        })
    }
}

/// One condition added to a rule, its numbers within the bounds of the standard.
fn condition(
    rule: RRule<Unvalidated>,
    name: &str,
    value: &str,
) -> Result<RRule<Unvalidated>, RecurrenceRefused> {
    Ok(match name {
        "WKST" => rule.week_start(weekday(value)?),
        "BYDAY" | "BYWEEKDAY" => rule.by_weekday(value.split(',').map(day).collect::<Result<_, _>>()?),
        "BYMONTH" => {
            let months = numbers(value, 1..=12)?.into_iter().map(Month::try_from);
            rule.by_month(
                &months
                    .collect::<Result<Vec<_>, _>>()
                    .map_err(|_| RecurrenceRefused::Form)?,
            )
        }
        "BYMONTHDAY" => rule.by_month_day(numbers(value, -31..=31)?),
        "BYYEARDAY" => rule.by_year_day(numbers(value, -366..=366)?),
        "BYWEEKNO" => rule.by_week_no(numbers(value, -53..=53)?),
        "BYSETPOS" => rule.by_set_pos(numbers(value, i32::MIN..=i32::MAX)?),
        "BYHOUR" => rule.by_hour(numbers(value, 0..=23)?),
        "BYMINUTE" => rule.by_minute(numbers(value, 0..=59)?),
        "BYSECOND" => rule.by_second(numbers(value, 0..=59)?),
        _ => return Err(RecurrenceRefused::Form),
    })
}

/// The numbers of a list, ascending, each once.
fn numbers<T: FromStr + Ord>(
    value: &str,
    bounds: std::ops::RangeInclusive<T>,
) -> Result<Vec<T>, RecurrenceRefused> {
    let mut found = Vec::new();
    for text in value.split(',').filter(|_| !value.is_empty()) {
        found.push(
            number(text)
                .ok()
                .filter(|number| bounds.contains(number))
                .ok_or(RecurrenceRefused::Form)?,
        );
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

fn number<T: FromStr>(text: &str) -> Result<T, RecurrenceRefused> {
    text.parse().map_err(|_| RecurrenceRefused::Form)
}

/// `MO`, or with the number of the one that is meant: `2TU`, `-1FR`.
fn day(text: &str) -> Result<NWeekday, RecurrenceRefused> {
    let at = text.len().checked_sub(2).ok_or(RecurrenceRefused::Form)?;
    let (which, name) = text.split_at(at);
    let which = Some(which)
        .filter(|which| !which.is_empty())
        .map(number)
        .transpose()?;
    if which == Some(0) {
        return Err(RecurrenceRefused::Form);
    }
    Ok(NWeekday::new(which, weekday(name)?))
}

fn weekday(name: &str) -> Result<Weekday, RecurrenceRefused> {
    Ok(match name {
        "MO" => Weekday::Mon,
        "TU" => Weekday::Tue,
        "WE" => Weekday::Wed,
        "TH" => Weekday::Thu,
        "FR" => Weekday::Fri,
        "SA" => Weekday::Sat,
        "SU" => Weekday::Sun,
        _ => return Err(RecurrenceRefused::Form),
    })
}
