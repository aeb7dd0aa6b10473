//! One sample of every page by which somebody without a membership answers an event.

use domain::{DoorCode, Iri, RsvpState, TextRefused};

use crate::event_row::EventCard;
use crate::frame::Frame;
use crate::guest_rsvp::{
    GuestAnswerPage, GuestAskPage, GuestCodePage, GuestConfirmPage, GuestFault, GuestForm, WrongGuestCode,
};
use crate::rsvp_form::{Answering, DoorShown};
use crate::samples::own_event_page;

/// Each page: the name of its file and its HTML.
pub(crate) fn all(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let mut event = own_event_page();
    event.answering = Answering::Guest;
    let ask = |faults: Vec<GuestFault>, closed| GuestAskPage {
        card: card(),
        typed: match faults.is_empty() {
            true => GuestForm::default(),
            false => GuestForm {
                name: String::new(),
                mail: "nora".to_owned(),
                organization: "Saltern & Daughters".to_owned(),
            },
        },
        faults,
        closed,
    };
    let faults = vec![
        GuestFault::Name(TextRefused::Empty),
        GuestFault::Mail(TextRefused::Form("is written as name@example.org")),
    ];
    let code = |wrong| GuestCodePage {
        event: card().path,
        mail: "nora@saltern.example".to_owned(),
        wrong,
    };
    let confirm = |wrong| GuestConfirmPage {
        card: card(),
        name: "Nora Sand".to_owned(),
        token: format!("01J0000000000000000000000A-{}", link()),
        wrong,
    };
    vec![
        ("event-own-guest", event.render(frame)),
        ("guest-ask", ask(Vec::new(), None).render(frame)),
        ("guest-ask-wrong", ask(faults, None).render(frame)),
        (
            "guest-ask-closed",
            ask(Vec::new(), Some("answer-wrong-full")).render(frame),
        ),
        ("guest-code", code(None).render(frame)),
        (
            "guest-code-full",
            code(Some(WrongGuestCode::NotTaken("answer-wrong-full"))).render(frame),
        ),
        ("guest-confirm", confirm(None).render(frame)),
        (
            "guest-confirm-full",
            confirm(Some("answer-wrong-full")).render(frame),
        ),
        ("guest-answer", answer(RsvpState::Going).render(frame)),
        (
            "guest-answer-waiting",
            answer(RsvpState::Waitlisted).render(frame),
        ),
        ("guest-answer-removed", removed().render(frame)),
    ]
}

fn card() -> EventCard {
    own_event_page().card
}

fn link() -> String {
    "0123456789abcdef".repeat(3)
}

fn answer(state: RsvpState) -> GuestAnswerPage {
    let code = DoorCode::new(7);
    let event = Iri::parse("https://seattle.example/events/breakfast").expect("a sample is written right");
    GuestAnswerPage {
        link: link(),
        name: "Nora Sand".to_owned(),
        card: Some(card()),
        state: Some(state),
        place: (state == RsvpState::Waitlisted).then_some(3),
        door: (state == RsvpState::Going).then(|| DoorShown {
            link: code.link(&event),
            code,
        }),
        closed: None,
        wrong: None,
    }
}

fn removed() -> GuestAnswerPage {
    GuestAnswerPage {
        card: None,
        closed: Some("guest-answer-removed"),
        wrong: Some("answer-wrong-started"),
        state: None,
        ..answer(RsvpState::Declined)
    }
}
