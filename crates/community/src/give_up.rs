//! A host could not be reached for as long as retries last: the member who waits is told.

use domain::{Iri, RsvpDelivery};
use jiff::Timestamp;
use store::{StoreError, Transaction, rsvps};

/// Marks the answer that an activity carried as failed, if it was one and still waits.
pub fn give_up(tx: &mut Transaction<'_>, activity: &Iri, now: Timestamp) -> Result<(), StoreError> {
    if let Some(mut register) = rsvps::by_activity(tx, activity)?
        && register.activity.as_ref() == Some(activity)
        && register.delivery == RsvpDelivery::Sent
    {
        register.delivery = RsvpDelivery::Failed { at: now };
        rsvps::put(tx, &register)?;
    }
    Ok(())
}
