//! Many threads at the same rows: each is served, nothing is lost, and what was first is told first.

use std::collections::BTreeSet;
use std::sync::{Arc, Barrier};

use domain::{Announcement, Answer, EventId, Guest, GuestKey, Iri, Overflow, PersonName, RsvpCounter};
use engine::{Engine, MemoryEngine, RedbEngine, RedbOptions};
use jiff::Timestamp;

use crate::{Database, StoreError, audit, guests, outbox};

const THREADS: u64 = 64;
const ROUNDS: u64 = 4;

fn now() -> Timestamp {
    Timestamp::from_second(1_795_000_000).unwrap()
}

fn on_each_engine(check: impl Fn(Database)) {
    let folder = tempfile::tempdir().unwrap();
    let options = RedbOptions {
        free_space_floor_mib: 0,
        ..RedbOptions::default()
    };
    let redb = RedbEngine::open(&folder.path().join("store"), options).unwrap();
    let engines: [Arc<dyn Engine>; 2] = [Arc::new(MemoryEngine::new()), Arc::new(redb)];
    for engine in engines {
        check(Database::open(engine).unwrap());
    }
}

/// Lets all threads begin at once; each does its verb some times.
fn all_at_once(database: &Database, verb: impl Fn(&Database, u64, u64) -> Result<(), StoreError> + Sync) {
    let barrier = Barrier::new(usize::try_from(THREADS).unwrap());
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            let (barrier, verb) = (&barrier, &verb);
            scope.spawn(move || {
                barrier.wait();
                for round in 0..ROUNDS {
                    assert_eq!(
                        verb(database, thread, round),
                        Ok(()),
                        "thread {thread}, round {round}"
                    );
                }
            });
        }
    });
}

fn announcement(thread: u64, round: u64) -> Announcement {
    Announcement::EventChanged {
        event: EventId::new(thread, [0; 10]),
        revision: round,
        change: domain::EventChange::Details,
    }
}

#[test]
fn all_who_announce_and_log_at_once_are_served_and_each_is_told_in_its_order() {
    on_each_engine(|database| {
        all_at_once(&database, |database, thread, round| {
            database.transact_blocking(|tx| {
                audit::log(tx, "operator", &format!("change {thread} {round}"), now())?;
                outbox::announce(tx, &announcement(thread, round), now())
            })
        });
        let told = outbox::claim(
            &database,
            now(),
            now() + jiff::SignedDuration::from_secs(60),
            1_000,
        )
        .unwrap();
        assert_eq!(told.len() as u64, THREADS * ROUNDS);
        let activities: BTreeSet<&str> = told.iter().map(|(_, told)| told.activity.as_str()).collect();
        assert_eq!(activities.len(), told.len());
        for thread in 0..THREADS {
            let event = EventId::new(thread, [0; 10]);
            let rounds: Vec<u64> = told
                .iter()
                .filter_map(|(_, told)| match &told.announcement {
                    Announcement::EventChanged {
                        event: of, revision, ..
                    } if *of == event => Some(*revision),
                    _ => None,
                })
                .collect();
            assert_eq!(rounds, (0..ROUNDS).collect::<Vec<_>>());
        }
        let acts: BTreeSet<String> = database
            .read(|tx| audit::tail(tx, 1_000))
            .unwrap()
            .into_iter()
            .map(|entry| entry.what)
            .collect();
        assert_eq!(acts.len() as u64, THREADS * ROUNDS);
    });
}

/// Invariant I5, with real threads.
#[test]
fn all_who_want_a_seat_at_one_event_at_once_are_answered_and_no_seat_is_given_twice() {
    const SEATS: u32 = 10;
    let event = EventId::new(0, [7; 10]);
    on_each_engine(|database| {
        all_at_once(&database, |database, thread, round| {
            database.transact_blocking(|tx| {
                let mut list = guests::get(tx, &event)?;
                let registered = list.register(guest(thread, round), Some(SEATS), Overflow::WaitingList);
                assert!(registered.is_ok());
                guests::put(tx, &event, &list)
            })
        });
        let list = database.read(|tx| guests::get(tx, &event)).unwrap();
        assert_eq!(list.taken(), 10);
        assert_eq!(list.waiting() as u64, THREADS * ROUNDS - 10);
    });
}

fn guest(thread: u64, round: u64) -> Guest {
    let key = GuestKey::Actor(Iri::parse(&format!("https://b.example/users/{thread}-{round}")).unwrap());
    let name = PersonName::parse("Klara").unwrap();
    Guest::answering(key, name, Answer::Going, RsvpCounter(1), now())
}
