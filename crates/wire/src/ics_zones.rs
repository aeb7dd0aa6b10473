//! Finds the IANA zone that a calendar means by a `TZID`.

use std::collections::BTreeMap;

use domain::Zone;
use jiff::{
    SignedDuration, Timestamp, ToSpan,
    civil::DateTime,
    tz::{Offset, TimeZone},
};

use crate::{
    ics_lines::{Component, Line},
    ics_property::{date_times, text},
    ics_read::Faults,
    recurrence::{Recurrence, Work},
    windows_zones,
};

/// Most `VTIMEZONE` looked at in one file.
const DEFINITIONS_MAX: usize = 100;
/// Most observances of one definition.
const OBSERVANCES_MAX: usize = 40;
/// Longest `TZID` taken, in bytes.
const TZID_BYTES_MAX: usize = 200;

/// What the names of one file mean, worked out once for each name.
pub(crate) struct Zones {
    default_zone: Zone,
    definitions: BTreeMap<String, Definition>,
    known: BTreeMap<String, Zone>,
    /// The year in which rules are compared.
    around: Timestamp,
    work: Work,
}

/// A `VTIMEZONE`.
struct Definition {
    location: Option<String>,
    observances: Vec<Observance>,
}

/// One `STANDARD` or `DAYLIGHT`: from its onsets on, this offset holds.
struct Observance {
    first: DateTime,
    rule: Option<String>,
    further: Vec<DateTime>,
    before: Offset,
    after: Offset,
}

impl Zones {
    /// Takes in the definitions of a file; rules of unknown names are compared in the year after `around`.
    pub(crate) fn new(default_zone: Zone, definitions: &[Component], around: Timestamp) -> Self {
        let definitions = definitions
            .iter()
            .take(DEFINITIONS_MAX)
            .filter_map(|zone| {
                let tzid = zone
                    .lines
                    .iter()
                    .find(|line| line.name == "TZID")
                    .and_then(text)?;
                Some((tzid.trim().to_owned(), Definition::read(zone)))
            })
            .collect();
        Self {
            default_zone,
            definitions,
            known: BTreeMap::new(),
            around,
            work: Work::of_a_file(),
        }
    }

    /// Where floating times and whole days hang.
    pub(crate) fn default_zone(&self) -> &Zone {
        &self.default_zone
    }

    /// The zone behind a name; an unknown one is the default zone, and a fault where it is first used.
    pub(crate) fn of(&mut self, tzid: &str, line: usize, faults: &mut Faults) -> Zone {
        let tzid = tzid.trim();
        if let Some(zone) = self.known.get(tzid) {
            return zone.clone();
        }
        let zone = if tzid.len() > TZID_BYTES_MAX {
            None
        } else {
            self.find(tzid)
        };
        let zone = zone.unwrap_or_else(|| {
            faults.add(
                line,
                "the time zone is not known; the time is read in the calendar's own zone",
            );
            self.default_zone.clone()
        });
        self.known.insert(tzid.to_owned(), zone.clone());
        zone
    }

    fn find(&mut self, tzid: &str) -> Option<Zone> {
        let definition = self.definitions.get(tzid);
        named(tzid)
            .or_else(|| definition?.location.as_deref().and_then(named))
            .or_else(|| self.alike(tzid))
    }

    /// The first common zone, ours before all, that shows the same clock at 26 moments of a year.
    fn alike(&mut self, tzid: &str) -> Option<Zone> {
        let definition = self.definitions.get(tzid)?;
        let moments: Vec<Timestamp> = (0..26)
            .filter_map(|fortnight| self.around.checked_add((fortnight * 14 * 24).hours()).ok())
            .collect();
        let wanted = definition.offsets(&moments, &mut self.work)?;
        let alike = |zone: &Zone| {
            let rules = zone.rules();
            moments
                .iter()
                .zip(&wanted)
                .all(|(at, offset)| rules.to_offset(*at) == *offset)
        };
        std::iter::once(self.default_zone.clone())
            .chain(windows_zones::candidates().filter_map(|name| Zone::parse(name).ok()))
            .find(alike)
    }
}

/// A name as IANA, Windows, or a vendor's prefix before an IANA name, such as `/vendor.example/2026/Europe/Berlin`.
fn named(tzid: &str) -> Option<Zone> {
    if let Some(iana) = windows_zones::iana(tzid) {
        return Zone::parse(iana).ok();
    }
    if let Ok(zone) = Zone::parse(tzid) {
        return Some(zone);
    }
    let segments: Vec<&str> = tzid.rsplitn(4, '/').collect();
    let tail = |count: usize| {
        let mut tail = segments.get(..count)?.to_vec();
        tail.reverse();
        Zone::parse(&tail.join("/")).ok()
    };
    tail(3).or_else(|| tail(2))
}

impl Definition {
    fn read(zone: &Component) -> Self {
        Self {
            location: zone
                .lines
                .iter()
                .find(|line| line.name == "X-LIC-LOCATION")
                .and_then(text),
            observances: zone
                .parts
                .iter()
                .take(OBSERVANCES_MAX)
                .filter_map(Observance::read)
                .collect(),
        }
    }

