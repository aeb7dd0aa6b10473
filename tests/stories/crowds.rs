//! Many strangers at once: keys nobody knows by the ten thousand, servers by the hundred, and a peer that floods.

use std::time::Duration;

use ambient::Clock;
use egress::Method;
use harness::evil::Evil;
use harness::{NodeOptions, Person, World, rows};
use serde_json::{Value, json};

use crate::drafts::evening;
use crate::malformed::full_event;
use crate::siege::Siege;

/// As many as the row of C1 names, within half a minute of the nodes' time.
const UNKNOWN_KEYS: u32 = 50_000;
const BETWEEN_TWO: Duration = Duration::from_micros(600);
/// A peer's event is timed once in so many.
const TIMED_ONE_IN: u32 = 1_000;
/// How finely its way is timed.
const TICK: Duration = Duration::from_millis(10);
/// Fetches that all strangers together may cause a minute: the bucket is full at first, and fills at this pace.
const FETCHES_PER_MINUTE: u64 = 60;

const EVENTS: u16 = 8;
const PEERINGS: u16 = 15;

/// C1: what an unknown key may make us fetch is one small bucket, and a peer whose own key is out of date by then is heard
/// as fast as ever.
#[tokio::test]
async fn fifty_thousand_unknown_keys_in_half_a_minute_slow_no_peer_and_make_us_fetch_little() {
    let siege = Siege::lay(320).await;
    let mut calm = Vec::new();
    for number in 0..20 {
        calm.push(way_of_an_event(&siege, &format!("Calm {number}")).await);
    }
    siege.world.run_for(Duration::from_secs(25 * 3_600)).await;
    let (asked, begun) = (fetches(&siege), siege.victim.clock.elapsed());
    let template = siege.harmless();
    let mallory = siege.mallory.rsa_key();
    let mut under_fire = Vec::new();
    for number in 0..UNKNOWN_KEYS {
        let key = format!("https://h{}.example/{number}#main-key", number % 7_919);
        let reply = template
            .clone()
            .edit("signature", mallory.as_str(), &key)
            .send(&siege.victim)
            .await;
        let has_to_wait = reply.status == 503 && reply.header("retry-after").is_some();
        let fine = matches!(reply.status, 401 | 429) || has_to_wait;
        assert!(fine, "{key}: {} {}", reply.status, reply.text());
        siege.world.advance(BETWEEN_TWO);
        if number % TIMED_ONE_IN == 0 {
            under_fire.push(way_of_an_event(&siege, &format!("Under fire {number}")).await);
        }
    }
    let passed = siege.victim.clock.elapsed().saturating_sub(begun).as_secs() + 1;
    let most = FETCHES_PER_MINUTE + passed * FETCHES_PER_MINUTE / 60;
    let asked = fetches(&siege) - asked;
    assert!(asked > 0 && asked <= most, "{asked} fetches in {passed} s");
    let slowest = |ways: &[Duration]| ways.iter().max().copied().unwrap_or_default();
    assert!(
        slowest(&under_fire) < slowest(&calm).max(TICK) * 2,
        "{under_fire:?} instead of {calm:?}"
    );
    for table in siege.victim.held() {
        assert!(table.entries <= table.entries_max, "{table:?}");
    }
    siege.world.run_until_quiet().await;
    siege.lift().await;
}

/// From London's desk until Seattle shows it.
async fn way_of_an_event(siege: &Siege, title: &str) -> Duration {
    siege.ravi.publish(evening(title)).await;
    let begun = siege.victim.clock.elapsed();
    for _ in 0..1_000 {
        siege.world.run_for(TICK).await;
        if siege.olga.event_titled(title).await.is_some() {
            return siege.victim.clock.elapsed().saturating_sub(begun);
        }
    }
    panic!("{title} has not come");
}

/// What Seattle asked of servers that are no peers.
fn fetches(siege: &Siege) -> u64 {
    let tap = siege.world.internet.tap();
    let asked = tap.iter().filter(|sent| {
        sent.from == siege.victim.origin
            && sent.request.method == Method::Get
            && sent.to != siege.ravi.node.origin
    });
    asked.count() as u64
}

