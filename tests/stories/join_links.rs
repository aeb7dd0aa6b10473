//! The link by which confirmed guests join an event online: each has an address of her own, and nobody else sees anything of
//! it (F12).

use harness::{Browser, Person, Reply, World, get, remembers_anywhere};
use serde_json::{Value, json};

use crate::drafts::{evening, two_peers, with};
use crate::guests::{come, path_in};
use crate::write_event::typed;

const MEETING: &str = "https://meet.example/j/canary7f3a?pwd=canary7f3b";
const ANOTHER: &str = "https://meet.example/j/canary9c1d";
/// What stands in both, and nowhere else.
const CANARY: &str = "meet.example/j/canary";

/// An evening online and at a pier, with so many seats, and its link to join.
async fn joined(olga: &Person, seats: u32) -> String {
    let draft = with(evening("Joined online"), "modality", json!("hybrid"));
    let event = olga.publish(with(draft, "capacity", json!(seats))).await;
    let id = event["id"].as_str().expect("it has an id").to_owned();
    set(olga, &id, MEETING).await;
    id
}

async fn set(olga: &Person, id: &str, url: &str) {
    let path = format!("/api/v1/events/{id}/join-link");
    let link = olga.put(&path, json!({ "url": url })).await.expect(200);
    assert_eq!(link["url"], url);
}

/// The address that somebody reads with her own answer, and its path at the host.
async fn address_of(person: &Person, event: &str) -> Option<(String, String)> {
    let address = person.rsvp(event).await["join_url"].as_str()?.to_owned();
    let path = address.strip_prefix("https://seattle.example")?.to_owned();
    Some((address, path))
}

/// Officers of Seattle and London; maren and wilma at home and klara abroad, whom an evening of Seattle concerns; what it is
/// called at home and in London.
async fn scene(world: &World, seats: u32) -> ([Person; 2], [Person; 3], [String; 2]) {
    let (olga, ravi) = two_peers(world).await;
    let id = joined(&olga, seats).await;
    world.run_until_quiet().await;
    let (maren, klara) = (olga.node.member("maren"), ravi.node.member("klara"));
    let wilma = olga.node.member("wilma");
    let there = klara.id_of("Joined online").await;
    ([olga, ravi], [maren, klara, wilma], [id, there])
}

fn leads_to(reply: &Reply) -> (u16, Option<&str>) {
    (reply.status, reply.header("location"))
}

/// F12, 2.3: a member of the host and one of a peer each read an address of their own, on their own pages, in their mail and
/// their calendar; it leads to the meeting, ends with the seat, and another link gives them another one.
#[tokio::test]
async fn a_confirmed_guest_joins_by_an_address_of_her_own_here_and_at_a_peer() {
    let world = World::new(711);
    let ([olga, ravi], [maren, klara, wilma], [id, there]) = scene(&world, 2).await;
    assert_eq!(address_of(&klara, &there).await, None, "she has not answered");
    maren.answer(&id, "going").await.expect(200);
    klara.answer(&there, "going").await.expect(200);
    assert_eq!(address_of(&klara, &there).await, None, "nobody has confirmed her");
    world.run_until_quiet().await;
    wilma.answer(&id, "going").await.expect(200);

    let (hers, path) = address_of(&maren, &id).await.expect("she has a seat");
    let (theirs, their_path) = address_of(&klara, &there).await.expect("she has a seat");
    assert_ne!(path, their_path);
    assert_eq!(address_of(&wilma, &id).await, None, "she waits");
    for (person, event, address) in [(&maren, &id, &hers), (&klara, &there, &theirs)] {
        let browser = Browser::signed_in(person).await;
        let page = browser.get(&format!("/events/{event}")).await.text();
        assert!(page.contains(&format!("href=\"{address}\"")), "{page}");
        assert!(page.contains("It leads to seattle.example"), "{page}");
        let file = browser.get(&format!("/events/{event}.ics")).await;
        assert_eq!(file.header("cache-control"), Some("private, no-store"));
        let text = file.text().replace("\r\n ", "");
        assert!(
            text.contains(&format!("CONFERENCE;VALUE=URI:{address}\r\n")),
            "{text}"
        );
    }
    let mail = ravi.node.letterbox.last_to("klara");
    assert!(mail.text.contains(&theirs), "{}", mail.text);

    let anybody = Browser::new(&olga.node);
    for path in [&path, &their_path] {
        let reply = anybody.get(path).await;
        assert_eq!(leads_to(&reply), (303, Some(MEETING)));
        assert_eq!(reply.header("cache-control"), Some("private, no-store"));
    }
    // Her seat goes to who waited, and with it the way in.
    klara.answer(&there, "declined").await.expect(200);
    world.run_until_quiet().await;
    assert_eq!(leads_to(&anybody.get(&their_path).await), (404, None));
    assert_eq!(address_of(&klara, &there).await, None);
    let (now_hers, new_path) = address_of(&wilma, &id).await.expect("she moved up");
    assert_eq!(leads_to(&anybody.get(&new_path).await), (303, Some(MEETING)));
    let mail = olga.node.letterbox.last_to("wilma");
    assert!(mail.text.contains(&now_hers), "{}", mail.text);

    let path_of_event = format!("/api/v1/events/{id}/join-link");
    assert_eq!(olga.delete(&path_of_event).await.status, 204);
    assert_eq!(leads_to(&anybody.get(&path).await), (404, None));
    assert_eq!(address_of(&maren, &id).await, None);
    world.run_until_quiet().await;
    world.finish();
}

