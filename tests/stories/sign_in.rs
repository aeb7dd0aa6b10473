//! Signing in by a link and what a signed-in browser may do: once, in this browser, by our own forms alone.

use std::time::Duration;

use harness::{Browser, World, remembers};

const SESSIONS: &str = "/settings/sessions";

/// H3: the cookie is this host's alone, for no script, and sent along by no form of another site.
#[tokio::test]
async fn an_officer_signs_in_by_a_link_once_and_is_known_from_then_on() {
    let world = World::new(301);
    let seattle = world.node("seattle");
    let olga = seattle.officer("olga");
    let browser = Browser::new(&seattle);
    let link = browser.link_for(&olga);
    let page = browser.get(&format!("/login/{link}")).await;
    assert_eq!((page.status, page.header("set-cookie")), (200, None));
    assert_eq!(page.header("cache-control"), Some("private, no-store"));
    assert_eq!(
        browser.get(SESSIONS).await.status,
        403,
        "looking at a link signs nobody in"
    );

    let reply = browser.press(&page, "/login", &[]).await;
    assert_eq!(reply.status, 303);
    let cookie = reply.header("set-cookie").expect("a cookie");
    assert!(cookie.starts_with("__Host-sid="), "{cookie}");
    for part in ["Path=/", "HttpOnly", "SameSite=Lax", "Secure", "Max-Age=2592000"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
    let hers = browser.get(SESSIONS).await;
    assert_eq!(hers.status, 200);
    assert!(hers.text().contains("Olga") && hers.text().contains("Firefox"));

    let other = Browser::new(&seattle);
    let again = other.post("/login", &[("link", &link)]).await;
    assert_eq!((again.status, other.cookie()), (403, None), "a link works once");
    world.finish();
}

/// E9: a link is short-lived, and a guess is told no more than that it does not work.
#[tokio::test]
async fn an_old_link_and_a_guessed_one_are_refused_in_the_same_words() {
    let world = World::new(302);
    let seattle = world.node("seattle");
    let olga = seattle.officer("olga");
    let browser = Browser::new(&seattle);
    let link = browser.link_for(&olga);
    world.advance(Duration::from_secs(1_800));
    let late = browser.post("/login", &[("link", &link)]).await;
    let guess = browser.post("/login", &[("link", &"0".repeat(48))]).await;
    assert_eq!((late.status, guess.status), (403, 403));
    assert_eq!(late.text(), guess.text());
    assert_eq!(browser.cookie(), None);
    for odd in [
        "/login/short",
        "/login/%2e%2e",
        &format!("/login/{}", "z".repeat(48)),
    ] {
        assert_eq!(browser.get(odd).await.status, 403, "{odd}");
    }
    world.finish();
}

/// E4: whatever cookie the browser had before, it has another one afterwards, and the old one is worth nothing.
#[tokio::test]
async fn signing_in_gives_a_browser_a_session_that_nobody_knew_before() {
    let world = World::new(303);
    let seattle = world.node("seattle");
    let olga = seattle.officer("olga");
    let browser = Browser::new(&seattle);
    let planted = format!("__Host-sid={}", "a".repeat(64));
    browser.set_cookie(&planted);
    let link = browser.link_for(&olga);
    browser.post("/login", &[("link", &link)]).await;
    let first = browser.cookie().expect("a cookie");
    assert_ne!(first, planted);
    let link = browser.link_for(&olga);
    browser.post("/login", &[("link", &link)]).await;
    let second = browser.cookie().expect("a cookie");
    assert_ne!(first, second);
    let thief = Browser::new(&seattle);
    for worthless in [planted, first, format!("{second}; {second}")] {
        thief.set_cookie(&worthless);
        assert_eq!(thief.get(SESSIONS).await.status, 403, "{worthless}");
    }
    assert_eq!(browser.get(SESSIONS).await.status, 200);
    let secret = second.split('=').nth(1).expect("a secret");
    assert!(remembers(&seattle, "olga") && !remembers(&seattle, secret));
    world.finish();
}

#[tokio::test]
async fn a_member_signs_other_browsers_out_and_then_herself() {
    let world = World::new(304);
    let seattle = world.node("seattle");
    let olga = seattle.officer("olga");
    let (here, there) = (Browser::signed_in(&olga).await, Browser::signed_in(&olga).await);
    let page = here.get(SESSIONS).await;
    let text = page.text();
    let (before, after) = text.split_once("this one").expect("her own browser is marked");
    let (own, other) = match session_ids(before).first() {
        Some(other) => (session_ids(after).remove(0), other.clone()),
        None => (session_ids(after).remove(0), session_ids(after).remove(1)),
    };
    let token = page.form_token();
    for id in [other, own] {
        assert_eq!(here.get(SESSIONS).await.status, 200);
        here.post(
            "/settings/sessions/end",
            &[("form_token", &token), ("session", &id)],
        )
        .await;
    }
    assert_eq!(there.get(SESSIONS).await.status, 403);
    assert_eq!(here.get(SESSIONS).await.status, 403);
    let again = Browser::signed_in(&olga).await;
    let page = again.get("/").await;
    let reply = again.press(&page, "/logout", &[]).await;
    assert_eq!(reply.status, 303);
    assert!(
        reply
            .header("set-cookie")
            .is_some_and(|cookie| cookie.contains("Max-Age=0"))
    );
    let mut cookies = reply.headers.get_all("set-cookie").iter();
    let takes_home_away = |cookie: &str| cookie.starts_with("home=;") && cookie.contains("Max-Age=0");
    assert!(
        cookies.any(|cookie| cookie.to_str().is_ok_and(takes_home_away)),
        "E15: not even which community she belongs to is left"
    );
    assert_eq!(
        reply.header("clear-site-data"),
        Some("\"cache\", \"storage\""),
        "D17: the browser keeps none of her pages"
    );
    assert_eq!(again.get(SESSIONS).await.status, 403);
    world.finish();
}

#[tokio::test]
async fn a_node_where_somebody_is_signed_in_starts_again_and_still_knows_her() {
    let world = World::new(307);
    let seattle = world.node("seattle");
    let olga = seattle.officer("olga");
    let browser = Browser::signed_in(&olga).await;
    seattle.crash(306);
    seattle.restart();
    assert_eq!(browser.get(SESSIONS).await.status, 200);
    world.finish();
}

/// E4: a session ends when nobody used it for a week, and after its days whoever used it.
#[tokio::test]
async fn a_session_ends_by_itself() {
    let world = World::new(305);
    let seattle = world.node("seattle");
    let olga = seattle.officer("olga");
    let (idle, busy) = (Browser::signed_in(&olga).await, Browser::signed_in(&olga).await);
    for _ in 0..29 {
        assert_eq!(busy.get(SESSIONS).await.status, 200);
        world.advance(Duration::from_secs(86_400));
    }
    assert_eq!(idle.get(SESSIONS).await.status, 403);
    let last_day = busy.get(SESSIONS).await;
    assert_eq!(last_day.status, 200);
    assert!(
        !last_day.text().contains("is signed out in"),
        "{}",
        last_day.text()
    );
    world.advance(Duration::from_secs(84_000));
    let warned = busy.get(SESSIONS).await.text();
    assert!(
        warned.contains("signed out in less than an hour"),
        "she is warned before what she types is lost: {warned}"
    );
    world.advance(Duration::from_secs(2_400));
    assert_eq!(busy.get(SESSIONS).await.status, 403);
    world.finish();
}

/// E3: each form wants its own page behind it.
#[tokio::test]
async fn a_form_of_another_site_and_one_without_its_token_change_nothing() {
    let world = World::new(306);
    let seattle = world.node("seattle");
    let olga = seattle.officer("olga");
    let mut browser = Browser::signed_in(&olga).await;
    let token = browser.get(SESSIONS).await.form_token();
    for site in ["cross-site", "same-site"] {
        browser.site = site;
        for path in ["/logout", "/login", "/settings/sessions/end"] {
            let reply = browser.post(path, &[("form_token", &token)]).await;
            assert_eq!(reply.status, 403, "{path} {site}");
        }
    }
    browser.site = "same-origin";
    for wrong in ["", "0", &"0".repeat(64)] {
        assert_eq!(
            browser.post("/logout", &[("form_token", wrong)]).await.status,
            403
        );
    }
    let more = [("form_token", token.as_str()), ("roles", "operator")];
    assert_eq!(
        browser.post("/logout", &more).await.status,
        400,
        "an unknown field"
    );
    assert_eq!(
        browser.get("/logout").await.status,
        405,
        "nothing changes by reading"
    );
    assert_eq!(
        browser.get(SESSIONS).await.status,
        200,
        "she is signed in all the same"
    );
    world.finish();
}

/// Who guesses is slowed down, and it is said for how long.
#[tokio::test]
async fn whoever_tries_links_too_often_waits_and_nobody_else_does() {
    let world = World::new(307);
    let seattle = world.node("seattle");
    let olga = seattle.officer("olga");
    let from = |address: &str| {
        let mut browser = Browser::new(&seattle);
        browser.address = address.parse().ok();
        browser
    };
    let (guesser, neighbour) = (from("203.0.113.9:4711"), from("203.0.113.10:4711"));
    let link = guesser.link_for(&olga);
    for guess in 0..5 {
        let reply = guesser.post("/login", &[("link", &format!("{guess:048}"))]).await;
        assert_eq!(reply.status, 403, "{guess}");
    }
    for tried in [&link, "not even a link"] {
        let reply = guesser.post("/login", &[("link", tried)]).await;
        assert_eq!((reply.status, guesser.cookie()), (429, None));
        let seconds: u32 = reply.header("retry-after").unwrap().parse().unwrap();
        assert!((1..=60).contains(&seconds), "{seconds}");
    }
    assert_eq!(
        guesser.get("/login").await.status,
        200,
        "pages are read all the same"
    );
    let other = neighbour.link_for(&olga);
    assert_eq!(neighbour.post("/login", &[("link", &other)]).await.status, 303);
    world.advance(Duration::from_secs(60));
    let reply = guesser.post("/login", &[("link", &link)]).await;
    assert_eq!(
        reply.status, 303,
        "a link that was refused for haste is not used up"
    );
    world.finish();
}

fn session_ids(html: &str) -> Vec<String> {
    let ids = html.split("name=\"session\" value=\"").skip(1);
    ids.filter_map(|rest| rest.split('"').next())
        .map(str::to_owned)
        .collect()
}
