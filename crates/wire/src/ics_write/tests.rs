//! What the writer promises: no injection, folded lines, the same event read back.

use domain::{
    Answer, Audience, CoHost, Coordinates, Event, EventDraft, EventId, EventState, Html, Iri, MailAddress,
    Modality, Moment, Place, Tag, Title, Zone,
};
use jiff::Timestamp;
use proptest::prelude::*;

use super::*;
use crate::ics_read::{ReadSettings, read};

pub(crate) fn sample() -> Event {
    let zone = Zone::parse("Europe/London").unwrap();
    let iri = Iri::parse("https://london.example/events/01h").unwrap();
    Event {
        id: EventId::parse("01j9zv4b8n0000000000000001").unwrap(),
        iri: iri.clone(),
        owner: Iri::parse("https://london.example/c/london").unwrap(),
        revision: 3,
        state: EventState::Published,
        audience: Audience::Public,
        draft: EventDraft {
            description: Html::from_sanitised("<p>Bring a case.</p>".to_owned()),
            end: Some(Moment::parse("2027-04-14T19:00:00Z", zone.clone()).unwrap()),
            modality: Modality::InPerson,
            place: Some(Place {
                name: "The Exchange".to_owned(),
                locality: Some("London".to_owned()),
                coordinates: Some(Coordinates {
                    latitude: 51.5,
                    longitude: -0.1,
                }),
                ..Place::default()
            }),
            tags: vec![Tag::parse("AI").unwrap()],
            ..EventDraft::online(
                Title::parse("Round table: AI, agents; and us").unwrap(),
                Moment::parse("2027-04-14T17:00:00Z", zone).unwrap(),
            )
        },
        published: "2026-11-01T08:00:00Z".parse().unwrap(),
        updated: "2026-11-20T08:00:00Z".parse().unwrap(),
        taken: None,
        source: None,
        series: None,
    }
}

fn ics<'a>(event: &'a Event, host_name: &'a str, url: &'a str) -> EventIcs<'a> {
    EventIcs {
        event,
        host_name,
        url,
        notice: "",
        joins_by: "",
        now: Timestamp::UNIX_EPOCH,
    }
}

fn settings() -> ReadSettings {
    ReadSettings {
        default_zone: Zone::parse("Asia/Tokyo").unwrap(),
        from: "2000-01-01T00:00:00Z".parse().unwrap(),
        until: "2100-01-01T00:00:00Z".parse().unwrap(),
    }
}

#[test]
fn an_event_is_written_as_outlook_reads_it() {
    let text = event(&ics(
        &sample(),
        "London Partners",
        "https://london.example/events/01h",
    ));
    let unfolded = text.replace("\r\n ", "");
    for line in [
        "UID:https://london.example/events/01h",
        "DTSTAMP:20261120T080000Z",
        "SEQUENCE:2",
        "DTSTART;TZID=Europe/London:20270414T180000",
        "DTEND;TZID=Europe/London:20270414T200000",
        "SUMMARY:Round table: AI\\, agents\\; and us",
        "DESCRIPTION:Bring a case.\\n\\nLondon Partners\\n\\nhttps://london.example/events/01h",
        "LOCATION:The Exchange\\, London",
        "GEO:51.500000;-0.100000",
        "STATUS:CONFIRMED",
        "CLASS:PUBLIC",
        "TZID:Europe/London",
        "METHOD:PUBLISH",
    ] {
        assert!(
            unfolded.contains(&format!("\r\n{line}\r\n")),
            "{line}\n{unfolded}"
        );
    }
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    assert!(!text.contains("ATTENDEE") && !text.contains("ORGANIZER"));
}

/// 0.7, E6: all who hold it are named, and no name adds a line.
#[test]
fn who_holds_it_too_is_named_behind_the_community() {
    let mut held = sample();
    let co_host = |name: &str| CoHost::chapter(&held.owner, &Title::parse(name).unwrap());
    let co_hosts = vec![co_host("Fathom & Vale"), co_host("East; Side\\nSTATUS:X")];
    held.draft.co_hosts = co_hosts;
    let text = event(&ics(
        &held,
        "London Partners",
        "https://london.example/events/01h",
    ));
    let unfolded = text.replace("\r\n ", "");
    let named = "\\n\\nLondon Partners\\, Fathom & Vale\\, East\\; Side\\\\nSTATUS:X\\n\\nhttps://";
    assert!(unfolded.contains(named), "{unfolded}");
    assert_eq!(unfolded.matches("\r\nSTATUS:").count(), 1);
}

