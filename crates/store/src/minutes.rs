//! What was agreed at each of our own events, for members alone (F12). It lies apart from the event, so that nothing that sends
//! events comes upon it.

use domain::{EventId, Html, MemberId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::Table;

const MINUTES: Table<EventId, Minutes> = Table::new(spaces::MINUTES, "minutes");

/// The minutes of one event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Minutes {
    /// Sanitised HTML; not empty.
    pub text: Html,
    /// Who wrote them last. Her name stands with her alone, so that it goes with her data (F22-2).
    pub by: MemberId,
    /// When.
    pub at: Timestamp,
}

/// Those of an event; none before they are written.
pub fn get(tx: &mut Transaction<'_>, event: &EventId) -> Result<Option<Minutes>, StoreError> {
    tx.get(&MINUTES, event)
}

/// Writes them.
pub fn put(tx: &mut Transaction<'_>, event: &EventId, minutes: &Minutes) -> Result<(), StoreError> {
    tx.put(&MINUTES, event, minutes)
}

/// Forgets them: they were emptied, or the event is gone.
pub fn remove(tx: &mut Transaction<'_>, event: &EventId) {
    tx.delete(&MINUTES, event);
}
