//! The events and hosts of the samples: those of the demonstration network around 12 May 2026.

use domain::{Governance, LanguageTag, Modality, Origin, Zone};
use jiff::Timestamp;

use crate::sample_texts::by_hand;
use crate::{Clock, EventCard, EventStanding, Host, Seats, Span};

/// All, by start.
pub(crate) fn events() -> Vec<EventCard> {
    let [round_table, evening, clinic] = online();
    let [harbours, breakfast, board] = near();
    vec![round_table, evening, clinic, harbours, breakfast, board]
}

fn online() -> [EventCard; 3] {
    let round_table = "Business Applications round table: what we refer out";
    let clinic = "Clinic: moving an ERP in six weeks, and what we would do differently";
    let in_stockholm = clock("Europe/Stockholm", "Stockholm");
    [
        EventCard {
            seats: Seats::Limited { taken: 24, of: 24 },
            ..card(
                "round-table",
                round_table,
                ("2026-05-14T16:00:00Z", 60),
                london(),
                clock("Europe/London", "London"),
            )
        },
        EventCard {
            language: Some(tag("sv")),
            standing: EventStanding::Tentative,
            ..card(
                "kvall",
                "Kvällsmöte: säkerhet för små team",
                ("2026-05-18T16:00:00Z", 90),
                agora(),
                in_stockholm.clone(),
            )
        },
        card(
            "clinic",
            clinic,
            ("2026-05-20T18:00:00Z", 60),
            agora(),
            in_stockholm,
        ),
    ]
}

fn near() -> [EventCard; 3] {
    let harbours = "Two harbours, one table: meeting across the ocean";
    let breakfast = "Partner breakfast at Harbourlight Data";
    let board = "Eastside chapter: open part of the board meeting";
    let in_seattle = clock("America/Los_Angeles", "Seattle");
    [
        EventCard {
            hosts: vec![seattle(), london()],
            modality: Modality::Hybrid,
            seats: Seats::Limited { taken: 48, of: 60 },
            ..card(
                "two-harbours",
                harbours,
                ("2026-05-21T17:00:00Z", 90),
                seattle(),
                clock("Europe/London", "London"),
            )
        },
        EventCard {
            modality: Modality::InPerson,
            town: Some(by_hand("Seattle")),
            seats: Seats::Limited { taken: 11, of: 24 },
            ..card(
                "breakfast",
                breakfast,
                ("2026-05-26T15:00:00Z", 75),
                seattle(),
                in_seattle.clone(),
            )
        },
        EventCard {
            modality: Modality::InPerson,
            town: Some(by_hand("Bellevue")),
            standing: EventStanding::Cancelled,
            ..card(
                "board",
                board,
                ("2026-06-04T00:30:00Z", 60),
                seattle(),
                in_seattle,
            )
        },
    ]
}

/// Online, in English, with an open guest list; `(start, minutes)`.
fn card(slug: &str, title: &str, (start, minutes): (&str, i64), host: Host, clock: Clock) -> EventCard {
    let start = at(start);
    EventCard {
        path: format!("/events/{slug}"),
        title: by_hand(title),
        language: Some(tag("en")),
        span: Span {
            start,
            end: Timestamp::from_second(start.as_second() + minutes * 60).ok(),
        },
        clock,
        hosts: vec![host],
        modality: Modality::Online,
        town: None,
        standing: EventStanding::On,
        answer: None,
        seats: Seats::Open,
    }
}

pub(crate) fn seattle() -> Host {
    host(
        "Puget Sound Partner Chapter",
        "z6MkSample-puget",
        Governance::Association,
    )
}

pub(crate) fn london() -> Host {
    host(
        "Thames Partner Chapter",
        "z6MkSample-thames",
        Governance::Association,
    )
}

pub(crate) fn agora() -> Host {
    host("Agora North", "z6MkSample-agora", Governance::Commercial)
}

pub(crate) fn host(name: &str, key: &str, governance: Governance) -> Host {
    Host {
        name: by_hand(name),
        key: key.to_owned(),
        governance: Some(governance),
    }
}

pub(crate) fn clock(zone: &str, place: &str) -> Clock {
    Clock {
        zone: Zone::parse(zone).expect("a sample is written right"),
        place: by_hand(place),
    }
}

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().expect("a sample is written right")
}

pub(crate) fn tag(text: &str) -> LanguageTag {
    LanguageTag::parse(text).expect("a sample is written right")
}

pub(crate) fn origin(text: &str) -> Origin {
    Origin::parse(text).expect("a sample is written right")
}

/// An event as the store has it: public, online, without an end.
#[cfg(test)]
pub(crate) fn stored_event(number: u8, title: &str, start: Timestamp) -> domain::Event {
    let id = domain::EventId::new(0, [number; 10]);
    domain::Event {
        iri: domain::Iri::local(&origin("https://seattle.example"), &format!("/events/{id}")),
        id,
        owner: domain::Iri::local(&origin("https://seattle.example"), "/c/puget"),
        revision: 1,
        state: domain::EventState::Published,
        audience: domain::Audience::Public,
        draft: domain::EventDraft::online(
            domain::Title::parse(&by_hand(title)).unwrap(),
            domain::Moment::new(start, Zone::utc()).unwrap(),
        ),
        published: start,
        updated: start,
        taken: None,
        source: None,
        series: None,
    }
}
