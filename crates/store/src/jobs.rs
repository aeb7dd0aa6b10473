//! The jobs of each of our own events: one record, so that two who take one job cannot both have it.

use domain::{EventId, Jobs};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::Table;

const JOBS: Table<EventId, Jobs> = Table::new(spaces::JOBS, "jobs");

/// All of them; none before the first was asked for.
pub fn get(tx: &mut Transaction<'_>, event: &EventId) -> Result<Jobs, StoreError> {
    Ok(tx.get(&JOBS, event)?.unwrap_or_default())
}

/// Writes them back.
pub fn put(tx: &mut Transaction<'_>, event: &EventId, jobs: &Jobs) -> Result<(), StoreError> {
    tx.put(&JOBS, event, jobs)
}

/// Forgets those of an event that is gone.
pub fn remove(tx: &mut Transaction<'_>, event: &EventId) {
    tx.delete(&JOBS, event);
}
