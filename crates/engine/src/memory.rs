//! The engine of tests and simulation: inline, deterministic, and broken on command.
//!
//! No thread, no file. A commit is decided, logged and flushed inside the call that hands it over,
//! unless flushes are held; then several batches are on their way at once, as in a real engine.

mod log;
mod machine;
mod random;
mod state;

use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};

use futures_channel::oneshot;

use crate::backup::{BackupWriter, Manifest};
use crate::batch::{Batch, Outcome};
use crate::commit::Commit;
use crate::engine::{Engine, KEYS_PER_GET_MAX, Page};
use crate::error::EngineError;
use crate::health::Health;
use crate::key::{Direction, Key, Keyspace, Range, check_key};
use crate::memory::machine::{Machine, Settled, Waiting};
use crate::memory::state::State;
use crate::queue::{Claim, DueMillis, Lease, Leased, lease};
use crate::record::{Record, Sequence};
use crate::tip::apply;
use crate::watch::{Listeners, Topics, Watch};

/// Keeps what is durable and what is pending apart, and can lose or tear the latter.
pub struct MemoryEngine {
    machine: Mutex<Machine>,
    listeners: Listeners,
}

/// What a crash left of a [`MemoryEngine`]; cloned, it can be opened in several ways.
#[derive(Clone, Default, Debug)]
pub struct MemoryDisk {
    durable: State,
    tail: Vec<u8>,
}

/// Something that goes wrong at a [`Step`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// The machine stops; every later call answers [`EngineError::Crashed`].
    Crash(Moment),
    /// No room from here on, until [`MemoryEngine::make_room`]; what was pending is lost.
    DiskFull,
    /// The disk fails once; the seed decides how much of what was pending it has all the same.
    Io(u64),
}

/// On which side of a step a crash happens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Moment {
    /// Nothing of the step was done.
    Before,
    /// All of the step was done, and nobody was told.
    After,
}

/// Where a fault strikes, counted from 1 since the engine was opened.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Step {
    /// The n-th batch or claim that is decided and written, not yet flushed.
    Commit(u64),
    /// The n-th flush that had something to make durable.
    Flush(u64),
}

impl MemoryEngine {
    /// An empty store on a disk without faults.
    pub fn new() -> Self {
        Self::reopen(MemoryDisk::default())
    }

    /// Opens what a crash left: everything acknowledged, and of the rest whole batches in order.
    pub fn reopen(disk: MemoryDisk) -> Self {
        Self {
            machine: Mutex::new(Machine::boot(disk)),
            listeners: Listeners::default(),
        }
    }

    /// Stops the machine and tells what its disk has: of what was pending, what `seed` leaves.
    pub fn crash(&self, seed: u64) -> MemoryDisk {
        let (settled, disk) = {
            let mut machine = self.lock();
            (machine.stop(), machine.disk(seed))
        };
        settled.tell(&self.listeners);
        disk
    }

    /// Lets `fault` strike at `step`.
    pub fn script(&self, step: Step, fault: Fault) {
        self.lock().script(step, fault);
    }

    /// Lets `fault` strike at the next batch or claim.
    pub fn fail_next(&self, fault: Fault) {
        let mut machine = self.lock();
        let next = machine.commits_begun + 1;
        machine.script(Step::Commit(next), fault);
    }

    /// Ends a [`Fault::DiskFull`]; the next commit is taken again.
    pub fn make_room(&self) {
        self.lock().make_room();
    }

    /// From here on commits wait for [`Self::flush`] (a claim flushes what it follows).
    pub fn hold_flushes(&self) {
        self.lock().holding = true;
    }

    /// Flushes what waits, as one group.
    pub fn flush(&self) -> Result<(), EngineError> {
        let flushed = self.lock().flush();
        self.tell(flushed)
    }

    /// Ends [`Self::hold_flushes`] and flushes what waits.
    pub fn release_flushes(&self) -> Result<(), EngineError> {
        self.lock().holding = false;
        self.flush()
    }

