//! A new peer is shown what is ahead already, and a peer that was away catches up (F15-1, protocol section 6.3).

use std::time::Duration;

use harness::{World, invariants};
use serde_json::json;

use crate::drafts::{evening, two_peers, with};

#[tokio::test]
async fn a_new_peer_is_shown_what_was_published_before_it_was_one() {
    let world = World::new(50);
    let (olga, ravi) = (
        world.node("seattle").officer("olga"),
        world.node("london").officer("ravi"),
    );
    for number in 0..45 {
        olga.publish(evening(&format!("Public {number}"))).await;
    }
    olga.publish(with(evening("For peers"), "audience", json!("peers")))
        .await;
    olga.publish(with(evening("For members"), "audience", json!("members")))
        .await;
    ravi.publish(evening("London calling")).await;
    world.run_until_quiet().await;
    assert_eq!(ravi.events().await.len(), 1);

    world.peer(&olga, &ravi, &["events"]).await;
    assert_eq!(
        ravi.events().await.len(),
        47,
        "45 public ones, the one for peers, her own"
    );
    assert!(ravi.event_titled("For peers").await.is_some());
    assert!(ravi.event_titled("For members").await.is_none());
    assert!(olga.event_titled("London calling").await.is_some());
    invariants::check(&world);
    world.finish();
}

/// F15-1.
#[tokio::test]
async fn a_peer_that_was_stopped_during_fifty_changes_has_them_all_two_minutes_after_its_start() {
    let world = World::new(51);
    let (olga, ravi) = two_peers(&world).await;
    let event = olga.publish(evening("Before")).await;
    world.run_until_quiet().await;
    let path = format!("/api/v1/events/{}", event["id"].as_str().unwrap());
    ravi.node.crash(1);
    for number in 0..50 {
        match number % 2 {
            0 => olga
                .put(&path, evening(&format!("Change {number}")))
                .await
                .expect(200),
            _ => olga.publish(evening(&format!("New {number}"))).await,
        };
        world.run_for(Duration::from_secs(12)).await;
    }
    ravi.node.restart();
    world.run_for(Duration::from_secs(120)).await;
    assert_eq!(ravi.events().await.len(), 26);
    assert!(ravi.event_titled("Change 48").await.is_some());
    world.run_until_quiet().await;
    invariants::check(&world);
    world.finish();
}

#[tokio::test]
async fn a_node_whose_clock_is_a_minute_off_is_understood_all_the_same() {
    let world = World::new(52);
    let options = harness::NodeOptions {
        ahead_seconds: 60,
        ..harness::NodeOptions::default()
    };
    let olga = world.node_with("seattle", options).officer("olga");
    let ravi = world.node("london").officer("ravi");
    world.peer(&olga, &ravi, &["events"]).await;
    olga.publish(evening("Fast clock")).await;
    ravi.publish(evening("Slow clock")).await;
    world.run_until_quiet().await;
    assert_eq!((olga.events().await.len(), ravi.events().await.len()), (2, 2));
    invariants::check(&world);
    world.finish();
}
