//! Somebody comes to an event of another community and answers it from her own (F28): the browser remembers which that is,
//! and nobody is led anywhere else.

use harness::evil::Evil;
use harness::{Browser, Person, Reply, World};
use serde_json::json;

use crate::drafts::{evening, two_peers, with};
use crate::mailed_sign_in::code_in;

/// The target of the one link that leads on.
fn onward(page: &Reply) -> Option<String> {
    let text = page.text();
    let (_, rest) = text.split_once("/events/elsewhere?event=")?;
    let event = rest.split('"').next()?;
    Some(format!("/events/elsewhere?event={event}"))
}

/// An event of london's for everybody, and where it stands there.
async fn event_of(ravi: &Person) -> String {
    ravi.publish(evening("Thames evening")).await;
    format!("/events/{}", ravi.id_of("Thames evening").await)
}

/// F28: she names her community once, is told where the link leads, and arrives at the same event at home, where she answers.
#[tokio::test]
async fn who_belongs_elsewhere_is_led_home_and_answers_there() {
    let world = World::new(941);
    let (olga, ravi) = two_peers(&world).await;
    let event = event_of(&ravi).await;
    world.run_until_quiet().await;
    let visitor = Browser::new(&ravi.node);
    let page = visitor.get(&event).await;
    let ask = format!("{event}/home");
    assert!(
        page.text().contains(&format!("href=\"{ask}\"")),
        "{}",
        page.text()
    );
    let form = visitor.get(&ask).await;
    assert!(form.text().contains("Seattle Partners"), "{}", form.text());
    assert_eq!(onward(&form), None, "nothing is remembered yet");
    let typed = [("community", " https://Seattle.example/ ")];
    let chosen = visitor.press(&form, &ask, &typed).await;
    assert_eq!(
        (chosen.status, chosen.header("location")),
        (303, Some(ask.as_str()))
    );
    let cookie = chosen.header("set-cookie").unwrap_or_default().to_owned();
    assert!(
        cookie.starts_with("home=seattle.example;") && cookie.contains("HttpOnly; SameSite=Lax; Secure"),
        "it holds the community and nothing of hers: {cookie}"
    );
    visitor.set_cookie("home=seattle.example");
    let known = visitor.get(&ask).await;
    assert!(
        known.text().contains("https://seattle.example/events/elsewhere"),
        "{}",
        known.text()
    );
    let there = onward(&known).expect("it leads on");

    let at_home = Browser::new(&olga.node).get(&there).await;
    let here = at_home.header("location").unwrap_or_default().to_owned();
    assert!(
        at_home.status == 303 && here.starts_with("/events/"),
        "{}",
        at_home.text()
    );
    let maren = olga.node.member("maren");
    let hers = Browser::signed_in(&maren).await;
    let arrived = hers.get(&there).await;
    assert_eq!(arrived.header("location"), Some(here.as_str()));
    let page = hers.get(&here).await;
    let answered = hers
        .press(&page, &format!("{here}/rsvp"), &[("answer", "going")])
        .await;
    assert_eq!(answered.status, 303, "{}", answered.text());
    world.run_until_quiet().await;
    assert_eq!(
        maren.rsvp(&maren.id_of("Thames evening").await).await["state"],
        "confirmed"
    );
    world.finish();
}

