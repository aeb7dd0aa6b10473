//! `/login/mailed/{link}`: the link out of a mail shows one button in the browser that asked, and in every other one
//! what to do instead; looking at it changes nothing, for programs that look into mails open links too (F21, F28).

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, State};
use axum::response::Response;
use community::mail_proof::LINK_LETTERS;
use edge::{Try, asking_browser};
use http::HeaderMap;
use serde::Deserialize;
use store::mail_proofs::Shown;

use super::begun::Gate;
use super::code_page::{asked_by, by_mail};
use super::link_page::{aside, head, is_secret};
use super::proofs::{Refused, read};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, written};
use crate::router::Site;
use crate::visit::Visit;

/// The page behind a mailed link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum MailedPage {
    /// The browser that asked: one button.
    Here {
        /// The secret of the link.
        link: String,
    },
    /// Another one, or too late.
    Elsewhere,
}

#[derive(Template)]
#[template(path = "login_mailed.html")]
struct MailedTemplate<'a> {
    around: Around<'a>,
    link: &'a str,
}

impl MailedPage {
    /// The page as HTML; never indexed. Whether the link works is said to nobody before it is used.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let frame = aside(frame);
        written(&MailedTemplate {
            around: Around::of(&frame, head(&frame)),
            link: match self {
                Self::Here { link } => link,
                Self::Elsewhere => "",
            },
        })
    }
}

/// `GET /login/mailed/{link}`: the link itself is not looked up.
pub(crate) async fn show(
    State(site): State<Site>,
    headers: HeaderMap,
    visit: Visit,
    Path(link): Path<String>,
) -> Response {
    if !is_secret(&link, LINK_LETTERS) {
        return visit.error(&ErrorPage::OldLink);
    }
    let asking = asking_browser(&site.doors.node, &headers);
    let asked = asking.and_then(|asking| asked_by(&site, &visit, &asking));
    let page = match asked {
        Some(_) => MailedPage::Here { link },
        None => MailedPage::Elsewhere,
    };
    visit.secret_page(page.render(&visit.frame()))
}

/// The button.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MailedForm {
    link: String,
}

/// `POST /login/mailed`.
pub(crate) async fn sign_in(
    gate: Gate,
    sent: Result<Form<MailedForm>, FormRejection>,
) -> Result<Response, Refused> {
    gate.count(Try::Code)?;
    let form = read(&gate.visit, sent)?;
    if !is_secret(&form.link, LINK_LETTERS) {
        return Err(Refused::by(&gate.visit, &ErrorPage::OldLink));
    }
    by_mail(&gate, Shown::Link(&form.link)).await
}
