//! A crash, a full disk and a failing one at every commit and every flush in turn.

use super::*;
use crate::batch::{Precondition, Write};
use crate::queue::queue_key;
use crate::record::Bytes;

const LEFT: Keyspace = Keyspace(1);
const RIGHT: Keyspace = Keyspace(2);
const QUEUE: Keyspace = Keyspace(3);
const BATCHES: u8 = 12;
const SEEDS: u64 = 12;

/// What a run was told: of each batch, whether it was acknowledged, and of the claim.
#[derive(Default)]
struct Told {
    acknowledged: Vec<bool>,
    claimed: bool,
}

/// Batch `number` writes the same to two keyspaces, and needs the batch before it.
fn batch(number: u8) -> Batch {
    let payload = Bytes::from(vec![number; 100]);
    let preconditions = match number {
        0 => vec![],
        _ => vec![Precondition::Present(LEFT, vec![number - 1])],
    };
    let mut writes = vec![Write::Put(LEFT, vec![number], payload.clone())];
    writes.push(Write::Put(RIGHT, vec![number], payload));
    if number == 0 {
        writes.push(Write::Put(QUEUE, queue_key(DueMillis(1), b"job"), Bytes::new()));
    }
    Batch {
        preconditions,
        writes,
        ..Batch::default()
    }
}

/// A batch that needs nothing and stands beside the others.
fn after() -> Batch {
    let writes = vec![Write::Put(LEFT, b"after".to_vec(), Bytes::new())];
    Batch {
        writes,
        ..Batch::default()
    }
}

/// Single commits, then a claim, then groups of three.
fn work(engine: &MemoryEngine) -> Told {
    let mut told = Told::default();
    for number in 0..BATCHES / 2 {
        told.acknowledged.push(matches!(
            engine.commit(batch(number)).wait(),
            Ok(Outcome::Committed(_))
        ));
    }
    let claimed = engine.claim(QUEUE, DueMillis(1), 1, Lease { until: DueMillis(50) });
    told.claimed = claimed.is_ok_and(|leased| !leased.is_empty());
    engine.hold_flushes();
    let rest: Vec<u8> = (BATCHES / 2..BATCHES).collect();
    for group in rest.chunks(3) {
        let in_flight: Vec<_> = group.iter().map(|number| engine.commit(batch(*number))).collect();
        // Its answer is that of each commit.
        let _flushed = engine.flush();
        let answers = in_flight
            .into_iter()
            .map(|commit| matches!(commit.wait(), Ok(Outcome::Committed(_))));
        told.acknowledged.extend(answers);
    }
    told
}

fn check(engine: &MemoryEngine, told: &Told, case: &str) {
    let keys: Vec<Key> = (0..BATCHES).map(|number| vec![number]).collect();
    let left = engine.get_many(LEFT, &keys).unwrap();
    let right = engine.get_many(RIGHT, &keys).unwrap();
    assert_eq!(left, right, "{case}: every batch is there whole or not at all");
    for (number, acknowledged) in told.acknowledged.iter().enumerate() {
        assert!(
            left[number].is_some() || !acknowledged,
            "{case}: batch {number} was acknowledged"
        );
    }
    let there = left.iter().take_while(|record| record.is_some()).count();
    assert!(
        left[there..].iter().all(Option::is_none),
        "{case}: nothing outlives what it was built on"
    );
    let leased = queue_key(DueMillis(50), b"job");
    let due = queue_key(DueMillis(1), b"job");
    let jobs = engine.get_many(QUEUE, &[due, leased]).unwrap();
    let jobs = [jobs[0].is_some(), jobs[1].is_some()];
    assert!(jobs[1] || !told.claimed, "{case}: the claim was acknowledged");
    assert_eq!(jobs[0] ^ jobs[1], there > 0, "{case}: a job lies in one place");
}

fn steps() -> Vec<Step> {
    let engine = MemoryEngine::new();
    let told = work(&engine);
    assert!(
        told.claimed && told.acknowledged.iter().all(|told| *told),
        "without faults all goes well"
    );
    let (commits, flushes) = engine.steps();
    assert!(flushes > 6 && commits > flushes);
    (1..=commits)
        .map(Step::Commit)
        .chain((1..=flushes).map(Step::Flush))
        .collect()
}

#[test]
fn a_crash_at_any_commit_or_flush_keeps_what_was_acknowledged_and_tears_nothing() {
    for step in steps() {
        for moment in [Moment::Before, Moment::After] {
            for seed in 0..SEEDS {
                let engine = MemoryEngine::new();
                engine.script(step, Fault::Crash(moment));
                let told = work(&engine);
                assert!(
                    told.acknowledged.contains(&false) || !told.claimed,
                    "the crash struck"
                );
                let engine = MemoryEngine::reopen(engine.crash(seed));
                let case = format!("{step:?} {moment:?} seed {seed}");
                check(&engine, &told, &case);
                assert!(engine.commit(after()).wait().is_ok(), "{case}: it goes on");
            }
        }
    }
}

#[test]
fn a_disk_that_fails_at_any_commit_or_flush_keeps_what_was_acknowledged() {
    for step in steps() {
        for seed in 0..SEEDS {
            for fault in [Fault::Io(seed), Fault::DiskFull] {
                let engine = MemoryEngine::new();
                engine.script(step, fault);
                let told = work(&engine);
                assert!(
                    told.acknowledged.contains(&false) || !told.claimed,
                    "the fault struck"
                );
                let case = format!("{step:?} {fault:?}");
                check(&engine, &told, &case);
                engine.make_room();
                engine.release_flushes().unwrap();
                assert!(engine.commit(after()).wait().is_ok(), "{case}: it goes on");
                let reopened = MemoryEngine::reopen(engine.crash(seed));
                check(&reopened, &told, &case);
            }
        }
    }
}
