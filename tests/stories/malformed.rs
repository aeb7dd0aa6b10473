//! Whatever is sent, a clear 4xx or an acknowledged no: never a 5xx, a panic or a hang (threat B10).

use axum::body::Body;
use harness::evil::{ACTIVITY_JSON, Actor, Scheme, Signed};
use http::{Request, header};
use serde_json::{Value, json};

use crate::drafts::evening;
use crate::siege::Siege;

/// Bodies that are no activity, each with what is wrong.
fn broken_bodies() -> Vec<(Vec<u8>, u16, &'static str)> {
    let deep =
        |open: &str, close: &str| format!("{}{}", open.repeat(20_000), close.repeat(20_000)).into_bytes();
    vec![
        (b"".to_vec(), 400, "nothing"),
        (b"{".to_vec(), 400, "half"),
        (b"null".to_vec(), 400, "null"),
        (b"[]".to_vec(), 400, "a list"),
        (b"{\"type\":\"Follow\"}".to_vec(), 400, "no actor"),
        (
            b"{\"type\":7,\"actor\":{},\"object\":[]}".to_vec(),
            400,
            "other types",
        ),
        (
            b"{\"id\":\"https://a.example/1\",\"id\":\"https://b.example/2\"}".to_vec(),
            400,
            "a key twice",
        ),
        (b"{\"a\":\"\xff\xfe\"}".to_vec(), 400, "no UTF-8"),
        (b"{\"a\":\"\\ud800\"}".to_vec(), 400, "half a surrogate"),
        (b"{\"a\":1e999}".to_vec(), 400, "too large a number"),
        (deep("[", "]"), 400, "20,000 lists deep"),
        (deep("{\"a\":", "}"), 400, "20,000 objects deep"),
        (vec![b' '; 3 * 1024 * 1024], 413, "3 MB"),
    ]
}

/// B10
#[tokio::test]
async fn a_broken_activity_is_refused_whoever_signed_it() {
    let siege = Siege::lay(280).await;
    let inbox = domain::Iri::local(&siege.victim.origin, "/inbox");
    for (body, status, case) in broken_bodies() {
        let key = siege.mallory.rsa_key();
        let signed = Signed::with_key(
            &inbox,
            &siege.mallory,
            &key,
            Scheme::Cavage,
            body,
            siege.evil.now(),
        );
        siege.is_refused(&signed, status, case).await;
        assert!(
            signed
                .send(&siege.victim)
                .await
                .header("content-type")
                .unwrap_or("")
                .contains("problem+json")
        );
    }
    // A coded body is other bytes than the activity; nothing is unpacked, however it is signed.
    for coding in ["gzip", "identity, br", "x"] {
        siege
            .is_refused(&siege.harmless().with("content-encoding", coding), 415, coding)
            .await;
    }
    for kind in ["text/plain", "application/json", "", "application/ld+json"] {
        siege
            .is_refused(&siege.harmless().with("content-type", kind), 415, kind)
            .await;
    }
    siege.lift().await;
}

/// B10
#[tokio::test]
async fn broken_json_at_the_api_is_refused_and_says_where() {
    let siege = Siege::lay(281).await;
    for (body, _, case) in broken_bodies() {
        let reply = siege.olga.post_bytes("/api/v1/events", body).await;
        assert!(
            (400..500).contains(&reply.status),
            "{case}: {} {}",
            reply.status,
            reply.text()
        );
        assert!(
            reply
                .header("content-type")
                .unwrap_or("")
                .contains("problem+json"),
            "{case}"
        );
    }
    let whole = evening("Whole");
    for field in whole.as_object().unwrap().keys() {
        for wrong in wrong_values() {
            if field == "description" && wrong.is_null() || field == "place" && wrong.is_null() {
                continue;
            }
            let reply = siege
                .olga
                .post(
                    "/api/v1/events",
                    crate::drafts::with(whole.clone(), field, wrong.clone()),
                )
                .await;
            assert!(reply.status < 500, "{field} = {wrong}: {}", reply.text());
        }
    }
    siege.world.run_until_quiet().await;
    siege.lift().await;
}

fn wrong_values() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(-1),
        json!(1.5),
        json!(u64::MAX),
        json!(""),
        json!("\u{0}"),
        json!("x".repeat(100_000)),
        json!("not an address"),
        json!("9999-99-99T99:99:99Z"),
        json!([]),
        json!([[[]]]),
        json!(["a", 1, null]),
        json!({}),
        json!({ "type": [] }),
        json!({ "id": 7, "type": "Event" }),
        json!({ "type": "Link", "href": "javascript:x" }),
    ]
}

