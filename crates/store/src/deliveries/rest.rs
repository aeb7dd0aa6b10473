//! A lane that rests: while a peering is paused nothing is sent to the peer, and all that waits for it keeps its order.

use domain::Origin;
use engine::{DueMillis, queue_key};
use jiff::Timestamp;

use super::{HOSTS, LANES, first, host, put_in_line};
use crate::Transaction;
use crate::database::{StoreError, Topic};
use crate::table::{KeyForm, millis};

/// Lets a host's lane rest until [`rouse`]: deliveries are queued for it and none is tried. A worker that has the lane
/// gives it up when its turn ends.
pub fn rest(tx: &mut Transaction<'_>, origin: &Origin) -> Result<(), StoreError> {
    let mut host = host(tx, origin)?;
    host.rests = true;
    if let Some(due) = host.lane_due.filter(|_| host.has_lane) {
        let waiting = queue_key(DueMillis(millis(due)), &origin.key());
        if tx.has(&LANES, waiting.as_slice())? {
            tx.delete(&LANES, waiting.as_slice());
            host.has_lane = false;
            host.lane_due = None;
            host.hastened = None;
        }
    }
    tx.put(&HOSTS, origin, &host)
}

/// Ends the rest: what waits is tried at once, and its age counts from now.
pub fn rouse(tx: &mut Transaction<'_>, origin: &Origin, now: Timestamp) -> Result<(), StoreError> {
    let mut host = host(tx, origin)?;
    host.rests = false;
    host.roused = Some(now);
    host.paused_until = None;
    if host.has_lane {
        host.hastened = Some(now);
    } else if !first(tx, origin, 1)?.is_empty() {
        put_in_line(tx, origin, &mut host, now)?;
    }
    tx.put(&HOSTS, origin, &host)?;
    tx.wake(Topic::Deliveries);
    Ok(())
}
