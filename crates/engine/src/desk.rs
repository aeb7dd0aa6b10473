//! What callers of an embedded engine stand before: a bounded queue to the one thread that writes.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{SyncSender, TrySendError, sync_channel};
use std::thread::{self, JoinHandle};

use futures_channel::oneshot;

use crate::batch::Batch;
use crate::commit::{Commit, block_on};
use crate::committer::{Committer, Counters, Ground, GroupMax, Intake, Job};
use crate::error::EngineError;
use crate::folder::OpenRefused;
use crate::health::{Health, Standing};
use crate::queue::{Claim, Leased};
use crate::watch::{Listeners, Topics, Watch};

/// Most batches and claims that wait for the committer; one more is [`EngineError::Busy`].
pub const QUEUE_BATCHES_MAX: usize = 8_192;

/// The queue, its committer, and who listens. Dropping it finishes what waits.
pub(crate) struct Desk {
    /// `None` only while it is dropped.
    jobs: Option<SyncSender<Job>>,
    committer: Option<JoinHandle<()>>,
    listeners: Arc<Listeners>,
    counters: Arc<Counters>,
}

impl Desk {
    /// Starts the thread that writes to `ground`.
    pub(crate) fn open(
        ground: Arc<impl Ground>,
        most: GroupMax,
        floor_bytes: u64,
    ) -> Result<Self, OpenRefused> {
        let (jobs, queue) = sync_channel(QUEUE_BATCHES_MAX);
        let (listeners, counters) = (Arc::new(Listeners::default()), Arc::new(Counters::default()));
        let committer = Committer {
            intake: Intake::of(queue, most),
            ground,
            listeners: Arc::clone(&listeners),
            counters: Arc::clone(&counters),
            floor_bytes,
        };
        let thread = thread::Builder::new()
            .name("engine-commit".to_owned())
            .spawn(|| committer.run())?;
        Ok(Self {
            jobs: Some(jobs),
            committer: Some(thread),
            listeners,
            counters,
        })
    }

    pub(crate) fn commit(&self, batch: Batch) -> Commit {
        let (sender, receiver) = oneshot::channel();
        match batch.check().and_then(|()| self.send(Job::Commit(batch, sender))) {
            Ok(()) => Commit::waiting(receiver),
            Err(error) => Commit::answered(Err(error)),
        }
    }

    pub(crate) fn claim(&self, asked: Claim) -> Result<Vec<Leased>, EngineError> {
        let (sender, receiver) = oneshot::channel();
        self.send(Job::Claim(asked, sender))?;
        block_on(receiver).unwrap_or(Err(EngineError::Closed))
    }

    pub(crate) fn watch(&self, topics: Topics) -> Watch {
        self.listeners.watch(topics)
    }

    /// With what the ground says of itself; a committer that has ended takes nothing any more.
    pub(crate) fn health(&self, standing: Standing, free_bytes: Option<u64>) -> Health {
        let ended = self.committer.as_ref().is_none_or(JoinHandle::is_finished);
        Health {
            standing: if ended { Standing::Stopped } else { standing },
            free_bytes,
            commits: self.counters.commits.load(Ordering::Relaxed),
            flushes: self.counters.flushes.load(Ordering::Relaxed),
            largest_group: self.counters.largest_group.load(Ordering::Relaxed),
        }
    }

    fn send(&self, job: Job) -> Result<(), EngineError> {
        let jobs = self.jobs.as_ref().ok_or(EngineError::Closed)?;
        jobs.try_send(job).map_err(|refused| match refused {
            TrySendError::Full(_) => EngineError::Busy,
            TrySendError::Disconnected(_) => EngineError::Closed,
        })
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(committer) = self.committer.take() {
            // An answer may drop the last handle on the committer itself, which cannot await itself.
            if committer.thread().id() != thread::current().id() {
                let _ended = committer.join();
            }
        }
    }
}

/// Bytes of so many MiB.
pub(crate) fn mebibytes(count: u32) -> usize {
    usize::try_from(count)
        .unwrap_or(usize::MAX)
        .saturating_mul(1024 * 1024)
}
