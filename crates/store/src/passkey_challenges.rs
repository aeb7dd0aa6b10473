//! What browsers are asked to sign with a passkey: once, within minutes, in the browser that asked (F28; threats E4, E9).
//!
//! The row holds what the device is asked and what is needed to check its answer; of the secret in the browser's cookie
//! there is the hash alone.

use domain::{ChallengeId, MemberId, SessionId};
use engine::Direction;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{Table, behind};

const CHALLENGES: Table<ChallengeId, Challenge> =
    Table::new(spaces::PASSKEY_CHALLENGES, "passkey challenges");

/// How long an answer is taken, in seconds: five minutes, for somebody may have to find her key first (WCAG 2.2.1).
pub const CHALLENGE_SECONDS: i64 = 300;
/// Old challenges forgotten when a new one is made.
const FORGOTTEN_MAX: u16 = 100;

/// What a browser is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Challenge {
    /// Its name; ids sort by time, so the oldest are found first.
    pub id: ChallengeId,
    /// What for.
    pub wish: Wish,
    /// What the browser hands to the device, as JSON.
    pub options: String,
    /// What the answer is checked against, as the library that checks signatures writes it; the browser never has it.
    pub state: String,
    /// Until when.
    pub expires: Timestamp,
    /// SHA-256 of what the cookie of the asking browser holds.
    browser: [u8; 32],
}

/// What a passkey is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wish {
    /// To sign in whomever it belongs to.
    SignIn,
    /// To be made, for a member who is signed in.
    Add {
        /// Whose it will be.
        member: MemberId,
        /// In which session she asked.
        session: SessionId,
    },
}

/// A challenge about to be made.
#[derive(Clone, Debug)]
pub struct NewChallenge<'s> {
    /// Its name.
    pub id: ChallengeId,
    /// For the cookie of the browser that asks: at least 192 random bits, as text; it is not kept.
    pub browser: &'s str,
    /// What for.
    pub wish: Wish,
    /// What the browser hands to the device.
    pub options: String,
    /// What the answer is checked against.
    pub state: String,
}

/// Writes a challenge down; those that are over are forgotten by the way.
pub fn ask(
    tx: &mut Transaction<'_>,
    new: &NewChallenge<'_>,
    now: Timestamp,
) -> Result<Challenge, StoreError> {
    let range = behind(spaces::PASSKEY_CHALLENGES, None);
    let old = tx.page(&CHALLENGES, range, Direction::Forward, FORGOTTEN_MAX)?;
    for (_, challenge) in old.iter().filter(|(_, challenge)| now >= challenge.expires) {
        forget(tx, &challenge.id);
    }
    let challenge = Challenge {
        id: new.id.clone(),
        wish: new.wish.clone(),
        options: new.options.clone(),
        state: new.state.clone(),
        expires: Timestamp::from_second(now.as_second().saturating_add(CHALLENGE_SECONDS)).unwrap_or(now),
        browser: Sha256::digest(new.browser).into(),
    };
    tx.put(&CHALLENGES, &challenge.id, &challenge)?;
    Ok(challenge)
}

/// The challenge that a browser asked for, to be shown to it.
pub fn of_browser(
    tx: &mut Transaction<'_>,
    id: &ChallengeId,
    browser: &str,
    now: Timestamp,
) -> Result<Option<Challenge>, StoreError> {
    let browser: [u8; 32] = Sha256::digest(browser).into();
    let found = tx.get(&CHALLENGES, id)?;
    Ok(found.filter(|challenge| now < challenge.expires && challenge.browser == browser))
}

/// Uses a challenge up, in the browser that asked for it; it is gone afterwards, whatever the answer was worth.
pub fn take(
    tx: &mut Transaction<'_>,
    id: &ChallengeId,
    browser: &str,
    now: Timestamp,
) -> Result<Option<Challenge>, StoreError> {
    let found = of_browser(tx, id, browser, now)?;
    if found.is_some() {
        forget(tx, id);
    }
    Ok(found)
}

/// Ends a challenge: another one was asked for in its place.
pub fn forget(tx: &mut Transaction<'_>, id: &ChallengeId) {
    tx.delete(&CHALLENGES, id);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::{at, commit};

    fn id(number: u8) -> ChallengeId {
        ChallengeId::new(u64::from(number), [number; 10])
    }

    fn ask_at(database: &Database, number: u8, second: i64) -> Challenge {
        let new = NewChallenge {
            id: id(number),
            browser: "browser",
            wish: Wish::SignIn,
            options: "{}".to_owned(),
            state: "{}".to_owned(),
        };
        commit(database, |tx| ask(tx, &new, at(second)))
    }

    fn take_at(database: &Database, number: u8, browser: &str, second: i64) -> Option<Challenge> {
        commit(database, |tx| take(tx, &id(number), browser, at(second)))
    }

    /// E9
    #[test]
    fn a_challenge_is_taken_once_in_its_time_by_the_browser_that_asked() {
        let database = Database::in_memory();
        let first = ask_at(&database, 1, 0);
        assert_eq!(take_at(&database, 1, "another", 1), None);
        assert_eq!(take_at(&database, 2, "browser", 1), None);
        let last = CHALLENGE_SECONDS - 1;
        let shown = commit(&database, |tx| of_browser(tx, &id(1), "browser", at(last)));
        assert_eq!(shown, Some(first.clone()), "looking at it does not use it up");
        assert_eq!(take_at(&database, 1, "browser", last), Some(first));
        assert_eq!(take_at(&database, 1, "browser", last), None);
        ask_at(&database, 2, 0);
        assert_eq!(take_at(&database, 2, "browser", CHALLENGE_SECONDS), None);
    }

    #[test]
    fn challenges_that_nobody_answered_are_forgotten_when_the_next_is_made() {
        let database = Database::in_memory();
        ask_at(&database, 1, 0);
        ask_at(&database, 2, CHALLENGE_SECONDS);
        let range = behind(spaces::PASSKEY_CHALLENGES, None);
        let rows = database.read(|tx| tx.page(&CHALLENGES, range, Direction::Forward, 9));
        assert_eq!(rows.unwrap().len(), 1);
    }

    #[test]
    fn the_secret_of_the_browser_is_nowhere_in_the_row() {
        let database = Database::in_memory();
        let kept = serde_json::to_string(&ask_at(&database, 1, 0)).unwrap();
        assert!(!kept.contains("\"browser\":\"browser\"") && kept.contains("\"browser\":["));
    }
}
