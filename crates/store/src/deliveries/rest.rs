//! A lane that rests: while a peering is paused nothing is sent to the peer, and all that waits for it keeps its order.

use domain::Origin;
use domain::sabotage::{Bug, planted};
use jiff::Timestamp;

use super::hosts::put_whole;
use super::lanes::{put_in_line, take_out_of_line};
use super::{first, host};
use crate::Transaction;
use crate::database::{StoreError, Topic};

/// Lets a host's lane rest until [`rouse`]: deliveries are queued for it and none is tried. A worker that has the lane
/// gives it up when its turn ends.
pub fn rest(tx: &mut Transaction<'_>, origin: &Origin) -> Result<(), StoreError> {
    if planted(Bug::S21) {
        return Ok(());
    }
    let mut host = host(tx, origin)?;
    host.rests = true;
    take_out_of_line(tx, origin, &mut host)?;
    put_whole(tx, origin, &host)
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
    put_whole(tx, origin, &host)?;
    tx.wake(Topic::Deliveries);
    Ok(())
}
