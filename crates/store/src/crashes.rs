//! The machine stops at every commit and every flush in turn: nothing acknowledged is lost, nothing is half there.
//!
//! Each step of a script is one commit. What a crash leaves must be, byte for byte, what the script had
//! left after the last acknowledged step, or after the step that was on its way.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::{ActivityId, Announcement, Event, EventId, Iri};
use engine::{Engine, Fault, Leased, MemoryEngine, Moment as Side, Step};

use crate::deliveries::{self, Delivery};
use crate::events::{self, Tombstone};
use crate::inbox::{self, Verdict};
use crate::samples::{self, at, inbox_row};
use crate::{Database, StoreError, Transaction, activities, outbox};

const EVENTS: u8 = 3;
const HOSTS: [&str; 2] = ["b.example", "c.example"];

/// What a worker holds in its head between two steps; a crash forgets it.
#[derive(Default)]
struct Held {
    inbox: Vec<(Leased, Iri)>,
    outbox: Vec<(Leased, outbox::Told)>,
    lanes: Vec<(deliveries::LeasedLane, domain::Origin)>,
}

type Verb = fn(&Database, &mut Held) -> Result<(), StoreError>;

/// One commit each.
const SCRIPT: &[Verb] = &[
    |database, _| transact(database, |tx| publish(tx, 1, 100, 1)),
    |database, _| transact(database, |tx| publish(tx, 2, 200, 1)),
    |database, _| transact(database, |tx| inbox::append(tx, &inbox_row(1), "{}").map(drop)),
    |database, _| transact(database, |tx| inbox::append(tx, &inbox_row(2), "{}").map(drop)),
    |database, _| transact(database, |tx| publish(tx, 1, 900, 2)),
    |database, held| {
        held.inbox = inbox::claim(database, at(10), at(60), 9)?;
        Ok(())
    },
    // Takes an event of another node in, and settles, in one transaction.
    |database, held| {
        let (leased, id) = &held.inbox[0];
        transact(database, |tx| {
            events::put(tx, &event(3, 300, 1))?;
            let came = inbox::get(tx, id)?.expect("what was claimed had come");
            inbox::settle(tx, leased, &came, Verdict::Applied)
        })
    },
    |database, held| {
        let (leased, id) = &held.inbox[1];
        transact(database, |tx| inbox::postpone(tx, leased, id, at(70), "away"))
    },
    |database, held| {
        held.outbox = outbox::claim(database, at(10), at(60), 9)?;
        Ok(())
    },
    |database, held| transact(database, |tx| tell(tx, &held.outbox[0])),
    |database, held| transact(database, |tx| tell(tx, &held.outbox[1])),
    |database, held| {
        held.lanes = deliveries::claim_of(database, deliveries::Lanes::Troubled, at(10), at(60), 9)?;
        Ok(())
    },
    |database, held| transact(database, |tx| deliver(tx, &held.lanes[0])),
    |database, held| transact(database, |tx| deliver(tx, &held.lanes[1])),
    |database, _| transact(database, |tx| deliveries::hasten(tx, &host(HOSTS[0]), at(20))),
    |database, _| transact(database, remove_second),
];

