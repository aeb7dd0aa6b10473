//! Followers that run other software get what is public, while the switch is on, and nothing else ever (F15-2).

use harness::evil::Evil;
use harness::{Browser, NodeOptions, World, get, invariants};
use serde_json::json;

use crate::drafts::{evening, two_peers, with};

/// F15-2.
#[tokio::test]
async fn a_follower_elsewhere_gets_a_public_event_its_change_and_its_cancellation() {
    let world = World::new(40);
    let (olga, _) = two_peers(&world).await;
    let evil = Evil::new(&world, "social", &olga.node);
    let mallory = evil.mastodon("mallory");
    let follow = evil.follow(&olga.node, &mallory, "1").await;
    world.run_until_quiet().await;
    let accepted = evil.heard("Accept");
    assert_eq!(accepted.len(), 1);
    let object = &accepted[0]["object"];
    assert!(
        object == &follow["id"] || object["id"] == follow["id"],
        "{accepted:?}"
    );

    let event = olga.publish(evening("For all")).await;
    for audience in [
        json!("members"),
        json!("peers"),
        json!({ "peers": ["https://london.example"] }),
    ] {
        olga.publish(with(evening("CANARY"), "audience", audience)).await;
    }
    world.run_until_quiet().await;
    let path = format!("/api/v1/events/{}", event["id"].as_str().unwrap());
    olga.put(&path, evening("For all, later")).await.expect(200);
    world.run_until_quiet().await;
    olga.post(&format!("{path}/cancel"), json!({})).await.expect(200);
    world.run_until_quiet().await;

    let told = evil.heard("Create");
    assert_eq!(told[0]["object"]["name"], "For all", "{told:?}");
    assert_eq!(told[0]["to"][0], "https://www.w3.org/ns/activitystreams#Public");
    let changes = evil.heard("Update");
    let names: Vec<_> = changes.iter().map(|update| &update["object"]["name"]).collect();
    assert_eq!(names, ["For all, later", "For all, later"]);
    assert!(changes[1].to_string().contains("CANCELLED"), "{}", changes[1]);
    assert!(
        told.iter().any(|create| create["object"]["type"] == "Note"),
        "people without events read a note"
    );
    let everything = evil.inbox();
    assert!(
        everything
            .iter()
            .all(|activity| !activity.to_string().contains("CANARY"))
    );
    invariants::check(&world);
    world.finish();
}

/// F15-2. Some servers name a Follow below its actor, and look for our Accept of it by that name.
#[tokio::test]
async fn a_follow_that_is_named_below_its_actor_is_accepted_by_its_name() {
    let world = World::new(48);
    let olga = world.node("seattle").officer("olga");
    let evil = Evil::new(&world, "social", &olga.node);
    let mallory = evil.mastodon("mallory");
    let name = mallory.id.with_fragment("follow/1");
    let follow = json!({
        "@context": "https://www.w3.org/ns/activitystreams", "id": name.as_str(), "type": "Follow",
        "actor": mallory.id.as_str(), "object": olga.node.group().as_str(),
    });
    evil.deliver(&olga.node, &mallory, &follow).await.expect(202);
    world.run_until_quiet().await;
    let accepted = evil.heard("Accept");
    assert_eq!(accepted.len(), 1);
    assert_eq!(accepted[0]["object"]["id"], json!(name.as_str()), "{accepted:?}");
    world.finish();
}

/// F15-2.
#[tokio::test]
async fn with_the_switch_off_a_stranger_is_rejected_and_a_peer_is_not() {
    let world = World::new(41);
    let options = NodeOptions::with(|config| config.federation.fediverse_follow = false);
    let olga = world.node_with("seattle", options).officer("olga");
    let ravi = world.node("london").officer("ravi");
    world.peer(&olga, &ravi, &["events"]).await;
    let evil = Evil::new(&world, "social", &olga.node);
    let mallory = evil.mastodon("mallory");
    evil.follow(&olga.node, &mallory, "1").await;
    world.run_until_quiet().await;
    assert_eq!((evil.heard("Reject").len(), evil.heard("Accept").len()), (1, 0));
    olga.publish(evening("Not for them")).await;
    world.run_until_quiet().await;
    assert_eq!(evil.heard("Create").len(), 0);
    assert!(ravi.event_titled("Not for them").await.is_some());
    world.finish();
}

#[tokio::test]
async fn who_unfollows_hears_no_more() {
    let world = World::new(42);
    let olga = world.node("seattle").officer("olga");
    let evil = Evil::new(&world, "social", &olga.node);
    let mallory = evil.mastodon("mallory");
    let follow = evil.follow(&olga.node, &mallory, "1").await;
    world.run_until_quiet().await;
    let undo = json!({
        "id": "https://social.example/undo/1", "type": "Undo", "actor": mallory.id.as_str(), "object": follow,
    });
    evil.deliver(&olga.node, &mallory, &undo).await.expect(202);
    world.run_until_quiet().await;
    olga.publish(evening("Too late")).await;
    world.run_until_quiet().await;
    assert_eq!(evil.heard("Create").len(), 0);
    world.finish();
}

