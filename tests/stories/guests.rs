//! Guests without a membership: they answer a public event by mail, hear of it by mail, and of nothing else (F12).

use std::time::Duration;

use harness::{Browser, NodeOptions, Person, Reply, StoryNode, World, remembers};
use serde_json::{Value, json};
use server::runtime::Mailed;

use crate::drafts::{evening, two_peers, with};
use crate::mailed_sign_in::code_in;

/// The path of the link after `mark` in a mail.
fn path_in(mail: &Mailed, mark: &str) -> String {
    let (_, rest) = mail.text.split_once(mark).expect("a mail with a link");
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    format!("{mark}{}", &rest[..end])
}

/// A public evening of Seattle with so many seats; its path.
async fn evening_of(olga: &Person, seats: u32) -> String {
    let event = olga
        .publish(with(evening("Round table"), "capacity", json!(seats)))
        .await;
    format!("/events/{}", event["id"].as_str().expect("an id"))
}

async fn ask(browser: &Browser, event: &str, handle: &str) -> Reply {
    let form = format!("{event}/guest");
    let page = browser.get(&form).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let mail = format!("{handle}@mail.example");
    let fields = [("name", handle), ("mail", &mail), ("organization", "Elsewhere")];
    browser.press(&page, &form, &fields).await
}

/// Somebody asks, opens the link of her mail in another browser, and presses its button; the path of her answer.
async fn come(world: &World, node: &std::sync::Arc<StoryNode>, event: &str, handle: &str) -> String {
    let (desk, telephone) = (Browser::new(node), Browser::new(node));
    assert_eq!(ask(&desk, event, handle).await.status, 303);
    world.run_until_quiet().await;
    let link = path_in(&node.letterbox.last_to(handle), "/guest/confirm/");
    let page = telephone.get(&link).await;
    let confirmed = telephone.press(&page, "/guest/confirm", &[]).await;
    assert_eq!(confirmed.status, 303, "{}", confirmed.text());
    world.run_until_quiet().await;
    let path = confirmed.header("location").expect("the page of her answer");
    path.to_owned()
}

async fn rsvps(olga: &Person, event: &str) -> Vec<Value> {
    let list = olga.get(&format!("/api/v1{event}/rsvps")).await;
    assert!(!list.text().contains('@'), "no address is on it");
    list.json()["items"].as_array().expect("a list").clone()
}

/// F12, F21, C8: nothing is on the list before the button; looking answers for nobody; the mail that confirms holds the calendar, and her
/// page the code for the door. Full means full, first in, first out.
#[tokio::test]
async fn whoever_has_no_membership_answers_a_public_event_by_mail_and_gets_a_seat_as_everybody() {
    let world = World::new(901);
    let olga = world.node("seattle").officer("olga");
    let event = evening_of(&olga, 1).await;
    let nora = Browser::new(&olga.node);
    let page = nora.get(&event).await.text();
    assert!(page.contains(&format!("href=\"{event}/guest\"")), "{page}");
    let asked = ask(&nora, &event, "nora").await;
    let code_page = format!("{event}/guest/code");
    assert_eq!(
        (asked.status, asked.header("location")),
        (303, Some(code_page.as_str()))
    );
    world.run_until_quiet().await;
    let mail = olga.node.letterbox.last_to("nora");
    assert_eq!(mail.subject, "Your answer to Round table");
    let link = path_in(&mail, "/guest/confirm/");
    let shown = Browser::new(&olga.node).get(&link).await;
    assert!(shown.text().contains("You answer as nora"), "{}", shown.text());
    assert_eq!(shown.header("cache-control"), Some("private, no-store"));
    assert_eq!(
        rsvps(&olga, &event).await,
        [] as [Value; 0],
        "looking answers nothing"
    );

    let typed = nora.post(&code_page, &[("code", &code_in(&mail))]).await;
    let own = typed
        .header("location")
        .expect("the page of her answer")
        .to_owned();
    assert_eq!(nora.asked(), None);
    assert_eq!(
        Browser::new(&olga.node).get(&link).await.status,
        403,
        "it is used up"
    );
    world.run_until_quiet().await;
    let confirmed = olga.node.letterbox.last_to("nora");
    assert_eq!(
        (confirmed.subject.as_str(), confirmed.method),
        ("Confirmed: Round table", Some("REQUEST"))
    );
    let again = path_in(&confirmed, "/guest/");
    assert_ne!(again, own, "each mail has a link of its own");
    for path in [&own, &again] {
        let page = nora.get(path).await;
        assert!(page.text().contains("You are going") && page.text().contains("door-code"));
        let secret = path.rsplit('/').next().expect("a secret");
        assert!(
            !remembers(&olga.node, secret),
            "a copy of the store opens no page"
        );
    }
    let listed = rsvps(&olga, &event).await;
    assert_eq!(listed.len(), 1);
    assert_eq!(
        (&listed[0]["guest"], &listed[0]["community"], &listed[0]["state"]),
        (&json!(true), &Value::Null, &json!("going"))
    );
    let desk = Browser::signed_in(&olga)
        .await
        .get(&format!("{event}/guests"))
        .await
        .text();
    assert!(
        desk.contains("nora") && desk.contains("Guest</bdi>") && !desk.contains("nora@"),
        "{desk}"
    );

    let waits = come(&world, &olga.node, &event, "wilma").await;
    assert_eq!(
        olga.node.letterbox.last_to("wilma").subject,
        "Waiting list: Round table"
    );
    assert!(nora.get(&waits).await.text().contains("Waiting list, place 1"));
    let left = nora
        .press(&nora.get(&own).await, &own, &[("answer", "declined")])
        .await;
    assert_eq!((left.status, left.header("location")), (303, Some(own.as_str())));
    world.run_until_quiet().await;
    assert_eq!(
        olga.node.letterbox.last_to("wilma").subject,
        "A seat for you: Round table"
    );
    let back = nora.post(&own, &[("answer", "going")]).await;
    assert_eq!(back.status, 303);
    assert!(nora.get(&own).await.text().contains("Waiting list, place 1"));
    world.run_until_quiet().await;
    world.finish();
}

