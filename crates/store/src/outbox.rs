//! What happened here and is to be told: the one entry takes announcements and nothing else.

use domain::{ActivityId, Announcement};
use engine::{Direction, Leased, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::database::{StoreError, Topic};
use crate::spaces;
use crate::table::{KeyForm, Table, millis};
use crate::transaction::{QueueOf, row};
use crate::{Database, Transaction};

const QUEUE: Table<[u8], Told> = Table::new(spaces::OUTBOX_QUEUE, "outbox");
const ORDER: Table<str, u64> = Table::new(spaces::NODE, "node");

/// An announcement and the name of the activity it becomes, however often that is tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// What happened.
    pub announcement: Announcement,
    /// The last part of the activity's address, for kinds that have no address of their own.
    pub activity: ActivityId,
}

/// Announces something, in the same transaction as the change itself.
///
/// The order in which announcements are made is the order in which each host hears of them.
pub fn announce(
    tx: &mut Transaction<'_>,
    announcement: &Announcement,
    now: Timestamp,
) -> Result<(), StoreError> {
    let order = tx.get(&ORDER, "outbox order")?.unwrap_or(0);
    tx.put(&ORDER, "outbox order", &(order + 1))?;
    let hash = Sha256::digest(order.to_be_bytes());
    let mut chance = [0; 10];
    chance.copy_from_slice(&hash[..10]);
    let activity = ActivityId::new(millis(now), chance);
    let told = Told {
        announcement: announcement.clone(),
        activity,
    };
    tx.enqueue(&QUEUE, now, &order.key(), &told)?;
    tx.wake(Topic::Outbox);
    Ok(())
}

/// Takes the next announcements, oldest first, for this worker alone until `until`.
pub fn claim(
    database: &Database,
    now: Timestamp,
    until: Timestamp,
    limit: u16,
) -> Result<Vec<(Leased, Told)>, StoreError> {
    let leased = database.claim(spaces::OUTBOX_QUEUE, now, until, limit)?;
    leased
        .into_iter()
        .map(|leased| row(QUEUE.name, &leased.key, &leased.record.payload).map(|a| (leased, a)))
        .collect()
}

/// When the next one is due.
pub fn next_due(database: &Database) -> Result<Option<Timestamp>, StoreError> {
    database.next_due(spaces::OUTBOX_QUEUE)
}

/// Takes an announcement out, in the same transaction as the deliveries it became.
pub fn settle(tx: &mut Transaction<'_>, leased: &Leased) {
    tx.settle(QueueOf {
        space: spaces::OUTBOX_QUEUE,
        leased,
    });
}

/// How many wait, counted up to `limit`.
pub fn waiting(tx: &mut Transaction<'_>, limit: u16) -> Result<usize, StoreError> {
    Ok(tx
        .page(
            &QUEUE,
            Range::prefix(spaces::OUTBOX_QUEUE, b""),
            Direction::Forward,
            limit,
        )?
        .len())
}
