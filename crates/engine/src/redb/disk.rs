//! The two things asked of a disk that a test wants to answer: a file to write, and how much room is left.

use std::fs::File;

use ::redb::backends::FileBackend;
use ::redb::{Builder, Database, DatabaseError};

use crate::folder::Folder;

/// What stands under a [`crate::RedbEngine`].
pub(crate) trait Disk: Send + Sync + 'static {
    /// Opens a database in `file`, or makes one if the file is empty.
    fn open(&self, file: File, builder: &Builder) -> Result<Database, DatabaseError>;

    /// Bytes left for us; `None` when the system does not say.
    fn free_bytes(&self, folder: &Folder) -> Option<u64>;
}

/// The disk of the machine.
pub(crate) struct RealDisk;

impl Disk for RealDisk {
    fn open(&self, file: File, builder: &Builder) -> Result<Database, DatabaseError> {
        builder.create_with_backend(FileBackend::new(file)?)
    }

    fn free_bytes(&self, folder: &Folder) -> Option<u64> {
        folder.free_bytes()
    }
}
