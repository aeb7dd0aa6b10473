//! The one thread that writes: merges waiting batches into a group, decides them in order of arrival,
//! and flushes once for all.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use futures_channel::oneshot;

use crate::batch::{Batch, Outcome};
use crate::commit::Answer;
use crate::error::EngineError;
use crate::queue::{Claim, Leased, lease};
use crate::record::Sequence;
use crate::tip::{Tip, apply};
use crate::watch::{Listeners, Topics};

/// How long nothing has come when the ground is told to rest.
const QUIET: Duration = Duration::from_secs(1);

/// Most that shares a flush.
#[derive(Clone, Copy, Debug)]
pub(crate) struct GroupMax {
    pub(crate) batches: usize,
    /// Of keys and payloads; a larger batch is flushed alone.
    pub(crate) bytes: usize,
}

/// An embedded database as its one writer sees it.
pub(crate) trait Ground: Send + Sync + 'static {
    /// Refuses writes while there is less room than `floor_bytes`.
    fn check_room(&self, floor_bytes: u64) -> Result<(), EngineError>;

    /// Decides a group by [`decide`] and makes it durable as one; an error means that none of it may be
    /// counted on.
    fn settle(&self, group: &[Job]) -> Result<Settled, EngineError>;

    /// Told once after a flush when nothing has come for a while: time for what makes the next opening short.
    fn rest(&self) -> Result<(), EngineError> {
        Ok(())
    }
}

/// A group after its flush.
pub(crate) struct Settled {
    decisions: Vec<Decision>,
    flush: Flush,
}

/// Whether a group needed one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Flush {
    Done,
    /// Nothing in it wrote.
    Needless,
}

/// What waits for the committer.
pub(crate) enum Job {
    Commit(Batch, oneshot::Sender<Answer>),
    Claim(Claim, oneshot::Sender<Result<Vec<Leased>, EngineError>>),
}

/// What became of a job, told after the flush.
pub(crate) enum Decision {
    Commit(Answer),
    Claim(Result<Vec<Leased>, EngineError>),
}

/// What the committer has done since the engine was opened.
#[derive(Default)]
pub(crate) struct Counters {
    pub(crate) commits: AtomicU64,
    pub(crate) flushes: AtomicU64,
    pub(crate) largest_group: AtomicU32,
}

/// What the committer does next.
enum Next {
    Group(Vec<Job>),
    /// Nothing came for [`QUIET`].
    Rest,
    /// Nobody can send any more.
    End,
}

/// Whether the committer has flushed since the ground was told to rest.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Awake {
    Yes,
    No,
}

/// Takes groups off the queue; a job that would make one too large begins the next.
pub(crate) struct Intake {
    queue: Receiver<Job>,
    most: GroupMax,
    left_over: Option<Job>,
}

/// Everything the thread needs; it ends when the queue is closed and empty.
pub(crate) struct Committer<G> {
    pub(crate) intake: Intake,
    pub(crate) ground: Arc<G>,
    pub(crate) listeners: Arc<Listeners>,
    pub(crate) counters: Arc<Counters>,
    pub(crate) floor_bytes: u64,
}

impl<G: Ground> Committer<G> {
    pub(crate) fn run(mut self) {
        let mut awake = Awake::No;
        loop {
            match self.intake.next(awake) {
                Next::Group(group) => {
                    if self.settle(group) == Flush::Done {
                        awake = Awake::Yes;
                    }
                }
                Next::Rest => {
                    awake = Awake::No;
                    // What it could not do costs time at the next opening, and its disk is watched by those who write.
                    let _rested = self
                        .ground
                        .check_room(self.floor_bytes)
                        .and_then(|()| self.ground.rest());
                }
                Next::End => return,
            }
        }
    }

    fn settle(&self, group: Vec<Job>) -> Flush {
        let settled = self
            .ground
            .check_room(self.floor_bytes)
            .and_then(|()| self.ground.settle(&group));
        let (decisions, flush) = match settled {
            Ok(Settled { decisions, flush }) => {
                let flushes = u64::from(flush == Flush::Done);
                self.counters.flushes.fetch_add(flushes, Ordering::Relaxed);
                (decisions, flush)
            }
            Err(error) => {
                let refused = group.iter().map(|job| job.refused(&error)).collect();
                (refused, Flush::Needless)
            }
        };
        self.count(&decisions);
        self.listeners.wake(topics(&group, &decisions));
        for (job, decision) in group.into_iter().zip(decisions) {
            job.answer(decision);
        }
        flush
    }

    fn count(&self, decisions: &[Decision]) {
        let committed = decisions
            .iter()
            .filter(|decision| decision.is_committed())
            .count();
        self.counters
            .commits
            .fetch_add(committed as u64, Ordering::Relaxed);
        let group = u32::try_from(decisions.len()).unwrap_or(u32::MAX);
        self.counters.largest_group.fetch_max(group, Ordering::Relaxed);
    }
}

impl Intake {
    pub(crate) fn of(queue: Receiver<Job>, most: GroupMax) -> Self {
        Self {
            queue,
            most,
            left_over: None,
        }
    }

