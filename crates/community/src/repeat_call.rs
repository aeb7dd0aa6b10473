//! A call for hands of this community is told to another again, which holds none of it, an earlier version, or, since a restore of
//! this store, a later one than is remembered here (protocol section 6.2).

use domain::{Announcement, CallId, Origin};
use jiff::Timestamp;
use store::{StoreError, Transaction, calls, outbox};

/// Tells it again; whether there is such a one for that peer. `listed` is the revision that the peer holds.
pub fn repeat_call(
    tx: &mut Transaction<'_>,
    (peer, id): (&Origin, &CallId),
    listed: Option<u64>,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let Some(mut call) = calls::get(tx, id)? else {
        return Ok(false);
    };
    let is_theirs = call
        .own
        .as_ref()
        .is_some_and(|own| own.widened.is_some() && own.chosen.contains(peer));
    if !is_theirs {
        return Ok(false);
    }
    if let Some(listed) = listed.filter(|listed| *listed > call.revision_for(peer)) {
        // Whoever keeps the highest takes what is told only when it is counted past that.
        call.revision = listed.saturating_add(1);
        call.updated = now;
        calls::put(tx, &call)?;
    }
    let told = Announcement::CallDisclosed {
        call: call.id.clone(),
        peer: peer.clone(),
        revision: call.revision_for(peer),
    };
    outbox::announce(tx, &told, now)?;
    Ok(true)
}
