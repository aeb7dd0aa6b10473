//! One sample of every page that is not for everybody: her browsers, and the desk of an officer.

use domain::{MailAddress, Note, PeeringState, Scope, Scopes, TextRefused};
use edge::{MailTrialRefused, MailWay, Tone};
use store::sessions::Browser;

use crate::desk::{
    Acts, Answered, AuditLine, AuditPage, CardsPage, CardsSaid, DeliveryLine, Done, DropPage, EndPage,
    FollowedLine, FoundersForm, FoundersPage, HostQueue, KeyPin, PeerLine, PeerPage, PeersPage, ProposeFault,
    ProposePage, QueuePage, Said, ScopeLine, SetupForm, SetupPage,
};
use crate::frame::{Desk, Frame, Person};
use crate::host::Host;
use crate::rooms::{HersAlready, OffersSeen};
use crate::sample_dues;
use crate::sample_ethics;
use crate::sample_events::{agora, at, london};
use crate::sample_texts::by_hand;
use crate::samples::about_page;
use crate::sign_in::{Place, SessionLine, SessionsPage};
use crate::write_event::Fault;

fn setup_page() -> SetupPage {
    SetupPage {
        form: SetupForm::of(&about_page().profile),
        ..SetupPage::default()
    }
}

fn cards_page() -> CardsPage {
    let mail = |text| MailAddress::parse(text).expect("a sample is an address");
    CardsPage {
        profile: about_page().profile,
        tiers: sample_dues::tiers_page().seen,
        code: Some(sample_ethics::code()),
        founding: None,
        rooms: OffersSeen::Offered([HersAlready::Yes, HersAlready::No, HersAlready::No]),
        way: MailWay::Relay {
            host: "relay.example".to_owned(),
            from: mail("rosarium@seattle.example"),
        },
        mail: mail("idris@seattle.example"),
        said: Some(CardsSaid::Mailed),
    }
}

/// Of a node that was made a minute ago.
fn new_cards() -> CardsPage {
    let mut page = CardsPage {
        code: None,
        rooms: OffersSeen::Locked,
        way: MailWay::Folder,
        said: None,
        ..cards_page()
    };
    page.profile.summary = domain::Html::default();
    page
}

fn founders_page(wrong: Option<&'static str>) -> FoundersPage {
    FoundersPage {
        form: FoundersForm {
            founders: by_hand("idris\nmaren\nnobody"),
            president: "idris".to_owned(),
            ..FoundersForm::default()
        },
        fault: wrong.map(|key| ("founders", key, "nobody".to_owned())),
        meanwhile: None,
    }
}

fn stale_founders() -> FoundersPage {
    FoundersPage {
        meanwhile: Some(vec![by_hand("Maren Lindqvist"), by_hand("Noor Haddad")]),
        ..founders_page(None)
    }
}

