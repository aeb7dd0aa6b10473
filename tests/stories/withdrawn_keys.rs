//! Keys that somebody else may have are withdrawn: from the moment that a peer hears of it nothing that they signed counts,
//! and until then nothing that their owner's document does not list (protocol section 4.1, threat A15).

use std::time::Duration;

use ambient::Clock;
use domain::Iri;
use harness::evil::{Actor, Scheme, Signed};
use harness::{StoryNode, World, get, invariants};
use serde_json::{Value, json};
use server::admin::{Theft, WhoseKeys};
use store::{StoreError, deliveries};
use wire::keys::Ed25519Key;

use crate::drafts::{evening, two_peers};
use crate::rotation::{audit, by_key, key_names, keys_of, rotate_for};

const ACTIVITY_JSON: &str = "application/activity+json";
const DAY: Duration = Duration::from_secs(86_400);

/// A15, I1, I4
#[tokio::test]
async fn a_withdrawn_key_counts_for_nothing_as_soon_as_a_peer_hears_of_it() {
    let world = World::new(384);
    let (olga, ravi) = two_peers(&world).await;
    let (seattle, london) = (olga.node.clone(), ravi.node.clone());
    let stolen = keys_of(&seattle);
    let early = by_key(&london, &seattle, &stolen, "ed25519-key", 1);
    let shown = rotate_for(&seattle, WhoseKeys::Community, Theft::Feared).await;
    assert_eq!(shown["old_published_until"], Value::Null);
    let listed = key_names(&seattle).await.1;
    assert_eq!(listed, ["ed25519-key-2", "rsa-key-2"], "from the first moment");
    world.run_until_quiet().await;

    let late = by_key(&london, &seattle, &stolen, "ed25519-key", 2);
    let new = by_key(&london, &seattle, &keys_of(&seattle), "ed25519-key-2", 3);
    for (case, signed, status) in [
        ("signed before", early, 401),
        ("signed since", late, 401),
        ("by the new key", new, 202),
    ] {
        let reply = signed.send(&london).await;
        assert_eq!(reply.status, status, "{case}: {}", reply.text());
    }
    let told = audit(&ravi).await;
    assert!(told.contains("has withdrawn its old key"), "{told}");
    assert!(!told.contains("nobody announced"), "{told}");
    olga.publish(evening("After")).await;
    world.run_until_quiet().await;
    assert!(ravi.event_titled("After").await.is_some());
    invariants::check(&world);
    world.finish();
}

/// A15, I1, I4: a peer that was away hears of it before all that waited, which the old keys would have signed.
#[tokio::test]
async fn a_peer_that_was_away_for_days_is_told_first_of_what_is_withdrawn() {
    let world = World::new(385);
    let (olga, ravi) = two_peers(&world).await;
    let (seattle, london) = (olga.node.clone(), ravi.node.clone());
    let stolen = keys_of(&seattle);
    world.part(&seattle.origin, &london.origin);
    for title in ["Before", "Also before"] {
        olga.publish(evening(title)).await;
    }
    world.run_for(Duration::from_secs(2)).await;
    for whose in [WhoseKeys::Community, WhoseKeys::Node] {
        rotate_for(&seattle, whose, Theft::Feared).await;
    }
    olga.publish(evening("After")).await;
    world.run_for(3 * DAY).await;
    world.join(&seattle.origin, &london.origin);
    world.run_until_quiet().await;
    for title in ["Before", "Also before", "After"] {
        assert!(ravi.event_titled(title).await.is_some(), "{title}");
    }
    let told = audit(&ravi).await;
    assert_eq!(told.matches("has withdrawn its old key").count(), 2, "{told}");
    let late = by_key(&london, &seattle, &stolen, "ed25519-key", 1);
    assert_eq!(late.send(&london).await.status, 401);
    invariants::check(&world);
    world.finish();
}

/// Update of a community by whoever has its old key, with one more key in the document.
async fn forged(
    from: &StoryNode,
    to: &StoryNode,
    stolen: &Actor,
    (name, more): (&str, &Ed25519Key),
) -> Signed {
    let path = from.group();
    let mut document = get(from, path.path_and_query(), ACTIVITY_JSON).await.expect(200);
    let own = json!({
        "id": format!("{}#{name}", from.group()), "type": "Multikey", "controller": from.group(),
        "publicKeyMultibase": more.public().to_multikey(),
    });
    let methods = document["assertionMethod"].as_array_mut();
    methods.expect("keys are listed").insert(0, own);
    let update = json!({
        "id": format!("{}/activities/forged", from.origin), "type": "Update", "actor": from.group(),
        "object": document, "to": ["https://www.w3.org/ns/activitystreams#Public"],
    });
    let (inbox, key) = (
        Iri::local(&to.origin, "/inbox"),
        stolen.id.with_fragment("ed25519-key"),
    );
    let body = update.to_string().into_bytes();
    Signed::with_key(
        &inbox,
        stolen,
        &key,
        Scheme::Rfc9421Ed25519,
        body,
        from.clock.now(),
    )
}

