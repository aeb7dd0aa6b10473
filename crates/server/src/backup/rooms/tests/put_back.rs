//! Sets put back: with the keys of rooms, without them, with those of another day, and gone on with.

use std::ffi::OsString;

use subrosa::KeysRefused;

use super::super::super::pour::copy;
use super::*;
use crate::admin::DryRun;

impl Chapter {
    /// The rooms that a restore put into a place.
    fn restored(&self, to: &StorageWhere) -> Result<Rooms, RoomsError> {
        let place = RoomsPlace::of(to);
        open_rooms(engines::open(&place.storage).unwrap(), &place.keys)
    }
}

fn state(value: &Value) -> &str {
    value["rooms"]["state"].as_str().unwrap()
}

/// R10, D16: without the key file rooms are unreadable; the set of keys opens them, also when it comes later.
#[test]
fn without_their_keys_rooms_stay_locked_and_with_them_they_are_as_they_were() {
    let chapter = Chapter::new();
    let talk = chapter.talk(1, "what was said", day(0));
    let made = chapter.back_up(day(1));
    let to = chapter.place("other");
    let without = chapter.asked(&made.content, None);
    let would = would_restore(&without, &to, &going()).unwrap();
    assert_eq!(state(&would), "without_keys");
    assert!(!RoomsPlace::of(&to).storage.dir.exists());
    let restored = restore(&without, &to, day(2), &going()).unwrap();
    assert_eq!(state(&restored), "without_keys");
    assert!(restored["in_no_backup"].as_str().unwrap().contains("rooms.kek"));
    let missing = chapter.restored(&to).err();
    assert_eq!(missing, Some(KeysRefused::Missing.into()));
    assert!(!RoomsPlace::of(&to).keys.exists(), "no new keys over old rows");

    let keys = chapter.asked(&made.keys, None);
    let would = would_restore(&keys, &to, &going()).unwrap();
    assert_eq!(would["holds"], "room-keys");
    assert!(!RoomsPlace::of(&to).keys.exists());
    restore(&keys, &to, day(2), &going()).unwrap();
    let rooms = chapter.restored(&to).unwrap();
    assert_eq!(rooms.dropped(), Some(subrosa::Dropped::default()));
    assert_eq!(
        read(&rooms, &talk, day(2)),
        Some(vec!["what was said".to_owned()])
    );
    let again = restore(&keys, &to, day(2), &going()).unwrap_err();
    assert!(again.message.contains("only put where there is none"), "{again}");

    let at_once = chapter.place("at_once");
    let with = chapter.asked(&made.content, Some(&made.keys));
    let restored = restore(&with, &at_once, day(2), &going()).unwrap();
    assert_eq!(state(&restored), "with_keys");
    assert_eq!(restored["rooms"]["rows_without_key"], 0);
    let rooms = chapter.restored(&at_once).unwrap();
    assert_eq!(
        read(&rooms, &talk, day(2)),
        Some(vec!["what was said".to_owned()])
    );
}

#[test]
fn keys_of_another_day_are_told_before_and_what_they_do_not_open_goes_when_rooms_open() {
    let chapter = Chapter::new();
    let kept = chapter.talk(1, "kept", day(0));
    let gone = chapter.talk(2, "gone", day(0));
    let old = chapter.back_up(day(0));
    chapter.rooms().close_room(&gone.who, gone.room).unwrap();
    let late = chapter.talk(3, "late", day(1));
    let new = chapter.back_up(day(1));
    for (name, content, keys, lost) in [
        ("old_new", &old.content, &new.keys, &gone),
        ("new_old", &new.content, &old.keys, &late),
    ] {
        let to = chapter.place(name);
        let asked = chapter.asked(content, Some(keys));
        let would = would_restore(&asked, &to, &going()).unwrap();
        let told = would["rooms"]["rows_without_key"].as_u64().unwrap();
        // At least the room, its thread, its post and the names of its day.
        assert!(told >= 4, "{name}: {told}");
        let restored = restore(&asked, &to, day(2), &going()).unwrap();
        assert_eq!(restored["rooms"]["rows_without_key"], told, "{name}");
        let rooms = chapter.restored(&to).unwrap();
        assert_eq!(rooms.dropped().map(|dropped| dropped.rooms), Some(1), "{name}");
        assert_eq!(
            read(&rooms, &kept, day(2)),
            Some(vec!["kept".to_owned()]),
            "{name}"
        );
        assert_eq!(read(&rooms, lost, day(2)), None, "{name}");
        assert!(rooms.rooms_of(&lost.who).unwrap().is_empty(), "{name}");
        rooms.sweep(day(2)).unwrap();
        drop(rooms);
        assert_eq!(chapter.restored(&to).unwrap().dropped(), None, "{name}: once");
    }
}

