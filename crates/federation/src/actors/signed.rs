//! The actor of a signature that held is kept, and the look at its key is not counted against its server (threat B12).

use std::sync::{Arc, PoisonError};

use domain::Iri;
use store::actors;
use wire::actor::RemoteActor;

use crate::Federation;
use crate::actors::ActorProblem;

impl Federation {
    /// Stores the actor whose key signed. What a stranger took from its bucket to show the key is given back, for the
    /// fetch was no pretence: people of one server may come in numbers, and senders without retries are not put off.
    pub(crate) async fn remember_signer(
        &self,
        key: &Iri,
        actor: &Arc<RemoteActor>,
    ) -> Result<(), ActorProblem> {
        if self.actors.not_yet_stored(&actor.id).is_none() {
            return Ok(());
        }
        let is_new = self
            .node
            .database
            .read(|tx| actors::get(tx, &actor.id))?
            .is_none();
        self.remember_actor(actor).await?;
        if is_new {
            // A key at an address of its own (GoToSocial) took one fetch, the owner it names another.
            let fetches = if key.document() == actor.id { 1 } else { 2 };
            let mut buckets = self.actors.buckets.lock().unwrap_or_else(PoisonError::into_inner);
            buckets.give_back(&actor.id.origin(), fetches, self.node.clock.elapsed());
        }
        Ok(())
    }
}
