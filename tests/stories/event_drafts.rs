//! Events that are saved and not published: nobody but officers comes upon one (F12).

use std::time::Duration;

use harness::{Browser, World, get, remembers_anywhere};
use serde_json::{Value, json};

use crate::drafts::{evening, two_peers, with};
use crate::write_event::typed;

const CANARY: &str = "Canarydraft";

/// F12, D2, D6: a draft for everybody reaches no peer, feed, document, list or member; published, it reaches them all.
#[tokio::test]
async fn a_draft_reaches_nobody_until_it_is_published() {
    let world = World::new(731);
    let (olga, ravi) = two_peers(&world).await;
    let hers = Browser::signed_in(&olga).await;
    let form = hers.get("/events/new").await;
    let mut fields = typed(&[("title", CANARY), ("audience", "public"), ("modality", "hybrid")]);
    fields.push(("act", "draft"));
    let saved = hers.press(&form, "/events/new", &fields).await;
    assert_eq!(
        (saved.status, saved.header("location")),
        (303, Some("/events/drafts"))
    );
    world.run_until_quiet().await;

    let list = hers.get("/events/drafts").await.text();
    assert!(list.contains(CANARY) && list.contains("saved by"), "{list}");
    let (_, rest) = list
        .split_once("/events/new?draft=")
        .expect("it leads to its form");
    let id = rest.split('"').next().unwrap_or_default().to_owned();
    let member = olga.node.member("maren");
    let (stranger, members) = (Browser::new(&olga.node), Browser::signed_in(&member).await);
    let event = format!("/events/{id}");
    let file = format!("{event}.ics");
    for path in [event.as_str(), &file] {
        for browser in [&stranger, &members, &hers] {
            assert_eq!(browser.get(path).await.status, 404, "{path}");
        }
    }
    let mut read = String::new();
    for path in ["/", "/events", "/calendar.ics", "/feed.atom", "/calendar"] {
        for browser in [&stranger, &members] {
            read += &browser.get(path).await.text();
        }
    }
    for path in [event.as_str(), "/c/seattle/outbox", "/c/seattle/upcoming"] {
        read += &get(&olga.node, path, "application/activity+json").await.text();
    }
    read += &member.get("/api/v1/events").await.text();
    read += &olga.get("/api/v1/events").await.text();
    assert!(!read.contains(CANARY), "{read}");
    assert_eq!(member.get("/api/v1/event-drafts").await.status, 403);
    assert!(!remembers_anywhere(&ravi.node, CANARY));

    let form = hers.get(&format!("/events/new?draft={id}")).await;
    assert!(form.text().contains(CANARY), "{}", form.text());
    let fields = typed(&[("title", CANARY), ("audience", "public")]);
    let published = hers.press(&form, "/events/new", &fields).await;
    assert_eq!(
        published.header("location"),
        Some(event.as_str()),
        "{}",
        published.text()
    );
    world.run_until_quiet().await;
    assert!(ravi.event_titled(CANARY).await.is_some());
    assert!(stranger.get(&event).await.text().contains(CANARY));
    assert!(!hers.get("/events/drafts").await.text().contains(CANARY));
    world.finish();
}

/// F12: programs save, change, publish and throw drafts away; a form throws one away too, and a series is no draft.
#[tokio::test]
async fn programs_save_change_publish_and_discard_drafts() {
    let world = World::new(732);
    let (olga, ravi) = two_peers(&world).await;
    let drafts = "/api/v1/event-drafts";
    let repeated = with(
        evening(CANARY),
        "repeat",
        json!({ "every": "weekly", "until": "2027-02-04" }),
    );
    assert_eq!(olga.post(drafts, repeated).await.status, 422);
    let saved = olga.post(drafts, evening(CANARY)).await.expect(201);
    assert_eq!(saved["state"], "draft", "{saved}");
    let one = format!("{drafts}/{}", saved["id"].as_str().unwrap_or_default());
    let changed = olga
        .put(&one, with(evening(CANARY), "capacity", json!(7)))
        .await
        .expect(200);
    assert_eq!(changed["capacity"], 7, "{changed}");
    for audience in ["members", "public"] {
        olga.put(&one, with(evening(CANARY), "audience", json!(audience)))
            .await
            .expect(200);
        let mut without = with(evening(CANARY), "capacity", json!(7));
        without
            .as_object_mut()
            .expect("it is an object")
            .remove("audience");
        let changed = olga.put(&one, without).await.expect(200);
        assert_eq!(
            changed["audience"], audience,
            "nobody else is meant by what is left out"
        );
    }
    let listed = olga.get(drafts).await.expect(200);
    assert_eq!(listed["items"].as_array().map(Vec::len), Some(1), "{listed}");
    let published = olga.post(&format!("{one}/publish"), json!({})).await.expect(201);
    assert_eq!(
        (&published["state"], &published["id"]),
        (&json!("published"), &saved["id"])
    );
    assert_eq!(olga.post(&format!("{one}/publish"), json!({})).await.status, 404);
    world.run_until_quiet().await;
    let there = ravi.event_titled(CANARY).await.expect("London has it");
    assert_eq!(there["capacity"], 7, "{there}");

    let second = olga.post(drafts, evening("Never")).await.expect(201);
    olga.post(drafts, evening("Never either")).await.expect(201);
    let id = |draft: &Value| draft["id"].as_str().unwrap_or_default().to_owned();
    assert_eq!(
        olga.delete(&format!("{drafts}/{}", id(&second))).await.status,
        204
    );
    let hers = Browser::signed_in(&olga).await;
    let page = hers.get("/events/drafts").await;
    assert!(!page.text().contains(">Never<"), "{}", page.text());
    let gone = hers.press(&page, "/events/drafts", &[]).await;
    assert_eq!(gone.status, 303, "{}", gone.text());
    assert!(
        hers.get("/events/drafts")
            .await
            .text()
            .contains("There is no draft")
    );
    world.run_until_quiet().await;
    world.finish();
}

/// F12: two officers have the form of one draft open; who saves last is told of who saved first, and keeps what she wrote.
#[tokio::test]
async fn a_draft_that_another_saved_meanwhile_is_not_written_over() {
    let world = World::new(742);
    let olga = world.node("seattle").officer("olga");
    let saved = olga.post("/api/v1/event-drafts", evening("Two write")).await;
    let saved = saved.expect(201);
    let path = format!("/events/new?draft={}", saved["id"].as_str().unwrap_or_default());
    let hers = Browser::signed_in(&olga).await;
    let form = hers.get(&path).await;
    world.run_for(Duration::from_secs(60)).await;
    let mut fields = typed(&[("title", "Who was first"), ("audience", "public")]);
    fields.push(("act", "draft"));
    let first = hers.press(&form, "/events/new", &fields).await;
    assert_eq!(first.status, 303, "{}", first.text());
    for act in ["draft", ""] {
        let mut fields = typed(&[("title", "Who was late"), ("audience", "public")]);
        fields.push(("act", act));
        let late = hers.press(&form, "/events/new", &fields).await;
        let page = late.text();
        assert_eq!(late.status, 422, "{page}");
        assert!(
            page.contains("Somebody changed this event") && page.contains("Who was late"),
            "{page}"
        );
    }
    assert!(hers.get(&path).await.text().contains("Who was first"));
    world.run_until_quiet().await;
    world.finish();
}
