//! The door to the engine: a verb is run, its reads are checked, its writes are made durable.

use std::sync::Arc;

use engine::{
    Direction, DueMillis, Engine, EngineError, Health, Keyspace, Lease, Leased, Outcome, Range, Topics, Watch,
};
use jiff::Timestamp;

use crate::spaces;
use crate::table::{Table, millis};
use crate::transaction::Transaction;

/// How often a verb is run again because what it read has changed.
const RERUNS_MAX: u32 = 32;

/// The node's memory; cheap to clone.
#[derive(Clone)]
pub struct Database {
    engine: Arc<dyn Engine>,
}

/// What stood between a verb and the store.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The engine said no; `Busy` and a full disk pass.
    #[error("the store answers: {0}")]
    Engine(#[from] EngineError),
    /// What it read changed at each of many tries.
    #[error("too many changes at once; try again")]
    Contended,
    /// The lease of a queued job ran out and another worker has it.
    #[error("another worker has taken this over")]
    LeaseLost,
    /// A row that this version cannot read; nothing skips it.
    #[error("a row of {table} under key {key} cannot be read")]
    Unreadable {
        /// Which table.
        table: &'static str,
        /// The key in hexadecimal digits.
        key: String,
    },
    /// A row that has no JSON form.
    #[error("a row of {table} cannot be written")]
    Unwritable {
        /// Which table.
        table: &'static str,
    },
    /// The store was written by another version of Rosarium.
    #[error(
        "the store has format {found} and this version reads {}; run `rosarium db migrate`",
        spaces::FORMAT
    )]
    Format {
        /// What was found.
        found: u32,
    },
}

impl StoreError {
    /// Whether the same call may succeed a little later: 503 with `Retry-After`.
    pub fn passes(&self) -> bool {
        matches!(self, Self::Contended | Self::LeaseLost | Self::Engine(_))
    }
}

/// Who may want to hear that there is work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Something came in.
    Inbox,
    /// Something is to be told.
    Outbox,
    /// Something is to be sent.
    Deliveries,
}

impl Topic {
    pub(crate) fn bit(self) -> Topics {
        Topics(match self {
            Self::Inbox => 1,
            Self::Outbox => 2,
            Self::Deliveries => 4,
        })
    }
}

const FORMAT: Table<str, u32> = Table::new(spaces::NODE, "node");

impl Database {
    /// Takes an engine over, and refuses one whose rows another version wrote.
    pub fn open(engine: Arc<dyn Engine>) -> Result<Self, StoreError> {
        let database = Self { engine };
        let found = database.read(|tx| tx.get(&FORMAT, "format"))?;
        match found {
            Some(found) if found != spaces::FORMAT => return Err(StoreError::Format { found }),
            Some(_) => {}
            None => database.transact_blocking(|tx| tx.put(&FORMAT, "format", &spaces::FORMAT))?,
        }
        Ok(database)
    }

    /// Runs a verb and returns after its commit is durable; runs it again while what it read changes.
    ///
    /// The verb is pure: no network, no clock, no randomness drawn inside.
    pub async fn transact<T, E: From<StoreError>>(
        &self,
        mut verb: impl FnMut(&mut Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        for _ in 0..=RERUNS_MAX {
            let (value, leases, commit) = match self.attempt(&mut verb)? {
                Attempt::Nothing(value) => return Ok(value),
                Attempt::Commit(value, leases, batch) => (value, leases, self.engine.commit(batch)),
            };
            match commit.await.map_err(StoreError::from)? {
                Outcome::Committed(_) => return Ok(value),
                Outcome::Refused(index) if index < leases => return Err(StoreError::LeaseLost.into()),
                Outcome::Refused(_) => {}
            }
        }
        Err(StoreError::Contended.into())
    }

    /// As [`Self::transact`], for commands that run without an async runtime.
    pub fn transact_blocking<T, E: From<StoreError>>(
        &self,
        mut verb: impl FnMut(&mut Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        for _ in 0..=RERUNS_MAX {
            let (value, leases, commit) = match self.attempt(&mut verb)? {
                Attempt::Nothing(value) => return Ok(value),
                Attempt::Commit(value, leases, batch) => (value, leases, self.engine.commit(batch)),
            };
            match commit.wait().map_err(StoreError::from)? {
                Outcome::Committed(_) => return Ok(value),
                Outcome::Refused(index) if index < leases => return Err(StoreError::LeaseLost.into()),
                Outcome::Refused(_) => {}
            }
        }
        Err(StoreError::Contended.into())
    }

    fn attempt<T, E: From<StoreError>>(
        &self,
        verb: &mut impl FnMut(&mut Transaction<'_>) -> Result<T, E>,
    ) -> Result<Attempt<T>, E> {
        let mut tx = Transaction::new(self.engine.as_ref());
        let value = verb(&mut tx)?;
        if !tx.has_writes() {
            return Ok(Attempt::Nothing(value));
        }
        let (leases, batch) = tx.into_batch();
        Ok(Attempt::Commit(value, leases, batch))
    }

    /// Looks without writing; anything written is dropped.
    pub fn read<T, E>(&self, look: impl FnOnce(&mut Transaction<'_>) -> Result<T, E>) -> Result<T, E> {
        look(&mut Transaction::new(self.engine.as_ref()))
    }

    /// Takes up to `limit` rows of a queue that are due, for this worker alone until `until`.
    pub(crate) fn claim(
        &self,
        queue: Keyspace,
        now: Timestamp,
        until: Timestamp,
        limit: u16,
    ) -> Result<Vec<Leased>, StoreError> {
        let lease = Lease {
            until: DueMillis(millis(until)),
        };
        Ok(self.engine.claim(queue, DueMillis(millis(now)), limit, lease)?)
    }

    /// When the next row of a queue is due; `None` when it is empty.
    pub(crate) fn next_due(&self, queue: Keyspace) -> Result<Option<Timestamp>, StoreError> {
        let range = Range {
            space: queue,
            start: Vec::new(),
            end: None,
        };
        let page = self.engine.page(&range, Direction::Forward, 1)?;
        Ok(page.items.first().and_then(|(key, _)| {
            let millis = u64::from_be_bytes(key.get(..8)?.try_into().ok()?);
            Timestamp::from_millisecond(i64::try_from(millis).ok()?).ok()
        }))
    }

    /// Listens for hints that there is work; the listener scans again, so a lost hint costs only time.
    pub fn watch(&self, topics: &[Topic]) -> Watch {
        self.engine.watch(
            topics
                .iter()
                .fold(Topics::NONE, |all, topic| all.union(topic.bit())),
        )
    }

    /// How the engine fares.
    pub fn health(&self) -> Health {
        self.engine.health()
    }
}

enum Attempt<T> {
    Nothing(T),
    Commit(T, usize, engine::Batch),
}
