//! `/login/oidc`: somebody signs in with an account elsewhere that she has linked (F28; threats E3, E4, E9, E12).
//!
//! A page of ours leads the browser on to the issuer. A form that were answered with the issuer's address would need a
//! content security policy that lets forms go there, and wherever else the issuer sends the browser on its way; so
//! `form-action` stays `'self'` on every page (threat H2).

use askama::Template;
use axum::Form;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use community::sign_in_by_issuer::{SignedInByIssuer, sign_in_by_issuer};
use community::visit_issuer::{
    AtIssuer, Returning, come_back as take_back, fresh_visit_secret, visit_issuer,
};
use domain::{IssuerAccount, Next, Slug};
use edge::{
    ISSUER_CODE_BYTES_MAX, IssuerBrowser, IssuerProblem, MailLink, Provider, Redeem, Try, WhichAccount,
    issuer_browser, issuer_cookie, no_issuer_cookie,
};
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use serde::Deserialize;
use store::issuer_visits::{self, IssuerVisit, IssuerWish, NewVisit, Stage};

use super::account_link_page::LINK_PATH;
use super::begun::{Begin, Gate, SentBack, signed_in_page};
use super::link_page::{aside, head};
use super::login_page::{AccountSaid, ByAccount, ByPasskey, LoginPage};
use super::proofs::Refused;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, written};
use crate::home_community_page;
use crate::router::Site;
use crate::visit::Visit;

/// Where the page is that leads on to the issuer.
pub(super) const AWAY_PATH: &str = "/login/oidc";
/// Where somebody learns that her account is nobody's yet.
const NOBODYS_PATH: &str = "/login/unlinked";

/// The page that leads on to the issuer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AccountPage {
    /// What people call the provider.
    pub(crate) provider: String,
    /// Where the browser goes.
    pub(crate) address: String,
}

#[derive(Template)]
#[template(path = "login_account.html")]
struct AccountTemplate<'a> {
    around: Around<'a>,
    heading: String,
    lead: String,
    go: String,
    address: &'a str,
}

impl AccountPage {
    /// The page as HTML; never indexed.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let frame = aside(frame);
        let named = |key| {
            frame
                .words
                .with(key, &[("provider", self.provider.as_str().into())])
        };
        written(&AccountTemplate {
            around: Around::of(&frame, head(&frame)),
            heading: named("login-account"),
            lead: named("login-account-away"),
            go: named("login-account-go"),
            address: &self.address,
        })
    }
}

/// The page for somebody whose account is nobody's yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NobodysPage {
    /// What people call the provider.
    pub(crate) provider: String,
    /// What she was about to do.
    pub(crate) next: Next,
    /// Whether a mail signs her in.
    pub(crate) by_mail: MailLink,
}

#[derive(Template)]
#[template(path = "login_unlinked.html")]
struct NobodysTemplate<'a> {
    around: Around<'a>,
    heading: String,
    lead: String,
    /// The name of the event she was about to answer; else empty.
    event: String,
    by_mail: bool,
}

impl NobodysPage {
    /// The page as HTML; never indexed.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let frame = aside(frame);
        let named = |key| {
            frame
                .words
                .with(key, &[("provider", self.provider.as_str().into())])
        };
        written(&NobodysTemplate {
            around: Around::of(&frame, head(&frame)),
            heading: named("login-unlinked"),
            lead: named(match self.by_mail {
                MailLink::Offered => "login-unlinked-lead",
                MailLink::Refused => "login-unlinked-no-mail",
            }),
            event: self.next.event(),
            by_mail: self.by_mail == MailLink::Offered,
        })
    }
}

/// The provider of that name, if it is offered.
pub(super) fn provider_of(visit: &Visit, id: &str) -> Option<Provider> {
    let mut providers = visit.site.doors.issuers.providers().iter();
    providers.find(|provider| provider.id.as_str() == id).cloned()
}

/// What this browser went for, while it lives; one that cannot be read now is as if it were over.
pub(super) fn visit_of(site: &Site, visit: &Visit, headers: &HeaderMap) -> Option<IssuerVisit> {
    let node = &site.doors.node;
    let browser = issuer_browser(node, headers)?;
    let found = node
        .database
        .read(|tx| issuer_visits::of_browser(tx, &browser.visit, &browser.secret, visit.now));
    found.ok().flatten()
}

/// What is about to be linked is picked by her.
fn which_account(wish: &IssuerWish) -> WhichAccount {
    match wish {
        IssuerWish::SignIn => WhichAccount::AsItIs,
        IssuerWish::Link { .. } => WhichAccount::Picked,
    }
}

