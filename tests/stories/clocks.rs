//! A clock that is wrong stops federation and loses nothing (protocol section 5, threat C9).

use std::time::Duration;

use ambient::Clock;
use harness::{Browser, Person, StoryNode, World, get, invariants};
use jiff::SignedDuration;

use crate::drafts::{evening, three_peers, two_peers};

const HOUR: i64 = 3_600;

/// Sets a node's clock, as a wrong time server would.
fn jump(node: &StoryNode, seconds: i64) {
    let now = node.clock.now();
    let there = now.checked_add(SignedDuration::from_secs(seconds));
    node.clock
        .set(there.expect("clocks are off by days, not by ages"));
}

async fn says_why(node: &StoryNode) -> bool {
    let ready = get(node, "/readyz", "application/json").await;
    assert_eq!(ready.status, 200, "reads go on: {}", ready.text());
    ready.text().contains("the clock of this machine is")
}

/// Whether pages tell an officer, and nobody else.
async fn banner(officer: &Person) -> bool {
    let title = "Set the clock of this machine right";
    let stranger = Browser::new(&officer.node).get("/events").await;
    assert!(!stranger.text().contains(title), "{}", stranger.text());
    let browser = Browser::signed_in(officer).await;
    browser.get("/desk/peers").await.text().contains(title)
}

async fn both_know(one: &Person, other: &Person, titles: &[&str]) {
    for person in [one, other] {
        for title in titles {
            let found = person.event_titled(title).await;
            assert!(found.is_some(), "{} knows no {title}", person.node.name);
        }
    }
}

/// C9, I1, I4
#[tokio::test]
async fn a_clock_that_jumps_by_minutes_or_by_a_day_loses_nothing_and_is_told_of() {
    for (seed, seconds) in [(360, 300), (361, -300), (362, 25 * HOUR), (363, -25 * HOUR)] {
        let world = World::new(seed);
        let (olga, ravi, _) = three_peers(&world).await;
        jump(&olga.node, seconds);
        olga.publish(evening("From Seattle")).await;
        ravi.publish(evening("From London")).await;
        world.run_for(Duration::from_secs(30 * 60)).await;
        assert!(says_why(&olga.node).await, "{seconds}");
        assert!(!says_why(&ravi.node).await, "{seconds}: two of three are right");
        assert!(
            banner(&olga).await && !banner(&ravi).await,
            "{seconds}: her officers read it"
        );
        jump(&olga.node, -seconds);
        world.run_for(Duration::from_secs(12 * 3_600)).await;
        world.run_until_quiet().await;
        assert!(!says_why(&olga.node).await, "{seconds}");
        both_know(&olga, &ravi, &["From Seattle", "From London"]).await;
        invariants::check(&world);
        world.finish();
    }
}

/// C9, I1, I4: two in a hundred are a minute and more an hour, which nobody notices at first.
#[tokio::test]
async fn a_clock_that_drifts_from_hour_to_hour_loses_nothing_and_is_told_of() {
    for (seed, drift) in [(368, 20_000), (369, -20_000)] {
        let world = World::new(seed);
        let (olga, ravi, _) = three_peers(&world).await;
        olga.node.drifts(drift);
        let mut titles = Vec::new();
        for hour in 1..=6 {
            for officer in [&olga, &ravi] {
                let title = format!("Hour {hour} of {}", officer.node.name);
                officer.publish(evening(&title)).await;
                titles.push(title);
            }
            world.run_for(Duration::from_secs(3_600)).await;
            let off = (world.now().as_second() - olga.node.clock.now().as_second()).abs();
            assert!((60 * hour..80 * hour).contains(&off), "hour {hour}: {off} s off");
        }
        assert!(says_why(&olga.node).await, "{drift}");
        assert!(!says_why(&ravi.node).await, "{drift}: two of three are right");
        assert!(banner(&olga).await && !banner(&ravi).await, "{drift}");
        olga.node.drifts(0);
        olga.node.clock.set(world.now());
        world.run_for(Duration::from_secs(12 * 3_600)).await;
        world.run_until_quiet().await;
        assert!(!says_why(&olga.node).await, "{drift}");
        let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
        both_know(&olga, &ravi, &titles).await;
        invariants::check(&world);
        world.finish();
    }
}

/// C9: off by more than half a minute, federation does not start.
#[tokio::test]
async fn a_node_that_starts_with_a_wrong_clock_waits_until_it_is_right() {
    for (seed, seconds, waits) in [
        (364, 31, true),
        (365, -31, true),
        (366, 29, false),
        (367, -29, false),
    ] {
        let world = World::new(seed);
        let (olga, ravi) = two_peers(&world).await;
        olga.node.crash(1);
        jump(&olga.node, seconds);
        olga.node.restart();
        olga.publish(evening("After the start")).await;
        world.run_for(Duration::from_secs(120)).await;
        assert_eq!(says_why(&olga.node).await, waits, "{seconds}");
        assert_eq!(
            ravi.event_titled("After the start").await.is_none(),
            waits,
            "{seconds}"
        );
        jump(&olga.node, -seconds);
        world.run_for(Duration::from_secs(120)).await;
        world.run_until_quiet().await;
        assert!(!says_why(&olga.node).await);
        both_know(&olga, &ravi, &["After the start"]).await;
        invariants::check(&world);
        world.finish();
    }
}