#[test]
fn an_interrupted_restore_is_gone_on_with_and_rooms_that_are_lived_in_stay() {
    let chapter = Chapter::new();
    let talk = chapter.talk(1, "what was said", day(0));
    let made = chapter.back_up(day(1));
    let to = chapter.place("other");
    let asked = chapter.asked(&made.content, Some(&made.keys));
    let refused = restore(&asked, &to, day(2), &stopped()).unwrap_err();
    assert!(
        refused.message.contains("goes on where this one stopped"),
        "{refused}"
    );
    assert!(!to.dir.exists() && RoomsPlace::of(&to).keys.exists());
    let restored = restore(&asked, &to, day(2), &going()).unwrap();
    assert_eq!(state(&restored), "with_keys");
    let rooms = chapter.restored(&to).unwrap();
    assert_eq!(
        read(&rooms, &talk, day(2)),
        Some(vec!["what was said".to_owned()])
    );
    let parent = to.dir.parent().unwrap();
    let left = fs::read_dir(parent)
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    assert_eq!(
        left.collect::<BTreeSet<_>>(),
        BTreeSet::from(["rooms", "store"].map(OsString::from))
    );

    // The store alone is lost: what was said since is in the rooms, and stays.
    rooms
        .post(&talk.who, talk.room, talk.thread, &said("and since"), day(3))
        .unwrap();
    fs::remove_dir_all(&to.dir).unwrap();
    drop(rooms);
    let refused = restore(&asked, &to, day(4), &going()).unwrap_err();
    assert!(refused.message.contains("leave --room-keys out"), "{refused}");
    let content = chapter.asked(&made.content, None);
    let restored = restore(&content, &to, day(4), &going()).unwrap();
    assert_eq!(state(&restored), "kept");
    let rooms = chapter.restored(&to).unwrap();
    assert_eq!(rooms.dropped(), None);
    assert_eq!(read(&rooms, &talk, day(4)).unwrap().len(), 2);
}

#[test]
fn a_set_and_its_keys_are_checked_each_and_together_and_not_taken_for_each_other() {
    let mut chapter = Chapter::new();
    chapter.talk(1, "what was said", day(0));
    let made = chapter.back_up(day(1));
    let identity = chapter.identity();
    let trial = || Trial {
        dir: chapter.folder.path().join("trial"),
    };
    let check = |set: &Path, identity: Option<&Path>, keys: Option<&Path>| {
        verify(set, identity, keys, &trial(), &going())
    };
    let together = check(&made.content, Some(&identity), Some(&made.keys)).unwrap();
    assert_eq!(state(&together), "with_keys");
    assert_eq!(together["rooms"]["rows_without_key"], 0);
    assert_eq!(
        state(&check(&made.content, Some(&identity), None).unwrap()),
        "without_keys"
    );
    assert!(check(&made.keys, None, None).is_ok());
    let keys = check(&made.keys, Some(&identity), None).unwrap();
    assert!(keys["keys"].as_u64() >= Some(2), "{keys}");
    let swapped = check(&made.content, Some(&identity), Some(&made.content)).unwrap_err();
    assert!(swapped.message.contains("holds no keys of rooms"), "{swapped}");
    assert!(!trial().dir.exists());
    let file = made.keys.join(ROOM_KEYS);
    let mut flipped = fs::read(&file).unwrap();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    fs::write(&file, flipped).unwrap();
    let refused = check(&made.content, Some(&identity), Some(&made.keys)).unwrap_err();
    assert!(
        refused.message.contains("is not the file that was written"),
        "{refused}"
    );

    // Locked rooms are backed up as they lie there.
    let open = fs::read(chapter.live().keys).unwrap();
    chapter.lock();
    let locked = chapter.back_up(day(2));
    assert_eq!(chapter.unsealed(&locked.keys, ROOM_KEYS), open);
    let rows = |set: &Path| chapter.unsealed(set, ROOMS);
    assert_eq!(rows(&locked.content), rows(&made.content));
}

