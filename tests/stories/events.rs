//! An event published in one community is seen in the others, and so is all that becomes of it (F12, 2.3).

use harness::{Browser, World, get, invariants};
use serde_json::json;

use crate::drafts::{evening, three_peers, two_peers, with};

#[tokio::test]
async fn an_event_is_seen_by_its_peers_and_so_is_its_change_its_cancellation_and_its_removal() {
    let world = World::new(10);
    let (olga, ravi, ada) = three_peers(&world).await;
    let event = olga.publish(evening("Round table")).await;
    world.run_until_quiet().await;
    for peer in [&ravi, &ada] {
        let copy = peer.event_titled("Round table").await.expect("it arrived");
        assert_eq!(copy["activitypub_id"], event["activitypub_id"]);
        assert_eq!(copy["start"], event["start"]);
        assert_eq!(copy["host"]["is_this_node"], json!(false), "{copy}");
    }

    let path = format!("/api/v1/events/{}", event["id"].as_str().unwrap());
    olga.put(&path, evening("Round table, upstairs"))
        .await
        .expect(200);
    world.run_until_quiet().await;
    for peer in [&ravi, &ada] {
        assert!(peer.event_titled("Round table").await.is_none());
        let copy = peer
            .event_titled("Round table, upstairs")
            .await
            .expect("the change arrived");
        assert_eq!(copy["revision"], json!(2), "{copy}");
    }

    olga.post(&format!("{path}/cancel"), json!({})).await.expect(200);
    world.run_until_quiet().await;
    for peer in [&ravi, &ada] {
        let copy = peer
            .event_titled("Round table, upstairs")
            .await
            .expect("it stays to be seen");
        assert_eq!(copy["state"], "cancelled");
    }
    invariants::check(&world);

    let removed = olga.delete(&path).await;
    assert!(matches!(removed.status, 200 | 204), "{}", removed.text());
    world.run_until_quiet().await;
    for peer in [&ravi, &ada] {
        assert!(peer.events().await.is_empty());
    }
    let address = event["activitypub_id"]
        .as_str()
        .unwrap()
        .replace("https://seattle.example", "");
    let gone = get(&olga.node, &address, "application/activity+json").await;
    assert_eq!((gone.status, &gone.json()["type"]), (410, &json!("Tombstone")));
    invariants::check(&world);
    world.finish();
}

#[tokio::test]
async fn a_change_made_while_the_first_news_is_on_its_way_is_what_the_peer_ends_with() {
    let world = World::new(11);
    let (olga, ravi) = two_peers(&world).await;
    let event = olga.publish(evening("One")).await;
    let path = format!("/api/v1/events/{}", event["id"].as_str().unwrap());
    for title in ["Two", "Three"] {
        olga.put(&path, evening(title)).await.expect(200);
    }
    world.run_until_quiet().await;
    let seen: Vec<_> = ravi
        .events()
        .await
        .into_iter()
        .map(|event| event["title"].clone())
        .collect();
    assert_eq!(seen, [json!("Three")]);
    invariants::check(&world);
    world.finish();
}

/// Need 2.3.
#[tokio::test]
async fn the_filter_online_returns_online_and_hybrid_events_alone_wherever_they_are() {
    let world = World::new(12);
    let (olga, ravi) = two_peers(&world).await;
    for (officer, town) in [(&olga, "Seattle"), (&ravi, "London")] {
        let here = evening(&format!("{town} in person"));
        officer.publish(here.clone()).await;
        let hybrid = with(here, "title", json!(format!("{town} hybrid")));
        let hybrid = with(hybrid, "modality", json!("hybrid"));
        officer
            .publish(with(hybrid, "online_page", json!("https://meet.example/room")))
            .await;
        let online = with(evening(&format!("{town} online")), "modality", json!("online"));
        let mut online = with(online, "online_page", json!("https://meet.example/call"));
        online.as_object_mut().unwrap().remove("place");
        officer.publish(online).await;
    }
    world.run_until_quiet().await;
    let maren = ravi.node.member("maren");
    let list = maren.get("/api/v1/events?modality=online").await.expect(200);
    let mut titles: Vec<_> = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| &event["title"])
        .collect();
    titles.sort_by_key(|title| title.to_string());
    assert_eq!(
        titles,
        [
            "London hybrid",
            "London online",
            "Seattle hybrid",
            "Seattle online"
        ]
    );
    for town in ["London", "Seattle"] {
        let hybrid = maren.event_titled(&format!("{town} hybrid")).await.unwrap();
        assert_eq!(hybrid["place"]["name"], "Pier 57", "{hybrid}");
        assert_eq!(hybrid["online_page"], "https://meet.example/room", "{hybrid}");
        // Both stand on its page, wherever it is.
        let path = format!("/events/{}", hybrid["id"].as_str().unwrap());
        let page = Browser::signed_in(&maren).await.get(&path).await.text();
        assert!(
            page.contains("Pier 57") && page.contains("href=\"https://meet.example/room\""),
            "{page}"
        );
    }
    let listed = Browser::signed_in(&maren)
        .await
        .get("/events?modality=online")
        .await
        .text();
    for (title, is_listed) in [
        ("Seattle hybrid", true),
        ("London online", true),
        ("Seattle in person", false),
        ("London in person", false),
    ] {
        assert_eq!(listed.contains(title), is_listed, "{title}: {listed}");
    }
    world.finish();
}

