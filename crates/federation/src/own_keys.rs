//! Private keys of this node's own actors, read once; a person's are made at her first federated act.

mod former;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use ambient::StreamName;
use domain::{Iri, MemberId, Origin, OwnActor};
use jiff::Timestamp;
use serde_json::Value;
use store::actor_keys::{self, KeyRow, Signer};
use store::{StoreError, members};
use wire::keys::{ActorKeys, Ed25519Key, RsaKey};

use crate::Federation;

pub(crate) use former::Former;

/// Most actors whose keys are kept at hand.
const ACTORS_MAX: usize = 10_000;

/// Keys at hand.
#[derive(Default)]
pub(crate) struct OwnKeys {
    at_hand: Mutex<BTreeMap<Signer, Arc<KeySet>>>,
}

/// Why there are no keys.
#[derive(Debug, thiserror::Error)]
pub enum NoKeys {
    /// It is no actor.
    #[error("this actor has no keys")]
    Missing,
    /// Made, and no longer what they were.
    #[error("the keys of this actor cannot be read")]
    Unreadable,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A pair of keys of ours and the number in its names, which are never given twice.
pub(crate) struct OwnPair {
    pub(crate) number: u32,
    pub(crate) rsa: RsaKey,
    pub(crate) ed25519: Ed25519Key,
}

/// All pairs of one actor.
pub(crate) struct KeySet {
    /// In use.
    pub(crate) current: Arc<OwnPair>,
    /// Since when.
    since: Timestamp,
    /// Before it, oldest first.
    pub(crate) former: Vec<Former>,
}

impl OwnPair {
    fn read(row: &KeyRow) -> Result<Self, NoKeys> {
        Ok(Self {
            number: row.number,
            rsa: RsaKey::from_pkcs8(&row.rsa_pkcs8).map_err(|_| NoKeys::Unreadable)?,
            ed25519: Ed25519Key::from_seed(row.ed25519_seed),
        })
    }

    /// The name of its RSA key in signatures: `main-key`, `main-key-2` …
    pub(crate) fn rsa_fragment(&self) -> String {
        numbered("main-key", self.number)
    }

    /// The name of its Ed25519 key: `ed25519-key`, `ed25519-key-2` …
    pub(crate) fn ed25519_fragment(&self) -> String {
        numbered("ed25519-key", self.number)
    }

    /// The name of its RSA key as Multikey: `rsa-key`, `rsa-key-2` …
    pub(crate) fn rsa_multikey_fragment(&self) -> String {
        numbered("rsa-key", self.number)
    }
}

fn numbered(name: &str, number: u32) -> String {
    match number {
        0 | 1 => name.to_owned(),
        later => format!("{name}-{later}"),
    }
}

/// Which pair of an actor signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pair {
    /// The one in use.
    Current,
    /// The one of this number, while it is kept; else the one in use.
    Numbered(u32),
}

impl KeySet {
    /// The pair that is asked for.
    pub(crate) fn pair(&self, which: Pair) -> Arc<OwnPair> {
        let Pair::Numbered(number) = which else {
            return Arc::clone(&self.current);
        };
        let kept = self.former.iter().filter_map(|former| former.pair.as_ref());
        let found = kept.into_iter().find(|pair| pair.number == number);
        Arc::clone(found.unwrap_or(&self.current))
    }

    /// The pair that was in use at a moment, if it is kept: what was announced before a rotation is told before it.
    fn pair_at(&self, moment: Timestamp) -> Arc<OwnPair> {
        if moment >= self.since {
            return Arc::clone(&self.current);
        }
        let found = self.former.iter().find(|former| moment < former.rotated);
        Arc::clone(
            found
                .filter(|former| !former.withdrawn)
                .and_then(|former| former.pair.as_ref())
                .unwrap_or(&self.current),
        )
    }
}

impl Federation {
    /// The keys of an own actor that are in use, if it has some.
    pub(crate) fn keys_of(&self, signer: &Signer) -> Result<Arc<OwnPair>, NoKeys> {
        Ok(Arc::clone(&self.key_set(signer)?.current))
    }

    /// All keys of an own actor, if it has some.
    pub(crate) fn key_set(&self, signer: &Signer) -> Result<Arc<KeySet>, NoKeys> {
        if let Some(keys) = self
            .keys
            .at_hand
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(signer)
        {
            return Ok(Arc::clone(keys));
        }
        let (row, former) = self.node.database.read(|tx| {
            let row = actor_keys::get(tx, signer)?.ok_or(NoKeys::Missing)?;
            Ok::<_, NoKeys>((row, actor_keys::former(tx, signer)?))
        })?;
        let keys = Arc::new(KeySet {
            current: Arc::new(OwnPair::read(&row)?),
            since: row.created,
            former: former.iter().map(Former::read).collect::<Result<_, _>>()?,
        });
        self.keep(signer, &keys);
        Ok(keys)
    }

    fn keep(&self, signer: &Signer, keys: &Arc<KeySet>) {
        let mut at_hand = self.keys.at_hand.lock().unwrap_or_else(PoisonError::into_inner);
        if at_hand.len() >= ACTORS_MAX {
            at_hand.clear();
        }
        at_hand.insert(signer.clone(), Arc::clone(keys));
    }

    /// Makes a member an actor now, and not at her first federated act: in a development set-up alone, where an outside
    /// suite looks her up first.
    pub async fn give_actor(&self, member: &MemberId) -> Result<(), NoKeys> {
        self.keys_of_member(member).await.map(|_| ())
    }

