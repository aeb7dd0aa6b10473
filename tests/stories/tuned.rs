//! What an operator tunes under `[federation]` has its effect: windows, memories, pauses, rates, signed reading, schemes.

use std::sync::Arc;
use std::time::Duration;

use egress::memory::redirect;
use harness::evil::{ACTIVITY_JSON, Actor, Evil, Scheme, Signed};
use harness::{NodeOptions, Person, Reply, StoryNode, World, get};
use serde_json::json;
use server::config::Config;

use crate::drafts::evening;

/// One node with something tuned, an officer of it, and a stranger at another server.
struct Tuned {
    world: World,
    olga: Person,
    evil: Evil,
    mallory: Actor,
}

impl Tuned {
    fn new(seed: u64, change: impl FnOnce(&mut Config)) -> Self {
        let world = World::new(seed);
        let olga = world
            .node_with("seattle", NodeOptions::with(change))
            .officer("olga");
        let evil = Evil::new(&world, "social", &olga.node);
        let mallory = evil.mastodon("mallory");
        Self {
            world,
            olga,
            evil,
            mallory,
        }
    }

    fn node(&self) -> &Arc<StoryNode> {
        &self.olga.node
    }

    /// Something of no consequence, signed so many seconds from now.
    async fn says(&self, by: &Actor, name: &str, seconds: i64) -> Reply {
        let at = jiff::SignedDuration::from_secs(seconds);
        let at = self.evil.now().checked_add(at).unwrap();
        let like = json!({
            "id": format!("{}/likes/{name}", by.id), "type": "Like", "actor": by.id, "object": "https://x.example/1",
        });
        let body = like.to_string().into_bytes();
        let signed = Signed::new(self.node(), by, Scheme::Cavage, body, at);
        signed.send(self.node()).await
    }

    fn wait(&self, seconds: u64) {
        self.world.advance(Duration::from_secs(seconds));
    }
}

#[tokio::test]
async fn a_signature_is_as_old_and_as_early_as_the_window_says() {
    let tuned = Tuned::new(920, |config| {
        config.federation.tuning.stranger_window_seconds = [60, 5];
    });
    for (seconds, status) in [(-59, 202), (-61, 401), (4, 202), (6, 401)] {
        let reply = tuned.says(&tuned.mallory, &seconds.to_string(), seconds).await;
        assert_eq!(reply.status, status, "{seconds}: {}", reply.text());
        assert!(status == 202 || reply.reason() == "clock-skew");
    }
    tuned.world.run_until_quiet().await;
    tuned.world.finish();
}

#[tokio::test]
async fn a_key_is_believed_and_a_failure_remembered_for_as_long_as_is_said() {
    let tuned = Tuned::new(921, |config| {
        config.federation.tuning.key_cache_seconds = 100;
        config.federation.tuning.key_negative_cache_seconds = 30;
    });
    for (wait, fetches) in [(0, 1), (90, 1), (20, 2)] {
        tuned.wait(wait);
        let reply = tuned.says(&tuned.mallory, &wait.to_string(), 0).await;
        assert_eq!(reply.status, 202, "{}", reply.text());
        assert_eq!(tuned.evil.fetches_of("/users/mallory"), fetches, "after {wait} s");
    }
    let nobody = tuned.evil.actor("/users/nobody");
    for (wait, fetches) in [(0, 1), (20, 1), (20, 2)] {
        tuned.wait(wait);
        let reply = tuned.says(&nobody, &wait.to_string(), 0).await;
        assert!([401, 429, 503].contains(&reply.status), "{}", reply.text());
        assert_eq!(tuned.evil.fetches_of("/users/nobody"), fetches, "after {wait} s");
    }
    tuned.world.run_until_quiet().await;
    tuned.world.finish();
}

#[tokio::test]
async fn a_host_that_says_more_than_its_rate_is_told_when_to_come_back() {
    let tuned = Tuned::new(922, |config| {
        config.federation.tuning.rates_per_minute.inbox_per_peer = 3;
    });
    let mut last = tuned.says(&tuned.mallory, "0", 0).await;
    for number in 1..4 {
        assert_eq!(last.status, 202, "{}", last.text());
        last = tuned.says(&tuned.mallory, &number.to_string(), 0).await;
    }
    assert_eq!((last.status, last.reason().as_str()), (429, "limit"));
    let seconds: u64 = last.header("retry-after").unwrap().parse().unwrap();
    tuned.wait(seconds);
    assert_eq!(tuned.says(&tuned.mallory, "later", 0).await.status, 202);
    tuned.world.run_until_quiet().await;
    tuned.world.finish();
}

#[tokio::test]
async fn a_stranger_is_tried_as_often_as_the_schedule_is_long() {
    let tuned = Tuned::new(923, |config| {
        config.federation.tuning.stranger_retry_seconds = vec![0, 1, 2];
    });
    tuned.evil.follow(tuned.node(), &tuned.mallory, "1").await;
    tuned.world.run_until_quiet().await;
    tuned.evil.inbox_answers(500);
    tuned.olga.publish(evening("Knock, knock")).await;
    tuned.world.run_for(Duration::from_secs(600)).await;
    assert_eq!(tuned.evil.heard("Create").len(), 3);
    tuned.world.finish_with(|line| line.contains("social.example"));
}

