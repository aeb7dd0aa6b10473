//! Private keys of this node's own actors, read once; a person's are made at her first federated act.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use ambient::StreamName;
use domain::{Iri, MemberId, OwnActor};
use jiff::Timestamp;
use serde_json::Value;
use store::actor_keys::{self, KeyRow, Signer};
use store::{StoreError, members};
use wire::keys::{ActorKeys, Ed25519Key, RsaKey};

use crate::Federation;

/// Most actors whose keys are kept at hand.
const ACTORS_MAX: usize = 10_000;

/// Keys at hand.
#[derive(Default)]
pub(crate) struct OwnKeys {
    at_hand: Mutex<BTreeMap<Signer, Arc<ActorKeys>>>,
}

/// Why there are no keys.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NoKeys {
    #[error("this actor has no keys")]
    Missing,
    #[error("the keys of this actor cannot be read")]
    Unreadable,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Federation {
    /// The keys of an own actor, if it has some.
    pub(crate) fn keys_of(&self, signer: &Signer) -> Result<Arc<ActorKeys>, NoKeys> {
        if let Some(keys) = self
            .keys
            .at_hand
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(signer)
        {
            return Ok(Arc::clone(keys));
        }
        let row = self
            .node
            .database
            .read(|tx| actor_keys::get(tx, signer))?
            .ok_or(NoKeys::Missing)?;
        let rsa = RsaKey::from_pkcs8(&row.rsa_pkcs8).map_err(|_| NoKeys::Unreadable)?;
        let keys = Arc::new(ActorKeys {
            rsa,
            ed25519: Ed25519Key::from_seed(row.ed25519_seed),
        });
        self.keep(signer, &keys);
        Ok(keys)
    }

    fn keep(&self, signer: &Signer, keys: &Arc<ActorKeys>) {
        let mut at_hand = self.keys.at_hand.lock().unwrap_or_else(PoisonError::into_inner);
        if at_hand.len() >= ACTORS_MAX {
            at_hand.clear();
        }
        at_hand.insert(signer.clone(), Arc::clone(keys));
    }

    /// The keys of a member, made now if this is her first federated act.
    pub(crate) async fn keys_of_member(&self, member: &MemberId) -> Result<Arc<ActorKeys>, NoKeys> {
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

    /// Puts the actor's proof on a document; from here on nothing in it may change.
    pub(crate) fn prove(
        &self,
        document: Value,
        signer: &Signer,
        created: Timestamp,
    ) -> Result<Value, NoKeys> {
        let keys = self.keys_of(signer)?;
        let method = self.actor_of(signer)?.with_fragment("ed25519-key");
        wire::proof::sign(document, &keys.ed25519, &method, created).map_err(|_| NoKeys::Unreadable)
    }
}
