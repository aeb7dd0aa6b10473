//! `/settings/sign-ins`: the accounts elsewhere with which a member signs in; she links one more, or takes one away (F28).

use askama::Template;
use axum::Form;
use axum::extract::Query;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use community::link_account::{UnlinkRefused, unlink_account};
use domain::{LinkedAccountId, Next};
use http::HeaderMap;
use jiff::Timestamp;
use serde::Deserialize;
use store::issuer_visits::IssuerWish;
use store::linked_accounts::{self, LinkedAccount, PER_MEMBER_MAX};

use super::account_page::{NotSent, provider_of, send_away};
use super::proofs::{Member, Refused, form, token_form};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::times;
use crate::words::Words;

/// The accounts of a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AccountsPage {
    /// Each, oldest first.
    pub(crate) accounts: Vec<AccountLine>,
    /// Where she may have one more: the address of the provider here, and what people call it.
    pub(crate) offered: Vec<(String, String)>,
    /// What the page says first.
    pub(crate) told: AccountsTold,
}

/// One account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AccountLine {
    /// Its id, for the form.
    pub(crate) id: String,
    /// What people call the provider.
    pub(crate) provider: String,
    /// What it calls the account, if it says.
    pub(crate) account: Option<String>,
    /// When it was linked.
    pub(crate) linked: Timestamp,
    /// When it signed her in last.
    pub(crate) used: Option<Timestamp>,
}

/// What the page says first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AccountsTold {
    /// Nothing.
    Nothing,
    /// The new one is linked.
    Linked,
    /// The new one is somebody's already.
    Known,
    /// Nothing waits to be linked, or no longer.
    Gone,
    /// This provider does not answer.
    Silent(String),
}

struct Row {
    id: String,
    provider: String,
    account: String,
    linked: String,
    used: String,
}

struct Offer {
    id: String,
    label: String,
}

#[derive(Template)]
#[template(path = "accounts.html")]
struct AccountsTemplate<'a> {
    around: Around<'a>,
    rows: Vec<Row>,
    offers: Vec<Offer>,
    /// Why there is no button to link one, or empty.
    no_more: String,
    linked: bool,
    /// Why the new one was not linked, or empty.
    wrong: String,
}

impl AccountsPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let is_full = self.accounts.len() >= usize::from(PER_MEMBER_MAX);
        let named = |key: &str, provider: &str| words.with(key, &[("provider", provider.into())]);
        let offers = self.offered.iter().filter(|_| !is_full);
        written(&AccountsTemplate {
            around: Around::of(frame, accounts_head(words)),
            rows: self.accounts.iter().map(|line| row(frame, line)).collect(),
            offers: offers
                .map(|(id, name)| Offer {
                    id: id.clone(),
                    label: named("sign-ins-new", name),
                })
                .collect(),
            no_more: match (self.offered.is_empty(), is_full) {
                (true, _) => words.t("sign-ins-unavailable"),
                (false, true) => words.count("sign-ins-full", PER_MEMBER_MAX.into()),
                (false, false) => String::new(),
            },
            linked: self.told == AccountsTold::Linked,
            wrong: match &self.told {
                AccountsTold::Nothing | AccountsTold::Linked => String::new(),
                AccountsTold::Known => words.t("sign-ins-known"),
                AccountsTold::Gone => words.t("sign-ins-gone"),
                AccountsTold::Silent(provider) => named("sign-ins-silent", provider),
            },
        })
    }
}

fn row(frame: &Frame<'_>, line: &AccountLine) -> Row {
    let ago = |at: Timestamp| times::ago(frame.words, at, frame.now);
    Row {
        id: line.id.clone(),
        provider: line.provider.clone(),
        account: line.account.clone().unwrap_or_default(),
        linked: ago(line.linked),
        used: line.used.map_or_else(String::new, ago),
    }
}

