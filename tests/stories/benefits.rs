//! What two communities agreed on is there for their members a minute later, and over on its last day (F16, needs 2.21, 0.15).

use std::time::Duration;

use axum::body::Body;
use community::repeat_offer::repeat_offer;
use domain::{AgreementText, HeldOffer, OwnOffer, Slug, tier_iri};
use harness::{Browser, Person, World};
use http::Request;
use serde_json::Value;
use store::{StoreError, Transaction, agreements, held_offers, own_offers, peerings, repairs};

use crate::agreements::{DAY, MINUTE, accept, offer, officer, only, rate, two_partners};

const PAGE: &str = "/benefits";

/// London gives members of Seattle's level ten per cent off.
pub(crate) fn ten_per_cent(olga: &Person, ravi: &Person, level: &str) -> AgreementText {
    let mut text = rate(ravi, olga, "10");
    let level = Slug::parse(level).expect("a plain word");
    text.terms[0].tiers = [tier_iri(&olga.node.group(), &level)].into();
    text.terms[0].same_region_excluded = false;
    text
}

/// London offers it and Seattle signs.
pub(crate) async fn sign(world: &World, olga: &Person, ravi: &Person, text: AgreementText) {
    offer(ravi, olga, None, text).await;
    world.run_for(MINUTE).await;
    let agreement = only(olga, ravi);
    let document = agreement.open().expect("it waits for Seattle").document.clone();
    accept(olga, &agreement.id, &document)
        .await
        .expect("it can be signed");
    world.run_for(MINUTE).await;
}

pub(crate) async fn offers_of(person: &Person) -> Vec<Value> {
    let list = person.get("/api/v1/offers").await.expect(200);
    list["items"].as_array().expect("a list").clone()
}

async fn page(browser: &Browser) -> String {
    let page = browser.get(PAGE).await;
    assert_eq!(page.status, 200, "{}", page.text());
    page.text()
}

/// F16-1, needs 2.21 and 0.15
#[tokio::test]
async fn a_minute_after_both_signed_a_member_who_qualifies_sees_the_offer() {
    let world = World::new(1_621);
    let (olga, ravi) = two_partners(&world).await;
    let maren = olga.node.member("maren");
    let hers = Browser::signed_in(&maren).await;
    let nothing = page(&hers).await;
    assert!(
        nothing.contains("Nothing has been agreed on with London Partners yet."),
        "{nothing}"
    );

    offer(&ravi, &olga, None, ten_per_cent(&olga, &ravi, "network")).await;
    world.run_for(MINUTE).await;
    let awaited = page(&hers).await;
    assert!(
        awaited.contains("The two communities are still agreeing on it."),
        "{awaited}"
    );
    assert_eq!(offers_of(&maren).await, Vec::<Value>::new());

    let agreement = only(&olga, &ravi);
    let document = agreement.open().expect("it waits for Seattle").document.clone();
    accept(&olga, &agreement.id, &document)
        .await
        .expect("it can be signed");
    world.run_for(MINUTE).await;
    let offers = offers_of(&maren).await;
    assert_eq!(offers.len(), 1, "{offers:?}");
    assert_eq!(offers[0]["qualifies"], true, "{}", offers[0]);
    assert_eq!(offers[0]["agreement"], document.as_str());
    let address = offers[0]["id"].as_str().expect("an address").to_owned();
    assert!(address.starts_with("https://london.example/offers/"), "{address}");
    let ready = page(&hers).await;
    for part in [
        "Join London Partners",
        address.as_str(),
        "Not for dinners.",
        "Why you qualify",
    ] {
        assert!(ready.contains(part), "{part}: {ready}");
    }
    world.finish();
}

/// F16: who does not qualify reads why.
#[tokio::test]
async fn a_member_of_another_level_reads_what_it_takes() {
    let world = World::new(1_622);
    let (olga, ravi) = two_partners(&world).await;
    let maren = olga.node.member("maren");
    sign(&world, &olga, &ravi, ten_per_cent(&olga, &ravi, "full")).await;
    let offers = offers_of(&maren).await;
    assert_eq!((offers.len(), &offers[0]["qualifies"]), (1, &Value::Bool(false)));
    let page = page(&Browser::signed_in(&maren).await).await;
    assert!(page.contains("It is for another level; yours is"), "{page}");
    assert!(!page.contains("Join London Partners"), "{page}");
    world.finish();
}

