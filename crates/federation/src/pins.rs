//! Keys of peers: the agreement pins them, a pinned key may announce the next, and no other counts (protocol sections
//! 3.4 step 8 and 4.1, threat A15).

use community::receive_rotation::{Announcer, NewKey, note_unannounced, receive_rotation};
use domain::{Iri, Origin, Peering, PeeringState};
use egress::FetchBudget;
use jiff::Timestamp;
use serde_json::Value;
use store::peerings;
use wire::activity::{Activity, Object, Verb};
use wire::actor::{RemoteActor, RemoteKey};
use wire::keys::PublicKey;
use wire::proof::{ProofRefused, ProofVerified, WrongProof};

use crate::Federation;
use crate::actors::{ActorProblem, Freshness, KeyHolder};

/// Why a key does not count.
pub(crate) enum Untrusted {
    /// The actor's document does not list it.
    NotListed,
    /// It is listed, the actor is a peer's, and no key that we trust has announced it.
    Unannounced(Box<RemoteKey>),
}

/// Until when what a withdrawn key signed counts: never.
const WITHDRAWN: Timestamp = Timestamp::MIN;

/// The key of this name, and until when what it signs counts.
///
/// Of a peer's community and node a key in use is listed by its document and pinned; one that another took the place of
/// is known from its pin, for the document forgets it. One that is pinned and that no document lists any more is about to
/// be withdrawn: of what it signs nothing counts but that.
pub(crate) fn trusted(
    peering: Option<&Peering>,
    actor: &RemoteActor,
    key_id: &Iri,
) -> Result<(RemoteKey, Option<Timestamp>), Untrusted> {
    let listed = actor.keys.iter().find(|key| &key.id == key_id).cloned();
    let pinning = peering.filter(|found| {
        matches!(found.state, PeeringState::Active | PeeringState::Paused)
            && (found.group == actor.id || found.application == actor.id)
    });
    let Some(pinning) = pinning else {
        return listed.map(|key| (key, None)).ok_or(Untrusted::NotListed);
    };
    let pins = pinning.pins_of(&actor.id);
    let pin = pins.iter().find(|pin| pin.id == key_id);
    let until = match pin {
        Some(pin) if pin.until.is_none() && listed.is_none() => Some(WITHDRAWN),
        pin => pin.and_then(|pin| pin.until),
    };
    if let Some((multikey, until)) = pin.and_then(|pin| Some((pin.multikey, until?))) {
        let key = PublicKey::from_multikey(multikey).map_err(|_| Untrusted::NotListed)?;
        let id = key_id.clone();
        return Ok((RemoteKey { id, key }, Some(until)));
    }
    let listed = listed.ok_or(Untrusted::NotListed)?;
    if pin.is_some_and(|pin| pin.multikey == listed.key.to_multikey()) {
        return Ok((listed, None));
    }
    match listed.key {
        PublicKey::Ed25519(_) => Err(Untrusted::Unannounced(Box::new(listed))),
        // Peers sign with Ed25519, and agreements pin nothing else.
        PublicKey::Rsa(_) => Err(Untrusted::NotListed),
    }
}

impl KeyHolder {
    /// Whether what was signed at a moment counts.
    pub(crate) fn counts_at(&self, created: Timestamp) -> bool {
        self.until.is_none_or(|until| created <= until)
    }

    /// Whether nothing that it signed counts, whenever that was: but by it a peer may say that another took its place.
    pub(crate) fn is_withdrawn(&self) -> bool {
        self.until == Some(WITHDRAWN)
    }

    /// Checks a proof by this key, at a time when the key counted.
    pub(crate) fn proves(
        &self,
        document: &Value,
        controller: &Iri,
        now: Timestamp,
    ) -> Result<ProofVerified, ProofRefused> {
        let proof = wire::proof::verify(document, &self.key.key, controller, now, self.window)?;
        match self.counts_at(proof.created()) {
            true => Ok(proof),
            false => Err(ProofRefused::Wrong(WrongProof::Expired)),
        }
    }
}

