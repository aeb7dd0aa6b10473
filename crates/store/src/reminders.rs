//! Of which events members were reminded, how long before the start, and of which they heard that they are over: each goes
//! once, whatever restarts.

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
    /// Whether those who came have heard that it is over.
    #[serde(default)]
    pub is_over: bool,
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
