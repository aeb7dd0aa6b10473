//! What a node says of itself at `/peer`: written for others, asked of peers (protocol section 6.4; labels of F01).

use domain::{
    CommunityAudience, CommunityModality, CommunityProfile, Ecosystem, Governance, Iri, Labeled, LanguageTag,
    Origin, PeerProfile, Reach, Scope,
};
use egress::{FetchBudget, Request};
use serde_json::{Value, json};
use wire::keys::PublicKey;

use crate::Federation;
use crate::actors::Freshness;

/// Scopes that this version acts on; others may be agreed on and wait for it.
const SCOPES_ACTED_ON: [Scope; 1] = [Scope::Events];

/// `{"protocol":1,"scopes":[…],"maxBody":…,"languages":[…],"community":{labels}}`.
pub(crate) fn written(profile: &CommunityProfile, body_bytes_max: usize) -> Value {
    json!({
        "protocol": 1,
        "scopes": SCOPES_ACTED_ON.map(Scope::word),
        "maxBody": body_bytes_max,
        "languages": profile.languages,
        "community": {
            "summary": profile.summary.as_str(),
            "governance": profile.governance.word(),
            "audience": profile.audience.word(),
            "modality": profile.modality.word(),
            "ecosystem": profile.ecosystem.word(),
        },
    })
}

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
        let said = self.ask_profile(peer, budget).await.unwrap_or_default();
        let community = &said["community"];
        let word = |name: &str| community[name].as_str().unwrap_or("").to_owned();
        let languages = said["languages"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str);
        let profile = PeerProfile {
            name: actor.name.clone(),
            summary: wire::html::sanitise(&word("summary")),
            governance: Governance::from_word(&word("governance")),
            audience: CommunityAudience::from_word(&word("audience")),
            modality: CommunityModality::from_word(&word("modality")),
            ecosystem: Ecosystem::from_word(&word("ecosystem")),
            languages: languages
                .filter_map(|tag| LanguageTag::parse(tag).ok())
                .take(PeerProfile::LANGUAGES_MAX)
                .collect(),
            key: key.map_or_else(|| group.to_string(), |key| key.key.to_multikey()),
        };
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
