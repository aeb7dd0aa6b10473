//! Lanes keep their order, are one worker's at a time, and forget nothing.

use std::cell::Cell;

use super::*;
use crate::Database;
use crate::samples::{at, commit, delivery};

const HOST: &str = "b.example";

fn origin(host: &str) -> Origin {
    Origin::parse(&format!("https://{host}")).unwrap()
}

fn queue_some(database: &Database, host: &str, numbers: std::ops::Range<u64>) {
    for number in numbers {
        commit(database, |tx| queue(tx, &delivery(host, number)));
    }
}

fn waiting_at(database: &Database, host: &str) -> Vec<Iri> {
    let rows = database.read(|tx| first(tx, &origin(host), 1_000)).unwrap();
    rows.into_iter().map(|(_, delivery)| delivery.activity).collect()
}

fn activities(numbers: impl IntoIterator<Item = u64>) -> Vec<Iri> {
    numbers
        .into_iter()
        .map(|number| delivery(HOST, number).activity)
        .collect()
}

/// Takes the first of a lane out and ends its turn.
fn deliver_one(
    database: &Database,
    leased: &LeasedLane,
    host: &Origin,
    due: Timestamp,
) -> Result<(), StoreError> {
    database.transact_blocking(|tx| {
        if let Some((place, _)) = first(tx, host, 1)?.first() {
            remove(tx, place);
        }
        let row = self::host(tx, host)?;
        settle(tx, leased, host, row, due)
    })
}

/// C7
#[test]
fn a_host_has_one_lane_in_order_and_a_dead_one_does_not_delay_another() {
    let database = Database::in_memory();
    queue_some(&database, HOST, 0..3);
    queue_some(&database, "dead.example", 0..3);
    let taken = claim(&database, at(0), at(60), 9).unwrap();
    assert_eq!(taken.len(), 2);
    assert!(claim(&database, at(0), at(60), 9).unwrap().is_empty());
    assert_eq!(waiting_at(&database, HOST), activities(0..3));
    for (leased, host) in &taken {
        let due = if host == &origin(HOST) { at(1) } else { at(3_600) };
        deliver_one(&database, leased, host, due).unwrap();
    }
    let next: Vec<Origin> = claim(&database, at(1), at(60), 9)
        .unwrap()
        .into_iter()
        .map(|(_, host)| host)
        .collect();
    assert_eq!(next, [origin(HOST)]);
    assert_eq!(waiting_at(&database, HOST), activities(1..3));
}

/// A15
#[test]
fn what_tells_of_new_keys_is_found_behind_others_and_where_it_was_given_up() {
    let database = Database::in_memory();
    queue_some(&database, HOST, 0..2);
    for number in 2..4 {
        let telling = Delivery {
            announced_by: Some(1),
            ..delivery(HOST, number)
        };
        commit(&database, |tx| queue(tx, &telling));
    }
    let found = || {
        let found = database.read(|tx| announcing(tx, &origin(HOST))).unwrap();
        found.map(|(_, delivery)| delivery.activity)
    };
    assert_eq!(found(), Some(delivery(HOST, 2).activity));
    let put_aside = |state: DeliveryState| {
        commit(&database, |tx| {
            let rows = match undelivered(tx, None, 9)? {
                none if none.is_empty() => first(tx, &origin(HOST), 3)?,
                aside => aside,
            };
            for (place, row) in rows {
                let state = state.clone();
                set_aside(tx, &place, &Delivery { state, ..row })?;
            }
            Ok(())
        });
    };
    put_aside(DeliveryState::Parked { at: at(9) });
    let before = "before the one behind it, which waits";
    assert_eq!(found(), Some(delivery(HOST, 2).activity), "{before}");
    put_aside(DeliveryState::Dropped { at: at(10) });
    assert_eq!(found(), Some(delivery(HOST, 3).activity));
}

#[test]
fn a_lane_goes_with_its_last_delivery_and_comes_back_with_the_next() {
    let database = Database::in_memory();
    queue_some(&database, HOST, 0..1);
    let (leased, host) = claim(&database, at(0), at(60), 9).unwrap().remove(0);
    deliver_one(&database, &leased, &host, at(1)).unwrap();
    assert_eq!(next_due(&database), Ok(None));
    assert!(!database.read(|tx| self::host(tx, &host)).unwrap().has_lane);
    queue_some(&database, HOST, 1..2);
    assert_eq!(next_due(&database), Ok(Some(at(0))));
    assert_eq!(waiting_at(&database, HOST), activities(1..2));
}

#[test]
fn a_delivery_queued_while_its_lane_is_settled_is_not_forgotten() {
    let database = Database::in_memory();
    queue_some(&database, HOST, 0..1);
    let (leased, host) = claim(&database, at(0), at(60), 9).unwrap().remove(0);
    let sent = database.read(|tx| first(tx, &host, 9)).unwrap();
    let tries = Cell::new(0);
    commit(&database, |tx| {
        sent.iter().for_each(|(place, _)| remove(tx, place));
        let row = self::host(tx, &host)?;
        settle(tx, &leased, &host, row, at(1))?;
        tries.set(tries.get() + 1);
        if tries.get() == 1 {
            queue_some(&database, HOST, 1..2);
        }
        Ok(())
    });
    assert_eq!(tries.get(), 2);
    assert_eq!(waiting_at(&database, HOST), activities(1..2));
    assert_eq!(claim(&database, at(1), at(60), 9).unwrap().len(), 1);
}

