//! `/events/{id}/guest/code`: in the browser that asked, she types the code out of her mail (F12; threats E9, E13).

use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::extract::rejection::{FormRejection, PathRejection};
use axum::response::{IntoResponse, Redirect, Response};
use community::rsvp::RsvpRefused;
use community::visit_event::{Confirmed, Confirming, TakenOut, visit_event};
use domain::{EventId, OneTimeCode};
use edge::{AskingBrowser, Try, asking_browser, no_asking_cookie};
use http::{HeaderMap, header};
use serde::Deserialize;
use store::mail_proofs::{MailProof, PROOF_SECONDS, Purpose};

use super::ask_page::named;
use super::{fresh_link, head};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, written};
use crate::rsvp_form::why;
use crate::sign_in::{Gate, Refused, asked_by, read as read_form};
use crate::visit::Visit;

/// The form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GuestCodePage {
    /// The path of the event's page.
    pub(crate) event: String,
    /// Where the mail went, as typed in this browser.
    pub(crate) mail: String,
    /// What was wrong with the code she sent.
    pub(crate) wrong: Option<WrongGuestCode>,
}

/// Why the form is shown again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WrongGuestCode {
    /// It is no code at all; this counts as no try.
    Unreadable,
    /// It is another one; so many tries are left.
    Another {
        /// Before she has to ask for a new mail.
        left: u8,
    },
    /// It is right, and the answer is not taken; the message says why.
    NotTaken(&'static str),
}

#[derive(Template)]
#[template(path = "login_code.html")]
struct CodeTemplate<'a> {
    around: Around<'a>,
    sent: String,
    action: String,
    again: String,
    button: String,
    no_mail: String,
    here: String,
    wrong: String,
}

impl GuestCodePage {
    /// The page as HTML; never indexed.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let wrong = match self.wrong {
            None => String::new(),
            Some(WrongGuestCode::Unreadable) => words.t("login-code-unreadable"),
            Some(WrongGuestCode::Another { left }) => words.count("login-code-wrong", left.into()),
            Some(WrongGuestCode::NotTaken(why)) => words.t(why),
        };
        let minutes = u32::try_from(PROOF_SECONDS / 60).unwrap_or(u32::MAX);
        written(&CodeTemplate {
            around: Around::of(frame, head(words.t("guest-title"), words.t("guest-lead"))),
            sent: words.with("guest-sent", &[("mail", self.mail.as_str().into())]),
            action: format!("{}/guest/code", self.event),
            again: format!("{}/guest", self.event),
            button: words.t("guest-confirm"),
            no_mail: words.t("guest-no-mail"),
            here: words.count("guest-sent-here", minutes),
            wrong,
        })
    }

    fn answer(&self, visit: &Visit) -> Response {
        let html = self.render(&visit.frame());
        match self.wrong {
            None => visit.secret_page(html),
            Some(WrongGuestCode::NotTaken(_)) => visit.overtaken_page(html),
            Some(_) => visit.refused_page(html),
        }
    }
}

/// What this browser asked for, if it is about this event.
fn asked(visit: &Visit, headers: &HeaderMap, id: &EventId) -> Option<(AskingBrowser, MailProof)> {
    let asking = asking_browser(&visit.site.doors.node, headers)?;
    let proof = asked_by(&visit.site, visit, &asking)?;
    let is_this = matches!(&proof.purpose, Purpose::Visit(visiting) if visiting.event == *id);
    is_this.then_some((asking, proof))
}

/// `GET /events/{id}/guest/code`: leads back to the form where nothing was asked for in this browser.
pub(crate) async fn show(
    id: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
    visit: Visit,
) -> Result<Response, Refused> {
    let id = named(&visit, id)?;
    let Some((_, proof)) = asked(&visit, &headers, &id) else {
        return Ok(Redirect::to(&format!("/events/{id}/guest")).into_response());
    };
    Ok(page(&id, &proof, None).answer(&visit))
}

fn page(id: &EventId, proof: &MailProof, wrong: Option<WrongGuestCode>) -> GuestCodePage {
    GuestCodePage {
        event: format!("/events/{id}"),
        mail: proof.mail.as_str().to_owned(),
        wrong,
    }
}

/// The code.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CodeForm {
    code: String,
}

/// `POST /events/{id}/guest/code`: leads on to her answer.
pub(crate) async fn confirm(
    id: Result<Path<String>, PathRejection>,
    gate: Gate,
    sent: Result<Form<CodeForm>, FormRejection>,
) -> Result<Response, Refused> {
    gate.count(Try::Code)?;
    let visit = &gate.visit;
    let form = read_form(visit, sent)?;
    let id = named(visit, id)?;
    let Some((asking, proof)) = asked(visit, &gate.headers, &id) else {
        return Err(Refused::by(visit, &ErrorPage::OldLink));
    };
    let Ok(code) = OneTimeCode::parse(&form.code) else {
        return Ok(page(&id, &proof, Some(WrongGuestCode::Unreadable)).answer(visit));
    };
    let by = TakenOut::Code {
        browser: &asking.secret,
        code: &code,
    };
    match confirmed(&gate, &asking.proof, by).await {
        Ok(Ok(answered)) => Ok(answered),
        Ok(Err(left)) => Ok(page(&id, &proof, Some(WrongGuestCode::Another { left })).answer(visit)),
        Err(NotConfirmed::Refused(why)) => {
            Ok(page(&id, &proof, Some(WrongGuestCode::NotTaken(why))).answer(visit))
        }
        Err(NotConfirmed::Instead(page)) => Err(page),
    }
}

/// Why nothing was confirmed.
pub(super) enum NotConfirmed {
    /// The event takes no such answer now; the message says why.
    Refused(&'static str),
    /// A page that says what is wrong.
    Instead(Refused),
}

/// Uses up what was taken out of a mail and leads on to the answer, whose address only this browser and her mails know; or
/// says how many tries are left.
pub(super) async fn confirmed(
    gate: &Gate,
    proof: &domain::MailProofId,
    by: TakenOut<'_>,
) -> Result<Result<Response, u8>, NotConfirmed> {
    let visit = &gate.visit;
    let node = &visit.site.doors.node;
    let fresh = ambient::ids::visitor_id(visit.now, &node.randomness);
    let link = fresh_link(node);
    let confirming = Confirming {
        proof,
        by,
        fresh: &fresh,
        link: &link,
    };
    let rules = &node.settings.rules;
    let outcome = node
        .database
        .transact(|tx| visit_event(tx, rules, &confirming, visit.now))
        .await;
    let instead = |page: &ErrorPage| NotConfirmed::Instead(Refused::by(visit, page));
    match outcome {
        Ok(Confirmed::Answered(_)) => {
            let mut response = Redirect::to(&format!("/guest/{link}")).into_response();
            // What this browser asked for besides, such as to sign in, goes on.
            if asking_browser(node, &gate.headers).is_some_and(|asking| asking.proof == *proof) {
                response
                    .headers_mut()
                    .append(header::SET_COOKIE, no_asking_cookie(node));
            }
            Ok(Ok(response))
        }
        Ok(Confirmed::Wrong { left }) => Ok(Err(left)),
        Ok(Confirmed::Gone) => Err(instead(&ErrorPage::OldLink)),
        Err(RsvpRefused::NotFound) => Err(instead(&ErrorPage::NotFound)),
        Err(RsvpRefused::Removed) => Err(instead(&ErrorPage::Gone)),
        Err(RsvpRefused::Store(_)) => Err(instead(&ErrorPage::Unavailable)),
        Err(refused) => Err(NotConfirmed::Refused(why(&refused))),
    }
}
