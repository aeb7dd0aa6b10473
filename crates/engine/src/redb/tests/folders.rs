//! What `open` makes, finds and refuses.

use std::fs;

use super::{RedbEngine, RedbOptions, has, open, options, put};
use crate::engine::Engine;
use crate::folder::OpenRefused;
use crate::format::FormatRefused;

#[test]
fn a_folder_opened_twice_is_refused_until_the_first_is_closed() {
    let folder = tempfile::tempdir().unwrap();
    let first = open(&folder);
    let second = RedbEngine::open(folder.path(), options());
    assert_eq!(second.err(), Some(OpenRefused::AlreadyOpen));
    first.commit(put(b"a", b"")).wait().unwrap();
    drop(first);
    assert!(has(&open(&folder), b"a"));
}

#[test]
fn a_folder_of_another_engine_or_schema_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    drop(open(&folder));
    let database = fs::read(folder.path().join("rosarium.redb")).unwrap();
    let newer = RedbOptions {
        schema: 2,
        ..options()
    };
    assert_eq!(
        RedbEngine::open(folder.path(), newer).err(),
        Some(OpenRefused::Format(FormatRefused::SchemaOlder {
            found: 1,
            expected: 2
        }))
    );
    for text in [
        "engine: sled\nengine-version: 0\nschema: 1\n",
        "engine: redb\nengine-version: 5\nschema: 1\n",
        "?",
    ] {
        fs::write(folder.path().join("FORMAT"), text).unwrap();
        let refused = RedbEngine::open(folder.path(), options()).err().unwrap();
        assert!(matches!(refused, OpenRefused::Format(_)), "{refused:?}");
    }
    assert_eq!(fs::read(folder.path().join("rosarium.redb")).unwrap(), database);
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
        RedbEngine::open(folder.path(), options()).err(),
        Some(OpenRefused::FormatMissing)
    );
}

#[test]
fn a_lost_database_is_not_replaced_by_an_empty_one() {
    let folder = tempfile::tempdir().unwrap();
    drop(open(&folder));
    let database = folder.path().join("rosarium.redb");
    fs::remove_file(&database).unwrap();
    assert_eq!(
        RedbEngine::open(folder.path(), options()).err(),
        Some(OpenRefused::DatabaseMissing)
    );
    assert!(!database.exists());
}

#[test]
fn a_database_that_cannot_be_read_is_left_byte_for_byte() {
    let folder = tempfile::tempdir().unwrap();
    let engine = open(&folder);
    engine.commit(put(b"a", b"")).wait().unwrap();
    drop(engine);
    let database = folder.path().join("rosarium.redb");
    let whole = fs::read(&database).unwrap();
    for left in [
        Vec::new(),
        b"not a database".to_vec(),
        vec![0; 10_000],
        whole[..200].to_vec(),
        whole[..4096].to_vec(),
    ] {
        fs::write(&database, &left).unwrap();
        let refused = RedbEngine::open(folder.path(), options()).err();
        assert_eq!(refused, Some(OpenRefused::Damaged), "{} bytes", left.len());
        assert_eq!(fs::read(&database).unwrap(), left);
    }
    fs::write(&database, &whole).unwrap();
    assert!(has(&open(&folder), b"a"));
}

#[test]
fn a_database_left_unfinished_by_a_crash_is_begun_again() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("rosarium.redb.new"), b"half").unwrap();
    open(&folder).commit(put(b"a", b"")).wait().unwrap();
    assert!(has(&open(&folder), b"a"));
}

#[test]
fn a_folder_is_made_with_its_parents_and_is_closed_to_others() {
    let folder = tempfile::tempdir().unwrap();
    let deep = folder.path().join("a/b");
    drop(RedbEngine::open(&deep, options()).unwrap());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&deep).unwrap().permissions().mode() & 0o077, 0);
    }
    assert!(deep.join("FORMAT").exists());
}
