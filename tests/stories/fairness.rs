//! A thousand dead hosts and one that reads slowly delay each other, and nobody who is well (threat C7, invariant I11).

use std::time::Duration;

use domain::{Iri, Origin, OwnActor};
use egress::memory::answer;
use harness::{Person, World};
use jiff::Timestamp;
use serde_json::Value;
use store::deliveries::{self, Lanes};
use store::followers::{self, Follower};
use store::inbox;

use crate::drafts::{evening, two_peers};

const DEAD: usize = 1_000;
/// How long a dead host lets us wait.
const SILENCE: Duration = Duration::from_secs(10);
/// How long the slow one takes to read what it is sent.
const SLOWNESS: Duration = Duration::from_secs(20);
/// How long the live peer takes.
const QUICKNESS: Duration = Duration::from_secs(1);
/// Events that are published while all the dead are overdue.
const EVENTS: usize = 3;
const BETWEEN: Duration = Duration::from_secs(6 * 3_600);

fn host(name: &str) -> Origin {
    Origin::parse(&format!("https://{name}.example")).expect("a plain name")
}

/// Somebody elsewhere follows the community: what it publishes goes to that server too.
async fn follow_from(person: &Person, server: &Origin) {
    let follower = Follower {
        actor: Iri::local(server, "/users/somebody"),
        inbox: Iri::local(server, "/inbox"),
        follow: Iri::local(server, "/follows/1"),
        since: Timestamp::UNIX_EPOCH,
    };
    let database = person.node.database();
    let kept = database.transact(|tx| followers::put(tx, OwnActor::Community, &follower));
    kept.await.expect("a follower can be kept");
}

/// When the live peer's inbox took the event in, on the clock that all nodes share.
fn arrival(ravi: &Person, event: &Value) -> Timestamp {
    let id = event["activitypub_id"].as_str().expect("an id");
    let rows = ravi.node.database().read(|tx| inbox::list(tx, 1_000));
    let rows = rows.expect("an inbox can be read");
    let row = rows
        .iter()
        .find(|row| row.id.as_str().starts_with(id) && row.id.as_str().contains("/activities/create"));
    row.expect("the live peer has it").at
}

/// The longest that the live peer waited for an event, and how often the busiest dead host was asked.
async fn longest_wait(dead: usize) -> (Duration, usize) {
    let world = World::new(77);
    let (olga, ravi) = two_peers(&world).await;
    world.weather.answers_after(&ravi.node.origin, QUICKNESS);
    let slow = host("slow");
    world
        .internet
        .route(slow.clone(), |_| answer(202, "text/plain", ""));
    world.weather.answers_after(&slow, SLOWNESS);
    if dead > 0 {
        follow_from(&olga, &slow).await;
    }
    let silent: Vec<Origin> = (0..dead).map(|number| host(&format!("dead{number}"))).collect();
    for server in &silent {
        world
            .internet
            .route(server.clone(), |_| answer(504, "text/plain", ""));
        world.weather.answers_after(server, SILENCE);
        follow_from(&olga, server).await;
    }
    olga.publish(evening("Before anybody knew")).await;
    world.run_for(Duration::from_secs(600)).await;
    let mut longest = Duration::ZERO;
    for number in 0..EVENTS {
        // The node had no chance to work for hours: every dead host is overdue when the news comes.
        world.advance(BETWEEN);
        let event = olga.publish(evening(&format!("Evening {number}"))).await;
        let published = olga.node.clock_now();
        world.run_for(Duration::from_secs(60)).await;
        let waited = arrival(&ravi, &event).duration_since(published);
        longest = longest.max(Duration::try_from(waited).expect("after it was published"));
    }
    let tap = world.internet.tap();
    let asked = |server: &Origin| tap.iter().filter(|sent| &sent.to == server).count();
    let busiest = silent.iter().map(asked).max().unwrap_or(0);
    world.finish_with(|line| line.contains("dead") || line.contains("slow.example"));
    (longest, busiest)
}

/// C7, I11
#[tokio::test]
async fn a_thousand_dead_hosts_and_a_slow_one_do_not_keep_a_live_peer_waiting() {
    let (alone, _) = longest_wait(0).await;
    assert!(alone >= QUICKNESS, "the measure measures: {alone:?}");
    let (among, busiest) = longest_wait(DEAD).await;
    assert!(
        among * 2 <= alone * 3,
        "{among:?} among the dead, {alone:?} without them"
    );
    assert!(
        (2..=10).contains(&busiest),
        "a dead host was asked {busiest} times in a day"
    );
}

