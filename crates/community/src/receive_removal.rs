//! The owner of an event removed it: our copy goes, a tombstone stays, and members who answered see it gone.

use domain::{Act, Iri, Noun, Relation, authorize};
use jiff::Timestamp;
use store::events::{self, Tombstone};
use store::{Transaction, community};

use crate::receive_event::ReceiveRefused;

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removed {
    /// Our copy is gone.
    Gone,
    /// We never had it.
    Unknown,
}

/// Removes our copy of an event. `said_by` is the verified actor, or the owner when its address answered 410.
pub fn receive_removal(
    tx: &mut Transaction<'_>,
    said_by: &Iri,
    object: &Iri,
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
        revision: event.revision.saturating_add(1),
        deleted: now,
        public: false,
    };
    events::bury(tx, &event, &tombstone)?;
    Ok(Removed::Gone)
}
