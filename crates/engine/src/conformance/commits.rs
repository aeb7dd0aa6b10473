//! What a commit promises. The names say it.

#![expect(missing_docs, reason = "each function is a test whose name is its sentence")]

use super::{Make, OTHER, SPACE, commit, get, guarded, payload, put, writes};
use crate::batch::{BATCH_BYTES_MAX, BATCH_OPERATIONS_MAX, Batch, Outcome, Precondition, Write};
use crate::engine::KEYS_PER_GET_MAX;
use crate::error::EngineError;
use crate::health::Standing;
use crate::key::{BOUND_BYTES_MAX, KEY_BYTES_MAX};
use crate::record::{Bytes, PAYLOAD_BYTES_MAX, Sequence, Version};

pub fn a_commit_is_read_back_with_its_sequence_as_version(make: Make<'_>) {
    let store = make();
    let sequence = commit(
        store.engine(),
        writes(vec![put(SPACE, b"a", b"one"), put(OTHER, b"b", b"two")]),
    );
    for (space, key, expected) in [(SPACE, b"a", b"one"), (OTHER, b"b", b"two")] {
        let record = get(store.engine(), space, key).expect("it was put");
        assert_eq!(
            (record.version, &record.payload[..]),
            (Version(sequence.0), &expected[..])
        );
    }
}

pub fn sequences_only_grow_and_survive_a_reopening(make: Make<'_>) {
    let mut store = make();
    let mut last = commit(store.engine(), writes(vec![put(SPACE, b"a", b"0")]));
    assert!(last.0 >= 1);
    for _ in 0..3 {
        let next = commit(store.engine(), writes(vec![put(SPACE, b"a", b"1")]));
        assert!(next > last);
        last = next;
        store.reopen();
    }
}

pub fn a_batch_may_ask_for_a_sequence_above_another(make: Make<'_>) {
    let mut store = make();
    let above = |above: u64| Batch {
        above: Some(Sequence(above)),
        ..writes(vec![put(SPACE, b"a", b"")])
    };
    commit(store.engine(), writes(vec![put(SPACE, b"a", b"")]));
    assert_eq!(commit(store.engine(), above(700)), Sequence(701));
    assert_eq!(commit(store.engine(), above(3)), Sequence(702));
    let found = get(store.engine(), SPACE, b"a").expect("it was put");
    assert_eq!(found.version, Version(702));
    let nothing = Batch {
        above: Some(Sequence(9_000)),
        ..Batch::default()
    };
    assert_eq!(commit(store.engine(), nothing), Sequence(702));
    store.reopen();
    assert_eq!(get(store.engine(), SPACE, b"a"), Some(found));
    assert_eq!(
        commit(store.engine(), writes(vec![put(SPACE, b"b", b"")])),
        Sequence(703)
    );
}

pub fn a_refused_precondition_is_named_and_nothing_is_applied(make: Make<'_>) {
    let store = make();
    let engine = store.engine();
    commit(engine, writes(vec![put(SPACE, b"a", b"one")]));
    let batch = guarded(
        vec![
            Precondition::Present(SPACE, b"a".to_vec()),
            Precondition::Absent(SPACE, b"a".to_vec()),
        ],
        vec![put(SPACE, b"a", b"two"), put(SPACE, b"b", b"two")],
    );
    assert_eq!(engine.commit(batch).wait(), Ok(Outcome::Refused(1)));
    assert_eq!(payload(engine, SPACE, b"a").as_deref(), Some(&b"one"[..]));
    assert_eq!(payload(engine, SPACE, b"b"), None);
}

pub fn every_precondition_must_hold_and_the_first_that_fails_is_told(make: Make<'_>) {
    let store = make();
    let engine = store.engine();
    let version = Version(commit(engine, writes(vec![put(SPACE, b"a", b"one")])).0);
    let (there, gone) = (b"a".to_vec(), b"z".to_vec());
    let holds = [
        Precondition::Present(SPACE, there.clone()),
        Precondition::Version(SPACE, there.clone(), version),
        Precondition::Absent(SPACE, gone.clone()),
    ];
    let fails = [
        Precondition::Absent(SPACE, there.clone()),
        Precondition::Version(SPACE, there, Version(version.0 + 1)),
        Precondition::Present(SPACE, gone.clone()),
        Precondition::Version(SPACE, gone, version),
    ];
    let all = guarded(holds.to_vec(), vec![]);
    assert!(matches!(engine.commit(all).wait(), Ok(Outcome::Committed(_))));
    for fail in fails {
        let mut preconditions = holds.to_vec();
        preconditions.push(fail.clone());
        preconditions.push(fail);
        assert_eq!(
            engine.commit(guarded(preconditions, vec![])).wait(),
            Ok(Outcome::Refused(3))
        );
    }
}