/// Why a browser is not sent anywhere.
pub(super) enum NotSent {
    /// The issuer does not say where to.
    Silent,
    /// It cannot be written down now.
    Unavailable,
}

/// Writes down that this browser goes to the issuer, binds that to it, and leads on.
pub(super) async fn send_away(
    visit: &Visit,
    headers: &HeaderMap,
    provider: &Provider,
    (wish, next): (IssuerWish, Next),
) -> Result<Response, NotSent> {
    let doors = &visit.site.doors;
    let node = &doors.node;
    let browser = IssuerBrowser {
        visit: ambient::ids::issuer_visit_id(visit.now, &node.randomness),
        secret: fresh_visit_secret(&node.randomness),
    };
    let asked = AtIssuer::of(&browser.secret);
    let which = which_account(&wish);
    // The page that leads on asks for the address again: who reads the store must not learn what has to come back.
    let led_on = doors.issuers.address(&provider.id, &asked, which).await;
    led_on.map_err(|_| NotSent::Silent)?;
    let before = visit_of(&visit.site, visit, headers).map(|before| before.id);
    let new = NewVisit {
        id: browser.visit.clone(),
        browser: &browser.secret,
        provider: &provider.id,
        name: &provider.name,
        wish,
        next,
    };
    let begun = node
        .database
        .transact(|tx| visit_issuer(tx, &new, before.as_ref(), visit.now))
        .await;
    begun.map_err(|_| NotSent::Unavailable)?;
    let cookie = [(header::SET_COOKIE, issuer_cookie(node, &browser))];
    Ok((cookie, Redirect::to(AWAY_PATH)).into_response())
}

/// What is sent with the button.
#[derive(Deserialize)]
pub(crate) struct AwayForm {
    /// The event she was about to answer.
    #[serde(default)]
    event: String,
}

