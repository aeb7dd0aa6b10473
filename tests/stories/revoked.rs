//! What somebody had in her hands is worth nothing once her membership has ended, or once she was signed out (threats D7,
//! E4).

use harness::{Browser, StoryNode, World};
use serde_json::json;
use server::admin::{MemberAsk, Reply, Request, Shown, SignInAsk};

use crate::drafts::{evening, with};

const TITLE: &str = "Among ourselves";

/// D7: the form that lay open, the page that was read, the token of a program and the private address of a calendar end
/// with the membership, each at its next request; another member's go on.
#[tokio::test]
async fn nothing_that_a_member_had_in_her_hands_outlives_her_membership() {
    let world = World::new(1_061);
    let seattle = world.node("seattle");
    let olga = seattle.officer("olga");
    olga.publish(with(evening(TITLE), "audience", json!("members")))
        .await;
    let mut hands = Vec::new();
    for handle in ["maren", "klara"] {
        let person = seattle.member(handle);
        let browser = Browser::signed_in(&person).await;
        let given = person
            .post("/api/v1/me/calendar-feed", json!({}))
            .await
            .expect(201);
        let url = given["url"].as_str().expect("an address").to_owned();
        let event = format!("/events/{}", person.id_of(TITLE).await);
        let form = browser.get("/settings/mail").await;
        assert_eq!(form.status, 200);
        hands.push((person, browser, url, event, form));
    }
    let leave = MemberAsk::Leave {
        handle: "maren".to_owned(),
        message: String::new(),
        note: String::new(),
    };
    let left = seattle.operate(Request::Members(leave)).await;
    assert!(matches!(left, Reply::Done(_)), "{left:?}");
    for (person, browser, url, event, form) in &hands {
        let is_member = person.actor.as_str().ends_with("/klara");
        let path = url.strip_prefix(seattle.origin.as_str()).expect("it is ours");
        let page = browser.get(event).await;
        let feed = Browser::new(&seattle).get(path).await;
        let sent = browser.press(form, "/settings/mail", &[("digest", "yes")]).await;
        let told = [
            (page.status, 200),
            (feed.status, 200),
            (person.get("/api/v1/events").await.status, 200),
            (sent.status, 303),
        ];
        for (at, (status, good)) in told.into_iter().enumerate() {
            assert_eq!(status == good, is_member, "{} {at}: {status}", person.actor);
        }
        assert_eq!(page.text().contains(TITLE), is_member);
        assert_eq!(feed.text().contains(TITLE), is_member);
    }
    world.run_until_quiet().await;
    world.finish();
}

async fn asked(node: &StoryNode, ask: SignInAsk) -> Shown {
    match node.operate(Request::SignIn(ask)).await {
        Reply::Done(shown) => shown,
        other => panic!("it is done: {other:?}"),
    }
}

/// D7, E4, features section 7: whoever has the shell sees in which browsers a member is signed in, and signs her out in all
/// of them at once, also from the form that lies open in one; nobody else is signed out.
#[tokio::test]
async fn an_operator_signs_somebody_out_in_every_browser() {
    let world = World::new(1_062);
    let seattle = world.node("seattle");
    let (maren, klara) = (seattle.member("maren"), seattle.member("klara"));
    let (here, there) = (Browser::signed_in(&maren).await, Browser::signed_in(&maren).await);
    let other = Browser::signed_in(&klara).await;
    let handle = || "maren".to_owned();
    let listed = asked(&seattle, SignInAsk::List { handle: handle() }).await;
    assert_eq!(listed.value.as_array().map(Vec::len), Some(2), "{}", listed.text);
    assert!(listed.text.contains("firefox"), "{}", listed.text);
    let open = there.get("/settings/mail").await;
    let ended = asked(&seattle, SignInAsk::End { handle: handle() }).await;
    assert_eq!(ended.value["ended"], 2, "{}", ended.text);
    for browser in [&here, &there] {
        assert_eq!(browser.get("/settings/mail").await.status, 403);
    }
    let sent = there.press(&open, "/settings/mail", &[("digest", "yes")]).await;
    assert_eq!(
        sent.status, 403,
        "a form that lay open is of the session that is over"
    );
    assert_eq!(other.get("/settings/mail").await.status, 200);
    let listed = asked(&seattle, SignInAsk::List { handle: handle() }).await;
    assert_eq!(listed.value, json!([]));
    let nobody = SignInAsk::End {
        handle: "nobody".to_owned(),
    };
    let refused = seattle.operate(Request::SignIn(nobody)).await;
    assert!(matches!(refused, Reply::Refused(_)), "{refused:?}");
    world.run_until_quiet().await;
    world.finish();
}
