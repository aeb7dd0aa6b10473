//! Deleting: a member's data goes here at once and at other servers by her tombstone, and she sees which have taken it (F22).

use std::time::Duration;

use axum::body::Body;
use harness::evil::ACTIVITY_JSON;
use harness::{Browser, Person, StoryNode, World};
use serde_json::json;
use server::admin::{MemberAsk, Reply, Request};

use crate::drafts::{evening, two_peers};
use crate::own_data::{HERS, canaries};

const HOUR: Duration = Duration::from_secs(3_600);
/// The table of companies: hers stays known, for others may work there (`store::spaces`).
const ORGANIZATIONS: u16 = 94;
/// The table of people of other servers.
const ACTORS: u16 = 7;

/// She deletes her data; the page that says how far it is.
async fn deletes(browser: &Browser) -> String {
    let ask = browser.get("/settings/data/delete").await;
    let gone = browser
        .press(&ask, "/settings/data/delete", &[("act", "delete")])
        .await;
    assert_eq!(gone.status, 303, "{}", gone.text());
    let page = gone.header("location").unwrap_or_default().to_owned();
    assert!(page.starts_with("/erased/"), "{page}");
    page
}

/// What the page says to somebody who is nobody here.
async fn says(person: &Person, page: &str) -> String {
    let stranger = Browser::new(&person.node);
    let reply = stranger.get(page).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert_eq!(reply.header("cache-control"), Some("private, no-store"));
    reply.text()
}

/// What an inbox answers to a POST that nobody signed.
async fn says_to_a_post(node: &StoryNode, path: &str) -> u16 {
    let post = http::Request::post(path)
        .header(http::header::HOST, node.origin.authority())
        .header(http::header::CONTENT_TYPE, ACTIVITY_JSON)
        .body(Body::from("{}"));
    let reply = node.answer(post.expect("an address that exists")).await;
    reply.status
}

/// No table of her server holds what names her once the worker has gone through lists and documents.
async fn nothing_here_names_her(world: &World, seattle: &StoryNode) {
    world.run_until_quiet().await;
    assert!(seattle.go_on_with_erasures().await >= 2);
    assert_eq!(seattle.go_on_with_erasures().await, 0, "nothing is left to do");
    world.run_until_quiet().await;
    for hers in ["Klara", "klara@mail.example", "canaryfit", "canarytag"] {
        let tables = seattle.tables_with(hers);
        assert!(tables.is_empty(), "{hers} is in the tables {tables:?}");
    }
    assert_eq!(seattle.tables_with("Canaryhouse"), [ORGANIZATIONS]);
}

/// F22-2, H9: she takes her data along and deletes it. No table of her server names her any more, but for her company, which
/// is others' too; at London her profile and her name on the list are gone by her tombstone; the page says that London has
/// taken it, and she has one last mail.
#[tokio::test]
async fn who_deletes_her_data_is_gone_here_and_by_tombstone_at_peers() {
    let world = World::new(851);
    let (olga, ravi, klara, lena) = canaries(&world).await;
    let (seattle, london) = (&klara.node, &ravi.node);
    let guests = |person: &Person, id: &str| {
        let path = format!("/api/v1/events/{id}/rsvps");
        let person = person.clone();
        async move { person.get(&path).await.text() }
    };
    let thames = ravi.id_of("Thames evening").await;
    assert!(guests(&ravi, &thames).await.contains("Klara"), "London knows her");
    let before = seattle.tables_with("canaryfit");
    assert!(!before.is_empty(), "the control: she is found while she is there");

    let browser = Browser::signed_in(&klara).await;
    let file = klara.get("/api/v1/me/export").await.expect(200).to_string();
    assert!(HERS.iter().all(|hers| file.contains(hers)), "{file}");
    let ask = browser.get("/settings/data/delete").await;
    for part in [
        "2 events to come",
        "Invoices as they were issued",
        "/settings/data#take",
    ] {
        assert!(ask.text().contains(part), "{part}: {}", ask.text());
    }
    let only_looked = browser.press(&ask, "/settings/data/delete", &[]).await;
    assert_eq!(
        only_looked.status, 400,
        "without the word of the button nothing is deleted"
    );
    let page = deletes(&browser).await;
    let at_once = says(&klara, &page).await;
    for part in ["Your data is deleted", "London Partners", "has not confirmed yet"] {
        assert!(at_once.contains(part), "{part}: {at_once}");
    }
    assert_eq!(browser.get("/settings/data").await.status, 403);
    assert_eq!(klara.get("/api/v1/me").await.status, 401);

    nothing_here_names_her(&world, seattle).await;
    let done = says(&klara, &page).await;
    for part in [
        "Took the word that you are gone",
        "All of them have confirmed.",
        "Nothing here names you any more",
    ] {
        assert!(done.contains(part), "{part}: {done}");
    }

    assert!(
        !guests(&ravi, &thames).await.contains("Klara"),
        "London forgot her name"
    );
    assert!(!london.tables_with("Klara").contains(&ACTORS), "and her profile");
    let told = seattle.letterbox.last_to("klara");
    assert_eq!(told.subject, "Your data at Seattle Partners is deleted");
    assert!(told.text.contains(&page), "{}", told.text);
    assert_eq!(olga.get("/api/v1/people/klara").await.status, 404);
    let desk = Browser::signed_in(&olga).await;
    let row = desk.get(&format!("/desk/members/{}", klara.id)).await.text();
    assert!(row.contains("Somebody whose data was deleted"), "{row}");
    let stays = lena.get("/api/v1/me/export").await.expect(200).to_string();
    assert!(
        stays.contains("shipyards") && stays.contains("london.example"),
        "{stays}"
    );
    world.finish();
}

