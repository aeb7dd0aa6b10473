//! Content and key file put back out of backups, of one moment and of two.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use engine::{BackupReader, MemoryEngine, fill};

use super::*;
use crate::restored::kept_under;
use crate::rooms::key_of;
use crate::tx::{OF_ROOMS, ROOMS, THREADS};

/// What the two sets of one moment hold.
struct Copied {
    rows: Vec<u8>,
    keys: Vec<u8>,
}

impl House {
    fn copied(&self) -> Copied {
        let (mut rows, mut keys) = (Vec::new(), Vec::new());
        self.rooms.back_up(&mut keys, &mut rows).unwrap();
        Copied { rows, keys }
    }
}

fn engine_of(rows: &[u8]) -> Arc<MemoryEngine> {
    let engine = Arc::new(MemoryEngine::new());
    let mut backup = BackupReader::begin(rows).unwrap();
    let sequence = backup.sequence();
    let records = std::iter::from_fn(|| backup.next_record().transpose());
    fill(engine.as_ref(), sequence, records, &mut |_| {
        ControlFlow::Continue(())
    })
    .unwrap();
    engine
}

/// Rooms as a restore puts them into an empty folder.
fn restored(folder: &Path, rows: &[u8], keys: &[u8]) -> Rooms {
    let path = folder.join("keys");
    put_key_file(&path, keys).unwrap();
    rooms_over(engine_of(rows), &path).unwrap()
}

fn said_by(rooms: &Rooms, who: &Membership, id: RoomId, thread: ThreadId, now: Timestamp) -> Vec<String> {
    texts(&rooms.posts(who, id, thread, None, now).ok().unwrap())
}

/// Every row of rooms is opened by this key file, by the names in it.
fn keyless(copied: &Copied) -> usize {
    let names = KeyNames::read(&copied.keys).unwrap();
    let mut backup = BackupReader::begin(&copied.rows[..]).unwrap();
    let mut keyless = 0;
    while let Some(row) = backup.next_record().unwrap() {
        keyless += usize::from(!names.has_key_of(row.space, &row.key, &row.payload));
    }
    keyless
}

#[test]
fn what_was_backed_up_in_one_moment_is_put_back_whole_and_the_mark_is_gone() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let (thread, _) = house
        .rooms
        .begin_thread(&first, id, &title(), &said("one"), at(1))
        .unwrap();
    house
        .rooms
        .save_draft(&first, id, thread, &said("half"), at(1))
        .unwrap();
    let copied = house.copied();
    assert_eq!(keyless(&copied), 0);
    let folder = tempfile::tempdir().unwrap();
    let rooms = restored(folder.path(), &copied.rows, &copied.keys);
    assert_eq!(rooms.dropped(), Some(Dropped::default()));
    assert_eq!(said_by(&rooms, &first, id, thread, at(2)), ["one"]);
    assert!(rooms.draft(&first, id, thread).unwrap().is_some());
    drop(rooms);
    let names: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names, ["keys"]);
    let again = rooms_over(engine_of(&copied.rows), &folder.path().join("keys")).unwrap();
    assert_eq!(again.dropped(), None);
}

/// R9: what was deleted since stays deleted, and the rest is read as before.
#[test]
fn an_old_content_with_a_newer_key_file_gives_back_what_still_has_a_key_and_nothing_else() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::UntilClosed);
    let (closed, second) = house.room(2, Rule::Closed, Retention::UntilClosed);
    let (short, third) = house.room(3, Rule::Closed, Retention::Days7);
    let begin = |who, id| {
        let began = house.rooms.begin_thread(who, id, &title(), &said("one"), at(1));
        began.unwrap().0
    };
    let (kept, _) = (begin(&first, id), begin(&second, closed));
    let over = begin(&third, short);
    let old = house.copied();
    house.rooms.close_room(&second, closed).unwrap();
    house.let_in(4, short, at(2));
    house.rooms.sweep(at(9 * DAY)).unwrap();
    let new = house.copied();
    let mixed = Copied {
        rows: old.rows,
        keys: new.keys,
    };
    assert!(keyless(&mixed) > 0);
    let folder = tempfile::tempdir().unwrap();
    let rooms = restored(folder.path(), &mixed.rows, &mixed.keys);
    let now = at(9 * DAY);
    // The record of the third room lay under the key of an epoch that is over: with that key it went.
    assert_eq!(rooms.dropped(), Some(Dropped { rooms: 2, rows: 0 }));
    assert_eq!(said_by(&rooms, &first, id, kept, now), ["one"]);
    for (who, gone, thread) in [(&second, closed, kept), (&third, short, over)] {
        assert!(rooms.rooms_of(who).unwrap().is_empty());
        let nothing = rooms.posts(who, gone, thread, None, now).err();
        assert_eq!(nothing, Some(RoomsError::NoSuchRoom));
    }
    rooms.sweep(now).unwrap();
    rooms.post(&first, id, kept, &said("two"), now).unwrap();
    assert_eq!(said_by(&rooms, &first, id, kept, now), ["one", "two"]);
}