/// What the pages of accounts elsewhere say of themselves.
pub(super) fn accounts_head(words: &Words) -> Head {
    Head::unlisted(
        Section::Person,
        words.t("sign-ins-title"),
        words.t("sign-ins-intro"),
    )
}

/// The page of a member, as it is now; nothing while the store cannot be read.
fn page_of(member: &Member, told: AccountsTold) -> Option<AccountsPage> {
    let Member { visit, signed_in } = member;
    let doors = &visit.site.doors;
    let whose = &signed_in.session.member;
    let known = doors
        .node
        .database
        .read(|tx| linked_accounts::of_member(tx, whose));
    let line = |linked: &LinkedAccount| AccountLine {
        id: linked.id.to_string(),
        provider: linked.provider.to_string(),
        account: linked.account.shown.as_ref().map(ToString::to_string),
        linked: linked.linked,
        used: linked.used,
    };
    let offered = doors.issuers.providers().iter();
    Some(AccountsPage {
        accounts: known.ok()?.iter().map(line).collect(),
        offered: offered
            .map(|provider| (provider.id.to_string(), provider.name.to_string()))
            .collect(),
        told,
    })
}

/// What is asked in the address.
#[derive(Deserialize)]
pub(crate) struct Asked {
    linked: Option<String>,
}

/// `GET /settings/sign-ins`.
pub(crate) async fn show(member: Member, asked: Query<Asked>) -> Response {
    let told = match asked.linked {
        Some(_) => AccountsTold::Linked,
        None => AccountsTold::Nothing,
    };
    let visit = &member.visit;
    match page_of(&member, told) {
        Some(page) => visit.page(page.render(&visit.frame())),
        None => visit.error(&ErrorPage::Unavailable),
    }
}

/// The same page after an account that was not linked.
pub(super) fn not_linked(member: &Member, told: AccountsTold) -> Response {
    let visit = &member.visit;
    let Some(page) = page_of(member, told) else {
        return visit.error(&ErrorPage::Unavailable);
    };
    visit.refused_page(page.render(&visit.frame()))
}

/// Where she has one more.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewForm {
    form_token: String,
    provider: String,
}

token_form!(NewForm);

/// `POST /settings/sign-ins/new`: with a fresh sign-in, as for a passkey.
pub(crate) async fn begin(
    headers: HeaderMap,
    member: Member,
    sent: Result<Form<NewForm>, FormRejection>,
) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let form = form(visit, signed_in, sent)?;
    member.fresh()?;
    let Some(provider) = provider_of(visit, &form.provider) else {
        return Err(Refused::by(visit, &ErrorPage::NotFound));
    };
    let wish = IssuerWish::Link {
        member: signed_in.session.member.clone(),
        session: signed_in.session.id.clone(),
    };
    match send_away(visit, &headers, &provider, (wish, Next::Home)).await {
        Ok(response) => Ok(response),
        Err(NotSent::Silent) => Ok(not_linked(
            &member,
            AccountsTold::Silent(provider.name.to_string()),
        )),
        Err(NotSent::Unavailable) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

/// Which one is taken away.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RemoveForm {
    form_token: String,
    account: String,
}

token_form!(RemoveForm);

/// `POST /settings/sign-ins/remove`: also with an older sign-in, for a lost account is not to be waited for.
pub(crate) async fn remove(
    member: Member,
    sent: Result<Form<RemoveForm>, FormRejection>,
) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let form = form(visit, signed_in, sent)?;
    let missing = || Refused::by(visit, &ErrorPage::NotFound);
    let id = LinkedAccountId::parse(&form.account).map_err(|_| missing())?;
    let outcome = visit
        .site
        .doors
        .node
        .database
        .transact(|tx| unlink_account(tx, &signed_in.membership, &id, visit.now))
        .await;
    match outcome {
        Ok(()) => Ok(Redirect::to("/settings/sign-ins").into_response()),
        Err(UnlinkRefused::NoSuchAccount) => Err(missing()),
        Err(UnlinkRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}
