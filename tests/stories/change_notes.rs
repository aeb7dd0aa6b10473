//! Followers elsewhere read a note when they must know of a change, for their servers may show no changed events
//! (protocol section 8.3); peers understand the event itself.

use harness::evil::Evil;
use harness::{Person, StoryNode, World, get, invariants};
use serde_json::{Value, json};

use crate::drafts::{evening, two_peers, with};

const TYPE: &str = "application/activity+json";

/// Moves an event in time and place, takes it online, postpones it and gives it a new date; tells of it each time.
async fn lead_about(world: &World, olga: &Person, path: &str) {
    let seats = with(evening("Quays & docks"), "capacity", json!(20));
    let later = with(seats.clone(), "start", json!("2027-01-14T19:00:00-08:00"));
    let hall = json!({ "name": "Hall 2", "locality": "Tacoma", "country": "US" });
    let elsewhere = with(later.clone(), "place", hall);
    let online = with(elsewhere.clone(), "place", json!(null));
    let online = with(online, "modality", json!("online"));
    for version in [seats, later, elsewhere, online] {
        olga.put(path, version).await.expect(200);
        world.run_until_quiet().await;
    }
    let postponed = olga.post(&format!("{path}/postpone"), json!({})).await;
    assert_eq!(postponed.expect(200)["state"], "postponed");
    world.run_until_quiet().await;
    let again = with(
        evening("Quays & docks"),
        "start",
        json!("2027-02-04T18:00:00-08:00"),
    );
    let again = with(again, "end", json!("2027-02-04T20:00:00-08:00"));
    olga.put(path, again).await.expect(200);
    world.run_until_quiet().await;
}

/// The notes that a follower elsewhere was sent.
fn notes(evil: &Evil) -> Vec<Value> {
    let told = evil.heard("Create").into_iter();
    let told = told.map(|create| create["object"].clone());
    told.filter(|object| object["type"] == "Note").collect()
}

async fn status(node: &StoryNode, path: &str) -> u16 {
    get(node, path, TYPE).await.status
}

#[tokio::test]
async fn a_follower_elsewhere_reads_a_note_of_what_she_must_know_and_a_peer_is_told_by_the_event_alone() {
    let world = World::new(46);
    let (olga, ravi) = two_peers(&world).await;
    let evil = Evil::new(&world, "social", &olga.node);
    let mallory = evil.mastodon("mallory");
    evil.follow(&olga.node, &mallory, "1").await;
    let event = olga.publish(evening("Quays")).await;
    world.run_until_quiet().await;
    let id = event["id"].as_str().unwrap();
    lead_about(&world, &olga, &format!("/api/v1/events/{id}")).await;

    let link = |said: &str, when: &str| {
        let address = event["activitypub_id"].as_str().unwrap();
        format!("<p>{said}: <a href=\"{address}\">Quays &amp; docks</a>, {when}.</p>")
    };
    let notes = notes(&evil);
    let texts: Vec<&str> = notes
        .iter()
        .map(|note| note["content"].as_str().unwrap())
        .collect();
    assert_eq!(
        texts,
        [
            link("New time", "Thu 14 Jan 2027, 19:00–20:00 PST – Pier 57, Seattle"),
            link("New place", "Thu 14 Jan 2027, 19:00–20:00 PST – Hall 2, Tacoma"),
            link("Moved online", "Thu 14 Jan 2027, 19:00–20:00 PST – online"),
            link("Postponed", "14 January 2027"),
            link("On again", "Thu 4 Feb 2027, 18:00–20:00 PST – Pier 57, Seattle"),
        ]
    );
    let tap = world.internet.tap();
    let to_peer = tap.iter().filter(|one| one.to == ravi.node.origin);
    let mut bodies = to_peer.filter_map(|one| one.request.body.as_ref());
    assert!(
        bodies.all(|body| !String::from_utf8_lossy(body).contains("\"Note\"")),
        "a peer understands the event itself"
    );
    let there = ravi.event_titled("Quays & docks").await.unwrap();
    assert_eq!(there["state"], "rescheduled");
    invariants::check(&world);
    world.finish();
}

#[tokio::test]
async fn a_note_is_read_at_its_address_while_its_event_is_for_everybody() {
    let world = World::new(48);
    let (olga, _) = two_peers(&world).await;
    let evil = Evil::new(&world, "social", &olga.node);
    let mallory = evil.mastodon("mallory");
    evil.follow(&olga.node, &mallory, "1").await;
    let event = olga.publish(evening("Quays")).await;
    world.run_until_quiet().await;
    let path = format!("/api/v1/events/{}", event["id"].as_str().unwrap());
    olga.post(&format!("{path}/cancel"), json!({})).await.expect(200);
    world.run_until_quiet().await;

    let note = notes(&evil).remove(0);
    let own = note["id"].as_str().unwrap();
    let own = own.strip_prefix(olga.node.origin.as_str()).unwrap();
    let served = get(&olga.node, own, TYPE).await.json();
    assert_eq!(
        (&served["type"], &served["content"], &served["to"]),
        (&json!("Note"), &note["content"], &note["to"])
    );
    assert!(served["@context"].is_array());
    for missing in ["1", "99", "x"] {
        let address = format!("/events/{}/notes/{missing}", event["id"].as_str().unwrap());
        assert_eq!(status(&olga.node, &address).await, 404, "{missing}");
    }
    olga.delete(&path).await.expect(204);
    assert_eq!(status(&olga.node, own).await, 404, "its event is gone");
    world.run_until_quiet().await;
    invariants::check(&world);
    world.finish();
}

#[tokio::test]
async fn a_client_postpones_an_event_and_other_changes_leave_it_postponed() {
    let world = World::new(49);
    let (olga, ravi) = two_peers(&world).await;
    let event = olga.publish(evening("Quays")).await;
    world.run_until_quiet().await;
    let object = &event["activitypub_id"];
    for change in [
        json!({ "id": object, "eventStatus": "EventPostponed" }),
        json!({ "id": object, "content": "<p>Soon.</p>" }),
    ] {
        let update = json!({ "type": "Update", "object": change });
        let update = olga.submit("/c/seattle/outbox", &update, None).await.expect(201);
        assert_eq!(update["object"]["eventStatus"], "EventPostponed");
    }
    world.run_until_quiet().await;
    assert_eq!(ravi.event_titled("Quays").await.unwrap()["state"], "postponed");
    let confirm = json!({ "type": "Update", "object": { "id": object, "eventStatus": "EventTentative" } });
    olga.submit("/c/seattle/outbox", &confirm, None).await.expect(501);
    invariants::check(&world);
    world.finish();
}
