//! Members answer on the page of an event and read there how their answer stands (F12, need 2.20).

use std::time::Duration;

use harness::{Browser, World};
use serde_json::json;

use crate::drafts::{evening, two_peers, with};

/// F12, 2.20: two members of London answer an event of Seattle with one seat, by nothing but a page and its form.
#[tokio::test]
async fn an_answer_to_another_communitys_event_is_given_and_followed_on_its_page() {
    let world = World::new(511);
    let (olga, ravi) = two_peers(&world).await;
    olga.publish(with(evening("One seat"), "capacity", json!(1)))
        .await;
    world.run_until_quiet().await;
    let (maren, noor) = (ravi.node.member("maren"), ravi.node.member("noor"));
    let path = format!("/events/{}", maren.id_of("One seat").await);
    let rsvp = format!("{path}/rsvp");
    let (hers, noors) = (Browser::signed_in(&maren).await, Browser::signed_in(&noor).await);

    let page = hers.get(&path).await;
    assert!(page.text().contains("Not your e-mail"));
    let reply = hers.press(&page, &rsvp, &[("answer", "going")]).await;
    assert_eq!(reply.status, 303, "{}", reply.text());
    assert!(hers.get(&path).await.text().contains("Sent to "));
    world.run_until_quiet().await;
    let page = hers.get(&path).await;
    assert!(page.text().contains("Confirmed by ") && page.text().contains("You are going"));
    assert!(
        hers.get("/events").await.text().contains("Confirmed by "),
        "the list says it too"
    );

    let theirs = noors.get(&path).await;
    assert!(!theirs.text().contains("You are going"), "that is Maren's");
    noors.press(&theirs, &rsvp, &[("answer", "going")]).await;
    world.run_until_quiet().await;
    assert!(noors.get(&path).await.text().contains("Waiting list, place 1"));
    hers.press(&page, &rsvp, &[("answer", "declined")]).await;
    world.run_until_quiet().await;
    assert!(hers.get(&path).await.text().contains("You are not going"));
    assert!(
        noors.get(&path).await.text().contains("Confirmed by "),
        "she moved up"
    );
    world.finish();
}

/// F12: while the host cannot be reached the page says so, and until when it is tried; then it is confirmed.
#[tokio::test]
async fn an_answer_to_a_host_that_is_away_is_kept_and_said_to_wait() {
    let world = World::new(512);
    let (olga, ravi) = two_peers(&world).await;
    olga.publish(evening("Far away")).await;
    world.run_until_quiet().await;
    let path = format!("/events/{}", ravi.id_of("Far away").await);
    let his = Browser::signed_in(&ravi).await;
    world.part(&olga.node.origin, &ravi.node.origin);
    let page = his.get(&path).await;
    his.press(&page, &format!("{path}/rsvp"), &[("answer", "going")])
        .await;
    world.run_for(Duration::from_secs(600)).await;
    let page = his.get(&path).await.text();
    assert!(
        page.contains("Could not reach ") && page.contains("will retry until"),
        "{page}"
    );
    world.join(&olga.node.origin, &ravi.node.origin);
    world.run_until_quiet().await;
    assert!(his.get(&path).await.text().contains("Confirmed by "));
    world.finish();
}

/// F12: what is not taken is said with why, on the page itself.
#[tokio::test]
async fn an_answer_that_comes_too_late_is_refused_in_words() {
    let world = World::new(513);
    let olga = world.node("seattle").officer("olga");
    let event = olga.publish(evening("Soon")).await;
    let path = format!("/events/{}", event["id"].as_str().expect("an id"));
    let hers = Browser::signed_in(&olga).await;
    let page = hers.get(&path).await;
    olga.delete(&format!("/api/v1{path}")).await;
    let gone = hers
        .press(&page, &format!("{path}/rsvp"), &[("answer", "going")])
        .await;
    assert_eq!(gone.status, 410);

    let event = olga.publish(evening("Called off")).await;
    let path = format!("/events/{}", event["id"].as_str().expect("an id"));
    let page = hers.get(&path).await;
    olga.post(&format!("/api/v1{path}/cancel"), json!({})).await;
    let late = hers
        .press(&page, &format!("{path}/rsvp"), &[("answer", "going")])
        .await;
    assert_eq!(late.status, 409, "{}", late.text());
    world.run_until_quiet().await;
    world.finish();
}

/// E4: a stranger, a form without its token and a form of another site answer nothing.
#[tokio::test]
async fn nobody_answers_for_a_member_but_she() {
    let world = World::new(514);
    let olga = world.node("seattle").officer("olga");
    let event = olga
        .publish(with(evening("Ours"), "audience", json!("public")))
        .await;
    let path = format!("/events/{}", event["id"].as_str().expect("an id"));
    let rsvp = format!("{path}/rsvp");
    let stranger = Browser::new(&olga.node);
    let page = stranger.get(&path).await;
    assert!(page.text().contains("Sign in to answer") && !page.text().contains(&rsvp));
    let fields = [("form_token", "0"), ("answer", "going")];
    assert_eq!(stranger.post(&rsvp, &fields).await.status, 403);
    let mut hers = Browser::signed_in(&olga).await;
    assert_eq!(hers.post(&rsvp, &fields).await.status, 403);
    assert_eq!(hers.get(&rsvp).await.status, 405);
    let page = hers.get(&path).await;
    let odd = hers.press(&page, &rsvp, &[("answer", "perhaps")]).await;
    assert_eq!(odd.status, 400, "{}", odd.text());
    hers.site = "cross-site";
    assert_eq!(hers.press(&page, &rsvp, &[("answer", "going")]).await.status, 403);
    assert_eq!(
        olga.rsvp(event["id"].as_str().expect("an id")).await["answer"],
        json!(null)
    );
    world.run_until_quiet().await;
    world.finish();
}
