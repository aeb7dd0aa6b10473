//! A member who is signed in keeps the passkey that her device has just made (F28; threats E4, E9).

use domain::{ChallengeId, PasskeyId, PasskeyName, SessionId};
use jiff::Timestamp;
use store::mails::{self, AccountNews};
use store::passkey_challenges::{self, Challenge, Wish};
use store::passkeys::{self, Kept, NewPasskey, Passkey};
use store::{Membership, StoreError, Transaction, audit, members, sessions};
use webauthn_rs::prelude::{Passkey as Key, PasskeyRegistration, RegisterPublicKeyCredential};

use crate::passkey_place::{ANSWER_BYTES_MAX, PasskeyPlace};

/// What her browser brings.
#[derive(Clone, Copy, Debug)]
pub struct MadePasskey<'s> {
    /// What it asked for.
    pub challenge: &'s ChallengeId,
    /// What only it knows.
    pub browser: &'s str,
    /// What the device answered, as JSON.
    pub answer: &'s str,
    /// A fresh name for forms.
    pub id: &'s PasskeyId,
    /// What she calls it.
    pub name: &'s PasskeyName,
}

/// What came of it. A wrong answer is no error of the transaction, for it uses the challenge up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PasskeyAdded {
    /// It is kept.
    Added(Passkey),
    /// She has as many as one member may have.
    TooMany,
    /// This device's is known already, or its answer is not to what it was asked.
    NotTaken,
    /// Nothing was asked for here, or it is over, or her session has ended, or she has left.
    Gone,
}

/// Checks the answer and keeps the passkey. It is taken only in the browser and the session that asked, once.
pub fn add_passkey(
    tx: &mut Transaction<'_>,
    place: PasskeyPlace<'_>,
    who: &Membership,
    session: &SessionId,
    made: MadePasskey<'_>,
    now: Timestamp,
) -> Result<PasskeyAdded, StoreError> {
    let Some(challenge) = passkey_challenges::take(tx, made.challenge, made.browser, now)? else {
        return Ok(PasskeyAdded::Gone);
    };
    // Looked up once more: whoever has left since, or was signed out while her form was on its way, gets no way in.
    let Some(who) = members::membership(tx, &who.member().id)? else {
        return Ok(PasskeyAdded::Gone);
    };
    let member = who.member();
    let is_hers = Wish::Add {
        member: member.id.clone(),
        session: session.clone(),
    } == challenge.wish;
    if !is_hers || !sessions::lives(tx, &member.id, session, now)? {
        return Ok(PasskeyAdded::Gone);
    }
    let Some((credential, key)) = checked(place, &challenge, made.answer) else {
        return Ok(PasskeyAdded::NotTaken);
    };
    let new = NewPasskey {
        id: made.id.clone(),
        name: made.name.clone(),
        credential: &credential,
        key,
    };
    match passkeys::add(tx, &member.id, &new, now)? {
        Kept::New(passkey) => {
            audit::log(tx, member.handle.as_str(), "add a passkey", now)?;
            let called = passkey.name.clone();
            mails::tell_account(tx, &member.id, AccountNews::PasskeyMade { called }, now)?;
            Ok(PasskeyAdded::Added(passkey))
        }
        Kept::Known => Ok(PasskeyAdded::NotTaken),
        Kept::TooMany => Ok(PasskeyAdded::TooMany),
    }
}

/// What the device calls the passkey, and what is kept of it.
fn checked(place: PasskeyPlace<'_>, challenge: &Challenge, answer: &str) -> Option<(Vec<u8>, String)> {
    if answer.len() > ANSWER_BYTES_MAX {
        return None;
    }
    let state: PasskeyRegistration = serde_json::from_str(&challenge.state).ok()?;
    let answer: RegisterPublicKeyCredential = serde_json::from_str(answer).ok()?;
    let key: Key = place
        .library()?
        .finish_passkey_registration(&answer, &state)
        .ok()?;
    let kept = serde_json::to_string(&key).ok()?;
    Some((key.cred_id().to_vec(), kept))
}

#[cfg(test)]
mod tests {
    use store::sessions::{Browser, NewSession};

    use super::*;
    use crate::Rules;
    use crate::ask_passkey::{AskingFor, ask_to_add};
    use crate::leave::{Leaving, leave};
    use crate::samples::{self, act, at};
    use crate::sign_in::sign_out_everywhere;

    /// F02, E4: the answer of her device was on its way when she was signed out everywhere, and when she left.
    #[test]
    fn who_was_signed_out_or_left_since_she_was_asked_gets_no_passkey() {
        let database = samples::node();
        let origin = samples::origin("a.example");
        let klara = samples::member(&database, "klara");
        let session = SessionId::new(0, [1; 10]);
        let begin = |secret: &str| {
            let new = NewSession {
                id: session.clone(),
                secret,
                browser: Browser::Other,
                expires: at(90_000),
                asks_for: None,
            };
            act(&database, |tx| {
                sessions::begin(tx, &klara.member().id, &new, at(0))
            });
        };
        begin("one");
        let place = || PasskeyPlace {
            origin: &origin,
            name: "Partner circle",
        };
        let (id, name) = (
            PasskeyId::new(0, [1; 10]),
            PasskeyName::parse("Telephone").unwrap(),
        );
        let add = |number: u8| {
            let challenge = ChallengeId::new(0, [number; 10]);
            let asking = AskingFor {
                id: &challenge,
                browser: "browser",
                before: None,
                next: &domain::Next::Home,
            };
            act(&database, |tx| {
                ask_to_add(tx, place(), &klara, &session, asking, at(0))
            });
            let made = MadePasskey {
                challenge: &challenge,
                browser: "browser",
                answer: "nonsense",
                id: &id,
                name: &name,
            };
            act(&database, |tx| {
                add_passkey(tx, place(), &klara, &session, made, at(1))
            })
        };
        assert_eq!(add(1), PasskeyAdded::NotTaken, "it is looked at");
        act(&database, |tx| {
            sign_out_everywhere(tx, &klara.member().handle, at(1))
        });
        assert_eq!(add(3), PasskeyAdded::Gone, "her session has ended");
        begin("two");
        assert_eq!(add(4), PasskeyAdded::NotTaken);
        let leaving = Leaving {
            because: None,
            told: None,
            activities: &[],
        };
        act(&database, |tx| {
            leave(tx, &Rules::default(), &klara, leaving, at(1))
        });
        assert_eq!(add(2), PasskeyAdded::Gone, "it is not");
    }
}
