//! Calls for hands: from one node's member to those of others who can help, and back to the asker alone (F10, needs 3.1 to 3.7).

use std::time::Duration;

use community::name_approver::name_approver;
use domain::{MemberProfile, Region, Shown, Slug, Term, Visibility};
use harness::{Browser, Person, World, invariants};
use serde_json::{Value, json};
use store::{StoreError, calls, profiles};

const TWO_HOURS: Duration = Duration::from_secs(7_200);
const SHORT: Duration = Duration::from_secs(60);
const CUSTOMER: &str = "Harbour Hospital";

/// Seattle and London share calls; Agora is a peer of Seattle that nobody chooses.
async fn three(world: &World) -> (Person, Person, Person) {
    let (olga, ravi) = (
        world.node("seattle").officer("olga"),
        world.node("london").officer("ravi"),
    );
    let ada = world.node("agora").officer("ada");
    for peer in [&ravi, &ada] {
        world.peer(&olga, peer, &["events", "calls"]).await;
    }
    (olga, ravi, ada)
}

/// She lets other members see what she can do, and where.
async fn can(person: &Person, skill: &str, region: &str) {
    let handle = domain::Handle::parse(person.actor.as_str().rsplit('/').next().unwrap_or_default());
    let handle = handle.expect("a handle ends her address");
    let (skill, region) = (
        Term::parse(skill).expect("a term"),
        Region::parse(region).expect("a region"),
    );
    let mut profile = MemberProfile::empty(Visibility::Community);
    profile.competencies = Shown::new([skill].into(), Visibility::Community);
    profile.regions = Shown::new([region].into(), Visibility::Community);
    let database = person.node.database();
    let written = database.transact(|tx| {
        let member = store::members::by_handle(tx, &handle)?.expect("she is a member");
        profiles::put(tx, &member, &profile)
    });
    let written: Result<(), StoreError> = written.await;
    written.expect("a store in memory can be written");
}

fn wanted(urgency: &str) -> Value {
    json!({ "name": "4 x DST remediation", "hands": 4, "skills": ["erp"], "on_site": true, "regions": ["US-WA"],
        "from": "2027-03-12T08:00:00Z", "until": "2027-03-14T20:00:00Z", "urgency": urgency,
        "communities": ["london.example"], "customer": CUSTOMER, "terms": { "months": 12 } })
}

async fn ask(person: &Person, urgency: &str) -> Value {
    person.post("/api/v1/calls", wanted(urgency)).await.expect(201)
}

fn path(call: &Value) -> String {
    format!("/api/v1/calls/{}", call["id"].as_str().expect("an id"))
}

/// Two hours pass, and the chosen communities get what is still open.
async fn widen(world: &World, person: &Person) {
    world.advance(TWO_HOURS);
    person.node.go_on_with_calls().await;
    world.run_for(SHORT).await;
}

/// How many mails of this handle say they need hands.
fn asked(person: &Person, handle: &str) -> usize {
    let subjects = person.node.letterbox.subjects_to(handle);
    subjects
        .iter()
        .filter(|subject| subject.contains("hands needed") || subject.contains("Hands needed"))
        .count()
}