/// A room whose epoch is still in use keeps its record; threads, posts and drafts under keys that are gone go one by one.
#[test]
fn rows_without_a_key_go_and_their_room_stays() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days30);
    let (over, _) = house
        .rooms
        .begin_thread(&first, id, &title(), &said("old"), at(0))
        .unwrap();
    house.let_in(2, id, at(1));
    let (kept, _) = house
        .rooms
        .begin_thread(&first, id, &title(), &said("new"), at(20 * DAY))
        .unwrap();
    let old = house.copied();
    house.rooms.sweep(at(30 * DAY)).unwrap();
    let new = house.copied();
    let folder = tempfile::tempdir().unwrap();
    let rooms = restored(folder.path(), &old.rows, &new.keys);
    let now = at(30 * DAY);
    // The thread, its post, up to where it was seen, and the names of its day.
    assert_eq!(rooms.dropped(), Some(Dropped { rooms: 0, rows: 4 }));
    assert_eq!(said_by(&rooms, &first, id, kept, now), ["new"]);
    assert_eq!(
        rooms.posts(&first, id, over, None, now).err(),
        Some(RoomsError::NoSuchRoom)
    );
    assert_eq!(rooms.threads(&first, id).ok().unwrap().len(), 1);
    rooms.sweep(at(31 * DAY)).unwrap();
}

/// The other way round: what was said after the key file was copied cannot be read, and nothing else is lost.
#[test]
fn a_newer_content_with_an_old_key_file_opens_and_goes_on() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::UntilClosed);
    let (thread, _) = house
        .rooms
        .begin_thread(&first, id, &title(), &said("one"), at(1))
        .unwrap();
    let old = house.copied();
    let (late, second) = house.room(2, Rule::Closed, Retention::UntilClosed);
    house
        .rooms
        .begin_thread(&second, late, &title(), &said("late"), at(2))
        .unwrap();
    house
        .rooms
        .post(&first, id, thread, &said("next day"), at(2 * DAY))
        .unwrap();
    let new = house.copied();
    let folder = tempfile::tempdir().unwrap();
    let rooms = restored(folder.path(), &new.rows, &old.keys);
    // A room that was made since, the names of a day that came since, and what was seen of that day.
    assert_eq!(rooms.dropped(), Some(Dropped { rooms: 1, rows: 2 }));
    let now = at(2 * DAY);
    assert_eq!(said_by(&rooms, &first, id, thread, now), ["one", "next day"]);
    assert!(rooms.rooms_of(&second).unwrap().is_empty());
    rooms.sweep(now).unwrap();
    rooms.post(&first, id, thread, &said("goes on"), now).unwrap();
}

/// Two histories of one node have keys of one name: the row of the other history does not open, and goes.
#[test]
fn a_row_under_another_key_of_the_same_name_goes_too() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let (thread, _) = house
        .rooms
        .begin_thread(&first, id, &title(), &said("one"), at(1))
        .unwrap();
    let before = house.copied();
    let folder = tempfile::tempdir().unwrap();
    let other = restored(folder.path(), &before.rows, &before.keys);
    for (rooms, text) in [(&house.rooms, "here"), (&other, "there")] {
        rooms.post(&first, id, thread, &said(text), at(DAY)).unwrap();
    }
    let (mut keys, mut rows) = (Vec::new(), Vec::new());
    other.back_up(&mut keys, &mut rows).unwrap();
    let here = house.copied();
    let mixed = Copied {
        rows: here.rows,
        keys,
    };
    assert_eq!(keyless(&mixed), 0, "by their names nothing is missing");
    let folder = tempfile::tempdir().unwrap();
    let rooms = restored(folder.path(), &mixed.rows, &mixed.keys);
    // The names of that day, and up to where its speaker had seen the thread.
    assert_eq!(rooms.dropped(), Some(Dropped { rooms: 0, rows: 2 }));
    assert_eq!(said_by(&rooms, &first, id, thread, at(DAY)), ["one", "here"]);
}

