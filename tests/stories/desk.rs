//! The desk: an officer sees what waits for whom and why, and does something about it; everybody else sees nothing.

use std::time::Duration;

use harness::{Browser, World};
use serde_json::{Value, json};

use crate::drafts::{evening, two_peers, with};

/// Each page of the desk, and each of its buttons with the fields it wants besides its token.
const PAGES: [&str; 17] = [
    "/desk",
    "/desk/peers",
    "/desk/peers/propose",
    "/desk/peers/london.example",
    "/desk/peers/london.example/end",
    "/desk/agreements",
    "/desk/agreements/new",
    "/desk/agreements/01JD7ZQ4T0M8V5XKPN6R3W2YHB",
    "/desk/agreements/01JD7ZQ4T0M8V5XKPN6R3W2YHB/end",
    "/desk/checks",
    "/desk/queue",
    "/desk/queue/00/drop",
    "/desk/renewals",
    "/desk/audit",
    "/desk/sources",
    "/desk/sources/01JD7ZQ4T0M8V5XKPN6R3W2YHB",
    "/desk/nothing/here",
];
const BUTTONS: [(&str, &[(&str, &str)]); 18] = [
    ("/desk/peers/london.example/reconcile", &[]),
    ("/desk/peers/london.example/pause", &[]),
    ("/desk/peers/london.example/resume", &[]),
    ("/desk/peers/london.example/accept", &[]),
    ("/desk/peers/london.example/reject", &[]),
    ("/desk/peers/london.example/end", &[]),
    ("/desk/peers/look-up", &[("address", "nothing")]),
    (
        "/desk/peers/propose",
        &[("address", "nothing"), ("note", ""), ("events", "yes")],
    ),
    ("/desk/agreements/new", &[("act", "save")]),
    ("/desk/agreements/01JD7ZQ4T0M8V5XKPN6R3W2YHB/withdraw", &[]),
    ("/desk/checks", &[("community", "london.example")]),
    ("/desk/queue/retry", &[("place", "00")]),
    ("/desk/queue/retry-host", &[("host", "https://london.example")]),
    ("/desk/queue/00/drop", &[]),
    ("/desk/invoices/1/paid", &[]),
    ("/desk/sources", &[("url", "nothing")]),
    ("/desk/sources/01JD7ZQ4T0M8V5XKPN6R3W2YHB/refresh", &[]),
    ("/desk/sources/01JD7ZQ4T0M8V5XKPN6R3W2YHB/remove", &[]),
];

fn for_peers() -> Value {
    with(evening("Round table"), "audience", json!("peers"))
}

/// An officer signs in by a link, sees why a delivery is stuck, has it tried again, and it arrives.
#[tokio::test]
async fn an_officer_sees_why_a_message_is_stuck_and_has_it_tried_again() {
    let world = World::new(311);
    let (olga, ravi) = two_peers(&world).await;
    world.part(&olga.node.origin, &ravi.node.origin);
    olga.publish(for_peers()).await;
    world.run_for(Duration::from_secs(3_600)).await;

    let browser = Browser::signed_in(&olga).await;
    let peers = browser.get("/desk/peers").await.text();
    assert!(
        peers.contains("London Partners has not answered since"),
        "{peers}"
    );
    assert!(peers.contains("1 message waits for it"), "{peers}");
    let queue = browser.get("/desk/queue").await;
    let text = queue.text();
    assert!(
        text.contains("A new event: ") && text.contains("paused until"),
        "{text}"
    );
    for jargon in ["HTTP", "timeout", "inbox", "status"] {
        assert!(!main_of(&text).contains(jargon), "{jargon}: {text}");
    }
    let told = olga
        .get("/api/v1/peers/london.example/deliveries")
        .await
        .expect(200);
    let told = told["items"][0]["words"].as_str().expect("words").to_owned();
    assert!(
        told.starts_with("London Partners has not answered since"),
        "{told}"
    );

    world.join(&olga.node.origin, &ravi.node.origin);
    let reply = browser.press(&queue, "/desk/queue/retry", &[]).await;
    assert_eq!(reply.status, 303, "{}", reply.text());
    let next = reply.header("location").expect("a page").to_owned();
    assert!(browser.get(&next).await.text().contains("It is tried again now"));
    world.run_for(Duration::from_secs(10)).await;
    assert!(ravi.event_titled("Round table").await.is_some());
    assert!(browser.get("/desk/queue").await.text().contains("Nothing waits"));
    let log = browser.get("/desk/audit").await.text();
    assert!(
        log.contains("Tried a message to https://london.example again"),
        "{log}"
    );
    world.run_until_quiet().await;
    world.finish();
}

