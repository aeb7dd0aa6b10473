//! A moment as people who run the node read it.

use domain::Zone;
use jiff::Timestamp;

/// `2026-11-21 04:00:00 PST`: to the second, with its zone.
pub fn wall_clock(at: Timestamp, zone: &Zone) -> String {
    at.to_zoned(zone.rules())
        .strftime("%Y-%m-%d %H:%M:%S %Z")
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_has_no_fraction_and_names_its_zone() {
        let at: Timestamp = "2026-11-21T12:00:00.123456789Z".parse().unwrap();
        for (zone, expected) in [
            ("America/Los_Angeles", "2026-11-21 04:00:00 PST"),
            ("UTC", "2026-11-21 12:00:00 UTC"),
            ("Asia/Dubai", "2026-11-21 16:00:00 +04"),
        ] {
            assert_eq!(wall_clock(at, &Zone::parse(zone).unwrap()), expected);
        }
    }
}
