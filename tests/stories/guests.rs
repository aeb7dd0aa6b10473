//! Guests without a membership: they answer a public event by mail, hear of it by mail, and of nothing else (F12).

use std::time::Duration;

use harness::{Browser, NodeOptions, Person, Reply, StoryNode, World, remembers};
use serde_json::{Value, json};
use server::runtime::Mailed;

use crate::drafts::{evening, two_peers, with};
use crate::mailed_sign_in::code_in;

/// The path of the link after `mark` in a mail.
pub(crate) fn path_in(mail: &Mailed, mark: &str) -> String {
    let (_, rest) = mail.text.split_once(mark).expect("a mail with a link");
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    format!("{mark}{}", &rest[..end])
}

/// A public evening of Seattle with so many seats; its path.
pub(crate) async fn evening_of(olga: &Person, seats: u32) -> String {
    let event = olga
        .publish(with(evening("Round table"), "capacity", json!(seats)))
        .await;
    format!("/events/{}", event["id"].as_str().expect("an id"))
}

pub(crate) async fn ask(browser: &Browser, event: &str, handle: &str) -> Reply {
    let form = format!("{event}/guest");
    let page = browser.get(&form).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let mail = format!("{handle}@mail.example");
    let fields = [("name", handle), ("mail", &mail), ("organization", "Elsewhere")];
    browser.press(&page, &form, &fields).await
}

/// Somebody asks, opens the link of her mail in another browser, and presses its button; the path of her answer.
pub(crate) async fn come(
    world: &World,
    node: &std::sync::Arc<StoryNode>,
    event: &str,
    handle: &str,
) -> String {
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
    let officer = Browser::signed_in(&olga).await;
    let desk = officer.get(&format!("{event}/guests")).await.text();
    assert!(
        desk.contains("nora") && desk.contains("Guest</bdi>") && !desk.contains("nora@"),
        "{desk}"
    );

    world.finish();
}

