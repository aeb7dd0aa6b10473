//! Who is in a room, what happened in it and who runs it, by its pages (F11, F24).

use std::time::Duration;

use domain::ReleaseReach;
use harness::{Browser, World};
use store::{StoreError, notes};

use crate::rooms_house::{HERS, House, NAME, OTHERS, membership};

/// The address of a room that never was, as long as one that is.
const NOWHERE: &str = "0123456789ABCDEFGHJKMNPQRS";

/// The 26 letters behind some words of a page.
fn letters_behind(text: &str, words: &str) -> String {
    let rest = text
        .split(words)
        .nth(1)
        .unwrap_or_else(|| panic!("no {words} in {text}"));
    rest.chars().take(26).collect()
}

fn path(house: &House) -> String {
    format!("/rooms/{}", house.room.letters())
}

/// Where the first post of the house's thread that says this stands.
fn post_path(house: &House, text: &str) -> String {
    let now = house.node.clock_now();
    let shown = house
        .rooms()
        .posts(&membership(&house.olga), house.room, house.thread, None, now)
        .unwrap();
    let says = |post: &&subrosa::PostShown| post.text.reveal(&shown.access) == text;
    let post = shown.posts.iter().find(says).expect("it was said");
    let (thread, post) = (house.thread.without_time(), post.id.without_time());
    format!("{}/{}/{}", path(house), thread.letters(), post.letters())
}

/// F11: an invitation is shown once, to whoever made it; its address says nothing of the room, and leads in.
#[tokio::test]
async fn an_invitation_is_shown_once_and_leads_in() {
    let world = World::new(1_731);
    let house = House::closed(&world);
    let (room, members) = (path(&house), format!("{}/members", path(&house)));
    let maren = Browser::signed_in(&house.maren).await;
    let page = maren.get(&members).await;
    assert_eq!(page.header("cache-control"), Some("private, no-store"));
    assert!(page.text().contains("Olga") && page.text().contains("Maren"));
    let made = maren.press(&page, &format!("{room}/invitations"), &[]).await;
    let text = made.text();
    assert!(made.status == 200 && text.contains("class=\"qr\""), "{text}");
    assert_eq!(made.header("referrer-policy"), Some("no-referrer"));
    let door = format!("/rooms/door/{}", letters_behind(&text, "/rooms/door/"));
    assert!(!maren.get(&members).await.text().contains(&door));

    let nora = Browser::signed_in(&house.node.member("nora")).await;
    let at_door = nora.get(&door).await;
    let told = at_door.text();
    assert!(
        at_door.status == 200 && !told.contains(NAME) && !told.contains("Maren"),
        "{told}"
    );
    let entered = nora.press(&at_door, &door, &[]).await;
    assert_eq!(entered.header("location"), Some(room.as_str()));
    let text = nora.get(&members).await.text();
    assert!(text.contains("3 members can read this"), "{text}");
    world.run_until_quiet().await;
    world.finish();
}

/// D2, R7: what those who run a room do there is to its other members as if it were not there; and whoever is put out, or left,
/// finds no room from that moment on.
#[tokio::test]
async fn only_stewards_find_their_page_and_who_is_out_finds_nothing() {
    let world = World::new(1_732);
    let house = House::closed(&world);
    let room = path(&house);
    let (maren, olga) = (
        Browser::signed_in(&house.maren).await,
        Browser::signed_in(&house.olga).await,
    );
    for below in [
        "/steward",
        "/steward/close",
        "/steward/releases/0123456789ABCDEFGHJKMNPQRS",
    ] {
        let (hers, nowhere) = (format!("{room}{below}"), format!("/rooms/{NOWHERE}{below}"));
        let (found, nothing) = (maren.get(&hers).await, maren.get(&nowhere).await);
        assert_eq!((found.status, nothing.status), (404, 404), "{below}");
        assert_eq!(found.text().replace(&hers, &nowhere), nothing.text(), "{below}");
    }
    let leave = maren.get(&format!("{room}/leave")).await.text();
    assert!(leave.contains("take it along before"), "{leave}");
    let token = maren.get(&format!("{room}/members")).await.form_token();
    let olgas_id = house.olga.id.to_string();
    let put_out = format!("{room}/steward/put-out");
    let sent = [("form_token", token.as_str()), ("member", olgas_id.as_str())];
    assert_eq!(maren.post(&put_out, &sent).await.status, 404);

    let desk = olga.get(&format!("{room}/steward")).await;
    assert_eq!(desk.status, 200, "{}", desk.text());
    let gone = olga.press(&desk, &put_out, &[]).await;
    let next = gone.header("location").expect("it leads on").to_owned();
    assert_eq!(next, format!("{room}/steward?done=put-out"));
    assert!(
        olga.get(&next)
            .await
            .text()
            .contains("This person is no longer in the room")
    );
    for below in ["", "/members", "/audit", "/leave"] {
        assert_eq!(maren.get(&format!("{room}{below}")).await.status, 404, "{below}");
    }
    let record = olga.get(&format!("{room}/audit")).await.text();
    assert!(
        record.contains("Maren was put out") && record.contains("The record is whole"),
        "{record}"
    );
    let alone = olga.get(&format!("{room}/leave")).await.text();
    assert!(alone.contains("Nobody else is in this room"), "{alone}");
    world.run_until_quiet().await;
    world.finish();
}

