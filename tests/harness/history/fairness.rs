//! How long a live peer waits for news, with dead peers beside it and without (I11).

use std::time::Duration;

use ambient::Clock;
use serde_json::json;

use super::acts::evening;
use crate::evil::Evil;
use crate::world::World;

/// Events that are published, some seconds apart.
const EVENTS: u64 = 6;

/// The latency of each of six events to a live peer, while so many other peers are dead.
pub async fn latencies(seed: u64, dead: usize) -> Vec<Duration> {
    let world = World::new(seed);
    let (olga, ravi) = (
        world.node("seattle").officer("olga"),
        world.node("london").officer("ravi"),
    );
    world.peer(&olga, &ravi, &["events"]).await;
    let mut gone = Vec::new();
    for number in 0..dead {
        let evil = Evil::new(&world, &format!("dead{number}"), &olga.node);
        evil.join_as_peer(&world, &olga).await;
        gone.push(evil.origin);
    }
    for origin in &gone {
        world.internet.unroute(origin);
    }
    let mut latencies = Vec::new();
    for number in 0..EVENTS {
        let begun = ravi.node.clock.elapsed();
        let mut draft = evening(&format!("Event {number}"));
        draft["audience"] = json!("public");
        olga.publish(draft).await;
        let heard_before = world.ghost.log().len();
        world
            .run_for(Duration::from_secs(20 + world.weather.draw(100)))
            .await;
        let log = world.ghost.log();
        let heard = log[heard_before..]
            .iter()
            .find(|acked| acked.receiver == ravi.node.origin && acked.kind == "Create");
        latencies.push(heard.map_or(Duration::MAX, |acked| acked.at.saturating_sub(begun)));
    }
    world.abandon();
    latencies
}
