//! What an engine says of itself, for `/readyz` and the metrics.

use crate::error::EngineError;

/// How an engine fares. How long a flush takes is measured outside: no engine knows a clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Health {
    /// Whether it takes commits.
    pub standing: Standing,
    /// Room left on its disk in bytes; `None` where nobody can say.
    pub free_bytes: Option<u64>,
    /// Batches committed since it was opened, claims included.
    pub commits: u64,
    /// Flushes since it was opened; `commits / flushes` is the mean size of a group.
    pub flushes: u64,
    /// Most batches that shared one flush.
    pub largest_group: u32,
}

/// Whether an engine takes commits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// Reads and commits are answered.
    Well,
    /// Reads are answered; each commit tries the disk anew and is refused until it is well.
    ReadOnly(ReadOnlyReason),
    /// Nothing is answered any more.
    Stopped,
}

/// Why an engine takes no commits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReadOnlyReason {
    /// The disk is full.
    DiskFull,
    /// There is room, but less than the floor the operator set.
    BelowFloor,
    /// The disk failed.
    Io(std::io::ErrorKind),
    /// The database file cannot be read whole.
    Damaged,
}

impl ReadOnlyReason {
    /// The reason an error gives for stopping all writing; `None` when it gives none.
    pub(crate) fn of(error: &EngineError) -> Option<Self> {
        match error {
            EngineError::DiskFull => Some(Self::DiskFull),
            EngineError::Io { kind } => Some(Self::Io(*kind)),
            EngineError::Damaged => Some(Self::Damaged),
            _ => None,
        }
    }

    /// What a commit is told while the reason lasts.
    pub(crate) fn refusal(self) -> EngineError {
        match self {
            Self::DiskFull | Self::BelowFloor => EngineError::DiskFull,
            Self::Io(kind) => EngineError::Io { kind },
            Self::Damaged => EngineError::Damaged,
        }
    }
}
