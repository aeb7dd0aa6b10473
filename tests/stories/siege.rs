//! A node under attack: what it remembers and what it sends is watched, and an honest request ends every attack.

use harness::evil::{Actor, Evil, Signed};
use harness::{Fingerprint, Person, StoryNode, World};
use serde_json::{Value, json};
use std::sync::Arc;

use crate::drafts::{evening, two_peers};

/// Seattle, its peer London with one event, a follower of Seattle at a scripted server.
pub(crate) struct Siege {
    pub(crate) world: World,
    pub(crate) victim: Arc<StoryNode>,
    pub(crate) olga: Person,
    pub(crate) ravi: Person,
    pub(crate) evil: Evil,
    pub(crate) mallory: Actor,
    /// An event of Seattle's, as the API shows it.
    pub(crate) event: Value,
}

impl Siege {
    pub(crate) async fn lay(seed: u64) -> Self {
        let world = World::new(seed);
        let (olga, ravi) = two_peers(&world).await;
        let event = olga.publish(evening("Ours")).await;
        ravi.publish(evening("Theirs")).await;
        let evil = Evil::new(&world, "evil", &olga.node);
        let mallory = evil.mastodon("mallory");
        evil.follow(&olga.node, &mallory, "first").await;
        world.run_until_quiet().await;
        assert_eq!(evil.heard("Accept").len(), 1, "her key is known from here on");
        Self {
            victim: olga.node.clone(),
            world,
            olga,
            ravi,
            evil,
            mallory,
            event,
        }
    }

    /// The address of the event of Seattle.
    pub(crate) fn ours(&self) -> String {
        self.event["activitypub_id"]
            .as_str()
            .expect("it has one")
            .to_owned()
    }

    /// The address of the event of London.
    pub(crate) async fn theirs(&self) -> String {
        let event = self.ravi.event_titled("Theirs").await.expect("it is there");
        event["activitypub_id"].as_str().expect("it has one").to_owned()
    }

    /// An activity of Mallory's with an id nobody has used.
    pub(crate) fn activity(&self, kind: &str, object: Value) -> Value {
        let number = self.evil.received().len() + self.world.ghost.log().len();
        json!({
            "@context": "https://www.w3.org/ns/activitystreams",
            "id": format!("{}/activities/{kind}/{number}", self.evil.origin), "type": kind,
            "actor": self.mallory.id.as_str(), "object": object,
        })
    }

    /// Something harmless of Mallory's, signed as it should be, to be spoilt.
    pub(crate) fn harmless(&self) -> Signed {
        let follow = self.activity("Follow", json!(self.victim.application().as_str()));
        self.evil.signed(&self.victim, &self.mallory, &follow)
    }

    /// The request is refused with this status, and nothing but a cache of actors changes for it.
    pub(crate) async fn is_refused(&self, signed: &Signed, status: u16, case: &str) {
        self.a_minute();
        let (before, posts) = (Fingerprint::but_actors(&self.victim), self.posts());
        let reply = signed.send(&self.victim).await;
        assert_eq!(reply.status, status, "{case}: {}", reply.text());
        self.world.run_until_quiet().await;
        assert!(
            before == Fingerprint::but_actors(&self.victim),
            "{case}: something changed"
        );
        assert_eq!(posts, self.posts(), "{case}: something was sent");
    }

    /// An activity is acknowledged, and neither events nor answers nor followers change for it.
    pub(crate) async fn is_ineffective(&self, by: &Actor, activity: &Value, case: &str) {
        self.a_minute();
        let before = self.nouns().await;
        let reply = self.evil.deliver(&self.victim, by, activity).await;
        assert!(
            matches!(reply.status, 202 | 400 | 401 | 403),
            "{case}: {} {}",
            reply.status,
            reply.text()
        );
        self.world.run_until_quiet().await;
        assert_eq!(before, self.nouns().await, "{case}");
    }

    /// Whom nobody knows may make a node fetch little a minute; a case is not to be refused for that.
    pub(crate) fn a_minute(&self) {
        self.world.advance(std::time::Duration::from_secs(61));
    }

    /// What people would notice: the events she sees and who follows.
    async fn nouns(&self) -> Vec<String> {
        let mut lines: Vec<String> = self.olga.events().await.iter().map(Value::to_string).collect();
        let followers = harness::get(&self.victim, "/c/seattle/followers", "application/activity+json").await;
        lines.push(followers.text());
        lines
    }

    fn posts(&self) -> usize {
        let tap = self.world.internet.tap();
        let sent = tap.iter().filter(|sent| sent.from == self.victim.origin);
        sent.filter(|sent| sent.request.method == egress::Method::Post)
            .count()
    }

    /// Ends the attack: an honest stranger is served, and no work is left.
    pub(crate) async fn lift(self) {
        self.evil.sentinel(&self.world, &self.victim).await;
        self.world.finish();
    }
}
