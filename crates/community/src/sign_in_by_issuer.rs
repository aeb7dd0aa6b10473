//! Somebody comes back from an issuer that vouches for her (F28; threats E4, E9): who has linked the account is signed in,
//! and nobody is found by an address that the issuer names.

use domain::IssuerAccount;
use jiff::Timestamp;
use store::issuer_visits::{self, IssuerVisit, IssuerWish};
use store::sessions::{self, NewSession, Session};
use store::{StoreError, Transaction, audit, invitations, linked_accounts, members};

use crate::choose_language::note_first_language;

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignedInByIssuer {
    /// She is signed in.
    Begun(Session),
    /// The account is nobody's: it waits in this browser until whoever signs in by what is hers already links it.
    Nobodys,
    /// She was signed in when she went, and wishes to link it; it waits for her word.
    ToLink,
}

/// Settles a visit that [`crate::visit_issuer::come_back`] gave, after the issuer's token was checked; the session that the
/// browser had before ends with a new one, so that no id outlives a sign-in.
pub fn sign_in_by_issuer(
    tx: &mut Transaction<'_>,
    (visit, account): (&IssuerVisit, &IssuerAccount),
    new: &NewSession<'_>,
    before: Option<&Session>,
    now: Timestamp,
) -> Result<SignedInByIssuer, StoreError> {
    if visit.wish != IssuerWish::SignIn {
        issuer_visits::wait(tx, visit, account, now)?;
        return Ok(SignedInByIssuer::ToLink);
    }
    let Some(linked) = linked_accounts::by_account(tx, account)? else {
        issuer_visits::wait(tx, visit, account, now)?;
        return Ok(SignedInByIssuer::Nobodys);
    };
    let Some(membership) = members::membership(tx, &linked.member)? else {
        return Ok(SignedInByIssuer::Nobodys);
    };
    let member = membership.member();
    linked_accounts::used(tx, &linked, account, now)?;
    if let Some(before) = before {
        sessions::end(tx, before);
    }
    audit::log(tx, member.handle.as_str(), "sign in by a linked account", now)?;
    invitations::accept(tx, &member.id)?;
    note_first_language(tx, &member.id, new.asks_for.as_ref())?;
    Ok(SignedInByIssuer::Begun(sessions::begin_vouched(
        tx, &member.id, new, now,
    )?))
}
