//! Opens the private rooms of a node: their own database beside the store, the file of their keys, and the key that locks
//! all of them (F11, `subrosa` section 6). Without that key the node works and its rooms are locked; a key that is wrong
//! keeps it from starting, so that somebody notices.

use std::fs::DirBuilder;
use std::io::ErrorKind;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use ambient::Randomness;
use domain::Origin;
use engine::{Engine, MemoryEngine, OpenRefused};
use subrosa::{Dropped, Kek, KekRefused, KeysRefused, Rooms, RoomsError, Unlock, settle_key_file};
use web::{OpenRooms, RoomDefaults, RoomsBell, RoomsOpen};

use super::passphrase::{self, Typed, Unasked};
use super::secret_file::refuse_open_to_others;
use super::{StartRefused, engines, private_folder};
use crate::config::{Config, EngineKind, RoomsKey};
use crate::workers::RoomsPace;

/// Tries to find a folder that is nobody's yet.
const FOLDER_TRIES: u32 = 100;

/// Where the rooms are, and who hands in their key.
pub enum RoomsFrom {
    /// Where the configuration says.
    Configured(MayAsk),
    /// Here: stories let them crash and hand in what was left.
    Given(GivenRooms),
}

/// Who may be asked for a passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MayAsk {
    /// Whoever sits at the terminal.
    Terminal,
    /// Nobody: rooms under a passphrase stay locked.
    Nobody,
}

/// Rooms that are there already.
pub struct GivenRooms {
    /// Their database.
    pub engine: Arc<dyn Engine>,
    /// The file of their keys.
    pub keys: PathBuf,
    /// The key that locks them; without one they are locked.
    pub unlock: Option<Unlock>,
}

/// The rooms of a node, and what whoever runs it has to know of them.
pub struct RoomsPart {
    /// As pages reach them.
    pub open: RoomsOpen,
    /// Their database, open also while they are locked: backups take it as it is.
    pub(crate) engine: Arc<dyn Engine>,
    /// The file of their keys, each wrapped.
    pub(crate) keys: PathBuf,
    /// Where the key that locks them comes from; none where it was handed in by the process itself.
    pub(crate) key: Option<RoomsKey>,
    /// Why they are locked, if they are.
    pub(crate) locked: Option<String>,
    /// How far their worker is.
    pub(crate) pace: RoomsPace,
    /// Held while the key takes another's place: two at once would write over what the other wraps under.
    pub(crate) rewrapping: Arc<Mutex<()>>,
    /// Where the file of keys is of rooms that are gone with the process.
    _folder: Option<OwnFolder>,
}

/// A folder that is taken away with whatever is in it.
struct OwnFolder(PathBuf);

impl Drop for OwnFolder {
    fn drop(&mut self) {
        // What is left holds wrapped keys alone, and what unwraps them is gone.
        let _left = std::fs::remove_dir_all(&self.0);
    }
}

/// Rooms whose key is looked for.
struct Found {
    engine: Arc<dyn Engine>,
    keys: PathBuf,
    key: Option<RoomsKey>,
    /// The key, or why there is none.
    unlock: Result<Unlock, Shut>,
    folder: Option<OwnFolder>,
}

/// Why rooms do not open.
#[derive(Debug, PartialEq, Eq)]
enum Shut {
    /// Something is missing: the node starts without rooms.
    Locked(String),
    /// What was handed in is wrong.
    Refused(String),
}

