//! At the door of one of our own events: who shows her code is in, already in, or not on this list (F14).

use domain::{AtTheDoor, DoorCode, Event, EventId, Guest, GuestKey, Register, RsvpDelivery};
use jiff::Timestamp;
use store::door_codes::{Answered, door_code};
use store::{Officer, Transaction, guests};

use crate::cancel_event::{ChangeRefused, own_event};

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
        .find(|guest| code_of_guest(&event, guest).as_ref() == Some(code))
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

/// The code of a guest as the host knows her; nothing when her server said too little.
pub fn code_of_guest(event: &Event, guest: &Guest) -> Option<DoorCode> {
    let answered = match (&guest.key, &guest.activity) {
        (GuestKey::Member(member), _) => Answered::Here(member),
        (GuestKey::Actor(_), Some(activity)) => Answered::By(activity),
        (GuestKey::Actor(_), None) => return None,
    };
    Some(door_code(&event.iri, answered))
}

/// The code a member reads on the page of an event, once the host has a seat for her.
pub fn code_of_register(event: &Event, register: &Register) -> Option<DoorCode> {
    let confirmed = matches!(register.delivery, RsvpDelivery::Confirmed { .. });
    let has_seat = confirmed && register.answer == domain::Answer::Going;
    has_seat.then(|| {
        let answered = match &register.activity {
            Some(activity) => Answered::By(activity),
            None => Answered::Here(&register.member),
        };
        door_code(&event.iri, answered)
    })
}
