//! Hosts that take a member's yes and say nothing to it, or do not take it (F12, protocol section 9.2).

use std::time::Duration;

use harness::{Browser, Person};
use serde_json::json;

use crate::dialects::{Scene, told_of};

const DAY: Duration = Duration::from_secs(86_400);

/// What a member was mailed about the walk, oldest first.
fn mails(who: &Person, handle: &str) -> Vec<String> {
    let subjects = who.node.letterbox.subjects_to(handle).into_iter();
    subjects
        .filter(|subject| subject.contains("Harbour walk"))
        .collect()
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
    assert_eq!(mails(&maren, "maren"), ["Not confirmed: Harbour walk"]);
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
        mails(&maren, "maren"),
        ["Not confirmed: Harbour walk", "Confirmed: Harbour walk"]
    );
    scene.world.finish();
}