/// Opens them, or says why not.
pub(super) fn open(
    config: &Config,
    node: &Origin,
    from: RoomsFrom,
    randomness: &Randomness,
) -> Result<RoomsPart, StartRefused> {
    let defaults = config.new_rooms()?;
    let found = match from {
        RoomsFrom::Given(given) => Found {
            engine: given.engine,
            keys: given.keys,
            key: None,
            unlock: given
                .unlock
                .ok_or_else(|| Shut::Locked("no key was handed in".to_owned())),
            folder: None,
        },
        RoomsFrom::Configured(may_ask) => find(config, may_ask, randomness)?,
    };
    let Found {
        engine,
        keys,
        key,
        unlock,
        folder,
    } = found;
    let place = (engine.clone(), keys.as_path(), node);
    let opened = unlock.and_then(|unlock| open_or_next(place, unlock, key.as_ref(), randomness));
    let (open, locked) = match opened {
        Ok(rooms) => {
            // Which and how many is said by the command that put them back, and by no log.
            if rooms
                .dropped()
                .is_some_and(|dropped| dropped != Dropped::default())
            {
                tracing::warn!("rooms were restored: what no key opens any more is gone");
            }
            (opened_as(rooms, defaults), None)
        }
        Err(Shut::Locked(why)) => {
            tracing::warn!(%why, "rooms are locked: everything else works");
            // Keys that were destroyed do not wait beside the others until somebody unlocks them.
            if let Err(error) = settle_key_file(&keys) {
                tracing::warn!(%error, "what a kill left beside the keys of rooms is still there");
            }
            (RoomsOpen::Locked, Some(why))
        }
        Err(Shut::Refused(why)) => return Err(StartRefused::Rooms(why)),
    };
    Ok(RoomsPart {
        open,
        engine,
        keys,
        key,
        locked,
        pace: RoomsPace::default(),
        rewrapping: Arc::default(),
        _folder: folder,
    })
}

fn opened_as(rooms: Rooms, defaults: RoomDefaults) -> RoomsOpen {
    RoomsOpen::Open(OpenRooms::new(Arc::new(rooms), defaults, RoomsBell::default()))
}

/// The database and the key where the configuration says; both are made with a new node, the key first: a key file is
/// never wrapped under a key that is nowhere.
fn find(config: &Config, may_ask: MayAsk, randomness: &Randomness) -> Result<Found, StartRefused> {
    let storage = config.storage()?;
    let dir = config.rooms_dir();
    if storage.kind == EngineKind::Memory {
        return Ok(in_memory(randomness));
    }
    let key = config.rooms_key();
    if let (RoomsKey::Beside(path), false) = (&key, dir.exists()) {
        Kek::make_file(path, randomness).map_err(|refused| refused_at(path, &refused))?;
    }
    private_folder(&dir).map_err(|error| unusable(&dir, &error))?;
    let engine = engines::open(&storage.of_rooms()).map_err(|refused| match refused {
        OpenRefused::AlreadyOpen => StartRefused::Open(refused),
        other => StartRefused::Rooms(other.to_string()),
    })?;
    if let RoomsKey::Beside(path) = &key {
        Kek::settle_left(path).map_err(|refused| refused_at(path, &refused))?;
    }
    let keys = config.rooms_keys();
    let unlock = unlock(&key, &keys, may_ask);
    Ok(Found {
        engine,
        keys,
        key: Some(key),
        unlock,
        folder: None,
    })
}

/// Rooms that are gone with the process, and so is the key to what the file of their keys says.
fn in_memory(randomness: &Randomness) -> Found {
    let (keys, unlock, folder) = match own_folder(randomness) {
        Ok(folder) => {
            let key = Unlock::Key(Kek::of_chance(randomness));
            (folder.0.join("keys"), Ok(key), Some(folder))
        }
        Err(error) => {
            let why = format!("there is no folder for a while: {}", error.kind());
            (PathBuf::new(), Err(Shut::Locked(why)), None)
        }
    };
    Found {
        engine: Arc::new(MemoryEngine::new()),
        keys,
        key: None,
        unlock,
        folder,
    }
}