/// F28: who came to sign in or to join names her community once, and both pages lead to the page that remembers it.
#[tokio::test]
async fn who_came_to_sign_in_or_to_join_is_led_to_her_own_community() {
    let world = World::new(946);
    let (_, ravi) = two_peers(&world).await;
    world.run_until_quiet().await;
    let visitor = Browser::new(&ravi.node);
    for path in ["/login", "/join"] {
        let page = visitor.get(path).await.text();
        assert!(page.contains("href=\"/login/home\""), "{path}: {page}");
    }
    let form = visitor.get("/login/home").await;
    assert!(form.text().contains("Seattle Partners"), "{}", form.text());
    let ask = "/login/home";
    let odd = visitor.press(&form, ask, &[("community", "evil.example")]).await;
    assert_eq!((odd.status, odd.header("set-cookie")), (422, None));
    assert!(odd.text().contains("value=\"evil.example\""), "{}", odd.text());
    let mut elsewhere = Browser::new(&ravi.node);
    elsewhere.site = "cross-site";
    let theirs = elsewhere.post(ask, &[("community", "seattle.example")]).await;
    assert_eq!((theirs.status, theirs.header("set-cookie")), (403, None));
    let chosen = visitor
        .press(&form, ask, &[("community", "seattle.example")])
        .await;
    assert_eq!((chosen.status, chosen.header("location")), (303, Some(ask)));
    visitor.set_cookie("home=seattle.example");
    let known = visitor.get(ask).await.text();
    assert!(
        known.contains("href=\"https://seattle.example/login\""),
        "{known}"
    );
    let alone = Browser::new(&world.node("alone")).get("/login").await.text();
    assert!(
        !alone.contains("/login/home"),
        "a node without peers offers nothing"
    );
    world.run_until_quiet().await;
    world.finish();
}

/// E5: whatever is typed, planted or linked to, the page leads to communities that share with this one and nowhere else.
#[tokio::test]
async fn nobody_is_led_to_a_place_that_shares_nothing_with_us() {
    let world = World::new(942);
    let (olga, ravi) = two_peers(&world).await;
    let event = event_of(&ravi).await;
    world.run_until_quiet().await;
    let ask = format!("{event}/home");
    let visitor = Browser::new(&ravi.node);
    let form = visitor.get(&ask).await;
    for odd in [
        "evil.example",
        "//evil.example",
        "/\\evil.example",
        "%2f%2fevil.example",
        "%252f%252fevil.example",
        "https://seattle.example@evil.example/",
        "seattle.example.evil.example",
        "http://seattle.example",
        "javascript:alert(1)",
        "london.example",
    ] {
        let refused = visitor.press(&form, &ask, &[("community", odd)]).await;
        assert_eq!(refused.status, 422, "{odd}");
        assert_eq!(
            (refused.header("set-cookie"), onward(&refused)),
            (None, None),
            "{odd}"
        );
        assert!(refused.text().contains("href=\"#community\""), "{odd}");
    }
    let mut elsewhere = Browser::new(&ravi.node);
    elsewhere.site = "cross-site";
    let chosen = elsewhere.post(&ask, &[("community", "seattle.example")]).await;
    assert_eq!(
        (chosen.status, chosen.header("set-cookie")),
        (403, None),
        "another site remembers nothing"
    );
    visitor.set_cookie("home=evil.example");
    let planted = visitor.get(&ask).await;
    assert_eq!(
        (planted.status, onward(&planted)),
        (200, None),
        "a planted cookie leads nowhere"
    );

    let stranger = Browser::new(&olga.node);
    let olgas = Browser::signed_in(&olga).await;
    for event in [
        "",
        "?event=https%3A%2F%2Fevil.example%2Fevents%2F1",
        "?event=%2F%2Fevil.example",
        "?event=x&event=y",
    ] {
        let arrived = format!("/events/elsewhere{event}");
        assert_eq!(stranger.get(&arrived).await.status, 403, "{event}");
        assert_eq!(olgas.get(&arrived).await.status, 404, "{event}");
        let is_named = event.contains("https");
        let says = olgas.get(&arrived).await.text();
        assert_eq!(
            says.contains("We have not heard of this event yet"),
            is_named,
            "{says}"
        );
    }
    world.finish();
}

/// F28: to an event that was called off nobody is led, neither by its page nor by an address she kept.
#[tokio::test]
async fn nobody_is_led_home_to_answer_an_event_that_is_off() {
    let world = World::new(943);
    let (_, ravi) = two_peers(&world).await;
    let event = event_of(&ravi).await;
    world.run_until_quiet().await;
    let ask = format!("{event}/home");
    let visitor = Browser::new(&ravi.node);
    let form = visitor.get(&ask).await;
    assert_eq!(form.status, 200);
    let id = event.rsplit('/').next().unwrap_or_default();
    let called_off = format!("/api/v1/events/{id}/cancel");
    ravi.post(&called_off, json!({})).await.expect(200);
    world.run_until_quiet().await;
    let page = visitor.get(&event).await;
    assert!(
        page.status == 200 && !page.text().contains(&ask),
        "{}",
        page.text()
    );
    assert_eq!(visitor.get(&ask).await.status, 404);
    let chosen = visitor
        .press(&form, &ask, &[("community", "seattle.example")])
        .await;
    assert_eq!(chosen.status, 404);
    world.finish();
}

