//! Events this node knows, in order of their start, and the tombstones of those removed.

use domain::{Event, EventId, Iri};
use engine::{Direction, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{KeyForm, Table, millis};
use crate::transaction::unreadable;

const EVENTS: Table<EventId, Event> = Table::new(spaces::EVENTS, "events");
const IRIS: Table<Iri, EventId> = Table::new(spaces::EVENT_IRIS, "event ids");
const BY_START: Table<(u64, EventId), ()> = Table::new(spaces::EVENTS_BY_START, "events by start");
const TOMBSTONES: Table<Iri, Tombstone> = Table::new(spaces::TOMBSTONES, "tombstones");

/// What is left of an event that was removed; kept for ever, so that it never comes back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tombstone {
    /// What it was called on the network.
    pub iri: Iri,
    /// Its name here.
    pub event: EventId,
    /// Who owned it.
    pub owner: Iri,
    /// Higher than any revision of the event.
    pub revision: u64,
    /// When it went.
    pub deleted: Timestamp,
    /// To whom it had been addressed (`to`), so that the Delete goes there too.
    pub public: bool,
}

/// One event.
pub fn get(tx: &mut Transaction<'_>, id: &EventId) -> Result<Option<Event>, StoreError> {
    tx.get(&EVENTS, id)
}

/// The event that the network calls so.
pub fn by_iri(tx: &mut Transaction<'_>, iri: &Iri) -> Result<Option<Event>, StoreError> {
    match tx.get(&IRIS, iri)? {
        Some(id) => get(tx, &id),
        None => Ok(None),
    }
}

/// Writes an event, new or changed, with its place in the order of starts.
pub fn put(tx: &mut Transaction<'_>, event: &Event) -> Result<(), StoreError> {
    if let Some(old) = get(tx, &event.id)? {
        tx.delete(&BY_START, &start_key(&old));
    }
    tx.put(&IRIS, &event.iri, &event.id)?;
    tx.put(&BY_START, &start_key(event), &())?;
    tx.put(&EVENTS, &event.id, event)
}

/// Takes an event away and leaves a tombstone.
pub fn bury(tx: &mut Transaction<'_>, event: &Event, tombstone: &Tombstone) -> Result<(), StoreError> {
    tx.delete(&EVENTS, &event.id);
    tx.delete(&BY_START, &start_key(event));
    tx.put(&TOMBSTONES, &event.iri, tombstone)
}

/// What is left of an event, if it was removed; its short id is still known.
pub fn tombstone(tx: &mut Transaction<'_>, iri: &Iri) -> Result<Option<Tombstone>, StoreError> {
    tx.get(&TOMBSTONES, iri)
}

/// Remembers that an id is gone before anything of it was ever seen here.
pub fn put_tombstone(tx: &mut Transaction<'_>, tombstone: &Tombstone) -> Result<(), StoreError> {
    tx.put(&TOMBSTONES, &tombstone.iri, tombstone)
}

/// Where a list goes on: the start and id of the last event given.
pub type Place = (Timestamp, EventId);

/// Events by start, from `from` on (inclusive), after `after` when given.
pub fn by_start(
    tx: &mut Transaction<'_>,
    from: Timestamp,
    after: Option<&Place>,
    limit: u16,
) -> Result<Vec<Event>, StoreError> {
    let start = match after {
        Some((start, id)) => {
            let mut key = (millis(*start), id.clone()).key();
            key.push(0);
            key
        }
        None => millis(from).key(),
    };
    scan(
        tx,
        Range {
            space: spaces::EVENTS_BY_START,
            start,
            end: None,
        },
        Direction::Forward,
        limit,
    )
}

/// Events that began before `before`, latest first.
pub fn past(tx: &mut Transaction<'_>, before: Timestamp, limit: u16) -> Result<Vec<Event>, StoreError> {
    let range = Range {
        space: spaces::EVENTS_BY_START,
        start: Vec::new(),
        end: Some(millis(before).key()),
    };
    scan(tx, range, Direction::Backward, limit)
}