/// F11, F20 (D 9): a report shows one post to the stewards of its room and to nobody else; what they decide stands in the record.
#[tokio::test]
async fn a_report_is_read_by_the_stewards_and_settled() {
    let world = World::new(1_733);
    let house = House::closed(&world);
    let room = path(&house);
    let (maren, olga) = (
        Browser::signed_in(&house.maren).await,
        Browser::signed_in(&house.olga).await,
    );
    let report = format!("{}/report", post_path(&house, OTHERS));
    let page = maren.get(&report).await;
    assert!(page.text().contains(OTHERS));
    let wrong = maren.press(&page, &report, &[("reason", " ")]).await;
    assert!(wrong.status == 422 && wrong.text().contains("href=\"#reason\""));
    let sent = maren
        .press(&page, &report, &[("reason", "zqnames a customer")])
        .await;
    let next = sent.header("location").expect("it leads on").to_owned();
    assert!(
        maren
            .get(&next)
            .await
            .text()
            .contains("The stewards of this room have it")
    );

    let desk = olga.get(&format!("{room}/steward")).await;
    let text = desk.text();
    assert!(
        text.contains("zqnames a customer") && text.contains(OTHERS),
        "{text}"
    );
    let one = format!(
        "{room}/steward/reports/{}",
        letters_behind(&text, "/steward/reports/")
    );
    let settled = olga.press(&desk, &one, &[("outcome", "removed")]).await;
    assert_eq!(settled.status, 303);
    let again = olga.press(&desk, &one, &[("outcome", "kept")]).await;
    let next = again.header("location").expect("it leads on").to_owned();
    assert!(next.ends_with("?done=overtaken"), "{next}");
    assert_eq!(house.reads(&house.maren), [HERS]);
    let record = maren.get(&format!("{room}/audit")).await.text();
    assert!(
        record.contains("A post was reported") && !record.contains("zqnames"),
        "{record}"
    );
    world.run_until_quiet().await;
    world.finish();
}

/// F24, need 0.10, R12: only its author finds the page that lets a post out; author and steward see the very words, and these
/// become a note.
#[tokio::test]
async fn what_is_released_is_what_author_and_steward_saw() {
    let world = World::new(1_734);
    let house = House::closed(&world);
    let room = path(&house);
    let (maren, olga) = (
        Browser::signed_in(&house.maren).await,
        Browser::signed_in(&house.olga).await,
    );
    let release = format!("{}/release", post_path(&house, HERS));
    assert_eq!(olga.get(&release).await.status, 404, "it is not hers");
    let page = maren.get(&release).await;
    let excerpt = &HERS[..6];
    let ask = |excerpt: &'static str| {
        [
            ("excerpt", excerpt),
            ("reach", "members"),
            ("reason", "newcomers ask this"),
            ("days", "3"),
            ("act", "show"),
        ]
    };
    let wrong = maren.press(&page, &release, &ask("not what she said")).await;
    assert!(wrong.status == 422 && wrong.text().contains("href=\"#release-excerpt\""));
    let exact = maren.press(&page, &release, &ask(excerpt)).await;
    let shown = format!("dir=\"auto\">{excerpt}</p>");
    assert!(exact.text().contains(&shown), "{}", exact.text());
    let steward = format!("{room}/steward");
    assert!(olga.get(&steward).await.text().contains("Nobody asked."));
    let asked = maren.press(&exact, &release, &[("act", "ask")]).await;
    assert_eq!(asked.status, 303);

    let desk = olga.get(&steward).await.text();
    let one = format!(
        "{steward}/releases/{}",
        letters_behind(&desk, "/steward/releases/")
    );
    assert_eq!(maren.get(&one).await.status, 404, "she runs nothing");
    let look = olga.get(&one).await;
    assert!(look.text().contains(&shown), "{}", look.text());
    assert!(!house.node.rooms_worker_is_rung_for(), "nothing is due yet");
    let agreed = olga.press(&look, &one, &[("act", "agree")]).await;
    assert_eq!(agreed.status, 303);
    assert!(house.node.rooms_worker_is_rung_for(), "the note appears at once");
    house.node.tend_rooms();
    let found: Result<_, StoreError> = house
        .node
        .database()
        .read(|tx| notes::page(tx, ReleaseReach::Members, None, 9));
    let texts: Vec<String> = found.unwrap().into_iter().map(|note| note.text).collect();
    assert_eq!(texts, [excerpt]);
    world.run_until_quiet().await;
    world.finish();
}