pub fn a_version_changes_with_every_write_also_of_the_same_payload(make: Make<'_>) {
    let store = make();
    let engine = store.engine();
    let first = Version(commit(engine, writes(vec![put(SPACE, b"a", b"same")])).0);
    commit(engine, writes(vec![put(SPACE, b"a", b"same")]));
    let stale = guarded(vec![Precondition::Version(SPACE, b"a".to_vec(), first)], vec![]);
    assert_eq!(engine.commit(stale).wait(), Ok(Outcome::Refused(0)));
}

pub fn a_key_written_again_after_its_deletion_has_a_new_version(make: Make<'_>) {
    let store = make();
    let engine = store.engine();
    let first = Version(commit(engine, writes(vec![put(SPACE, b"a", b"one")])).0);
    commit(engine, writes(vec![Write::Delete(SPACE, b"a".to_vec())]));
    assert_eq!(get(engine, SPACE, b"a"), None);
    commit(engine, writes(vec![put(SPACE, b"a", b"one")]));
    assert!(get(engine, SPACE, b"a").expect("it was put again").version > first);
}

pub fn batches_in_flight_are_decided_in_order_of_arrival(make: Make<'_>) {
    let store = make();
    let engine = store.engine();
    let claim = |by: &'static [u8]| {
        guarded(
            vec![Precondition::Absent(SPACE, b"seat".to_vec())],
            vec![put(SPACE, b"seat", by)],
        )
    };
    let in_flight: Vec<_> = [&b"first"[..], b"second", b"third"]
        .into_iter()
        .map(|by| engine.commit(claim(by)))
        .collect();
    let outcomes: Vec<_> = in_flight
        .into_iter()
        .map(|commit| commit.wait().expect("decided"))
        .collect();
    assert!(matches!(outcomes[0], Outcome::Committed(_)));
    assert_eq!(outcomes[1..], [Outcome::Refused(0), Outcome::Refused(0)]);
    assert_eq!(payload(engine, SPACE, b"seat").as_deref(), Some(&b"first"[..]));
}

pub fn a_batch_sees_the_batches_before_it_also_before_their_flush(make: Make<'_>) {
    let store = make();
    let engine = store.engine();
    let key = |number: u32| number.to_be_bytes().to_vec();
    let mut in_flight = vec![engine.commit(writes(vec![Write::Put(SPACE, key(0), Bytes::new())]))];
    for number in 1..200 {
        let step = guarded(
            vec![
                Precondition::Present(SPACE, key(number - 1)),
                Precondition::Absent(SPACE, key(number)),
            ],
            vec![
                Write::Delete(SPACE, key(number - 1)),
                Write::Put(SPACE, key(number), Bytes::new()),
            ],
        );
        in_flight.push(engine.commit(step));
    }
    for commit in in_flight {
        assert!(matches!(commit.wait(), Ok(Outcome::Committed(_))));
    }
    assert_eq!(get(engine, SPACE, &key(198)), None);
    assert!(get(engine, SPACE, &key(199)).is_some());
}

pub fn later_writes_of_a_batch_win(make: Make<'_>) {
    let store = make();
    let engine = store.engine();
    commit(
        engine,
        writes(vec![
            put(SPACE, b"a", b"first"),
            put(SPACE, b"a", b"second"),
            put(SPACE, b"b", b"gone"),
            Write::DeleteRange(SPACE, b"b".to_vec(), b"c".to_vec()),
            Write::Delete(SPACE, b"c".to_vec()),
            put(SPACE, b"c", b"stays"),
        ]),
    );
    assert_eq!(payload(engine, SPACE, b"a").as_deref(), Some(&b"second"[..]));
    assert_eq!(payload(engine, SPACE, b"b"), None);
    assert_eq!(payload(engine, SPACE, b"c").as_deref(), Some(&b"stays"[..]));
}

pub fn a_range_is_deleted_from_its_start_to_before_its_end(make: Make<'_>) {
    let store = make();
    let engine = store.engine();
    let all = [b"a", b"b", b"c", b"d"];
    commit(
        engine,
        writes(all.iter().map(|key| put(SPACE, *key, b"")).collect()),
    );
    commit(engine, writes(vec![put(OTHER, b"b", b"")]));
    let range = |start: &[u8], end: &[u8]| Write::DeleteRange(SPACE, start.to_vec(), end.to_vec());
    commit(
        engine,
        writes(vec![range(b"d", b"a"), range(b"c", b"c"), range(b"b", b"d")]),
    );
    let left = all.map(|key| get(engine, SPACE, key).is_some());
    assert_eq!(left, [true, false, false, true]);
    assert!(get(engine, OTHER, b"b").is_some());
}

pub fn a_batch_without_writes_checks_and_counts_nothing(make: Make<'_>) {
    let store = make();
    let engine = store.engine();
    let last = commit(engine, writes(vec![put(SPACE, b"a", b"one")]));
    let flushes = engine.health().flushes;
    let check = guarded(vec![Precondition::Present(SPACE, b"a".to_vec())], vec![]);
    assert_eq!(commit(engine, check), last);
    assert_eq!(engine.health().flushes, flushes);
}

