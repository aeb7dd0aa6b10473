//! The rooms of a node in its backups: their rows as they lie on disk, in a file of their own in the daily set, and their key
//! file for a set apart. What unlocks them is in neither (`subrosa` section 6).

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use engine::{BackupReader, BackupWriter, Engine, EngineError, Manifest};
use jiff::Timestamp;
use serde_json::{Value, json};
use subrosa::{KeyNames, KeysRefused, Rooms, is_restored, note_restored, put_key_file, read_key_file};

use super::label::unusable;
use super::pour::{pour, unfinished};
use super::room_keys::OpenKeys;
use super::sealed::Sealing;
use super::split::{records, stream, stream_of};
use super::work::{Work, interrupted};
use crate::admin::Failure;
use crate::config::StorageWhere;
use crate::runtime::{NodeRuntime, engines};

/// What has to be kept where no backup is, in one sentence: a set is of no use without it.
pub(crate) const IN_NO_BACKUP: &str = "in no backup, and to be kept elsewhere: the key that locks the rooms (a credential, the file \
                                       rooms.kek, or a passphrase) and the private key of age, without which nobody reads what is sealed";

/// The file of their keys, in the folder of their database.
const KEYS_FILE: &str = "keys";

/// Where the rooms of a node lie.
pub(crate) struct RoomsPlace {
    /// Their database.
    pub(super) storage: StorageWhere,
    /// Their key file.
    pub(super) keys: PathBuf,
}

impl RoomsPlace {
    /// Beside the store, in the data folder that its pictures are in.
    pub(crate) fn of(store: &StorageWhere) -> Self {
        let storage = store.of_rooms();
        Self {
            keys: storage.dir.join(KEYS_FILE),
            storage,
        }
    }
}

/// The rooms of a node as a backup takes them.
pub(crate) enum RoomsSource {
    /// Somebody unlocked them.
    Open(Arc<Rooms>),
    /// They are locked: database and key file as they lie there, which nobody changes.
    Shut {
        /// The database.
        engine: Arc<dyn Engine>,
        /// The key file; there may be none.
        keys: PathBuf,
    },
}

impl RoomsSource {
    /// Those of a node.
    pub(crate) fn of(runtime: &NodeRuntime) -> Self {
        match runtime.rooms.get() {
            Some(open) => Self::Open(open.rooms().clone()),
            None => Self::Shut {
                engine: runtime.rooms_part.engine.clone(),
                keys: runtime.rooms_part.keys.clone(),
            },
        }
    }
}

/// Writes the rows into a set; the key file of the same moment, if there is one. A node in whose rooms nobody ever was has a
/// file too.
///
/// It comes before the store: what a room released and the store lacks is made again, and not the other way round.
pub(super) fn seal(rooms: &RoomsSource, into: &mut Sealing, work: &Work) -> Result<Option<Vec<u8>>, Failure> {
    match rooms {
        RoomsSource::Open(rooms) => {
            let mut keys = Vec::new();
            pass(into, work, |rows| rooms.back_up(&mut keys, rows))?;
            Ok(Some(keys))
        }
        RoomsSource::Shut { engine, keys } => {
            let keys = read_key_file(keys).map_err(Failure::failed)?;
            pass(into, work, |rows| engine.backup(rows))?;
            Ok(keys)
        }
    }
}

/// Nothing is said of how many rows there are: a log is no place for how busy rooms were.
fn pass(
    into: &mut Sealing,
    work: &Work,
    give: impl FnOnce(&mut dyn Write) -> Result<Manifest, EngineError> + Send,
) -> Result<(), Failure> {
    let passed = stream_of(give, |reader| {
        let mut rows = BackupWriter::begin(into, reader.sequence()).map_err(Failure::failed)?;
        while let Some(row) = reader.next_record().map_err(Failure::failed)? {
            rows.record(row.space, &row.key, &row.payload)
                .map_err(Failure::failed)?;
            if work.goes_on().is_break() {
                return Err(interrupted("nothing of this backup is kept"));
            }
        }
        rows.finish().map_err(Failure::failed)?;
        Ok(())
    });
    passed.map(drop)
}

