//! What a process that died had taken: whoever starts alone on a store gives it back to the queues at once.
//!
//! A lease keeps two living workers apart. Where one process holds the whole store, a lease found at its start is
//! a dead worker's, and waiting for its end would only make peers wait. Where several processes share a store
//! this is not called: there a lease ends by itself.

use engine::{Direction, DueMillis, Key, Keyspace, Range, queue_key};
use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::database::StoreError;
use crate::table::{Table, millis};
use crate::transaction::row;
use crate::{Database, Transaction, deliveries, inbox, mails, outbox};

/// Most rows of one queue that are given back; more than workers hold, and the rest waits for its lease to end.
pub(crate) const ROWS_MAX: u16 = 10_000;

/// Gives back what earlier workers took and did not settle, in the order in which it first stood.
pub fn give_back_leases(database: &Database, now: Timestamp) -> Result<(), StoreError> {
    database.transact_blocking(|tx| {
        outbox::give_back(tx, now)?;
        inbox::give_back(tx, now)?;
        mails::give_back(tx, now)?;
        deliveries::give_back(tx)
    })
}

/// Rows of a queue that are due after `now`: those that are leased, and those that wait for another try.
///
/// One that cannot be read stays where it is and does not keep the node from starting: whoever claims it sets it aside.
pub(crate) fn due_later<V: Serialize + DeserializeOwned>(
    tx: &mut Transaction<'_>,
    queue: &Table<[u8], V>,
    space: Keyspace,
    now: Timestamp,
) -> Result<Vec<(Key, V)>, StoreError> {
    let range = Range {
        space,
        start: queue_key(DueMillis(millis(now).saturating_add(1)), b""),
        end: None,
    };
    let rows = tx.page_bytes(range, Direction::Forward, ROWS_MAX)?;
    Ok(rows
        .into_iter()
        .filter_map(|(key, payload)| row(queue.name, &key, &payload).ok().map(|value| (key, value)))
        .collect())
}

/// Lets a row be due at another moment; what follows the moment in its key stays.
pub(crate) fn make_due<V: Serialize + DeserializeOwned>(
    tx: &mut Transaction<'_>,
    queue: &Table<[u8], V>,
    key: &Key,
    due: Timestamp,
    value: &V,
) -> Result<(), StoreError> {
    let suffix = key.get(DUE_BYTES..).unwrap_or_default().to_vec();
    tx.delete(queue, key.as_slice());
    tx.enqueue(queue, due, &suffix, value)
}

/// Length of the moment at the beginning of a key.
pub(crate) const DUE_BYTES: usize = 8;

#[cfg(test)]
mod tests {
    use domain::{Announcement, Origin};

    use super::*;
    use crate::deliveries::Host;
    use crate::samples::{at, commit, delivery, event, inbox_row};
    use crate::sessions;
    use crate::spaces;

    fn changed(revision: u64) -> Announcement {
        Announcement::EventChanged {
            event: event(1, 0).id,
            revision,
            change: domain::EventChange::Details,
        }
    }

    #[test]
    fn what_a_dead_worker_had_taken_to_tell_is_told_at_once_and_before_what_came_later() {
        let database = Database::in_memory();
        commit(&database, |tx| outbox::announce(tx, &changed(1), at(0)));
        assert_eq!(outbox::claim(&database, at(1), at(181), 9).unwrap().len(), 1);
        commit(&database, |tx| outbox::announce(tx, &changed(2), at(2)));
        give_back_leases(&database, at(3)).unwrap();
        let told: Vec<Announcement> = outbox::claim(&database, at(3), at(183), 9)
            .unwrap()
            .into_iter()
            .map(|(_, told)| told.announcement)
            .collect();
        assert_eq!(told, [changed(1), changed(2)]);
    }

    /// C4
    #[test]
    fn a_row_that_cannot_be_read_keeps_no_node_from_starting_and_the_rest_is_given_back() {
        for queue in [
            spaces::LANES,
            spaces::TROUBLED_LANES,
            spaces::OUTBOX_QUEUE,
            spaces::MAILS,
        ] {
            let database = Database::in_memory();
            let numbers: Table<[u8], u64> = Table::new(queue, "numbers");
            let broken = queue_key(DueMillis(millis(at(100))), b"broken");
            commit(&database, |tx| tx.put(&numbers, broken.as_slice(), &7));
            commit(&database, |tx| deliveries::queue(tx, &delivery("b.example", 1)));
            assert_eq!(deliveries::claim(&database, at(5), at(185), 9).unwrap().len(), 1);
            give_back_leases(&database, at(6)).unwrap();
            assert_eq!(deliveries::claim(&database, at(6), at(186), 9).unwrap().len(), 1);
        }
    }

    #[test]
    fn an_activity_that_a_dead_worker_had_taken_is_taken_in_at_once_and_once() {
        let database = Database::in_memory();
        commit(&database, |tx| inbox::append(tx, &inbox_row(1), "{}"));
        let (dead, _) = inbox::claim(&database, at(1), at(181), 9).unwrap().remove(0);
        give_back_leases(&database, at(2)).unwrap();
        let mut again = inbox::claim(&database, at(2), at(182), 9).unwrap();
        assert_eq!(again.len(), 1);
        let late: Result<(), StoreError> =
            database.transact_blocking(|tx| inbox::settle(tx, &dead, &inbox_row(1), inbox::Verdict::Applied));
        assert_eq!(late, Err(StoreError::LeaseLost));
        let (leased, _) = again.remove(0);
        commit(&database, |tx| {
            inbox::settle(tx, &leased, &inbox_row(1), inbox::Verdict::Applied)
        });
        assert_eq!(inbox::next_due(&database), Ok(None));
    }

    #[test]
    fn a_lane_that_a_dead_worker_had_is_driven_at_once_and_one_that_rests_goes_on_resting() {
        let database = Database::in_memory();
        let resting = Origin::parse("https://c.example").unwrap();
        for host in ["b.example", "c.example"] {
            commit(&database, |tx| deliveries::queue(tx, &delivery(host, 1)));
        }
        for (leased, origin) in deliveries::claim(&database, at(5), at(185), 9).unwrap() {
            if origin == resting {
                commit(&database, |tx| {
                    deliveries::settle(tx, &leased, &origin, Host::default(), at(600))
                });
            }
        }
        give_back_leases(&database, at(6)).unwrap();
        let hosts = |now: Timestamp| -> Vec<String> {
            let lanes = deliveries::claim(&database, now, at(1_000), 9).unwrap();
            lanes.into_iter().map(|(_, origin)| origin.to_string()).collect()
        };
        assert_eq!(hosts(at(6)), ["https://b.example"]);
        assert_eq!(hosts(at(599)), Vec::<String>::new());
        assert_eq!(hosts(at(600)), ["https://c.example"]);
    }

    #[test]
    fn a_store_in_which_somebody_is_signed_in_gives_its_queues_back_too() {
        let database = Database::in_memory();
        let klara = domain::MemberId::new(0, [7; 10]);
        let new = sessions::NewSession {
            id: domain::SessionId::new(1, [1; 10]),
            secret: "s",
            browser: sessions::Browser::Firefox,
            expires: at(86_400),
            asks_for: None,
        };
        commit(&database, |tx| sessions::begin(tx, &klara, &new, at(0)));
        commit(&database, |tx| deliveries::queue(tx, &delivery("b.example", 1)));
        assert_eq!(give_back_leases(&database, at(6)), Ok(()));
        let signed_in = database.read(|tx| sessions::of_member(tx, &klara)).unwrap();
        assert_eq!(signed_in.len(), 1);
    }
}
