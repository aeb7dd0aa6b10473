//! One sample of every page that is not for everybody: her browsers, and the desk of an officer.

use domain::{Note, PeeringState, Scope, TextRefused};
use edge::Tone;
use store::sessions::Browser;

use crate::desk::{
    Acts, AuditLine, AuditPage, DeliveryLine, Done, DropPage, EndPage, FollowedLine, HostQueue, KeyPin,
    PeerLine, PeerPage, PeersPage, QueuePage, Said, ScopeLine, SetupForm, SetupPage,
};
use crate::frame::{Desk, Frame, Person};
use crate::host::Host;
use crate::sample_events::{agora, at, london};
use crate::samples::about_page;
use crate::sign_in::{Place, SessionLine, SessionsPage};
use crate::write_event::Fault;

fn setup_page() -> SetupPage {
    SetupPage {
        form: SetupForm::of(&about_page().profile),
        ..SetupPage::default()
    }
}

/// Each page: the name of its file and its HTML.
pub(crate) fn all(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let officer = &as_officer(frame);
    let nobody = PeersPage {
        peers: Vec::new(),
        followed: Vec::new(),
    };
    let wrong_clock = Frame {
        clock_off: "The clock of this machine is 300 seconds behind that of https://agora.example: nothing is sent.",
        ..*officer
    };
    let too_long = EndPage {
        refused: Some(("We merge. ".repeat(101), TextRefused::TooLong(Note::CHARS_MAX))),
        ..end_page()
    };
    let proposed = PeerPage {
        acts: Acts::OfTheirProposal,
        words: None,
        pins: Vec::new(),
        deliveries: Vec::new(),
        said: None,
        ..peer_page()
    };
    let paused = PeerPage {
        acts: Acts::OfPaused,
        ..proposed.clone()
    };
    let quiet = QueuePage {
        hosts: Vec::new(),
        more: false,
        done: Some(Done::Retried),
    };
    let mut wrong_setup = setup_page();
    wrong_setup.form.governance = "commercial".to_owned();
    wrong_setup.faults = vec![Fault {
        field: "operator_name",
        key: "setup-wrong-operator",
        n: 0,
    }];
    let mut stale_setup = setup_page();
    stale_setup.meanwhile = Some(SetupForm {
        name: "Puget Sound Partners".to_owned(),
        governance: "user_group".to_owned(),
        country: String::new(),
        ..stale_setup.form.clone()
    });
    vec![
        ("sessions", sessions_page().render(officer)),
        ("desk-setup", setup_page().render(officer)),
        ("desk-setup-stale", stale_setup.render(officer)),
        ("desk-setup-wrong", wrong_setup.render(officer)),
        ("desk-peers", peers_page().render(officer)),
        ("desk-peers-empty", nobody.render(officer)),
        ("desk-peer", peer_page().render(officer)),
        ("desk-peer-proposed", proposed.render(officer)),
        ("desk-peer-paused", paused.render(officer)),
        ("desk-peers-clock", peers_page().render(&wrong_clock)),
        ("desk-peer-end", end_page().render(officer)),
        ("desk-peer-end-too-long", too_long.render(officer)),
        ("desk-queue", queue_page().render(officer)),
        ("desk-queue-empty", quiet.render(officer)),
        ("desk-queue-drop", drop_page().render(officer)),
        ("desk-audit", audit_page().render(officer)),
    ]
}

/// The same frame around a page of an officer who is signed in.
pub(crate) fn as_officer<'a>(frame: &Frame<'a>) -> Frame<'a> {
    Frame {
        person: Some(Person {
            name: "Idris Coleman",
            form_token: "5f1d7c0a",
            desk: Desk::Hers,
        }),
        signed_out_in: Some(3),
        ..*frame
    }
}

fn sessions_page() -> SessionsPage {
    let line = |id: &str, browser, signed_in: &str, place| SessionLine {
        id: id.to_owned(),
        browser,
        signed_in: at(signed_in),
        last_seen: at("2026-05-12T14:30:00Z"),
        place,
    };
    SessionsPage {
        sessions: vec![
            line(
                "01J0000000000000000000000A",
                Browser::Firefox,
                "2026-05-12T14:30:00Z",
                Place::Here,
            ),
            line(
                "01J0000000000000000000000B",
                Browser::Other,
                "2026-05-02T08:00:00Z",
                Place::Elsewhere,
            ),
        ],
    }
}

