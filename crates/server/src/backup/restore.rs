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

use super::label::{CONTENT, KEYS, Label, MEDIA, unusable};
use super::media;
use super::pour::{check_place, pour};
use super::sealed::{identities, unseal};
use super::split::{join, records};
use super::work::{Work, interrupted};
use crate::admin::Failure;
use crate::config::{EngineKind, MEDIA_FOLDER, StorageWhere};
use crate::media::FolderShelf;

/// Hosts whose deliveries are numbered anew; as many as there may be peerings.
const HOSTS_MAX: u16 = 10_000;

/// Where a set is put on trial: a folder that is made for that and removed.
pub(crate) struct Trial {
    /// A folder that does not exist.
    pub(crate) dir: PathBuf,
}

/// Checks a set: the label, and with an identity everything in it, by a restore on trial.
pub(crate) fn verify(
    set: &Path,
    identity: Option<&Path>,
    trial: &Trial,
    work: &Work,
) -> Result<Value, Failure> {
    let label = Label::check(set)?;
    let Some(identity) = identity else {
        return Ok(json!({ "set": set, "made": label.made, "sequence": label.sequence, "opened": false }));
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
    let opened = open_set(set, &label, identity).and_then(|opened| {
        opened.pour(&storage, label.made, work, |engine| {
            let database = Database::open(engine).map_err(Failure::failed)?;
            let identity = database.read(community::identity).map_err(Failure::failed)?;
            origin = identity.map(|identity| identity.origin.to_string());
            Ok(())
        })
    });
    let removed = fs::remove_dir_all(&trial.dir).map_err(|error| unusable(&trial.dir, &error));
    let (filled, pictures) = opened?;
    removed?;
    Ok(json!({
        "set": set, "made": label.made, "sequence": label.sequence, "opened": true,
        "records": filled.records, "pictures": pictures, "origin": origin,
    }))
}

/// What [`restore`] would do: the set is opened and checked, and the place looked at.
pub(crate) fn would_restore(
    set: &Path,
    identity: &Path,
    to: &StorageWhere,
    work: &Work,
) -> Result<Value, Failure> {
    let label = Label::check(set)?;
    check_place(to)?;
    let mut opened = open_set(set, &label, identity)?;
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
    Ok(json!({ "set": set, "made": label.made, "store": to.dir, "records": count, "pictures": pictures }))
}

/// Puts a set into the empty place of a store, and begins a new epoch towards every peer (protocol 6.1).
pub(crate) fn restore(
    set: &Path,
    identity: &Path,
    to: &StorageWhere,
    now: Timestamp,
    work: &Work,
) -> Result<Value, Failure> {
    let label = Label::check(set)?;
    check_place(to)?;
    let mut begun = None;
    let (filled, pictures) = open_set(set, &label, identity)?.pour(to, now, work, |engine| {
        begun = begin_anew(&Database::open(engine).map_err(Failure::failed)?, &label, now)?;
        Ok(())
    })?;
    Ok(json!({
        "set": set, "made": label.made, "store": to.dir, "records": filled.records, "written": filled.written,
        "pictures": pictures, "epoch": begun,
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
}

fn open_set(set: &Path, label: &Label, identity: &Path) -> Result<OpenSet<impl Read + use<>>, Failure> {
    let identities = identities(identity)?;
    let open = |name: &str| {
        let path = set.join(name);
        let reader = BackupReader::begin(unseal(&path, &identities)?)
            .map_err(|error| Failure::failed(format!("{}: {error}", path.display())))?;
        match reader.sequence() == Sequence(label.sequence) {
            true => Ok(reader),
            false => Err(Failure::failed(format!(
                "{} is of another backup",
                path.display()
            ))),
        }
    };
    Ok(OpenSet {
        content: open(CONTENT)?,
        keys: open(KEYS)?,
        media: label.has_media().then(|| open(MEDIA)).transpose()?,
    })
}

impl<R: Read> OpenSet<R> {
    /// Files of pictures first, so that the store has its name only when what it speaks of is there; how many they are.
    fn pour(
        mut self,
        to: &StorageWhere,
        now: Timestamp,
        work: &Work,
        complete: impl FnOnce(Arc<dyn Engine>) -> Result<(), Failure>,
    ) -> Result<(Filled, u64), Failure> {
        let pictures = match &mut self.media {
            Some(files) => media::unpack(files, &FolderShelf::at(&to.media), now, work)?,
            None => 0,
        };
        let sequence = self.content.sequence();
        let all = join(records(&mut self.content), records(&mut self.keys));
        Ok((pour(to, sequence, all, complete, work)?, pictures))
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
