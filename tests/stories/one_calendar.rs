//! One calendar of what a member belongs to, follows and said yes to: by page, REST and a private address (F13, 2.5).

use harness::{Browser, Person, Reply, World};
use serde_json::json;

use crate::drafts::{evening, three_peers, two_peers, with};

const SECRET_CHARS: usize = 64;

/// Titles of the rows of a page, in order.
pub(crate) fn titles(page: &Reply) -> Vec<String> {
    let text = page.text();
    let rows = text.split("class=\"row-title\"").skip(1);
    let title = |row: &str| {
        let row = row.split("<bdi>").nth(1)?;
        Some(row.split("</bdi>").next()?.to_owned())
    };
    rows.filter_map(title).collect()
}

/// The same of a calendar file.
pub(crate) fn summaries(feed: &Reply) -> Vec<String> {
    let text = feed.text();
    let lines = text.lines().filter_map(|line| line.strip_prefix("SUMMARY:"));
    lines.map(str::to_owned).collect()
}

async fn api_titles(person: &Person, query: &str) -> Vec<String> {
    let list = person.get(&format!("/api/v1/calendar{query}")).await.expect(200);
    let items = list["items"].as_array().expect("a list").iter();
    items
        .map(|event| event["title"].as_str().unwrap_or_default().to_owned())
        .collect()
}

/// The path of the private address that a page shows.
pub(crate) fn address_in(page: &Reply) -> String {
    let text = page.text();
    let rest = text.split("/calendar/").find(|rest| {
        rest.get(..SECRET_CHARS + 4)
            .is_some_and(|name| name.ends_with(".ics"))
    });
    let rest = rest.expect("an address");
    format!("/calendar/{}", &rest[..SECRET_CHARS + 4])
}

async fn follow(browser: &Browser, whom: &Person) {
    let page = format!("/communities/{}", whom.node.origin.authority());
    let shown = browser.get(&page).await;
    let followed = browser.press(&shown, &format!("{page}/follow"), &[]).await;
    assert_eq!(followed.status, 303);
}