/// D2, protocol section 8.5: an offer is nobody's to read but theirs for whose members it is.
#[tokio::test]
async fn the_document_of_an_offer_is_for_the_other_community_alone() {
    let world = World::new(1_623);
    let (olga, ravi) = two_partners(&world).await;
    sign(&world, &olga, &ravi, ten_per_cent(&olga, &ravi, "network")).await;
    let offers = olga
        .node
        .database()
        .read(held_offers::all)
        .expect("offers can be read");
    let path = offers[0].id.path_and_query().to_owned();
    let ask = |path: &str| {
        let request = Request::get(path).header("host", ravi.node.origin.authority());
        let request = request.header("accept", "application/activity+json");
        request.body(Body::empty()).expect("a request")
    };
    assert_eq!(ravi.node.answer(ask(&path)).await.status, 404);
    let collection = format!("{}/offers", ravi.node.group().path_and_query());
    let list = ravi.node.answer(ask(&collection)).await;
    assert_eq!(
        (list.status, &list.expect(200)["totalItems"]),
        (200, &Value::from(0))
    );

    // What was lost at home is found again where it is listed for it.
    let lost = offers[0].clone();
    let database = olga.node.database();
    database
        .transact(|tx| {
            held_offers::remove(tx, &lost.id);
            peerings::mark_backfill(tx, &ravi.node.origin)
        })
        .await
        .expect("it can be forgotten");
    world.run_for(MINUTE).await;
    let found = database
        .read(|tx| held_offers::get(tx, &lost.id))
        .expect("offers can be read");
    let found = found.expect("it was listed");
    assert_eq!((found.term, found.revision), (lost.term, lost.revision));
    world.finish();
}

/// F16: an end is told with the offer, which is there until its last day and not after.
#[tokio::test]
async fn an_offer_is_over_with_its_agreement() {
    let world = World::new(1_624);
    let (olga, ravi) = two_partners(&world).await;
    let maren = olga.node.member("maren");
    sign(&world, &olga, &ravi, ten_per_cent(&olga, &ravi, "network")).await;
    let id = only(&ravi, &olga).id;
    let ended = ravi.node.agreements().end(&officer(&ravi), &id, None).await;
    ended.expect("it is signed");
    world.run_for(MINUTE).await;
    let offers = offers_of(&maren).await;
    assert_eq!(offers[0]["qualifies"], true, "until then it counts");
    assert!(offers[0]["valid_through"].is_string(), "{}", offers[0]);
    world.run_for(30 * DAY).await;
    let offers = offers_of(&maren).await;
    assert_eq!(offers[0]["qualifies"], false, "{}", offers[0]);
    let page = page(&Browser::signed_in(&maren).await).await;
    assert!(
        page.contains("It ended on") && !page.contains("Join London Partners"),
        "{page}"
    );
    world.finish();
}

/// Longer than two comparisons with a peer are apart.
const COMPARED_TWICE: Duration = Duration::from_secs(1_500);