/// R14: with two thirds of the members a newcomer reads what was said before she came, and not before.
#[tokio::test]
async fn a_vote_opens_what_was_said_before() {
    let world = World::new(1_735);
    let house = House::closed(&world);
    let room = path(&house);
    let nora = house.node.member("nora");
    let now = house.node.clock_now();
    let invitation = house
        .rooms()
        .invite(&membership(&house.maren), house.room, now)
        .unwrap();
    let door = format!("/rooms/door/{}", invitation.letters());
    let browser = Browser::signed_in(&nora).await;
    let page = browser.get(&door).await;
    browser.press(&page, &door, &[]).await;
    assert_eq!(house.reads(&nora), Vec::<String>::new());

    let (maren, olga) = (
        Browser::signed_in(&house.maren).await,
        Browser::signed_in(&house.olga).await,
    );
    let desk = olga.get(&format!("{room}/steward")).await;
    let proposed = olga.press(&desk, &format!("{room}/steward/history"), &[]).await;
    assert_eq!(proposed.status, 303);
    let members = format!("{room}/members");
    let vote = format!("{room}/history");
    for (browser, word) in [(&maren, "agreed"), (&browser, "opened")] {
        let page = browser.get(&members).await;
        let agreed = browser.press(&page, &vote, &[("agree", "yes")]).await;
        let next = format!("{members}?done={word}");
        assert_eq!(agreed.header("location"), Some(next.as_str()));
    }
    assert_eq!(house.reads(&nora), [OTHERS, HERS]);
    world.run_until_quiet().await;
    world.finish();
}

/// F11: a room keeps for less time than before and never for longer; what is wrong stands beside its field.
#[tokio::test]
async fn a_steward_changes_what_a_room_is_and_only_shortens_what_it_keeps() {
    let world = World::new(1_736);
    let house = House::closed(&world);
    let steward = format!("{}/steward", path(&house));
    let settings = format!("{steward}/settings");
    let olga = Browser::signed_in(&house.olga).await;
    let fields = |name: &'static str, kept: &'static str| {
        [
            ("name", name),
            ("retention", kept),
            ("min_membership_days", "30"),
            ("vouches", "1"),
        ]
    };
    let page = olga.get(&steward).await;
    let saved = olga.press(&page, &settings, &fields("zqrenamed", "30")).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let page = olga.get(&steward).await;
    assert!(page.text().contains("zqrenamed") && !page.text().contains("<option value=\"90\""));
    let longer = olga.press(&page, &settings, &fields("zqrenamed", "90")).await;
    assert!(longer.status == 422 && longer.text().contains("href=\"#room-retention\""));
    let nameless = olga.press(&page, &settings, &fields(" ", "7")).await;
    assert!(nameless.status == 422 && nameless.text().contains("href=\"#room-name\""));
    assert!(olga.get(&steward).await.text().contains("zqrenamed"));
    world.run_until_quiet().await;
    world.finish();
}

