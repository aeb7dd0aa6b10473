//! Hosts that take a member's yes and say nothing to it, or do not take it (F12, protocol section 9.2).

use std::time::Duration;

use harness::{Browser, Person, World, invariants};
use serde_json::json;

use crate::dialects::{Scene, told_of};
use crate::drafts::{evening, two_peers};

const DAY: Duration = Duration::from_secs(86_400);

/// What a member was mailed about an event, oldest first.
fn mails(handle: &str, who: &Person, title: &str) -> Vec<String> {
    let subjects = who.node.letterbox.subjects_to(handle).into_iter();
    subjects.filter(|subject| subject.contains(title)).collect()
}

/// Mobilizon says nothing to whoever joins an event that is full.
#[tokio::test]
async fn a_yes_that_nobody_answers_for_a_day_is_not_confirmed_is_sent_once_more_and_may_still_be_confirmed() {
    let scene = Scene::lay(900).await;
    let (group, maren, here) = told_of(&scene, json!({})).await;
    let (node, path) = (&maren.node, format!("/events/{here}"));
    let hers = Browser::signed_in(&maren).await;
    let page = hers.get(&path).await;
    hers.press(&page, &format!("{path}/rsvp"), &[("answer", "going")])
        .await;
    scene.world.run_until_quiet().await;
    assert!(hers.get(&path).await.text().contains("Sent to "));
    assert_eq!(scene.evil.heard("Join").len(), 1);

    scene.world.run_for(DAY - Duration::from_secs(3_600)).await;
    assert_eq!(node.tell_of_silence().await, 0, "there is an hour left");
    scene.world.run_for(Duration::from_secs(3_700)).await;
    assert_eq!(node.tell_of_silence().await, 1);
    scene.world.run_until_quiet().await;
    let page = hers.get(&path).await.text();
    assert!(
        page.contains("Not confirmed by ") && page.contains("answer again"),
        "{page}"
    );
    assert!(hers.get("/events").await.text().contains("Not confirmed by "));
    let answer = maren.rsvp(&here).await;
    assert_eq!(answer["state"], "not_confirmed", "{answer}");
    assert_eq!(
        mails("maren", &maren, "Harbour walk"),
        ["Not confirmed: Harbour walk"]
    );
    let mail = node.letterbox.last_to("maren").text;
    assert!(mail.contains("has not said whether you have a seat"), "{mail}");
    let joins = scene.evil.heard("Join");
    assert_eq!(joins.len(), 2, "it was sent once more");
    assert_eq!(joins[0], joins[1], "under the same id, word for word");

    scene.world.run_for(DAY + DAY).await;
    assert_eq!(node.tell_of_silence().await, 0);
    scene.world.run_until_quiet().await;
    assert_eq!(scene.evil.heard("Join").len(), 2, "and no third time");

    scene
        .say(&group, "accept", "Accept", joins[0]["id"].clone())
        .await;
    assert!(hers.get(&path).await.text().contains("Confirmed by "));
    assert_eq!(
        mails("maren", &maren, "Harbour walk"),
        ["Not confirmed: Harbour walk", "Confirmed: Harbour walk"]
    );
    // Nobody answers a withdrawal: that it was taken is all there is to hear.
    maren.answer(&here, "withdrawn").await.expect(200);
    scene.world.run_until_quiet().await;
    let words = maren.rsvp(&here).await["words"].to_string();
    assert!(words.contains("Noted by "), "{words}");
    scene.world.finish();
}

/// F12, C4: one row that cannot be read keeps nobody else from being told, and is set aside.
#[tokio::test]
async fn a_spoilt_row_keeps_no_other_member_from_being_told() {
    const UNANSWERED: u8 = 119;
    let scene = Scene::lay(905).await;
    let (_, maren, here) = told_of(&scene, json!({})).await;
    let node = &maren.node;
    let klara = node.member("klara");
    for who in [&maren, &klara] {
        who.answer(&here, "going").await.expect(200);
        scene.world.run_until_quiet().await;
    }
    scene.world.run_for(DAY + Duration::from_secs(60)).await;
    node.spoil_first_row(UNANSWERED).await;
    assert_eq!(node.tell_of_silence().await, 1);
    scene.world.run_until_quiet().await;
    let mut told = 0;
    for who in [&maren, &klara] {
        told += usize::from(who.rsvp(&here).await["state"] == "not_confirmed");
    }
    assert_eq!(told, 1, "the other one");
    let log = node.database().read(|tx| store::audit::tail(tx, 9)).unwrap();
    assert!(
        log.iter().any(|line| line.what.starts_with("set aside: ")),
        "{log:?}"
    );
    assert_eq!(node.tell_of_silence().await, 0);
    scene.world.finish();
}

/// F12: a server that takes no such answers.
#[tokio::test]
async fn a_yes_that_the_hosts_server_does_not_take_is_refused_on_the_page_and_by_mail() {
    let scene = Scene::lay(901).await;
    let (_, maren, here) = told_of(&scene, json!({})).await;
    scene.evil.inbox_answers(404);
    maren.answer(&here, "going").await.expect(200);
    scene.world.run_until_quiet().await;
    let hers = Browser::signed_in(&maren).await;
    let page = hers.get(&format!("/events/{here}")).await.text();
    assert!(
        page.contains("Refused by ") && page.contains("does not take this answer"),
        "{page}"
    );
    assert_eq!(maren.rsvp(&here).await["state"], "refused");
    assert_eq!(mails("maren", &maren, "Harbour walk"), ["No seat: Harbour walk"]);
    scene.world.finish_with(|line| line.contains("Join"));
}

