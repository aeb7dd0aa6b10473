//! The open tree, the line between what is durable and what is not, and how it is opened again after its disk
//! failed.
//!
//! sled takes no write after its first I/O error, but still answers reads, save of a page it was about to split.
//! So reads go on there, with what was not durable hidden from them, until a commit finds that the disk takes bytes
//! again and opens the tree anew.

mod open;

use std::fs::File;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard, Weak};

use ::sled::{Batch, Db};

pub(super) use self::open::make;
use self::open::{Handles, open_tree, takes_bytes};
use super::backup::{Past, Undo};
use super::flush::flush;
use super::group::Group;
use super::view::{Changes, View};
use crate::committer::{Flush, Ground, Job, Settled, decide};
use crate::error::EngineError;
use crate::folder::{Folder, OpenRefused};
use crate::format::Format;
use crate::guarded::guarded;
use crate::health::{ReadOnlyReason, Standing};

/// Where the tree stands; shared by readers and the committer.
pub(super) struct Vault {
    folder: Folder,
    cache_bytes: u64,
    opened: RwLock<Opened>,
    standing: Mutex<Standing>,
    pasts: Mutex<Vec<Weak<Mutex<Undo>>>>,
}

struct Opened {
    /// `None` when it could not even be read.
    handles: Option<Handles>,
    condition: Condition,
    /// What keys held before the group that is applied and not durable.
    before: Changes,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Condition {
    Sound,
    /// What was applied last may or may not be on disk.
    Failed,
}

impl Vault {
    /// Opens the tree of `folder`.
    pub(super) fn open(folder: Folder, cache_bytes: u64) -> Result<Self, OpenRefused> {
        let opened = Opened {
            handles: Some(open_tree(&folder.database(), cache_bytes)?),
            condition: Condition::Sound,
            before: Changes::new(),
        };
        Ok(Self {
            folder,
            cache_bytes,
            opened: RwLock::new(opened),
            standing: Mutex::new(Standing::Well),
            pasts: Mutex::default(),
        })
    }

