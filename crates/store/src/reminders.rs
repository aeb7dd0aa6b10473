//! Of which events members were reminded, and how long before the start: each reminder goes once, whatever restarts.

use domain::EventId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::Table;

const REMINDED: Table<EventId, Reminded> = Table::new(spaces::EVENT_REMINDERS, "reminders of events");

/// The nearest reminder that went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminded {
    /// For which start: an event that was moved is reminded of anew.
    pub start: Timestamp,
    /// How many hours before.
    pub hours: u16,
}

/// The nearest that went, if one did.
pub fn get(tx: &mut Transaction<'_>, event: &EventId) -> Result<Option<Reminded>, StoreError> {
    tx.get(&REMINDED, event)
}

/// Remembers it.
pub fn put(tx: &mut Transaction<'_>, event: &EventId, reminded: &Reminded) -> Result<(), StoreError> {
    tx.put(&REMINDED, event, reminded)
}

/// The event is gone.
pub(crate) fn forget(tx: &mut Transaction<'_>, event: &EventId) {
    tx.delete(&REMINDED, event);
}
