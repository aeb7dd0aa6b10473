//! Whether the community vouches for a member (F20). Peers never learn more than yes or no.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Zone;

/// How a member stands; officers say so, and she is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "standing", rename_all = "lowercase")]
pub enum Standing {
    /// Nothing is held against her.
    #[default]
    Good,
    /// She was warned; nothing is taken from her.
    Cautioned,
    /// Until a day the community does not vouch for her.
    Limited {
        /// From then on she stands well again.
        until: Timestamp,
    },
    /// Until officers say otherwise the community does not vouch for her.
    Suspended,
}

impl Standing {
    /// Whether the community vouches for her now: no voucher and no proof of good standing without it.
    pub fn is_good(self, now: Timestamp) -> bool {
        match self {
            Self::Good | Self::Cautioned => true,
            Self::Limited { until } => until <= now,
            Self::Suspended => false,
        }
    }

    /// Limited up to the end of a day as it is in a zone; nothing where the calendar ends.
    pub fn limited_through(day: Date, zone: &Zone) -> Option<Self> {
        let next = day.tomorrow().ok()?.to_zoned(zone.rules()).ok()?;
        Some(Self::Limited {
            until: next.timestamp(),
        })
    }

    /// The last day of a limit that is not over, as it is in a zone.
    pub fn last_day(self, zone: &Zone, now: Timestamp) -> Option<Date> {
        match self {
            Self::Limited { until } if until > now => {
                let last = Timestamp::from_millisecond(until.as_millisecond().saturating_sub(1));
                Some(last.unwrap_or(until).to_zoned(zone.rules()).date())
            }
            _ => None,
        }
    }

    /// The one of two that takes more away, where two memberships are one person's.
    pub fn worse(self, other: Self, now: Timestamp) -> Self {
        match self.weight(now) >= other.weight(now) {
            true => self,
            false => other,
        }
    }

    fn weight(self, now: Timestamp) -> (u8, Option<Timestamp>) {
        match self {
            Self::Good => (0, None),
            Self::Limited { until } if until <= now => (0, Some(until)),
            Self::Cautioned => (1, None),
            Self::Limited { until } => (2, Some(until)),
            Self::Suspended => (3, None),
        }
    }

    /// The word in forms, files and the API.
    pub fn word(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Cautioned => "cautioned",
            Self::Limited { .. } => "limited",
            Self::Suspended => "suspended",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// F20
    #[test]
    fn a_limit_is_over_on_its_day_and_a_suspension_never_by_itself() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let limited = Standing::Limited { until: at(100) };
        for (standing, good) in [
            (Standing::default(), [true, true]),
            (Standing::Cautioned, [true, true]),
            (limited, [false, true]),
            (Standing::Suspended, [false, false]),
        ] {
            let is_good = [99, 100].map(|second| standing.is_good(at(second)));
            assert_eq!(is_good, good, "{standing:?}");
            let stored = serde_json::to_value(standing).unwrap();
            assert_eq!(stored["standing"], standing.word());
            assert_eq!(serde_json::from_value::<Standing>(stored).unwrap(), standing);
        }
    }

    /// F20: the last day of a limit is a whole day where the community is.
    #[test]
    fn a_limit_through_a_day_ends_with_that_day() {
        let zone = Zone::parse("America/Los_Angeles").unwrap();
        let day = jiff::civil::date(2026, 12, 31);
        let limited = Standing::limited_through(day, &zone).unwrap();
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        assert!(!limited.is_good(at("2027-01-01T07:59:59Z")));
        assert!(limited.is_good(at("2027-01-01T08:00:00Z")));
        assert_eq!(limited.last_day(&zone, at("2026-11-01T00:00:00Z")), Some(day));
        assert_eq!(limited.last_day(&zone, at("2027-01-01T08:00:00Z")), None);
        assert_eq!(
            Standing::Suspended.last_day(&zone, at("2026-11-01T00:00:00Z")),
            None
        );
        assert_eq!(Standing::limited_through(Date::MAX, &zone), None);
    }

    /// F20, F22
    #[test]
    fn of_two_standings_of_one_person_the_one_counts_that_takes_more() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let until = |second| Standing::Limited { until: at(second) };
        let order = [
            Standing::Good,
            until(5),
            Standing::Cautioned,
            until(20),
            until(30),
            Standing::Suspended,
        ];
        for (place, less) in order.iter().enumerate() {
            for more in &order[place..] {
                assert_eq!(less.worse(*more, at(10)), *more);
                assert_eq!(more.worse(*less, at(10)), *more);
            }
        }
    }
}
