//! An activity of ours, made and addressed: proof on, printed, and where it goes.

use std::collections::BTreeMap;

use domain::{Iri, Origin, PeeringState};
use serde_json::Value;
use store::StoreError;
use store::activities::MeantFor;
use store::actor_keys::Signer;
use store::deliveries::Schedule;

use crate::Federation;
use crate::actors::{ActorProblem, Freshness};
use crate::own_keys::NoKeys;

/// An activity and where it goes.
pub(crate) struct Outgoing {
    /// Its id.
    pub(crate) id: Iri,
    /// `Create`, `Join` …
    pub(crate) kind: &'static str,
    /// Whose.
    pub(crate) signer: Signer,
    /// The JSON text, proof and all.
    pub(crate) body: String,
    /// Whom it may be shown and sent to.
    pub(crate) meant_for: MeantFor,
    /// Inboxes, each once.
    pub(crate) inboxes: BTreeMap<Iri, Schedule>,
    /// The event whose reach this widens.
    pub(crate) event: Option<domain::EventId>,
    /// It announces the keys after these.
    pub(crate) announced_by: Option<u32>,
}

/// Why something cannot be told now.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TellProblem {
    #[error(transparent)]
    Actor(#[from] ActorProblem),
    #[error(transparent)]
    Keys(#[from] NoKeys),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Federation {
    /// Where one actor is told, and on which schedule.
    pub(crate) async fn inbox_of(&self, actor: &Iri) -> Result<BTreeMap<Iri, Schedule>, TellProblem> {
        let mut budget = self.budget();
        let found = self.actor(actor, Freshness::Cached, &mut budget).await?;
        let schedule = self.schedule_of(&actor.origin())?;
        Ok(BTreeMap::from([(
            found.shared_inbox.clone().unwrap_or_else(|| found.inbox.clone()),
            schedule,
        )]))
    }

    /// Peers, also those not yet agreed with, are told in order and for days.
    pub(crate) fn schedule_of(&self, host: &Origin) -> Result<Schedule, StoreError> {
        let peering = self.node.database.read(|tx| store::peerings::get(tx, host))?;
        let known = peering
            .is_some_and(|peering| !matches!(peering.state, PeeringState::Ended | PeeringState::Rejected));
        Ok(if known { Schedule::Peer } else { Schedule::Stranger })
    }

    /// Proof on, printed, addressed.
    pub(crate) fn finish(
        &self,
        id: &Iri,
        kind: &'static str,
        signer: Signer,
        document: Value,
        inboxes: BTreeMap<Iri, Schedule>,
        created: jiff::Timestamp,
    ) -> Result<Outgoing, TellProblem> {
        let body = self.prove(document, &signer, created)?.to_string();
        Ok(Outgoing {
            id: id.clone(),
            kind,
            signer,
            body,
            meant_for: MeantFor::Party,
            inboxes,
            event: None,
            announced_by: None,
        })
    }
}
