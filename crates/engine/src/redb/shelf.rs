//! The open database, and how it is opened again after its disk failed.
//!
//! redb answers nothing after its first I/O error. So the database is then opened anew under a sheet
//! of glass ([`Overlay`]) for reads, and each later commit tries to open it for writing again.
//! Reads wait while either happens.

use std::fs::File;
use std::ops::Bound;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock, RwLockWriteGuard};

use ::redb::{Builder, Database, DatabaseError, ReadableDatabase};

use crate::committer::{Decision, Flush, Ground, Job, Settled, decide};
use crate::error::EngineError;
use crate::folder::{Folder, OpenRefused};
use crate::format::Format;
use crate::guarded::guarded;
use crate::health::{ReadOnlyReason, Standing};
use crate::redb::disk::Disk;
use crate::redb::overlay::Overlay;
use crate::redb::snapshot::{Latest, Snapshot};
use crate::redb::tables::{Tables, read_table};

/// Where the database stands; shared by readers and the committer.
pub(crate) struct Shelf {
    folder: Folder,
    disk: Box<dyn Disk>,
    cache_bytes: usize,
    opened: RwLock<Opened>,
    standing: Mutex<Standing>,
}

struct Opened {
    /// `None` when it could not even be read.
    database: Option<Database>,
    surface: Surface,
    /// Grows each time it is opened, so that two who saw one failure mend it once.
    generation: u64,
    latest: Latest,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Surface {
    File,
    Glass,
}

impl Shelf {
    /// Opens the database of `folder` for writing.
    pub(crate) fn open(folder: Folder, disk: Box<dyn Disk>, cache_bytes: usize) -> Result<Self, OpenRefused> {
        let database = open_file(&folder, &*disk, cache_bytes)?;
        let opened = Opened {
            database: Some(database),
            surface: Surface::File,
            generation: 0,
            latest: Latest::default(),
        };
        let standing = Mutex::new(Standing::Well);
        Ok(Self {
            folder,
            disk,
            cache_bytes,
            opened: RwLock::new(opened),
            standing,
        })
    }

    /// Runs a read; when its disk fails under it, once more on what can still be read.
    pub(crate) fn read<T>(
        &self,
        work: impl Fn(&Snapshot) -> Result<T, EngineError>,
    ) -> Result<T, EngineError> {
        let (first, generation) = self.try_read(&work);
        match first {
            Err(error @ (EngineError::Io { .. } | EngineError::DiskFull)) => {
                self.fall_back(generation, &error);
                self.try_read(&work).0
            }
            answer => answer,
        }
    }

    /// Runs a write on a database that may be written, opening it again first if it had failed.
    fn write<T>(&self, work: impl FnOnce(&Database) -> Result<T, EngineError>) -> Result<T, EngineError> {
        self.recover()?;
        let (answer, generation) = {
            let opened = self.opened.read().unwrap_or_else(PoisonError::into_inner);
            let answer = match &opened.database {
                Some(database) => guarded(|| work(database)),
                None => Err(EngineError::Damaged),
            };
            (answer, opened.generation)
        };
        match &answer {
            Ok(_) => *self.standing() = Standing::Well,
            Err(error) => self.fall_back(generation, error),
        }
        answer
    }

    pub(crate) fn mark(&self, format: &Format) -> Result<(), OpenRefused> {
        self.folder.mark(format)
    }

    pub(crate) fn free_bytes(&self) -> Option<u64> {
        self.disk.free_bytes(&self.folder)
    }

    pub(crate) fn standing(&self) -> MutexGuard<'_, Standing> {
        self.standing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn try_read<T>(
        &self,
        work: impl Fn(&Snapshot) -> Result<T, EngineError>,
    ) -> (Result<T, EngineError>, u64) {
        let opened = self.opened.read().unwrap_or_else(PoisonError::into_inner);
        let answer = match &opened.database {
            Some(database) => guarded(|| work(&*opened.latest.of(database)?)),
            None => Err(EngineError::Damaged),
        };
        (answer, opened.generation)
    }

