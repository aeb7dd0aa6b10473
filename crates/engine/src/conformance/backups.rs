//! What backups promise. The names say it.

#![expect(missing_docs, reason = "each function is a test whose name is its sentence")]

use std::collections::BTreeMap;

use super::{Make, OTHER, SPACE, commit, put, writes};
use crate::backup::Manifest;
use crate::batch::Write;
use crate::engine::Engine;

fn backup(engine: &dyn Engine) -> (Vec<u8>, Manifest) {
    let mut bytes = Vec::new();
    let manifest = engine.backup(&mut bytes).expect("a vector takes every byte");
    assert_eq!(Manifest::verify(&bytes[..]), Ok(manifest.clone()));
    (bytes, manifest)
}

pub fn a_backup_is_verified_and_counts_every_record(make: Make<'_>) {
    let store = make();
    let engine = store.engine();
    commit(
        engine,
        writes(
            (0..100u8)
                .map(|number| put(SPACE, &[number], b"payload"))
                .collect(),
        ),
    );
    let last = commit(
        engine,
        writes(vec![put(OTHER, b"a", b""), Write::Delete(SPACE, vec![7])]),
    );
    let (_, manifest) = backup(engine);
    assert_eq!(manifest.records, BTreeMap::from([(SPACE, 99), (OTHER, 1)]));
    assert_eq!(manifest.sequence, last);
}

pub fn stores_of_the_same_history_make_the_same_backup(make: Make<'_>) {
    let [one, other] = [make(), make()].map(|mut store| {
        commit(store.engine(), writes(vec![put(SPACE, b"a", b"one")]));
        store.reopen();
        commit(store.engine(), writes(vec![put(OTHER, b"b", b"two")]));
        backup(store.engine()).0
    });
    assert_eq!(one, other);
}

pub fn an_empty_store_makes_a_backup_of_nothing(make: Make<'_>) {
    let store = make();
    let (_, manifest) = backup(store.engine());
    assert_eq!((manifest.record_count(), manifest.sequence.0), (0, 0));
}
