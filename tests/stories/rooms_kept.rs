//! Rooms of a node that stops, is locked and loses members: what was said stays, and stays inside (F11, F22, F24).

use std::time::Duration;

use domain::ReleaseReach;
use engine::Moment;
use harness::{Browser, World};
use serde_json::{Value, json};
use server::admin::{DryRun, MemberMerge, Request, RoomAsk};
use store::{StoreError, notes};
use subrosa::{Audited, Author, PostId, PseudonymDays, ReleaseAsk, Retention, Rule};

use crate::leaving::leaves;
use crate::rooms_house::{HERS, House, NAME, OTHERS, TITLE, done, membership, refused, would};

const DAY: Duration = Duration::from_secs(86_400);

/// F11: whatever commit of the rooms the machine stops at, what was acknowledged is there afterwards, once, and no disk has a
/// word of it as it was said.
#[tokio::test]
async fn a_machine_that_stops_loses_nothing_that_was_said() {
    let world = World::new(1_701);
    let house = House::closed(&world);
    let mut acknowledged = vec![OTHERS.to_owned(), HERS.to_owned()];
    for (number, moment) in [(1, Moment::Before), (2, Moment::After), (3, Moment::Before)] {
        let text = format!("what was about to be said, {number}");
        house.node.crash_at_commit_of_rooms(1, moment);
        let said = house.says(&house.maren, &text);
        house.stops_and_starts(number);
        let there = house.reads(&house.olga);
        let is_there = there.contains(&text);
        assert!(is_there || said.is_none(), "{text} was acknowledged");
        // Written and not yet flushed, it may be there or not.
        assert!(!is_there || moment == Moment::After, "{text}");
        if is_there {
            acknowledged.push(text);
        }
        assert_eq!(there, acknowledged);
        let again = format!("said after it, {number}");
        assert!(house.says(&house.maren, &again).is_some());
        acknowledged.push(again);
    }
    house.stops_and_starts(9);
    assert_eq!(house.reads(&house.maren), acknowledged);
    for text in [NAME, TITLE, HERS, OTHERS, "said after it", "about to be said"] {
        assert!(!house.lies_open(text), "{text} lies there as it was said");
    }
    assert!(
        house.lies_open("maren@mail.example"),
        "what is no secret is found"
    );
    world.run_until_quiet().await;
    world.finish();
}

/// F11: without its key a node answers as ever and its rooms are locked; with the key all is there again.
#[tokio::test]
async fn a_node_without_the_key_works_and_its_rooms_are_locked() {
    let world = World::new(1_702);
    let house = House::closed(&world);
    let state = |value: &Value| value["open"] == json!(true);
    assert!(state(&done(house.asks(RoomAsk::State).await).1));
    house.node.hand_in_rooms_key(None);
    house.stops_and_starts(1);
    assert!(house.node.rooms().is_none());
    assert!(!state(&done(house.asks(RoomAsk::State).await).1));
    let why = refused(house.asks(RoomAsk::List).await);
    assert!(
        why.contains("rooms are locked") && why.contains("hand their key in"),
        "{why}"
    );
    let maren = Browser::signed_in(&house.maren).await;
    for path in ["/", "/events", "/settings/data"] {
        assert_eq!(maren.get(path).await.status, 200, "{path}");
    }
    world.run_until_quiet().await;
    house.node.hand_in_rooms_key(Some([7; 32]));
    house.stops_and_starts(2);
    assert_eq!(house.reads(&house.maren), [OTHERS, HERS]);
    world.finish();
}

/// F02, F22-2: who leaves the community loses her seat with the next turn of the rooms' worker, and what she said stays.
#[tokio::test]
async fn who_leaves_the_community_has_no_seat_any_more() {
    let world = World::new(1_706);
    let house = House::closed(&world);
    assert!(house.members().contains(&house.maren.id));
    leaves(&Browser::signed_in(&house.maren).await).await;
    world.run_until_quiet().await;
    assert_eq!(house.members(), std::slice::from_ref(&house.olga.id));
    assert_eq!(house.reads(&house.olga), [OTHERS, HERS]);
    world.finish();
}