/// E11: nobody learns from an address of the desk whether there is anything; a member learns that there is nothing.
#[tokio::test]
async fn the_desk_is_for_officers_and_says_the_same_to_everybody_else_whatever_the_address() {
    let world = World::new(312);
    let (olga, _) = two_peers(&world).await;
    let maren = olga.node.member("maren");
    let (stranger, member) = (Browser::new(&olga.node), Browser::signed_in(&maren).await);
    let first = stranger.get(PAGES[0]).await.text();
    for path in PAGES {
        let (strange, plain) = (stranger.get(path).await, member.get(path).await);
        assert_eq!((strange.status, plain.status), (403, 404), "{path}");
        let same = strange.text().replace(path, "/desk");
        assert_eq!(same, first, "{path}");
        assert!(!main_of(&plain.text()).contains("London"), "{path}");
    }
    let token = member.get("/").await.form_token();
    for (path, fields) in BUTTONS {
        let fields = [fields, &[("form_token", token.as_str())]].concat();
        assert_eq!(stranger.post(path, &fields).await.status, 403, "{path}");
        assert_eq!(member.post(path, &fields).await.status, 404, "{path}");
    }
    let peer = olga.get("/api/v1/peers/london.example").await.expect(200);
    assert_eq!(peer["state"], "active");
    assert!(
        !member.get("/").await.text().contains("/desk/peers"),
        "no way there is shown to her"
    );
    world.finish();
}

/// E3: each button wants its own page behind it, its own fields and no others.
#[tokio::test]
async fn no_button_of_the_desk_is_pressed_by_another_site_or_without_its_token() {
    let world = World::new(313);
    let (olga, _) = two_peers(&world).await;
    let mut browser = Browser::signed_in(&olga).await;
    let token = browser.get("/desk/peers").await.form_token();
    for (path, fields) in BUTTONS {
        browser.site = "cross-site";
        let whole = [fields, &[("form_token", token.as_str())]].concat();
        assert_eq!(browser.post(path, &whole).await.status, 403, "{path}");
        browser.site = "same-origin";
        let wrong = [fields, &[("form_token", "0000")]].concat();
        assert_eq!(browser.post(path, &wrong).await.status, 403, "{path}");
        assert_eq!(browser.post(path, fields).await.status, 400, "{path}");
        let more = [whole.as_slice(), &[("state", "ended")]].concat();
        assert_eq!(browser.post(path, &more).await.status, 400, "{path}");
        let is_page = [
            "/end",
            "/drop",
            "/propose",
            "/agreements/new",
            "/desk/sources",
            "/desk/checks",
        ];
        if !is_page.iter().any(|end| path.ends_with(end)) {
            let read = browser.get(path).await.status;
            assert!(matches!(read, 404 | 405), "{path}: nothing happens by reading");
        }
    }
    let peer = olga.get("/api/v1/peers/london.example").await.expect(200);
    assert_eq!(peer["state"], "active");
    world.finish();
}

#[tokio::test]
async fn an_officer_pauses_resumes_and_compares_a_peering_by_its_page() {
    let world = World::new(314);
    let (olga, _) = two_peers(&world).await;
    let browser = Browser::signed_in(&olga).await;
    let path = "/desk/peers/london.example";
    let page = browser.get(path).await;
    let text = page.text();
    assert!(
        text.contains("Six words of its key") && text.contains("Everything gets through"),
        "{text}"
    );
    browser.press(&page, &format!("{path}/pause"), &[]).await;
    let paused = browser.get(&format!("{path}?done=paused")).await;
    let text = paused.text();
    assert!(
        text.contains("The peering is paused") && text.contains("Paused by us since"),
        "{text}"
    );
    let in_vain = browser
        .post(
            &format!("{path}/reconcile"),
            &[("form_token", &paused.form_token())],
        )
        .await;
    assert_eq!(in_vain.status, 409);
    assert!(in_vain.text().contains("resume it"), "{}", in_vain.text());
    browser.press(&paused, &format!("{path}/resume"), &[]).await;
    world.run_until_quiet().await;
    let page = browser.get(path).await;
    let compared = browser.press(&page, &format!("{path}/reconcile"), &[]).await;
    assert_eq!(compared.status, 303, "{}", compared.text());
    assert!(
        browser
            .get(path)
            .await
            .text()
            .contains("Both held the same when last compared")
    );
    let audit = browser.get("/desk/audit").await.text();
    for told in [
        "Resumed the peering with https://london.example",
        "Paused the peering with",
    ] {
        assert!(audit.contains(told), "{told}: {audit}");
    }
    world.finish();
}

