//! Makes a set: content and keys of one moment and the files of its pictures, each sealed, and a label beside them.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use edge::MediaShelf;
use engine::{Engine, Manifest};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::label::{CONTENT, KEYS, Label, MEDIA, unusable};
use super::media::{Carried, pack};
use super::pour::unfinished;
use super::sealed::{Sealing, parse_recipient};
use super::split::split;
use super::work::Work;
use crate::admin::Failure;
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

/// Makes a set in the folder; what was left of an earlier one that was broken off goes.
pub(crate) fn create(
    (engine, shelf): (&dyn Engine, &dyn MediaShelf),
    asked: &CreateAsked,
    work: &Work,
) -> Result<Value, Failure> {
    let recipient = parse_recipient(&asked.recipient)?;
    let name = format!("rosarium-{}", asked.made.strftime("%Y%m%dT%H%M%SZ"));
    let set = asked.into.join(&name);
    if set.exists() {
        return Err(Failure::failed(format!(
            "{} was just made; try again in a second",
            set.display()
        )));
    }
    let beginning = unfinished(&set);
    private_folder(&asked.into).map_err(|error| unusable(&asked.into, &error))?;
    sweep(&asked.into)?;
    private_folder(&beginning).map_err(|error| unusable(&beginning, &error))?;
    let made = (|| {
        let mut content = Sealing::begin(&beginning, CONTENT, &recipient)?;
        let mut keys = Sealing::begin(&beginning, KEYS, &recipient)?;
        let mut media = Sealing::begin(&beginning, MEDIA, &recipient)?;
        // Until the last is read, the files of that moment stay.
        let _held = shelf.hold();
        let (manifest, named) = split(engine, &mut content, &mut keys, work)?;
        let carried = pack(shelf, &named, (&mut media, manifest.sequence), work)?;
        let files = vec![content.finish()?, keys.finish()?, media.finish()?];
        let label = Label::new(asked.made, manifest.sequence.0, files);
        label.write(&beginning)?;
        name_it(&beginning, &set)?;
        Ok(shown(&set, &label, &manifest, carried))
    })();
    if made.is_err() {
        // What is left after all is swept by the next one.
        let _left = fs::remove_dir_all(&beginning);
    }
    made
}

fn shown(set: &Path, label: &Label, manifest: &Manifest, carried: Carried) -> Value {
    json!({
        "set": set, "made": label.made, "sequence": label.sequence, "records": manifest.record_count(),
        "files": label.files, "pictures": carried.files, "pictures_missing": carried.missing,
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
