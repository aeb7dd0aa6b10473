//! A machine stops at every commit and every flush in turn: nothing acknowledged is lost, nothing is half done.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use engine::Moment;
use harness::{Fallen, Person, StoryNode, World, invariants};
use serde_json::json;

use crate::drafts::{evening, two_peers, with};
use crate::fairness::with_new_followers;

/// Where a machine stops.
#[derive(Clone, Copy, Debug)]
enum Stop {
    AtCommit(u64, Moment),
    AtFlush(u64, Moment),
}

/// A world in which an evening with one seat is published, seen, answered by two, changed and confirmed.
struct Evening {
    world: World,
    olga: Person,
    guests: Vec<Person>,
}

impl Evening {
    async fn prepare(seed: u64) -> Self {
        let world = World::new(seed);
        let (olga, ravi) = two_peers(&world).await;
        let guests = ["maren", "noor"].map(|name| ravi.node.member(name)).to_vec();
        world.when_fallen(Fallen::Restarts);
        Self { world, olga, guests }
    }

    fn node(&self, name: &str) -> Arc<StoryNode> {
        let nodes = self.world.nodes();
        nodes
            .into_iter()
            .find(|node| node.name == name)
            .expect("there are two")
    }

    async fn happen(&self) {
        let (world, olga) = (&self.world, &self.olga);
        let draft = with(evening("Round table"), "capacity", json!(1));
        let event = loop {
            let reply = olga.post_once("/api/v1/events", &draft, "the-evening").await;
            match reply.status {
                201 => break reply.json(),
                status => assert!(status >= 500, "{status}: {}", reply.text()),
            }
            world.run_for(Duration::from_secs(1)).await;
        };
        world.run_until_quiet().await;
        for guest in &self.guests {
            let there = guest.id_of("Round table").await;
            self.insist(async || guest.answer(&there, "going").await.status)
                .await;
        }
        world.run_until_quiet().await;
        let path = format!("/api/v1/events/{}", event["id"].as_str().unwrap());
        let changed = with(draft, "title", json!("Round table, upstairs"));
        self.insist(async || olga.put(&path, changed.clone()).await.status)
            .await;
        let maren = &self.guests[0];
        let there = self.id_at_guests().await;
        self.insist(async || maren.answer(&there, "withdrawn").await.status)
            .await;
        world.run_until_quiet().await;
    }

    async fn id_at_guests(&self) -> String {
        loop {
            if let Some(event) = self.guests[0].events().await.first() {
                return event["id"].as_str().unwrap().to_owned();
            }
            self.world.run_for(Duration::from_secs(1)).await;
        }
    }

    /// Asks again while the machine is down; what was done already may be asked for again.
    async fn insist(&self, ask: impl AsyncFn() -> u16) {
        for _ in 0..20 {
            if ask().await < 300 {
                return;
            }
            self.world.run_for(Duration::from_secs(1)).await;
        }
        panic!("a request was never taken");
    }

    async fn check(self, case: &str) {
        let events = self.guests[0].events().await;
        assert_eq!(events.len(), 1, "{case}");
        assert_eq!(events[0]["title"], "Round table, upstairs", "{case}");
        let event = self
            .olga
            .event_titled("Round table, upstairs")
            .await
            .expect("it is there");
        assert_eq!(
            (&event["taken"], &event["waiting"]),
            (&json!(1), &json!(0)),
            "{case}"
        );
        for guest in &self.guests {
            let answer = guest.rsvp(events[0]["id"].as_str().unwrap()).await;
            assert_eq!(answer["state"], "confirmed", "{case}: {answer}");
        }
        invariants::check(&self.world);
        self.world.finish();
    }
}

/// How many commits and flushes the evening takes on each machine, when nothing stops.
async fn steps(name: &str) -> (u64, u64) {
    let evening = Evening::prepare(100).await;
    let before = evening.node(name).steps();
    evening.happen().await;
    let after = evening.node(name).steps();
    evening.check("nothing stops").await;
    (after.0 - before.0, after.1 - before.1)
}

