//! `/login`: somebody asks for a mail to sign in by; the answer is the same whether anybody here has the address or not
//! (F28; threats E9, E12).

use askama::Template;
use axum::Form;
use axum::extract::Query;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::response::{IntoResponse, Redirect, Response};
use community::ask_proof::{ask_proof, fresh_browser_secret};
use domain::{MailAddress, Next};
use edge::{AskingBrowser, MailLink, Try, asking_browser, asking_cookie};
use http::{StatusCode, header};
use serde::Deserialize;
use store::mail_proofs::{NewProof, Purpose};

use super::begun::Gate;
use super::link_page::{aside, head};
use super::proofs::{Refused, read};
use crate::error_page::ErrorPage;
use crate::event_page::HomeCommunity;
use crate::frame::{Around, Frame, written};
use crate::home_community_page::{self, SIGN_IN_PATH};
use crate::visit::Visit;
use crate::words::Words;

/// The form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct LoginPage {
    /// What stands in the field: what she wrote, or her own address when she is signed in.
    pub(crate) mail: String,
    /// What is wrong with it.
    pub(crate) wrong: Option<domain::TextRefused>,
    /// Whether a passkey is another way.
    pub(crate) by_passkey: ByPasskey,
    /// Accounts elsewhere that are other ways.
    pub(crate) by_account: ByAccount,
    /// What she was about to do.
    pub(crate) next: Next,
    /// Whether she may name the community she belongs to instead.
    pub(crate) home: HomeCommunity,
    /// Whether a mail signs in here.
    pub(crate) by_mail: MailLink,
}

/// Accounts elsewhere that are other ways.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ByAccount {
    /// Each that is offered: its address here, and what people call it.
    pub(crate) offered: Vec<(String, String)>,
    /// What is said of the one just taken.
    pub(crate) said: Option<AccountSaid>,
}

/// Why an account elsewhere did not sign her in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AccountSaid {
    /// This provider says that she stopped, or that it does not let her in here.
    Stopped(String),
    /// This provider does not answer.
    Silent(String),
    /// Whatever else; which of it is told to nobody.
    Refused,
}

impl ByAccount {
    pub(super) fn at(visit: &Visit, said: Option<AccountSaid>) -> Self {
        let providers = visit.site.doors.issuers.providers().iter();
        Self {
            offered: providers
                .map(|provider| (provider.id.to_string(), provider.name.to_string()))
                .collect(),
            said,
        }
    }

    fn said(&self, words: &Words) -> String {
        let named = |key: &str, provider: &String| words.with(key, &[("provider", provider.as_str().into())]);
        match &self.said {
            None => String::new(),
            Some(AccountSaid::Stopped(provider)) => named("login-account-stopped", provider),
            Some(AccountSaid::Silent(provider)) => named("login-account-silent", provider),
            Some(AccountSaid::Refused) => words.t("login-account-refused"),
        }
    }
}

/// One button.
struct Offer {
    id: String,
    label: String,
}

/// Whether a passkey is another way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum ByPasskey {
    /// This node has none.
    #[default]
    No,
    /// She may take one.
    Offered,
    /// She may, and the one just taken did not sign her in; why is told to nobody.
    Refused,
}

impl ByPasskey {
    pub(super) fn at(visit: &Visit) -> Self {
        match super::passkey_page::place(visit) {
            Some(_) => Self::Offered,
            None => Self::No,
        }
    }
}

#[derive(Template)]
#[template(path = "login.html")]
struct LoginTemplate<'a> {
    around: Around<'a>,
    mail: &'a str,
    wrong: String,
    passkeys: bool,
    passkey_refused: bool,
    offers: Vec<Offer>,
    account_said: String,
    /// The name of the event she was about to answer; else empty.
    event: String,
    /// Where she names her own community; else empty.
    home: &'static str,
    by_mail: bool,
}

impl LoginPage {
    /// The page as HTML; never indexed.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let frame = aside(frame);
        let wrong = self.wrong.as_ref().map_or_else(String::new, |refused| {
            let key = match refused {
                domain::TextRefused::Empty => "form-wrong-empty",
                _ => "form-wrong-mail",
            };
            frame.words.t(key)
        });
        written(&LoginTemplate {
            around: Around::of(&frame, head(&frame)),
            mail: &self.mail,
            wrong,
            passkeys: self.by_passkey != ByPasskey::No,
            passkey_refused: self.by_passkey == ByPasskey::Refused,
            offers: self
                .by_account
                .offered
                .iter()
                .map(|(id, name)| Offer {
                    id: id.clone(),
                    label: frame
                        .words
                        .with("login-account", &[("provider", name.as_str().into())]),
                })
                .collect(),
            account_said: self.by_account.said(frame.words),
            event: self.next.event(),
            home: home_path(self.home),
            by_mail: self.by_mail == MailLink::Offered,
        })
    }
}

