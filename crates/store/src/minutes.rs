//! What was agreed at each of our own events, for members alone (F12). It lies apart from the event, so that nothing that sends
//! events comes upon it.

use domain::{EventId, Html, MemberId, PersonName};
use engine::{Direction, Key};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{Table, behind};

const MINUTES: Table<EventId, Minutes> = Table::new(spaces::MINUTES, "minutes");
/// The same by bare keys, to go through them all.
const ROWS: Table<[u8], Minutes> = Table::new(spaces::MINUTES, "minutes");

/// The minutes of one event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Minutes {
    /// Sanitised HTML; not empty.
    pub text: Html,
    /// Who wrote them last, as she is called.
    pub by: PersonName,
    /// Her id, which nobody is shown; none where it was not kept, or her data was deleted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub writer: Option<MemberId>,
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

/// Takes the name of a member off the next minutes that she wrote, up to `limit` after `after`; where to go on, until all were
/// looked at.
pub fn without_name(
    tx: &mut Transaction<'_>,
    (writer, nobody): (&MemberId, &PersonName),
    after: Option<Key>,
    limit: u16,
) -> Result<Option<Key>, StoreError> {
    let is_hers = |minutes: &Minutes| minutes.writer.as_ref() == Some(writer);
    let rows = tx.page(&ROWS, behind(spaces::MINUTES, after), Direction::Forward, limit)?;
    let last = (rows.len() == usize::from(limit)).then(|| rows.last().map(|(key, _)| key.clone()));
    for (key, _) in rows.into_iter().filter(|(_, minutes)| is_hers(minutes)) {
        // Read by its key once more, so that what somebody writes at the same moment is not overwritten.
        if let Some(minutes) = tx.get(&ROWS, key.as_slice())?.filter(is_hers) {
            let nameless = Minutes {
                by: nobody.clone(),
                writer: None,
                ..minutes
            };
            tx.put(&ROWS, key.as_slice(), &nameless)?;
        }
    }
    Ok(last.flatten())
}

/// Forgets them: they were emptied, or the event is gone.
pub fn remove(tx: &mut Transaction<'_>, event: &EventId) {
    tx.delete(&MINUTES, event);
}
