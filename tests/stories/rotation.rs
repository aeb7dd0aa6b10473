//! Keys are rotated while work is on its way, peers follow the announcement of the old key and nothing else (protocol
//! section 4.1, threat A15).

use std::sync::Arc;
use std::time::Duration;

use domain::{Iri, OwnActor};
use harness::evil::{Actor, Evil, Scheme, Signed};
use harness::{Person, StoryNode, World, get, invariants};
use serde_json::{Value, json};
use server::admin::{DryRun, KeyRotation, Reply, Request, Theft, WhoseKeys};
use store::actor_keys::{self, Signer};
use store::{StoreError, deliveries};
use wire::keys::{ActorKeys, Ed25519Key, RsaKey};

use crate::drafts::{evening, two_peers};
use crate::siege::Siege;

const ACTIVITY_JSON: &str = "application/activity+json";
const MINUTE: Duration = Duration::from_secs(60);

async fn rotate(node: &StoryNode, whose: WhoseKeys) -> Value {
    rotate_for(node, whose, Theft::None).await
}

/// New keys, because somebody else may have the old ones or for no such reason.
pub(crate) async fn rotate_for(node: &StoryNode, whose: WhoseKeys, theft: Theft) -> Value {
    let run = DryRun::Real;
    match node
        .operate(Request::KeyRotation(KeyRotation { whose, run, theft }))
        .await
    {
        Reply::Done(shown) => shown.value,
        other => panic!("keys are not rotated: {other:?}"),
    }
}

/// The keys the community signs with now, in the hands of a story.
pub(crate) fn keys_of(node: &StoryNode) -> Actor {
    let signer = Signer::Own(OwnActor::Community);
    let row = node.database().read(|tx| actor_keys::get(tx, &signer));
    let row = row.expect("keys can be read").expect("there are some");
    Actor {
        id: node.group(),
        keys: Arc::new(ActorKeys {
            rsa: RsaKey::from_pkcs8(&row.rsa_pkcs8).expect("it is a key"),
            ed25519: Ed25519Key::from_seed(row.ed25519_seed),
        }),
        scheme: Scheme::Rfc9421Ed25519,
    }
}

