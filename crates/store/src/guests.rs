//! The guest set of each of our own events: one record, so that its version guards its capacity.

use domain::{EventId, GuestSet};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::Table;

const GUESTS: Table<EventId, GuestSet> = Table::new(spaces::GUESTS, "guests");

/// Everybody who answered; empty before the first.
pub fn get(tx: &mut Transaction<'_>, event: &EventId) -> Result<GuestSet, StoreError> {
    Ok(tx.get(&GUESTS, event)?.unwrap_or_default())
}

/// Writes the set back.
pub fn put(tx: &mut Transaction<'_>, event: &EventId, guests: &GuestSet) -> Result<(), StoreError> {
    tx.put(&GUESTS, event, guests)
}

/// Forgets the set of an event that is gone.
pub fn remove(tx: &mut Transaction<'_>, event: &EventId) {
    tx.delete(&GUESTS, event);
}