/// F22-2, R13: of whose data is deleted a closed room erases every post; a Chatham House room keeps them and forgets whose
/// they are.
#[tokio::test]
async fn whose_data_is_deleted_is_forgotten_by_the_rule_of_the_room() {
    let days = PseudonymDays::DEFAULT;
    for (seed, rule, left) in [
        (1_707, Rule::Closed, vec![OTHERS]),
        (1_708, Rule::Chatham(days), vec![OTHERS, HERS]),
    ] {
        let world = World::new(seed);
        let house = House::new(&world, rule, Retention::Days90);
        deletes(&Browser::signed_in(&house.maren).await).await;
        world.run_until_quiet().await;
        assert_eq!(house.members(), std::slice::from_ref(&house.olga.id));
        assert_eq!(house.reads(&house.olga), left);
        let now = house.node.clock_now();
        let shown = house
            .rooms()
            .posts(&membership(&house.olga), house.room, house.thread, None, now)
            .unwrap();
        let by_her = Author::Member(house.maren.id.clone());
        assert!(shown.posts.iter().all(|post| post.author != by_her));
        world.finish();
    }
}

/// F22, R13: a seat does not move with a membership that becomes one with another, for an officer may do that and nobody in the
/// room would be told; what was said stays, and is erased with the data of the one that she goes on as.
#[tokio::test]
async fn what_was_said_under_a_membership_that_was_merged_goes_with_the_one_that_stays() {
    let world = World::new(1_718);
    let house = House::closed(&world);
    let twin = house.node.member("twin");
    let merge = MemberMerge {
        from: "maren".to_owned(),
        into: "twin".to_owned(),
        run: DryRun::Dry,
    };
    let told = would(house.node.operate(Request::MergeMembers(merge)).await);
    assert!(told.contains("seats in private rooms do not move"), "{told}");
    house.node.tend_rooms();
    let desk = Browser::signed_in(&house.olga).await;
    let path = format!("/desk/members/{}/merge", house.maren.id);
    let shown = desk.get(&format!("{path}?into=twin")).await;
    let merged = desk.press(&shown, &path, &[]).await;
    assert_eq!(merged.status, 303, "{}", merged.text());
    // The worker was woken: it does not wait for its hour.
    house.node.tend_rooms();
    assert_eq!(house.members(), std::slice::from_ref(&house.olga.id));
    assert!(house.rooms().rooms_of(&membership(&twin)).unwrap().is_empty());
    assert_eq!(house.reads(&house.olga), [OTHERS, HERS]);
    deletes(&Browser::signed_in(&twin).await).await;
    world.run_until_quiet().await;
    assert_eq!(house.reads(&house.olga), [OTHERS]);
    world.finish();
}

/// F22, R13: her file has what she said herself and nothing that others said; programs get none of it.
#[tokio::test]
async fn the_file_of_a_member_has_her_own_posts_and_nobody_elses() {
    let world = World::new(1_709);
    let house = House::closed(&world);
    for (person, own, other) in [(&house.maren, HERS, OTHERS), (&house.olga, OTHERS, HERS)] {
        let browser = Browser::signed_in(person).await;
        let page = browser.get("/settings/data").await;
        for form in ["json", "csv"] {
            let file = browser
                .press(&page, "/settings/data/export", &[("as", form)])
                .await;
            assert_eq!(file.header("cache-control"), Some("private, no-store"));
            let text = file.text();
            assert!(text.contains(own) && text.contains(NAME), "{form}: {text}");
            assert!(!text.contains(other), "{form}: {text}");
        }
        let programs = person.get("/api/v1/me/export").await.text();
        assert!(!programs.contains(own) && !programs.contains(NAME), "{programs}");
    }
    let stranger = Browser::signed_in(&house.node.member("noor")).await;
    let page = stranger.get("/settings/data").await;
    let file = stranger
        .press(&page, "/settings/data/export", &[("as", "json")])
        .await;
    assert_eq!(file.json()["parts"]["rooms"], json!([]));
    world.run_until_quiet().await;
    world.finish();
}

