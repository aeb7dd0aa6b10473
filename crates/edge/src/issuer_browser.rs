//! The browser in which somebody went to an issuer: a cookie of its own binds to it what comes back (threat E9).
//!
//! The issuer sends the browser back by a link, with which browsers send cookies that are `SameSite=Lax`.

use domain::IssuerVisitId;
use http::{HeaderMap, HeaderValue};
use store::issuer_visits::{AWAY_SECONDS, WAITING_SECONDS};

use crate::Node;
use crate::session::{cookie, one_cookie};

/// Of the cookie, without its prefix.
const NAME: &str = "oidc";

/// What the cookie holds.
#[derive(Clone, PartialEq, Eq)]
pub struct IssuerBrowser {
    /// What was asked for.
    pub visit: IssuerVisitId,
    /// What only this browser knows.
    pub secret: String,
}

/// Whether this browser went to an issuer lately, and what for.
pub fn issuer_browser(node: &Node, headers: &HeaderMap) -> Option<IssuerBrowser> {
    let (visit, secret) = one_cookie(node, headers, NAME)?.split_once('.')?;
    Some(IssuerBrowser {
        visit: IssuerVisitId::parse(visit).ok()?,
        secret: secret.to_owned(),
    })
}

/// The cookie for a browser that goes; it lives as long as what is written down may.
pub fn issuer_cookie(node: &Node, browser: &IssuerBrowser) -> HeaderValue {
    let value = format!("{}.{}", browser.visit, browser.secret);
    cookie(node, NAME, &value, AWAY_SECONDS + WAITING_SECONDS)
}

/// Takes the cookie away.
pub fn no_issuer_cookie(node: &Node) -> HeaderValue {
    cookie(node, NAME, "", 0)
}