/// F22-2: a server that cannot be reached is listed as not having confirmed until it has; nobody reads the page without its
/// secret, and her address answers for ever that she is gone.
#[tokio::test]
async fn a_peer_that_is_away_is_listed_until_it_confirms() {
    let world = World::new(852);
    let (olga, ravi) = two_peers(&world).await;
    ravi.publish(evening("Thames evening")).await;
    world.run_until_quiet().await;
    let maren = olga.node.member("maren");
    maren
        .answer(&maren.id_of("Thames evening").await, "going")
        .await
        .expect(200);
    world.run_until_quiet().await;
    world.part(&olga.node.origin, &ravi.node.origin);
    let page = deletes(&Browser::signed_in(&maren).await).await;
    world.run_for(HOUR).await;
    let open = says(&maren, &page).await;
    assert!(
        open.contains("1 of them has not confirmed yet") && open.contains("London Partners"),
        "{open}"
    );
    world.join(&olga.node.origin, &ravi.node.origin);
    world.run_until_quiet().await;
    let confirmed = says(&maren, &page).await;
    assert!(confirmed.contains("All of them have confirmed."), "{confirmed}");
    let stranger = Browser::new(&maren.node);
    let guessed = format!("/erased/{}", "0".repeat(48));
    assert_eq!(stranger.get(&guessed).await.status, 404);
    maren.node.go_on_with_erasures().await;
    world.run_for(HOUR * 73).await;
    assert_eq!(maren.node.go_on_with_erasures().await, 1, "her keys go last");
    let gone = olga.document("/users/maren").await;
    let kind = gone.json()["type"].clone();
    assert_eq!((gone.status, kind), (410, json!("Tombstone")));
    assert!(!gone.text().contains("Maren"), "{}", gone.text());
    maren.node.crash(1);
    maren.node.restart();
    let (hers, nobodys) = ("/users/maren/inbox", "/users/nobody/inbox");
    assert_eq!(
        says_to_a_post(&maren.node, hers).await,
        410,
        "without her keys too"
    );
    assert_eq!(says_to_a_post(&maren.node, nobodys).await, 404);
    world.run_until_quiet().await;
    world.finish();
}

/// F22-2: whoever has the shell deletes the data of a member, and asking again says which servers have confirmed; her mail
/// address may join again, as somebody new.
#[tokio::test]
async fn an_operator_anonymises_a_member_and_asks_how_far_it_is() {
    let world = World::new(853);
    let (olga, _, klara, _) = canaries(&world).await;
    let anonymise = |handle: &str| {
        let ask = MemberAsk::Anonymise {
            handle: handle.to_owned(),
        };
        olga.node.operate(Request::Members(ask))
    };
    let none = anonymise("nobody").await;
    assert!(!matches!(none, Reply::Done(_)), "{none:?}");
    let Reply::Done(done) = anonymise("klara").await else {
        panic!("it is done");
    };
    assert_eq!(done.value["servers"][0]["host"], "https://london.example");
    assert_eq!(done.value["servers"][0]["confirmed"], json!(null));
    world.run_until_quiet().await;
    olga.node.go_on_with_erasures().await;
    let Reply::Done(again) = anonymise("klara").await else {
        panic!("asked again it says how far it is");
    };
    assert!(
        again.value["servers"][0]["confirmed"].is_string(),
        "{:?}",
        again.value
    );
    assert!(again.value["done"].is_string(), "{:?}", again.value);
    assert_eq!(olga.node.tables_with("canaryfit"), Vec::<u16>::new());
    assert_eq!(klara.get("/api/v1/me").await.status, 401);
    let subjects = olga.node.letterbox.subjects_to("klara");
    let deleted = subjects.iter().filter(|subject| subject.contains("is deleted"));
    assert_eq!(deleted.count(), 1, "one mail: {subjects:?}");
    world.finish();
}

/// F22-2, H3: it cannot be taken back, so it wants a fresh sign-in.
#[tokio::test]
async fn deleting_wants_a_fresh_sign_in() {
    let world = World::new(854);
    let maren = world.node("seattle").member("maren");
    let browser = Browser::signed_in(&maren).await;
    let ask = browser.get("/settings/data/delete").await;
    assert_eq!(ask.status, 200);
    world.advance(HOUR * 2);
    assert_eq!(browser.get("/settings/data/delete").await.status, 403);
    let sent = browser
        .press(&ask, "/settings/data/delete", &[("act", "delete")])
        .await;
    assert_eq!(sent.status, 403, "sign in again first");
    assert_eq!(maren.get("/api/v1/me").await.status, 200, "she is a member still");
    world.finish();
}