#[test]
fn a_cancelled_event_says_so_by_its_status_and_keeps_its_title() {
    let mut cancelled = sample();
    cancelled.state = EventState::Cancelled;
    let text = event(&ics(&cancelled, "London", "https://london.example/events/01h"));
    assert!(text.contains("\r\nSTATUS:CANCELLED\r\n"));
    assert!(read(text.as_bytes(), &settings()).entries[0].cancelled);
}

/// F13
#[test]
fn a_mailed_entry_names_its_purpose_and_the_recipient_as_its_only_guest() {
    let address = |text: &str| MailAddress::parse(text).unwrap();
    let (from, to) = (
        address("node@seattle.example"),
        address("maren@ledgerline.example"),
    );
    for (purpose, answer, lines) in [
        (
            Purpose::Enter,
            Answer::Going,
            ["METHOD:REQUEST", "STATUS:CONFIRMED", "PARTSTAT=ACCEPTED"],
        ),
        (
            Purpose::TakeOff,
            Answer::Maybe,
            ["METHOD:CANCEL", "STATUS:CANCELLED", "PARTSTAT=TENTATIVE"],
        ),
    ] {
        let mailed = Invitation {
            purpose,
            organizer: &from,
            guest: &to,
            answer,
        };
        let sample = sample();
        let host = "London \"Partners\"\r\nATTENDEE:mailto:evil@evil.example";
        let text = invitation(&ics(&sample, host, "https://london.example/events/01h"), &mailed);
        let unfolded = text.replace("\r\n ", "");
        assert!(lines.iter().all(|line| unfolded.contains(line)), "{unfolded}");
        assert!(unfolded.contains("\r\nSEQUENCE:2\r\n"), "revision 3");
        assert!(unfolded.contains("\r\nUID:https://london.example/events/01h\r\n"));
        let begins = |name: &str| {
            let lines = unfolded.split("\r\n").filter(|line| line.starts_with(name));
            lines.map(str::to_owned).collect::<Vec<_>>()
        };
        let guests = begins("ATTENDEE");
        assert_eq!(guests.len(), 1, "{unfolded}");
        assert!(guests[0].ends_with("RSVP=FALSE:mailto:maren@ledgerline.example"));
        let organizer =
            "ORGANIZER;CN=\"London PartnersATTENDEE:mailto:evil@evil.example\":mailto:node@seattle.example";
        assert_eq!(begins("ORGANIZER"), [organizer]);
    }
}

#[test]
fn a_feed_names_itself_and_defines_each_zone_once() {
    let mut other = sample();
    other.iri = Iri::parse("https://seattle.example/events/02h").unwrap();
    other.draft.start.zone = Zone::parse("America/Los_Angeles").unwrap();
    let (one, two) = (sample(), other);
    let entries = [
        ics(&one, "London", "https://a.example/1"),
        ics(&two, "Seattle", "https://b.example/2"),
    ];
    let text = feed("My calendar; all of it", &Zone::utc(), &entries);
    assert!(text.contains("\r\nX-WR-CALNAME:My calendar\\; all of it\r\n"));
    assert!(text.contains("\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n"));
    assert_eq!(text.matches("BEGIN:VTIMEZONE").count(), 2);
    let back = read(text.as_bytes(), &settings());
    assert_eq!(back.name.as_deref(), Some("My calendar; all of it"));
    assert_eq!((back.entries.len(), back.faults), (2, vec![]));
    assert_eq!(back.entries[1].draft.start.zone.as_str(), "America/Los_Angeles");
}

#[test]
fn the_same_event_gives_the_same_bytes_whenever_it_is_asked_for() {
    let event_now = sample();
    let mut later = ics(&event_now, "London", "https://a.example/1");
    let first = event(&later);
    later.now = "2030-01-01T00:00:00Z".parse().unwrap();
    assert_eq!(event(&later), first);
}

