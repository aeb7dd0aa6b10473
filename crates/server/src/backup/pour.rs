//! Fills a new store from records, and names it when it is whole; what was interrupted is gone on with.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use engine::{BackupRecord, BackupRefused, Engine, FillRefused, Filled, Sequence, fill};
use jiff::Timestamp;
use serde_json::{Value, json};
use store::pictures;

use super::create::name_it;
use super::label::unusable;
use super::media::{Carried, carry};
use super::rooms;
use super::split::{records, stream};
use super::work::{Work, interrupted};
use crate::admin::{DryRun, Failure};
use crate::config::{EngineKind, StorageWhere};
use crate::media::FolderShelf;
use crate::runtime::{engines, private_folder};

/// The name of something until it is whole.
pub(crate) fn unfinished(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".unfinished");
    PathBuf::from(name)
}

/// Refuses a place that holds a store already, or never could.
pub(super) fn check_place(to: &StorageWhere) -> Result<(), Failure> {
    if to.kind == EngineKind::Memory {
        return Err(Failure::usage(
            "the engine memory keeps nothing: choose redb or sled",
        ));
    }
    let taken = fs::read_dir(&to.dir).is_ok_and(|mut entries| entries.next().is_some());
    if taken {
        return Err(Failure::failed(format!(
            "{} is not empty: a store is only put into an empty folder; move the old one away first",
            to.dir.display()
        )));
    }
    Ok(())
}

/// Makes a store in the place from the records, has `complete` end it, and names it.
pub(super) fn pour(
    to: &StorageWhere,
    sequence: Sequence,
    records: impl Iterator<Item = Result<BackupRecord, BackupRefused>>,
    complete: impl FnOnce(Arc<dyn Engine>) -> Result<(), Failure>,
    work: &Work,
) -> Result<Filled, Failure> {
    let beginning = StorageWhere {
        dir: unfinished(&to.dir),
        ..to.clone()
    };
    for folder in [beginning.dir.parent(), Some(&*beginning.dir)]
        .into_iter()
        .flatten()
    {
        private_folder(folder).map_err(|error| unusable(folder, &error))?;
    }
    let engine = engines::open(&beginning).map_err(|error| {
        Failure::failed(format!(
            "{}: {error}; when it is left from another try, remove it",
            beginning.dir.display()
        ))
    })?;
    let filled = fill_checked(&*engine, sequence, records, work)?;
    complete(engine.clone())?;
    drop(engine);
    name_it(&beginning.dir, &to.dir)?;
    Ok(filled)
}

/// Fills, then reads everything that was written, with its checksums.
fn fill_checked(
    engine: &dyn Engine,
    sequence: Sequence,
    records: impl Iterator<Item = Result<BackupRecord, BackupRefused>>,
    work: &Work,
) -> Result<Filled, Failure> {
    let mut before = 0;
    let mut seen = |filled: &Filled| -> ControlFlow<()> {
        let step = work.step(before, filled.records);
        before = filled.records;
        step
    };
    let filled = fill(engine, sequence, records, &mut seen).map_err(|refused| match refused {
        FillRefused::Interrupted => interrupted("the same command goes on where this one stopped"),
        other => Failure::failed(other),
    })?;
    work.say(&format!(
        "{} records are there; reading them again",
        filled.records
    ));
    let there = engine
        .backup(&mut std::io::sink())
        .map_err(Failure::failed)?
        .record_count();
    match there == filled.records {
        true => Ok(filled),
        false => Err(Failure::failed(format!(
            "{there} records are there where {} were written: look at the disk",
            filled.records
        ))),
    }
}

/// Copies a store that nobody has open into the folder of another engine, with the files of its pictures and its rooms where
/// they are to lie elsewhere; or only says what would be copied.
pub(crate) fn copy(
    from: &StorageWhere,
    to: &StorageWhere,
    run: DryRun,
    now: Timestamp,
    work: &Work,
) -> Result<Value, Failure> {
    check_place(to)?;
    if !from.dir.join("FORMAT").is_file() {
        return Err(Failure::not_found(format!(
            "there is no store in {}",
            from.dir.display()
        )));
    }
    let source =
        engines::open(from).map_err(|error| Failure::failed(format!("{}: {error}", from.dir.display())))?;
    if run == DryRun::Dry {
        let manifest = source.backup(&mut std::io::sink()).map_err(Failure::failed)?;
        return Ok(json!({ "from": from.dir, "to": to.dir, "records": manifest.record_count() }));
    }
    let carried = carry_media(&*source, from, to, now, work)?;
    let rooms = rooms::carry(from, to, now, work)?;
    let mut filled = Filled::default();
    stream(&*source, |reader| {
        let sequence = reader.sequence();
        filled = pour(to, sequence, records(reader), |_| Ok(()), work)?;
        Ok(())
    })?;
    Ok(json!({
        "from": from.dir, "to": to.dir, "records": filled.records, "written": filled.written,
        "media": to.media, "pictures": carried.files, "pictures_missing": carried.missing, "rooms": rooms.value(),
    }))
}

/// The files of the pictures, unless both stores are of one data folder.
fn carry_media(
    source: &dyn Engine,
    from: &StorageWhere,
    to: &StorageWhere,
    now: Timestamp,
    work: &Work,
) -> Result<Carried, Failure> {
    // A folder that is not there yet is not the same.
    let place = |of: &StorageWhere| fs::canonicalize(&of.media).ok();
    if from.media == to.media || place(from).is_some_and(|folder| place(to) == Some(folder)) {
        return Ok(Carried::default());
    }
    let files = pictures::files_in(source).map_err(Failure::failed)?;
    let (there, here) = (FolderShelf::at(&from.media), FolderShelf::at(&to.media));
    carry(&files, (&there, &here), now, work)
}
