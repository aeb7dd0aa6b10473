//! What only an active peer may read of a node, and what a lying peer can do with it (protocol sections 6.1 and 6.2).

use std::time::Duration;

use egress::memory::answer;
use harness::evil::{Actor, Scheme, Signed};
use harness::get;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use store::{repairs, sequences};

use crate::drafts::{evening, with};
use crate::siege::Siege;

const ACTIVITY_JSON: &str = "application/activity+json";
const DOORS: [&str; 10] = [
    "/peer/log?epoch=1&after=0",
    "/peer/digest",
    "/peer/figures?month=2026-10",
    "/peer/people?competency=security",
    "/peer/shared/events",
    "/peer/shared/rsvps",
    "/peer/held/events",
    "/peer/held/rsvps",
    "/peer/held/events?id=https://evil.example/events/1",
    "/peer/paper?key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
];

async fn ask(siege: &Siege, by: &Actor, path: &str) -> harness::Reply {
    // Nobody is limited here for asking often.
    siege.world.advance(Duration::from_secs(61));
    Signed::ask(&siege.victim, by, path, siege.evil.now()).await
}

/// A1: strangers, servers of another kind, nodes that are no peers, and a peer's other actors read nothing.
#[tokio::test]
async fn only_the_application_of_an_active_peer_reads_what_peers_read() {
    let siege = Siege::lay(80).await;
    for door in DOORS {
        let stranger = get(&siege.victim, door, ACTIVITY_JSON).await;
        assert_eq!(stranger.status, 401, "{door} by nobody");
        assert_eq!(
            ask(&siege, &siege.mallory, door).await.status,
            401,
            "{door} with RSA"
        );
    }
    let (node, group) = siege.evil.rosarium();
    for door in DOORS {
        assert_eq!(ask(&siege, &node, door).await.status, 403, "{door} by no peer");
        assert_eq!(
            ask(&siege, &group, door).await.status,
            403,
            "{door} by no peer's community"
        );
    }
    let (node, group) = siege.evil.join_as_node(&siege.world, &siege.olga).await;
    for door in DOORS {
        assert_eq!(
            ask(&siege, &group, door).await.status,
            403,
            "{door} by the peer's community"
        );
        let with_rsa = Actor {
            scheme: Scheme::Rfc9421Rsa,
            ..node.clone()
        };
        assert_eq!(ask(&siege, &with_rsa, door).await.status, 401, "{door} with RSA");
    }
    let digest = ask(&siege, &node, "/peer/digest").await;
    assert_eq!(digest.status, 200, "{}", digest.text());
    assert_eq!(digest.header("cache-control"), Some("private, no-store"));
    assert!(digest.header("rosarium-have").is_some() || digest.json()["have"]["epoch"] == 0);
    siege.world.finish_with(|_| true);
}

/// I1: who was restored compares at once, perhaps a moment after it compared last; it is answered by what is held now.
#[tokio::test]
async fn a_digest_tells_what_is_held_now_also_twice_in_one_second() {
    let siege = Siege::lay(88).await;
    let (node, _) = siege.evil.join_as_node(&siege.world, &siege.olga).await;
    let since = "/peer/digest?since=2026-11-01T00:00:00Z";
    let shared = async |signed: Timestamp| {
        let digest = Signed::ask(&siege.victim, &node, since, signed).await.expect(200);
        let items = digest["items"].as_array().expect("items").clone();
        let events = items.into_iter().find(|item| item["name"] == "shared/events");
        events.expect("it is listed")["totalItems"].clone()
    };
    let now = siege.evil.now();
    let before = shared(now).await.as_u64().expect("a number");
    siege
        .olga
        .publish(with(evening("A moment later"), "audience", json!("public")))
        .await;
    assert_eq!(siege.evil.now(), now, "no time has passed");
    let later = now + SignedDuration::from_secs(1);
    assert_eq!(shared(later).await, before + 1);
    siege.world.finish_with(|_| true);
}

