//! Worlds of many nodes: torn into three parts that all go on, and fifty at once (reliability sections 3 and 4).

use std::time::Duration;

use engine::Moment;
use harness::{Fallen, Fault, Person, World, invariants};
use serde_json::json;

use crate::drafts::{evening, with};

const HOUR: Duration = Duration::from_secs(3_600);

/// An officer of a new node of each name.
fn towns<'a>(world: &World, names: impl IntoIterator<Item = &'a str>) -> Vec<Person> {
    let town = |name: &str| world.node(name).officer("olga");
    names.into_iter().map(town).collect()
}

/// Every pair agrees to peer: all propose, then all accept.
async fn peer_all(world: &World, officers: &[Person], pairs: &[(usize, usize)]) {
    for (one, other) in pairs {
        let peer = officers[*other].node.origin.as_str();
        let proposal = json!({ "peer": peer, "scopes": ["events"] });
        officers[*one].post("/api/v1/peers", proposal).await.expect(201);
    }
    world.run_until_quiet().await;
    for (one, other) in pairs {
        let path = format!("/api/v1/peers/{}/accept", officers[*one].node.origin.authority());
        let accepted = officers[*other].post(&path, json!({ "scopes": ["events"] }));
        accepted.await.expect(200);
    }
    world.run_until_quiet().await;
}

/// The parts of the torn world, by the numbers of their nodes.
const PARTS: [[usize; 2]; 3] = [[0, 1], [2, 3], [4, 5]];

fn part_of(number: usize) -> usize {
    number / 2
}

/// All pairs of six nodes.
fn pairs_of_six() -> Vec<(usize, usize)> {
    (0..6)
        .flat_map(|one| (one + 1..6).map(move |other| (one, other)))
        .collect()
}

/// What is known where, of what was published in each part.
async fn assert_known(officers: &[Person], knows: impl Fn(usize, usize) -> bool) {
    for (at, officer) in officers.iter().enumerate() {
        for part in 0..PARTS.len() {
            let found = officer.event_titled(&format!("Part {part}")).await.is_some();
            assert_eq!(found, knows(at, part), "{} of part {part}", officer.node.name);
        }
    }
}

/// I1, I2, I4, I5: no part hears another, each goes on, and the seats of one event are asked for in all three.
#[tokio::test]
async fn a_world_torn_into_three_parts_goes_on_in_each_and_agrees_when_it_is_one_again() {
    let world = World::new(370);
    let names = ["amsterdam", "bergen", "cadiz", "dublin", "espoo", "faro"];
    let officers = towns(&world, names);
    let pairs = pairs_of_six();
    peer_all(&world, &officers, &pairs).await;
    let before = with(evening("Two seats"), "capacity", json!(2));
    officers[0].publish(before).await;
    world.run_until_quiet().await;
    let torn = pairs
        .iter()
        .filter(|(one, other)| part_of(*one) != part_of(*other));
    for (one, other) in torn.clone() {
        world.part(&officers[*one].node.origin, &officers[*other].node.origin);
    }
    for (part, numbers) in PARTS.iter().enumerate() {
        officers[numbers[0]]
            .publish(evening(&format!("Part {part}")))
            .await;
        let guest = officers[numbers[1]].node.member("maren");
        let seats = guest.id_of("Two seats").await;
        guest.answer(&seats, "going").await.expect(200);
    }
    world.run_for(6 * HOUR).await;
    assert_known(&officers, |at, part| part_of(at) == part).await;
    let seats = officers[0]
        .event_titled("Two seats")
        .await
        .expect("it is its own");
    assert_eq!(seats["taken"], json!(1), "one part reaches the host");

    for (one, other) in torn {
        world.join(&officers[*one].node.origin, &officers[*other].node.origin);
    }
    world.run_until_quiet().await;
    assert_known(&officers, |_, _| true).await;
    let seats = officers[0]
        .event_titled("Two seats")
        .await
        .expect("it is its own");
    assert_eq!((&seats["taken"], &seats["waiting"]), (&json!(2), &json!(1)));
    invariants::check(&world);
    world.finish();
}

/// How many nodes the large world has; `$ROSARIUM_WORLD_NODES` is another number, from 6 on.
#[expect(
    clippy::disallowed_methods,
    reason = "how large the world is is said from outside"
)]
fn nodes() -> usize {
    let said = std::env::var("ROSARIUM_WORLD_NODES").ok();
    let nodes = said.map_or(50, |said| said.parse().expect("a number of nodes"));
    nodes.clamp(6, 26 * 26)
}

/// Each node has two peers, which stand beside it in a ring; while everybody publishes the network loses and repeats, it
/// is torn into three, and every tenth machine stops.
///
/// I1, I2, I3, I4, I10
#[tokio::test]
async fn fifty_nodes_lose_nothing_in_a_storm_that_tears_them_into_three() {
    let world = World::new(371);
    let count = nodes();
    let letter = |number: usize| char::from(b'a' + u8::try_from(number).expect("there are 26"));
    let names: Vec<String> = (0..count)
        .map(|number| format!("town{}{}", letter(number / 26), letter(number % 26)))
        .collect();
    let officers = towns(&world, names.iter().map(String::as_str));
    let ring: Vec<(usize, usize)> = (0..count).map(|one| (one, (one + 1) % count)).collect();
    peer_all(&world, &officers, &ring).await;

    world.when_fallen(Fallen::Restarts);
    for (fault, per_mille) in [
        (Fault::Loss, 100),
        (Fault::Duplicate, 100),
        (Fault::ReplyLost, 50),
    ] {
        world.weather.set(fault, per_mille);
    }
    let torn = [0, count / 3, 2 * count / 3].map(|number| ring[number]);
    for (one, other) in torn {
        world.part(&officers[one].node.origin, &officers[other].node.origin);
    }
    for officer in &officers {
        let draft = evening(&format!("Evening in {}", officer.node.name));
        officer.publish(draft).await;
    }
    for officer in officers.iter().step_by(10) {
        officer.node.crash_at_commit(2, Moment::Before);
    }
    world.run_for(HOUR).await;
    world.weather.calm();
    for (one, other) in torn {
        world.join(&officers[one].node.origin, &officers[other].node.origin);
    }
    world.run_until_quiet().await;
    for (one, other) in ring {
        let title = format!("Evening in {}", officers[one].node.name);
        let found = officers[other].event_titled(&title).await;
        assert!(found.is_some(), "{} knows no {title}", officers[other].node.name);
    }
    invariants::check(&world);
    world.finish();
}
