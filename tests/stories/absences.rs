//! Who was away for so long that nobody tries often any more holds the same as its peers soon after it is back.

use std::time::Duration;

use community::shelves::Shelves;
use domain::{Origin, Scope};
use harness::{Person, World, invariants};
use jiff::Timestamp;
use serde_json::json;
use store::deliveries::Host;
use wire::sync::{Hand, Shelf};

use crate::breakers::{host_of, titles};
use crate::drafts::{evening, two_peers, with};

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3_600);

/// Whether both hold the same by the digests by which they would compare.
#[track_caller]
fn assert_same_digests(one: &Person, other: &Person) {
    let shelves = |person: &Person, peer: &Origin| {
        let database = person.node.database();
        let active = database.read(|tx| store::peerings::active(tx, peer, Scope::Events));
        let active = active.expect("peerings can be read").expect("they are peers");
        Shelves::read(&database, &active, Timestamp::UNIX_EPOCH).expect("shelves can be read")
    };
    let (here, there) = (shelves(one, &other.node.origin), shelves(other, &one.node.origin));
    for shelf in Shelf::ALL {
        for (mine, theirs) in [(Hand::Shared, Hand::Held), (Hand::Held, Hand::Shared)] {
            let (mine, theirs) = (here.lines(mine, shelf), there.lines(theirs, shelf));
            assert_eq!(mine.summary(), theirs.summary(), "{shelf:?}");
        }
    }
}

/// F15-1, C7: also where it was away for so long that it is not tried for a minute, and for an hour, at a time.
#[tokio::test]
async fn a_peer_that_comes_back_to_an_open_breaker_holds_the_same_within_two_minutes() {
    for (seed, away) in [(32, 3 * HOUR), (33, 26 * HOUR)] {
        let world = World::new(seed);
        let (olga, ravi) = two_peers(&world).await;
        let nina = ravi.node.member("nina");
        let before = olga.publish(evening("Before")).await;
        world.run_until_quiet().await;
        nina.answer(&ravi.id_of("Before").await, "going")
            .await
            .expect(200);
        world.run_until_quiet().await;
        let mails = ravi.node.letterbox.mails().len();
        ravi.node.crash(1);
        let path = format!("/api/v1/events/{}", before["id"].as_str().unwrap_or_default());
        for number in 0..50 {
            match number % 5 {
                0 => olga
                    .put(&path, with(evening("Before"), "capacity", json!(100 + number)))
                    .await
                    .expect(200),
                _ => olga.publish(evening(&format!("New {number}"))).await,
            };
            world.run_for(away / 50).await;
        }
        let host = host_of(&olga, &ravi.node.origin);
        assert!(
            host.failures >= Host::FAILURES_MAX,
            "the breaker is open: {host:?}"
        );
        ravi.node.restart();
        world.run_for(2 * MINUTE).await;
        assert_same_digests(&olga, &ravi);
        assert_eq!(titles(&ravi).await, titles(&olga).await);
        assert_eq!(titles(&ravi).await.len(), 41);
        assert_eq!(host_of(&olga, &ravi.node.origin).failures, 0);
        world.run_until_quiet().await;
        assert_eq!(
            ravi.node.letterbox.mails().len(),
            mails,
            "nobody is mailed for a change of seats"
        );
        invariants::check(&world);
        world.finish();
    }
}