/// A member of London says on the page that she comes to an evening in Seattle, which London cannot reach.
async fn said_yes_to_nobody(seed: u64) -> (World, [Person; 2], Person, String) {
    let world = World::new(seed);
    let (olga, ravi) = two_peers(&world).await;
    olga.publish(evening("Far away")).await;
    world.run_until_quiet().await;
    let maren = ravi.node.member("maren");
    let path = format!("/events/{}", maren.id_of("Far away").await);
    let hers = Browser::signed_in(&maren).await;
    world.part(&olga.node.origin, &ravi.node.origin);
    let page = hers.get(&path).await;
    hers.press(&page, &format!("{path}/rsvp"), &[("answer", "going")])
        .await;
    world.run_for(Duration::from_secs(600)).await;
    assert!(hers.get(&path).await.text().contains("will retry until"));
    (world, [olga, ravi], maren, path)
}

/// F12: retries last a week; the host is back later, and gets the answer after all.
#[tokio::test]
async fn an_answer_that_is_given_up_is_told_on_the_page_and_by_mail_and_confirmed_when_the_host_is_back() {
    let (world, [olga, ravi], maren, path) = said_yes_to_nobody(902).await;
    world.run_for(DAY * 10).await;
    // Her session ended with the week.
    let page = Browser::signed_in(&maren).await.get(&path).await.text();
    assert!(page.contains("answer again to try once more"), "{page}");
    let here = path.trim_start_matches("/events/");
    assert_eq!(maren.rsvp(here).await["state"], "failed");
    assert_eq!(mails("maren", &maren, "Far away"), ["Not delivered: Far away"]);
    let mail = ravi.node.letterbox.last_to("maren").text;
    assert!(mail.contains("You may answer again"), "{mail}");

    world.join(&olga.node.origin, &ravi.node.origin);
    world.run_until_quiet().await;
    let page = Browser::signed_in(&maren).await.get(&path).await.text();
    assert!(
        page.contains("Confirmed by ") && page.contains("You are going"),
        "{page}"
    );
    let told = mails("maren", &maren, "Far away");
    assert!(
        told.len() <= 2 && told.iter().skip(1).all(|subject| subject.contains("Confirmed")),
        "{told:?}"
    );
    invariants::check(&world);
    world.finish();
}

/// F12, F15: the page of Drop promises that the member hears.
#[tokio::test]
async fn an_answer_that_an_officer_drops_is_told_on_the_page_and_by_mail_and_may_be_given_again() {
    let (world, [olga, ravi], maren, path) = said_yes_to_nobody(903).await;
    let desk = Browser::signed_in(&ravi).await;
    let queue = desk.get("/desk/queue?peer=seattle.example").await.text();
    let place = queue
        .split("href=\"/desk/queue/")
        .nth(1)
        .expect("a way to drop it");
    let place = format!("/desk/queue/{}", place.split('"').next().unwrap_or_default());
    let question = desk.get(&place).await;
    assert_eq!(desk.press(&question, &place, &[]).await.status, 303);
    world.run_for(Duration::from_secs(60)).await;
    let hers = Browser::signed_in(&maren).await;
    let page = hers.get(&path).await;
    assert!(
        page.text().contains("answer again to try once more"),
        "{}",
        page.text()
    );
    let here = path.trim_start_matches("/events/");
    assert_eq!(maren.rsvp(here).await["state"], "failed");
    assert_eq!(mails("maren", &maren, "Far away"), ["Not delivered: Far away"]);

    world.join(&olga.node.origin, &ravi.node.origin);
    hers.press(&page, &format!("{path}/rsvp"), &[("answer", "going")])
        .await;
    world.run_until_quiet().await;
    let page = hers.get(&path).await.text();
    assert!(
        page.contains("Confirmed by ") && page.contains("You are going"),
        "{page}"
    );
    world.finish();
}

/// F26: a host of another kind says no in a sentence of its own.
#[tokio::test]
async fn the_sentence_of_a_host_of_another_kind_is_quoted_as_it_is() {
    let scene = Scene::lay(904).await;
    let (group, maren, here) = told_of(&scene, json!({})).await;
    maren.answer(&here, "going").await.expect(200);
    scene.world.run_until_quiet().await;
    let join = scene.evil.heard("Join").remove(0);
    let reject = json!({
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": format!("{}/activities/no", scene.evil.origin), "type": "Reject",
        "actor": group.id.as_str(), "object": join["id"], "content": "Complet, désolés.",
        "outcome": "sold out",
    });
    scene.evil.deliver(&maren.node, &group, &reject).await.expect(202);
    scene.world.run_until_quiet().await;
    let hers = Browser::signed_in(&maren).await;
    let page = hers.get(&format!("/events/{here}")).await.text();
    assert!(page.contains("<bdi lang=\"\">Complet, désolés.</bdi>"), "{page}");
    let mail = maren.node.letterbox.last_to("maren").text;
    assert!(mail.contains("In the host’s words: Complet, désolés."), "{mail}");
    scene.world.finish();
}
