//! The keys of rooms, each wrapped: a set of its own beside the content's, with a date of its own, which goes when that is
//! 35 days ago. What was deleted in a room is then in no backup that anybody could read (`subrosa` section 6, R9).

use std::io::{Read, Write};
use std::path::Path;

use age::Identity;
use age::x25519::Recipient;
use engine::OpenRefused;
use jiff::Timestamp;
use serde_json::{Value, json};
use subrosa::{KeyNames, KeysRefused, put_key_file};

use super::label::{Holds, Label, ROOM_KEYS, unusable};
use super::rooms::RoomsPlace;
use super::sealed::{Sealing, identities, unseal};
use super::split::{records, stream};
use crate::admin::{DryRun, Failure};
use crate::config::StorageWhere;
use crate::runtime::{engines, private_folder};

/// With what the folder of such a set begins; its date follows.
pub(super) const NAME: &str = "rosarium-room-keys-";
/// Longest key file that is taken out of a set: more keys than any node ever has.
const FILE_BYTES_MAX: u64 = 1 << 30;

/// A set that was opened and is whole.
pub(super) struct OpenKeys {
    pub(super) made: Timestamp,
    pub(super) names: KeyNames,
    pub(super) file: Vec<u8>,
}

impl OpenKeys {
    /// A key file, if it is one.
    pub(super) fn of(made: Timestamp, file: Vec<u8>) -> Result<Self, KeysRefused> {
        let names = KeyNames::read(&file)?;
        Ok(Self { made, names, file })
    }
}

/// Makes the set, under a name that is not its own yet.
pub(super) fn seal(
    beginning: &Path,
    recipient: &Recipient,
    (made, sequence): (Timestamp, u64),
    file: &[u8],
) -> Result<(), Failure> {
    private_folder(beginning).map_err(|error| unusable(beginning, &error))?;
    let mut sealing = Sealing::begin(beginning, ROOM_KEYS, recipient)?;
    let refused = |error: std::io::Error| unusable(&beginning.join(ROOM_KEYS), &error);
    sealing.write_all(file).map_err(refused)?;
    let files = vec![sealing.finish()?];
    Label::new(Holds::RoomKeys, made, sequence, files).write(beginning)
}

/// Opens a set, and reads that it holds a key file.
pub(super) fn open(set: &Path, identities: &[Box<dyn Identity>]) -> Result<OpenKeys, Failure> {
    let label = Label::check(set)?;
    if label.holds != Holds::RoomKeys {
        return Err(Failure::usage(format!(
            "{} holds no keys of rooms: the set that does is called {NAME}…, with the same date",
            set.display()
        )));
    }
    let path = set.join(ROOM_KEYS);
    let mut file = Vec::new();
    unseal(&path, identities)?
        .take(FILE_BYTES_MAX)
        .read_to_end(&mut file)
        .map_err(|error| unusable(&path, &error))?;
    OpenKeys::of(label.made, file)
        .map_err(|refused| Failure::failed(format!("{}: {refused}", path.display())))
}

/// Checks a set of keys, with an identity to its end.
pub(super) fn verify(set: &Path, label: &Label, identity: Option<&Path>) -> Result<Value, Failure> {
    let opened = identity
        .map(|identity| open(set, &identities(identity)?))
        .transpose()?;
    Ok(json!({
        "set": set, "made": label.made, "holds": label.holds, "opened": opened.is_some(),
        "keys": opened.map(|opened| opened.names.count()),
    }))
}

/// Puts the key file of a set beside rooms that have none; a node that runs reads it when it starts next.
pub(super) fn put_back(
    set: &Path,
    identity: &Path,
    to: &StorageWhere,
    run: DryRun,
) -> Result<Value, Failure> {
    let opened = open(set, &identities(identity)?)?;
    let place = RoomsPlace::of(to);
    if !place.storage.dir.join("FORMAT").is_file() {
        return Err(Failure::not_found(format!(
            "there are no rooms in {}: restore the set with the content first, with --room-keys for this one",
            place.storage.dir.display()
        )));
    }
    let is_free =
        matches!(place.keys.symlink_metadata(), Err(error) if error.kind() == std::io::ErrorKind::NotFound);
    if !is_free {
        return Err(Failure::failed(format!(
            "{} is there: a key file is only put where there is none; move it away first, while the node is stopped",
            place.keys.display()
        )));
    }
    let keyless = keyless(&place, &opened.names)?;
    if run == DryRun::Real {
        put_key_file(&place.keys, &opened.file).map_err(Failure::failed)?;
    }
    Ok(json!({
        "set": set, "made": opened.made, "holds": Holds::RoomKeys, "keys": opened.names.count(), "file": place.keys,
        "rows_without_key": keyless,
    }))
}

/// How many rows of rooms have no key among these, and go when the rooms open next; nobody can say of rooms that a node has
/// open.
fn keyless(place: &RoomsPlace, names: &KeyNames) -> Result<Option<u64>, Failure> {
    let engine = match engines::open(&place.storage) {
        Err(OpenRefused::AlreadyOpen) => return Ok(None),
        opened => opened
            .map_err(|refused| Failure::failed(format!("{}: {refused}", place.storage.dir.display())))?,
    };
    let mut keyless = 0;
    stream(&*engine, |rows| {
        for row in records(rows) {
            let row = row.map_err(Failure::failed)?;
            keyless += u64::from(!names.has_key_of(row.space, &row.key, &row.payload));
        }
        Ok(())
    })?;
    Ok(Some(keyless))
}
