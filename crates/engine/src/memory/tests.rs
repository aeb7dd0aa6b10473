//! The suite on memory, and the faults it can be told to have.

use super::*;
use crate::batch::Write;
use crate::conformance::Fixture;
use crate::health::{ReadOnlyReason, Standing};
use crate::record::Bytes;

/// Crashes with a new seed each time it is opened again.
struct Simulated {
    engine: MemoryEngine,
    seed: u64,
}

impl Fixture for Simulated {
    fn engine(&self) -> &dyn Engine {
        &self.engine
    }

    fn reopen(&mut self) {
        self.seed += 1;
        self.engine = MemoryEngine::reopen(self.engine.crash(self.seed));
    }
}

fn make() -> Box<dyn Fixture> {
    Box::new(Simulated {
        engine: MemoryEngine::new(),
        seed: 0,
    })
}

crate::conformance_tests!(make);

const SPACE: Keyspace = Keyspace(1);

fn put(key: &str) -> Batch {
    let writes = vec![Write::Put(
        SPACE,
        key.as_bytes().to_vec(),
        Bytes::from_static(b"payload"),
    )];
    Batch {
        writes,
        ..Batch::default()
    }
}

fn has(engine: &MemoryEngine, key: &str) -> bool {
    engine.get_many(SPACE, &[key.as_bytes().to_vec()]).unwrap()[0].is_some()
}

#[test]
fn after_a_crash_every_call_on_the_old_handle_says_so() {
    let engine = MemoryEngine::new();
    engine.crash(1);
    let all = Range::prefix(SPACE, b"");
    let lease = Lease { until: DueMillis(1) };
    assert_eq!(engine.commit(put("a")).wait(), Err(EngineError::Crashed));
    assert_eq!(engine.get_many(SPACE, &[]), Err(EngineError::Crashed));
    assert_eq!(
        engine.page(&all, Direction::Forward, 1),
        Err(EngineError::Crashed)
    );
    assert_eq!(
        engine.claim(SPACE, DueMillis(1), 1, lease),
        Err(EngineError::Crashed)
    );
    assert_eq!(engine.backup(&mut Vec::new()), Err(EngineError::Crashed));
    assert_eq!(engine.flush(), Err(EngineError::Crashed));
    assert_eq!(engine.health().standing, Standing::Stopped);
}

#[test]
fn a_held_commit_is_neither_read_nor_answered_nor_hinted_before_its_flush() {
    let engine = MemoryEngine::new();
    let mut watch = engine.watch(Topics(1));
    engine.hold_flushes();
    let commit = engine.commit(Batch {
        wake: Topics(1),
        ..put("a")
    });
    assert!(!has(&engine, "a") && !watch.try_changed());
    engine.release_flushes().unwrap();
    assert!(has(&engine, "a") && watch.try_changed());
    assert_eq!(commit.wait(), Ok(Outcome::Committed(Sequence(1))));
}

#[test]
fn held_commits_share_one_flush() {
    let engine = MemoryEngine::new();
    engine.hold_flushes();
    let in_flight: Vec<_> = (0..5)
        .map(|number| engine.commit(put(&number.to_string())))
        .collect();
    engine.flush().unwrap();
    assert!(in_flight.into_iter().all(|commit| commit.wait().is_ok()));
    let health = engine.health();
    assert_eq!((health.commits, health.flushes, health.largest_group), (5, 1, 5));
}

#[test]
fn a_full_disk_takes_nothing_answers_reads_and_mends_when_there_is_room() {
    let engine = MemoryEngine::new();
    engine.commit(put("before")).wait().unwrap();
    engine.fail_next(Fault::DiskFull);
    for _ in 0..3 {
        assert_eq!(engine.commit(put("refused")).wait(), Err(EngineError::DiskFull));
        assert_eq!(
            engine.health().standing,
            Standing::ReadOnly(ReadOnlyReason::DiskFull)
        );
        assert!(has(&engine, "before") && !has(&engine, "refused"));
    }
    engine.make_room();
    engine.commit(put("after")).wait().unwrap();
    assert_eq!(engine.health().standing, Standing::Well);
    assert!(has(&engine, "before") && has(&engine, "after"));
}

#[test]
fn a_failed_flush_leaves_an_unknown_outcome_that_reads_then_tell() {
    let mut kept = 0;
    for seed in 0..32 {
        let engine = MemoryEngine::new();
        engine.commit(put("before")).wait().unwrap();
        engine.script(Step::Flush(2), Fault::Io(seed));
        let refused = engine.commit(put("unknown")).wait();
        assert_eq!(
            refused,
            Err(EngineError::Io {
                kind: io::ErrorKind::Other
            })
        );
        let standing = engine.health().standing;
        assert_eq!(
            standing,
            Standing::ReadOnly(ReadOnlyReason::Io(io::ErrorKind::Other))
        );
        assert!(has(&engine, "before"));
        let told = has(&engine, "unknown");
        kept += u32::from(told);
        engine.commit(put("after")).wait().unwrap();
        let engine = MemoryEngine::reopen(engine.crash(seed));
        assert_eq!(has(&engine, "unknown"), told, "what was once told stays so");
        assert!(has(&engine, "after"));
    }
    assert!(
        (1..32).contains(&kept),
        "some seeds keep it and some lose it: {kept}"
    );
}

#[test]
fn one_disk_can_be_opened_in_several_ways() {
    let engine = MemoryEngine::new();
    engine.hold_flushes();
    let pending = engine.commit(put("pending"));
    let there: Vec<_> = (0..32)
        .map(|seed| has(&MemoryEngine::reopen(engine.crash(seed)), "pending"))
        .collect();
    assert_eq!(pending.wait(), Err(EngineError::Crashed));
    assert!(there.contains(&true) && there.contains(&false));
}
