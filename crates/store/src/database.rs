//! The door to the engine: a verb is run, its reads are checked, its writes are made durable.

use std::sync::Arc;

use engine::{
    Batch, Direction, DueMillis, Engine, EngineError, Health, Keyspace, Lease, Leased, Outcome, Precondition,
    Range, Sequence, Topics, Watch,
};
use jiff::Timestamp;

use crate::blocking::block_on;
use crate::enrolments;
use crate::order::Orders;
use crate::readings::Readings;
use crate::spaces;
use crate::table::{Table, millis};
use crate::transaction::{Afterwards, Transaction};
use crate::turns::{Place, Turn, Turns};

/// How often a verb is run again because what it read has changed.
const RERUNS_MAX: u32 = 128;

/// The node's memory; cheap to clone.
#[derive(Clone)]
pub struct Database {
    engine: Arc<dyn Engine>,
    orders: Arc<Orders>,
    readings: Arc<Readings>,
    turns: Arc<Turns>,
}

/// What stood between a verb and the store.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The engine said no.
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
    /// Whether the same call may succeed a moment later: nothing is wrong, somebody else was first.
    pub fn passes(&self) -> bool {
        match self {
            Self::Contended | Self::LeaseLost => true,
            Self::Engine(error) => matches!(
                error,
                EngineError::Busy | EngineError::Crashed | EngineError::Closed
            ),
            _ => false,
        }
    }

    /// Whether there is no room left: reads are answered, writes are not until somebody makes room.
    pub fn is_disk_full(&self) -> bool {
        *self == Self::Engine(EngineError::DiskFull)
    }

    /// Whether what is to be written is larger than the store keeps: trying again changes nothing.
    pub fn is_too_large(&self) -> bool {
        match self {
            Self::Unwritable { .. } => true,
            Self::Engine(error) => matches!(
                error,
                EngineError::KeyTooLong | EngineError::PayloadTooLarge | EngineError::BatchTooLarge
            ),
            _ => false,
        }
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
    /// A member is to be mailed.
    Mails,
    /// A peer is to be asked for what is missing.
    Repairs,
    /// A file of members is to go on.
    Imports,
}

impl Topic {
    pub(crate) fn bit(self) -> Topics {
        Topics(match self {
            Self::Inbox => 1,
            Self::Outbox => 2,
            Self::Deliveries => 4,
            Self::Mails => 8,
            Self::Repairs => 16,
            Self::Imports => 32,
        })
    }
}

const FORMAT: Table<str, u32> = Table::new(spaces::NODE, "node");

impl Database {
    /// Takes an engine over, and refuses one whose rows another version wrote. What an earlier program of this format did
    /// not keep yet is made up for here, before anybody is served; a store that is full waits with it for a later start.
    pub fn open(engine: Arc<dyn Engine>) -> Result<Self, StoreError> {
        let database = Self {
            engine,
            orders: Arc::default(),
            readings: Arc::default(),
            turns: Arc::default(),
        };
        let (found, counted) = database
            .read(|tx| Ok::<_, StoreError>((tx.get(&FORMAT, "format")?, enrolments::are_counted(tx)?)))?;
        if let Some(found) = found.filter(|found| *found != spaces::FORMAT) {
            return Err(StoreError::Format { found });
        }
        if found.is_none() || !counted {
            let written = database.transact_blocking(|tx| {
                tx.put(&FORMAT, "format", &spaces::FORMAT)?;
                enrolments::count_once(tx)
            });
            match written {
                Err(error) if found.is_some() && error.is_disk_full() => {}
                other => other?,
            }
        }
        Ok(database)
    }

    /// An empty store that is gone with the process, for tests.
    #[cfg(any(test, feature = "memory"))]
    pub fn in_memory() -> Self {
        Self::open(Arc::new(engine::MemoryEngine::new())).expect("an empty memory has no format to refuse")
    }

    /// Numbers of the tables that have a row with this text in its key or in what it holds, for tests.
    #[cfg(any(test, feature = "memory"))]
    pub fn tables_with(&self, text: &str) -> std::collections::BTreeSet<u8> {
        let holds = |bytes: &[u8]| bytes.windows(text.len()).any(|part| part == text.as_bytes());
        let has = |number: &u8| {
            let range = crate::table::behind(Keyspace(*number), None);
            let rows = self.read(|tx| tx.page_bytes(range, Direction::Forward, u16::MAX));
            let rows = rows.expect("a store in memory can be read");
            rows.iter().any(|(key, row)| holds(key) || holds(row))
        };
        (0..spaces::KEYSPACES).filter(has).collect()
    }

