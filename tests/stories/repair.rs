//! What was lost is found: gaps in the sequence, backups put back on either side (protocol sections 6.1 and 6.2).

use std::collections::BTreeSet;
use std::time::Duration;

use domain::Origin;
use harness::{Person, World, invariants};
use serde_json::{Value, json};
use store::{StoreError, deliveries, repairs, sequences};

use crate::drafts::{evening, two_peers, with};

const HOUR: Duration = Duration::from_secs(3_600);

fn path(event: &Value) -> String {
    format!("/api/v1/events/{}", event["id"].as_str().expect("an id"))
}

async fn titled(person: &Person, title: &str) -> Value {
    let found = person.event_titled(title).await;
    found.unwrap_or_else(|| panic!("{} knows no {title}", person.node.name))
}

/// Takes what waits for a peer out of the store, as a disk that lost it would.
fn lose_deliveries(world: &World, person: &Person, peer: &Origin) -> usize {
    let lost = person.node.database().transact_blocking(|tx| {
        let waiting = deliveries::first(tx, peer, 100)?;
        for (place, delivery) in &waiting {
            world.ghost.lose(peer, &delivery.activity);
            deliveries::remove(tx, place);
        }
        Ok::<_, StoreError>(waiting.len())
    });
    lost.expect("a store in memory can be written")
}

/// I1, I4
#[tokio::test]
async fn what_was_lost_on_its_way_is_seen_as_a_gap_and_read_from_the_log() {
    let world = World::new(70);
    let (olga, ravi) = two_peers(&world).await;
    olga.publish(evening("Came")).await;
    world.run_until_quiet().await;
    world.part(&olga.node.origin, &ravi.node.origin);
    olga.publish(evening("Lost one")).await;
    olga.publish(evening("Lost two")).await;
    world.run_for(Duration::from_secs(2)).await;
    assert!(lose_deliveries(&world, &olga, &ravi.node.origin) >= 2);
    world.join(&olga.node.origin, &ravi.node.origin);
    world.run_until_quiet().await;
    assert!(
        ravi.event_titled("Lost one").await.is_none(),
        "nothing tells of it yet"
    );

    olga.publish(evening("Next")).await;
    world.run_until_quiet().await;
    for title in ["Lost one", "Lost two", "Next"] {
        titled(&ravi, title).await;
    }
    let (sent, heard) = (
        olga.node
            .database()
            .read(|tx| sequences::sent_to(tx, &ravi.node.origin))
            .unwrap(),
        ravi.node
            .database()
            .read(|tx| sequences::heard_from(tx, &olga.node.origin))
            .unwrap(),
    );
    assert_eq!((heard.have, heard.ahead), (sent.sent, Vec::new()));
    invariants::check(&world);
    world.finish();
}

/// S2, I1, I4: the one who follows is put back to yesterday.
#[tokio::test]
async fn a_reader_restored_from_a_backup_has_everything_again_and_both_sides_know() {
    let world = World::new(71);
    let (olga, ravi) = two_peers(&world).await;
    let moved = olga.publish(evening("Moved")).await;
    let removed = olga.publish(evening("Removed")).await;
    world.run_until_quiet().await;
    let backup = ravi.node.back_up();
    world.run_until_quiet().await;
    world.run_for(24 * HOUR).await;
    olga.put(&path(&moved), with(evening("Moved"), "capacity", json!(7)))
        .await
        .expect(200);
    olga.delete(&path(&removed)).await.expect(204);
    olga.publish(evening("New")).await;
    world.run_until_quiet().await;

    ravi.node.put_back(&backup);
    world.run_until_quiet().await;
    assert_eq!(titled(&ravi, "Moved").await["capacity"], 7);
    titled(&ravi, "New").await;
    assert!(ravi.event_titled("Removed").await.is_none());
    olga.publish(evening("Newest")).await;
    world.run_until_quiet().await;
    titled(&ravi, "Newest").await;
    let seen = olga
        .node
        .database()
        .read(|tx| repairs::get(tx, &ravi.node.origin))
        .unwrap();
    assert!(
        seen.peer_restored.is_some(),
        "the operator of the other side is told"
    );
    invariants::check(&world);
    world.finish();
}