#[test]
fn the_second_of_two_equal_hours_is_written_in_utc() {
    let mut twice = sample();
    twice.draft.start.at = "2027-10-31T01:30:00Z".parse().unwrap();
    twice.draft.end = None;
    let text = event(&ics(&twice, "London", "https://a.example/1"));
    assert!(text.contains("\r\nDTSTART:20271031T013000Z\r\n"));
    twice.draft.start.at = "2027-10-31T00:30:00Z".parse().unwrap();
    let text = event(&ics(&twice, "London", "https://a.example/1"));
    assert!(text.contains("\r\nDTSTART;TZID=Europe/London:20271031T013000\r\n"));
}

/// E6
#[test]
fn no_text_of_an_event_can_add_a_line_of_its_own() {
    let evil = "X\r\nATTENDEE:mailto:evil@evil.example\nBEGIN:VEVENT\u{2028}END:VEVENT\r\u{85}ORGANIZER:evil";
    let mut event_of = sample();
    event_of.draft.description = Html::from_sanitised(format!("<p>{evil}</p>"));
    if let Some(place) = &mut event_of.draft.place {
        place.name = evil.to_owned();
    }
    let hostile = ics(&event_of, evil, evil);
    let clean = sample();
    let plain = ics(&clean, "London", "https://a.example/1");
    let names = |text: &str| -> Vec<String> {
        let unfolded = text.replace("\r\n ", "");
        let name = |line: &str| line.split([':', ';']).next().unwrap_or("").to_owned();
        unfolded.lines().map(name).collect()
    };
    assert_eq!(names(&event(&hostile)), names(&event(&plain)));
    let zone = Zone::utc();
    assert_eq!(
        names(&feed(evil, &zone, &[hostile])),
        names(&feed("x", &zone, &[plain]))
    );
    let read_back = read(feed(evil, &zone, &[hostile]).as_bytes(), &settings());
    assert_eq!(read_back.entries.len(), 1);
    assert_eq!(read_back.entries[0].entry, event_of.iri.as_str());
}

fn some_zone() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "America/Los_Angeles",
        "Europe/London",
        "Asia/Kolkata",
        "Australia/Lord_Howe",
        "America/Sao_Paulo",
        "UTC",
        "Africa/Casablanca",
    ])
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(title in "[^\\p{C}\\p{Zl}\\p{Zp}]{1,150}", at in 1_000_000_000i64..4_000_000_000, minutes in 0i64..4000, zone in some_zone()) {
        let mut event_of = sample();
        let Ok(parsed) = Title::parse(&title) else { return Ok(()) };
        event_of.draft.title = parsed;
        let zone = Zone::parse(zone).unwrap();
        let place = |seconds: i64| Moment::new(Timestamp::from_second(seconds).unwrap(), zone.clone()).unwrap();
        let (start, end) = (place(at), place(at + minutes * 60));
        event_of.draft.start = start;
        event_of.draft.end = Some(end);
        let text = event(&ics(&event_of, "London", "https://a.example/1"));
        let back = read(text.as_bytes(), &ReadSettings { default_zone: zone, ..settings() });
        prop_assert_eq!(&back.faults, &vec![]);
        let draft = &back.entries[0].draft;
        prop_assert_eq!(&draft.title, &event_of.draft.title);
        prop_assert_eq!(&draft.start, &event_of.draft.start);
        prop_assert_eq!(&draft.end, &event_of.draft.end);
        prop_assert_eq!(back.entries[0].sequence, 2);
        prop_assert_eq!(&back.entries[0].entry, event_of.iri.as_str());
    }

    #[test]
    fn no_line_is_longer_than_75_octets_and_folds_are_mended(value in "[^\r\n]{0,400}") {
        let mut writer = Writer(String::new());
        writer.line(&value);
        prop_assert!(writer.0.split("\r\n").all(|line| line.len() <= LINE_OCTETS_MAX));
        prop_assert_eq!(writer.0.trim_end_matches("\r\n").replace("\r\n ", ""), value);
    }
}
