//! One sample of every page about mails.

use std::collections::BTreeSet;

use domain::MailKind;
use store::mail_settings::MailSettings;

use crate::frame::{Desk, Frame, Person};
use crate::mail_page::{MailPage, Told};
use crate::mail_stop_page::MailStopPage;
use crate::notifications_page::{NoticeLine, NotificationsPage};
use crate::outbox_page::{Attached, Handed, OutboxMail, OutboxPage};
use crate::sample_desk::as_officer;
use crate::sample_events::{at, tag};
use crate::sample_texts::by_hand;

/// Each page: the name of its file and its HTML.
pub(crate) fn all(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let officer = as_officer(frame);
    let member = &Frame {
        person: officer.person.map(|person| Person {
            desk: Desk::OfOthers,
            ..person
        }),
        ..officer
    };
    let page = |off: BTreeSet<MailKind>, told| MailPage {
        address: "maren@ledgerline.example".to_owned(),
        settings: MailSettings {
            off,
            language: (told == Told::Saved).then(|| tag("sv")),
            ..MailSettings::default()
        },
        unchosen: tag("de"),
        is_officer: told == Told::Saved,
        told,
    };
    let kind = MailKind::Digest;
    let ask = MailStopPage::Ask {
        token: format!("digest.01JD7ZQ4T0M8V5XKPN6R3W2YHB.{}", "0a".repeat(16)),
        kind,
    };
    let notifications = told_lately();
    let none = NotificationsPage { lines: Vec::new() };
    let outbox = outbox();
    let nothing = OutboxPage {
        handed: Handed::ToRelay,
        mails: Vec::new(),
        number: 1,
        total: 0,
    };
    vec![
        ("outbox", outbox.render(frame)),
        ("outbox-empty", nothing.render(frame)),
        ("notifications", notifications.render(member)),
        ("notifications-empty", none.render(member)),
        (
            "settings-mail",
            page(BTreeSet::new(), Told::Nothing).render(member),
        ),
        (
            "settings-mail-saved",
            page([kind].into(), Told::Saved).render(member),
        ),
        ("mail-stop", ask.render(frame)),
        ("mail-stopped", MailStopPage::Stopped { kind }.render(frame)),
        ("mail-stop-unknown", MailStopPage::Unknown.render(frame)),
    ]
}

/// What a member was mailed, one of it in another language.
fn told_lately() -> NotificationsPage {
    let line = |subject: &str, path: &str, when: &str| NoticeLine {
        subject: by_hand(subject),
        path: path.to_owned(),
        at: at(when),
        language: None,
    };
    NotificationsPage {
        lines: vec![
            NoticeLine {
                language: Some(tag("de")),
                ..line("Erinnerung: Copilot clinic", "/events/1", "2026-05-11T16:00:00Z")
            },
            line(
                "This week at Puget Sound Partner Chapter",
                "/calendar",
                "2026-05-05T15:00:00Z",
            ),
            line(
                "Invoice 12 of Puget Sound Partner Chapter",
                "/invoices/12",
                "2026-04-28T10:00:00Z",
            ),
        ],
    }
}

fn outbox() -> OutboxPage {
    let mail = |subject: &str, text: &str, calendar, when: &str| OutboxMail {
        at: at(when),
        to: "maren@ledgerline.example".to_owned(),
        subject: by_hand(subject),
        text: by_hand(text),
        calendar,
    };
    OutboxPage {
        handed: Handed::ToFolder,
        mails: vec![
            mail(
                "Sign in at Puget Sound Partner Chapter",
                "Open this link in the browser that asked:\n\n  https://seattle.example/login/mailed/3f7c0a91d2b84e6f\n\nOr type \
                 this code: 7KQ4-M2XW",
                Attached::Nothing,
                "2026-05-12T14:58:00Z",
            ),
            mail(
                "Changed: Copilot clinic",
                "It is on Thursday 14 May at 18:00 now.\nhttps://seattle.example/events/1",
                Attached::Calendar,
                "2026-05-12T09:00:00Z",
            ),
        ],
        number: 1,
        total: 41,
    }
}