/// Reads each row of the rooms, with its checksum, and that the file of their keys is whole; opens neither, and says nothing of
/// how many there are. A running node writes that file whole, so it may be read at any time, and nothing beside it is touched.
pub(crate) fn check_rooms(engine: &dyn Engine, keys: &Path) -> Result<(), Failure> {
    let read = engine.backup(&mut std::io::sink()).map_err(|error| {
        Failure::failed(format!(
            "the database of private rooms: {error}; put it back from a backup"
        ))
    })?;
    match fs::read(keys) {
        Ok(file) => KeyNames::read(&file).map(drop).map_err(Failure::failed),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => match read.record_count() {
            0 => Ok(()),
            _ => Err(Failure::failed(KeysRefused::Missing)),
        },
        Err(error) => Err(unusable(keys, &error)),
    }
}

/// What becomes, or became, of the rooms of a set.
#[derive(Default)]
pub(super) struct RoomsPoured {
    state: RoomsState,
    /// When their keys were copied, if a set of them was handed in.
    keys_made: Option<Timestamp>,
    /// Rows that have no key in it.
    keyless: u64,
}

/// Whether a set's rooms are there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum RoomsState {
    /// The set is older than rooms, or its node had none.
    #[default]
    None,
    /// They are there, and so are their keys.
    WithKeys,
    /// They are there, and nobody reads them before their keys are.
    WithoutKeys,
    /// Other rooms are there, which were left as they are.
    Kept,
}

impl RoomsPoured {
    /// For machines.
    pub(super) fn value(&self) -> Value {
        let state = match self.state {
            RoomsState::None => "none",
            RoomsState::WithKeys => "with_keys",
            RoomsState::WithoutKeys => "without_keys",
            RoomsState::Kept => "kept",
        };
        json!({ "state": state, "keys_made": self.keys_made, "rows_without_key": self.keyless })
    }
}

/// What a place of rooms holds.
enum Standing {
    /// Nothing.
    Free,
    /// What a restore put there; nobody has opened it yet.
    Begun,
    /// Rooms of this node.
    LivedIn,
}

impl RoomsPlace {
    fn standing(&self) -> Result<Standing, Failure> {
        let refused = |error: std::io::Error| unusable(&self.storage.dir, &error);
        let is_empty = match fs::read_dir(&self.storage.dir) {
            Ok(mut entries) => entries.next().is_none(),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => true,
            Err(error) => return Err(refused(error)),
        };
        Ok(match is_empty {
            true => Standing::Free,
            false if is_restored(&self.keys).map_err(refused)? => Standing::Begun,
            false => Standing::LivedIn,
        })
    }

    /// Refuses keys for rooms that are there already and have their own.
    pub(super) fn check(&self, keys: Option<&OpenKeys>) -> Result<(), Failure> {
        match (self.standing()?, keys) {
            (Standing::LivedIn, Some(_)) => Err(Failure::failed(format!(
                "{} is not empty: rooms are only put into an empty folder; move the old one away first, or leave \
                 --room-keys out, and the rooms that are there stay as they are",
                self.storage.dir.display()
            ))),
            _ => Ok(()),
        }
    }
}

