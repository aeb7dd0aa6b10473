//! Writes the dates of a calendar anew: `{{+12d 18:30}}` becomes that time, twelve days after the start.

use domain::Zone;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, Zoned};

/// The next change of the clocks is at least so many days away, so that a series before it is still ahead.
const CLOCKS_DAYS_MIN: i64 = 14;
/// Most days a placeholder may lie from the start.
const DAYS_MAX: i64 = 3_000;

/// Why a calendar of ours cannot be dated; the placeholder as it stands.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{{{{{0}}}}}` is no placeholder for a date")]
pub(super) struct NoDate(String);

/// Replaces every placeholder, counted from `start` in `zone`.
pub(super) fn date(text: &str, start: Timestamp, zone: &Zone) -> Result<String, NoDate> {
    let mut dated = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let (placeholder, after) = after.split_once("}}").ok_or_else(|| NoDate(after.to_owned()))?;
        dated.push_str(before);
        let written =
            write(placeholder, start, zone.rules()).ok_or_else(|| NoDate(placeholder.to_owned()))?;
        dated.push_str(&written);
        rest = after;
    }
    dated.push_str(rest);
    Ok(dated)
}

/// The wall time of `at` so many days after `start`.
pub(super) fn moment(start: Timestamp, zone: &Zone, day: i64, at: Time) -> Option<Zoned> {
    on_wall(start, &zone.rules(), day, at)
}

fn write(placeholder: &str, start: Timestamp, zone: TimeZone) -> Option<String> {
    if placeholder == "now" {
        return Some(in_utc(start));
    }
    let mut words = placeholder.split(' ');
    let (from, days) = origin(words.next()?, start, &zone)?;
    let Some(time) = words.next() else {
        return Some(day_after(from, days)?.strftime("%Y%m%d").to_string());
    };
    let time: Time = time.parse().ok()?;
    let at = day_after(from, days)?.to_datetime(time).to_zoned(zone).ok()?;
    match (words.next(), words.next()) {
        (None, _) => Some(at.strftime("%Y%m%dT%H%M%S").to_string()),
        (Some("utc"), None) => Some(in_utc(at.timestamp())),
        _ => None,
    }
}

/// `+12d` counts from the start, `clocks-9d` from the next change of the clocks.
fn origin(word: &str, start: Timestamp, zone: &TimeZone) -> Option<(Date, i64)> {
    let (from, days) = match word.strip_prefix("clocks") {
        Some(days) => (next_change(start, zone)?, days),
        None => (start.to_zoned(zone.clone()).date(), word),
    };
    let days: i64 = days.strip_suffix('d')?.parse().ok()?;
    (-DAYS_MAX..=DAYS_MAX).contains(&days).then_some((from, days))
}

/// The day on which the clocks change next; where they never do, a day two weeks ahead serves as well.
fn next_change(start: Timestamp, zone: &TimeZone) -> Option<Date> {
    let earliest = start.checked_add((CLOCKS_DAYS_MIN * 24).hours()).ok()?;
    let offset = |at: Timestamp| zone.to_offset(at);
    let change = zone
        .following(earliest)
        .map(|transition| transition.timestamp())
        .take(8)
        .find(|at| {
            at.checked_sub(1.second())
                .is_ok_and(|before| offset(before) != offset(*at))
        });
    Some(change.unwrap_or(earliest).to_zoned(zone.clone()).date())
}

fn day_after(date: Date, days: i64) -> Option<Date> {
    date.checked_add(days.days()).ok()
}

fn on_wall(start: Timestamp, zone: &TimeZone, days: i64, at: Time) -> Option<Zoned> {
    let day = day_after(start.to_zoned(zone.clone()).date(), days)?;
    day.to_datetime(at).to_zoned(zone.clone()).ok()
}

fn in_utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start() -> Timestamp {
        "2027-01-02T20:00:00Z".parse().unwrap()
    }

    fn seattle() -> Zone {
        Zone::parse("America/Los_Angeles").unwrap()
    }

    #[test]
    fn each_form_of_a_placeholder_is_written_as_calendars_write_it() {
        for (placeholder, expected) in [
            ("{{+12d 18:30}}", "20270114T183000"),
            ("{{+12d 18:30 utc}}", "20270115T023000Z"),
            ("{{+12d}}", "20270114"),
            ("{{-3d}}", "20261230"),
            ("{{now}}", "20270102T200000Z"),
            ("{{clocks-9d 12:00}}", "20270305T120000"),
            (
                "DTSTART:{{+1d}}\nDTEND:{{+2d}}\n",
                "DTSTART:20270103\nDTEND:20270104\n",
            ),
            ("no placeholder", "no placeholder"),
        ] {
            assert_eq!(
                date(placeholder, start(), &seattle()).unwrap(),
                expected,
                "{placeholder}"
            );
        }
    }

    #[test]
    fn what_is_no_date_is_refused_with_its_text() {
        for wrong in [
            "{{+12}}",
            "{{soon}}",
            "{{+1d 25:00}}",
            "{{+1d 10:00 gmt}}",
            "{{+1d",
            "{{+9999999d}}",
            "{{}}",
        ] {
            assert!(date(wrong, start(), &seattle()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_next_change_of_the_clocks_leaves_two_weeks_for_what_comes_before_it() {
        let shortly_before: Timestamp = "2027-03-10T20:00:00Z".parse().unwrap();
        let dated = date("{{clocks-9d}}", shortly_before, &seattle()).unwrap();
        assert_eq!(dated, "20271029");
        let never = Zone::parse("Asia/Tokyo").unwrap();
        assert_eq!(date("{{clocks-9d}}", start(), &never).unwrap(), "20270108");
    }
}
