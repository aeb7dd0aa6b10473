//! The host of an event says how our member's answer stands: the owner wins (protocol section 6.2).

use domain::{Answer, Handle, Iri, Register, RsvpCounter, RsvpDelivery, RsvpState};
use jiff::Timestamp;
use store::{StoreError, Transaction, community, events, members, rsvps};

/// Sets a member's answer as the host has it, unless ours is newer; says whether anything changed. Nobody is mailed.
///
/// `fresh` names an answer that we have forgotten: by a name the host decides on it, and is told it again if it forgets it.
pub fn take_hosts_word(
    tx: &mut Transaction<'_>,
    event: &Iri,
    member: &Iri,
    counter: RsvpCounter,
    state: RsvpState,
    fresh: &Iri,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let own = community::identity(tx)?.map(|identity| identity.origin);
    let handle = member.path_and_query().strip_prefix("/users/");
    let handle = handle.and_then(|handle| Handle::parse(handle).ok());
    let (Some(handle), true) = (handle, own == Some(member.origin())) else {
        return Ok(false);
    };
    let (Some(person), Some(event)) = (members::by_handle(tx, &handle)?, events::by_iri(tx, event)?) else {
        return Ok(false);
    };
    let known = rsvps::get(tx, &person.id, &event.id)?;
    if known.as_ref().is_some_and(|known| known.counter > counter) {
        return Ok(false);
    }
    let (answer, delivery) = as_told(state, known.as_ref(), now);
    let register = Register {
        member: person.id,
        event: event.id,
        answer,
        counter,
        delivery,
        activity: known
            .as_ref()
            .and_then(|known| known.activity.clone())
            .or_else(|| Some(fresh.clone())),
        answered: known.as_ref().map_or(now, |known| known.answered),
    };
    if known.as_ref() == Some(&register) {
        return Ok(false);
    }
    rsvps::put(tx, &register)?;
    Ok(true)
}

fn as_told(state: RsvpState, known: Option<&Register>, now: Timestamp) -> (Answer, RsvpDelivery) {
    let confirmed = RsvpDelivery::Confirmed { at: now };
    match state {
        RsvpState::Going | RsvpState::CheckedIn => (Answer::Going, confirmed),
        RsvpState::Maybe => (Answer::Maybe, confirmed),
        RsvpState::Declined => (Answer::Declined, confirmed),
        RsvpState::Withdrawn => (Answer::Withdrawn, confirmed),
        RsvpState::Pending => (Answer::Going, RsvpDelivery::Pending { at: now }),
        RsvpState::Waitlisted => {
            // The line does not say which place; the host's next answer does.
            let place = match known.map(|known| &known.delivery) {
                Some(RsvpDelivery::Waitlisted { place, .. }) => *place,
                _ => 1,
            };
            (Answer::Going, RsvpDelivery::Waitlisted { place, at: now })
        }
    }
}