/// Servers that follow the community and take what they are told.
const FOLLOWERS: usize = 60;

/// A community with many followers elsewhere that have taken something before.
async fn with_followers(world: &World) -> (Person, Vec<Origin>) {
    let (olga, servers) = with_new_followers(world, FOLLOWERS).await;
    olga.publish(evening("Before")).await;
    world.run_until_quiet().await;
    (olga, servers)
}

/// The same, before they were sent anything.
pub(crate) async fn with_new_followers(world: &World, count: usize) -> (Person, Vec<Origin>) {
    let (olga, _) = two_peers(world).await;
    let servers: Vec<Origin> = (10..10 + count)
        .map(|number| host(&format!("a{number}")))
        .collect();
    for server in &servers {
        world
            .internet
            .route(server.clone(), |_| answer(202, "text/plain", ""));
        follow_from(&olga, server).await;
    }
    (olga, servers)
}

#[tokio::test]
async fn what_many_servers_take_is_written_down_together_and_not_one_by_one() {
    let world = World::new(78);
    let (olga, servers) = with_followers(&world).await;
    let database = olga.node.database();
    let delivered = || -> u64 {
        let hosts = servers.iter().map(|server| {
            let host = database.read(|tx| deliveries::host(tx, server));
            host.expect("a host can be read").delivered
        });
        hosts.sum()
    };
    let (taken, commits) = (delivered(), database.health().commits);
    olga.publish(evening("Together")).await;
    world.run_until_quiet().await;
    assert_eq!(delivered() - taken, FOLLOWERS as u64);
    let commits = database.health().commits - commits;
    assert!(commits <= FOLLOWERS as u64 / 3, "{commits} commits");
    let rows = deliveries::next_due(&database).expect("a queue can be read");
    assert_eq!(rows, None, "the convoy that they were is gone");
    world.finish();
}

/// C4
#[tokio::test]
async fn a_lane_that_somebody_else_took_over_keeps_none_of_those_waiting_that_are_settled_with_it() {
    let world = World::new(79);
    // Whoever has never taken anything has a lane of its own; so few are all sent to at once.
    let (olga, servers) = with_new_followers(&world, FOLLOWERS / 3).await;
    let (first, others) = servers.split_first().expect("there are some");
    let (database, clock) = (olga.node.database(), olga.node.clock_now());
    let later = clock + Duration::from_secs(3_600);
    world.internet.route(first.clone(), move |_| {
        // Its own lease is the first of those that run out, and all of them have by then.
        let taken = deliveries::claim_of(&database, Lanes::Troubled, later, later, 1);
        assert_eq!(taken.expect("a queue can be read").len(), 1);
        answer(202, "text/plain", "")
    });
    olga.publish(evening("Taken over")).await;
    world.run_for(Duration::from_secs(60)).await;
    let waiting = |server: &Origin| {
        let database = olga.node.database();
        let rows = database.read(|tx| deliveries::waiting(tx, Some(server), 9));
        rows.expect("a queue can be read").len()
    };
    assert_eq!(waiting(first), 1, "whoever took it over sends it again");
    assert!(others.iter().all(|server| waiting(server) == 0));
    world
        .internet
        .route(first.clone(), |_| answer(202, "text/plain", ""));
    world.run_for(Duration::from_secs(7_200)).await;
    assert_eq!(waiting(first), 0);
    world.finish();
}

/// C4
#[tokio::test]
async fn a_convoy_that_somebody_else_took_over_is_sent_to_again_as_far_as_it_was_not_written_down() {
    let world = World::new(80);
    let (olga, servers) = with_followers(&world).await;
    let (first, _) = servers.split_first().expect("there are some");
    let (database, clock) = (olga.node.database(), olga.node.clock_now());
    let later = clock + Duration::from_secs(3_600);
    world.internet.route(first.clone(), move |_| {
        let taken = deliveries::claim_of(&database, Lanes::Well, later, later, 1);
        assert!(taken.expect("a queue can be read").len() > FOLLOWERS / 2);
        answer(202, "text/plain", "")
    });
    olga.publish(evening("Taken over together")).await;
    world.run_for(Duration::from_secs(60)).await;
    let waiting = || {
        let rows = olga.node.database().read(|tx| deliveries::waiting(tx, None, 999));
        rows.expect("a queue can be read").len()
    };
    assert!(
        waiting() > FOLLOWERS / 2,
        "whoever took them over sends them again"
    );
    world
        .internet
        .route(first.clone(), |_| answer(202, "text/plain", ""));
    world.run_for(Duration::from_secs(7_200)).await;
    assert_eq!(waiting(), 0);
    world.finish();
}
