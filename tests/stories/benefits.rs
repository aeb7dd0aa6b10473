//! What two communities agreed on is there for their members a minute later, and over on its last day (F16, needs 2.21, 0.15).

use axum::body::Body;
use domain::{AgreementText, Slug, tier_iri};
use harness::{Browser, Person, World};
use http::Request;
use serde_json::Value;
use store::{held_offers, peerings};

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
        let request = Request::get(path).header("accept", "application/activity+json");
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