fn not_mailed() -> CardsPage {
    let said = by_hand("550 5.1.1 No such mailbox here");
    CardsPage {
        said: Some(CardsSaid::NotMailed(MailTrialRefused::Recipient(said))),
        ..cards_page()
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
    let proposed = proposed_page();
    let paused = PeerPage {
        acts: Acts::OfPaused,
        ..proposed.clone()
    };
    let quiet = QueuePage {
        hosts: Vec::new(),
        more: false,
        done: Some(Done::Retried),
    };
    let mut pages = setting_up(officer);
    pages.extend([
        ("sessions", sessions_page().render(officer)),
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
    ]);
    pages.extend(proposals(officer));
    pages
}

/// What a new community is set up with.
fn setting_up(officer: &Frame<'_>) -> Vec<(&'static str, String)> {
    let mut wrong_setup = setup_page();
    wrong_setup.form.governance = "commercial".to_owned();
    wrong_setup.faults = vec![Fault {
        field: "operator_name",
        key: "setup-wrong-operator",
        n: 0,
    }];
    let mut stale_setup = setup_page();
    stale_setup.meanwhile = Some(SetupForm {
        name: by_hand("Puget Sound Partners"),
        governance: "user_group".to_owned(),
        country: String::new(),
        ..stale_setup.form.clone()
    });
    vec![
        ("desk-cards", cards_page().render(officer)),
        ("desk-cards-new", new_cards().render(officer)),
        ("desk-cards-not-mailed", not_mailed().render(officer)),
        ("desk-founders", founders_page(None).render(officer)),
        (
            "desk-founders-wrong",
            founders_page(Some("founders-wrong-nobody")).render(officer),
        ),
        ("desk-founders-stale", stale_founders().render(officer)),
        ("desk-setup", setup_page().render(officer)),
        ("desk-setup-stale", stale_setup.render(officer)),
        ("desk-setup-wrong", wrong_setup.render(officer)),
    ]
}

/// A proposal of theirs that waits.
fn proposed_page() -> PeerPage {
    PeerPage {
        acts: Acts::OfTheirProposal,
        words: None,
        own_words: by_hand("amber canoe dune lemon orbit swift"),
        note: Some(by_hand("We met in Tacoma & wish to share our evenings.")),
        pins: Vec::new(),
        deliveries: Vec::new(),
        said: None,
        ..peer_page()
    }
}

/// What proposing a peering and answering one look like.
fn proposals(officer: &Frame<'_>) -> Vec<(&'static str, String)> {
    let nothing_ticked = PeerPage {
        words: peer_page().words,
        said: Some(Said::NoScopes),
        ..proposed_page()
    };
    let nobody_there = ProposePage {
        address: "nobody.example".to_owned(),
        wrong: Some(("address", ProposeFault::Address)),
        ..ProposePage::default()
    };
    let unticked = ProposePage {
        scopes: Scopes::new(),
        wrong: Some(("scopes", ProposeFault::NoScopes)),
        ..propose_page()
    };
    vec![
        ("desk-peer-proposed-wrong", nothing_ticked.render(officer)),
        ("desk-propose", ProposePage::default().render(officer)),
        ("desk-propose-card", propose_page().render(officer)),
        ("desk-propose-wrong", nobody_there.render(officer)),
        ("desk-propose-unticked", unticked.render(officer)),
    ]
}

fn propose_page() -> ProposePage {
    ProposePage {
        address: "london.example".to_owned(),
        card: Some(Answered {
            name: by_hand("London Partner Network"),
            origin: "https://london.example".to_owned(),
            words: by_hand("amber canoe dune lemon orbit swift"),
            own_words: by_hand("swift orbit lemon dune canoe amber"),
            is_profile_host: true,
        }),
        scopes: Scopes::from([Scope::Events]),
        note: String::new(),
        wrong: None,
    }
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
        news: by_hand(news),
        tone,
        sync: by_hand("both held the same when last compared, at 03:10"),
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
            news: by_hand("could not be read at 05:00: it did not answer; last read at 23:00"),
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
        words: Some(by_hand("amber canoe dune lemon orbit swift")),
        own_words: String::new(),
        note: None,
        pins: vec![KeyPin {
            id: "https://agora.example/actor#ed25519-key".to_owned(),
            written: "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK".to_owned(),
        }],
        counted: (51, 49, 12),
        deliveries: deliveries(),
        lately: by_hand("the last failure was at 11 May, 16:40: it did not answer"),
        acts: Acts::OfActive,
        said: Some(Said::Done(Done::Compared)),
    }
}

fn deliveries() -> Vec<DeliveryLine> {
    let delivery = |place: &str, what: &str, why: &str, tone| DeliveryLine {
        place: place.to_owned(),
        what: by_hand(what),
        since: at("2026-05-11T23:40:00Z"),
        why: by_hand(why),
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
                name: by_hand("social.example"),
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
        by: by_hand(by),
        what: by_hand(what),
    };
    AuditPage {
        lines: vec![
            line("07:02", "idris", "Tried a message to https://agora.example again"),
            line("07:01", "idris", "Signed in by a link"),
            line("07:00", "operator", "Made a sign-in link for idris"),
        ],
    }
}
