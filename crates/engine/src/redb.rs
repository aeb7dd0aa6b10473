//! The default engine: one redb file in one folder, one thread that writes, readers that never wait
//! for it.

mod disk;
mod overlay;
mod shelf;
mod snapshot;
mod tables;

use std::fs::File;
use std::io;
use std::ops::Bound;
use std::path::Path;
use std::sync::Arc;

use ::redb::{ReadTransaction, ReadableTable};

use self::disk::{Disk, RealDisk};
use self::shelf::{Shelf, builder, of_redb, refused};
use self::snapshot::Snapshot;
use self::tables::{has_tables, keyspaces, last_sequence, read_table};
use crate::backup::{BackupWriter, Manifest};
use crate::batch::Batch;
use crate::commit::Commit;
use crate::committer::GroupMax;
use crate::desk::{Desk, mebibytes};
use crate::engine::{Engine, KEYS_PER_GET_MAX, Page};
use crate::error::EngineError;
use crate::folder::{Contents, Folder, OpenRefused};
use crate::format::Format;
use crate::health::Health;
use crate::key::{Direction, Key, Keyspace, Range, check_key};
use crate::queue::{Claim, DueMillis, Lease, Leased};
use crate::record::{Record, unseal};
use crate::watch::{Topics, Watch};

/// Most batches that share a flush.
const GROUP_BATCHES_MAX: usize = 512;

/// Most bytes of keys and payloads that share a flush; a larger batch is flushed alone.
const GROUP_BYTES_MAX: usize = 1024 * 1024;

const ENGINE: &str = "redb";
/// redb's major version, whose file format is stable.
const ENGINE_VERSION: u32 = 4;
const DATABASE: &str = "rosarium.redb";

/// How a folder is opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RedbOptions {
    /// Memory for cached pages, in MiB.
    pub cache_mib: u32,
    /// Below this much free space commits are refused, in MiB; 0 never refuses. A full disk
    /// is tried again only above this.
    pub free_space_floor_mib: u32,
    /// Version of what the store keeps, for `FORMAT`.
    pub schema: u32,
}

/// A database in a folder that nobody else has open. Dropping it finishes what waits, then closes.
pub struct RedbEngine {
    desk: Desk,
    shelf: Arc<Shelf>,
}

impl Default for RedbOptions {
    fn default() -> Self {
        Self {
            cache_mib: 64,
            free_space_floor_mib: 128,
            schema: 1,
        }
    }
}

impl RedbOptions {
    /// What the `FORMAT` file of a folder says that this program opens with these options.
    pub fn format(&self) -> Format {
        Format {
            engine: ENGINE.to_owned(),
            engine_version: ENGINE_VERSION,
            schema: self.schema,
        }
    }
}

impl RedbEngine {
    /// Opens the database in `dir`, or makes one if the folder has none and never had.
    pub fn open(dir: &Path, options: RedbOptions) -> Result<Self, OpenRefused> {
        Self::open_on(Box::new(RealDisk), dir, &options)
    }

    fn open_on(disk: Box<dyn Disk>, dir: &Path, options: &RedbOptions) -> Result<Self, OpenRefused> {
        let cache_bytes = mebibytes(options.cache_mib);
        let format = options.format();
        let (folder, contents) = Folder::enter(dir, DATABASE, &format)?;
        if contents == Contents::Nothing {
            folder.make_database(|path| {
                let mut options = File::options();
                let file = options.create_new(true).read(true).write(true).open(path)?;
                disk.open(file, &builder(cache_bytes))
                    .and_then(::redb::Database::close)
                    .map_err(refused)
            })?;
            folder.mark(&format)?;
        }
        let shelf = Shelf::open(folder, disk, cache_bytes)?;
        if contents == Contents::Unmarked {
            let kept = shelf.read(|snapshot| has_tables(snapshot.transaction()));
            if kept.map_err(|_| OpenRefused::Damaged)? {
                return Err(OpenRefused::FormatMissing);
            }
            shelf.mark(&format)?;
        }
        let shelf = Arc::new(shelf);
        let most = GroupMax {
            batches: GROUP_BATCHES_MAX,
            bytes: GROUP_BYTES_MAX,
        };
        let floor_bytes = mebibytes(options.free_space_floor_mib) as u64;
        let desk = Desk::open(Arc::clone(&shelf), most, floor_bytes)?;
        Ok(Self { desk, shelf })
    }
}

