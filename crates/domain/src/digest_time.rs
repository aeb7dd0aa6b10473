//! When the weekly digest goes: a day and an hour of the community's clock.

use jiff::civil::Weekday;
use jiff::{Timestamp, ToSpan};

use crate::Zone;

/// Once a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DigestTime {
    day: Weekday,
    hour: i8,
}

/// No day or hour of a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DigestTimeRefused {
    /// Another word.
    #[error("write mon, tue, wed, thu, fri, sat, sun, or never")]
    Day,
    /// Beyond the day.
    #[error("write 0 to 23")]
    Hour,
}

impl DigestTime {
    /// A day by its first three letters and an hour from 0 to 23.
    pub fn new(day: &str, hour: u8) -> Result<Self, DigestTimeRefused> {
        let day = match day {
            "mon" => Weekday::Monday,
            "tue" => Weekday::Tuesday,
            "wed" => Weekday::Wednesday,
            "thu" => Weekday::Thursday,
            "fri" => Weekday::Friday,
            "sat" => Weekday::Saturday,
            "sun" => Weekday::Sunday,
            _ => return Err(DigestTimeRefused::Day),
        };
        match i8::try_from(hour) {
            Ok(hour) if hour < 24 => Ok(Self { day, hour }),
            _ => Err(DigestTimeRefused::Hour),
        }
    }

    /// The last such hour that has come by `now`; one that a clock skips is the next there is.
    pub fn last(&self, zone: &Zone, now: Timestamp) -> Timestamp {
        let today = now.to_zoned(zone.rules()).date();
        let back = i64::from(today.weekday().since(self.day));
        let at = |days: i64| {
            let date = today.checked_sub(days.days()).ok()?;
            let zoned = date.at(self.hour, 0, 0, 0).to_zoned(zone.rules()).ok()?;
            Some(zoned.timestamp())
        };
        let latest = at(back).filter(|at| *at <= now);
        latest.or_else(|| at(back + 7)).unwrap_or(now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_tuesday_at_eight_is_found_from_every_hour_of_the_week() {
        let time = DigestTime::new("tue", 8).unwrap();
        let zone = Zone::parse("Europe/London").unwrap();
        for (now, last) in [
            ("2027-01-12T08:00:00Z", "2027-01-12T08:00:00Z"),
            ("2027-01-12T07:59:59Z", "2027-01-05T08:00:00Z"),
            ("2027-01-18T23:00:00Z", "2027-01-12T08:00:00Z"),
            // Summer time: the clock on the wall counts.
            ("2027-03-30T12:00:00Z", "2027-03-30T07:00:00Z"),
        ] {
            assert_eq!(time.last(&zone, now.parse().unwrap()).to_string(), last);
        }
    }

    #[test]
    fn an_hour_that_is_skipped_is_the_next_there_is() {
        let time = DigestTime::new("sun", 1).unwrap();
        let zone = Zone::parse("Europe/London").unwrap();
        let last = time.last(&zone, "2027-03-28T12:00:00Z".parse().unwrap());
        assert_eq!(last.to_string(), "2027-03-28T01:00:00Z");
    }

    #[test]
    fn other_days_and_hours_are_refused() {
        assert_eq!(DigestTime::new("Tuesday", 8), Err(DigestTimeRefused::Day));
        assert_eq!(DigestTime::new("tue", 24), Err(DigestTimeRefused::Hour));
    }
}