/// C8: without a handshake nothing that a server says of events, peerings or members has an effect, however many say it.
#[tokio::test]
async fn five_hundred_servers_without_an_agreement_change_nothing() {
    let siege = Siege::lay(321).await;
    let closed = siege
        .olga
        .publish(crate::drafts::with(
            evening("Among peers"),
            "audience",
            json!("peers"),
        ))
        .await;
    siege.world.run_until_quiet().await;
    let (events, before) = (siege.olga.events().await, rows(&siege.victim));
    let posts = |siege: &Siege| {
        let tap = siege.world.internet.tap();
        let sent = tap
            .iter()
            .filter(|sent| sent.from == siege.victim.origin && sent.request.method == Method::Post);
        sent.count()
    };
    let sent_before = posts(&siege);
    for number in 0..500 {
        let sybil = Evil::new(&siege.world, &format!("sybil{number}"), &siege.victim);
        let actor = sybil.mastodon("group");
        for (kind, object) in [
            ("Create", full_event(&actor, number)),
            ("Announce", json!(format!("{}/events/1", sybil.origin))),
            (
                "Update",
                json!({ "id": siege.ours(), "type": "Event", "name": "Mine now" }),
            ),
            ("Delete", json!(siege.theirs().await)),
            ("Join", json!(closed["activitypub_id"])),
            (
                "Accept",
                json!(format!("{}/activities/none", siege.victim.origin)),
            ),
            ("Add", json!(siege.ours())),
        ] {
            let activity = json!({
                "@context": "https://www.w3.org/ns/activitystreams",
                "id": format!("{}/activities/{kind}", sybil.origin), "type": kind,
                "actor": actor.id.as_str(), "object": object,
            });
            let reply = sybil.deliver(&siege.victim, &actor, &activity).await;
            assert!(
                matches!(reply.status, 202 | 400 | 403),
                "{kind}: {} {}",
                reply.status,
                reply.text()
            );
        }
        // All strangers together may make a node fetch one key a second.
        siege.world.advance(Duration::from_secs(1));
    }
    siege.world.run_until_quiet().await;
    let after = rows(&siege.victim);
    assert_eq!(events, siege.olga.events().await);
    for table in [EVENTS, PEERINGS] {
        assert_eq!(before.get(&table), after.get(&table), "table {table}");
    }
    let answered = posts(&siege) - sent_before;
    assert!(
        answered <= 500,
        "each Join is told no, and nothing else is said: {answered}"
    );
    siege.lift().await;
}

const PER_DAY: u32 = 100;

/// C8: a server with an agreement stays within its quotas: activities a minute, new events a day.
#[tokio::test]
async fn a_peer_that_floods_stays_within_its_quotas_and_is_heard_again_the_next_day() {
    let world = World::new(322);
    let few = |config: &mut server::config::Config| {
        config.federation.tuning.new_events_per_host_per_day = PER_DAY;
    };
    let olga = world.node_with("seattle", NodeOptions::with(few)).officer("olga");
    let ravi = world.node("london").officer("ravi");
    world.peer(&olga, &ravi, &["events"]).await;
    let evil = Evil::new(&world, "evil", &olga.node);
    let group = evil.join_as_peer(&world, &olga).await;
    let tell = async |number: usize, change: &dyn Fn(&mut Value)| {
        let mut event = full_event(&group, number);
        change(&mut event);
        let kind = if event["revision"] == 1 {
            "Create"
        } else {
            "Update"
        };
        let activity = json!({ "@context": "https://www.w3.org/ns/activitystreams", "type": kind,
            "id": format!("https://evil.example/activities/{number}/{}", event["revision"]),
            "actor": group.id.as_str(), "object": event });
        evil.deliver(&olga.node, &group, &activity).await.status
    };
    let mut answers = Vec::new();
    for number in 0..700 {
        answers.push(tell(number, &|_| {}).await);
    }
    let count = |status| answers.iter().filter(|answer| **answer == status).count();
    assert!(count(202) <= 601 && count(429) >= 99, "{} taken", count(202));
    assert_eq!(count(202) + count(429), 700);
    world.run_until_quiet().await;
    assert_eq!(events_of(&olga, "evil.example").await, PER_DAY as usize);

    // Others have quotas of their own, and what is known may change.
    ravi.publish(evening("Meanwhile")).await;
    world.advance(Duration::from_secs(60));
    assert_eq!(
        tell(3, &|event| {
            event["revision"] = json!(2);
            event["name"] = json!("Changed");
        })
        .await,
        202
    );
    world.run_until_quiet().await;
    let seen = all_events(&olga).await;
    for title in ["Meanwhile", "Changed"] {
        assert!(seen.iter().any(|event| event["title"] == title), "{title}");
    }

    world.run_for(Duration::from_secs(86_400)).await;
    for number in 1_000..1_050 {
        assert_eq!(tell(number, &|_| {}).await, 202);
    }
    world.run_until_quiet().await;
    assert_eq!(events_of(&olga, "evil.example").await, PER_DAY as usize + 50);
    evil.sentinel(&world, &olga.node).await;
    world.finish();
}

/// Everything she sees, page by page.
async fn all_events(person: &Person) -> Vec<Value> {
    let mut found = Vec::new();
    let mut path = "/api/v1/events?limit=100".to_owned();
    loop {
        let page = person.get(&path).await;
        let link = page.header("link").map(str::to_owned);
        found.extend(page.expect(200)["items"].as_array().unwrap().iter().cloned());
        let next = link.and_then(|link| {
            let (_, rest) = link.split_once("cursor=")?;
            Some(rest.split(['>', '&']).next().unwrap_or_default().to_owned())
        });
        match next {
            Some(cursor) => path = format!("/api/v1/events?limit=100&cursor={cursor}"),
            None => return found,
        }
    }
}

async fn events_of(person: &Person, host: &str) -> usize {
    let all = all_events(person).await;
    let of_host = |event: &&Value| {
        event["activitypub_id"]
            .as_str()
            .is_some_and(|id| id.contains(host))
    };
    all.iter().filter(of_host).count()
}
