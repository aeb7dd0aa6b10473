//! What came in and was verified: appended once, key is the activity's id, remembered for ever.

use domain::Iri;
use engine::{Direction, Leased, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::database::{StoreError, Topic};
use crate::spaces;
use crate::table::{KeyForm, Table};
use crate::transaction::{QueueOf, row};
use crate::{Database, Transaction};

const INBOX: Table<Iri, Received> = Table::new(spaces::INBOX, "inbox");
const QUEUE: Table<[u8], Iri> = Table::new(spaces::INBOX_QUEUE, "inbox queue");

/// How often an activity that fails is tried before it is set aside (threat C4).
pub const TRIES_MAX: u32 = 3;

/// An activity whose signature was verified before it came here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// Its id.
    pub id: Iri,
    /// Its actor, who signed it or gave it a proof.
    pub actor: Iri,
    /// When it came.
    pub at: Timestamp,
    /// The bytes as received; dropped when it is done.
    pub body: Option<String>,
    /// How far it has come.
    pub verdict: Verdict,
    /// How often taking it in has failed.
    pub tries: u32,
}

/// What became of an activity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Verdict {
    /// Waits.
    Waiting,
    /// Had its effect.
    Applied,
    /// Nothing to do for us.
    Ignored {
        /// Why.
        reason: String,
    },
    /// Not allowed or not understood.
    Refused {
        /// Why.
        reason: String,
    },
    /// Failed [`TRIES_MAX`] times.
    Quarantined {
        /// The last failure.
        reason: String,
    },
}

/// Whether an activity was new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appended {
    /// It waits for intake now.
    New,
    /// It had come before; nothing changes.
    Duplicate,
}

/// Appends an activity once.
pub fn append(tx: &mut Transaction<'_>, received: &Received) -> Result<Appended, StoreError> {
    if tx.has(&INBOX, &received.id)? {
        return Ok(Appended::Duplicate);
    }
    tx.put(&INBOX, &received.id, received)?;
    tx.enqueue(&QUEUE, received.at, &received.id.key(), &received.id)?;
    tx.wake(Topic::Inbox);
    Ok(Appended::New)
}

/// One activity.
pub fn get(tx: &mut Transaction<'_>, id: &Iri) -> Result<Option<Received>, StoreError> {
    tx.get(&INBOX, id)
}

/// Takes the next ones that wait, for this worker alone until `until`.
pub fn claim(
    database: &Database,
    now: Timestamp,
    until: Timestamp,
    limit: u16,
) -> Result<Vec<(Leased, Iri)>, StoreError> {
    let leased = database.claim(spaces::INBOX_QUEUE, now, until, limit)?;
    leased
        .into_iter()
        .map(|leased| row(QUEUE.name, &leased.key, &leased.record.payload).map(|id| (leased, id)))
        .collect()
}

/// When the next one is due.
pub fn next_due(database: &Database) -> Result<Option<Timestamp>, StoreError> {
    database.next_due(spaces::INBOX_QUEUE)
}

/// Marks an activity done, in the same transaction as its effect.
pub fn settle(
    tx: &mut Transaction<'_>,
    leased: &Leased,
    id: &Iri,
    verdict: Verdict,
) -> Result<(), StoreError> {
    tx.settle(QueueOf {
        space: spaces::INBOX_QUEUE,
        leased,
    });
    if let Some(mut received) = get(tx, id)? {
        received.body = None;
        received.verdict = verdict;
        tx.put(&INBOX, id, &received)?;
    }
    Ok(())
}

/// Puts an activity back after a failure; after [`TRIES_MAX`] it is set aside and shown.
pub fn postpone(
    tx: &mut Transaction<'_>,
    leased: &Leased,
    id: &Iri,
    due: Timestamp,
    reason: &str,
) -> Result<(), StoreError> {
    tx.settle(QueueOf {
        space: spaces::INBOX_QUEUE,
        leased,
    });
    let Some(mut received) = get(tx, id)? else {
        return Ok(());
    };
    received.tries += 1;
    if received.tries >= TRIES_MAX {
        received.verdict = Verdict::Quarantined {
            reason: reason.to_owned(),
        };
    } else {
        tx.enqueue(&QUEUE, due, &id.key(), id)?;
    }
    tx.put(&INBOX, id, &received)
}

/// How many wait, counted up to `limit`.
pub fn waiting(tx: &mut Transaction<'_>, limit: u16) -> Result<usize, StoreError> {
    Ok(tx
        .page(
            &QUEUE,
            Range::prefix(spaces::INBOX_QUEUE, b""),
            Direction::Forward,
            limit,
        )?
        .len())
}

/// Activities in no particular order, for the probe of a development node.
pub fn list(tx: &mut Transaction<'_>, limit: u16) -> Result<Vec<Received>, StoreError> {
    let rows = tx.page(
        &INBOX,
        Range::prefix(spaces::INBOX, b""),
        Direction::Forward,
        limit,
    )?;
    Ok(rows.into_iter().map(|(_, received)| received).collect())
}
