//! One sample of every page on which officers write events.

use community::see_jobs::{Doer, SeenJob};
use community::take_job::Turn;
use domain::{Given, Handle, JobKind, MemberId, PersonName, RsvpState};

use crate::event_acts::Acts;
use crate::event_dates::OtherDate;
use crate::event_jobs::JobLine;
use crate::event_minutes::{MinutesPage, MinutesShown};
use crate::event_page::EventPage;
use crate::frame::Frame;
use crate::host::Host;
use crate::sample_desk::as_officer;
use crate::sample_texts::by_hand;
use crate::samples::own_event_page;
use crate::write_event::{
    AskedPaper, CancelPage, CheckinPage, DraftLine, DraftsPage, EventForm, Expected, Fault, FormPage,
    GuestLine, GuestsPage, JobsPage, Paper, PrintPage, Reader, Said, SeesGuests, Typed, Writer,
};

/// Each page: the name of its file and its HTML.
pub(crate) fn all(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let officer = &as_officer(frame);
    let mut wrong = form_page("/events/two-harbours/edit", "4");
    wrong.form.title = String::new();
    wrong.faults = vec![
        Fault {
            field: "title",
            key: "form-wrong-empty",
            n: 0,
        },
        Fault {
            field: "end_time",
            key: "event-form-wrong-end",
            n: 0,
        },
        Fault {
            field: "co_host_2",
            key: "event-form-wrong-co-host",
            n: 0,
        },
    ];
    let mut late = form_page("/events/two-harbours/edit", "4");
    late.refused = "event-form-changed";
    let organisers = FormPage {
        writer: Writer::Organiser,
        ..form_page("/events/two-harbours/edit", "4")
    };
    let cancel = CancelPage {
        path: "/events/two-harbours".to_owned(),
        title: by_hand("Two harbours, one table"),
        guests: 48,
        following: 3,
    };
    vec![
        ("event-form", form_page("/events/new", "").render(officer)),
        ("event-form-wrong", wrong.render(officer)),
        ("event-form-late", late.render(officer)),
        ("event-form-organiser", organisers.render(frame)),
        ("event-cancel", cancel.render(officer)),
        ("event-checkin", checkin_page(Said::Nothing).render(officer)),
        ("event-checkin-in", checkin_page(her_in()).render(officer)),
        (
            "event-checkin-already",
            checkin_page(already_in()).render(officer),
        ),
        (
            "event-checkin-not",
            checkin_page(Said::NotOnThisList).render(officer),
        ),
        ("event-door-list", paper(Paper::Door).render(officer)),
        ("event-badges", paper(Paper::Badges).render(officer)),
    ]
    .into_iter()
    .chain(lists(officer))
    .chain(of_jobs(officer))
    .collect()
}

/// The lists of who comes.
fn lists(officer: &Frame<'_>) -> Vec<(&'static str, String)> {
    let nobody = GuestsPage {
        guests: Vec::new(),
        invited: Vec::new(),
        ..guests_page()
    };
    let not_invited = GuestsPage {
        inviting: ("nobody".to_owned(), "guests-invite-nobody"),
        ..guests_page()
    };
    let waiting = GuestsPage {
        list: "waiting".to_owned(),
        ..guests_page()
    };
    let shared = GuestsPage {
        reader: Reader::CoHost,
        ..guests_page()
    };
    vec![
        ("event-guests", guests_page().render(officer)),
        ("event-guests-empty", nobody.render(officer)),
        ("event-guests-waiting", waiting.render(officer)),
        ("event-guests-not-invited", not_invited.render(officer)),
        ("event-guests-co-host", shared.render(officer)),
    ]
}

