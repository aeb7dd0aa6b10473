//! The selectable engine: one sled tree in one folder, one thread that writes, reads that see only what is
//! durable.
//!
//! Its shape, and why it is not the default: one tree with the keyspace as key prefix, one merged batch per
//! group, then a flush and a `sync_data` of our own, because sled's flush leaves a disk's cache alone. sled
//! keeps no old versions, so what a group changes is remembered beside the tree ([`view::Changes`]) until it
//! is durable, and as long as a backup is being taken.

mod backup;
mod flush;
mod group;
mod raw;
mod records;
mod vault;
mod view;

use std::io;
use std::path::Path;
use std::sync::Arc;

use self::records::{page, record};
use self::vault::Vault;
use crate::backup::Manifest;
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
use crate::record::{Record, Sequence};
use crate::watch::{Topics, Watch};

/// Most batches and most bytes that share a flush: with larger groups a power cut was seen to lose a store.
const GROUP_MAX: GroupMax = GroupMax {
    batches: 16,
    bytes: 64 * 1024,
};

/// Least and most memory for cached pages, in MiB; what is asked for is brought between them.
const CACHE_MIB: std::ops::RangeInclusive<u32> = 64..=256;

const ENGINE: &str = "sled";
/// sled's minor version, which names its file format.
const ENGINE_VERSION: u32 = 34;
const DATABASE: &str = "rosarium.sled";

/// How a folder is opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SledOptions {
    /// Memory for cached pages, in MiB; brought between 64 and 256. The process takes three to five times as much.
    pub cache_mib: u32,
    /// Below this much free space commits are refused, in MiB; 0 never refuses. A full disk
    /// is tried again only above this.
    pub free_space_floor_mib: u32,
    /// Version of what the store keeps, for `FORMAT`.
    pub schema: u32,
}

/// A database in a folder that nobody else has open. Dropping it finishes what waits, then closes.
pub struct SledEngine {
    desk: Desk,
    vault: Arc<Vault>,
}

impl Default for SledOptions {
    fn default() -> Self {
        Self {
            cache_mib: *CACHE_MIB.start(),
            free_space_floor_mib: 128,
            schema: 1,
        }
    }
}

impl SledOptions {
    /// What the `FORMAT` file of a folder says that this program opens with these options.
    pub fn format(&self) -> Format {
        Format {
            engine: ENGINE.to_owned(),
            engine_version: ENGINE_VERSION,
            schema: self.schema,
        }
    }
}

impl SledEngine {
    /// Opens the database in `dir`, or makes one if the folder has none and never had.
    pub fn open(dir: &Path, options: SledOptions) -> Result<Self, OpenRefused> {
        let format = options.format();
        let cache_mib = options.cache_mib.clamp(*CACHE_MIB.start(), *CACHE_MIB.end());
        let (folder, contents) = Folder::enter(dir, DATABASE, &format)?;
        if contents == Contents::Nothing {
            folder.make_database(vault::make)?;
            folder.mark(&format)?;
        }
        let vault = Vault::open(folder, mebibytes(cache_mib) as u64)?;
        if contents == Contents::Unmarked {
            let last = vault.read(records::last_sequence);
            if last.map_err(|_| OpenRefused::Damaged)? != Sequence(0) {
                return Err(OpenRefused::FormatMissing);
            }
            vault.mark(&format)?;
        }
        let vault = Arc::new(vault);
        let floor_bytes = mebibytes(options.free_space_floor_mib) as u64;
        let desk = Desk::open(Arc::clone(&vault), GROUP_MAX, floor_bytes)?;
        Ok(Self { desk, vault })
    }
}

impl std::fmt::Debug for SledEngine {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("SledEngine")
            .field("health", &self.health())
            .finish_non_exhaustive()
    }
}

impl Engine for SledEngine {
    fn commit(&self, batch: Batch) -> Commit {
        self.desk.commit(batch)
    }

    fn get_many(&self, space: Keyspace, keys: &[Key]) -> Result<Vec<Option<Record>>, EngineError> {
        if keys.len() > KEYS_PER_GET_MAX {
            return Err(EngineError::TooManyKeys);
        }
        keys.iter().try_for_each(|key| check_key(key))?;
        self.vault
            .read(|view| keys.iter().map(|key| record(view, space, key)).collect())
    }

    fn page(&self, range: &Range, direction: Direction, limit: u16) -> Result<Page, EngineError> {
        range.check()?;
        self.vault.read(|view| page(view, range, direction, limit))
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

    /// Of one moment, while commits go on. What they change meanwhile is kept in memory until the backup is
    /// written: above 256 MiB of it the backup ends with [`EngineError::Busy`].
    fn backup(&self, into: &mut dyn io::Write) -> Result<Manifest, EngineError> {
        backup::backup(&self.vault, into)
    }

    fn health(&self) -> Health {
        self.desk.health(*self.vault.standing(), self.vault.free_bytes())
    }
}

#[cfg(test)]
mod tests;
