//! What an operator does with rooms: another key, figures without a name, an end to writing, and a reading that every member is
//! told of first (F11).

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use ambient::Randomness;
use engine::MemoryEngine;
use harness::{Person, World};
use serde_json::json;
use server::admin::{DryRun, NewKey, RoomAsk};
use subrosa::{Audited, By, Kek, KeysRefused, Rooms, RoomsError, Unlock, Whole};

use crate::rooms_house::{HERS, House, NAME, OTHERS, TITLE, done, membership, refused, would};

const DAY: Duration = Duration::from_secs(86_400);

/// A file of mode 0400 with so many equal digits as a key has.
fn key_file(folder: &tempfile::TempDir, mode: u32) -> PathBuf {
    let path = folder.path().join(format!("key-{mode:o}"));
    std::fs::write(&path, "b".repeat(64)).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
    path
}

/// `subrosa` section 6: an operator wraps every key anew; the key of before opens nothing from then on, the new one all.
#[tokio::test]
async fn another_key_opens_all_rooms_and_the_one_before_opens_none() {
    let world = World::new(1_703);
    let house = House::closed(&world);
    let folder = tempfile::tempdir().unwrap();
    let rewrap = |under: NewKey, run: DryRun| house.asks(RoomAsk::Rewrap { under, run });
    let with_old = || {
        let node = house.node.origin.clone();
        let (keys, unlock) = (
            house.node.rooms_key_file(),
            Unlock::Key(Kek::parse(&[7; 32]).unwrap()),
        );
        let engine = Arc::new(MemoryEngine::new());
        Rooms::open(engine, &keys, node, unlock, &Randomness::seeded(1)).err()
    };
    let fresh = refused(rewrap(NewKey::Fresh, DryRun::Real).await);
    assert!(fresh.contains("--key-file"), "{fresh}");
    let open = refused(rewrap(NewKey::File(key_file(&folder, 0o440)), DryRun::Real).await);
    assert!(open.contains("others may read it"), "{open}");
    let file = key_file(&folder, 0o400);
    let dry = would(rewrap(NewKey::File(file.clone()), DryRun::Dry).await);
    assert!(dry.contains("would be wrapped"), "{dry}");
    assert_eq!(with_old(), None, "a dry run changes nothing");
    let (said, _) = done(rewrap(NewKey::File(file), DryRun::Real).await);
    assert!(
        said.contains("are wrapped") && said.contains("rooms.key_file"),
        "{said}"
    );
    assert_eq!(with_old(), Some(RoomsError::Keys(KeysRefused::WrongKey)));
    assert!(house.says(&house.maren, "after it").is_some());
    house.node.hand_in_rooms_key(Some([0xbb; 32]));
    house.stops_and_starts(1);
    assert_eq!(house.reads(&house.olga), [OTHERS, HERS, "after it"]);
    world.run_until_quiet().await;
    world.finish();
}

/// F11: what an operator lists of rooms is figures: no name, no text, nobody who is in one.
#[tokio::test]
async fn a_list_of_rooms_names_nothing_and_nobody() {
    let world = World::new(1_704);
    let house = House::closed(&world);
    let (text, value) = done(house.asks(RoomAsk::List).await);
    let room = &value["rooms"][0];
    assert_eq!(
        (&room["members"], &room["threads"], &room["posts"]),
        (&json!(2), &json!(1), &json!(2)),
        "{value}"
    );
    assert_eq!(room["last_day"], json!("2026-11-21"), "{value}");
    assert_eq!(room["room"], json!(house.room.letters()));
    let all = format!("{text}{value}").to_lowercase();
    for private in [NAME, TITLE, HERS, OTHERS, "maren", "olga"] {
        assert!(!all.contains(private), "{private}: {all}");
    }
    for person in [&house.maren, &house.olga] {
        assert!(!all.contains(&person.id.to_string().to_lowercase()), "{all}");
    }

    let archive = |run| RoomAsk::Archive {
        room: house.room.letters(),
        run,
    };
    let dry = would(house.asks(archive(DryRun::Dry)).await);
    assert!(dry.contains("would be archived"), "{dry}");
    assert!(house.says(&house.maren, "still here").is_some());
    let (said, _) = done(house.asks(archive(DryRun::Real)).await);
    assert!(said.contains("is archived: its 2 members"), "{said}");
    assert_eq!(house.says(&house.maren, "too late"), None);
    assert_eq!(house.reads(&house.maren), [OTHERS, HERS, "still here"]);
    let (again, _) = done(house.asks(archive(DryRun::Real)).await);
    assert!(again.contains("archived already"), "{again}");
    let (_, value) = done(house.asks(RoomAsk::List).await);
    assert_eq!(value["rooms"][0]["state"], json!("archived"));
    let nowhere = RoomAsk::Archive {
        room: "0".repeat(26),
        run: DryRun::Real,
    };
    assert!(refused(house.asks(nowhere).await).contains("room list"));
    world.run_until_quiet().await;
    world.finish();
}

/// R11: an operator reads nothing before every member was told, and each reading stands in the room's record; after a day it
/// is over.
#[tokio::test]
async fn an_operator_reads_a_room_only_after_its_members_were_told() {
    let world = World::new(1_705);
    let house = House::closed(&world);
    let letters = house.room.letters();
    let read = || RoomAsk::Read {
        room: letters.clone(),
    };
    let break_glass = |reason: &str, run| RoomAsk::BreakGlass {
        room: letters.clone(),
        reason: reason.to_owned(),
        run,
    };
    let told = |who: &Person| {
        let shown = house.rooms().see_room(&membership(who), house.room).unwrap();
        let access = &shown.access;
        shown
            .glass
            .as_ref()
            .map(|glass| glass.reason.reveal(access).to_owned())
    };
    let why = refused(house.asks(read()).await);
    assert!(why.contains("break-glass"), "{why}");
    let blank = refused(house.asks(break_glass(" ", DryRun::Real)).await);
    assert!(blank.contains("the reason may not be empty"), "{blank}");
    let dry = would(house.asks(break_glass("a court order", DryRun::Dry)).await);
    assert!(
        dry.contains("2 members") && dry.contains("would be told"),
        "{dry}"
    );
    assert_eq!(told(&house.maren), None);

    done(house.asks(break_glass("a court order", DryRun::Real)).await);
    for member in [&house.maren, &house.olga] {
        assert_eq!(told(member).as_deref(), Some("a court order"));
    }
    house.stops_and_starts(1);
    assert_eq!(told(&house.maren).as_deref(), Some("a court order"));
    let (text, value) = done(house.asks(read()).await);
    for said in [NAME, TITLE, HERS, OTHERS] {
        assert!(
            text.contains(said) && value.to_string().contains(said),
            "{said}: {text}"
        );
    }
    let audit = house
        .rooms()
        .audit(&membership(&house.maren), house.room)
        .unwrap();
    assert_eq!(audit.whole, Whole::Yes);
    let by_operator: Vec<&Audited> = audit
        .entries
        .iter()
        .filter(|entry| entry.by == By::Operator)
        .map(|entry| &entry.what)
        .collect();
    assert!(
        by_operator == [&Audited::GlassRead, &Audited::GlassBroken],
        "the latest first, both by the operator"
    );
    let twice = refused(house.asks(break_glass("again", DryRun::Real)).await);
    assert!(twice.contains("can be read until"), "{twice}");

    world.advance(DAY);
    assert!(refused(house.asks(read()).await).contains("break-glass"));
    assert!(told(&house.maren).is_some(), "members are told for longer");
    world.run_until_quiet().await;
    world.finish();
}
