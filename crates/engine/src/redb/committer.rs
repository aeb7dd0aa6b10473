//! The one thread that writes: merges waiting batches into a group, decides them in order of arrival,
//! and flushes once for all.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::mpsc::Receiver;

use ::redb::Database;
use futures_channel::oneshot;

use crate::batch::{Batch, Outcome};
use crate::commit::Answer;
use crate::error::EngineError;
use crate::queue::{Claim, Leased, lease};
use crate::record::Sequence;
use crate::redb::shelf::{Shelf, of_redb};
use crate::redb::tables::Tables;
use crate::tip::apply;
use crate::watch::{Listeners, Topics};

/// Most batches that share a flush.
pub const GROUP_BATCHES_MAX: usize = 512;

/// Most bytes of keys and payloads that share a flush; a larger batch is flushed alone.
pub const GROUP_BYTES_MAX: usize = 1024 * 1024;

/// What waits for the committer.
pub(crate) enum Job {
    Commit(Batch, oneshot::Sender<Answer>),
    Claim(Claim, oneshot::Sender<Result<Vec<Leased>, EngineError>>),
}

/// What became of a job, told after the flush.
enum Decision {
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

/// Takes groups off the queue; a job that would make one too large begins the next.
pub(crate) struct Intake {
    queue: Receiver<Job>,
    left_over: Option<Job>,
}

/// Everything the thread needs; it ends when the queue is closed and empty.
pub(crate) struct Committer {
    pub(crate) intake: Intake,
    pub(crate) shelf: Arc<Shelf>,
    pub(crate) listeners: Arc<Listeners>,
    pub(crate) counters: Arc<Counters>,
    pub(crate) floor_bytes: u64,
}

impl Committer {
    pub(crate) fn run(mut self) {
        while let Some(group) = self.intake.group() {
            self.settle(group);
        }
    }

    fn settle(&self, group: Vec<Job>) {
        let decided = self.shelf.check_room(self.floor_bytes).and_then(|()| {
            self.shelf
                .write(|database| decide(database, &group, &self.counters))
        });
        let decisions = match decided {
            Ok(decisions) => decisions,
            Err(error) => group.iter().map(|job| job.refused(&error)).collect(),
        };
        self.count(&decisions);
        self.listeners.wake(topics(&group, &decisions));
        for (job, decision) in group.into_iter().zip(decisions) {
            job.answer(decision);
        }
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
    pub(crate) fn of(queue: Receiver<Job>) -> Self {
        Self {
            queue,
            left_over: None,
        }
    }

    /// Waits for a job and takes what else is there; `None` when nobody can send any more.
    fn group(&mut self) -> Option<Vec<Job>> {
        let first = match self.left_over.take() {
            Some(job) => job,
            None => self.queue.recv().ok()?,
        };
        let mut bytes = first.bytes();
        let mut group = vec![first];
        while group.len() < GROUP_BATCHES_MAX {
            let Ok(job) = self.queue.try_recv() else { break };
            bytes += job.bytes();
            if bytes > GROUP_BYTES_MAX {
                self.left_over = Some(job);
                break;
            }
            group.push(job);
        }
        Some(group)
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

/// Decides a group in one transaction; an error means that none of it may be counted on.
fn decide(database: &Database, group: &[Job], counters: &Counters) -> Result<Vec<Decision>, EngineError> {
    let transaction = database.begin_write().map_err(of_redb)?;
    let mut tables = Tables::of(&transaction);
    let before = tables.last_sequence()?;
    let mut last = before;
    let mut decisions = Vec::with_capacity(group.len());
    for job in group {
        decisions.push(job.decide(&mut tables, &mut last)?);
    }
    if last == before {
        drop(tables);
        transaction.abort().map_err(of_redb)?;
        return Ok(decisions);
    }
    tables.note_sequence(last)?;
    drop(tables);
    // Immediate durability is redb's default: this returns after the flush.
    transaction.commit().map_err(of_redb)?;
    counters.flushes.fetch_add(1, Ordering::Relaxed);
    Ok(decisions)
}

impl Job {
    fn decide(&self, tables: &mut Tables<'_>, last: &mut Sequence) -> Result<Decision, EngineError> {
        match self {
            Self::Commit(batch, _) => own(apply(tables, batch, last)).map(Decision::Commit),
            Self::Claim(asked, _) => own(lease(tables, asked, last)).map(Decision::Claim),
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
        let mut intake = Intake::of(queue);
        std::iter::from_fn(|| intake.group())
            .map(|group| group.len())
            .collect()
    }

    #[test]
    fn waiting_jobs_share_groups_of_at_most_512() {
        assert_eq!(group_sizes((0..1100).map(|_| put(1)).collect()), [512, 512, 76]);
    }

    #[test]
    fn a_group_stays_within_one_mebibyte() {
        let half = GROUP_BYTES_MAX / 2;
        assert_eq!(group_sizes(vec![put(half), put(half), put(1), put(half)]), [2, 2]);
    }

    #[test]
    fn a_batch_above_the_limit_of_a_group_goes_alone() {
        assert_eq!(
            group_sizes(vec![put(1), put(GROUP_BYTES_MAX + 1), put(1)]),
            [1, 1, 1]
        );
    }
}
