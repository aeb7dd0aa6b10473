//! Why an engine does not answer.

use std::io;

use crate::key::Keyspace;

/// Why a read, a commit or a claim has no answer.
///
/// A commit that ends in `Io`, `DiskFull`, `Damaged`, `Crashed` or `Closed` may or may not have
/// become durable, but never in part: read again before acting on either. The others changed nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EngineError {
    /// A key above [`crate::KEY_BYTES_MAX`], or a range bound above [`crate::BOUND_BYTES_MAX`].
    #[error("a key is longer than an engine keeps")]
    KeyTooLong,
    /// A payload above [`crate::PAYLOAD_BYTES_MAX`].
    #[error("a payload is larger than an engine keeps")]
    PayloadTooLarge,
    /// A batch above [`crate::BATCH_OPERATIONS_MAX`] or [`crate::BATCH_BYTES_MAX`].
    #[error("a batch is larger than an engine takes at once")]
    BatchTooLarge,
    /// More keys in one read than [`crate::KEYS_PER_GET_MAX`].
    #[error("more keys are asked for at once than an engine reads")]
    TooManyKeys,
    /// The bounded queue before the committer is full: come back later.
    #[error("too many commits are waiting")]
    Busy,
    /// The disk is full, or free space is below the floor; reads are still answered.
    #[error("the disk is full")]
    DiskFull,
    /// The disk refused; reads are still answered where it can be read.
    #[error("the disk failed ({kind})")]
    Io {
        /// What the operating system said.
        kind: io::ErrorKind,
    },
    /// One record does not match its checksum. Never skipped, never returned in part.
    #[error("the record {key} of keyspace {space} is corrupt")]
    Corrupt {
        /// Where it lies.
        space: Keyspace,
        /// Its key in hexadecimal.
        key: String,
    },
    /// The file around the records cannot be read: restore a backup.
    #[error("the database file is damaged")]
    Damaged,
    /// The machine under a simulated engine has stopped; reopen its disk.
    #[error("the engine has crashed")]
    Crashed,
    /// The engine was closed before it could answer.
    #[error("the engine is closed")]
    Closed,
    /// The place a backup was written to refused it; the store is untouched.
    #[error("the backup could not be written ({kind})")]
    Sink {
        /// What that place said.
        kind: io::ErrorKind,
    },
}

impl EngineError {
    /// An error of the disk under the engine, told apart by whether room would mend it.
    pub(crate) fn of_disk(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Self::DiskFull
            }
            kind => Self::Io { kind },
        }
    }

    /// True when only the one batch that met it is concerned, not the group it was in.
    pub(crate) fn concerns_one_batch(&self) -> bool {
        matches!(
            self,
            Self::KeyTooLong | Self::PayloadTooLarge | Self::BatchTooLarge | Self::Corrupt { .. }
        )
    }
}
