//! Commits that arrive together share a flush, and the queue before them has an end.

use std::sync::Arc;
use std::thread;

use super::faulty::{Outage, open_faulty};
use super::{open, put};
use crate::batch::Outcome;
use crate::desk::QUEUE_BATCHES_MAX;
use crate::engine::Engine;
use crate::error::EngineError;
use crate::redb::GROUP_BATCHES_MAX;

#[test]
fn many_commits_in_flight_share_flushes() {
    let folder = tempfile::tempdir().unwrap();
    let outage = Outage::none();
    let engine = open_faulty(&folder, &outage).unwrap();
    let held = outage.hold_syncs();
    let first = engine.commit(put(b"first", b""));
    let in_flight: Vec<_> = (0..2000u32)
        .map(|number| engine.commit(put(&number.to_be_bytes(), b"")))
        .collect();
    drop(held);
    assert_eq!(
        first
            .wait()
            .map(|outcome| matches!(outcome, Outcome::Committed(_))),
        Ok(true)
    );
    for commit in in_flight {
        assert!(matches!(commit.wait(), Ok(Outcome::Committed(_))));
    }
    let health = engine.health();
    assert_eq!(health.commits, 2001);
    assert_eq!(health.largest_group as usize, GROUP_BATCHES_MAX);
    // The first group may have had any size; the rest filled up while its flush was held.
    assert!(health.flushes <= 6, "{} flushes", health.flushes);
}

#[test]
fn a_full_queue_is_busy_and_takes_commits_again_once_it_has_moved() {
    let folder = tempfile::tempdir().unwrap();
    let outage = Outage::none();
    let engine = open_faulty(&folder, &outage).unwrap();
    let held = outage.hold_syncs();
    let most = QUEUE_BATCHES_MAX + 2 * GROUP_BATCHES_MAX;
    let in_flight: Vec<_> = (0..most).map(|_| engine.commit(put(b"a", b""))).collect();
    drop(held);
    let answers: Vec<_> = in_flight.into_iter().map(|commit| commit.wait()).collect();
    let busy = answers
        .iter()
        .filter(|answer| **answer == Err(EngineError::Busy))
        .count();
    let committed = answers
        .iter()
        .filter(|answer| matches!(answer, Ok(Outcome::Committed(_))))
        .count();
    assert!(
        busy > 0 && committed >= QUEUE_BATCHES_MAX,
        "{busy} busy, {committed} committed"
    );
    assert_eq!(busy + committed, most);
    assert!(engine.commit(put(b"b", b"")).wait().is_ok());
}

#[test]
fn closing_finishes_what_waits() {
    let folder = tempfile::tempdir().unwrap();
    let engine = open(&folder);
    let in_flight: Vec<_> = (0..600u32)
        .map(|number| engine.commit(put(&number.to_be_bytes(), b"")))
        .collect();
    drop(engine);
    assert!(
        in_flight
            .into_iter()
            .all(|commit| matches!(commit.wait(), Ok(Outcome::Committed(_))))
    );
}

#[test]
fn commits_of_many_threads_are_all_counted() {
    let folder = tempfile::tempdir().unwrap();
    let engine = Arc::new(open(&folder));
    thread::scope(|scope| {
        for thread in 0..8u8 {
            let engine = Arc::clone(&engine);
            scope.spawn(move || {
                for number in 0..20u8 {
                    engine.commit(put(&[thread, number], b"")).wait().unwrap();
                }
            });
        }
    });
    assert_eq!(engine.health().commits, 160);
}
