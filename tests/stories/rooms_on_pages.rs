//! Members read and write in a room by its pages, and whoever has no seat in it finds none (F11, needs 2.10 and 2.11).

use std::time::Duration;

use harness::{Browser, World};
use subrosa::{PseudonymDays, Retention, RoomId, Rule};

use crate::rooms_house::{HERS, House, NAME, OTHERS, TITLE, membership};

const DAY: Duration = Duration::from_secs(86_400);
/// The address of a room that never was, as long as one that is.
const NOWHERE: &str = "0123456789ABCDEFGHJKMNPQRS";

fn chatham(world: &World) -> House {
    House::new(world, Rule::Chatham(PseudonymDays::DEFAULT), Retention::Days90)
}

/// `/rooms/{slug}/{thread}`, as pages write it.
fn thread_path(house: &House) -> String {
    let thread = house.thread.without_time();
    format!("/rooms/{}/{}", house.room.letters(), thread.letters())
}

/// F11, D9, D10, D17: what is new is counted and marked, a name is a member's of the room or nobody's, an address is a link
/// and nothing else, and neither a head nor an address nor a cache knows of any of it.
#[tokio::test]
async fn a_thread_shows_what_is_new_and_its_head_shows_nothing() {
    let world = World::new(1_711);
    let house = chatham(&world);
    let olga = Browser::signed_in(&house.olga).await;
    house.node.member("nora");
    let room = format!("/rooms/{}", house.room.letters());
    let thread = thread_path(&house);
    let home = olga.get("/").await.text();
    assert!(home.contains("something new in 1 room"), "{home}");
    let list = olga.get("/rooms").await.text();
    assert!(
        list.contains(NAME) && list.contains("2 members can read this"),
        "{list}"
    );
    assert!(olga.get(&room).await.text().contains(TITLE));

    let page = olga.get(&thread).await;
    assert_eq!(page.header("cache-control"), Some("private, no-store"));
    assert_eq!(page.header("referrer-policy"), Some("no-referrer"));
    assert_eq!((page.header("etag"), page.header("last-modified")), (None, None));
    let text = page.text();
    let (head, body) = text.split_once("</head>").unwrap();
    assert!(head.contains("<title>Room</title>"), "{head}");
    for told in [NAME, TITLE, HERS, OTHERS] {
        assert!(!head.contains(told) && body.contains(told), "{told}");
    }
    assert!(!olga.get("/").await.text().contains("something new in"));

    let words = "@maren, see https://a.example/x.png and @nora";
    let said = olga.press(&page, &thread, &[("text", words)]).await;
    assert_eq!(said.status, 303);
    let next = said.header("location").unwrap();
    assert!(next.starts_with(&format!("{thread}?at=")), "{next}");
    let (page, post) = next.split_once('#').expect("it leads to what she said");
    assert!(
        olga.get(page)
            .await
            .text()
            .contains(&format!("<li id=\"{post}\">"))
    );
    let text = olga.get(&thread).await.text();
    assert!(text.contains("<strong>@maren</strong>") && !text.contains("<strong>@nora</strong>"));
    assert!(text.contains("href=\"https://a.example/x.png\" rel=\"noreferrer noopener nofollow\""));
    assert!(!text.contains("<img"), "{text}");

    let (page, search) = (olga.get(&room).await, format!("{room}/search"));
    let found = olga.press(&page, &search, &[("q", "zqnobodysaid")]).await;
    assert!(found.text().contains("Nothing you can read here"));
    let asked = HERS.to_uppercase();
    let found = olga.press(&page, &search, &[("q", asked.as_str())]).await;
    let text = found.text();
    assert!(
        text.contains("1 post holds these words") && text.contains(HERS),
        "{text}"
    );
    world.run_until_quiet().await;
    world.finish();
}

