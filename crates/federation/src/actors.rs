//! Actors of other servers and their keys: cached, else one bounded fetch through `egress`.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::{Iri, Labeled, Origin, Reach};
use edge::Mode;
use egress::{BucketSettings, Cause, FetchBudget, FetchRefused, FetchedDocument, HostBuckets, Outcome};
use jiff::Timestamp;
use store::actor_keys::Signer;
use store::{StoreError, actors};
use wire::actor::{RemoteActor, RemoteKey};
use wire::keys::is_published_test_key;

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
    at_hand: Mutex<BTreeMap<Iri, (Arc<RemoteActor>, Timestamp)>>,
    refetched: Recent<Iri>,
    profiles: Mutex<BTreeMap<Origin, Profile>>,
    cache_seconds: i64,
    buckets: Mutex<HostBuckets>,
}

/// What a host's actors say it understands.
#[derive(Clone, Copy, Debug)]
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
    /// The actor does not list this key.
    #[error("the actor does not list this key")]
    NotListed,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Whether what is cached will do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Freshness {
    /// Cached is fine.
    Cached,
    /// It failed with what was cached: fetch it anew, if that was not done lately.
    Anew,
}

impl Actors {
    pub(crate) fn new(tuning: &Tuning) -> Self {
        Self {
            at_hand: Mutex::default(),
            refetched: Recent::new(REFETCHED_MAX),
            profiles: Mutex::default(),
            cache_seconds: tuning.key_cache_seconds,
            buckets: Mutex::new(HostBuckets::new(BucketSettings {
                per_host_per_minute: tuning.fetch_per_host_per_minute,
                failed_seconds: tuning.key_negative_cache_seconds,
                ..BucketSettings::default()
            })),
        }
    }

    fn at_hand(&self, id: &Iri, now: Timestamp) -> Option<Arc<RemoteActor>> {
        let at_hand = self.at_hand.lock().unwrap_or_else(PoisonError::into_inner);
        let (actor, fetched) = at_hand.get(id)?;
        (now.as_second() - fetched.as_second() < self.cache_seconds).then(|| Arc::clone(actor))
    }

