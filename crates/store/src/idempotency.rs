//! What an API client's `Idempotency-Key` brought before, so that a repeated request makes nothing twice.

use domain::MemberId;
use engine::{Direction, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{Table, millis};

const KEPT: Table<(MemberId, String), Kept> = Table::new(spaces::IDEMPOTENCY, "idempotency keys");

/// How long a key is remembered, in hours.
pub const HOURS_MAX: u64 = 24;

/// What a request with a key brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// SHA-256 of its body.
    body: [u8; 32],
    /// The status that was answered.
    pub status: u16,
    /// What was made: the last part of its `Location`.
    pub location: String,
    /// When.
    pub at: Timestamp,
}

impl Kept {
    /// The result of a request with this body.
    pub fn new(body: &[u8], status: u16, location: String, at: Timestamp) -> Self {
        Self {
            body: Sha256::digest(body).into(),
            status,
            location,
            at,
        }
    }

    /// Whether the same body is sent again.
    pub fn is_for(&self, body: &[u8]) -> bool {
        let hash: [u8; 32] = Sha256::digest(body).into();
        self.body == hash
    }

    fn is_fresh(&self, now: Timestamp) -> bool {
        millis(now).saturating_sub(millis(self.at)) < HOURS_MAX * 3_600_000
    }
}

/// What a member's key brought, if that is not too long ago; `request` is the route and the key.
pub fn get(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    request: &str,
    now: Timestamp,
) -> Result<Option<Kept>, StoreError> {
    let kept = tx.get(&KEPT, &(member.clone(), request.to_owned()))?;
    Ok(kept.filter(|kept| kept.is_fresh(now)))
}

/// Remembers what a key brought.
pub fn put(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    request: &str,
    kept: &Kept,
) -> Result<(), StoreError> {
    tx.put(&KEPT, &(member.clone(), request.to_owned()), kept)
}

/// Forgets keys that no longer count among the first `limit`; tells how many.
pub fn forget_old(tx: &mut Transaction<'_>, now: Timestamp, limit: u16) -> Result<usize, StoreError> {
    let all = Range::prefix(spaces::IDEMPOTENCY, b"");
    let rows = tx.page(&KEPT, all, Direction::Forward, limit)?;
    let old: Vec<_> = rows.into_iter().filter(|(_, kept)| !kept.is_fresh(now)).collect();
    for (key, _) in &old {
        tx.delete(&BY_BYTES, key.as_slice());
    }
    Ok(old.len())
}

/// The same rows by the key as it was read back.
const BY_BYTES: Table<[u8], Kept> = Table::new(spaces::IDEMPOTENCY, "idempotency keys");

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use engine::MemoryEngine;

    use super::*;
    use crate::Database;

    #[test]
    fn a_key_counts_for_a_day_and_for_one_body() {
        let database = Database::open(Arc::new(MemoryEngine::new())).unwrap();
        let member = MemberId::new(0, [1; 10]);
        let noon: Timestamp = "2026-11-21T12:00:00Z".parse().unwrap();
        let kept = Kept::new(b"body", 201, "01".to_owned(), noon);
        let wrote: Result<(), StoreError> =
            database.transact_blocking(|tx| put(tx, &member, "POST /events k", &kept));
        wrote.unwrap();
        let found = |now: &str| {
            database
                .read(|tx| get(tx, &member, "POST /events k", now.parse().unwrap()))
                .unwrap()
        };
        assert!(
            found("2026-11-22T11:59:59Z").is_some_and(|kept| kept.is_for(b"body") && !kept.is_for(b"other"))
        );
        assert_eq!(found("2026-11-22T12:00:00Z"), None);
        let other = MemberId::new(0, [2; 10]);
        assert_eq!(
            database
                .read(|tx| get(tx, &other, "POST /events k", noon))
                .unwrap(),
            None
        );
        let forget = |now: &str| database.transact_blocking(|tx| forget_old(tx, now.parse().unwrap(), 10));
        assert_eq!(forget("2026-11-22T11:00:00Z"), Ok(0));
        assert_eq!(forget("2026-11-22T12:00:00Z"), Ok(1));
        assert_eq!(forget("2026-11-22T12:00:00Z"), Ok(0));
    }
}