/// F11: nothing that is typed is lost: kept as a draft, sent with a form of before, or sent when a session is over; and whoever
/// has none is told no more of a room than of an address that never was one (threats D2, D6).
#[tokio::test]
async fn no_word_is_lost_and_no_room_is_found_from_outside() {
    let world = World::new(1_712);
    let house = chatham(&world);
    let (maren, olga) = (
        Browser::signed_in(&house.maren).await,
        Browser::signed_in(&house.olga).await,
    );
    let nora = Browser::signed_in(&house.node.member("nora")).await;
    let nobody = Browser::new(&house.node);
    let room = format!("/rooms/{}", house.room.letters());
    let thread = thread_path(&house);
    let page = maren.get(&thread).await;
    let kept = maren
        .press(&page, &thread, &[("text", "zqnotsaidyet"), ("act", "draft")])
        .await;
    assert_eq!(kept.header("location"), Some(format!("{thread}#say").as_str()));
    assert!(
        maren
            .get(&thread)
            .await
            .text()
            .contains("zqnotsaidyet</textarea>")
    );
    assert!(!olga.get(&thread).await.text().contains("zqnotsaidyet"));

    let again = Browser::signed_in(&house.maren).await;
    let old = page.form_token();
    let sent = again
        .post(&thread, &[("form_token", old.as_str()), ("text", "zqfrombefore")])
        .await;
    assert_eq!(sent.status, 422);
    assert!(sent.text().contains("zqfrombefore</textarea>"));
    assert_eq!(house.reads(&house.maren), [OTHERS, HERS], "nothing was said");
    assert!(
        again
            .get(&thread)
            .await
            .text()
            .contains("zqfrombefore</textarea>")
    );

    let nowhere = thread.replace(&house.room.letters(), NOWHERE);
    let typed = [("text", "zqtypedtoolate")];
    let (at_room, at_nothing) = (
        nobody.post(&thread, &typed).await,
        nobody.post(&nowhere, &typed).await,
    );
    assert_eq!((at_room.status, at_nothing.status), (404, 404));
    assert!(at_room.text().contains("zqtypedtoolate</textarea>"));
    assert_eq!(at_room.text().replace(&thread, &nowhere), at_nothing.text());
    let from_nora = nora.post(&thread, &typed).await;
    assert!(from_nora.status == 404 && !from_nora.text().contains("zqtypedtoolate"));
    for browser in [&nobody, &nora] {
        for path in [room.clone(), format!("{room}/new"), thread.clone()] {
            let nowhere = path.replace(&house.room.letters(), NOWHERE);
            let (found, nothing) = (browser.get(&path).await, browser.get(&nowhere).await);
            assert_eq!((found.status, nothing.status), (404, 404), "{path}");
            assert_eq!(found.text().replace(&path, &nowhere), nothing.text(), "{path}");
            for header in ["cache-control", "referrer-policy", "content-length", "etag"] {
                assert_eq!(found.header(header), nothing.header(header), "{path}: {header}");
            }
        }
    }
    world.run_until_quiet().await;
    world.finish();
}

/// E3: an older browser says no more of such a form than `null`; one with the token of her session is taken, and no other.
#[tokio::test]
async fn an_older_browser_sends_forms_of_rooms_by_their_token() {
    let world = World::new(1_718);
    let house = chatham(&world);
    let thread = thread_path(&house);
    let door = {
        let (rooms, now) = (house.rooms(), house.node.clock_now());
        let invitation = rooms.invite(&membership(&house.olga), house.room, now).unwrap();
        format!("/rooms/door/{}", invitation.letters())
    };
    let mut maren = Browser::signed_in(&house.maren).await;
    let mut nora = Browser::signed_in(&house.node.member("nora")).await;
    for browser in [&mut maren, &mut nora] {
        (browser.site, browser.origin) = ("", Some("null"));
    }
    for (path, field) in [
        ("/settings/look", ("theme", "dark")),
        ("/logout", ("form_token", "x")),
    ] {
        assert_eq!(maren.post(path, &[field]).await.status, 403, "{path}");
    }
    let page = maren.get(&thread).await;
    let dark = maren.press(&page, "/settings/look", &[("theme", "dark")]).await;
    assert_eq!(
        (dark.status, dark.header("location")),
        (303, Some(thread.as_str()))
    );
    let said = maren.press(&page, &thread, &[("text", "zqfromlongago")]).await;
    assert_eq!(said.status, 303);
    assert_eq!(maren.press(&page, "/logout", &[]).await.status, 303);
    assert_eq!(maren.get(&thread).await.status, 404);
    assert_eq!(nora.post(&door, &[("form_token", "x")]).await.status, 403);
    let asks = nora.get(&door).await;
    assert_eq!(nora.press(&asks, &door, &[]).await.status, 303);
    let elsewhere = nora.press(&asks, "/settings/look", &[("theme", "dark")]).await;
    assert_eq!(elsewhere.header("location"), Some(door.as_str()));
    nora.origin = Some("https://evil.example");
    for path in ["/settings/look", "/logout"] {
        assert_eq!(nora.press(&asks, path, &[]).await.status, 403, "{path}");
    }
    world.run_until_quiet().await;
    world.finish();
}

