//! How long it takes to open what nobody closed: a kill leaves the file as it is between two commits.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tempfile::TempDir;

use super::{open, put};
use crate::committer::Ground;
use crate::engine::Engine;
use crate::redb::shelf::{Reopening, WALKED_BYTES_MAX};

/// Whether opening a copy of the file reads all of it.
fn is_walked(folder: &TempDir) -> bool {
    let copy = folder.path().join("copy.redb");
    fs::copy(folder.path().join("rosarium.redb"), &copy).unwrap();
    let walked = opens_with_a_walk(&copy);
    fs::remove_file(copy).unwrap();
    walked
}

fn opens_with_a_walk(path: &Path) -> bool {
    let walked = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&walked);
    let mut builder = ::redb::Builder::new();
    builder.set_repair_callback(move |_| seen.store(true, Ordering::Relaxed));
    builder.open(path).unwrap();
    walked.load(Ordering::Relaxed)
}

#[test]
fn what_is_killed_at_work_is_walked_through_and_what_is_killed_at_rest_or_closed_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let engine = open(&folder);
    engine.commit(put(b"a", b"one")).wait().unwrap();
    assert!(is_walked(&folder));
    engine.shelf.rest().unwrap();
    assert!(!is_walked(&folder));
    engine.commit(put(b"a", b"two")).wait().unwrap();
    assert!(is_walked(&folder));
    drop(engine);
    assert!(!is_walked(&folder));
}

#[test]
fn a_long_file_is_never_walked_through() {
    assert!(Reopening::of(0) == Reopening::Walked);
    assert!(Reopening::of(WALKED_BYTES_MAX) == Reopening::Walked);
    assert!(Reopening::of(WALKED_BYTES_MAX + 1) == Reopening::Noted);
}
