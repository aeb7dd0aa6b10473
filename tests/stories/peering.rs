//! Two communities agree to peer, and the same six words name each of them on both sides (F15).

use harness::World;
use serde_json::json;

use crate::drafts::{evening, two_peers, with};

#[tokio::test]
async fn two_communities_peer_by_mutual_agreement_with_the_scopes_both_want() {
    let world = World::new(1);
    let (seattle, london) = (world.node("seattle"), world.node("london"));
    let (olga, ravi) = (seattle.officer("olga"), london.officer("ravi"));

    let card = olga
        .get("/api/v1/peers/lookup?address=https://london.example")
        .await
        .expect(200);
    let proposal =
        json!({ "peer": "https://london.example", "scopes": ["events", "offers", "introductions"] });
    let proposed = olga.post("/api/v1/peers", proposal).await.expect(201);
    assert_eq!(proposed["state"], "proposed", "{proposed}");
    world.run_until_quiet().await;

    let seen = ravi.get("/api/v1/peers/seattle.example").await.expect(200);
    assert_eq!(
        (&seen["state"], &seen["proposed_by"]),
        (&json!("proposed"), &json!("them")),
        "{seen}"
    );
    let mine = ravi
        .get("/api/v1/peers/lookup?address=https://seattle.example")
        .await
        .expect(200);
    assert_eq!(
        mine["words"], card["own_words"],
        "Seattle's words as London sees them are Seattle's own"
    );
    assert_eq!(
        card["words"], mine["own_words"],
        "London's words as Seattle sees them are London's own"
    );
    assert_ne!(card["words"], card["own_words"]);

    let narrowed = json!({ "scopes": ["events", "introductions", "calls"] });
    ravi.post("/api/v1/peers/seattle.example/accept", narrowed)
        .await
        .expect(200);
    world.run_until_quiet().await;
    for (who, path) in [
        (&olga, "/api/v1/peers/london.example"),
        (&ravi, "/api/v1/peers/seattle.example"),
    ] {
        let peering = who.get(path).await.expect(200);
        assert_eq!(peering["state"], "active", "{peering}");
        assert_eq!(peering["active"], json!(["events", "introductions"]), "{peering}");
    }
    world.finish();
}

#[tokio::test]
async fn a_proposal_that_is_rejected_opens_nothing_and_may_be_made_again() {
    let world = World::new(2);
    let (olga, ravi) = (
        world.node("seattle").officer("olga"),
        world.node("london").officer("ravi"),
    );
    let proposal = json!({ "peer": "https://london.example", "scopes": ["events"] });
    olga.post("/api/v1/peers", proposal.clone()).await.expect(201);
    world.run_until_quiet().await;
    ravi.post("/api/v1/peers/seattle.example/reject", json!({}))
        .await
        .expect(200);
    world.run_until_quiet().await;
    let peering = olga.get("/api/v1/peers/london.example").await.expect(200);
    assert_eq!(
        (&peering["state"], &peering["active"]),
        (&json!("rejected"), &json!([])),
        "{peering}"
    );

    olga.post("/api/v1/peers", proposal).await.expect(201);
    world.run_until_quiet().await;
    ravi.post(
        "/api/v1/peers/seattle.example/accept",
        json!({ "scopes": ["events"] }),
    )
    .await
    .expect(200);
    world.run_until_quiet().await;
    assert_eq!(
        olga.get("/api/v1/peers/london.example").await.expect(200)["state"],
        "active"
    );
    world.finish();
}

#[tokio::test]
async fn a_peering_that_either_side_ends_is_ended_on_both() {
    let world = World::new(3);
    let (olga, ravi) = two_peers(&world).await;
    ravi.post("/api/v1/peers/seattle.example/end", json!({}))
        .await
        .expect(200);
    world.run_until_quiet().await;
    for (who, path) in [
        (&olga, "/api/v1/peers/london.example"),
        (&ravi, "/api/v1/peers/seattle.example"),
    ] {
        assert_eq!(who.get(path).await.expect(200)["state"], "ended");
    }
    // What Seattle now says to its peers, London no longer hears.
    olga.publish(with(evening("After the end"), "audience", json!("peers")))
        .await;
    world.run_until_quiet().await;
    assert_eq!(ravi.event_titled("After the end").await, None);
    world.finish();
}
