//! Pictures of events, of people and of the community: made anew, and seen by those alone who may (F12, F04, F01).

use std::time::Duration;

use axum::body::Body;
use domain::PICTURE_BYTES_MAX;
use harness::{Browser, NodeOptions, Person, Reply, StoryNode, World, get, invariants};
use http::{Request, header};
use serde_json::{Value, json};
use server::config::Config;

use crate::drafts::{evening, two_peers, with};

/// A picture that is at hand: the one a node draws of its bloom, 1200 by 630 pixels.
async fn at_hand(browser: &Browser) -> Vec<u8> {
    browser.get("/banner.png").await.body.to_vec()
}

/// A JPEG as a camera writes it: lying on its side (EXIF, tag 274), with a note of the place behind.
fn from_a_camera(jpeg: &[u8]) -> Vec<u8> {
    let mut exif = b"Exif\0\0II\x2a\0\x08\0\0\0\x01\0".to_vec();
    exif.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]);
    exif.extend(b"\0\0\0\0canaryplace 47.6062N 122.3321W");
    let length = u16::try_from(exif.len() + 2).expect("a short note").to_be_bytes();
    let mut bytes = jpeg[..2].to_vec();
    bytes.extend([0xff, 0xe1, length[0], length[1]]);
    bytes.extend(exif);
    bytes.extend(&jpeg[2..]);
    bytes
}

/// The addresses of our own pictures on a page, as its `img` elements name them.
fn pictures_on(page: &Reply) -> Vec<String> {
    let text = page.text();
    let sources = text.split("<img ").skip(1).map(|tag| {
        let tag = tag.split('>').next().unwrap_or_default();
        assert!(
            tag.contains("loading=\"lazy\"") && tag.contains("alt=\"") && tag.contains("width=\""),
            "{tag}"
        );
        let source = tag.split("src=\"").nth(1).unwrap_or_default();
        source.split('"').next().unwrap_or_default().to_owned()
    });
    sources.collect()
}

/// Chooses a picture on a page of its form, with what she typed.
async fn choose(browser: &Browser, path: &str, fields: &[(&str, &str)], file: &[u8]) -> Reply {
    let page = browser.get(path).await;
    assert_eq!(page.status, 200, "{}", page.text());
    browser.hand_in_with(&page, path, fields, file).await
}

async fn event_of(officer: &Person, audience: Value) -> String {
    let event = officer
        .publish(with(evening("Lights"), "audience", audience))
        .await;
    format!("/events/{}", event["id"].as_str().expect("it has an id"))
}

/// The picture that other servers are told of.
async fn told(officer: &Person, event: &str) -> Value {
    let document = get(&officer.node, event, "application/activity+json").await;
    document.json()["attachment"][0].clone()
}

/// What the second origin of a node answers.
async fn at_second(node: &StoryNode, path: &str, cookie: &str) -> Reply {
    let request = Request::get(path)
        .header(header::HOST, "media.seattle.example")
        .header(header::COOKIE, cookie)
        .body(Body::empty());
    node.answer(request.expect("an address that exists")).await
}

