//! Accounts elsewhere to sign in with, as the doors ask for them; `server` knows the issuers and checks what they say (F28).

use community::visit_issuer::AtIssuer;
use domain::{Iri, IssuerAccount, ProviderName, Slug};

use crate::Later;

/// A place where people have an account to sign in with, as the operator configured it (`[[auth.oidc]]`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provider {
    /// The last part of its address here, `/login/oidc/{id}`.
    pub id: Slug,
    /// What people call it.
    pub name: ProviderName,
}

/// Which account a browser is sent to an issuer for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhichAccount {
    /// The one it is signed in with there, if it is.
    AsItIs,
    /// The one that she picks there, as far as the issuer lets people pick: it is about to be linked, and somebody else may
    /// have signed in there before her (threat E9).
    Picked,
}

/// What a browser brings back from an issuer, after its state was checked.
#[derive(Clone, Copy)]
pub struct Redeem<'s> {
    /// Which provider.
    pub provider: &'s Slug,
    /// What the issuer gave to the browser.
    pub code: &'s str,
    /// Who the issuer said it is, beside the code (RFC 9207).
    pub issuer: Option<&'s str>,
    /// What went along.
    pub asked: &'s AtIssuer,
}

/// Longest code that is redeemed, in bytes; those of Microsoft have about a thousand.
pub const ISSUER_CODE_BYTES_MAX: usize = 8_192;

/// The issuers of the configuration.
pub trait Issuers: Send + Sync {
    /// What people are offered, in the order of the configuration.
    fn providers(&self) -> &[Provider];

    /// Where a browser goes to sign in there.
    fn address<'a>(
        &'a self,
        provider: &'a Slug,
        asked: &'a AtIssuer,
        which: WhichAccount,
    ) -> Later<'a, Result<Iri, IssuerProblem>>;

    /// Redeems a code and checks what comes of it: signature, issuer, audience, nonce and time (OpenID Connect Core 1.0,
    /// section 3.1.3.7).
    fn redeem<'a>(&'a self, redeem: Redeem<'a>) -> Later<'a, Result<IssuerAccount, IssuerProblem>>;
}

/// Why an issuer says nothing of whom we may believe; the sentences are for the operator's log.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IssuerProblem {
    /// Not in the configuration.
    #[error("there is no such provider")]
    Unknown,
    /// It could not be asked, or not understood; another time it may.
    #[error("{}", plain(.0))]
    Silent(String),
    /// It was asked, and what came proves nothing.
    #[error("{}", plain(.0))]
    NotProven(String),
}

/// Most characters of such a sentence that reach a log: what the issuer says in it is as long as the issuer likes (threat
/// B14).
const SAID_CHARS_MAX: usize = 300;

/// On one line, and no longer than a line should be.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for letter in text.chars().take(SAID_CHARS_MAX) {
        match is_hidden(letter) {
            true => plain.extend(letter.escape_default()),
            false => plain.push(letter),
        }
    }
    if text.chars().nth(SAID_CHARS_MAX).is_some() {
        plain.push('…');
    }
    plain
}

/// Control characters, what breaks a line, and what turns the direction of a line round.
fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A node without any.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoIssuers;

impl Issuers for NoIssuers {
    fn providers(&self) -> &[Provider] {
        &[]
    }

    fn address<'a>(
        &'a self,
        _: &'a Slug,
        _: &'a AtIssuer,
        _: WhichAccount,
    ) -> Later<'a, Result<Iri, IssuerProblem>> {
        Box::pin(async { Err(IssuerProblem::Unknown) })
    }

    fn redeem<'a>(&'a self, _: Redeem<'a>) -> Later<'a, Result<IssuerAccount, IssuerProblem>> {
        Box::pin(async { Err(IssuerProblem::Unknown) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// B14: an issuer writes no second line into a log, and no endless one.
    #[test]
    fn what_an_issuer_says_is_one_short_line() {
        let said = "invalid_grant: no.\r\nTrace ID: 1\u{1b}[31m\u{202e}";
        let line = IssuerProblem::NotProven(said.to_owned()).to_string();
        assert_eq!(line, "invalid_grant: no.\\r\\nTrace ID: 1\\u{1b}[31m\\u{202e}");
        let long = IssuerProblem::Silent("ü".repeat(100_000)).to_string();
        assert_eq!(long.chars().count(), SAID_CHARS_MAX + 1);
        let fits = "ü".repeat(SAID_CHARS_MAX);
        assert_eq!(IssuerProblem::Silent(fits.clone()).to_string(), fits);
    }
}
