//! What is committed at once: preconditions, writes, and whom to wake.

use crate::error::EngineError;
use crate::key::{Key, Keyspace, check_bound, check_key};
use crate::record::{Bytes, PAYLOAD_BYTES_MAX, Sequence, Version};
use crate::watch::Topics;

/// Most preconditions and writes in one batch, together.
pub const BATCH_OPERATIONS_MAX: usize = 16_384;

/// Most bytes of keys and payloads in one batch.
pub const BATCH_BYTES_MAX: usize = 16 * 1024 * 1024;

/// Applied whole or not at all; checked in order, then written in order.
///
/// A range is never a precondition: a set that a rule counts is one guarded record.
#[derive(Default, Clone, Debug)]
pub struct Batch {
    /// All must hold against the store and every batch before this one.
    pub preconditions: Vec<Precondition>,
    /// Later writes see the earlier ones of the same batch.
    pub writes: Vec<Write>,
    /// Whom to give a hint once the batch is durable.
    pub wake: Topics,
    /// If it writes, its sequence is above this one too: what is restored goes on above what it was taken from.
    pub above: Option<Sequence>,
}

/// What must be so for a batch to be applied.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Precondition {
    /// Nothing lies under the key.
    Absent(Keyspace, Key),
    /// Something lies under the key.
    Present(Keyspace, Key),
    /// What lies under the key was written by exactly this commit.
    Version(Keyspace, Key, Version),
}

/// One change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Write {
    /// Puts a payload under a key, in place of what was there.
    Put(Keyspace, Key, Bytes),
    /// Removes a key; nothing happens if it is absent.
    Delete(Keyspace, Key),
    /// Removes every key from the first (inclusive) to the second (exclusive).
    DeleteRange(Keyspace, Key, Key),
}

/// What became of a batch.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// It is durable. A batch without writes gets the sequence of the last one that had some.
    Committed(Sequence),
    /// The precondition of this index did not hold, and nothing was applied.
    Refused(usize),
}

impl Batch {
    /// Refuses what is above a limit, before it waits with others.
    pub(crate) fn check(&self) -> Result<(), EngineError> {
        if self.preconditions.len() + self.writes.len() > BATCH_OPERATIONS_MAX {
            return Err(EngineError::BatchTooLarge);
        }
        for precondition in &self.preconditions {
            check_key(precondition.place().1)?;
        }
        self.writes.iter().try_for_each(Write::check)?;
        if self.bytes() > BATCH_BYTES_MAX {
            return Err(EngineError::BatchTooLarge);
        }
        Ok(())
    }

    /// The sequence it gets when it writes.
    pub(crate) fn sequence_after(&self, last: Sequence) -> Sequence {
        Sequence(self.above.map_or(last, |above| above.max(last)).0 + 1)
    }

    /// Bytes of keys and payloads, for the limit of a group.
    pub(crate) fn bytes(&self) -> usize {
        let checked: usize = self.preconditions.iter().map(|one| one.place().1.len()).sum();
        checked + self.writes.iter().map(Write::bytes).sum::<usize>()
    }
}

impl Precondition {
    pub(crate) fn place(&self) -> (Keyspace, &Key) {
        match self {
            Self::Absent(space, key) | Self::Present(space, key) | Self::Version(space, key, _) => {
                (*space, key)
            }
        }
    }

    pub(crate) fn holds(&self, found: Option<Version>) -> bool {
        match self {
            Self::Absent(..) => found.is_none(),
            Self::Present(..) => found.is_some(),
            Self::Version(_, _, version) => found == Some(*version),
        }
    }
}

impl Write {
    fn check(&self) -> Result<(), EngineError> {
        match self {
            Self::Put(_, _, payload) if payload.len() > PAYLOAD_BYTES_MAX => {
                Err(EngineError::PayloadTooLarge)
            }
            Self::Put(_, key, _) | Self::Delete(_, key) => check_key(key),
            Self::DeleteRange(_, start, end) => check_bound(start).and_then(|()| check_bound(end)),
        }
    }

    fn bytes(&self) -> usize {
        match self {
            Self::Put(_, key, payload) => key.len() + payload.len(),
            Self::Delete(_, key) => key.len(),
            Self::DeleteRange(_, start, end) => start.len() + end.len(),
        }
    }
}
