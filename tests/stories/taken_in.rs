//! What comes from one server is taken in in its order, many at a time, and each for itself.

use std::time::Duration;

use harness::World;
use harness::evil::Evil;
use serde_json::json;

use crate::drafts::{evening, with};
use crate::siege::Siege;

#[tokio::test]
async fn forty_answers_of_one_server_with_nonsense_between_them_are_taken_in_in_their_order() {
    let world = World::new(91);
    let olga = world.node("seattle").officer("olga");
    let evil = Evil::new(&world, "social", &olga.node);
    let event = olga
        .publish(with(evening("Open house"), "capacity", json!(3)))
        .await;
    let address = event["activitypub_id"].as_str().unwrap();
    let mallory = evil.mastodon("mallory");
    evil.follow(&olga.node, &mallory, "1").await;
    world.run_until_quiet().await;
    for number in 0..41 {
        let (kind, object) = match number % 4 {
            0 | 2 => ("Join", json!(address)),
            1 => ("Leave", json!(address)),
            _ => ("Create", json!({ "type": "Event", "name": 7 })),
        };
        let activity = json!({
            "id": format!("https://social.example/said/{number}"), "type": kind,
            "actor": mallory.id.as_str(), "object": object,
        });
        evil.deliver(&olga.node, &mallory, &activity).await.expect(202);
    }
    world.run_until_quiet().await;
    let path = format!("/api/v1/events/{}", event["id"].as_str().unwrap());
    assert_eq!(
        olga.get(&path).await.expect(200)["taken"],
        json!(1),
        "her last word was that she comes"
    );
    let heard = evil.heard("Accept");
    let last = heard.last().unwrap();
    assert_eq!(last["object"]["id"], "https://social.example/said/40", "{last}");
    world.finish();
}

#[tokio::test]
async fn an_answer_is_taken_back_by_its_id_alone_and_only_by_who_gave_it() {
    let world = World::new(92);
    let olga = world.node("seattle").officer("olga");
    let evil = Evil::new(&world, "social", &olga.node);
    let event = olga.publish(evening("Open house")).await;
    let path = format!("/api/v1/events/{}", event["id"].as_str().unwrap());
    let (mallory, noor) = (evil.mastodon("mallory"), evil.mastodon("noor"));
    let join = json!({
        "id": "https://social.example/joins/1", "type": "Join", "actor": noor.id.as_str(),
        "object": event["activitypub_id"],
    });
    evil.deliver(&olga.node, &noor, &join).await.expect(202);
    world.run_until_quiet().await;
    for (number, by, taken) in [(1, &mallory, 1), (2, &noor, 0)] {
        let undo = json!({
            "id": format!("https://social.example/undo/{number}"), "type": "Undo",
            "actor": by.id.as_str(), "object": join["id"],
        });
        evil.deliver(&olga.node, by, &undo).await.expect(202);
        world.run_until_quiet().await;
        assert_eq!(olga.get(&path).await.expect(200)["taken"], json!(taken));
    }
    world.finish();
}

/// Protocol section 3.4, step 9: the bound is for signatures that fail, not for those that hold.
#[tokio::test]
async fn an_actor_that_changes_twice_within_five_minutes_is_read_anew_twice() {
    let siege = Siege::lay(230).await;
    let before = siege.evil.fetches_of("/users/mallory");
    for times in 1..=2 {
        siege.world.advance(Duration::from_secs(40));
        let herself = json!({ "id": siege.mallory.id.as_str(), "type": "Person" });
        let update = siege.activity("Update", herself);
        siege
            .evil
            .deliver(&siege.victim, &siege.mallory, &update)
            .await
            .expect(202);
        siege.world.run_until_quiet().await;
        assert_eq!(siege.evil.fetches_of("/users/mallory"), before + times);
    }
    siege.lift().await;
}
