//! The folder of an embedded database: its lock, its `FORMAT` file, and how both come to be.
//!
//! A database is made beside its name and renamed, then `FORMAT` is; a crash in between is told apart
//! from a folder that lost one of them, and nothing that cannot be read is truncated or replaced.

use std::fs::{self, DirBuilder, File, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::format::{Format, FormatRefused};

/// Why a folder was not opened. Nothing in it was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenRefused {
    /// Another handle, in this process or another, has it open.
    #[error("the data folder is already open: stop the other rosarium that uses it")]
    AlreadyOpen,
    /// `FORMAT` names something else.
    #[error(transparent)]
    Format(#[from] FormatRefused),
    /// There are records and no `FORMAT`.
    #[error(
        "the data folder has a database and no FORMAT file: restore the file from a backup of the folder"
    )]
    FormatMissing,
    /// There is a `FORMAT` and no database.
    #[error(
        "the data folder has a FORMAT file and no database: put the database back, or restore a backup \
         into an empty folder with `rosarium backup restore`"
    )]
    DatabaseMissing,
    /// The database is there and cannot be read.
    #[error(
        "the database cannot be read and was left as it is: restore a backup into an empty folder with \
         `rosarium backup restore`"
    )]
    Damaged,
    /// The operating system refused.
    #[error("the data folder cannot be used ({kind})")]
    Io {
        /// What it said.
        kind: io::ErrorKind,
    },
}

/// A folder that is locked as long as this lives.
pub(crate) struct Folder {
    dir: PathBuf,
    /// Name of the file or folder the database is.
    database: &'static str,
    _lock: File,
}

/// What a folder has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Contents {
    /// Nothing of ours: a database may be made.
    Nothing,
    /// A database without a `FORMAT`: right only if it has no records, after a crash while it was made.
    Unmarked,
    /// A database and a `FORMAT` that is ours.
    Whole,
}

const LOCK: &str = "LOCK";
const FORMAT: &str = "FORMAT";

impl Folder {
    /// Makes the folder if need be, locks it, and looks what is there.
    pub(crate) fn enter(
        dir: &Path,
        database: &'static str,
        expected: &Format,
    ) -> Result<(Self, Contents), OpenRefused> {
        make_dir(dir)?;
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(dir.join(LOCK))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(OpenRefused::AlreadyOpen),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        let folder = Self {
            dir: dir.to_owned(),
            database,
            _lock: lock,
        };
        let contents = folder.contents(expected)?;
        Ok((folder, contents))
    }

    /// Where the database is.
    pub(crate) fn database(&self) -> PathBuf {
        self.dir.join(self.database)
    }

    /// Bytes left on its disk for us; `None` when the system does not say.
    pub(crate) fn free_bytes(&self) -> Option<u64> {
        free_bytes(&self.dir)
    }

    /// Has `make` make a file or a folder, and gives it the database's name once it is whole.
    pub(crate) fn make_database(
        &self,
        make: impl FnOnce(&Path) -> Result<(), OpenRefused>,
    ) -> Result<(), OpenRefused> {
        let unfinished = self.dir.join(format!("{}.new", self.database));
        // Left by a crash before anything was ever acknowledged.
        let left = match fs::symlink_metadata(&unfinished) {
            Ok(found) if found.is_dir() => fs::remove_dir_all(&unfinished),
            Ok(_) => fs::remove_file(&unfinished),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
        };
        left?;
        make(&unfinished)?;
        sync_tree(&unfinished)?;
        fs::rename(&unfinished, self.database())?;
        Ok(sync_dir(&self.dir)?)
    }

    /// Writes `FORMAT`, durably and at once.
    pub(crate) fn mark(&self, format: &Format) -> Result<(), OpenRefused> {
        let unfinished = self.dir.join("FORMAT.new");
        let mut file = File::create(&unfinished)?;
        file.write_all(format.text().as_bytes())?;
        file.sync_all()?;
        fs::rename(&unfinished, self.dir.join(FORMAT))?;
        sync_dir(&self.dir)?;
        // The folder's own name is durable only with its parent.
        match self.dir.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => Ok(sync_dir(parent)?),
            _ => Ok(()),
        }
    }

    fn contents(&self, expected: &Format) -> Result<Contents, OpenRefused> {
        let format = self.format()?;
        let has_database = self.database().try_exists()?;
        match (format, has_database) {
            (Some(format), true) => {
                format.expect(expected)?;
                Ok(Contents::Whole)
            }
            (Some(format), false) => {
                format.expect(expected)?;
                Err(OpenRefused::DatabaseMissing)
            }
            (None, true) => Ok(Contents::Unmarked),
            (None, false) => Ok(Contents::Nothing),
        }
    }

    fn format(&self) -> Result<Option<Format>, OpenRefused> {
        format_of(&self.dir)
    }
}

/// What the `FORMAT` file of a folder says, also while somebody has its database open; nothing where there is none.
pub fn format_of(dir: &Path) -> Result<Option<Format>, OpenRefused> {
    let file = match File::open(dir.join(FORMAT)) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let mut text = Vec::new();
    file.take(Format::BYTES_MAX).read_to_end(&mut text)?;
    let text = String::from_utf8(text).map_err(|_| FormatRefused::Unreadable)?;
    Ok(Some(Format::parse(&text)?))
}

impl From<io::Error> for OpenRefused {
    fn from(error: io::Error) -> Self {
        Self::Io { kind: error.kind() }
    }
}

/// Bytes left for us on the disk that `path` is on; `None` when the system does not say.
pub fn free_bytes(path: &Path) -> Option<u64> {
    let room = rustix::fs::statvfs(path).ok()?;
    Some(room.f_bavail.saturating_mul(room.f_frsize))
}

/// Members' data lies here: nobody else on the machine may look in.
fn make_dir(dir: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir)
}

/// Makes a file durable, or a folder with what is in it.
fn sync_tree(path: &Path) -> io::Result<()> {
    if fs::symlink_metadata(path)?.is_dir() {
        for entry in fs::read_dir(path)? {
            sync_tree(&entry?.path())?;
        }
    }
    File::open(path)?.sync_all()
}

fn sync_dir(dir: &Path) -> io::Result<()> {
    File::open(dir)?.sync_all()
}