fn line(host: Host, authority: &str, tone: Tone, news: &str) -> PeerLine {
    PeerLine {
        host,
        authority: authority.to_owned(),
        state: PeeringState::Active,
        news: news.to_owned(),
        tone,
        sync: "both held the same when last compared, at 03:10".to_owned(),
        waiting: 0,
        oldest: None,
        last_out: Some(at("2026-05-12T14:56:00Z")),
        last_in: Some(at("2026-05-12T14:58:00Z")),
    }
}

fn silent() -> PeerLine {
    PeerLine {
        waiting: 2,
        oldest: Some(at("2026-05-11T23:40:00Z")),
        last_out: Some(at("2026-05-11T23:38:00Z")),
        ..line(
            agora(),
            "agora.example",
            Tone::Watch,
            "Agora Partner Network has not answered since 11 May, 16:40; we try again at 08:20",
        )
    }
}

pub(crate) fn peers_page() -> PeersPage {
    PeersPage {
        peers: vec![
            silent(),
            line(london(), "london.example", Tone::Good, "everything gets through"),
        ],
        followed: vec![FollowedLine {
            actor: "https://mobilizon.example/@meetups".to_owned(),
            news: "could not be read at 05:00: it did not answer; last read at 23:00".to_owned(),
            tone: Tone::Watch,
        }],
    }
}

pub(crate) fn peer_page() -> PeerPage {
    let scope = |scope| ScopeLine {
        scope,
        is_offered: scope != Scope::Reports,
        is_shared: matches!(scope, Scope::Events | Scope::Offers),
    };
    PeerPage {
        line: silent(),
        origin: "https://agora.example".to_owned(),
        scopes: Scope::ALL.into_iter().map(scope).collect(),
        words: Some("amber canoe dune lemon orbit swift".to_owned()),
        pins: vec![KeyPin {
            id: "https://agora.example/actor#ed25519-key".to_owned(),
            written: "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK".to_owned(),
        }],
        counted: (51, 49, 12),
        deliveries: deliveries(),
        lately: "the last failure was at 11 May, 16:40: it did not answer".to_owned(),
        acts: Acts::OfActive,
        said: Some(Said::Done(Done::Compared)),
    }
}

fn deliveries() -> Vec<DeliveryLine> {
    let delivery = |place: &str, what: &str, why: &str, tone| DeliveryLine {
        place: place.to_owned(),
        what: what.to_owned(),
        since: at("2026-05-11T23:40:00Z"),
        why: why.to_owned(),
        tone,
    };
    vec![
        delivery(
            "6100",
            "A change",
            "Agora Partner Network refused it for good at 11 May, 16:38: it could not use it",
            Tone::Act,
        ),
        delivery(
            "6101",
            "An answer to an event",
            "Agora Partner Network has not answered since 11 May, 16:40; we try again at 08:20",
            Tone::Watch,
        ),
        delivery(
            "6102",
            "A new event: Cloud costs in small firms",
            "waits behind others: Agora Partner Network has not answered since 11 May, 16:40; we try again at 08:20",
            Tone::Info,
        ),
    ]
}

pub(crate) fn queue_page() -> QueuePage {
    let mut elsewhere = deliveries();
    elsewhere.truncate(1);
    QueuePage {
        hosts: vec![
            HostQueue {
                name: agora().name,
                authority: "agora.example".to_owned(),
                origin: "https://agora.example".to_owned(),
                deliveries: deliveries(),
            },
            HostQueue {
                name: "social.example".to_owned(),
                authority: "social.example".to_owned(),
                origin: "https://social.example".to_owned(),
                deliveries: elsewhere,
            },
        ],
        more: true,
        done: None,
    }
}

pub(crate) fn drop_page() -> DropPage {
    DropPage {
        name: agora().name,
        delivery: deliveries().remove(1),
    }
}

pub(crate) fn end_page() -> EndPage {
    EndPage {
        name: agora().name,
        authority: "agora.example".to_owned(),
        waiting: 2,
        notice_days: 30,
        refused: None,
    }
}

pub(crate) fn audit_page() -> AuditPage {
    let line = |time: &str, by: &str, what: &str| AuditLine {
        at: time.to_owned(),
        at_exact: format!("2026-05-12T{time}:00Z"),
        by: by.to_owned(),
        what: what.to_owned(),
    };
    AuditPage {
        lines: vec![
            line("07:02", "idris", "Tried a message to https://agora.example again"),
            line("07:01", "idris", "Signed in by a link"),
            line("07:00", "operator", "Made a sign-in link for idris"),
        ],
    }
}
