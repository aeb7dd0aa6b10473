//! Keys that belong to somebody else, lie elsewhere or changed hands (threats A5, A6, A7, A15).

use egress::memory::answer;
use harness::evil::{Actor, Evil, Scheme, Signed};
use serde_json::{Value, json};

use crate::siege::Siege;

/// Mallory signs, in the name of `actor`, naming `key_id`.
fn in_the_name_of(siege: &Siege, actor: &str, key_id: &domain::Iri, by: &Actor) -> Signed {
    let activity = json!({
        "id": format!("{actor}/activities/forged"), "type": "Follow", "actor": actor,
        "object": siege.victim.group().as_str(),
    });
    let inbox = domain::Iri::local(&siege.victim.origin, "/inbox");
    let body = activity.to_string().into_bytes();
    Signed::with_key(&inbox, by, key_id, Scheme::Cavage, body, siege.evil.now())
}

/// A5
#[tokio::test]
async fn nobody_signs_for_somebody_else() {
    let siege = Siege::lay(220).await;
    let good = Evil::new(&siege.world, "good", &siege.victim);
    let alice = good.mastodon("alice");
    let mine = siege.mallory.rsa_key();
    for actor in [
        alice.id.as_str(),
        siege.ravi.node.group().as_str(),
        siege.ravi.node.application().as_str(),
        siege.victim.group().as_str(),
        "https://evil.example/users/another",
    ] {
        let signed = in_the_name_of(&siege, actor, &mine, &siege.mallory);
        siege.is_refused(&signed, 401, actor).await;
    }
    assert_eq!(good.received().len(), 0, "Alice's server is not even asked");
    siege.lift().await;
}

fn rows_of(siege: &Siege, actor: &domain::Iri) -> bool {
    let row = siege.victim.database().read(|tx| store::actors::get(tx, actor));
    row.expect("the cache can be read").is_some()
}

/// A person whose document says what a story wants it to say.
fn person(id: &domain::Iri, key: &domain::Iri, owner: &domain::Iri, keys: &Actor) -> Value {
    json!({
        "@context": "https://www.w3.org/ns/activitystreams", "id": id, "type": "Person",
        "preferredUsername": "x", "inbox": format!("{id}/inbox"),
        "publicKey": { "id": key, "owner": owner, "publicKeyPem": keys.keys.rsa.public().to_pem() },
    })
}

/// A5: that a key is gone says nothing of anybody but its owner: whoever names one ends nobody's follow and takes nobody's
/// seat.
#[tokio::test]
async fn a_key_that_is_gone_takes_nobody_else_away() {
    let siege = Siege::lay(226).await;
    let good = Evil::new(&siege.world, "good", &siege.victim);
    let alice = good.mastodon("alice");
    good.follow(&siege.victim, &alice, "first").await;
    siege.world.run_until_quiet().await;
    let gone = siege.evil.actor("/users/gone");
    siege
        .evil
        .answers("/users/gone", answer(410, "text/plain", String::new()));
    let farewell = json!({
        "id": format!("{}#delete", alice.id), "type": "Delete",
        "actor": alice.id.as_str(), "object": alice.id.as_str(),
    });
    let inbox = domain::Iri::local(&siege.victim.origin, "/inbox");
    let body = farewell.to_string().into_bytes();
    let signed = Signed::with_key(
        &inbox,
        &gone,
        &gone.rsa_key(),
        Scheme::Cavage,
        body,
        siege.evil.now(),
    );
    siege.a_minute();
    let reply = signed.send(&siege.victim).await;
    assert_eq!(reply.status, 401, "{}", reply.text());
    siege.world.run_until_quiet().await;
    assert!(rows_of(&siege, &alice.id), "she is there");
    siege.lift().await;
}

/// A6
#[tokio::test]
async fn a_key_that_lies_elsewhere_than_its_owner_counts_for_nobody() {
    let siege = Siege::lay(221).await;
    let good = Evil::new(&siege.world, "good", &siege.victim);
    let alice = good.mastodon("alice").id;
    let thief = siege.evil.actor("/users/thief");
    siege.evil.serves(
        "/users/thief",
        &person(&thief.id, &thief.rsa_key(), &alice, &thief),
    );
    let signed = in_the_name_of(&siege, alice.as_str(), &thief.rsa_key(), &thief);
    siege
        .is_refused(&signed, 401, "a key at evil, owned by Alice")
        .await;
    assert!(!rows_of(&siege, &alice));

    let other = good.actor("/users/other");
    good.serves("/users/other", &person(&alice, &other.rsa_key(), &alice, &other));
    let signed = in_the_name_of(&siege, alice.as_str(), &other.rsa_key(), &other);
    siege.is_refused(&signed, 401, "a document with another id").await;
    assert!(!rows_of(&siege, &alice) && !rows_of(&siege, &other.id));
    siege.lift().await;
}

