//! Where a node keeps what it remembers: its store, and the files of pictures beside it.

use std::path::PathBuf;

use super::{Config, ConfigRefused};

/// The folder of the files of pictures, inside the data folder.
pub(crate) const MEDIA_FOLDER: &str = "media";

/// Which engine keeps what the node remembers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EngineKind {
    /// One file in one folder.
    Redb,
    /// One tree in one folder.
    Sled,
    /// Nothing outlives the process.
    Memory,
}

/// Where that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StorageWhere {
    /// Which engine.
    pub kind: EngineKind,
    /// Its folder.
    pub dir: PathBuf,
    /// Memory for pages, in MiB.
    pub cache_mib: u32,
    /// The folder of the files that its rows speak of.
    pub media: PathBuf,
}

/// The folder of the rooms' own database, beside that of pictures.
pub(super) const ROOMS_FOLDER: &str = "rooms";
/// Memory for its pages, in MiB: rooms are small.
const ROOMS_CACHE_MIB: u32 = 16;

impl StorageWhere {
    /// Where the rooms' own database is. It is redb whatever engine the store is on, so that it stays where it is when the
    /// store moves to another (`rosarium db copy`); gone with the process where that is.
    pub fn of_rooms(&self) -> Self {
        Self {
            kind: match self.kind {
                EngineKind::Redb | EngineKind::Sled => EngineKind::Redb,
                EngineKind::Memory => EngineKind::Memory,
            },
            dir: self.media.with_file_name(ROOMS_FOLDER),
            cache_mib: ROOMS_CACHE_MIB,
            media: self.media.clone(),
        }
    }
}

impl Config {
    /// Which engine, and where.
    pub fn storage(&self) -> Result<StorageWhere, ConfigRefused> {
        let kind = match self.storage.engine.as_str() {
            "redb" => EngineKind::Redb,
            "sled" => EngineKind::Sled,
            "memory" => EngineKind::Memory,
            "postgres" => {
                return Err(ConfigRefused::value(
                    "storage.engine",
                    "this version is built with redb, sled and memory; write engine = \"redb\"",
                ));
            }
            _ => {
                return Err(ConfigRefused::value(
                    "storage.engine",
                    "write redb, sled or memory",
                ));
            }
        };
        let dir = match self.storage.path.as_str() {
            "" => self.data_dir().join("store"),
            path => PathBuf::from(path),
        };
        Ok(StorageWhere {
            kind,
            dir,
            cache_mib: self.storage.cache_mib,
            media: self.data_dir().join(MEDIA_FOLDER),
        })
    }
}
