//! `/settings/passkeys/new`: a member whose sign-in is fresh has her device make a passkey (F28; threats E4, E9, H3).

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use community::add_passkey::{MadePasskey, PasskeyAdded, add_passkey};
use community::ask_passkey::{AskPasskeyRefused, AskingFor, ask_to_add};
use domain::{PasskeyName, TextRefused};
use edge::{no_passkey_cookie, passkey_browser, passkey_cookie};
use http::{HeaderMap, header};
use serde::Deserialize;
use store::passkey_challenges::Wish;

use super::passkey_page::{asked, fresh_browser, place};
use super::passkeys_page::{Told, name_words, not_kept, passkeys_head};
use super::proofs::{Button, Member, Refused, form, token_form};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, written};
use crate::router::Site;
use crate::static_files::PASSKEY_SCRIPT_PATH;

/// The form with which one is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NewPasskeyPage {
    /// What the device is asked, as JSON.
    pub(crate) options: String,
    /// What she wrote, if she did.
    pub(crate) name: Option<String>,
    /// What the device answered already.
    pub(crate) credential: String,
    /// What is wrong with the name.
    pub(crate) wrong: Option<TextRefused>,
}

#[derive(Template)]
#[template(path = "passkey_new.html")]
struct NewPasskeyTemplate<'a> {
    around: Around<'a>,
    options: &'a str,
    script: &'static str,
    name: String,
    chars_max: usize,
    credential: &'a str,
    wrong: String,
}

impl NewPasskeyPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        // The switches at the foot lead back to the list, for what is asked here is asked once.
        let frame = Frame {
            path: "/settings/passkeys",
            ..*frame
        };
        let words = frame.words;
        let wrong = self.wrong.as_ref();
        written(&NewPasskeyTemplate {
            around: Around::of(&frame, passkeys_head(words)),
            options: &self.options,
            script: PASSKEY_SCRIPT_PATH,
            name: self
                .name
                .clone()
                .unwrap_or_else(|| words.t("passkeys-name-first")),
            chars_max: PasskeyName::CHARS_MAX,
            credential: &self.credential,
            wrong: wrong.map_or_else(String::new, |wrong| name_words(words, wrong)),
        })
    }
}

/// `POST /settings/passkeys/new`: writes down what the device will be asked and binds it to this browser.
pub(crate) async fn ask(
    headers: HeaderMap,
    member: Member,
    sent: Result<Form<Button>, FormRejection>,
) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    form(visit, signed_in, sent)?;
    member.fresh()?;
    let Some(place) = place(visit) else {
        return Err(Refused::by(visit, &ErrorPage::NotFound));
    };
    let node = &visit.site.doors.node;
    let browser = fresh_browser(visit);
    let before = asked(&visit.site, visit, &headers).map(|challenge| challenge.id);
    let asking = AskingFor {
        id: &browser.challenge,
        browser: &browser.secret,
        before: before.as_ref(),
        next: &domain::Next::Home,
    };
    let (who, session) = (&signed_in.membership, &signed_in.session.id);
    let asked = node
        .database
        .transact(|tx| ask_to_add(tx, place, who, session, asking, visit.now))
        .await;
    match asked {
        Ok(_) => {
            let cookie = [(header::SET_COOKIE, passkey_cookie(node, &browser))];
            Ok((cookie, Redirect::to("/settings/passkeys/new")).into_response())
        }
        Err(AskPasskeyRefused::TooMany) => Ok(not_kept(&member, Told::Nothing)),
        Err(AskPasskeyRefused::NoPasskeysHere) => Err(Refused::by(visit, &ErrorPage::NotFound)),
        Err(AskPasskeyRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

/// What her device is asked in this session.
fn options(member: &Member, headers: &HeaderMap) -> Option<String> {
    let Member { visit, signed_in } = member;
    let challenge = asked(&visit.site, visit, headers)?;
    match challenge.wish {
        Wish::Add { session, .. } if session == signed_in.session.id => Some(challenge.options),
        _ => None,
    }
}

/// `GET /settings/passkeys/new`: leads back to the list where nothing was asked for in this browser.
pub(crate) async fn show(headers: HeaderMap, member: Member) -> Response {
    match options(&member, &headers) {
        Some(options) => {
            let page = NewPasskeyPage {
                options,
                name: None,
                credential: String::new(),
                wrong: None,
            };
            member.visit.secret_page(page.render(&member.visit.frame()))
        }
        None => Redirect::to("/settings/passkeys").into_response(),
    }
}

/// The answer of the device, and what she calls it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MadeForm {
    form_token: String,
    credential: String,
    name: String,
}

token_form!(MadeForm);

/// `POST /settings/passkeys/add`.
pub(crate) async fn add(
    State(site): State<Site>,
    headers: HeaderMap,
    member: Member,
    sent: Result<Form<MadeForm>, FormRejection>,
) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let form = form(visit, signed_in, sent)?;
    member.fresh()?;
    let node = &site.doors.node;
    let Some(place) = place(visit) else {
        return Err(Refused::by(visit, &ErrorPage::NotFound));
    };
    let name = match PasskeyName::parse(&form.name) {
        Ok(name) => name,
        Err(refused) => return Ok(misnamed(&member, &headers, form, refused)),
    };
    let Some(browser) = passkey_browser(node, &headers) else {
        return Ok(not_kept(&member, Told::NotTaken));
    };
    let id = ambient::ids::passkey_id(visit.now, &node.randomness);
    let made = MadePasskey {
        challenge: &browser.challenge,
        browser: &browser.secret,
        answer: &form.credential,
        id: &id,
        name: &name,
    };
    let (who, session) = (&signed_in.membership, &signed_in.session.id);
    let outcome = node
        .database
        .transact(|tx| add_passkey(tx, place, who, session, made, visit.now))
        .await;
    let mut response = match outcome {
        Ok(PasskeyAdded::Added(_)) => Redirect::to("/settings/passkeys?added=1").into_response(),
        Ok(PasskeyAdded::TooMany) => not_kept(&member, Told::Nothing),
        Ok(PasskeyAdded::NotTaken | PasskeyAdded::Gone) => not_kept(&member, Told::NotTaken),
        Err(_) => return Err(Refused::by(visit, &ErrorPage::Unavailable)),
    };
    response
        .headers_mut()
        .append(header::SET_COOKIE, no_passkey_cookie(node));
    Ok(response)
}

/// The form with what she wrote; what the device answered is kept, so that it need not be asked again.
fn misnamed(member: &Member, headers: &HeaderMap, form: MadeForm, refused: TextRefused) -> Response {
    let Some(options) = options(member, headers) else {
        return not_kept(member, Told::NotTaken);
    };
    let page = NewPasskeyPage {
        options,
        name: Some(form.name),
        credential: form.credential,
        wrong: Some(refused),
    };
    member.visit.refused_page(page.render(&member.visit.frame()))
}
