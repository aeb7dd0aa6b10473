//! Two communities agree to peer, and the same six words name each of them on both sides (F15).

use std::collections::BTreeSet;
use std::time::Duration;

use harness::evil::{Scheme, Signed};
use harness::{Person, World, invariants};
use jiff::Timestamp;
use serde_json::{Value, json};
use store::deliveries;
use store::deliveries::DeliveryState;

use crate::drafts::{evening, three_peers, two_peers, with};
use crate::rotation::keys_of;
use crate::siege::Siege;

const HOUR: Duration = Duration::from_secs(3_600);

#[tokio::test]
async fn two_communities_peer_by_mutual_agreement_with_the_scopes_both_want() {
    let world = World::new(1);
    let (seattle, london) = (world.node("seattle"), world.node("london"));
    let (olga, ravi) = (seattle.officer("olga"), london.officer("ravi"));

    let card = olga
        .get("/api/v1/peers/lookup?address=https://london.example")
        .await
        .expect(200);
    let proposal =
        json!({ "peer": "https://london.example", "scopes": ["events", "offers", "introductions"] });
    let proposed = olga.post("/api/v1/peers", proposal).await.expect(201);
    assert_eq!(proposed["state"], "proposed", "{proposed}");
    world.run_until_quiet().await;

    let seen = ravi.get("/api/v1/peers/seattle.example").await.expect(200);
    assert_eq!(
        (&seen["state"], &seen["proposed_by"]),
        (&json!("proposed"), &json!("them")),
        "{seen}"
    );
    let mine = ravi
        .get("/api/v1/peers/lookup?address=https://seattle.example")
        .await
        .expect(200);
    assert_eq!(
        mine["words"], card["own_words"],
        "Seattle's words as London sees them are Seattle's own"
    );
    assert_eq!(
        card["words"], mine["own_words"],
        "London's words as Seattle sees them are London's own"
    );
    assert_ne!(card["words"], card["own_words"]);

    let narrowed = json!({ "scopes": ["events", "introductions", "calls"] });
    ravi.post("/api/v1/peers/seattle.example/accept", narrowed)
        .await
        .expect(200);
    world.run_until_quiet().await;
    for (who, path) in [
        (&olga, "/api/v1/peers/london.example"),
        (&ravi, "/api/v1/peers/seattle.example"),
    ] {
        let peering = who.get(path).await.expect(200);
        assert_eq!(peering["state"], "active", "{peering}");
        assert_eq!(peering["active"], json!(["events", "introductions"]), "{peering}");
    }
    world.finish();
}

#[tokio::test]
async fn a_proposal_that_is_rejected_opens_nothing_and_may_be_made_again() {
    let world = World::new(2);
    let (olga, ravi) = (
        world.node("seattle").officer("olga"),
        world.node("london").officer("ravi"),
    );
    let proposal = json!({ "peer": "https://london.example", "scopes": ["events"] });
    olga.post("/api/v1/peers", proposal.clone()).await.expect(201);
    world.run_until_quiet().await;
    world.part(&olga.node.origin, &ravi.node.origin);
    ravi.post("/api/v1/peers/seattle.example/reject", json!({}))
        .await
        .expect(200);
    world.run_for(Duration::from_secs(60)).await;
    // While it waits, the officer who said no reads that, and not that a yes is on its way.
    let waiting = ravi
        .get("/api/v1/peers/seattle.example/deliveries")
        .await
        .expect(200);
    let kinds: Vec<&Value> = waiting["items"]
        .as_array()
        .expect("items")
        .iter()
        .map(|item| &item["kind"])
        .collect();
    assert_eq!(kinds, [&json!("Reject")], "{waiting}");
    world.join(&olga.node.origin, &ravi.node.origin);
    world.run_until_quiet().await;
    let peering = olga.get("/api/v1/peers/london.example").await.expect(200);
    assert_eq!(
        (&peering["state"], &peering["active"]),
        (&json!("rejected"), &json!([])),
        "{peering}"
    );

    olga.post("/api/v1/peers", proposal).await.expect(201);
    world.run_until_quiet().await;
    ravi.post(
        "/api/v1/peers/seattle.example/accept",
        json!({ "scopes": ["events"] }),
    )
    .await
    .expect(200);
    world.run_until_quiet().await;
    assert_eq!(
        olga.get("/api/v1/peers/london.example").await.expect(200)["state"],
        "active"
    );
    world.finish();
}