/// Where somebody names the community she belongs to, where that is offered; else empty.
pub(super) fn home_path(home: HomeCommunity) -> &'static str {
    match home {
        HomeCommunity::Offered => SIGN_IN_PATH,
        HomeCommunity::NotOffered => "",
    }
}

/// What is asked of the form.
#[derive(Deserialize)]
pub(crate) struct Asked {
    /// The event she was about to answer.
    #[serde(default)]
    event: String,
}

/// `GET /login`; `?event=…` names the event that she goes on to.
pub(crate) async fn show(visit: Visit, asked: Result<Query<Asked>, QueryRejection>) -> Response {
    let mail = visit.signed_in.as_ref().map_or_else(String::new, |signed_in| {
        signed_in.membership.member().mail.as_str().to_owned()
    });
    let page = LoginPage {
        mail,
        wrong: None,
        by_passkey: ByPasskey::at(&visit),
        by_account: ByAccount::at(&visit, None),
        next: asked.map_or_else(|_| Next::Home, |Query(asked)| Next::about(&asked.event)),
        home: home_community_page::offered(&visit),
        by_mail: visit.site.doors.node.settings.pages.mail_link,
    };
    visit.page(page.render(&visit.frame()))
}

/// The address.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MailForm {
    mail: String,
    /// The event she was about to answer.
    #[serde(default)]
    event: String,
}

/// `POST /login/mail`: writes the wish down and binds it to this browser; the mail goes a little later.
pub(crate) async fn ask(
    gate: Gate,
    sent: Result<Form<MailForm>, FormRejection>,
) -> Result<Response, Refused> {
    gate.count(Try::Login)?;
    if gate.site.doors.node.settings.pages.mail_link == MailLink::Refused {
        return Err(Refused::by(&gate.visit, &ErrorPage::Forbidden));
    }
    let form = read(&gate.visit, sent)?;
    let next = Next::about(&form.event);
    match MailAddress::parse(&form.mail) {
        Ok(mail) => ask_for(&gate, mail, Purpose::SignIn, next, "/login/code").await,
        Err(refused) => {
            let page = LoginPage {
                mail: form.mail,
                wrong: Some(refused),
                by_passkey: ByPasskey::at(&gate.visit),
                by_account: ByAccount::at(&gate.visit, None),
                next,
                home: home_community_page::offered(&gate.visit),
                by_mail: MailLink::Offered,
            };
            let mut response = gate.visit.page(page.render(&gate.visit.frame()));
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(response)
        }
    }
}

/// Asks for a mail to an address and leads on to where its code is typed; `next` is for when she is signed in.
pub(crate) async fn ask_for(
    gate: &Gate,
    mail: MailAddress,
    purpose: Purpose,
    next: Next,
    typed_at: &str,
) -> Result<Response, Refused> {
    let Gate { site, visit, .. } = gate;
    let node = &site.doors.node;
    let tried = match &purpose {
        Purpose::SignIn => Try::Login,
        Purpose::Join(_) | Purpose::Visit(_) => Try::SignUp,
    };
    if let Err(busy) = site.sign_in_tries.take_mail(tried, node, &mail, gate.client()) {
        return Err(Refused::by(
            visit,
            &ErrorPage::TooOften {
                seconds: busy.seconds,
            },
        ));
    }
    let asking = AskingBrowser {
        proof: ambient::ids::mail_proof_id(visit.now, &node.randomness),
        secret: fresh_browser_secret(&node.randomness),
    };
    let new = NewProof {
        id: asking.proof.clone(),
        browser: &asking.secret,
        mail,
        purpose,
        language: visit.asked_in().cloned(),
        next,
    };
    let before = super::code_page::asked(gate);
    let before = before.as_ref().map(|proof| &proof.id);
    let asked = node
        .database
        .transact(|tx| ask_proof(tx, &new, before, visit.now))
        .await;
    if asked.is_err() {
        return Err(Refused::by(visit, &ErrorPage::Unavailable));
    }
    let cookie = [(header::SET_COOKIE, asking_cookie(node, &asking))];
    Ok((cookie, Redirect::to(typed_at)).into_response())
}

/// Reads what the cookie of this browser asked for.
pub(super) fn asking(gate: &Gate) -> Option<AskingBrowser> {
    asking_browser(&gate.site.doors.node, &gate.headers)
}
