//! What was accepted a moment ago and is durable, as it was read: intake goes on with it and need not look for it.
//!
//! Only a shorter way beside the queue of the inbox. Each has its place there, under a lease: what this process does
//! not get to is found there by whoever comes after it.

use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use crate::intake::Job;

/// Most activities that wait here; what comes then waits in the queue alone.
pub(crate) const JOBS_MAX: usize = 1_024;
/// Most bytes of them, as received; in memory they take a few times that.
const BYTES_MAX: usize = 8 * 1024 * 1024;

/// The activities that wait, and the room promised to those on their way to the disk.
#[derive(Default)]
pub(crate) struct Arrivals {
    room: Mutex<Room>,
    hint: Notify,
}

#[derive(Default)]
struct Room {
    jobs: Vec<Job>,
    promised: usize,
    bytes: usize,
}

/// Room for one activity, given back if it does not come.
pub(crate) struct Promised<'a> {
    arrivals: &'a Arrivals,
    bytes: usize,
    outcome: Outcome,
}

enum Outcome {
    Open,
    Handed,
}

impl Arrivals {
    /// Promises room for an activity of so many bytes, if there is some.
    pub(crate) fn promise(&self, bytes: usize) -> Option<Promised<'_>> {
        let mut room = self.room();
        if room.jobs.len() + room.promised >= JOBS_MAX || room.bytes + bytes > BYTES_MAX {
            return None;
        }
        room.promised += 1;
        room.bytes += bytes;
        Some(Promised {
            arrivals: self,
            bytes,
            outcome: Outcome::Open,
        })
    }

    /// Takes all that wait.
    pub(crate) fn take(&self) -> Vec<Job> {
        let mut room = self.room();
        let jobs = std::mem::take(&mut room.jobs);
        room.bytes -= jobs.iter().map(|job| job.body.len()).sum::<usize>();
        jobs
    }

    /// Puts back what cannot be looked at yet.
    pub(crate) fn put_back(&self, jobs: Vec<Job>) {
        let mut room = self.room();
        room.bytes += jobs.iter().map(|job| job.body.len()).sum::<usize>();
        room.jobs.splice(0..0, jobs);
    }

    /// How many wait, those on their way to the disk included.
    pub(crate) fn len(&self) -> usize {
        let room = self.room();
        room.jobs.len() + room.promised
    }

    /// Whether one waits that can be gone on with now.
    pub(crate) fn has_some(&self) -> bool {
        !self.room().jobs.is_empty()
    }

    /// Resolves when one was handed over since this was last asked.
    pub(crate) async fn handed(&self) {
        self.hint.notified().await;
    }

    fn room(&self) -> MutexGuard<'_, Room> {
        self.room.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Promised<'_> {
    /// Hands over an activity that is durable.
    pub(crate) fn hand(mut self, job: Job) {
        self.outcome = Outcome::Handed;
        let mut room = self.arrivals.room();
        room.promised -= 1;
        room.jobs.push(job);
        drop(room);
        self.arrivals.hint.notify_one();
    }
}

impl Drop for Promised<'_> {
    fn drop(&mut self) {
        if let Outcome::Open = self.outcome {
            let mut room = self.arrivals.room();
            room.promised -= 1;
            room.bytes -= self.bytes;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_room_for_so_many_and_so_many_bytes_and_what_is_not_used_is_given_back() {
        let arrivals = Arrivals::default();
        let promised: Vec<_> = std::iter::from_fn(|| arrivals.promise(10)).collect();
        assert_eq!(promised.len(), JOBS_MAX);
        drop(promised);
        let large = BYTES_MAX / 3;
        let promised: Vec<_> = std::iter::from_fn(|| arrivals.promise(large)).collect();
        assert_eq!(promised.len(), 3);
        drop(promised);
        assert!(arrivals.promise(BYTES_MAX).is_some());
        assert!(arrivals.promise(BYTES_MAX + 1).is_none());
        assert_eq!(arrivals.room().bytes, 0);
    }
}
