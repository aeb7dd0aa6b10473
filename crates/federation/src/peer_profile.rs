//! Asks a peer what it says of itself at `/peer`, and remembers it (protocol section 6.4; labels of F01).

use domain::{Iri, Labeled, Origin, Reach};
use egress::{FetchBudget, Request};
use serde_json::Value;
use wire::keys::PublicKey;

use crate::Federation;
use crate::actors::Freshness;

impl Federation {
    /// Asks a peer what it says of itself and remembers it; a peer that says nothing keeps its name alone.
    pub(crate) async fn refresh_profile(
        &self,
        peer: &Origin,
        group: &Iri,
        budget: &mut FetchBudget,
    ) -> Result<(), String> {
        let actor = self
            .actor(group, Freshness::Cached, budget)
            .await
            .map_err(|problem| problem.to_string())?;
        let key = actor
            .keys
            .iter()
            .find(|key| matches!(key.key, PublicKey::Ed25519(_)));
        let key = key.map_or_else(|| group.to_string(), |key| key.key.to_multikey());
        let said = self.ask_profile(peer, budget).await.unwrap_or_default();
        let profile = wire::peer_profile::read(&said, peer, actor.name.clone(), key);
        let stored = self
            .node
            .database
            .transact(|tx| store::peerings::put_profile(tx, peer, &profile));
        stored.await.map_err(|error| error.to_string())
    }

    async fn ask_profile(&self, peer: &Origin, budget: &mut FetchBudget) -> Option<Value> {
        let permit = budget.permit().ok()?;
        let url = Iri::local(peer, "/peer");
        let request = Request::get(&url).with_header("accept", "application/json");
        let request = Labeled::federable(request, Reach::Host(peer.clone()));
        let answer = egress::fetch(self.transport.as_ref(), permit, request, None, &self.tuning.fetch)
            .await
            .ok()?;
        if !answer.is_success() {
            return None;
        }
        wire::json::read(&answer.body).ok()
    }
}
