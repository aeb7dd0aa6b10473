//! A browser asks to make a passkey or to sign in with one, and gets what the device has to sign (F28; threats E9, E12).

use ambient::{Randomness, StreamName};
use domain::{ChallengeId, Next, SessionId};
use jiff::Timestamp;
use serde_json::Value;
use store::passkey_challenges::{self, Challenge, NewChallenge, Wish};
use store::{Membership, StoreError, Transaction, passkeys};
use webauthn_rs::prelude::Passkey as Key;

use crate::passkey_place::{PasskeyPlace, user_handle};

/// Chance in what the cookie of the asking browser holds: 192 bits.
const SECRET_BYTES: usize = 24;

/// Why nothing is asked.
#[derive(Debug, thiserror::Error)]
pub enum AskPasskeyRefused {
    /// This node has no passkeys.
    #[error("this node is known by a number, and passkeys are made for names alone")]
    NoPasskeysHere,
    /// She has [`passkeys::PER_MEMBER_MAX`].
    #[error("there are as many passkeys as one member may have")]
    TooMany,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The browser that asks.
#[derive(Clone, Copy, Debug)]
pub struct AskingFor<'s> {
    /// A fresh name.
    pub id: &'s ChallengeId,
    /// For its cookie; see [`fresh_passkey_secret`].
    pub browser: &'s str,
    /// What it asked for before, which is worth nothing from now on.
    pub before: Option<&'s ChallengeId>,
    /// Where she goes once she is signed in.
    pub next: &'s Next,
}

/// For the cookie of the browser that asks, and nowhere else.
pub fn fresh_passkey_secret(randomness: &Randomness) -> String {
    let chance: [u8; SECRET_BYTES] = randomness.stream(StreamName::Nonces).bytes();
    wire::digest::hex(&chance)
}

/// To sign in: no name is asked and none is answered, so that it is the same whoever asks (threat E12).
pub fn ask_to_sign_in(
    tx: &mut Transaction<'_>,
    place: PasskeyPlace<'_>,
    asking: AskingFor<'_>,
    now: Timestamp,
) -> Result<Challenge, AskPasskeyRefused> {
    let library = place.library().ok_or(AskPasskeyRefused::NoPasskeysHere)?;
    let started = library.start_discoverable_authentication();
    let (mut options, state) = started.map_err(|_| AskPasskeyRefused::NoPasskeysHere)?;
    // She presses a button for it; nothing is offered while she types an address.
    options.mediation = None;
    let asked = (json(&options)?, text(&state)?);
    ask(tx, asking, Wish::SignIn, asked, now)
}

/// To make one that the device finds without being told whose it is; devices that have one of hers make no second.
pub fn ask_to_add(
    tx: &mut Transaction<'_>,
    place: PasskeyPlace<'_>,
    who: &Membership,
    session: &SessionId,
    asking: AskingFor<'_>,
    now: Timestamp,
) -> Result<Challenge, AskPasskeyRefused> {
    let library = place.library().ok_or(AskPasskeyRefused::NoPasskeysHere)?;
    let member = who.member();
    let known = passkeys::of_member(tx, &member.id)?;
    if known.len() >= usize::from(passkeys::PER_MEMBER_MAX) {
        return Err(AskPasskeyRefused::TooMany);
    }
    let keys = known
        .iter()
        .filter_map(|known| serde_json::from_str::<Key>(&known.key).ok());
    let started = library.start_passkey_registration(
        user_handle(&member.id),
        member.handle.as_str(),
        member.name.as_str(),
        Some(keys.map(|key| key.cred_id().clone()).collect()),
    );
    let (options, state) = started.map_err(|_| AskPasskeyRefused::NoPasskeysHere)?;
    let mut options = json(&options)?;
    let selection = &mut options["publicKey"]["authenticatorSelection"];
    selection["residentKey"] = "required".into();
    selection["requireResidentKey"] = true.into();
    let wish = Wish::Add {
        member: member.id.clone(),
        session: session.clone(),
    };
    ask(tx, asking, wish, (options, text(&state)?), now)
}

fn ask(
    tx: &mut Transaction<'_>,
    asking: AskingFor<'_>,
    wish: Wish,
    (options, state): (Value, String),
    now: Timestamp,
) -> Result<Challenge, AskPasskeyRefused> {
    if let Some(before) = asking.before {
        passkey_challenges::forget(tx, before)?;
    }
    let new = NewChallenge {
        id: asking.id.clone(),
        browser: asking.browser,
        wish,
        options: options.to_string(),
        state,
        next: asking.next.clone(),
    };
    Ok(passkey_challenges::ask(tx, &new, now)?)
}

