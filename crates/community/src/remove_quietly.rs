//! Our copy of a peer's event goes because its address has it no more; nobody is mailed (protocol section 6.2).

use domain::Iri;
use jiff::Timestamp;
use store::events::{self, Tombstone};
use store::{StoreError, Transaction, community};

use crate::receive_removal::after_its_end;

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

/// Removes our copy; an event of ours stays, whoever says what.
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