/// F11 (B 14): whoever goes to look for a note finds what she had typed where she left it, and a note's address in it is a link.
#[tokio::test]
async fn what_was_typed_is_kept_while_a_note_is_looked_for() {
    let world = World::new(1_716);
    let house = chatham(&world);
    let thread = thread_path(&house);
    let (maren, olga) = (
        Browser::signed_in(&house.maren).await,
        Browser::signed_in(&house.olga).await,
    );
    let page = maren.get(&thread).await;
    assert!(page.text().contains("value=\"note\">Attach a note</button>"));
    for (typed, stays) in [("zqsee this note:", true), (" ", false)] {
        let fields = [("text", typed), ("act", "note")];
        let left = maren.press(&page, &thread, &fields).await;
        assert_eq!((left.status, left.header("location")), (303, Some("/notes")));
        assert_eq!(left.header("referrer-policy"), Some("no-referrer"));
        assert_eq!(maren.get("/notes").await.status, 200);
        let again = maren.get(&thread).await.text();
        assert_eq!(again.contains("zqsee this note:</textarea>"), stays, "{again}");
        assert!(!olga.get(&thread).await.text().contains("zqsee this note:"));
    }
    assert_eq!(house.reads(&house.maren), [OTHERS, HERS], "nothing was said");
    world.run_until_quiet().await;
    world.finish();
}

/// E3, F11: from a page that tells nobody its address, browsers send forms as from `null`, and say apart that they are ours. All
/// of them are taken: how pages look, which leads back to the room, what is said there, and signing out; none of another site's.
#[tokio::test]
async fn every_form_of_a_page_that_names_no_origin_is_taken() {
    let world = World::new(1_717);
    let house = chatham(&world);
    let room = format!("/rooms/{}", house.room.letters());
    let thread = thread_path(&house);
    let mut maren = Browser::signed_in(&house.maren).await;
    maren.origin = Some("null");
    let page = maren.get(&thread).await;
    maren.site = "cross-site";
    for (path, fields) in [
        ("/settings/look", [("theme", "dark")]),
        (thread.as_str(), [("text", "zqelsewhere")]),
        ("/logout", [("act", "now")]),
    ] {
        let refused = maren.press(&page, path, &fields).await;
        assert_eq!(refused.status, 403, "{path}");
    }
    maren.site = "same-origin";
    let dark = maren.press(&page, "/settings/look", &[("theme", "dark")]).await;
    assert_eq!(
        (dark.status, dark.header("location")),
        (303, Some(thread.as_str()))
    );
    let page = maren.get(&room).await;
    let search = format!("{room}/search");
    let found = maren.press(&page, &search, &[("q", HERS)]).await;
    let dark = maren.press(&found, "/settings/look", &[("theme", "dark")]).await;
    assert_eq!(dark.header("location"), Some(room.as_str()));
    let page = maren.get(&thread).await;
    let said = maren.press(&page, &thread, &[("text", "zqfromnull")]).await;
    assert_eq!(said.status, 303);
    assert_eq!(maren.press(&page, "/logout", &[]).await.status, 303);
    assert_eq!(maren.get(&thread).await.status, 404);
    assert_eq!(house.reads(&house.olga), [OTHERS, HERS, "zqfromnull"]);
    world.run_until_quiet().await;
    world.finish();
}

