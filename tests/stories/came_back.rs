//! For whom an event is that comes back after a restore, and what a new peering finds the first time it compares
//! (protocol sections 6.2 and 6.3).

use harness::{Person, World, invariants};
use serde_json::json;
use store::repairs;

use crate::drafts::{evening, three_peers, with};

const HOUR: std::time::Duration = std::time::Duration::from_secs(3_600);

fn told_to_remove(world: &World, person: &Person) -> usize {
    let tap = world.internet.tap();
    let to_her = tap.iter().filter(|sent| sent.to == person.node.origin);
    let bodies = to_her.filter_map(|sent| sent.request.body.as_ref());
    let removals = bodies.filter(|body| String::from_utf8_lossy(body).contains("\"type\":\"Delete\""));
    removals.count()
}

/// S2, I4: nobody can say for whom a forgotten event was but those who have it; each who shows what we signed keeps it.
#[tokio::test]
async fn an_event_for_peers_that_a_restored_owner_forgot_stays_with_each_peer_that_has_it() {
    let world = World::new(79);
    let (olga, ravi, ada) = three_peers(&world).await;
    olga.publish(evening("Old")).await;
    world.run_until_quiet().await;
    let backup = olga.node.back_up();
    world.run_for(24 * HOUR).await;
    olga.publish(with(evening("For all peers"), "audience", json!("peers")))
        .await;
    let named = json!({ "peers": ["https://london.example"] });
    olga.publish(with(evening("For London"), "audience", named)).await;
    world.run_until_quiet().await;

    olga.node.put_back(&backup);
    world.run_until_quiet().await;
    world.run_for(24 * HOUR).await;
    for person in [&olga, &ravi, &ada] {
        assert!(
            person.event_titled("For all peers").await.is_some(),
            "{}",
            person.node.name
        );
    }
    let shown = olga.event_titled("For all peers").await.unwrap();
    assert_eq!(
        shown["audience"]["peers"],
        json!(["https://agora.example", "https://london.example"]),
        "{shown}"
    );
    let shown = olga.event_titled("For London").await.unwrap();
    assert_eq!(
        shown["audience"]["peers"],
        json!(["https://london.example"]),
        "{shown}"
    );
    assert!(ada.event_titled("For London").await.is_none());
    assert_eq!(
        (told_to_remove(&world, &ravi), told_to_remove(&world, &ada)),
        (0, 0)
    );

    // A change is told to all of them.
    let path = format!("/api/v1/events/{}", olga.id_of("For all peers").await);
    let audience = olga.get(&path).await.expect(200)["audience"].clone();
    let change = with(
        with(evening("For all peers"), "audience", audience),
        "capacity",
        json!(9),
    );
    olga.put(&path, change).await.expect(200);
    world.run_until_quiet().await;
    for person in [&ravi, &ada] {
        assert_eq!(person.event_titled("For all peers").await.unwrap()["capacity"], 9);
    }
    invariants::check(&world);
    world.finish();
}

#[tokio::test]
async fn a_new_peering_between_nodes_with_many_events_says_that_both_hold_the_same() {
    let world = World::new(80);
    let (olga, ravi) = (
        world.node("seattle").officer("olga"),
        world.node("london").officer("ravi"),
    );
    for number in 0..30 {
        for person in [&olga, &ravi] {
            person.publish(evening(&format!("Evening {number}"))).await;
        }
    }
    world.peer(&olga, &ravi, &["events"]).await;
    world.run_until_quiet().await;
    for (one, other) in [(&olga, &ravi), (&ravi, &olga)] {
        let repair = one
            .node
            .database()
            .read(|tx| repairs::get(tx, &other.node.origin));
        let compared = repair.unwrap().compared.expect("both were compared");
        assert_eq!(
            (compared.differing, compared.repaired),
            (0, 0),
            "{}",
            one.node.name
        );
    }
    invariants::check(&world);
    world.finish();
}
