//! Actors of other servers and their keys: cached, else one bounded fetch through `egress`.

mod in_memory;
mod key_owner;
mod signed;
mod signed_get;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use domain::{Iri, Origin, OwnActor, PeeringState};
use edge::{Mode, Problem};
use egress::{BucketSettings, Cause, FetchBudget, FetchedDocument, HostBuckets, Outcome};
use jiff::Timestamp;
use store::{StoreError, actors, followers};
use wire::actor::{RemoteActor, RemoteKey};
use wire::http_signature::{Scheme, Window};
use wire::keys::{PublicKey, is_published_test_key};

use crate::asking::{Queue, Turns};
use crate::moment::after;
use crate::pins::{Untrusted, trusted};
use crate::recent::{Recent, Seen};
use crate::{Federation, Tuning};

/// Most actors kept at hand, parsed.
const AT_HAND_MAX: usize = 20_000;
/// Most actors remembered as fetched anew a moment ago.
const REFETCHED_MAX: usize = 100_000;
/// A failed signature makes us fetch an actor anew at most this often.
const REFETCH_SECONDS: i64 = 300;

/// Actors at hand, and addresses that failed lately.
pub(crate) struct Actors {
    at_hand: Mutex<BTreeMap<Iri, AtHand>>,
    refetched: Recent<Iri>,
    profiles: Mutex<BTreeMap<Origin, Profile>>,
    cache_seconds: i64,
    buckets: Mutex<HostBuckets>,
    turns: Turns,
}

/// An actor, when it was fetched, and whether it is in the store.
type AtHand = (Arc<RemoteActor>, Timestamp, Stored);

/// What a host understands: its actors say so, or it signed that way itself.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Profile {
    pub(crate) wants_rfc9421: bool,
    pub(crate) wants_ed25519: bool,
}

/// Why an actor or its key cannot be had.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ActorProblem {
    /// Its address answers 404, or something that is no actor.
    #[error("there is no such actor")]
    NotFound,
    /// Its address answers 410.
    #[error("this actor is gone")]
    Gone,
    /// It does not answer now.
    #[error("the actor's address does not answer now")]
    Unavailable,
    /// Asked too often.
    #[error("this host has been asked too often; later")]
    Limit,
    /// It was fetched anew a moment ago: what is at hand has to do.
    #[error("this actor was fetched a moment ago; later")]
    FetchedLately,
    /// The actor does not list this key.
    #[error("the actor does not list this key")]
    NotListed,
    /// The signature itself does not hold.
    #[error("the signature does not hold")]
    Refused(Box<Problem>),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Whether an actor at hand is in the store too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stored {
    Already,
    NotYet,
}

/// A key, the actor that lists it, and what that actor is to us.
pub(crate) struct KeyHolder {
    pub(crate) actor: Arc<RemoteActor>,
    pub(crate) key: RemoteKey,
    /// How far its clock may be off: peers keep theirs, strangers get more (threat A10).
    pub(crate) window: Window,
    /// What it signed later than this does not count: another key took its place.
    pub(crate) until: Option<Timestamp>,
}

/// Whether what is cached will do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Freshness {
    /// Cached is fine.
    Cached,
    /// It failed with what was cached: fetch it anew, if that was not done lately.
    Anew,
    /// It said itself, by a signature that held, that it has changed: fetch it anew, however lately that was done.
    Changed,
}

/// Where the actor of a key was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// At hand or in the store: it may have changed since.
    Here,
    /// At its own address, a moment ago.
    There,
}

impl Actors {
    pub(crate) fn new(tuning: &Tuning) -> Self {
        Self {
            at_hand: Mutex::default(),
            refetched: Recent::new(REFETCHED_MAX),
            profiles: Mutex::default(),
            cache_seconds: tuning.key_cache_seconds,
            turns: Turns::new(),
            buckets: Mutex::new(HostBuckets::new(BucketSettings {
                per_host_per_minute: tuning.fetch_per_host_per_minute,
                per_stranger_per_minute: tuning.keys_per_unknown_host_per_minute,
                all_strangers_per_minute: tuning.keys_of_unknown_hosts_per_minute,
                failed_seconds: tuning.key_negative_cache_seconds,
                ..BucketSettings::default()
            })),
        }
    }

    fn at_hand(&self, id: &Iri, now: Timestamp) -> Option<Arc<RemoteActor>> {
        let at_hand = self.at_hand.lock().unwrap_or_else(PoisonError::into_inner);
        let (actor, fetched, _) = at_hand.get(id)?;
        (now.as_second() - fetched.as_second() < self.cache_seconds).then(|| Arc::clone(actor))
    }