/// F12: another link is told to whoever has a seat, wherever she is, and to nobody else; the addresses of before are dead.
#[tokio::test]
async fn another_link_is_told_to_confirmed_guests_and_to_nobody_else() {
    let world = World::new(712);
    let ([olga, ravi], [maren, klara, wilma], [id, there]) = scene(&world, 2).await;
    maren.answer(&id, "going").await.expect(200);
    klara.answer(&there, "going").await.expect(200);
    world.run_until_quiet().await;
    wilma.answer(&id, "going").await.expect(200);
    let before = address_of(&klara, &there).await.expect("she has a seat");

    set(&olga, &id, ANOTHER).await;
    set(&olga, &id, ANOTHER).await;
    world.run_until_quiet().await;
    let after = address_of(&klara, &there).await.expect("she has it still");
    assert_ne!(before, after);
    let anybody = Browser::new(&olga.node);
    assert_eq!(leads_to(&anybody.get(&before.1).await), (404, None));
    assert_eq!(leads_to(&anybody.get(&after.1).await), (303, Some(ANOTHER)));
    let told = |person: &Person, handle: &str| {
        let subjects = person.node.letterbox.subjects_to(handle);
        let about = |subject: &&String| subject.starts_with("How to join online");
        subjects.iter().filter(about).count()
    };
    assert_eq!((told(&maren, "maren"), told(&klara, "klara")), (1, 1));
    assert_eq!(told(&wilma, "wilma"), 0, "she waits");
    let mail = ravi.node.letterbox.last_to("klara");
    assert!(mail.text.contains(&after.0), "{}", mail.text);
    world.finish();
}

/// What whoever has no seat reads of an event: its document, its pages, its calendars and its feeds, and what an officer reads
/// of it and of its guests.
async fn read_of_event(olga: &Person, id: &str, browsers: [&Browser; 3]) -> String {
    let mut read = String::new();
    let event = format!("/events/{id}");
    for path in [event.as_str(), "/c/seattle/outbox"] {
        read += &get(&olga.node, path, "application/activity+json").await.text();
    }
    let file = format!("{event}.ics");
    for path in [
        event.as_str(),
        &file,
        "/calendar.ics",
        "/feed.atom",
        "/events",
        "/calendar",
    ] {
        for browser in browsers {
            read += &browser.get(path).await.text();
        }
    }
    let [.., officer] = browsers;
    for page in ["/guests", "/guests/print"] {
        read += &officer.get(&format!("{event}{page}")).await.text();
    }
    read += &officer.get("/desk/audit").await.text();
    for path in ["", "/rsvps", "/rsvp", "/checkins"] {
        read += &olga.get(&format!("/api/v1{event}{path}")).await.text();
    }
    read
}

/// D2: the link of the meeting stands nowhere but with its officers, and nobody's address stands where others read.
#[tokio::test]
async fn nobody_but_a_confirmed_guest_finds_anything_of_the_link() {
    let world = World::new(713);
    let ([olga, ravi], [maren, klara, wilma], [id, there]) = scene(&world, 5).await;
    maren.answer(&id, "going").await.expect(200);
    klara.answer(&there, "going").await.expect(200);
    wilma.answer(&id, "maybe").await.expect(200);
    world.run_until_quiet().await;
    let addresses = [
        address_of(&maren, &id).await.expect("she has a seat").0,
        address_of(&klara, &there).await.expect("she has a seat").0,
    ];

    assert!(remembers_anywhere(&olga.node, CANARY), "the host knows it");
    assert!(
        !remembers_anywhere(&ravi.node, CANARY),
        "a peer is not told where the meeting is"
    );
    let (stranger, officers) = (Browser::new(&olga.node), Browser::signed_in(&olga).await);
    let mut read = read_of_event(
        &olga,
        &id,
        [&stranger, &Browser::signed_in(&wilma).await, &officers],
    )
    .await;
    let his = Browser::signed_in(&ravi).await;
    for path in [format!("/events/{there}"), format!("/events/{there}.ics")] {
        read += &his.get(&path).await.text();
    }
    for path in ["/api/v1/audit", "/api/v1/deliveries", "/api/v1/calendar"] {
        read += &olga.get(path).await.text();
        read += &ravi.get(path).await.text();
    }
    let feed = maren
        .post("/api/v1/me/calendar-feed", json!({}))
        .await
        .expect(201);
    let feed = feed["url"]
        .as_str()
        .unwrap_or_default()
        .replace("https://seattle.example", "");
    let own = stranger.get(&feed).await.text();
    assert!(own.contains("Joined online"), "{own}");
    read += &own;
    assert!(read.contains("Joined online"));
    for secret in [CANARY, "/go/", addresses[0].as_str(), addresses[1].as_str()] {
        assert!(!read.contains(secret), "{secret}: {read}");
    }
    // The edit page shows it to who writes the event, and nobody without an office reads or sets it.
    assert!(
        officers
            .get(&format!("/events/{id}/edit"))
            .await
            .text()
            .contains("canary7f3a")
    );
    let link = format!("/api/v1/events/{id}/join-link");
    assert_eq!(maren.get(&link).await.status, 403);
    assert_eq!(maren.put(&link, json!({ "url": ANOTHER })).await.status, 403);
    let forged = format!("/events/{id}/go/{}", "0".repeat(32));
    assert_eq!(leads_to(&stranger.get(&forged).await), (404, None));
    world.finish();
}

