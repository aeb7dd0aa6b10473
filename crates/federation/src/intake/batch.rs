//! What came from one server is taken in, in its order: many at a time in one transaction, one by one where that fails.

use std::panic::{AssertUnwindSafe, catch_unwind};

use domain::Iri;
use domain::sabotage::{Bug, planted};
use futures_util::FutureExt;
use store::inbox;
use store::{Database, Leased, StoreError};

use super::{Arrived, Effect, Job, Setback, Try, refused};
use crate::moment::after;
use crate::{Federation, Tuning};

/// Most activities that share one transaction: one commit for many, and little to do again when one of them fails.
const BATCH_MAX: usize = 128;
/// Pauses before an activity that failed is tried again; a failed address is left alone for less.
const PAUSES_SECONDS: [i64; 2] = [360, 3_600];

/// How taking one in ended; the outer error is a panic that was caught.
type Done = std::thread::Result<Result<(), Setback>>;

/// What is to be done about one activity.
enum Next {
    /// It can wait for others, and share their transaction.
    Together(Box<Job>, Effect),
    /// Those before it have their effect first, then it is looked at.
    Alone(Box<Job>),
    /// It is settled.
    Nothing,
}

impl Federation {
    /// What came from one server, in order; a slow one stops while its lease still holds, and goes on after it.
    pub(super) async fn take_in_of_one(&self, arrived: Vec<Arrived>) {
        let begun = self.node.clock.elapsed();
        let mut batch = Vec::new();
        for arrived in arrived {
            if self.node.clock.elapsed().saturating_sub(begun) > Tuning::LEASE / 2 {
                break;
            }
            match self.next(arrived).await {
                Next::Together(job, effect) => batch.push((*job, effect)),
                Next::Alone(job) => {
                    self.settle_together(std::mem::take(&mut batch)).await;
                    let mut budget = self.budget();
                    let done = AssertUnwindSafe(self.dispatch(&job, &mut budget));
                    let done = done.catch_unwind().await;
                    self.after_try(&job.leased, &job.id, done).await;
                }
                Next::Nothing => {}
            }
            if batch.len() >= BATCH_MAX {
                self.settle_together(std::mem::take(&mut batch)).await;
            }
        }
        self.settle_together(batch).await;
    }

    /// Reads one activity and says how it goes on. A panic is caught here, so that no activity stops its queue (threat C4).
    async fn next(&self, arrived: Arrived) -> Next {
        let (leased, id) = match &arrived {
            Arrived::Read(job) => (job.leased.clone(), job.id.clone()),
            Arrived::Queued(leased, id) => (leased.clone(), id.clone()),
        };
        let opened = catch_unwind(AssertUnwindSafe(|| {
            let job = match arrived {
                Arrived::Read(job) => job,
                Arrived::Queued(leased, id) => match self.open(leased, &id)? {
                    Some(job) => Box::new(job),
                    None => return Ok(None),
                },
            };
            let effect = self.effect_of(&job)?;
            Ok::<_, Setback>(Some((job, effect)))
        }));
        let done = match opened {
            Ok(Ok(Some((job, Some(effect))))) => return Next::Together(job, effect),
            Ok(Ok(Some((job, None)))) => return Next::Alone(job),
            Ok(Ok(None)) => Ok(self.settle_unreadable(&leased, &id).await),
            Ok(Err(setback)) => Ok(Err(setback)),
            Err(panic) => Err(panic),
        };
        self.after_try(&leased, &id, done).await;
        Next::Nothing
    }

    /// The activity as it was accepted; nothing when it cannot be read any more.
    fn open(&self, leased: Leased, id: &Iri) -> Result<Option<Job>, Setback> {
        let row = self.node.database.read(|tx| inbox::get(tx, id))?;
        Ok(row.and_then(|came| {
            let text = inbox::text(&leased).ok()?;
            let document = wire::json::read_activity(text.as_bytes()).ok()?;
            let activity = wire::activity::read(&document).ok()?;
            Some(Job::new(leased, came, activity))
        }))
    }

    async fn settle_unreadable(&self, leased: &Leased, id: &Iri) -> Result<(), Setback> {
        let settled = self.node.database.transact(|tx| {
            match inbox::get(tx, id)? {
                Some(came) => inbox::settle(tx, leased, &came, refused(&"it cannot be read any more"))?,
                None => inbox::leave_queue(tx, leased),
            }
            Ok::<_, StoreError>(())
        });
        Ok(settled.await?)
    }

    async fn settle_together(&self, batch: Vec<(Job, Effect)>) {
        for ((job, _), done) in batch.iter().zip(settle_all(&self.node.database, &batch).await) {
            self.after_try(&job.leased, &job.id, done).await;
        }
    }

