//! `/login/passkey`: the device of whoever asks shows that it has a passkey of a member; who she is, nobody asks her
//! (F28; threats E4, E9, E12). A mail signs her in all the same.

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use community::ask_passkey::{AskPasskeyRefused, AskingFor, ask_to_sign_in, fresh_passkey_secret};
use community::passkey_place::PasskeyPlace;
use community::sign_in_by_passkey::{ShownPasskey, SignedInByPasskey, sign_in_by_passkey};
use domain::Next;
use edge::{PasskeyBrowser, Try, no_passkey_cookie, passkey_browser, passkey_cookie};
use http::{HeaderMap, StatusCode, header};
use serde::Deserialize;
use store::passkey_challenges::{self, Challenge, Wish};

use super::begun::{Begin, Gate, signed_in_page};
use super::link_page::{aside, head};
use super::login_page::{ByAccount, ByPasskey, LoginPage};
use super::proofs::{Refused, read};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, written};
use crate::home_community_page;
use crate::router::Site;
use crate::static_files::PASSKEY_SCRIPT_PATH;
use crate::visit::Visit;

/// The page on which the device is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PasskeyPage {
    /// What it is asked, as JSON.
    pub(crate) options: String,
}

#[derive(Template)]
#[template(path = "login_passkey.html")]
struct PasskeyTemplate<'a> {
    around: Around<'a>,
    options: &'a str,
    script: &'static str,
}

impl PasskeyPage {
    /// The page as HTML; never indexed.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let frame = aside(frame);
        written(&PasskeyTemplate {
            around: Around::of(&frame, head(&frame)),
            options: &self.options,
            script: PASSKEY_SCRIPT_PATH,
        })
    }
}

/// Where passkeys of this node hold; nothing where it has none.
pub(super) fn place(visit: &Visit) -> Option<PasskeyPlace<'_>> {
    let node = &visit.site.doors.node;
    let place = PasskeyPlace {
        origin: &node.origin,
        name: &visit.community.name,
    };
    (node.settings.passkeys && place.has_passkeys()).then_some(place)
}

/// Whether this node has passkeys.
pub(crate) fn has_passkeys(visit: &Visit) -> bool {
    place(visit).is_some()
}

/// What this browser is asked, while it lives; one that cannot be read now is as if it were over.
pub(super) fn asked(site: &Site, visit: &Visit, headers: &HeaderMap) -> Option<Challenge> {
    let node = &site.doors.node;
    let browser = passkey_browser(node, headers)?;
    let found = node
        .database
        .read(|tx| passkey_challenges::of_browser(tx, &browser.challenge, &browser.secret, visit.now));
    found.ok().flatten()
}

/// For the cookie of a browser that asks now.
pub(super) fn fresh_browser(visit: &Visit) -> PasskeyBrowser {
    let randomness = &visit.site.doors.node.randomness;
    PasskeyBrowser {
        challenge: ambient::ids::challenge_id(visit.now, randomness),
        secret: fresh_passkey_secret(randomness),
    }
}

/// What is sent with the button.
#[derive(Deserialize)]
pub(crate) struct AskForm {
    /// The event she was about to answer.
    #[serde(default)]
    event: String,
}

/// `POST /login/passkey`: writes down what the device will be asked and binds it to this browser.
pub(crate) async fn ask(gate: Gate, sent: Result<Form<AskForm>, FormRejection>) -> Result<Response, Refused> {
    gate.count(Try::Login)?;
    // The button needs nothing beside it: what cannot be read is nothing to come back to.
    let next = sent.map_or_else(|_| Next::Home, |Form(form)| Next::about(&form.event));
    let Gate { site, visit, .. } = &gate;
    let Some(place) = place(visit) else {
        return Err(Refused::by(visit, &ErrorPage::NotFound));
    };
    let node = &site.doors.node;
    let browser = fresh_browser(visit);
    let before = asked(site, visit, &gate.headers).map(|challenge| challenge.id);
    let asking = AskingFor {
        id: &browser.challenge,
        browser: &browser.secret,
        before: before.as_ref(),
        next: &next,
    };
    let asked = node
        .database
        .transact(|tx| ask_to_sign_in(tx, place, asking, visit.now))
        .await;
    match asked {
        Ok(_) => {
            let cookie = [(header::SET_COOKIE, passkey_cookie(node, &browser))];
            Ok((cookie, Redirect::to("/login/passkey")).into_response())
        }
        Err(AskPasskeyRefused::NoPasskeysHere | AskPasskeyRefused::TooMany) => {
            Err(Refused::by(visit, &ErrorPage::NotFound))
        }
        Err(AskPasskeyRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

/// `GET /login/passkey`: leads back to the form where nothing was asked for in this browser.
pub(crate) async fn show(State(site): State<Site>, headers: HeaderMap, visit: Visit) -> Response {
    match asked(&site, &visit, &headers) {
        Some(Challenge {
            wish: Wish::SignIn,
            options,
            ..
        }) => visit.secret_page(PasskeyPage { options }.render(&visit.frame())),
        _ => Redirect::to("/login").into_response(),
    }
}

/// The answer of the device.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnswerForm {
    credential: String,
}

/// `POST /login/passkey/use`: what was asked is used up, and the browser gets a session that it never had before (threat
/// E4); whatever was wrong, the answer is the same (threat E12).
pub(crate) async fn sign_in(
    gate: Gate,
    sent: Result<Form<AnswerForm>, FormRejection>,
) -> Result<Response, Refused> {
    gate.count(Try::Code)?;
    let Gate { site, visit, .. } = &gate;
    let form = read(visit, sent)?;
    let node = &site.doors.node;
    let Some(place) = place(visit) else {
        return Err(Refused::by(visit, &ErrorPage::NotFound));
    };
    let Some(browser) = passkey_browser(node, &gate.headers) else {
        return Ok(refused(visit));
    };
    let begin = Begin::of(&gate);
    let next = asked(site, visit, &gate.headers).map_or(Next::Home, |challenge| challenge.next);
    let shown = ShownPasskey {
        challenge: &browser.challenge,
        browser: &browser.secret,
        answer: &form.credential,
    };
    let outcome = node
        .database
        .transact(|tx| sign_in_by_passkey(tx, place, shown, &begin.session(), begin.before(), visit.now))
        .await;
    let mut response = match outcome {
        Ok(SignedInByPasskey::Begun(session)) => signed_in_page(&gate, &begin, &session, &next),
        Ok(SignedInByPasskey::Refused) => refused(visit),
        Err(_) => return Err(Refused::by(visit, &ErrorPage::Unavailable)),
    };
    response
        .headers_mut()
        .append(header::SET_COOKIE, no_passkey_cookie(node));
    Ok(response)
}

/// The form of signing in, which says that the passkey did not and offers both ways.
fn refused(visit: &Visit) -> Response {
    let page = LoginPage {
        by_passkey: ByPasskey::Refused,
        by_account: ByAccount::at(visit, None),
        home: home_community_page::offered(visit),
        by_mail: visit.site.doors.node.settings.pages.mail_link,
        ..LoginPage::default()
    };
    let mut response = visit.secret_page(page.render(&visit.frame()));
    *response.status_mut() = StatusCode::FORBIDDEN;
    response
}
