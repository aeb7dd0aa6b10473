//! What every way of signing in shares: the door that a form of nobody's comes through, and the session that the
//! browser never had before (threats E3, E4, H4).

use std::convert::Infallible;
use std::net::SocketAddr;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::response::{IntoResponse, Redirect, Response};
use community::sign_in::fresh_session_secret;
use domain::{LanguageTag, Next, SessionId};
use edge::{
    Client, Try, asking_browser, browser_of, claim_browser, client_of, is_of_another_site, issuer_browser,
    no_asking_cookie, no_claim_cookie, no_issuer_cookie, no_passkey_cookie, no_session_cookie,
    passkey_browser, session_cookie,
};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, header};
use jiff::Timestamp;
use store::sessions::{Browser, NewSession, Session};
use store::{Officer, issuer_visits};

use super::account_link_page::{account_waits, link_for};
use super::account_page::visit_of;
use super::proofs::Refused;
use crate::error_page::ErrorPage;
use crate::home_cookie::no_home_cookie;
use crate::news_cookie::no_news_cookie;
use crate::next_page::page_of;
use crate::router::Site;
use crate::visit::{Visit, browser_asks};

/// Somebody who need not be signed in, and sends a form.
pub(crate) struct Gate {
    pub(crate) site: Site,
    pub(crate) visit: Visit,
    pub(crate) headers: HeaderMap,
    socket: Option<SocketAddr>,
}

impl FromRequestParts<Site> for Gate {
    type Rejection = Refused;

    /// A form of another site comes no further (threat E3); nor would its sender, who would be signed in as somebody
    /// else without knowing.
    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Refused> {
        let gate = Self::of(parts, site).await;
        match is_of_another_site(&parts.headers, site.doors.node.origin.as_str()) {
            true => Err(Refused::by(&gate.visit, &ErrorPage::Forbidden)),
            false => Ok(gate),
        }
    }
}

/// Somebody whom an issuer sends back here, by a link of another site: what counts is the state in it, which the browser
/// that went there alone has (threat E9).
pub(crate) struct SentBack(pub(crate) Gate);

impl FromRequestParts<Site> for SentBack {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Infallible> {
        Ok(Self(Gate::of(parts, site).await))
    }
}

impl Gate {
    async fn of(parts: &mut Parts, site: &Site) -> Self {
        let visit: Result<Visit, Infallible> = Visit::from_request_parts(parts, site).await;
        let Ok(visit) = visit;
        let socket = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        Self {
            socket: socket.map(|ConnectInfo(socket)| *socket),
            headers: parts.headers.clone(),
            site: site.clone(),
            visit,
        }
    }

    /// The network address that asks; none in a simulated network.
    pub(super) fn client(&self) -> Option<Client> {
        let trusted = &self.site.doors.node.settings.trusted_proxies;
        let socket = self.socket?;
        Some(client_of(socket, &self.headers, trusted))
    }

    /// Counts a try; who made too many is told when to come back, before anything of the form is looked at.
    pub(crate) fn count(&self, tried: Try) -> Result<(), Refused> {
        let node = &self.site.doors.node;
        let counted = self
            .site
            .sign_in_tries
            .take(tried, node, self.socket, &self.headers);
        counted.map_err(|busy| {
            Refused::by(
                &self.visit,
                &ErrorPage::TooOften {
                    seconds: busy.seconds,
                },
            )
        })
    }
}

/// A session about to begin.
pub(crate) struct Begin {
    id: SessionId,
    secret: String,
    browser: Browser,
    expires: Timestamp,
    asks_for: Option<LanguageTag>,
    before: Option<Session>,
}

impl Begin {
    /// With an id and a secret that nobody knows.
    pub(crate) fn of(gate: &Gate) -> Self {
        Self::in_browser(&gate.visit, &gate.headers)
    }

    /// The same where no gate was passed: she is signed in here in some way.
    pub(super) fn in_browser(visit: &Visit, headers: &HeaderMap) -> Self {
        let node = &visit.site.doors.node;
        let now = visit.now;
        let seconds = i64::from(node.settings.session_days) * 86_400;
        let signed_in = visit.signed_in.as_ref().map(|signed_in| &signed_in.session);
        let waits = visit.waits.as_ref().map(|waits| &waits.session);
        Self {
            id: ambient::ids::session_id(now, &node.randomness),
            secret: fresh_session_secret(&node.randomness),
            browser: browser_of(headers),
            expires: Timestamp::from_second(now.as_second().saturating_add(seconds)).unwrap_or(now),
            // What was chosen at the foot of a page here may be the choice of whoever sat here before.
            asks_for: browser_asks(headers).cloned(),
            before: signed_in.or(waits).cloned(),
        }
    }

