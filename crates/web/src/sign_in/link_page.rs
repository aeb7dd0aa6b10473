//! `/login/{link}`: a one-time link from the shell shows a page with one button; only the button signs in, for programs
//! that look into messages open links too (F28).

use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::extract::rejection::FormRejection;
use axum::response::Response;
use community::make_sign_in_link::SECRET_LETTERS;
use community::sign_in::{SignInRefused, sign_in};
use domain::Next;
use edge::Try;
use serde::Deserialize;

use super::begun::{Begin, Gate, signed_in_page};
use super::proofs::{Refused, read};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::visit::Visit;

/// The page before signing in by a link from the shell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LinkPage {
    /// The secret of the link.
    pub(crate) link: String,
}

#[derive(Template)]
#[template(path = "login_link.html")]
struct LinkTemplate<'a> {
    around: Around<'a>,
    link: &'a str,
}

impl LinkPage {
    /// The page as HTML; never indexed. Whether the link works is said to nobody before it is used.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let frame = aside(frame);
        written(&LinkTemplate {
            around: Around::of(&frame, head(&frame)),
            link: &self.link,
        })
    }
}

/// What the pages of signing in say of themselves.
pub(super) fn head(frame: &Frame<'_>) -> Head {
    Head::unlisted(
        Section::Person,
        frame.words.t("login-title"),
        frame.words.t("login-intro"),
    )
}

/// The switches at the foot lead back to the form, and an address with a secret is written nowhere else.
pub(super) fn aside<'a>(frame: &Frame<'a>) -> Frame<'a> {
    Frame {
        path: "/login",
        ..*frame
    }
}

/// Whether a text may be the last part of a link that we made.
pub(super) fn is_secret(text: &str, letters: usize) -> bool {
    text.len() == letters && text.bytes().all(|sign| sign.is_ascii_hexdigit())
}

/// `GET /login/{link}`: looks nothing up and changes nothing.
pub(crate) async fn show(visit: Visit, Path(link): Path<String>) -> Response {
    if !is_secret(&link, SECRET_LETTERS) {
        return visit.error(&ErrorPage::OldLink);
    }
    visit.secret_page(LinkPage { link }.render(&visit.frame()))
}

/// The button.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LinkForm {
    link: String,
}

/// `POST /login`: the link is used up, and the browser gets a session that it never had before (threat E4).
pub(crate) async fn sign_in_by_link(
    gate: Gate,
    sent: Result<Form<LinkForm>, FormRejection>,
) -> Result<Response, Refused> {
    gate.count(Try::Login)?;
    let Gate { site, visit, .. } = &gate;
    let form = read(visit, sent)?;
    let begin = Begin::of(&gate);
    let begun = site
        .doors
        .node
        .database
        .transact(|tx| sign_in(tx, &form.link, &begin.session(), begin.before(), visit.now))
        .await;
    match begun {
        Ok(session) => Ok(signed_in_page(&gate, &begin, &session, &Next::Home)),
        Err(SignInRefused::NoSuchLink) => Err(Refused::by(visit, &ErrorPage::OldLink)),
        Err(SignInRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}