/// `POST /login/oidc/{provider}`.
pub(crate) async fn begin(
    gate: Gate,
    Path(provider): Path<String>,
    sent: Result<Form<AwayForm>, FormRejection>,
) -> Result<Response, Refused> {
    gate.count(Try::Login)?;
    // The button needs nothing beside it: what cannot be read is nothing to come back to.
    let next = sent.map_or_else(|_| Next::Home, |Form(form)| Next::about(&form.event));
    let visit = &gate.visit;
    let Some(provider) = provider_of(visit, &provider) else {
        return Err(Refused::by(visit, &ErrorPage::NotFound));
    };
    let wish = (IssuerWish::SignIn, next.clone());
    match send_away(visit, &gate.headers, &provider, wish).await {
        Ok(response) => Ok(response),
        Err(NotSent::Silent) => {
            let said = AccountSaid::Silent(provider.name.to_string());
            Ok(not_signed_in(visit, said, &next))
        }
        Err(NotSent::Unavailable) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

/// `GET /login/oidc`: leads back to the form where nothing was asked for in this browser.
pub(crate) async fn show(State(site): State<Site>, headers: HeaderMap, visit: Visit) -> Response {
    let away = visit_of(&site, &visit, &headers).filter(|away| away.stage == Stage::Away);
    let (Some(away), Some(browser)) = (away, issuer_browser(&site.doors.node, &headers)) else {
        return Redirect::to("/login").into_response();
    };
    let asked = AtIssuer::of(&browser.secret);
    let which = which_account(&away.wish);
    let Ok(address) = site.doors.issuers.address(&away.provider, &asked, which).await else {
        let said = AccountSaid::Silent(away.name.to_string());
        return not_signed_in(&visit, said, &away.next);
    };
    let page = AccountPage {
        provider: away.name.to_string(),
        address: address.to_string(),
    };
    let mut response = visit.secret_page(page.render(&visit.frame()));
    // At once and without a script; who has that switched off follows the link.
    if let Ok(value) = HeaderValue::from_str(&format!("0;url={address}")) {
        response.headers_mut().insert(header::REFRESH, value);
    }
    response
}

/// What an issuer adds to our address; more than this is none of our business (OpenID Connect Core 1.0, 3.1.2.5 and 3.1.2.6).
#[derive(Deserialize)]
pub(crate) struct SaidByIssuer {
    state: Option<String>,
    code: Option<String>,
    error: Option<String>,
    iss: Option<String>,
}

/// `GET /login/oidc/{provider}`: what was asked is used up; then its code is redeemed, and the browser gets a session that
/// it never had before (threat E4). Whatever was wrong, the answer is the same. Any page of the web can have browsers ask for
/// this address; without the cookie of one that went to an issuer that costs nothing, and nobody a try (threat H4). Whoever
/// only looks, by `HEAD`, uses nothing up.
pub(crate) async fn come_back(
    method: Method,
    SentBack(gate): SentBack,
    Path(provider): Path<String>,
    said: Result<Query<SaidByIssuer>, QueryRejection>,
) -> Result<Response, Refused> {
    let visit = &gate.visit;
    let Some(provider) = provider_of(visit, &provider) else {
        return Err(Refused::by(visit, &ErrorPage::NotFound));
    };
    let refused = |next: &Next| not_signed_in(visit, AccountSaid::Refused, next);
    let (Ok(Query(said)), Some(browser)) = (said, issuer_browser(&gate.site.doors.node, &gate.headers))
    else {
        return Ok(refused(&Next::Home));
    };
    if method == Method::HEAD {
        return Ok(refused(&Next::Home));
    }
    gate.count(Try::Code)?;
    let Some(away) = taken(&gate, &provider.id, &browser, &said).await? else {
        return Ok(refused(&Next::Home));
    };
    let name = || provider.name.to_string();
    if said.error.is_some() {
        return Ok(not_signed_in(visit, AccountSaid::Stopped(name()), &away.next));
    }
    let code = said.code.as_deref().unwrap_or_default();
    if code.is_empty() || code.len() > ISSUER_CODE_BYTES_MAX {
        return Ok(refused(&away.next));
    }
    let redeem = Redeem {
        provider: &provider.id,
        code,
        issuer: said.iss.as_deref(),
        asked: &AtIssuer::of(&browser.secret),
    };
    match gate.site.doors.issuers.redeem(redeem).await {
        Ok(account) => settle(&gate, &away, &account).await,
        Err(IssuerProblem::Silent(_)) => Ok(not_signed_in(visit, AccountSaid::Silent(name()), &away.next)),
        Err(IssuerProblem::NotProven(_) | IssuerProblem::Unknown) => Ok(refused(&away.next)),
    }
}

/// Uses up what this browser went for.
async fn taken(
    gate: &Gate,
    provider: &Slug,
    browser: &IssuerBrowser,
    said: &SaidByIssuer,
) -> Result<Option<IssuerVisit>, Refused> {
    let returning = Returning {
        visit: &browser.visit,
        browser: &browser.secret,
        provider,
        state: said.state.as_deref().unwrap_or_default(),
    };
    let database = &gate.site.doors.node.database;
    let taken = database
        .transact(|tx| take_back(tx, returning, gate.visit.now))
        .await;
    taken.map_err(|_| Refused::by(&gate.visit, &ErrorPage::Unavailable))
}

/// Signs in whoever linked the account, or keeps it for its owner to link.
async fn settle(gate: &Gate, away: &IssuerVisit, account: &IssuerAccount) -> Result<Response, Refused> {
    let Gate { site, visit, .. } = gate;
    let node = &site.doors.node;
    let begin = Begin::of(gate);
    let outcome = node
        .database
        .transact(|tx| sign_in_by_issuer(tx, (away, account), &begin.session(), begin.before(), visit.now))
        .await;
    match outcome {
        Ok(SignedInByIssuer::Begun(session)) => {
            let mut response = signed_in_page(gate, &begin, &session, &away.next);
            response
                .headers_mut()
                .append(header::SET_COOKIE, no_issuer_cookie(node));
            Ok(response)
        }
        Ok(SignedInByIssuer::Nobodys) => Ok(Redirect::to(NOBODYS_PATH).into_response()),
        Ok(SignedInByIssuer::ToLink) => Ok(Redirect::to(LINK_PATH).into_response()),
        Err(_) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

/// `GET /login/unlinked`: leads back to the form where no account waits in this browser.
pub(crate) async fn show_nobodys(State(site): State<Site>, headers: HeaderMap, visit: Visit) -> Response {
    match visit_of(&site, &visit, &headers) {
        Some(IssuerVisit {
            stage: Stage::Waiting(_),
            name,
            next,
            ..
        }) => {
            let page = NobodysPage {
                provider: name.to_string(),
                next,
                by_mail: site.doors.node.settings.pages.mail_link,
            };
            visit.secret_page(page.render(&visit.frame()))
        }
        _ => Redirect::to("/login").into_response(),
    }
}

/// The form of signing in, which says why the account did not and offers every way, with what she was about to do.
fn not_signed_in(visit: &Visit, said: AccountSaid, next: &Next) -> Response {
    let page = LoginPage {
        by_passkey: ByPasskey::at(visit),
        by_account: ByAccount::at(visit, Some(said)),
        next: next.clone(),
        home: home_community_page::offered(visit),
        by_mail: visit.site.doors.node.settings.pages.mail_link,
        ..LoginPage::default()
    };
    let mut response = visit.secret_page(page.render(&visit.frame()));
    *response.status_mut() = StatusCode::FORBIDDEN;
    response
}