/// A3, E2, H2: where the operator names a second origin, pictures that are for everybody are served there and nothing else is;
/// those for some stay with the session that shows who asks, and no cookie counts there.
#[tokio::test]
async fn pictures_for_everybody_lie_on_the_second_origin_and_nothing_else_does() {
    let world = World::new(1_907);
    let second = |config: &mut Config| {
        "https://media.seattle.example".clone_into(&mut config.node.media_origin);
    };
    let node = world.node_with("seattle", NodeOptions::with(second));
    let olga = node.officer("olga");
    let officer = Browser::signed_in(&olga).await;
    let stranger = Browser::new(&node);
    let file = at_hand(&stranger).await;
    let cookie = officer.cookie().expect("she is signed in");
    for (audience, is_public) in [("members", false), ("public", true)] {
        let event = event_of(&olga, json!(audience)).await;
        let form = format!("{event}/picture");
        let given = choose(&officer, &form, &[("alt", "A lit stage")], &file).await;
        assert_eq!(given.status, 303, "{}", given.text());
        let page = officer.get(&event).await;
        let policy = page.header("content-security-policy").unwrap_or_default();
        assert!(
            policy.contains("img-src 'self' https://media.seattle.example;"),
            "{policy}"
        );
        let [path]: [String; 1] = pictures_on(&page).try_into().expect("one picture");
        let (here, there) = (officer.get(&path).await, at_second(&node, &path, &cookie).await);
        let moved = format!("https://media.seattle.example{path}");
        match is_public {
            false => assert_eq!((here.status, there.status), (200, 404)),
            true => {
                assert_eq!(
                    (here.status, here.header("location")),
                    (307, Some(moved.as_str()))
                );
                assert_eq!(there.status, 200);
                assert_eq!(there.header("content-type"), Some("image/jpeg"));
                assert_eq!(
                    there.header("content-security-policy"),
                    Some("default-src 'none'; sandbox")
                );
            }
        }
    }
    for path in [
        "/",
        "/card",
        "/api/v1/community",
        "/actor",
        "/media/none",
        "/.well-known/nodeinfo",
    ] {
        assert_eq!(at_second(&node, path, &cookie).await.status, 404, "{path}");
    }
    world.run_until_quiet().await;
    world.finish();
}

/// F12, A3, D2: who sees the event sees its picture, and it is a picture to whoever asks for it, whatever she asks for.
#[tokio::test]
async fn the_picture_of_an_event_is_served_as_a_picture_to_those_who_see_the_event() {
    let world = World::new(901);
    let node = world.node("seattle");
    let olga = node.officer("olga");
    let officer = Browser::signed_in(&olga).await;
    let member = Browser::signed_in(&node.member("maren")).await;
    let stranger = Browser::new(&node);
    let file = at_hand(&stranger).await;
    // The same picture of a public event would be everybody's: that of members comes first.
    for (audience, is_public) in [("members", false), ("public", true)] {
        let event = event_of(&olga, json!(audience)).await;
        let form = format!("{event}/picture");
        let given = choose(&officer, &form, &[("alt", "A lit stage")], &file).await;
        assert_eq!(given.status, 303, "{}", given.text());
        let page = member.get(&event).await;
        assert!(page.text().contains("alt=\"A lit stage\""));
        let [large]: [String; 1] = pictures_on(&page).try_into().expect("one picture");
        let small = large.replace(".jpg", "-small.jpg");
        for path in [&large, &small] {
            let hers = member.get(path).await;
            let theirs = stranger.get(path).await;
            assert_eq!(
                (hers.status, theirs.status),
                (200, if is_public { 200 } else { 404 })
            );
            let cache = match is_public {
                true => "public, max-age=86400, immutable",
                false => "private, no-cache",
            };
            assert_eq!(hers.header("cache-control"), Some(cache), "{audience}");
            assert_eq!(hers.header("content-type"), Some("image/jpeg"));
            assert_eq!(hers.header("x-content-type-options"), Some("nosniff"));
            assert_eq!(
                hers.header("content-security-policy"),
                Some("default-src 'none'; sandbox")
            );
            assert!(hers.body.starts_with(b"\xff\xd8\xff") && hers.body.len() < 100_000);
        }
        let as_actor = get(&node, &large, "application/activity+json").await;
        let kind = as_actor.header("content-type").unwrap_or_default().to_owned();
        assert!(!wire::media_type::is_activity(&kind), "{kind}");
        let as_png = large.replace(".jpg", ".png");
        assert_eq!(
            member.get(&as_png).await.status,
            404,
            "it is written one way alone"
        );
    }
    world.run_until_quiet().await;
    invariants::check(&world);
    world.finish();
}

