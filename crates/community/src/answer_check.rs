//! Whoever stands at the desk sets out to her own community and comes back with its yes: in one transaction its signature is
//! checked against pinned keys, and it answers the one check for which this browser set out (F16, proof; protocol section 8.9;
//! threats V, F4, F7). Nothing is asked of the community that said it, and who she is nobody here learns.

use domain::{CheckId, Iri};
use jiff::Timestamp;
use store::checks::{self, Check};
use store::claims::BrowserKey;
use store::{StoreError, Transaction, community};
use wire::membership_proof::{MembershipProof, ProofRefused, Purpose, is_nonce};

use crate::ask_link::linkable;
use crate::link_membership::{LinkMembershipRefused, proof_for_us};
use crate::thank_guests::is_before_restore;

/// Why a check is not answered.
#[derive(Debug, thiserror::Error)]
pub enum CheckRefused {
    /// The proof proves nothing, or not to us.
    #[error(transparent)]
    Proof(#[from] ProofRefused),
    /// It was answered, its minutes are over, or its community is no peer any more.
    #[error("that check is over; the desk makes a new one")]
    Over,
    /// This browser did not set out for it, another one did since, or it was used.
    #[error("this browser did not ask for that; begin once more")]
    NotAsked,
    /// It is of before this store was restored from a backup, which may have forgotten that it was used.
    #[error("that is from before this server was restored; begin once more")]
    Restored,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<LinkMembershipRefused> for CheckRefused {
    fn from(refused: LinkMembershipRefused) -> Self {
        match refused {
            LinkMembershipRefused::Proof(refused) => Self::Proof(refused),
            LinkMembershipRefused::Store(error) => Self::Store(error),
            _ => Self::NotAsked,
        }
    }
}

/// A browser sets out for a check, with a nonce of 256 random bits that only it brings back.
pub fn set_out(
    tx: &mut Transaction<'_>,
    id: &CheckId,
    (browser, nonce): (BrowserKey, &str),
    now: Timestamp,
) -> Result<Check, CheckRefused> {
    let check = checks::get(tx, id, now)?.filter(|check| check.is_open(now));
    let mut check = check.ok_or(CheckRefused::Over)?;
    if !is_nonce(nonce) || !linkable(tx)?.contains(&check.peer) || !is_of_now(tx, &check)? {
        return Err(CheckRefused::Over);
    }
    check.ask(browser, nonce);
    checks::put(tx, &check)?;
    Ok(check)
}

/// The check that a proof answers, in the browser that brings it. It changes nothing.
pub fn see_answer(
    tx: &mut Transaction<'_>,
    browser: BrowserKey,
    (own, proof): (&Iri, &str),
    now: Timestamp,
) -> Result<Check, CheckRefused> {
    let proof = proof_for_us(tx, own, proof, now)?;
    check_of(tx, browser, &proof, now)
}

/// Its community said yes; the desk sees it. It counts once.
pub fn answer_check(
    tx: &mut Transaction<'_>,
    browser: BrowserKey,
    (own, proof): (&Iri, &str),
    now: Timestamp,
) -> Result<Check, CheckRefused> {
    let mut check = see_answer(tx, browser, (own, proof), now)?;
    check.answer(now);
    checks::put(tx, &check)?;
    Ok(check)
}

fn check_of(
    tx: &mut Transaction<'_>,
    browser: BrowserKey,
    proof: &MembershipProof,
    now: Timestamp,
) -> Result<Check, CheckRefused> {
    if !proof.answers(Purpose::Check, proof.nonce()) {
        return Err(CheckRefused::NotAsked);
    }
    if is_before_restore(tx, proof.issued)? {
        return Err(CheckRefused::Restored);
    }
    let asked = checks::list(tx, now)?;
    let asked = asked
        .into_iter()
        .find(|check| check.is_answered(browser, proof.nonce()));
    let check = asked.ok_or(CheckRefused::NotAsked)?;
    if check.peer != proof.issuer.origin() {
        return Err(CheckRefused::NotAsked);
    }
    match (is_of_now(tx, &check)?, check.is_open(now)) {
        (false, _) => Err(CheckRefused::Restored),
        (true, false) => Err(CheckRefused::Over),
        (true, true) => Ok(check),
    }
}

/// Whether it was made since this store was restored.
fn is_of_now(tx: &mut Transaction<'_>, check: &Check) -> Result<bool, StoreError> {
    Ok(community::identity(tx)?.map_or(0, |identity| identity.epoch) == check.epoch)
}

#[cfg(test)]
mod tests;