    /// The store has other keys of this actor than before.
    pub fn keys_changed(&self, signer: &Signer) {
        let mut at_hand = self.keys.at_hand.lock().unwrap_or_else(PoisonError::into_inner);
        at_hand.remove(signer);
    }

    /// Which pair a host believes: the one in use, unless it is a peer that was not yet told of it.
    pub(crate) fn pair_for(&self, host: &Origin, signer: &Signer) -> Pair {
        let overlaps = self.key_set(signer).is_ok_and(|keys| keys.is_in_overlap());
        if !overlaps {
            return Pair::Current;
        }
        let believed = self
            .node
            .database
            .read(|tx| actor_keys::believed(tx, host, signer));
        believed.ok().flatten().map_or(Pair::Current, Pair::Numbered)
    }

    /// The pairs with which a delivery is signed, one after the other as long as its host takes none. What tells of new keys
    /// is signed with those before them; of a host that was not told of those either, with the youngest that it knows, for
    /// none but that announces anything there.
    pub(crate) fn pairs_for(&self, host: &Origin, signer: &Signer, announced_by: Option<u32>) -> Vec<Pair> {
        let believed = self.pair_for(host, signer);
        let mut pairs: Vec<Pair> = announced_by.into_iter().map(Pair::Numbered).collect();
        match (believed, announced_by) {
            (Pair::Numbered(believed), Some(number)) => {
                if let Ok(keys) = self.key_set(signer) {
                    pairs.extend(keys.kept_between(believed, number).map(Pair::Numbered));
                }
            }
            (Pair::Numbered(_), None) => pairs.push(believed),
            (Pair::Current, _) => {}
        }
        pairs.push(Pair::Current);
        pairs
    }

    /// Whether what tells of new keys tells of some that were withdrawn since: nobody is to believe those.
    pub(crate) fn tells_of_withdrawn(&self, signer: &Signer, announced_by: Option<u32>) -> bool {
        let told = announced_by.map(|number| number.saturating_add(1));
        told.is_some_and(|number| self.key_set(signer).is_ok_and(|keys| keys.is_withdrawn(number)))
    }

    /// Whether a peer believes keys of the community or of the node that were withdrawn since.
    pub(crate) fn believes_withdrawn(&self, host: &Origin) -> bool {
        let own = [OwnActor::Community, OwnActor::Node].map(Signer::Own);
        own.iter().any(|signer| match self.pair_for(host, signer) {
            Pair::Current => false,
            Pair::Numbered(number) => self.key_set(signer).is_ok_and(|keys| keys.is_withdrawn(number)),
        })
    }

    /// Forgets all that is held in memory: the store was emptied.
    pub fn forget_at_hand(&self) {
        self.keys
            .at_hand
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
        self.actors.clear();
        self.seen.clear();
        self.people.clear();
        self.limits.clear();
        self.shelves.clear();
    }

    /// The keys of a member, made now if this is her first federated act.
    pub(crate) async fn keys_of_member(&self, member: &MemberId) -> Result<Arc<OwnPair>, NoKeys> {
        let signer = Signer::Member(member.clone());
        match self.keys_of(&signer) {
            Err(NoKeys::Missing) => {}
            found => return found,
        }
        let seed = self.node.randomness.stream(StreamName::Crypto).bytes();
        let fresh = ActorKeys::generate(seed).map_err(|_| NoKeys::Unreadable)?;
        let row = KeyRow {
            rsa_pkcs8: fresh.rsa.pkcs8().map_err(|_| NoKeys::Unreadable)?,
            ed25519_seed: seed,
            created: self.node.now(),
            number: 1,
        };
        self.node
            .database
            .transact(|tx| {
                if actor_keys::get(tx, &signer)?.is_none() {
                    actor_keys::put(tx, &signer, &row)?;
                }
                Ok::<_, NoKeys>(())
            })
            .await?;
        self.keys_of(&signer)
    }

    /// The actor's address.
    pub(crate) fn actor_of(&self, signer: &Signer) -> Result<Iri, NoKeys> {
        match signer {
            Signer::Own(OwnActor::Community) => Ok(self.node.group.clone()),
            Signer::Own(OwnActor::Node) => Ok(self.node.application.clone()),
            Signer::Member(id) => {
                let member = self
                    .node
                    .database
                    .read(|tx| members::get(tx, id))?
                    .ok_or(NoKeys::Missing)?;
                Ok(Iri::local(
                    &self.node.origin,
                    &format!("/users/{}", member.handle),
                ))
            }
        }
    }

    /// Puts the actor's proof on a document; from here on nothing in it may change. It is that of the keys in use when
    /// the document was `created`.
    pub(crate) fn prove(
        &self,
        document: Value,
        signer: &Signer,
        created: Timestamp,
    ) -> Result<Value, NoKeys> {
        let pair = self.key_set(signer)?.pair_at(created);
        self.prove_with(document, signer, &pair, created)
    }

    /// The key by which such a proof is checked, as a Multikey.
    pub(crate) fn proving_key(&self, signer: &Signer, created: Timestamp) -> Result<String, NoKeys> {
        let pair = self.key_set(signer)?.pair_at(created);
        Ok(pair.ed25519.public().to_multikey())
    }

    /// The same with one pair.
    pub(crate) fn prove_with(
        &self,
        document: Value,
        signer: &Signer,
        pair: &OwnPair,
        created: Timestamp,
    ) -> Result<Value, NoKeys> {
        let method = self.actor_of(signer)?.with_fragment(&pair.ed25519_fragment());
        wire::proof::sign(document, &pair.ed25519, &method, created).map_err(|_| NoKeys::Unreadable)
    }
}
