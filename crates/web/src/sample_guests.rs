//! One sample of every page by which somebody without a membership answers an event.

use domain::{DoorCode, Iri, RsvpState, Segment, TextRefused};
use edge::AnswerStanding;

use crate::event_mail_stop_page::EventMailStopPage;
use crate::event_row::EventCard;
use crate::frame::Frame;
use crate::guest_rsvp::{
    GuestAnswerPage, GuestAskPage, GuestCodePage, GuestConfirmPage, GuestFault, GuestForm, WrongGuestCode,
};
use crate::rsvp_form::{Answering, DoorShown};
use crate::sample_desk::as_officer;
use crate::sample_events::at;
use crate::sample_texts::by_hand;
use crate::samples::own_event_page;
use crate::write_event::{MailGuestsFault, MailGuestsPage, Preview, SentLine};

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
                organization: by_hand("Saltern & Daughters"),
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
        name: by_hand("Nora Sand"),
        token: format!("01J0000000000000000000000A-{}", link()),
        wrong,
    };
    let mut pages = vec![
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
    ];
    pages.extend(mails(frame));
    pages
}

/// What organisers write to guests, and how a guest gets no more of it.
fn mails(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let officer = &as_officer(frame);
    let stop = EventMailStopPage::Ask {
        token: "01J0000000000000000000000A.m01J0000000000000000000000B.00".to_owned(),
    };
    let shown = Preview {
        mailed: 48,
        elsewhere: 3,
        unwilling: 1,
        seal: "00".repeat(16),
    };
    let wrong = MailGuestsPage {
        fault: Some(MailGuestsFault::Text(TextRefused::Empty)),
        text: String::new(),
        sent: Vec::new(),
        ..mail_guests(None)
    };
    let unsigned = MailGuestsPage {
        fault: Some(MailGuestsFault::NotSigned),
        ..mail_guests(None)
    };
    let changed = MailGuestsPage {
        fault: Some(MailGuestsFault::Changed),
        ..mail_guests(Some(shown.clone()))
    };
    let nobody = Preview {
        mailed: 0,
        elsewhere: 2,
        unwilling: 0,
        seal: "00".repeat(16),
    };
    let sent = MailGuestsPage {
        just_sent: Some(48),
        ..mail_guests(None)
    };
    vec![
        ("mail-guests", mail_guests(None).render(officer)),
        ("mail-guests-unsigned", unsigned.render(officer)),
        ("mail-guests-wrong", wrong.render(officer)),
        ("mail-guests-preview", mail_guests(Some(shown)).render(officer)),
        ("mail-guests-nobody", mail_guests(Some(nobody)).render(officer)),
        ("mail-guests-changed", changed.render(officer)),
        ("mail-guests-sent", sent.render(officer)),
        ("mail-stop-event", stop.render(frame)),
        ("mail-stop-event-done", EventMailStopPage::Stopped.render(frame)),
        (
            "mail-stop-event-unknown",
            EventMailStopPage::Unknown.render(frame),
        ),
    ]
}

fn mail_guests(preview: Option<Preview>) -> MailGuestsPage {
    MailGuestsPage {
        path: "/events/breakfast".to_owned(),
        title: by_hand("Breakfast at the harbour"),
        segment: Segment::Going,
        text: by_hand(
            "The door on the quay side is open from half past seven.\n\nBring one case you learned from.",
        ),
        fault: None,
        preview,
        just_sent: None,
        sent: vec![SentLine {
            at: at("2026-05-10T08:00:00Z"),
            segment: Segment::Everyone,
            mailed: 51,
        }],
    }
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
        name: by_hand("Nora Sand"),
        card: Some(card()),
        state: Some(state),
        place: (state == RsvpState::Waitlisted).then_some(3),
        door: (state == RsvpState::Going).then(|| DoorShown {
            link: code.link(&event),
            code,
        }),
        joins_by: (state == RsvpState::Going).then(|| address("seattle")),
        closed: None,
        wrong: None,
    }
}

/// By which address somebody with a seat joins a sample's event.
pub(crate) fn joins_by(standing: AnswerStanding) -> Option<Iri> {
    (standing == AnswerStanding::Confirmed).then(|| address("london"))
}

fn address(place: &str) -> Iri {
    let code = "0123456789abcdef".repeat(2);
    let address = format!("https://{place}.example/events/01JD7ZQ4T0M8V5XKPN6R3W2YHB/go/{code}");
    Iri::parse(&address).expect("a sample is written right")
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
