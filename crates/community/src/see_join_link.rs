//! By which address a confirmed guest joins an event online: hers alone, at the host, which leads on to the meeting (F12).
//! Nobody else sees one, and the link of the meeting itself is seen by nobody but the officers who wrote it.

use domain::{
    Answer, Event, EventId, EventState, GuestKey, Iri, JoinLink, Modality, Register, RsvpDelivery, Seat,
};
use jiff::Timestamp;
use store::{StoreError, Transaction, community, events, guests, join_links};
use wire::join_code::Joins;

/// Longest last part of an address that is looked at, in bytes; ours have 32.
const CODE_BYTES_MAX: usize = 64;

/// The address of a member with a seat, at an event of ours or of a peer that gave her one.
pub fn address_of_register(
    tx: &mut Transaction<'_>,
    event: &Event,
    register: &Register,
    now: Timestamp,
) -> Result<Option<Iri>, StoreError> {
    let has_seat =
        register.answer == Answer::Going && matches!(register.delivery, RsvpDelivery::Confirmed { .. });
    if !has_seat || !is_joined(event, now) {
        return Ok(None);
    }
    match &register.activity {
        None => address_of_guest(tx, event, &GuestKey::Member(register.member.clone()), now),
        Some(_) => join_links::heard(tx, &register.member, &event.id),
    }
}

/// The address of whoever has a seat at an event of ours.
pub fn address_of_guest(
    tx: &mut Transaction<'_>,
    event: &Event,
    guest: &GuestKey,
    now: Timestamp,
) -> Result<Option<Iri>, StoreError> {
    if !is_joined(event, now) {
        return Ok(None);
    }
    let (Some(kept), Some(identity)) = (join_links::get(tx, &event.id)?, community::identity(tx)?) else {
        return Ok(None);
    };
    let list = guests::get(tx, &event.id)?;
    let seated = list.find(guest).filter(|guest| guest.seat == Seat::Taken);
    Ok(seated.map(|guest| {
        let joins = Joins {
            event: &event.id,
            guest: &guest.key,
            counter: guest.counter,
        };
        joins.address(&identity.origin, &kept.secret)
    }))
}

/// Where the last part of such an address leads: to the meeting, while whose it is has a seat and it is not over; else
/// nowhere, and why is told to nobody.
pub fn follow_address(
    tx: &mut Transaction<'_>,
    event: &EventId,
    code: &str,
    now: Timestamp,
) -> Result<Option<JoinLink>, StoreError> {
    if code.len() > CODE_BYTES_MAX {
        return Ok(None);
    }
    let (Some(kept), Some(event)) = (join_links::get(tx, event)?, events::get(tx, event)?) else {
        return Ok(None);
    };
    if !is_joined(&event, now) {
        return Ok(None);
    }
    let list = guests::get(tx, &event.id)?;
    let mut seated = list.iter().filter(|guest| guest.seat == Seat::Taken);
    let is_hers = seated.any(|guest| {
        let joins = Joins {
            event: &event.id,
            guest: &guest.key,
            counter: guest.counter,
        };
        joins.is_code(&kept.secret, code)
    });
    Ok(is_hers.then_some(kept.link))
}

/// Whether there is something to join now or later. What is postponed keeps its addresses: nobody is told them anew when it is
/// on again.
fn is_joined(event: &Event, now: Timestamp) -> bool {
    let is_off = event.state == EventState::Cancelled;
    !is_off && event.draft.modality != Modality::InPerson && now <= event.over_at()
}