/// A folder that was nobody's, for as long as the process lives.
fn own_folder(randomness: &Randomness) -> std::io::Result<OwnFolder> {
    let mut chance = randomness.room_stream("folder of a while");
    let mut tries = 0;
    loop {
        let name = format!("rosarium-{:016x}", u64::from_be_bytes(chance.bytes()));
        let path = std::env::temp_dir().join(name);
        match DirBuilder::new().mode(0o700).create(&path) {
            Ok(()) => return Ok(OwnFolder(path)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists && tries < FOLDER_TRIES => tries += 1,
            Err(error) => return Err(error),
        }
    }
}

fn unusable(path: &Path, error: &std::io::Error) -> StartRefused {
    StartRefused::Rooms(format!("{} cannot be used: {}", path.display(), error.kind()))
}

fn refused_at(path: &Path, refused: &KekRefused) -> StartRefused {
    StartRefused::Rooms(format!("{}: {refused}", path.display()))
}

/// The key as it is handed in.
fn unlock(key: &RoomsKey, keys: &Path, may_ask: MayAsk) -> Result<Unlock, Shut> {
    match key {
        RoomsKey::Credential(folder) => Kek::of_credential(folder)
            .map(Unlock::Key)
            .map_err(|refused| Shut::Refused(format!("the credential {}: {refused}", Kek::CREDENTIAL))),
        RoomsKey::File(path) | RoomsKey::Beside(path) => of_file(path).map(Unlock::Key),
        RoomsKey::Asked => match may_ask {
            MayAsk::Nobody => Err(Shut::Locked(
                "their passphrase is asked for when the node starts on a terminal".to_owned(),
            )),
            MayAsk::Terminal => asked(keys).map(Unlock::Passphrase),
        },
    }
}

/// A key in a file that nobody else may read.
pub(crate) fn key_in(path: &Path) -> Result<Kek, String> {
    refuse_open_to_others(path)
        .and_then(|()| Kek::read(path).map_err(|refused| refused.to_string()))
        .map_err(|what| format!("{}: {what}", path.display()))
}

fn of_file(path: &Path) -> Result<Kek, Shut> {
    match path.try_exists() {
        Ok(false) => Err(Shut::Locked(format!(
            "their key, the file {}, is not there",
            path.display()
        ))),
        _ => key_in(path).map_err(Shut::Refused),
    }
}

fn asked(keys: &Path) -> Result<subrosa::Passphrase, Shut> {
    let typed = match keys.exists() {
        true => Typed::Known,
        false => Typed::New,
    };
    passphrase::ask(typed).map_err(|unasked| match unasked {
        Unasked::NoTerminal => Shut::Locked(unasked.to_string()),
        other => Shut::Refused(other.to_string()),
    })
}

/// Opens them with the key, or with the next one of a file in the data folder whose change was cut off.
fn open_or_next(
    place: (Arc<dyn Engine>, &Path, &Origin),
    unlock: Unlock,
    key: Option<&RoomsKey>,
    randomness: &Randomness,
) -> Result<Rooms, Shut> {
    let (engine, keys, node) = place;
    let open = |unlock| Rooms::open(engine.clone(), keys, node.clone(), unlock, randomness).map_err(shut);
    let opened = open(unlock);
    let (Err(Shut::Refused(_)), Some(RoomsKey::Beside(path))) = (&opened, key) else {
        return opened;
    };
    let next = Kek::next_file(path);
    if !next.exists() {
        return opened;
    }
    let rooms = open(Unlock::Key(key_in(&next).map_err(Shut::Refused)?))?;
    Kek::settle_file(path).map_err(|refused| Shut::Refused(format!("{}: {refused}", path.display())))?;
    Ok(rooms)
}

/// What is missing locks the rooms; what is wrong keeps the node from starting.
fn shut(error: RoomsError) -> Shut {
    match error {
        RoomsError::Keys(missing @ (KeysRefused::Missing | KeysRefused::Unreadable)) => {
            Shut::Locked(missing.to_string())
        }
        RoomsError::Keys(KeysRefused::WrongKey) => Shut::Refused(format!(
            "{}; hand in the one they were locked with, or take it away to start with rooms locked",
            KeysRefused::WrongKey
        )),
        other => Shut::Refused(other.to_string()),
    }
}

#[cfg(test)]
mod tests;