fn scan(
    tx: &mut Transaction<'_>,
    range: Range,
    direction: Direction,
    limit: u16,
) -> Result<Vec<Event>, StoreError> {
    let mut events = Vec::new();
    for (key, ()) in tx.page(&BY_START, range, direction, limit)? {
        let id = key
            .get(8..)
            .and_then(|id| std::str::from_utf8(id).ok())
            .and_then(|id| EventId::parse(id).ok());
        let id = id.ok_or_else(|| unreadable(BY_START.name, &key))?;
        events.extend(get(tx, &id)?);
    }
    Ok(events)
}

fn start_key(event: &Event) -> (u64, EventId) {
    (millis(event.draft.start.at), event.id.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::{at, commit, event, iri};

    fn ids(events: &[Event]) -> Vec<EventId> {
        events.iter().map(|event| event.id.clone()).collect()
    }

    fn put_all(database: &Database, events: &[Event]) {
        for event in events {
            commit(database, |tx| put(tx, event));
        }
    }

    #[test]
    fn events_come_in_order_of_their_start_page_by_page_without_gap_or_repeat() {
        let database = Database::in_memory();
        // Two of one start, one that has begun.
        let events = [
            event(1, 300),
            event(2, 100),
            event(3, 200),
            event(4, 200),
            event(5, 50),
        ];
        put_all(&database, &events);
        let mut after: Option<Place> = None;
        let mut seen = Vec::new();
        loop {
            let page = database
                .read(|tx| by_start(tx, at(100), after.as_ref(), 2))
                .unwrap();
            let Some(last) = page.last() else { break };
            after = Some((last.draft.start.at, last.id.clone()));
            seen.extend(ids(&page));
        }
        assert_eq!(seen, ids(&[2, 3, 4, 1].map(|number| event(number, 0))));
        let past = database.read(|tx| past(tx, at(200), 9)).unwrap();
        assert_eq!(ids(&past), ids(&[event(2, 0), event(5, 0)]));
    }

    #[test]
    fn a_moved_event_is_found_at_its_new_start_alone() {
        let database = Database::in_memory();
        put_all(&database, &[event(1, 100), event(1, 900)]);
        let found = database.read(|tx| by_start(tx, at(0), None, 9)).unwrap();
        assert_eq!(found, [event(1, 900)]);
    }

    #[test]
    fn a_removed_event_is_found_nowhere_and_its_tombstone_stays() {
        let database = Database::in_memory();
        let event = event(1, 100);
        put_all(&database, std::slice::from_ref(&event));
        assert_eq!(
            database.read(|tx| by_iri(tx, &event.iri)),
            Ok(Some(event.clone()))
        );
        let left = Tombstone {
            iri: event.iri.clone(),
            event: event.id.clone(),
            owner: event.owner.clone(),
            revision: 2,
            deleted: at(1),
            public: true,
        };
        commit(&database, |tx| bury(tx, &event, &left));
        assert_eq!(database.read(|tx| get(tx, &event.id)), Ok(None));
        assert_eq!(database.read(|tx| by_iri(tx, &event.iri)), Ok(None));
        assert_eq!(database.read(|tx| by_start(tx, at(0), None, 9)), Ok(Vec::new()));
        assert_eq!(database.read(|tx| tombstone(tx, &event.iri)), Ok(Some(left)));
        let other = iri("https://a.example/events/never");
        assert_eq!(database.read(|tx| tombstone(tx, &other)), Ok(None));
    }

    #[test]
    fn a_row_of_the_order_that_names_no_event_is_an_error_with_its_key() {
        const BY_BYTES: Table<[u8], ()> = Table::new(spaces::EVENTS_BY_START, "events by start");
        let database = Database::in_memory();
        commit(&database, |tx| tx.put(&BY_BYTES, [0xff; 9].as_slice(), &()));
        let refused = database.read(|tx| by_start(tx, at(0), None, 9));
        let key = "ff".repeat(9);
        let table = "events by start";
        assert_eq!(refused, Err(StoreError::Unreadable { table, key }));
    }
}
