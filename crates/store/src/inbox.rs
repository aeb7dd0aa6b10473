//! What came in and was verified: appended once, key is the activity's id, remembered for ever.
//!
//! The bytes as received lie in the queue, behind the name of the activity, and go with its place there; the row under
//! the id says what became of it. So taking an activity in writes its bytes once, at the end of the queue, and one that had
//! its effect only leaves it: a row under an id lies far from every other, so it is not written a second time to say so.

use std::collections::BTreeSet;

use domain::Iri;
use domain::sabotage::{Bug, planted};
use engine::{Bytes, Direction, DueMillis, Leased, Range, Record, Sequence, Version, queue_key};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::database::{StoreError, Topic};
use crate::set_aside::claim_read_by;
use crate::spaces;
use crate::table::{Table, behind, millis};
use crate::takeover::DUE_BYTES;
use crate::transaction::{QueueOf, unreadable};
use crate::with_text::{TextTable, split};
use crate::{Database, Transaction};

const INBOX: Table<Iri, InboxRow> = Table::new(spaces::INBOX, "inbox");
const QUEUE: TextTable<[u8], Waiting> = TextTable::new(spaces::ARRIVALS, "inbox queue");
const QUARANTINE: TextTable<Iri, Timestamp> = TextTable::new(spaces::QUARANTINE, "quarantine");

/// How often an activity that fails is tried before it is set aside (threat C4).
pub const TRIES_MAX: u32 = 3;

/// What the queue says of an activity; its bytes stand behind that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Waiting {
    id: Iri,
    /// When it came.
    at: Timestamp,
}

/// An activity whose signature was verified before it came here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InboxRow {
    /// Its id.
    pub id: Iri,
    /// Its actor, who signed it or gave it a proof.
    pub actor: Iri,
    /// What it is about; kept when the bytes are dropped, for an Undo may only name the activity.
    #[serde(default)]
    pub object: Option<Iri>,
    /// When it came.
    pub at: Timestamp,
    /// How far it has come; [`standing`] tells one that waits from one that had its effect.
    pub verdict: Verdict,
    /// How often taking it in has failed.
    pub tries: u32,
}

/// What became of an activity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Verdict {
    /// Waits; in a row as it is kept, also one that had its effect and so has no place in the queue any more.
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

/// An activity that whoever appended it takes in as well, without looking for it in the queue: where its place is.
///
/// Should that process end, the place is free when the lease ends, as with any other.
#[derive(Clone, Debug)]
pub struct Ticket {
    key: Vec<u8>,
    payload: Bytes,
    at: Timestamp,
}

impl Ticket {
    /// The lease on it, once the commit that wrote it is durable.
    pub fn leased(self, commit: Sequence) -> Leased {
        Leased {
            key: self.key,
            record: Record {
                version: Version(commit.0),
                payload: self.payload,
            },
            due: DueMillis(millis(self.at)),
        }
    }
}

/// Appends an activity once, with its bytes as received; it waits for whoever takes it out of the queue.
pub fn append(tx: &mut Transaction<'_>, received: &InboxRow, text: &str) -> Result<Appended, StoreError> {
    if place(tx, received, text, received.at)?.is_none() {
        return Ok(Appended::Duplicate);
    }
    tx.wake(Topic::Inbox);
    Ok(Appended::New)
}

/// Appends an activity once that the caller goes on with itself and holds until `until`; nothing when it came before.
pub fn append_leased(
    tx: &mut Transaction<'_>,
    received: &InboxRow,
    text: &str,
    until: Timestamp,
) -> Result<Option<Ticket>, StoreError> {
    place(tx, received, text, until)
}

fn place(
    tx: &mut Transaction<'_>,
    received: &InboxRow,
    text: &str,
    due: Timestamp,
) -> Result<Option<Ticket>, StoreError> {
    if tx.has(&INBOX, &received.id)? && !planted(Bug::S6) {
        return Ok(None);
    }
    tx.put(&INBOX, &received.id, received)?;
    // What came first is taken in first, also within one moment: a removal must not overtake what it removes.
    let order = tx.next_order()?;
    let key = queue_key(DueMillis(millis(due)), &order.to_be_bytes());
    let waiting = Waiting {
        id: received.id.clone(),
        at: received.at,
    };
    let payload = tx.put_text(&QUEUE, key.as_slice(), &waiting, text)?;
    Ok(Some(Ticket {
        key,
        payload,
        at: received.at,
    }))
}

/// One activity as it is kept: of one that had its effect it still says [`Verdict::Waiting`], see there.
pub fn get(tx: &mut Transaction<'_>, id: &Iri) -> Result<Option<InboxRow>, StoreError> {
    tx.get(&INBOX, id)
}

/// The bytes as received of what is leased, as text.
pub fn text(leased: &Leased) -> Result<&str, StoreError> {
    let (_, text): (Waiting, &str) = read(leased)?;
    Ok(text)
}

/// The same, without a copy; empty when it cannot be read.
pub fn bytes(leased: &Leased) -> Bytes {
    let end = leased.record.payload.iter().position(|byte| *byte == b'\n');
    end.map_or(Bytes::new(), |end| leased.record.payload.slice(end + 1..))
}

/// Where something stands in the order of arrival.
pub fn arrival(leased: &Leased) -> &[u8] {
    leased.key.get(DUE_BYTES..).unwrap_or_default()
}

/// Takes the next ones that wait, for this worker alone until `until`.
pub fn claim(
    database: &Database,
    now: Timestamp,
    until: Timestamp,
    limit: u16,
) -> Result<Vec<(Leased, Iri)>, StoreError> {
    claim_read_by(database, spaces::ARRIVALS, now, until, limit, |leased| {
        read(leased).map(|(waiting, _)| waiting.id)
    })
}