/// F28: at home she is not signed in, the usual case: signing in leads her back to the event she was led to, also to one
/// that only members may see, and whatever else is asked for leads nowhere else (E5).
#[tokio::test]
async fn who_signs_in_at_home_goes_on_to_the_event_she_came_for() {
    let world = World::new(944);
    let (olga, ravi) = two_peers(&world).await;
    ravi.publish(evening("Thames evening")).await;
    ravi.publish(with(evening("Among ourselves"), "audience", json!("peers")))
        .await;
    world.run_until_quiet().await;
    let maren = olga.node.member("maren");
    for title in ["Thames evening", "Among ourselves"] {
        let name = ravi.event_titled(title).await.expect("it is there")["activitypub_id"].clone();
        let name = name
            .as_str()
            .unwrap_or_default()
            .replace(':', "%3A")
            .replace('/', "%2F");
        let hers = Browser::new(&olga.node);
        let arrived = hers.get(&format!("/events/elsewhere?event={name}")).await;
        let page = match arrived.header("location") {
            Some(event) => hers.get(event).await,
            None => arrived,
        };
        let text = page.text();
        let (_, rest) = text
            .split_once("href=\"/login?event=")
            .expect("the way to sign in");
        let event = rest.split('"').next().unwrap_or_default();
        let form = hers.get(&format!("/login?event={event}")).await;
        let asked = hers
            .press(&form, "/login/mail", &[("mail", "maren@mail.example")])
            .await;
        assert_eq!(asked.header("location"), Some("/login/code"), "{}", asked.text());
        world.run_until_quiet().await;
        let code = code_in(&olga.node.letterbox.last_to("maren"));
        let typed = hers.get("/login/code").await;
        let mut there = hers.press(&typed, "/login/code", &[("code", &code)]).await;
        if there
            .header("location")
            .is_some_and(|at| at.contains("/elsewhere?"))
        {
            let at = there.header("location").unwrap_or_default().to_owned();
            there = hers.get(&at).await;
        }
        let expected = format!("/events/{}", maren.id_of(title).await);
        assert_eq!(there.header("location"), Some(expected.as_str()), "{title}");
        world.advance(std::time::Duration::from_secs(3_600));
    }
    let stranger = Browser::new(&olga.node);
    for odd in ["%2F%2Fevil.example", "%2Fdesk%2Fpeers", "x%0D%0Ay"] {
        let form = stranger.get(&format!("/login?event={odd}")).await;
        assert!(
            form.status == 200 && !form.text().contains("name=\"event\""),
            "{odd}: {}",
            form.text()
        );
    }
    world.finish();
}

/// F28: a peer whose node does not say that it leads its members to an event is offered to nobody.
#[tokio::test]
async fn a_peer_that_leads_nobody_home_is_not_offered() {
    let world = World::new(945);
    let olga = world.node("seattle").officer("olga");
    let evil = Evil::new(&world, "evil", &olga.node);
    evil.join_as_peer(&world, &olga).await;
    olga.publish(evening("Round table")).await;
    world.run_until_quiet().await;
    let event = format!("/events/{}", olga.id_of("Round table").await);
    let visitor = Browser::new(&olga.node);
    let page = visitor.get(&event).await;
    assert!(!page.text().contains(&format!("{event}/home")), "{}", page.text());
    let refused = visitor
        .post(&format!("{event}/home"), &[("community", "evil.example")])
        .await;
    assert_eq!((refused.status, onward(&refused)), (422, None));
    world.finish();
}
