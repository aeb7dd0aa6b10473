//! Asks a peer what it says of itself at `/peer`, and remembers it (protocol section 6.4; labels of F01).

use domain::{Iri, Labeled, Origin, Reach};
use egress::{FetchBudget, Request};
use serde_json::Value;
use store::{StoreError, peerings};
use wire::keys::PublicKey;

use crate::Federation;
use crate::actors::{ActorProblem, Freshness};

impl Federation {
    /// Asks a peer what it says of itself and remembers it; a peer that says nothing keeps its name alone. While it does not
    /// answer, what it said before stays.
    pub(crate) async fn refresh_profile(
        &self,
        peer: &Origin,
        group: &Iri,
        budget: &mut FetchBudget,
    ) -> Result<(), ActorProblem> {
        let actor = self.actor(group, Freshness::Cached, budget).await?;
        let key = actor
            .keys
            .iter()
            .find(|key| matches!(key.key, PublicKey::Ed25519(_)));
        let key = key.map_or_else(|| group.to_string(), |key| key.key.to_multikey());
        let asked = self.ask_profile(peer, budget).await;
        let said = asked.as_ref().ok().cloned().flatten().unwrap_or_default();
        let profile = wire::peer_profile::read(&said, peer, actor.name.clone(), key);
        let stored = self.node.database.transact(|tx| {
            if asked.is_ok() || peerings::profile(tx, peer)?.is_none() {
                peerings::put_profile(tx, peer, &profile)?;
            }
            Ok::<_, StoreError>(())
        });
        stored.await?;
        asked.map(drop)
    }

    /// What it answers at `/peer`; nothing when it has no such page.
    async fn ask_profile(
        &self,
        peer: &Origin,
        budget: &mut FetchBudget,
    ) -> Result<Option<Value>, ActorProblem> {
        let permit = budget.permit().map_err(|_| ActorProblem::Limit)?;
        let url = Iri::local(peer, "/peer");
        let request = Request::get(&url).with_header("accept", "application/json");
        let request = Labeled::federable(request, Reach::Host(peer.clone()));
        let answer = egress::fetch(self.transport.as_ref(), permit, request, None, &self.tuning.fetch)
            .await
            .map_err(|_| ActorProblem::Unavailable)?;
        match answer.status {
            200..=299 => {
                let said = wire::json::read(&answer.body).map_err(|_| ActorProblem::Unavailable)?;
                Ok(Some(said))
            }
            404 | 405 | 406 | 410 | 501 => Ok(None),
            _ => Err(ActorProblem::Unavailable),
        }
    }
}
