//! A convoy is taken, left, lost and given back.

use super::*;
use crate::deliveries::{claim, first, hasten, next_due, put_host, remove, rest, rouse, settle};
use crate::samples::{at, commit, delivery};
use crate::takeover::give_back_leases;

const HOSTS: [&str; 3] = ["b.example", "c.example", "d.example"];

fn origin(host: &str) -> Origin {
    Origin::parse(&format!("https://{host}")).unwrap()
}

/// A store in which these hosts are well, and one activity waits for all of them.
fn queued() -> Database {
    let database = Database::in_memory();
    for name in HOSTS {
        let well = Host {
            delivered: 1,
            ..Host::default()
        };
        commit(&database, |tx| put_host(tx, &origin(name), &well));
    }
    queue_for_all(&database, 1);
    database
}

fn queue_for_all(database: &Database, number: u64) {
    let deliveries = HOSTS.map(|host| delivery(host, number));
    commit(database, |tx| queue_together(tx, &deliveries));
}

fn rows(database: &Database) -> Vec<Row> {
    let queue = Lanes::Well.table();
    let all = Range::prefix(queue.space, b"");
    let rows = database.read(|tx| tx.page(&queue, all, Direction::Forward, 9));
    rows.unwrap().into_iter().map(|(_, row)| row).collect()
}

fn waiting(database: &Database, origin: &Origin) -> usize {
    database.read(|tx| first(tx, origin, 9)).unwrap().len()
}

/// Takes one out and ends the turn.
fn deliver(database: &Database, lane: &LeasedLane, origin: &Origin) -> Result<(), StoreError> {
    database.transact_blocking(|tx| {
        for (place, _) in first(tx, origin, 1)? {
            remove(tx, &place);
        }
        let row = host(tx, origin)?;
        settle(tx, lane, origin, row, at(1))
    })
}

#[test]
fn hosts_that_are_well_become_a_convoy_which_stays_until_the_last_has_left() {
    let database = queued();
    assert!(matches!(&rows(&database)[..], [Row::Convoy { hosts, .. }] if hosts.len() == 3));
    let taken = claim(&database, at(0), at(60), 1).unwrap();
    let hosts: Vec<Origin> = taken.iter().map(|(_, host)| host.clone()).collect();
    assert_eq!(hosts, HOSTS.map(origin), "a convoy is taken whole");
    for (count, (lane, host)) in taken.iter().enumerate() {
        assert_eq!(rows(&database).len(), 1, "{count} have left");
        deliver(&database, lane, host).unwrap();
        assert_eq!(waiting(&database, host), 0);
        assert_eq!(
            deliver(&database, lane, host),
            Err(StoreError::LeaseLost),
            "it left"
        );
    }
    assert_eq!(next_due(&database), Ok(None));
}

#[test]
fn all_may_leave_a_convoy_in_one_transaction_and_whoever_has_more_waiting_gets_a_lane_of_its_own() {
    let database = queued();
    let taken = claim(&database, at(0), at(60), 1).unwrap();
    commit(&database, |tx| super::super::queue(tx, &delivery(HOSTS[1], 2)));
    commit(&database, |tx| {
        taken.iter().try_for_each(|(lane, origin)| {
            for (place, _) in first(tx, origin, 1)? {
                remove(tx, &place);
            }
            let row = host(tx, origin)?;
            settle(tx, lane, origin, row, at(1))
        })
    });
    assert_eq!(rows(&database), [Row::One(origin(HOSTS[1]))]);
    queue_for_all(&database, 3);
    let together = HOSTS
        .map(origin)
        .into_iter()
        .filter(|host| *host != origin(HOSTS[1]));
    let expected: Vec<Origin> = together.collect();
    assert!(
        matches!(&rows(&database)[..], [Row::Convoy { hosts, .. }, Row::One(_)] if *hosts == expected),
        "whoever has a lane keeps it"
    );
}

