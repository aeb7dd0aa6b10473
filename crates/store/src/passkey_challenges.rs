//! What browsers are asked to sign with a passkey: once, within minutes, in the browser that asked (F28; threats E4, E9).
//!
//! The row holds what the device is asked and what is needed to check its answer; of the secret in the browser's cookie
//! there is the hash alone.

use domain::{ChallengeId, MemberId, Next, SessionId};
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
/// What a session asked for last, to make a passkey.
const OF_SESSIONS: Table<SessionId, ChallengeId> =
    Table::new(spaces::PASSKEY_CHALLENGES_OF, "passkey challenges of sessions");

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
    /// Where she goes once she is signed in.
    #[serde(default)]
    pub next: Next,
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
    /// Where she goes once she is signed in.
    pub next: Next,
}

/// Writes a challenge down; those that are over are forgotten by the way. A session has one for a passkey to be made, and
/// a new one ends that before, in whichever of its windows it was asked for.
pub fn ask(
    tx: &mut Transaction<'_>,
    new: &NewChallenge<'_>,
    now: Timestamp,
) -> Result<Challenge, StoreError> {
    forget_over(tx, now, FORGOTTEN_MAX)?;
    if let Wish::Add { session, .. } = &new.wish {
        if let Some(before) = tx.get(&OF_SESSIONS, session)? {
            forget(tx, &before)?;
        }
        tx.put(&OF_SESSIONS, session, &new.id)?;
    }
    let challenge = Challenge {
        id: new.id.clone(),
        wish: new.wish.clone(),
        options: new.options.clone(),
        state: new.state.clone(),
        next: new.next.clone(),
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
    if let Some(challenge) = &found {
        end(tx, challenge)?;
    }
    Ok(found)
}

/// Ends a challenge: another one was asked for in its place.
pub fn forget(tx: &mut Transaction<'_>, id: &ChallengeId) -> Result<(), StoreError> {
    match tx.get(&CHALLENGES, id)? {
        Some(challenge) => end(tx, &challenge),
        None => Ok(()),
    }
}

/// Forgets challenges that are over, among the `limit` oldest; how many there were.
pub fn forget_over(tx: &mut Transaction<'_>, now: Timestamp, limit: u16) -> Result<usize, StoreError> {
    let range = behind(spaces::PASSKEY_CHALLENGES, None);
    let mut oldest = tx.page(&CHALLENGES, range, Direction::Forward, limit)?;
    oldest.retain(|(_, challenge)| now >= challenge.expires);
    for (_, challenge) in &oldest {
        end(tx, challenge)?;
    }
    Ok(oldest.len())
}

fn end(tx: &mut Transaction<'_>, challenge: &Challenge) -> Result<(), StoreError> {
    tx.delete(&CHALLENGES, &challenge.id);
    // The session may have asked for another one since.
    if let Wish::Add { session, .. } = &challenge.wish
        && tx.get(&OF_SESSIONS, session)?.as_ref() == Some(&challenge.id)
    {
        tx.delete(&OF_SESSIONS, session);
    }
    Ok(())
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
            next: Next::Home,
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

    /// H4: whoever forgets her cookie each time fills no store.
    #[test]
    fn a_session_has_one_challenge_for_a_passkey_to_be_made_and_the_last_one_counts() {
        let database = Database::in_memory();
        let ask_in = |number: u8, session: u8| {
            let new = NewChallenge {
                id: id(number),
                browser: "browser",
                wish: Wish::Add {
                    member: MemberId::new(0, [7; 10]),
                    session: SessionId::new(0, [session; 10]),
                },
                options: "{}".to_owned(),
                state: "{}".to_owned(),
                next: Next::Home,
            };
            commit(&database, |tx| ask(tx, &new, at(0)));
        };
        for (number, session) in [(1, 1), (2, 2), (3, 1), (4, 1)] {
            ask_in(number, session);
        }
        let lives = |number: u8| {
            let found = database.read(|tx| of_browser(tx, &id(number), "browser", at(1)));
            found.unwrap().is_some()
        };
        assert_eq!([1, 2, 3, 4].map(lives), [false, true, false, true]);
        assert!(take_at(&database, 4, "browser", 1).is_some());
        let last = database.read(|tx| tx.get(&OF_SESSIONS, &SessionId::new(0, [1; 10])));
        assert_eq!(last.unwrap(), None, "nothing is left of it");
        ask_in(5, 1);
        assert!(lives(5) && lives(2));
        let over = commit(&database, |tx| forget_over(tx, at(CHALLENGE_SECONDS), 9));
        assert_eq!(over, 2);
        let rows = database.read(|tx| {
            let range = behind(spaces::PASSKEY_CHALLENGES_OF, None);
            tx.page(&OF_SESSIONS, range, Direction::Forward, 9)
        });
        assert!(rows.unwrap().is_empty());
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
