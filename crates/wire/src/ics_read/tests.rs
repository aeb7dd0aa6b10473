//! What the reader promises: each date its own, wall clocks kept, faults with their line, the good rest imported.

use domain::{Modality, Zone};
use proptest::prelude::*;

use super::*;

fn settings() -> ReadSettings {
    ReadSettings {
        default_zone: Zone::parse("Europe/Brussels").unwrap(),
        from: "2027-01-01T00:00:00Z".parse().unwrap(),
        until: "2028-01-01T00:00:00Z".parse().unwrap(),
    }
}

fn calendar(events: &[&str]) -> CalendarRead {
    let events: String = events
        .iter()
        .map(|event| {
            format!(
                "BEGIN:VEVENT\r\n{}\r\nEND:VEVENT\r\n",
                event.replace('\n', "\r\n")
            )
        })
        .collect();
    read(
        format!("BEGIN:VCALENDAR\r\n{events}END:VCALENDAR\r\n").as_bytes(),
        &settings(),
    )
}

fn starts(read: &CalendarRead) -> Vec<String> {
    read.entries
        .iter()
        .map(|entry| entry.draft.start.rfc3339())
        .collect()
}

fn names(read: &CalendarRead) -> Vec<&str> {
    read.entries.iter().map(|entry| entry.entry.as_str()).collect()
}

fn fault_lines(read: &CalendarRead) -> Vec<usize> {
    read.faults.iter().map(|fault| fault.line).collect()
}

/// F13-1
#[test]
fn a_series_across_a_change_of_the_clocks_keeps_its_hours() {
    let seattle = calendar(&[
        "UID:s\nSUMMARY:Round table\nDTSTART;TZID=America/Los_Angeles:20270307T180000\nDTEND;TZID=America/Los_Angeles:20270307T200000\nRRULE:FREQ=WEEKLY;COUNT=3",
    ]);
    assert_eq!(seattle.faults, []);
    assert_eq!(
        starts(&seattle),
        [
            "2027-03-07T18:00:00-08:00",
            "2027-03-14T18:00:00-07:00",
            "2027-03-21T18:00:00-07:00"
        ]
    );
    assert_eq!(
        names(&seattle),
        [
            "s/2027-03-08T02:00:00Z",
            "s/2027-03-15T01:00:00Z",
            "s/2027-03-22T01:00:00Z"
        ]
    );
    let ends: Vec<String> = seattle
        .entries
        .iter()
        .flat_map(|entry| &entry.draft.end)
        .map(domain::Moment::rfc3339)
        .collect();
    assert_eq!(
        ends,
        [
            "2027-03-07T20:00:00-08:00",
            "2027-03-14T20:00:00-07:00",
            "2027-03-21T20:00:00-07:00"
        ]
    );
    assert!(
        seattle
            .entries
            .iter()
            .all(|entry| entry.series.as_deref() == Some("s"))
    );
    let london = calendar(&[
        "UID:l\nSUMMARY:Round table\nDTSTART;TZID=GMT Standard Time:20271028T180000\nDURATION:PT2H\nRRULE:FREQ=WEEKLY;UNTIL=20271104T235959Z",
    ]);
    assert_eq!(
        starts(&london),
        ["2027-10-28T18:00:00+01:00", "2027-11-04T18:00:00+00:00"]
    );
}