/// F12: an officer types it in the form; what is no address of a meeting is said at its field, and a guest without a
/// membership gets hers by mail.
#[tokio::test]
async fn an_officer_types_the_link_and_a_guest_by_mail_has_an_address_too() {
    let world = World::new(714);
    let olga = world.node("seattle").officer("olga");
    let hers = Browser::signed_in(&olga).await;
    let form = hers.get("/events/new").await;
    let typed = |modality, link| {
        typed(&[
            ("modality", modality),
            ("join_link", link),
            ("audience", "public"),
        ])
    };
    for (modality, link, said) in [
        ("in_person", MEETING, "has no link to join"),
        ("online", "http://meet.example/j/1", "begins with https://"),
    ] {
        let wrong = hers.press(&form, "/events/new", &typed(modality, link)).await;
        assert_eq!(wrong.status, 422, "{link}");
        let page = wrong.text();
        assert!(page.contains("#event-join_link") && page.contains(said), "{page}");
        assert!(page.contains(&link.replace('&', "&amp;")), "what was typed stays");
    }
    let published = hers.press(&form, "/events/new", &typed("hybrid", MEETING)).await;
    assert_eq!(published.status, 303, "{}", published.text());
    let path = published.header("location").expect("it leads there").to_owned();

    let own = come(&world, &olga.node, &path, "nora").await;
    let visitor = Browser::new(&olga.node);
    let mail = olga.node.letterbox.last_to("nora");
    let address = path_in(&mail, &format!("{path}/go/"));
    assert_eq!(leads_to(&visitor.get(&address).await), (303, Some(MEETING)));
    let own = visitor.get(&own).await.text();
    assert!(own.contains(&address), "{own}");

    let edit = format!("{path}/edit");
    let form = hers.get(&edit).await;
    let without = hers.press(&form, &edit, &typed("hybrid", "")).await;
    assert_eq!(without.status, 303, "{}", without.text());
    assert_eq!(leads_to(&visitor.get(&address).await), (404, None));
    world.run_until_quiet().await;
    let gone = olga.node.letterbox.last_to("nora");
    assert!(gone.text.contains("has taken away the link"), "{}", gone.text);
    let log: Value = olga.get("/api/v1/audit").await.expect(200);
    let log = log.to_string();
    assert!(log.contains("link to join") && !log.contains(CANARY), "{log}");
    world.finish();
}

/// F12: a form that was read before another link was written does not bring the old one back, nor does the form that published
/// the event, sent once more; who wishes a third one meanwhile is told.
#[tokio::test]
async fn a_form_of_before_brings_no_old_link_back() {
    let world = World::new(715);
    let olga = world.node("seattle").officer("olga");
    let hers = Browser::signed_in(&olga).await;
    let form = hers.get("/events/new").await;
    let titled = |title, link| {
        typed(&[
            ("title", title),
            ("modality", "hybrid"),
            ("join_link", link),
            ("audience", "public"),
        ])
    };
    let fields = titled("Dinner", MEETING);
    let published = hers.press(&form, "/events/new", &fields).await;
    assert_eq!(published.status, 303, "{}", published.text());
    let path = published.header("location").expect("it leads there").to_owned();
    let id = path.trim_start_matches("/events/").to_owned();
    let edit = format!("{path}/edit");
    let before = hers.get(&edit).await;
    assert_eq!(before.header("cache-control"), Some("private, no-store"));

    set(&olga, &id, ANOTHER).await;
    let again = hers.press(&form, "/events/new", &fields).await;
    assert_eq!(again.header("location"), Some(path.as_str()));
    let renamed = hers.press(&before, &edit, &titled("Supper", MEETING)).await;
    assert_eq!(renamed.status, 303, "{}", renamed.text());
    let kept = format!("/api/v1/events/{id}/join-link");
    assert_eq!(olga.get(&kept).await.expect(200)["url"], ANOTHER);

    let before = hers.get(&edit).await;
    set(&olga, &id, MEETING).await;
    let third = titled("Supper", "https://meet.example/j/third");
    let late = hers.press(&before, &edit, &third).await;
    assert_eq!(late.status, 422);
    let page = late.text();
    assert!(
        page.contains("Somebody changed this event") && page.contains("/j/third"),
        "{page}"
    );
    assert_eq!(olga.get(&kept).await.expect(200)["url"], MEETING);
    world.run_until_quiet().await;
    world.finish();
}