    /// A signature that holds shows what its host can also verify (protocol section 3.2).
    pub(crate) fn learn(&self, host: &Origin, scheme: Scheme, key: &PublicKey) {
        if scheme == Scheme::Rfc9421 {
            let profile = Profile {
                wants_rfc9421: true,
                wants_ed25519: matches!(key, PublicKey::Ed25519(_)),
            };
            self.add_to_profile(host, profile);
        }
    }

    /// It asked for RFC 9421 by `Accept-Signature`.
    pub(crate) fn accepts_rfc9421(&self, host: &Origin) {
        let profile = Profile {
            wants_rfc9421: true,
            wants_ed25519: false,
        };
        self.add_to_profile(host, profile);
    }

    fn add_to_profile(&self, host: &Origin, found: Profile) {
        let mut profiles = self.profiles.lock().unwrap_or_else(PoisonError::into_inner);
        if profiles.len() >= AT_HAND_MAX && !profiles.contains_key(host) {
            profiles.clear();
        }
        let profile = profiles.entry(host.clone()).or_default();
        profile.wants_rfc9421 |= found.wants_rfc9421;
        profile.wants_ed25519 |= found.wants_ed25519;
    }

    /// When an actor at hand was fetched, if it is not in the store.
    fn not_yet_stored(&self, id: &Iri) -> Option<Timestamp> {
        let at_hand = self.at_hand.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, fetched, stored) = at_hand.get(id)?;
        (*stored == Stored::NotYet).then_some(*fetched)
    }

    /// Leave to ask: nobody else asks just now, it has not just failed, and its host is not asked too often.
    fn ask(&self, id: &Iri, cause: Cause<'_>, elapsed: Duration) -> Result<(), ActorProblem> {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        buckets.ask(id, cause, elapsed).map_err(|_| ActorProblem::Limit)
    }

    fn settle(&self, id: &Iri, outcome: Outcome, elapsed: Duration) {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        buckets.settle(id, outcome, elapsed);
    }

    fn keep(&self, actor: &Arc<RemoteActor>, fetched: Timestamp, stored: Stored) {
        let profile = Profile {
            wants_rfc9421: actor.wants_rfc9421(),
            wants_ed25519: actor.wants_ed25519(),
        };
        self.add_to_profile(&actor.id.origin(), profile);
        let mut at_hand = self.at_hand.lock().unwrap_or_else(PoisonError::into_inner);
        if at_hand.len() >= AT_HAND_MAX {
            at_hand.clear();
        }
        at_hand.insert(actor.id.clone(), (Arc::clone(actor), fetched, stored));
    }

    pub(crate) fn profile_of(&self, host: &Origin) -> Option<Profile> {
        self.profiles
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(host)
            .copied()
    }

    pub(crate) fn forget(&self, id: &Iri) {
        self.at_hand
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(id);
    }
}

impl Federation {
    /// Whether we know this actor: it is at hand, its signature once held, or it follows us.
    pub(crate) fn knows_actor(&self, id: &Iri) -> Result<bool, StoreError> {
        if self.actors.at_hand(id, self.node.now()).is_some() {
            return Ok(true);
        }
        self.node.database.read(|tx| {
            let mut is_known = actors::get(tx, id)?.is_some();
            for object in [OwnActor::Community, OwnActor::Node] {
                is_known = is_known || followers::get(tx, object, id)?.is_some();
            }
            Ok(is_known)
        })
    }

    /// The key of a signature, and the actor that lists it. Nothing is stored before the signature holds.
    ///
    /// The actor's own document must list exactly this key id (reciprocal claim, threat A6); of a peer's community
    /// and node only the keys that the agreement pins count, and those that one of them announced.
    pub(crate) async fn key(
        &self,
        key_id: &Iri,
        freshness: Freshness,
        budget: &mut FetchBudget,
    ) -> Result<KeyHolder, ActorProblem> {
        self.key_found(key_id, freshness, budget, &mut Found::Here).await
    }

