//! The browser in which somebody is about to make or to use a passkey: a cookie of its own binds the challenge to it
//! (threat E9).

use domain::ChallengeId;
use http::{HeaderMap, HeaderValue};
use store::passkey_challenges::CHALLENGE_SECONDS;

use crate::Node;
use crate::session::{cookie, one_cookie};

/// Of the cookie, without its prefix.
const NAME: &str = "passkey";

/// What the cookie holds.
#[derive(Clone, PartialEq, Eq)]
pub struct PasskeyBrowser {
    /// What was asked for.
    pub challenge: ChallengeId,
    /// What only this browser knows.
    pub secret: String,
}

/// Whether this browser is about to make or to use a passkey, and what it was asked.
pub fn passkey_browser(node: &Node, headers: &HeaderMap) -> Option<PasskeyBrowser> {
    let (challenge, secret) = one_cookie(node, headers, NAME)?.split_once('.')?;
    Some(PasskeyBrowser {
        challenge: ChallengeId::parse(challenge).ok()?,
        secret: secret.to_owned(),
    })
}

/// The cookie for a browser that asks; it ends with the challenge.
pub fn passkey_cookie(node: &Node, asking: &PasskeyBrowser) -> HeaderValue {
    let value = format!("{}.{}", asking.challenge, asking.secret);
    cookie(node, NAME, &value, CHALLENGE_SECONDS)
}

/// Takes the cookie away.
pub fn no_passkey_cookie(node: &Node) -> HeaderValue {
    cookie(node, NAME, "", 0)
}
