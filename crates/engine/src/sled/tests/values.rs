//! Long values in chunks, and views in which other values lie over the tree.

use proptest::prelude::*;

use super::{SPACE, open, payload, put};
use crate::batch::{Batch, Write};
use crate::engine::Engine;
use crate::error::EngineError;
use crate::key::{Direction, Range};
use crate::record::Bytes;
use crate::sled::raw::{INLINE_BYTES_MAX, chunk_key};
use crate::sled::view::{Changes, View};

fn long(byte: u8, length: usize) -> Vec<u8> {
    vec![byte; length]
}

#[test]
fn a_value_that_grows_and_shrinks_and_goes_leaves_no_chunk_behind() {
    let folder = tempfile::tempdir().unwrap();
    let engine = open(&folder);
    let edge = INLINE_BYTES_MAX - 13;
    for (round, length) in (0u8..).zip([10, edge, edge + 1, 100_000, 20_000, 0, 50_000]) {
        engine.commit(put(b"key", &long(round, length))).wait().unwrap();
        assert_eq!(
            payload(&engine, b"key").unwrap(),
            long(round, length),
            "{length} bytes"
        );
        let chunks = (length + 13).div_ceil(INLINE_BYTES_MAX);
        let expected = 2 + if chunks > 1 { chunks } else { 0 };
        assert_eq!(raw_keys(&engine), expected, "{length} bytes");
    }
    for gone in [
        Write::Delete(SPACE, b"key".to_vec()),
        Write::DeleteRange(SPACE, b"a".to_vec(), b"z".to_vec()),
    ] {
        engine.commit(put(b"key", &long(9, 30_000))).wait().unwrap();
        let writes = vec![gone];
        engine
            .commit(Batch {
                writes,
                ..Batch::default()
            })
            .wait()
            .unwrap();
        assert_eq!((payload(&engine, b"key"), raw_keys(&engine)), (None, 1));
    }
}

#[test]
fn a_lost_chunk_is_named_by_every_read_and_hides_no_other_record() {
    let folder = tempfile::tempdir().unwrap();
    let engine = open(&folder);
    engine.commit(put(b"long", &long(1, 30_000))).wait().unwrap();
    engine.commit(put(b"whole", b"whole")).wait().unwrap();
    let remove = |view: &View<'_>| Ok(view.tree.remove(chunk_key(SPACE, b"long", 1)).unwrap().is_some());
    assert_eq!(engine.vault.read(remove), Ok(true));
    let corrupt = EngineError::Corrupt {
        space: SPACE,
        key: "6c6f6e67".into(),
    };
    assert_eq!(engine.get_many(SPACE, &[b"long".to_vec()]), Err(corrupt.clone()));
    let all = Range::prefix(SPACE, b"");
    assert_eq!(engine.page(&all, Direction::Forward, 9), Err(corrupt.clone()));
    assert_eq!(engine.backup(&mut Vec::new()), Err(corrupt));
    assert_eq!(payload(&engine, b"whole").unwrap(), "whole");
    engine.commit(put(b"long", b"mended")).wait().unwrap();
    assert!(engine.backup(&mut Vec::new()).is_ok());
}

#[test]
fn a_backup_is_of_one_moment_while_commits_go_on() {
    let folder = tempfile::tempdir().unwrap();
    let engine = open(&folder);
    for number in 0..200u8 {
        engine
            .commit(put(&[number], &long(number, 2_000)))
            .wait()
            .unwrap();
    }
    let mut quiet = Vec::new();
    engine.backup(&mut quiet).unwrap();
    let mut sink = Disturbing {
        engine: &engine,
        bytes: Vec::new(),
        writes: 0,
    };
    engine.backup(&mut sink).unwrap();
    assert!(sink.writes > 4 && sink.bytes == quiet);
    assert_eq!(payload(&engine, &[199]).unwrap(), "changed");
    let mut after = Vec::new();
    engine.backup(&mut after).unwrap();
    assert_ne!(after, quiet);
}

/// Changes what is being written out, from the end on, at every write.
struct Disturbing<'e> {
    engine: &'e super::SledEngine,
    bytes: Vec<u8>,
    writes: u8,
}

impl std::io::Write for Disturbing<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let (last, new) = (199 - self.writes, 200 + self.writes);
        let writes = vec![
            Write::Put(SPACE, vec![last], Bytes::from_static(b"changed")),
            Write::Put(SPACE, vec![new], Bytes::from_static(b"new")),
            Write::Delete(SPACE, vec![last / 2]),
        ];
        let batch = Batch {
            writes,
            ..Batch::default()
        };
        self.engine.commit(batch).wait().unwrap();
        self.writes += 1;
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn raw_keys(engine: &super::SledEngine) -> usize {
    engine.vault.read(|view| Ok(view.tree.len())).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_view_is_the_tree_with_other_values_over_it(
        below in prop::collection::btree_map(key(), 0u8..9, 0..20),
        over in prop::collection::btree_map(key(), prop::option::of(0u8..9), 0..20),
        start in key(),
        end in key(),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let db = ::sled::Config::new().path(folder.path()).flush_every_ms(None).open().unwrap();
        for (key, value) in &below {
            db.insert(key, &[*value]).unwrap();
        }
        let mut model = below;
        let mut changes = Changes::new();
        for (key, value) in over {
            changes.insert(key.clone(), value.map(|value| [value].as_slice().into()));
            match value {
                Some(value) => model.insert(key, value),
                None => model.remove(&key),
            };
        }
        let view = View { tree: &db, over: &changes };
        for (key, value) in &model {
            let found = view.get(key).unwrap().unwrap();
            prop_assert_eq!(&found[..], [*value]);
        }
        if start < end {
            let mut expected: Vec<_> = model.range(start.clone()..end.clone()).collect();
            for direction in [Direction::Forward, Direction::Backward] {
                let found: Vec<_> = view.range(&start, &end, direction).map(Result::unwrap).collect();
                let found: Vec<_> = found.iter().map(|(key, value)| (key.to_vec(), value[0])).collect();
                let listed: Vec<_> = expected.iter().map(|(key, value)| ((*key).clone(), **value)).collect();
                prop_assert_eq!(found, listed);
                expected.reverse();
            }
        }
    }
}

fn key() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(prop::sample::select(vec![0u8, 1, 2, 0xff]), 1..4)
}