fn transact(
    database: &Database,
    verb: impl FnMut(&mut Transaction<'_>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    database.transact_blocking(verb)
}

#[test]
fn a_crash_at_any_commit_or_flush_loses_nothing_acknowledged_and_leaves_nothing_half_done() {
    let (states, steps) = undisturbed();
    let faults = [
        Fault::Crash(Side::Before),
        Fault::Crash(Side::After),
        Fault::Io(1),
        Fault::Io(2),
        Fault::DiskFull,
    ];
    let mut unacknowledged_but_there = 0;
    for count in 1..=steps {
        for step in [Step::Commit(count), Step::Flush(count)] {
            for fault in faults {
                for seed in 0..3 {
                    unacknowledged_but_there += struck(&states, step, fault, seed);
                }
            }
        }
    }
    assert!(
        unacknowledged_but_there > 0,
        "no crash fell between the flush and its answer"
    );
}

/// What the script leaves after each step, and how many commits it takes.
fn undisturbed() -> (Vec<Vec<u8>>, u64) {
    let engine = Arc::new(MemoryEngine::new());
    let database = Database::open(engine.clone()).unwrap();
    let mut held = Held::default();
    let mut states = vec![dump(&engine)];
    for verb in SCRIPT {
        verb(&database, &mut held).unwrap();
        states.push(dump(&engine));
    }
    let distinct: BTreeSet<&Vec<u8>> = states.iter().collect();
    assert_eq!(distinct.len(), states.len(), "each step leaves a trace");
    let (commits, _) = engine.steps();
    check(&database);
    (states, commits)
}

/// Runs the script into a fault; 1 when the step under way was there though nobody was told.
fn struck(states: &[Vec<u8>], step: Step, fault: Fault, seed: u64) -> usize {
    let engine = Arc::new(MemoryEngine::new());
    engine.script(step, fault);
    let mut done = 0;
    if let Ok(database) = Database::open(engine.clone()) {
        let mut held = Held::default();
        while done < SCRIPT.len() && SCRIPT[done](&database, &mut held).is_ok() {
            done += 1;
        }
    }
    assert!(done < SCRIPT.len(), "{step:?} never came");
    let engine = Arc::new(MemoryEngine::reopen(engine.crash(seed)));
    let database = Database::open(engine.clone()).unwrap();
    let left = dump(&engine);
    let was_done = states[done + 1] == left;
    assert!(
        was_done || states[done] == left,
        "{step:?}, {fault:?}, seed {seed}: step {done} is half there"
    );
    go_on(&database, done + usize::from(was_done));
    check(&database);
    usize::from(was_done)
}

/// The rest of the script, by workers that know nothing of the ones before them.
fn go_on(database: &Database, done: usize) {
    for (verb, place) in SCRIPT.iter().zip(0..) {
        let needs_no_head = matches!(place, 0..=4 | 14 | 15);
        if place >= done && needs_no_head {
            verb(database, &mut Held::default()).unwrap();
        }
    }
}

/// Two views of one thing agree, and every worker's queue can be worked off.
fn check(database: &Database) {
    let (known, listed) = database.read(look_at_events).unwrap();
    assert_eq!(known, listed, "an event is where the order of starts says, once");
    let received = database
        .read(|tx| inbox::standing(tx, jiff::Timestamp::MIN, 99))
        .unwrap();
    let waiting = received
        .iter()
        .filter(|row| row.verdict == Verdict::Waiting)
        .count();
    assert_eq!(database.read(|tx| inbox::waiting(tx, 99)), Ok(waiting));
    assert_eq!(
        inbox::claim(database, at(9_000), at(9_060), 99).unwrap().len(),
        waiting
    );

    let hosts = database.read(|tx| deliveries::hosts(tx, 99)).unwrap();
    let with_lane: BTreeSet<_> = hosts
        .iter()
        .filter(|(_, row)| row.has_lane)
        .map(|(host, _)| host.clone())
        .collect();
    let with_something: BTreeSet<_> = database
        .read(|tx| deliveries::waiting(tx, None, 99))
        .unwrap()
        .into_iter()
        .map(|(_, delivery)| delivery.inbox.origin())
        .collect();
    assert_eq!(with_something, with_lane, "what waits has a lane");
    let lanes = deliveries::claim(database, at(9_000), at(9_060), 99).unwrap();
    assert_eq!(lanes.len(), with_lane.len());
    assert_eq!(
        lanes.into_iter().map(|(_, host)| host).collect::<BTreeSet<_>>(),
        with_lane
    );

    let pending = outbox::claim(database, at(9_000), at(9_060), 99).unwrap();
    let pending: Vec<Announcement> = pending.into_iter().map(|(_, told)| told.announcement).collect();
    for number in 1..EVENTS {
        let announced = pending.iter().filter(|one| is_about(one, number)).count();
        let sent = database
            .read(|tx| activities::reached(tx, &id(number)))
            .unwrap()
            .len();
        let (revision, is_gone) = database.read(|tx| history(tx, number)).unwrap();
        assert_eq!(
            announced + sent,
            revision + is_gone,
            "event {number}: each change is announced once"
        );
    }
}

type Views = (BTreeSet<EventId>, BTreeSet<EventId>);

fn look_at_events(tx: &mut Transaction<'_>) -> Result<Views, StoreError> {
    let mut known = BTreeSet::new();
    for number in 1..=EVENTS {
        if let Some(event) = events::get(tx, &id(number))? {
            assert_eq!(events::by_iri(tx, &event.iri)?.as_ref(), Some(&event));
            known.insert(event.id);
        }
    }
    let rows = events::by_start(tx, at(0), None, 99)?;
    let listed: BTreeSet<EventId> = rows.iter().map(|event| event.id.clone()).collect();
    assert_eq!(rows.len(), listed.len());
    Ok((known, listed))
}

/// How many revisions there were, and whether a removal followed.
fn history(tx: &mut Transaction<'_>, number: u8) -> Result<(usize, usize), StoreError> {
    let revision = events::get(tx, &id(number))?.map_or(0, |event| event.revision);
    let gone = events::tombstone(tx, &iri(number))?;
    let last = gone.as_ref().map_or(revision, |left| left.revision - 1);
    Ok((usize::try_from(last).unwrap(), usize::from(gone.is_some())))
}

fn is_about(announcement: &Announcement, number: u8) -> bool {
    matches!(
        announcement,
        Announcement::EventPublished { event, .. }
        | Announcement::EventChanged { event, .. }
        | Announcement::EventRemoved { event, .. } if *event == id(number)
    )
}

fn dump(engine: &MemoryEngine) -> Vec<u8> {
    let mut bytes = Vec::new();
    engine.backup(&mut bytes).unwrap();
    bytes
}

fn publish(tx: &mut Transaction<'_>, number: u8, start: i64, revision: u64) -> Result<(), StoreError> {
    events::put(tx, &event(number, start, revision))?;
    let announcement = Announcement::EventChanged {
        event: id(number),
        revision,
        change: domain::EventChange::Details,
    };
    outbox::announce(tx, &announcement, at(0))
}

/// An announcement becomes deliveries; the list of whom it reached stands for what was sent.
fn tell(tx: &mut Transaction<'_>, (leased, told): &(Leased, outbox::Told)) -> Result<(), StoreError> {
    outbox::settle(tx, leased);
    for name in HOSTS {
        deliveries::queue(tx, &delivery(name, &told.activity))?;
    }
    let Announcement::EventChanged { event, .. } = &told.announcement else {
        return Ok(());
    };
    let mut reached = activities::reached(tx, event)?;
    reached.push(Iri::parse(&format!("https://a.example/activities/{}", told.activity)).unwrap());
    activities::put_reached(tx, event, &reached)
}

fn deliver(
    tx: &mut Transaction<'_>,
    (leased, host): &(deliveries::LeasedLane, domain::Origin),
) -> Result<(), StoreError> {
    if let Some((place, _)) = deliveries::first(tx, host, 1)?.first() {
        deliveries::remove(tx, place);
    }
    let row = deliveries::host(tx, host)?;
    deliveries::settle(tx, leased, host, row, at(5_000))
}

fn remove_second(tx: &mut Transaction<'_>) -> Result<(), StoreError> {
    let left = Tombstone {
        iri: iri(2),
        event: id(2),
        owner: Iri::parse("https://a.example/c/a").unwrap(),
        revision: 2,
        deleted: at(1),
        public: true,
    };
    events::bury(tx, &event(2, 200, 1), &left)?;
    let announcement = Announcement::EventRemoved {
        event: id(2),
        revision: 2,
    };
    outbox::announce(tx, &announcement, at(1))
}

fn host(name: &str) -> domain::Origin {
    domain::Origin::parse(&format!("https://{name}")).unwrap()
}

fn id(number: u8) -> EventId {
    EventId::new(0, [number; 10])
}

fn iri(number: u8) -> Iri {
    Iri::parse(&format!("https://a.example/events/{}", id(number))).unwrap()
}

fn event(number: u8, start: i64, revision: u64) -> Event {
    Event {
        revision,
        ..samples::event(number, start)
    }
}

fn delivery(name: &str, activity: &ActivityId) -> Delivery {
    Delivery {
        activity: samples::iri(&format!("https://a.example/activities/{activity}")),
        ..samples::delivery(name, 0)
    }
}
