//! Where the files of pictures lie, outside the store (storage, section 2): `server` has a folder for them, and nodes whose
//! engine is in memory this one.
//!
//! A file is called as the last part of its address, after what it holds. It lies there, flushed, before a row of the store
//! speaks of it; when the last use is gone the row goes, and the file is swept up later, once it is old enough that nobody
//! can be about to write a row for it.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

use domain::PictureName;
use jiff::Timestamp;

/// The files of pictures of one node.
pub trait MediaShelf: Send + Sync + 'static {
    /// Lays a file there, durably once this returns. One that lies there with the same bytes is not written again; it is as
    /// if it were written `now`.
    fn keep(&self, name: &PictureName, bytes: &[u8], now: Timestamp) -> io::Result<()>;

    /// The bytes of a file, if it lies there.
    fn read(&self, name: &PictureName) -> io::Result<Option<Vec<u8>>>;

    /// Takes away files that were written before a moment and are not used; how many. Nothing while somebody holds it.
    fn sweep(&self, before: Timestamp, is_used: &mut dyn FnMut(&PictureName) -> bool) -> io::Result<usize>;

    /// Nothing is swept up while this is held, so that whoever reads the rows of a moment finds their files.
    fn hold(&self) -> MutexGuard<'_, ()>;

    /// Takes everything away, as a development node is emptied.
    fn clear(&self) -> io::Result<()>;
}

/// Takes the right to sweep, unless somebody holds it.
pub fn may_sweep(held: &Mutex<()>) -> Option<MutexGuard<'_, ()>> {
    match held.try_lock() {
        Ok(guard) => Some(guard),
        Err(TryLockError::Poisoned(poisoned)) => Some(poisoned.into_inner()),
        Err(TryLockError::WouldBlock) => None,
    }
}

/// Files that are gone with the process.
#[derive(Default)]
pub struct MemoryShelf {
    files: Mutex<BTreeMap<String, Laid>>,
    held: Mutex<()>,
}

struct Laid {
    bytes: Vec<u8>,
    at: Timestamp,
}

impl MemoryShelf {
    fn files(&self) -> MutexGuard<'_, BTreeMap<String, Laid>> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What lies there, by name.
    pub fn names(&self) -> Vec<String> {
        self.files().keys().cloned().collect()
    }

    /// Takes one file away, as a disk may that lost it.
    pub fn lose(&self, name: &str) {
        self.files().remove(name);
    }
}

impl MediaShelf for MemoryShelf {
    fn keep(&self, name: &PictureName, bytes: &[u8], now: Timestamp) -> io::Result<()> {
        let laid = Laid {
            bytes: bytes.to_vec(),
            at: now,
        };
        self.files().insert(name.to_string(), laid);
        Ok(())
    }

    fn read(&self, name: &PictureName) -> io::Result<Option<Vec<u8>>> {
        Ok(self.files().get(&name.to_string()).map(|laid| laid.bytes.clone()))
    }

    fn sweep(&self, before: Timestamp, is_used: &mut dyn FnMut(&PictureName) -> bool) -> io::Result<usize> {
        let Some(_sweeping) = may_sweep(&self.held) else {
            return Ok(0);
        };
        let mut files = self.files();
        let there = files.len();
        files.retain(|name, laid| {
            laid.at >= before || PictureName::parse(name).is_some_and(|name| is_used(&name))
        });
        Ok(there - files.len())
    }

    fn hold(&self) -> MutexGuard<'_, ()> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn clear(&self) -> io::Result<()> {
        self.files().clear();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(letter: &str) -> PictureName {
        PictureName::parse(&format!("{}.jpg", letter.repeat(64))).unwrap()
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_795_000_000 + second).unwrap()
    }

    #[test]
    fn what_is_old_and_unused_is_swept_up_unless_somebody_holds_it() {
        let shelf = MemoryShelf::default();
        for (letter, second) in [("a", 1), ("b", 1), ("c", 5)] {
            shelf.keep(&name(letter), letter.as_bytes(), at(second)).unwrap();
        }
        let mut is_used = |picture: &PictureName| *picture == name("a");
        let held = shelf.hold();
        assert_eq!(shelf.sweep(at(3), &mut is_used).unwrap(), 0);
        drop(held);
        assert_eq!(shelf.sweep(at(3), &mut is_used).unwrap(), 1);
        let left = ["a", "b", "c"].map(|letter| shelf.read(&name(letter)).unwrap().is_some());
        assert_eq!(left, [true, false, true]);
        shelf.clear().unwrap();
        assert_eq!(shelf.names(), Vec::<String>::new());
    }
}
