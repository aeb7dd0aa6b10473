//! The calendars and recurrence rules of the corpus beside the repository ($ROSARIUM_VECTORS), read as a whole.

use std::{collections::BTreeMap, fs, path::PathBuf};

use domain::Zone;
use jiff::{Timestamp, civil::DateTime, tz::TimeZone};
use wire::{
    ics_read::{ReadSettings, read},
    recurrence::{Recurrence, Work},
};

/// Where the corpus lies, or nothing and a line that says so.
fn corpus() -> Option<PathBuf> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the corpus is not committed, so a developer says where it lies"
    )]
    let place = std::env::var("ROSARIUM_VECTORS").ok();
    #[expect(clippy::print_stderr, reason = "a test that looked at nothing says so")]
    if place.is_none() {
        eprintln!("ROSARIUM_VECTORS is not set: the corpus was not read");
    }
    place.map(PathBuf::from)
}

/// Entries and faults of each calendar, over all years.
const CALENDARS: &[(&str, usize, usize)] = &[
    ("america_new_york.ics", 1, 0),
    ("event_with_escaped_characters.ics", 0, 1),
    ("event_with_recurrence.ics", 0, 1),
    ("event_with_rsvp.ics", 0, 1),
    ("event_with_unicode_fields.ics", 1, 0),
    ("rfc_5545_RDATE_example.ics", 0, 6),
    ("rfc_6868.ics", 0, 1),
    ("rfc_7256_multi_value_parameters.ics", 0, 2),
    ("rfc_7265_appendix_example_1_ical.ics", 1, 0),
    ("rfc_7265_appendix_example_2_ical.ics", 6, 0),
    ("rfc_7986_conferences.ics", 0, 1),
    ("rfc_7986_image.ics", 0, 2),
    ("rfc_7986_properties.ics", 0, 0),
    ("rfc_9074_example_1.ics", 1, 0),
    ("rfc_9253_related_to.ics", 0, 1),
    ("timezoned.ics", 1, 0),
];

#[test]
fn every_calendar_of_the_corpus_gives_its_events_and_its_faults() {
    let Some(corpus) = corpus() else { return };
    let settings = ReadSettings {
        default_zone: Zone::parse("Europe/Brussels").unwrap(),
        from: "1971-01-01T00:00:00Z".parse().unwrap(),
        until: "2100-01-01T00:00:00Z".parse().unwrap(),
    };
    let mut found: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for file in fs::read_dir(corpus.join("ical")).unwrap() {
        let path = file.unwrap().path();
        let read = read(&fs::read(&path).unwrap(), &settings);
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name == "america_new_york.ics" {
            assert_eq!(read.entries[0].draft.start.rfc3339(), "2014-08-29T08:00:00-04:00");
        }
        found.insert(name, (read.entries.len(), read.faults.len()));
    }
    let wanted: BTreeMap<String, (usize, usize)> = CALENDARS
        .iter()
        .map(|(name, entries, faults)| ((*name).to_owned(), (*entries, *faults)))
        .collect();
    assert_eq!(found, wanted);
}

#[test]
fn every_rule_of_the_corpus_gives_its_dates() {
    let Some(corpus) = corpus() else { return };
    let rules: serde_json::Value =
        serde_json::from_slice(&fs::read(corpus.join("own/rrule-rfc5545.json")).unwrap()).unwrap();
    let rules = rules.as_array().unwrap();
    assert_eq!(rules.len(), 23);
    for case in rules {
        let text = |name: &str| case[name].as_str().unwrap();
        let start = DateTime::strptime("%Y%m%dT%H%M%S", text("dtstart")).unwrap();
        let zone = TimeZone::get(text("tzid")).unwrap();
        let recurrence = Recurrence::parse(text("rrule"), start).unwrap();
        let until: Timestamp = "2100-01-01T00:00:00Z".parse().unwrap();
        let found = recurrence.expand(&zone, Timestamp::UNIX_EPOCH, until, &mut Work::of_a_file());
        let utc: Vec<String> = found
            .starts
            .iter()
            .map(|at| at.strftime("%Y%m%dT%H%M%SZ").to_string())
            .collect();
        let local: Vec<String> = found
            .starts
            .iter()
            .map(|at| zone.to_datetime(*at).strftime("%Y%m%dT%H%M%S").to_string())
            .collect();
        assert_eq!(serde_json::json!(utc), case["utc"], "{}", text("name"));
        assert_eq!(serde_json::json!(local), case["local"], "{}", text("name"));
    }
}
