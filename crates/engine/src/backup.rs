//! The engine-neutral backup: every record with a checksum, then a count and a digest of all.
//!
//! One line `rosarium-backup 1 sequence N`; then records in order of keyspace and key, each
//! `'r' [space u8][key length u16][payload length u32][crc32c u32][key][payload]`, the checksum over
//! all of these but itself; then `'m' [keyspaces u16]`, for each `[space u8][records u64]`, the SHA-256
//! of everything before the `'m'`, and a crc32c over the manifest from its `'m'`. Nothing follows.

mod fill;
mod reader;

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Read, Write};

use aws_lc_rs::digest::{Context, SHA256};

use crate::error::EngineError;
use crate::key::Keyspace;
use crate::record::Sequence;

pub use self::fill::{FillRefused, Filled, Seen, fill};
pub use self::reader::{BackupReader, BackupRecord};

/// What a backup holds, as its last bytes say.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Manifest {
    /// The last commit in it. A restored engine goes on above this.
    pub sequence: Sequence,
    /// Records of each keyspace that has some.
    pub records: BTreeMap<Keyspace, u64>,
    /// SHA-256 of all that stands before the manifest.
    pub sha256: [u8; 32],
}

/// Why a backup cannot be trusted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BackupRefused {
    /// The first line is another one.
    #[error("this is not a backup of a format this version reads")]
    NotABackup,
    /// It ends before its manifest does.
    #[error("the backup is cut short")]
    CutShort,
    /// A record does not match its checksum, or is above a limit.
    #[error("record {index} of the backup, with key {key}, is corrupt")]
    CorruptRecord {
        /// Counted from 0.
        index: u64,
        /// Its key in hexadecimal as far as it can be read.
        key: String,
    },
    /// A record is not above the one before it.
    #[error("record {index} of the backup is out of order")]
    OutOfOrder {
        /// Counted from 0.
        index: u64,
    },
    /// The manifest does not match its checksum, or is malformed.
    #[error("the manifest of the backup is corrupt")]
    CorruptManifest,
    /// The manifest counts other records than there are.
    #[error("the backup does not hold the records its manifest counts")]
    Counts,
    /// The digest is another one.
    #[error("the backup does not match the digest in its manifest")]
    Digest,
    /// Something follows the manifest.
    #[error("something follows the end of the backup")]
    Trailing,
    /// It cannot be read.
    #[error("the backup cannot be read ({kind})")]
    Io {
        /// What the reader said.
        kind: io::ErrorKind,
    },
}

const HEADER: &str = "rosarium-backup 1 sequence ";
const HEADER_BYTES_MAX: usize = 64;
const RECORD: u8 = b'r';
const MANIFEST: u8 = b'm';
const BUFFER_BYTES: usize = 64 * 1024;

impl Manifest {
    /// Reads a whole backup and checks every checksum, the order, the counts and the digest.
    pub fn verify(reader: impl Read) -> Result<Self, BackupRefused> {
        let mut backup = BackupReader::begin(reader)?;
        while backup.next_record()?.is_some() {}
        backup.manifest().cloned().ok_or(BackupRefused::CutShort)
    }

    /// Records of all keyspaces together.
    pub fn record_count(&self) -> u64 {
        self.records.values().sum()
    }

    fn sealed(&self) -> Vec<u8> {
        let mut bytes = vec![MANIFEST];
        // There are at most 256 keyspaces.
        bytes.extend_from_slice(
            &u16::try_from(self.records.len())
                .unwrap_or(u16::MAX)
                .to_be_bytes(),
        );
        for (space, count) in &self.records {
            bytes.push(space.0);
            bytes.extend_from_slice(&count.to_be_bytes());
        }
        bytes.extend_from_slice(&self.sha256);
        let sum = crc32c::crc32c(&bytes);
        bytes.extend_from_slice(&sum.to_be_bytes());
        bytes
    }
}

/// A backup on its way out; records come in order of keyspace and key.
pub struct BackupWriter<'w> {
    into: BufWriter<&'w mut dyn Write>,
    digest: Context,
    sequence: Sequence,
    records: BTreeMap<Keyspace, u64>,
}

impl<'w> BackupWriter<'w> {
    /// Writes the first line; `sequence` is that of the last commit in it.
    pub fn begin(into: &'w mut dyn Write, sequence: Sequence) -> Result<Self, EngineError> {
        let mut backup = Self {
            into: BufWriter::with_capacity(BUFFER_BYTES, into),
            digest: Context::new(&SHA256),
            sequence,
            records: BTreeMap::new(),
        };
        backup.write(format!("{HEADER}{}\n", sequence.0).as_bytes())?;
        Ok(backup)
    }

