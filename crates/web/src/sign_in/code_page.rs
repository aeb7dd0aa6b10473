//! `/login/code` and `/join/verify`: in the browser that asked, she types the code out of the mail (F28; threats E9, E13).

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use community::sign_in_by_mail::{Brought, SignedInByMail, sign_in_by_mail};
use domain::{Next, OneTimeCode};
use edge::{AskingBrowser, MailLink, Try, asking_browser};
use http::HeaderMap;
use serde::Deserialize;
use store::mail_proofs::{self, MailProof, PROOF_SECONDS, Purpose, Shown, TRIES_MAX};

use super::begun::{Begin, Gate, joined_page, signed_in_page};
use super::link_page::{aside, head};
use super::login_page::asking;
use super::proofs::{Refused, read};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, written};
use crate::router::Site;
use crate::visit::Visit;

/// The form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CodePage {
    /// Where the mail went, as typed in this browser.
    pub(crate) mail: String,
    /// What she asked for.
    pub(crate) way: Way,
    /// What was wrong with the code she sent.
    pub(crate) wrong: Option<WrongCode>,
}

/// What somebody asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// To sign in.
    SignIn,
    /// To join; the same is said whether she is a member already or not.
    Join,
}

impl Way {
    /// Nothing for a wish to answer an event, which has a page of its own.
    fn of(proof: &MailProof) -> Option<Self> {
        match proof.purpose {
            Purpose::SignIn => Some(Self::SignIn),
            Purpose::Join(_) => Some(Self::Join),
            Purpose::Visit(_) => None,
        }
    }
}

/// Why the form is shown again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WrongCode {
    /// It is no code at all; this counts as no try.
    Unreadable,
    /// It is another one; so many tries are left.
    Another {
        /// Before she has to ask for a new mail.
        left: u8,
    },
}

#[derive(Template)]
#[template(path = "login_code.html")]
struct CodeTemplate<'a> {
    around: Around<'a>,
    sent: String,
    action: &'static str,
    again: &'static str,
    button: String,
    no_mail: String,
    here: String,
    wrong: String,
}

impl CodePage {
    /// The page as HTML; never indexed.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let frame = aside(frame);
        let words = frame.words;
        let wrong = match self.wrong {
            None => String::new(),
            Some(WrongCode::Unreadable) => words.t("login-code-unreadable"),
            Some(WrongCode::Another { left }) => words.count("login-code-wrong", left.into()),
        };
        let (sent, action, again, button, no_mail) = match self.way {
            Way::SignIn => (
                "login-sent",
                "/login/code",
                "/login",
                "login-button",
                "login-no-mail",
            ),
            Way::Join => (
                "join-sent",
                "/join/verify",
                "/join",
                "join-confirm",
                "join-no-mail",
            ),
        };
        let minutes = u32::try_from(PROOF_SECONDS / 60).unwrap_or(u32::MAX);
        written(&CodeTemplate {
            around: Around::of(&frame, head(&frame)),
            sent: words.with(sent, &[("mail", self.mail.as_str().into())]),
            action,
            again,
            button: words.t(button),
            no_mail: words.t(no_mail),
            here: words.count("login-sent-here", minutes),
            wrong,
        })
    }

    fn answer(&self, visit: &Visit) -> Response {
        let html = self.render(&visit.frame());
        match self.wrong {
            Some(_) => visit.refused_page(html),
            None => visit.secret_page(html),
        }
    }
}

/// `GET /login/code`: leads back to the form where nothing was asked for in this browser.
pub(crate) async fn show(State(site): State<Site>, headers: HeaderMap, visit: Visit) -> Response {
    let Some(asking) = asking_browser(&site.doors.node, &headers) else {
        return Redirect::to("/login").into_response();
    };
    let asked = asked_by(&site, &visit, &asking);
    match asked.and_then(|proof| Way::of(&proof).zip(Some(proof))) {
        None => Redirect::to("/login").into_response(),
        Some((way, proof)) => {
            let page = CodePage {
                mail: proof.mail.as_str().to_owned(),
                way,
                wrong: None,
            };
            page.answer(&visit)
        }
    }
}

/// The code.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CodeForm {
    code: String,
}

/// `POST /login/code`.
pub(crate) async fn sign_in(
    gate: Gate,
    sent: Result<Form<CodeForm>, FormRejection>,
) -> Result<Response, Refused> {
    gate.count(Try::Code)?;
    let form = read(&gate.visit, sent)?;
    match OneTimeCode::parse(&form.code) {
        Ok(code) => by_mail(&gate, Shown::Code(&code)).await,
        Err(_) => again(&gate, WrongCode::Unreadable),
    }
}

/// Signs in by what was taken out of the mail, if this browser asked for it.
pub(super) async fn by_mail(gate: &Gate, shown: Shown<'_>) -> Result<Response, Refused> {
    let Gate { site, visit, .. } = gate;
    let Some(asking) = asking(gate) else {
        return Err(Refused::by(visit, &ErrorPage::OldLink));
    };
    let next = asked(gate).map_or(Next::Home, |proof| proof.next);
    let begin = Begin::of(gate);
    let newcomer = ambient::ids::member_id(visit.now, &site.doors.node.randomness);
    let brought = Brought {
        proof: &asking.proof,
        browser: &asking.secret,
        shown,
        newcomer: &newcomer,
        signup: site.doors.node.settings.rules.signup,
        signs_in: site.doors.node.settings.pages.mail_link == MailLink::Offered,
    };
    let outcome = site
        .doors
        .node
        .database
        .transact(|tx| sign_in_by_mail(tx, brought, &begin.session(), begin.before(), visit.now))
        .await;
    match outcome {
        Ok(SignedInByMail::Begun(session)) => Ok(signed_in_page(gate, &begin, &session, &next)),
        Ok(SignedInByMail::Joined(_)) => Ok(joined_page(gate, &begin)),
        Ok(SignedInByMail::Wrong { left }) => again(gate, WrongCode::Another { left }),
        Ok(SignedInByMail::NotByMail) => Err(Refused::by(visit, &ErrorPage::Forbidden)),
        Ok(SignedInByMail::Gone) => Err(Refused::by(visit, &ErrorPage::OldLink)),
        Err(_) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

/// What the browser that sends a form asked for, while it lives.
pub(super) fn asked(gate: &Gate) -> Option<MailProof> {
    asked_by(&gate.site, &gate.visit, &asking(gate)?)
}

/// What a browser asked for, while it lives; one that cannot be read now is as if it were over.
pub(crate) fn asked_by(site: &Site, visit: &Visit, asking: &AskingBrowser) -> Option<MailProof> {
    let database = &site.doors.node.database;
    let found = database.read(|tx| mail_proofs::of_browser(tx, &asking.proof, &asking.secret, visit.now));
    found.ok().flatten()
}

/// The form with what is wrong; a code is not shown again, for it is to be typed anew.
fn again(gate: &Gate, wrong: WrongCode) -> Result<Response, Refused> {
    let found = asked(gate).and_then(|proof| Way::of(&proof).zip(Some(proof)));
    let Some((way, proof)) = found else {
        return Err(Refused::by(&gate.visit, &ErrorPage::OldLink));
    };
    let page = CodePage {
        mail: proof.mail.as_str().to_owned(),
        way,
        wrong: Some(wrong),
    };
    Ok(page.answer(&gate.visit))
}

const _: () = assert!(TRIES_MAX > 1, "a slip of the finger needs no new mail");
