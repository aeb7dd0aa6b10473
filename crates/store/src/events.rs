//! Events this node knows, in order of their start, and the tombstones of those removed.

use domain::sabotage::{Bug, overheard, planted};
use domain::{
    Audience, CoHost, Event, EventId, EventState, Iri, LanguageTag, Modality, Moment, Origin, Tag, Title,
};
use engine::{Direction, Keyspace, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::table::{KeyForm, Table, behind, millis};
use crate::{held, join_addressees, pictures, reminders, spaces};

const EVENTS: Table<EventId, Event> = Table::new(spaces::EVENTS, "events");
/// The same rows, of which only this is wanted.
const AUDIENCES: Table<EventId, ForWhom> = Table::new(spaces::EVENTS, "events");

#[derive(Clone, Serialize, Deserialize)]
struct ForWhom {
    audience: Audience,
}
const IRIS: Table<Iri, EventId> = Table::new(spaces::EVENT_IRIS, "event ids");
const BY_START: Table<(u64, EventId), Outline> = Table::new(spaces::EVENTS_BY_START, "events by start");
const STARTED_BEFORE: Table<EventId, Moment> = Table::new(spaces::PREVIOUS_STARTS, "previous starts");
const CHANGED: Table<str, u64> = Table::new(spaces::NODE, "node");
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

/// What a list says of an event; it stands in the order of starts, so that a list reads nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    /// Its name here.
    pub id: EventId,
    /// Whose node it is on.
    pub host: Origin,
    /// The actor that alone may change it.
    pub owner: Iri,
    /// How it stands.
    pub state: EventState,
    /// Who may see it.
    pub audience: Audience,
    /// One line.
    pub title: Title,
    /// When it begins.
    pub start: Moment,
    /// When it ends, if its owner said so.
    pub end: Option<Timestamp>,
    /// When it is over, also if nobody said so.
    pub over: Timestamp,
    /// Where people meet.
    pub modality: Modality,
    /// Language of the event.
    pub language: Option<LanguageTag>,
    /// Town of the address.
    pub town: Option<String>,
    /// Most guests; unlimited when absent.
    pub capacity: Option<u32>,
    /// Hashtags; a row written before outlines had them has none until its event changes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Tag>,
    /// Who holds it together with its owner (need 0.7).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub co_hosts: Vec<CoHost>,
}

impl Outline {
    /// Of an event as it is now.
    pub fn of(event: &Event) -> Self {
        let draft = &event.draft;
        Self {
            id: event.id.clone(),
            host: event.iri.origin(),
            owner: event.owner.clone(),
            state: event.state,
            audience: event.audience.clone(),
            title: draft.title.clone(),
            start: draft.start.clone(),
            end: draft.end.as_ref().map(|end| end.at),
            over: event.over_at(),
            modality: draft.modality,
            language: draft.language.clone(),
            town: draft.place.as_ref().and_then(|place| place.locality.clone()),
            capacity: draft.capacity,
            tags: draft.tags.clone(),
            co_hosts: draft.co_hosts.clone(),
        }
    }

    /// Its place in the order of starts.
    pub fn place(&self) -> Place {
        (self.start.at, self.id.clone())
    }
}

/// One event.
pub fn get(tx: &mut Transaction<'_>, id: &EventId) -> Result<Option<Event>, StoreError> {
    tx.get(&EVENTS, id)
}

/// Who may see an event: asked before each delivery of it.
pub fn audience(tx: &mut Transaction<'_>, id: &EventId) -> Result<Option<Audience>, StoreError> {
    Ok(tx.get_often(&AUDIENCES, id)?.map(|event| event.audience))
}

/// The event that the network calls so.
pub fn by_iri(tx: &mut Transaction<'_>, iri: &Iri) -> Result<Option<Event>, StoreError> {
    match tx.get(&IRIS, iri)? {
        Some(id) => get(tx, &id),
        None => Ok(None),
    }
}

/// Whether an event is there.
pub fn is_known(tx: &mut Transaction<'_>, iri: &Iri) -> Result<bool, StoreError> {
    tx.has(&IRIS, iri)
}

/// Writes an event, new or changed, with its place in the order of starts; a start that moved is remembered.
pub fn put(tx: &mut Transaction<'_>, event: &Event) -> Result<(), StoreError> {
    match get(tx, &event.id)? {
        Some(before) => replace(tx, &before, event),
        None => {
            tx.put(&IRIS, &event.iri, &event.id)?;
            tx.put(&BY_START, &start_key(event), &Outline::of(event))?;
            pictures::of_event(tx, None, Some(event))?;
            write(tx, event)
        }
    }
}

/// The same of an event that this transaction has read: `before` is as it stood. Its id on the network never changes.
pub fn replace(tx: &mut Transaction<'_>, before: &Event, event: &Event) -> Result<(), StoreError> {
    if before.draft.start.at != event.draft.start.at {
        tx.delete(&BY_START, &start_key(before));
        tx.put(&STARTED_BEFORE, &event.id, &before.draft.start)?;
    }
    let outline = Outline::of(event);
    // A row in the order of starts lies far from every other that is written: one that stays as it is stays unwritten.
    if outline != Outline::of(before) {
        tx.put(&BY_START, &start_key(event), &outline)?;
    }
    pictures::of_event(tx, Some(before), Some(event))?;
    write(tx, event)
}

