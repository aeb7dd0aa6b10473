//! What the community says of itself changed: whoever peers with it or follows it is told in the same transaction (F01).

use domain::{Announcement, OwnActor};
use jiff::Timestamp;
use store::{StoreError, Transaction, followers, outbox, peerings};

use crate::rotate_keys::is_told;

/// Announces the community's actor anew, if anybody is there to hear of it.
pub(crate) fn tell_peers(tx: &mut Transaction<'_>, now: Timestamp) -> Result<(), StoreError> {
    let mut peers = peerings::outlines(tx)?.into_iter();
    let somebody = peers.any(|peering| is_told(peering.state));
    if somebody || followers::count(tx, OwnActor::Community)? > 0 {
        outbox::announce(tx, &Announcement::CommunityDescribed, now)?;
    }
    Ok(())
}
