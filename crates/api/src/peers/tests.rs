//! Peers through the front door: found by host and port, proposed once per key, accepted, rejected, ended.

use http::{Method, StatusCode};
use serde_json::json;

use crate::world::World;

#[tokio::test]
async fn a_peering_is_proposed_accepted_and_ended() {
    let world = World::new().await;
    let officer = world.as_officer();
    let body = json!({ "peer": "http://london.localhost:8102", "scopes": ["events", "offers"], "note": "As spoken." });
    let made = officer.post("/api/v1/peers", body).await;
    assert_eq!(
        (made.status, &made.json["state"]),
        (StatusCode::CREATED, &json!("proposed"))
    );
    let url = made.header("location").to_owned();
    assert_eq!(url, "/api/v1/peers/london.localhost:8102");
    assert_eq!(officer.get(&url).await.bytes, made.bytes);
    assert_eq!(
        officer.get("/api/v1/peers/LONDON.localhost:8102").await.bytes,
        made.bytes
    );
    assert_eq!(made.json["words"].as_str().unwrap().split(' ').count(), 6);
    assert_eq!(
        made.json["queue"],
        json!({ "waiting": 0, "undelivered": 0, "delivered": 0, "failures": 0 })
    );
    let accepted = officer
        .post(&format!("{url}/accept"), json!({ "scopes": ["events"] }))
        .await;
    assert_eq!(
        (&accepted.json["state"], &accepted.json["active"]),
        (&json!("active"), &json!(["events"]))
    );
    assert_eq!(
        officer.post_nothing(&format!("{url}/backfill")).await.json["new"],
        3
    );
    assert_eq!(
        officer.get(&format!("{url}/deliveries")).await.json["items"],
        json!([])
    );
    for (door, state) in [("pause", "paused"), ("resume", "active")] {
        let answer = officer.post_nothing(&format!("{url}/{door}")).await;
        assert_eq!(
            (answer.status, &answer.json["state"], &answer.json["active"]),
            (StatusCode::OK, &json!(state), &json!(["events"]))
        );
    }
    let end = format!("{url}/end");
    for wrong in [json!({ "reason": "x".repeat(5_000) }), json!({ "why": "No." })] {
        assert_eq!(
            officer.post(&end, wrong).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
    }
    let form = [("content-type", "text/plain")];
    let unread = officer
        .call(Method::POST, &end, &form, Some("No.".to_owned()))
        .await;
    assert_eq!(unread.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let why = json!({ "reason": "We merge with another community." });
    assert_eq!(officer.post(&end, why).await.json["state"], "ended");
    assert_eq!(officer.post_nothing(&end).await.json["state"], "ended");
    assert_eq!(
        officer.post_nothing(&format!("{url}/reject")).await.json["state"],
        "rejected"
    );
    assert_eq!(
        officer.get("/api/v1/peers").await.json["items"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[tokio::test]
async fn a_host_that_is_no_peer_is_not_found_under_any_address() {
    let world = World::new().await;
    world.with_london().await;
    let officer = world.as_officer();
    for host in [
        "paris.example",
        "london.example:8102",
        "https%3A%2F%2Flondon.example",
        "london.example.evil.example",
    ] {
        for (method, end, body) in [
            (Method::GET, "", None),
            (Method::GET, "/deliveries", None),
            (
                Method::POST,
                "/accept",
                Some(json!({ "scopes": ["events"] }).to_string()),
            ),
            (Method::POST, "/reject", None),
            (Method::POST, "/end", None),
            (Method::POST, "/pause", None),
            (Method::POST, "/resume", None),
            (Method::POST, "/backfill", None),
            (Method::POST, "/reconcile", None),
        ] {
            let answer = officer
                .call(method, &format!("/api/v1/peers/{host}{end}"), &[], body)
                .await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{host}{end}");
        }
    }
}

#[tokio::test]
async fn a_node_is_looked_up_before_anything_is_signed() {
    let world = World::new().await;
    let officer = world.as_officer();
    let card = officer
        .get("/api/v1/peers/lookup?address=https%3A%2F%2Flondon.example")
        .await;
    assert_eq!(
        (&card.json["name"], &card.json["host"]),
        (&json!("London Partners"), &json!("london.example"))
    );
    assert_eq!(card.json["words"], "amber canoe dune lemon orbit swift");
    let silent = officer
        .get("/api/v1/peers/lookup?address=https%3A%2F%2Fnobody.example")
        .await;
    assert_eq!(silent.status, StatusCode::CONFLICT);
    for query in [
        "",
        "?address=london",
        "?address=ftp%3A%2F%2Flondon.example",
        "?address=https%3A%2F%2Fa.example%2Fx",
    ] {
        let refused = officer.get(&format!("/api/v1/peers/lookup{query}")).await;
        assert_eq!(
            (refused.status, &refused.json["field"]),
            (StatusCode::UNPROCESSABLE_ENTITY, &json!("address")),
            "{query}"
        );
    }
}

#[tokio::test]
async fn the_same_key_proposes_once() {
    let world = World::new().await;
    let officer = world.as_officer();
    let body = json!({ "peer": "https://london.example", "scopes": ["events"] });
    let post = async |key: &str, body: &serde_json::Value| {
        officer
            .call(
                Method::POST,
                "/api/v1/peers",
                &[("idempotency-key", key)],
                Some(body.to_string()),
            )
            .await
    };
    let first = post("k1", &body).await;
    let again = post("k1", &body).await;
    assert_eq!((again.status, &again.bytes), (StatusCode::CREATED, &first.bytes));
    assert_eq!(post("k2", &body).await.status, StatusCode::CONFLICT);
    let other = json!({ "peer": "https://paris.example", "scopes": ["events"] });
    assert_eq!(post("k1", &other).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// C3
#[tokio::test]
async fn a_proposal_with_a_wrong_field_is_refused_by_name() {
    let world = World::new().await;
    for (body, field) in [
        (json!({ "peer": "london", "scopes": ["events"] }), "peer"),
        (
            json!({ "peer": "https://london.example", "scopes": [] }),
            "scopes",
        ),
        (
            json!({ "peer": "https://london.example", "scopes": ["rooms"] }),
            "scopes[0]",
        ),
        (
            json!({ "peer": "https://london.example", "scopes": vec!["events"; 7] }),
            "scopes",
        ),
        (
            json!({ "peer": "https://london.example", "scopes": ["events"], "note": "x".repeat(1_001) }),
            "note",
        ),
    ] {
        let refused = world.as_officer().post("/api/v1/peers", body).await;
        assert_eq!(
            (refused.status, &refused.json["field"]),
            (StatusCode::UNPROCESSABLE_ENTITY, &json!(field))
        );
    }
    let body = json!({ "peer": "https://london.example", "scopes": ["events"], "note": "x".repeat(1_000) });
    assert_eq!(
        world.as_officer().post("/api/v1/peers", body).await.status,
        StatusCode::CREATED
    );
}

#[tokio::test]
async fn a_bare_name_is_an_address_and_a_proposal_without_scopes_offers_what_the_configuration_says() {
    let world = World::new().await;
    let officer = world.as_officer();
    let card = officer.get("/api/v1/peers/lookup?address=london.example").await;
    assert_eq!(card.json["peer"], "https://london.example");
    let made = officer
        .post("/api/v1/peers", json!({ "peer": "London.example/" }))
        .await;
    assert_eq!(
        (&made.json["peer"], &made.json["offered"]),
        (&json!("https://london.example"), &json!(["events", "offers"]))
    );
}