/// An event of a peer, as our own kind writes one, with every field there is.
pub(crate) fn full_event(owner: &Actor, number: usize) -> Value {
    json!({
        "@context": ["https://www.w3.org/ns/activitystreams", { "x": "https://unknown.example/#" }, "https://unknown.example/ns"],
        "id": format!("https://evil.example/events/{number}"), "type": "Event", "name": "Full", "summary": "x",
        "content": "<p>x</p>", "attributedTo": owner.id.as_str(), "actor": owner.id.as_str(),
        "to": ["https://www.w3.org/ns/activitystreams#Public"], "cc": [], "url": "https://evil.example/events/1",
        "published": "2026-11-21T12:00:00Z", "updated": "2026-11-21T12:00:00Z", "revision": 1,
        "startTime": "2027-01-14T18:00:00Z", "endTime": "2027-01-14T20:00:00Z", "timezone": "Europe/London",
        "status": "CONFIRMED", "eventStatus": "https://schema.org/EventScheduled", "joinMode": "free",
        "previousStartTime": "2027-01-13T18:00:00Z", "maximumAttendeeCapacity": 10, "participantCount": 1,
        "remainingAttendeeCapacity": 9, "attendees": { "type": "Collection", "totalItems": 1 },
        "organizers": { "type": "Collection", "items": [owner.id.as_str()] }, "contacts": [owner.id.as_str()],
        "category": "MEETING", "inLanguage": "en", "isOnline": false, "price": "4.00", "memberPrice": "3.00",
        "priceCurrency": "EUR", "tag": [{ "type": "Hashtag", "name": "#x" }],
        "location": { "type": "Place", "name": "x", "address": { "type": "PostalAddress", "addressLocality": "x" },
            "latitude": 1.5, "longitude": 1.5 },
        "attachment": [{ "type": "Document", "mediaType": "image/png", "url": "https://evil.example/b.png" }],
        "externalParticipationUrl": "https://evil.example/join", "displayEndTime": true, "context": "https://evil.example/s",
    })
}

/// B10: nothing that stands in an event stops the worker or is set aside as a fault of ours.
#[tokio::test]
async fn a_wrong_type_in_any_field_of_an_event_is_survived() {
    let siege = Siege::lay(282).await;
    let group = siege.evil.join_as_peer(&siege.world, &siege.olga).await;
    let mut number = 0;
    let fields: Vec<String> = full_event(&group, 0)
        .as_object()
        .unwrap()
        .keys()
        .cloned()
        .collect();
    for field in &fields {
        for wrong in wrong_values() {
            number += 1;
            let mut event = full_event(&group, number);
            event[field.as_str()] = wrong.clone();
            let create = json!({ "id": format!("https://evil.example/activities/{number}"), "type": "Create",
                "actor": group.id.as_str(), "object": event });
            let reply = siege.evil.deliver(&siege.victim, &group, &create).await;
            assert!(
                matches!(reply.status, 202 | 400),
                "{field} = {wrong}: {} {}",
                reply.status,
                reply.text()
            );
            if number % 100 == 0 {
                siege.a_minute();
            }
        }
        siege.world.run_until_quiet().await;
    }
    let list = siege.olga.get("/api/v1/events?limit=100").await;
    assert_eq!(list.status, 200, "what was taken can be shown: {}", list.text());
    siege.lift().await;
}

/// B10: the same for the activity around it.
#[tokio::test]
async fn a_wrong_type_in_any_field_of_an_activity_is_survived() {
    let siege = Siege::lay(283).await;
    for kind in [
        "Follow", "Undo", "Join", "Accept", "Reject", "Offer", "Delete", "Announce", "Create", "Move",
        "Flag", "Like",
    ] {
        for field in [
            "object",
            "id",
            "to",
            "published",
            "result",
            "endTime",
            "startTime",
            "rsvpCounter",
            "proof",
            "@context",
        ] {
            for wrong in wrong_values() {
                let mut activity = siege.activity(kind, json!(siege.ours()));
                activity[field] = wrong.clone();
                let reply = siege.evil.deliver(&siege.victim, &siege.mallory, &activity).await;
                let fine = matches!(reply.status, 202 | 400 | 401 | 403 | 429);
                assert!(
                    fine,
                    "{kind}.{field} = {wrong}: {} {}",
                    reply.status,
                    reply.text()
                );
            }
            siege.a_minute();
        }
        siege.world.run_until_quiet().await;
    }
    siege.lift().await;
}

/// B10: addresses are input too.
#[tokio::test]
async fn an_odd_address_or_header_is_a_plain_no() {
    let siege = Siege::lay(284).await;
    let long = format!("/events/{}", "x".repeat(20_000));
    for path in [
        "/events/%00",
        "/events/../../etc/passwd",
        "/users/%FF",
        "/c/seattle/upcoming?page=18446744073709551616",
        "/c/seattle/outbox?page=zz",
        "/c/seattle/outbox?page=first&page=first",
        "/c/%FF/upcoming",
        "/.well-known/webfinger",
        "/.well-known/webfinger?resource=",
        "/activities/'%3B--",
        "/.well-known/webfinger?resource=acct:@@@",
        "/nodeinfo/9.9",
        &long,
    ] {
        let request = Request::get(path)
            .header(header::HOST, "seattle.example")
            .header(header::ACCEPT, ACTIVITY_JSON)
            .header("Signature", "keyId=\"\u{7f}\"".replace('\u{7f}', "x"))
            .body(Body::empty())
            .unwrap();
        let reply = siege.victim.answer(request).await;
        assert!((400..500).contains(&reply.status), "{path}: {}", reply.status);
        assert_eq!(
            reply.header("content-type"),
            Some("application/problem+json"),
            "{path}: {}",
            reply.text()
        );
    }
    siege.lift().await;
}
