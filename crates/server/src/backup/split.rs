//! One moment of a store as two backups, private keys apart; and two such backups as one run of records.

use std::io::{PipeReader, Read, Write};
use std::iter::Peekable;
use std::thread;

use engine::{BackupReader, BackupRecord, BackupRefused, BackupWriter, Engine, EngineError, Manifest};
use store::pictures::{self, MediaFile};

use super::work::{Work, interrupted};
use crate::admin::Failure;

/// Writes what `engine` holds into two backups; the number of records, and the sequence, and the files that rows of that
/// moment speak of.
pub(super) fn split(
    engine: &dyn Engine,
    content: &mut dyn Write,
    keys: &mut dyn Write,
    work: &Work,
) -> Result<(Manifest, Vec<MediaFile>), Failure> {
    let mut files = Vec::new();
    let manifest = stream(engine, |reader| {
        let (mut content, mut keys) = (
            BackupWriter::begin(content, reader.sequence()).map_err(Failure::failed)?,
            BackupWriter::begin(keys, reader.sequence()).map_err(Failure::failed)?,
        );
        let mut records = 0;
        while let Some(record) = reader.next_record().map_err(Failure::failed)? {
            let part = match store::private_keys::lie_in(record.space) {
                true => &mut keys,
                false => &mut content,
            };
            part.record(record.space, &record.key, &record.payload)
                .map_err(Failure::failed)?;
            let named = pictures::files_of(record.space, &record.key, &record.payload);
            files.extend(named.map_err(Failure::failed)?);
            records += 1;
            if work.step(records - 1, records).is_break() {
                return Err(interrupted("nothing of this backup is kept"));
            }
        }
        content.finish().map_err(Failure::failed)?;
        keys.finish().map_err(Failure::failed)?;
        Ok(())
    })?;
    Ok((manifest, files))
}

/// Lets `take` read a backup of `engine` while it is being made.
pub(super) fn stream(
    engine: &dyn Engine,
    take: impl FnOnce(&mut BackupReader<PipeReader>) -> Result<(), Failure>,
) -> Result<Manifest, Failure> {
    stream_of(|into| engine.backup(into), take)
}

/// Lets `take` read a backup while `give` makes it, on a thread of its own.
pub(super) fn stream_of(
    give: impl FnOnce(&mut dyn Write) -> Result<Manifest, EngineError> + Send,
    take: impl FnOnce(&mut BackupReader<PipeReader>) -> Result<(), Failure>,
) -> Result<Manifest, Failure> {
    let (reader, mut writer) = std::io::pipe().map_err(Failure::failed)?;
    thread::scope(|scope| {
        let giving = scope.spawn(move || give(&mut writer));
        let taken = BackupReader::begin(reader)
            .map_err(Failure::failed)
            .and_then(|mut backup| take(&mut backup));
        let given = giving
            .join()
            .map_err(|_| Failure::failed("the store ended in the middle of the backup"))?;
        match (given, taken) {
            // Whoever took it stopped, and the other end met a closed pipe.
            (Err(EngineError::Sink { .. }), Err(failure)) => Err(failure),
            (Err(error), _) => Err(Failure::failed(error)),
            (Ok(_), Err(failure)) => Err(failure),
            (Ok(manifest), Ok(())) => Ok(manifest),
        }
    })
}

type Next = Result<BackupRecord, BackupRefused>;

/// The records of two backups in one order.
pub(super) struct Joined<A: Iterator<Item = Next>, B: Iterator<Item = Next>> {
    one: Peekable<A>,
    other: Peekable<B>,
}

/// The records of a backup; after the last, its manifest was read and holds.
pub(super) fn records<R: Read>(reader: &mut BackupReader<R>) -> impl Iterator<Item = Next> {
    std::iter::from_fn(|| reader.next_record().transpose())
}

pub(super) fn join<A: Iterator<Item = Next>, B: Iterator<Item = Next>>(one: A, other: B) -> Joined<A, B> {
    Joined {
        one: one.peekable(),
        other: other.peekable(),
    }
}

impl<A: Iterator<Item = Next>, B: Iterator<Item = Next>> Iterator for Joined<A, B> {
    type Item = Next;

    fn next(&mut self) -> Option<Next> {
        let is_other = match (self.one.peek(), self.other.peek()) {
            (Some(Ok(one)), Some(Ok(other))) => (other.space, &other.key) < (one.space, &one.key),
            // A fault comes at once.
            (_, Some(Err(_))) | (None, _) => true,
            (Some(_), _) => false,
        };
        match is_other {
            true => self.other.next(),
            false => self.one.next(),
        }
    }
}