#[tokio::test]
async fn a_peering_that_either_side_ends_is_ended_on_both() {
    let world = World::new(3);
    let (olga, ravi) = two_peers(&world).await;
    ravi.post("/api/v1/peers/seattle.example/end", json!({ "notice": "none" }))
        .await
        .expect(200);
    world.run_until_quiet().await;
    for (who, path) in [
        (&olga, "/api/v1/peers/london.example"),
        (&ravi, "/api/v1/peers/seattle.example"),
    ] {
        assert_eq!(who.get(path).await.expect(200)["state"], "ended");
    }
    // What Seattle now says to its peers, London no longer hears.
    olga.publish(with(evening("After the end"), "audience", json!("peers")))
        .await;
    world.run_until_quiet().await;
    assert_eq!(ravi.event_titled("After the end").await, None);
    world.finish();
}

/// Titles of the events that a community knows, and the version of each.
async fn known(person: &Person) -> BTreeSet<(String, u64)> {
    let listed = person.get("/api/v1/events").await.expect(200);
    let items = listed["items"].as_array().expect("a list of events");
    let read = items.iter().map(|event: &Value| {
        let title = event["title"].as_str().expect("a title").to_owned();
        (title, event["revision"].as_u64().expect("a version"))
    });
    let read: Vec<_> = read.collect();
    let known: BTreeSet<_> = read.iter().cloned().collect();
    assert_eq!(
        known.len(),
        read.len(),
        "{} knows nothing twice",
        person.node.name
    );
    known
}

/// How many deliveries wait for a peer, and what was given up.
fn queue(person: &Person, other: &Person) -> (usize, Vec<DeliveryState>) {
    let peer = &other.node.origin;
    let read = person.node.database().read(|tx| {
        let waiting = deliveries::waiting(tx, Some(peer), 1_000)?.len();
        let aside = deliveries::undelivered(tx, Some(peer), 1_000)?;
        let aside = aside.into_iter().map(|(_, row)| row.state).collect();
        Ok::<_, store::StoreError>((waiting, aside))
    });
    read.expect("queues can be read")
}

/// Ten changes of two communities, some of them to what the other holds.
async fn ten_changes(olga: &Person, ravi: &Person, ours: &Value, theirs: &Value) {
    for (person, event, name) in [(olga, ours, "Ours"), (ravi, theirs, "Theirs")] {
        let path = format!("/api/v1/events/{}", event["id"].as_str().expect("an id"));
        for capacity in [20, 30] {
            let changed = with(evening(name), "capacity", json!(capacity));
            person.put(&path, changed).await.expect(200);
        }
        person.publish(evening(&format!("{name}, new"))).await;
        let for_peers = with(evening(&format!("{name}, for peers")), "audience", json!("peers"));
        person.publish(for_peers).await;
        let both = with(evening(&format!("{name}, moved")), "capacity", json!(9));
        person.publish(both).await;
    }
}

/// F15, workflow C step 8; I1 to I5
#[tokio::test]
async fn a_pause_of_an_hour_holds_both_directions_back_and_loses_nothing() {
    let world = World::new(4);
    let (olga, ravi) = two_peers(&world).await;
    let nina = ravi.node.member("nina");
    let ours = olga.publish(evening("Ours")).await;
    let theirs = ravi.publish(evening("Theirs")).await;
    world.run_until_quiet().await;
    let (seattle, london) = ("/api/v1/peers/seattle.example", "/api/v1/peers/london.example");
    let paused = olga.post(&format!("{london}/pause"), json!({})).await.expect(200);
    assert_eq!(
        (&paused["state"], &paused["active"]),
        (&json!("paused"), &json!(["events"]))
    );
    assert_eq!(olga.post(&format!("{london}/pause"), json!({})).await.status, 409);
    for door in ["backfill", "reconcile"] {
        assert_eq!(
            olga.post(&format!("{london}/{door}"), json!({})).await.status,
            409,
            "{door}"
        );
    }
    let sent_before = world.ghost.log().len();

    ten_changes(&olga, &ravi, &ours, &theirs).await;
    nina.answer(&ravi.id_of("Ours").await, "going").await.expect(200);
    world.run_for(HOUR).await;
    let log = world.ghost.log().split_off(sent_before);
    let to = |person: &Person| {
        log.iter()
            .filter(|one| one.receiver == person.node.origin)
            .count()
    };
    assert_eq!(to(&ravi), 0, "nothing is sent to a paused peer");
    assert!(
        to(&olga) > 0 && log.iter().all(|one| one.status == 503),
        "{log:?}"
    );
    assert_eq!(
        ravi.get(seattle).await.expect(200)["queue"]["last_failure"]["what"],
        "503"
    );
    for (one, other) in [(&olga, &ravi), (&ravi, &olga)] {
        let (waiting, aside) = queue(one, other);
        assert!(
            waiting >= 5 && aside.is_empty(),
            "{}: {waiting}, {aside:?}",
            one.node.name
        );
    }
    assert!(
        olga.event_titled("Theirs").await.is_some(),
        "what is known stays visible"
    );

    olga.post(&format!("{london}/resume"), json!({}))
        .await
        .expect(200);
    assert_eq!(
        olga.post(&format!("{london}/resume"), json!({})).await.status,
        409
    );
    world.run_until_quiet().await;
    let both = known(&olga).await;
    assert_eq!(both, known(&ravi).await);
    assert_eq!(both.len(), 8, "{both:?}");
    assert!(both.contains(&("Ours".to_owned(), 3)) && both.contains(&("Theirs".to_owned(), 3)));
    assert_eq!(nina.rsvp(&ravi.id_of("Ours").await).await["state"], "confirmed");
    invariants::check(&world);
    world.finish();
}