fn write(tx: &mut Transaction<'_>, event: &Event) -> Result<(), StoreError> {
    if planted(Bug::S18Stems) {
        let last = Keyspace(spaces::KEYSPACES - 1);
        tx.put_bytes(last, b"terms".to_vec(), overheard().stems().join(" ").into());
    }
    tx.put(&EVENTS, &event.id, event)?;
    note_change(tx)
}

/// When an event was to begin before it was moved the last time.
pub fn previous_start(tx: &mut Transaction<'_>, id: &EventId) -> Result<Option<Moment>, StoreError> {
    tx.get(&STARTED_BEFORE, id)
}

/// A number that is another one after each change of any event, and says nothing else: what was made of
/// the events stays true as long as it stays the same. Nothing before the first event.
pub fn version(tx: &mut Transaction<'_>) -> Result<Option<u64>, StoreError> {
    tx.get(&CHANGED, "events changed")
}

/// Written without being read, so that two changes at once do not stand in each other's way.
fn note_change(tx: &mut Transaction<'_>) -> Result<(), StoreError> {
    let number = tx.next_order()?;
    tx.put(&CHANGED, "events changed", &number)
}

const CAME_BACK: Table<EventId, Timestamp> = Table::new(spaces::CAME_BACK, "came back");

/// Remembers that an event of ours came back after a restore, from one of those who had it.
pub fn note_came_back(tx: &mut Transaction<'_>, id: &EventId, now: Timestamp) -> Result<(), StoreError> {
    tx.put(&CAME_BACK, id, &now)
}

/// When it came back, if it did.
pub fn came_back(tx: &mut Transaction<'_>, id: &EventId) -> Result<Option<Timestamp>, StoreError> {
    tx.get(&CAME_BACK, id)
}

/// Takes an event away and leaves a tombstone.
pub fn bury(tx: &mut Transaction<'_>, event: &Event, tombstone: &Tombstone) -> Result<(), StoreError> {
    tx.delete(&EVENTS, &event.id);
    tx.delete(&BY_START, &start_key(event));
    tx.delete(&STARTED_BEFORE, &event.id);
    reminders::forget(tx, &event.id);
    join_addressees::forget(tx, &event.id);
    tx.delete(&CAME_BACK, &event.id);
    pictures::of_event(tx, Some(event), None)?;
    note_change(tx)?;
    tx.put(&TOMBSTONES, &event.iri, tombstone)
}

/// Forgets another node's event as if it had never been known: no tombstone, and not the text its owner signed.
pub fn forget(tx: &mut Transaction<'_>, event: &Event) -> Result<(), StoreError> {
    tx.delete(&EVENTS, &event.id);
    tx.delete(&BY_START, &start_key(event));
    tx.delete(&STARTED_BEFORE, &event.id);
    reminders::forget(tx, &event.id);
    join_addressees::forget(tx, &event.id);
    tx.delete(&IRIS, &event.iri);
    held::forget(tx, &event.iri);
    pictures::of_event(tx, Some(event), None)?;
    note_change(tx)
}

