//! One sample of every page on which officers write events.

use domain::RsvpState;

use crate::frame::Frame;
use crate::sample_desk::as_officer;
use crate::write_event::{
    CancelPage, CheckinPage, EventForm, Expected, Fault, FormPage, GuestLine, GuestsPage, Said,
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
    ];
    let mut late = form_page("/events/two-harbours/edit", "4");
    late.refused = "event-form-changed";
    let nobody = GuestsPage {
        guests: Vec::new(),
        ..guests_page()
    };
    let cancel = CancelPage {
        path: "/events/two-harbours".to_owned(),
        title: "Two harbours, one table".to_owned(),
        guests: 48,
    };
    vec![
        ("event-form", form_page("/events/new", "").render(officer)),
        ("event-form-wrong", wrong.render(officer)),
        ("event-form-late", late.render(officer)),
        ("event-cancel", cancel.render(officer)),
        ("event-guests", guests_page().render(officer)),
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
        ("event-guests-empty", nobody.render(officer)),
    ]
}

fn form_page(action: &str, revision: &str) -> FormPage {
    FormPage {
        action: action.to_owned(),
        form: EventForm {
            revision: revision.to_owned(),
            title: "Two harbours, one table".to_owned(),
            description: "Bring one thing you do well and one thing you refer out.".to_owned(),
            start_date: "2026-05-21".to_owned(),
            start_time: "10:00".to_owned(),
            end_time: "09:30".to_owned(),
            zone: "America/Los_Angeles".to_owned(),
            modality: "hybrid".to_owned(),
            place: "Harbourlight Data, 4th floor".to_owned(),
            town: "Seattle".to_owned(),
            capacity: "60".to_owned(),
            audience: "peers".to_owned(),
            tags: "azure".to_owned(),
            ..EventForm::default()
        },
        faults: Vec::new(),
        refused: "",
        peers: vec![
            (
                "https://london.example".to_owned(),
                "Thames Partner Chapter".to_owned(),
            ),
            ("https://agora.example".to_owned(), "Agora".to_owned()),
        ],
    }
}

fn guests_page() -> GuestsPage {
    let guest = |name: &str, organization: &str, community: &str, state, place| GuestLine {
        name: name.to_owned(),
        organization: organization.to_owned(),
        community: community.to_owned(),
        state,
        place,
    };
    let (puget, thames) = ("Puget Sound Partner Chapter", "Thames Partner Chapter");
    GuestsPage {
        path: "/events/two-harbours".to_owned(),
        title: "Two harbours, one table".to_owned(),
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

fn her_in() -> Said {
    Said::In {
        who: "Maren Lindqvist, Ledgerline Works".to_owned(),
    }
}

fn already_in() -> Said {
    Said::AlreadyIn {
        who: "Maren Lindqvist, Ledgerline Works".to_owned(),
        since: "18:04".to_owned(),
    }
}

fn checkin_page(said: Said) -> CheckinPage {
    let expected = |name: &str, organization: &str, code: &str| Expected {
        name: name.to_owned(),
        organization: organization.to_owned(),
        code: code.to_owned(),
    };
    CheckinPage {
        path: "/events/two-harbours".to_owned(),
        title: "Two harbours, one table".to_owned(),
        said,
        typed: None,
        present: 12,
        expected: vec![
            expected("Noor Haddad", "Copperbeech Cloud", "4KPX-9ZRT"),
            expected("Ravi Menon", "Saltern Security", "W7QA-3MNB"),
        ],
    }
}