/// F15: nothing is taken from a paused peer, whoever brings it; it brings it itself afterwards.
#[tokio::test]
async fn what_a_third_community_passes_on_of_a_paused_peer_is_not_taken() {
    let world = World::new(83);
    let (olga, ravi, ada) = three_peers(&world).await;
    let (london, agora) = (&ravi.node.origin, &ada.node.origin);
    let paused = "/api/v1/peers/london.example";
    olga.post(&format!("{paused}/pause"), json!({})).await.expect(200);
    ravi.publish(evening("Theirs")).await;
    world.run_for(Duration::from_secs(60)).await;
    assert!(ada.event_titled("Theirs").await.is_some());
    let tap = world.internet.tap().into_iter();
    let sent = tap.filter(|one| one.from == *london && one.to == *agora);
    let is_told = |body: &bytes::Bytes| {
        serde_json::from_slice::<Value>(body).is_ok_and(|said| said["type"] == "Create")
    };
    let told = sent.filter_map(|one| one.request.body).find(is_told);
    let told = told.expect("Agora was told").to_vec();
    let (by, now) = (keys_of(&ada.node), ada.node.clock_now());
    let passed_on = Signed::new(&olga.node, &by, Scheme::Rfc9421Ed25519, told, now);
    let reply = passed_on.send(&olga.node).await;
    assert_eq!(reply.status, 401, "{}", reply.text());
    assert!(olga.event_titled("Theirs").await.is_none());

    olga.post(&format!("{paused}/resume"), json!({}))
        .await
        .expect(200);
    world.run_until_quiet().await;
    assert!(olga.event_titled("Theirs").await.is_some());
    invariants::check(&world);
    world.finish();
}

/// A pause that is longer than peers are retried.
#[tokio::test]
async fn what_waits_through_a_long_pause_is_not_given_up_for_its_age() {
    let world = World::new(5);
    let (olga, ravi) = two_peers(&world).await;
    let london = "/api/v1/peers/london.example";
    olga.post(&format!("{london}/pause"), json!({})).await.expect(200);
    olga.publish(evening("Long ago")).await;
    world.run_for(24 * 20 * HOUR).await;
    world.part(&olga.node.origin, &ravi.node.origin);
    olga.post(&format!("{london}/resume"), json!({}))
        .await
        .expect(200);
    world.run_for(HOUR).await;
    let (waiting, aside) = queue(&olga, &ravi);
    assert!(waiting > 0 && aside.is_empty(), "{waiting}, {aside:?}");
    world.join(&olga.node.origin, &ravi.node.origin);
    world.run_until_quiet().await;
    assert!(ravi.event_titled("Long ago").await.is_some());
    world.finish();
}

#[tokio::test]
async fn the_end_of_a_paused_peering_is_told() {
    let world = World::new(6);
    let (olga, ravi) = two_peers(&world).await;
    let london = "/api/v1/peers/london.example";
    olga.post(&format!("{london}/pause"), json!({})).await.expect(200);
    olga.post(&format!("{london}/end"), json!({ "notice": "none" }))
        .await
        .expect(200);
    world.run_until_quiet().await;
    let seen = ravi.get("/api/v1/peers/seattle.example").await.expect(200);
    assert_eq!(seen["state"], "ended");
    world.finish();
}

