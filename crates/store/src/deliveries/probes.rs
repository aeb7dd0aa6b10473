//! What was parked for a host that does not answer: one of it is tried once a day, for a month (threat C7), and all
//! that was parked goes out in its old order when the host is back.

use domain::Origin;
use engine::{Direction, Range};
use jiff::Timestamp;

use super::hosts::put_whole;
use super::lanes::{hasten, put_in_line};
use super::{DELIVERIES, Delivery, DeliveryState, Host, Place, UNDELIVERED, host};
use crate::database::{StoreError, Topic};
use crate::set_aside::claim_readable;
use crate::spaces;
use crate::table::{Ended, KeyForm, Table};
use crate::transaction::QueueOf;
use crate::{Database, Transaction};

/// Hosts that are to be probed; a host has at most one row here.
const PROBES: Table<[u8], Origin> = Table::new(spaces::PROBES, "probes");

/// For how many days what was parked is tried once a day.
const PROBE_DAYS: i64 = 30;
/// Rows of one host that were set aside and are looked at for something to try.
const LOOKED_AT_MAX: u16 = 1_000;

/// The oldest delivery that was parked since a host has failed, not longer ago than it is tried.
pub fn parked_of(
    tx: &mut Transaction<'_>,
    origin: &Origin,
    host: &Host,
    now: Timestamp,
) -> Result<Option<(Place, Delivery)>, StoreError> {
    let Some(since) = host.trying_since else {
        return Ok(None);
    };
    let month = now.as_second() - PROBE_DAYS * 86_400;
    let parked = parked(tx, origin, since, LOOKED_AT_MAX)?;
    Ok(parked.into_iter().find(
        |(_, delivery)| matches!(delivery.state, DeliveryState::Parked { at } if at.as_second() >= month),
    ))
}

fn parked(
    tx: &mut Transaction<'_>,
    origin: &Origin,
    since: Timestamp,
    limit: u16,
) -> Result<Vec<(Place, Delivery)>, StoreError> {
    let range = Range::prefix(spaces::UNDELIVERED, &Ended(origin.as_str()).key());
    let rows = tx.page(&UNDELIVERED, range, Direction::Forward, limit)?;
    Ok(rows
        .into_iter()
        .filter(|(_, delivery)| matches!(delivery.state, DeliveryState::Parked { at } if at >= since))
        .map(|(key, delivery)| (Place(key), delivery))
        .collect())
}

/// Writes one back that was tried from among those set aside; one that the operator took out meanwhile stays out.
pub fn put_parked(tx: &mut Transaction<'_>, place: &Place, delivery: &Delivery) -> Result<(), StoreError> {
    if !tx.has(&UNDELIVERED, place.0.as_slice())? {
        return Ok(());
    }
    tx.put(&UNDELIVERED, place.0.as_slice(), delivery)
}

/// A host is back: what was parked since `since` waits again, each in its old place, which is before all that was
/// queued later.
pub fn take_back_parked(
    tx: &mut Transaction<'_>,
    origin: &Origin,
    since: Timestamp,
) -> Result<usize, StoreError> {
    let parked = parked(tx, origin, since, LOOKED_AT_MAX)?;
    for (place, delivery) in &parked {
        let again = Delivery {
            state: DeliveryState::Queued,
            ..delivery.clone()
        };
        tx.delete(&UNDELIVERED, place.0.as_slice());
        tx.put(&DELIVERIES, place.0.as_slice(), &again)?;
    }
    Ok(parked.len())
}

/// Plans the next try of what is parked for a host, if nothing waits that is tried anyhow.
pub fn plan_probe(
    tx: &mut Transaction<'_>,
    origin: &Origin,
    at: Timestamp,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut host = host(tx, origin)?;
    if host.has_lane || host.probe_due.is_some() || parked_of(tx, origin, &host, now)?.is_none() {
        return Ok(());
    }
    host.probe_due = Some(at);
    tx.enqueue(&PROBES, at, &origin.key(), origin)?;
    put_whole(tx, origin, &host)
}

/// A host that failed is heard of: what waits for it, or was parked for it, is tried at `at`, and before those that nobody
/// has heard of.
pub fn hear_from(
    tx: &mut Transaction<'_>,
    origin: &Origin,
    at: Timestamp,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut host = host(tx, origin)?;
    host.heard = Some(now);
    put_whole(tx, origin, &host)?;
    if host.has_lane {
        return hasten(tx, origin, at);
    }
    if !host.rests && parked_of(tx, origin, &host, now)?.is_some() {
        put_in_line(tx, origin, &mut host, at)?;
        tx.wake(Topic::Deliveries);
    }
    put_whole(tx, origin, &host)
}

/// When the next host is to be probed.
pub fn next_probe(database: &Database) -> Result<Option<Timestamp>, StoreError> {
    database.next_due(spaces::PROBES)
}

/// Puts up to `limit` hosts in line whose parked deliveries are to be tried; how many were looked at.
pub fn probe_due(
    database: &Database,
    now: Timestamp,
    until: Timestamp,
    limit: u16,
) -> Result<usize, StoreError> {
    let claimed = claim_readable(database, &PROBES, now, until, limit)?;
    for (leased, origin) in &claimed {
        database.transact_blocking(|tx| {
            tx.settle(QueueOf {
                space: spaces::PROBES,
                leased,
            });
            let mut host = host(tx, origin)?;
            host.probe_due = None;
            let parked = parked_of(tx, origin, &host, now)?;
            if parked.is_some() && !host.has_lane && !host.rests {
                put_in_line(tx, origin, &mut host, now)?;
                tx.wake(Topic::Deliveries);
            }
            put_whole(tx, origin, &host)
        })?;
    }
    Ok(claimed.len())
}

