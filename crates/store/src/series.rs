//! Which dates a series has: the names of its events below the name of the first.

use domain::EventId;
use engine::{Direction, Range};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{KeyForm, Table};

const SERIES: Table<(EventId, EventId), EventId> = Table::new(spaces::SERIES, "series");

/// Notes that an event is one date of the series that began with `first`.
pub fn add(tx: &mut Transaction<'_>, first: &EventId, event: &EventId) -> Result<(), StoreError> {
    tx.put(&SERIES, &(first.clone(), event.clone()), event)
}

/// All dates of a series, in the order in which they were made.
pub fn dates(tx: &mut Transaction<'_>, first: &EventId) -> Result<Vec<EventId>, StoreError> {
    let range = Range::prefix(spaces::SERIES, &first.key());
    let most = u16::try_from(domain::SERIES_DATES_MAX).unwrap_or(u16::MAX);
    let rows = tx.page(&SERIES, range, Direction::Forward, most)?;
    Ok(rows.into_iter().map(|(_, event)| event).collect())
}

/// Forgets a date whose event is gone.
pub fn remove(tx: &mut Transaction<'_>, first: &EventId, event: &EventId) {
    tx.delete(&SERIES, &(first.clone(), event.clone()));
}
