//! A backup of one moment from a tree that keeps no old versions: what commits change while it is taken is
//! remembered as it was.

use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::records::{last_sequence, page};
use super::vault::Vault;
use super::view::Changes;
use crate::backup::{BackupWriter, Manifest};
use crate::error::EngineError;
use crate::key::{Direction, Keyspace, Range};

/// Most bytes of old values kept for one backup.
const UNDO_BYTES_MAX: usize = 256 * 1024 * 1024;

/// Records read at once, so that commits wait for no longer than that takes.
const RECORDS_PER_READ: u16 = 512;

/// What keys held when a backup began.
#[derive(Default)]
pub(super) struct Undo {
    pub(super) changes: Changes,
    bytes: usize,
}

/// One backup's memory of the past; the vault adds to it as long as it lives.
#[derive(Default, Clone)]
pub(super) struct Past(pub(super) Arc<Mutex<Undo>>);

impl Past {
    pub(super) fn lock(&self) -> MutexGuard<'_, Undo> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Undo {
    /// Notes what keys hold that are about to change; what was noted first counts.
    pub(super) fn note(&mut self, before: &Changes) {
        for (raw, value) in before {
            if self.is_overrun() {
                return;
            }
            if !self.changes.contains_key(raw) {
                self.bytes += raw.len() + value.as_ref().map_or(0, |value| value.len());
                self.changes.insert(raw.clone(), value.clone());
            }
        }
    }

    /// Too much has changed to go on.
    pub(super) fn is_overrun(&self) -> bool {
        self.bytes > UNDO_BYTES_MAX
    }
}

pub(super) fn backup(vault: &Vault, into: &mut dyn io::Write) -> Result<Manifest, EngineError> {
    let past = vault.remember();
    let sequence = vault.read_past(&past, last_sequence)?;
    let mut backup = BackupWriter::begin(into, sequence)?;
    for space in 0..=u8::MAX {
        let mut range = Range::prefix(Keyspace(space), b"");
        loop {
            let part = vault.read_past(&past, |view| {
                page(view, &range, Direction::Forward, RECORDS_PER_READ)
            })?;
            for (key, record) in &part.items {
                backup.record(range.space, key, &record.payload)?;
            }
            let Some((last, _)) = part.items.last().filter(|_| part.more) else {
                break;
            };
            range.start.clone_from(last);
            range.start.push(0);
        }
    }
    backup.finish()
}
