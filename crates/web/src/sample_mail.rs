//! One sample of every page about mails.

use std::collections::BTreeSet;

use domain::MailKind;
use store::mail_settings::MailSettings;

use crate::frame::{Desk, Frame, Person};
use crate::mail_page::{MailPage, Told};
use crate::mail_stop_page::MailStopPage;
use crate::notifications_page::{NoticeLine, NotificationsPage};
use crate::sample_desk::as_officer;
use crate::sample_events::{at, tag};

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
        told,
    };
    let kind = MailKind::Digest;
    let ask = MailStopPage::Ask {
        token: format!("digest.01JD7ZQ4T0M8V5XKPN6R3W2YHB.{}", "0a".repeat(16)),
        kind,
    };
    let notifications = told_lately();
    let none = NotificationsPage { lines: Vec::new() };
    vec![
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
        subject: subject.to_owned(),
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
