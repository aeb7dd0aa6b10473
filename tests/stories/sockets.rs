//! Nodes that speak HTTP over lines of bytes, which break in the middle of questions and of answers (reliability, L2).

use std::time::Duration;

use harness::{World, invariants};
use serde_json::json;

use crate::drafts::{evening, three_peers, with};

/// Each with a world of its own.
const SEEDS: std::ops::Range<u64> = 400..403;

/// I1, I2, I3, I4, I5: what half arrived has no effect, and what arrived and was not heard of has one.
#[tokio::test]
async fn lines_that_break_in_the_middle_of_messages_lose_nothing_and_do_nothing_twice() {
    for seed in SEEDS {
        let world = World::new(seed);
        world.sockets.lay(0);
        let (olga, ravi, ada) = three_peers(&world).await;
        assert_eq!(
            world.sockets.broken(),
            0,
            "whole messages arrive over whole lines"
        );
        let officers = [olga, ravi, ada];
        let guests = [officers[1].node.member("maren"), officers[2].node.member("noor")];
        officers[0]
            .publish(with(evening("One seat"), "capacity", json!(1)))
            .await;
        world.run_until_quiet().await;
        world.sockets.lay(600);
        for round in 0..3 {
            for officer in &officers {
                let title = format!("Round {round} in {}", officer.node.name);
                officer.publish(evening(&title)).await;
            }
            for guest in &guests {
                let answer = if round == 1 { "withdrawn" } else { "going" };
                let event = guest.id_of("One seat").await;
                guest.answer(&event, answer).await.expect(200);
            }
            world.run_for(Duration::from_secs(20 * 60)).await;
        }
        assert!(
            world.sockets.broken() > 3,
            "SEED={seed}: too few broke to mean anything"
        );
        world.sockets.lay(0);
        world.run_until_quiet().await;
        for officer in &officers {
            assert_eq!(
                officer.events().await.len(),
                1 + 3 * officers.len(),
                "SEED={seed}"
            );
        }
        let event = officers[0].event_titled("One seat").await.expect("it is its own");
        assert_eq!(
            (&event["taken"], &event["waiting"]),
            (&json!(1), &json!(1)),
            "SEED={seed}"
        );
        invariants::check(&world);
        world.finish();
    }
}