#[test]
fn dates_excluded_moved_and_cancelled_are_each_their_own() {
    let read = calendar(&[
        "UID:s\nSUMMARY:Weekly\nSEQUENCE:1\nDTSTART;TZID=Europe/London:20270401T180000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=5\nEXDATE;TZID=Europe/London:20270408T180000\nRDATE;TZID=Europe/London:20270403T100000",
        "UID:s\nSUMMARY:Weekly, moved\nSEQUENCE:2\nRECURRENCE-ID;TZID=Europe/London:20270415T180000\nDTSTART;TZID=Europe/London:20270416T190000\nDURATION:PT1H",
        "UID:s\nRECURRENCE-ID:20270422T170000Z\nDTSTART;TZID=Europe/London:20270422T180000\nSTATUS:CANCELLED",
    ]);
    assert_eq!(read.faults, []);
    let lines: Vec<String> = read
        .entries
        .iter()
        .map(|e| {
            format!(
                "{} {} {} {} {}",
                e.entry,
                e.draft.start.rfc3339(),
                e.draft.title,
                e.sequence,
                e.cancelled
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            "s/2027-04-01T17:00:00Z 2027-04-01T18:00:00+01:00 Weekly 1 false",
            "s/2027-04-03T09:00:00Z 2027-04-03T10:00:00+01:00 Weekly 1 false",
            "s/2027-04-15T17:00:00Z 2027-04-16T19:00:00+01:00 Weekly, moved 2 false",
            "s/2027-04-22T17:00:00Z 2027-04-22T18:00:00+01:00 Weekly 1 true",
            "s/2027-04-29T17:00:00Z 2027-04-29T18:00:00+01:00 Weekly 1 false",
        ]
    );
}

#[test]
fn a_change_to_all_later_dates_is_said_and_made_to_one() {
    let read = calendar(&[
        "UID:s\nSUMMARY:Daily\nDTSTART:20270401T180000Z\nRRULE:FREQ=DAILY;COUNT=3",
        "UID:s\nSUMMARY:Later\nRECURRENCE-ID;RANGE=THISANDFUTURE:20270402T180000Z\nDTSTART:20270402T190000Z",
    ]);
    assert_eq!(fault_lines(&read), [11]);
    let titles: Vec<&str> = read
        .entries
        .iter()
        .map(|entry| entry.draft.title.as_str())
        .collect();
    assert_eq!(titles, ["Daily", "Later", "Daily"]);
}

#[test]
fn a_date_moved_out_of_the_window_is_still_there_so_that_it_is_not_taken_for_removed() {
    let read = calendar(&[
        "UID:s\nSUMMARY:Yearly\nDTSTART:20260601T180000Z\nRRULE:FREQ=YEARLY",
        "UID:s\nSUMMARY:Yearly\nRECURRENCE-ID:20270601T180000Z\nDTSTART:20280301T180000Z",
    ]);
    assert_eq!(names(&read), ["s/2027-06-01T18:00:00Z"]);
    assert_eq!(starts(&read), ["2028-03-01T19:00:00+01:00"]);
}

#[test]
fn each_fault_names_its_line_and_the_good_rest_is_read() {
    let text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:Ours\r\n\
        BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Good\r\nDTSTART:20270401T180000Z\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Bad\r\n start\r\nDTSTART:20271301T180000Z\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nSUMMARY:No uid\r\nDTSTART:20270401T180000Z\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:4\r\nDTSTART:20270401T180000Z\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:5\r\nSUMMARY:Odd rule\r\nDTSTART:20270401T180000Z\r\nRRULE:FREQ=NOW\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:6\r\nSUMMARY:Odd details\r\nthis is no property\r\nDTSTART;TZID=Nowhere/City:20270402T180000\r\nDTEND:soon\r\nGEO:95;0\r\nURL:ftp://a.example\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:7\r\nSUMMARY:Backwards\r\nDTSTART:20270403T180000Z\r\nDTEND:20270403T170000Z\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:8\r\nSUMMARY:No end\r\nDTSTART:20270404T180000Z\r\n";
    let read = read(text.as_bytes(), &settings());
    assert_eq!(read.name.as_deref(), Some("Ours"));
    assert_eq!(names(&read), ["1", "6", "7"]);
    assert!(read.entries.iter().all(|entry| entry.draft.end.is_none()));
    assert_eq!(
        fault_lines(&read),
        [1, 13, 15, 19, 27, 32, 33, 34, 35, 36, 42, 44]
    );
}

#[test]
fn times_are_read_with_and_without_a_zone_and_as_whole_days() {
    let read = calendar(&[
        "UID:day\nSUMMARY:Conference\nDTSTART;VALUE=DATE:20270510\nDTEND;VALUE=DATE:20270512",
        "UID:one-day\nSUMMARY:Holiday\nDTSTART;VALUE=DATE:20270521",
        "UID:floating\nSUMMARY:Lunch\nDTSTART:20270601T120000\nDTEND:20270601T130000",
        "UID:utc\nSUMMARY:Call\nDTSTART:20270602T120000Z",
        "UID:zone\nSUMMARY:Visit\nDTSTART;TZID=America/New_York:20270603T120000\nDTEND;TZID=America/Los_Angeles:20270603T120000",
    ]);
    assert_eq!(read.faults, []);
    let times: Vec<String> = read
        .entries
        .iter()
        .map(|e| {
            let end = e
                .draft
                .end
                .as_ref()
                .map_or("open".to_owned(), domain::Moment::rfc3339);
            format!(
                "{} {} {end} {}",
                e.entry,
                e.draft.start.rfc3339(),
                e.draft.start.zone
            )
        })
        .collect();
    assert_eq!(
        times,
        [
            "day 2027-05-10T00:00:00+02:00 2027-05-12T00:00:00+02:00 Europe/Brussels",
            "one-day 2027-05-21T00:00:00+02:00 2027-05-22T00:00:00+02:00 Europe/Brussels",
            "floating 2027-06-01T12:00:00+02:00 2027-06-01T13:00:00+02:00 Europe/Brussels",
            "utc 2027-06-02T14:00:00+02:00 open Europe/Brussels",
            "zone 2027-06-03T12:00:00-04:00 2027-06-03T15:00:00-04:00 America/New_York",
        ]
    );
}

#[test]
fn a_series_of_whole_days_excludes_days() {
    let read = calendar(&[
        "UID:d\nSUMMARY:Days\nDTSTART;VALUE=DATE:20270510\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE:20270511",
    ]);
    assert_eq!(
        starts(&read),
        ["2027-05-10T00:00:00+02:00", "2027-05-12T00:00:00+02:00"]
    );
}

#[test]
fn what_people_read_is_taken_over_and_made_safe() {
    let read = calendar(&[
        "UID:w\nSUMMARY;LANGUAGE=fr:Table ronde\\, \u{202E}Bruxelles\nDTSTART:20270601T120000Z\nDESCRIPTION:Plain & <b>not bold</b>\nX-ALT-DESC;FMTTYPE=text/html:<p onclick=\"x()\">Rich<script>alert(1)</script></p>\nLOCATION:Zennehof\\, Brussels\nGEO:50.85;4.35\nURL:https://a.example/e/1\nCATEGORIES:Azure,Round table,Azure,!!\nORGANIZER;CN=Anna:mailto:anna@a.example\nATTENDEE;CN=Ben:mailto:ben@b.example",
    ]);
    assert_eq!(read.faults, []);
    let draft = &read.entries[0].draft;
    assert_eq!(draft.title.as_str(), "Table ronde, Bruxelles");
    assert_eq!(
        draft.language.as_ref().map(domain::LanguageTag::as_str),
        Some("fr")
    );
    assert!(draft.description.as_str().contains("Rich"));
    assert!(
        !draft.description.as_str().contains("script") && !draft.description.as_str().contains("onclick")
    );
    assert_eq!(
        draft.place.as_ref().map(domain::Place::line).as_deref(),
        Some("Zennehof, Brussels")
    );
    assert_eq!(
        draft
            .place
            .as_ref()
            .and_then(|place| place.coordinates)
            .map(|at| at.longitude),
        Some(4.35)
    );
    assert_eq!(
        draft.online_page.as_ref().map(domain::Iri::as_str),
        Some("https://a.example/e/1")
    );
    assert_eq!(draft.modality, Modality::InPerson);
    let tags: Vec<&str> = draft.tags.iter().map(domain::Tag::as_str).collect();
    assert_eq!(tags, ["Azure", "Roundtable"]);
    assert!(!format!("{read:?}").contains("anna@") && !format!("{read:?}").contains("ben@"));
}

#[test]
fn a_call_is_online_and_its_link_in_the_place_is_not_published() {
    let read = calendar(&[
        "UID:1\nSUMMARY:Call\nDTSTART:20270601T120000Z\nLOCATION:https://meet.example/secret",
        "UID:2\nSUMMARY:Call\nDTSTART:20270602T120000Z\nLOCATION:Room 1\nCONFERENCE;VALUE=URI;FEATURE=VIDEO:https://meet.example/public",
        "UID:3\nSUMMARY:Call\nDTSTART:20270603T120000Z\nCONFERENCE;VALUE=URI:tel:+1-412-555-0123",
    ]);
    let modality: Vec<Modality> = read.entries.iter().map(|entry| entry.draft.modality).collect();
    assert_eq!(modality, [Modality::Online, Modality::Hybrid, Modality::InPerson]);
    assert_eq!(
        (&read.entries[0].draft.online_page, &read.entries[0].draft.place),
        (&None, &None)
    );
    assert!(!format!("{read:?}").contains("secret"));
}

#[test]
fn only_what_lies_in_the_window_is_read() {
    let read = calendar(&[
        "UID:old\nSUMMARY:Old\nDTSTART:20250601T120000Z\nDTEND:20250601T130000Z",
        "UID:running\nSUMMARY:Running\nDTSTART:20261231T120000Z\nDTEND:20270102T120000Z",
        "UID:far\nSUMMARY:Far\nDTSTART:20280101T000000Z",
        "UID:daily\nSUMMARY:Daily\nDTSTART:19970902T090000Z\nRRULE:FREQ=YEARLY",
    ]);
    assert_eq!(names(&read), ["running", "daily/2027-09-02T09:00:00Z"]);
    assert_eq!(read.faults, []);
}

#[test]
fn of_two_events_with_one_uid_the_higher_sequence_is_kept() {
    let read = calendar(&[
        "UID:1\nSEQUENCE:3\nSUMMARY:Third\nDTSTART:20270601T120000Z",
        "UID:1\nSEQUENCE:2\nSUMMARY:Second\nDTSTART:20270601T120000Z",
    ]);
    assert_eq!(read.entries.len(), 1);
    assert_eq!(
        (read.entries[0].draft.title.as_str(), read.entries[0].sequence),
        ("Third", 3)
    );
    assert_eq!(fault_lines(&read), [8]);
}

#[test]
fn a_calendar_that_cancels_cancels_all_its_events() {
    let text = "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Off\r\nDTSTART:20270601T120000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    assert!(read(text.as_bytes(), &settings()).entries[0].cancelled);
}

/// B9, C3
#[test]
fn a_file_beyond_its_limit_is_one_fault_and_one_at_its_limit_is_read() {
    let event = "BEGIN:VEVENT\nUID:1\nSUMMARY:In\nDTSTART:20270601T120000Z\nEND:VEVENT\n";
    let fill = |bytes: usize| format!("{event}{}", "\n".repeat(bytes - event.len()));
    assert_eq!(read(fill(BYTES_MAX).as_bytes(), &settings()).entries.len(), 1);
    let beyond = read(fill(BYTES_MAX + 1).as_bytes(), &settings());
    assert_eq!((beyond.entries.len(), fault_lines(&beyond)), (0, vec![1]));
}

/// C3
#[test]
fn more_dates_and_events_than_the_limits_are_left_out_and_said() {
    let text: String = (0..11)
        .map(|n| format!("BEGIN:VEVENT\nUID:{n}\nSUMMARY:Hourly\nDTSTART:20270101T000000Z\nRRULE:FREQ=HOURLY\nEND:VEVENT\n"))
        .collect();
    let read = read(text.as_bytes(), &settings());
    assert_eq!(read.entries.len(), ENTRIES_MAX);
    assert_eq!(read.faults.len(), 12);
    assert!(
        read.faults
            .iter()
            .any(|fault| fault.what.contains("5,000 events"))
    );
}

/// C3
#[test]
fn a_title_too_long_is_cut_and_a_line_too_long_is_left_out() {
    let long = "x".repeat(300);
    let endless = "y".repeat(LINE_BYTES_MAX);
    let read = calendar(&[&format!(
        "UID:1\nSUMMARY:{long}\nDTSTART:20270601T120000Z\nDESCRIPTION:{endless}\nATTACH:{endless}"
    )]);
    assert_eq!(read.entries[0].draft.title.as_str().len(), 200);
    assert!(read.entries[0].draft.description.is_empty());
    assert_eq!(fault_lines(&read), [6]);
}

#[test]
fn a_line_that_is_not_utf_8_is_said_and_read_as_far_as_possible() {
    let text = b"BEGIN:VEVENT\nUID:1\nSUMMARY:Caf\xe9\nDTSTART:20270601T120000Z\nEND:VEVENT\n";
    let read = read(text, &settings());
    assert_eq!(read.entries[0].draft.title.as_str(), "Caf\u{fffd}");
    assert_eq!(fault_lines(&read), [3]);
}

#[test]
fn a_whole_day_excludes_what_begins_on_it() {
    let read = calendar(&[
        "UID:s\nSUMMARY:Daily\nDTSTART:20270401T180000Z\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE:20270402",
    ]);
    assert_eq!(names(&read), ["s/2027-04-01T18:00:00Z", "s/2027-04-03T18:00:00Z"]);
}

/// C3
#[test]
fn a_file_with_very_many_faults_lists_the_first_and_says_that_there_are_more() {
    let read = calendar(&vec!["SUMMARY:No uid"; FAULTS_MAX + 100]);
    assert_eq!(read.faults.len(), FAULTS_MAX + 1);
    assert_eq!(read.faults[FAULTS_MAX].what, "further faults are not listed");
}

#[test]
fn garbage_is_one_fault_and_no_event() {
    let noise = |seed: u32| {
        let mut state = seed;
        move || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        }
    };
    let mut next = noise(7);
    let bytes: Vec<u8> = (0..200 * 1024).map(|_| next()).collect();
    for garbage in [
        bytes.as_slice(),
        b"",
        b"\n\n\n",
        b"<html><body>Not found</body></html>",
        &[0; 200 * 1024],
    ] {
        let read = read(garbage, &settings());
        assert_eq!((read.entries.len(), read.faults.len()), (0, 1));
    }
    let mut inside = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n".to_vec();
    inside.extend(bytes);
    assert_eq!(read(&inside, &settings()).entries.len(), 0);
}