#[test]
fn a_copy_to_another_data_folder_carries_rooms_and_one_in_the_same_leaves_them() {
    let chapter = Chapter::new();
    let talk = chapter.talk(1, "what was said", day(0));
    let made = chapter.back_up(day(1));
    let one = chapter.place("one");
    let asked = chapter.asked(&made.content, Some(&made.keys));
    restore(&asked, &one, day(2), &going()).unwrap();
    let beside = StorageWhere {
        kind: EngineKind::Sled,
        dir: one.dir.with_file_name("store-sled"),
        ..one.clone()
    };
    let copied = copy(&one, &beside, DryRun::Real, day(2), &going()).unwrap();
    assert_eq!(state(&copied), "none", "they lie where they are looked for");
    let other = StorageWhere {
        kind: EngineKind::Sled,
        ..chapter.place("elsewhere")
    };
    let copied = copy(&one, &other, DryRun::Real, day(2), &going()).unwrap();
    assert_eq!(state(&copied), "with_keys");
    for place in [&beside, &other] {
        let rooms = chapter.restored(place).unwrap();
        assert_eq!(
            read(&rooms, &talk, day(2)),
            Some(vec!["what was said".to_owned()])
        );
    }
    fs::remove_dir_all(&other.dir).unwrap();
    let refused = copy(&one, &other, DryRun::Real, day(2), &going()).unwrap_err();
    assert!(
        refused.message.contains("rooms are only copied into"),
        "{refused}"
    );
}

/// A check of the store reads what lies in the rooms' own database, and misses a file of keys that is broken or gone.
#[test]
fn a_check_reads_the_rows_of_rooms_and_the_file_of_their_keys() {
    let mut chapter = Chapter::new();
    chapter.talk(1, "what was said", day(0));
    chapter.lock();
    let RoomsSource::Shut { engine, keys } = &chapter.source else {
        panic!("they are locked");
    };
    let check = || check_rooms(&**engine, keys).map_err(|failure| failure.message);
    assert_eq!(check(), Ok(()));
    let file = fs::read(keys).unwrap();
    fs::write(keys, &file[1..]).unwrap();
    let broken = check().unwrap_err();
    assert!(broken.contains("cannot be read"), "{broken}");
    fs::remove_file(keys).unwrap();
    let missing = check().unwrap_err();
    assert!(missing.contains("missing"), "{missing}");
    let nobody = check_rooms(&MemoryEngine::new(), keys);
    assert!(nobody.is_ok(), "a node in whose rooms nobody ever was");
}

/// Keys that are put in later are held against the rows that wait for them, unless a node has those open.
#[test]
fn keys_of_another_day_are_told_before_also_when_they_come_later() {
    let chapter = Chapter::new();
    chapter.talk(1, "kept", day(0));
    let old = chapter.back_up(day(0));
    chapter.talk(2, "late", day(1));
    let new = chapter.back_up(day(1));
    let to = chapter.place("other");
    restore(&chapter.asked(&new.content, None), &to, day(2), &going()).unwrap();
    let would = |keys: &Path| {
        let told = would_restore(&chapter.asked(keys, None), &to, &going());
        told.unwrap()["rows_without_key"].clone()
    };
    let late = would(&old.keys).as_u64();
    assert!(late >= Some(4), "{late:?}");
    assert_eq!(would(&new.keys), 0);
    let open = engines::open(&RoomsPlace::of(&to).storage).unwrap();
    assert_eq!(would(&new.keys), Value::Null);
    drop(open);
    let put = restore(&chapter.asked(&old.keys, None), &to, day(2), &going()).unwrap();
    assert_eq!(put["rows_without_key"].as_u64(), late);
}
