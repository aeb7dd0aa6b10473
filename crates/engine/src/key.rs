//! Where a record lies: its keyspace, its key, and ranges of keys.

use std::fmt;

use crate::error::EngineError;

/// One ordered map of the engine; the registry of numbers is the caller's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Keyspace(pub u8);

/// Bytes compared as unsigned numbers from the left; at most [`KEY_BYTES_MAX`].
pub type Key = Vec<u8>;

/// Longest key of a record, in bytes.
pub const KEY_BYTES_MAX: usize = 512;

/// Longest bound of a range, in bytes: a key and one byte, so that "just after this key" can be said.
pub const BOUND_BYTES_MAX: usize = KEY_BYTES_MAX + 1;

/// Keys of one keyspace between two bounds; empty when the end is not above the start.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Range {
    /// The keyspace that is read.
    pub space: Keyspace,
    /// First key that may be in the range.
    pub start: Key,
    /// First key above the range; `None` reads to the end of the keyspace.
    pub end: Option<Key>,
}

/// Which end of a range a page begins at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// Lowest key first.
    Forward,
    /// Highest key first.
    Backward,
}

impl Range {
    /// Every key that begins with `prefix`; an empty prefix is the whole keyspace.
    pub fn prefix(space: Keyspace, prefix: &[u8]) -> Self {
        Self {
            space,
            start: prefix.to_vec(),
            end: above_prefix(prefix),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.end.as_ref().is_some_and(|end| *end <= self.start)
    }

    pub(crate) fn check(&self) -> Result<(), EngineError> {
        check_bound(&self.start)?;
        self.end.as_deref().map_or(Ok(()), check_bound)
    }
}

impl fmt::Display for Keyspace {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.0)
    }
}

pub(crate) fn check_key(key: &[u8]) -> Result<(), EngineError> {
    if key.len() > KEY_BYTES_MAX {
        return Err(EngineError::KeyTooLong);
    }
    Ok(())
}

pub(crate) fn check_bound(bound: &[u8]) -> Result<(), EngineError> {
    if bound.len() > BOUND_BYTES_MAX {
        return Err(EngineError::KeyTooLong);
    }
    Ok(())
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn above_prefix(prefix: &[u8]) -> Option<Key> {
    let last = prefix.iter().rposition(|byte| *byte != u8::MAX)?;
    let mut end = prefix[..=last].to_vec();
    end[last] += 1;
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_ends_before_the_next_prefix() {
        assert_eq!(Range::prefix(Keyspace(1), b"ab").end, Some(b"ac".to_vec()));
        assert_eq!(Range::prefix(Keyspace(1), &[7, 0xff, 0xff]).end, Some(vec![8]));
    }

    #[test]
    fn a_prefix_of_nothing_but_highest_bytes_reads_to_the_end() {
        assert_eq!(Range::prefix(Keyspace(1), &[0xff, 0xff]).end, None);
        assert_eq!(Range::prefix(Keyspace(1), b"").end, None);
    }

    #[test]
    fn a_range_that_ends_at_its_start_is_empty() {
        let range = Range {
            space: Keyspace(1),
            start: b"m".to_vec(),
            end: Some(b"m".to_vec()),
        };
        assert!(range.is_empty());
    }
}
