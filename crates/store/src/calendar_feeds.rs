//! The private address of a member's calendar: its secret is kept only as a hash, so that nobody reads it here (E13).

use domain::MemberId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::Table;

const FEEDS: Table<MemberId, CalendarFeed> = Table::new(spaces::CALENDAR_FEEDS, "calendar feeds");
const HASHES: Table<[u8], MemberId> = Table::new(spaces::CALENDAR_FEED_HASHES, "calendar feed hashes");

/// The one address that a member's calendar has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarFeed {
    /// Since when.
    pub made: Timestamp,
    /// SHA-256 of the secret in it.
    hash: [u8; 32],
}

/// Hers, if she has one.
pub fn get(tx: &mut Transaction<'_>, member: &MemberId) -> Result<Option<CalendarFeed>, StoreError> {
    tx.get(&FEEDS, member)
}

/// Gives her an address of a secret of at least 128 random bits; the one before stops to work.
pub fn put(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    secret: &str,
    now: Timestamp,
) -> Result<CalendarFeed, StoreError> {
    remove(tx, member)?;
    let feed = CalendarFeed {
        made: now,
        hash: Sha256::digest(secret).into(),
    };
    tx.put(&HASHES, feed.hash.as_slice(), member)?;
    tx.put(&FEEDS, member, &feed)?;
    Ok(feed)
}

/// Takes it away at once.
pub fn remove(tx: &mut Transaction<'_>, member: &MemberId) -> Result<(), StoreError> {
    if let Some(feed) = get(tx, member)? {
        tx.delete(&HASHES, feed.hash.as_slice());
        tx.delete(&FEEDS, member);
    }
    Ok(())
}

/// Whose calendar a secret shows. It is looked for by its hash, so how long that takes tells nothing of another one.
pub fn by_secret(tx: &mut Transaction<'_>, secret: &str) -> Result<Option<MemberId>, StoreError> {
    let hash: [u8; 32] = Sha256::digest(secret).into();
    tx.get(&HASHES, hash.as_slice())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::{at, commit};

    /// E13
    #[test]
    fn a_new_address_ends_the_one_before_and_no_secret_is_in_the_store() {
        let database = Database::in_memory();
        let klara = MemberId::new(0, [7; 10]);
        let whose = |secret: &str| database.read(|tx| by_secret(tx, secret)).unwrap();
        let first = commit(&database, |tx| put(tx, &klara, "first secret", at(1)));
        assert!(!serde_json::to_string(&first).unwrap().contains("first secret"));
        assert_eq!(whose("first secret"), Some(klara.clone()));
        commit(&database, |tx| put(tx, &klara, "second secret", at(2)));
        assert_eq!(
            (whose("first secret"), whose("second secret")),
            (None, Some(klara.clone()))
        );
        commit(&database, |tx| remove(tx, &klara));
        assert_eq!((whose("second secret"), whose("")), (None, None));
        assert_eq!(database.read(|tx| get(tx, &klara)), Ok(None));
    }
}