    /// Runs a read on what is durable, all of it from one moment.
    pub(super) fn read<T>(
        &self,
        work: impl FnOnce(&View<'_>) -> Result<T, EngineError>,
    ) -> Result<T, EngineError> {
        let opened = self.shared();
        self.look(&opened, &opened.before, work)
    }

    /// Begins to remember what keys hold now.
    pub(super) fn remember(&self) -> Past {
        let opened = self.shared();
        let past = Past::default();
        past.lock().note(&opened.before);
        self.pasts().push(Arc::downgrade(&past.0));
        past
    }

    /// Runs a read on what was durable when `past` began.
    pub(super) fn read_past<T>(
        &self,
        past: &Past,
        work: impl FnOnce(&View<'_>) -> Result<T, EngineError>,
    ) -> Result<T, EngineError> {
        let opened = self.shared();
        let undo = past.lock();
        if undo.is_overrun() {
            return Err(EngineError::Busy);
        }
        self.look(&opened, &undo.changes, work)
    }

    pub(super) fn mark(&self, format: &Format) -> Result<(), OpenRefused> {
        self.folder.mark(format)
    }

    pub(super) fn free_bytes(&self) -> Option<u64> {
        self.folder.free_bytes()
    }

    pub(super) fn standing(&self) -> MutexGuard<'_, Standing> {
        self.standing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn look<T>(
        &self,
        opened: &Opened,
        over: &Changes,
        work: impl FnOnce(&View<'_>) -> Result<T, EngineError>,
    ) -> Result<T, EngineError> {
        let handles = opened.handles.as_ref().ok_or_else(|| self.refusal())?;
        let tree = &handles.db;
        guarded(|| work(&View { tree, over }))
    }

    /// Applies a group, flushes it, and only then lets readers see it.
    fn write(&self, group: &[Job]) -> Result<Settled, EngineError> {
        let (db, file) = {
            let opened = self.shared();
            let handles = opened.handles.as_ref().ok_or_else(|| self.refusal())?;
            (handles.db.clone(), Arc::clone(&handles.file))
        };
        let mut writing = Group::on(&db);
        let first = writing.last_sequence()?;
        let mut last = first;
        let decisions = decide(&mut writing, group, &mut last)?;
        if last == first {
            return Ok(Settled::new(decisions, Flush::Needless));
        }
        writing.note_sequence(last);
        let changes = writing.changes;
        self.apply(&db, changes)?;
        make_durable(&db, &file)?;
        self.alone().before.clear();
        Ok(Settled::new(decisions, Flush::Done))
    }

    /// Puts changes into the tree, with what they replace laid over them for readers.
    fn apply(&self, db: &Db, changes: Changes) -> Result<(), EngineError> {
        let mut before = Changes::new();
        let mut batch = Batch::default();
        for (raw, value) in changes {
            before.insert(raw.clone(), db.get(&raw).map_err(of_sled)?);
            match value {
                Some(value) => batch.insert(raw, value),
                None => batch.remove(raw),
            }
        }
        let mut opened = self.alone();
        self.pasts().retain(|past| {
            let Some(undo) = past.upgrade() else { return false };
            undo.lock().unwrap_or_else(PoisonError::into_inner).note(&before);
            true
        });
        opened.before = before;
        db.apply_batch(batch).map_err(of_sled)
    }

    /// Opens the tree again if it had failed and the disk takes bytes.
    fn recover(&self) -> Result<(), EngineError> {
        if self.shared().condition == Condition::Sound {
            return Ok(());
        }
        let database = self.folder.database();
        takes_bytes(&database).map_err(|error| EngineError::of_disk(&error))?;
        let mut opened = self.alone();
        opened.close();
        let Ok(handles) = open_tree(&database, self.cache_bytes) else {
            return Err(self.refusal());
        };
        *opened = Opened {
            handles: Some(handles),
            condition: Condition::Sound,
            before: Changes::new(),
        };
        Ok(())
    }

    fn fail(&self, error: &EngineError) {
        let reason = ReadOnlyReason::of(error).unwrap_or(ReadOnlyReason::Damaged);
        *self.standing() = Standing::ReadOnly(reason);
        self.alone().condition = Condition::Failed;
    }

    /// What is told while nothing can be read or written.
    fn refusal(&self) -> EngineError {
        match *self.standing() {
            Standing::ReadOnly(reason) => reason.refusal(),
            Standing::Well | Standing::Stopped => EngineError::Damaged,
        }
    }

    fn shared(&self) -> RwLockReadGuard<'_, Opened> {
        self.opened.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn alone(&self) -> RwLockWriteGuard<'_, Opened> {
        self.opened.write().unwrap_or_else(PoisonError::into_inner)
    }

    fn pasts(&self) -> MutexGuard<'_, Vec<Weak<Mutex<Undo>>>> {
        self.pasts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Ground for Vault {
    fn check_room(&self, floor_bytes: u64) -> Result<(), EngineError> {
        if self.free_bytes().is_none_or(|free| free >= floor_bytes) {
            return Ok(());
        }
        *self.standing() = Standing::ReadOnly(ReadOnlyReason::BelowFloor);
        Err(EngineError::DiskFull)
    }

    fn settle(&self, group: &[Job]) -> Result<Settled, EngineError> {
        self.recover()?;
        let settled = guarded(|| self.write(group));
        match &settled {
            Ok(_) => *self.standing() = Standing::Well,
            Err(error) => self.fail(error),
        }
        settled
    }
}

impl Opened {
    /// Always before it is opened again: sled locks its file.
    fn close(&mut self) {
        let handles = self.handles.take();
        // What a failed tree says when it closes is known already.
        let _closed = guarded(|| {
            drop(handles);
            Ok(())
        });
    }
}

impl Drop for Opened {
    fn drop(&mut self) {
        self.close();
    }
}

/// sled's flush writes; that the disk has it is our own work.
fn make_durable(db: &Db, file: &File) -> Result<(), EngineError> {
    flush(db).map_err(of_sled)?;
    file.sync_data().map_err(|error| EngineError::of_disk(&error))
}

/// Every error of sled as ours.
pub(super) fn of_sled(error: ::sled::Error) -> EngineError {
    match error {
        ::sled::Error::Io(error) => EngineError::of_disk(&error),
        _ => EngineError::Damaged,
    }
}