/// The pages of who does what.
fn of_jobs(officer: &Frame<'_>) -> Vec<(&'static str, String)> {
    let wrong_job = JobsPage {
        refused: "job-wrong-handle",
        typed: Typed {
            job: 3,
            handle: "nobody".to_owned(),
            ..Typed::default()
        },
        ..jobs_page()
    };
    let long_minutes = MinutesPage {
        fault: ("form-wrong-too-long", 65_536),
        ..minutes_page()
    };
    let no_minutes_yet = MinutesPage {
        is_too_soon: true,
        ..minutes_page()
    };
    let not_signed = MinutesPage {
        fault: ("event-form-not-signed", 0),
        ..minutes_page()
    };
    let nothing_to_do = JobsPage {
        jobs: Vec::new(),
        ..jobs_page()
    };
    vec![
        ("event-jobs", jobs_page().render(officer)),
        ("event-jobs-wrong", wrong_job.render(officer)),
        ("event-jobs-empty", nothing_to_do.render(officer)),
        ("event-shared", shared_event_page().render(officer)),
        ("event-minutes", minutes_page().render(officer)),
        ("event-minutes-wrong", long_minutes.render(officer)),
        ("event-minutes-unsigned", not_signed.render(officer)),
        ("event-minutes-soon", no_minutes_yet.render(officer)),
        ("event-drafts", drafts_page().render(officer)),
        (
            "event-drafts-none",
            DraftsPage { drafts: Vec::new() }.render(officer),
        ),
        ("event-held", held_event_page().render(officer)),
    ]
}

fn drafts_page() -> DraftsPage {
    let draft = |title: &str| DraftLine {
        id: "01JD7ZQ4T0M8V5XKPN6R3W2YHB".to_owned(),
        title: by_hand(title),
        start: crate::sample_events::at("2026-05-21T17:00:00Z"),
        by: by_hand("Maren Lindqvist"),
    };
    DraftsPage {
        drafts: vec![draft("Two harbours, one table"), draft("Who secures what")],
    }
}

fn minutes_page() -> MinutesPage {
    MinutesPage {
        path: "/events/two-harbours".to_owned(),
        title: by_hand("Two harbours, one table"),
        text: by_hand("We meet again in May.\n\n- Harbourlight brings the cases"),
        ..MinutesPage::default()
    }
}

/// With what was agreed at it, for whoever writes that.
fn held_event_page() -> EventPage {
    EventPage {
        minutes: MinutesShown {
            text: domain::Html::from_sanitised("<p>We meet again in May.</p>".to_owned()),
            by: by_hand("Maren Lindqvist"),
            may_write: true,
        },
        ..own_event_page()
    }
}

fn form_page(action: &str, revision: &str) -> FormPage {
    FormPage {
        action: action.to_owned(),
        form: EventForm {
            revision: revision.to_owned(),
            title: by_hand("Two harbours, one table"),
            description: by_hand("Bring one thing you do well and one thing you refer out."),
            agenda: by_hand("10:00 Welcome\n10:15 Two cases, one from each harbour"),
            activity: "partner_to_partner".to_owned(),
            start_date: "2026-05-21".to_owned(),
            start_time: "10:00".to_owned(),
            end_time: "09:30".to_owned(),
            zone: "America/Los_Angeles".to_owned(),
            modality: "hybrid".to_owned(),
            place: by_hand("Harbourlight Data, 4th floor"),
            town: by_hand("Seattle"),
            capacity: "60".to_owned(),
            audience: "ticked".to_owned(),
            audience_peers: vec!["https://agora.example".to_owned()],
            tags: by_hand("azure"),
            co_host_1: by_hand("Harbourlight Data"),
            co_host_2: by_hand("Eastside"),
            ..EventForm::default()
        },
        faults: Vec::new(),
        refused: "",
        peers: vec![
            (
                "https://london.example".to_owned(),
                by_hand("Thames Partner Chapter"),
            ),
            ("https://agora.example".to_owned(), by_hand("Agora")),
        ],
        offered: ["Eastside", "Fathom & Vale", "Harbourlight Data"]
            .map(by_hand)
            .into(),
        following: if revision.is_empty() { 0 } else { 3 },
        guests: u32::from(!revision.is_empty()) * 3,
        writer: Writer::Officer,
    }
}

fn paper(paper: Paper) -> PrintPage {
    let page = guests_page();
    let asked = AskedPaper { paper, entrances: 2 };
    PrintPage::of(page.path, page.title, page.guests, &asked)
}