#[test]
fn a_lane_settled_while_a_delivery_is_queued_is_put_in_line_again() {
    let database = Database::in_memory();
    queue_some(&database, HOST, 0..1);
    let (leased, host) = claim(&database, at(0), at(60), 9).unwrap().remove(0);
    let tries = Cell::new(0);
    commit(&database, |tx| {
        queue(tx, &delivery(HOST, 1))?;
        tries.set(tries.get() + 1);
        if tries.get() == 1 {
            deliver_one(&database, &leased, &host, at(1))?;
        }
        Ok(())
    });
    assert_eq!(tries.get(), 2);
    assert_eq!(waiting_at(&database, HOST), activities(1..2));
    assert_eq!(claim(&database, at(60), at(120), 9).unwrap().len(), 1);
}

#[test]
fn what_a_worker_learned_of_a_host_does_not_undo_what_was_queued_meanwhile() {
    let database = Database::in_memory();
    queue_some(&database, HOST, 0..1);
    let (leased, host) = claim(&database, at(0), at(60), 9).unwrap().remove(0);
    let mut read_before = database.read(|tx| self::host(tx, &host)).unwrap();
    read_before.failures = 3;
    queue_some(&database, HOST, 1..3);
    commit(&database, |tx| put_host(tx, &host, &read_before));
    commit(&database, |tx| {
        settle(tx, &leased, &host, read_before.clone(), at(5))
    });
    queue_some(&database, HOST, 3..4);
    assert_eq!(waiting_at(&database, HOST), activities(0..4));
    let row = database.read(|tx| self::host(tx, &host)).unwrap();
    assert_eq!((row.failures, row.next_order, row.has_lane), (3, 4, true));
}

#[test]
fn a_paused_host_is_not_tried_before_its_pause_is_over() {
    let database = Database::in_memory();
    let host = origin(HOST);
    let paused = Host {
        paused_until: Some(at(500)),
        ..Host::default()
    };
    commit(&database, |tx| put_host(tx, &host, &paused));
    queue_some(&database, HOST, 0..1);
    assert!(claim(&database, at(499), at(560), 9).unwrap().is_empty());
    assert_eq!(claim(&database, at(500), at(560), 9).unwrap().len(), 1);
}

#[test]
fn a_lane_that_rests_is_given_to_nobody_keeps_its_order_and_is_due_when_it_is_roused() {
    let database = Database::in_memory();
    let host = origin(HOST);
    queue_some(&database, HOST, 0..2);
    commit(&database, |tx| rest(tx, &host));
    queue_some(&database, HOST, 2..4);
    commit(&database, |tx| hasten(tx, &host, at(5)));
    assert_eq!(next_due(&database), Ok(None));
    assert!(claim(&database, at(9_000), at(9_060), 9).unwrap().is_empty());
    commit(&database, |tx| rouse(tx, &host, at(100)));
    assert!(claim(&database, at(99), at(159), 9).unwrap().is_empty());
    assert_eq!(claim(&database, at(100), at(160), 9).unwrap().len(), 1);
    assert_eq!(waiting_at(&database, HOST), activities(0..4));
}

#[test]
fn a_lane_that_a_worker_has_rests_when_its_turn_ends_unless_it_was_roused_meanwhile() {
    let database = Database::in_memory();
    let host = origin(HOST);
    queue_some(&database, HOST, 0..3);
    let (leased, _) = claim(&database, at(0), at(60), 9).unwrap().remove(0);
    commit(&database, |tx| rest(tx, &host));
    deliver_one(&database, &leased, &host, at(1)).unwrap();
    assert_eq!(next_due(&database), Ok(None));
    commit(&database, |tx| rouse(tx, &host, at(10)));
    let (leased, _) = claim(&database, at(10), at(70), 9).unwrap().remove(0);
    commit(&database, |tx| rest(tx, &host));
    commit(&database, |tx| rouse(tx, &host, at(20)));
    assert!(
        claim(&database, at(20), at(80), 9).unwrap().is_empty(),
        "one worker at a time"
    );
    deliver_one(&database, &leased, &host, at(5_000)).unwrap();
    assert_eq!(claim(&database, at(20), at(80), 9).unwrap().len(), 1);
    assert_eq!(waiting_at(&database, HOST), activities(2..3));
}

#[test]
fn a_host_with_nothing_to_send_rests_and_is_roused_without_a_lane() {
    let database = Database::in_memory();
    let host = origin(HOST);
    commit(&database, |tx| rest(tx, &host));
    commit(&database, |tx| rouse(tx, &host, at(10)));
    assert_eq!(next_due(&database), Ok(None));
    queue_some(&database, HOST, 0..1);
    assert_eq!(claim(&database, at(10), at(70), 9).unwrap().len(), 1);
}