pub(crate) async fn key_names(node: &StoryNode) -> (String, Vec<String>) {
    let document = get(node, node.group().path_and_query(), ACTIVITY_JSON)
        .await
        .expect(200);
    let fragment = |key: &Value| {
        key["id"]
            .as_str()
            .unwrap_or_default()
            .rsplit('#')
            .next()
            .map(str::to_owned)
    };
    let listed = document["assertionMethod"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    (
        fragment(&document["publicKey"]).unwrap_or_default(),
        listed.iter().filter_map(fragment).collect(),
    )
}

pub(crate) async fn audit(person: &Person) -> String {
    match person.node.operate(Request::Audit { lines: 50 }).await {
        Reply::Done(shown) => shown.value.to_string(),
        other => panic!("{other:?}"),
    }
}

/// A harmless activity of a community, signed with a key of its under a name.
pub(crate) fn by_key(to: &StoryNode, from: &StoryNode, by: &Actor, name: &str, number: u32) -> Signed {
    use ambient::Clock;
    let activity = json!({
        "id": format!("{}/activities/like/{number}", from.origin), "type": "Like", "actor": by.id.as_str(),
        "object": to.group().as_str(),
    });
    let inbox = Iri::local(&to.origin, "/inbox");
    let key = by.id.with_fragment(name);
    let body = activity.to_string().into_bytes();
    Signed::with_key(&inbox, by, &key, Scheme::Rfc9421Ed25519, body, from.clock.now())
}

/// A15, I1, I4
#[tokio::test]
async fn keys_rotated_while_deliveries_wait_lose_nothing_in_either_direction() {
    let world = World::new(340);
    let (olga, ravi) = two_peers(&world).await;
    let (seattle, london) = (olga.node.clone(), ravi.node.clone());
    world.part(&seattle.origin, &london.origin);
    olga.publish(evening("Before")).await;
    world.run_for(Duration::from_secs(2)).await;
    rotate(&seattle, WhoseKeys::Community).await;
    rotate(&seattle, WhoseKeys::Node).await;
    olga.publish(evening("After")).await;
    ravi.publish(evening("From London")).await;
    world.run_for(MINUTE).await;
    world.join(&seattle.origin, &london.origin);
    world.run_until_quiet().await;

    for (person, title) in [(&ravi, "Before"), (&ravi, "After"), (&olga, "From London")] {
        assert!(person.event_titled(title).await.is_some(), "{title}");
    }
    for (person, title) in [(&ravi, "After"), (&olga, "From London")] {
        person
            .answer(&person.id_of(title).await, "going")
            .await
            .expect(200);
    }
    world.run_until_quiet().await;
    let told = audit(&ravi).await;
    let announced = told.matches("has a new key, announced by its old one").count();
    assert_eq!(
        (announced, told.contains("nobody announced")),
        (2, false),
        "{told}"
    );
    let seen = ravi.get("/api/v1/peers/seattle.example").await.expect(200);
    let card = olga
        .get("/api/v1/peers/lookup?address=https://london.example")
        .await
        .expect(200);
    let words = "the six words are those of the new key";
    assert_eq!(seen["words"], card["own_words"], "{words}");
    invariants::check(&world);
    world.finish();
}

/// A15
#[tokio::test]
async fn old_keys_count_for_ten_minutes_are_published_for_a_week_and_then_go() {
    let world = World::new(344);
    let (olga, ravi) = two_peers(&world).await;
    let (seattle, london) = (olga.node.clone(), ravi.node.clone());
    let old = keys_of(&seattle);
    rotate(&seattle, WhoseKeys::Community).await;
    world.run_until_quiet().await;
    let new = keys_of(&seattle);
    let (public, listed) = key_names(&seattle).await;
    assert_eq!(public, "main-key-2");
    assert_eq!(listed, ["ed25519-key-2", "rsa-key-2", "ed25519-key", "main-key"]);

    let steps = [
        (0, &old, "ed25519-key", 202),
        (0, &new, "ed25519-key-2", 202),
        (11 * 60, &old, "ed25519-key", 401),
        (0, &new, "ed25519-key-2", 202),
        (7 * 86_400, &old, "ed25519-key", 401),
        (0, &new, "ed25519-key-2", 202),
    ];
    for (number, (seconds, by, name, status)) in (0..).zip(steps) {
        world.run_for(Duration::from_secs(seconds)).await;
        world.run_until_quiet().await;
        let said = by_key(&london, &seattle, by, name, number);
        let reply = said.send(&london).await;
        assert_eq!(reply.status, status, "step {number}: {}", reply.text());
    }
    assert_eq!(key_names(&seattle).await.1, ["ed25519-key-2", "rsa-key-2"]);
    olga.publish(evening("A week later")).await;
    world.run_until_quiet().await;
    assert!(ravi.event_titled("A week later").await.is_some());
    invariants::check(&world);
    world.finish();
}

/// A15, I1: what the old key proved is still read from the log after the new one came.
#[tokio::test]
async fn what_was_lost_before_a_rotation_is_repaired_after_it() {
    let world = World::new(341);
    let (olga, ravi) = two_peers(&world).await;
    olga.publish(evening("Came")).await;
    world.run_until_quiet().await;
    world.part(&olga.node.origin, &ravi.node.origin);
    olga.publish(evening("Lost")).await;
    world.run_for(Duration::from_secs(2)).await;
    let lost = olga.node.database().transact_blocking(|tx| {
        for (place, delivery) in deliveries::first(tx, &ravi.node.origin, 100)? {
            world.ghost.lose(&ravi.node.origin, &delivery.activity);
            deliveries::remove(tx, &place);
        }
        Ok::<_, StoreError>(())
    });
    lost.expect("a store in memory can be written");
    world.run_for(20 * MINUTE).await;
    rotate(&olga.node, WhoseKeys::Community).await;
    rotate(&olga.node, WhoseKeys::Node).await;
    world.run_for(20 * MINUTE).await;
    world.join(&olga.node.origin, &ravi.node.origin);
    olga.publish(evening("Next")).await;
    world.run_until_quiet().await;
    for title in ["Came", "Lost", "Next"] {
        assert!(ravi.event_titled(title).await.is_some(), "{title}");
    }
    assert!(!audit(&ravi).await.contains("nobody announced"));
    invariants::check(&world);
    world.finish();
}

/// A15: a stranger hears of the new keys under the old one, and of everything else under the new.
#[tokio::test]
async fn a_stranger_is_told_of_new_keys_under_the_old_one() {
    let world = World::new(342);
    let olga = world.node("seattle").officer("olga");
    let far = Evil::new(&world, "far", &olga.node);
    let alice = far.mastodon("alice");
    far.follow(&olga.node, &alice, "first").await;
    world.run_until_quiet().await;
    rotate(&olga.node, WhoseKeys::Community).await;
    olga.publish(evening("News")).await;
    world.run_until_quiet().await;
    let signed_by: Vec<(String, String)> = far
        .received()
        .into_iter()
        .filter_map(|request| {
            let body: Value = serde_json::from_slice(request.body.as_ref()?).ok()?;
            let signature = request
                .headers
                .iter()
                .find(|(name, _)| name.eq_ignore_ascii_case("signature"))?;
            let key = signature
                .1
                .split("keyId=\"")
                .nth(1)?
                .split('"')
                .next()?
                .rsplit('#')
                .next()?;
            Some((body["type"].as_str()?.to_owned(), key.to_owned()))
        })
        .collect();
    let keys = |kind: &str| {
        let of_kind = signed_by.iter().filter(|(found, _)| found == kind);
        of_kind.map(|(_, key)| key.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(keys("Update"), ["main-key"]);
    assert_eq!(keys("Create"), ["main-key-2"]);
    let update = &far.heard("Update")[0];
    assert_eq!(
        update["object"]["publicKey"]["id"],
        format!("{}#main-key-2", olga.node.group())
    );
    assert_eq!(
        update["proof"]["verificationMethod"],
        format!("{}#ed25519-key", olga.node.group())
    );
    world.finish();
}

/// The document of a scripted community with one more key in it.
fn listing(evil: &Evil, path: &str, key: &Iri, keys: &Actor) -> Value {
    let mut document = evil.page(path).expect("it is served");
    let owner = document["id"].clone();
    let method = json!({
        "id": key, "type": "Multikey", "controller": owner,
        "publicKeyMultibase": keys.keys.ed25519.public().to_multikey(),
    });
    document["assertionMethod"]
        .as_array_mut()
        .expect("keys are listed")
        .insert(0, method);
    document
}

/// A peer at a scripted server, and a key that its document may list.
struct Rotating {
    siege: Siege,
    node: Actor,
    group: Actor,
    /// Holds the other key.
    other: Actor,
    honest: Value,
    lying: Value,
    said: u32,
}

impl Rotating {
    async fn new(seed: u64) -> Self {
        let siege = Siege::lay(seed).await;
        let (node, group) = siege.evil.join_as_node(&siege.world, &siege.olga).await;
        let other = Actor {
            id: group.id.clone(),
            ..siege.evil.actor("/c/evil")
        };
        let second = group.id.with_fragment("ed25519-key-2");
        Self {
            honest: siege.evil.page("/c/evil").expect("it is served"),
            lying: listing(&siege.evil, "/c/evil", &second, &other),
            siege,
            node,
            group,
            other,
            said: 0,
        }
    }

    /// Update of the community with this document, by somebody.
    fn update(&mut self, by: &Actor, object: &Value) -> Value {
        self.said += 1;
        json!({
            "id": format!("{}/activities/rotation/{}", self.siege.evil.origin, self.said), "type": "Update",
            "actor": by.id.as_str(), "object": object, "to": ["https://www.w3.org/ns/activitystreams#Public"],
        })
    }

    /// By the key in use.
    async fn announce(&mut self, object: Value) -> u16 {
        let (evil, victim, group) = (
            self.siege.evil.clone(),
            self.siege.victim.clone(),
            self.group.clone(),
        );
        let update = self.update(&group, &object);
        evil.deliver(&victim, &group, &update).await.status
    }

    /// By the other key.
    async fn by_other(&mut self) -> u16 {
        let (other, lying) = (self.other.clone(), self.lying.clone());
        let body = self.update(&other, &lying).to_string().into_bytes();
        let inbox = Iri::local(&self.siege.victim.origin, "/inbox");
        let key = other.id.with_fragment("ed25519-key-2");
        let now = self.siege.evil.now();
        let signed = Signed::with_key(&inbox, &other, &key, Scheme::Rfc9421Ed25519, body, now);
        signed.send(&self.siege.victim).await.status
    }

    /// What the operator is shown of the peer.
    async fn sync(&self) -> Value {
        let peering = self
            .siege
            .olga
            .get("/api/v1/peers/evil.example")
            .await
            .expect(200);
        peering["sync"].clone()
    }
}

/// A15, A7: whoever can change a peer's document, but does not hold its key, is not the peer.
#[tokio::test]
async fn a_key_that_no_pinned_key_announces_is_refused_and_the_operator_is_told() {
    let mut rotating = Rotating::new(343).await;
    let lying = rotating.lying.clone();
    rotating.siege.evil.serves("/c/evil", &lying);
    rotating.siege.world.advance(6 * MINUTE);
    assert_eq!(rotating.by_other().await, 401, "it announces itself");
    for by in [rotating.node.clone(), rotating.siege.mallory.clone()] {
        let said = rotating.update(&by, &lying);
        let siege = &rotating.siege;
        siege
            .is_ineffective(&by, &said, "somebody else announces it")
            .await;
    }
    assert_eq!(
        rotating.by_other().await,
        401,
        "nobody who counts has announced it"
    );
    let words = rotating.sync().await["words"].to_string();
    assert!(words.contains("a key that nobody announced"), "{words}");
    let told = audit(&rotating.siege.olga).await;
    assert_eq!(
        told.matches("nobody announced").count(),
        1,
        "once for each key: {told}"
    );
    rotating.siege.lift().await;
}

/// A15, A7
#[tokio::test]
async fn a_key_that_the_pinned_one_announces_takes_its_place_once_the_document_lists_it() {
    let mut rotating = Rotating::new(345).await;
    let (honest, lying) = (rotating.honest.clone(), rotating.lying.clone());
    assert_eq!(
        rotating.announce(lying.clone()).await,
        503,
        "it is not there yet: later"
    );
    assert_eq!(rotating.announce(honest).await, 202, "nothing new is announced");
    rotating.siege.evil.serves("/c/evil", &lying);
    assert_eq!(rotating.announce(lying.clone()).await, 202);
    assert_eq!(rotating.by_other().await, 202, "it is the key from now on");
    assert_eq!(
        rotating.announce(lying.clone()).await,
        202,
        "what was on its way counts"
    );
    rotating.siege.world.advance(11 * MINUTE);
    assert_eq!(rotating.announce(lying).await, 401, "the old key is over");
    let sync = rotating.sync().await;
    assert!(
        sync["key_refused"].is_null() && sync["new_keys"].is_string(),
        "{sync}"
    );
    rotating.siege.world.run_until_quiet().await;
    rotating.siege.lift().await;
}

/// A15: keys that are new since the other node last looked are looked at again before a proposal is refused.
#[tokio::test]
async fn a_proposal_right_after_new_keys_is_taken_by_a_node_that_knows_the_old_ones() {
    for (seed, whose) in [
        (348, vec![WhoseKeys::Node]),
        (349, vec![WhoseKeys::Community, WhoseKeys::Node]),
    ] {
        let world = World::new(seed);
        let (seattle, london) = (world.node("seattle"), world.node("london"));
        let (olga, ravi) = (seattle.officer("olga"), london.officer("ravi"));
        let look_up = "/api/v1/peers/lookup?address=seattle.example";
        ravi.get(look_up).await.expect(200);
        for whose in whose {
            rotate(&seattle, whose).await;
        }
        let proposal = json!({ "peer": london.origin.as_str(), "scopes": ["events"] });
        olga.post("/api/v1/peers", proposal).await.expect(201);
        world.run_until_quiet().await;
        let seen = ravi.get("/api/v1/peers/seattle.example").await.expect(200);
        assert_eq!(
            (&seen["state"], &seen["proposed_by"]),
            (&json!("proposed"), &json!("them"))
        );
        let accepted = json!({ "scopes": ["events"] });
        ravi.post("/api/v1/peers/seattle.example/accept", accepted)
            .await
            .expect(200);
        world.run_until_quiet().await;
        let seen = olga.get("/api/v1/peers/london.example").await.expect(200);
        assert_eq!(seen["state"], "active");
        invariants::check(&world);
        world.finish();
    }
}