    fn keep(&self, actor: &Arc<RemoteActor>, fetched: Timestamp) {
        let profile = Profile {
            wants_rfc9421: actor.wants_rfc9421(),
            wants_ed25519: actor.wants_ed25519(),
        };
        let mut profiles = self.profiles.lock().unwrap_or_else(PoisonError::into_inner);
        if profiles.len() >= AT_HAND_MAX {
            profiles.clear();
        }
        profiles.insert(actor.id.origin(), profile);
        drop(profiles);
        let mut at_hand = self.at_hand.lock().unwrap_or_else(PoisonError::into_inner);
        if at_hand.len() >= AT_HAND_MAX {
            at_hand.clear();
        }
        at_hand.insert(actor.id.clone(), (Arc::clone(actor), fetched));
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
    /// Whether we have ever stored this actor.
    pub(crate) fn knows_actor(&self, id: &Iri) -> bool {
        self.actors.at_hand(id, self.node.now()).is_some()
            || self
                .node
                .database
                .read(|tx| actors::get(tx, id))
                .is_ok_and(|row| row.is_some())
    }

    /// The key of a signature, and the actor that lists it.
    ///
    /// The actor's own document must list exactly this key id (reciprocal claim, threat A6).
    pub(crate) async fn key(
        &self,
        key_id: &Iri,
        freshness: Freshness,
        budget: &mut FetchBudget,
    ) -> Result<(Arc<RemoteActor>, RemoteKey), ActorProblem> {
        let document = key_id.document();
        let actor = match self.actor(&document, freshness, budget).await {
            Ok(actor) => actor,
            Err(ActorProblem::NotFound) => {
                let owner = self.owner_of_key_document(&document, budget).await?;
                self.actor(&owner, freshness, budget).await?
            }
            Err(problem) => return Err(problem),
        };
        let key = actor
            .keys
            .iter()
            .find(|key| &key.id == key_id)
            .cloned()
            .ok_or(ActorProblem::NotListed)?;
        Ok((actor, key))
    }

    /// An actor by its id: at hand, stored, or fetched.
    pub(crate) async fn actor(
        &self,
        id: &Iri,
        freshness: Freshness,
        budget: &mut FetchBudget,
    ) -> Result<Arc<RemoteActor>, ActorProblem> {
        let now = self.node.now();
        if freshness == Freshness::Anew {
            if self.actors.refetched.look(id, now) == Seen::Before {
                return Err(ActorProblem::Limit);
            }
            self.actors
                .refetched
                .remember(id.clone(), after(now, REFETCH_SECONDS), now);
        } else if let Some(actor) = self.actors.at_hand(id, now) {
            return Ok(actor);
        } else if let Some(actor) = self.stored(id, now)? {
            return Ok(actor);
        }
        let document = self.fetch_document(id, budget).await?;
        let mut actor = wire::actor::read(&document.value).map_err(|_| ActorProblem::NotFound)?;
        if self.node.settings.mode == Mode::Production {
            // A key whose private half is published proves nothing about who signs (threat A15).
            actor.keys.retain(|key| !is_published_test_key(&key.key));
        }
        if &actor.id != id {
            return Err(ActorProblem::NotFound);
        }
        let actor = Arc::new(actor);
        let value = serde_json::to_value(actor.as_ref()).map_err(|_| ActorProblem::NotFound)?;
        let row = actors::ActorRow {
            id: id.clone(),
            document: value,
            fetched: now,
        };
        self.node.database.transact(|tx| actors::put(tx, &row)).await?;
        self.actors.keep(&actor, now);
        Ok(actor)
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
        self.actors.keep(&actor, row.fetched);
        Ok(Some(actor))
    }

    /// A key document of its own (GoToSocial): its owner, on the same server.
    async fn owner_of_key_document(&self, id: &Iri, budget: &mut FetchBudget) -> Result<Iri, ActorProblem> {
        let document = self.fetch_document(id, budget).await?;
        let named = ["owner", "controller"]
            .iter()
            .find_map(|name| document.value.get(*name)?.as_str());
        let owner = named
            .and_then(|owner| Iri::parse(owner).ok())
            .ok_or(ActorProblem::NotFound)?;
        if owner.origin() == id.origin() && &owner != id {
            Ok(owner)
        } else {
            Err(ActorProblem::NotFound)
        }
    }

    /// One signed GET by the node's own actor, within the budget and the host's bucket.
    pub(crate) async fn fetch_document(
        &self,
        id: &Iri,
        budget: &mut FetchBudget,
    ) -> Result<FetchedDocument, ActorProblem> {
        let origin = id.origin();
        if origin == self.node.origin {
            return Err(ActorProblem::NotFound);
        }
        let permit = budget.permit().map_err(|_| ActorProblem::Limit)?;
        self.ask(id, &origin)?;
        let fetched = self.fetch_permitted(id, &origin, permit).await;
        let outcome = if fetched.is_ok() {
            Outcome::Fetched
        } else {
            Outcome::Failed
        };
        let elapsed = self.node.clock.elapsed();
        self.actors
            .buckets
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .settle(id, outcome, elapsed);
        fetched
    }

    /// Leave to ask: nobody else asks just now, it has not just failed, and its host is not asked too often.
    fn ask(&self, id: &Iri, origin: &Origin) -> Result<(), ActorProblem> {
        let peering = self.node.database.read(|tx| store::peerings::get(tx, origin))?;
        let cause = if peering.is_some() {
            Cause::Known
        } else {
            Cause::Stranger(origin)
        };
        let elapsed = self.node.clock.elapsed();
        let mut buckets = self.actors.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        buckets.ask(id, cause, elapsed).map_err(|_| ActorProblem::Limit)
    }

    async fn fetch_permitted(
        &self,
        id: &Iri,
        origin: &Origin,
        permit: egress::FetchPermit,
    ) -> Result<FetchedDocument, ActorProblem> {
        let signer = self
            .signer(&Signer::Own(domain::OwnActor::Node), self.scheme_for(origin))
            .map_err(|_| ActorProblem::Unavailable)?;
        let url = Labeled::federable(id.document(), Reach::Host(origin.clone()));
        let transport = self.transport.as_ref();
        let fetched = egress::fetch_document(transport, permit, url, Some(&signer), &self.tuning.fetch).await;
        fetched.map_err(|refused| match refused {
            FetchRefused::Status(410) => ActorProblem::Gone,
            FetchRefused::Status(400..=499) => ActorProblem::NotFound,
            FetchRefused::Exchange(cause) if cause.is_permanent() => ActorProblem::NotFound,
            FetchRefused::Status(_) | FetchRefused::Exchange(_) => ActorProblem::Unavailable,
            _ => ActorProblem::NotFound,
        })
    }

    /// What one cause may make us fetch.
    pub(crate) fn budget(&self) -> FetchBudget {
        FetchBudget::new(self.tuning.bounds, Arc::clone(&self.node.clock))
    }
}

pub(crate) fn after(now: Timestamp, seconds: i64) -> Timestamp {
    Timestamp::from_second(now.as_second().saturating_add(seconds)).unwrap_or(now)
}
