//! Whose data was deleted: how far it is, and the hash of the secret by which she looks at it afterwards without being
//! anybody here any more (F22-2).

use domain::{EventId, MemberId};
use engine::{Direction, Key, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{KeyForm, Table};

const ERASURES: Table<[u8], Erasure> = Table::new(spaces::ERASURES, "deleted data");
/// Those that are under way, so that nobody looks through all there ever were.
const UNDER_WAY: Table<[u8], MemberId> = Table::new(spaces::ERASURES, "deletions under way");
const LINKS: Table<[u8], MemberId> = Table::new(spaces::ERASURES, "links to deletions");

/// First bytes of the keys of the three.
const ERASURE: u8 = b'e';
const GOES_ON: u8 = b'g';
const LINK: u8 = b'l';

/// How far a deletion is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasure {
    /// When it was asked for; what names her was gone with it.
    pub asked: Timestamp,
    /// What is looked through next.
    pub next: Looking,
    /// The membership that hers became one with, if it went by a merge and not at her word: what she wrote is that one's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub into: Option<MemberId>,
}

/// Lists and documents of ours that may name her, looked through piece by piece.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Looking {
    /// Lists of guests of events she answered, after this event.
    Lists {
        /// The last one looked at.
        after: Option<EventId>,
    },
    /// Mails that she wrote to guests, after this key.
    Notes {
        /// The last one looked at.
        after: Option<Key>,
    },
    /// Documents that were sent, after this key.
    Documents {
        /// The last one looked at.
        after: Option<Key>,
    },
    /// Nothing names her any more; her keys stay until every server has taken the word and had time to check it.
    Keys {
        /// Since when nothing names her.
        since: Timestamp,
    },
    /// Everything is done.
    Done {
        /// Since when nothing names her.
        since: Timestamp,
    },
}

/// The deletion of somebody's data, if it was asked for.
pub fn get(tx: &mut Transaction<'_>, member: &MemberId) -> Result<Option<Erasure>, StoreError> {
    tx.get(&ERASURES, key(ERASURE, member).as_slice())
}

/// Writes how far it is; it is found among those under way until it is done.
pub fn put(tx: &mut Transaction<'_>, member: &MemberId, erasure: &Erasure) -> Result<(), StoreError> {
    let under_way = key(GOES_ON, member);
    match erasure.next {
        Looking::Done { .. } => tx.delete(&UNDER_WAY, under_way.as_slice()),
        _ => tx.put(&UNDER_WAY, under_way.as_slice(), member)?,
    }
    tx.put(&ERASURES, key(ERASURE, member).as_slice(), erasure)
}

/// Keeps the hash of a secret by which she looks at it.
pub fn give_link(tx: &mut Transaction<'_>, member: &MemberId, secret: &str) -> Result<(), StoreError> {
    tx.put(&LINKS, link_key(secret).as_slice(), member)
}

/// Whose secret it is.
pub fn by_link(tx: &mut Transaction<'_>, secret: &str) -> Result<Option<MemberId>, StoreError> {
    tx.get(&LINKS, link_key(secret).as_slice())
}

/// Whose deletion is under way, after `after`, at most so many.
pub fn under_way(
    tx: &mut Transaction<'_>,
    after: Option<&MemberId>,
    limit: u16,
) -> Result<Vec<MemberId>, StoreError> {
    let mut range = Range::prefix(spaces::ERASURES, &[GOES_ON]);
    if let Some(after) = after {
        range.start = key(GOES_ON, after);
        range.start.push(0);
    }
    let rows = tx.page(&UNDER_WAY, range, Direction::Forward, limit)?;
    Ok(rows.into_iter().map(|(_, member)| member).collect())
}

fn key(table: u8, member: &MemberId) -> Key {
    let mut key = vec![table];
    key.extend(member.key());
    key
}

fn link_key(secret: &str) -> Key {
    let mut key = vec![LINK];
    key.extend(Sha256::digest(secret));
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::{at, commit};

    #[test]
    fn a_deletion_is_found_under_way_until_it_is_done_and_by_its_secret_for_ever() {
        let database = Database::in_memory();
        let klara = MemberId::new(0, [1; 10]);
        let mut erasure = Erasure {
            asked: at(0),
            next: Looking::Lists { after: None },
            into: None,
        };
        commit(&database, |tx| {
            put(tx, &klara, &erasure)?;
            give_link(tx, &klara, "secret")
        });
        let going = || database.read(|tx| under_way(tx, None, 9)).unwrap();
        assert_eq!(going(), std::slice::from_ref(&klara));
        let behind = database.read(|tx| under_way(tx, Some(&klara), 9));
        assert_eq!(behind, Ok(Vec::new()));
        erasure.next = Looking::Done { since: at(5) };
        commit(&database, |tx| put(tx, &klara, &erasure));
        assert!(going().is_empty());
        assert_eq!(database.read(|tx| get(tx, &klara)), Ok(Some(erasure)));
        assert_eq!(database.read(|tx| by_link(tx, "secret")), Ok(Some(klara)));
        assert_eq!(database.read(|tx| by_link(tx, "another")), Ok(None));
    }
}
