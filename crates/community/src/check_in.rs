//! At the door of one of our own events: who shows her code is in, already in, or not on this list (F14).

use domain::{AtTheDoor, DoorCode, Event, EventId, Guest, GuestKey, Register, RsvpDelivery};
use jiff::Timestamp;
use store::{Officer, StoreError, Transaction, guests};
use wire::door_code::{KnownToBoth, door_code};

use crate::cancel_event::{ChangeRefused, own_event};
use crate::rsvp::understands_all;

/// Marks a guest present. Only who has a seat is on the list; a second time says when the first was.
pub fn check_in(
    tx: &mut Transaction<'_>,
    _officer: &Officer,
    event: &EventId,
    code: &DoorCode,
    now: Timestamp,
) -> Result<AtTheDoor, ChangeRefused> {
    let event = own_event(tx, event)?;
    let mut list = guests::get(tx, &event.id)?;
    let key = list
        .iter()
        .find(|guest| code_of_guest(&event, guest) == *code)
        .map(|guest| guest.key.clone());
    let Some(key) = key else {
        return Ok(AtTheDoor::NotOnThisList);
    };
    let found = list.check_in(&key, now);
    if matches!(found, AtTheDoor::In(_)) {
        guests::put(tx, &event.id, &list)?;
    }
    Ok(found)
}

/// The code of a guest as the host knows her.
pub fn code_of_guest(event: &Event, guest: &Guest) -> DoorCode {
    let known = match (&guest.key, &guest.activity) {
        (GuestKey::Member(member), _) => KnownToBoth::Member(member),
        (GuestKey::Actor(_), Some(activity)) => KnownToBoth::Activity(activity),
        (GuestKey::Actor(actor), None) => KnownToBoth::Unnamed(actor),
    };
    door_code(&event.iri, known)
}

/// The code a member reads on the page of an event, once the host has a seat for her. A host that is no peer of ours has no
/// door that knows it.
pub fn code_of_register(
    tx: &mut Transaction<'_>,
    event: &Event,
    register: &Register,
) -> Result<Option<DoorCode>, StoreError> {
    let confirmed = matches!(register.delivery, RsvpDelivery::Confirmed { .. });
    if !confirmed || register.answer != domain::Answer::Going {
        return Ok(None);
    }
    let known = match &register.activity {
        Some(activity) if understands_all(tx, event)? => KnownToBoth::Activity(activity),
        Some(_) => return Ok(None),
        None => KnownToBoth::Member(&register.member),
    };
    Ok(Some(door_code(&event.iri, known)))
}