fn read(leased: &Leased) -> Result<(Waiting, &str), StoreError> {
    split(&leased.record.payload).ok_or_else(|| unreadable(QUEUE.name, &leased.key))
}

/// When the next one is due.
pub fn next_due(database: &Database) -> Result<Option<Timestamp>, StoreError> {
    database.next_due(spaces::ARRIVALS)
}

/// Marks an activity done, in the same transaction as its effect; its bytes go.
///
/// `came` is its row as the holder of the lease read it: nobody else writes it meanwhile.
pub fn settle(
    tx: &mut Transaction<'_>,
    leased: &Leased,
    came: &InboxRow,
    verdict: Verdict,
) -> Result<(), StoreError> {
    leave_queue(tx, leased);
    if verdict == Verdict::Applied {
        return Ok(());
    }
    let done = InboxRow {
        verdict,
        ..came.clone()
    };
    tx.put(&INBOX, &came.id, &done)
}

/// Takes what is leased out of the queue, bytes and all; alone only for what has no row, whose mark nobody can make.
pub fn leave_queue(tx: &mut Transaction<'_>, leased: &Leased) {
    tx.settle(QueueOf {
        space: spaces::ARRIVALS,
        leased,
    });
}

/// Puts an activity back after a failure; after [`TRIES_MAX`] it is set aside with its bytes, and shown.
pub fn postpone(
    tx: &mut Transaction<'_>,
    leased: &Leased,
    id: &Iri,
    due: Timestamp,
    reason: &str,
) -> Result<(), StoreError> {
    let Some(mut received) = get(tx, id)? else {
        leave_queue(tx, leased);
        return Ok(());
    };
    received.tries += 1;
    if received.tries >= TRIES_MAX {
        leave_queue(tx, leased);
        received.verdict = Verdict::Quarantined {
            reason: reason.to_owned(),
        };
        tx.put_text(&QUARANTINE, id, &received.at, text(leased)?)?;
    } else {
        put_back(tx, leased, due)?;
    }
    tx.put(&INBOX, id, &received)
}

/// Puts an activity back that could not be looked at now through no fault of its own.
pub fn put_back(tx: &mut Transaction<'_>, leased: &Leased, due: Timestamp) -> Result<(), StoreError> {
    leave_queue(tx, leased);
    let (waiting, text) = read(leased)?;
    tx.put_text(
        &QUEUE,
        queue_key(DueMillis(millis(due)), arrival(leased)).as_slice(),
        &waiting,
        text,
    )?;
    Ok(())
}

/// The bytes of an activity that was set aside.
pub fn quarantined(tx: &mut Transaction<'_>, id: &Iri) -> Result<Option<String>, StoreError> {
    Ok(tx.get_text(&QUARANTINE, id)?.map(|(_, text)| text))
}

/// Gives back what a dead worker took; what waits for another try gets it a little sooner.
pub(crate) fn give_back(tx: &mut Transaction<'_>, now: Timestamp) -> Result<(), StoreError> {
    for (key, payload) in tx.later(spaces::ARRIVALS, now)? {
        let came = split(&payload).map_or(now, |(waiting, _): (Waiting, &str)| waiting.at.min(now));
        tx.move_in_queue(spaces::ARRIVALS, &key, came, payload);
    }
    Ok(())
}

/// How many wait, counted up to `limit`.
pub fn waiting(tx: &mut Transaction<'_>, limit: u16) -> Result<usize, StoreError> {
    tx.count(Range::prefix(spaces::ARRIVALS, b""), limit)
}

/// Activities that have a place in the queue; at most 65,535.
pub fn queued(tx: &mut Transaction<'_>) -> Result<BTreeSet<Iri>, StoreError> {
    let queue = Range::prefix(spaces::ARRIVALS, b"");
    let mut queued = BTreeSet::new();
    for (key, payload) in tx.page_bytes(queue, Direction::Forward, u16::MAX)? {
        let (waiting, _): (Waiting, &str) = split(&payload).ok_or_else(|| unreadable(QUEUE.name, &key))?;
        queued.insert(waiting.id);
    }
    Ok(queued)
}

/// Activities that came at `since` or later with what became of them, in no particular order, of more than `most` not all:
/// for the probe of a development node.
pub fn standing(
    tx: &mut Transaction<'_>,
    since: Timestamp,
    most: usize,
) -> Result<Vec<InboxRow>, StoreError> {
    const STEP: u16 = 1_000;
    let queued = queued(tx)?;
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let rows = tx.page(&INBOX, behind(spaces::INBOX, after), Direction::Forward, STEP)?;
        let is_last = rows.len() < usize::from(STEP);
        after = rows.last().map(|(key, _)| key.clone());
        for (_, mut row) in rows.into_iter().filter(|(_, row)| row.at >= since) {
            if row.verdict == Verdict::Waiting && !queued.contains(&row.id) {
                row.verdict = Verdict::Applied;
            }
            found.push(row);
        }
        if is_last || found.len() >= most {
            found.truncate(most);
            return Ok(found);
        }
    }
}

/// Activities as they are kept, in no particular order.
pub fn list(tx: &mut Transaction<'_>, limit: u16) -> Result<Vec<InboxRow>, StoreError> {
    let rows = tx.page(
        &INBOX,
        Range::prefix(spaces::INBOX, b""),
        Direction::Forward,
        limit,
    )?;
    Ok(rows.into_iter().map(|(_, received)| received).collect())
}

#[cfg(test)]
mod tests;