/// F11: a thread opens where something is new to her, and at its end once she has seen all of it; every page of it leads back to
/// its beginning, and what was found or said is on the page that is led to.
#[tokio::test]
async fn a_long_thread_opens_where_something_is_new() {
    let world = World::new(1_715);
    let house = chatham(&world);
    let thread = thread_path(&house);
    let maren = Browser::signed_in(&house.maren).await;
    assert!(maren.get(&thread).await.text().contains(OTHERS));
    for number in 0..60 {
        house
            .says(&house.olga, &format!("zqnumber{number:02}"))
            .expect("she may");
    }
    let room = format!("/rooms/{}", house.room.letters());
    let list = maren.get(&room).await.text();
    assert!(list.contains(&format!("href=\"{thread}#new\"")), "{list}");
    let first = maren.get(&thread).await.text();
    assert!(first.contains(OTHERS) && first.contains("id=\"new\"") && first.contains("zqnumber00"));
    assert!(!first.contains("zqnumber59") && !first.contains("id=\"say\""));
    for visit in ["the rest is new", "all is seen"] {
        let last = maren.get(&thread).await.text();
        assert!(
            last.contains("zqnumber59") && last.contains("id=\"say\"") && !last.contains(OTHERS),
            "{visit}"
        );
        assert!(last.contains(&format!("href=\"{thread}?after=0\"")), "{visit}");
    }
    assert!(
        maren
            .get(&format!("{thread}?after=0"))
            .await
            .text()
            .contains(OTHERS)
    );

    let page = maren.get(&thread).await;
    let said = maren.press(&page, &thread, &[("text", "zqatlast")]).await;
    let next = said.header("location").expect("it leads on");
    let there = maren
        .get(next.split('#').next().expect("an address"))
        .await
        .text();
    assert!(there.contains("zqatlast") && there.contains("zqnumber59"));
    let page = maren.get(&room).await;
    let found = maren
        .press(&page, &format!("{room}/search"), &[("q", "zqnumber57")])
        .await
        .text();
    let (_, link) = found.split_once(&format!("href=\"{thread}?at=")).expect("a link");
    let (post, _) = link.split_once('#').expect("it leads to the post");
    let there = maren.get(&format!("{thread}?at={post}")).await.text();
    assert!(there.contains("zqnumber57") && there.contains(&format!("<li id=\"p{post}\">")));
    world.run_until_quiet().await;
    world.finish();
}

/// R13: after the days of the rule a page knows a speaker by a plant and a day, and nothing on it tells the moment.
#[tokio::test]
async fn names_are_gone_from_a_page_after_the_days_of_the_rule() {
    let world = World::new(1_713);
    let house = chatham(&world);
    let thread = thread_path(&house);
    let text = Browser::signed_in(&house.olga).await.get(&thread).await.text();
    assert!(!text.contains("name removed after"), "{text}");
    world.advance(DAY * 31);
    let text = Browser::signed_in(&house.olga).await.get(&thread).await.text();
    assert_eq!(text.matches("name removed after 30 days").count(), 2, "{text}");
    assert!(!text.contains("/release\""), "nobody knows whose it is");
    let room = format!("/rooms/{}", house.room.letters());
    let olga = Browser::signed_in(&house.olga).await;
    let list = olga.get(&room).await;
    let found = olga
        .press(&list, &format!("{room}/search"), &[("q", "zqsaidby")])
        .await;
    assert!(found.text().contains("2 posts hold these words"));
    let (rooms, now) = (house.rooms(), house.node.clock_now());
    let shown = rooms.posts(&membership(&house.olga), house.room, house.thread, None, now);
    for post in shown.unwrap().posts {
        let moment = post.id.written().strftime("T%H:%M").to_string();
        for page in [&text, &list.text(), &found.text()] {
            for id in [post.id.letters(), house.thread.letters()] {
                assert!(!page.contains(&id[..10]), "{page}");
            }
            assert!(!page.contains(&moment), "{page}");
        }
        assert!(text.contains(&post.id.without_time().letters()));
    }
    world.run_until_quiet().await;
    world.finish();
}

