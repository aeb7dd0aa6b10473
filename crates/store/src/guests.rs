//! The guest set of each of our own events: one record, so that its version guards its capacity.

use domain::{EventId, GuestSet};
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::Table;

const GUESTS: Table<EventId, GuestSet> = Table::new(spaces::GUESTS, "guests");
const FIGURES: Table<EventId, Figures> = Table::new(spaces::GUEST_FIGURES, "guest figures");

/// How many, for whoever shows figures alone: a set may hold thousands of people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// Seats given.
    pub taken: u32,
    /// People on the waiting list.
    pub waiting: u32,
}

/// Everybody who answered; empty before the first.
pub fn get(tx: &mut Transaction<'_>, event: &EventId) -> Result<GuestSet, StoreError> {
    Ok(tx.get(&GUESTS, event)?.unwrap_or_default())
}

/// Writes the set back.
pub fn put(tx: &mut Transaction<'_>, event: &EventId, guests: &GuestSet) -> Result<(), StoreError> {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let figures = Figures {
        taken: count(guests.taken()),
        waiting: count(guests.waiting()),
    };
    tx.put(&FIGURES, event, &figures)?;
    tx.put(&GUESTS, event, guests)
}

/// The figures of a set; noughts before the first answer.
pub fn figures(tx: &mut Transaction<'_>, event: &EventId) -> Result<Figures, StoreError> {
    Ok(tx.get(&FIGURES, event)?.unwrap_or_default())
}

/// Forgets the set of an event that is gone.
pub fn remove(tx: &mut Transaction<'_>, event: &EventId) {
    tx.delete(&FIGURES, event);
    tx.delete(&GUESTS, event);
}
