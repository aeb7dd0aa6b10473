//! The narrow trait: reads, one kind of batch, leases, hints, a backup, and how it fares.

use std::io;

use crate::backup::Manifest;
use crate::batch::Batch;
use crate::commit::Commit;
use crate::error::EngineError;
use crate::health::Health;
use crate::key::{Direction, Key, Keyspace, Range};
use crate::queue::{DueMillis, Lease, Leased};
use crate::record::Record;
use crate::watch::{Topics, Watch};

/// Most keys in one [`Engine::get_many`].
pub const KEYS_PER_GET_MAX: usize = 65_536;

/// Bytes of keys and payloads after which a page ends early, with `more` set.
pub const PAGE_BYTES_MAX: usize = 16 * 1024 * 1024;

/// Ordered keyspaces with atomic durable batches.
///
/// What was acknowledged survives any crash; a batch is there whole or not at all; reads see only
/// what is durable. Reads block for microseconds in an embedded engine and for a round trip in one
/// over a network, so a caller with an async runtime runs those on its blocking pool.
pub trait Engine: Send + Sync + 'static {
    /// Hands a batch over; it is decided in order of arrival, also if the future is dropped.
    fn commit(&self, batch: Batch) -> Commit;

    /// The records under `keys`, in their order, all from one moment.
    fn get_many(&self, space: Keyspace, keys: &[Key]) -> Result<Vec<Option<Record>>, EngineError>;

    /// The first records of a range, from the end `direction` names.
    ///
    /// The design's `join` (following an index row to its record in the same round trip) is left out
    /// until an engine over a network needs it.
    fn page(&self, range: &Range, direction: Direction, limit: u16) -> Result<Page, EngineError>;

    /// Takes up to `limit` records of a queue that are due, soonest first, each for one worker.
    ///
    /// Keys of a queue are made by [`crate::queue_key`]. Each record taken is moved, durably and with
    /// its payload unchanged, to the moment its lease ends. The worker settles by deleting that key
    /// on condition of the version it was given: when the lease ran out and another took the record,
    /// the condition is refused.
    fn claim(
        &self,
        queue: Keyspace,
        due: DueMillis,
        limit: u16,
        lease: Lease,
    ) -> Result<Vec<Leased>, EngineError>;

    /// Listens for hints about `topics`; a hint comes after durability, and the reader scans again.
    fn watch(&self, topics: Topics) -> Watch;

    /// Writes every record as of one moment in the engine-neutral format ([`Manifest`]).
    fn backup(&self, into: &mut dyn io::Write) -> Result<Manifest, EngineError>;

    /// How it fares; answers also when nothing else does.
    fn health(&self) -> Health;
}

/// Part of a range.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Page {
    /// In the order of the direction asked for.
    pub items: Vec<(Key, Record)>,
    /// The range goes on behind the last item.
    pub more: bool,
}

impl Page {
    /// Fills a page from records in order, stopping at the limit of items or of bytes.
    pub(crate) fn fill(
        limit: u16,
        records: impl Iterator<Item = Result<(Key, Record), EngineError>>,
    ) -> Result<Self, EngineError> {
        let mut page = Self {
            items: Vec::new(),
            more: false,
        };
        let mut bytes = 0;
        for record in records {
            if page.items.len() == usize::from(limit) || bytes >= PAGE_BYTES_MAX {
                page.more = true;
                break;
            }
            let (key, record) = record?;
            bytes += key.len() + record.payload.len();
            page.items.push((key, record));
        }
        Ok(page)
    }
}
