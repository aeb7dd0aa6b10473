//! Private keys of this node's own actors, made at `init`, a person's at her first federated act, and what came before
//! them: keys that were rotated out, and which of them a peer still believes.

use domain::{Origin, OwnActor};
use engine::{Direction, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{Ended, KeyForm, Table};

pub use domain::Signer;

const KEYS: Table<str, KeyRow> = Table::new(spaces::ACTOR_KEYS, "actor keys");
const FORMER: Table<str, FormerKeys> = Table::new(spaces::ACTOR_KEYS, "actor keys");
const OVERLAPS: Table<[u8], Overlap> = Table::new(spaces::KEY_OVERLAPS, "key overlaps");
const BELIEVED: Table<[u8], u32> = Table::new(spaces::KEYS_BELIEVED, "keys believed");

/// Most former keys of one actor that are read; at one rotation a week they last for years.
pub const FORMER_MAX: u16 = 200;
/// Most overlaps that end in one turn.
pub const OVERLAPS_MAX: u16 = 100;

fn name(signer: &Signer) -> String {
    match signer {
        Signer::Own(OwnActor::Community) => "community".to_owned(),
        Signer::Own(OwnActor::Node) => "node".to_owned(),
        Signer::Member(id) => format!("member {id}"),
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
    /// Which of the actor's keys they are, from 1; part of their names, so that no name is given twice.
    #[serde(default = "first")]
    pub number: u32,
}

fn first() -> u32 {
    1
}

impl KeyRow {
    /// What follows the `#` in the name of the Ed25519 key.
    pub fn fragment(&self) -> String {
        match self.number {
            0 | 1 => "ed25519-key".to_owned(),
            later => format!("ed25519-key-{later}"),
        }
    }
}

impl std::fmt::Debug for KeyRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeyRow")
    }
}

/// Keys that others took the place of.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FormerKeys {
    /// Which of the actor's keys they are.
    pub number: u32,
    /// The private halves, while somebody may still believe these keys alone; then they are forgotten.
    pub private: Option<KeyRow>,
    /// The RSA key, as Multikey.
    pub rsa: String,
    /// The Ed25519 key, as Multikey; what it signed it vouches for for ever.
    pub ed25519: String,
    /// When the next ones took their place.
    pub rotated: Timestamp,
    /// Somebody else may have them: they are published no more, and what they signed is not ours.
    #[serde(default)]
    pub withdrawn: bool,
}

/// Old and new keys of an actor stand in its document together, until a moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overlap {
    /// Whose.
    pub signer: Signer,
    /// The old ones.
    pub number: u32,
    /// When the old ones may go.
    pub until: Timestamp,
}

impl Overlap {
    fn key(&self) -> Vec<u8> {
        let of = format!("{} {:010}", name(&self.signer), self.number);
        (self.until, of.as_str()).key()
    }
}

/// The keys of an actor, if it has acted before.
pub fn get(tx: &mut Transaction<'_>, signer: &Signer) -> Result<Option<KeyRow>, StoreError> {
    tx.get(&KEYS, name(signer).as_str())
}

/// Gives an actor its keys.
pub fn put(tx: &mut Transaction<'_>, signer: &Signer, keys: &KeyRow) -> Result<(), StoreError> {
    tx.put(&KEYS, name(signer).as_str(), keys)
}

/// No actor's name begins so: former keys lie apart from those in use, and with them in a backup.
fn former_prefix(signer: &Signer) -> String {
    format!("former {} ", name(signer))
}

/// Keys that came before those in use, oldest first.
pub fn former(tx: &mut Transaction<'_>, signer: &Signer) -> Result<Vec<FormerKeys>, StoreError> {
    let range = Range::prefix(spaces::ACTOR_KEYS, former_prefix(signer).as_bytes());
    let rows = tx.page(&FORMER, range, Direction::Forward, FORMER_MAX)?;
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

/// Writes one.
pub fn put_former(tx: &mut Transaction<'_>, signer: &Signer, keys: &FormerKeys) -> Result<(), StoreError> {
    let key = format!("{}{:010}", former_prefix(signer), keys.number);
    tx.put(&FORMER, key.as_str(), keys)
}

/// Forgets an actor's keys, private and public, those in use and those before: nothing is signed with them any more.
pub fn forget(tx: &mut Transaction<'_>, signer: &Signer) -> Result<(), StoreError> {
    tx.delete(&KEYS, name(signer).as_str());
    for former in former(tx, signer)? {
        let key = format!("{}{:010}", former_prefix(signer), former.number);
        tx.delete(&FORMER, key.as_str());
    }
    for overlap in overlaps(tx)? {
        if overlap.signer == *signer {
            clear_overlap(tx, &overlap);
        }
    }
    Ok(())
}

/// Remembers until when old keys are published.
pub fn put_overlap(tx: &mut Transaction<'_>, overlap: &Overlap) -> Result<(), StoreError> {
    tx.put(&OVERLAPS, overlap.key().as_slice(), overlap)
}

/// Overlaps, soonest end first.
pub fn overlaps(tx: &mut Transaction<'_>) -> Result<Vec<Overlap>, StoreError> {
    let range = Range::prefix(spaces::KEY_OVERLAPS, b"");
    let rows = tx.page(&OVERLAPS, range, Direction::Forward, OVERLAPS_MAX)?;
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

/// An overlap is over, or has another end.
pub fn clear_overlap(tx: &mut Transaction<'_>, overlap: &Overlap) {
    tx.delete(&OVERLAPS, overlap.key().as_slice());
}

/// Which former keys of an actor a peer believes, because it was not yet told of later ones; nothing when it knows all.
pub fn believed(tx: &mut Transaction<'_>, peer: &Origin, signer: &Signer) -> Result<Option<u32>, StoreError> {
    tx.get(&BELIEVED, believed_key(peer, signer).as_slice())
}

/// Writes it.
pub fn put_believed(
    tx: &mut Transaction<'_>,
    peer: &Origin,
    signer: &Signer,
    number: u32,
) -> Result<(), StoreError> {
    tx.put(&BELIEVED, believed_key(peer, signer).as_slice(), &number)
}

/// The peer knows the keys in use.
pub fn clear_believed(tx: &mut Transaction<'_>, peer: &Origin, signer: &Signer) {
    tx.delete(&BELIEVED, believed_key(peer, signer).as_slice());
}

fn believed_key(peer: &Origin, signer: &Signer) -> Vec<u8> {
    (Ended(peer.as_str()), name(signer).as_str()).key()
}
