//! A member looks at her own answers; an organiser looks at who comes to an event of ours.

use domain::{EventId, GuestKey, GuestSet, Register, RsvpDelivery};
use store::{Membership, StoreError, Transaction, guests, rsvps};

use crate::organise_event::{Organises, runs_now};

/// Most answers of one member shown at once.
pub const ANSWERS_MAX: u16 = 500;

/// Her answer to one event.
pub fn see_rsvp(
    tx: &mut Transaction<'_>,
    membership: &Membership,
    event: &EventId,
) -> Result<Option<Register>, StoreError> {
    match rsvps::get(tx, &membership.member().id, event)? {
        Some(register) => Ok(Some(with_place(tx, register)?)),
        None => Ok(None),
    }
}

/// All her answers.
pub fn list_rsvps(tx: &mut Transaction<'_>, membership: &Membership) -> Result<Vec<Register>, StoreError> {
    let registers = rsvps::of_member(tx, &membership.member().id, ANSWERS_MAX)?;
    registers
        .into_iter()
        .map(|register| with_place(tx, register))
        .collect()
}

/// Her place on a waiting list of ours moves while her register rests; another host's list is as it last said.
pub(crate) fn with_place(tx: &mut Transaction<'_>, mut register: Register) -> Result<Register, StoreError> {
    if let RsvpDelivery::Waitlisted { place, .. } = &mut register.delivery {
        let list = guests::get(tx, &register.event)?;
        *place = list
            .place(&GuestKey::Member(register.member.clone()))
            .unwrap_or(*place);
    }
    Ok(register)
}

/// The guest list of one of our events, for its organisers.
pub fn see_guests(
    tx: &mut Transaction<'_>,
    by: &dyn Organises,
    event: &EventId,
) -> Result<GuestSet, StoreError> {
    match runs_now(tx, by, event)? {
        true => guests::get(tx, event),
        false => Ok(GuestSet::default()),
    }
}
