//! Which members were invited to each of our own events: one record, so that a limit counts who is invited at the same moment.

use domain::{EventId, MemberId};
use engine::{Direction, Key};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{Table, behind};

const INVITED: Table<EventId, Vec<Invited>> = Table::new(spaces::GUESTS_INVITED, "guests invited");

/// Lists read at once when all are gone through.
const LISTS_PER_READ: u16 = 100;

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

/// The events a member was invited to, and when. Goes through the lists of all events: seldom asked.
pub fn of_member(
    tx: &mut Transaction<'_>,
    member: &MemberId,
) -> Result<Vec<(EventId, Timestamp)>, StoreError> {
    let (mut found, mut after): (Vec<(EventId, Timestamp)>, Option<Key>) = (Vec::new(), None);
    loop {
        let range = behind(spaces::GUESTS_INVITED, after.take());
        let lists = tx.page(&INVITED, range, Direction::Forward, LISTS_PER_READ)?;
        let Some((last, _)) = lists.last() else {
            return Ok(found);
        };
        after = Some(last.clone());
        for (key, list) in lists {
            let hers = list.into_iter().find(|invited| invited.member == *member);
            found.extend(event_of(key).zip(hers.map(|invited| invited.at)));
        }
    }
}

/// The event whose list has that key.
fn event_of(key: Key) -> Option<EventId> {
    let text = String::from_utf8(key).ok()?;
    EventId::parse(&text).ok()
}

/// Writes them back.
pub fn put(tx: &mut Transaction<'_>, event: &EventId, invited: Vec<Invited>) -> Result<(), StoreError> {
    tx.put(&INVITED, event, &invited)
}

/// Forgets those of an event that is gone.
pub fn remove(tx: &mut Transaction<'_>, event: &EventId) {
    tx.delete(&INVITED, event);
}
