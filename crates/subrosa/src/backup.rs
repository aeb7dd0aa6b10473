//! Backups: the rows and the key file of one moment, each as it lies on disk, for two sets of files that are kept apart
//! (`subrosa` section 6).
//!
//! Nothing here decrypts: rows are ciphertext, keys are wrapped, and the key that wraps them is in neither.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::sync::MutexGuard;

use engine::{EngineError, Keyspace, Manifest};

use crate::keyring::{KeyName, KeysRefused, names_in};
use crate::restored::{kept_under, note_restored};
use crate::rooms::Rooms;
use crate::whole_file::{replace, settle};

impl Rooms {
    /// Writes every row in the format of the engine's backups. Before the first byte of them `keys` is the key file of the
    /// same moment: it opens each of these rows, and holds no key that was destroyed before.
    ///
    /// Rooms are lived in meanwhile; whoever needs a new key waits until the moment is fixed, and no longer.
    pub fn back_up(&self, keys: &mut Vec<u8>, rows: &mut dyn Write) -> Result<Manifest, EngineError> {
        let alone = self.change_keys();
        *keys = self.keys().file();
        let mut rows = OfOneMoment {
            alone: Some(alone),
            rows,
        };
        self.engine().backup(&mut rows)
    }
}

/// Lets keys be made and destroyed again at the first byte: the engine has fixed its moment before it writes one.
struct OfOneMoment<'k, 'w> {
    alone: Option<MutexGuard<'k, ()>>,
    rows: &'w mut dyn Write,
}

impl Write for OfOneMoment<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.alone = None;
        self.rows.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.rows.flush()
    }
}

/// What a key file says of itself without the key that wraps it: for what it holds keys.
pub struct KeyNames(BTreeSet<KeyName>);

impl KeyNames {
    /// Reads a key file, and that it is whole.
    pub fn read(file: &[u8]) -> Result<Self, KeysRefused> {
        names_in(file).map(Self)
    }

    /// How many keys it holds.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// Whether it holds a key of the name under which a row lies. It may still be another key of this name: that shows only
    /// when the rooms open.
    pub fn has_key_of(&self, space: Keyspace, key: &[u8], row: &[u8]) -> bool {
        kept_under(space, key, row).is_none_or(|(name, _)| self.0.contains(&name))
    }
}

/// Overwrites and removes what a kill left beside the key file of rooms that nobody has open: keys may be in it that were
/// destroyed.
pub fn settle_key_file(path: &Path) -> Result<(), KeysRefused> {
    match settle(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(KeysRefused::of_disk(&error)),
        _ => Ok(()),
    }
}

/// The key file of rooms that nobody has open, as bytes; nothing if there is none.
pub fn read_key_file(path: &Path) -> Result<Option<Vec<u8>>, KeysRefused> {
    settle_key_file(path)?;
    match fs::read(path) {
        Ok(file) => Ok(Some(file)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(KeysRefused::of_disk(&error)),
    }
}

/// Puts a key file out of a backup in its place, whole and for its owner alone, in a folder that is there. What the rooms
/// hold that it does not open goes when they open next.
pub fn put_key_file(path: &Path, file: &[u8]) -> Result<(), KeysRefused> {
    names_in(file)?;
    let put = note_restored(path).and_then(|()| replace(path, file));
    put.map_err(|error| KeysRefused::of_disk(&error))
}
