//! Somebody without a membership comes back to her answer by the link in her mails: she reads how it stands, changes it,
//! or has it and herself forgotten (F12).

use domain::{Answer, Audience, DoorCode, Event, EventId, GuestKey, Iri, RsvpState};
use jiff::Timestamp;
use store::visitors::{self, Visitor};
use store::{StoreError, Transaction, events, guests};

use crate::Rules;
use crate::check_in::code_of_guest;
use crate::forget_guest::forget_guest;
use crate::rsvp::{RsvpRefused, check_open};
use crate::rules::GuestRsvp;
use crate::see_join_link::address_of_guest;
use crate::visit_event::settle;

/// Her answer as it stands.
#[derive(Debug)]
pub struct Visit {
    /// Who she is.
    pub visitor: Visitor,
    /// What she answered; nothing once it was taken away.
    pub event: Option<Event>,
    /// How her answer stands; nothing when she is on no list any more.
    pub state: Option<RsvpState>,
    /// On the waiting list: 1 is next.
    pub place: Option<u32>,
    /// What she shows at the door, once she has a seat.
    pub code: Option<DoorCode>,
    /// By which address she joins online, once she has a seat; hers alone.
    pub joins_by: Option<Iri>,
    /// Why she cannot say yes or maybe now, if she cannot.
    pub closed: Option<RsvpRefused>,
}

/// Reads it; looking changes nothing and uses nothing up. Nothing for a link that nobody has.
pub fn see_visit(
    tx: &mut Transaction<'_>,
    rules: &Rules,
    link: &str,
    now: Timestamp,
) -> Result<Option<Visit>, StoreError> {
    let Some(visitor) = visitors::by_link(tx, link)? else {
        return Ok(None);
    };
    let Some(event) = events::get(tx, &visitor.event)? else {
        return Ok(Some(Visit {
            visitor,
            event: None,
            state: None,
            place: None,
            code: None,
            joins_by: None,
            closed: Some(RsvpRefused::Removed),
        }));
    };
    let list = guests::get(tx, &event.id)?;
    let key = GuestKey::Visitor(visitor.id.clone());
    let state = list.state(&key);
    let has_seat = state == Some(RsvpState::Going) && event.state.is_on();
    let code = list
        .find(&key)
        .filter(|_| has_seat)
        .map(|guest| code_of_guest(&event, guest));
    let joins_by = address_of_guest(tx, &event, &key, now)?;
    Ok(Some(Visit {
        joins_by,
        state,
        place: list.place(&key),
        code,
        closed: may_answer(rules, &event, Answer::Going, now).err(),
        event: Some(event),
        visitor,
    }))
}

/// How many guests without a membership have a place at an event or wait for one: they keep it, and hear of the event, also
/// when others may no longer see it.
pub fn guests_of(tx: &mut Transaction<'_>, event: &EventId) -> Result<u32, StoreError> {
    let list = guests::get(tx, event)?;
    let coming = list
        .iter()
        .filter(|guest| guest.is_visitor() && guest.answer == Answer::Going);
    Ok(u32::try_from(coming.count()).unwrap_or(u32::MAX))
}

/// Changes it. Nothing for a link that nobody has.
pub fn change_visit(
    tx: &mut Transaction<'_>,
    rules: &Rules,
    link: &str,
    answer: Answer,
    now: Timestamp,
) -> Result<Option<Visitor>, RsvpRefused> {
    let Some(mut visitor) = visitors::by_link(tx, link)? else {
        return Ok(None);
    };
    let event = events::get(tx, &visitor.event)?.ok_or(RsvpRefused::Removed)?;
    may_answer(rules, &event, answer, now)?;
    if visitor.answer == answer {
        return Ok(Some(visitor));
    }
    let list = guests::get(tx, &event.id)?;
    let known = list.find(&GuestKey::Visitor(visitor.id.clone()));
    let organization = known.and_then(|guest| guest.organization.clone());
    settle(tx, rules, &event, &mut visitor, organization, answer, now)?;
    Ok(Some(visitor))
}

/// Forgets her and her answer. Whether anybody had the link.
pub fn end_visit(tx: &mut Transaction<'_>, link: &str, now: Timestamp) -> Result<bool, StoreError> {
    match visitors::by_link(tx, link)? {
        Some(visitor) => forget_guest(tx, &visitor, now).map(|()| true),
        None => Ok(false),
    }
}

/// Leaving is possible before the start whatever has become of the event; coming only while it is for everybody.
fn may_answer(rules: &Rules, event: &Event, answer: Answer, now: Timestamp) -> Result<(), RsvpRefused> {
    check_open(event, answer, now)?;
    let comes = matches!(answer, Answer::Going | Answer::Maybe);
    match comes && (event.audience != Audience::Public || rules.guests == GuestRsvp::Refused) {
        true => Err(RsvpRefused::MembersOnly),
        false => Ok(()),
    }
}