/// S2, I4: the owner is put back to yesterday, with no word to the software.
#[tokio::test]
async fn an_owner_restored_from_a_backup_takes_back_its_own_events_from_its_peers() {
    let world = World::new(72);
    let (olga, ravi) = two_peers(&world).await;
    let kept = olga.publish(evening("Kept")).await;
    let removed = olga
        .publish(with(evening("Removed"), "audience", json!("peers")))
        .await;
    world.run_until_quiet().await;
    let backup = olga.node.back_up();
    world.run_until_quiet().await;
    let before = olga
        .node
        .database()
        .read(store::community::identity)
        .unwrap()
        .unwrap();
    world.run_for(24 * HOUR).await;
    for capacity in [20, 30] {
        olga.put(&path(&kept), with(evening("Kept"), "capacity", json!(capacity)))
            .await
            .expect(200);
    }
    olga.delete(&path(&removed)).await.expect(204);
    olga.publish(with(evening("Forgotten"), "audience", json!("peers")))
        .await;
    world.run_until_quiet().await;

    olga.node.put_back(&backup);
    world.run_until_quiet().await;
    for person in [&olga, &ravi] {
        let kept = titled(person, "Kept").await;
        assert_eq!(
            (kept["capacity"].as_u64(), kept["revision"].as_u64()),
            (Some(30), Some(3))
        );
        titled(person, "Forgotten").await;
        assert!(
            person.event_titled("Removed").await.is_none(),
            "{}",
            person.node.name
        );
    }
    let after = olga
        .node
        .database()
        .read(store::community::identity)
        .unwrap()
        .unwrap();
    assert!(after.epoch > before.epoch, "it counts anew");
    let told = olga
        .node
        .database()
        .read(|tx| repairs::get(tx, &ravi.node.origin))
        .unwrap();
    assert!(told.we_were_restored.is_some(), "its own operator is told");

    // What it changes from here on is newer than all that the peer has.
    olga.put(&path(&kept), with(evening("Kept"), "capacity", json!(40)))
        .await
        .expect(200);
    world.run_until_quiet().await;
    assert_eq!(titled(&ravi, "Kept").await["capacity"], 40);
    invariants::check(&world);
    world.finish();
}

/// I1, I4: a peer that compares before the restored owner does keeps what the owner has forgotten.
#[tokio::test]
async fn what_a_restored_owner_forgot_is_not_removed_by_a_peer_that_compares_first() {
    let world = World::new(75);
    let (olga, ravi) = two_peers(&world).await;
    olga.publish(evening("Old")).await;
    world.run_until_quiet().await;
    let backup = olga.node.back_up();
    world.run_until_quiet().await;
    world.run_for(HOUR).await;
    olga.publish(evening("Forgotten")).await;
    world.run_until_quiet().await;

    // The owner is back and cannot ask anybody yet; its peer is told of the restore, and asks at once.
    olga.node.put_back(&backup);
    let (owner, peer) = (olga.node.origin.clone(), ravi.node.origin.clone());
    let now = ambient::Clock::now(&ravi.node.clock);
    let told = ravi.node.database().transact_blocking(|tx| {
        let mut repair = repairs::get(tx, &owner)?;
        repair.peer_restored = Some(now);
        repairs::put(tx, &owner, &repair)?;
        repairs::compare_anew(tx, &owner, now)
    });
    told.expect("a store in memory can be written");
    world.internet.cut(owner.clone(), peer.clone());
    world.run_for(Duration::from_secs(60)).await;
    titled(&ravi, "Forgotten").await;
    assert!(
        olga.event_titled("Forgotten").await.is_none(),
        "it has asked nobody"
    );

    world.internet.mend(&owner, &peer);
    world.run_until_quiet().await;
    titled(&olga, "Forgotten").await;
    titled(&ravi, "Forgotten").await;
    invariants::check(&world);
    world.finish();
}

/// I5: the host forgets an answer that the guest's node remembers.
#[tokio::test]
async fn answers_that_a_restored_host_forgot_are_given_again() {
    let world = World::new(73);
    let (olga, ravi) = two_peers(&world).await;
    let event = olga.publish(with(evening("Dinner"), "capacity", json!(2))).await;
    world.run_until_quiet().await;
    let nina = ravi.node.member("nina");
    let backup = olga.node.back_up();
    world.run_until_quiet().await;
    let id = ravi.id_of("Dinner").await;
    nina.answer(&id, "going").await.expect(200);
    world.run_until_quiet().await;
    assert_eq!(nina.rsvp(&id).await["state"], "confirmed");

    olga.node.put_back(&backup);
    world.run_until_quiet().await;
    let own = olga.get(&path(&event)).await.expect(200);
    assert_eq!(own["taken"], 1, "{own}");
    assert_eq!(nina.rsvp(&id).await["state"], "confirmed");
    invariants::check(&world);
    world.finish();
}

