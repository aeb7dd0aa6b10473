//! The home page of a member: what is on, online first, one thing to do next, and whom she follows (4.7, 4.8).

use domain::CodeMode;
use harness::{Browser, NodeOptions, World};
use serde_json::json;

use crate::drafts::{evening, two_peers, with};
use crate::joining::publish;

/// 4.7: far from any chapter she reads of online events at hours of her own day, those at night last of all.
#[tokio::test]
async fn a_member_far_from_any_chapter_sees_online_events_of_her_own_day() {
    let world = World::new(551);
    let (olga, ravi) = two_peers(&world).await;
    let at = |hour: u8| {
        let draft = with(
            evening(&format!("Online at {hour}")),
            "start",
            json!(format!("2027-01-14T{hour:02}:00:00+00:00")),
        );
        let draft = with(draft, "end", json!(format!("2027-01-14T{hour:02}:30:00+00:00")));
        with(with(draft, "timezone", json!("UTC")), "modality", json!("online"))
    };
    // Of these, eight to twelve are of the day in Perth, which is eight hours ahead.
    for hour in [1, 8, 10, 12, 17, 18, 19] {
        ravi.publish(at(hour)).await;
    }
    olga.publish(evening("On the pier")).await;
    world.run_until_quiet().await;
    let hers = Browser::signed_in(&olga.node.member("maren")).await;
    let page = hers.get("/").await;
    let look = hers
        .post("/settings/look", &[("zone", "Australia/Perth"), ("from", "/")])
        .await;
    let look = look.header("set-cookie").expect("a cookie").to_owned();
    let look = look.split(';').next().unwrap_or_default();
    let session = hers.cookie().expect("she is signed in");
    hers.set_cookie(&format!("{session}; {look}"));
    let perth = hers.get("/").await.text();
    for hour in [1, 8, 10, 12] {
        assert!(perth.contains(&format!("Online at {hour}<")), "{hour}: {perth}");
    }
    // One place of five is left for what is on at night, and the first of those has it.
    assert!(
        perth.contains("Online at 17<") && !perth.contains("Online at 18<"),
        "{perth}"
    );
    assert!(page.text().contains("Online at 8<") && page.text().contains("On the pier"));
    world.finish();
}

/// 4.8: online first and local second for every member, until she turns it round; her browser remembers it.
#[tokio::test]
async fn online_comes_first_until_she_turns_it_round_and_stays_so() {
    let world = World::new(552);
    let olga = world.node("seattle").officer("olga");
    olga.publish(evening("On the pier")).await;
    olga.publish(with(evening("From anywhere"), "modality", json!("online")))
        .await;
    for reader in [
        Browser::signed_in(&olga.node.member("maren")).await,
        Browser::new(&olga.node),
    ] {
        let first = |text: &str| text.find("From anywhere") < text.find("On the pier");
        let page = reader.get("/").await;
        assert!(first(&page.text()));
        let turned = reader
            .post("/settings/look", &[("from", "/"), ("first", "near")])
            .await;
        assert_eq!(turned.header("location"), Some("/"));
        let look = turned.header("set-cookie").expect("a cookie").to_owned();
        let look = look.split(';').next().unwrap_or_default();
        let cookies = reader.cookie().into_iter().chain([look.to_owned()]);
        reader.set_cookie(&cookies.collect::<Vec<_>>().join("; "));
        assert!(!first(&reader.get("/").await.text()));
        assert!(first(&reader.get("/?first=online").await.text()));
    }
    world.run_until_quiet().await;
    world.finish();
}

/// 0.1, B-1: a visitor reads who the members are, in numbers about five people or more, and the code in short, before she gives
/// an address; a member reads it elsewhere.
#[tokio::test]
async fn a_visitor_reads_of_the_members_and_of_the_code_before_anything_else() {
    let world = World::new(554);
    let options = NodeOptions::with(|config| config.privacy.k_anonymity = 6);
    let seattle = world.node_with("seattle", options);
    publish(&seattle, CodeMode::Signed).await;
    for name in ["maren", "klara", "idris", "noor", "aiko"] {
        seattle.member(name);
    }
    let few = Browser::new(&seattle).get("/").await.text();
    assert!(
        !few.contains("Who the members are") && few.contains("Be fair to each other."),
        "{few}"
    );
    let london = world.node("london");
    publish(&london, CodeMode::Signed).await;
    let maren = london.member("maren");
    for name in ["klara", "idris", "noor", "aiko"] {
        london.member(name);
    }
    let enough = Browser::new(&london).get("/").await.text();
    for part in [
        "Who the members are",
        "<dt>Partner</dt><dd>5</dd>",
        "Be fair to each other.",
        "No figure is about fewer than five people.",
    ] {
        assert!(enough.contains(part), "{part}: {enough}");
    }
    let hers = Browser::signed_in(&maren).await.get("/").await.text();
    assert!(!hers.contains("Who the members are"), "{hers}");
    world.run_until_quiet().await;
    world.finish();
}

/// 4.19: one open action: the next step of her list, and when that is hidden, her calendar; at the side whom she follows.
#[tokio::test]
async fn the_open_action_is_the_next_step_and_then_her_calendar() {
    let world = World::new(553);
    let (olga, ravi) = two_peers(&world).await;
    let hers = Browser::signed_in(&olga.node.member("maren")).await;
    let page = hers.get("/").await.text();
    assert!(page.contains("1 of 5 done") && page.contains("href=\"/settings/profile\""));
    assert!(!page.contains("Communities you follow"));
    let london = format!("/communities/{}", ravi.node.origin.authority());
    let shown = hers.get(&london).await;
    hers.press(&shown, &format!("{london}/follow"), &[]).await;
    assert!(hers.get("/").await.text().contains("Communities you follow"));
    let home = hers.get("/").await;
    assert!(
        home.text().matches("<li><svg class=\"icon\"").count() >= 1 && home.text().contains(">Not now<"),
        "progress is shown as marks, and can be put off"
    );
    hers.press(&home, "/welcome/hide", &[]).await;
    let page = hers.get("/").await.text();
    assert!(page.contains("Open your calendar") && !page.contains("of 5 done"));
    assert!(
        Browser::new(&olga.node)
            .get("/")
            .await
            .text()
            .contains("Join free")
    );
    world.run_until_quiet().await;
    world.finish();
}

/// 1.9: the operator's figure stands on the landing page with its source until the reader hides it, and stays hidden.
#[tokio::test]
async fn a_figure_is_told_with_its_source_until_the_reader_hides_it() {
    let world = World::new(555);
    let options = NodeOptions::with(|config| {
        "73 percent of companies do so".clone_into(&mut config.ui.figure);
        "A survey, 2026".clone_into(&mut config.ui.figure_source);
        "https://example.org/survey".clone_into(&mut config.ui.figure_address);
    });
    let seattle = world.node_with("seattle", options);
    let visitor = Browser::new(&seattle);
    let page = visitor.get("/").await;
    for part in [
        "73 percent of companies do so",
        "href=\"https://example.org/survey\"",
        "A survey, 2026",
    ] {
        assert!(page.text().contains(part), "{part}: {}", page.text());
    }
    let hidden = visitor
        .post("/settings/look", &[("from", "/"), ("figure", "hide")])
        .await;
    let look = hidden.header("set-cookie").unwrap_or_default().to_owned();
    visitor.set_cookie(look.split(';').next().unwrap_or_default());
    let after = visitor.get("/").await.text();
    assert!(!after.contains("73 percent"), "{after}");
    world.run_until_quiet().await;
    world.finish();
}