#[tokio::test]
async fn with_authorized_fetch_only_signed_or_own_readers_read_more_than_actors() {
    let tuned = Tuned::new(924, |config| config.federation.authorized_fetch = true);
    let event = tuned.olga.publish(evening("Signed for")).await;
    let path = format!("/events/{}", event["id"].as_str().unwrap());
    let group = "/c/seattle";
    for open in [
        group,
        "/actor",
        "/.well-known/nodeinfo",
        "/.well-known/webfinger?resource=acct:seattle@seattle.example",
    ] {
        assert_eq!(get(tuned.node(), open, ACTIVITY_JSON).await.status, 200, "{open}");
    }
    for closed in [&path, "/c/seattle/outbox", "/c/seattle/upcoming?page=0"] {
        let refused = get(tuned.node(), closed, ACTIVITY_JSON).await;
        assert_eq!(
            (refused.status, refused.reason().as_str()),
            (401, "signature-missing"),
            "{closed}"
        );
        assert!(refused.header("accept-signature").is_some());
        let signed = Signed::ask(tuned.node(), &tuned.mallory, closed, tuned.evil.now()).await;
        assert_eq!(signed.status, 200, "{closed}: {}", signed.text());
        assert_eq!(tuned.olga.document(closed).await.status, 200, "{closed}");
    }
    assert_eq!(
        get(tuned.node(), &path, "text/html").await.status,
        200,
        "people read on"
    );
    tuned.world.run_until_quiet().await;
    tuned.world.finish();
}

#[tokio::test]
async fn the_first_scheme_to_an_unknown_host_is_the_first_of_the_list() {
    for (seed, schemes, rfc9421) in [
        (925, ["cavage", "rfc9421"], false),
        (926, ["rfc9421", "cavage"], true),
    ] {
        let tuned = Tuned::new(seed, |config| {
            config.federation.tuning.schemes = schemes.map(str::to_owned).to_vec();
        });
        let follow = json!({"type": "Follow", "object": tuned.mallory.id});
        let reply = tuned.olga.submit("/c/seattle/outbox", &follow, None).await;
        assert_eq!(reply.status, 201, "{}", reply.text());
        tuned.world.run_until_quiet().await;
        let sent = tuned.evil.received();
        let first = sent.first().unwrap();
        let has = |name: &str| {
            first
                .headers
                .iter()
                .any(|(known, _)| known.eq_ignore_ascii_case(name))
        };
        assert_eq!(has("signature-input"), rfc9421, "{:?}", first.headers);
        assert!(has("signature"));
        tuned.world.finish();
    }
}

#[tokio::test]
async fn an_activity_is_as_long_as_is_said() {
    let tuned = Tuned::new(927, |config| config.federation.max_body_kib = 16);
    let long = "x".repeat(16 * 1024);
    let reply = tuned.says(&tuned.mallory, &long, 0).await;
    assert_eq!((reply.status, reply.reason().as_str()), (413, "too-large"));
    assert_eq!(tuned.says(&tuned.mallory, "short", 0).await.status, 202);
    tuned.world.run_until_quiet().await;
    tuned.world.finish();
}

/// How often a key is asked for at its own address and where that address leads, when its owner says something.
async fn fetched(seed: u64, change: impl FnOnce(&mut Config)) -> (usize, usize) {
    let tuned = Tuned::new(seed, change);
    let actor = tuned.evil.page("/users/mallory").unwrap();
    tuned
        .evil
        .answers("/users/mallory", redirect(302, "https://social.example/moved"));
    tuned.evil.serves("/moved", &actor);
    tuned.says(&tuned.mallory, "1", 0).await;
    tuned.world.run_until_quiet().await;
    let both = (
        tuned.evil.fetches_of("/users/mallory"),
        tuned.evil.fetches_of("/moved"),
    );
    tuned.world.finish();
    both
}

#[tokio::test]
async fn a_fetch_follows_as_many_redirects_and_costs_as_many_requests_as_is_said() {
    let (first, moved) = fetched(931, |_| {}).await;
    assert!(first > 0 && moved > 0, "{first}, {moved}");
    let (first, moved) = fetched(932, |config| config.federation.tuning.fetch.redirects = 0).await;
    assert!(first > 0 && moved == 0, "{first}, {moved}");
    let (first, moved) = fetched(933, |config| config.federation.tuning.fetch.per_activity = 1).await;
    assert_eq!((first, moved), (1, 0));
}

#[tokio::test]
async fn a_document_is_as_large_as_is_said() {
    for (kib, is_read) in [(8, true), (3, false)] {
        let tuned = Tuned::new(934, |config| config.federation.tuning.fetch.kib = kib);
        let mut actor = tuned.evil.page("/users/mallory").unwrap();
        actor["summary"] = json!("x".repeat(4_096));
        tuned.evil.serves("/users/mallory", &actor);
        let reply = tuned.says(&tuned.mallory, "1", 0).await;
        assert_eq!(reply.status == 202, is_read, "{kib} KiB: {}", reply.text());
        tuned.world.run_until_quiet().await;
        tuned.world.finish();
    }
}

