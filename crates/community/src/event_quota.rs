//! How many new events one server may bring in a day: a peer that floods fills no store (threat C8).

use domain::Iri;
use jiff::Timestamp;
use store::{Transaction, events, quotas};

use crate::receive_event::{EventHeard, ReceiveRefused};

/// Keeps an event as `keep` does, unless it is new and its server has brought `per_day_max` new ones today (UTC). What is
/// turned away so is found again by the comparisons of the following days.
pub fn within_quota(
    tx: &mut Transaction<'_>,
    event: &Iri,
    per_day_max: u32,
    now: Timestamp,
    keep: impl FnOnce(&mut Transaction<'_>) -> Result<EventHeard, ReceiveRefused>,
) -> Result<EventHeard, ReceiveRefused> {
    let server = event.origin();
    if !events::is_known(tx, event)? && quotas::events_today(tx, &server, now)? >= per_day_max {
        return Err(ReceiveRefused::QuotaUsedUp);
    }
    let heard = keep(tx)?;
    if matches!(heard, EventHeard::New(_)) {
        quotas::count_event(tx, &server, now)?;
    }
    Ok(heard)
}