/// F11: an answer to a thread that was removed meanwhile is given back, and begins another if she wants.
#[tokio::test]
async fn an_answer_to_a_thread_that_is_gone_is_given_back() {
    let world = World::new(1_716);
    let house = House::closed(&world);
    let maren = Browser::signed_in(&house.maren).await;
    let (room, thread) = (format!("/rooms/{}", house.room.letters()), thread_path(&house));
    let page = maren.get(&thread).await;
    assert_eq!(page.status, 200);
    let (rooms, who) = (house.rooms(), membership(&house.olga));
    let now = house.node.clock_now();
    let shown = rooms.posts(&who, house.room, house.thread, None, now).unwrap();
    for post in &shown.posts {
        rooms
            .remove(&who, house.room, house.thread, post.id, now)
            .unwrap();
    }
    for act in ["", "draft"] {
        let sent = [("text", "zqansweredtoolate"), ("act", act)];
        let back = maren.press(&page, &thread, &sent).await;
        let text = back.text();
        assert_eq!(back.status, 404, "{text}");
        assert!(text.contains("zqansweredtoolate</textarea>"), "{text}");
        assert!(text.contains("was removed meanwhile"), "{text}");
        assert!(text.contains("href=\"#say-text\""), "{text}");
    }
    let back = maren
        .press(&page, &thread, &[("text", "zqansweredtoolate")])
        .await;
    let title = [("title", "zqbegunagain"), ("text", "zqansweredtoolate")];
    let begun = maren.press(&back, &room, &title).await;
    let next = begun.header("location").expect("it begins a thread").to_owned();
    assert!(maren.get(&next).await.text().contains("zqansweredtoolate"));
    // Without words there is nothing to give back.
    assert_eq!(maren.press(&page, &thread, &[("text", " ")]).await.status, 404);
    world.finish();
}

/// F11-2.11: a room that asks for thirty days of membership tells a newcomer on which day it opens, and neither its name nor who
/// is in it; it opens on that day.
#[tokio::test]
async fn a_door_tells_a_newcomer_on_which_day_it_opens() {
    let world = World::new(1_714);
    let house = chatham(&world);
    let olga = Browser::signed_in(&house.olga).await;
    let fields = |name: &'static str| {
        [
            ("name", name),
            ("rule", "closed"),
            ("pseudonym_days", "30"),
            ("min_membership_days", "30"),
            ("vouches", "0"),
            ("retention", "90"),
        ]
    };
    let form = olga.get("/rooms/new").await;
    let wrong = olga.press(&form, "/rooms", &fields(" ")).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("href=\"#room-name\"") && wrong.text().contains("value=\"30\""));
    let made = olga.press(&form, "/rooms", &fields("zqold hands")).await;
    let members = made.header("location").unwrap().to_owned();
    let letters = members
        .strip_prefix("/rooms/")
        .unwrap()
        .strip_suffix("/members")
        .unwrap();
    let room = RoomId::parse(letters).unwrap();
    let door = || {
        let (rooms, now) = (house.rooms(), house.node.clock_now());
        let invitation = rooms.invite(&membership(&house.olga), room, now).unwrap();
        format!("/rooms/door/{}", invitation.letters())
    };

    let first = door();
    let maren = Browser::signed_in(&house.maren).await;
    let page = maren.get(&first).await;
    let text = page.text();
    assert!(
        text.contains("It opens on ") && text.contains(" December"),
        "{text}"
    );
    assert!(!text.contains("zqold") && !text.contains("Olga"), "{text}");
    let token = page.form_token();
    let tried = maren.post(&first, &[("form_token", token.as_str())]).await;
    assert_eq!(tried.header("location"), Some(first.as_str()));
    assert_eq!(maren.get(&format!("/rooms/{letters}")).await.status, 404);

    world.advance(DAY * 30);
    let maren = Browser::signed_in(&house.maren).await;
    assert_eq!(
        maren.get(&first).await.status,
        404,
        "it was valid for a fortnight"
    );
    let second = door();
    let page = maren.get(&second).await;
    let entered = maren.press(&page, &second, &[]).await;
    assert_eq!(
        entered.header("location"),
        Some(format!("/rooms/{letters}").as_str())
    );
    assert!(
        maren
            .get(&format!("/rooms/{letters}"))
            .await
            .text()
            .contains("zqold hands")
    );
    world.run_until_quiet().await;
    world.finish();
}
