//! Opens a set with the identity it is sealed to: on trial, or as the store of a node.

use std::fs;
use std::io::Read;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use engine::{BackupReader, Engine, Filled, Sequence};
use jiff::Timestamp;
use serde_json::{Value, json};
use store::{Database, StoreError, audit, community, deliveries, peerings, repairs, sequences};

use super::label::{CONTENT, Holds, KEYS, Label, MEDIA, ROOMS, unusable};
use super::media;
use super::pour::{check_place, pour};
use super::room_keys::{self, OpenKeys};
use super::rooms::{self, IN_NO_BACKUP, RoomsPlace, RoomsPoured, look_through};
use super::sealed::{identities, unseal};
use super::split::{join, records};
use super::work::{Work, interrupted};
use crate::admin::{DryRun, Failure};
use crate::config::{EngineKind, MEDIA_FOLDER, StorageWhere};
use crate::media::FolderShelf;

/// Hosts whose deliveries are numbered anew; as many as there may be peerings.
const HOSTS_MAX: u16 = 10_000;

/// Where a set is put on trial: a folder that is made for that and removed.
pub(crate) struct Trial {
    /// A folder that does not exist.
    pub(crate) dir: PathBuf,
}

/// A set, and what opens it.
pub(crate) struct SetAsked {
    /// Its folder.
    pub(crate) set: PathBuf,
    /// The private key it is sealed to.
    pub(crate) identity: PathBuf,
    /// The folder of the keys of its rooms, for a set of content.
    pub(crate) room_keys: Option<PathBuf>,
}

/// Checks a set: the label, and with an identity everything in it, by a restore on trial.
pub(crate) fn verify(
    set: &Path,
    identity: Option<&Path>,
    room_keys: Option<&Path>,
    trial: &Trial,
    work: &Work,
) -> Result<Value, Failure> {
    let label = Label::check(set)?;
    if label.holds == Holds::RoomKeys {
        return room_keys::verify(set, &label, identity);
    }
    let Some(identity) = identity else {
        if let Some(keys) = room_keys {
            Label::check(keys)?;
        }
        return Ok(json!({
            "set": set, "made": label.made, "holds": label.holds, "sequence": label.sequence, "opened": false,
        }));
    };
    let storage = StorageWhere {
        kind: EngineKind::Redb,
        dir: trial.dir.join("store"),
        cache_mib: 64,
        media: trial.dir.join(MEDIA_FOLDER),
    };
    fs::DirBuilder::new()
        .mode(0o700)
        .create(&trial.dir)
        .map_err(|error| unusable(&trial.dir, &error))?;
    let mut origin = None;
    let opened = open_set((set, &label), identity, room_keys).and_then(|opened| {
        opened.pour(&storage, label.made, work, |engine| {
            let database = Database::open(engine).map_err(Failure::failed)?;
            let identity = database.read(community::identity).map_err(Failure::failed)?;
            origin = identity.map(|identity| identity.origin.to_string());
            Ok(())
        })
    });
    let removed = fs::remove_dir_all(&trial.dir).map_err(|error| unusable(&trial.dir, &error));
    let poured = opened?;
    removed?;
    Ok(json!({
        "set": set, "made": label.made, "holds": label.holds, "sequence": label.sequence, "opened": true,
        "records": poured.filled.records, "pictures": poured.pictures, "origin": origin,
        "rooms": poured.rooms.value(),
    }))
}

/// What [`restore`] would do: the set is opened and checked, and the place looked at.
pub(crate) fn would_restore(asked: &SetAsked, to: &StorageWhere, work: &Work) -> Result<Value, Failure> {
    let set = &asked.set;
    let label = Label::check(set)?;
    if label.holds == Holds::RoomKeys {
        return room_keys::put_back(set, &asked.identity, to, DryRun::Dry);
    }
    check_place(to)?;
    let mut opened = open_set((set, &label), &asked.identity, asked.room_keys.as_deref())?;
    let place = RoomsPlace::of(to);
    place.check(opened.room_keys.as_ref())?;
    let mut count = 0;
    for record in join(records(&mut opened.content), records(&mut opened.keys)) {
        record.map_err(Failure::failed)?;
        count += 1;
        if work.step(count - 1, count).is_break() {
            return Err(interrupted("nothing was changed"));
        }
    }
    let mut pictures = 0;
    if let Some(files) = &mut opened.media {
        while media::next(files)?.is_some() {
            pictures += 1;
            if work.file(pictures).is_break() {
                return Err(interrupted("nothing was changed"));
            }
        }
    }
    let rooms = match &mut opened.rooms {
        Some(rows) => look_through(rows, opened.room_keys.as_ref(), &place, work)?,
        None => RoomsPoured::default(),
    };
    Ok(json!({
        "set": set, "made": label.made, "holds": label.holds, "store": to.dir, "records": count,
        "pictures": pictures, "rooms": rooms.value(),
    }))
}