fn guests_page() -> GuestsPage {
    let guest = |name: &str, organization: &str, community: &str, state, place| GuestLine {
        name: by_hand(name),
        organization: by_hand(organization),
        community: by_hand(community),
        state,
        place,
    };
    let (puget, thames) = ("Puget Sound Partner Chapter", "Thames Partner Chapter");
    GuestsPage {
        path: "/events/two-harbours".to_owned(),
        title: by_hand("Two harbours, one table"),
        invited: vec![guest("Ines Duarte", "Tidewrack", puget, RsvpState::Pending, None)],
        inviting: (String::new(), ""),
        list: String::new(),
        reader: Reader::Officer,
        guests: vec![
            guest(
                "Maren Lindqvist",
                "Ledgerline Works",
                puget,
                RsvpState::Going,
                None,
            ),
            guest("Noor Haddad", "Copperbeech Cloud", thames, RsvpState::Going, None),
            guest("Sunniva Dahlkvarn", "", puget, RsvpState::Maybe, None),
            guest(
                "Ravi Menon",
                "Saltern Security",
                thames,
                RsvpState::Waitlisted,
                Some(1),
            ),
            guest(
                "Neve Tarrantine",
                "Harbourlight Data",
                puget,
                RsvpState::Declined,
                None,
            ),
        ],
    }
}

fn jobs() -> Vec<SeenJob> {
    let doer = |handle: &str, name: &str, given| Doer {
        member: MemberId::new(0, [1; 10]),
        handle: Handle::parse(handle).expect("a sample is written right"),
        name: PersonName::parse(&by_hand(name)).expect("a sample is written right"),
        given,
    };
    let job = |number, kind, doer: Option<Doer>| SeenJob {
        number,
        kind,
        is_open: doer.is_none(),
        doer,
    };
    vec![
        job(
            1,
            JobKind::Door,
            Some(doer("maren", "Maren Lindqvist", Given::Named)),
        ),
        job(
            2,
            JobKind::Minutes,
            Some(doer("sunniva", "Sunniva Dahlkvarn", Given::Taken)),
        ),
        job(3, JobKind::SpeakerCare, None),
        job(4, JobKind::Organiser, None),
    ]
}

fn jobs_page() -> JobsPage {
    JobsPage {
        path: "/events/two-harbours".to_owned(),
        title: by_hand("Two harbours, one table"),
        jobs: jobs(),
        refused: "",
        typed: Typed::default(),
        writer: Writer::Officer,
    }
}

fn other_date(day: char) -> OtherDate {
    let start = format!("2026-06-0{day}T15:00:00Z");
    OtherDate {
        path: format!("/events/breakfast-{day}"),
        start: start.parse().expect("a sample is written right"),
    }
}

/// An event of ours as an officer reads it who could take the open job.
fn shared_event_page() -> EventPage {
    let line = |job: SeenJob| JobLine {
        number: job.number,
        turn: match job.number {
            1 => None,
            2 => Some(Turn::GiveBack),
            _ => Some(Turn::Take),
        },
        kind: job.kind,
        is_open: job.is_open,
        doer: job.doer,
    };
    let mut page = EventPage {
        acts: Acts::Officer,
        dates: ['2', '9'].map(other_date).into(),
        jobs: jobs().into_iter().map(line).collect(),
        ..own_event_page()
    };
    page.card.hosts.push(Host {
        name: by_hand("Harbourlight Data"),
        key: String::from("https://seattle.example/orgs/harbourlight-data"),
        governance: None,
    });
    page
}

fn her_in() -> Said {
    Said::In {
        who: by_hand("Maren Lindqvist, Ledgerline Works"),
    }
}

fn already_in() -> Said {
    Said::AlreadyIn {
        who: by_hand("Maren Lindqvist, Ledgerline Works"),
        since: "18:04".to_owned(),
    }
}

fn checkin_page(said: Said) -> CheckinPage {
    let expected = |name: &str, organization: &str, code: &str| Expected {
        name: by_hand(name),
        organization: by_hand(organization),
        code: code.to_owned(),
    };
    CheckinPage {
        path: "/events/two-harbours".to_owned(),
        title: by_hand("Two harbours, one table"),
        said,
        ground_rules: crate::GroundRules::Competition,
        sees_guests: SeesGuests::Yes,
        typed: None,
        present: 12,
        expected: vec![
            expected("Noor Haddad", "Copperbeech Cloud", "4KPX-9ZRT"),
            expected("Ravi Menon", "Saltern Security", "W7QA-3MNB"),
        ],
    }
}