#[test]
fn what_is_faulty_or_cut_off_is_not_taken_for_removed() {
    let good = "UID:a\nSUMMARY:A\nDTSTART:20270301T100000Z";
    let faulty = "UID:b\nSUMMARY:B\nDTSTART:no time at all";
    let whole = calendar(&[good, faulty]);
    assert_eq!(names(&whole), ["a"]);
    assert!(!whole.is_surely_without("b"));
    assert!(!whole.is_surely_without("b/2027-03-01T10:00:00Z"));
    assert!(whole.is_surely_without("c"));
    let cut_off = read(
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:A\r\n",
        &settings(),
    );
    assert!(!cut_off.is_surely_without("c"));
}

proptest! {
    /// B10, C4
    #[test]
    fn no_file_makes_the_reader_panic(lines in prop::collection::vec("(BEGIN:(VCALENDAR|VEVENT|VTIMEZONE|STANDARD|VALARM)|END:(VCALENDAR|VEVENT|VTIMEZONE|STANDARD)|UID:[a-c]|SUMMARY:.{0,20}|(DTSTART|DTEND|RECURRENCE-ID|EXDATE|RDATE)(;VALUE=DATE|;TZID=[A-Z]{1,3}|;VALUE=PERIOD)?:(2027(0[1-9]|1[0-3])[0-3][0-9](T[0-2][0-9]0000Z?)?(/P[1-9][DW])?)|RRULE:FREQ=(DAILY|WEEKLY|MINUTELY)(;COUNT=[0-9]{1,3})?|DURATION:-?P(T?[0-9]{1,6}[DHWM])?|GEO:.{0,9}| .{0,9}|.{0,30})", 0..60)) {
        let read = read(lines.join("\r\n").as_bytes(), &settings());
        prop_assert!(read.entries.is_sorted_by_key(|entry| entry.draft.start.at));
        prop_assert!(read.faults.is_sorted_by_key(|fault| fault.line));
        let mut names: Vec<&str> = read.entries.iter().map(|entry| entry.entry.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        prop_assert_eq!(names.len(), read.entries.len());
    }
}
