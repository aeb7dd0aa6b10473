//! How long it takes to open what nobody closed: a kill leaves the file as it is between two commits.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use futures_channel::oneshot;
use tempfile::TempDir;

use super::faulty::{Outage, disk_with};
use super::{open, put};
use crate::batch::{Batch, Write};
use crate::committer::{Ground, Job};
use crate::folder::Folder;
use crate::format::Format;
use crate::key::Keyspace;
use crate::queue::{Claim, DueMillis, Lease, queue_key};
use crate::record::Bytes;
use crate::redb::disk::{Disk, RealDisk};
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
    shelf_on(folder, Box::new(RealDisk))
}

fn shelf_on(folder: &TempDir, disk: Box<dyn Disk>) -> Shelf {
    drop(open(folder));
    let format = Format {
        engine: ENGINE.to_owned(),
        engine_version: ENGINE_VERSION,
        schema: 1,
    };
    let (entered, _) = Folder::enter(folder.path(), DATABASE, &format).unwrap();
    Shelf::open(entered, disk, 1 << 20).unwrap()
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

#[test]
fn workers_that_find_nothing_due_leave_the_disk_alone_and_what_is_due_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let outage = Outage::none();
    let shelf = shelf_on(&folder, disk_with(&outage));
    let queue = Keyspace(7);
    let steps_of_a_claim = |due: u64| {
        let before = outage.steps();
        let asked = Claim {
            queue,
            due: DueMillis(due),
            limit: 10,
            lease: Lease {
                until: DueMillis(u64::MAX),
            },
        };
        let (sender, receiver) = oneshot::channel();
        shelf.settle(&[Job::Claim(asked, sender)]).unwrap();
        drop(receiver);
        outage.steps() - before
    };
    assert_eq!(steps_of_a_claim(u64::MAX), 0, "nothing was ever put there");
    let job = Write::Put(queue, queue_key(DueMillis(5), b"job"), Bytes::from(vec![1]));
    let batch = Batch {
        writes: vec![job],
        ..Batch::default()
    };
    shelf.settle(&[Job::Commit(batch, oneshot::channel().0)]).unwrap();
    assert_eq!([0, 4].map(steps_of_a_claim), [0, 0]);
    assert!(steps_of_a_claim(5) > 0, "it was taken");
    assert_eq!(steps_of_a_claim(5), 0, "it is another worker's now");
}