    /// For the verb that begins it.
    pub(crate) fn session(&self) -> NewSession<'_> {
        NewSession {
            id: self.id.clone(),
            secret: &self.secret,
            browser: self.browser,
            expires: self.expires,
            asks_for: self.asks_for.clone(),
        }
    }

    /// The one that this browser had, which ends.
    pub(crate) fn before(&self) -> Option<&Session> {
        self.before.as_ref()
    }
}

/// Where she goes next, with the cookie; what the browser asked for is done with. Who came with an account elsewhere that is
/// nobody's yet is asked once whether it is hers, and goes on from there; who was about to answer an event goes on to that, and
/// else an officer to her desk.
pub(crate) fn signed_in_page(gate: &Gate, begin: &Begin, session: &Session, next: &Next) -> Response {
    let node = &gate.site.doors.node;
    let (visit, headers) = (&gate.visit, &gate.headers);
    if account_waits(gate) {
        return led_on(visit, headers, begin, &link_for(next));
    }
    if let Some(page) = page_of(next) {
        return led_on(visit, headers, begin, &page);
    }
    let officer = node
        .database
        .read(|tx| store::members::officer(tx, &session.member));
    led_on(visit, headers, begin, first_page(officer.ok().flatten().as_ref()))
}

/// The first page of somebody who has signed in: an officer's is her desk.
pub(super) fn first_page(officer: Option<&Officer>) -> &'static str {
    officer.map_or("/", |_| "/desk/peers")
}

/// The first page of a newcomer (need 4.19).
pub(crate) fn joined_page(gate: &Gate, begin: &Begin) -> Response {
    newcomers_page(&gate.visit, &gate.headers, begin)
}

/// The same of whoever was let in since she asked.
pub(super) fn newcomers_page(visit: &Visit, headers: &HeaderMap, begin: &Begin) -> Response {
    led_on(visit, headers, begin, "/welcome")
}

fn led_on(visit: &Visit, headers: &HeaderMap, begin: &Begin, next: &str) -> Response {
    let node = &visit.site.doors.node;
    let mut response = Redirect::to(next).into_response();
    let cookies = response.headers_mut();
    cookies.append(header::SET_COOKIE, session_cookie(node, &begin.secret));
    if asking_browser(node, headers).is_some() {
        cookies.append(header::SET_COOKIE, no_asking_cookie(node));
    }
    response
}

/// What the browser forgets of this site with a session (W3C Clear Site Data, section 3.1): pages and what scripts keep. The
/// cookies that are hers are taken away one by one, for the light and the language
/// of this browser are whoever's sits before it.
const CLEARED: &str = "\"cache\", \"storage\"";

/// Where somebody goes whose session has ended. Nothing of hers stays in the browser (threat E15): neither the session nor
/// what she asked for in it; the next person before it would be asked about her mail and her account.
pub(crate) async fn signed_out(visit: &Visit, headers: &HeaderMap, next: &str) -> Response {
    let node = &visit.site.doors.node;
    let mut response = Redirect::to(next).into_response();
    let cookies = response.headers_mut();
    cookies.insert("clear-site-data", HeaderValue::from_static(CLEARED));
    cookies.append(header::SET_COOKIE, no_session_cookie(node));
    if asking_browser(node, headers).is_some() {
        cookies.append(header::SET_COOKIE, no_asking_cookie(node));
    }
    if passkey_browser(node, headers).is_some() {
        cookies.append(header::SET_COOKIE, no_passkey_cookie(node));
    }
    if issuer_browser(node, headers).is_some() {
        cookies.append(header::SET_COOKIE, no_issuer_cookie(node));
    }
    if claim_browser(node, headers).is_some() {
        cookies.append(header::SET_COOKIE, no_claim_cookie(node));
    }
    for cookie in [no_home_cookie(node), no_news_cookie(node)].into_iter().flatten() {
        cookies.append(header::SET_COOKIE, cookie);
    }
    if let Some(went) = visit_of(&visit.site, visit, headers) {
        // Nobody has its cookie any more: a row that cannot be forgotten now ends in its time.
        let _ended_so_or_so = node
            .database
            .transact(|tx| issuer_visits::forget(tx, &went.id))
            .await;
    }
    response
}
