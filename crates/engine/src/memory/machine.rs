//! One simulated machine: what its disk has, what is on its way there, and what shall go wrong.

use std::collections::BTreeMap;
use std::io;

use futures_channel::oneshot;

use crate::batch::Outcome;
use crate::commit::Answer;
use crate::error::EngineError;
use crate::health::{Health, ReadOnlyReason, Standing};
use crate::memory::log::{Frame, survivors};
use crate::memory::state::{State, Writing};
use crate::memory::{Fault, MemoryDisk, Moment, Step};
use crate::record::Sequence;
use crate::watch::{Listeners, Topics};

/// Everything behind the lock of a [`crate::MemoryEngine`].
pub(crate) struct Machine {
    /// What is durable; reads see this.
    pub(crate) live: State,
    /// What is durable with the batches on their way; preconditions see this.
    tip: State,
    /// Frames of the batches on their way.
    pending: Vec<u8>,
    waiting: Vec<Waiting>,
    /// Commits wait for a flush that is asked for.
    pub(crate) holding: bool,
    standing: Standing,
    full: bool,
    faults: BTreeMap<Step, Fault>,
    pub(crate) commits_begun: u64,
    pub(crate) flushes_begun: u64,
    commits: u64,
    flushes: u64,
    largest_group: u32,
}

/// A commit that waits for a flush.
pub(crate) struct Waiting {
    pub(crate) outcome: Outcome,
    pub(crate) wake: Topics,
    pub(crate) sender: Option<oneshot::Sender<Answer>>,
}

/// Whom to answer and to wake once the lock is released: either may call the engine again.
#[derive(Default)]
#[must_use = "somebody waits for these answers"]
pub(crate) struct Settled {
    answers: Vec<(oneshot::Sender<Answer>, Answer)>,
    wake: Topics,
}

impl Machine {
    pub(crate) fn boot(disk: MemoryDisk) -> Self {
        let live = recover(disk.durable, &disk.tail);
        Self {
            tip: live.clone(),
            live,
            pending: Vec::new(),
            waiting: Vec::new(),
            holding: false,
            standing: Standing::Well,
            full: false,
            faults: BTreeMap::new(),
            commits_begun: 0,
            flushes_begun: 0,
            commits: 0,
            flushes: 0,
            largest_group: 0,
        }
    }

    pub(crate) fn script(&mut self, step: Step, fault: Fault) {
        self.faults.insert(step, fault);
    }

    pub(crate) fn make_room(&mut self) {
        self.full = false;
    }

    pub(crate) fn running(&self) -> Result<(), EngineError> {
        if self.standing == Standing::Stopped {
            Err(EngineError::Crashed)
        } else {
            Ok(())
        }
    }