/// F15: what is for one peer stands in no other peer's digest, bucket or log.
#[tokio::test]
async fn a_peer_finds_nothing_that_is_for_others() {
    let siege = Siege::lay(81).await;
    let (node, _) = siege.evil.join_as_node(&siege.world, &siege.olga).await;
    let secret = siege
        .olga
        .publish(with(
            evening("Secret dinner"),
            "audience",
            json!({ "peers": ["https://london.example"] }),
        ))
        .await;
    siege
        .olga
        .publish(with(evening("Ours alone"), "audience", json!("members")))
        .await;
    siege.world.run_until_quiet().await;
    let secret = secret["activitypub_id"].as_str().expect("an id").to_owned();
    assert!(
        siege.ravi.event_titled("Secret dinner").await.is_some(),
        "London has it"
    );

    let digest = ask(&siege, &node, "/peer/digest").await.expect(200);
    let shared = |name: &str| {
        let items = digest["items"].as_array().expect("items").clone();
        items
            .into_iter()
            .find(|item| item["name"] == name)
            .expect("it is listed")
    };
    assert_eq!(shared("shared/events")["totalItems"], 1, "the public one");
    let buckets = ask(&siege, &node, "/peer/shared/events").await.expect(200);
    let buckets = buckets["buckets"].as_array().expect("buckets").clone();
    let mut seen = String::new();
    for bucket in &buckets {
        let word = bucket["bucket"].as_str().expect("a word");
        let page = ask(&siege, &node, &format!("/peer/shared/events?bucket={word}")).await;
        seen.push_str(&page.text());
    }
    let epoch = digest["epoch"].as_i64().expect("an epoch");
    seen.push_str(
        &ask(&siege, &node, &format!("/peer/log?epoch={epoch}&after=0"))
            .await
            .text(),
    );
    assert!(seen.contains(siege.event["activitypub_id"].as_str().expect("an id")));
    assert!(!seen.contains(&secret), "{seen}");
    assert!(!seen.contains("Ours alone"));
    let held = format!("/peer/held/events?id={secret}");
    assert_eq!(ask(&siege, &node, &held).await.status, 404);
    siege.world.finish_with(|_| true);
}

/// B10, C3
#[tokio::test]
async fn whatever_a_peer_asks_for_is_answered_or_refused() {
    let siege = Siege::lay(82).await;
    let (node, _) = siege.evil.join_as_node(&siege.world, &siege.olga).await;
    for (path, status) in [
        ("/peer/log", 400),
        ("/peer/log?epoch=x&after=0", 400),
        ("/peer/log?epoch=1&after=-1", 400),
        ("/peer/log?epoch=1&after=0", 410),
        (
            "/peer/log?epoch=-9223372036854775808&after=18446744073709551615",
            410,
        ),
        ("/peer/digest?since=yesterday", 400),
        ("/peer/digest?since=9999-01-01T00:00:00Z", 200),
        ("/peer/digest?since=-009999-01-02T01:59:59Z", 200),
        ("/peer/digest?colour=red", 400),
        ("/peer/shared/rooms", 404),
        ("/peer/theirs/events", 404),
        ("/peer/shared/events?bucket=zz", 400),
        ("/peer/shared/events?bucket=0", 400),
        ("/peer/shared/events?bucket=00&skip=18446744073709551615", 200),
        ("/peer/held/events?id=not-an-id", 400),
        ("/peer/held/events?id=https://london.example/events/1", 404),
        ("/peer/shared/events?id=https://evil.example/events/1", 404),
    ] {
        let answer = ask(&siege, &node, path).await;
        assert_eq!(answer.status, status, "{path}: {}", answer.text());
    }
    siege.world.finish_with(|_| true);
}

fn note(siege: &Siege, group: &Actor, number: u32) -> Vec<u8> {
    json!({
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": format!("{}/activities/{number}", siege.evil.origin), "type": "Like",
        "actor": group.id.as_str(), "object": siege.ours(), "to": [siege.victim.group().as_str()],
    })
    .to_string()
    .into_bytes()
}

fn repair(siege: &Siege) -> repairs::Repair {
    let read = siege
        .victim
        .database()
        .read(|tx| repairs::get(tx, &siege.evil.origin));
    read.expect("a store in memory can be read")
}

fn heard(siege: &Siege) -> sequences::HeardFrom {
    let read = siege
        .victim
        .database()
        .read(|tx| sequences::heard_from(tx, &siege.evil.origin));
    read.expect("a store in memory can be read")
}