    /// The same; `found` says where, also when the key is not listed there.
    pub(crate) async fn key_found(
        &self,
        key_id: &Iri,
        freshness: Freshness,
        budget: &mut FetchBudget,
        found: &mut Found,
    ) -> Result<KeyHolder, ActorProblem> {
        let owner = self.known_owner(key_id)?;
        let document = owner.unwrap_or_else(|| key_id.document());
        let actor = match self.without_asking(&document, freshness)? {
            Some(actor) => actor,
            None => {
                let queue = self.queue_of(&document)?;
                let _turn = self.actors.turns.take(&document, queue).await;
                match self.at_hand_or_stored(&document, freshness)? {
                    Some(actor) => actor,
                    None => {
                        *found = Found::There;
                        self.actor_of_key(&document, queue, budget).await?
                    }
                }
            }
        };
        let host = actor.id.origin();
        let peering = self.node.database.read(|tx| store::peerings::get(tx, &host))?;
        let (key, until) = match trusted(peering.as_ref(), &actor, key_id) {
            Ok(found) => found,
            Err(Untrusted::NotListed) => return Err(ActorProblem::NotListed),
            Err(Untrusted::Unannounced(key)) => {
                self.tell_of_unannounced(&host, &actor.id, &key).await?;
                return Err(ActorProblem::NotListed);
            }
        };
        let is_peer = peering.is_some_and(|found| found.state == PeeringState::Active);
        let window = match is_peer {
            true => self.tuning.peer_window,
            false => self.tuning.stranger_window,
        };
        Ok(KeyHolder {
            actor,
            key,
            window,
            until,
        })
    }

    /// What the address of a key answers: the actor itself, a part of it (GoToSocial), or a key that names its owner.
    async fn actor_of_key(
        &self,
        document: &Iri,
        queue: Queue,
        budget: &mut FetchBudget,
    ) -> Result<Arc<RemoteActor>, ActorProblem> {
        let origin = document.origin();
        let cause = match queue {
            Queue::Known => Cause::Known,
            Queue::Strangers => Cause::Stranger(&origin),
        };
        let found = self.fetch_because(document, cause, budget).await?;
        if let Ok(actor) = wire::actor::read(&found.value) {
            return Ok(self.keep_fetched(actor));
        }
        let named = ["owner", "controller"]
            .iter()
            .find_map(|name| found.value.get(*name)?.as_str());
        let owner = named
            .and_then(|owner| Iri::parse(owner).ok())
            .ok_or(ActorProblem::NotFound)?;
        if owner.origin() != origin || &owner == document {
            return Err(ActorProblem::NotFound);
        }
        let found = self.fetch_because(&owner, cause, budget).await?;
        let actor = wire::actor::read(&found.value).map_err(|_| ActorProblem::NotFound)?;
        if actor.id == owner {
            Ok(self.keep_fetched(actor))
        } else {
            Err(ActorProblem::NotFound)
        }
    }

    /// A peer, and whoever's signature once held, is known.
    fn queue_of(&self, document: &Iri) -> Result<Queue, StoreError> {
        self.node.database.read(|tx| {
            let peering = store::peerings::get(tx, &document.origin())?;
            let is_peer = peering.is_some_and(|found| found.state == PeeringState::Active);
            match is_peer || actors::get(tx, document)?.is_some() {
                true => Ok(Queue::Known),
                false => Ok(Queue::Strangers),
            }
        })
    }

    fn keep_fetched(&self, mut actor: RemoteActor) -> Arc<RemoteActor> {
        if self.node.settings.mode == Mode::Production {
            // A key whose private half is published proves nothing about who signs (threat A15).
            actor.keys.retain(|key| !is_published_test_key(&key.key));
        }
        let actor = Arc::new(actor);
        self.actors.keep(&actor, self.node.now(), Stored::NotYet);
        actor
    }

    /// An actor by its id, asked for on our own account: at hand, stored, or fetched and stored.
    pub(crate) async fn actor(
        &self,
        id: &Iri,
        freshness: Freshness,
        budget: &mut FetchBudget,
    ) -> Result<Arc<RemoteActor>, ActorProblem> {
        if let Some(actor) = self.without_asking(id, freshness)? {
            return Ok(actor);
        }
        let _turn = self.actors.turns.take(id, Queue::Known).await;
        if let Some(actor) = self.at_hand_or_stored(id, freshness)? {
            return Ok(actor);
        }
        let document = self.fetch_document(id, budget).await?;
        let actor = wire::actor::read(&document.value).map_err(|_| ActorProblem::NotFound)?;
        if &actor.id != id {
            return Err(ActorProblem::NotFound);
        }
        let actor = self.keep_fetched(actor);
        self.remember_actor(&actor).await?;
        Ok(actor)
    }

    /// Whether an actor was fetched after a moment, for whatever reason.
    pub(crate) fn was_fetched_since(&self, id: &Iri, moment: Timestamp) -> Result<bool, StoreError> {
        let row = self.node.database.read(|tx| actors::get(tx, id))?;
        Ok(row.is_some_and(|row| row.fetched > moment))
    }

