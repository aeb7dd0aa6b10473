//! Takes keys of rooms out of a folder of backups when they are 35 days old: until then they still open what was deleted.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::label::{Holds, Label, unusable};
use super::pour::unfinished;
use super::room_keys::NAME;
use super::rooms::IN_NO_BACKUP;
use crate::admin::{DryRun, Failure};

/// Days for which a set of keys of rooms is kept.
pub(crate) const ROOM_KEYS_DAYS: i64 = 35;
/// The date in the name of a set.
pub(super) const STAMP: &str = "%Y%m%dT%H%M%SZ";
const UNFINISHED: &str = ".unfinished";
/// Clocks are never further apart than this.
const AHEAD: SignedDuration = SignedDuration::from_hours(24);

/// What became of the sets of keys in a folder.
#[derive(Default)]
pub(crate) struct Pruned {
    /// Taken away, or to be.
    pub(crate) removed: Vec<PathBuf>,
    /// Not old enough.
    pub(crate) kept: usize,
    /// Without a date, or with one that is yet to come: nobody can say when they are old.
    pub(crate) odd: Vec<PathBuf>,
}

impl Pruned {
    /// For machines.
    pub(crate) fn value(&self, folder: &Path) -> Value {
        json!({
            "into": folder, "removed": self.removed, "kept": self.kept, "without_date": self.odd,
            "in_no_backup": IN_NO_BACKUP,
        })
    }

    /// For people, a line each.
    pub(crate) fn lines(&self, run: DryRun) -> Vec<String> {
        let done = match run {
            DryRun::Real => "are removed",
            DryRun::Dry => "would be removed",
        };
        let mut lines = vec![format!(
            "{} sets of keys of rooms, {ROOM_KEYS_DAYS} days old or older, {done}, and {} are younger",
            self.removed.len(),
            self.kept
        )];
        lines.extend(self.odd.iter().map(|set| {
            format!(
                "{} has no date, or one that is yet to come: remove it yourself, it may open what was deleted",
                set.display()
            )
        }));
        lines
    }
}

/// Takes away each set of keys in a folder that is 35 days old; sets of content stay, however old they are.
pub(crate) fn prune(folder: &Path, now: Timestamp, run: DryRun) -> Result<Pruned, Failure> {
    let refused = |error: io::Error| unusable(folder, &error);
    let mut pruned = Pruned::default();
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(pruned),
        opened => opened.map_err(refused)?,
    };
    for entry in entries {
        let entry = entry.map_err(refused)?;
        if !entry.file_type().map_err(refused)?.is_dir() {
            continue;
        }
        let set = entry.path();
        match Found::in_folder(&set) {
            None => {}
            Some(Found::Made(made)) if now.duration_since(made) >= days() => {
                if run == DryRun::Real {
                    discard(&set).map_err(|error| unusable(&set, &error))?;
                }
                pruned.removed.push(set);
            }
            Some(Found::Made(made)) if made.duration_since(now) <= AHEAD => pruned.kept += 1,
            Some(Found::Made(_) | Found::Odd) => pruned.odd.push(set),
        }
    }
    pruned.removed.sort();
    pruned.odd.sort();
    Ok(pruned)
}

fn days() -> SignedDuration {
    SignedDuration::from_hours(24 * ROOM_KEYS_DAYS)
}

/// A set of keys of rooms.
enum Found {
    Made(Timestamp),
    /// Nobody says when.
    Odd,
}

impl Found {
    /// By its label, whatever the folder is called; by its name where there is no label that can be read.
    fn in_folder(set: &Path) -> Option<Self> {
        if let Ok(label) = Label::read(set) {
            return (label.holds == Holds::RoomKeys).then_some(Self::Made(label.made));
        }
        let name = set.file_name()?.to_str()?;
        let date = name.strip_prefix(NAME)?;
        let date = DateTime::strptime(STAMP, date.trim_end_matches(UNFINISHED));
        let made = date.and_then(|date| TimeZone::UTC.to_timestamp(date));
        Some(made.map_or(Self::Odd, Self::Made))
    }
}

/// Under another name first: what a kill leaves of it is no set, and goes with the next backup.
fn discard(set: &Path) -> io::Result<()> {
    let is_unfinished = set.to_str().is_some_and(|name| name.ends_with(UNFINISHED));
    let going = if is_unfinished {
        set.to_owned()
    } else {
        let going = unfinished(set);
        fs::rename(set, &going)?;
        flush_parent(&going)?;
        going
    };
    fs::remove_dir_all(&going)?;
    flush_parent(&going)
}

fn flush_parent(path: &Path) -> io::Result<()> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    File::open(parent.unwrap_or(Path::new(".")))?.sync_all()
}