/// A6
#[tokio::test]
async fn a_key_counts_only_for_an_actor_that_lists_it() {
    let siege = Siege::lay(225).await;
    let bare = siege.evil.actor("/users/bare");
    let another = bare.id.with_fragment("other-key");
    siege
        .evil
        .serves("/users/bare", &person(&bare.id, &another, &bare.id, &bare));
    let signed = in_the_name_of(&siege, bare.id.as_str(), &bare.rsa_key(), &bare);
    siege.is_refused(&signed, 401, "a key that is not listed").await;
    let mallory = &siege.mallory;
    let sharer = siege.evil.actor("/users/sharer");
    siege.evil.serves(
        "/users/sharer",
        &person(&sharer.id, &mallory.rsa_key(), &sharer.id, mallory),
    );
    let signed = in_the_name_of(&siege, sharer.id.as_str(), &mallory.rsa_key(), mallory);
    siege.is_refused(&signed, 401, "two actors share a key id").await;
    siege.lift().await;
}

/// A7
#[tokio::test]
async fn an_actor_is_changed_by_its_own_document_alone() {
    let siege = Siege::lay(222).await;
    let elsewhere = Evil::new(&siege.world, "elsewhere", &siege.victim);
    let moved = |id: &str| {
        json!({
            "id": id, "type": "Person", "preferredUsername": "mallory",
            "inbox": "https://elsewhere.example/inbox",
            "endpoints": { "sharedInbox": "https://elsewhere.example/inbox" },
            "publicKey": { "id": siege.mallory.rsa_key().as_str(), "owner": id,
                "publicKeyPem": siege.mallory.keys.rsa.public().to_pem() },
        })
    };
    let update = siege.activity("Update", moved("https://evil.example/users/another"));
    siege
        .is_ineffective(&siege.mallory, &update, "an Update of another actor")
        .await;
    let update = siege.activity("Update", moved(siege.ravi.node.group().as_str()));
    siege
        .is_ineffective(&siege.mallory, &update, "an Update of a peer's community")
        .await;
    let update = siege.activity("Update", moved(siege.mallory.id.as_str()));
    siege
        .is_ineffective(&siege.mallory, &update, "an inbox elsewhere, in an Update")
        .await;
    // Even her own document cannot make us send to a host that never asked.
    siege.world.advance(std::time::Duration::from_secs(600));
    siege
        .evil
        .serves("/users/mallory", &moved(siege.mallory.id.as_str()));
    let update = siege.activity("Update", json!(siege.mallory.id.as_str()));
    siege.evil.deliver(&siege.victim, &siege.mallory, &update).await;
    siege.world.run_until_quiet().await;
    siege.olga.publish(crate::drafts::evening("News")).await;
    siege.world.run_until_quiet().await;
    assert_eq!(elsewhere.received().len(), 0, "nobody elsewhere asked for this");
    siege.lift().await;
}

/// A15
#[tokio::test]
async fn a_new_key_works_at_once_and_the_old_one_no_longer() {
    let siege = Siege::lay(223).await;
    let renewed = siege.evil.mastodon("mallory");
    assert_eq!(renewed.id, siege.mallory.id);
    siege.a_minute();
    let join = siege.activity("Join", json!(siege.ours()));
    siege
        .evil
        .deliver(&siege.victim, &renewed, &join)
        .await
        .expect(202);
    siege.world.run_until_quiet().await;
    siege.is_refused(&siege.harmless(), 401, "the old key").await;
    siege.lift().await;
}

/// A2: what an actor's document is served as decides whether it is one.
#[tokio::test]
async fn an_actor_counts_only_when_it_is_served_as_one() {
    let siege = Siege::lay(224).await;
    let taken = [
        "application/activity+json; charset=utf-8",
        r#"application/ld+json; charset=utf-8; profile="https://www.w3.org/ns/activitystreams https://w3id.org/security/v1""#,
    ];
    let refused = [
        "",
        "application/json",
        "application/octet-stream",
        "text/plain",
        "text/html",
        "application/ld+json",
        r#"application/ld+json; profile="https://w3id.org/security/v1""#,
        "application/activity+json, text/html",
        "application/jrd+json",
    ];
    for (number, kind) in taken.iter().chain(&refused).enumerate() {
        let name = format!("typed{number}");
        let actor = siege.evil.mastodon(&name);
        let path = format!("/users/{name}");
        let document = served(&siege, &path);
        siege.evil.answers(&path, answer(200, kind, document.to_string()));
        let follow = json!({
            "id": format!("https://evil.example/follows/{name}"), "type": "Follow", "actor": actor.id.as_str(),
            "object": siege.victim.group().as_str(),
        });
        let status = siege.evil.deliver(&siege.victim, &actor, &follow).await.status;
        assert_eq!(status, if number < taken.len() { 202 } else { 401 }, "{kind}");
        assert_eq!(rows_of(&siege, &actor.id), number < taken.len(), "{kind}");
        siege.a_minute();
    }
    siege.world.run_until_quiet().await;
    siege.lift().await;
}

fn served(siege: &Siege, path: &str) -> Value {
    siege.evil.page(path).expect("it is served")
}