impl std::fmt::Debug for RedbEngine {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("RedbEngine")
            .field("health", &self.health())
            .finish_non_exhaustive()
    }
}

impl Engine for RedbEngine {
    fn commit(&self, batch: Batch) -> Commit {
        self.desk.commit(batch)
    }

    fn get_many(&self, space: Keyspace, keys: &[Key]) -> Result<Vec<Option<Record>>, EngineError> {
        if keys.len() > KEYS_PER_GET_MAX {
            return Err(EngineError::TooManyKeys);
        }
        keys.iter().try_for_each(|key| check_key(key))?;
        self.shelf.read(|snapshot| {
            let Some(table) = snapshot.table(space)? else {
                return Ok(vec![None; keys.len()]);
            };
            let record = |key: &Key| match table.get(key.as_slice()).map_err(of_redb)? {
                Some(sealed) => unseal(space, key, sealed.value()).map(Some),
                None => Ok(None),
            };
            keys.iter().map(record).collect()
        })
    }

    fn page(&self, range: &Range, direction: Direction, limit: u16) -> Result<Page, EngineError> {
        range.check()?;
        self.shelf
            .read(|snapshot| page(snapshot, range, direction, limit))
    }

    fn claim(
        &self,
        queue: Keyspace,
        due: DueMillis,
        limit: u16,
        lease: Lease,
    ) -> Result<Vec<Leased>, EngineError> {
        self.desk.claim(Claim {
            queue,
            due,
            limit,
            lease,
        })
    }

    fn watch(&self, topics: Topics) -> Watch {
        self.desk.watch(topics)
    }

    /// Of one moment, while commits go on; a slow taker keeps the pages of that moment from being
    /// used again, and an outage from being mended. A disk that fails meanwhile ends the backup.
    fn backup(&self, into: &mut dyn io::Write) -> Result<Manifest, EngineError> {
        let into = std::cell::RefCell::new(Some(into));
        self.shelf.read(|snapshot| {
            // Taken: what was written before a failure cannot be unwritten.
            let into = into.borrow_mut().take().ok_or(EngineError::Io {
                kind: io::ErrorKind::Other,
            })?;
            backup(snapshot.transaction(), into)
        })
    }

    fn health(&self) -> Health {
        self.desk.health(*self.shelf.standing(), self.shelf.free_bytes())
    }
}

fn page(snapshot: &Snapshot, range: &Range, direction: Direction, limit: u16) -> Result<Page, EngineError> {
    let table = snapshot.table(range.space)?.filter(|_| !range.is_empty());
    let Some(table) = table else {
        return Ok(Page {
            items: Vec::new(),
            more: false,
        });
    };
    let end = range.end.as_deref().map_or(Bound::Unbounded, Bound::Excluded);
    let found = table
        .range::<&[u8]>((Bound::Included(range.start.as_slice()), end))
        .map_err(of_redb)?;
    let records = found.map(|item| {
        let (key, sealed) = item.map_err(of_redb)?;
        let key = key.value().to_vec();
        let record = unseal(range.space, &key, sealed.value())?;
        Ok((key, record))
    });
    match direction {
        Direction::Forward => Page::fill(limit, records),
        Direction::Backward => Page::fill(limit, records.rev()),
    }
}

fn backup(transaction: &ReadTransaction, into: &mut dyn io::Write) -> Result<Manifest, EngineError> {
    let mut backup = BackupWriter::begin(into, last_sequence(transaction)?)?;
    for space in keyspaces(transaction)? {
        let Some(table) = read_table(transaction, space)? else {
            continue;
        };
        for item in table.iter().map_err(of_redb)? {
            let (key, sealed) = item.map_err(of_redb)?;
            let record = unseal(space, key.value(), sealed.value())?;
            backup.record(space, key.value(), &record.payload)?;
        }
    }
    backup.finish()
}

#[cfg(test)]
mod tests;