/// The path of the link in the last mail of somebody.
fn link(person: &Person, handle: &str) -> String {
    let text = person.node.letterbox.last_to(handle).text;
    let at = text.find("/calls/answer/").expect("the mail has a link");
    text[at..]
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// 3.1, 3.2, 3.3, 3.5, 3.6, 3.7: the whole way of one call.
#[tokio::test]
async fn a_call_finds_who_can_help_and_its_answers_go_to_the_asker_alone() {
    let world = World::new(1_041);
    let (olga, ravi, ada) = three(&world).await;
    let [maren, near, other] = ["maren", "near", "other"].map(|handle| olga.node.member(handle));
    let [beatrix, far] = ["beatrix", "far"].map(|handle| ravi.node.member(handle));
    let nobody = ada.node.member("nobody");
    for (person, skill, region) in [
        (&maren, "erp", "US-WA"),
        (&near, "erp", "US-WA"),
        (&other, "security", "US-WA"),
        (&beatrix, "erp", "US-WA"),
        (&far, "erp", "GB"),
        (&nobody, "erp", "US-WA"),
    ] {
        can(person, skill, region).await;
    }
    let call = ask(&maren, "emergency").await;
    world.run_for(SHORT).await;
    assert_eq!(asked(&near, "near"), 1, "3.3: within a minute");
    assert_eq!(
        near.node.letterbox.last_to("near").subject,
        "Emergency, hands needed: 4 x DST remediation"
    );
    assert_eq!(asked(&beatrix, "beatrix"), 0, "own circle first");

    widen(&world, &olga).await;
    assert_eq!(
        asked(&beatrix, "beatrix"),
        1,
        "3.1: who can help where it was asked"
    );
    for (person, handle) in [
        (&far, "far"),
        (&nobody, "nobody"),
        (&other, "other"),
        (&maren, "maren"),
    ] {
        assert_eq!(asked(person, handle), 0, "3.1: and nobody else: {handle}");
    }

    opened_and_answered(&beatrix).await;
    world.run_for(SHORT).await;
    let held = beatrix.get("/api/v1/calls").await.expect(200)["items"][0].clone();
    answers_of_hers_alone(&maren, &call, [&near, &olga]).await;
    accepted(&maren, &call).await;
    world.run_for(SHORT).await;
    revealed(&beatrix, &far, &held).await;
    closed_out(&world, (&maren, &call), (&far, &held)).await;
    invariants::check(&world);
    world.finish();
}

/// Whoever was asked opens the link of her mail and answers by it, once.
async fn opened_and_answered(beatrix: &Person) {
    // 3.2 and 3.5: the link opens the terms, counts once, and wants no sign-in.
    let browser = Browser::new(&beatrix.node);
    let page = browser.get(&link(beatrix, "beatrix")).await.text();
    for part in ["Terms", "I accept these terms", "4 x DST remediation"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains(CUSTOMER), "3.6: the customer is not named before");
    let held = beatrix.get("/api/v1/calls").await.expect(200)["items"][0].clone();
    let digest = held["terms_digest"].as_str().expect("it has terms").to_owned();
    let fields = [
        ("words", "Two of us."),
        ("hands", "2"),
        ("accepted", digest.as_str()),
    ];
    let sent = browser.post(&link(beatrix, "beatrix"), &fields).await;
    assert_eq!(sent.status, 200, "{}", sent.text());
    assert_eq!(
        browser.post(&link(beatrix, "beatrix"), &fields).await.status,
        404,
        "it counts once"
    );
}

/// 3.6: whoever is accepted reads who the customer is and whom to write to; nobody else does.
async fn revealed(accepted: &Person, other: &Person, held: &Value) {
    let seen = accepted.get(&path(held)).await.expect(200);
    assert_eq!(seen["customer"], CUSTOMER, "3.6: after acceptance the name");
    assert_eq!(other.get(&path(held)).await.expect(200).get("customer"), None);
    let mail = accepted.node.letterbox.last_to("beatrix");
    assert!(mail.text.contains("Write to"), "{}", mail.text);
}

/// Answers are the asker's alone.
async fn answers_of_hers_alone(asker: &Person, call: &Value, strangers: [&Person; 2]) {
    let answers = format!("{}/answers", path(call));
    for stranger in strangers {
        assert_eq!(
            stranger.get(&answers).await.status,
            404,
            "answers are the asker's alone"
        );
    }
    let all = asker.get(&answers).await.expect(200);
    assert_eq!(all["items"].as_array().map(Vec::len), Some(1), "{all}");
}

/// She says yes to the first answer.
async fn accepted(asker: &Person, call: &Value) {
    let answers = format!("{}/answers", path(call));
    let all = asker.get(&answers).await.expect(200);
    let answer = all["items"][0]["id"].as_str().expect("an id").to_owned();
    let path = format!("{answers}/{answer}/accept");
    asker.post(&path, json!({})).await.expect(200);
}

/// 3.7: it is over on both nodes, and stands in the asker's own report.
async fn closed_out(world: &World, (asker, call): (&Person, &Value), (other, held): (&Person, &Value)) {
    let close = json!({ "received": 2, "given": 1, "sites": 3, "value": "The best month" });
    let closed = asker.post(&format!("{}/close", path(call)), close).await;
    assert_eq!(closed.status, 204, "{}", closed.text());
    world.run_for(SHORT).await;
    assert_eq!(other.get(&path(held)).await.status, 404, "it is over there too");
    let report = Browser::signed_in(asker)
        .await
        .get("/calls/report.csv")
        .await
        .text();
    assert!(report.contains("The best month"), "3.7: {report}");
}

/// 3.4: nothing is federated until the click of whoever speaks for the organisation.
#[tokio::test]
async fn a_call_that_waits_for_its_owner_leaves_with_her_click() {
    let world = World::new(1_042);
    let (olga, ravi, _) = three(&world).await;
    let tech = olga.node.member_of("tech", "Ironbark");
    let boss = olga.node.member_of("boss", "Ironbark");
    let beatrix = ravi.node.member("beatrix");
    can(&beatrix, "erp", "US-WA").await;
    let slug = Slug::parse("ironbark").expect("a plain word");
    let handle = domain::Handle::parse("boss").expect("a handle");
    let database = olga.node.database();
    let named =
        database.transact(|tx| name_approver(tx, "operator", &slug, Some(&handle), world.now()).map(drop));
    named.await.expect("she works there");
    let call = ask(&tech, "normal").await;
    assert_eq!(call["state"], "awaiting_approval");
    widen(&world, &olga).await;
    assert_eq!(asked(&beatrix, "beatrix"), 0);
    let hers = Browser::signed_in(&boss).await;
    let page_path = format!("/calls/{}", call["id"].as_str().expect("an id"));
    let page = hers.get(&page_path).await;
    assert!(page.text().contains("Draft, waiting for"), "{}", page.text());
    let pressed = hers.press(&page, &page_path, &[("act", "approve")]).await;
    assert_eq!(pressed.status, 303, "{}", pressed.text());
    widen(&world, &olga).await;
    assert_eq!(asked(&beatrix, "beatrix"), 1);
    world.finish();
}

/// I1, I4: what is lost, comes twice or is forgotten by a restore leaves both nodes with the same, and nobody is mailed twice.
#[tokio::test]
async fn a_call_that_comes_twice_or_is_lost_is_the_same_on_both_nodes_and_mailed_once() {
    let world = World::new(1_043);
    let (olga, ravi, _) = three(&world).await;
    let maren = olga.node.member("maren");
    let beatrix = ravi.node.member("beatrix");
    can(&beatrix, "erp", "US-WA").await;
    world.part(&olga.node.origin, &ravi.node.origin);
    let call = ask(&maren, "urgent").await;
    widen(&world, &olga).await;
    assert_eq!(asked(&beatrix, "beatrix"), 0);
    world.join(&olga.node.origin, &ravi.node.origin);
    world.run_for(TWO_HOURS).await;
    assert_eq!(asked(&beatrix, "beatrix"), 1);

    let sent = world.internet.tap();
    let told: Vec<_> = sent
        .iter()
        .filter(|sent| sent.to == ravi.node.origin && sent.request.body.is_some())
        .collect();
    for again in told {
        world.repeat(again).await;
        world.run_until_quiet().await;
    }
    assert_eq!(
        asked(&beatrix, "beatrix"),
        1,
        "what comes twice has its effect once"
    );

    // London's disk forgets the call; the next comparison brings it back and mails nobody.
    let database = ravi.node.database();
    let held = || database.read(calls::all).expect("calls can be read");
    let before = held().remove(0);
    let lost: Result<(), StoreError> = database.transact(|tx| calls::remove(tx, &before)).await;
    lost.expect("a store in memory can be written");
    world.advance(Duration::from_secs(3_600));
    ravi.node.compare_with_all();
    world.run_for(SHORT).await;
    let after = held().remove(0);
    assert_eq!(
        (after.iri, after.revision, after.need),
        (before.iri, before.revision, before.need)
    );
    assert_eq!(asked(&beatrix, "beatrix"), 1, "a repair mails nobody");
    let own = olga
        .node
        .database()
        .read(calls::all)
        .expect("calls can be read")
        .remove(0);
    assert_eq!(
        (own.iri.as_str(), own.revision),
        (call["url"].as_str().expect("an address"), after.revision)
    );
    world.finish();
}
