//! Random histories, side by side with a map: batches in flight, refusals, ranges, reopenings.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::{Fixture, Make};
use crate::batch::{Batch, Outcome, Precondition, Write};
use crate::commit::Commit;
use crate::key::{Direction, Key, Keyspace, Range};
use crate::record::{Bytes, Sequence, Version};

const CASES: u32 = 48;
const KEYSPACES: u8 = 2;

#[derive(Debug, Clone)]
enum Act {
    /// Handed over together, awaited together.
    Commit(Vec<Planned>),
    Reopen,
}

/// A batch whose version preconditions are told once the versions are known.
#[derive(Debug, Clone)]
struct Planned {
    checks: Vec<(Check, Keyspace, Key)>,
    writes: Vec<Write>,
}

#[derive(Debug, Clone, Copy)]
enum Check {
    Absent,
    Present,
    /// The version the store had before the acts in flight.
    Version,
}

#[derive(Default)]
struct Model {
    records: BTreeMap<(Keyspace, Key), (Version, Bytes)>,
    last: u64,
}

/// A history of up to 12 acts leaves engine and map the same after each.
pub fn random_histories_agree_with_a_map(make: Make<'_>) {
    let config = Config {
        cases: CASES,
        failure_persistence: None,
        ..Config::default()
    };
    let history = prop::collection::vec(act(), 1..12);
    let outcome = TestRunner::new(config).run(&history, |history| {
        let mut store = make();
        let mut model = Model::default();
        for act in history {
            match act {
                Act::Reopen => store.reopen(),
                Act::Commit(planned) => commit_both(&*store, &mut model, planned)?,
            }
            compare(&*store, &model)?;
        }
        Ok(())
    });
    if let Err(failed) = outcome {
        panic!("{failed}");
    }
}

fn commit_both(store: &dyn Fixture, model: &mut Model, planned: Vec<Planned>) -> Result<(), TestCaseError> {
    let batches: Vec<Batch> = planned.into_iter().map(|planned| model.batch(planned)).collect();
    let in_flight: Vec<Commit> = batches
        .iter()
        .map(|batch| store.engine().commit(batch.clone()))
        .collect();
    for (batch, commit) in batches.iter().zip(in_flight) {
        prop_assert_eq!(commit.wait(), Ok(model.commit(batch)));
    }
    Ok(())
}

fn compare(store: &dyn Fixture, model: &Model) -> Result<(), TestCaseError> {
    for space in (0..KEYSPACES).map(Keyspace) {
        let mut expected: Vec<_> = (model.records.iter())
            .filter(|((of, _), _)| *of == space)
            .map(|((_, key), (version, payload))| (key.clone(), *version, payload.clone()))
            .collect();
        for direction in [Direction::Forward, Direction::Backward] {
            let page = store
                .engine()
                .page(&Range::prefix(space, b""), direction, u16::MAX);
            let page = page.map_err(|error| TestCaseError::fail(error.to_string()))?;
            let found: Vec<_> = (page.items.into_iter())
                .map(|(key, record)| (key, record.version, record.payload))
                .collect();
            prop_assert_eq!(&found, &expected);
            expected.reverse();
        }
        let keys: Vec<Key> = expected.iter().map(|(key, ..)| key.clone()).collect();
        let found = store.engine().get_many(space, &keys);
        let found = found.map_err(|error| TestCaseError::fail(error.to_string()))?;
        let versions: Vec<_> = found
            .into_iter()
            .map(|found| found.map(|record| record.version))
            .collect();
        prop_assert_eq!(
            versions,
            expected.iter().map(|one| Some(one.1)).collect::<Vec<_>>()
        );
    }
    Ok(())
}

impl Model {
    fn batch(&self, planned: Planned) -> Batch {
        let precondition = |(check, space, key): (Check, Keyspace, Key)| match check {
            Check::Absent => Precondition::Absent(space, key),
            Check::Present => Precondition::Present(space, key),
            Check::Version => {
                let found = self.records.get(&(space, key.clone()));
                Precondition::Version(space, key, found.map_or(Version(0), |found| found.0))
            }
        };
        let preconditions = planned.checks.into_iter().map(precondition).collect();
        Batch {
            preconditions,
            writes: planned.writes,
            ..Batch::default()
        }
    }

    fn commit(&mut self, batch: &Batch) -> Outcome {
        let refused = batch
            .preconditions
            .iter()
            .position(|precondition| match precondition {
                Precondition::Absent(space, key) => self.records.contains_key(&(*space, key.clone())),
                Precondition::Present(space, key) => !self.records.contains_key(&(*space, key.clone())),
                Precondition::Version(space, key, version) => {
                    self.records.get(&(*space, key.clone())).map(|found| found.0) != Some(*version)
                }
            });
        if let Some(index) = refused {
            return Outcome::Refused(index);
        }
        self.last += u64::from(!batch.writes.is_empty());
        for write in &batch.writes {
            match write {
                Write::Put(space, key, payload) => {
                    self.records
                        .insert((*space, key.clone()), (Version(self.last), payload.clone()));
                }
                Write::Delete(space, key) => {
                    self.records.remove(&(*space, key.clone()));
                }
                Write::DeleteRange(space, start, end) => {
                    self.records
                        .retain(|(of, key), _| of != space || key < start || key >= end);
                }
            }
        }
        Outcome::Committed(Sequence(self.last))
    }
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => prop::collection::vec(planned(), 1..6).prop_map(Act::Commit),
        1 => Just(Act::Reopen),
    ]
}

fn planned() -> impl Strategy<Value = Planned> {
    let check = prop_oneof![Just(Check::Absent), Just(Check::Present), Just(Check::Version)];
    let checks = prop::collection::vec((check, space(), key()), 0..2);
    let writes = prop::collection::vec(write(), 0..5);
    (checks, writes).prop_map(|(checks, writes)| Planned { checks, writes })
}

fn write() -> impl Strategy<Value = Write> {
    let payload = prop::collection::vec(any::<u8>(), 0..40).prop_map(Bytes::from);
    prop_oneof![
        4 => (space(), key(), payload).prop_map(|(space, key, payload)| Write::Put(space, key, payload)),
        2 => (space(), key()).prop_map(|(space, key)| Write::Delete(space, key)),
        1 => (space(), key(), key()).prop_map(|(space, start, end)| Write::DeleteRange(space, start, end)),
    ]
}

fn space() -> impl Strategy<Value = Keyspace> {
    (0..KEYSPACES).prop_map(Keyspace)
}

/// Few enough that histories meet themselves, with the awkward ones among them.
fn key() -> impl Strategy<Value = Key> {
    prop::sample::select(vec![
        vec![],
        vec![0],
        vec![0, 0],
        vec![1],
        vec![1, 0xff],
        vec![2],
        vec![0xff],
    ])
}
