//! Answering a public event without a membership: the form, the code or link out of the mail, and the page of one's own
//! answer, which only who has a link of it finds (F12: guest RSVP).

mod answer_page;
mod ask_page;
mod code_page;
mod confirm_page;

use axum::routing::{get, post};
use community::mail_proof::{LINK_LETTERS, MailSecrets};
use edge::{Node, Routes};

use crate::frame::{Frame, Head, Section};
use crate::router::Site;

pub(crate) use answer_page::GuestAnswerPage;
pub(crate) use ask_page::{GuestAskPage, GuestFault, GuestForm};
pub(crate) use code_page::{GuestCodePage, WrongGuestCode};
pub(crate) use confirm_page::GuestConfirmPage;

/// Where guests without a membership answer.
pub(crate) fn routes() -> Routes<Site> {
    Routes::default()
        .route("/events/{id}/guest", get(ask_page::show).post(ask_page::ask))
        .route(
            "/events/{id}/guest/code",
            get(code_page::show).post(code_page::confirm),
        )
        .route("/guest/confirm", post(confirm_page::confirm))
        .route("/guest/confirm/{token}", get(confirm_page::show))
        .route("/guest/{link}", get(answer_page::show).post(answer_page::change))
}

/// A fresh secret for the link to an answer.
fn fresh_link(node: &Node) -> String {
    MailSecrets::fresh(&node.randomness).link
}

/// Whether a text may be such a secret.
fn is_link(text: &str) -> bool {
    text.len() == LINK_LETTERS && text.bytes().all(|sign| sign.is_ascii_hexdigit())
}

/// What these pages say of themselves; their addresses are written nowhere else.
fn head(title: String, description: String) -> Head {
    Head::unlisted(Section::Events, title, description)
}

/// The switches at the foot lead to the list of events, for an address with a secret is written nowhere.
fn aside<'a>(frame: &Frame<'a>) -> Frame<'a> {
    Frame {
        path: "/events",
        ..*frame
    }
}
