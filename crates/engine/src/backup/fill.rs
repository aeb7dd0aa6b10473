//! Makes an engine hold what a backup holds, no more and no less.
//!
//! What is there already is compared and left; so whoever was interrupted begins again, and goes on.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::{BackupRecord, BackupRefused};
use crate::batch::{Batch, Outcome, Write};
use crate::engine::Engine;
use crate::error::EngineError;
use crate::key::{Direction, Key, Keyspace, Range};
use crate::record::{Bytes, Sequence};

/// Records and bytes of payload compared and written at once.
const PART_RECORDS_MAX: usize = 512;
const PART_BYTES_MAX: usize = 256 * 1024;

/// How far a filling is, or what it came to.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Filled {
    /// Records of the backup that are there.
    pub records: u64,
    /// Of these, how many had to be written.
    pub written: u64,
    /// Records that were there and are not in the backup.
    pub removed: u64,
}

/// Why an engine was not filled; what it holds is then part of a backup, and filling can be begun again.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FillRefused {
    /// The backup.
    #[error(transparent)]
    Backup(#[from] BackupRefused),
    /// The engine.
    #[error("the new store answers: {0}")]
    Engine(#[from] EngineError),
    /// Whoever looked on wanted no more.
    #[error("interrupted")]
    Interrupted,
}

/// Whether to go on, asked after each part.
pub type Seen<'s> = &'s mut dyn FnMut(&Filled) -> ControlFlow<()>;

/// Fills `engine` with records in order of keyspace and key, each above the one before; `sequence` is that of the
/// store they come from, and every version given here is above it.
pub fn fill(
    engine: &dyn Engine,
    sequence: Sequence,
    records: impl Iterator<Item = Result<BackupRecord, BackupRefused>>,
    seen: Seen<'_>,
) -> Result<Filled, FillRefused> {
    let mut filling = Filling {
        engine,
        sequence,
        space: 0,
        from: Key::new(),
        part: BTreeMap::new(),
        bytes: 0,
        filled: Filled::default(),
    };
    for record in records {
        let record = record?;
        while filling.space < record.space.0 {
            filling.end_space()?;
        }
        filling.bytes += record.payload.len();
        filling.part.insert(record.key, record.payload);
        if filling.part.len() >= PART_RECORDS_MAX || filling.bytes >= PART_BYTES_MAX {
            filling.end_part()?;
            if seen(&filling.filled).is_break() {
                return Err(FillRefused::Interrupted);
            }
        }
    }
    while filling.space < u8::MAX {
        filling.end_space()?;
    }
    filling.align(None)?;
    Ok(filling.filled)
}

struct Filling<'e> {
    engine: &'e dyn Engine,
    sequence: Sequence,
    /// Below this keyspace, and in it below this key, the engine holds what the backup holds.
    space: u8,
    from: Key,
    part: BTreeMap<Key, Bytes>,
    bytes: usize,
    filled: Filled,
}

