//! Queues: records ordered by when they are due, and leases on them.
//!
//! A queue is a keyspace whose keys are `[due, u64 milliseconds, big-endian][suffix]`. A lease has no
//! owner field: the version a claim gives out is known to its worker alone, and says the same.

use crate::error::EngineError;
use crate::key::{Key, Keyspace, hex};
use crate::record::{Record, Sequence, Version};
use crate::tip::Tip;

/// Milliseconds since the Unix epoch at which a record is due.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct DueMillis(pub u64);

/// How long a claim holds what it takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lease {
    /// From this moment on somebody else may claim it.
    pub until: DueMillis,
}

/// A record one worker holds until its lease ends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Leased {
    /// The key it lies under now: the end of its lease and its suffix.
    ///
    /// The end may be some milliseconds later than asked for, so as not to replace another record
    /// that has the same suffix.
    pub key: Key,
    /// With the version the worker settles on.
    pub record: Record,
    /// When it was due before it was taken.
    pub due: DueMillis,
}

/// The key of a record that is due at `due`; the suffix keeps two of one moment apart.
pub fn queue_key(due: DueMillis, suffix: &[u8]) -> Key {
    let mut key = due.0.to_be_bytes().to_vec();
    key.extend_from_slice(suffix);
    key
}

/// Moves what is due in a queue to the end of the lease; `last` moves on only when there was something.
///
/// Every record is read before the first is moved, so a corrupt one moves nothing.
pub(crate) fn lease(
    tip: &mut impl Tip,
    asked: &Claim,
    last: &mut Sequence,
) -> Result<Vec<Leased>, EngineError> {
    let version = Version(last.0 + 1);
    let found = tip.first(asked.queue, asked.end().as_deref(), usize::from(asked.limit))?;
    let mut split = Vec::with_capacity(found.len());
    for (key, record) in found {
        let Some((due, suffix)) = key.split_first_chunk::<8>() else {
            return Err(EngineError::Corrupt {
                space: asked.queue,
                key: hex(&key),
            });
        };
        split.push((DueMillis(u64::from_be_bytes(*due)), suffix.to_vec(), key, record));
    }
    let mut leased = Vec::with_capacity(split.len());
    for (due, suffix, old, record) in split {
        tip.delete(asked.queue, &old)?;
        let key = free_key(tip, asked.queue, asked.lease.until, &suffix)?;
        tip.put(asked.queue, &key, version, &record.payload)?;
        leased.push(Leased {
            key,
            record: Record { version, ..record },
            due,
        });
        *last = Sequence(version.0);
    }
    Ok(leased)
}

/// What a claim asks for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Claim {
    pub(crate) queue: Keyspace,
    pub(crate) due: DueMillis,
    pub(crate) limit: u16,
    pub(crate) lease: Lease,
}

impl Claim {
    /// The first key that is not due; `None` when all are.
    pub(crate) fn end(&self) -> Option<Key> {
        self.due.0.checked_add(1).map(|next| next.to_be_bytes().to_vec())
    }
}

/// The first key at or after the end of a lease that nothing lies under.
fn free_key(
    tip: &mut impl Tip,
    queue: Keyspace,
    until: DueMillis,
    suffix: &[u8],
) -> Result<Key, EngineError> {
    let mut moment = until.0;
    loop {
        let key = queue_key(DueMillis(moment), suffix);
        if !tip.contains(queue, &key)? {
            return Ok(key);
        }
        // Around the end of time rather than over it: some moment is always free.
        moment = moment.wrapping_add(1);
    }
}