/// F12: a full event has a waiting list, first in, first out, for guests as for everybody.
#[tokio::test]
async fn a_guest_waits_where_all_seats_are_taken_and_gets_the_seat_that_another_leaves() {
    let world = World::new(906);
    let olga = world.node("seattle").officer("olga");
    let event = evening_of(&olga, 1).await;
    let nora = Browser::new(&olga.node);
    let own = come(&world, &olga.node, &event, "nora").await;
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

/// An evening in a hundred hours that lasts so many.
fn soon(hours: u32) -> Value {
    let draft = with(evening("Round table"), "start", json!("2026-11-25T16:00:00Z"));
    with(draft, "end", json!(format!("2026-11-25T{}:00:00Z", 16 + hours)))
}

/// The code on the page of an answer.
fn code_on(page: &Reply) -> String {
    let text = page.text();
    let (_, code) = text
        .split_once("class=\"door-code\"><code dir=\"ltr\">")
        .expect("a code");
    code.split('<').next().expect("a code").to_owned()
}

/// F12, F14, principle 5: changes, reminders and the end reach her as they reach members, about this event alone; the door
/// knows her; and whoever is forgotten gets nothing more.
#[tokio::test]
async fn a_guest_hears_of_her_event_by_mail_until_she_has_herself_forgotten() {
    let world = World::new(902);
    let (olga, _ravi) = two_peers(&world).await;
    let event = olga.publish(soon(2)).await;
    let event = format!("/events/{}", event["id"].as_str().expect("an id"));
    let other = olga.publish(evening("Something else")).await;
    let own = come(&world, &olga.node, &event, "nora").await;
    let gone = come(&world, &olga.node, &event, "gerda").await;
    let browser = Browser::new(&olga.node);
    let code = code_on(&browser.get(&own).await);
    let forgotten = browser
        .press(&browser.get(&gone).await, &gone, &[("answer", "forget")])
        .await;
    assert_eq!(
        (forgotten.status, forgotten.header("location")),
        (303, Some("/events"))
    );
    assert_eq!(browser.get(&gone).await.status, 403);
    assert_eq!(rsvps(&olga, &event).await.len(), 1);

    let api = format!("/api/v1{event}");
    olga.put(&api, soon(3)).await.expect(200);
    olga.post(
        &format!("/api/v1/events/{}/cancel", other["id"].as_str().expect("an id")),
        json!({}),
    )
    .await
    .expect(200);
    world.run_until_quiet().await;
    world.run_for(Duration::from_secs(77 * 3_600)).await;
    olga.node.remind().await;
    world.run_until_quiet().await;
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

/// F12, D6: an event that is for members from now on is not shown by a link of before; who has a place keeps it, and whoever
/// narrows it reads how many those are.
#[tokio::test]
async fn an_event_that_becomes_the_members_own_is_shown_by_no_link_that_nobody_confirmed() {
    let world = World::new(908);
    let olga = world.node("seattle").officer("olga");
    let event = evening_of(&olga, 9).await;
    let own = come(&world, &olga.node, &event, "nora").await;
    let wilma = Browser::new(&olga.node);
    assert_eq!(ask(&wilma, &event, "wilma").await.status, 303);
    world.run_until_quiet().await;
    let link = path_in(&olga.node.letterbox.last_to("wilma"), "/guest/confirm/");
    assert_eq!(wilma.get(&link).await.status, 200);
    let officer = Browser::signed_in(&olga).await;
    let edit = officer.get(&format!("{event}/edit")).await.text();
    assert!(edit.contains("One guest without a membership comes"), "{edit}");

    let narrowed = with(evening("Round table"), "capacity", json!(9));
    let narrowed = with(narrowed, "audience", json!("members"));
    olga.put(&format!("/api/v1{event}"), narrowed).await.expect(200);
    world.run_until_quiet().await;
    let page = wilma.get(&link).await;
    assert_eq!(page.status, 403);
    assert!(!page.text().contains("Round table"), "{}", page.text());
    let kept = Browser::new(&olga.node).get(&own).await;
    assert!(kept.text().contains("You are going"), "{}", kept.text());
    world.finish();
}

/// An evening with a member and a guest who go, a member who may come, and one of London who goes; the path of the page on
/// which its guests are written to.
async fn guests_of(world: &World, olga: &Person, ravi: &Person) -> String {
    let event = evening_of(olga, 9).await;
    world.run_until_quiet().await;
    let people = [
        (olga.node.member("anke"), "going"),
        (olga.node.member("bert"), "maybe"),
        (ravi.node.member("robin"), "going"),
    ];
    for (person, answer) in people {
        let id = person.id_of("Round table").await;
        person.answer(&id, answer).await.expect(200);
        world.run_until_quiet().await;
    }
    come(world, &olga.node, &event, "nora").await;
    format!("{event}/guests/mail")
}

/// How many mails of the organiser somebody got.
fn letters_to(node: &StoryNode, handle: &str) -> usize {
    let subjects = node.letterbox.subjects_to(handle);
    let about = "About Round table: Olga writes";
    subjects.iter().filter(|subject| *subject == about).count()
}

const WORDS: [(&str, &str); 2] = [("to", "going"), ("text", "Bring one case.\r\nSee you there.")];

/// Writes to those who go and reads to how many it would go.
async fn read_first(officer: &Browser, form: &str) -> Reply {
    let written = officer.get(form).await;
    let fields = [&WORDS[..], &[("step", "read")]].concat();
    officer.press(&written, form, &fields).await
}

/// F21, principle 5: an organiser reads what goes to how many before it goes; each of them gets it once with a way to stop it;
/// whoever is a member elsewhere, withdrew or stopped it gets nothing.
#[tokio::test]
async fn an_organiser_writes_to_a_part_of_the_list_after_reading_to_how_many_it_goes() {
    let world = World::new(905);
    let (olga, ravi) = two_peers(&world).await;
    let form = guests_of(&world, &olga, &ravi).await;
    let officer = Browser::signed_in(&olga).await;
    let read = read_first(&officer, &form).await;
    let text = read.text();
    assert!(text.contains("2 guests get this mail"), "{text}");
    assert!(
        text.contains("One guest is a member of another community"),
        "{text}"
    );
    world.run_until_quiet().await;
    let got = |handle: &str| letters_to(&olga.node, handle);
    assert_eq!(got("anke") + got("nora"), 0, "nothing goes before the button");

    let sent = officer.press(&read, &form, &[("step", "send")]).await;
    let done = format!("{form}?sent=2");
    assert_eq!((sent.status, sent.header("location")), (303, Some(done.as_str())));
    let twice = officer.press(&read, &form, &[("step", "send")]).await;
    assert_eq!(
        (twice.status, twice.header("location")),
        (303, Some(done.as_str())),
        "it went once, and says so"
    );
    let of_another = officer.get(&format!("{form}?sent=9999")).await.text();
    assert!(of_another.contains("on its way to 2 guests"), "{of_another}");
    world.run_until_quiet().await;
    assert_eq!((got("anke"), got("nora"), got("bert"), got("olga")), (1, 1, 0, 0));
    assert_eq!(letters_to(&ravi.node, "robin"), 0);
    let (to_anke, to_nora) = (
        olga.node.letterbox.last_to("anke"),
        olga.node.letterbox.last_to("nora"),
    );
    for mail in [&to_anke, &to_nora] {
        assert!(
            mail.text.contains("Bring one case.\nSee you there."),
            "{}",
            mail.text
        );
        assert!(
            mail.text.contains("Olga of Seattle Partners writes"),
            "{}",
            mail.text
        );
    }
    assert!(to_nora.text.contains("/guest/") && !to_anke.text.contains("/guest/"));

    world.finish();
}

/// F21 (RFC 8058): looking stops nothing, the button does, for her and this event alone; and what was shown for another
/// list goes to nobody.
#[tokio::test]
async fn whoever_wants_no_more_of_an_organisers_mails_stops_them_for_that_event() {
    let world = World::new(907);
    let (olga, ravi) = two_peers(&world).await;
    let form = guests_of(&world, &olga, &ravi).await;
    let officer = Browser::signed_in(&olga).await;
    let got = |handle: &str| letters_to(&olga.node, handle);
    let read = read_first(&officer, &form).await;
    assert_eq!(officer.press(&read, &form, &[("step", "send")]).await.status, 303);
    world.run_until_quiet().await;
    let to_anke = olga.node.letterbox.last_to("anke");
    let read = read_first(&officer, &form).await;
    let stop = to_anke.unsubscribe.expect("a way to stop it");
    let stop = stop
        .strip_prefix(olga.node.origin.as_str())
        .expect("an address here")
        .to_owned();
    let stranger = Browser::new(&olga.node);
    let page = stranger.get(&stop).await;
    assert_eq!(stranger.press(&page, &stop, &[]).await.status, 200);
    let again = read_first(&officer, &form).await;
    assert!(
        again.text().contains("One guest gets this mail") && again.text().contains("wants no such mails")
    );
    let stale = officer.press(&read, &form, &[("step", "send")]).await;
    assert_eq!(stale.status, 409);
    assert!(stale.text().contains("Nothing was sent"));
    assert_eq!(
        officer.press(&again, &form, &[("step", "send")]).await.status,
        303
    );
    world.run_until_quiet().await;
    assert_eq!((got("anke"), got("nora")), (1, 2));
    world.finish();
}
