//! At the door of one of our own events: who shows her code is in, already in, or not on this list (F14).

use domain::{AtTheDoor, DoorCode, Event, EventId, Guest, GuestKey, Member, Register, RsvpDelivery};
use jiff::Timestamp;
use store::{Membership, Officer, StoreError, Transaction, guests, jobs};
use wire::door_code::{KnownToBoth, door_code};

use crate::cancel_event::{ChangeRefused, own_event};
use crate::rsvp::understands_all;

/// How long after an event whom an organiser named for its door still sees the list, in seconds.
const KEPT_SECONDS_AFTER: i64 = 86_400;

/// Proof that somebody lets people in at one event of ours: an officer, or whom an organiser named for its door.
#[derive(Clone, Debug)]
pub struct Doorkeeper {
    event: Event,
    /// Who was named; nobody where an officer keeps it.
    named: Option<Member>,
}

impl Doorkeeper {
    /// Officers keep every door.
    pub fn by_office(
        tx: &mut Transaction<'_>,
        _officer: &Officer,
        event: &EventId,
    ) -> Result<Self, ChangeRefused> {
        let event = own_event(tx, event)?;
        Ok(Self { event, named: None })
    }

    /// A member keeps the door for which an organiser named her, until a day after the event and while it is not called
    /// off; for anybody else there is none.
    pub fn by_name(
        tx: &mut Transaction<'_>,
        who: &Membership,
        event: &EventId,
        now: Timestamp,
    ) -> Result<Self, ChangeRefused> {
        let event = own_event(tx, event)?;
        let is_time =
            event.state.is_on() && now.as_second() - event.over_at().as_second() < KEPT_SECONDS_AFTER;
        match is_time && jobs::get(tx, &event.id)?.keeps_the_door(&who.member().id) {
            true => Ok(Self {
                event,
                named: Some(who.member().clone()),
            }),
            false => Err(ChangeRefused::NoSuchEvent),
        }
    }

    /// Whose door.
    pub fn event(&self) -> &Event {
        &self.event
    }

    /// Who was named for it, unless an officer keeps it.
    pub fn named(&self) -> Option<&Member> {
        self.named.as_ref()
    }
}

/// Marks a guest present. Only who has a seat is on the list; a second time says when the first was.
pub fn check_in(
    tx: &mut Transaction<'_>,
    door: &Doorkeeper,
    code: &DoorCode,
    now: Timestamp,
) -> Result<AtTheDoor, StoreError> {
    let event = &door.event;
    let mut list = guests::get(tx, &event.id)?;
    let key = list
        .iter()
        .find(|guest| code_of_guest(event, guest) == *code)
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
        (GuestKey::Visitor(visitor), _) => KnownToBoth::Visitor(visitor),
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

#[cfg(test)]
mod tests {
    use domain::{Audience, JobKind};

    use super::*;
    use crate::samples::{self, act, at, draft, event_id};

    #[test]
    fn whom_an_organiser_named_keeps_the_door_until_a_day_after_and_not_once_it_is_called_off() {
        let database = samples::node();
        let (officer, anke) = (samples::officer(&database), samples::member(&database, "anke"));
        for number in [1, 2] {
            samples::publish(&database, number, &draft(1_000), &Audience::Members);
            act(&database, |tx| {
                let mut list = jobs::get(tx, &event_id(number))?;
                list.add(JobKind::Door).expect("there is room for one job");
                list.name(1, &anke.member().id).expect("it was just added");
                jobs::put(tx, &event_id(number), &list)
            });
        }
        act(&database, |tx| {
            crate::cancel_event::cancel_event(tx, &officer, &event_id(2), at(0))
        });
        let over = database
            .read(|tx| own_event(tx, &event_id(1)))
            .unwrap()
            .over_at()
            .as_second();
        let keeps = |number: u8, now: Timestamp| {
            database.read(|tx| {
                Ok::<_, StoreError>(Doorkeeper::by_name(tx, &anke, &event_id(number), now).is_ok())
            })
        };
        let after = |seconds: i64| Timestamp::from_second(over + seconds).unwrap();
        assert_eq!(keeps(1, after(KEPT_SECONDS_AFTER - 1)), Ok(true));
        assert_eq!(keeps(1, after(KEPT_SECONDS_AFTER)), Ok(false));
        assert_eq!(keeps(2, at(0)), Ok(false));
    }
}