    /// Opens the database under glass, unless somebody has already done so since `generation`.
    fn fall_back(&self, generation: u64, error: &EngineError) {
        if let Some(reason) = ReadOnlyReason::of(error) {
            *self.standing() = Standing::ReadOnly(reason);
        }
        let mut opened = self.opened_anew();
        if opened.generation != generation {
            return;
        }
        self.put_under_glass(&mut opened);
    }

    /// Opens the file for writing again if the database is under glass.
    fn recover(&self) -> Result<(), EngineError> {
        let failed = {
            let opened = self.opened.read().unwrap_or_else(PoisonError::into_inner);
            opened.surface == Surface::Glass
        };
        if !failed {
            return Ok(());
        }
        let reason = match *self.standing() {
            Standing::ReadOnly(reason) => reason.refusal(),
            Standing::Well | Standing::Stopped => EngineError::Damaged,
        };
        let mut opened = self.opened_anew();
        opened.close();
        let file = guarded(|| {
            open_file(&self.folder, &*self.disk, self.cache_bytes).map_err(|_| EngineError::Damaged)
        });
        match file {
            Ok(database) => {
                let generation = opened.generation + 1;
                *opened = Opened {
                    database: Some(database),
                    surface: Surface::File,
                    generation,
                    latest: Latest::default(),
                };
                Ok(())
            }
            // Trying may have written: what is under glass is looked at afresh.
            Err(_) => {
                self.put_under_glass(&mut opened);
                Err(reason)
            }
        }
    }

    fn put_under_glass(&self, opened: &mut Opened) {
        opened.close();
        let glass = guarded(|| open_glass(&self.folder, self.cache_bytes).map_err(of_redb));
        let generation = opened.generation + 1;
        *opened = Opened {
            database: glass.ok(),
            surface: Surface::Glass,
            generation,
            latest: Latest::default(),
        };
    }

    /// Puts away what readers saw so far.
    fn read_anew(&self) {
        let opened = self.opened.read().unwrap_or_else(PoisonError::into_inner);
        opened.latest.put_away();
    }

