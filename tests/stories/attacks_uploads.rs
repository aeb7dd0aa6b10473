//! What people hand in is never read as an actor, under whatever name it comes back (threat A3).
//!
//! A calendar, a description and a place are handed in here; pictures, the only files that are served again, have stories
//! of their own.

use harness::{World, get, invariants};
use serde_json::json;

use crate::drafts::{evening, with};

/// An actor with a key of the attacker's.
fn actor() -> String {
    json!({
        "@context": "https://www.w3.org/ns/activitystreams", "type": "Person",
        "id": "https://seattle.example/events/actor", "inbox": "https://evil.example/inbox",
        "publicKey": { "id": "https://seattle.example/events/actor#main-key", "publicKeyPem": "stolen" },
    })
    .to_string()
}

/// A3
#[tokio::test]
async fn what_people_hand_in_never_comes_back_as_a_document_of_activitypub() {
    let world = World::new(63);
    let node = world.node("seattle");
    let olga = node.officer("olga");
    let calendar = json!({ "name": "actor.json", "ics": actor(), "audience": "public" });
    let refused = olga.post("/api/v1/sources", calendar).await;
    assert_eq!(
        refused.header("content-type"),
        Some("application/problem+json"),
        "{}",
        refused.text()
    );

    let event = with(evening("Upload"), "description", json!(actor()));
    let event = olga.publish(event).await;
    world.run_until_quiet().await;
    let id = event["id"].as_str().unwrap();
    let paths = [
        format!("/events/{id}.ics"),
        "/calendar.ics".into(),
        "/feed.atom".into(),
        "/bloom.svg".into(),
    ];
    for path in paths {
        let reply = get(&node, &path, "application/activity+json").await;
        let kind = reply.header("content-type").unwrap_or_default().to_owned();
        assert!(!wire::media_type::is_activity(&kind), "{path} answers as {kind}");
        assert_eq!(reply.header("x-content-type-options"), Some("nosniff"), "{path}");
    }
    let document = get(&node, &format!("/events/{id}"), "application/activity+json")
        .await
        .expect(200);
    assert_eq!(
        (&document["type"], document.get("publicKey")),
        (&json!("Event"), None)
    );
    invariants::check(&world);
    world.finish();
}
