//! What `open` makes, finds and refuses.

use std::fs;

use super::{SledEngine, open, options, payload, put};
use crate::engine::Engine;
use crate::folder::OpenRefused;
use crate::format::FormatRefused;
use crate::redb::{RedbEngine, RedbOptions};

#[test]
fn a_folder_opened_twice_is_refused_until_the_first_is_closed() {
    let folder = tempfile::tempdir().unwrap();
    let first = open(&folder);
    let second = SledEngine::open(folder.path(), options());
    assert_eq!(second.err(), Some(OpenRefused::AlreadyOpen));
    first.commit(put(b"a", b"")).wait().unwrap();
    drop(first);
    assert!(payload(&open(&folder), b"a").is_some());
}

#[test]
fn a_folder_of_one_engine_is_refused_by_the_other_with_the_command_that_copies() {
    let [redb, sled] = [(); 2].map(|()| tempfile::tempdir().unwrap());
    drop(RedbEngine::open(redb.path(), RedbOptions::default()).unwrap());
    drop(open(&sled));
    for refused in [
        SledEngine::open(redb.path(), options()).err(),
        RedbEngine::open(sled.path(), RedbOptions::default()).err(),
    ] {
        let refused = refused.unwrap();
        assert!(matches!(
            refused,
            OpenRefused::Format(FormatRefused::Engine { .. })
        ));
        assert!(
            refused.to_string().contains("rosarium db copy --from"),
            "{refused}"
        );
    }
    assert!(!redb.path().join("rosarium.sled").exists());
}

#[test]
fn a_lost_format_file_is_refused_once_there_are_records() {
    let folder = tempfile::tempdir().unwrap();
    drop(open(&folder));
    let format = folder.path().join("FORMAT");
    fs::remove_file(&format).unwrap();
    // A crash between making the database and marking it leaves just this.
    let engine = open(&folder);
    engine.commit(put(b"a", b"")).wait().unwrap();
    drop(engine);
    fs::remove_file(&format).unwrap();
    assert_eq!(
        SledEngine::open(folder.path(), options()).err(),
        Some(OpenRefused::FormatMissing)
    );
}

#[test]
fn a_lost_database_is_not_replaced_by_an_empty_one() {
    let folder = tempfile::tempdir().unwrap();
    drop(open(&folder));
    fs::remove_dir_all(folder.path().join("rosarium.sled")).unwrap();
    let refused = SledEngine::open(folder.path(), options()).err();
    assert_eq!(refused, Some(OpenRefused::DatabaseMissing));
    assert!(!folder.path().join("rosarium.sled").exists());
}

#[test]
fn a_file_that_is_lost_or_emptied_or_replaced_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let engine = open(&folder);
    engine.commit(put(b"a", b"")).wait().unwrap();
    drop(engine);
    let refuses = |case: &str| {
        let refused = SledEngine::open(folder.path(), options()).err();
        assert_eq!(refused, Some(OpenRefused::Damaged), "{case}");
    };
    for name in ["db", "conf"] {
        let path = folder.path().join("rosarium.sled").join(name);
        let whole = fs::read(&path).unwrap();
        fs::remove_file(&path).unwrap();
        refuses(name);
        assert!(!path.exists());
        fs::write(&path, b"").unwrap();
        refuses(name);
        assert_eq!(fs::read(&path).unwrap(), b"");
        if name == "db" {
            for left in [b"not a database".to_vec(), vec![0; 600_000]] {
                fs::write(&path, &left).unwrap();
                refuses(name);
                assert_eq!(fs::read(&path).unwrap(), left);
            }
        }
        fs::write(&path, &whole).unwrap();
    }
    assert!(payload(&open(&folder), b"a").is_some());
}

/// sled takes a log whose records are gone for an empty one; a store without a sequence is not begun afresh.
#[test]
fn a_log_that_lost_everything_is_not_taken_for_an_empty_store() {
    let folder = tempfile::tempdir().unwrap();
    let engine = open(&folder);
    engine.commit(put(b"a", &[1; 100])).wait().unwrap();
    drop(engine);
    let database = folder.path().join("rosarium.sled");
    let snapshots = fs::read_dir(&database).unwrap().map(Result::unwrap);
    for snapshot in snapshots.filter(|entry| entry.file_name().to_string_lossy().starts_with("snap.")) {
        fs::remove_file(snapshot.path()).unwrap();
    }
    let whole = fs::read(database.join("db")).unwrap();
    fs::write(database.join("db"), &whole[..20]).unwrap();
    let refused = SledEngine::open(folder.path(), options()).err();
    assert_eq!(refused, Some(OpenRefused::Damaged));
}

/// An answer may be missing where sled stumbles, but it is never wrong and never a panic.
#[test]
fn a_bit_flipped_anywhere_never_ends_in_a_panic_or_a_wrong_payload() {
    let folder = tempfile::tempdir().unwrap();
    let engine = open(&folder);
    for number in 0..60u8 {
        engine.commit(put(&[number], &[number; 300])).wait().unwrap();
    }
    drop(engine);
    let whole = tempfile::tempdir().unwrap();
    copy(&folder.path().join("rosarium.sled"), whole.path());
    let log = fs::read(whole.path().join("db")).unwrap();
    let written: Vec<_> = (0..log.len()).filter(|at| log[*at] != 0).collect();
    let mut noticed = 0;
    for turn in 0..40 {
        let database = folder.path().join("rosarium.sled");
        fs::remove_dir_all(&database).unwrap();
        copy(whole.path(), &database);
        let mut flipped = log.clone();
        flipped[written[turn * 7919 % written.len()]] ^= 1 << (turn % 8);
        fs::write(database.join("db"), &flipped).unwrap();
        let Ok(engine) = SledEngine::open(folder.path(), options()) else {
            noticed += 1;
            continue;
        };
        for number in 0..60u8 {
            match engine.get_many(super::SPACE, &[vec![number]]) {
                Ok(found) => match &found[0] {
                    Some(record) => assert_eq!(&record.payload[..], &[number; 300]),
                    None => noticed += 1,
                },
                Err(_) => noticed += 1,
            }
        }
    }
    assert!(noticed > 0);
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &to),
            false => drop(fs::copy(entry.path(), to).unwrap()),
        }
    }
}
