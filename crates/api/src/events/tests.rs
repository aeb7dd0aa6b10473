//! Events through the front door: who sees which, what is published, changed, cancelled, removed, and how lists go on.

use std::collections::BTreeSet;

use http::{Method, StatusCode};
use serde_json::{Value, json};

use super::input_example;
use crate::world::{Client, World};

const NO_EVENT: &str = "01JD7ZQ4T0M8V5XKPN6R3W2YHB";

/// D6, E11: who may not see an event gets the bytes and headers of an event that was never there.
#[tokio::test]
async fn an_event_and_a_missing_one_are_the_same_to_whoever_may_not_see_it() {
    let world = World::new().await;
    world.with_london().await;
    let audiences = [
        json!("members"),
        json!("peers"),
        json!({ "peers": ["https://london.example"] }),
        json!("public"),
    ];
    let missing = world.get(&format!("/api/v1/events/{NO_EVENT}")).await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    for audience in audiences {
        let id = world.publish(audience.clone()).await;
        let url = format!("/api/v1/events/{id}");
        let stranger = world.get(&url).await;
        if audience == json!("public") {
            assert_eq!(stranger.status, StatusCode::OK);
        } else {
            assert_eq!(
                (stranger.status, &stranger.bytes),
                (missing.status, &missing.bytes),
                "{audience}"
            );
            assert_eq!(stranger.headers, missing.headers, "{audience}");
        }
        for client in [world.as_reader(), world.as_member(), world.as_officer()] {
            assert_eq!(client.get(&url).await.status, StatusCode::OK, "{audience}");
        }
    }
    for not_an_id in ["x", "..%2F..%2Fetc", "01jd7zq4t0m8v5xkpn6r3w2yh", "%00"] {
        let odd = world.get(&format!("/api/v1/events/{not_an_id}")).await;
        assert_eq!(
            (odd.status, &odd.bytes),
            (missing.status, &missing.bytes),
            "{not_an_id}"
        );
    }
}

/// E11: also on the other addresses of an event, and for verbs.
#[tokio::test]
async fn every_address_of_an_event_that_is_not_there_answers_the_same() {
    let world = World::new().await;
    let body = || Some(json!({ "answer": "going" }).to_string());
    for (method, end, body) in [(Method::GET, "/rsvp", None), (Method::PUT, "/rsvp", body())] {
        let url = format!("/api/v1/events/{NO_EVENT}{end}");
        let answer = world.as_member().call(method, &url, &[], body).await;
        assert_eq!(
            answer.bytes,
            world.get(&format!("/api/v1/events/{NO_EVENT}")).await.bytes,
            "{end}"
        );
    }
    let officer = world.as_officer();
    let change = input_example().to_string();
    for (method, end, body) in [
        (Method::GET, "/rsvps", None),
        (Method::POST, "/cancel", None),
        (Method::POST, "/postpone", None),
        (Method::DELETE, "", None),
        (Method::PUT, "", Some(change)),
    ] {
        let answer = officer
            .call(method, &format!("/api/v1/events/{NO_EVENT}{end}"), &[], body)
            .await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{end}");
    }
}

/// E11: lists follow the same rule.
#[tokio::test]
async fn a_list_holds_what_its_reader_may_see() {
    let world = World::new().await;
    let public = world.publish(json!("public")).await;
    let members = world.publish(json!("members")).await;
    let peers = world.publish(json!("peers")).await;
    assert_eq!(
        ids(&world.as_stranger(), "/api/v1/events").await,
        [public.clone()].into()
    );
    let all: BTreeSet<String> = [public, members, peers].into();
    assert_eq!(ids(&world.as_reader(), "/api/v1/events").await, all);
    assert_eq!(ids(&world.as_officer(), "/api/v1/events").await, all);
}