/// Need 2.2: the label of a community is the same on its own page and at its peers, one sync later.
#[tokio::test]
async fn a_changed_governance_label_shows_at_the_peer_after_one_sync() {
    let world = World::new(13);
    let (olga, ravi) = two_peers(&world).await;
    let label_at_london = || {
        let found = ravi
            .node
            .database()
            .read(|tx| store::peerings::profile(tx, &olga.node.origin));
        found
            .unwrap()
            .and_then(|profile| profile.governance)
            .map(domain::Governance::word)
    };
    assert_eq!(label_at_london(), Some("association"));
    olga.node.describe(|profile| {
        profile.governance = domain::Governance::Commercial;
        profile.operator_name = domain::Title::parse("Seattle Partners Ltd").ok();
    });
    let own = olga.get("/api/v1/community").await.expect(200);
    assert_eq!(own["governance"], "commercial");
    ravi.post("/api/v1/peers/seattle.example/backfill", json!({}))
        .await
        .expect(200);
    world.run_until_quiet().await;
    assert_eq!(label_at_london(), Some("commercial"));
    world.finish();
}

/// Protocol section 9.3: the address of a hashtag is its page, for whoever may see what is listed there.
#[tokio::test]
async fn every_hashtag_that_is_published_leads_a_stranger_to_the_events_that_have_it() {
    let world = World::new(14);
    let (olga, ravi) = two_peers(&world).await;
    let tagged = |title, tags| with(evening(title), "tags", json!(tags));
    let event = olga
        .publish(tagged("Round table", json!(["azure", "Été", "東京"])))
        .await;
    olga.publish(evening("Without a tag")).await;
    let among_us = with(
        tagged("Among ourselves", json!(["Azure"])),
        "audience",
        json!("members"),
    );
    olga.publish(among_us).await;
    world.run_until_quiet().await;
    let path = format!("/events/{}", event["id"].as_str().unwrap());
    let document = get(&olga.node, &path, "application/activity+json").await.json();
    let stranger = Browser::new(&olga.node);
    let hashtags = document["tag"].as_array().unwrap();
    assert_eq!(hashtags.len(), 3, "{document}");
    for hashtag in hashtags {
        let href = hashtag["href"].as_str().unwrap();
        let page = stranger
            .get(href.strip_prefix("https://seattle.example").unwrap())
            .await;
        let text = page.text();
        assert_eq!(
            (page.status, text.contains("Round table")),
            (200, true),
            "{href}: {text}"
        );
        assert!(
            !text.contains("Without a tag") && !text.contains("Among ourselves"),
            "{href}: {text}"
        );
    }
    assert!(stranger.get(&path).await.text().contains("href=\"/tags/azure\""));
    let of_a_peer = Browser::new(&ravi.node).get("/tags/AZURE").await.text();
    assert!(of_a_peer.contains("Round table"), "{of_a_peer}");
    let nothing = stranger.get("/tags/nobody-has-it?month=2026-05").await;
    assert_eq!(nothing.status, 200);
    assert!(nothing.text().contains("No event here"), "{}", nothing.text());
    for no_tag in ["/tags/two%20words", "/tags/%00", "/tags/%ff", "/tags/a%2Fb"] {
        assert_eq!(stranger.get(no_tag).await.status, 404, "{no_tag}");
    }
    world.finish();
}
