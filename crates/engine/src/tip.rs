//! The store with the group so far on top: where an embedded engine decides batches in order.

use crate::batch::{Batch, Outcome, Write};
use crate::error::EngineError;
use crate::key::{Key, Keyspace};
use crate::record::{Bytes, Record, Sequence, Version};

/// What an embedded engine lets a committer do inside one atomic group.
pub(crate) trait Tip {
    /// The record under a key, checked.
    fn get(&mut self, space: Keyspace, key: &[u8]) -> Result<Option<Record>, EngineError>;

    /// Whether anything lies under a key, readable or not.
    fn contains(&mut self, space: Keyspace, key: &[u8]) -> Result<bool, EngineError>;

    /// The lowest records of a keyspace below `end`.
    fn first(
        &mut self,
        space: Keyspace,
        end: Option<&[u8]>,
        limit: usize,
    ) -> Result<Vec<(Key, Record)>, EngineError>;

    fn put(
        &mut self,
        space: Keyspace,
        key: &[u8],
        version: Version,
        payload: &Bytes,
    ) -> Result<(), EngineError>;

    fn delete(&mut self, space: Keyspace, key: &[u8]) -> Result<(), EngineError>;

    /// `start` is below `end`.
    fn delete_range(&mut self, space: Keyspace, start: &[u8], end: &[u8]) -> Result<(), EngineError>;
}

/// Checks and applies one batch; `last` moves on only when it wrote.
///
/// A corrupt record is met while checking, before the first write, so it concerns this batch alone.
pub(crate) fn apply(tip: &mut impl Tip, batch: &Batch, last: &mut Sequence) -> Result<Outcome, EngineError> {
    for (index, precondition) in batch.preconditions.iter().enumerate() {
        let (space, key) = precondition.place();
        let found = tip.get(space, key)?.map(|record| record.version);
        if !precondition.holds(found) {
            return Ok(Outcome::Refused(index));
        }
    }
    if batch.writes.is_empty() {
        return Ok(Outcome::Committed(*last));
    }
    let sequence = batch.sequence_after(*last);
    for write in &batch.writes {
        match write {
            Write::Put(space, key, payload) => tip.put(*space, key, Version(sequence.0), payload)?,
            Write::Delete(space, key) => tip.delete(*space, key)?,
            Write::DeleteRange(space, start, end) if start < end => tip.delete_range(*space, start, end)?,
            Write::DeleteRange(..) => {}
        }
    }
    *last = sequence;
    Ok(Outcome::Committed(sequence))
}
