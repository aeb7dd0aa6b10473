//! How long it takes to open what nobody closed: a kill leaves the file as it is between two commits.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use futures_channel::oneshot;
use tempfile::TempDir;

use super::{open, put};
use crate::committer::{Ground, Job};
use crate::folder::Folder;
use crate::format::Format;
use crate::redb::disk::RealDisk;
use crate::redb::shelf::Shelf;
use crate::redb::{DATABASE, ENGINE, ENGINE_VERSION};

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

/// The database without the thread that would rest by itself.
fn shelf(folder: &TempDir) -> Shelf {
    drop(open(folder));
    let format = Format {
        engine: ENGINE.to_owned(),
        engine_version: ENGINE_VERSION,
        schema: 1,
    };
    let (entered, _) = Folder::enter(folder.path(), DATABASE, &format).unwrap();
    Shelf::open(entered, Box::new(RealDisk), 1 << 20).unwrap()
}

fn write(shelf: &Shelf, payload: &[u8]) {
    let job = Job::Commit(put(b"a", payload), oneshot::channel().0);
    shelf.settle(&[job]).unwrap();
}

#[test]
fn what_is_killed_at_work_is_walked_through_and_what_is_killed_at_rest_or_closed_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = shelf(&folder);
    write(&shelf, b"one");
    assert!(is_walked(&folder));
    shelf.rest().unwrap();
    assert!(!is_walked(&folder));
    write(&shelf, b"two");
    assert!(is_walked(&folder));
    drop(shelf);
    assert!(!is_walked(&folder));
}