/// Without the mark of a restore nothing is dropped: a disk that lies is a fault and stays one.
#[test]
fn what_cannot_be_read_is_dropped_after_a_restore_alone() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let (thread, _) = house
        .rooms
        .begin_thread(&first, id, &title(), &said("one"), at(1))
        .unwrap();
    let moved: Result<(), RoomsError> = house.rooms.transact(|tx| {
        tx.put(THREADS, key_of(id, &[&thread.bytes()]), vec![1; 99]);
        Ok(())
    });
    moved.unwrap();
    let copied = house.copied();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys");
    std::fs::write(&path, &copied.keys).unwrap();
    let rooms = rooms_over(engine_of(&copied.rows), &path).unwrap();
    assert_eq!(rooms.dropped(), None);
    assert_eq!(rooms.threads(&first, id).err(), Some(RoomsError::Unreadable));
    drop(rooms);
    note_restored(&path).unwrap();
    let rooms = rooms_over(engine_of(&copied.rows), &path).unwrap();
    // The post of a thread that is gone goes with it.
    assert_eq!(rooms.dropped(), Some(Dropped { rooms: 0, rows: 2 }));
    assert!(rooms.threads(&first, id).ok().unwrap().is_empty());
}

/// Rows and keys are of one moment also while rooms are lived in: no epoch turns and no day begins between the two.
#[test]
fn a_backup_amid_new_epochs_and_days_holds_a_key_for_every_row() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days7);
    let (thread, _) = house
        .rooms
        .begin_thread(&first, id, &title(), &said("0"), at(0))
        .unwrap();
    let guest = house.member(2);
    let rooms = &house.rooms;
    std::thread::scope(|scope| {
        let living = scope.spawn(|| {
            for day in 1..12 {
                rooms.enter(&guest, id, &signed(), at(day * DAY)).unwrap();
                rooms
                    .post(&first, id, thread, &said("more"), at(day * DAY))
                    .unwrap();
                rooms.leave(&guest, id, at(day * DAY)).unwrap();
                rooms.sweep(at(day * DAY)).unwrap();
            }
        });
        while !living.is_finished() {
            assert_eq!(keyless(&house.copied()), 0);
        }
        living.join().unwrap();
    });
}

/// D16: rows and key file hold no word in the clear, no key that is not wrapped, and not the key that wraps them.
#[test]
fn neither_part_of_a_backup_says_anything_without_the_key_that_wraps() {
    let house = House::new();
    let (id, first) = house.room(1, Rule::Closed, Retention::Days90);
    let (thread, _) = house
        .rooms
        .begin_thread(&first, id, &title(), &said("zqcanary"), at(1))
        .unwrap();
    let copied = house.copied();
    let epoch = crate::keyring::KeyName::said(id, Epoch::FIRST);
    let key = *house.rooms.keys().get(epoch).unwrap().bytes();
    let holds = |bytes: &[u8], part: &[u8]| bytes.windows(part.len()).any(|found| found == part);
    for part in [&copied.rows, &copied.keys] {
        for secret in [&b"zqcanary"[..], b"Margins", b"Licensing", &key, &[1_u8; 32]] {
            assert!(!holds(part, secret));
        }
    }
    assert!(holds(&copied.rows, &thread.bytes()), "it holds the rows");
    assert!(KeyNames::read(&copied.keys).is_ok_and(|names| names.count() >= 2));
    assert!(KeyNames::read(b"{}").is_err() && KeyNames::read(&copied.keys[1..]).is_err());
}

/// A keyspace of which nothing is said here would keep rows after a restore that nobody can read.
#[test]
fn every_keyspace_says_under_which_key_its_rows_lie() {
    let header = [1; 99];
    for space in OF_ROOMS.into_iter().chain([ROOMS]) {
        let is_kept = |bytes: usize| kept_under(space, &vec![7; bytes], &header).is_some();
        assert!([16, 20, 24, 32, 48].into_iter().any(is_kept), "{space}");
        assert!(!is_kept(15), "{space}");
    }
    assert!(
        kept_under(ROOMS, &[7; 16], &[2; 99]).is_none(),
        "a row of another form"
    );
}
