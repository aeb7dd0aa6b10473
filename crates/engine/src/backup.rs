//! The engine-neutral backup: every record with a checksum, then a count and a digest of all.
//!
//! One line `rosarium-backup 1 sequence N`; then records in order of keyspace and key, each
//! `'r' [space u8][key length u16][payload length u32][crc32c u32][key][payload]`, the checksum over
//! all of these but itself; then `'m' [keyspaces u16]`, for each `[space u8][records u64]`, the SHA-256
//! of everything before the `'m'`, and a crc32c over the manifest from its `'m'`. Nothing follows.

use std::collections::BTreeMap;
use std::io::{self, BufReader, BufWriter, Read, Write};

use aws_lc_rs::digest::{Context, SHA256};

use crate::error::EngineError;
use crate::key::{KEY_BYTES_MAX, Key, Keyspace, hex};
use crate::record::{PAYLOAD_BYTES_MAX, Sequence};

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
        let mut reading = Reading {
            from: BufReader::with_capacity(BUFFER_BYTES, reader),
            digest: Context::new(&SHA256),
        };
        let sequence = reading.header()?;
        let mut records = BTreeMap::new();
        let mut before: Option<(Keyspace, Key)> = None;
        let mut index = 0;
        while let Some(place) = reading.record(index)? {
            if before.as_ref().is_some_and(|before| *before >= place) {
                return Err(BackupRefused::OutOfOrder { index });
            }
            *records.entry(place.0).or_insert(0) += 1;
            before = Some(place);
            index += 1;
        }
        reading.manifest(sequence, records)
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
pub(crate) struct BackupWriter<'w> {
    into: BufWriter<&'w mut dyn Write>,
    digest: Context,
    sequence: Sequence,
    records: BTreeMap<Keyspace, u64>,
}

impl<'w> BackupWriter<'w> {
    pub(crate) fn begin(into: &'w mut dyn Write, sequence: Sequence) -> Result<Self, EngineError> {
        let mut backup = Self {
            into: BufWriter::with_capacity(BUFFER_BYTES, into),
            digest: Context::new(&SHA256),
            sequence,
            records: BTreeMap::new(),
        };
        backup.write(format!("{HEADER}{}\n", sequence.0).as_bytes())?;
        Ok(backup)
    }

    pub(crate) fn record(&mut self, space: Keyspace, key: &[u8], payload: &[u8]) -> Result<(), EngineError> {
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

    pub(crate) fn finish(mut self) -> Result<Manifest, EngineError> {
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

struct Reading<R> {
    from: R,
    digest: Context,
}

impl<R: Read> Reading<R> {
    fn header(&mut self) -> Result<Sequence, BackupRefused> {
        let mut line = Vec::new();
        while line.last() != Some(&b'\n') {
            if line.len() == HEADER_BYTES_MAX {
                return Err(BackupRefused::NotABackup);
            }
            line.extend_from_slice(&self.hashed::<1>().map_err(|refused| match refused {
                BackupRefused::CutShort => BackupRefused::NotABackup,
                other => other,
            })?);
        }
        let text = std::str::from_utf8(&line)
            .ok()
            .and_then(|line| line.trim_end().strip_prefix(HEADER));
        let number = text
            .and_then(|number| number.parse().ok())
            .ok_or(BackupRefused::NotABackup)?;
        Ok(Sequence(number))
    }

    /// The place of the next record, checked; `None` at the manifest, whose tag is not hashed.
    fn record(&mut self, index: u64) -> Result<Option<(Keyspace, Key)>, BackupRefused> {
        let [tag] = self.plain::<1>()?;
        if tag == MANIFEST {
            return Ok(None);
        }
        self.digest.update(&[tag]);
        let [space] = self.hashed::<1>()?;
        let key_bytes = u16::from_be_bytes(self.hashed()?);
        let payload_bytes = u32::from_be_bytes(self.hashed()?);
        let stored = u32::from_be_bytes(self.hashed()?);
        let fits = usize::from(key_bytes) <= KEY_BYTES_MAX && payload_bytes as usize <= PAYLOAD_BYTES_MAX;
        if tag != RECORD || !fits {
            return Err(BackupRefused::CorruptRecord {
                index,
                key: String::new(),
            });
        }
        let key = self.hashed_bytes(usize::from(key_bytes))?;
        let payload = self.hashed_bytes(payload_bytes as usize)?;
        let head = record_head(Keyspace(space), key_bytes, payload_bytes);
        if record_sum(&head, &key, &payload) != stored {
            return Err(BackupRefused::CorruptRecord {
                index,
                key: hex(&key),
            });
        }
        Ok(Some((Keyspace(space), key)))
    }

    fn manifest(
        mut self,
        sequence: Sequence,
        counted: BTreeMap<Keyspace, u64>,
    ) -> Result<Manifest, BackupRefused> {
        let mut records = BTreeMap::new();
        for _ in 0..u16::from_be_bytes(self.plain()?) {
            let [space] = self.plain::<1>()?;
            records.insert(Keyspace(space), u64::from_be_bytes(self.plain()?));
        }
        let manifest = Manifest {
            sequence,
            records,
            sha256: self.plain()?,
        };
        let sum: [u8; 4] = self.plain()?;
        if !manifest.sealed().ends_with(&sum) {
            return Err(BackupRefused::CorruptManifest);
        }
        if manifest.records != counted {
            return Err(BackupRefused::Counts);
        }
        if self.digest.finish().as_ref() != manifest.sha256 {
            return Err(BackupRefused::Digest);
        }
        match self.from.read(&mut [0]) {
            Ok(0) => Ok(manifest),
            Ok(_) => Err(BackupRefused::Trailing),
            Err(error) => Err(BackupRefused::Io { kind: error.kind() }),
        }
    }

    fn hashed<const N: usize>(&mut self) -> Result<[u8; N], BackupRefused> {
        let bytes = self.plain::<N>()?;
        self.digest.update(&bytes);
        Ok(bytes)
    }

    /// `length` was checked against a limit.
    fn hashed_bytes(&mut self, length: usize) -> Result<Vec<u8>, BackupRefused> {
        let mut bytes = vec![0; length];
        self.from.read_exact(&mut bytes).map_err(unreadable)?;
        self.digest.update(&bytes);
        Ok(bytes)
    }

    fn plain<const N: usize>(&mut self) -> Result<[u8; N], BackupRefused> {
        let mut bytes = [0; N];
        self.from.read_exact(&mut bytes).map_err(unreadable)?;
        Ok(bytes)
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

fn unreadable(error: io::Error) -> BackupRefused {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => BackupRefused::CutShort,
        kind => BackupRefused::Io { kind },
    }
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
