//! Keys of ours that others took the place of: published for a week, and for ever good for what they once signed.

use std::sync::Arc;

use community::rotate_keys::{next_retirement, retire_keys};
use domain::{Iri, KeyRotation};
use jiff::Timestamp;
use serde_json::Value;
use store::actor_keys::{FormerKeys, Signer};
use wire::http_signature::Window;
use wire::keys::PublicKey;

use super::{KeySet, NoKeys, OwnPair, numbered};
use crate::Federation;

/// Keys that others took the place of.
pub(crate) struct Former {
    pub(crate) number: u32,
    /// While the overlap lasts.
    pub(crate) pair: Option<Arc<OwnPair>>,
    rsa: PublicKey,
    ed25519: PublicKey,
    pub(super) rotated: Timestamp,
    /// Somebody else may have them.
    pub(super) withdrawn: bool,
}

impl Former {
    pub(super) fn read(row: &FormerKeys) -> Result<Self, NoKeys> {
        let pair = row.private.as_ref().map(OwnPair::read).transpose()?;
        let public = |text: &str| PublicKey::from_multikey(text).map_err(|_| NoKeys::Unreadable);
        Ok(Self {
            number: row.number,
            pair: pair.map(Arc::new),
            rsa: public(&row.rsa)?,
            ed25519: public(&row.ed25519)?,
            rotated: row.rotated,
            withdrawn: row.withdrawn,
        })
    }

    fn ed25519_fragment(&self) -> String {
        numbered("ed25519-key", self.number)
    }
}

impl KeySet {
    /// Whether old keys stand beside the new ones.
    pub(super) fn is_in_overlap(&self) -> bool {
        self.former.iter().any(|former| former.pair.is_some())
    }

    /// Whether these old keys were withdrawn, and are kept only to say so.
    pub(crate) fn is_withdrawn(&self, number: u32) -> bool {
        let mut former = self.former.iter();
        former.any(|former| former.number == number && former.withdrawn)
    }

    /// Numbers of the old keys that are kept, youngest first, from one up to before another.
    pub(super) fn kept_between(&self, from: u32, to: u32) -> impl Iterator<Item = u32> {
        let former = self.former.iter().rev();
        let kept = former.filter(move |former| former.pair.is_some() && (from..to).contains(&former.number));
        kept.map(|former| former.number)
    }

    /// Old keys that still stand in the actor's document, youngest first, each under the name it signed with.
    pub(crate) fn published_former(&self) -> Vec<(String, PublicKey)> {
        let former = self.former.iter().rev();
        let published = former.filter(|former| former.pair.is_some() && !former.withdrawn);
        let both = published.flat_map(|former| {
            [
                (former.ed25519_fragment(), former.ed25519.clone()),
                (numbered("main-key", former.number), former.rsa.clone()),
            ]
        });
        both.collect()
    }
}

impl Federation {
    /// Whether an actor of ours signed this document, now or with keys it had then: retired keys count (protocol
    /// section 6.2) for what they signed before they were rotated out, unless they were withdrawn.
    pub(crate) fn is_signed_by_us(
        &self,
        document: &Value,
        signer: &Signer,
        actor: &Iri,
        window: Window,
    ) -> bool {
        let (Ok(keys), Some(method)) = (self.key_set(signer), wire::proof::verification_method(document))
        else {
            return false;
        };
        let now = self.node.now();
        let holds = |key: &PublicKey| wire::proof::verify(document, key, actor, now, window).ok();
        if method == actor.with_fragment(&keys.current.ed25519_fragment()) {
            return holds(&keys.current.ed25519.public()).is_some();
        }
        let mut former = keys.former.iter().filter(|former| !former.withdrawn);
        former.any(|former| {
            let latest = former.rotated.saturating_add(KeyRotation::GRACE);
            method == actor.with_fragment(&former.ed25519_fragment())
                && holds(&former.ed25519).is_some_and(|proof| latest.is_ok_and(|at| proof.created() <= at))
        })
    }

    /// Forgets old keys whose overlap is over.
    pub(crate) async fn retire_keys_due(&self) {
        let now = self.node.now();
        let next = self.node.database.read(next_retirement);
        if !next.is_ok_and(|next| next.is_some_and(|next| next <= now)) {
            return;
        }
        match self.node.database.transact(|tx| retire_keys(tx, now)).await {
            Ok(gone) => gone.iter().for_each(|signer| self.keys_changed(signer)),
            Err(error) => tracing::warn!(%error, "old keys stay for now"),
        }
    }
}
