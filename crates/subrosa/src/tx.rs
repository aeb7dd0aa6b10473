//! One verb's view of the rooms: what it reads is remembered, what it writes waits, and the commit checks both.

use std::collections::BTreeMap;

use engine::{
    Batch, Bytes, Direction, Engine, EngineError, Key, Keyspace, Outcome, Precondition, Range, Record, Write,
};

use crate::audit::KeptHead;
use crate::id::RoomId;

/// The record of each room, by its id.
pub(crate) const ROOMS: Keyspace = Keyspace(0);
/// What threads are about, by room and thread.
pub(crate) const THREADS: Keyspace = Keyspace(1);
/// What was said, by room, thread and post.
pub(crate) const POSTS: Keyspace = Keyspace(2);
/// What is not sent yet, by room, mark of a seat and thread.
pub(crate) const DRAFTS: Keyspace = Keyspace(3);
/// Who spoke on a day, by room and day.
pub(crate) const NAMES: Keyspace = Keyspace(4);
/// Up to which post somebody has seen a thread, by room, mark of a seat and thread.
pub(crate) const SEEN: Keyspace = Keyspace(5);
/// What happened in a room, by room and number.
pub(crate) const AUDIT: Keyspace = Keyspace(10);
/// Posts that were reported, by room and report.
pub(crate) const REPORTS: Keyspace = Keyspace(11);
/// Words that their authors want to be read outside, by room and release.
pub(crate) const RELEASES: Keyspace = Keyspace(12);

/// The keyspaces whose rows begin with a room, besides its own record.
pub(crate) const OF_ROOMS: [Keyspace; 8] = [THREADS, POSTS, DRAFTS, NAMES, SEEN, AUDIT, REPORTS, RELEASES];

/// Rows read from the engine at a time.
const PAGE_ROWS: u16 = 256;

/// What a verb reads and writes; nothing is written before its commit.
pub(crate) struct Tx<'a> {
    engine: &'a dyn Engine,
    reads: BTreeMap<(Keyspace, Key), Option<Record>>,
    writes: BTreeMap<(Keyspace, Key), Option<Bytes>>,
    cleared: Vec<Write>,
    /// The heads of audit chains that this transaction moved on; whoever writes the record of a room writes them with it.
    heads: BTreeMap<RoomId, KeptHead>,
}

impl<'a> Tx<'a> {
    pub(crate) fn begin(engine: &'a dyn Engine) -> Self {
        Self {
            engine,
            reads: BTreeMap::new(),
            writes: BTreeMap::new(),
            cleared: Vec::new(),
            heads: BTreeMap::new(),
        }
    }

    /// The head that this transaction gave the audit chain of a room.
    pub(crate) fn head(&self, room: RoomId) -> Option<&KeptHead> {
        self.heads.get(&room)
    }

    /// Moves the audit chain of a room on.
    pub(crate) fn move_head(&mut self, room: RoomId, head: KeptHead) {
        self.heads.insert(room, head);
    }

    /// The row under a key, as this transaction would leave it; it has to be the same when it commits.
    pub(crate) fn get(&mut self, space: Keyspace, key: &Key) -> Result<Option<Bytes>, EngineError> {
        let place = (space, key.clone());
        if let Some(written) = self.writes.get(&place) {
            return Ok(written.clone());
        }
        if let Some(read) = self.reads.get(&place) {
            return Ok(read.as_ref().map(|record| record.payload.clone()));
        }
        let found = self.engine.get_many(space, std::slice::from_ref(key))?;
        let found = found.into_iter().next().flatten();
        let payload = found.as_ref().map(|record| record.payload.clone());
        self.reads.insert(place, found);
        Ok(payload)
    }

    pub(crate) fn put(&mut self, space: Keyspace, key: Key, payload: Vec<u8>) {
        self.writes.insert((space, key), Some(Bytes::from(payload)));
    }

    pub(crate) fn delete(&mut self, space: Keyspace, key: Key) {
        self.writes.insert((space, key), None);
    }

    /// Removes every row whose key begins with a prefix; applied before anything that is put.
    pub(crate) fn clear(&mut self, space: Keyspace, prefix: &[u8]) {
        let Range { start, end, .. } = Range::prefix(space, prefix);
        let end = end.unwrap_or_else(|| vec![u8::MAX; engine::BOUND_BYTES_MAX]);
        self.cleared.push(Write::DeleteRange(space, start, end));
    }

    /// Looks at stored rows whose key begins with a prefix and lies above `after`, in order, until `look` has enough of
    /// them. Rows of a range are never a condition of the commit.
    pub(crate) fn scan<E: From<EngineError>>(
        &self,
        space: Keyspace,
        prefix: &[u8],
        after: Option<&Key>,
        mut look: impl FnMut(&Key, &Bytes) -> Result<Go, E>,
    ) -> Result<(), E> {
        let mut range = Range::prefix(space, prefix);
        if let Some(after) = after {
            range.start = above(after);
        }
        loop {
            let page = self.engine.page(&range, Direction::Forward, PAGE_ROWS)?;
            for (key, record) in &page.items {
                if look(key, &record.payload)? == Go::Enough {
                    return Ok(());
                }
            }
            match page.items.last() {
                Some((last, _)) if page.more => range.start = above(last),
                _ => return Ok(()),
            }
        }
    }

    /// The last stored row whose key begins with a prefix.
    pub(crate) fn last(&self, space: Keyspace, prefix: &[u8]) -> Result<Option<(Key, Bytes)>, EngineError> {
        let page = self
            .engine
            .page(&Range::prefix(space, prefix), Direction::Backward, 1)?;
        let last = page.items.into_iter().next();
        Ok(last.map(|(key, record)| (key, record.payload)))
    }

    /// Makes it durable and parks the thread until it is; nothing is applied if what was read has changed.
    pub(crate) fn commit(self) -> Result<Committed, EngineError> {
        if self.writes.is_empty() && self.cleared.is_empty() {
            return Ok(Committed::Yes);
        }
        let condition = |((space, key), read): ((Keyspace, Key), Option<Record>)| match read {
            Some(record) => Precondition::Version(space, key, record.version),
            None => Precondition::Absent(space, key),
        };
        let write = |((space, key), payload): ((Keyspace, Key), Option<Bytes>)| match payload {
            Some(payload) => Write::Put(space, key, payload),
            None => Write::Delete(space, key),
        };
        let mut writes = self.cleared;
        writes.extend(self.writes.into_iter().map(write));
        let batch = Batch {
            preconditions: self.reads.into_iter().map(condition).collect(),
            writes,
            ..Batch::default()
        };
        Ok(match self.engine.commit(batch).wait()? {
            Outcome::Committed(_) => Committed::Yes,
            Outcome::Refused(_) => Committed::Changed,
        })
    }
}

/// Whether a scan goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Go {
    /// To the next row.
    On,
    /// No further.
    Enough,
}

/// What became of a transaction.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Committed {
    /// It is durable.
    Yes,
    /// Something it read has changed; nothing was applied.
    Changed,
}

fn above(key: &Key) -> Key {
    let mut above = key.clone();
    above.push(0);
    above
}
