//! The two headers: which of our activities this is, and what we have of theirs.

use axum::response::Response;
use domain::sabotage::{Bug, planted};
use domain::{Origin, PeeringState, Sequence};
use http::{HeaderName, HeaderValue};
use jiff::Timestamp;
use store::deliveries::Delivery;
use store::sequences::{Acknowledged, Noted, acknowledge, heard_from, note, sent_to};
use store::{StoreError, Transaction, audit, peerings, repairs};
use wire::http_signature::VerifiedRequest;
use wire::sequence::{HAVE_HEADER, SEQ_HEADER, header_value, parse};

use crate::Federation;

impl Federation {
    /// The value of `Rosarium-Seq`; nothing for one that was numbered before we began to count anew.
    pub(crate) fn seq_header(&self, delivery: &Delivery, peer: &Origin) -> Option<String> {
        let place = delivery.sequence?;
        let sent = self.node.database.read(|tx| sent_to(tx, peer)).ok()?;
        (place.epoch == sent.sent.epoch).then(|| header_value(place))
    }

    /// Puts `Rosarium-Have` on an answer to a peer whose signature held.
    pub(crate) fn with_have(&self, mut response: Response, peer: &Origin) -> Response {
        let have = self.node.database.read(|tx| heard_from(tx, peer));
        if let Ok(row) = have
            && row.have.epoch > 0
            && let Ok(value) = HeaderValue::from_str(&header_value(row.have))
        {
            response
                .headers_mut()
                .insert(HeaderName::from_static(HAVE_HEADER), value);
        }
        response
    }
}

/// The place a peer gave its activity, where its signature covers the header.
pub(crate) fn claimed_place(request: &VerifiedRequest) -> Option<Sequence> {
    parse(request.covered_header(SEQ_HEADER)?).filter(|place| place.seq > 0)
}

/// Notes what came, with the row it made durable; a gap is pulled, and a peer that counts anew is compared with.
/// Hosts that are no active peers are not counted: nobody fills the store with numbers (sabotage S22).
pub(crate) fn note_place(
    tx: &mut Transaction<'_>,
    peer: &Origin,
    came: Sequence,
    is_new: bool,
    now: Timestamp,
) -> Result<(), StoreError> {
    if !is_active(tx, peer)? && !planted(Bug::S22) {
        return Ok(());
    }
    match note(tx, peer, came, is_new, now)? {
        Noted::InOrder => Ok(()),
        Noted::Gap => repairs::pull(tx, peer),
        Noted::Restored => peer_was_restored(tx, peer, now),
    }
}

/// Takes a peer's word of what it has, from its answer to a delivery.
pub(crate) fn take_have(
    tx: &mut Transaction<'_>,
    peer: &Origin,
    have: Sequence,
    now: Timestamp,
) -> Result<(), StoreError> {
    if !is_active(tx, peer)? {
        return Ok(());
    }
    match acknowledge(tx, peer, have)? {
        Acknowledged::Known => Ok(()),
        Acknowledged::LessThanBefore => peer_was_restored(tx, peer, now),
        Acknowledged::MoreThanSent => {
            // A peer's word alone does not make us believe it: the comparison has our own signatures to show. Whoever
            // says so all the time makes us count anew once for each comparison.
            if repairs::get(tx, peer)?.compare.is_some() {
                return Ok(());
            }
            count_anew(tx, peer, now)?;
            repairs::compare(tx, peer, now)
        }
    }
}

/// The same from the digest that it is compared by: what we do not remember sending is not sent again under its numbers,
/// and the peer sees once that we were restored.
pub(super) fn take_have_compared(
    tx: &mut Transaction<'_>,
    peer: &Origin,
    have: Sequence,
    now: Timestamp,
) -> Result<(), StoreError> {
    match acknowledge(tx, peer, have)? {
        Acknowledged::Known => Ok(()),
        Acknowledged::LessThanBefore => peer_was_restored(tx, peer, now),
        Acknowledged::MoreThanSent => count_anew(tx, peer, now),
    }
}

fn count_anew(tx: &mut Transaction<'_>, peer: &Origin, now: Timestamp) -> Result<(), StoreError> {
    store::sequences::begin_epoch(tx, peer, now)?;
    store::deliveries::renumber(tx, peer)?;
    let words = format!("{peer} has more than we remember sending: comparing");
    audit::log(tx, "node", &words, now)
}

pub(super) fn peer_was_restored(
    tx: &mut Transaction<'_>,
    peer: &Origin,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut repair = repairs::get(tx, peer)?;
    let told = repair
        .peer_restored
        .is_some_and(|at| now.as_second() - at.as_second() < repairs::Repair::COMPARE_SECONDS);
    if told {
        // A peer that counts wrongly with every activity fills neither the audit nor the store.
        return repairs::compare(tx, peer, now);
    }
    repair.peer_restored = Some(now);
    repairs::put(tx, peer, &repair)?;
    audit::log(
        tx,
        "node",
        &format!("{peer} was restored from a backup: comparing what both hold"),
        now,
    )?;
    repairs::compare_anew(tx, peer, now)
}

fn is_active(tx: &mut Transaction<'_>, peer: &Origin) -> Result<bool, StoreError> {
    let peering = peerings::get(tx, peer)?;
    Ok(peering.is_some_and(|peering| peering.state == PeeringState::Active))
}
