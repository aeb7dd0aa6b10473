//! The jobs of each of our own events: one record, so that two who take one job cannot both have it.

use domain::{EventId, Jobs, MemberId};
use engine::{Direction, Key};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{Table, behind};

const JOBS: Table<EventId, Jobs> = Table::new(spaces::JOBS, "jobs");
/// Lists read at once.
const LISTS_PER_READ: u16 = 500;

/// All of them; none before the first was asked for.
pub fn get(tx: &mut Transaction<'_>, event: &EventId) -> Result<Jobs, StoreError> {
    Ok(tx.get(&JOBS, event)?.unwrap_or_default())
}

/// The events at which a member has a job, in the order of their names here. Every list there is is looked through: it is
/// asked when somebody leaves.
pub fn held_by(tx: &mut Transaction<'_>, member: &MemberId) -> Result<Vec<EventId>, StoreError> {
    let (mut held, mut after): (Vec<EventId>, Option<Key>) = (Vec::new(), None);
    loop {
        let range = behind(spaces::JOBS, after.take());
        let lists = tx.page(&JOBS, range, Direction::Forward, LISTS_PER_READ)?;
        let Some((last, _)) = lists.last() else {
            return Ok(held);
        };
        after = Some(last.clone());
        let hers = lists.into_iter().filter(|(_, list)| is_in(list, member));
        held.extend(hers.filter_map(|(key, _)| event_of(key)));
    }
}

fn is_in(list: &Jobs, member: &MemberId) -> bool {
    let mut holders = list.iter().filter_map(|job| job.holder.as_ref());
    holders.any(|holder| holder.member == *member)
}

fn event_of(key: Key) -> Option<EventId> {
    let text = String::from_utf8(key).ok()?;
    EventId::parse(&text).ok()
}

/// Writes them back.
pub fn put(tx: &mut Transaction<'_>, event: &EventId, jobs: &Jobs) -> Result<(), StoreError> {
    tx.put(&JOBS, event, jobs)
}

/// Forgets those of an event that is gone.
pub fn remove(tx: &mut Transaction<'_>, event: &EventId) {
    tx.delete(&JOBS, event);
}
