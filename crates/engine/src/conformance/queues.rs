//! What claims and leases promise. The names say it.

#![expect(missing_docs, reason = "each function is a test whose name is its sentence")]

use std::collections::BTreeSet;

use super::{Make, QUEUE, commit, get, guarded, put, writes};
use crate::batch::{Batch, Outcome, Precondition, Write};
use crate::engine::Engine;
use crate::error::EngineError;
use crate::queue::{DueMillis, Lease, Leased, queue_key};
use crate::record::Version;

fn fill(engine: &dyn Engine, dues: &[u64]) {
    let put = |due: &u64| {
        put(
            QUEUE,
            &queue_key(DueMillis(*due), format!("job-{due}").as_bytes()),
            b"job",
        )
    };
    commit(engine, writes(dues.iter().map(put).collect()));
}

fn claim(engine: &dyn Engine, due: u64, limit: u16, until: u64) -> Vec<Leased> {
    let lease = Lease {
        until: DueMillis(until),
    };
    engine
        .claim(QUEUE, DueMillis(due), limit, lease)
        .expect("the engine takes claims")
}

fn dues(leased: &[Leased]) -> Vec<u64> {
    leased.iter().map(|leased| leased.due.0).collect()
}

fn settle(leased: &Leased) -> Batch {
    let key = leased.key.clone();
    let holds = Precondition::Version(QUEUE, key.clone(), leased.record.version);
    guarded(vec![holds], vec![Write::Delete(QUEUE, key)])
}

pub fn a_claim_takes_what_is_due_soonest_first_and_nothing_else(make: Make<'_>) {
    let store = make();
    let engine = store.engine();
    fill(engine, &[300, 100, 200, 201]);
    assert_eq!(dues(&claim(engine, 99, 10, 1000)), []);
    let leased = claim(engine, 200, 10, 1000);
    assert_eq!(dues(&leased), [100, 200]);
    assert_eq!(leased[0].key, queue_key(DueMillis(1000), b"job-100"));
    let stored = get(engine, QUEUE, &leased[0].key).expect("it was moved there");
    assert_eq!(stored, leased[0].record);
    assert_eq!(&stored.payload[..], b"job");
    assert_eq!(get(engine, QUEUE, &queue_key(DueMillis(100), b"job-100")), None);
    assert_eq!(dues(&claim(engine, 400, 1, 1000)), [201]);
    assert_eq!(claim(engine, 400, 0, 1000), []);
}

pub fn a_claimed_record_is_not_claimed_again_before_its_lease_ends(make: Make<'_>) {
    let store = make();
    let engine = store.engine();
    fill(engine, &[100]);
    assert_eq!(dues(&claim(engine, 150, 10, 500)), [100]);
    assert_eq!(dues(&claim(engine, 499, 10, 900)), []);
    assert_eq!(dues(&claim(engine, 500, 10, 900)), [500]);
}

pub fn a_lease_that_ran_out_is_taken_over_and_the_late_worker_refused(make: Make<'_>) {
    let store = make();
    let engine = store.engine();
    fill(engine, &[100]);
    let late = claim(engine, 100, 1, 500).remove(0);
    let heir = claim(engine, 500, 1, 900).remove(0);
    assert_eq!(engine.commit(settle(&late)).wait(), Ok(Outcome::Refused(0)));
    assert!(matches!(
        engine.commit(settle(&heir)).wait(),
        Ok(Outcome::Committed(_))
    ));
    assert_eq!(claim(engine, u64::MAX, 10, 1000), []);
    // Also when both leases end in the same moment, so that both keys are one.
    fill(engine, &[100]);
    let late = claim(engine, 100, 1, 500).remove(0);
    let heir = claim(engine, 500, 1, 500).remove(0);
    assert_eq!(late.key, heir.key);
    assert_eq!(engine.commit(settle(&late)).wait(), Ok(Outcome::Refused(0)));
}

pub fn a_worker_settles_by_the_version_it_was_given(make: Make<'_>) {
    let store = make();
    let engine = store.engine();
    fill(engine, &[100, 101]);
    for leased in claim(engine, 200, 10, 500) {
        let mut wrong = settle(&leased);
        let version = Version(leased.record.version.0 - 1);
        wrong.preconditions = vec![Precondition::Version(QUEUE, leased.key.clone(), version)];
        assert_eq!(engine.commit(wrong).wait(), Ok(Outcome::Refused(0)));
        assert!(matches!(
            engine.commit(settle(&leased)).wait(),
            Ok(Outcome::Committed(_))
        ));
        assert_eq!(engine.commit(settle(&leased)).wait(), Ok(Outcome::Refused(0)));
    }
    assert_eq!(claim(engine, u64::MAX, 10, 1000), []);
}

pub fn a_lease_survives_a_reopening(make: Make<'_>) {
    let mut store = make();
    fill(store.engine(), &[100]);
    let leased = claim(store.engine(), 100, 1, 500).remove(0);
    store.reopen();
    assert_eq!(claim(store.engine(), 499, 10, 900), []);
    assert!(matches!(
        store.engine().commit(settle(&leased)).wait(),
        Ok(Outcome::Committed(_))
    ));
}

pub fn two_records_of_one_suffix_never_replace_each_other(make: Make<'_>) {
    let store = make();
    let engine = store.engine();
    let at = |due: u64| queue_key(DueMillis(due), b"same");
    commit(
        engine,
        writes(vec![
            put(QUEUE, &at(1), b"a"),
            put(QUEUE, &at(2), b"b"),
            put(QUEUE, &at(500), b"c"),
        ]),
    );
    let leased = claim(engine, 10, 10, 500);
    assert_eq!(dues(&leased), [1, 2]);
    let payloads: BTreeSet<_> = claim(engine, 600, 10, 900)
        .into_iter()
        .map(|leased| leased.record.payload)
        .collect();
    assert_eq!(payloads.len(), 3);
}

pub fn a_claim_at_the_end_of_time_takes_everything(make: Make<'_>) {
    let store = make();
    let engine = store.engine();
    fill(engine, &[0, u64::MAX]);
    let leased = claim(engine, u64::MAX, 10, u64::MAX);
    assert_eq!(dues(&leased), [0, u64::MAX]);
    assert_eq!(claim(engine, u64::MAX, 10, 5).len(), 2);
}

pub fn a_key_that_is_none_of_a_queue_is_named(make: Make<'_>) {
    let store = make();
    let engine = store.engine();
    fill(engine, &[100]);
    commit(engine, writes(vec![put(QUEUE, b"\x00\x00", b"")]));
    let refused = engine.claim(
        QUEUE,
        DueMillis(200),
        10,
        Lease {
            until: DueMillis(500),
        },
    );
    assert_eq!(
        refused,
        Err(EngineError::Corrupt {
            space: QUEUE,
            key: "0000".into()
        })
    );
    assert!(
        get(engine, QUEUE, &queue_key(DueMillis(100), b"job-100")).is_some(),
        "nothing was moved"
    );
}

pub fn claims_made_at_once_never_share_a_record(make: Make<'_>) {
    let store = make();
    let engine = store.engine();
    fill(engine, &(0..200).collect::<Vec<_>>());
    let work = || {
        let mut taken = Vec::new();
        loop {
            let leased = claim(engine, 1000, 7, 5000);
            if leased.is_empty() {
                return taken;
            }
            taken.extend(dues(&leased));
        }
    };
    let mut all: Vec<u64> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..4).map(|_| scope.spawn(work)).collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().expect("no worker panics"))
            .collect()
    });
    all.sort_unstable();
    assert_eq!(all, (0..200).collect::<Vec<_>>());
}