    /// Runs a verb and returns after its commit is durable; runs it again while what it read changes.
    ///
    /// The verb is pure: no network, no clock, no randomness drawn inside. Whoever lost a row waits
    /// in line for it, so that many who want the same row get it one after another.
    pub async fn transact<T, E: From<StoreError>>(
        &self,
        verb: impl FnMut(&mut Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.transact_at(verb).await.map(|(value, _)| value)
    }

    /// The same, with the place of the commit in the order of all; nothing when nothing was written.
    pub async fn transact_at<T, E: From<StoreError>>(
        &self,
        mut verb: impl FnMut(&mut Transaction<'_>) -> Result<T, E>,
    ) -> Result<(T, Option<Sequence>), E> {
        let mut turn: Option<Turn> = None;
        for reruns in 0..=RERUNS_MAX {
            let mut tx = self.begin();
            let value = match verb(&mut tx) {
                Ok(value) => value,
                // A refusal is told when what it rests on was so at one moment: somebody's commit may have come between two reads.
                Err(refused) => match reruns < RERUNS_MAX && tx.still_holds() == Ok(false) {
                    true => continue,
                    false => return Err(refused),
                },
            };
            let Some(change) = Change::of(tx) else {
                return Ok((value, None));
            };
            if let Some(place) = self.commit(change, &mut turn).await? {
                return Ok((value, Some(place)));
            }
        }
        Err(StoreError::Contended.into())
    }

    /// Its place when it is durable; nothing when somebody changed what was read, whose turn is then waited for.
    ///
    /// All verbs share it: the few hundred of them would each have a copy of what follows.
    async fn commit(&self, change: Change, turn: &mut Option<Turn>) -> Result<Option<Sequence>, StoreError> {
        let places = places(&change.batch);
        match self.engine.commit(change.batch).await? {
            Outcome::Committed(place) => {
                change.afterwards.keep(&self.orders);
                Ok(Some(place))
            }
            Outcome::Refused(index) if index < change.leases => Err(StoreError::LeaseLost),
            Outcome::Refused(index) => {
                if let Some(lost) = places.into_iter().nth(index)
                    && !turn.as_ref().is_some_and(|turn| turn.is_at(&lost))
                {
                    // The old turn ends before the next is waited for: nobody holds one and waits for another.
                    drop(turn.take());
                    *turn = Some(self.turns.wait_for(lost).await);
                }
                Ok(None)
            }
        }
    }

    /// As [`Self::transact`], for commands that run without an async runtime; it parks the thread.
    pub fn transact_blocking<T, E: From<StoreError>>(
        &self,
        verb: impl FnMut(&mut Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        block_on(self.transact(verb))
    }

    fn begin(&self) -> Transaction<'_> {
        Transaction::new(self.engine.as_ref(), &self.orders, &self.readings)
    }

    /// Looks without writing; anything written is dropped.
    pub fn read<T, E>(&self, look: impl FnOnce(&mut Transaction<'_>) -> Result<T, E>) -> Result<T, E> {
        look(&mut self.begin())
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

/// What a verb wrote.
struct Change {
    /// How many preconditions, the first ones, are about leases.
    leases: usize,
    afterwards: Afterwards,
    batch: Batch,
}

impl Change {
    /// Nothing for a verb that only read.
    fn of(tx: Transaction<'_>) -> Option<Self> {
        tx.has_writes().then(|| {
            let (leases, afterwards, batch) = tx.into_batch();
            Self {
                leases,
                afterwards,
                batch,
            }
        })
    }
}

/// What each precondition of a batch is about, in the same order.
fn places(batch: &Batch) -> Vec<Place> {
    let place = |precondition: &Precondition| match precondition {
        Precondition::Absent(space, key)
        | Precondition::Present(space, key)
        | Precondition::Version(space, key, _) => (*space, key.clone()),
    };
    batch.preconditions.iter().map(place).collect()
}

#[cfg(test)]
mod tests;
