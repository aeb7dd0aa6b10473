//! Ordered keyspaces and atomic durable batches behind one narrow trait, [`Engine`].
//!
//! Reads are synchronous; a commit is a future that resolves when its batch is durable. No closure,
//! cursor or lock of a caller is ever held by an engine. What is absent on purpose: an async runtime,
//! a clock (due times and leases are arguments), the environment, and any knowledge of what a record
//! means.

mod backup;
mod batch;
mod commit;
mod committer;
#[cfg(any(test, feature = "conformance"))]
pub mod conformance;
mod desk;
mod engine;
mod error;
mod folder;
mod format;
mod guarded;
mod health;
mod key;
mod memory;
mod queue;
mod record;
mod redb;
mod sled;
mod tip;
mod watch;

pub use self::backup::{
    BackupReader, BackupRecord, BackupRefused, BackupWriter, FillRefused, Filled, Manifest, Seen, fill,
};
pub use self::batch::{BATCH_BYTES_MAX, BATCH_OPERATIONS_MAX, Batch, Outcome, Precondition, Write};
pub use self::commit::Commit;
pub use self::desk::QUEUE_BATCHES_MAX;
pub use self::engine::{Engine, KEYS_PER_GET_MAX, PAGE_BYTES_MAX, Page};
pub use self::error::EngineError;
pub use self::folder::{OpenRefused, format_of, free_bytes};
pub use self::format::{Format, FormatRefused};
pub use self::health::{Health, ReadOnlyReason, Standing};
pub use self::key::{BOUND_BYTES_MAX, Direction, KEY_BYTES_MAX, Key, Keyspace, Range};
pub use self::memory::{Fault, MemoryDisk, MemoryEngine, Moment, Step};
pub use self::queue::{DueMillis, Lease, Leased, queue_key};
pub use self::record::{Bytes, PAYLOAD_BYTES_MAX, Record, Sequence, Version};
pub use self::redb::{RedbEngine, RedbOptions};
pub use self::sled::{SledEngine, SledOptions};
pub use self::watch::{Changed, Topics, Watch};
