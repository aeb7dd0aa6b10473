//! Browsers that went to another community for a voucher: what each may claim here with what it brings back (F16; protocol
//! section 8.9; threats V). A claim is found by the hash of its nonce, which only that browser brings; it lives for ten
//! minutes and in no other browser.

use domain::{EventId, MemberId, OfferId, SessionId, Slug};
use engine::{Direction, Key, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{KeyForm, Table, millis};

const CLAIMS: Table<[u8], Claim> = Table::new(spaces::CLAIMS, "claims");
/// The moment a claim is over, then its place among [`CLAIMS`].
const OVER: Table<[u8], ()> = Table::new(spaces::CLAIMS, "claims by their end");

const CLAIM: u8 = b'c';
const END: u8 = b'e';
/// Claims that are over and make room for a new one.
const FORGOTTEN_AT_ONCE: u16 = 8;

/// How long a browser may take to come back with a voucher, in seconds.
pub const CLAIM_SECONDS: i64 = 600;

/// One browser: a signed-in one by the id of its session, any other by the secret of a cookie of its own. A hash either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BrowserKey([u8; 32]);

impl BrowserKey {
    /// A browser in which a member is signed in.
    pub fn of_session(session: &SessionId) -> Self {
        Self(Sha256::digest(format!("session\0{session}")).into())
    }

    /// A browser in which nobody is signed in, by what its cookie holds: 256 random bits as text.
    pub fn of_cookie(secret: &str) -> Self {
        Self(Sha256::digest(format!("cookie\0{secret}")).into())
    }

    /// No browser of hers: an officer at a desk, who shows what a member brought on paper.
    pub fn of_desk(officer: &MemberId) -> Self {
        Self(Sha256::digest(format!("desk\0{officer}")).into())
    }
}

/// What is claimed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimFor {
    /// Dues of a level, for somebody who is signed in.
    Joining {
        /// Who.
        member: MemberId,
        /// Which level she wants.
        tier: Slug,
    },
    /// A ticket for an event of ours.
    Event(EventId),
}

/// That a browser asked for a voucher.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Which browser.
    pub browser: BrowserKey,
    /// Of which offer of ours.
    pub offer: OfferId,
    /// What for.
    pub what: ClaimFor,
    /// In which epoch of this store it was asked: none counts after a restore from a backup (threats F7, V14).
    pub epoch: i64,
    /// Until when it may come back.
    pub expires: Timestamp,
}

/// Remembers one under its nonce, which itself is not kept; some that are over are forgotten.
pub fn begin(tx: &mut Transaction<'_>, nonce: &str, claim: &Claim, now: Timestamp) -> Result<(), StoreError> {
    forget_over(tx, now)?;
    let place = place_of(nonce);
    tx.put(&OVER, end_key(claim.expires, &place).as_slice(), &())?;
    tx.put(&CLAIMS, claim_key(&place).as_slice(), claim)
}

/// What a nonce stands for, if it is not over.
pub fn get(tx: &mut Transaction<'_>, nonce: &str, now: Timestamp) -> Result<Option<Claim>, StoreError> {
    let known = tx.get(&CLAIMS, claim_key(&place_of(nonce)).as_slice())?;
    Ok(known.filter(|claim| now < claim.expires))
}

/// It brought what was asked for.
pub fn end(tx: &mut Transaction<'_>, nonce: &str, claim: &Claim) {
    let place = place_of(nonce);
    tx.delete(&OVER, end_key(claim.expires, &place).as_slice());
    tx.delete(&CLAIMS, claim_key(&place).as_slice());
}

/// A nonce is given once, so a claim that is over is never begun anew: nothing has to be read before it goes.
fn forget_over(tx: &mut Transaction<'_>, now: Timestamp) -> Result<(), StoreError> {
    let range = Range {
        space: spaces::CLAIMS,
        start: vec![END],
        end: Some(end_key(now, &[])),
    };
    for (key, ()) in tx.page(&OVER, range, Direction::Forward, FORGOTTEN_AT_ONCE)? {
        let place = key.get(1 + size_of::<u64>()..).unwrap_or_default();
        tx.delete(&CLAIMS, claim_key(place).as_slice());
        tx.delete(&OVER, key.as_slice());
    }
    Ok(())
}

fn place_of(nonce: &str) -> Key {
    Sha256::digest(nonce).to_vec()
}

fn claim_key(place: &[u8]) -> Key {
    [vec![CLAIM], place.to_vec()].concat()
}

fn end_key(end: Timestamp, place: &[u8]) -> Key {
    [vec![END], millis(end).key(), place.to_vec()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::{at, commit};

    fn claim(browser: &str, second: i64) -> Claim {
        Claim {
            browser: BrowserKey::of_cookie(browser),
            offer: OfferId::new(0, [1; 10]),
            what: ClaimFor::Event(EventId::new(0, [2; 10])),
            epoch: 5,
            expires: at(second + CLAIM_SECONDS),
        }
    }

    fn seen(database: &Database, nonce: &str, second: i64) -> Option<Claim> {
        database.read(|tx| get(tx, nonce, at(second))).unwrap()
    }

    /// V2
    #[test]
    fn a_claim_is_found_by_its_nonce_for_ten_minutes_and_once() {
        let database = Database::in_memory();
        let first = claim("one", 0);
        commit(&database, |tx| begin(tx, "nonce-1", &first, at(0)));
        commit(&database, |tx| begin(tx, "nonce-2", &claim("two", 0), at(0)));
        assert_eq!(seen(&database, "nonce-1", CLAIM_SECONDS - 1), Some(first.clone()));
        assert_eq!(seen(&database, "nonce-1", CLAIM_SECONDS), None);
        assert_eq!(seen(&database, "nonce-3", 1), None);
        commit(&database, |tx| {
            end(tx, "nonce-1", &first);
            Ok(())
        });
        assert_eq!(seen(&database, "nonce-1", 1), None);
        assert!(seen(&database, "nonce-2", 1).is_some());
        assert_eq!(database.tables_with("nonce-"), std::collections::BTreeSet::new());
    }

    /// Whoever asks without end leaves nothing that stays.
    #[test]
    fn claims_that_are_over_make_room_for_new_ones() {
        let database = Database::in_memory();
        for number in 0..20 {
            let begun = claim("one", number);
            commit(&database, |tx| begin(tx, &number.to_string(), &begun, at(number)));
        }
        let rows = |database: &Database| {
            let all = Range::prefix(spaces::CLAIMS, b"");
            let page = database.read(|tx| tx.page_bytes(all, Direction::Forward, 999));
            page.unwrap().len()
        };
        assert_eq!(rows(&database), 40);
        let much_later = 2 * CLAIM_SECONDS;
        for number in 20..23 {
            let begun = claim("one", much_later);
            commit(&database, |tx| {
                begin(tx, &number.to_string(), &begun, at(much_later))
            });
        }
        assert_eq!(rows(&database), 6, "those of now");
        assert!(seen(&database, "22", much_later + 1).is_some());
    }

    /// V2
    #[test]
    fn a_session_and_a_cookie_of_one_text_are_two_browsers() {
        let session = SessionId::new(0, [1; 10]);
        let keys = [
            BrowserKey::of_session(&session),
            BrowserKey::of_cookie(session.as_str()),
            BrowserKey::of_desk(&MemberId::parse(session.as_str()).unwrap()),
        ];
        assert!(keys[0] != keys[1] && keys[1] != keys[2] && keys[0] != keys[2]);
    }
}