/// F12, F14, principle 5: changes, reminders and the end reach her as they reach members, about this event alone; the door
/// knows her; and whoever is forgotten gets nothing more.
#[tokio::test]
async fn a_guest_hears_of_her_event_by_mail_until_she_has_herself_forgotten() {
    let world = World::new(902);
    let (olga, _ravi) = two_peers(&world).await;
    let event = evening_of(&olga, 9).await;
    let other = olga.publish(evening("Something else")).await;
    let own = come(&world, &olga.node, &event, "nora").await;
    let gone = come(&world, &olga.node, &event, "gerda").await;
    let browser = Browser::new(&olga.node);
    let page = browser.get(&own).await.text();
    let (_, code) = page
        .split_once("class=\"door-code\"><code dir=\"ltr\">")
        .expect("a code");
    let code = code.split('<').next().expect("a code");
    let forgotten = browser
        .press(&browser.get(&gone).await, &gone, &[("answer", "forget")])
        .await;
    assert_eq!(
        (forgotten.status, forgotten.header("location")),
        (303, Some("/events"))
    );
    assert_eq!(browser.get(&gone).await.status, 403);
    assert_eq!(rsvps(&olga, &event).await.len(), 1);

    let moved = with(evening("Round table"), "end", json!("2027-01-14T21:00:00-08:00"));
    let api = format!("/api/v1{event}");
    olga.put(&api, moved).await.expect(200);
    olga.post(
        &format!("/api/v1/events/{}/cancel", other["id"].as_str().expect("an id")),
        json!({}),
    )
    .await
    .expect(200);
    world.run_until_quiet().await;
    world.run_for(Duration::from_secs(54 * 86_400)).await;
    for _ in 0..24 {
        world.run_for(Duration::from_secs(3_600)).await;
        olga.node.remind().await;
        world.run_until_quiet().await;
    }
    let checked = olga
        .post(&format!("{api}/checkins"), json!({ "code": code }))
        .await
        .expect(200);
    assert_eq!(
        (&checked["result"], &checked["guest"]["guest"]),
        (&json!("in"), &json!(true))
    );
    olga.post(&format!("{api}/cancel"), json!({})).await.expect(200);
    world.run_until_quiet().await;
    let subjects = olga.node.letterbox.subjects_to("nora");
    assert_eq!(
        subjects[..3],
        [
            "Your answer to Round table",
            "Confirmed: Round table",
            "Changed: Round table"
        ]
    );
    assert!(
        subjects[3..]
            .iter()
            .any(|subject| subject == "Reminder: Round table"),
        "{subjects:?}"
    );
    assert_eq!(
        subjects.last().map(String::as_str),
        Some("Cancelled: Round table")
    );
    assert!(
        subjects.iter().all(|subject| subject.ends_with("Round table")),
        "{subjects:?}"
    );
    let to_gerda = olga.node.letterbox.subjects_to("gerda");
    assert_eq!(to_gerda.len(), 2, "{to_gerda:?}");
    world.finish();
}

