//! What was agreed at each of our own events, for members alone (F12). It lies apart from the event, so that nothing that sends
//! events comes upon it.

use domain::{EventId, Html, MemberId};
use engine::{Direction, Key};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{Table, behind};

const MINUTES: Table<EventId, Minutes> = Table::new(spaces::MINUTES, "minutes");
/// Minutes read at once when all are gone through; each may be long.
const READ_AT_ONCE: u16 = 50;

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

/// What one wrote last another wrote from now on, whose membership became one with hers. Goes through the minutes of all
/// events: seldom asked.
pub fn move_to(tx: &mut Transaction<'_>, from: &MemberId, into: &MemberId) -> Result<(), StoreError> {
    let mut after: Option<Key> = None;
    loop {
        let range = behind(spaces::MINUTES, after.take());
        let rows = tx.page(&MINUTES, range, Direction::Forward, READ_AT_ONCE)?;
        let Some((last, _)) = rows.last() else {
            return Ok(());
        };
        after = Some(last.clone());
        for (key, _) in rows.iter().filter(|(_, minutes)| minutes.by == *from) {
            let Some(event) = event_of(key) else { continue };
            // Read by its key once more, so that what somebody writes at the same moment stands.
            if let Some(minutes) = get(tx, &event)?.filter(|minutes| minutes.by == *from) {
                let by = into.clone();
                put(tx, &event, &Minutes { by, ..minutes })?;
            }
        }
    }
}

fn event_of(key: &[u8]) -> Option<EventId> {
    let text = std::str::from_utf8(key).ok()?;
    EventId::parse(text).ok()
}

/// Forgets them: they were emptied, or the event is gone.
pub fn remove(tx: &mut Transaction<'_>, event: &EventId) {
    tx.delete(&MINUTES, event);
}
