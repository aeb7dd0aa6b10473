//! `/ethics/sign`: summary, whole text, version and the name a member signs under; one button (need 2.15).

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use community::sign_code::{SignCodeRefused, sign_code};
use domain::{CodeOfEthics, CodeVersion, PersonName};
use edge::SignedIn;
use serde::Deserialize;

use crate::error_page::ErrorPage;
use crate::ethics_page::{CodeFacts, read};
use crate::frame::{Around, Frame, Head, Section, written};
use crate::router::Site;
use crate::sign_in::{Member, Refused, form, token_form};
use crate::visit::Visit;
use crate::words::Words;

/// The form.
#[derive(Clone, Debug)]
pub(crate) struct SignEthicsPage {
    /// What is signed.
    pub(crate) code: CodeOfEthics,
    /// The name in the field: hers, or what she wrote.
    pub(crate) signed_as: String,
    /// What was wrong with what she sent.
    pub(crate) wrong: Option<Wrong>,
}

/// Why the form is shown again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// The name cannot be taken.
    Name(domain::TextRefused),
    /// A newer version was published while she read.
    AnotherVersion,
}

#[derive(Template)]
#[template(path = "ethics_sign.html")]
struct SignEthicsTemplate<'a> {
    around: Around<'a>,
    facts: CodeFacts,
    version: String,
    signed_as: &'a str,
    wrong_name: String,
    wrong_version: String,
}

impl SignEthicsPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = Head::unlisted(
            Section::Elsewhere,
            words.t("ethics-sign-title"),
            words.t("ethics-description"),
        );
        let (wrong_name, wrong_version) = self.said(words);
        written(&SignEthicsTemplate {
            around: Around::of(frame, head),
            facts: CodeFacts::of(frame, &self.code),
            version: self.code.version.to_string(),
            signed_as: &self.signed_as,
            wrong_name,
            wrong_version,
        })
    }

    fn said(&self, words: &Words) -> (String, String) {
        match &self.wrong {
            None => (String::new(), String::new()),
            Some(Wrong::Name(refused)) => {
                let key = match refused {
                    domain::TextRefused::Empty => "form-wrong-empty",
                    domain::TextRefused::TooLong(_) => "form-wrong-too-long",
                    domain::TextRefused::Invisible | domain::TextRefused::Form(_) => "form-wrong-letters",
                };
                let most = u32::try_from(PersonName::CHARS_MAX).unwrap_or(u32::MAX);
                (words.count(key, most), String::new())
            }
            Some(Wrong::AnotherVersion) => (String::new(), words.t("ethics-newer")),
        }
    }

    fn answer(&self, visit: &Visit) -> Response {
        let html = self.render(&visit.frame());
        match self.wrong {
            Some(_) => visit.refused_page(html),
            None => visit.page(html),
        }
    }
}

/// `GET /ethics/sign`: leads back to the code when there is nothing to sign.
pub(crate) async fn show(member: Member) -> Response {
    let visit = &member.visit;
    match read(visit) {
        Err(_) => visit.error(&ErrorPage::Unavailable),
        Ok(page) => {
            let is_open = page.standing.is_some_and(|standing| !standing.is_settled());
            match page.code.filter(|_| is_open) {
                None => Redirect::to("/ethics").into_response(),
                Some(code) => {
                    let signed_as = member.signed_in.membership.member().name.to_string();
                    let page = SignEthicsPage {
                        code,
                        signed_as,
                        wrong: None,
                    };
                    page.answer(visit)
                }
            }
        }
    }
}

/// What was sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignForm {
    form_token: String,
    version: String,
    signed_as: String,
}

token_form!(SignForm);

/// `POST /ethics/sign`.
pub(crate) async fn sign(
    State(site): State<Site>,
    member: Member,
    sent: Result<Form<SignForm>, FormRejection>,
) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let form = form(visit, signed_in, sent)?;
    let unreadable = || Refused::by(visit, &ErrorPage::Unreadable);
    let version = CodeVersion::parse(&form.version).map_err(|_| unreadable())?;
    let signed_as = match PersonName::parse(&form.signed_as) {
        Ok(name) => name,
        Err(refused) => return again(visit, form.signed_as, Wrong::Name(refused)),
    };
    let node = &site.doors.node;
    let signed = node
        .database
        .transact(|tx| sign_code(tx, &signed_in.membership, version, &signed_as, visit.now))
        .await;
    match signed {
        Ok(_) => Ok(Redirect::to(next(visit, signed_in)).into_response()),
        Err(SignCodeRefused::NoCode | SignCodeRefused::DeFacto) => {
            Ok(Redirect::to("/ethics").into_response())
        }
        Err(SignCodeRefused::AnotherInForce(_)) => again(visit, form.signed_as, Wrong::AnotherVersion),
        Err(SignCodeRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

/// Back to her checklist while she goes by it, else to the code.
fn next(visit: &Visit, signed_in: &SignedIn) -> &'static str {
    let database = &visit.site.doors.node.database;
    let member = &signed_in.membership.member().id;
    match database.read(|tx| store::welcomes::get(tx, member)) {
        Ok(welcome) if welcome.hidden.is_none() => "/welcome",
        _ => "/ethics",
    }
}

/// The form with what she wrote and what is wrong with it.
fn again(visit: &Visit, signed_as: String, wrong: Wrong) -> Result<Response, Refused> {
    let unavailable = || Refused::by(visit, &ErrorPage::Unavailable);
    let code = read(visit)
        .map_err(|_| unavailable())?
        .code
        .ok_or_else(unavailable)?;
    let page = SignEthicsPage {
        code,
        signed_as,
        wrong: Some(wrong),
    };
    Ok(page.answer(visit))
}
