//! A disk that takes no more bytes, made by the limit of a process on the size of its files.
//!
//! Over that limit the system sends a signal, which only a shell can have ignored for us; so the test starts
//! itself again under one.

use std::process::Command;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use super::{SPACE, open, options, payload, put};
use crate::engine::Engine;
use crate::error::EngineError;
use crate::health::{ReadOnlyReason, Standing};
use crate::sled::SledEngine;

#[test]
fn a_full_disk_takes_nothing_answers_reads_and_mends_when_there_is_room() {
    let ended = Command::new("sh")
        .args([
            "-c",
            "trap '' XFSZ; exec \"$0\" --exact --ignored --nocapture \"$1\"",
        ])
        .arg(std::env::current_exe().unwrap())
        .arg("sled::tests::full::the_part_under_the_shell")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ended.stdout);
    assert!(
        ended.status.success() && said.contains("1 passed"),
        "{said}{}",
        String::from_utf8_lossy(&ended.stderr)
    );
}

#[test]
#[ignore = "it is started by the test above, with a signal ignored"]
fn the_part_under_the_shell() {
    let mut answered = 0;
    for room in [0, 70_000, 300_000, 700_000, 1_100_000] {
        for length in [500, 60_000, 1_000_000] {
            answered += fill(room, length);
        }
    }
    assert!(
        answered > 10,
        "{answered} of 30 rounds of reads were answered while the disk was full"
    );
}

/// Leaves `room` bytes behind the end of the file and writes payloads of `length` until there is none; how many of
/// two rounds of reads were answered meanwhile.
fn fill(room: u64, length: usize) -> usize {
    let case = format!("{room} bytes of room, payloads of {length}");
    let folder = tempfile::tempdir().unwrap();
    let engine = open(&folder);
    engine.commit(put(b"before", &vec![7; length])).wait().unwrap();
    let log = folder.path().join("rosarium.sled/db");
    limit(Some(log.metadata().unwrap().len() + room));
    let mut taken = 0u16;
    let refused = loop {
        match engine.commit(put(&taken.to_be_bytes(), &vec![1; length])).wait() {
            Ok(_) => taken += 1,
            Err(error) => break error,
        }
    };
    assert_eq!(refused, EngineError::DiskFull, "{case}");
    let mut answered = 0;
    for _ in 0..2 {
        assert_eq!(
            engine.commit(put(b"refused", b"")).wait(),
            Err(EngineError::DiskFull),
            "{case}"
        );
        let standing = engine.health().standing;
        assert_eq!(standing, Standing::ReadOnly(ReadOnlyReason::DiskFull), "{case}");
        match check(&engine, taken, length, &case) {
            Ok(()) => answered += 1,
            // A page that sled was splitting cannot be read before it can write again.
            Err(error) => assert_eq!(error, EngineError::DiskFull, "{case}"),
        }
        let untold = engine.get_many(SPACE, &[taken.to_be_bytes().to_vec()]);
        assert!(
            untold.is_err() || untold == Ok(vec![None]),
            "{case}: nobody was told"
        );
    }
    limit(None);
    engine.commit(put(b"after", b"")).wait().unwrap();
    assert_eq!(engine.health().standing, Standing::Well, "{case}");
    check(&engine, taken, length, &case).unwrap();
    drop(engine);
    let engine = open(&folder);
    check(&engine, taken, length, &case).unwrap();
    assert!(payload(&engine, b"after").is_some() && payload(&engine, b"refused").is_none());
    answered
}

/// Every acknowledged record is there, if reads are answered.
fn check(engine: &SledEngine, taken: u16, length: usize, case: &str) -> Result<(), EngineError> {
    let numbers = (0..taken).map(|number| number.to_be_bytes().to_vec());
    let keys: Vec<_> = [b"before".to_vec()].into_iter().chain(numbers).collect();
    let found = engine.get_many(SPACE, &keys)?;
    for (record, key) in found.iter().zip(keys) {
        let length_found = record.as_ref().map(|record| record.payload.len());
        assert_eq!(length_found, Some(length), "{case}: {key:?}");
    }
    Ok(())
}

fn limit(bytes: Option<u64>) {
    let limits = getrlimit(Resource::Fsize);
    let limits = Rlimit {
        current: bytes.or(limits.maximum),
        ..limits
    };
    setrlimit(Resource::Fsize, limits).unwrap();
}

#[test]
fn work_is_refused_below_the_floor_and_taken_above_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut high = options();
    high.free_space_floor_mib = u32::MAX;
    let engine = SledEngine::open(folder.path(), high).unwrap();
    assert_eq!(engine.commit(put(b"a", b"")).wait(), Err(EngineError::DiskFull));
    let standing = engine.health().standing;
    assert_eq!(standing, Standing::ReadOnly(ReadOnlyReason::BelowFloor));
    assert_eq!(payload(&engine, b"a"), None);
    drop(engine);
    open(&folder).commit(put(b"a", b"")).wait().unwrap();
}