pub fn keyspaces_do_not_see_each_other(make: Make<'_>) {
    let store = make();
    let engine = store.engine();
    commit(engine, writes(vec![put(SPACE, b"a", b"one")]));
    commit(
        engine,
        writes(vec![
            put(OTHER, b"a", b"two"),
            Write::Delete(OTHER, b"b".to_vec()),
        ]),
    );
    commit(
        engine,
        guarded(
            vec![Precondition::Absent(OTHER, b"b".to_vec())],
            vec![put(SPACE, b"b", b"")],
        ),
    );
    assert_eq!(payload(engine, SPACE, b"a").as_deref(), Some(&b"one"[..]));
    assert_eq!(get(engine, OTHER, b"b"), None);
}

pub fn a_dropped_commit_is_not_undone(make: Make<'_>) {
    let store = make();
    let engine = store.engine();
    drop(engine.commit(writes(vec![put(SPACE, b"dropped", b"one")])));
    // The next commit is decided after it.
    commit(
        engine,
        guarded(vec![Precondition::Present(SPACE, b"dropped".to_vec())], vec![]),
    );
}

pub fn what_was_acknowledged_survives_a_reopening(make: Make<'_>) {
    let mut store = make();
    for number in 0..20u8 {
        commit(store.engine(), writes(vec![put(SPACE, &[number], b"kept")]));
        if number % 5 == 0 {
            store.reopen();
        }
    }
    store.reopen();
    for number in 0..20u8 {
        assert!(
            get(store.engine(), SPACE, &[number]).is_some(),
            "{number} was acknowledged"
        );
    }
    assert_eq!(store.engine().health().standing, Standing::Well);
}

pub fn the_longest_key_and_the_largest_payload_are_kept(make: Make<'_>) {
    let mut store = make();
    let (key, large) = (vec![0xff; KEY_BYTES_MAX], Bytes::from(vec![7; PAYLOAD_BYTES_MAX]));
    commit(
        store.engine(),
        writes(vec![Write::Put(SPACE, key.clone(), large.clone())]),
    );
    store.reopen();
    assert_eq!(payload(store.engine(), SPACE, &key), Some(large));
}

pub fn what_is_above_a_limit_is_refused_and_changes_nothing(make: Make<'_>) {
    let store = make();
    let engine = store.engine();
    let long = vec![0; KEY_BYTES_MAX + 1];
    let large = Bytes::from(vec![0; PAYLOAD_BYTES_MAX + 1]);
    let allowed = Bytes::from(vec![0; PAYLOAD_BYTES_MAX]);
    let many = BATCH_OPERATIONS_MAX + 1;
    let heavy = BATCH_BYTES_MAX / PAYLOAD_BYTES_MAX + 1;
    let beyond = vec![0; BOUND_BYTES_MAX + 1];
    let cases: Vec<(Batch, EngineError)> = vec![
        (
            writes(vec![Write::Put(SPACE, long.clone(), Bytes::new())]),
            EngineError::KeyTooLong,
        ),
        (
            writes(vec![Write::Delete(SPACE, long.clone())]),
            EngineError::KeyTooLong,
        ),
        (
            writes(vec![Write::DeleteRange(SPACE, vec![], beyond)]),
            EngineError::KeyTooLong,
        ),
        (
            guarded(vec![Precondition::Absent(SPACE, long.clone())], vec![]),
            EngineError::KeyTooLong,
        ),
        (
            writes(vec![Write::Put(SPACE, vec![], large)]),
            EngineError::PayloadTooLarge,
        ),
        (
            writes(vec![put(SPACE, b"", b""); many]),
            EngineError::BatchTooLarge,
        ),
        (
            writes(vec![Write::Put(SPACE, vec![], allowed); heavy]),
            EngineError::BatchTooLarge,
        ),
    ];
    for (mut batch, expected) in cases {
        batch.writes.insert(0, put(SPACE, b"beside", b""));
        assert_eq!(engine.commit(batch).wait(), Err(expected));
    }
    assert_eq!(get(engine, SPACE, b"beside"), None);
    assert_eq!(engine.get_many(SPACE, &[long]), Err(EngineError::KeyTooLong));
    let keys = vec![vec![]; KEYS_PER_GET_MAX + 1];
    assert_eq!(engine.get_many(SPACE, &keys), Err(EngineError::TooManyKeys));
}

pub fn a_key_and_a_payload_may_be_empty(make: Make<'_>) {
    let mut store = make();
    commit(store.engine(), writes(vec![put(SPACE, b"", b"")]));
    store.reopen();
    assert_eq!(payload(store.engine(), SPACE, b""), Some(Bytes::new()));
}

pub fn counters_count_commits_and_shared_flushes(make: Make<'_>) {
    let store = make();
    let engine = store.engine();
    let before = engine.health();
    for _ in 0..3 {
        commit(engine, writes(vec![put(SPACE, b"a", b"")]));
    }
    let after = engine.health();
    assert_eq!(after.commits - before.commits, 3);
    assert_eq!(after.flushes - before.flushes, 3, "each waited for its own flush");
    assert!(after.largest_group >= 1);
}