async fn stop_at(name: &str, stop: Stop) {
    let evening = Evening::prepare(100).await;
    let node = evening.node(name);
    match stop {
        Stop::AtCommit(commit, moment) => node.crash_at_commit(commit, moment),
        Stop::AtFlush(flush, moment) => node.crash_at_flush(flush, moment),
    }
    evening.happen().await;
    let (commits, _) = node.steps();
    let case = format!("{name} stops {stop:?}");
    assert_eq!(
        node.lives(),
        3,
        "{case}: it stopped once and started again, at {commits}"
    );
    evening.check(&case).await;
}

/// Stops a machine at each of its steps in turn, one world each.
async fn stop_everywhere(name: &str, stop: impl Fn(u64) -> Stop) {
    let (commits, flushes) = steps(name).await;
    assert!(
        commits > 10 && flushes > 10,
        "the evening is work: {commits} commits, {flushes} flushes"
    );
    let steps = match stop(1) {
        Stop::AtCommit(..) => commits,
        Stop::AtFlush(..) => flushes,
    };
    for step in 1..=steps {
        stop_at(name, stop(step)).await;
    }
}

#[tokio::test]
async fn the_host_may_stop_before_any_commit() {
    stop_everywhere("seattle", |step| Stop::AtCommit(step, Moment::Before)).await;
}

#[tokio::test]
async fn the_host_may_stop_between_any_commit_and_its_flush() {
    stop_everywhere("seattle", |step| Stop::AtFlush(step, Moment::Before)).await;
}

#[tokio::test]
async fn the_host_may_stop_after_any_flush_that_nobody_heard_of() {
    stop_everywhere("seattle", |step| Stop::AtFlush(step, Moment::After)).await;
}

#[tokio::test]
async fn the_guests_node_may_stop_before_any_commit() {
    stop_everywhere("london", |step| Stop::AtCommit(step, Moment::Before)).await;
}

#[tokio::test]
async fn the_guests_node_may_stop_between_any_commit_and_its_flush() {
    stop_everywhere("london", |step| Stop::AtFlush(step, Moment::Before)).await;
}

#[tokio::test]
async fn the_guests_node_may_stop_after_any_flush_that_nobody_heard_of() {
    stop_everywhere("london", |step| Stop::AtFlush(step, Moment::After)).await;
}

/// More servers than are queued in one transaction.
const FOLLOWERS: usize = 260;

/// I1, F15-1: an event that is told to many servers is queued for some after the others; whenever the machine stops meanwhile,
/// each of them hears of it.
#[tokio::test]
async fn a_machine_that_stops_while_it_queues_news_for_many_servers_tells_all_of_them() {
    for commit in 1..=5 {
        let world = World::new(101);
        let (olga, servers) = with_new_followers(&world, FOLLOWERS).await;
        world.when_fallen(Fallen::Restarts);
        olga.publish(evening("For many")).await;
        let lives = olga.node.lives();
        olga.node.crash_at_commit(commit, Moment::Before);
        world.run_until_quiet().await;
        assert!(olga.node.lives() > lives, "it stopped at commit {commit}");
        let tap = world.internet.tap();
        let told = |sent: &&egress::memory::Recorded| {
            let body = sent.request.body.as_deref().unwrap_or_default();
            String::from_utf8_lossy(body).contains("/activities/create")
        };
        let heard: BTreeSet<_> = tap.iter().filter(told).map(|sent| &sent.to).collect();
        let deaf: Vec<_> = servers.iter().filter(|server| !heard.contains(server)).collect();
        assert!(deaf.is_empty(), "stopped at commit {commit}: {deaf:?}");
        world.finish();
    }
}

/// I1, F15-1: what was acknowledged a moment before the machine stopped has its effect soon after its new start.
#[tokio::test]
async fn what_was_accepted_and_not_taken_in_before_a_crash_is_taken_in_soon_after_the_start() {
    let siege = crate::siege::Siege::lay(44).await;
    let group = siege.evil.join_as_peer(&siege.world, &siege.olga).await;
    let create = serde_json::json!({ "id": "https://evil.example/activities/late", "type": "Create",
        "actor": group.id.as_str(), "object": crate::malformed::full_event(&group, 1) });
    siege
        .evil
        .deliver(&siege.victim, &group, &create)
        .await
        .expect(202);
    siege.victim.crash(7);
    siege.victim.restart();
    siege.world.run_for(std::time::Duration::from_secs(20)).await;
    assert!(siege.olga.event_titled("Full").await.is_some());
    siege.world.run_until_quiet().await;
    siege.lift().await;
}