    /// How many commits and flushes were begun, so that a test can strike at each in turn.
    pub fn steps(&self) -> (u64, u64) {
        let machine = self.lock();
        (machine.commits_begun, machine.flushes_begun)
    }

    fn lock(&self) -> MutexGuard<'_, Machine> {
        self.machine.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn tell(&self, flushed: Result<Settled, (EngineError, Settled)>) -> Result<(), EngineError> {
        let (answer, settled) = match flushed {
            Ok(settled) => (Ok(()), settled),
            Err((error, settled)) => (Err(error), settled),
        };
        settled.tell(&self.listeners);
        answer
    }

    /// Decides a batch; the answer comes with the flush.
    fn hand_over(&self, batch: &Batch, sender: oneshot::Sender<Result<Outcome, EngineError>>) {
        let mut machine = self.lock();
        let (done, settled) = machine.append(|writing, last| apply(writing, batch, last));
        let flushed = match done {
            Err(error) => {
                drop(machine);
                settled.tell(&self.listeners);
                let _dropped = sender.send(Err(error));
                return;
            }
            Ok(outcome) => {
                machine.wait(Waiting {
                    outcome,
                    wake: batch.wake,
                    sender: Some(sender),
                });
                if machine.holding {
                    Ok(Settled::default())
                } else {
                    machine.flush()
                }
            }
        };
        drop(machine);
        // The one who waits was told by the flush.
        let _told = self.tell(flushed);
    }
}

impl Default for MemoryEngine {
    fn default() -> Self {
        Self::new()
    }
}

impl Engine for MemoryEngine {
    fn commit(&self, batch: Batch) -> Commit {
        if let Err(error) = batch.check() {
            return Commit::answered(Err(error));
        }
        let (sender, receiver) = oneshot::channel();
        self.hand_over(&batch, sender);
        Commit::waiting(receiver)
    }

    fn get_many(&self, space: Keyspace, keys: &[Key]) -> Result<Vec<Option<Record>>, EngineError> {
        if keys.len() > KEYS_PER_GET_MAX {
            return Err(EngineError::TooManyKeys);
        }
        keys.iter().try_for_each(|key| check_key(key))?;
        let machine = self.lock();
        machine.running()?;
        Ok(keys
            .iter()
            .map(|key| machine.live.get(space, key).cloned())
            .collect())
    }

    fn page(&self, range: &Range, direction: Direction, limit: u16) -> Result<Page, EngineError> {
        range.check()?;
        let machine = self.lock();
        machine.running()?;
        machine.live.page(range, direction, limit)
    }

    fn claim(
        &self,
        queue: Keyspace,
        due: DueMillis,
        limit: u16,
        lease_until: Lease,
    ) -> Result<Vec<Leased>, EngineError> {
        let asked = Claim {
            queue,
            due,
            limit,
            lease: lease_until,
        };
        let mut machine = self.lock();
        let (done, settled) = machine.append(|writing, last| lease(writing, &asked, last));
        let flushed = match &done {
            Err(_) => Ok(settled),
            Ok(leased) => {
                if let Some(first) = leased.first() {
                    let outcome = Outcome::Committed(Sequence(first.record.version.0));
                    machine.wait(Waiting {
                        outcome,
                        wake: Topics::NONE,
                        sender: None,
                    });
                }
                machine.flush()
            }
        };
        drop(machine);
        self.tell(flushed)?;
        done
    }

    fn watch(&self, topics: Topics) -> Watch {
        self.listeners.watch(topics)
    }

    fn backup(&self, into: &mut dyn io::Write) -> Result<Manifest, EngineError> {
        let state = {
            let machine = self.lock();
            machine.running()?;
            machine.live.clone()
        };
        let mut backup = BackupWriter::begin(into, state.last)?;
        for (space, records) in &state.spaces {
            for (key, record) in records {
                backup.record(*space, key, &record.payload)?;
            }
        }
        backup.finish()
    }

    fn health(&self) -> Health {
        self.lock().health()
    }
}

#[cfg(test)]
mod crashes;

#[cfg(test)]
mod tests;