/// H3: whoever finds a steward's browser open neither names another one there nor has what was said deleted sooner; a new name
/// of the room waits for no sign-in, nor does putting somebody out.
#[tokio::test]
async fn a_new_steward_and_less_time_want_a_fresh_sign_in() {
    let world = World::new(1_739);
    let house = House::closed(&world);
    let steward = format!("{}/steward", path(&house));
    let (name, settings) = (format!("{steward}/name"), format!("{steward}/settings"));
    let marens_id = house.maren.id.to_string();
    let (maren, olga) = (
        Browser::signed_in(&house.maren).await,
        Browser::signed_in(&house.olga).await,
    );
    let fields = |kept: &'static str| {
        [
            ("name", "zqrenamed"),
            ("retention", kept),
            ("min_membership_days", "0"),
            ("vouches", "0"),
        ]
    };
    world.advance(Duration::from_secs(2 * 3_600));
    let member = [("member", marens_id.as_str())];
    assert_eq!(
        maren.post_hers(&name, &member).await.status,
        404,
        "she runs nothing"
    );
    let named = olga.post_hers(&name, &member).await;
    assert!(
        named.status == 403 && named.text().contains("href=\"/login"),
        "{}",
        named.text()
    );
    assert_eq!(olga.post_hers(&settings, &fields("7")).await.status, 403);
    let shown = house
        .rooms()
        .see_room(&membership(&house.olga), house.room)
        .unwrap();
    assert_eq!(shown.stewards, std::slice::from_ref(&house.olga.id));
    assert_eq!(shown.retention, subrosa::Retention::Days90);
    assert_eq!(olga.post_hers(&settings, &fields("90")).await.status, 303);
    let put_out = format!("{steward}/put-out");
    assert_eq!(olga.post_hers(&put_out, &member).await.status, 303);

    let again = Browser::signed_in(&house.olga).await;
    assert_eq!(again.post_hers(&settings, &fields("7")).await.status, 303);
    world.run_until_quiet().await;
    world.finish();
}

/// F11: whoever makes a room or runs it does not close it to herself by a level that she has not: nobody could open it again.
#[tokio::test]
async fn nobody_shuts_herself_out_by_a_level_that_is_not_hers() {
    let world = World::new(1_738);
    let house = House::closed(&world);
    let steward = format!("{}/steward", path(&house));
    let olga = Browser::signed_in(&house.olga).await;
    let fields = [
        ("name", "zqforothers"),
        ("retention", "90"),
        ("min_membership_days", "0"),
        ("vouches", "0"),
        ("tier", "sponsors"),
    ];
    let refused = olga.post_hers(&format!("{steward}/settings"), &fields).await;
    let text = refused.text();
    assert!(
        refused.status == 422 && text.contains("href=\"#room-tier\"") && text.contains("zqforothers"),
        "{text}"
    );
    assert_eq!(olga.get(&steward).await.status, 200);
    let new = [&fields[..], &[("rule", "closed"), ("pseudonym_days", "30")][..]].concat();
    let refused = olga.post_hers("/rooms", &new).await;
    assert!(
        refused.status == 422 && refused.text().contains("href=\"#room-tiers\""),
        "{}",
        refused.text()
    );
    let hers = house.rooms().rooms_of(&membership(&house.olga)).unwrap();
    assert_eq!(hers.len(), 1);
    world.run_until_quiet().await;
    world.finish();
}

/// F01 (journey A, step 4): each of three rooms is made by one press, and another officer is not told that it was.
#[tokio::test]
async fn a_new_community_makes_its_first_room_by_one_press() {
    let world = World::new(1_737);
    let node = world.node("seattle");
    let (olga, ines) = (node.officer("olga"), node.officer("ines"));
    let browser = Browser::signed_in(&olga).await;
    let cards = browser.get("/desk/setup").await;
    assert_eq!(cards.text().matches("action=\"/rooms\"").count(), 3);
    let made = browser.press(&cards, "/rooms", &[]).await;
    let members = made.header("location").expect("it leads to the room").to_owned();
    assert!(
        members.starts_with("/rooms/") && members.ends_with("/members"),
        "{members}"
    );
    let page = browser.get(&members).await.text();
    assert!(
        page.contains("Licensing war stories") && page.contains("/invitations\""),
        "{page}"
    );
    let again = browser.get("/desk/setup").await.text();
    assert_eq!(again.matches("action=\"/rooms\"").count(), 2, "{again}");
    let others = Browser::signed_in(&ines).await.get("/desk/setup").await.text();
    assert_eq!(others.matches("action=\"/rooms\"").count(), 3, "{others}");
    assert!(others.contains("ask them first"), "{others}");
    world.run_until_quiet().await;
    world.finish();
}

/// F01: a room that cannot be read keeps no officer from setting up the rest of her community.
#[tokio::test]
async fn a_room_that_cannot_be_read_stops_nobody_from_setting_up_a_community() {
    let world = World::new(1_740);
    let house = House::closed(&world);
    let olga = Browser::signed_in(&house.olga).await;
    house.node.spoil_rooms();
    let rooms = olga.get("/rooms").await;
    assert_eq!(rooms.status, 200, "what can be read of them is shown");
    let cards = olga.get("/desk/setup").await;
    let text = cards.text();
    assert!(
        cards.status == 200 && text.contains("id=\"card-founders\"") && text.contains("action=\"/rooms\""),
        "{text}"
    );
    world.run_until_quiet().await;
    world.finish();
}
