//! A browser is sent to an issuer of OpenID Connect, and what comes back is taken once, in that browser (F28; threats E4, E9).
//!
//! What goes along is made of what only the browser's cookie holds: who reads the store learns neither the state nor the
//! nonce nor the verifier, and who sees the address the browser goes to learns nothing of the cookie.

use ambient::{Randomness, StreamName};
use domain::{IssuerVisitId, Slug};
use jiff::Timestamp;
use store::issuer_visits::{self, IssuerVisit, NewVisit, Stage};
use store::{StoreError, Transaction};

/// Chance in what the cookie of the browser holds: 192 bits.
const SECRET_BYTES: usize = 24;

/// What goes to the issuer and has to come back.
#[derive(Clone, PartialEq, Eq)]
pub struct AtIssuer {
    /// In the address to which the issuer sends the browser back (RFC 6749, section 10.12).
    pub state: String,
    /// In the signed token (OpenID Connect Core 1.0, section 3.1.2.1).
    pub nonce: String,
    /// Shown only when the code is redeemed; its hash went along (RFC 7636, S256).
    pub verifier: String,
}

impl AtIssuer {
    /// Of the secret of a browser.
    pub fn of(browser: &str) -> Self {
        let part =
            |name: &str| wire::digest::hex(&wire::digest::sha256(format!("{name} {browser}").as_bytes()));
        Self {
            state: part("state"),
            nonce: part("nonce"),
            verifier: part("verifier"),
        }
    }
}

/// For the cookie of the browser that goes, and nowhere else.
pub fn fresh_visit_secret(randomness: &Randomness) -> String {
    let chance: [u8; SECRET_BYTES] = randomness.stream(StreamName::Nonces).bytes();
    wire::digest::hex(&chance)
}

/// Writes down that a browser goes; what it asked for before is worth nothing from now on.
pub fn visit_issuer(
    tx: &mut Transaction<'_>,
    new: &NewVisit<'_>,
    before: Option<&IssuerVisitId>,
    now: Timestamp,
) -> Result<IssuerVisit, StoreError> {
    if let Some(before) = before {
        issuer_visits::forget(tx, before)?;
    }
    issuer_visits::begin(tx, new, now)
}

/// Who comes back, and with what.
#[derive(Clone, Copy, Debug)]
pub struct Returning<'s> {
    /// What the cookie names.
    pub visit: &'s IssuerVisitId,
    /// What only this browser knows.
    pub browser: &'s str,
    /// To whose address the browser was sent back.
    pub provider: &'s Slug,
    /// What stood in that address.
    pub state: &'s str,
}

/// Uses a visit up: nothing where this browser did not go to this issuer, came back before, or was too long away; which
/// of them is told to nobody.
pub fn come_back(
    tx: &mut Transaction<'_>,
    returning: Returning<'_>,
    now: Timestamp,
) -> Result<Option<IssuerVisit>, StoreError> {
    let Some(visit) = issuer_visits::of_browser(tx, returning.visit, returning.browser, now)? else {
        return Ok(None);
    };
    let is_away = visit.stage == Stage::Away;
    let state = AtIssuer::of(returning.browser).state;
    if !is_away || visit.provider != *returning.provider || state != returning.state {
        return Ok(None);
    }
    issuer_visits::end(tx, &visit)?;
    Ok(Some(visit))
}

#[cfg(test)]
mod tests {
    use domain::ProviderName;
    use store::Database;
    use store::issuer_visits::IssuerWish;

    use super::*;
    use crate::samples::{self, act, at};

    fn id() -> IssuerVisitId {
        IssuerVisitId::new(0, [1; 10])
    }

    fn begin(database: &Database) {
        let new = NewVisit {
            id: id(),
            browser: "browser",
            provider: &Slug::parse("microsoft").unwrap(),
            name: &ProviderName::parse("Microsoft").unwrap(),
            wish: IssuerWish::SignIn,
            next: domain::Next::Home,
        };
        act(database, |tx| visit_issuer(tx, &new, None, at(0)));
    }

    fn back(database: &Database, browser: &str, provider: &str, state: &str) -> bool {
        let (visit, provider) = (id(), Slug::parse(provider).unwrap());
        let returning = Returning {
            visit: &visit,
            browser,
            provider: &provider,
            state,
        };
        act(database, |tx| come_back(tx, returning, at(1))).is_some()
    }

    /// E9: the state of another browser, the address of another provider, and the same once more.
    #[test]
    fn what_comes_back_is_taken_once_in_the_browser_that_went() {
        let database = samples::node();
        begin(&database);
        let state = AtIssuer::of("browser").state;
        assert!(!back(&database, "browser", "microsoft", ""));
        assert!(!back(
            &database,
            "browser",
            "microsoft",
            &AtIssuer::of("another").state
        ));
        assert!(!back(&database, "another", "microsoft", &state));
        assert!(!back(&database, "browser", "google", &state));
        assert!(back(&database, "browser", "microsoft", &state));
        assert!(!back(&database, "browser", "microsoft", &state));
    }

    #[test]
    fn what_goes_along_says_nothing_of_the_cookie_and_a_verifier_has_the_length_it_must_have() {
        let secret = fresh_visit_secret(&Randomness::seeded(1));
        assert_eq!(secret.len(), 2 * SECRET_BYTES);
        let asked = AtIssuer::of(&secret);
        let parts = [&asked.state, &asked.nonce, &asked.verifier];
        assert!(
            parts
                .iter()
                .all(|part| !part.contains(&secret) && (43..=128).contains(&part.len()))
        );
        assert!(asked.state != asked.nonce && asked.nonce != asked.verifier);
    }
}