impl Filling<'_> {
    fn end_space(&mut self) -> Result<(), FillRefused> {
        self.align(None)?;
        self.space += 1;
        self.from.clear();
        Ok(())
    }

    fn end_part(&mut self) -> Result<(), FillRefused> {
        let Some((last, _)) = self.part.last_key_value() else {
            return Ok(());
        };
        let mut next = last.clone();
        next.push(0);
        self.align(Some(next.clone()))?;
        self.from = next;
        Ok(())
    }

    /// Makes the engine hold the part, and nothing else up to `end`.
    fn align(&mut self, end: Option<Key>) -> Result<(), FillRefused> {
        let space = Keyspace(self.space);
        let mut part = std::mem::take(&mut self.part);
        self.bytes = 0;
        self.filled.records += part.len() as u64;
        let mut range = Range {
            space,
            start: self.from.clone(),
            end,
        };
        loop {
            let limit = u16::try_from(PART_RECORDS_MAX).unwrap_or(u16::MAX);
            let found = self.engine.page(&range, Direction::Forward, limit)?;
            let mut removed = Vec::new();
            for (key, record) in &found.items {
                match part.get(key) {
                    Some(payload) if *payload == record.payload => drop(part.remove(key)),
                    Some(_) => {}
                    None => removed.push(Write::Delete(space, key.clone())),
                }
            }
            self.filled.removed += removed.len() as u64;
            self.commit(removed)?;
            let Some((last, _)) = found.items.last().filter(|_| found.more) else {
                break;
            };
            range.start.clone_from(last);
            range.start.push(0);
        }
        self.filled.written += part.len() as u64;
        let puts = part
            .into_iter()
            .map(|(key, payload)| Write::Put(space, key, payload));
        self.commit(puts.collect())
    }

    fn commit(&self, writes: Vec<Write>) -> Result<(), FillRefused> {
        if writes.is_empty() {
            return Ok(());
        }
        let batch = Batch {
            writes,
            above: Some(self.sequence),
            ..Batch::default()
        };
        match self.engine.commit(batch).wait()? {
            Outcome::Committed(_) => Ok(()),
            Outcome::Refused(_) => Err(EngineError::Damaged.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backup::BackupReader;
    use crate::memory::{Fault, MemoryEngine, Moment, Step};
    use crate::redb::{RedbEngine, RedbOptions};
    use crate::sled::{SledEngine, SledOptions};

    fn put(engine: &dyn Engine, space: u8, key: &[u8], payload: Vec<u8>) {
        let writes = vec![Write::Put(Keyspace(space), key.to_vec(), payload.into())];
        let batch = Batch {
            writes,
            ..Batch::default()
        };
        engine.commit(batch).wait().unwrap();
    }

    fn source() -> (Vec<u8>, Sequence) {
        let engine = MemoryEngine::new();
        for number in 0..1500u16 {
            let payload = vec![number as u8; usize::from(number) % 700];
            put(&engine, (number % 2) as u8 * 100, &number.to_be_bytes(), payload);
        }
        put(&engine, 255, &[0xff; 512], vec![1; 300_000]);
        put(&engine, 200, b"", Vec::new());
        let mut bytes = Vec::new();
        let manifest = engine.backup(&mut bytes).unwrap();
        (bytes, manifest.sequence)
    }

    fn records(bytes: &[u8]) -> impl Iterator<Item = Result<BackupRecord, BackupRefused>> {
        let mut reader = BackupReader::begin(bytes).unwrap();
        std::iter::from_fn(move || reader.next_record().transpose())
    }

    /// What an engine holds, without the sequence.
    fn contents(engine: &dyn Engine) -> Vec<BackupRecord> {
        let mut bytes = Vec::new();
        engine.backup(&mut bytes).unwrap();
        records(&bytes).map(Result::unwrap).collect()
    }

    #[test]
    fn content_goes_from_engine_to_engine_and_back_unchanged_and_above_its_sequence() {
        let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let sled = SledEngine::open(folders[0].path(), SledOptions::default()).unwrap();
        let redb = RedbEngine::open(folders[1].path(), RedbOptions::default()).unwrap();
        let (mut bytes, mut sequence) = source();
        let expected: Vec<_> = records(&bytes).map(Result::unwrap).collect();
        let engines: [&dyn Engine; 3] = [&sled, &redb, &MemoryEngine::new()];
        for engine in engines {
            let filled = fill(engine, sequence, records(&bytes), &mut |_| {
                ControlFlow::Continue(())
            });
            assert_eq!(filled.unwrap().written, 1502);
            assert_eq!(contents(engine), expected);
            let page = engine
                .page(&Range::prefix(Keyspace(0), b""), Direction::Forward, 9)
                .unwrap();
            assert!(page.items.iter().all(|(_, record)| record.version.0 > sequence.0));
            bytes.clear();
            sequence = engine.backup(&mut bytes).unwrap().sequence;
        }
    }

    #[test]
    fn whoever_was_interrupted_goes_on_and_writes_only_what_is_missing() {
        let (bytes, sequence) = source();
        let engine = MemoryEngine::new();
        let mut done = 0;
        let refused = fill(&engine, sequence, records(&bytes), &mut |filled| {
            done = filled.written;
            ControlFlow::Break(())
        });
        assert_eq!(refused, Err(FillRefused::Interrupted));
        assert!(done > 0 && done < 1502);
        let filled = fill(&engine, sequence, records(&bytes), &mut |_| {
            ControlFlow::Continue(())
        })
        .unwrap();
        assert_eq!(filled.records, 1502);
        assert!(filled.written <= 1502 - done && filled.removed == 0);
        let again = fill(&engine, sequence, records(&bytes), &mut |_| {
            ControlFlow::Continue(())
        })
        .unwrap();
        assert_eq!((again.records, again.written, again.removed), (1502, 0, 0));
    }

    #[test]
    fn a_crash_at_any_commit_is_gone_on_from() {
        let (bytes, sequence) = source();
        let expected: Vec<_> = records(&bytes).map(Result::unwrap).collect();
        for step in 1.. {
            let engine = MemoryEngine::new();
            engine.script(Step::Commit(step), Fault::Crash(Moment::After));
            let filled = fill(&engine, sequence, records(&bytes), &mut |_| {
                ControlFlow::Continue(())
            });
            if filled.is_ok() {
                assert!(step > 4);
                break;
            }
            let engine = MemoryEngine::reopen(engine.crash(step));
            fill(&engine, sequence, records(&bytes), &mut |_| {
                ControlFlow::Continue(())
            })
            .unwrap();
            assert_eq!(contents(&engine), expected);
        }
    }

    #[test]
    fn what_is_not_in_the_backup_goes_and_what_differs_is_written() {
        let (bytes, sequence) = source();
        let engine = MemoryEngine::new();
        let strange: [(u8, &[u8]); 4] = [(0, b"\0\0\0"), (50, b"x"), (255, b""), (200, b"z")];
        for (space, key) in strange {
            put(&engine, space, key, vec![]);
        }
        put(&engine, 0, &[0, 2], b"another".to_vec());
        let filled = fill(&engine, sequence, records(&bytes), &mut |_| {
            ControlFlow::Continue(())
        })
        .unwrap();
        assert_eq!((filled.written, filled.removed), (1502, 4));
        let expected: Vec<_> = records(&bytes).map(Result::unwrap).collect();
        assert_eq!(contents(&engine), expected);
    }

    #[test]
    fn a_backup_that_is_cut_short_fills_nothing_that_is_called_whole() {
        let (bytes, sequence) = source();
        let cut = &bytes[..bytes.len() - 5];
        let refused = fill(&MemoryEngine::new(), sequence, records(cut), &mut |_| {
            ControlFlow::Continue(())
        });
        assert_eq!(refused, Err(FillRefused::Backup(BackupRefused::CutShort)));
    }
}
