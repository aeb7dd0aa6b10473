//! Answers of this node's members, each a register of which the highest counter counts.

use domain::{Answer, EventId, Iri, MemberId, Origin, Register, RsvpCounter, RsvpDelivery};
use engine::{Direction, Range};
use serde::{Deserialize, Serialize};

use crate::database::StoreError;
use crate::spaces;
use crate::table::{KeyForm, Table, behind};
use crate::{Transaction, answered, events};

const RSVPS: Table<(MemberId, EventId), Register> = Table::new(spaces::RSVPS, "rsvps");
/// The same rows, read in part.
const SAID: Table<(MemberId, EventId), Said> = Table::new(spaces::RSVPS, "rsvps");
const ACTIVITIES: Table<Iri, (MemberId, EventId)> = Table::new(spaces::RSVP_ACTIVITIES, "rsvp activities");
const OPEN_JOINS: Table<[u8], (MemberId, EventId)> = Table::new(spaces::OPEN_JOINS, "open joins");

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
        note_open(tx, register, &place)?;
    }
    answered::note(tx, register)?;
    tx.put(&RSVPS, &place, register)
}

/// An answer is another's from now on, whose membership became one with hers; as one that no activity carried, so that what
/// its host says of the old one is nobody's. Her next answer counts, whatever its number.
pub fn move_to(tx: &mut Transaction<'_>, register: &Register, member: &MemberId) -> Result<(), StoreError> {
    let place = (register.member.clone(), register.event.clone());
    let gone = Register {
        answer: Answer::Withdrawn,
        ..register.clone()
    };
    note_open(tx, &gone, &place)?;
    answered::note(tx, &gone)?;
    tx.delete(&RSVPS, &place);
    let moved = Register {
        member: member.clone(),
        counter: RsvpCounter::default(),
        activity: None,
        ..register.clone()
    };
    put(tx, &moved)
}

/// Events a member has answered, whatever she said; at most so many.
pub fn answered_by(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    limit: u16,
) -> Result<Vec<EventId>, StoreError> {
    let answers = of_member(tx, member, limit)?;
    Ok(answers.into_iter().map(|register| register.event).collect())
}

/// The answer that an activity of ours carried.
pub fn by_activity(tx: &mut Transaction<'_>, activity: &Iri) -> Result<Option<Register>, StoreError> {
    match tx.get(&ACTIVITIES, activity)? {
        Some((member, event)) => get(tx, &member, &event),
        None => Ok(None),
    }
}

/// Every Join waits for its host until that says yes or no.
fn note_open(
    tx: &mut Transaction<'_>,
    register: &Register,
    place: &(MemberId, EventId),
) -> Result<(), StoreError> {
    let Some(event) = events::get(tx, &register.event)? else {
        return Ok(());
    };
    let mut key = open_at(&event.iri.origin());
    key.extend(place.key());
    if is_open(register) {
        return tx.put(&OPEN_JOINS, key.as_slice(), place);
    }
    if tx.has(&OPEN_JOINS, key.as_slice())? {
        tx.delete(&OPEN_JOINS, key.as_slice());
    }
    Ok(())
}

fn is_open(register: &Register) -> bool {
    let waits = matches!(
        register.delivery,
        RsvpDelivery::Sent
            | RsvpDelivery::NotConfirmed { .. }
            | RsvpDelivery::Pending { .. }
            | RsvpDelivery::Waitlisted { .. }
    );
    register.answer == Answer::Going && waits
}

fn open_at(host: &Origin) -> Vec<u8> {
    let mut key = host.key();
    key.push(0);
    key
}

/// Joins of our members that wait for this host.
pub fn open_joins_at(
    tx: &mut Transaction<'_>,
    host: &Origin,
    limit: u16,
) -> Result<Vec<Register>, StoreError> {
    let range = Range::prefix(spaces::OPEN_JOINS, &open_at(host));
    let mut open = Vec::new();
    for (_, (member, event)) in tx.page(&OPEN_JOINS, range, Direction::Forward, limit)? {
        open.extend(get(tx, &member, &event)?.filter(is_open));
    }
    Ok(open)
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

/// The part of an answer that a calendar asks for.
#[derive(Serialize, Deserialize)]
struct Said {
    event: EventId,
    answer: Answer,
}

/// Answers of a member in the order of the events' names, after `after`.
pub fn of_member_after(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    after: Option<&EventId>,
    limit: u16,
) -> Result<Vec<Register>, StoreError> {
    let mut range = Range::prefix(spaces::RSVPS, &member.key());
    if let Some(after) = after {
        range.start = (member.clone(), after.clone()).key();
        range.start.push(0);
    }
    let rows = tx.page(&RSVPS, range, Direction::Forward, limit)?;
    Ok(rows.into_iter().map(|(_, register)| register).collect())
}

/// What a member said to which events, and nothing else of it.
pub fn answers_of(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    limit: u16,
) -> Result<Vec<(EventId, Answer)>, StoreError> {
    let range = Range::prefix(spaces::RSVPS, &member.key());
    let rows = tx.page(&SAID, range, Direction::Forward, limit)?;
    Ok(rows
        .into_iter()
        .map(|(_, said)| (said.event, said.answer))
        .collect())
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