/// Which peers were invited is for officers.
#[tokio::test]
async fn a_member_hears_that_peers_see_it_and_an_officer_hears_which() {
    let world = World::new().await;
    world.with_london().await;
    let named = json!({ "peers": ["https://london.example"] });
    let url = format!("/api/v1/events/{}", world.publish(named.clone()).await);
    assert_eq!(world.as_member().get(&url).await.json["audience"], "peers");
    assert_eq!(world.as_officer().get(&url).await.json["audience"], named);
    let mut event = input_example();
    event["audience"] = json!({ "peers": ["https://lundon.example"] });
    let refused = world.as_officer().post("/api/v1/events", event).await;
    assert_eq!(
        (refused.status, &refused.json["field"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("audience"))
    );
}

#[tokio::test]
async fn a_published_event_is_answered_as_it_was_written_and_sanitised() {
    let world = World::new().await;
    let mut event = input_example();
    event["description"] = json!("<p onclick=\"x()\">Bring <script>alert(1)</script>one question.</p>");
    let made = world.as_officer().post("/api/v1/events", event.clone()).await;
    assert_eq!(made.status, StatusCode::CREATED);
    let id = made.json["id"].as_str().unwrap();
    assert_eq!(made.header("location"), format!("/api/v1/events/{id}"));
    assert_eq!(
        made.json["activitypub_id"],
        format!("https://seattle.example/events/{id}")
    );
    assert_eq!(made.json["description"], "<p>Bring one question.</p>");
    assert_eq!(
        made.json["host"],
        json!({ "origin": "https://seattle.example", "name": "Seattle Partners", "is_this_node": true })
    );
    event.as_object_mut().unwrap().remove("description");
    for (field, value) in event.as_object().unwrap() {
        assert_eq!(&made.json[field], value, "{field}");
    }
    let got = world.as_officer().get(made.header("location")).await;
    assert_eq!(
        (&got.bytes, got.header("etag")),
        (&made.bytes, made.header("etag"))
    );
    assert_eq!(
        (got.header("cache-control"), got.header("vary")),
        ("private, no-store", "Authorization")
    );
}

#[tokio::test]
async fn what_is_left_out_is_the_communitys_own_and_what_the_configuration_says() {
    let world = World::new().await;
    let event =
        json!({ "title": "Coffee", "start": "2027-07-14T17:00:00Z", "modality": "online", "price": "5" });
    let made = world.as_officer().post("/api/v1/events", event).await;
    assert_eq!(made.json["timezone"], "America/Los_Angeles");
    assert_eq!(made.json["start"], "2027-07-14T10:00:00-07:00");
    assert_eq!(
        (&made.json["currency"], &made.json["audience"]),
        (&json!("USD"), &json!("peers"))
    );
}

#[tokio::test]
async fn an_offset_that_the_named_zone_does_not_have_is_refused_with_both() {
    let world = World::new().await;
    let event = |start: &str, timezone: Value| json!({ "title": "Coffee", "start": start, "modality": "online", "timezone": timezone });
    let london = json!("Europe/London");
    let refused = world
        .as_officer()
        .post(
            "/api/v1/events",
            event("2027-07-14T17:00:00-08:00", london.clone()),
        )
        .await;
    assert_eq!(
        (refused.status, &refused.json["field"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("start"))
    );
    let detail = refused.json["detail"].as_str().unwrap();
    for word in ["-08", "Europe/London", "+01", "2027-07-15T02:00:00+01:00"] {
        assert!(detail.contains(word), "{detail}");
    }
    for (start, timezone) in [
        ("2027-07-14T17:00:00+01:00", london.clone()),
        ("2027-07-14T17:00:00Z", london.clone()),
        ("2027-07-14T17:00:00-00:00", london),
        ("2027-07-14T17:00:00-08:00", Value::Null),
    ] {
        let made = world
            .as_officer()
            .post("/api/v1/events", event(start, timezone))
            .await;
        assert_eq!(made.status, StatusCode::CREATED, "{start}: {}", made.text());
    }
    let summer_time = event("2027-01-14T17:00:00+01:00", json!("Europe/London"));
    let refused = world.as_officer().post("/api/v1/events", summer_time).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_wrong_field_is_named() {
    let world = World::new().await;
    for (field, value) in [
        ("title", json!("  ")),
        ("title", json!(7)),
        ("title", json!("a\u{202e}b")),
        ("start", json!("tomorrow")),
        ("start", json!("2020-01-01T00:00:00Z")),
        ("end", json!("2027-01-14T17:00:00-08:00")),
        ("timezone", json!("Mars/Olympus")),
        ("modality", json!("telepathic")),
        ("online_page", json!("javascript:alert(1)")),
        ("price", json!("free")),
        ("currency", json!("dollars")),
        ("tags", json!(["two words"])),
        ("category", json!("meeting")),
        ("join_mode", json!("maybe")),
        ("audience", json!("everybody")),
        ("place", json!("Pier 57")),
    ] {
        let mut event = input_example();
        event.as_object_mut().unwrap().insert(field.to_owned(), value);
        if event["start"] == "2020-01-01T00:00:00Z" {
            event.as_object_mut().unwrap().remove("end");
        }
        let refused = world.as_officer().post("/api/v1/events", event).await;
        assert_eq!(
            (refused.status, &refused.json["field"]),
            (StatusCode::UNPROCESSABLE_ENTITY, &json!(field)),
            "{}",
            refused.text()
        );
    }
    for field in ["title", "start", "modality"] {
        let mut event = input_example();
        event.as_object_mut().unwrap().remove(field);
        assert_eq!(
            world.as_officer().post("/api/v1/events", event).await.json["field"],
            field
        );
    }
    let mut event = input_example();
    event.as_object_mut().unwrap().remove("price");
    assert_eq!(
        world.as_officer().post("/api/v1/events", event).await.json["field"],
        "price"
    );
}

#[tokio::test]
async fn a_change_does_not_overwrite_one_that_was_not_seen() {
    let world = World::new().await;
    let url = format!("/api/v1/events/{}", world.publish(json!("public")).await);
    let tag = world.get(&url).await.header("etag").to_owned();
    let officer = world.as_officer();
    let change = async |title: &str, tag: Option<&str>| {
        let mut event = input_example();
        event["title"] = json!(title);
        let headers: Vec<(&str, &str)> = tag.map(|tag| ("if-match", tag)).into_iter().collect();
        officer
            .call(Method::PUT, &url, &headers, Some(event.to_string()))
            .await
    };
    let first = change("Moved upstairs", Some(&tag)).await;
    assert_eq!(
        (first.status, &first.json["revision"]),
        (StatusCode::OK, &json!(2))
    );
    let late = change("Moved downstairs", Some(&tag)).await;
    assert_eq!(late.status, StatusCode::PRECONDITION_FAILED);
    assert_eq!(
        change("Moved", Some("W/\"2\"")).await.status,
        StatusCode::PRECONDITION_FAILED
    );
    assert_eq!(world.get(&url).await.json["title"], "Moved upstairs");
    assert_eq!(
        change("Moved downstairs", Some(first.header("etag")))
            .await
            .status,
        StatusCode::OK
    );
    let several = format!("\"x\", W/\"3\",{tag}, \"3.0.0.0\"");
    let one_is_enough = change("Anywhere", Some(&several)).await;
    assert_eq!(one_is_enough.status, StatusCode::OK);
    assert_eq!(change("Anywhere", Some("*")).await.status, StatusCode::OK);
    assert_eq!(change("Anyhow", None).await.json["revision"], 5);
    let mut event = input_example();
    event.as_object_mut().unwrap().remove("audience");
    assert_eq!(officer.put(&url, event).await.json["field"], "audience");
    // RFC 9110, section 13.1.2: what the client has is not sent again, whichever of several it is.
    let tag = world.get(&url).await.header("etag").to_owned();
    for (tags, status) in [
        (format!("\"x\", W/{tag}"), StatusCode::NOT_MODIFIED),
        ("\"1.0.0.0\"".to_owned(), StatusCode::OK),
    ] {
        let headers = [("if-none-match", tags.as_str())];
        let known = world.as_stranger().call(Method::GET, &url, &headers, None).await;
        assert_eq!(
            (known.status, known.header("etag")),
            (status, tag.as_str()),
            "{tags}"
        );
    }
}

/// Guests who answer meanwhile do not stand in the officer's way.
#[tokio::test]
async fn an_answer_changes_the_version_but_hinders_no_change() {
    let world = World::new().await;
    let url = format!("/api/v1/events/{}", world.publish(json!("public")).await);
    let before = world.get(&url).await.header("etag").to_owned();
    world
        .as_member()
        .put(&format!("{url}/rsvp"), json!({ "answer": "going" }))
        .await;
    let after = world.get(&url).await;
    assert_eq!(after.json["taken"], 1);
    assert_ne!(after.header("etag"), before);
    let headers = [("if-match", before.as_str())];
    let change = world
        .as_officer()
        .call(Method::PUT, &url, &headers, Some(input_example().to_string()))
        .await;
    assert_eq!(change.status, StatusCode::OK);
}

#[tokio::test]
async fn a_cancelled_event_stays_and_a_removed_one_leaves_a_trace_only_where_all_saw_it() {
    let world = World::new().await;
    let officer = world.as_officer();
    let (public, members) = (
        world.publish(json!("public")).await,
        world.publish(json!("members")).await,
    );
    let url = |id: &str| format!("/api/v1/events/{id}");
    let cancelled = officer.post_nothing(&format!("{}/cancel", url(&public))).await;
    assert_eq!(cancelled.json["state"], "cancelled");
    assert_eq!(
        officer
            .post_nothing(&format!("{}/cancel", url(&public)))
            .await
            .json["revision"],
        2
    );
    assert_eq!(world.get(&url(&public)).await.json["state"], "cancelled");
    assert_eq!(
        officer.put(&url(&public), input_example()).await.status,
        StatusCode::CONFLICT
    );
    for id in [&public, &members] {
        assert_eq!(officer.delete(&url(id)).await.status, StatusCode::NO_CONTENT);
        assert_eq!(officer.delete(&url(id)).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(world.get(&url(&public)).await.status, StatusCode::GONE);
    assert_eq!(
        world.as_member().get(&url(&members)).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn the_same_key_and_body_publish_once_and_another_body_is_refused() {
    let world = World::new().await;
    let post = async |client: Client<'_>, key: &str, body: &Value| {
        client
            .call(
                Method::POST,
                "/api/v1/events",
                &[("idempotency-key", key)],
                Some(body.to_string()),
            )
            .await
    };
    let body = input_example();
    let first = post(world.as_officer(), "k1", &body).await;
    let again = post(world.as_officer(), "k1", &body).await;
    assert_eq!((again.status, &again.bytes), (StatusCode::CREATED, &first.bytes));
    assert_eq!(again.header("location"), first.header("location"));
    let mut other = body.clone();
    other["title"] = json!("Another");
    assert_eq!(
        post(world.as_officer(), "k1", &other).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_ne!(
        post(world.as_officer(), "k2", &body).await.json["id"],
        first.json["id"]
    );
    assert_ne!(
        post(world.as_operator(), "k1", &body).await.json["id"],
        first.json["id"],
        "keys are each member's own"
    );
    assert_eq!(
        post(world.as_officer(), &"k".repeat(201), &body).await.status,
        StatusCode::BAD_REQUEST
    );
    world.clock.advance(std::time::Duration::from_secs(24 * 3600));
    assert_ne!(
        post(world.as_officer(), "k1", &body).await.json["id"],
        first.json["id"],
        "a key lives a day"
    );
}

#[tokio::test]
async fn a_list_goes_on_until_all_was_shown_once() {
    let world = World::new().await;
    let mut published = BTreeSet::new();
    for day in 10..17 {
        let mut event = input_example();
        event["start"] = json!(format!("2027-01-{day}T18:00:00Z"));
        event["end"] = json!(null);
        published.insert(
            world.as_officer().post("/api/v1/events", event).await.json["id"]
                .as_str()
                .unwrap()
                .to_owned(),
        );
    }
    let mut url = "/api/v1/events?limit=3&modality=online&language=en-GB".to_owned();
    let (mut found, mut pages) = (Vec::new(), 0);
    loop {
        let page = world.get(&url).await;
        assert_eq!(page.status, StatusCode::OK);
        found.extend(
            page.json["items"]
                .as_array()
                .unwrap()
                .iter()
                .map(|item| item["id"].as_str().unwrap().to_owned()),
        );
        pages += 1;
        let Some(next) = page.next() else { break };
        url = next;
    }
    assert_eq!((found.len(), pages), (7, 3));
    assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), published);
    for (query, expected) in [
        ("?from=2027-01-15T00:00:00Z", 2),
        ("?before=2027-01-12T00:00:00Z", 2),
        ("?modality=in_person", 7),
        ("?language=sv", 0),
        ("?host=https%3A%2F%2Fseattle.example", 7),
        ("?host=https%3A%2F%2Flondon.example", 0),
    ] {
        assert_eq!(
            ids(&world.as_stranger(), &format!("/api/v1/events{query}"))
                .await
                .len(),
            expected,
            "{query}"
        );
    }
}

#[tokio::test]
async fn a_wrong_question_is_refused_by_name() {
    let world = World::new().await;
    for (query, field) in [
        ("from=yesterday", json!("from")),
        ("before=2027", json!("before")),
        ("modality=telepathic", json!("modality")),
        ("language=x", json!("language")),
        ("host=london", json!("host")),
        ("cursor=1", json!("cursor")),
        ("limit=101", json!("limit")),
        ("audience=members", json!("audience")),
        ("limit=1&limit=2", json!("limit")),
    ] {
        let refused = world.get(&format!("/api/v1/events?{query}")).await;
        assert_eq!(
            (refused.status, &refused.json["field"]),
            (StatusCode::UNPROCESSABLE_ENTITY, &field),
            "{query}"
        );
    }
}

async fn ids(client: &Client<'_>, url: &str) -> BTreeSet<String> {
    let answer = client.get(url).await;
    assert_eq!(answer.status, StatusCode::OK);
    answer.json["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["id"].as_str().unwrap().to_owned())
        .collect()
}
