//! Who may see and answer what, across nodes (2.20).

use harness::evil::Evil;
use harness::{Browser, World, get, invariants};
use serde_json::json;

use crate::drafts::{evening, three_peers, with};

/// Need 2.20.
#[tokio::test]
async fn an_event_for_londons_members_is_seen_and_answered_there_and_unknown_at_agora() {
    let world = World::new(20);
    let (olga, ravi, ada) = three_peers(&world).await;
    let (maren, zoe) = (ravi.node.member("maren"), ada.node.member("zoe"));
    let draft = with(
        evening("Table for London"),
        "audience",
        json!({ "peers": ["https://london.example"] }),
    );
    let draft = with(draft, "price", json!("40.00"));
    let event = olga.publish(with(draft, "member_price", json!("30.00"))).await;
    world.run_until_quiet().await;

    let copy = maren
        .event_titled("Table for London")
        .await
        .expect("London's member sees it");
    assert_eq!(
        (&copy["member_price"], &copy["price"]),
        (&json!("30.00"), &json!("40.00")),
        "{copy}"
    );
    let page = format!("/events/{}", copy["id"].as_str().unwrap());
    let page = Browser::signed_in(&maren).await.get(&page).await.text();
    assert!(page.contains("Member price €30.00, otherwise €40.00"), "{page}");
    maren
        .answer(copy["id"].as_str().unwrap(), "going")
        .await
        .expect(200);
    world.run_until_quiet().await;
    let answer = maren.rsvp(copy["id"].as_str().unwrap()).await;
    assert_eq!(answer["state"], "confirmed", "{answer}");
    assert_eq!(answer["words"], "Confirmed by Seattle Partners 12:00");

    assert!(ada.events().await.is_empty() && zoe.events().await.is_empty());
    let id = event["id"].as_str().unwrap();
    assert_eq!(zoe.get(&format!("/api/v1/events/{id}")).await.status, 404);
    assert_eq!(zoe.answer(id, "going").await.status, 404);
    // Nobody reads it at its address without a signature of London.
    let address = format!("/events/{id}");
    assert_eq!(
        get(&olga.node, &address, "application/activity+json")
            .await
            .status,
        404
    );
    let guests = olga.get(&format!("/api/v1/events/{id}/rsvps")).await.expect(200);
    assert_eq!(guests["items"].as_array().map(Vec::len), Some(1), "{guests}");
    assert_eq!(guests["items"][0]["community"], "London Partners", "{guests}");
    invariants::check(&world);
    world.finish();
}

#[tokio::test]
async fn an_event_for_members_leaves_its_node_for_nobody() {
    let world = World::new(21);
    let (olga, ravi, _) = three_peers(&world).await;
    let sent = world.internet.tap().len();
    olga.publish(with(evening("Among ourselves"), "audience", json!("members")))
        .await;
    world.run_until_quiet().await;
    assert_eq!(world.internet.tap().len(), sent, "nothing was sent");
    assert!(
        olga.node
            .member("mo")
            .event_titled("Among ourselves")
            .await
            .is_some()
    );
    assert!(ravi.events().await.is_empty());
    invariants::check(&world);
    world.finish();
}

#[tokio::test]
async fn who_may_no_longer_see_an_event_loses_it() {
    let world = World::new(22);
    let (olga, ravi, ada) = three_peers(&world).await;
    let event = olga
        .publish(with(evening("Workshop"), "audience", json!("peers")))
        .await;
    world.run_until_quiet().await;
    assert!(ada.event_titled("Workshop").await.is_some());
    let path = format!("/api/v1/events/{}", event["id"].as_str().unwrap());
    let narrowed = with(
        evening("Workshop"),
        "audience",
        json!({ "peers": ["https://london.example"] }),
    );
    olga.put(&path, narrowed).await.expect(200);
    world.run_until_quiet().await;
    assert!(ravi.event_titled("Workshop").await.is_some());
    assert!(ada.event_titled("Workshop").await.is_none());
    let widened = with(evening("Workshop"), "audience", json!("public"));
    olga.put(&path, widened).await.expect(200);
    world.run_until_quiet().await;
    assert!(
        ada.event_titled("Workshop").await.is_some(),
        "it is shown again to whoever may see it again"
    );
    invariants::check(&world);
    world.finish();
}

#[tokio::test]
async fn an_event_that_becomes_public_is_told_to_followers_as_it_is_now() {
    let world = World::new(23);
    let (olga, _, _) = three_peers(&world).await;
    let social = Evil::new(&world, "social", &olga.node);
    let mallory = social.mastodon("mallory");
    social.follow(&olga.node, &mallory, "1").await;
    let event = olga
        .publish(with(evening("CANARY draft"), "audience", json!("peers")))
        .await;
    world.run_until_quiet().await;
    assert_eq!(social.heard("Create").len(), 0);
    let path = format!("/api/v1/events/{}", event["id"].as_str().unwrap());
    olga.put(&path, evening("For everybody")).await.expect(200);
    world.run_until_quiet().await;
    let told = social.heard("Create");
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0]["object"]["name"], "For everybody", "{told:?}");
    assert_eq!(told[0]["to"][0], "https://www.w3.org/ns/activitystreams#Public");
    assert!(
        social
            .inbox()
            .iter()
            .all(|activity| !activity.to_string().contains("CANARY"))
    );
    invariants::check(&world);
    world.finish();
}