    /// Waits for a job and takes what else is there; whoever is awake waits only for a while.
    fn next(&mut self, awake: Awake) -> Next {
        let first = match (self.left_over.take(), awake) {
            (Some(job), _) => Ok(job),
            (None, Awake::Yes) => self.queue.recv_timeout(QUIET),
            (None, Awake::No) => self.queue.recv().map_err(RecvTimeoutError::from),
        };
        match first {
            Ok(first) => Next::Group(self.group_of(first)),
            Err(RecvTimeoutError::Timeout) => Next::Rest,
            Err(RecvTimeoutError::Disconnected) => Next::End,
        }
    }

    fn group_of(&mut self, first: Job) -> Vec<Job> {
        let mut bytes = first.bytes();
        let mut group = vec![first];
        while group.len() < self.most.batches {
            let Ok(job) = self.queue.try_recv() else { break };
            bytes += job.bytes();
            if bytes > self.most.bytes {
                self.left_over = Some(job);
                break;
            }
            group.push(job);
        }
        group
    }
}

impl Job {
    fn bytes(&self) -> usize {
        match self {
            Self::Commit(batch, _) => batch.bytes(),
            Self::Claim(..) => 0,
        }
    }

    fn refused(&self, error: &EngineError) -> Decision {
        match self {
            Self::Commit(..) => Decision::Commit(Err(error.clone())),
            Self::Claim(..) => Decision::Claim(Err(error.clone())),
        }
    }

    /// Whoever dropped the future is not told.
    fn answer(self, decision: Decision) {
        match (self, decision) {
            (Self::Commit(_, sender), Decision::Commit(answer)) => drop(sender.send(answer)),
            (Self::Claim(_, sender), Decision::Claim(answer)) => drop(sender.send(answer)),
            // Decisions are made job by job, each of its own kind.
            (Self::Commit(..) | Self::Claim(..), _) => {}
        }
    }
}

impl Decision {
    fn is_committed(&self) -> bool {
        match self {
            Self::Commit(answer) => matches!(answer, Ok(Outcome::Committed(_))),
            Self::Claim(answer) => answer.as_ref().is_ok_and(|leased| !leased.is_empty()),
        }
    }
}

/// Decides jobs in their order on top of a store; `last` moves on when one of them wrote.
pub(crate) fn decide(
    tip: &mut impl Tip,
    group: &[Job],
    last: &mut Sequence,
) -> Result<Vec<Decision>, EngineError> {
    group.iter().map(|job| job.decide(tip, last)).collect()
}

impl Settled {
    pub(crate) fn new(decisions: Vec<Decision>, flush: Flush) -> Self {
        Self { decisions, flush }
    }
}

impl Job {
    fn decide(&self, tip: &mut impl Tip, last: &mut Sequence) -> Result<Decision, EngineError> {
        match self {
            Self::Commit(batch, _) => own(apply(tip, batch, last)).map(Decision::Commit),
            Self::Claim(asked, _) => own(lease(tip, asked, last)).map(Decision::Claim),
        }
    }
}

/// Keeps an error that concerns one batch with that batch; any other ends the group.
fn own<T>(answer: Result<T, EngineError>) -> Result<Result<T, EngineError>, EngineError> {
    match answer {
        Err(error) if !error.concerns_one_batch() => Err(error),
        answer => Ok(answer),
    }
}

fn topics(group: &[Job], decisions: &[Decision]) -> Topics {
    let woken = group
        .iter()
        .zip(decisions)
        .filter(|(_, decision)| decision.is_committed());
    woken.fold(Topics::NONE, |topics, (job, _)| match job {
        Job::Commit(batch, _) => topics.union(batch.wake),
        Job::Claim(..) => topics,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::Write;
    use crate::key::Keyspace;
    use crate::record::Bytes;
    use std::sync::mpsc::sync_channel;

    const MOST: GroupMax = GroupMax {
        batches: 512,
        bytes: 1024 * 1024,
    };

    fn put(bytes: usize) -> Job {
        let writes = vec![Write::Put(Keyspace(1), Vec::new(), Bytes::from(vec![0; bytes]))];
        Job::Commit(
            Batch {
                writes,
                ..Batch::default()
            },
            oneshot::channel().0,
        )
    }

    fn group_sizes(jobs: Vec<Job>) -> Vec<usize> {
        let (sender, queue) = sync_channel(jobs.len());
        jobs.into_iter()
            .for_each(|job| sender.try_send(job).ok().unwrap());
        drop(sender);
        let mut intake = Intake::of(queue, MOST);
        std::iter::from_fn(|| match intake.next(Awake::Yes) {
            Next::Group(group) => Some(group.len()),
            Next::Rest | Next::End => None,
        })
        .collect()
    }

    #[test]
    fn waiting_jobs_share_groups_of_at_most_so_many() {
        assert_eq!(group_sizes((0..1100).map(|_| put(1)).collect()), [512, 512, 76]);
    }

    #[test]
    fn a_group_stays_within_its_bytes() {
        let half = MOST.bytes / 2;
        assert_eq!(group_sizes(vec![put(half), put(half), put(1), put(half)]), [2, 2]);
    }

    #[test]
    fn a_batch_above_the_limit_of_a_group_goes_alone() {
        assert_eq!(group_sizes(vec![put(1), put(MOST.bytes + 1), put(1)]), [1, 1, 1]);
    }
}
