//! Private keys of this node's own actors, made at `init`, a person's at her first federated act.

use domain::{MemberId, OwnActor};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::Table;

const KEYS: Table<str, KeyRow> = Table::new(spaces::ACTOR_KEYS, "actor keys");

/// Whose keys.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signer {
    /// The community or the node.
    Own(OwnActor),
    /// A member.
    Member(MemberId),
}

impl Signer {
    fn name(&self) -> String {
        match self {
            Self::Own(OwnActor::Community) => "community".to_owned(),
            Self::Own(OwnActor::Node) => "node".to_owned(),
            Self::Member(id) => format!("member {id}"),
        }
    }
}

/// Two private keys as bytes; `wire` alone makes keys of them. `Debug` prints none of it.
#[derive(Clone, Serialize, Deserialize)]
pub struct KeyRow {
    /// RSA-2048, PKCS#8 DER.
    pub rsa_pkcs8: Vec<u8>,
    /// Ed25519, RFC 8032 seed.
    pub ed25519_seed: [u8; 32],
    /// When they were made.
    pub created: Timestamp,
}

impl std::fmt::Debug for KeyRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeyRow")
    }
}

/// The keys of an actor, if it has acted before.
pub fn get(tx: &mut Transaction<'_>, signer: &Signer) -> Result<Option<KeyRow>, StoreError> {
    tx.get(&KEYS, signer.name().as_str())
}

/// Gives an actor its keys.
pub fn put(tx: &mut Transaction<'_>, signer: &Signer, keys: &KeyRow) -> Result<(), StoreError> {
    tx.put(&KEYS, signer.name().as_str(), keys)
}
