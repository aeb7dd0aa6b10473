//! A browser in which nobody is signed in and that claims something with a membership elsewhere: a cookie of its own binds
//! what it brings back to it (threats V2, V21).

use http::{HeaderMap, HeaderValue};
use store::sessions::form_token;

use crate::Node;
use crate::session::{cookie, is_same, one_cookie};

/// Of the cookie, without its prefix.
const NAME: &str = "claim";
/// How long the browser is known, in seconds: it goes to the other community and comes back within ten minutes, and may press
/// the button once more when an answer was lost.
const SECONDS: i64 = 900;
/// Letters of the secret: 256 random bits in hexadecimal digits.
const SECRET_LETTERS: usize = 64;

/// What only this browser knows.
#[derive(Clone, PartialEq, Eq)]
pub struct ClaimBrowser(String);

impl ClaimBrowser {
    /// A browser that sets out, by 256 random bits.
    pub fn new(chance: &[u8; 32]) -> Self {
        Self(domain::hex(chance))
    }

    /// What its cookie holds.
    pub fn secret(&self) -> &str {
        &self.0
    }

    /// What its forms carry in the field `form_token`; it does not tell the secret.
    pub fn form_token(&self) -> String {
        form_token(&self.0)
    }

    /// Whether a form was made for this browser; takes as long for a wrong token as for the right one.
    pub fn is_from_its_form(&self, token: &str) -> bool {
        is_same(&self.form_token(), token)
    }
}

/// Whether this browser set out lately.
pub fn claim_browser(node: &Node, headers: &HeaderMap) -> Option<ClaimBrowser> {
    let secret = one_cookie(node, headers, NAME)?;
    let fits = secret.len() == SECRET_LETTERS && secret.bytes().all(|sign| sign.is_ascii_hexdigit());
    fits.then(|| ClaimBrowser(secret.to_owned()))
}

/// The cookie for a browser that sets out.
pub fn claim_cookie(node: &Node, browser: &ClaimBrowser) -> HeaderValue {
    cookie(node, NAME, browser.secret(), SECONDS)
}

/// Takes the cookie away.
pub fn no_claim_cookie(node: &Node) -> HeaderValue {
    cookie(node, NAME, "", 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// V21: a form of one browser is none of another, and its token is not the secret.
    #[test]
    fn a_form_is_of_one_browser_alone() {
        let (one, other) = (ClaimBrowser::new(&[1; 32]), ClaimBrowser::new(&[2; 32]));
        assert!(one.is_from_its_form(&one.form_token()));
        assert!(!one.is_from_its_form(&other.form_token()) && !one.is_from_its_form(""));
        assert!(!one.is_from_its_form(one.secret()));
        assert_eq!(one.secret().len(), SECRET_LETTERS);
    }
}