/// Features section 9: whoever switches federation off speaks with nobody, and everybody who asks is told.
#[tokio::test]
async fn with_federation_off_nothing_leaves_and_nothing_is_taken() {
    let tuned = Tuned::new(935, |config| config.federation.mode = "off".to_owned());
    let refused = tuned.says(&tuned.mallory, "1", 0).await;
    assert_eq!(
        (refused.status, refused.reason().as_str()),
        (403, "federation-off")
    );
    tuned.olga.publish(evening("Among ourselves")).await;
    tuned.world.run_for(Duration::from_secs(3_600)).await;
    let asked = tuned
        .olga
        .get("/api/v1/peers/lookup?address=social.example")
        .await;
    assert_eq!(asked.status, 409, "{}", asked.text());
    assert!(asked.text().contains("under [federation]"), "{}", asked.text());
    assert_eq!(get(tuned.node(), "/peer/digest", ACTIVITY_JSON).await.status, 403);
    assert_eq!(tuned.world.internet.tap().len(), 0, "nothing left");
    let said = get(tuned.node(), "/nodeinfo/2.1", "application/json")
        .await
        .json();
    assert_eq!(said["metadata"]["federation"]["enabled"], json!(false), "{said}");
    assert!(tuned.olga.event_titled("Among ourselves").await.is_some());
    tuned.world.finish_with(|_| true);
}

/// Requests that left a node for another one within a minute of its absence.
async fn tries_in_a_minute(seed: u64, change: impl FnOnce(&mut Config)) -> usize {
    let world = World::new(seed);
    let olga = world
        .node_with("seattle", NodeOptions::with(change))
        .officer("olga");
    let ravi = world.node("london").officer("ravi");
    world.peer(&olga, &ravi, &["events"]).await;
    world.part(&olga.node.origin, &ravi.node.origin);
    olga.publish(evening("Knock, knock")).await;
    world.run_for(Duration::from_secs(60)).await;
    let failures = olga.node.database().read(|tx| {
        let host = store::deliveries::host(tx, &ravi.node.origin)?;
        Ok::<_, store::StoreError>(host.failures)
    });
    world.join(&olga.node.origin, &ravi.node.origin);
    world.run_until_quiet().await;
    assert!(ravi.event_titled("Knock, knock").await.is_some());
    world.finish();
    failures.unwrap() as usize
}

#[tokio::test]
async fn a_peer_is_tried_again_as_soon_as_is_said() {
    let patient = tries_in_a_minute(936, |_| {}).await;
    let eager = tries_in_a_minute(937, |config| {
        config.federation.tuning.peer_retry_first_seconds = 1;
        config.federation.tuning.peer_retry_cap_seconds = 2;
    })
    .await;
    assert!((3..=6).contains(&patient) && eager >= 9, "{patient}, {eager}");
}

#[tokio::test]
async fn a_host_is_asked_for_no_more_keys_a_minute_than_is_said() {
    let tuned = Tuned::new(938, |config| {
        config.federation.tuning.rates_per_minute.fetch_per_host = 2;
    });
    let people = ["noor", "otto", "pia"].map(|name| tuned.evil.mastodon(name));
    let mut statuses = Vec::new();
    for person in &people {
        statuses.push(tuned.says(person, "1", 0).await);
    }
    let last = statuses.pop().unwrap();
    assert!(
        statuses.iter().all(|reply| reply.status == 202),
        "both were asked for"
    );
    assert!([429, 503].contains(&last.status), "{}", last.text());
    assert!(last.header("retry-after").is_some());
    tuned.wait(60);
    assert_eq!(tuned.says(&people[2], "2", 0).await.status, 202);
    tuned.world.run_until_quiet().await;
    tuned.world.finish();
}

/// B12; testing, item 9: a suite that plays a new actor in each of its cases is told what is wrong with each of them.
#[tokio::test]
async fn unknown_hosts_have_as_many_keys_fetched_for_nothing_as_is_said() {
    for (seed, one, all, expected) in [
        (939, 2, 60, [401, 401, 429]),
        (940, 10, 60, [401, 401, 401]),
        (941, 10, 1, [401, 429, 429]),
    ] {
        let tuned = Tuned::new(seed, |config| {
            let rates = &mut config.federation.tuning.rates_per_minute;
            (rates.keys_per_unknown_host, rates.keys_of_unknown_hosts) = (one, all);
        });
        let mut statuses = Vec::new();
        for name in ["noor", "otto", "pia"] {
            let posing = tuned.mallory.posing_as(tuned.evil.mastodon(name).id);
            statuses.push(tuned.says(&posing, "1", 0).await.status);
            let asked = tuned.evil.fetches_of(&format!("/users/{name}"));
            assert!(asked <= 1, "what was fetched a moment ago is not fetched again");
        }
        assert_eq!(statuses, expected, "{one} of one host, {all} of all");
        tuned.world.run_until_quiet().await;
        tuned.world.finish();
    }
}