#[test]
fn a_hastened_lane_is_due_at_once_and_its_pause_is_over() {
    let database = Database::in_memory();
    let host = origin(HOST);
    queue_some(&database, HOST, 0..2);
    let (leased, _) = claim(&database, at(0), at(60), 9).unwrap().remove(0);
    let tired = Host {
        paused_until: Some(at(5_000)),
        ..Host::default()
    };
    commit(&database, |tx| {
        settle(tx, &leased, &host, tired.clone(), at(5_000))
    });
    assert!(claim(&database, at(100), at(160), 9).unwrap().is_empty());
    commit(&database, |tx| hasten(tx, &host, at(100)));
    assert_eq!(
        database.read(|tx| self::host(tx, &host)).unwrap().paused_until,
        None
    );
    assert_eq!(claim(&database, at(100), at(160), 9).unwrap().len(), 1);
    assert!(claim(&database, at(100), at(160), 9).unwrap().is_empty());
}

#[test]
fn hastening_a_lane_that_a_worker_has_gives_it_to_nobody_else_and_brings_it_back_sooner() {
    let database = Database::in_memory();
    let host = origin(HOST);
    queue_some(&database, HOST, 0..2);
    let (leased, _) = claim(&database, at(0), at(60), 9).unwrap().remove(0);
    commit(&database, |tx| hasten(tx, &host, at(10)));
    assert!(claim(&database, at(10), at(70), 9).unwrap().is_empty());
    deliver_one(&database, &leased, &host, at(5_000)).unwrap();
    assert_eq!(claim(&database, at(10), at(70), 9).unwrap().len(), 1);
    // The wish is spent.
    assert_eq!(database.read(|tx| self::host(tx, &host)).unwrap().hastened, None);
}

#[test]
fn a_host_that_nothing_waits_for_is_not_hastened() {
    let database = Database::in_memory();
    commit(&database, |tx| hasten(tx, &origin(HOST), at(0)));
    assert_eq!(next_due(&database), Ok(None));
}

#[test]
fn what_is_set_aside_is_shown_and_can_be_tried_again_or_forgotten() {
    let database = Database::in_memory();
    let host = origin(HOST);
    queue_some(&database, HOST, 0..2);
    let (leased, _) = claim(&database, at(0), at(60), 9).unwrap().remove(0);
    commit(&database, |tx| {
        for (place, mut delivery) in first(tx, &host, 9)? {
            delivery.state = DeliveryState::Parked { at: at(1) };
            delivery.attempts = 9;
            set_aside(tx, &place, &delivery)?;
        }
        let row = self::host(tx, &host)?;
        settle(tx, &leased, &host, row, at(1))
    });
    assert_eq!(next_due(&database), Ok(None));
    let aside = database.read(|tx| undelivered(tx, Some(&host), 9)).unwrap();
    assert_eq!(aside.len(), 2);
    assert!(
        database
            .read(|tx| undelivered(tx, Some(&origin("c.example")), 9))
            .unwrap()
            .is_empty()
    );
    let (place, parked) = &aside[0];
    assert_eq!(Place::parse(&place.name()).as_ref(), Some(place));
    commit(&database, |tx| retry(tx, place, parked.clone(), at(7)));
    commit(&database, |tx| {
        forget(tx, &aside[1].0);
        Ok(())
    });
    assert!(database.read(|tx| undelivered(tx, None, 9)).unwrap().is_empty());
    let again = database.read(|tx| waiting(tx, None, 9)).unwrap();
    assert_eq!((again.len(), again[0].1.attempts), (1, 0));
    assert_eq!(again[0].1.state, DeliveryState::Queued);
    assert_eq!(next_due(&database), Ok(Some(at(7))));
}

#[test]
fn what_the_operator_takes_out_while_it_is_sent_stays_out() {
    let database = Database::in_memory();
    let host = origin(HOST);
    queue_some(&database, HOST, 0..1);
    let (place, sent) = database.read(|tx| first(tx, &host, 1)).unwrap().remove(0);
    commit(&database, |tx| {
        remove(tx, &place);
        Ok(())
    });
    commit(&database, |tx| put(tx, &place, &sent));
    commit(&database, |tx| set_aside(tx, &place, &sent));
    assert!(waiting_at(&database, HOST).is_empty());
    assert!(database.read(|tx| undelivered(tx, None, 9)).unwrap().is_empty());
}

/// E15
#[test]
fn what_is_no_place_is_refused() {
    for name in ["0", "zz", "ä", "+1", &"00".repeat(engine::KEY_BYTES_MAX + 1)] {
        assert_eq!(Place::parse(name), None, "{name}");
    }
}

#[test]
fn a_host_whose_name_begins_another_is_another_host() {
    let database = Database::in_memory();
    queue_some(&database, "b.example:8443", 0..1);
    queue_some(&database, HOST, 1..2);
    assert_eq!(waiting_at(&database, HOST), activities(1..2));
}