/// F12: other servers are told of the picture and what it shows when everybody may see it, and of the bloom else.
#[tokio::test]
async fn servers_are_told_of_a_picture_that_everybody_may_see() {
    let world = World::new(902);
    let (olga, ravi) = two_peers(&world).await;
    let officer = Browser::signed_in(&olga).await;
    let file = at_hand(&officer).await;
    let event = event_of(&olga, json!("public")).await;
    choose(
        &officer,
        &format!("{event}/picture"),
        &[("alt", "A lit stage")],
        &file,
    )
    .await;
    world.run_until_quiet().await;
    let picture = told(&olga, &event).await;
    let url = picture["url"].as_str().expect("an address").to_owned();
    assert!(url.starts_with("https://seattle.example/media/"), "{picture}");
    assert_eq!(
        (&picture["summary"], &picture["mediaType"], &picture["width"]),
        (&json!("A lit stage"), &json!("image/jpeg"), &json!(1200))
    );
    // London has the news, and shows nothing that would be loaded from Seattle.
    let london = Browser::signed_in(&ravi).await;
    let listed = ravi.get("/api/v1/events").await.expect(200);
    let id = listed["items"][0]["id"].as_str().expect("it is listed");
    let page = london.get(&format!("/events/{id}")).await;
    assert_eq!(pictures_on(&page), Vec::<String>::new());

    let page = officer.get(&format!("{event}/picture")).await;
    officer
        .press(&page, &format!("{event}/picture/remove"), &[])
        .await;
    world.run_until_quiet().await;
    assert_eq!(
        told(&olga, &event).await["url"],
        "https://seattle.example/banner.png"
    );
    let path = url.trim_start_matches("https://seattle.example");
    assert_eq!(officer.get(path).await.status, 404, "nobody uses it any more");
    invariants::check(&world);
    world.finish();
}

/// E2: place and camera are gone, and the picture stands upright. F04: it is seen by those whom she lets see it, and a
/// stranger is told the same of it as of one that is not there.
#[tokio::test]
async fn a_photo_is_made_anew_and_shown_to_those_who_may_see_it() {
    let world = World::new(903);
    let node = world.node("seattle");
    let hers = Browser::signed_in(&node.member("maren")).await;
    let others = Browser::signed_in(&node.member("klara")).await;
    let stranger = Browser::new(&node);
    let form = "/settings/photo";
    let me = [("alt", "Maren, laughing"), ("who", "me")];
    choose(&hers, form, &me, &at_hand(&stranger).await).await;
    let [first]: [String; 1] = pictures_on(&hers.get(form).await).try_into().expect("one photo");
    let camera = from_a_camera(&hers.get(&first).await.body);
    assert!(camera.windows(11).any(|part| part == b"canaryplace"));

    let saved = choose(&hers, form, &me, &camera).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    assert_eq!(hers.get(&first).await.status, 404, "another took its place");
    let page = hers.get(form).await;
    let [photo]: [String; 1] = pictures_on(&page).try_into().expect("one photo");
    assert!(
        page.text().contains("width=\"168\" height=\"320\""),
        "a quarter turn"
    );
    let bytes = hers.get(&photo).await.body;
    assert!(!bytes.windows(11).any(|part| part == b"canaryplace"));
    let nothing = stranger.get("/media/nothing.jpg").await;
    for browser in [&others, &stranger] {
        assert_eq!(browser.get(&photo).await.status, 404);
    }
    assert_eq!(
        stranger.get(&photo).await.headers.get("cache-control"),
        nothing.headers.get("cache-control")
    );
    assert!(pictures_on(&others.get("/people/maren").await).is_empty());

    // Without a file she says anew who may see the one she has.
    let shown = choose(&hers, form, &[("alt", "Maren"), ("who", "community")], b"").await;
    assert_eq!(shown.status, 303, "{}", shown.text());
    assert_eq!(
        pictures_on(&others.get("/people/maren").await),
        std::slice::from_ref(&photo)
    );
    assert_eq!(others.get(&photo).await.status, 200);
    assert_eq!(stranger.get(&photo).await.status, 404, "members alone");
    let as_public = hers.get("/people/maren?as=public").await;
    assert!(pictures_on(&as_public).is_empty(), "she sees what strangers see");

    let page = hers.get(form).await;
    hers.press(&page, "/settings/photo/remove", &[]).await;
    assert_eq!(hers.get(&photo).await.status, 404);
    world.finish();
}

