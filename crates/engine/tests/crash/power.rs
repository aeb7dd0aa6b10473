//! A power cut in the middle of a commit: of what was written since the last flush, the disk kept any sectors.
//!
//! The files are copied after each acknowledged commit. What lies between two copies was written by one commit and
//! flushed at its end, so before that any part of it may have been on the disk.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::engines;
use crate::work::{self, Chance, Told};

/// Commits in whose middle the power is cut, and in how many ways each.
const COMMITS: u64 = 24;
const CUTS: u64 = 6;
const SECTOR_BYTES: usize = 512;

type Files = BTreeMap<PathBuf, Vec<u8>>;

#[test]
fn redb_loses_nothing_acknowledged_when_the_power_is_cut_in_a_commit() {
    survives("redb");
}

#[test]
fn sled_loses_nothing_acknowledged_when_the_power_is_cut_in_a_commit() {
    survives("sled");
}

fn survives(name: &str) {
    let folder = tempfile::tempdir().expect("there is a place for temporary folders");
    let engine = engines::open(name, folder.path());
    let mut before = read(folder.path());
    let mut found = [0, 0];
    for number in 0..COMMITS {
        engine
            .commit(work::batch(number))
            .wait()
            .expect("the disk is well");
        let after = read(folder.path());
        assert!(after != before, "{name}: commit {number} left no trace");
        for cut in 0..CUTS {
            let case = format!("{name}, commit {number}, cut {cut}");
            let left = torn(&before, &after, &mut Chance(number << 8 | cut));
            let told = Told {
                commits: number,
                ..Told::default()
            };
            let count = open_and_check(name, &left, &told, &case);
            assert!(count <= number + 1, "{case}");
            found[usize::from(count > number)] += 1;
        }
        before = after;
    }
    assert!(
        found.iter().all(|times| *times > 0),
        "{name}: lost and kept, {found:?} times"
    );
}

fn open_and_check(name: &str, left: &Files, told: &Told, case: &str) -> u64 {
    let folder = tempfile::tempdir().expect("there is a place for temporary folders");
    for (path, bytes) in left {
        let path = folder.path().join(path);
        let parent = path.parent().expect("it lies in the folder");
        fs::create_dir_all(parent).expect("a folder can be made");
        fs::write(path, bytes).expect("a file can be written");
    }
    let engine = engines::open(name, folder.path());
    let count = work::check(&*engine, told, case);
    let answer = engine.commit(work::batch(count)).wait();
    assert!(answer.is_ok(), "{case}: work goes on: {answer:?}");
    work::check(&*engine, told, case)
        .checked_sub(1)
        .expect("one commit was just made")
}

/// The older files with some of what was written since: none, all, or any sectors.
fn torn(before: &Files, after: &Files, chance: &mut Chance) -> Files {
    let share = chance.below(5);
    let mut left = after.clone();
    for (path, bytes) in &mut left {
        let old = before.get(path).map(Vec::as_slice).unwrap_or_default();
        for (at, sector) in bytes.chunks_mut(SECTOR_BYTES).enumerate() {
            if chance.below(4) < share {
                continue;
            }
            let from = at * SECTOR_BYTES;
            let was = old.get(from..).unwrap_or_default();
            let kept = was.len().min(sector.len());
            sector[..kept].copy_from_slice(&was[..kept]);
            sector[kept..].fill(0);
        }
    }
    left
}

/// Every file in a folder but the lock.
fn read(dir: &Path) -> Files {
    let mut files = Files::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)
            .expect("a folder can be read")
            .map(Result::unwrap)
        {
            let path = entry.path();
            if entry.file_type().expect("it has a type").is_dir() {
                folders.push(path);
            } else if !path.ends_with("LOCK") {
                let name = path.strip_prefix(dir).expect("it lies in the folder").to_owned();
                files.insert(name, fs::read(&path).expect("a file can be read"));
            }
        }
    }
    files
}
