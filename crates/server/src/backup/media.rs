//! The files of pictures beside the records: sealed into a set, laid out of one, and carried from one folder to another.
//!
//! In a set they are written as a backup of one keyspace, a file under its name, so that they are counted, hashed and in order.

use std::io::{Read, Write};
use std::ops::ControlFlow;

use domain::{PictureName, PictureSize};
use edge::MediaShelf;
use engine::{BackupReader, BackupWriter, Engine, Keyspace, Sequence};
use jiff::Timestamp;
use store::pictures::{self, MediaFile};
use wire::digest::{hex, sha256};

use super::work::{Work, interrupted};
use crate::admin::Failure;

/// The only keyspace of such a backup; it is none of a store.
const FILES: Keyspace = Keyspace(u8::MAX);
/// Names said of what is missing; more are counted.
const NAMED_MAX: usize = 100;

/// How many files came over, and how many were to and are not there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Carried {
    pub(super) files: u64,
    pub(super) missing: u64,
}

/// Writes files, which come in the order of their names, into a set. One that is not there does not hold the others up.
pub(super) fn pack(
    shelf: &dyn MediaShelf,
    files: &[MediaFile],
    (into, sequence): (&mut dyn Write, Sequence),
    work: &Work,
) -> Result<Carried, Failure> {
    let mut set = BackupWriter::begin(into, sequence).map_err(Failure::failed)?;
    let carried = each(
        files,
        shelf,
        work,
        "nothing of this backup is kept",
        |name, bytes| {
            set.record(FILES, name.to_string().as_bytes(), bytes)
                .map_err(Failure::failed)
        },
    )?;
    set.finish().map_err(Failure::failed)?;
    Ok(carried)
}

/// Lays the files of a set on a shelf; those that are there already stay.
pub(super) fn unpack<R: Read>(
    set: &mut BackupReader<R>,
    shelf: &dyn MediaShelf,
    now: Timestamp,
    work: &Work,
) -> Result<u64, Failure> {
    let mut files = 0;
    while let Some((name, bytes)) = next(set)? {
        shelf
            .keep(&name, &bytes, now)
            .map_err(|error| unusable(&name, &error))?;
        files += 1;
        if work.file(files).is_break() {
            return Err(interrupted("the same command goes on where this one stopped"));
        }
    }
    Ok(files)
}

/// The next file of a set; nothing when its end was read and everything holds.
pub(super) fn next<R: Read>(set: &mut BackupReader<R>) -> Result<Option<(PictureName, Vec<u8>)>, Failure> {
    let Some(record) = set.next_record().map_err(Failure::failed)? else {
        return Ok(None);
    };
    let name = std::str::from_utf8(&record.key).ok().and_then(PictureName::parse);
    match name.filter(|_| record.space == FILES) {
        Some(name) => Ok(Some((name, record.payload.to_vec()))),
        None => Err(Failure::failed(
            "this backup holds a file that is no picture: another program made it",
        )),
    }
}

/// Carries files from one shelf to another.
pub(super) fn carry(
    files: &[MediaFile],
    (from, to): (&dyn MediaShelf, &dyn MediaShelf),
    now: Timestamp,
    work: &Work,
) -> Result<Carried, Failure> {
    let again = "the same command goes on where this one stopped";
    each(files, from, work, again, |name, bytes| {
        to.keep(name, bytes, now).map_err(|error| unusable(name, &error))
    })
}

fn each(
    files: &[MediaFile],
    from: &dyn MediaShelf,
    work: &Work,
    when_stopped: &str,
    mut take: impl FnMut(&PictureName, &[u8]) -> Result<(), Failure>,
) -> Result<Carried, Failure> {
    let mut carried = Carried::default();
    for file in files {
        match from
            .read(&file.name)
            .map_err(|error| unusable(&file.name, &error))?
        {
            Some(bytes) => {
                take(&file.name, &bytes)?;
                carried.files += 1;
            }
            None => {
                work.say(&format!("{} is missing among the files of pictures", file.name));
                carried.missing += 1;
            }
        }
        if work.file(carried.files) == ControlFlow::Break(()) {
            return Err(interrupted(when_stopped));
        }
    }
    Ok(carried)
}

/// Looks whether each file that the rows of a store speak of is there and as it was written; how many are.
pub(crate) fn check(engine: &dyn Engine, shelf: &dyn MediaShelf) -> Result<u64, Failure> {
    // Rows first, and nothing is swept up meanwhile: whoever gives a picture up now does not look like a disk that lost it.
    let _held = shelf.hold();
    let files = pictures::files_in(engine).map_err(Failure::failed)?;
    let mut wrong = Vec::new();
    for file in &files {
        let read = shelf.read(&file.name);
        match read {
            Ok(Some(bytes)) if is_whole(file, &bytes) => {}
            Ok(Some(_)) => wrong.push(format!("{} (not as it was written)", file.name)),
            Ok(None) => wrong.push(format!("{} (missing)", file.name)),
            Err(error) => wrong.push(format!("{} ({})", file.name, error.kind())),
        }
    }
    if wrong.is_empty() {
        return Ok(files.len() as u64);
    }
    let more = match wrong.len().saturating_sub(NAMED_MAX) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    wrong.truncate(NAMED_MAX);
    Err(Failure::failed(format!(
        "every record is as it was written, and of {} files of pictures these are not: {}{more}; put them back from a \
         backup, or choose those pictures anew",
        files.len(),
        wrong.join(", ")
    )))
}

/// Only the larger one is called after its own bytes.
fn is_whole(file: &MediaFile, bytes: &[u8]) -> bool {
    let is_named_so =
        || file.name.size == PictureSize::Small || hex(&sha256(bytes)) == file.name.hash.as_str();
    bytes.len() == file.bytes as usize && is_named_so()
}

fn unusable(name: &PictureName, error: &std::io::Error) -> Failure {
    Failure::failed(format!("{name}, the file of a picture: {}", error.kind()))
}
