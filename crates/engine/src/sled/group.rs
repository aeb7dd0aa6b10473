//! A group on its way: the tree, and over it what the batches decided so far will write.

use ::sled::Tree;

use super::raw::{self, Entry, INLINE_BYTES_MAX, SEQUENCE};
use super::records::{self, record};
use super::view::{Changes, View};
use crate::error::EngineError;
use crate::key::{Direction, Key, Keyspace};
use crate::record::{Bytes, Record, Sequence, Version, seal};
use crate::tip::Tip;

/// What a group reads and will write; nothing of it is in the tree yet.
pub(super) struct Group<'t> {
    tree: &'t Tree,
    pub(super) changes: Changes,
}

impl<'t> Group<'t> {
    pub(super) fn on(tree: &'t Tree) -> Self {
        Self {
            tree,
            changes: Changes::new(),
        }
    }

    pub(super) fn last_sequence(&self) -> Result<Sequence, EngineError> {
        records::last_sequence(&self.view())
    }

    pub(super) fn note_sequence(&mut self, last: Sequence) {
        self.changes
            .insert(SEQUENCE.to_vec(), Some(last.0.to_be_bytes().as_slice().into()));
    }

    fn view(&self) -> View<'_> {
        View {
            tree: self.tree,
            over: &self.changes,
        }
    }

    /// Removes the chunks of what lies under a key from the `first` on.
    fn drop_chunks(&mut self, space: Keyspace, key: &[u8], first: u16) -> Result<(), EngineError> {
        let Some(value) = self.view().get(&raw::record_key(space, key))? else {
            return Ok(());
        };
        if let Some(Entry::Chunked(chunks)) = raw::entry(&value) {
            for number in first..chunks {
                self.changes.insert(raw::chunk_key(space, key, number), None);
            }
        }
        Ok(())
    }
}

impl Tip for Group<'_> {
    fn get(&mut self, space: Keyspace, key: &[u8]) -> Result<Option<Record>, EngineError> {
        record(&self.view(), space, key)
    }

    fn contains(&mut self, space: Keyspace, key: &[u8]) -> Result<bool, EngineError> {
        Ok(self.view().get(&raw::record_key(space, key))?.is_some())
    }

    fn first(
        &mut self,
        space: Keyspace,
        end: Option<&[u8]>,
        limit: usize,
    ) -> Result<Vec<(Key, Record)>, EngineError> {
        records::first(&self.view(), space, end, limit)
    }

    fn put(
        &mut self,
        space: Keyspace,
        key: &[u8],
        version: Version,
        payload: &Bytes,
    ) -> Result<(), EngineError> {
        let sealed = seal(key, version, payload);
        if sealed.len() <= INLINE_BYTES_MAX {
            self.drop_chunks(space, key, 0)?;
            let entry = raw::inline(&sealed).into();
            self.changes.insert(raw::record_key(space, key), Some(entry));
            return Ok(());
        }
        let chunks = u16::try_from(sealed.len().div_ceil(INLINE_BYTES_MAX))
            .map_err(|_| EngineError::PayloadTooLarge)?;
        self.drop_chunks(space, key, chunks)?;
        for (number, chunk) in (0..chunks).zip(sealed.chunks(INLINE_BYTES_MAX)) {
            self.changes
                .insert(raw::chunk_key(space, key, number), Some(chunk.into()));
        }
        let entry = raw::chunked(chunks).into();
        self.changes.insert(raw::record_key(space, key), Some(entry));
        Ok(())
    }

    fn delete(&mut self, space: Keyspace, key: &[u8]) -> Result<(), EngineError> {
        self.drop_chunks(space, key, 0)?;
        self.changes.insert(raw::record_key(space, key), None);
        Ok(())
    }

    fn delete_range(&mut self, space: Keyspace, start: &[u8], end: &[u8]) -> Result<(), EngineError> {
        let (start, end) = (raw::record_key(space, start), raw::record_key(space, end));
        let found: Result<Vec<_>, _> = self
            .view()
            .range(&start, &end, Direction::Forward)
            .map(|item| item.map(|(key, _)| key))
            .collect();
        for raw in found? {
            self.delete(space, raw::key_of(&raw))?;
        }
        Ok(())
    }
}
