//! The world itself: it ends only when nothing is left to do, and one seed replays it byte for byte.

use harness::{World, invariants};
use serde_json::json;

use crate::drafts::{evening, three_peers, two_peers, with};

#[tokio::test]
#[should_panic(expected = "work is left undone")]
async fn a_story_that_leaves_work_undone_fails() {
    let world = World::new(90);
    let (olga, _) = two_peers(&world).await;
    olga.publish(evening("Never told")).await;
    world.finish();
}

#[tokio::test]
#[should_panic(expected = "a story ends with")]
async fn a_story_that_forgets_to_end_fails() {
    let world = World::new(91);
    two_peers(&world).await;
    drop(world);
}

#[tokio::test]
#[should_panic(expected = "I4")]
async fn a_copy_that_differs_from_its_owners_breaks_an_invariant() {
    let world = World::new(92);
    let (olga, ravi) = two_peers(&world).await;
    olga.publish(evening("As published")).await;
    world.run_until_quiet().await;
    let database = ravi.node.database();
    let address = olga.event_titled("As published").await.unwrap()["activitypub_id"].clone();
    let address = domain::Iri::parse(address.as_str().unwrap()).unwrap();
    let spoil = database.transact_blocking(|tx| {
        let mut copy = store::events::by_iri(tx, &address)?.expect("it arrived");
        copy.draft.title = domain::Title::parse("Spoilt").expect("a title");
        store::events::put(tx, &copy)
    });
    spoil.unwrap();
    invariants::check(&world);
}

/// Everything a world sends, in order.
async fn history(seed: u64) -> Vec<String> {
    let world = World::new(seed);
    let (olga, ravi, _) = three_peers(&world).await;
    let maren = ravi.node.member("maren");
    world.weather.storm();
    olga.publish(with(evening("Evening"), "capacity", json!(1))).await;
    world.run_until_quiet().await;
    maren
        .answer(&maren.id_of("Evening").await, "going")
        .await
        .expect(200);
    olga.node.crash(seed);
    olga.node.restart();
    world.run_until_quiet().await;
    world.weather.calm();
    world.run_until_quiet().await;
    let tap = world.internet.tap();
    world.finish();
    let line = |sent: &egress::memory::Recorded| {
        let body = sent
            .request
            .body
            .as_ref()
            .map(|body| String::from_utf8_lossy(body).into_owned());
        format!(
            "{} {} {:?} {:?}",
            sent.from, sent.request.url, sent.request.headers, body
        )
    };
    tap.iter().map(line).collect()
}

#[tokio::test]
async fn one_seed_replays_every_byte_that_is_sent_and_another_does_not() {
    let first = history(93).await;
    assert!(first.len() > 30);
    assert_eq!(first, history(93).await);
    assert_ne!(first, history(94).await);
}
