//! The records of a memory engine, and one batch being applied to them and logged.

use std::collections::BTreeMap;
use std::ops::Bound;

use crate::engine::Page;
use crate::error::EngineError;
use crate::key::{Direction, Key, Keyspace, Range};
use crate::memory::log::{Change, Frame};
use crate::record::{Bytes, Record, Sequence, Version};
use crate::tip::Tip;

/// Every record, and the sequence of the last batch among them.
#[derive(Clone, Debug)]
pub(crate) struct State {
    pub(crate) spaces: BTreeMap<Keyspace, BTreeMap<Key, Record>>,
    pub(crate) last: Sequence,
}

/// A state with a batch on its way into it; what is done is noted for the log.
pub(crate) struct Writing<'m> {
    pub(crate) state: &'m mut State,
    pub(crate) changes: Vec<Change>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            spaces: BTreeMap::new(),
            last: Sequence(0),
        }
    }
}

impl State {
    pub(crate) fn get(&self, space: Keyspace, key: &[u8]) -> Option<&Record> {
        self.spaces.get(&space)?.get(key)
    }

    pub(crate) fn page(&self, range: &Range, direction: Direction, limit: u16) -> Result<Page, EngineError> {
        let Some(space) = self.spaces.get(&range.space).filter(|_| !range.is_empty()) else {
            return Ok(Page {
                items: Vec::new(),
                more: false,
            });
        };
        let end = range.end.as_deref().map_or(Bound::Unbounded, Bound::Excluded);
        let found = space
            .range::<[u8], _>((Bound::Included(range.start.as_slice()), end))
            .map(|(key, record)| Ok((key.clone(), record.clone())));
        match direction {
            Direction::Forward => Page::fill(limit, found),
            Direction::Backward => Page::fill(limit, found.rev()),
        }
    }

    /// Applies a frame of the log; false, and nothing done, when it is not a later one.
    pub(crate) fn apply(&mut self, frame: Frame) -> bool {
        if frame.sequence <= self.last {
            return false;
        }
        for change in frame.changes {
            self.change(frame.sequence, change);
        }
        self.last = frame.sequence;
        true
    }

    fn change(&mut self, sequence: Sequence, change: Change) {
        match change {
            Change::Put(space, key, payload) => {
                let record = Record {
                    version: Version(sequence.0),
                    payload,
                };
                self.spaces.entry(space).or_default().insert(key, record);
            }
            Change::Delete(space, key) => {
                self.spaces.entry(space).or_default().remove(&key);
            }
            Change::DeleteRange(space, start, end) => {
                let records = self.spaces.entry(space).or_default();
                let mut kept = records.split_off(&start);
                records.append(&mut kept.split_off(&end));
            }
        }
    }
}

impl Writing<'_> {
    /// Only a record that is put has a version, so any will do for what is removed.
    fn note(&mut self, version: Version, change: Change) {
        self.state.change(Sequence(version.0), change.clone());
        self.changes.push(change);
    }
}

impl Tip for Writing<'_> {
    fn get(&mut self, space: Keyspace, key: &[u8]) -> Result<Option<Record>, EngineError> {
        Ok(self.state.get(space, key).cloned())
    }

    fn contains(&mut self, space: Keyspace, key: &[u8]) -> Result<bool, EngineError> {
        Ok(self.state.get(space, key).is_some())
    }

    fn first(
        &mut self,
        space: Keyspace,
        end: Option<&[u8]>,
        limit: usize,
    ) -> Result<Vec<(Key, Record)>, EngineError> {
        let Some(records) = self.state.spaces.get(&space) else {
            return Ok(Vec::new());
        };
        let end = end.map_or(Bound::Unbounded, Bound::Excluded);
        let found = records.range::<[u8], _>((Bound::Unbounded, end));
        Ok(found
            .take(limit)
            .map(|(key, record)| (key.clone(), record.clone()))
            .collect())
    }

    fn put(
        &mut self,
        space: Keyspace,
        key: &[u8],
        version: Version,
        payload: &Bytes,
    ) -> Result<(), EngineError> {
        self.note(version, Change::Put(space, key.to_vec(), payload.clone()));
        Ok(())
    }

    fn delete(&mut self, space: Keyspace, key: &[u8]) -> Result<(), EngineError> {
        self.note(Version(0), Change::Delete(space, key.to_vec()));
        Ok(())
    }

    fn delete_range(&mut self, space: Keyspace, start: &[u8], end: &[u8]) -> Result<(), EngineError> {
        self.note(
            Version(0),
            Change::DeleteRange(space, start.to_vec(), end.to_vec()),
        );
        Ok(())
    }
}
