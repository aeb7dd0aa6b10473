//! Feeds hold what is public and ours, and spare a client what it has already.

use axum::body::Body;
use http::{HeaderMap, Request, StatusCode, header};
use serde_json::json;

use super::{event_ics, feeds_router};
use crate::events::input_example;
use crate::world::{Answer, World};

async fn feed(world: &World, path: &str, known: Option<&str>) -> Answer {
    let mut request = Request::builder().uri(path);
    if let Some(tag) = known {
        request = request.header(header::IF_NONE_MATCH, tag);
    }
    world
        .ask(
            feeds_router(world.doors.clone()),
            request.body(Body::empty()).unwrap(),
        )
        .await
}

async fn file(world: &World, id: &str) -> Answer {
    let response = event_ics(&world.doors, &HeaderMap::new(), id);
    let (parts, body) = response.into_parts();
    let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap().to_vec();
    Answer {
        status: parts.status,
        headers: parts.headers,
        bytes,
        json: serde_json::Value::Null,
    }
}

/// D2, E11: a feed asks the same question as the page.
#[tokio::test]
async fn feeds_hold_public_events_and_nothing_else() {
    let world = World::new().await;
    for (audience, title) in [
        ("public", "For everybody"),
        ("peers", "For peers"),
        ("members", "Among ourselves"),
    ] {
        let mut event = input_example();
        event["audience"] = json!(audience);
        event["title"] = json!(title);
        assert_eq!(
            world.as_officer().post("/api/v1/events", event).await.status,
            StatusCode::CREATED
        );
    }
    for (path, media_type) in [
        ("/calendar.ics", "text/calendar; charset=utf-8"),
        ("/feed.atom", "application/atom+xml; charset=utf-8"),
    ] {
        let answer = feed(&world, path, None).await;
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (StatusCode::OK, media_type)
        );
        assert_eq!(answer.header("cache-control"), "public, max-age=300");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        let text = answer.text();
        assert!(text.contains("For everybody"), "{path}");
        assert!(
            !text.contains("For peers") && !text.contains("Among ourselves"),
            "{path}"
        );
    }
}

/// The same event has the same id, name and start in the API, the calendar and the Atom feed.
#[tokio::test]
async fn one_event_is_the_same_in_every_form() {
    let world = World::new().await;
    let id = world.publish(json!("public")).await;
    let api = world.get(&format!("/api/v1/events/{id}")).await.json;
    let iri = api["activitypub_id"].as_str().unwrap();
    for text in [
        feed(&world, "/calendar.ics", None).await.text(),
        file(&world, &id).await.text(),
    ] {
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains(&format!("UID:{iri}\r\n")), "{unfolded}");
        assert!(unfolded.contains("SUMMARY:Round table: who secures what\r\n"));
        assert!(unfolded.contains("DTSTART;TZID=America/Los_Angeles:20270114T180000\r\n"));
    }
    let atom = feed(&world, "/feed.atom", None).await.text();
    assert!(atom.contains(&format!("<id>{iri}</id>")), "{atom}");
    assert!(atom.contains("Round table: who secures what"));
}

#[tokio::test]
async fn a_feed_that_has_not_changed_is_not_sent_again() {
    let world = World::new().await;
    let url = format!("/api/v1/events/{}", world.publish(json!("public")).await);
    for path in ["/calendar.ics", "/feed.atom"] {
        let first = feed(&world, path, None).await;
        world.clock.advance(std::time::Duration::from_secs(60));
        let again = feed(&world, path, Some(first.header("etag"))).await;
        assert_eq!(
            (again.status, again.bytes.len()),
            (StatusCode::NOT_MODIFIED, 0),
            "{path}"
        );
        assert_eq!(again.header("etag"), first.header("etag"));
        let mut event = input_example();
        event["title"] = json!(format!("Changed for {path}"));
        assert_eq!(world.as_officer().put(&url, event).await.status, StatusCode::OK);
        let changed = feed(&world, path, Some(first.header("etag"))).await;
        assert_eq!(changed.status, StatusCode::OK, "{path}");
        assert_ne!(changed.header("etag"), first.header("etag"));
    }
}

/// D6
#[tokio::test]
async fn the_file_of_a_private_event_is_the_same_404_as_that_of_none() {
    let world = World::new().await;
    let missing = file(&world, "01JD7ZQ4T0M8V5XKPN6R3W2YHB").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    for audience in ["members", "peers"] {
        let private = file(&world, &world.publish(json!(audience)).await).await;
        assert_eq!(
            (private.status, &private.bytes),
            (missing.status, &missing.bytes),
            "{audience}"
        );
        assert_eq!(private.headers, missing.headers, "{audience}");
    }
    assert_eq!(file(&world, "../../etc/passwd").await.bytes, missing.bytes);
    let public = world.publish(json!("public")).await;
    world
        .as_officer()
        .delete(&format!("/api/v1/events/{public}"))
        .await;
    assert_eq!(file(&world, &public).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn an_event_that_was_called_off_stays_in_the_feed_and_says_so() {
    let world = World::new().await;
    let id = world.publish(json!("public")).await;
    world
        .as_officer()
        .post_nothing(&format!("/api/v1/events/{id}/cancel"))
        .await;
    let calendar = feed(&world, "/calendar.ics", None).await.text();
    assert!(
        calendar.contains("STATUS:CANCELLED\r\n") && calendar.contains("SEQUENCE:1\r\n"),
        "{calendar}"
    );
    world.clock.set("2027-02-01T00:00:00Z".parse().unwrap());
    assert!(
        feed(&world, "/calendar.ics", None)
            .await
            .text()
            .contains("BEGIN:VEVENT")
    );
    world.clock.set("2027-03-01T00:00:00Z".parse().unwrap());
    assert!(
        !feed(&world, "/calendar.ics", None)
            .await
            .text()
            .contains("BEGIN:VEVENT"),
        "a month later it is gone"
    );
}