/// E12, H3: one answer to every address; a member is told in the mail alone, and a guest's code signs nobody in.
#[tokio::test]
async fn whoever_asks_cannot_tell_a_members_address_and_no_answer_signs_anybody_in() {
    let world = World::new(903);
    let olga = world.node("seattle").officer("olga");
    olga.node.member("maren");
    let event = evening_of(&olga, 9).await;
    let seen = |reply: &Reply| {
        let cookie = reply.header("set-cookie").unwrap_or_default();
        let cookie = cookie.split_once(';').map(|(_, rest)| rest.to_owned());
        (
            reply.status,
            reply.header("location").map(str::to_owned),
            cookie,
            reply.text(),
        )
    };
    let (knows, guesses) = (Browser::new(&olga.node), Browser::new(&olga.node));
    let known = ask(&knows, &event, "maren").await;
    assert_eq!(seen(&known), seen(&ask(&guesses, &event, "nomen").await));
    let code = format!("{event}/guest/code");
    let pages = (knows.get(&code).await.text(), guesses.get(&code).await.text());
    assert_eq!(pages.0.replace("maren@", "x@"), pages.1.replace("nomen@", "x@"));
    world.run_until_quiet().await;
    let mail = olga.node.letterbox.last_to("maren");
    assert!(
        mail.text.contains("You are a member here") && !mail.text.contains("/guest/"),
        "{}",
        mail.text
    );
    assert_eq!(rsvps(&olga, &event).await.len(), 0);

    let theirs = code_in(&olga.node.letterbox.last_to("nomen"));
    let signed_in = guesses.post("/login/code", &[("code", &theirs)]).await;
    assert_eq!((signed_in.status, guesses.cookie()), (403, None));
    assert_eq!(guesses.get("/login/code").await.status, 303);
    let answered = guesses.post(&code, &[("code", &theirs)]).await;
    assert_eq!(
        (answered.status, guesses.cookie()),
        (303, None),
        "the code was not used up"
    );
    world.run_until_quiet().await;
    world.finish();
}

/// F12: only public events, and only where the operator takes guests; the form keeps what was typed.
#[tokio::test]
async fn only_public_events_take_guests_and_only_where_the_operator_does() {
    let world = World::new(904);
    let open = world.node("seattle").officer("olga");
    let closed = NodeOptions::with(|config| config.events.guest_rsvp = false);
    let closed = world.node_with("london", closed).officer("ravi");
    let among = open
        .publish(with(evening("Among us"), "audience", json!("members")))
        .await;
    let among = format!("/events/{}/guest", among["id"].as_str().expect("an id"));
    let stranger = Browser::new(&open.node);
    assert_eq!(stranger.get(&among).await.status, 404);
    let fields = [
        ("name", "Nora"),
        ("mail", "nora@mail.example"),
        ("organization", ""),
    ];
    assert_eq!(stranger.post(&among, &fields).await.status, 404);
    let event = evening_of(&closed, 9).await;
    let there = Browser::new(&closed.node);
    assert!(!there.get(&event).await.text().contains("/guest\""));
    let refused = there.post(&format!("{event}/guest"), &fields).await;
    assert_eq!(refused.status, 409);
    assert!(refused.text().contains("Only members answer it"));

    let event = evening_of(&open, 9).await;
    let wrong = [("name", ""), ("mail", "nora"), ("organization", "Els & Co")];
    let again = stranger.post(&format!("{event}/guest"), &wrong).await;
    let text = again.text();
    assert_eq!(again.status, 422);
    assert!(
        text.contains("href=\"#name\"") && text.contains("href=\"#mail\"") && text.contains("Els &#38; Co"),
        "{text}"
    );
    world.run_until_quiet().await;
    assert_eq!(
        open.node.letterbox.mails().len() + closed.node.letterbox.mails().len(),
        0
    );
    world.finish();
}