/// A15: a peer that was not told yet asks the owner's own address, which the thief does not have.
#[tokio::test]
async fn whoever_has_a_key_that_is_listed_no_more_neither_speaks_nor_names_a_key_of_her_own() {
    let world = World::new(386);
    let (olga, ravi) = two_peers(&world).await;
    let (seattle, london) = (olga.node.clone(), ravi.node.clone());
    let stolen = keys_of(&seattle);
    // London asks and is answered; what Seattle sends of itself does not arrive.
    world.internet.cut(seattle.origin.clone(), london.origin.clone());
    rotate_for(&seattle, WhoseKeys::Community, Theft::Feared).await;
    world.run_for(3 * DAY).await;
    let said = by_key(&london, &seattle, &stolen, "ed25519-key", 1);
    assert_eq!(said.send(&london).await.status, 401);
    let own = Ed25519Key::from_seed([9; 32]);
    let forged = forged(&seattle, &london, &stolen, ("ed25519-key-9", &own)).await;
    let reply = forged.send(&london).await;
    assert!(matches!(reply.status, 401 | 503), "{}", reply.text());
    assert!(!audit(&ravi).await.contains("has a new key"));

    world.internet.mend(&seattle.origin, &london.origin);
    world.run_until_quiet().await;
    let told = audit(&ravi).await;
    assert!(
        told.contains("ed25519-key-2") && !told.contains("ed25519-key-9"),
        "{told}"
    );
    olga.publish(evening("After")).await;
    world.run_until_quiet().await;
    assert!(ravi.event_titled("After").await.is_some());
    invariants::check(&world);
    world.finish();
}

/// A15: the old key may announce the new one, whoever has it; that it counts itself is for its owner's document to say.
#[tokio::test]
async fn whoever_announces_the_new_key_with_the_stolen_one_does_not_save_that_one() {
    let world = World::new(387);
    let (olga, ravi) = two_peers(&world).await;
    let (seattle, london) = (olga.node.clone(), ravi.node.clone());
    let stolen = keys_of(&seattle);
    world.internet.cut(seattle.origin.clone(), london.origin.clone());
    rotate_for(&seattle, WhoseKeys::Community, Theft::Feared).await;
    // London has not been told: the thief is first, with the true document and the stolen key in it.
    let named = ("ed25519-key", &stolen.keys.ed25519);
    let forged = forged(&seattle, &london, &stolen, named).await;
    let reply = forged.send(&london).await;
    assert_eq!(reply.status, 202, "{}", reply.text());
    let told = audit(&ravi).await;
    assert!(
        told.contains("ed25519-key-2") && told.contains("has withdrawn its old key"),
        "{told}"
    );
    let said = by_key(&london, &seattle, &stolen, "ed25519-key", 1);
    assert_eq!(said.send(&london).await.status, 401);

    world.internet.mend(&seattle.origin, &london.origin);
    world.run_until_quiet().await;
    olga.publish(evening("After")).await;
    world.run_until_quiet().await;
    assert!(ravi.event_titled("After").await.is_some());
    invariants::check(&world);
    world.finish();
}

/// A15, I1, I4: of two changes of keys that a peer missed it hears of the last alone, by keys that it knows.
#[tokio::test]
async fn a_peer_that_missed_keys_which_were_withdrawn_since_is_told_of_those_of_today_by_the_keys_it_knows() {
    let world = World::new(388);
    let (olga, ravi) = two_peers(&world).await;
    let (seattle, london) = (olga.node.clone(), ravi.node.clone());
    let first = keys_of(&seattle);
    world.part(&seattle.origin, &london.origin);
    rotate_for(&seattle, WhoseKeys::Community, Theft::None).await;
    olga.publish(evening("Between")).await;
    // What tells of the second keys is on its way before they are withdrawn.
    world.run_for(Duration::from_secs(2)).await;
    rotate_for(&seattle, WhoseKeys::Community, Theft::Feared).await;
    olga.publish(evening("After")).await;
    world.run_for(DAY).await;
    world.join(&seattle.origin, &london.origin);
    world.run_until_quiet().await;
    for title in ["Between", "After"] {
        assert!(ravi.event_titled(title).await.is_some(), "{title}");
    }
    let told = audit(&ravi).await;
    assert!(
        told.contains("ed25519-key-3") && !told.contains("ed25519-key-2"),
        "{told}"
    );
    let late = by_key(&london, &seattle, &first, "ed25519-key", 1);
    assert_eq!(late.send(&london).await.status, 401);
    invariants::check(&world);
    world.finish();
}

/// A15, C7, I1, I4: retries last a week, and what tells of the new keys is given up with all the rest.
#[tokio::test]
async fn a_peer_that_was_away_until_everything_was_given_up_is_still_told_first_of_what_is_withdrawn() {
    let world = World::new(389);
    let (olga, ravi) = two_peers(&world).await;
    let (seattle, london) = (olga.node.clone(), ravi.node.clone());
    world.part(&seattle.origin, &london.origin);
    olga.publish(evening("Before")).await;
    world.run_for(Duration::from_secs(2)).await;
    rotate_for(&seattle, WhoseKeys::Community, Theft::Feared).await;
    world.run_for(10 * DAY).await;
    let parked = seattle.database().read(|tx| {
        let aside = deliveries::undelivered(tx, Some(&london.origin), 100)?;
        Ok::<_, StoreError>(aside.iter().any(|(_, row)| row.announced_by.is_some()))
    });
    assert_eq!(parked, Ok(true));
    world.join(&seattle.origin, &london.origin);
    world.run_until_quiet().await;
    assert!(ravi.event_titled("Before").await.is_some());
    let told = audit(&ravi).await;
    assert!(
        told.contains("has withdrawn its old key") && !told.contains("nobody announced"),
        "{told}"
    );
    olga.publish(evening("After")).await;
    world.run_until_quiet().await;
    assert!(ravi.event_titled("After").await.is_some());
    invariants::check(&world);
    world.finish();
}