/// Puts a set into the empty place of a store, and begins a new epoch towards every peer (protocol 6.1). Of a set of keys of
/// rooms, the key file is put beside rooms that have none.
pub(crate) fn restore(
    asked: &SetAsked,
    to: &StorageWhere,
    now: Timestamp,
    work: &Work,
) -> Result<Value, Failure> {
    let set = &asked.set;
    let label = Label::check(set)?;
    if label.holds == Holds::RoomKeys {
        return room_keys::put_back(set, &asked.identity, to, DryRun::Real);
    }
    check_place(to)?;
    let mut begun = None;
    let opened = open_set((set, &label), &asked.identity, asked.room_keys.as_deref())?;
    let poured = opened.pour(to, now, work, |engine| {
        begun = begin_anew(&Database::open(engine).map_err(Failure::failed)?, &label, now)?;
        Ok(())
    })?;
    Ok(json!({
        "set": set, "made": label.made, "holds": label.holds, "store": to.dir,
        "records": poured.filled.records, "written": poured.filled.written, "pictures": poured.pictures,
        "epoch": begun, "rooms": poured.rooms.value(), "in_no_backup": IN_NO_BACKUP,
    }))
}

/// A new epoch, and what waits for each peer numbered in it.
fn begin_anew(database: &Database, label: &Label, now: Timestamp) -> Result<Option<i64>, StoreError> {
    let epoch = database.transact_blocking(|tx| {
        audit::log(tx, "operator", &format!("restore {}", label.made), now)?;
        sequences::restored(tx, now)
    })?;
    let hosts = database.read(|tx| deliveries::hosts(tx, HOSTS_MAX))?;
    for (host, _) in hosts {
        database.transact_blocking(|tx| deliveries::renumber(tx, &host))?;
    }
    // However lately both sides were compared, at its start the node asks every peer for what the backup lacks.
    for peering in database.read(peerings::list)? {
        database.transact_blocking(|tx| repairs::compare_anew(tx, &peering.peer, now))?;
    }
    Ok(epoch)
}

/// A set whose files are open.
struct OpenSet<R> {
    content: BackupReader<R>,
    keys: BackupReader<R>,
    media: Option<BackupReader<R>>,
    rooms: Option<BackupReader<R>>,
    room_keys: Option<OpenKeys>,
}

/// What came of a set.
struct Poured {
    filled: Filled,
    pictures: u64,
    rooms: RoomsPoured,
}

fn open_set(
    (set, label): (&Path, &Label),
    identity: &Path,
    room_keys: Option<&Path>,
) -> Result<OpenSet<impl Read + use<>>, Failure> {
    let identities = identities(identity)?;
    let begin = |name: &str| {
        let path = set.join(name);
        BackupReader::begin(unseal(&path, &identities)?)
            .map_err(|error| Failure::failed(format!("{}: {error}", path.display())))
    };
    let open = |name: &str| {
        let reader = begin(name)?;
        match reader.sequence() == Sequence(label.sequence) {
            true => Ok(reader),
            false => Err(Failure::failed(format!(
                "{} is of another backup",
                set.join(name).display()
            ))),
        }
    };
    Ok(OpenSet {
        content: open(CONTENT)?,
        keys: open(KEYS)?,
        media: label.has_media().then(|| open(MEDIA)).transpose()?,
        // Their database counts its own commits.
        rooms: label.has_rooms().then(|| begin(ROOMS)).transpose()?,
        room_keys: room_keys
            .map(|set| room_keys::open(set, &identities))
            .transpose()?,
    })
}

impl<R: Read> OpenSet<R> {
    /// Files of pictures and rooms first, so that the store has its name only when what it speaks of is there.
    fn pour(
        mut self,
        to: &StorageWhere,
        now: Timestamp,
        work: &Work,
        complete: impl FnOnce(Arc<dyn Engine>) -> Result<(), Failure>,
    ) -> Result<Poured, Failure> {
        let (place, room_keys) = (RoomsPlace::of(to), self.room_keys.as_ref());
        place.check(room_keys)?;
        let pictures = match &mut self.media {
            Some(files) => media::unpack(files, &FolderShelf::at(&to.media), now, work)?,
            None => 0,
        };
        let rooms = match &mut self.rooms {
            Some(rows) => rooms::put_back(rows, room_keys, &place, work)?,
            None => RoomsPoured::default(),
        };
        let sequence = self.content.sequence();
        let all = join(records(&mut self.content), records(&mut self.keys));
        Ok(Poured {
            filled: pour(to, sequence, all, complete, work)?,
            pictures,
            rooms,
        })
    }
}

impl Trial {
    /// A folder beside others of the system's temporary ones, of this process alone.
    pub(crate) fn in_temporary() -> Self {
        let name = format!("rosarium-trial-{}", std::process::id());
        Self {
            dir: std::env::temp_dir().join(name),
        }
    }
}