#[cfg(test)]
mod tests {
    use domain::Iri;

    use super::*;
    use crate::deliveries::{
        claim, first, hosts, plan_probe, put_host, queue, set_aside, settle, undelivered,
    };
    use crate::samples::{at, commit, delivery};

    const DAY: i64 = 86_400;

    /// A host that failed since the beginning, and two deliveries to it that were parked a week later.
    fn parked_for() -> (Database, Origin) {
        let database = Database::in_memory();
        let origin = Origin::parse("https://b.example").unwrap();
        for number in 0..2 {
            commit(&database, |tx| queue(tx, &delivery("b.example", number)));
        }
        let (leased, _) = claim(&database, at(0), at(60), 9).unwrap().remove(0);
        commit(&database, |tx| {
            let mut host = host(tx, &origin)?;
            host.fail("timeout", at(0));
            for (place, delivery) in first(tx, &origin, 9)? {
                let state = DeliveryState::Parked { at: at(7 * DAY) };
                set_aside(tx, &place, &Delivery { state, ..delivery })?;
            }
            settle(tx, &leased, &origin, host, at(0))?;
            plan_probe(tx, &origin, at(8 * DAY), at(7 * DAY))
        });
        (database, origin)
    }

    fn waiting(database: &Database, origin: &Origin) -> Vec<Iri> {
        let rows = database.read(|tx| first(tx, origin, 9)).unwrap();
        rows.into_iter().map(|(_, delivery)| delivery.activity).collect()
    }

    /// C7
    #[test]
    fn what_was_parked_is_tried_once_a_day_for_a_month_and_no_lane_stands_for_it_in_between() {
        let (database, origin) = parked_for();
        let mut tries = 0;
        while let Some(due) = next_probe(&database).unwrap() {
            assert!(claim(&database, due, due, 9).unwrap().is_empty());
            assert_eq!(probe_due(&database, due, due, 9).unwrap(), 1);
            let until = Timestamp::from_second(due.as_second() + 60).unwrap();
            let Some((leased, _)) = claim(&database, due, until, 9).unwrap().pop() else {
                break;
            };
            tries += 1;
            let tomorrow = Timestamp::from_second(due.as_second() + DAY).unwrap();
            commit(&database, |tx| {
                let mut host = host(tx, &origin)?;
                let oldest = parked_of(tx, &origin, &host, due)?;
                assert_eq!(oldest.unwrap().1.activity, delivery("b.example", 0).activity);
                host.fail("timeout", due);
                settle(tx, &leased, &origin, host, due)?;
                plan_probe(tx, &origin, tomorrow, due)?;
                plan_probe(tx, &origin, tomorrow, due)
            });
        }
        assert_eq!(tries, 30);
        assert_eq!(commit(&database, |tx| undelivered(tx, None, 9)).len(), 2);
    }

    #[test]
    fn a_host_that_is_back_gets_what_was_parked_before_what_was_queued_later() {
        let (database, origin) = parked_for();
        commit(&database, |tx| queue(tx, &delivery("b.example", 2)));
        let taken = commit(&database, |tx| take_back_parked(tx, &origin, at(0)));
        assert_eq!(taken, 2);
        let order: Vec<Iri> = (0..3)
            .map(|number| delivery("b.example", number).activity)
            .collect();
        assert_eq!(waiting(&database, &origin), order);
    }

    #[test]
    fn what_was_parked_before_the_host_last_answered_is_left_to_the_operator() {
        let (database, origin) = parked_for();
        assert_eq!(
            commit(&database, |tx| take_back_parked(tx, &origin, at(8 * DAY))),
            0
        );
        commit(&database, |tx| {
            let mut host = host(tx, &origin)?;
            host.answer(at(8 * DAY));
            put_host(tx, &origin, &host)
        });
        assert_eq!(probe_due(&database, at(9 * DAY), at(9 * DAY), 9).unwrap(), 1);
        assert!(claim(&database, at(9 * DAY), at(10 * DAY), 9).unwrap().is_empty());
    }

    #[test]
    fn a_host_that_is_heard_of_is_probed_at_once_and_a_resting_one_is_not() {
        let (database, origin) = parked_for();
        commit(&database, |tx| crate::deliveries::rest(tx, &origin));
        commit(&database, |tx| hear_from(tx, &origin, at(7 * DAY), at(7 * DAY)));
        assert!(claim(&database, at(8 * DAY), at(9 * DAY), 9).unwrap().is_empty());
        commit(&database, |tx| crate::deliveries::rouse(tx, &origin, at(7 * DAY)));
        commit(&database, |tx| hear_from(tx, &origin, at(7 * DAY), at(7 * DAY)));
        assert_eq!(claim(&database, at(7 * DAY), at(8 * DAY), 9).unwrap().len(), 1);
        assert_eq!(commit(&database, |tx| hosts(tx, 9)).len(), 1);
    }
}