    /// Writes a record, which is above every one before it.
    pub fn record(&mut self, space: Keyspace, key: &[u8], payload: &[u8]) -> Result<(), EngineError> {
        let key_bytes = u16::try_from(key.len()).map_err(|_| EngineError::KeyTooLong)?;
        let payload_bytes = u32::try_from(payload.len()).map_err(|_| EngineError::PayloadTooLarge)?;
        let head = record_head(space, key_bytes, payload_bytes);
        self.write(&head)?;
        self.write(&record_sum(&head, key, payload).to_be_bytes())?;
        self.write(key)?;
        self.write(payload)?;
        *self.records.entry(space).or_insert(0) += 1;
        Ok(())
    }

    /// Writes the manifest; a backup without one is cut short.
    pub fn finish(mut self) -> Result<Manifest, EngineError> {
        let mut sha256 = [0; 32];
        sha256.copy_from_slice(self.digest.finish().as_ref());
        let manifest = Manifest {
            sequence: self.sequence,
            records: self.records,
            sha256,
        };
        let written = self
            .into
            .write_all(&manifest.sealed())
            .and_then(|()| self.into.flush());
        written.map_err(sink)?;
        Ok(manifest)
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), EngineError> {
        self.digest.update(bytes);
        self.into.write_all(bytes).map_err(sink)
    }
}

fn record_head(space: Keyspace, key_bytes: u16, payload_bytes: u32) -> [u8; 8] {
    let ([k0, k1], [p0, p1, p2, p3]) = (key_bytes.to_be_bytes(), payload_bytes.to_be_bytes());
    [RECORD, space.0, k0, k1, p0, p1, p2, p3]
}

fn record_sum(head: &[u8], key: &[u8], payload: &[u8]) -> u32 {
    crc32c::crc32c_append(crc32c::crc32c_append(crc32c::crc32c(head), key), payload)
}

fn sink(error: io::Error) -> EngineError {
    EngineError::Sink { kind: error.kind() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn backup() -> (Vec<u8>, Manifest) {
        let mut bytes = Vec::new();
        let mut writer = BackupWriter::begin(&mut bytes, Sequence(9)).unwrap();
        writer.record(Keyspace(1), b"a", b"first").unwrap();
        writer.record(Keyspace(1), b"b", b"").unwrap();
        writer.record(Keyspace(4), b"a", b"third").unwrap();
        let manifest = writer.finish().unwrap();
        (bytes, manifest)
    }

    #[test]
    fn a_whole_backup_is_verified_and_says_what_it_holds() {
        let (bytes, manifest) = backup();
        assert_eq!(Manifest::verify(&bytes[..]), Ok(manifest.clone()));
        assert_eq!(manifest.record_count(), 3);
        assert_eq!(manifest.sequence, Sequence(9));
    }

    #[test]
    fn a_backup_cut_anywhere_is_refused() {
        let (bytes, _) = backup();
        for length in 0..bytes.len() {
            assert!(Manifest::verify(&bytes[..length]).is_err(), "cut at {length}");
        }
    }

    #[test]
    fn a_backup_with_any_flipped_bit_is_refused() {
        let (bytes, _) = backup();
        for bit in 0..bytes.len() * 8 {
            let mut flipped = bytes.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert!(Manifest::verify(&flipped[..]).is_err(), "bit {bit}");
        }
    }

    #[test]
    fn bytes_after_the_manifest_are_refused() {
        let (mut bytes, _) = backup();
        bytes.push(0);
        assert_eq!(Manifest::verify(&bytes[..]), Err(BackupRefused::Trailing));
    }

    #[test]
    fn records_out_of_order_are_refused() {
        let mut bytes = Vec::new();
        let mut writer = BackupWriter::begin(&mut bytes, Sequence(9)).unwrap();
        writer.record(Keyspace(1), b"b", b"").unwrap();
        writer.record(Keyspace(1), b"b", b"").unwrap();
        writer.finish().unwrap();
        assert_eq!(
            Manifest::verify(&bytes[..]),
            Err(BackupRefused::OutOfOrder { index: 1 })
        );
    }

    #[test]
    fn a_place_that_takes_no_more_bytes_is_an_error() {
        struct Full;
        impl Write for Full {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::StorageFull.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let backup = BackupWriter::begin(&mut Full, Sequence(1)).and_then(BackupWriter::finish);
        assert_eq!(
            backup,
            Err(EngineError::Sink {
                kind: io::ErrorKind::StorageFull
            })
        );
    }
}
