//! The community this node is home to, and the facts fixed at `init`.

use domain::{CommunityProfile, Founding, Iri, Origin};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::Table;

const IDENTITY: Table<str, Identity> = Table::new(spaces::NODE, "node");
const PROFILE: Table<str, CommunityProfile> = Table::new(spaces::NODE, "node");
const FOUNDING: Table<str, Founding> = Table::new(spaces::NODE, "node");

/// What a node is, from its first start on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The configured public origin; every id of ours begins with it.
    pub origin: Origin,
    /// The last part of the community's address.
    pub slug: String,
    /// When the folder was initialised.
    pub since: Timestamp,
    /// Unix second of the first start or last restore, always rising (protocol section 6.1).
    pub epoch: i64,
}

impl Identity {
    /// The community's actor.
    pub fn group(&self) -> Iri {
        Iri::local(&self.origin, &format!("/c/{}", self.slug))
    }

    /// The node's actor.
    pub fn application(&self) -> Iri {
        Iri::local(&self.origin, "/actor")
    }
}

/// The facts fixed at `init`; absent in an empty store.
pub fn identity(tx: &mut Transaction<'_>) -> Result<Option<Identity>, StoreError> {
    tx.get_often(&IDENTITY, "identity")
}

/// Fixes them.
pub fn put_identity(tx: &mut Transaction<'_>, identity: &Identity) -> Result<(), StoreError> {
    tx.put(&IDENTITY, "identity", identity)
}

/// What the community says of itself.
pub fn profile(tx: &mut Transaction<'_>) -> Result<Option<CommunityProfile>, StoreError> {
    tx.get_often(&PROFILE, "profile")
}

/// What the configuration said of it at the last start.
pub fn configured(tx: &mut Transaction<'_>) -> Result<Option<CommunityProfile>, StoreError> {
    tx.get(&PROFILE, "configured")
}

/// Remembers what the configuration says, so that what an officer says later stays.
pub fn put_configured(tx: &mut Transaction<'_>, profile: &CommunityProfile) -> Result<(), StoreError> {
    tx.put(&PROFILE, "configured", profile)
}

/// Changes what it says.
pub fn put_profile(tx: &mut Transaction<'_>, profile: &CommunityProfile) -> Result<(), StoreError> {
    tx.put(&PROFILE, "profile", profile)
}

/// Who began it, once an officer has said so (F28).
pub fn founding(tx: &mut Transaction<'_>) -> Result<Option<Founding>, StoreError> {
    tx.get(&FOUNDING, "founding")
}

/// Says so.
pub fn put_founding(tx: &mut Transaction<'_>, founding: &Founding) -> Result<(), StoreError> {
    tx.put(&FOUNDING, "founding", founding)
}
