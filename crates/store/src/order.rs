//! Numbers that rise: what keeps two things of one moment in order, without a row that all fight for.
//!
//! A number is the run of the process, written down once with the first row that needs a number,
//! and a count within the run. Several processes on one store have different runs.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::Table;

const RUNS: Table<str, u64> = Table::new(spaces::NODE, "node");

/// Bits of the count within a run; the rest is for 16 million runs.
const COUNT_BITS: u32 = 40;

/// The numbers of one process.
#[derive(Debug, Default)]
pub(crate) struct Orders {
    /// 0 before the first row that needed a number was durable.
    run: AtomicU64,
    count: AtomicU64,
}

/// What a transaction took; it counts once the transaction is durable.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Drawn {
    pub(crate) run: Option<u64>,
}

impl Orders {
    /// The run of this process, once it is durable.
    pub(crate) fn run(&self) -> Option<u64> {
        Some(self.run.load(Ordering::SeqCst)).filter(|run| *run > 0)
    }

    /// Begins a run with the transaction that needs its first number.
    pub(crate) fn begin_run(tx: &mut Transaction<'_>) -> Result<u64, StoreError> {
        let run = tx.get(&RUNS, "runs")?.unwrap_or(0) + 1;
        tx.put(&RUNS, "runs", &run)?;
        Ok(run)
    }

    /// Two transactions may each begin a run at the same time; the later one is kept.
    pub(crate) fn keep(&self, drawn: Drawn) {
        if let Some(run) = drawn.run {
            self.run.fetch_max(run, Ordering::SeqCst);
        }
    }

    /// The next number of a run. One that its transaction did not use is left out.
    pub(crate) fn next(&self, run: u64) -> u64 {
        (run << COUNT_BITS) | self.count.fetch_add(1, Ordering::SeqCst)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use engine::MemoryEngine;

    use super::*;
    use crate::Database;

    fn draw(database: &Database) -> u64 {
        let drawn: Result<u64, StoreError> = database.transact_blocking(|tx| {
            tx.put(&RUNS, "something", &1)?;
            tx.next_order()
        });
        drawn.unwrap()
    }

    #[test]
    fn a_number_is_above_all_before_it_also_after_a_restart() {
        let engine = Arc::new(MemoryEngine::new());
        let mut last = 0;
        for _ in 0..3 {
            let database = Database::open(engine.clone()).unwrap();
            for _ in 0..5 {
                let next = draw(&database);
                assert!(next > last, "{next} after {last}");
                last = next;
            }
        }
    }

    #[test]
    fn two_processes_on_one_store_never_draw_the_same_number() {
        let engine = Arc::new(MemoryEngine::new());
        let (one, other) = (
            Database::open(engine.clone()).unwrap(),
            Database::open(engine).unwrap(),
        );
        let mut drawn: Vec<u64> = (0..10).flat_map(|_| [draw(&one), draw(&other)]).collect();
        drawn.sort_unstable();
        drawn.dedup();
        assert_eq!(drawn.len(), 20);
    }

    #[test]
    fn a_transaction_that_is_given_up_begins_no_run() {
        let database = Database::in_memory();
        let refused: Result<u64, StoreError> = database.transact_blocking(|tx| {
            tx.next_order()?;
            Err(StoreError::Contended)
        });
        assert_eq!(refused, Err(StoreError::Contended));
        assert_eq!(database.read(|tx| tx.get(&RUNS, "runs")), Ok(None));
    }
}
