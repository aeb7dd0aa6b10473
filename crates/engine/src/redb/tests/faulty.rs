//! A disk that can be told to fail, to be full, or to make its flushes wait.

use std::fs::File;
use std::io;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

use ::redb::backends::FileBackend;
use ::redb::{Builder, Database, DatabaseError, StorageBackend};
use tempfile::TempDir;

use super::{RedbEngine, options};
use crate::folder::{Folder, OpenRefused};
use crate::redb::disk::Disk;

/// What is wrong with a disk now.
#[derive(Debug)]
pub(super) struct Outage {
    full: AtomicBool,
    /// Writes and flushes so far.
    steps: AtomicU64,
    /// The step that fails once; 0 is none.
    fails_at: AtomicU64,
    pub(super) free_bytes: AtomicU64,
    syncs: Mutex<()>,
}

/// Opens the folder on a disk with that outage and a floor of one MiB.
pub(super) fn open_faulty(folder: &TempDir, outage: &Arc<Outage>) -> Result<RedbEngine, OpenRefused> {
    let mut options = options();
    options.free_space_floor_mib = 1;
    RedbEngine::open_on(disk_with(outage), folder.path(), &options)
}

/// A disk with that outage.
pub(super) fn disk_with(outage: &Arc<Outage>) -> Box<dyn Disk> {
    Box::new(FaultyDisk(Arc::clone(outage)))
}

impl Outage {
    pub(super) fn none() -> Arc<Self> {
        Arc::new(Self {
            full: AtomicBool::new(false),
            steps: AtomicU64::new(0),
            fails_at: AtomicU64::new(0),
            free_bytes: AtomicU64::new(u64::MAX),
            syncs: Mutex::new(()),
        })
    }

    pub(super) fn set_full(&self) {
        self.full.store(true, Ordering::SeqCst);
    }

    pub(super) fn make_room(&self) {
        self.full.store(false, Ordering::SeqCst);
    }

    /// Counts from here; the `step`-th write or flush fails.
    pub(super) fn fail_at(&self, step: u64) {
        self.steps.store(0, Ordering::SeqCst);
        self.fails_at.store(step, Ordering::SeqCst);
    }

    /// Writes and flushes since [`Self::fail_at`], or since the beginning.
    pub(super) fn steps(&self) -> u64 {
        self.steps.load(Ordering::SeqCst)
    }

    pub(super) fn struck(&self) -> bool {
        self.steps.load(Ordering::SeqCst) >= self.fails_at.load(Ordering::SeqCst)
    }

    /// Flushes wait as long as this is held.
    pub(super) fn hold_syncs(&self) -> MutexGuard<'_, ()> {
        self.syncs.lock().unwrap()
    }

    fn step(&self) -> io::Result<()> {
        if self.full.load(Ordering::SeqCst) {
            return Err(io::ErrorKind::StorageFull.into());
        }
        let step = self.steps.fetch_add(1, Ordering::SeqCst) + 1;
        if step == self.fails_at.load(Ordering::SeqCst) {
            return Err(io::ErrorKind::ConnectionReset.into());
        }
        Ok(())
    }
}

struct FaultyDisk(Arc<Outage>);

impl Disk for FaultyDisk {
    fn open(&self, file: File, builder: &Builder) -> Result<Database, DatabaseError> {
        let outage = Arc::clone(&self.0);
        builder.create_with_backend(FaultyFile {
            file: FileBackend::new(file)?,
            outage,
        })
    }

    fn free_bytes(&self, _folder: &Folder) -> Option<u64> {
        Some(self.0.free_bytes.load(Ordering::SeqCst))
    }
}

#[derive(Debug)]
struct FaultyFile {
    file: FileBackend,
    outage: Arc<Outage>,
}

impl StorageBackend for FaultyFile {
    fn len(&self) -> io::Result<u64> {
        self.file.len()
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        self.file.read(offset, out)
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        self.outage.step()?;
        self.file.set_len(len)
    }

    fn sync_data(&self) -> io::Result<()> {
        let _waits = self.outage.syncs.lock().unwrap();
        self.outage.step()?;
        self.file.sync_data()
    }

    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        self.outage.step()?;
        self.file.write(offset, data)
    }
}