    fn opened_anew(&self) -> RwLockWriteGuard<'_, Opened> {
        self.opened.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Ground for Shelf {
    fn check_room(&self, floor_bytes: u64) -> Result<(), EngineError> {
        if self.free_bytes().is_none_or(|free| free >= floor_bytes) {
            return Ok(());
        }
        *self.standing() = Standing::ReadOnly(ReadOnlyReason::BelowFloor);
        Err(EngineError::DiskFull)
    }

    fn settle(&self, group: &[Job]) -> Result<Settled, EngineError> {
        let settled = self.write(|database| settle(database, group));
        self.read_anew();
        settled
    }

    /// Notes which pages are free, as closing does: what is killed at rest is open again at once, where every page of a
    /// file is read that was killed at work. A commit that did so each time would cost half a millisecond more.
    fn rest(&self) -> Result<(), EngineError> {
        self.read_anew();
        self.write(|database| {
            let mut transaction = database.begin_write().map_err(of_redb)?;
            transaction.set_quick_repair(true);
            transaction.commit().map_err(of_redb)
        })
    }
}

/// Decides a group in one transaction.
fn settle(database: &Database, group: &[Job]) -> Result<Settled, EngineError> {
    if nothing_is_due(database, group)? {
        let decisions = group.iter().map(|_| Decision::Claim(Ok(Vec::new())));
        return Ok(Settled::new(decisions.collect(), Flush::Needless));
    }
    let transaction = database.begin_write().map_err(of_redb)?;
    let mut tables = Tables::of(&transaction);
    let before = tables.last_sequence()?;
    let mut last = before;
    let decisions = decide(&mut tables, group, &mut last)?;
    if last == before {
        drop(tables);
        transaction.abort().map_err(of_redb)?;
        return Ok(Settled::new(decisions, Flush::Needless));
    }
    tables.note_sequence(last)?;
    drop(tables);
    // Immediate durability is redb's default: this returns after the flush.
    transaction.commit().map_err(of_redb)?;
    Ok(Settled::new(decisions, Flush::Done))
}

/// Whether a group only claims, and from queues in which nothing is due: workers of a node that does nothing look every
/// few seconds. A transaction, even one given up, makes the file longer, flushes it and cuts it again.
fn nothing_is_due(database: &Database, group: &[Job]) -> Result<bool, EngineError> {
    let claims = group.iter().map(|job| match job {
        Job::Claim(asked, _) => Some(asked),
        Job::Commit(..) => None,
    });
    let Some(claims) = claims.collect::<Option<Vec<_>>>() else {
        return Ok(false);
    };
    let transaction = database.begin_read().map_err(of_redb)?;
    for asked in claims {
        let Some(table) = read_table(&transaction, asked.queue)? else {
            continue;
        };
        let end = asked.end();
        let end = end.as_deref().map_or(Bound::Unbounded, Bound::Excluded);
        let mut due = table.range::<&[u8]>((Bound::Unbounded, end)).map_err(of_redb)?;
        if due.next().is_some() {
            return Ok(false);
        }
    }
    Ok(true)
}

impl Opened {
    /// Always before it is opened again: two handles would not know of each other.
    fn close(&mut self) {
        self.latest.put_away();
        let database = self.database.take();
        // What a failed database says when it closes is known already.
        let _closed = guarded(|| {
            drop(database);
            Ok(())
        });
    }
}

impl Drop for Opened {
    fn drop(&mut self) {
        self.close();
    }
}

/// Every error of redb as ours.
pub(crate) fn of_redb(error: impl Into<::redb::Error>) -> EngineError {
    match error.into() {
        ::redb::Error::Io(error) => EngineError::of_disk(&error),
        ::redb::Error::PreviousIo => EngineError::Io {
            kind: std::io::ErrorKind::Other,
        },
        ::redb::Error::DatabaseClosed => EngineError::Closed,
        ::redb::Error::ValueTooLarge(_) => EngineError::PayloadTooLarge,
        _ => EngineError::Damaged,
    }
}

pub(crate) fn builder(cache_bytes: usize) -> Builder {
    let mut builder = Builder::new();
    builder.set_cache_size(cache_bytes);
    builder
}

fn open_file(folder: &Folder, disk: &dyn Disk, cache_bytes: usize) -> Result<Database, OpenRefused> {
    let file = File::options().read(true).write(true).open(folder.database())?;
    // An empty file would be taken for a new database.
    if file.metadata()?.len() == 0 {
        return Err(OpenRefused::Damaged);
    }
    let opened = catch_unwind(AssertUnwindSafe(|| disk.open(file, &builder(cache_bytes))));
    opened.map_err(|_| OpenRefused::Damaged)?.map_err(refused)
}

fn open_glass(folder: &Folder, cache_bytes: usize) -> Result<Database, DatabaseError> {
    let io = |error| DatabaseError::Storage(::redb::StorageError::Io(error));
    let file = File::open(folder.database()).map_err(io)?;
    builder(cache_bytes).create_with_backend(Overlay::over(file).map_err(io)?)
}

pub(crate) fn refused(error: DatabaseError) -> OpenRefused {
    match error {
        DatabaseError::DatabaseAlreadyOpen => OpenRefused::AlreadyOpen,
        DatabaseError::Storage(::redb::StorageError::Io(error)) => match error.kind() {
            // A file that ends too early or is none of redb's.
            std::io::ErrorKind::InvalidData | std::io::ErrorKind::UnexpectedEof => OpenRefused::Damaged,
            _ => error.into(),
        },
        _ => OpenRefused::Damaged,
    }
}
