//! How a tree is made and opened: what sled would replace or cut is looked at before sled sees it.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use ::sled::{Config, Db};

use super::super::raw::SEQUENCE;
use super::super::records::last_sequence;
use super::super::view::{Changes, View};
use super::of_sled;
use crate::error::EngineError;
use crate::folder::OpenRefused;
use crate::guarded::guarded;

/// The tree and the file it lies in, for our own flush.
pub(in crate::sled) struct Handles {
    pub(in crate::sled) db: Db,
    pub(in crate::sled) file: Arc<File>,
}

/// Memory for the empty tree that is made.
const MAKING_CACHE_BYTES: u64 = 64 * 1024 * 1024;

const SETTINGS: &str = "conf";
const LOG: &str = "db";
/// sled's default, and fixed by `conf` from then on.
const SEGMENT_BYTES: u64 = 512 * 1024;

/// How long a tree that was just closed may keep its lock: the last of it is dropped by sled's own threads.
const LOCK_TRIES: u32 = 200;
const LOCK_PAUSE: Duration = Duration::from_millis(10);

/// What opening a tree may write, so that it is only tried when it can.
const PROBE_BYTES: usize = 2 * 1024 * 1024;

/// Makes an empty tree in a new folder; its files are made durable by the caller.
pub(in crate::sled) fn make(path: &Path) -> Result<(), OpenRefused> {
    let made = guarded(|| {
        let db = configured(path, MAKING_CACHE_BYTES).open().map_err(of_sled)?;
        db.insert(SEQUENCE, &0u64.to_be_bytes()).map_err(of_sled)?;
        db.flush().map_err(of_sled)?;
        Ok(())
    });
    made.map_err(refused)
}

/// Opens a tree that is whole as far as can be seen; one without a sequence is refused.
pub(super) fn open_tree(path: &Path, cache_bytes: u64) -> Result<Handles, OpenRefused> {
    check_files(path)?;
    let config = configured(path, cache_bytes);
    let mut tries = 0;
    let db = loop {
        tries += 1;
        // Nobody else has it: the folder has a lock of its own.
        match guarded(|| config.open().map_err(of_sled)) {
            Err(EngineError::Io {
                kind: io::ErrorKind::Other,
            }) if tries < LOCK_TRIES => {
                thread::sleep(LOCK_PAUSE);
            }
            opened => break opened.map_err(refused)?,
        }
    };
    let over = Changes::new();
    guarded(|| {
        last_sequence(&View {
            tree: &db,
            over: &over,
        })
    })
    .map_err(refused)?;
    // Opening may have written a snapshot under a new name.
    File::open(path)?.sync_all()?;
    let file = File::options().read(true).write(true).open(path.join(LOG))?;
    Ok(Handles {
        db,
        file: Arc::new(file),
    })
}

/// Fails where the disk takes no bytes, or no file may grow as long as the log.
pub(super) fn takes_bytes(path: &Path) -> io::Result<()> {
    let length = fs::metadata(path.join(LOG))?.len();
    let probe = path.join("probe.new");
    let written = File::create(&probe).and_then(|file| {
        // Behind a hole: only the bytes themselves take room.
        file.write_all_at(&vec![0; PROBE_BYTES], length)?;
        file.sync_all()
    });
    let removed = fs::remove_file(&probe);
    written.and(removed)
}

fn configured(path: &Path, cache_bytes: u64) -> Config {
    // No flush in the background: what is not ours to acknowledge need not be written.
    let config = Config::new().path(path).cache_capacity(cache_bytes);
    config.flush_every_ms(None)
}

/// sled makes what is missing and zeroes what it cannot read; a log without one whole header is not for it.
fn check_files(path: &Path) -> Result<(), OpenRefused> {
    let settings = fs::metadata(path.join(SETTINGS)).map_err(|_| OpenRefused::Damaged)?;
    let log = File::open(path.join(LOG)).map_err(|_| OpenRefused::Damaged)?;
    let segments = log.metadata()?.len().div_ceil(SEGMENT_BYTES);
    let mut headers = (0..segments).map(|segment| has_header(&log, segment * SEGMENT_BYTES));
    if settings.len() == 0 || !headers.any(|whole| whole) {
        return Err(OpenRefused::Damaged);
    }
    Ok(())
}

/// `[crc32 u32, inverted][two numbers u64]`: the checksum is over the numbers.
fn has_header(log: &File, at: u64) -> bool {
    let mut header = [0; 20];
    if log.read_exact_at(&mut header, at).is_err() {
        return false;
    }
    let (sum, numbers) = header.split_at(4);
    crc32(numbers).to_le_bytes() == sum.iter().map(|byte| !byte).collect::<Vec<_>>()[..]
}

/// CRC-32 as in ISO-HDLC, bit by bit: for a few bytes a segment.
fn crc32(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg());
        }
    }
    !sum
}

fn refused(error: EngineError) -> OpenRefused {
    match error {
        EngineError::Io { kind } => OpenRefused::Io { kind },
        EngineError::DiskFull => OpenRefused::Io {
            kind: io::ErrorKind::StorageFull,
        },
        _ => OpenRefused::Damaged,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_its_published_example() {
        // The check value of CRC-32/ISO-HDLC.
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }
}
