//! What each peer was sent and what came from it, without a gap (protocol section 6.1).
//!
//! Outwards every activity queued for a peer gets the next number of that peer and a line in its log, in the
//! transaction that queues it. Inwards the numbers that came are noted in the transaction that makes the activity
//! durable, so that what we say we have is what a crash leaves.

use domain::sabotage::{Bug, planted};
use domain::{Iri, Origin, Sequence};
use engine::{Direction, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::community;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{Ended, KeyForm, Table};
use crate::transaction::unreadable;

const OUT: Table<Origin, SentTo> = Table::new(spaces::SEQUENCES_OUT, "sequences out");
const LOG: Table<[u8], Logged> = Table::new(spaces::SEQUENCE_LOG, "sequence log");
const IN: Table<Origin, HeardFrom> = Table::new(spaces::SEQUENCES_IN, "sequences in");

/// How long the log of what a peer was sent is kept, in seconds: 30 days.
pub const LOG_SECONDS: i64 = 30 * 86_400;

/// What a peer was sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentTo {
    /// The last place given; its number is 0 before the first.
    pub sent: Sequence,
    /// What the peer last said it has of this epoch.
    pub acknowledged: u64,
}

/// What came from a peer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeardFrom {
    /// The highest place with no gap below it.
    pub have: Sequence,
    /// Numbers above a gap, rising; at most [`HeardFrom::AHEAD_MAX`].
    pub ahead: Vec<u64>,
    /// When a numbered activity of the peer last came.
    #[serde(default)]
    pub at: Option<Timestamp>,
}

impl HeardFrom {
    /// Most numbers remembered above a gap; what is beyond comes again when the gap is filled from the log.
    pub const AHEAD_MAX: usize = 1_024;
}

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logged {
    /// What was queued under the number.
    pub activity: Iri,
    /// When.
    pub at: Timestamp,
}

/// What a number that came says about its sender.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noted {
    /// The next one, or one that had come before.
    InOrder,
    /// Something below it is missing: the log has it.
    Gap,
    /// The sender counts anew: it was restored from a backup.
    Restored,
}

/// What a peer's word of what it has says about the two of us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acknowledged {
    /// It has what it had, or more.
    Known,
    /// It has less than it had: the peer was restored from a backup.
    LessThanBefore,
    /// It has more than we sent: we may be the one who was restored.
    MoreThanSent,
}

/// What a peer was sent; nothing is a peer that was sent nothing.
pub fn sent_to(tx: &mut Transaction<'_>, peer: &Origin) -> Result<SentTo, StoreError> {
    let mut row = tx.get(&OUT, peer)?.unwrap_or_default();
    let epoch = community::identity(tx)?.map_or(0, |identity| identity.epoch);
    if epoch > row.sent.epoch {
        row = SentTo {
            sent: Sequence { epoch, seq: 0 },
            acknowledged: 0,
        };
    }
    Ok(row)
}

/// Gives an activity the next place in what a peer is sent.
pub fn number(
    tx: &mut Transaction<'_>,
    peer: &Origin,
    activity: &Iri,
    now: Timestamp,
) -> Result<Sequence, StoreError> {
    let mut row = sent_to(tx, peer)?;
    row.sent.seq += 1;
    let line = Logged {
        activity: activity.clone(),
        at: now,
    };
    tx.put(&LOG, place(peer, row.sent).as_slice(), &line)?;
    tx.put(&OUT, peer, &row)?;
    Ok(row.sent)
}

/// Counts anew towards a peer, in a later epoch than ever before.
///
/// What still waits for it must be numbered again by the caller.
pub fn begin_epoch(tx: &mut Transaction<'_>, peer: &Origin, now: Timestamp) -> Result<i64, StoreError> {
    let row = sent_to(tx, peer)?;
    if planted(Bug::S2) {
        return Ok(row.sent.epoch);
    }
    let epoch = now.as_second().max(row.sent.epoch + 1);
    let anew = SentTo {
        sent: Sequence { epoch, seq: 0 },
        acknowledged: 0,
    };
    tx.put(&OUT, peer, &anew)?;
    Ok(epoch)
}

/// This store was restored from a backup: from now on every peer is counted to in a later epoch.
///
/// Returns it; what still waits for a peer must be numbered again ([`crate::deliveries::renumber`]).
pub fn restored(tx: &mut Transaction<'_>, now: Timestamp) -> Result<Option<i64>, StoreError> {
    let Some(mut identity) = community::identity(tx)? else {
        return Ok(None);
    };
    if planted(Bug::S2) {
        return Ok(Some(identity.epoch));
    }
    let range = Range::prefix(spaces::SEQUENCES_OUT, b"");
    let rows = tx.page(&OUT, range, Direction::Forward, crate::peerings::PEERINGS_MAX)?;
    let highest = rows.iter().map(|(_, row)| row.sent.epoch).max().unwrap_or(0);
    identity.epoch = now.as_second().max(identity.epoch.max(highest) + 1);
    community::put_identity(tx, &identity)?;
    Ok(Some(identity.epoch))
}

/// Takes a peer's word of what it has.
pub fn acknowledge(
    tx: &mut Transaction<'_>,
    peer: &Origin,
    have: Sequence,
) -> Result<Acknowledged, StoreError> {
    let mut row = sent_to(tx, peer)?;
    if have.epoch < row.sent.epoch {
        // It has not heard of our epoch yet.
        return Ok(Acknowledged::Known);
    }
    if have > row.sent {
        return Ok(Acknowledged::MoreThanSent);
    }
    let before = row.acknowledged;
    if have.seq != before {
        row.acknowledged = have.seq;
        tx.put(&OUT, peer, &row)?;
    }
    Ok(if have.seq < before {
        Acknowledged::LessThanBefore
    } else {
        Acknowledged::Known
    })
}