/// A1: a paused peer posts in vain and reads what a stranger reads.
#[tokio::test]
async fn a_paused_peer_is_told_when_to_come_back_and_reads_what_strangers_read() {
    let siege = Siege::lay(82).await;
    let (node, group) = siege.evil.join_as_node(&siege.world, &siege.olga).await;
    let hidden = with(evening("For peers"), "audience", json!("peers"));
    let hidden = siege.olga.publish(hidden).await;
    siege.world.run_until_quiet().await;
    let hidden = hidden["activitypub_id"].as_str().expect("an id");
    let path = hidden.trim_start_matches(siege.victim.origin.as_str()).to_owned();
    let ask = async |path: &str| {
        siege.world.advance(Duration::from_secs(61));
        Signed::ask(&siege.victim, &node, path, siege.evil.now()).await
    };
    assert_eq!(ask(&path).await.status, 200);
    assert_eq!(ask("/peer/digest").await.status, 200);
    let paused = siege
        .olga
        .post("/api/v1/peers/evil.example/pause", json!({}))
        .await;
    paused.expect(200);
    assert_eq!(ask(&path).await.status, 404);
    assert_eq!(ask("/peer/digest").await.status, 403);
    assert_eq!(ask("/peer/log?epoch=1&after=0").await.status, 403);

    let now: Timestamp = siege.evil.now();
    let follow = json!({
        "@context": "https://www.w3.org/ns/activitystreams", "id": "https://evil.example/activities/again",
        "type": "Follow", "actor": group.id, "object": siege.victim.group(),
    });
    let body = follow.to_string().into_bytes();
    let refused = Signed::new(&siege.victim, &group, group.scheme, body.clone(), now);
    let refused = refused.send(&siege.victim).await;
    assert_eq!(
        (refused.status, refused.header("retry-after")),
        (503, Some("3600"))
    );
    let problem = refused.json();
    assert!(
        problem["type"]
            .as_str()
            .is_some_and(|word| word.ends_with("#e-peering-paused")),
        "{problem}"
    );
    siege.world.finish_with(|_| true);
}

/// F15, protocol section 8.2: both go on as before until the notice is over; what was shared goes after thirty days more.
#[tokio::test]
async fn a_peering_ends_on_both_sides_when_its_notice_is_over_and_what_was_shared_goes_a_month_later() {
    let world = World::new(7);
    let (olga, ravi) = two_peers(&world).await;
    olga.publish(evening("Before the end")).await;
    world.run_until_quiet().await;
    let (london, seattle) = ("/api/v1/peers/london.example", "/api/v1/peers/seattle.example");
    let why = json!({ "reason": "We merge." });
    let announced = ravi
        .post(&format!("{seattle}/end"), why.clone())
        .await
        .expect(200);
    world.run_for(HOUR).await;
    for (who, path) in [(&olga, london), (&ravi, seattle)] {
        let seen = who.get(path).await.expect(200);
        assert_eq!(
            (&seen["state"], &seen["ends"]),
            (&json!("active"), &announced["ends"])
        );
        let news = seen["news"].as_str().unwrap();
        assert!(
            news.starts_with("ends at 21 Dec") && news.ends_with("“We merge.”"),
            "{news}"
        );
    }
    let again = ravi.post(&format!("{seattle}/end"), why).await;
    assert_eq!(again.status, 409, "{}", again.text());
    olga.publish(with(evening("Meanwhile"), "audience", json!("peers")))
        .await;
    world.run_for(29 * 24 * HOUR).await;
    assert!(ravi.event_titled("Meanwhile").await.is_some());
    world.run_for(24 * HOUR).await;
    for (who, path) in [(&olga, london), (&ravi, seattle)] {
        assert_eq!(who.get(path).await.expect(200)["state"], "ended");
    }
    world.run_until_quiet().await;

    let held = async |days: u32| {
        world.run_for(days * 24 * HOUR).await;
        let database = ravi.node.database();
        let now = ravi.node.clock_now();
        server::workers::forget_former_peers(&database, 30, now)
            .await
            .unwrap();
        let page = database.read(|tx| store::events::every(tx, None, 9)).unwrap();
        page.len()
    };
    assert_eq!((held(29).await, held(2).await), (2, 0));
    world.finish();
}
