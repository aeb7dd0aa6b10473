//! Agreements through the front door: begun once per key, changed, thrown away, and never sent to somebody who shares no offers.

use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::world::World;

async fn with_offers(world: &World) {
    let officer = world.as_officer();
    let proposal = json!({ "peer": "https://london.example", "scopes": ["events", "offers"] });
    let proposed = officer.post("/api/v1/peers", proposal).await;
    assert_eq!(proposed.status, StatusCode::CREATED);
    let scopes = json!({ "scopes": ["events", "offers"] });
    let accepted = officer.post("/api/v1/peers/london.example/accept", scopes).await;
    assert_eq!(accepted.json["state"], "active");
}

fn input(value: &str) -> Value {
    json!({ "peer": "https://london.example", "name": "First year", "starts": "2026-12-01T00:00:00Z",
        "terms": [{ "grantor": "us", "tiers": ["https://london.example/c/london/tiers/chapter"],
            "benefit": { "kind": "percent", "value": value }, "applies_to": ["joining"], "uses_per_member": 1 }] })
}

/// F16: what is begun with a key is begun once, and a draft is changed and thrown away without anybody hearing of it.
#[tokio::test]
async fn an_agreement_is_begun_once_changed_and_thrown_away() {
    let world = World::new().await;
    with_offers(&world).await;
    let officer = world.as_officer();
    let key = [("idempotency-key", "k1")];
    let begin = || {
        let body = Some(input("10").to_string());
        officer.call(Method::POST, "/api/v1/agreements", &key, body)
    };
    let (made, again) = (begin().await, begin().await);
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    assert_eq!(made.bytes, again.bytes);
    let url = made.header("location").to_owned();
    assert_eq!(
        (&made.json["state"], &made.json["versions"], &made.json["host"]),
        (&json!("draft"), &json!([]), &json!("london.example"))
    );
    let term = &made.json["draft"]["terms"][0];
    assert_eq!(
        (&term["grantor"], &term["number"], &term["good_standing"]),
        (
            &json!("https://seattle.example/c/seattle"),
            &json!(1),
            &json!(true)
        )
    );
    let mut other = input("15");
    other.as_object_mut().unwrap().remove("peer");
    let changed = officer.put(&format!("{url}/draft"), other).await;
    assert_eq!(changed.json["draft"]["terms"][0]["benefit"]["value"], "15");
    let moved = officer.put(&format!("{url}/draft"), input("15")).await;
    assert_eq!(moved.json["field"], "peer");
    assert_eq!(officer.get(&url).await.bytes, changed.bytes);
    let all = officer.get("/api/v1/agreements").await;
    assert_eq!(all.json["items"], json!([changed.json]));
    let discarded = officer.delete(&format!("{url}/draft")).await;
    assert_eq!(discarded.status, StatusCode::NO_CONTENT);
    assert_eq!(officer.get(&url).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_does_not_hold_together_is_said_at_its_field() {
    let world = World::new().await;
    with_offers(&world).await;
    let officer = world.as_officer();
    let mut seven = input("10");
    seven["terms"] = json!(vec![input("10")["terms"][0].clone(); 7]);
    let mut free = input("10");
    free["terms"][0]["benefit"] = json!({ "kind": "freeMonths", "months": 3 });
    free["terms"][0]["applies_to"] = json!(["events"]);
    let mut ours = input("10");
    ours["terms"][0]["tiers"] = json!(["https://seattle.example/c/seattle/tiers/chapter"]);
    for wrong in [seven, free, ours, input("101")] {
        let refused = officer.post("/api/v1/agreements", wrong).await;
        assert_eq!(
            (refused.status, &refused.json["field"]),
            (StatusCode::UNPROCESSABLE_ENTITY, &json!("terms")),
            "{}",
            refused.text()
        );
    }
    let mut nobody = input("10");
    nobody["peer"] = json!("https://agora.example");
    let refused = officer.post("/api/v1/agreements", nobody).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
}

/// F15: without the scope for offers nothing about agreements is written.
#[tokio::test]
async fn nobody_agrees_with_a_peer_that_shares_no_offers() {
    let world = World::new().await;
    world.with_london().await;
    let refused = world.as_officer().post("/api/v1/agreements", input("10")).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text().contains("offers"), "{}", refused.text());
}
