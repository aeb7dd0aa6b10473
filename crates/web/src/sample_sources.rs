//! One sample of every page about calendars kept elsewhere.

use domain::{Audience, Iri, SourceId};
use store::sources::{CalendarSource, EntryChoice, EntryFault};

use crate::desk::{
    EntryLine, SourceDone, SourceFault, SourcePage, SourceSaid, SourceTyped, SourceWrong, SourcesPage,
};
use crate::frame::Frame;
use crate::sample_desk::as_officer;
use crate::sample_events::at;
use crate::sample_texts::by_hand;
use crate::times::Span;

/// Each page: the name of its file and its HTML.
pub(crate) fn all(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let officer = &as_officer(frame);
    let listed = SourcesPage {
        sources: vec![(chamber(), 24), (broken(), 0), (file(), 3)],
        is_removed: true,
        ..SourcesPage::default()
    };
    let wrong = SourcesPage {
        url: "https://chamber.example/a-page-about-the-calendar-and-nothing-else.html".to_owned(),
        wrong: Some(SourceWrong {
            field: "url",
            why: SourceFault::Unreadable("line 1: this is no calendar".to_owned()),
        }),
        is_removed: false,
        ..listed.clone()
    };
    let nobody_there = SourcePage {
        said: Some(SourceSaid::WrongAudience),
        typed: Some(SourceTyped {
            audience: "https://nobody.example".to_owned(),
            ..SourceTyped::default()
        }),
        ..page(chamber())
    };
    let quiet = SourcePage {
        waiting: Vec::new(),
        from: 0,
        total: 0,
        said: Some(SourceSaid::WrongFile(SourceFault::TooLarge)),
        ..page(file())
    };
    let failed = SourcePage {
        said: Some(SourceSaid::Moved),
        ..page(broken())
    };
    vec![
        ("desk-sources", listed.render(officer)),
        ("desk-sources-empty", SourcesPage::default().render(officer)),
        ("desk-sources-wrong", wrong.render(officer)),
        ("desk-source", page(chamber()).render(officer)),
        ("desk-source-wrong", nobody_there.render(officer)),
        ("desk-source-file", quiet.render(officer)),
        ("desk-source-failed", failed.render(officer)),
    ]
}

fn chamber() -> CalendarSource {
    CalendarSource {
        id: SourceId::new(1, [5; 10]),
        name: by_hand("Chamber of commerce"),
        url: Iri::parse("https://chamber.example/calendar/public/events-of-this-and-the-next-year.ics").ok(),
        audience: Audience::Public,
        etag: None,
        last_modified: None,
        read: Some(at("2026-05-12T14:30:00Z")),
        due: Some(at("2026-05-12T15:30:00Z")),
        faults: vec!["line 12: DTSTART is missing".to_owned()],
        failure: None,
        publishes_new: false,
        unfinished: false,
    }
}

fn broken() -> CalendarSource {
    CalendarSource {
        id: SourceId::new(2, [5; 10]),
        name: by_hand("Library"),
        url: Iri::parse("https://library.example/rooms.ics").ok(),
        audience: Audience::AllPeers,
        faults: Vec::new(),
        failure: Some("the calendar could not be fetched: the server answers 404".to_owned()),
        publishes_new: true,
        ..chamber()
    }
}

fn file() -> CalendarSource {
    CalendarSource {
        id: SourceId::new(3, [5; 10]),
        name: by_hand("Round tables"),
        url: None,
        audience: Audience::Members,
        due: None,
        faults: Vec::new(),
        unfinished: true,
        ..chamber()
    }
}

fn page(source: CalendarSource) -> SourcePage {
    let entry = |place: &str, title: &str, start: &str, choice, fault| EntryLine {
        place: by_hand(place),
        title: by_hand(title),
        when: Span {
            start: at(start),
            end: None,
        },
        choice,
        fault,
    };
    let open = EntryChoice::Open;
    SourcePage {
        source,
        waiting: vec![
            entry("a", "Breakfast of founders", "2026-05-14T15:00:00Z", open, None),
            entry(
                "b",
                "Summer party of the whole chamber and its guests from everywhere",
                "2026-06-18T23:00:00Z",
                EntryChoice::LeaveOut,
                None,
            ),
            entry(
                "c",
                "Talk",
                "2026-06-20T23:00:00Z",
                open,
                Some(EntryFault::Audience),
            ),
        ],
        from: 20,
        total: 24,
        brought: 7,
        peers: vec![(
            "https://london.example".to_owned(),
            "London Partner Network".to_owned(),
        )],
        typed: None,
        said: Some(SourceSaid::Done(SourceDone::Added)),
    }
}
