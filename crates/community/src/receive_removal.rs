//! The owner of an event removed it: our copy goes, a tombstone stays, and members who answered see it gone.

use domain::{Act, Event, Iri, Noun, Relation, authorize};
use jiff::Timestamp;
use store::events::{self, Tombstone};
use store::{Transaction, community};

use crate::receive_event::ReceiveRefused;
use crate::tell_members;

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removed {
    /// Our copy is gone.
    Gone,
    /// We never had it.
    Unknown,
}

/// Removes our copy of an event. `said_by` is the verified actor, or the owner when its address answered 410;
/// `revision` is that of the owner's tombstone, if it said one.
pub fn receive_removal(
    tx: &mut Transaction<'_>,
    said_by: &Iri,
    object: &Iri,
    revision: Option<u64>,
    now: Timestamp,
) -> Result<Removed, ReceiveRefused> {
    let ours = community::identity(tx)?.is_some_and(|identity| identity.origin == object.origin());
    if ours {
        return Err(ReceiveRefused::LocalId);
    }
    let Some(event) = events::by_iri(tx, object)? else {
        // Nothing is kept about things we never had: a flood of Deletes must not fill the store (B13).
        return Ok(Removed::Unknown);
    };
    let relation = if said_by == &event.owner {
        Relation::Owner
    } else {
        Relation::OtherNode
    };
    if !authorize(Act::Delete, Noun::Event, relation) {
        return Err(ReceiveRefused::NotTheOwner);
    }
    let tombstone = Tombstone {
        iri: event.iri.clone(),
        event: event.id.clone(),
        owner: event.owner.clone(),
        revision: after_its_end(&event, revision),
        deleted: now,
        public: false,
    };
    events::bury(tx, &event, &tombstone)?;
    tell_members::of_removal(tx, &event, tombstone.revision, now)?;
    Ok(Removed::Gone)
}

/// The owner's own count, so that both sides list the same; never below what we had.
pub(crate) fn after_its_end(event: &Event, revision: Option<u64>) -> u64 {
    revision.map_or(event.revision.saturating_add(1), |told| told.max(event.revision))
}
