//! A peer lists the removal of an event that we never saw: it is remembered, so that the event does not come in later.

use domain::{EventId, Iri};
use jiff::Timestamp;
use store::events::{self, Tombstone};
use store::{StoreError, Transaction};

/// Remembers that an event of a peer was removed before we ever saw it; only what an active peer lists is remembered,
/// so that nobody else fills the store (threat B13).
pub fn learn_removal(
    tx: &mut Transaction<'_>,
    owner: &Iri,
    object: &Iri,
    fresh: EventId,
    revision: u64,
    now: Timestamp,
) -> Result<(), StoreError> {
    let known = events::tombstone(tx, object)?;
    if object.origin() != owner.origin() || events::by_iri(tx, object)?.is_some() {
        return Ok(());
    }
    let tombstone = Tombstone {
        iri: object.clone(),
        event: known.map_or(fresh, |known| known.event),
        owner: owner.clone(),
        revision,
        deleted: now,
        public: false,
    };
    events::put_tombstone(tx, &tombstone)
}