async fn write(person: &Person, verb: impl FnMut(&mut Transaction<'_>) -> Result<(), StoreError> + Send) {
    let written = person.node.database().transact(verb).await;
    written.expect("it can be written");
}

fn held(person: &Person) -> Vec<HeldOffer> {
    let read = person.node.database().read(held_offers::all);
    read.expect("offers can be read")
}

fn own(person: &Person) -> OwnOffer {
    let read = person.node.database().read(own_offers::all);
    let mut all = read.expect("offers can be read");
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

/// I1, protocol section 6.2: an offer that the home lost without a word comes back by the next comparison, whichever side begins
/// it, and one that the host took back meanwhile goes.
#[tokio::test]
async fn an_offer_that_was_lost_is_found_again_by_comparing() {
    let world = World::new(1_625);
    let (olga, ravi) = two_partners(&world).await;
    sign(&world, &olga, &ravi, ten_per_cent(&olga, &ravi, "network")).await;
    let before = held(&olga);
    assert_eq!(before.len(), 1);
    for (asks, asked) in [(&olga, &ravi), (&ravi, &olga)] {
        write(&olga, |tx| {
            held_offers::remove(tx, &before[0].id);
            Ok(())
        })
        .await;
        let (peer, now) = (asked.node.origin.clone(), asks.node.clock_now());
        write(asks, |tx| repairs::compare_anew(tx, &peer, now)).await;
        world.run_for(MINUTE).await;
        let found = held(&olga);
        assert_eq!(found.len(), 1, "{} asked", asks.node.name);
        assert_eq!(
            (&found[0].id, found[0].revision),
            (&before[0].id, before[0].revision)
        );
        let compared = asks.node.database().read(|tx| repairs::get(tx, &peer));
        let compared = compared
            .expect("repairs can be read")
            .compared
            .expect("it was compared");
        assert_eq!((compared.differing, compared.repaired), (1, 1));
    }

    // London takes it back, and its word of that is lost.
    let now = ravi.node.clock_now();
    let withdrawn = OwnOffer {
        withdrawn: Some(now),
        revision: 2,
        ..own(&ravi)
    };
    write(&ravi, |tx| own_offers::put(tx, &withdrawn)).await;
    let (peer, now) = (ravi.node.origin.clone(), olga.node.clock_now());
    write(&olga, |tx| repairs::compare_anew(tx, &peer, now)).await;
    world.run_for(MINUTE).await;
    assert!(held(&olga)[0].removed);
    world.finish();
}

/// I1, protocol section 6.2: a host that was put back to an earlier day counts past what the home knows, so that what it changes
/// from then on is newer there.
#[tokio::test]
async fn a_host_that_was_restored_is_believed_again_about_its_offers() {
    let world = World::new(1_626);
    let (olga, ravi) = two_partners(&world).await;
    sign(&world, &olga, &ravi, ten_per_cent(&olga, &ravi, "network")).await;
    let backup = ravi.node.back_up();
    world.run_for(DAY).await;
    let (id, home) = (own(&ravi).id, olga.node.origin.clone());
    let now = ravi.node.clock_now();
    write(&ravi, |tx| repeat_offer(tx, (&home, &id), Some(4), now).map(drop)).await;
    world.run_for(MINUTE).await;
    assert_eq!((own(&ravi).revision, held(&olga)[0].revision), (5, 5));

    ravi.node.put_back(&backup);
    world.run_for(COMPARED_TWICE).await;
    let known = held(&olga)[0].revision;
    assert!(known > 5, "{known}");
    assert_eq!((own(&ravi).revision, held(&olga)[0].removed), (known, false));
    let repair = ravi.node.database().read(|tx| repairs::get(tx, &home));
    let repair = repair.expect("repairs can be read");
    assert!(
        repair.we_were_restored.is_some(),
        "what Seattle kept of it, signed by London, says so: {repair:?}"
    );
    world.finish();
}

/// Protocol section 8.5: an offer that comes before the acceptance of its agreement was taken in waits for it.
#[tokio::test]
async fn an_offer_that_comes_before_its_agreement_is_looked_at_again() {
    let world = World::new(1_627);
    let (olga, ravi) = two_partners(&world).await;
    sign(&world, &olga, &ravi, ten_per_cent(&olga, &ravi, "network")).await;
    let (agreement, offer) = (only(&olga, &ravi), held(&olga).remove(0));
    write(&olga, |tx| {
        held_offers::remove(tx, &offer.id);
        agreements::remove(tx, &agreement)
    })
    .await;
    let (id, home, now) = (own(&ravi).id, olga.node.origin.clone(), ravi.node.clock_now());
    write(&ravi, |tx| repeat_offer(tx, (&home, &id), None, now).map(drop)).await;
    world.run_for(MINUTE).await;
    assert_eq!(held(&olga), []);
    write(&olga, |tx| agreements::put(tx, &agreement)).await;
    world.run_for(7 * MINUTE).await;
    let found = held(&olga);
    assert_eq!(found.len(), 1, "a few minutes later it counts");
    assert_eq!(found[0].term, offer.term);
    world.finish();
}
