//! Makes a set: content and keys of one moment, the files of its pictures and its rooms, each sealed, and a label beside
//! them; and with it a set of the keys of rooms, which are kept apart.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use age::x25519::Recipient;
use edge::MediaShelf;
use engine::{Engine, Manifest};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::label::{CONTENT, Holds, KEYS, Label, MEDIA, ROOMS, unusable};
use super::media::{Carried, pack};
use super::pour::unfinished;
use super::prune::{STAMP, prune};
use super::room_keys::{self, NAME};
use super::rooms::{self, IN_NO_BACKUP, RoomsSource};
use super::sealed::{Sealing, parse_recipient};
use super::split::split;
use super::work::Work;
use crate::admin::{DryRun, Failure};
use crate::runtime::private_folder;

/// What is asked.
pub(crate) struct CreateAsked {
    /// The folder sets are put into.
    pub(crate) into: PathBuf,
    /// Whom the set is sealed to.
    pub(crate) recipient: String,
    /// Now.
    pub(crate) made: Timestamp,
}

/// What a set is made of.
pub(crate) struct Sources<'a> {
    /// The store.
    pub(crate) engine: &'a dyn Engine,
    /// The files of its pictures.
    pub(crate) shelf: &'a dyn MediaShelf,
    /// The private rooms.
    pub(crate) rooms: &'a RoomsSource,
}

/// The two sets of one moment, each under its own name.
struct Named {
    content: PathBuf,
    room_keys: PathBuf,
}

/// Makes a set in the folder, and one of the keys of rooms beside it; what was left of an earlier one that was broken off
/// goes, and so do keys of rooms that are 35 days old.
pub(crate) fn create(sources: &Sources<'_>, asked: &CreateAsked, work: &Work) -> Result<Value, Failure> {
    let recipient = parse_recipient(&asked.recipient)?;
    let stamp = asked.made.strftime(STAMP);
    let named = Named {
        content: asked.into.join(format!("rosarium-{stamp}")),
        room_keys: asked.into.join(format!("{NAME}{stamp}")),
    };
    if let Some(set) = named.each().into_iter().find(|set| set.exists()) {
        return Err(Failure::failed(format!(
            "{} was just made; try again in a second",
            set.display()
        )));
    }
    private_folder(&asked.into).map_err(|error| unusable(&asked.into, &error))?;
    sweep(&asked.into)?;
    let pruned = prune(&asked.into, asked.made, DryRun::Real)?;
    let made = make(sources, asked, (&named, &recipient), work);
    if made.is_err() {
        for set in named.each() {
            // What is left after all is swept by the next one.
            let _left = fs::remove_dir_all(unfinished(set));
        }
    }
    let mut made = made?;
    made["room_keys_pruned"] = pruned.value(&asked.into);
    Ok(made)
}

impl Named {
    fn each(&self) -> [&Path; 2] {
        [&self.content, &self.room_keys]
    }
}

fn make(
    sources: &Sources<'_>,
    asked: &CreateAsked,
    (named, recipient): (&Named, &Recipient),
    work: &Work,
) -> Result<Value, Failure> {
    let beginning = unfinished(&named.content);
    private_folder(&beginning).map_err(|error| unusable(&beginning, &error))?;
    let mut rooms = Sealing::begin(&beginning, ROOMS, recipient)?;
    let key_file = rooms::seal(sources.rooms, &mut rooms, work)?;
    let mut content = Sealing::begin(&beginning, CONTENT, recipient)?;
    let mut keys = Sealing::begin(&beginning, KEYS, recipient)?;
    let mut media = Sealing::begin(&beginning, MEDIA, recipient)?;
    // Until the last is read, the files of that moment stay.
    let _held = sources.shelf.hold();
    let (manifest, files) = split(sources.engine, &mut content, &mut keys, work)?;
    let carried = pack(sources.shelf, &files, (&mut media, manifest.sequence), work)?;
    let files = vec![
        content.finish()?,
        keys.finish()?,
        media.finish()?,
        rooms.finish()?,
    ];
    let sequence = manifest.sequence.0;
    let label = Label::new(Holds::Content, asked.made, sequence, files);
    label.write(&beginning)?;
    if let Some(file) = &key_file {
        let beginning = unfinished(&named.room_keys);
        room_keys::seal(&beginning, recipient, (asked.made, sequence), file)?;
        name_it(&beginning, &named.room_keys)?;
    }
    name_it(&beginning, &named.content)?;
    let key_set = key_file.is_some().then_some(named.room_keys.as_path());
    Ok(shown((&named.content, key_set), &label, &manifest, carried))
}

fn shown(
    (set, room_keys): (&Path, Option<&Path>),
    label: &Label,
    manifest: &Manifest,
    carried: Carried,
) -> Value {
    json!({
        "set": set, "made": label.made, "sequence": label.sequence, "records": manifest.record_count(),
        "files": label.files, "pictures": carried.files, "pictures_missing": carried.missing,
        "room_keys": room_keys, "in_no_backup": IN_NO_BACKUP,
    })
}

/// Gives a whole folder its name, durably.
pub(super) fn name_it(beginning: &Path, named: &Path) -> Result<(), Failure> {
    let parent = named.parent().filter(|parent| !parent.as_os_str().is_empty());
    let named_durably = File::open(beginning)
        .and_then(|folder| folder.sync_all())
        .and_then(|()| fs::rename(beginning, named))
        .and_then(|()| File::open(parent.unwrap_or(Path::new(".")))?.sync_all());
    named_durably.map_err(|error| unusable(named, &error))
}

/// Takes away sets that were broken off.
fn sweep(into: &Path) -> Result<(), Failure> {
    let swept = (|| {
        for entry in fs::read_dir(into)? {
            let entry = entry?;
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if name.starts_with("rosarium-") && name.ends_with(".unfinished") {
                fs::remove_dir_all(entry.path())?;
            }
        }
        Ok::<_, io::Error>(())
    })();
    swept.map_err(|error| unusable(into, &error))
}
