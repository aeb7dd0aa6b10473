//! Who gives which picture, what is answered of it, and what is refused.

use axum::body::Body;
use http::Method;

use super::*;
use crate::world::{Answer, World};

/// Two pixels, a red one and a blue one.
const PNG: [u8; 70] = [
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 2, 0, 0, 0, 1, 8, 2, 0, 0, 0, 123,
    64, 232, 221, 0, 0, 0, 13, 73, 68, 65, 84, 120, 156, 99, 184, 35, 2, 4, 119, 0, 7, 35, 2, 9, 104, 197,
    175, 45, 0, 0, 0, 0, 73, 69, 78, 68, 174, 66, 96, 130,
];

async fn put(world: &World, token: &str, url: &str, kind: &str, bytes: &[u8]) -> Answer {
    let request = http::Request::builder()
        .method(Method::PUT)
        .uri(url)
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .header(header::CONTENT_TYPE, kind)
        .body(Body::from(bytes.to_vec()))
        .unwrap();
    let router = crate::router(world.doors.clone());
    world.ask(router, request).await
}

/// F12
#[tokio::test]
async fn an_event_gets_a_picture_and_says_what_it_shows() {
    let world = World::new().await;
    let event = world.publish(json!("public")).await;
    let (show, url) = (
        format!("/api/v1/events/{event}"),
        format!("/api/v1/events/{event}/picture"),
    );
    let put = |query: &'static str| {
        let url = format!("{url}{query}");
        let world = &world;
        async move { put(world, "olga-admin", &url, "image/png", &PNG).await }
    };
    let silent = put("").await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(silent.json["field"], "alt");
    let both = put("?alt=Two&decoration=true").await;
    assert_eq!(both.status, StatusCode::UNPROCESSABLE_ENTITY);
    let given = put("?alt=Two+pixels").await;
    assert_eq!(given.status, StatusCode::OK, "{}", given.text());
    let shown = world.get(&show).await.json;
    assert_eq!(shown["picture"], given.json);
    assert_eq!(
        (&shown["picture"]["alt"], &shown["revision"]),
        (&json!("Two pixels"), &json!(2))
    );
    let officer = world.as_officer();
    let late = officer
        .call(Method::DELETE, &url, &[("if-match", "\"1\"")], None)
        .await;
    assert_eq!(late.status, StatusCode::PRECONDITION_FAILED);
    for _ in 0..2 {
        assert_eq!(officer.delete(&url).await.status, StatusCode::NO_CONTENT);
    }
    assert_eq!(world.get(&show).await.json["picture"], Value::Null);
}

/// E2, B8
#[tokio::test]
async fn what_is_no_picture_is_refused_in_words() {
    let world = World::new().await;
    let url = "/api/v1/me/photo?decoration=true";
    let long = vec![0; PICTURE_BYTES_MAX + 1];
    for (kind, bytes, status, why) in [
        (
            "image/png",
            b"<svg onload=alert(1)>".as_slice(),
            422,
            "no picture in JPEG or PNG",
        ),
        ("image/jpeg", b"".as_slice(), 422, "no picture was sent"),
        ("image/jpeg", &PNG[..40], 422, "cannot be read"),
        ("image/png", long.as_slice(), 413, "at most 8 MiB"),
        ("image/svg+xml", PNG.as_slice(), 415, "image/jpeg"),
        ("application/octet-stream", PNG.as_slice(), 415, "image/png"),
    ] {
        let refused = put(&world, "maren-write", url, kind, bytes).await;
        assert_eq!(refused.status.as_u16(), status, "{why}");
        let detail = refused.json["detail"].as_str().unwrap();
        assert!(detail.contains(why), "{detail}");
    }
    // What it is called counts for nothing: a PNG is one.
    let photo = put(&world, "maren-write", url, "image/jpeg", &PNG).await;
    assert_eq!(photo.status, StatusCode::OK, "{}", photo.text());
}

/// F04: others learn of a photo what they may see of it.
#[tokio::test]
async fn a_photo_is_answered_to_whoever_may_see_it() {
    let world = World::new().await;
    for (visibility, is_seen) in [("me", false), ("community", true)] {
        let url = format!("/api/v1/me/photo?alt=Maren&visibility={visibility}");
        let photo = put(&world, "maren-write", &url, "image/png", &PNG).await;
        assert_eq!(photo.status, StatusCode::OK, "{}", photo.text());
        let hers = world.as_member().get("/api/v1/people/maren").await;
        assert_eq!(hers.json["photo"]["alt"], "Maren");
        let others = world.as_officer().get("/api/v1/people/maren").await;
        assert_eq!(others.json.get("photo").is_some(), is_seen, "{visibility}");
    }
    let odd = put(
        &world,
        "maren-write",
        "/api/v1/me/photo?alt=x&visibility=all",
        "image/png",
        &PNG,
    )
    .await;
    assert_eq!(odd.json["field"], "visibility");
    assert_eq!(
        world.as_member().delete("/api/v1/me/photo").await.status,
        StatusCode::NO_CONTENT
    );
    let hers = world.as_member().get("/api/v1/people/maren").await;
    assert_eq!(hers.json.get("photo"), None);
}

/// F01
#[tokio::test]
async fn the_community_says_its_picture_to_everybody() {
    let world = World::new().await;
    let url = "/api/v1/community/picture?decoration=true";
    let given = put(&world, "olga-admin", url, "image/png", &PNG).await;
    assert_eq!(given.status, StatusCode::OK, "{}", given.text());
    assert_eq!(world.get("/api/v1/community").await.json["picture"], given.json);
    let refused = put(&world, "maren-write", url, "image/png", &PNG).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}
