//! `/guest/confirm/{token}`: the link out of her mail shows what she is about to say and one button, in whatever browser;
//! looking at it changes nothing, for programs that look into mails open links too (F12, F21).

use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Response};
use community::see_event::public_event;
use community::visit_event::TakenOut;
use domain::MailProofId;
use edge::Try;
use http::StatusCode;
use serde::Deserialize;
use store::events::Outline;
use store::mail_proofs::{self, Purpose};

use super::code_page::{NotConfirmed, confirmed};
use super::{aside, head, is_link};
use crate::error_page::ErrorPage;
use crate::event_row::{EventCard, EventRow};
use crate::frame::{Around, Frame, written};
use crate::sign_in::{Gate, Refused, read as read_form};
use crate::visit::Visit;

/// The page behind a mailed link.
#[derive(Clone, Debug)]
pub(crate) struct GuestConfirmPage {
    /// What is answered.
    pub(crate) card: EventCard,
    /// As she wrote it.
    pub(crate) name: String,
    /// The last part of the address.
    pub(crate) token: String,
    /// The message that says why her answer was not taken.
    pub(crate) wrong: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "guest_confirm.html")]
struct ConfirmTemplate<'a> {
    around: Around<'a>,
    rows: Vec<EventRow>,
    who: String,
    token: &'a str,
    wrong: String,
}

impl GuestConfirmPage {
    /// The page as HTML; never indexed.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let frame = aside(frame);
        let words = frame.words;
        let title = words.t("guest-confirm-title");
        written(&ConfirmTemplate {
            around: Around::of(&frame, head(title, words.t("guest-confirm-why"))),
            rows: EventRow::all(&frame, std::slice::from_ref(&self.card)),
            who: words.with("guest-confirm-who", &[("name", self.name.as_str().into())]),
            token: &self.token,
            wrong: self.wrong.map_or_else(String::new, |key| words.t(key)),
        })
    }

    /// What a link is about, if it works.
    fn of(visit: &Visit, token: &str, wrong: Option<&'static str>) -> Result<Self, Refused> {
        let old = || Refused::by(visit, &ErrorPage::OldLink);
        let (id, link) = parts(token).ok_or_else(old)?;
        let database = &visit.site.doors.node.database;
        let read = database.read(|tx| {
            let Some(proof) = mail_proofs::visit_of_link(tx, &id, link, visit.now)? else {
                return Ok(None);
            };
            let Purpose::Visit(visiting) = &proof.purpose else {
                return Ok(None);
            };
            let Some(event) = public_event(tx, &visiting.event)? else {
                return Ok(None);
            };
            let card = visit.card(tx, &Outline::of(&event))?;
            Ok::<_, store::StoreError>(Some((card, visiting.name.to_string())))
        });
        let found = read.map_err(|_| Refused::by(visit, &ErrorPage::Unavailable))?;
        let (card, name) = found.ok_or_else(old)?;
        Ok(Self {
            card,
            name,
            token: token.to_owned(),
            wrong,
        })
    }
}

/// What was asked for, and the secret that proves it.
fn parts(token: &str) -> Option<(MailProofId, &str)> {
    let (id, link) = token.split_once('-')?;
    let id = MailProofId::parse(id).ok()?;
    is_link(link).then_some((id, link))
}

/// `GET /guest/confirm/{token}`.
pub(crate) async fn show(visit: Visit, Path(token): Path<String>) -> Result<Response, Refused> {
    let page = GuestConfirmPage::of(&visit, &token, None)?;
    Ok(visit.secret_page(page.render(&visit.frame())))
}

/// The button.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConfirmForm {
    token: String,
}

/// `POST /guest/confirm`: leads on to her answer.
pub(crate) async fn confirm(
    gate: Gate,
    sent: Result<Form<ConfirmForm>, FormRejection>,
) -> Result<Response, Refused> {
    gate.count(Try::Code)?;
    let visit = &gate.visit;
    let form = read_form(visit, sent)?;
    let Some((id, link)) = parts(&form.token) else {
        return Err(Refused::by(visit, &ErrorPage::OldLink));
    };
    match confirmed(&gate, &id, TakenOut::Link(link)).await {
        Ok(Ok(answered)) => Ok(answered),
        Ok(Err(_)) => Err(Refused::by(visit, &ErrorPage::OldLink)),
        Err(NotConfirmed::Refused(why)) => {
            let page = GuestConfirmPage::of(visit, &form.token, Some(why))?;
            let html = page.render(&visit.frame());
            Ok((StatusCode::CONFLICT, visit.secret_page(html)).into_response())
        }
        Err(NotConfirmed::Instead(page)) => Err(page),
    }
}
