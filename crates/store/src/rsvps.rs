//! Answers of this node's members, each a register of which the highest counter counts.

use domain::{EventId, Iri, MemberId, Register};
use engine::{Direction, Range};

use crate::database::StoreError;
use crate::spaces;
use crate::table::{KeyForm, Table, behind};
use crate::{Transaction, answered};

const RSVPS: Table<(MemberId, EventId), Register> = Table::new(spaces::RSVPS, "rsvps");
const ACTIVITIES: Table<Iri, (MemberId, EventId)> = Table::new(spaces::RSVP_ACTIVITIES, "rsvp activities");

/// A member's answer to an event.
pub fn get(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    event: &EventId,
) -> Result<Option<Register>, StoreError> {
    tx.get(&RSVPS, &(member.clone(), event.clone()))
}

/// Writes it; it is found again by the activity that carried it, and she by the event.
pub fn put(tx: &mut Transaction<'_>, register: &Register) -> Result<(), StoreError> {
    let place = (register.member.clone(), register.event.clone());
    if let Some(activity) = &register.activity {
        tx.put(&ACTIVITIES, activity, &place)?;
    }
    answered::note(tx, register)?;
    tx.put(&RSVPS, &place, register)
}

/// The answer that an activity of ours carried.
pub fn by_activity(tx: &mut Transaction<'_>, activity: &Iri) -> Result<Option<Register>, StoreError> {
    match tx.get(&ACTIVITIES, activity)? {
        Some((member, event)) => get(tx, &member, &event),
        None => Ok(None),
    }
}

/// Every answer, member by member, after `after`.
pub fn every(
    tx: &mut Transaction<'_>,
    after: Option<&(MemberId, EventId)>,
    limit: u16,
) -> Result<Vec<Register>, StoreError> {
    let range = behind(spaces::RSVPS, after.map(KeyForm::key));
    let rows = tx.page(&RSVPS, range, Direction::Forward, limit)?;
    Ok(rows.into_iter().map(|(_, register)| register).collect())
}

/// All answers of a member.
pub fn of_member(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    limit: u16,
) -> Result<Vec<Register>, StoreError> {
    let rows = tx.page(
        &RSVPS,
        Range::prefix(spaces::RSVPS, &member.key()),
        Direction::Forward,
        limit,
    )?;
    Ok(rows.into_iter().map(|(_, register)| register).collect())
}
