//! The owner of an event removed it: our copy goes, a tombstone stays, and members who answered see it gone.

use domain::{Act, Event, EventId, Iri, Noun, Relation, authorize};
use jiff::Timestamp;
use store::events::{self, Tombstone};
use store::{StoreError, Transaction, community};

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
fn after_its_end(event: &Event, revision: Option<u64>) -> u64 {
    revision.map_or(event.revision.saturating_add(1), |told| told.max(event.revision))
}

/// What a removal that was found by looking changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quietly {
    /// Our copy is gone.
    Gone,
    /// There was none.
    Nothing,
}

/// How it was found that a peer no longer has an event for us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoundGone {
    /// Its address, or its line, says that it was removed; with the tombstone's revision where that is told.
    Removed(Option<u64>),
    /// Its address answers as if there had never been one: so does an owner that was restored from a backup and has not
    /// got it back yet. Our copy goes, and the very version that we had may come back.
    Unknown,
}

/// Removes our copy of an event of a peer whose address has it no more; nobody is mailed (protocol section 6.2).
pub fn remove_quietly(
    tx: &mut Transaction<'_>,
    object: &Iri,
    found: FoundGone,
    now: Timestamp,
) -> Result<Quietly, StoreError> {
    let ours = community::identity(tx)?.is_some_and(|identity| identity.origin == object.origin());
    let Some(event) = events::by_iri(tx, object)?.filter(|_| !ours) else {
        return Ok(Quietly::Nothing);
    };
    let tombstone = Tombstone {
        iri: event.iri.clone(),
        event: event.id.clone(),
        owner: event.owner.clone(),
        revision: match found {
            FoundGone::Removed(revision) => after_its_end(&event, revision),
            FoundGone::Unknown => event.revision.saturating_sub(1),
        },
        deleted: now,
        public: false,
    };
    events::bury(tx, &event, &tombstone)?;
    Ok(Quietly::Gone)
}

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
