//! Whether the community vouches for a member (F20). Peers never learn more than yes or no.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

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
}
