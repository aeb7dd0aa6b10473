//! Writes the `VTIMEZONE` of an IANA zone (RFC 5545, 3.6.5) from the transitions of the bundled database.

use domain::Zone;
use jiff::{
    Timestamp,
    civil::{DateTime, Weekday, date},
    tz::{Dst, Offset, TimeZone},
};

/// Years looked at to learn whether the clocks change by the same rule each year.
const YEARS_COMPARED: i16 = 10;
/// Most changes written one by one.
const CHANGES_MAX: usize = 100;

/// The content lines of the component, unfolded, for events in the years `first..=last`.
pub(crate) fn lines(zone: &Zone, first: i16, last: i16) -> Vec<String> {
    let rules = zone.rules();
    let mut lines = vec!["BEGIN:VTIMEZONE".to_owned(), format!("TZID:{zone}")];
    let changes = changes(&rules, first - 1, last.max(first + YEARS_COMPARED));
    let from = Change::standing(&rules, first - 1);
    match yearly(&changes) {
        // The year before the first event, so that its January is covered too.
        Some(pair) => {
            for (change, rule) in pair {
                change.write(&mut lines, Some(&rule));
            }
        }
        None => {
            let used = changes.iter().filter(|change| change.wall.year() <= last);
            for change in std::iter::once(&from).chain(used).take(CHANGES_MAX) {
                change.write(&mut lines, None);
            }
        }
    }
    lines.push("END:VTIMEZONE".to_owned());
    lines
}

/// One change of the clocks.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    /// What the clocks show just before.
    wall: DateTime,
    before: Offset,
    after: Offset,
    dst: Dst,
    abbreviation: String,
}

impl Change {
    /// What holds when a year begins, as if it began then.
    fn standing(rules: &TimeZone, year: i16) -> Self {
        let wall = date(year, 1, 1).at(0, 0, 0, 0);
        let at = rules
            .to_ambiguous_timestamp(wall)
            .compatible()
            .unwrap_or(Timestamp::UNIX_EPOCH);
        let info = rules.to_offset_info(at);
        Self {
            wall,
            before: info.offset(),
            after: info.offset(),
            dst: info.dst(),
            abbreviation: info.abbreviation().to_owned(),
        }
    }

    fn write(&self, lines: &mut Vec<String>, rule: Option<&str>) {
        let kind = if self.dst.is_dst() { "DAYLIGHT" } else { "STANDARD" };
        lines.push(format!("BEGIN:{kind}"));
        lines.push(format!("DTSTART:{}", self.wall.strftime("%Y%m%dT%H%M%S")));
        if let Some(rule) = rule {
            lines.push(format!("RRULE:{rule}"));
        }
        lines.push(format!("TZOFFSETFROM:{}", written(self.before)));
        lines.push(format!("TZOFFSETTO:{}", written(self.after)));
        lines.push(format!("TZNAME:{}", self.abbreviation));
        lines.push(format!("END:{kind}"));
    }

    /// First to fourth such weekday of its month, and whether it is the last.
    fn place_in_month(&self) -> (i8, bool) {
        let day = self.wall.day();
        ((day - 1) / 7 + 1, day + 7 > self.wall.days_in_month())
    }
}

fn changes(rules: &TimeZone, first: i16, last: i16) -> Vec<Change> {
    let Ok(from) = TimeZone::UTC.to_timestamp(date(first, 1, 1).at(0, 0, 0, 0)) else {
        return Vec::new();
    };
    let mut before = rules.to_offset(from);
    let mut changes = Vec::new();
    for transition in rules.following(from).take(CHANGES_MAX * 4) {
        let wall = before.to_datetime(transition.timestamp());
        if wall.year() > last {
            break;
        }
        changes.push(Change {
            wall,
            before,
            after: transition.offset(),
            dst: transition.dst(),
            abbreviation: transition.abbreviation().to_owned(),
        });
        before = transition.offset();
    }
    changes
}

/// The two changes of the first year with their rules, when every year compared changes by the same two rules. Outlook
/// understands this form best.
fn yearly(changes: &[Change]) -> Option<[(Change, String); 2]> {
    if changes.len() < 4 || !changes.len().is_multiple_of(2) {
        return None;
    }
    let rule = |nth: usize| -> Option<(Change, String)> {
        let each: Vec<&Change> = changes.iter().skip(nth).step_by(2).collect();
        let first = *each.first()?;
        let alike = |(change, year): (&&Change, i16)| {
            change.wall.year() == year
                && change.wall.month() == first.wall.month()
                && change.wall.time() == first.wall.time()
                && change.wall.weekday() == first.wall.weekday()
                && (change.before, change.after) == (first.before, first.after)
        };
        if !each.iter().zip(first.wall.year()..).all(alike) {
            return None;
        }
        let (ordinal, _) = first.place_in_month();
        let ordinal = if each.iter().all(|change| change.place_in_month().0 == ordinal) {
            ordinal
        } else if each.iter().all(|change| change.place_in_month().1) {
            -1
        } else {
            return None;
        };
        let day = two_letters(first.wall.weekday());
        let rule = format!("FREQ=YEARLY;BYMONTH={};BYDAY={ordinal}{day}", first.wall.month());
        Some((first.clone(), rule))
    };
    Some([rule(0)?, rule(1)?])
}

fn two_letters(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}

fn written(offset: Offset) -> String {
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    let size = seconds.unsigned_abs();
    let (hours, minutes, rest) = (size / 3600, size / 60 % 60, size % 60);
    match rest {
        0 => format!("{sign}{hours:02}{minutes:02}"),
        _ => format!("{sign}{hours:02}{minutes:02}{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written_zone(name: &str) -> Vec<String> {
        lines(&Zone::parse(name).unwrap(), 2027, 2027)
    }

    #[test]
    fn a_zone_that_changes_by_rule_is_written_as_two_rules() {
        assert_eq!(
            written_zone("Europe/London"),
            [
                "BEGIN:VTIMEZONE",
                "TZID:Europe/London",
                "BEGIN:DAYLIGHT",
                "DTSTART:20260329T010000",
                "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
                "TZOFFSETFROM:+0000",
                "TZOFFSETTO:+0100",
                "TZNAME:BST",
                "END:DAYLIGHT",
                "BEGIN:STANDARD",
                "DTSTART:20261025T020000",
                "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
                "TZOFFSETFROM:+0100",
                "TZOFFSETTO:+0000",
                "TZNAME:GMT",
                "END:STANDARD",
                "END:VTIMEZONE",
            ]
        );
        let seattle = written_zone("America/Los_Angeles");
        assert!(seattle.contains(&"RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU".to_owned()));
        assert!(seattle.contains(&"RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU".to_owned()));
    }

    #[test]
    fn a_zone_without_changes_has_one_standard_time() {
        for (name, offset) in [("Asia/Kolkata", "TZOFFSETTO:+0530"), ("UTC", "TZOFFSETTO:+0000")] {
            let lines = written_zone(name);
            assert_eq!(
                lines.iter().filter(|line| line.starts_with("BEGIN:")).count(),
                2,
                "{name}"
            );
            assert!(lines.contains(&offset.to_owned()), "{name}");
        }
    }

    #[test]
    fn a_zone_whose_changes_follow_the_moon_has_them_one_by_one() {
        let lines = written_zone("Asia/Gaza");
        assert!(!lines.iter().any(|line| line.starts_with("RRULE")), "{lines:#?}");
        let changes = lines
            .iter()
            .filter(|line| line.starts_with("DTSTART:2027"))
            .count();
        assert!(changes >= 2, "{lines:#?}");
    }
}