/// 2.5, F13: a member who follows two others reads one calendar of three communities, each by its name and in both
/// zones, with her answers; her program reads the same set, and so does REST.
#[tokio::test]
async fn one_calendar_holds_events_of_three_communities_and_the_feed_the_same() {
    let world = World::new(541);
    let (olga, ravi, ada) = three_peers(&world).await;
    olga.publish(evening("Ours")).await;
    let london = with(evening("Tea in London"), "timezone", json!("Europe/London"));
    let london = with(london, "start", json!("2027-01-15T18:00:00+00:00"));
    ravi.publish(with(london, "end", json!("2027-01-15T20:00:00+00:00")))
        .await;
    ada.publish(with(evening("Online with Agora"), "modality", json!("online")))
        .await;
    world.run_until_quiet().await;
    let maren = olga.node.member("maren");
    let hers = Browser::signed_in(&maren).await;
    assert_eq!(titles(&hers.get("/calendar").await), ["Ours"]);
    follow(&hers, &ravi).await;
    follow(&hers, &ada).await;
    let all = ["Ours", "Online with Agora", "Tea in London"];
    let page = hers.get("/calendar").await;
    let mut shown = titles(&page);
    shown.sort();
    let mut expected = all.map(str::to_owned);
    expected.sort();
    assert_eq!(shown, expected);
    let text = page.text();
    for part in [
        "Seattle Partners",
        "London Partners",
        "Agora Partners",
        "18:00 in Los Angeles",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let given = hers.press(&page, "/calendar/feed", &[]).await;
    assert_eq!(given.header("cache-control"), Some("private, no-store"));
    let address = address_in(&given);
    let feed = Browser::new(&olga.node).get(&address).await;
    assert_eq!(feed.header("cache-control"), Some("private, max-age=300"));
    assert_eq!(feed.header("content-type"), Some("text/calendar; charset=utf-8"));
    let mut fed = summaries(&feed);
    fed.sort();
    assert_eq!(fed, expected);
    assert!(feed.text().contains("TZID"));
    let mut told = api_titles(&maren, "").await;
    told.sort();
    assert_eq!(told, expected);

    // Need 2.3: the filters hold for another community's events too.
    let online = hers.get("/calendar?modality=online").await;
    assert_eq!(titles(&online), ["Online with Agora"]);
    assert_eq!(
        api_titles(&maren, "?modality=online").await,
        ["Online with Agora"]
    );
    let host = format!("/calendar?host={}", ravi.node.origin.authority());
    assert_eq!(titles(&hers.get(&host).await), ["Tea in London"]);
    maren.answer(&maren.id_of("Tea in London").await, "going").await;
    world.run_until_quiet().await;
    let coming = hers.get("/calendar?answered=coming").await;
    assert_eq!(titles(&coming), ["Tea in London"]);
    assert!(coming.text().contains("Confirmed by London Partners"));
    assert_eq!(api_titles(&maren, "?answered=coming").await, ["Tea in London"]);
    assert_eq!(titles(&hers.get("/calendar?answered=no").await).len(), 2);
    world.finish();
}

/// F13, E13: only who has the address reads it; a new one ends the one before, taking it away ends it, and a wrong one
/// is as any address at which nothing is.
#[tokio::test]
async fn a_private_address_works_until_it_is_taken_away_and_no_other_does() {
    let world = World::new(542);
    let olga = world.node("seattle").officer("olga");
    olga.publish(with(evening("Among ourselves"), "audience", json!("members")))
        .await;
    let maren = olga.node.member("maren");
    let hers = Browser::signed_in(&maren).await;
    let program = Browser::new(&olga.node);
    let give = async || {
        let page = hers.get("/calendar").await;
        address_in(&hers.press(&page, "/calendar/feed", &[]).await)
    };
    let first = give().await;
    assert_eq!(summaries(&program.get(&first).await), ["Among ourselves"]);
    let page = hers.get("/calendar").await;
    let secret = &first["/calendar/".len()..first.len() - 4];
    assert!(!page.text().contains(secret), "it is shown once");
    let second = give().await;
    assert_eq!(program.get(&first).await.status, 404);
    assert_eq!(program.get(&second).await.status, 200);
    for wrong in [
        "/calendar/.ics".to_owned(),
        format!("/calendar/{}.ics", "0".repeat(SECRET_CHARS)),
        format!("/calendar/{}.ics", "x".repeat(5_000)),
        "/calendar/%00%ff.ics".to_owned(),
        second
            .to_uppercase()
            .replace("CALENDAR", "calendar")
            .replace("ICS", "ics"),
    ] {
        assert_eq!(program.get(&wrong).await.status, 404, "{wrong}");
    }
    let page = hers.get("/calendar").await;
    assert_eq!(hers.press(&page, "/calendar/feed/end", &[]).await.status, 303);
    assert_eq!(program.get(&second).await.status, 404);

    let third = maren
        .post("/api/v1/me/calendar-feed", json!({}))
        .await
        .expect(201);
    let third = third["url"].as_str().expect("an address");
    let path = &third[olga.node.origin.as_str().len()..];
    assert_eq!(program.get(path).await.status, 200);
    assert_eq!(maren.delete("/api/v1/me/calendar-feed").await.status, 204);
    assert_eq!(program.get(path).await.status, 404);
    world.run_until_quiet().await;
    world.finish();
}

/// E3, F13: a stranger reads what is public and has no address; nobody makes or ends one for a member.
#[tokio::test]
async fn a_stranger_reads_what_is_public_and_makes_no_address() {
    let world = World::new(543);
    let (olga, ravi) = two_peers(&world).await;
    olga.publish(evening("For everybody")).await;
    olga.publish(with(evening("Among ourselves"), "audience", json!("members")))
        .await;
    let later = with(
        evening("Public in London"),
        "start",
        json!("2027-01-14T19:00:00-08:00"),
    );
    ravi.publish(later).await;
    world.run_until_quiet().await;
    let stranger = Browser::new(&olga.node);
    let page = stranger.get("/calendar").await;
    assert!(page.text().contains("Sign in to see what you follow"));
    assert_eq!(titles(&page), ["For everybody", "Public in London"]);
    let forged = [("form_token", "0")];
    let mut hers = Browser::signed_in(&olga).await;
    for path in ["/calendar/feed", "/calendar/feed/end"] {
        assert_eq!(stranger.post(path, &forged).await.status, 403);
        assert_eq!(hers.post(path, &forged).await.status, 403);
        assert_eq!(hers.get(path).await.status, 405);
    }
    let page = hers.get("/calendar").await;
    hers.site = "cross-site";
    assert_eq!(hers.press(&page, "/calendar/feed", &[]).await.status, 403);
    hers.site = "same-origin";
    assert!(!hers.get("/calendar").await.text().contains("/calendar/feed/end"));
    world.finish();
}

/// F15: the same by REST; her own community and one that shares nothing are refused in words.
#[tokio::test]
async fn communities_are_followed_by_rest_too() {
    let world = World::new(544);
    let (olga, ravi) = two_peers(&world).await;
    let maren = olga.node.member("maren");
    let path = |host: &str| format!("/api/v1/me/communities/{host}");
    let london = ravi.node.origin.authority().to_owned();
    let followed = maren.put(&path(&london), json!({})).await.expect(200);
    assert_eq!(
        (&followed["name"], &followed["sharing"]),
        (&json!("London Partners"), &json!("now"))
    );
    let list = maren.get("/api/v1/me/communities").await.expect(200);
    assert_eq!(list["items"], json!([followed]));
    for (host, status) in [("nobody.example", 404), (olga.node.origin.authority(), 409)] {
        assert_eq!(maren.put(&path(host), json!({})).await.status, status, "{host}");
    }
    for _ in 0..2 {
        assert_eq!(maren.delete(&path(&london)).await.status, 204);
    }
    let list = maren.get("/api/v1/me/communities").await.expect(200);
    assert_eq!(list["items"], json!([]));
    world.run_until_quiet().await;
    world.finish();
}
