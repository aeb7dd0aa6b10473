//! The browser in which somebody asked for a mail: a cookie of its own binds link and code to it (threat E9).

use domain::MailProofId;
use http::{HeaderMap, HeaderValue};
use store::mail_proofs::PROOF_SECONDS;

use crate::Node;
use crate::session::{cookie, one_cookie};

/// Of the cookie, without its prefix.
const NAME: &str = "ask";

/// What the cookie holds.
#[derive(Clone, PartialEq, Eq)]
pub struct AskingBrowser {
    /// What was asked for.
    pub proof: MailProofId,
    /// What only this browser knows.
    pub secret: String,
}

/// Whether this browser asked for a mail lately, and for which.
pub fn asking_browser(node: &Node, headers: &HeaderMap) -> Option<AskingBrowser> {
    let (proof, secret) = one_cookie(node, headers, NAME)?.split_once('.')?;
    Some(AskingBrowser {
        proof: MailProofId::parse(proof).ok()?,
        secret: secret.to_owned(),
    })
}

/// The cookie for a browser that asks; it ends with the link and the code.
pub fn asking_cookie(node: &Node, asking: &AskingBrowser) -> HeaderValue {
    let value = format!("{}.{}", asking.proof, asking.secret);
    cookie(node, NAME, &value, PROOF_SECONDS)
}

/// Takes the cookie away.
pub fn no_asking_cookie(node: &Node) -> HeaderValue {
    cookie(node, NAME, "", 0)
}