    /// An activity that failed waits for another try, or is set aside after the last.
    async fn after_try(&self, leased: &Leased, id: &Iri, done: Done) {
        let (reason, counts) = match done {
            Ok(Ok(())) => return,
            Ok(Err(setback)) => (setback.to_string(), setback.counts()),
            Err(_) => ("taking it in failed inside this node".to_owned(), Try::Counts),
        };
        let now = self.node.now();
        let postponed = self.node.database.transact(|tx| {
            let tries = inbox::get(tx, id)?.map_or(0, |row| row.tries) as usize;
            let due = after(now, PAUSES_SECONDS[tries.min(PAUSES_SECONDS.len() - 1)]);
            match counts {
                Try::Counts => inbox::postpone(tx, leased, id, due, &reason),
                Try::DoesNotCount => inbox::put_back(tx, leased, due),
            }
        });
        if let Err(error) = postponed.await {
            tracing::warn!(%error, "an activity stays leased until its lease ends");
        }
    }
}

/// One transaction for all; where that cannot be, each has one of its own, so that none takes the others with it.
async fn settle_all(database: &Database, batch: &[(Job, Effect)]) -> Vec<Done> {
    if batch.len() > 1 && !planted(Bug::S7) {
        let all = database.transact(|tx| {
            for (job, effect) in batch {
                let verdict = effect(tx)?;
                job.settle(tx, verdict)?;
            }
            Ok::<_, StoreError>(())
        });
        if matches!(AssertUnwindSafe(all).catch_unwind().await, Ok(Ok(()))) {
            return batch.iter().map(|_| Ok(Ok(()))).collect();
        }
    }
    let mut done = Vec::new();
    for (job, effect) in batch {
        done.push(
            AssertUnwindSafe(job.settle_by(database, effect))
                .catch_unwind()
                .await,
        );
    }
    done
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use store::inbox::{InboxRow, Verdict};

    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_795_000_000 + second).unwrap()
    }

    fn wait(database: &Database, number: i64) {
        let row = InboxRow {
            id: Iri::parse(&format!("https://b.example/activities/{number}")).unwrap(),
            actor: Iri::parse("https://b.example/c/b").unwrap(),
            object: None,
            at: at(number),
            verdict: Verdict::Waiting,
            tries: 0,
        };
        let appended: Result<_, StoreError> = database.transact_blocking(|tx| inbox::append(tx, &row, "{}"));
        appended.unwrap();
    }

    fn job(database: &Database, leased: Leased, id: Iri) -> Job {
        let document = serde_json::json!({ "id": id, "type": "Like", "actor": "https://b.example/c/b" });
        let came = database.read(|tx| inbox::get(tx, &id)).unwrap().unwrap();
        Job::new(leased, came, wire::activity::read(&document).unwrap())
    }

    fn verdicts(database: &Database) -> Vec<Verdict> {
        let mut rows = database
            .read(|tx| inbox::standing(tx, jiff::Timestamp::MIN, 99))
            .unwrap();
        rows.sort_by_key(|row| row.at);
        rows.into_iter().map(|row| row.verdict).collect()
    }

    /// C4
    #[test]
    fn one_that_fails_and_one_that_panics_take_none_of_the_others_with_them() {
        let database = Database::in_memory();
        for number in 0..5 {
            wait(&database, number);
        }
        let claimed = inbox::claim(&database, at(9), at(99), 9).unwrap();
        let applied = || -> Effect { Box::new(|_| Ok(Verdict::Applied)) };
        let batch: Vec<(Job, Effect)> = claimed
            .into_iter()
            .zip(0..)
            .map(|((leased, id), number)| {
                let effect: Effect = match number {
                    1 => Box::new(|_| Err(StoreError::Contended)),
                    3 => Box::new(|_| panic!("a fault of ours")),
                    _ => applied(),
                };
                (job(&database, leased, id), effect)
            })
            .collect();
        let done = settle_all(&database, &batch).now_or_never().unwrap();
        let went_well: Vec<bool> = done.iter().map(|done| matches!(done, Ok(Ok(())))).collect();
        assert_eq!(went_well, [true, false, true, false, true]);
        let (applied, waiting) = (Verdict::Applied, Verdict::Waiting);
        let expected = [&applied, &waiting, &applied, &waiting, &applied].map(Clone::clone);
        assert_eq!(verdicts(&database), expected);
    }

    #[test]
    fn whoever_lost_a_lease_loses_its_own_activity_alone() {
        let database = Database::in_memory();
        for number in 0..3 {
            wait(&database, number);
        }
        let mut batch = Vec::new();
        for (leased, id) in inbox::claim(&database, at(9), at(20), 9).unwrap() {
            let effect: Effect = Box::new(|_| Ok(Verdict::Applied));
            batch.push((job(&database, leased, id), effect));
        }
        inbox::claim(&database, at(20), at(99), 1).unwrap();
        let done = settle_all(&database, &batch).now_or_never().unwrap();
        let lost: Vec<bool> = done
            .iter()
            .map(|done| matches!(done, Ok(Err(Setback::Store(StoreError::LeaseLost)))))
            .collect();
        assert_eq!(lost.iter().filter(|lost| **lost).count(), 1);
        let settled = verdicts(&database)
            .iter()
            .filter(|verdict| **verdict == Verdict::Applied)
            .count();
        assert_eq!(settled, 2);
    }
}