/// What came from a peer.
pub fn heard_from(tx: &mut Transaction<'_>, peer: &Origin) -> Result<HeardFrom, StoreError> {
    Ok(tx.get(&IN, peer)?.unwrap_or_default())
}

/// Notes that the activity of a number is durable; `is_new` says that it had never come before.
pub fn note(
    tx: &mut Transaction<'_>,
    peer: &Origin,
    came: Sequence,
    is_new: bool,
    now: Timestamp,
) -> Result<Noted, StoreError> {
    let mut row = heard_from(tx, peer)?;
    let is_first = row == HeardFrom::default();
    if came.epoch < row.have.epoch {
        return Ok(Noted::Restored);
    }
    let counts_anew = came.epoch > row.have.epoch;
    if counts_anew {
        row = HeardFrom {
            have: Sequence {
                epoch: came.epoch,
                seq: 0,
            },
            ahead: Vec::new(),
            at: None,
        };
    }
    row.at = Some(now);
    let noted = advance(&mut row, came.seq, is_new);
    tx.put(&IN, peer, &row)?;
    Ok(if counts_anew && !is_first {
        Noted::Restored
    } else {
        noted
    })
}

/// A peer says how far it has come: whether something of that has not come here.
pub fn is_behind(tx: &mut Transaction<'_>, peer: &Origin, sent: Sequence) -> Result<bool, StoreError> {
    let mut row = heard_from(tx, peer)?;
    if sent.epoch > row.have.epoch {
        row = HeardFrom {
            have: Sequence {
                epoch: sent.epoch,
                seq: 0,
            },
            ahead: Vec::new(),
            at: row.at,
        };
        tx.put(&IN, peer, &row)?;
    }
    Ok(sent > row.have)
}

/// What was missing below the gap was found without the log: counting goes on with what had come above it.
pub fn skip_gap(tx: &mut Transaction<'_>, peer: &Origin) -> Result<(), StoreError> {
    let mut row = heard_from(tx, peer)?;
    let Some(first) = row.ahead.first().copied() else {
        return Ok(());
    };
    row.have.seq = first - 1;
    advance(&mut row, first, false);
    tx.put(&IN, peer, &row)
}

fn advance(row: &mut HeardFrom, seq: u64, is_new: bool) -> Noted {
    let known = seq <= row.have.seq || row.ahead.binary_search(&seq).is_ok();
    if known && is_new {
        return Noted::Restored;
    }
    if !known {
        let at = row.ahead.partition_point(|ahead| *ahead < seq);
        row.ahead.insert(at, seq);
    }
    let next = row.have.seq + 1;
    let run = row.ahead.iter().zip(next..);
    let filled = run.take_while(|(ahead, next)| *ahead == next).count();
    row.have.seq += filled as u64;
    row.ahead.drain(..filled);
    row.ahead.truncate(HeardFrom::AHEAD_MAX);
    if row.ahead.is_empty() {
        Noted::InOrder
    } else {
        Noted::Gap
    }
}

/// The log of one peer behind a place, in order; nothing where the log no longer reaches.
pub fn log_after(
    tx: &mut Transaction<'_>,
    peer: &Origin,
    after: Sequence,
    limit: u16,
) -> Result<Option<Vec<(u64, Logged)>>, StoreError> {
    let next = Sequence {
        epoch: after.epoch,
        seq: after.seq.saturating_add(1),
    };
    let mut range = Range::prefix(spaces::SEQUENCE_LOG, &epoch_of(peer, after.epoch));
    range.start = place(peer, next);
    let rows = tx.page(&LOG, range, Direction::Forward, limit)?;
    let lines: Vec<(u64, Logged)> = rows
        .into_iter()
        .map(|(key, line)| Ok((number_of(&key)?, line)))
        .collect::<Result<_, StoreError>>()?;
    let row = sent_to(tx, peer)?;
    let reaches = match lines.first() {
        Some((first, _)) => *first == next.seq,
        None => after == row.sent || (after.epoch == row.sent.epoch && after.seq > row.sent.seq),
    };
    Ok(reaches.then_some(lines))
}

/// Forgets lines of a peer's log made before a time, at most `limit`; says how many.
pub fn forget_old(
    tx: &mut Transaction<'_>,
    peer: &Origin,
    before: Timestamp,
    limit: u16,
) -> Result<usize, StoreError> {
    let range = Range::prefix(spaces::SEQUENCE_LOG, &Ended(peer.as_str()).key());
    let rows = tx.page(&LOG, range, Direction::Forward, limit)?;
    let old: Vec<Vec<u8>> = rows
        .into_iter()
        .take_while(|(_, line)| line.at < before)
        .map(|(key, _)| key)
        .collect();
    for key in &old {
        tx.delete(&LOG, key.as_slice());
    }
    Ok(old.len())
}

fn epoch_of(peer: &Origin, epoch: i64) -> Vec<u8> {
    (Ended(peer.as_str()), u64::try_from(epoch).unwrap_or(0)).key()
}

fn place(peer: &Origin, sequence: Sequence) -> Vec<u8> {
    let mut key = epoch_of(peer, sequence.epoch);
    key.extend(sequence.seq.key());
    key
}

fn number_of(key: &[u8]) -> Result<u64, StoreError> {
    let last = key.last_chunk::<8>();
    last.map(|bytes| u64::from_be_bytes(*bytes))
        .ok_or_else(|| unreadable(LOG.name, key))
}

#[cfg(test)]
mod tests;
