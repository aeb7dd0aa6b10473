//! Calendars the node imports, which event came of which entry, and which entries wait for an officer.

use domain::{EventDraft, EventId, Iri, SourceId};
use engine::{Direction, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{KeyForm, Table};

const SOURCES: Table<SourceId, CalendarSource> = Table::new(spaces::SOURCES, "sources");
const ENTRIES: Table<(SourceId, String), EventId> = Table::new(spaces::SOURCE_ENTRIES, "source entries");

const WAITING: Table<(SourceId, String), WaitingEntry> =
    Table::new(spaces::SOURCE_WAITING, "entries of sources that wait");

/// Bytes of the hash that names an entry to people and programs.
const PLACE_BYTES: usize = 10;

/// Most calendars of one node.
pub const SOURCES_MAX: u16 = 100;
/// Most entries of one calendar that are kept.
pub const ENTRIES_MAX: u16 = 10_000;

impl KeyForm for String {
    fn key(&self) -> engine::Key {
        // A UID may be long; what lies under the key is found by the whole of it only.
        use sha2::{Digest, Sha256};
        Sha256::digest(self.as_bytes()).to_vec()
    }
}

/// An imported calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarSource {
    /// Its name here.
    pub id: SourceId,
    /// As shown to the operator.
    pub name: String,
    /// Where it is fetched from; a file was read once when absent.
    pub url: Option<Iri>,
    /// Who may see its events.
    pub audience: domain::Audience,
    /// `ETag` of the last answer.
    pub etag: Option<String>,
    /// `Last-Modified` of the last answer.
    pub last_modified: Option<String>,
    /// When it was last read.
    pub read: Option<Timestamp>,
    /// When it is read again.
    pub due: Option<Timestamp>,
    /// What was wrong at the last reading, line by line.
    pub faults: Vec<String>,
    /// Why the last fetch failed, if it did.
    pub failure: Option<String>,
    /// Whether an entry that nobody looked at is published by itself; otherwise it waits.
    #[serde(default = "by_itself")]
    pub publishes_new: bool,
    /// Whether entries that are to be published may not be yet.
    #[serde(default)]
    pub unfinished: bool,
}

/// As it was before there was a choice.
fn by_itself() -> bool {
    true
}

/// An entry that was read and of which no event was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingEntry {
    /// Its name in its calendar, as [`domain::FromCalendar::entry`].
    pub entry: String,
    /// What people would read.
    pub draft: EventDraft,
    /// What an officer said of it.
    pub choice: EntryChoice,
    /// Why it could not be published when it was to be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fault: Option<EntryFault>,
}

/// What an officer said of an entry; it is kept as long as the calendar has the entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryChoice {
    /// Nothing yet.
    #[default]
    Open,
    /// It is published.
    Publish,
    /// It is not.
    LeaveOut,
}

/// Why an entry could not be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryFault {
    /// It contradicts itself, or lies too far ahead.
    Event,
    /// It is for a community that events are not shared with now.
    Audience,
}

impl WaitingEntry {
    /// Its name for people and programs, 20 hexadecimal digits: what a calendar calls it may be long and of any letters.
    pub fn place(&self) -> String {
        place_of(&self.entry)
    }
}

/// The name of an entry for people and programs, 20 hexadecimal digits.
pub fn place_of(entry: &str) -> String {
    let hash = entry.to_owned().key();
    domain::hex(&hash[..PLACE_BYTES.min(hash.len())])
}

/// One calendar.
pub fn get(tx: &mut Transaction<'_>, id: &SourceId) -> Result<Option<CalendarSource>, StoreError> {
    tx.get(&SOURCES, id)
}

/// Writes one.
pub fn put(tx: &mut Transaction<'_>, source: &CalendarSource) -> Result<(), StoreError> {
    tx.put(&SOURCES, &source.id, source)
}

/// Forgets one with the entries that wait; its events stay until they are cancelled or removed.
pub fn remove(tx: &mut Transaction<'_>, id: &SourceId) -> Result<(), StoreError> {
    for waiting in waiting(tx, id)? {
        forget_waiting(tx, id, &waiting.entry)?;
    }
    tx.delete(&SOURCES, id);
    Ok(())
}

/// All.
pub fn list(tx: &mut Transaction<'_>) -> Result<Vec<CalendarSource>, StoreError> {
    let rows = tx.page(
        &SOURCES,
        Range::prefix(spaces::SOURCES, b""),
        Direction::Forward,
        SOURCES_MAX,
    )?;
    Ok(rows.into_iter().map(|(_, source)| source).collect())
}

/// The event that came of an entry.
pub fn event_of(
    tx: &mut Transaction<'_>,
    source: &SourceId,
    entry: &str,
) -> Result<Option<EventId>, StoreError> {
    tx.get(&ENTRIES, &(source.clone(), entry.to_owned()))
}

/// Remembers it.
pub fn put_entry(
    tx: &mut Transaction<'_>,
    source: &SourceId,
    entry: &str,
    event: &EventId,
) -> Result<(), StoreError> {
    tx.put(&ENTRIES, &(source.clone(), entry.to_owned()), event)
}

/// All events that came of a calendar.
pub fn events_of(tx: &mut Transaction<'_>, source: &SourceId) -> Result<Vec<EventId>, StoreError> {
    let rows = tx.page(
        &ENTRIES,
        Range::prefix(spaces::SOURCE_ENTRIES, &source.key()),
        Direction::Forward,
        ENTRIES_MAX,
    )?;
    Ok(rows.into_iter().map(|(_, event)| event).collect())
}

/// An entry of which no event was made.
pub fn waiting_entry(
    tx: &mut Transaction<'_>,
    source: &SourceId,
    entry: &str,
) -> Result<Option<WaitingEntry>, StoreError> {
    tx.get(&WAITING, &(source.clone(), entry.to_owned()))
}

/// Keeps one.
pub fn put_waiting(
    tx: &mut Transaction<'_>,
    source: &SourceId,
    waiting: &WaitingEntry,
) -> Result<(), StoreError> {
    tx.put(&WAITING, &(source.clone(), waiting.entry.clone()), waiting)
}

/// Forgets one: it is published, over, or gone from its calendar.
pub fn forget_waiting(tx: &mut Transaction<'_>, source: &SourceId, entry: &str) -> Result<(), StoreError> {
    let key = (source.clone(), entry.to_owned());
    if tx.has(&WAITING, &key)? {
        tx.delete(&WAITING, &key);
    }
    Ok(())
}

/// All of a calendar, by their start.
pub fn waiting(tx: &mut Transaction<'_>, source: &SourceId) -> Result<Vec<WaitingEntry>, StoreError> {
    let range = Range::prefix(spaces::SOURCE_WAITING, &source.key());
    let rows = tx.page(&WAITING, range, Direction::Forward, ENTRIES_MAX)?;
    let mut all: Vec<WaitingEntry> = rows.into_iter().map(|(_, waiting)| waiting).collect();
    all.sort_by(|a, b| (a.draft.start.at, &a.entry).cmp(&(b.draft.start.at, &b.entry)));
    Ok(all)
}

/// How many entries of a calendar are no event, without reading them.
pub fn waiting_count(tx: &mut Transaction<'_>, source: &SourceId) -> Result<usize, StoreError> {
    tx.count(Range::prefix(spaces::SOURCE_WAITING, &source.key()), ENTRIES_MAX)
}