/// Puts the rooms of a set into their place, with their keys if those are there too; rooms that are lived in stay.
pub(super) fn put_back<R: Read>(
    rows: &mut BackupReader<R>,
    keys: Option<&OpenKeys>,
    place: &RoomsPlace,
    work: &Work,
) -> Result<RoomsPoured, Failure> {
    let dir = &place.storage.dir;
    match place.standing()? {
        Standing::Free => {}
        Standing::LivedIn => {
            return Ok(RoomsPoured {
                state: RoomsState::Kept,
                ..RoomsPoured::default()
            });
        }
        // Its store has no name yet: the same command goes on.
        Standing::Begun => {
            fs::rename(dir, unfinished(dir)).map_err(|error| unusable(dir, &error))?;
        }
    }
    let (sequence, mut keyless) = (rows.sequence(), 0);
    let mut rows = records(rows).peekable();
    if keys.is_none() && rows.peek().is_none() {
        return Ok(RoomsPoured::default());
    }
    let rows = rows.inspect(|row| {
        if let (Ok(row), Some(keys)) = (row, keys) {
            keyless += u64::from(!keys.names.has_key_of(row.space, &row.key, &row.payload));
        }
    });
    let key_file = unfinished(dir).join(KEYS_FILE);
    let complete = |_| match keys {
        Some(keys) => put_key_file(&key_file, &keys.file).map_err(Failure::failed),
        None => note_restored(&key_file).map_err(|error| unusable(&key_file, &error)),
    };
    pour(&place.storage, sequence, rows, complete, work)?;
    Ok(RoomsPoured::of(keys, keyless))
}

/// Carries the rooms of a stopped node to another data folder, with their keys; none where both are one.
pub(super) fn carry(
    from: &StorageWhere,
    to: &StorageWhere,
    now: Timestamp,
    work: &Work,
) -> Result<RoomsPoured, Failure> {
    let (source, target) = (RoomsPlace::of(from), RoomsPlace::of(to));
    let real = |place: &RoomsPlace| fs::canonicalize(&place.storage.dir).ok();
    let is_one = source.storage.dir == target.storage.dir || real(&source) == real(&target);
    if is_one || !source.storage.dir.join("FORMAT").is_file() {
        return Ok(RoomsPoured::default());
    }
    let engine = engines::open(&source.storage)
        .map_err(|refused| Failure::failed(format!("{}: {refused}", source.storage.dir.display())))?;
    let file = read_key_file(&source.keys).map_err(Failure::failed)?;
    let keys = file.map(|file| OpenKeys::of(now, file)).transpose();
    let keys = keys.map_err(Failure::failed)?;
    if let Standing::LivedIn = target.standing()? {
        return Err(Failure::failed(format!(
            "{} is not empty: rooms are only copied into an empty folder; move the old one away first",
            target.storage.dir.display()
        )));
    }
    let mut poured = RoomsPoured::default();
    stream(&*engine, |rows| {
        poured = put_back(rows, keys.as_ref(), &target, work)?;
        Ok(())
    })?;
    Ok(poured)
}

/// Reads the rooms of a set to their end, and what would become of them.
pub(super) fn look_through<R: Read>(
    rows: &mut BackupReader<R>,
    keys: Option<&OpenKeys>,
    place: &RoomsPlace,
    work: &Work,
) -> Result<RoomsPoured, Failure> {
    let (mut has_rows, mut keyless) = (false, 0);
    for row in records(rows) {
        let row = row.map_err(Failure::failed)?;
        has_rows = true;
        let has_key = |keys: &KeyNames| keys.has_key_of(row.space, &row.key, &row.payload);
        keyless += u64::from(!keys.is_none_or(|keys| has_key(&keys.names)));
        if work.goes_on().is_break() {
            return Err(interrupted("nothing was changed"));
        }
    }
    match place.standing()? {
        Standing::LivedIn => Ok(RoomsPoured {
            state: RoomsState::Kept,
            ..RoomsPoured::default()
        }),
        _ if keys.is_none() && !has_rows => Ok(RoomsPoured::default()),
        _ => Ok(RoomsPoured::of(keys, keyless)),
    }
}

impl RoomsPoured {
    fn of(keys: Option<&OpenKeys>, keyless: u64) -> Self {
        Self {
            state: match keys {
                Some(_) => RoomsState::WithKeys,
                None => RoomsState::WithoutKeys,
            },
            keys_made: keys.map(|keys| keys.made),
            keyless,
        }
    }
}

#[cfg(test)]
mod tests;