/// A10, C7: a gap that is made up costs a few questions, and what the log says is believed only where it is proved.
#[tokio::test]
async fn a_peer_that_lies_about_its_log_gains_nothing() {
    let siege = Siege::lay(83).await;
    let (node, group) = siege.evil.join_as_node(&siege.world, &siege.olga).await;
    let before = heard(&siege);
    // A number that the signature does not cover counts for nothing.
    let plain = Signed::new(
        &siege.victim,
        &group,
        Scheme::Rfc9421Ed25519,
        note(&siege, &group, 1),
        siege.evil.now(),
    );
    plain
        .with("Rosarium-Seq", "7;epoch=1793000000")
        .send(&siege.victim)
        .await
        .expect(202);
    assert_eq!(heard(&siege), before);

    let numbered = |value: &str, number: u32| {
        let body = note(&siege, &group, number);
        Signed::covering(
            &siege.victim,
            &group,
            body,
            ("rosarium-seq", value),
            siege.evil.now(),
        )
    };
    let path = "/peer/log?epoch=1793000000&after=0";
    siege.evil.answers(path, answer(503, "text/plain", ""));
    numbered("5;epoch=1793000000", 2)
        .send(&siege.victim)
        .await
        .expect(202);
    assert_eq!(heard(&siege).ahead, [5]);
    siege.world.run_for(Duration::from_secs(600)).await;
    let asked = siege.evil.fetches_of(path);
    assert!((1..=8).contains(&asked), "{asked} questions in ten minutes");
    assert!(repair(&siege).problem.is_some(), "the operator is told");

    // Now it answers, with its node's proof, things that are not proved by who says them.
    let unproved = like(&siege, &group, "unproved");
    siege
        .evil
        .serves(path, &log_page(&siege, &node, 3, vec![unproved.clone()]));
    siege.world.run_for(Duration::from_secs(3_600)).await;
    assert_eq!(heard(&siege).have.seq, 0, "it begins elsewhere");
    let items = vec![
        forged(&siege).await,
        unproved,
        json!(7),
        json!({"type": "Tombstone"}),
    ];
    siege.evil.serves(path, &log_page(&siege, &node, 1, items));
    siege.world.run_for(Duration::from_secs(6 * 3_600)).await;
    assert_eq!(heard(&siege).have.seq, 5, "counted and not believed");
    assert!(
        siege.olga.event_titled("Theirs").await.is_some(),
        "nobody else removes it"
    );
    let inbox = siege.victim.database();
    for id in ["forged", "unproved"] {
        let id = domain::Iri::local(&siege.evil.origin, &format!("/activities/{id}"));
        assert_eq!(inbox.read(|tx| store::inbox::get(tx, &id)), Ok(None));
    }
    siege.world.finish_with(|_| true);
}

/// Something that its actor neither signed nor proved.
fn like(siege: &Siege, group: &Actor, name: &str) -> Value {
    json!({ "@context": "https://www.w3.org/ns/activitystreams", "type": "Like",
        "id": format!("{}/activities/{name}", siege.evil.origin), "actor": group.id.as_str(),
        "object": siege.ours() })
}

/// The removal of an event of London, in London's name.
async fn forged(siege: &Siege) -> Value {
    json!({ "@context": "https://www.w3.org/ns/activitystreams", "type": "Delete",
        "id": "https://evil.example/activities/forged", "actor": "https://london.example/c/london",
        "object": siege.theirs().await, "to": [] })
}

/// A page of the log of a peer, with its node's proof.
fn log_page(siege: &Siege, node: &Actor, start: u64, items: Vec<Value>) -> Value {
    let document = json!({
        "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/data-integrity/v1"],
        "id": format!("{}/peer/log?epoch=1793000000&after=0", siege.evil.origin),
        "type": "OrderedCollectionPage", "attributedTo": node.id.as_str(),
        "audience": siege.victim.application().as_str(), "epoch": 1_793_000_000_u64, "startIndex": start,
        "orderedItems": items,
    });
    siege.evil.proved(document, node)
}

/// S22, B13: numbers far ahead are bounded, and a host that is no peer leaves none.
#[tokio::test]
async fn numbers_of_any_size_leave_little_behind() {
    let siege = Siege::lay(84).await;
    let (_, stranger) = siege.evil.rosarium();
    let body = note(&siege, &stranger, 1);
    let now = siege.evil.now();
    let header = ("rosarium-seq", "3;epoch=1793000000");
    Signed::covering(&siege.victim, &stranger, body, header, now)
        .send(&siege.victim)
        .await
        .expect(202);
    assert_eq!(heard(&siege), sequences::HeardFrom::default());

    let (_, group) = siege.evil.join_as_node(&siege.world, &siege.olga).await;
    for (number, value) in [
        (2, "999999999999999;epoch=999999999999999"),
        (3, "1;epoch=999999999999999"),
        (4, "0;epoch=1793000000"),
        (5, "-1;epoch=1793000000"),
        (6, "1000000000000000;epoch=1"),
        (7, "one"),
    ] {
        let body = note(&siege, &group, number);
        let signed = Signed::covering(
            &siege.victim,
            &group,
            body,
            ("rosarium-seq", value),
            siege.evil.now(),
        );
        signed.send(&siege.victim).await.expect(202);
        siege.world.advance(Duration::from_secs(1));
    }
    assert!(heard(&siege).ahead.len() <= sequences::HeardFrom::AHEAD_MAX);
    siege.world.run_for(Duration::from_secs(60)).await;
    assert!(repair(&siege).problem.is_some(), "it asked, and was not answered");
    siege.world.finish_with(|_| true);
}