/// F12, E2: what was typed stays, and each refusal says what to do beside its field and in the summary.
#[tokio::test]
async fn a_form_that_is_not_taken_says_why_and_keeps_what_was_typed() {
    let world = World::new(904);
    let node = world.node("seattle");
    let officer = Browser::signed_in(&node.officer("olga")).await;
    let file = at_hand(&officer).await;
    let form = "/desk/logo";
    let long = vec![0xff; PICTURE_BYTES_MAX + 1];
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    for (fields, file, why) in [
        (vec![], file.as_slice(), "or tick that it is only decoration"),
        (vec![("alt", "Our mark")], b"".as_slice(), "choose a picture"),
        (
            vec![("alt", "Our mark")],
            svg.as_slice(),
            "no picture in JPEG or PNG",
        ),
        (vec![("alt", "Our mark")], &file[..50], "cannot be read"),
        (
            vec![("alt", "Our mark")],
            long.as_slice(),
            "make the picture smaller",
        ),
    ] {
        let refused = choose(&officer, form, &fields, file).await;
        let page = refused.text();
        assert_eq!(refused.status, 422, "{why}: {page}");
        assert_eq!(page.matches(why).count(), 2, "{why}: {page}");
        let kept = !fields.is_empty();
        assert_eq!(page.contains("value=\"Our mark\""), kept, "{why}");
    }
    let given = choose(&officer, form, &[("decoration", "yes")], &file).await;
    assert_eq!(given.status, 303, "{}", given.text());
    let about = Browser::new(&node).get("/about").await;
    assert_eq!(pictures_on(&about).len(), 1);
    assert!(
        about.text().contains("alt=\"\""),
        "a picture that only decorates says nothing"
    );
    // What it shows can be said later, without the file.
    let said = choose(&officer, form, &[("alt", "Our mark")], b"").await;
    assert_eq!(said.status, 303, "{}", said.text());
    let about = Browser::new(&node).get("/about").await;
    assert!(about.text().contains("alt=\"Our mark\""));
    let actor = get(&node, node.group().path_and_query(), "application/activity+json").await;
    let icon = actor.json()["icon"].clone();
    let [shown]: [String; 1] = pictures_on(&about).try_into().expect("one picture");
    assert_eq!(icon["url"], format!("https://seattle.example{shown}"), "{icon}");
    assert_eq!(Browser::new(&node).get(&shown).await.status, 200);
    world.finish();
}

/// F12: the files of a picture outlive a crash, stay as long as an event shows them and a day at least, and one that the disk
/// lost is as if it had never been there.
#[tokio::test]
async fn files_of_pictures_go_after_their_last_use_and_a_lost_one_is_not_there() {
    let world = World::new(905);
    let node = world.node("seattle");
    let olga = node.officer("olga");
    let officer = Browser::signed_in(&olga).await;
    let file = at_hand(&officer).await;
    let event = event_of(&olga, json!("public")).await;
    let form = format!("{event}/picture");
    let a_day = Duration::from_secs(86_401);
    choose(&officer, &form, &[("alt", "A lit stage")], &file).await;
    let shown = pictures_on(&officer.get(&event).await);
    let [large]: [String; 1] = shown.try_into().expect("one picture");
    let small = large.replace(".jpg", "-small.jpg");
    node.crash(905);
    node.restart();
    for path in [&large, &small] {
        assert_eq!(officer.get(path).await.status, 200);
    }
    world.advance(a_day);
    assert_eq!(node.sweep_media().await, 0, "the event shows it");
    node.media.lose(small.trim_start_matches("/media/"));
    assert_eq!(officer.get(&small).await.status, 404);

    // Sent once more, it lies there whole again, and anew.
    choose(&officer, &form, &[("alt", "A lit stage")], &file).await;
    assert_eq!(officer.get(&small).await.status, 200);
    let page = officer.get(&form).await;
    officer.press(&page, &format!("{form}/remove"), &[]).await;
    assert_eq!(officer.get(&large).await.status, 404);
    assert_eq!(node.sweep_media().await, 0, "somebody may be about to use it");
    world.advance(a_day);
    assert_eq!(node.sweep_media().await, 2);
    assert_eq!(node.media.names(), Vec::<String>::new());
    world.run_until_quiet().await;
    world.finish();
}
