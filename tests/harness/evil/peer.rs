//! A scripted server that has become a peer in all form: what it says from then on is a peer's word.

use domain::Iri;
use serde_json::{Value, json};
use wire::multibase::digest_multibase;
use wire::peering::{AnswerFacts, accept, read_offer};

use super::{Actor, Evil};
use crate::person::Person;
use crate::world::World;

impl Evil {
    /// Plays a node of our own kind, is proposed to, and accepts; answers its community.
    pub async fn join_as_peer(&self, world: &World, officer: &Person) -> Actor {
        let (_, group) = self.join_as_node(world, officer).await;
        group
    }

    /// The same; answers its node and its community.
    pub async fn join_as_node(&self, world: &World, officer: &Person) -> (Actor, Actor) {
        let (node, group) = self.rosarium();
        let proposal = json!({ "peer": self.origin.as_str(), "scopes": ["events"] });
        officer.post("/api/v1/peers", proposal).await.expect(201);
        world.run_until_quiet().await;
        let offered = self.heard("Offer");
        let offered = offered.last().expect("the proposal was delivered");
        let accept = self.acceptance(&group, offered);
        self.deliver(&officer.node, &group, &accept).await.expect(202);
        world.run_until_quiet().await;
        let path = format!("/api/v1/peers/{}", self.origin.authority());
        assert_eq!(officer.get(&path).await.expect(200)["state"], "active");
        (node, group)
    }

    /// A document with its node's proof, as a peer is answered.
    pub fn proved(&self, document: Value, by: &Actor) -> Value {
        wire::proof::sign(document, &by.keys.ed25519, &by.ed25519_key(), self.now())
            .expect("a document can be signed")
    }

    fn acceptance(&self, group: &Actor, offered: &Value) -> Value {
        let activity = wire::activity::read(offered).expect("an Offer of ours can be read");
        let offer = read_offer(&activity, &group.id).expect("an Offer of ours can be read");
        let digest = digest_multibase(&offer.document).expect("an agreement has a digest");
        let facts = AnswerFacts {
            activity: &Iri::local(&self.origin, "/activities/accept-peering"),
            actor: &group.id,
            offer: &offer.offer,
            to: &offer.proposer,
        };
        let document = accept(&facts, &offer.agreement, &digest, &offer.scopes);
        wire::proof::sign(document, &group.keys.ed25519, &group.ed25519_key(), self.now())
            .expect("an acceptance can be signed")
    }
}