/// What the library gives is maps, texts and bytes, which JSON has; that it could not be written is no state of a node.
fn json(options: &impl serde::Serialize) -> Result<Value, AskPasskeyRefused> {
    serde_json::to_value(options).map_err(|_| AskPasskeyRefused::NoPasskeysHere)
}

fn text(state: &impl serde::Serialize) -> Result<String, AskPasskeyRefused> {
    serde_json::to_string(state).map_err(|_| AskPasskeyRefused::NoPasskeysHere)
}

#[cfg(test)]
mod tests {
    use domain::{Origin, PasskeyId, PasskeyName};
    use store::Database;
    use store::passkeys::NewPasskey;

    use super::*;
    use crate::samples::{self, act, at, refused};

    fn place(origin: &Origin) -> PasskeyPlace<'_> {
        PasskeyPlace {
            origin,
            name: "Partner circle",
        }
    }

    static HOME: Next = Next::Home;

    fn asking(id: &ChallengeId) -> AskingFor<'_> {
        AskingFor {
            id,
            browser: "browser",
            before: None,
            next: &HOME,
        }
    }

    fn add_ten(database: &Database, who: &Membership) {
        for number in 0..u8::try_from(passkeys::PER_MEMBER_MAX).unwrap() {
            let new = NewPasskey {
                id: PasskeyId::new(0, [number; 10]),
                name: PasskeyName::parse("Telephone").unwrap(),
                credential: &[number; 16],
                key: "{}".to_owned(),
            };
            act(database, |tx| passkeys::add(tx, &who.member().id, &new, at(0)));
        }
    }

    /// E12: what a stranger is asked names no key, and differs from one time to the next by the challenge alone.
    #[test]
    fn whoever_wishes_to_sign_in_is_asked_the_same() {
        let database = samples::node();
        let origin = samples::origin("a.example");
        let ask_once = |number: u8| {
            let id = ChallengeId::new(0, [number; 10]);
            let asked = act(&database, |tx| {
                ask_to_sign_in(tx, place(&origin), asking(&id), at(0))
            });
            serde_json::from_str::<Value>(&asked.options).unwrap()
        };
        let before = ask_once(1);
        samples::member(&database, "klara");
        let mut after = ask_once(2);
        assert_ne!(before, after, "a challenge comes once");
        let key = &before["publicKey"];
        assert_eq!(key["rpId"], "a.example");
        assert_eq!(key["userVerification"], "required");
        assert_eq!(key["allowCredentials"], serde_json::json!([]));
        after["publicKey"]["challenge"] = key["challenge"].clone();
        assert_eq!(before, after);
        assert!(before.get("mediation").is_none_or(Value::is_null));
    }

    #[test]
    fn a_passkey_to_be_made_is_one_that_is_found_without_a_name_and_is_no_eleventh() {
        let database = samples::node();
        let origin = samples::origin("a.example");
        let klara = samples::member(&database, "klara");
        let session = SessionId::new(0, [1; 10]);
        let id = ChallengeId::new(0, [1; 10]);
        let asked = act(&database, |tx| {
            ask_to_add(tx, place(&origin), &klara, &session, asking(&id), at(0))
        });
        let options: Value = serde_json::from_str(&asked.options).unwrap();
        let selection = &options["publicKey"]["authenticatorSelection"];
        assert_eq!(selection["residentKey"], "required");
        assert_eq!(selection["userVerification"], "required");
        assert_eq!(options["publicKey"]["attestation"], "none");
        assert_eq!(options["publicKey"]["rp"]["name"], "Partner circle");
        add_ten(&database, &klara);
        let id = ChallengeId::new(0, [2; 10]);
        let no = refused(&database, |tx| {
            ask_to_add(tx, place(&origin), &klara, &session, asking(&id), at(0))
        });
        assert!(matches!(no, AskPasskeyRefused::TooMany));
    }

    #[test]
    fn a_node_known_by_a_number_asks_nobody() {
        let database = samples::node();
        let origin = Origin::parse("http://127.0.0.1:8801").unwrap();
        let id = ChallengeId::new(0, [1; 10]);
        let no = refused(&database, |tx| {
            ask_to_sign_in(tx, place(&origin), asking(&id), at(0))
        });
        assert!(matches!(no, AskPasskeyRefused::NoPasskeysHere));
    }
}