    /// The offset at each moment, or nothing when the definition does not say.
    fn offsets(&self, moments: &[Timestamp], work: &mut Work) -> Option<Vec<Offset>> {
        let (from, until) = (*moments.first()?, *moments.last()?);
        let mut onsets: Vec<(Timestamp, Offset)> = self
            .observances
            .iter()
            .flat_map(|observance| observance.onsets(from, until, work))
            .collect();
        onsets.sort();
        let earliest = self
            .observances
            .iter()
            .min_by_key(|observance| observance.first)?;
        let at = |moment: &Timestamp| {
            let last = onsets.iter().rev().find(|(onset, _)| onset <= moment);
            last.map_or(earliest.before, |(_, offset)| *offset)
        };
        Some(moments.iter().map(at).collect())
    }
}

impl Observance {
    fn read(part: &Component) -> Option<Self> {
        let line = |name: &str| part.lines.iter().find(|line| line.name == name);
        let offset = |name: &str| line(name).and_then(offset);
        Some(Self {
            first: line("DTSTART").and_then(|line| date_times(line).first().copied())?,
            rule: line("RRULE").and_then(|line| Some(line.text.split_once(':')?.1.to_owned())),
            further: part
                .lines
                .iter()
                .filter(|line| line.name == "RDATE")
                .flat_map(date_times)
                .collect(),
            before: offset("TZOFFSETFROM")?,
            after: offset("TZOFFSETTO")?,
        })
    }

    /// When this offset begins to hold, from two years before the window on, and the very first time.
    fn onsets(&self, from: Timestamp, until: Timestamp, work: &mut Work) -> Vec<(Timestamp, Offset)> {
        let zone = TimeZone::fixed(self.before);
        let earlier = from
            .checked_sub(SignedDuration::from_hours(2 * 366 * 24))
            .unwrap_or(from);
        let rule = self
            .rule
            .as_ref()
            .and_then(|rule| Recurrence::parse(rule, self.first).ok());
        let ruled = rule.map_or_else(Vec::new, |rule| rule.expand(&zone, earlier, until, work).starts);
        std::iter::once(&self.first)
            .chain(&self.further)
            .filter_map(|wall| zone.to_timestamp(*wall).ok())
            .chain(ruled)
            .map(|onset| (onset, self.after))
            .collect()
    }
}

/// `+0100`, `-0330` or `+013045`.
fn offset(line: &Line) -> Option<Offset> {
    let value = line.text.split_once(':')?.1.trim();
    let (sign, digits) = match value.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    if !matches!(digits.len(), 4 | 6) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let two = |at: usize| digits.get(at..at + 2).map_or(Ok(0), str::parse::<i32>).ok();
    let seconds = two(0)? * 3600 + two(2)? * 60 + two(4)?;
    Offset::from_seconds(sign * seconds).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ics_lines::Calendar;

    fn zone_of(tzid: &str, definitions: &str) -> (String, usize) {
        let mut faults = Faults::default();
        let text = format!("BEGIN:VCALENDAR\r\n{definitions}END:VCALENDAR\r\n");
        let calendar = Calendar::read(text.as_bytes(), &mut faults);
        let around = "2027-01-01T00:00:00Z".parse().unwrap();
        let mut zones = Zones::new(Zone::parse("Asia/Tokyo").unwrap(), &calendar.zones, around);
        let zone = zones.of(tzid, 7, &mut faults);
        (zone.as_str().to_owned(), faults.into_vec().len())
    }

    const EASTERN: &str = "BEGIN:VTIMEZONE\r\nTZID:Customized Time Zone\r\nBEGIN:STANDARD\r\nDTSTART:16011104T020000\r\nRRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11\r\nTZOFFSETFROM:-0400\r\nTZOFFSETTO:-0500\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:20070311T020000\r\nRRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3\r\nTZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n";

    #[test]
    fn names_of_iana_of_windows_and_with_a_prefix_are_understood() {
        for (tzid, zone) in [
            ("Europe/London", "Europe/London"),
            ("america/los_angeles", "America/Los_Angeles"),
            ("Pacific Standard Time", "America/Los_Angeles"),
            ("/freeassociation.example/Tzfile/Europe/Vienna", "Europe/Vienna"),
            (
                "/vendor.example/2026_1/America/Indiana/Knox",
                "America/Indiana/Knox",
            ),
        ] {
            assert_eq!(zone_of(tzid, ""), (zone.to_owned(), 0), "{tzid}");
        }
    }

    #[test]
    fn an_unknown_name_is_found_by_its_location() {
        let definition = "BEGIN:VTIMEZONE\r\nTZID:Office\r\nX-LIC-LOCATION:Europe/Oslo\r\nEND:VTIMEZONE\r\n";
        assert_eq!(zone_of("Office", definition), ("Europe/Oslo".to_owned(), 0));
    }

    #[test]
    fn an_unknown_name_is_found_by_its_offsets() {
        assert_eq!(
            zone_of("Customized Time Zone", EASTERN),
            ("America/New_York".to_owned(), 0)
        );
    }

    #[test]
    fn a_name_nobody_knows_is_a_fault_and_the_default_zone() {
        assert_eq!(zone_of("Nowhere", ""), ("Asia/Tokyo".to_owned(), 1));
        assert_eq!(zone_of(&"x".repeat(300), ""), ("Asia/Tokyo".to_owned(), 1));
        let odd = EASTERN.replace("-0500", "-0517");
        assert_eq!(
            zone_of("Customized Time Zone", &odd),
            ("Asia/Tokyo".to_owned(), 1)
        );
    }
}