    /// An actor that need not be fetched.
    pub(crate) fn known_actor(&self, id: &Iri) -> Result<Option<Arc<RemoteActor>>, ActorProblem> {
        self.at_hand_or_stored(id, Freshness::Cached)
    }

    /// What is cached, where that will do: nobody waits for a turn then.
    fn without_asking(
        &self,
        id: &Iri,
        freshness: Freshness,
    ) -> Result<Option<Arc<RemoteActor>>, ActorProblem> {
        match freshness {
            Freshness::Cached => self.at_hand_or_stored(id, freshness),
            Freshness::Anew | Freshness::Changed => Ok(None),
        }
    }

    /// What will do without asking; nothing where it is to be asked for. After a failure that is once in [`REFETCH_SECONDS`] at most,
    /// and counts from this call on, whatever comes of the asking.
    fn at_hand_or_stored(
        &self,
        id: &Iri,
        freshness: Freshness,
    ) -> Result<Option<Arc<RemoteActor>>, ActorProblem> {
        let now = self.node.now();
        if freshness == Freshness::Cached {
            return match self.actors.at_hand(id, now) {
                Some(actor) => Ok(Some(actor)),
                None => self.stored(id, now),
            };
        }
        if freshness == Freshness::Anew {
            if self.actors.refetched.look(id, now) == Seen::Before {
                return Err(ActorProblem::FetchedLately);
            }
            let until = after(now, REFETCH_SECONDS);
            self.actors.refetched.remember(id.clone(), until, now);
        }
        Ok(None)
    }

    /// Stores an actor that has proved to be there: its signature held, or we asked for it ourselves.
    pub(crate) async fn remember_actor(&self, actor: &Arc<RemoteActor>) -> Result<(), ActorProblem> {
        let Some(fetched) = self.actors.not_yet_stored(&actor.id) else {
            return Ok(());
        };
        let document = serde_json::to_value(actor.as_ref()).map_err(|_| ActorProblem::NotFound)?;
        let row = actors::ActorRow {
            id: actor.id.clone(),
            document,
            fetched,
        };
        self.node.database.transact(|tx| actors::put(tx, &row)).await?;
        self.actors.keep(actor, fetched, Stored::Already);
        Ok(())
    }

    fn stored(&self, id: &Iri, now: Timestamp) -> Result<Option<Arc<RemoteActor>>, ActorProblem> {
        let Some(row) = self.node.database.read(|tx| actors::get(tx, id))? else {
            return Ok(None);
        };
        if now.as_second() - row.fetched.as_second() >= self.actors.cache_seconds {
            return Ok(None);
        }
        let Ok(actor) = serde_json::from_value::<RemoteActor>(row.document) else {
            return Ok(None);
        };
        let actor = Arc::new(actor);
        self.actors.keep(&actor, row.fetched, Stored::Already);
        Ok(Some(actor))
    }

    /// One signed GET by the node's own actor, on our own account.
    pub(crate) async fn fetch_document(
        &self,
        id: &Iri,
        budget: &mut FetchBudget,
    ) -> Result<FetchedDocument, ActorProblem> {
        self.fetch_because(id, Cause::Known, budget).await
    }

    /// One signed GET by the node's own actor, within the budget, the host's bucket and that of whoever causes it.
    async fn fetch_because(
        &self,
        id: &Iri,
        cause: Cause<'_>,
        budget: &mut FetchBudget,
    ) -> Result<FetchedDocument, ActorProblem> {
        let origin = id.origin();
        if origin == self.node.origin {
            return Err(ActorProblem::NotFound);
        }
        let permit = budget.permit().map_err(|_| ActorProblem::Limit)?;
        self.actors.ask(id, cause, self.node.clock.elapsed())?;
        let fetched = self.fetch_permitted(id, &origin, permit, budget).await;
        // A peer that is down for a moment is asked again as soon as there is reason to; others are left alone a while.
        let is_peer = self.node.database.read(|tx| store::peerings::get(tx, &origin))?;
        let is_peer = is_peer.is_some_and(|found| found.state == PeeringState::Active);
        let outcome = match fetched.is_ok() || is_peer {
            true => Outcome::Fetched,
            false => Outcome::Failed,
        };
        self.actors.settle(id, outcome, self.node.clock.elapsed());
        fetched
    }

    /// What one cause may make us fetch.
    pub(crate) fn budget(&self) -> FetchBudget {
        FetchBudget::new(self.tuning.bounds, Arc::clone(&self.node.clock))
    }
}
