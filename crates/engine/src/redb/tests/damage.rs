//! Bits that flip while nobody looks.

use std::fs;

use tempfile::TempDir;

use super::{RedbEngine, SPACE, open, options, put};
use crate::engine::Engine;
use crate::error::EngineError;
use crate::key::{Direction, Range};
use crate::queue::{DueMillis, Lease};

const NEEDLE: &[u8] = b"a payload that is found in the file by its words";

fn flip_needle(folder: &TempDir) {
    let path = folder.path().join("rosarium.redb");
    let mut bytes = fs::read(&path).unwrap();
    let places: Vec<_> = (0..bytes.len() - NEEDLE.len())
        .filter(|at| bytes[*at..].starts_with(NEEDLE))
        .collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at + 9] ^= 0x10;
    }
    fs::write(&path, bytes).unwrap();
}

#[test]
fn a_flipped_bit_is_named_by_every_read_and_hides_no_other_record() {
    let folder = tempfile::tempdir().unwrap();
    let engine = open(&folder);
    let key = 7u64.to_be_bytes();
    engine.commit(put(&key, NEEDLE)).wait().unwrap();
    engine.commit(put(b"whole record", b"whole")).wait().unwrap();
    drop(engine);
    flip_needle(&folder);

    let engine = open(&folder);
    let corrupt = EngineError::Corrupt {
        space: SPACE,
        key: "0000000000000007".into(),
    };
    assert_eq!(engine.get_many(SPACE, &[key.to_vec()]), Err(corrupt.clone()));
    let all = Range::prefix(SPACE, b"");
    for direction in [Direction::Forward, Direction::Backward] {
        assert_eq!(engine.page(&all, direction, 10), Err(corrupt.clone()));
    }
    let lease = Lease { until: DueMillis(50) };
    assert_eq!(
        engine.claim(SPACE, DueMillis(10), 10, lease),
        Err(corrupt.clone())
    );
    assert_eq!(engine.backup(&mut Vec::new()), Err(corrupt));
    let whole = engine.get_many(SPACE, &[b"whole record".to_vec()]).unwrap();
    assert_eq!(&whole[0].as_ref().unwrap().payload[..], b"whole");
    engine.commit(put(b"another", b"")).wait().unwrap();
    engine.commit(put(&key, b"mended")).wait().unwrap();
    assert!(engine.page(&all, Direction::Forward, 10).is_ok());
}

/// Also where redb itself stumbles: an answer may be missing, but it is never wrong and never a panic.
#[test]
fn a_bit_flipped_anywhere_never_ends_in_a_panic_or_a_wrong_payload() {
    let folder = tempfile::tempdir().unwrap();
    let engine = open(&folder);
    for number in 0..60u8 {
        engine.commit(put(&[number], &[number; 300])).wait().unwrap();
    }
    drop(engine);
    let path = folder.path().join("rosarium.redb");
    let whole = fs::read(&path).unwrap();
    let written: Vec<_> = (0..whole.len()).filter(|at| whole[*at] != 0).collect();
    let mut noticed = 0;
    for turn in 0..150 {
        let mut flipped = whole.clone();
        flipped[written[turn * 7919 % written.len()]] ^= 1 << (turn % 8);
        fs::write(&path, &flipped).unwrap();
        let Ok(engine) = RedbEngine::open(folder.path(), options()) else {
            noticed += 1;
            continue;
        };
        match engine.page(&Range::prefix(SPACE, b""), Direction::Forward, 100) {
            Ok(page) => {
                for (key, record) in page.items {
                    assert_eq!(&record.payload[..], &[key[0]; 300]);
                }
            }
            Err(_) => noticed += 1,
        }
        let _unknown = engine.commit(put(b"after", b"")).wait();
    }
    assert!(noticed > 0);
}
