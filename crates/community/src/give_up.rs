//! An answer did not arrive: its host could not be reached for as long as retries last, or did not take it. The
//! member who waits is told which.

use domain::{Iri, RsvpDelivery};
use jiff::Timestamp;
use store::{StoreError, Transaction, rsvps};

/// Marks the answer that an activity carried as failed, if it was one and still waits.
pub fn give_up(tx: &mut Transaction<'_>, activity: &Iri, now: Timestamp) -> Result<(), StoreError> {
    end_waiting(tx, activity, RsvpDelivery::Failed { at: now })
}

/// The host's server did not take the activity at all: the member who waits is told that it said no.
pub fn turned_away(tx: &mut Transaction<'_>, activity: &Iri, now: Timestamp) -> Result<(), StoreError> {
    let reason = "The host's server does not take this answer.".to_owned();
    end_waiting(tx, activity, RsvpDelivery::Refused { reason, at: now })
}

fn end_waiting(tx: &mut Transaction<'_>, activity: &Iri, end: RsvpDelivery) -> Result<(), StoreError> {
    if let Some(mut register) = rsvps::by_activity(tx, activity)?
        && register.activity.as_ref() == Some(activity)
        && register.delivery == RsvpDelivery::Sent
    {
        register.delivery = end;
        rsvps::put(tx, &register)?;
    }
    Ok(())
}
