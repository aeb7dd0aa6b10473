//! Somebody shows that she has the device of a passkey, in the browser in which she asked (F28; threats E4, E9, E12).

use domain::ChallengeId;
use jiff::Timestamp;
use store::passkey_challenges::{self, Challenge, Wish};
use store::passkeys::{self, Passkey};
use store::sessions::{self, NewSession, Session};
use store::{StoreError, Transaction, audit, invitations, members};
use webauthn_rs::prelude::{
    DiscoverableAuthentication, DiscoverableKey, Passkey as Key, PublicKeyCredential,
};

use crate::choose_language::note_first_language;
use crate::passkey_place::{ANSWER_BYTES_MAX, PasskeyPlace, user_handle};

/// What the browser brings.
#[derive(Clone, Copy, Debug)]
pub struct ShownPasskey<'s> {
    /// What it asked for.
    pub challenge: &'s ChallengeId,
    /// What only it knows.
    pub browser: &'s str,
    /// What the device answered, as JSON.
    pub answer: &'s str,
}

/// What came of it. A wrong answer is no error of the transaction, for it uses the challenge up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignedInByPasskey {
    /// She is signed in.
    Begun(Session),
    /// Nothing was asked for here, or too long ago, or the key is nobody's, or the answer is not to what was asked; which
    /// of them is told to nobody.
    Refused,
}

/// Uses the challenge up, checks the answer and begins a session; the one that the browser had before ends, so that no id
/// outlives a sign-in. A device whose counter went back is refused: somebody may have a copy of it.
pub fn sign_in_by_passkey(
    tx: &mut Transaction<'_>,
    place: PasskeyPlace<'_>,
    shown: ShownPasskey<'_>,
    new: &NewSession<'_>,
    before: Option<&Session>,
    now: Timestamp,
) -> Result<SignedInByPasskey, StoreError> {
    let challenge = passkey_challenges::take(tx, shown.challenge, shown.browser, now)?;
    let challenge = challenge.filter(|challenge| challenge.wish == Wish::SignIn);
    let (Some(challenge), Some(answer)) = (challenge, read(shown.answer)) else {
        return Ok(SignedInByPasskey::Refused);
    };
    let Some(passkey) = passkeys::by_credential(tx, answer.get_credential_id())? else {
        return Ok(SignedInByPasskey::Refused);
    };
    let Some(membership) = members::membership(tx, &passkey.member)? else {
        return Ok(SignedInByPasskey::Refused);
    };
    let member = membership.member();
    let Some(key) = checked(place, &challenge, &answer, &passkey) else {
        return Ok(SignedInByPasskey::Refused);
    };
    passkeys::used(tx, &passkey, key, now)?;
    if let Some(before) = before {
        sessions::end(tx, before);
    }
    audit::log(tx, member.handle.as_str(), "sign in by a passkey", now)?;
    invitations::accept(tx, &member.id)?;
    note_first_language(tx, &member.id, new.asks_for.as_ref())?;
    Ok(SignedInByPasskey::Begun(sessions::begin(
        tx, &member.id, new, now,
    )?))
}

fn read(answer: &str) -> Option<PublicKeyCredential> {
    let is_short = answer.len() <= ANSWER_BYTES_MAX;
    is_short.then(|| serde_json::from_str(answer).ok()).flatten()
}

/// What is kept of the key from now on, if the answer is right and names the member whose key it is.
fn checked(
    place: PasskeyPlace<'_>,
    challenge: &Challenge,
    answer: &PublicKeyCredential,
    passkey: &Passkey,
) -> Option<String> {
    let library = place.library()?;
    let (whose, _) = library.identify_discoverable_authentication(answer).ok()?;
    if whose != user_handle(&passkey.member) {
        return None;
    }
    let state: DiscoverableAuthentication = serde_json::from_str(&challenge.state).ok()?;
    let mut key: Key = serde_json::from_str(&passkey.key).ok()?;
    let result = library
        .finish_discoverable_authentication_v2(answer, state, DiscoverableKey::from(&key))
        .ok()?;
    key.update_credential(&result)?;
    serde_json::to_string(&key).ok()
}
