//! An officer ends a peering, or takes a proposal back.

use domain::{Announcement, Note, Origin, Peering, PeeringEnded, PeeringState, Side};
use jiff::Timestamp;
use store::{Officer, Transaction, audit, outbox, peerings};

use crate::propose_peering::PeeringRefused;
use crate::receive_end::end;

/// Ends it; the other side hears of it, with the reason when one is given, and both keep that with the peering.
pub fn end_peering(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    peer: &Origin,
    reason: Option<&Note>,
    now: Timestamp,
) -> Result<Peering, PeeringRefused> {
    let peering = peerings::get(tx, peer)?.ok_or_else(|| PeeringRefused::NotActive(peer.clone()))?;
    if matches!(peering.state, PeeringState::Ended | PeeringState::Rejected) {
        return Err(PeeringRefused::NotActive(peer.clone()));
    }
    audit::log(
        tx,
        officer.member().handle.as_str(),
        &format!("end peering with {peer}"),
        now,
    )?;
    outbox::announce(tx, &Announcement::PeeringEnded { peer: peer.clone() }, now)?;
    let ended = PeeringEnded {
        by: Side::Us,
        reason: reason.cloned(),
    };
    end(tx, peering, ended, now)?;
    peerings::get(tx, peer)?.ok_or_else(|| PeeringRefused::NotActive(peer.clone()))
}