    /// Lets `work` decide on the tip, and appends what it did to the log if it took a sequence.
    pub(crate) fn append<T>(
        &mut self,
        work: impl FnOnce(&mut Writing<'_>, &mut Sequence) -> Result<T, EngineError>,
    ) -> (Result<T, EngineError>, Settled) {
        if let Err(error) = self.running() {
            return (Err(error), Settled::default());
        }
        self.commits_begun += 1;
        let fault = self.faults.remove(&Step::Commit(self.commits_begun));
        if self.full && fault.is_none() {
            return (Err(EngineError::DiskFull), Settled::default());
        }
        match fault {
            Some(Fault::Crash(Moment::Before)) => return (Err(EngineError::Crashed), self.stop()),
            // The frame was not written, so only what is flushed is sure to be whole.
            Some(Fault::DiskFull) => return (Err(EngineError::DiskFull), self.fail(Fault::DiskFull)),
            Some(Fault::Io(seed)) => return (Err(io_error()), self.fail(Fault::Io(seed))),
            Some(Fault::Crash(Moment::After)) | None => {}
        }
        self.standing = Standing::Well;
        let mut writing = Writing {
            state: &mut self.tip,
            changes: Vec::new(),
        };
        let mut last = writing.state.last;
        let done = work(&mut writing, &mut last);
        let changes = writing.changes;
        if last != self.tip.last {
            self.tip.last = last;
            Frame {
                sequence: last,
                changes,
            }
            .append_to(&mut self.pending);
        }
        match fault {
            Some(_) => (Err(EngineError::Crashed), self.stop()),
            None => (done, Settled::default()),
        }
    }

    pub(crate) fn wait(&mut self, waiting: Waiting) {
        self.waiting.push(waiting);
    }

    /// Makes the log durable and answers whoever waited for that.
    pub(crate) fn flush(&mut self) -> Result<Settled, (EngineError, Settled)> {
        self.running().map_err(|error| (error, Settled::default()))?;
        if !self.pending.is_empty() {
            self.flushes_begun += 1;
            match self.faults.remove(&Step::Flush(self.flushes_begun)) {
                None => self.harden(),
                Some(Fault::Crash(moment)) => {
                    if moment == Moment::After {
                        self.harden();
                    }
                    return Err((EngineError::Crashed, self.stop()));
                }
                Some(Fault::DiskFull) => {
                    return Err((EngineError::DiskFull, self.fail(Fault::DiskFull)));
                }
                Some(Fault::Io(seed)) => return Err((io_error(), self.fail(Fault::Io(seed)))),
            }
        }
        let mut settled = Settled::default();
        let group = u32::try_from(self.waiting.len()).unwrap_or(u32::MAX);
        self.largest_group = self.largest_group.max(group);
        for waiting in self.waiting.drain(..) {
            if matches!(waiting.outcome, Outcome::Committed(_)) {
                self.commits += 1;
                settled.wake = settled.wake.union(waiting.wake);
            }
            settled
                .answers
                .extend(waiting.sender.map(|sender| (sender, Ok(waiting.outcome))));
        }
        Ok(settled)
    }

    /// Stops the machine; what is pending stays for [`Self::disk`] to tear.
    pub(crate) fn stop(&mut self) -> Settled {
        self.standing = Standing::Stopped;
        self.refuse(&EngineError::Crashed)
    }

    /// What is found on the disk after the power went.
    pub(crate) fn disk(&self, seed: u64) -> MemoryDisk {
        MemoryDisk {
            durable: self.live.clone(),
            tail: survivors(&self.pending, seed),
        }
    }

    pub(crate) fn health(&self) -> Health {
        Health {
            standing: self.standing,
            free_bytes: self.full.then_some(0),
            commits: self.commits,
            flushes: self.flushes,
            largest_group: self.largest_group,
        }
    }

    /// Reads the log as a recovery would, so that every commit proves its frame can be read.
    fn harden(&mut self) {
        self.live = recover(std::mem::take(&mut self.live), &self.pending);
        self.pending.clear();
        self.flushes += 1;
    }

    /// The disk refused: nobody who waits is served, and the store is what the disk really has.
    fn fail(&mut self, fault: Fault) -> Settled {
        let (error, tail) = match fault {
            Fault::Io(seed) => (io_error(), survivors(&self.pending, seed)),
            Fault::DiskFull | Fault::Crash(_) => (EngineError::DiskFull, Vec::new()),
        };
        self.full |= fault == Fault::DiskFull;
        self.live = recover(std::mem::take(&mut self.live), &tail);
        self.tip = self.live.clone();
        self.pending.clear();
        self.standing = ReadOnlyReason::of(&error).map_or(Standing::Well, Standing::ReadOnly);
        self.refuse(&error)
    }

    fn refuse(&mut self, error: &EngineError) -> Settled {
        let senders = self.waiting.drain(..).filter_map(|waiting| waiting.sender);
        let answers = senders.map(|sender| (sender, Err(error.clone()))).collect();
        Settled {
            answers,
            wake: Topics::NONE,
        }
    }
}

impl Settled {
    /// Wakes and answers; not under the lock. Whoever dropped the future is not told.
    pub(crate) fn tell(self, listeners: &Listeners) {
        listeners.wake(self.wake);
        for (sender, answer) in self.answers {
            let _dropped = sender.send(answer);
        }
    }
}

fn recover(mut durable: State, mut tail: &[u8]) -> State {
    while let Some(frame) = Frame::take(&mut tail) {
        if !durable.apply(frame) {
            break;
        }
    }
    durable
}

fn io_error() -> EngineError {
    EngineError::Io {
        kind: io::ErrorKind::Other,
    }
}
