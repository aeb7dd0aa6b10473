//! An instant together with the zone in which people will read it on a clock.

use std::cmp::Ordering;
use std::fmt;

use jiff::{Timestamp, Zoned, tz::TimeZone};
use serde::{Deserialize, Serialize};

/// An IANA zone that the bundled database knows, with its rules, so that they are looked up once. Two are the same, and one
/// comes before another, by their names.
#[derive(Clone, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Zone(TimeZone);

/// An instant in a zone: what an event's start and end are.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Moment {
    /// The instant.
    pub at: Timestamp,
    /// Where its wall clock hangs.
    pub zone: Zone,
}

/// Why a time was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MomentRefused {
    /// The zone is not in the IANA database.
    #[error("a time zone is an IANA name such as Europe/London")]
    Zone,
    /// Not RFC 3339, or far from any calendar.
    #[error("a time is written as 2027-01-14T18:00:00+01:00, between 1970 and 2200")]
    Time,
}

impl Zone {
    /// Checks a name against the bundled database.
    pub fn parse(name: &str) -> Result<Self, MomentRefused> {
        if name.len() > 64 {
            return Err(MomentRefused::Zone);
        }
        let zone = TimeZone::get(name).map_err(|_| MomentRefused::Zone)?;
        match zone.iana_name() {
            Some(_) => Ok(Self(zone)),
            None => Err(MomentRefused::Zone),
        }
    }

    /// Coordinated universal time.
    pub fn utc() -> Self {
        Self(TimeZone::UTC)
    }

    /// The IANA name.
    pub fn as_str(&self) -> &str {
        // Only what has a name is taken.
        self.0.iana_name().unwrap_or("UTC")
    }

    /// The rules of the zone.
    pub fn rules(&self) -> TimeZone {
        self.0.clone()
    }

    /// The place a person would say: `Europe/London` is "London".
    pub fn city(&self) -> String {
        let name = self.as_str();
        name.rsplit('/').next().unwrap_or(name).replace('_', " ")
    }
}

impl Moment {
    /// Earliest and latest instants taken: 1970 to 2200.
    const SECONDS_MAX: i64 = 7_258_118_400;

    /// Puts an instant on a wall.
    pub fn new(at: Timestamp, zone: Zone) -> Result<Self, MomentRefused> {
        if (0..=Self::SECONDS_MAX).contains(&at.as_second()) {
            Ok(Self { at, zone })
        } else {
            Err(MomentRefused::Time)
        }
    }

    /// Reads RFC 3339 with an offset; the zone says where to show it.
    pub fn parse(text: &str, zone: Zone) -> Result<Self, MomentRefused> {
        Self::new(text.parse().map_err(|_| MomentRefused::Time)?, zone)
    }

    /// On the wall of its own zone.
    pub fn zoned(&self) -> Zoned {
        self.at.to_zoned(self.zone.rules())
    }

    /// RFC 3339 with the zone's offset, seconds and no fraction: what goes over the wire.
    pub fn rfc3339(&self) -> String {
        self.zoned().strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }
}

impl TryFrom<String> for Zone {
    type Error = MomentRefused;
    fn try_from(text: String) -> Result<Self, MomentRefused> {
        Self::parse(&text)
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> Self {
        zone.as_str().to_owned()
    }
}

impl PartialEq for Zone {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Zone {}

impl PartialOrd for Zone {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Zone {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_written_with_the_offset_of_its_zone() {
        let zone = Zone::parse("Europe/Brussels").unwrap();
        let winter = Moment::parse("2027-01-14T17:00:00Z", zone.clone()).unwrap();
        assert_eq!(winter.rfc3339(), "2027-01-14T18:00:00+01:00");
        let summer = Moment::parse("2027-07-14T17:00:00Z", zone).unwrap();
        assert_eq!(summer.rfc3339(), "2027-07-14T19:00:00+02:00");
        assert_eq!(
            Moment::parse("2027-07-14T17:00:00Z", Zone::utc())
                .unwrap()
                .rfc3339(),
            "2027-07-14T17:00:00+00:00"
        );
    }

    #[test]
    fn a_zone_that_nobody_knows_is_refused() {
        for name in ["Mars/Olympus", "", "../../etc/passwd", "+02:00"] {
            assert_eq!(Zone::parse(name), Err(MomentRefused::Zone), "{name}");
        }
        assert_eq!(Zone::parse("America/Los_Angeles").unwrap().city(), "Los Angeles");
    }

    #[test]
    fn a_time_far_from_any_calendar_is_refused() {
        for text in [
            "1969-12-31T23:59:59Z",
            "2300-01-01T00:00:00Z",
            "yesterday",
            "2027-13-01T00:00:00Z",
        ] {
            assert_eq!(
                Moment::parse(text, Zone::utc()),
                Err(MomentRefused::Time),
                "{text}"
            );
        }
    }
}