/// I5: the guest's node has an answer from the host's word alone, and the host forgets it after that.
#[tokio::test]
async fn an_answer_that_both_sides_forgot_one_after_the_other_still_stands() {
    let world = World::new(69);
    let (olga, ravi) = two_peers(&world).await;
    olga.publish(with(evening("Dinner"), "capacity", json!(2))).await;
    let nina = ravi.node.member("nina");
    world.run_until_quiet().await;
    let (here, there) = (olga.node.back_up(), ravi.node.back_up());
    world.run_until_quiet().await;
    let id = ravi.id_of("Dinner").await;
    nina.answer(&id, "going").await.expect(200);
    world.run_until_quiet().await;
    for (node, backup) in [(&ravi.node, &there), (&olga.node, &here)] {
        world.run_for(HOUR).await;
        node.put_back(backup);
        world.run_until_quiet().await;
        for person in [&olga, &ravi] {
            person.node.compare_with_all();
        }
        world.run_until_quiet().await;
        assert_eq!(nina.rsvp(&id).await["state"], "confirmed", "{}", node.name);
    }
    assert_eq!(titled(&olga, "Dinner").await["taken"], 1);
    invariants::check(&world);
    world.finish();
}

/// I3: comparing finds nothing where nothing is missing, and sends nothing.
#[tokio::test]
async fn two_nodes_that_hold_the_same_find_no_difference() {
    let world = World::new(74);
    let (olga, ravi) = two_peers(&world).await;
    let nina = ravi.node.member("nina");
    olga.publish(evening("One")).await;
    let gone = olga.publish(evening("Gone")).await;
    ravi.publish(with(evening("Back"), "audience", json!("peers")))
        .await;
    world.run_until_quiet().await;
    nina.answer(&ravi.id_of("One").await, "going").await.expect(200);
    olga.delete(&path(&gone)).await.expect(204);
    world.run_until_quiet().await;
    world.run_for(HOUR).await;
    for person in [&olga, &ravi] {
        person.node.crash(3);
        person.node.restart();
    }
    world.run_until_quiet().await;
    for (person, other) in [(&olga, &ravi), (&ravi, &olga)] {
        let found = person
            .node
            .database()
            .read(|tx| repairs::get(tx, &other.node.origin))
            .unwrap();
        let compared = found.compared.expect("compared after the start");
        assert_eq!(
            (compared.differing, found.problem),
            (0, None),
            "{}",
            person.node.name
        );
    }
    invariants::check(&world);
    world.finish();
}

/// I4: what an officer changes after a restore, before anybody could be asked, is what everybody sees in the end.
#[tokio::test]
async fn a_change_after_a_restore_counts_more_than_versions_the_backup_did_not_have() {
    let world = World::new(79);
    let (olga, ravi) = two_peers(&world).await;
    let event = olga.publish(evening("First")).await;
    world.run_until_quiet().await;
    let yesterday = olga.node.back_up();
    for title in ["Second", "Third", "Fourth"] {
        let draft = with(evening("First"), "title", json!(title));
        olga.put(&path(&event), draft).await.expect(200);
        world.run_until_quiet().await;
    }
    titled(&ravi, "Fourth").await;
    world.part(&olga.node.origin, &ravi.node.origin);
    world.advance(HOUR);
    olga.node.put_back(&yesterday);
    let now = {
        use ambient::Clock;
        olga.node.clock.now()
    };
    let restored = olga
        .node
        .database()
        .transact_blocking(|tx| sequences::restored(tx, now));
    restored.expect("a store in memory can be written");
    let draft = with(evening("First"), "title", json!("After the restore"));
    olga.put(&path(&event), draft).await.expect(200);
    world.run_for(Duration::from_secs(30)).await;
    world.join(&olga.node.origin, &ravi.node.origin);
    world.run_until_quiet().await;
    for person in [&olga, &ravi] {
        assert_eq!(person.events().await.len(), 1);
        titled(person, "After the restore").await;
    }
    invariants::check(&world);
    world.finish();
}

/// I4: an owner that was restored is asked before it has asked itself, and answers that it knows nothing of the event.
#[tokio::test]
async fn what_a_restored_owner_has_forgotten_for_a_moment_stays_with_its_peer_and_comes_back() {
    let world = World::new(75);
    let (olga, ravi) = two_peers(&world).await;
    let backup = olga.node.back_up();
    world.run_until_quiet().await;
    olga.publish(evening("Forgotten")).await;
    world.run_until_quiet().await;
    world.run_for(HOUR).await;
    world
        .internet
        .cut(olga.node.origin.clone(), ravi.node.origin.clone());
    olga.node.put_back(&backup);
    ravi.node.compare_with_all();
    world.run_for(Duration::from_secs(5)).await;
    // It heard more than the owner remembers sending, and so does not believe that the event is gone.
    titled(&ravi, "Forgotten").await;
    assert!(olga.event_titled("Forgotten").await.is_none());

    world.join(&olga.node.origin, &ravi.node.origin);
    world.run_until_quiet().await;
    world.run_for(24 * HOUR).await;
    for person in [&olga, &ravi] {
        person.node.compare_with_all();
    }
    world.run_until_quiet().await;
    for person in [&olga, &ravi] {
        titled(person, "Forgotten").await;
    }
    invariants::check(&world);
    world.finish();
}

