//! The rooms of a story's node: a disk of their own that stops and starts with it, a key file in a folder that goes with the
//! story, and the key, which a story may take away.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, Once, PoisonError};
use std::{fs, process};

use engine::{Batch, Bytes, Direction, Engine, Keyspace, MemoryDisk, MemoryEngine, Range, Write};
use server::runtime::GivenRooms;
use subrosa::{Kek, Rooms, Unlock};
use tempfile::TempDir;

use super::StoryNode;

/// The key that every node of a story begins with: a passphrase would cost each of them a third of a second.
const KEY: [u8; 32] = [7; 32];
/// Where the records of rooms lie.
const ROOMS: Keyspace = Keyspace(0);
/// Rows read at a time.
const PAGE_ROWS: u16 = 500;
/// Folders are made in memory where the system has such a place: the key file is flushed at every change.
const IN_MEMORY: &str = "/dev/shm";
/// How their names begin; the number of the process comes after it.
const FOLDER: &str = "rosarium-story-";

/// What of the rooms outlives the machine.
pub(super) struct StoryRooms {
    folder: TempDir,
    kept: Mutex<Kept>,
}

struct Kept {
    /// While it is down.
    disk: MemoryDisk,
    /// What is handed in at the next start.
    key: Option<[u8; 32]>,
}

/// Rooms as they once were.
#[derive(Clone)]
pub(crate) struct RoomsCopy {
    disk: MemoryDisk,
    keys: Option<Vec<u8>>,
}

impl StoryRooms {
    pub(super) fn new() -> Self {
        Self {
            folder: folder().expect("a folder can be made"),
            kept: Mutex::new(Kept {
                disk: MemoryDisk::default(),
                key: Some(KEY),
            }),
        }
    }

    /// Their engine, over what is on the disk.
    pub(super) fn start(&self) -> Arc<MemoryEngine> {
        Arc::new(MemoryEngine::reopen(self.kept().disk.clone()))
    }

    /// What the node is handed of them.
    pub(super) fn given(&self, engine: Arc<MemoryEngine>) -> GivenRooms {
        let key = self.kept().key;
        GivenRooms {
            engine,
            keys: self.keys(),
            unlock: key.map(|key| Unlock::Key(Kek::parse(&key).expect("so many bytes are a key"))),
        }
    }

    /// The machine has stopped; this is on the disk.
    pub(super) fn stopped(&self, disk: MemoryDisk) {
        self.kept().disk = disk;
    }

    pub(super) fn copy(&self) -> RoomsCopy {
        let keys = match fs::read(self.keys()) {
            Ok(keys) => Some(keys),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => panic!("the key file can be read: {error}"),
        };
        RoomsCopy {
            disk: self.kept().disk.clone(),
            keys,
        }
    }

    pub(super) fn put_back(&self, copy: &RoomsCopy) {
        self.kept().disk = copy.disk.clone();
        match &copy.keys {
            Some(keys) => fs::write(self.keys(), keys).expect("the key file can be written"),
            None => fs::remove_file(self.keys()).expect("the key file can be removed"),
        }
    }

    fn keys(&self) -> PathBuf {
        self.folder.path().join("keys")
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A folder of this process, once those are gone that processes left behind that ended in the middle of a story.
fn folder() -> io::Result<TempDir> {
    let folders = match Path::new(IN_MEMORY).is_dir() {
        true => PathBuf::from(IN_MEMORY),
        false => std::env::temp_dir(),
    };
    static SWEPT: Once = Once::new();
    SWEPT.call_once(|| sweep(&folders));
    let name = format!("{FOLDER}{}-", process::id());
    tempfile::Builder::new().prefix(&name).tempdir_in(&folders)
}

/// Removes what nobody is left to remove; what cannot be removed, or read, stays.
fn sweep(folders: &Path) {
    for folder in fs::read_dir(folders).into_iter().flatten().flatten() {
        let name = folder.file_name();
        let of = name
            .to_str()
            .and_then(|name| name.strip_prefix(FOLDER)?.split('-').next());
        if of.is_some_and(|process| !Path::new("/proc").join(process).exists()) {
            let _ = fs::remove_dir_all(folder.path());
        }
    }
}

impl StoryNode {
    /// Its rooms, for whoever asks them without a page; none while they are locked.
    pub fn rooms(&self) -> Option<Arc<Rooms>> {
        let up = self.up().expect("a node is looked into while it runs");
        up.runtime.rooms.get().map(|rooms| rooms.rooms().clone())
    }

    /// The key that is handed in at the next start; without one its rooms are locked from then on.
    pub fn hand_in_rooms_key(&self, key: Option<[u8; 32]>) {
        self.rooms.kept().key = key;
    }

    /// The file of the keys of its rooms.
    pub fn rooms_key_file(&self) -> PathBuf {
        self.rooms.keys()
    }

    /// One turn of the rooms' worker, as it takes every minute.
    pub fn tend_rooms(&self) {
        let up = self.up().expect("a node works while it runs");
        server::workers::tend_rooms(&up.runtime);
    }

    /// Whether the rooms' worker was rung for since this was asked, or since its last turn.
    pub fn rooms_worker_is_rung_for(&self) -> bool {
        let up = self.up().expect("a node is looked into while it runs");
        let rooms = up.runtime.rooms.get().expect("they are open");
        rooms.bell().was_rung()
    }

    /// The record of each room becomes one that no key opens, as on a disk that rots.
    pub fn spoil_rooms(&self) {
        let up = self.up().expect("a node is looked into while it runs");
        let page = up
            .rooms
            .page(&Range::prefix(ROOMS, b""), Direction::Forward, PAGE_ROWS)
            .expect("a store in memory can be read");
        assert!(!page.items.is_empty(), "there is a room");
        let spoilt = |key| Write::Put(ROOMS, key, Bytes::from_static(b"spoilt"));
        let batch = Batch {
            writes: page.items.into_iter().map(|(key, _)| spoilt(key)).collect(),
            ..Batch::default()
        };
        up.rooms
            .commit(batch)
            .wait()
            .expect("a store in memory can be written");
    }

    /// All rows of the rooms' database as they lie there: keys and what is sealed under them.
    pub fn rows_of_rooms(&self) -> Vec<(Vec<u8>, Vec<u8>)> {
        let up = self.up().expect("a node is looked into while it runs");
        let mut rows = Vec::new();
        for space in 0..=u8::MAX {
            let mut range = Range::prefix(Keyspace(space), b"");
            loop {
                let page = up
                    .rooms
                    .page(&range, Direction::Forward, PAGE_ROWS)
                    .expect("a store in memory can be read");
                let last = page.items.last().map(|(key, _)| key.clone());
                let found = page.items.into_iter();
                rows.extend(found.map(|(key, record)| (key, record.payload.to_vec())));
                match last {
                    Some(mut last) if page.more => {
                        last.push(0);
                        range.start = last;
                    }
                    _ => break,
                }
            }
        }
        rows
    }
}