/// The same of one that was removed before.
pub fn forget_tombstone(tx: &mut Transaction<'_>, stone: &Tombstone) {
    tx.delete(&TOMBSTONES, &stone.iri);
    tx.delete(&IRIS, &stone.iri);
    held::forget(tx, &stone.iri);
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

/// Events in outline by start, from `from` on (inclusive), after `after` when given: one read.
pub fn outlines(
    tx: &mut Transaction<'_>,
    from: Timestamp,
    after: Option<&Place>,
    limit: u16,
) -> Result<Vec<Outline>, StoreError> {
    let start = match after {
        Some((start, id)) => {
            let mut key = (millis(*start), id.clone()).key();
            key.push(0);
            key
        }
        None => millis(from).key(),
    };
    let range = Range {
        space: spaces::EVENTS_BY_START,
        start,
        end: None,
    };
    let rows = tx.page(&BY_START, range, Direction::Forward, limit)?;
    Ok(rows.into_iter().map(|(_, outline)| outline).collect())
}

/// The same, each whole: a read of its own for each.
pub fn by_start(
    tx: &mut Transaction<'_>,
    from: Timestamp,
    after: Option<&Place>,
    limit: u16,
) -> Result<Vec<Event>, StoreError> {
    let mut events = Vec::new();
    for outline in outlines(tx, from, after, limit)? {
        events.extend(get(tx, &outline.id)?);
    }
    Ok(events)
}

/// Every event, in the order of their names here, after `after`.
pub fn every(
    tx: &mut Transaction<'_>,
    after: Option<&EventId>,
    limit: u16,
) -> Result<Vec<Event>, StoreError> {
    let range = behind(spaces::EVENTS, after.map(KeyForm::key));
    let rows = tx.page(&EVENTS, range, Direction::Forward, limit)?;
    Ok(rows.into_iter().map(|(_, event)| event).collect())
}

/// Every tombstone, in an order of their own, after `after`.
pub fn every_tombstone(
    tx: &mut Transaction<'_>,
    after: Option<&Iri>,
    limit: u16,
) -> Result<Vec<Tombstone>, StoreError> {
    let range = behind(spaces::TOMBSTONES, after.map(KeyForm::key));
    let rows = tx.page(&TOMBSTONES, range, Direction::Forward, limit)?;
    Ok(rows.into_iter().map(|(_, stone)| stone).collect())
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

    fn stone(event: &Event) -> Tombstone {
        Tombstone {
            iri: event.iri.clone(),
            event: event.id.clone(),
            owner: event.owner.clone(),
            revision: 2,
            deleted: at(1),
            public: true,
        }
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
    }

    #[test]
    fn a_moved_event_is_found_at_its_new_start_alone() {
        let database = Database::in_memory();
        put_all(&database, &[event(1, 100), event(1, 900)]);
        let found = database.read(|tx| by_start(tx, at(0), None, 9)).unwrap();
        assert_eq!(found, [event(1, 900)]);
        let outlines = database.read(|tx| outlines(tx, at(0), None, 9)).unwrap();
        assert_eq!(outlines, [Outline::of(&event(1, 900))]);
    }

    #[test]
    fn a_moved_event_remembers_its_last_start_and_another_change_does_not_touch_it() {
        let database = Database::in_memory();
        let before = |number| {
            let id = event(number, 0).id;
            database.read(|tx| previous_start(tx, &id)).unwrap()
        };
        put_all(&database, &[event(1, 100), event(2, 100)]);
        assert_eq!(before(1), None);
        put_all(&database, &[event(1, 900), event(1, 500)]);
        let mut renamed = event(1, 500);
        renamed.draft.title = Title::parse("Another title").unwrap();
        put_all(&database, &[renamed]);
        assert_eq!((before(1), before(2)), (Some(event(1, 900).draft.start), None));
        let seen = database.read(|tx| outlines(tx, at(0), None, 9)).unwrap();
        assert_eq!(seen[1].title.as_str(), "Another title");
    }

    #[test]
    fn a_change_that_no_list_shows_leaves_the_row_of_the_list_as_it_is() {
        let memory = std::sync::Arc::new(engine::MemoryEngine::new());
        let database = Database::open(memory.clone()).unwrap();
        let row = || {
            let range = Range {
                space: spaces::EVENTS_BY_START,
                start: Vec::new(),
                end: None,
            };
            let rows = engine::Engine::page(&*memory, &range, Direction::Forward, 9).unwrap();
            rows.items[0].1.version
        };
        put_all(&database, &[event(1, 100)]);
        let first = row();
        let mut told_more = event(1, 100);
        told_more.draft.description = domain::Html::from_sanitised("<p>More of it.</p>".to_owned());
        put_all(&database, std::slice::from_ref(&told_more));
        assert_eq!(row(), first);
        assert_eq!(
            database.read(|tx| by_start(tx, at(0), None, 9)),
            Ok(vec![told_more.clone()])
        );
        told_more.draft.title = Title::parse("Another title").unwrap();
        put_all(&database, &[told_more]);
        assert!(row() > first);
    }

    #[test]
    fn each_change_of_any_event_gives_another_version_and_nothing_else_does() {
        let database = Database::in_memory();
        let version = || database.read(version).unwrap();
        let mut seen = vec![version()];
        for event in [event(1, 100), event(1, 100), event(2, 100)] {
            put_all(&database, &[event]);
            seen.push(version());
        }
        commit(&database, |tx| bury(tx, &event(2, 100), &stone(&event(2, 100))));
        seen.push(version());
        commit(&database, |tx| {
            crate::guests::put(tx, &event(1, 0).id, &domain::GuestSet::default())
        });
        assert_eq!(seen.last(), Some(&version()));
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 5);
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
        let left = stone(&event);
        commit(&database, |tx| bury(tx, &event, &left));
        assert_eq!(database.read(|tx| get(tx, &event.id)), Ok(None));
        assert_eq!(database.read(|tx| by_iri(tx, &event.iri)), Ok(None));
        assert_eq!(database.read(|tx| by_start(tx, at(0), None, 9)), Ok(Vec::new()));
        assert_eq!(database.read(|tx| tombstone(tx, &event.iri)), Ok(Some(left)));
        let other = iri("https://a.example/events/never");
        assert_eq!(database.read(|tx| tombstone(tx, &other)), Ok(None));
    }

    #[test]
    fn a_row_of_the_order_that_is_no_outline_is_an_error_with_its_key() {
        const BY_BYTES: Table<[u8], ()> = Table::new(spaces::EVENTS_BY_START, "events by start");
        let database = Database::in_memory();
        commit(&database, |tx| tx.put(&BY_BYTES, [0xff; 9].as_slice(), &()));
        let refused = database.read(|tx| by_start(tx, at(0), None, 9));
        let key = "ff".repeat(9);
        let table = "events by start";
        assert_eq!(refused, Err(StoreError::Unreadable { table, key }));
    }
}
