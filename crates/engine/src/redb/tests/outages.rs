//! Full and failing disks: writing stops, reads go on, and the engine mends itself.

use std::io;
use std::sync::atomic::Ordering;

use super::faulty::{Outage, open_faulty};
use super::{has, open, put};
use crate::engine::Engine;
use crate::error::EngineError;
use crate::health::{ReadOnlyReason, Standing};
use crate::queue::{DueMillis, Lease};

#[test]
fn a_full_disk_takes_nothing_answers_reads_and_mends_when_there_is_room() {
    let folder = tempfile::tempdir().unwrap();
    let outage = Outage::none();
    let engine = open_faulty(&folder, &outage).unwrap();
    engine.commit(put(b"before", b"")).wait().unwrap();
    outage.set_full();
    for _ in 0..3 {
        assert_eq!(
            engine.commit(put(b"refused", b"")).wait(),
            Err(EngineError::DiskFull)
        );
        assert_eq!(
            engine.health().standing,
            Standing::ReadOnly(ReadOnlyReason::DiskFull)
        );
        assert!(has(&engine, b"before") && !has(&engine, b"refused"));
        assert!(engine.backup(&mut Vec::new()).is_ok());
    }
    let lease = Lease { until: DueMillis(2) };
    assert_eq!(
        engine.claim(super::SPACE, DueMillis(u64::MAX), 1, lease),
        Err(EngineError::DiskFull)
    );
    outage.make_room();
    engine.commit(put(b"after", b"")).wait().unwrap();
    assert_eq!(engine.health().standing, Standing::Well);
    drop(engine);
    let engine = open(&folder);
    assert!(has(&engine, b"before") && has(&engine, b"after"));
}

#[test]
fn work_is_refused_below_the_floor_before_the_disk_is_full() {
    let folder = tempfile::tempdir().unwrap();
    let outage = Outage::none();
    let engine = open_faulty(&folder, &outage).unwrap();
    outage.free_bytes.store(1024 * 1024 - 1, Ordering::SeqCst);
    assert_eq!(engine.commit(put(b"a", b"")).wait(), Err(EngineError::DiskFull));
    let health = engine.health();
    assert_eq!(health.standing, Standing::ReadOnly(ReadOnlyReason::BelowFloor));
    assert_eq!(health.free_bytes, Some(1024 * 1024 - 1));
    assert!(!has(&engine, b"a"));
    outage.free_bytes.store(1024 * 1024, Ordering::SeqCst);
    engine.commit(put(b"a", b"")).wait().unwrap();
    assert_eq!(engine.health().standing, Standing::Well);
}

/// The n-th write or flush fails, for n from the first to the last of some commits.
#[test]
fn whichever_write_or_flush_fails_what_was_acknowledged_is_kept_and_work_goes_on() {
    let mut failures = 0;
    for step in 1.. {
        let folder = tempfile::tempdir().unwrap();
        let outage = Outage::none();
        let engine = open_faulty(&folder, &outage).unwrap();
        engine.commit(put(b"before", b"")).wait().unwrap();
        outage.fail_at(step);
        let answers = [0u8, 1, 2].map(|number| engine.commit(put(&[number], &[number; 5000])).wait());
        let struck = outage.struck();
        outage.fail_at(0);
        let failed = answers.iter().filter(|answer| answer.is_err()).count();
        for (number, answer) in (0u8..).zip(&answers) {
            assert!(
                has(&engine, &[number]) || answer.is_err(),
                "step {step}: {number} was acknowledged"
            );
        }
        assert!(has(&engine, b"before"), "step {step}");
        engine.commit(put(b"after", b"")).wait().unwrap();
        drop(engine);
        let engine = open(&folder);
        for (number, answer) in (0u8..).zip(&answers) {
            assert!(
                has(&engine, &[number]) || answer.is_err(),
                "step {step}: {number} is gone"
            );
        }
        assert!(has(&engine, b"before") && has(&engine, b"after"), "step {step}");
        failures += failed;
        if !struck {
            break;
        }
    }
    assert!(failures > 3, "{failures} commits met the failure");
}

#[test]
fn a_failed_flush_says_what_failed() {
    let folder = tempfile::tempdir().unwrap();
    let outage = Outage::none();
    let engine = open_faulty(&folder, &outage).unwrap();
    outage.fail_at(1);
    let kind = io::ErrorKind::ConnectionReset;
    assert_eq!(
        engine.commit(put(b"a", b"")).wait(),
        Err(EngineError::Io { kind })
    );
    assert_eq!(
        engine.health().standing,
        Standing::ReadOnly(ReadOnlyReason::Io(kind))
    );
}
