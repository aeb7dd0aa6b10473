//! Which members were invited to each of our own events: one record, so that a limit counts who is invited at the same moment.

use domain::{EventId, MemberId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::Table;

const INVITED: Table<EventId, Vec<Invited>> = Table::new(spaces::GUESTS_INVITED, "guests invited");

/// Most members invited to one event.
pub const INVITED_MAX: usize = 500;

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invited {
    /// Whom.
    pub member: MemberId,
    /// When.
    pub at: Timestamp,
}

/// Everybody who was invited, first invited first, whatever they said since.
pub fn get(tx: &mut Transaction<'_>, event: &EventId) -> Result<Vec<Invited>, StoreError> {
    Ok(tx.get(&INVITED, event)?.unwrap_or_default())
}

/// Writes them back.
pub fn put(tx: &mut Transaction<'_>, event: &EventId, invited: Vec<Invited>) -> Result<(), StoreError> {
    tx.put(&INVITED, event, &invited)
}

/// Forgets those of an event that is gone.
pub fn remove(tx: &mut Transaction<'_>, event: &EventId) {
    tx.delete(&INVITED, event);
}
