//! `/settings/sign-ins/link`: a member who has signed in by what was hers already is asked once whether the account for
//! which an issuer has just vouched in this browser is hers too (F28; threats E9, H3).

use askama::Template;
use axum::Form;
use axum::extract::Query;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::response::{IntoResponse, Redirect, Response};
use community::link_account::{AccountLinked, WaitingAccount, link_account};
use domain::Next;
use edge::{issuer_browser, no_issuer_cookie};
use http::{HeaderMap, header};
use jiff::Timestamp;
use serde::Deserialize;
use store::issuer_visits::{self, IssuerWish, Stage};

use super::account_page::visit_of;
use super::accounts_page::{AccountsTold, accounts_head, not_linked};
use super::begun::{Gate, first_page};
use super::proofs::{Member, Refused, form, token_form};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, written};
use crate::next_page::{asked_at, page_of};
use crate::times;

/// Where the question stands.
pub(super) const LINK_PATH: &str = "/settings/sign-ins/link";

/// The question, and what she was about to do when she was asked.
pub(super) fn link_for(next: &Next) -> String {
    asked_at(LINK_PATH, next)
}

/// The question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AccountLinkPage {
    /// What people call the provider.
    pub(crate) provider: String,
    /// What it calls the account, if it says.
    pub(crate) account: Option<String>,
    /// When somebody signed in there, in this browser.
    pub(crate) since: Timestamp,
    /// For whom it waits.
    pub(crate) asked: AskedBy,
    /// What she was about to do.
    pub(crate) next: Next,
}

/// Who asked for an account that waits in a browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AskedBy {
    /// She, in this very session.
    Her,
    /// Somebody who was not signed in: she, or whoever sat before this browser earlier (threat E9).
    Somebody,
}

#[derive(Template)]
#[template(path = "account_link.html")]
struct AccountLinkTemplate<'a> {
    around: Around<'a>,
    lead: String,
    account: &'a str,
    /// Whether one press links it: never an account that may be another's and is called nothing.
    pressed: bool,
    /// The name of the event she was about to answer; else empty.
    event: String,
}

impl AccountLinkPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        // The switches at the foot lead to the list, for what is asked here is asked once.
        let frame = Frame {
            path: "/settings/sign-ins",
            ..*frame
        };
        let words = frame.words;
        written(&AccountLinkTemplate {
            around: Around::of(&frame, accounts_head(words)),
            lead: words.with(
                "sign-ins-link-lead",
                &[
                    ("provider", self.provider.as_str().into()),
                    ("ago", times::ago(words, self.since, frame.now).into()),
                ],
            ),
            account: self.account.as_deref().unwrap_or_default(),
            pressed: self.account.is_some() || self.asked == AskedBy::Her,
            event: self.next.event(),
        })
    }
}

/// Whether an account waits in this browser with which somebody tried to sign in.
pub(super) fn account_waits(gate: &Gate) -> bool {
    let visit = visit_of(&gate.site, &gate.visit, &gate.headers);
    visit.is_some_and(|visit| visit.wish == IssuerWish::SignIn && matches!(visit.stage, Stage::Waiting(_)))
}

/// What waits in this browser for this member.
fn waiting(member: &Member, headers: &HeaderMap, next: Next) -> Option<AccountLinkPage> {
    let Member { visit, signed_in } = member;
    let waiting = visit_of(&visit.site, visit, headers)?;
    let since = waiting.waits_since()?;
    let Stage::Waiting(account) = waiting.stage else {
        return None;
    };
    let asked = match waiting.wish {
        IssuerWish::SignIn => AskedBy::Somebody,
        IssuerWish::Link { session, .. } if session == signed_in.session.id => AskedBy::Her,
        IssuerWish::Link { .. } => return None,
    };
    Some(AccountLinkPage {
        provider: waiting.name.to_string(),
        account: account.shown.map(|shown| shown.to_string()),
        since,
        asked,
        next,
    })
}

/// What is asked of the question.
#[derive(Deserialize)]
pub(crate) struct Asked {
    /// The event she was about to answer.
    #[serde(default)]
    event: String,
}

/// `GET /settings/sign-ins/link`: leads to the list where nothing waits.
pub(crate) async fn show(
    headers: HeaderMap,
    member: Member,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Response {
    let next = asked.map_or_else(|_| Next::Home, |Query(asked)| Next::about(&asked.event));
    match waiting(&member, &headers, next) {
        Some(page) => member.visit.secret_page(page.render(&member.visit.frame())),
        None => Redirect::to("/settings/sign-ins").into_response(),
    }
}

/// A button.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WordForm {
    form_token: String,
    /// The event she was about to answer.
    #[serde(default)]
    event: String,
}

token_form!(WordForm);

/// `POST /settings/sign-ins/link`: the list says that it is linked, or she goes on to what she was about to do.
pub(crate) async fn link(
    headers: HeaderMap,
    member: Member,
    sent: Result<Form<WordForm>, FormRejection>,
) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let next = Next::about(&form(visit, signed_in, sent)?.event);
    member.fresh()?;
    let node = &visit.site.doors.node;
    let Some(browser) = issuer_browser(node, &headers) else {
        return Ok(not_linked(&member, AccountsTold::Gone));
    };
    let id = ambient::ids::linked_account_id(visit.now, &node.randomness);
    let waiting = WaitingAccount {
        visit: &browser.visit,
        browser: &browser.secret,
        id: &id,
    };
    let (who, session) = (&signed_in.membership, &signed_in.session.id);
    let outcome = node
        .database
        .transact(|tx| link_account(tx, who, session, waiting, visit.now))
        .await;
    let mut response = match outcome {
        Ok(AccountLinked::Linked(_)) => {
            let page = page_of(&next).unwrap_or_else(|| "/settings/sign-ins?linked=1".to_owned());
            Redirect::to(&page).into_response()
        }
        Ok(AccountLinked::Known) => not_linked(&member, AccountsTold::Known),
        Ok(AccountLinked::TooMany) => not_linked(&member, AccountsTold::Nothing),
        Ok(AccountLinked::Gone) => not_linked(&member, AccountsTold::Gone),
        Err(_) => return Err(Refused::by(visit, &ErrorPage::Unavailable)),
    };
    response
        .headers_mut()
        .append(header::SET_COOKIE, no_issuer_cookie(node));
    Ok(response)
}

/// `POST /settings/sign-ins/decline`: it is forgotten here, and she goes where she would have gone.
pub(crate) async fn decline(
    headers: HeaderMap,
    member: Member,
    sent: Result<Form<WordForm>, FormRejection>,
) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let next = Next::about(&form(visit, signed_in, sent)?.event);
    let node = &visit.site.doors.node;
    if let Some(waiting) = visit_of(&visit.site, visit, &headers) {
        let forgotten = node
            .database
            .transact(|tx| issuer_visits::forget(tx, &waiting.id))
            .await;
        if forgotten.is_err() {
            return Err(Refused::by(visit, &ErrorPage::Unavailable));
        }
    }
    let cookie = [(header::SET_COOKIE, no_issuer_cookie(node))];
    let next = page_of(&next).unwrap_or_else(|| first_page(signed_in.officer.as_ref()).to_owned());
    Ok((cookie, Redirect::to(&next)).into_response())
}
