//! Servers that never try again: we look at what those announce whom we follow (protocol section 5).

use std::time::Duration;

use community::follow::follow;
use domain::{Iri, OwnActor};
use egress::memory::answer;
use harness::evil::{Actor, Evil};
use harness::{Browser, Person, World};
use serde_json::{Value, json};

const ACTIVITY_JSON: &str = "application/activity+json";
const LIST: &str = "/@circle/events";
const PAGE: &str = "/@circle/events?page=1";

/// A group as Mobilizon writes one, which says nothing by itself.
struct Silent {
    world: World,
    olga: Person,
    server: Evil,
    group: Actor,
}

impl Silent {
    async fn new(seed: u64) -> Self {
        let world = World::new(seed);
        let olga = world.node("seattle").officer("olga");
        let server = Evil::new(&world, "mobilizon", &olga.node);
        let group = server.mastodon("circle");
        let mut document = server.page("/users/circle").expect("it is served");
        document["type"] = json!("Group");
        document["outbox"] = json!(format!("https://mobilizon.example{LIST}"));
        server.serves("/users/circle", &document);
        let silent = Self {
            world,
            olga,
            server,
            group,
        };
        silent.lists("a", &[]);
        let (now, id) = (
            silent.server.now(),
            Iri::local(&silent.olga.node.origin, "/activities/follow/1"),
        );
        let followed = silent
            .olga
            .node
            .database()
            .transact_blocking(|tx| follow(tx, OwnActor::Community, &silent.group.id, &id, now));
        followed.expect("anybody may be followed");
        silent.world.run_until_quiet().await;
        silent
    }

    fn event(&self, number: u32, title: &str, status: &str, updated: &str) -> Value {
        let id = format!("https://mobilizon.example/events/{number}");
        json!({
            "id": id, "type": "Event", "name": title, "attributedTo": self.group.id.as_str(),
            "actor": self.group.id.as_str(), "startTime": "2027-01-14T18:00:00+01:00",
            "endTime": "2027-01-14T20:00:00+01:00", "timezone": "Europe/Paris", "ical:status": status,
            "published": "2026-11-21T12:00:00Z", "updated": updated, "to": [
                "https://www.w3.org/ns/activitystreams#Public"
            ], "cc": [], "joinMode": "free",
        })
    }

    /// The outbox lists these from now on, under a tag.
    fn lists(&self, tag: &str, events: &[Value]) {
        let create = |event: &Value| {
            let id = format!("{}/activity", event["id"].as_str().unwrap_or_default());
            json!({ "id": id, "type": "Create", "actor": self.group.id.as_str(), "object": event })
        };
        let items: Vec<Value> = events.iter().map(create).collect();
        let list = format!("https://mobilizon.example{LIST}");
        let page = format!("https://mobilizon.example{PAGE}");
        for (path, document) in [
            (
                PAGE,
                json!({ "id": page, "type": "OrderedCollectionPage", "partOf": list, "orderedItems": items }),
            ),
            (
                LIST,
                json!({ "id": list, "type": "OrderedCollection", "totalItems": 9, "first": page }),
            ),
        ] {
            let mut served = answer(200, ACTIVITY_JSON, document.to_string());
            served.headers.push(("etag".to_owned(), format!("\"{tag}\"")));
            self.server.answers(path, served);
        }
    }

    async fn half_a_day(&self) {
        self.world.run_for(Duration::from_secs(8 * 3_600)).await;
        self.world.run_until_quiet().await;
    }

    fn asked(&self, path: &str) -> Vec<Option<String>> {
        let tag = |request: &egress::Request| {
            let header = request
                .headers
                .iter()
                .find(|(name, _)| name.eq_ignore_ascii_case("if-none-match"));
            header.map(|(_, value)| value.clone())
        };
        let received = self.server.received();
        let asked = received
            .iter()
            .filter(|request| request.url.path_and_query() == path);
        asked.map(tag).collect()
    }
}

#[tokio::test]
async fn what_a_silent_server_changes_calls_off_and_removes_is_found_within_half_a_day() {
    let silent = Silent::new(380).await;
    let (first, second) = (
        silent.event(1, "First", "CONFIRMED", "2026-11-21T12:00:00Z"),
        silent.event(2, "Second", "CONFIRMED", "2026-11-21T12:00:00Z"),
    );
    silent.lists("b", &[first.clone(), second.clone()]);
    silent.half_a_day().await;
    for title in ["First", "Second"] {
        assert!(silent.olga.event_titled(title).await.is_some(), "{title}");
    }
    let desk = Browser::signed_in(&silent.olga)
        .await
        .get("/desk/peers")
        .await
        .text();
    for told in [
        "Followed without an agreement",
        "https://mobilizon.example/users/circle",
        "Last read at",
    ] {
        assert!(desk.contains(told), "{told}: {desk}");
    }
    let moved = silent.event(1, "First, upstairs", "CONFIRMED", "2026-11-21T18:00:00Z");
    silent.lists("c", &[moved.clone(), second]);
    silent.half_a_day().await;
    assert!(silent.olga.event_titled("First, upstairs").await.is_some());
    let off = silent.event(1, "First, upstairs", "CANCELLED", "2026-11-21T23:00:00Z");
    silent.lists("d", &[off]);
    silent.half_a_day().await;
    let seen = silent.olga.event_titled("First, upstairs").await;
    let state = seen.map(|event| event["state"].clone());
    assert!(state.is_none_or(|state| state == "cancelled"), "it is called off");
    assert!(
        silent.olga.event_titled("Second").await.is_none(),
        "its address says that it is gone"
    );
    silent.world.finish();
}

/// B12: what did not change is not sent again, and nobody is asked more often than every few hours.
#[tokio::test]
async fn a_list_that_did_not_change_is_asked_for_with_its_tag_and_seldom() {
    let silent = Silent::new(381).await;
    let before = silent.asked(LIST).len();
    for _ in 0..4 {
        silent.half_a_day().await;
    }
    let asked = silent.asked(LIST);
    let tags: Vec<Option<&str>> = asked.iter().skip(before).map(Option::as_deref).collect();
    assert!((2..=8).contains(&tags.len()), "{tags:?}");
    assert!(tags.iter().all(|tag| *tag == Some("\"a\"")), "{tags:?}");
    silent.server.answers(LIST, answer(304, "text/plain", ""));
    silent.server.answers(PAGE, answer(304, "text/plain", ""));
    silent.half_a_day().await;
    silent.server.answers(LIST, answer(500, "text/plain", ""));
    silent.half_a_day().await;
    let poll = silent
        .olga
        .node
        .database()
        .read(|tx| store::polls::get(tx, &silent.group.id));
    let poll = poll.expect("it can be read");
    assert!(poll.success.is_some() && poll.failure.is_some(), "{poll:?}");
    silent.world.finish();
}