#[tokio::test]
async fn an_officer_ends_a_peering_with_a_reason_that_both_sides_keep() {
    let world = World::new(317);
    let (olga, ravi) = two_peers(&world).await;
    let browser = Browser::signed_in(&olga).await;
    let path = "/desk/peers/london.example";
    let question = browser.get(&format!("{path}/end")).await;
    assert!(question.text().contains("It cannot be undone"));
    let end = format!("{path}/end");
    for (reason, fault) in [
        ("x".repeat(1_001), "at most 1000 characters"),
        ("a\u{202e}b".to_owned(), "cannot be shown"),
    ] {
        let again = browser.press(&question, &end, &[("reason", &reason)]).await;
        let text = again.text();
        assert_eq!(again.status, 422, "{text}");
        assert!(
            text.contains(fault) && text.contains(&reason),
            "what she wrote is kept: {text}"
        );
    }
    let reason = "We merge with Tacoma & Olympia.";
    let ended = browser
        .press(&question, &end, &[("reason", reason), ("at_once", "yes")])
        .await;
    assert_eq!(
        ended.header("location"),
        Some("/desk/peers/london.example?done=ended")
    );
    world.run_until_quiet().await;
    let seen = ravi.get("/api/v1/peers/seattle.example").await.expect(200);
    assert_eq!(seen["state"], "ended");
    let news = seen["news"].as_str().unwrap();
    assert!(
        news.starts_with("ended by Seattle Partners at") && news.ends_with(&format!(": “{reason}”")),
        "{news}"
    );
    let own = browser.get(path).await.text();
    assert!(
        own.contains("Ended by us at") && own.contains("We merge with Tacoma &#38; Olympia."),
        "{own}"
    );
    let audit = browser.get("/desk/audit").await.text();
    for told in [
        "Ended the peering with https://london.example",
        "Signed in by a link",
    ] {
        assert!(audit.contains(told), "{told}: {audit}");
    }
    world.finish();
}

/// H3: what changes a peering wants a sign-in of the last hour; looking and trying again do not.
#[tokio::test]
async fn an_older_sign_in_is_asked_again_before_a_peering_is_changed() {
    let world = World::new(315);
    let (olga, _) = two_peers(&world).await;
    let browser = Browser::signed_in(&olga).await;
    world.advance(Duration::from_secs(3_601));
    let page = browser.get("/desk/peers/london.example").await;
    assert_eq!(page.status, 200);
    for act in ["pause", "resume", "accept", "reject", "end"] {
        let token = page.form_token();
        let path = format!("/desk/peers/london.example/{act}");
        let reply = browser.post(&path, &[("form_token", &token)]).await;
        assert_eq!(reply.status, 403, "{act}");
        assert!(reply.text().contains("Sign in once more"), "{act}");
    }
    assert_eq!(browser.get("/desk/peers/london.example/end").await.status, 403);
    let peer = olga.get("/api/v1/peers/london.example").await.expect(200);
    assert_eq!(peer["state"], "active");
    let again = Browser::signed_in(&olga).await;
    let page = again.get("/desk/peers/london.example").await;
    again.press(&page, "/desk/peers/london.example/pause", &[]).await;
    let peer = olga.get("/api/v1/peers/london.example").await.expect(200);
    assert_eq!(peer["state"], "paused");
    world.finish();
}

#[tokio::test]
async fn an_officer_drops_a_message_after_being_asked_and_accepts_a_proposal() {
    let world = World::new(316);
    let (seattle, london) = (world.node("seattle"), world.node("london"));
    let (olga, ravi) = (seattle.officer("olga"), london.officer("ravi"));
    let proposal = json!({ "peer": london.origin.as_str(), "scopes": ["events"] });
    olga.post("/api/v1/peers", proposal).await.expect(201);
    world.run_until_quiet().await;
    let at_london = Browser::signed_in(&ravi).await;
    let page = at_london.get("/desk/peers/seattle.example").await;
    assert!(page.text().contains("waits for your answer"), "{}", page.text());
    at_london
        .press(&page, "/desk/peers/seattle.example/accept", &[("events", "yes")])
        .await;
    world.run_until_quiet().await;

    world.part(&seattle.origin, &london.origin);
    olga.publish(for_peers()).await;
    world.run_for(Duration::from_secs(600)).await;
    let at_seattle = Browser::signed_in(&olga).await;
    let page = at_seattle.get("/desk/peers/london.example").await.text();
    assert!(
        page.contains("The last failure was at") && page.contains("it did not answer"),
        "{page}"
    );
    let queue = at_seattle.get("/desk/queue?peer=london.example").await.text();
    let path = queue
        .split("href=\"/desk/queue/")
        .nth(1)
        .expect("a way to drop it");
    let path = format!("/desk/queue/{}", path.split('"').next().unwrap_or_default());
    let question = at_seattle.get(&path).await;
    assert!(
        question.text().contains("Drop a message to London Partners?"),
        "{}",
        question.text()
    );
    let dropped = at_seattle.press(&question, &path, &[]).await;
    assert_eq!(dropped.status, 303);
    assert_eq!(at_seattle.get(&path).await.status, 404, "once");
    assert!(
        at_seattle
            .get("/desk/queue")
            .await
            .text()
            .contains("Nothing waits")
    );
    world.join(&seattle.origin, &london.origin);
    world.run_until_quiet().await;
    world.finish_with(|_| true);
}

fn main_of(html: &str) -> &str {
    let main = html.split("<main").nth(1).unwrap_or_default();
    main.split("</main>").next().unwrap_or_default()
}
