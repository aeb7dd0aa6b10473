//! An answer did not arrive: its host could not be reached for as long as retries last, or did not take it, or an officer
//! dropped it. The member who waits is told which, on the page and by mail.

use domain::{Iri, RsvpDelivery, WhyRefused};
use jiff::Timestamp;
use store::{StoreError, Transaction, events, rsvps};

use crate::tell_members;

/// Marks the answer that an activity carried as failed, if it was one and still waits.
pub fn give_up(tx: &mut Transaction<'_>, activity: &Iri, now: Timestamp) -> Result<(), StoreError> {
    end_waiting(tx, activity, RsvpDelivery::Failed { at: now }, now)
}

/// The host's server did not take the activity at all: the member who waits is told that it said no.
pub fn turned_away(tx: &mut Transaction<'_>, activity: &Iri, now: Timestamp) -> Result<(), StoreError> {
    let refused = RsvpDelivery::Refused {
        reason: "The host's server does not take this answer.".to_owned(),
        why: Some(WhyRefused::NotTaken),
        at: now,
    };
    end_waiting(tx, activity, refused, now)
}

fn end_waiting(
    tx: &mut Transaction<'_>,
    activity: &Iri,
    end: RsvpDelivery,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some(mut register) = rsvps::by_activity(tx, activity)? else {
        return Ok(());
    };
    if register.activity.as_ref() != Some(activity) || !ends(&register.delivery, &end) {
        return Ok(());
    }
    register.delivery = end;
    rsvps::put(tx, &register)?;
    match events::get(tx, &register.event)? {
        Some(event) => tell_members::of_loss(tx, &event, &register, now),
        None => Ok(()),
    }
}

/// Whether what stands ends so: a yes that had arrived once did so, whatever becomes of the second try.
fn ends(standing: &RsvpDelivery, end: &RsvpDelivery) -> bool {
    match standing {
        RsvpDelivery::Sent => true,
        RsvpDelivery::NotConfirmed { .. } => matches!(end, RsvpDelivery::Refused { .. }),
        _ => false,
    }
}