/// F11: what is over goes within an hour of the node's clock, by its worker alone.
#[tokio::test]
async fn what_is_over_goes_by_itself() {
    let world = World::new(1_710);
    let house = House::new(&world, Rule::Closed, Retention::Days7);
    world.run_until_quiet().await;
    let before = house.node.rows_of_rooms().len();
    world.advance(DAY * 7);
    world.advance(Duration::from_secs(3_600));
    world.run_until_quiet().await;
    assert!(house.node.rows_of_rooms().len() < before);
    let threads = house
        .rooms()
        .threads(&membership(&house.olga), house.room)
        .unwrap();
    assert!(threads.is_empty(), "a thread goes with its last post");
    let (text, _) = done(house.asks(RoomAsk::List).await);
    assert!(text.contains("what is over was last taken away"), "{text}");
    world.finish();
}

/// F24, R12: what author and steward agreed on becomes one note, in the very words, also where the machine stops between
/// the two steps; nobody finds the room by it.
#[tokio::test]
async fn a_release_is_one_note_wherever_the_machine_stops() {
    for (seed, moment) in [(1_711, Moment::Before), (1_712, Moment::After)] {
        let world = World::new(seed);
        let house = House::closed(&world);
        agreed(&house);
        house.node.crash_at_commit(1, moment);
        house.node.tend_rooms();
        house.stops_and_starts(seed);
        world.run_until_quiet().await;
        house.node.tend_rooms();
        assert_eq!(released(&house), ["Ask for a second quote"]);
        assert!(
            house
                .rooms()
                .released_due(house.node.clock_now())
                .unwrap()
                .is_empty()
        );
        let letters = house.room.letters();
        assert!(house.node.tables_with(&letters).is_empty());
        assert!(house.node.tables_with("zqstays").is_empty());
        world.finish();
    }
}

/// R12: where the machine stops after the note is made and its author takes her post away then, the record of the room says
/// that the words are outside, and not that they never were.
#[tokio::test]
async fn of_words_that_are_outside_no_room_notes_that_they_are_not() {
    let world = World::new(1_719);
    let house = House::closed(&world);
    let post = agreed(&house);
    house.node.crash_at_commit_of_rooms(1, Moment::Before);
    house.node.tend_rooms();
    house.stops_and_starts(1_719);
    assert_eq!(released(&house), ["Ask for a second quote"]);
    let (rooms, maren) = (house.rooms(), membership(&house.maren));
    let now = house.node.clock_now();
    rooms.remove(&maren, house.room, house.thread, post, now).unwrap();
    house.node.tend_rooms();
    let noted = rooms.audit(&maren, house.room).unwrap().entries;
    assert!(noted[0].what == Audited::ReleaseDone);
    world.run_until_quiet().await;
    world.finish();
}

/// A post, of a part of which its author and a steward agreed that it be read outside.
fn agreed(house: &House) -> PostId {
    let post = house
        .says(&house.maren, "Ask for a second quote, zqstays.")
        .unwrap();
    let (rooms, now) = (house.rooms(), house.node.clock_now());
    let ask = ReleaseAsk {
        thread: house.thread,
        post,
        excerpt: "Ask for a second quote",
        reach: ReleaseReach::Members,
        reason: "newcomers ask this every month",
        days: 7,
    };
    let maren = membership(&house.maren);
    let release = rooms.ask_release(&maren, house.room, &ask, now).unwrap();
    house.node.tend_rooms();
    assert!(released(house).is_empty(), "nobody has agreed yet");
    rooms
        .agree_release(&membership(&house.olga), house.room, release, now)
        .unwrap();
    post
}

/// The texts of all notes.
fn released(house: &House) -> Vec<String> {
    let found: Result<_, StoreError> = house
        .node
        .database()
        .read(|tx| notes::page(tx, ReleaseReach::Members, None, 9));
    found.unwrap().into_iter().map(|note| note.text).collect()
}

/// She deletes her data.
async fn deletes(browser: &Browser) {
    let ask = browser.get("/settings/data/delete").await;
    let gone = browser
        .press(&ask, "/settings/data/delete", &[("act", "delete")])
        .await;
    assert_eq!(gone.status, 303, "{}", gone.text());
}
