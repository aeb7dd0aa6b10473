//! Calendars the node imports, and which event came of which entry.

use domain::{EventId, Iri, SourceId};
use engine::{Direction, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{KeyForm, Table};

const SOURCES: Table<SourceId, CalendarSource> = Table::new(spaces::SOURCES, "sources");
const ENTRIES: Table<(SourceId, String), EventId> = Table::new(spaces::SOURCE_ENTRIES, "source entries");

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
}

/// One calendar.
pub fn get(tx: &mut Transaction<'_>, id: &SourceId) -> Result<Option<CalendarSource>, StoreError> {
    tx.get(&SOURCES, id)
}

/// Writes one.
pub fn put(tx: &mut Transaction<'_>, source: &CalendarSource) -> Result<(), StoreError> {
    tx.put(&SOURCES, &source.id, source)
}

/// Forgets one; its events stay until they are cancelled or removed.
pub fn remove(tx: &mut Transaction<'_>, id: &SourceId) {
    tx.delete(&SOURCES, id);
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