#[tokio::test]
async fn a_stranger_joins_and_leaves_a_public_event_and_is_answered() {
    let world = World::new(43);
    let olga = world.node("seattle").officer("olga");
    let evil = Evil::new(&world, "social", &olga.node);
    let mallory = evil.mastodon("mallory");
    let event = olga
        .publish(with(evening("Open house"), "capacity", json!(1)))
        .await;
    let address = event["activitypub_id"].as_str().unwrap();
    let join = json!({
        "id": "https://social.example/joins/1", "type": "Join", "actor": mallory.id.as_str(), "object": address,
    });
    evil.deliver(&olga.node, &mallory, &join).await.expect(202);
    world.run_until_quiet().await;
    assert_eq!(evil.heard("Accept").len(), 1);
    let noor = evil.mastodon("noor");
    let second = json!({
        "id": "https://social.example/joins/2", "type": "Join", "actor": noor.id.as_str(), "object": address,
    });
    evil.deliver(&olga.node, &noor, &second).await.expect(202);
    world.run_until_quiet().await;
    let refusals = evil.heard("Reject");
    let why = format!("The event is full. {address}");
    assert_eq!(refusals[0]["content"], json!(why), "{refusals:?}");
    assert_eq!(refusals[0]["to"], json!([noor.id.as_str()]), "to her alone");
    let leave = json!({
        "id": "https://social.example/leaves/1", "type": "Leave", "actor": mallory.id.as_str(), "object": address,
    });
    evil.deliver(&olga.node, &mallory, &leave).await.expect(202);
    world.run_until_quiet().await;
    let path = format!("/api/v1/events/{}", event["id"].as_str().unwrap());
    assert_eq!(olga.get(&path).await.expect(200)["taken"], json!(0));
    world.finish();
}

/// Protocol section 9.3: each event goes out with a picture first, which a stranger can load.
#[tokio::test]
async fn an_event_without_a_picture_goes_out_with_one_that_anybody_can_load() {
    let world = World::new(44);
    let (olga, ravi) = two_peers(&world).await;
    let event = olga.publish(evening("Plain")).await;
    let path = format!("/events/{}", event["id"].as_str().unwrap());
    let plain = get(&olga.node, &path, "application/activity+json").await.json();
    let picture = &plain["attachment"][0];
    assert_eq!(
        (&picture["type"], &picture["mediaType"], &picture["name"]),
        (&json!("Document"), &json!("image/png"), &json!("Banner")),
        "{plain}"
    );
    assert_eq!(picture["url"], "https://seattle.example/banner.png");
    assert!(picture["summary"].is_string(), "what it shows is said: {picture}");

    let stranger = Browser::new(&olga.node);
    let served = stranger.get("/banner.png").await;
    assert_eq!(
        (served.status, served.header("content-type")),
        (200, Some("image/png"))
    );
    assert_eq!(served.header("cache-control"), Some("public, max-age=86400"));
    assert!(served.body.starts_with(b"\x89PNG\r\n\x1a\n") && served.body.len() < 100_000);
    let pixels = |from: usize| u32::from_be_bytes(served.body[from..from + 4].try_into().unwrap());
    assert_eq!(
        (json!(pixels(16)), json!(pixels(20))),
        (picture["width"].clone(), picture["height"].clone()),
        "the size that was said is the size it has"
    );
    assert_eq!(
        stranger.post("/banner.png", &[("a", "b")]).await.status,
        405,
        "it is only read"
    );
    world.run_until_quiet().await;
    assert!(ravi.event_titled("Plain").await.is_some());
    invariants::check(&world);
    world.finish();
}

/// Protocol section 9.3: who reads a moved event also learns when it was to be.
#[tokio::test]
async fn a_moved_event_goes_out_with_its_former_start() {
    let world = World::new(45);
    let (olga, _) = two_peers(&world).await;
    let event = olga.publish(evening("On the move")).await;
    let id = event["id"].as_str().unwrap();
    let document = async || {
        let path = format!("/events/{id}");
        get(&olga.node, &path, "application/activity+json").await.json()
    };
    let first = document().await;
    assert!(first["previousStartTime"].is_null(), "{first}");
    let later = with(
        evening("On the move"),
        "start",
        json!("2027-01-14T19:00:00-08:00"),
    );
    olga.put(&format!("/api/v1/events/{id}"), later).await.expect(200);
    let moved = document().await;
    assert_eq!(
        (&moved["eventStatus"], &moved["previousStartTime"]),
        (&json!("EventRescheduled"), &first["startTime"]),
        "{moved}"
    );
    world.run_until_quiet().await;
    invariants::check(&world);
    world.finish();
}

/// Protocol section 2: members only answer events; who would follow one is told no by her, and learns of nobody else.
#[tokio::test]
async fn a_member_cannot_be_followed_and_says_so_and_who_has_no_actor_says_nothing() {
    let world = World::new(47);
    let (olga, ravi) = two_peers(&world).await;
    let anke = ravi.node.member("anke");
    olga.publish(evening("Open house")).await;
    world.run_until_quiet().await;
    let event = anke.id_of("Open house").await;
    anke.answer(&event, "going").await.expect(200);
    world.run_until_quiet().await;

    let evil = Evil::new(&world, "social", &ravi.node);
    let mallory = evil.mastodon("mallory");
    for (number, handle) in ["anke", "nobody", "anke/outbox"].iter().enumerate() {
        let follow = json!({
            "@context": "https://www.w3.org/ns/activitystreams",
            "id": format!("https://social.example/follows/{number}"), "type": "Follow",
            "actor": mallory.id.as_str(), "object": format!("https://london.example/users/{handle}"),
        });
        evil.deliver(&ravi.node, &mallory, &follow).await.expect(202);
    }
    world.run_until_quiet().await;
    let told = evil.inbox();
    assert_eq!(told.len(), 1, "{told:?}");
    let (about, no) = (&told[0]["object"], &told[0]);
    assert_eq!(
        (&no["type"], &no["actor"], &no["to"]),
        (
            &json!("Reject"),
            &json!("https://london.example/users/anke"),
            &json!([mallory.id.as_str()])
        )
    );
    assert_eq!(about["id"], "https://social.example/follows/0");
    assert_eq!(
        get(&ravi.node, "/users/anke/followers", "application/activity+json")
            .await
            .json()["totalItems"],
        0
    );
    invariants::check(&world);
    world.finish();
}