/// I4: what a peer has by its address alone has no signature by which the restored owner could take it back.
#[tokio::test]
async fn what_nobody_can_give_back_to_a_restored_owner_is_kept_for_two_days_and_then_given_up() {
    let world = World::new(76);
    let (olga, ravi) = two_peers(&world).await;
    let backup = olga.node.back_up();
    world.run_until_quiet().await;
    let (owner, peer) = (olga.node.origin.clone(), ravi.node.origin.clone());
    world.part(&owner, &peer);
    olga.publish(evening("Unproved")).await;
    world.run_for(Duration::from_secs(2)).await;
    assert!(lose_deliveries(&world, &olga, &peer) >= 1);
    let forgotten = olga.node.database().transact_blocking(|tx| {
        let now = ambient::Clock::now(&olga.node.clock);
        sequences::forget_old(tx, &peer, now, 1_000)
    });
    assert!(forgotten.expect("a store in memory can be written") >= 1);
    world.join(&owner, &peer);
    ravi.node.compare_with_all();
    world.run_until_quiet().await;
    titled(&ravi, "Unproved").await;
    // By its number the peer sees later that the owner does not remember sending it.
    let withdrawn = olga.publish(evening("Numbered")).await;
    world.run_until_quiet().await;
    olga.delete(&path(&withdrawn)).await.expect(204);
    world.run_until_quiet().await;

    olga.node.put_back(&backup);
    world.run_until_quiet().await;
    // The peer sees the restore in the first night.
    let mut restored = BTreeSet::new();
    for night in 1..=5 {
        world.run_for(25 * HOUR).await;
        for person in [&olga, &ravi] {
            person.node.compare_with_all();
        }
        world.run_until_quiet().await;
        let (here, there) = (
            olga.event_titled("Unproved").await.is_some(),
            ravi.event_titled("Unproved").await.is_some(),
        );
        assert_eq!((here, there), (false, night < 3), "night {night}");
        let seen = olga.node.database().read(|tx| repairs::get(tx, &peer)).unwrap();
        restored.extend(seen.we_were_restored);
    }
    assert_eq!(restored.len(), 1, "the owner was restored once: {restored:?}");
    invariants::check(&world);
    world.finish();
}

/// I4: a later version that a peer has by its address alone, for the owner's own signature is on an earlier one.
#[tokio::test]
async fn a_later_version_that_nobody_can_prove_is_counted_past_after_two_days() {
    let world = World::new(77);
    let (olga, ravi) = two_peers(&world).await;
    let event = olga.publish(evening("Called off")).await;
    world.run_until_quiet().await;
    let backup = olga.node.back_up();
    world.run_until_quiet().await;
    let (owner, peer) = (olga.node.origin.clone(), ravi.node.origin.clone());
    world.part(&owner, &peer);
    let cancel = format!("{}/cancel", path(&event));
    olga.post(&cancel, json!({})).await.expect(200);
    world.run_for(Duration::from_secs(2)).await;
    assert!(lose_deliveries(&world, &olga, &peer) >= 1);
    let forgotten = olga.node.database().transact_blocking(|tx| {
        let now = ambient::Clock::now(&olga.node.clock);
        sequences::forget_old(tx, &peer, now, 1_000)
    });
    assert!(forgotten.expect("a store in memory can be written") >= 1);
    world.join(&owner, &peer);
    ravi.node.compare_with_all();
    world.run_until_quiet().await;
    assert_eq!(titled(&ravi, "Called off").await["state"], "cancelled");

    olga.node.put_back(&backup);
    world.run_until_quiet().await;
    let mut restored = BTreeSet::new();
    for night in 1..=4 {
        world.run_for(25 * HOUR).await;
        for person in [&olga, &ravi] {
            person.node.compare_with_all();
        }
        world.run_until_quiet().await;
        let (here, there) = (
            titled(&olga, "Called off").await,
            titled(&ravi, "Called off").await,
        );
        assert_ne!(here["state"], "cancelled", "night {night}: nobody could prove it");
        assert_eq!(there["state"] == "cancelled", night < 2, "night {night}");
        let seen = olga.node.database().read(|tx| repairs::get(tx, &peer)).unwrap();
        restored.extend(seen.we_were_restored);
    }
    assert_eq!(titled(&olga, "Called off").await["revision"], 1_001);
    assert!(
        restored.is_empty(),
        "an earlier version gave nothing back: {restored:?}"
    );
    let told = ravi.node.database().read(|tx| repairs::get(tx, &owner)).unwrap();
    assert!(told.peer_restored.is_some(), "its operator is told all the same");
    invariants::check(&world);
    world.finish();
}