impl Federation {
    /// Update of an actor of a peer, by the holder of a key: a key in it that is new to us takes the place of the pinned
    /// one, if that one announces it and the actor's own address lists it. `NotListed` when it does not.
    pub(crate) async fn hear_rotation(
        &self,
        activity: &Activity,
        announcer: &KeyHolder,
        budget: &mut FetchBudget,
    ) -> Result<(), ActorProblem> {
        let actor = &activity.actor;
        let is_own = activity.verb == Verb::Update
            && announcer.actor.id == *actor
            && activity.object.as_ref().and_then(Object::id) == Some(actor);
        let Some(Object::Embedded { value, .. }) = activity.object.as_ref().filter(|_| is_own) else {
            return Ok(());
        };
        let peering = self.node.database.read(|tx| peerings::by_actor(tx, actor))?;
        let (Some(peering), Ok(told)) = (peering, wire::actor::read(value)) else {
            return Ok(());
        };
        let pins = peering.pins_of(actor);
        let is_new = |key: &&RemoteKey| {
            matches!(key.key, PublicKey::Ed25519(_)) && pins.iter().all(|pin| *pin.id != key.id)
        };
        let is_announced = peering.current_pin(actor).is_some_and(|pin| {
            *pin.id == announcer.key.id && pin.multikey == announcer.key.key.to_multikey()
        });
        let Some(new) = told.keys.iter().find(is_new).filter(|_| is_announced) else {
            return Ok(());
        };
        let published = self.actor(actor, Freshness::Changed, budget).await?;
        if !published.keys.contains(new) {
            return Err(ActorProblem::NotListed);
        }
        let lists = |keys: &[RemoteKey]| keys.iter().any(|key| key.id == announcer.key.id);
        // Its owner alone says whether the old key is withdrawn: whoever stole it may sign what still names it. While a peer was
        // not told of new keys the old ones stay in the document.
        let announcer = match (lists(&told.keys), lists(&published.keys)) {
            (_, false) => Announcer::Withdrawn,
            (true, true) => Announcer::Followed,
            // It tells how things were before the key in use was made.
            (false, true) => return Ok(()),
        };
        let now = self.node.now();
        let key = NewKey {
            actor,
            id: &new.id,
            multikey: &new.key.to_multikey(),
        };
        let received =
            |tx: &mut store::Transaction<'_>| receive_rotation(tx, &peering.peer, &key, announcer, now);
        Ok(self.node.database.transact(received).await?)
    }

    /// Whether a peer signs with this key now, as far as we know.
    pub(crate) fn is_in_use(&self, holder: &KeyHolder) -> Result<bool, ActorProblem> {
        let actor = &holder.actor.id;
        let peering = self.node.database.read(|tx| peerings::by_actor(tx, actor))?;
        let current = peering.as_ref().and_then(|peering| peering.current_pin(actor));
        Ok(current.is_some_and(|pin| *pin.id == holder.key.id))
    }

    /// The operator is told, once for each key, that a peer lists one that nobody announced.
    pub(crate) async fn tell_of_unannounced(
        &self,
        peer: &Origin,
        actor: &Iri,
        key: &RemoteKey,
    ) -> Result<(), ActorProblem> {
        let known = self.node.database.read(|tx| peerings::refused_key(tx, peer))?;
        let multikey = key.key.to_multikey();
        if known.is_some_and(|known| known.id == key.id && known.multikey == multikey) {
            return Ok(());
        }
        tracing::warn!(%peer, key = %key.id, "a peer lists a key that no key we trust has announced; what it signs is refused");
        let now = self.node.now();
        let key = NewKey {
            actor,
            id: &key.id,
            multikey: &multikey,
        };
        let noted = |tx: &mut store::Transaction<'_>| note_unannounced(tx, peer, &key, now);
        Ok(self.node.database.transact(noted).await?)
    }
}
