//! Takes from a queue what is due; a row that cannot be read is set aside, written down, and holds nobody up (threat C4).

use engine::{Key, Keyspace, Leased};
use jiff::Timestamp;
use serde::{Serialize, de::DeserializeOwned};

use crate::database::StoreError;
use crate::spaces;
use crate::table::Table;
use crate::transaction::{QueueOf, row};
use crate::{Database, Transaction, audit};

/// Rows of queues as their bytes were found, under the number of their keyspace and their key.
const SET_ASIDE: Table<[u8], Vec<u8>> = Table::new(spaces::SET_ASIDE, "set aside");

/// Takes up to `limit` rows of a queue that are due, for this worker alone until `until`.
pub(crate) fn claim_readable<V: Serialize + DeserializeOwned>(
    database: &Database,
    queue: &Table<[u8], V>,
    now: Timestamp,
    until: Timestamp,
    limit: u16,
) -> Result<Vec<(Leased, V)>, StoreError> {
    let read = |leased: &Leased| row(queue.name, &leased.key, &leased.record.payload);
    claim_read_by(database, queue.space, now, until, limit, read)
}

/// The same, for a queue whose rows are read in a way of their own.
pub(crate) fn claim_read_by<V>(
    database: &Database,
    queue: Keyspace,
    now: Timestamp,
    until: Timestamp,
    limit: u16,
    read: impl Fn(&Leased) -> Result<V, StoreError>,
) -> Result<Vec<(Leased, V)>, StoreError> {
    let mut readable = Vec::new();
    for leased in database.claim(queue, now, until, limit)? {
        match read(&leased) {
            Ok(value) => readable.push((leased, value)),
            // What cannot be set aside now comes again when its lease ends.
            Err(why) => {
                let _ends_with_its_lease: Result<(), StoreError> =
                    database.transact_blocking(|tx| set_aside(tx, queue, &leased, &why, now));
            }
        }
    }
    Ok(readable)
}

fn set_aside(
    tx: &mut Transaction<'_>,
    queue: Keyspace,
    leased: &Leased,
    why: &StoreError,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.settle(QueueOf { space: queue, leased });
    keep(tx, queue, (&leased.key, &leased.record.payload[..]), why, now)
}

/// Sets a row aside that lies in no queue.
pub(crate) fn set_row_aside(
    tx: &mut Transaction<'_>,
    space: Keyspace,
    (key, payload): (&Key, &[u8]),
    why: &StoreError,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.delete_bytes(space, key.clone());
    keep(tx, space, (key, payload), why, now)
}

fn keep(
    tx: &mut Transaction<'_>,
    space: Keyspace,
    (key, payload): (&Key, &[u8]),
    why: &StoreError,
    now: Timestamp,
) -> Result<(), StoreError> {
    let place = [&[space.0][..], &key[..]].concat();
    tx.put(&SET_ASIDE, place.as_slice(), &payload.to_vec())?;
    audit::log(tx, "node", &format!("set aside: {why}"), now)
}

#[cfg(test)]
mod tests {
    use domain::Iri;
    use engine::{DueMillis, queue_key};

    use super::*;
    use crate::samples::{at, commit, inbox_row};
    use crate::table::millis;
    use crate::{audit, inbox};

    /// C4
    #[test]
    fn a_row_of_a_queue_that_cannot_be_read_is_set_aside_once_and_what_stands_behind_it_is_taken() {
        const NUMBERS: Table<[u8], u64> = Table::new(spaces::ARRIVALS, "numbers");
        let database = Database::in_memory();
        let broken = queue_key(DueMillis(millis(at(0))), b"broken");
        commit(&database, |tx| tx.put(&NUMBERS, broken.as_slice(), &7));
        commit(&database, |tx| inbox::append(tx, &inbox_row(1), "{}"));
        let claimed = inbox::claim(&database, at(1), at(61), 9).unwrap();
        let ids: Vec<Iri> = claimed.into_iter().map(|(_, id)| id).collect();
        assert_eq!(ids, [inbox_row(1).id]);
        let log = database.read(|tx| audit::tail(tx, 9)).unwrap();
        assert_eq!(log.len(), 1);
        assert!(log[0].what.contains("inbox queue"), "{}", log[0].what);
        // Its lease would have ended.
        let again = inbox::claim(&database, at(70), at(130), 9).unwrap();
        assert_eq!(again.len(), 1);
        assert_eq!(database.read(|tx| audit::tail(tx, 9)).unwrap().len(), 1);
    }
}