/// C7
#[test]
fn whoever_fails_is_paused_or_is_new_is_in_no_convoy_and_one_alone_has_its_own_lane() {
    let database = Database::in_memory();
    let mut failing = Host {
        delivered: 1,
        ..Host::default()
    };
    failing.fail("timeout", at(0));
    let paused = Host {
        delivered: 1,
        paused_until: Some(at(100)),
        ..Host::default()
    };
    let well = Host {
        delivered: 1,
        ..Host::default()
    };
    for (name, host) in [("c.example", failing), ("d.example", paused), ("e.example", well)] {
        commit(&database, |tx| put_host(tx, &origin(name), &host));
    }
    let deliveries = ["b.example", "c.example", "d.example", "e.example"].map(|host| delivery(host, 1));
    commit(&database, |tx| queue_together(tx, &deliveries));
    let alone = ["e.example", "d.example"].map(|host| Row::One(origin(host)));
    assert_eq!(rows(&database), alone);
    assert_eq!(
        claim(&database, at(0), at(60), 9).unwrap().len(),
        3,
        "and not the paused one"
    );
}

#[test]
fn a_convoy_has_so_many_and_no_more() {
    let database = Database::in_memory();
    let names: Vec<String> = (0..=CONVOY_HOSTS_MAX + 1)
        .map(|number| format!("h{number}.example"))
        .collect();
    for name in &names {
        let well = Host {
            delivered: 1,
            ..Host::default()
        };
        commit(&database, |tx| put_host(tx, &origin(name), &well));
    }
    let deliveries: Vec<Delivery> = names.iter().map(|host| delivery(host, 1)).collect();
    commit(&database, |tx| queue_together(tx, &deliveries));
    assert_eq!(rows(&database).len(), 2);
    assert_eq!(
        claim(&database, at(0), at(60), 1).unwrap().len(),
        CONVOY_HOSTS_MAX
    );
    assert_eq!(claim(&database, at(0), at(60), 9).unwrap().len(), 2);
}

#[test]
fn a_convoy_whose_lease_ends_is_taken_by_another_for_those_who_have_not_left() {
    let database = queued();
    let first_worker = claim(&database, at(0), at(60), 9).unwrap();
    let (lane, host) = &first_worker[0];
    deliver(&database, lane, host).unwrap();
    let second_worker = claim(&database, at(60), at(120), 9).unwrap();
    assert_eq!(second_worker.len(), 2);
    let (lane, host) = &first_worker[1];
    assert_eq!(deliver(&database, lane, host), Err(StoreError::LeaseLost));
    for (lane, host) in &second_worker {
        deliver(&database, lane, host).unwrap();
    }
    assert_eq!(next_due(&database), Ok(None));
}

#[test]
fn a_convoy_that_a_dead_worker_had_is_due_at_once_for_those_who_had_not_left() {
    let database = queued();
    let dead = claim(&database, at(5), at(185), 9).unwrap();
    deliver(&database, &dead[0].0, &dead[0].1).unwrap();
    give_back_leases(&database, at(6)).unwrap();
    assert_eq!(next_due(&database), Ok(Some(at(0))));
    let taken = claim(&database, at(6), at(186), 9).unwrap();
    assert_eq!(taken.len(), 2);
    assert_eq!(
        deliver(&database, &dead[1].0, &dead[1].1),
        Err(StoreError::LeaseLost)
    );
    for (lane, host) in &taken {
        deliver(&database, lane, host).unwrap();
    }
    assert_eq!(next_due(&database), Ok(None));
}

#[test]
fn one_that_rests_or_is_hastened_in_a_convoy_keeps_what_waits_and_nobody_else_is_concerned() {
    let database = queued();
    let [resting, hastened, _] = HOSTS.map(origin);
    commit(&database, |tx| rest(tx, &resting));
    commit(&database, |tx| hasten(tx, &hastened, at(0)));
    for (lane, origin) in &claim(&database, at(0), at(60), 9).unwrap() {
        if *origin != resting {
            deliver(&database, lane, origin).unwrap();
            continue;
        }
        let row = database.read(|tx| host(tx, origin)).unwrap();
        commit(&database, |tx| settle(tx, lane, origin, row.clone(), at(1)));
    }
    assert_eq!(next_due(&database), Ok(None));
    assert_eq!(waiting(&database, &resting), 1);
    commit(&database, |tx| rouse(tx, &resting, at(7)));
    let taken = claim(&database, at(7), at(67), 9).unwrap();
    assert_eq!(taken.len(), 1);
    deliver(&database, &taken[0].0, &taken[0].1).unwrap();
    assert_eq!(next_due(&database), Ok(None));
}
