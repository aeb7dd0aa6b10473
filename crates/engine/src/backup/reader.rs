//! A backup read record by record, so that none of it need be in memory as a whole.

use std::collections::BTreeMap;
use std::io::{self, BufReader, Read};

use aws_lc_rs::digest::{Context, SHA256};

use super::{BUFFER_BYTES, BackupRefused, HEADER, HEADER_BYTES_MAX, MANIFEST, Manifest, RECORD};
use super::{record_head, record_sum};
use crate::key::{KEY_BYTES_MAX, Key, Keyspace, hex};
use crate::record::{Bytes, PAYLOAD_BYTES_MAX, Sequence};

/// A backup being read: checksums and order are checked record by record, counts and digest at its end.
pub struct BackupReader<R> {
    /// `None` once the end was read.
    reading: Option<Reading<BufReader<R>>>,
    sequence: Sequence,
    records: BTreeMap<Keyspace, u64>,
    before: Option<(Keyspace, Key)>,
    index: u64,
    manifest: Option<Manifest>,
}

/// One record of a backup; its version is not kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BackupRecord {
    /// Where it lies.
    pub space: Keyspace,
    /// Under which key.
    pub key: Key,
    /// As it was put.
    pub payload: Bytes,
}

impl<R: Read> BackupReader<R> {
    /// Reads the first line.
    pub fn begin(reader: R) -> Result<Self, BackupRefused> {
        let mut reading = Reading {
            from: BufReader::with_capacity(BUFFER_BYTES, reader),
            digest: Context::new(&SHA256),
        };
        let sequence = reading.header()?;
        Ok(Self {
            reading: Some(reading),
            sequence,
            records: BTreeMap::new(),
            before: None,
            index: 0,
            manifest: None,
        })
    }

    /// The last commit in it, as its first line says; the manifest's digest covers that.
    pub fn sequence(&self) -> Sequence {
        self.sequence
    }

    /// The next record; `None` when the end was read and everything holds. Nothing before that is to be relied on.
    pub fn next_record(&mut self) -> Result<Option<BackupRecord>, BackupRefused> {
        let Some(reading) = &mut self.reading else {
            return Ok(None);
        };
        let index = self.index;
        let Some(record) = reading.record(index)? else {
            let records = std::mem::take(&mut self.records);
            if let Some(reading) = self.reading.take() {
                self.manifest = Some(reading.manifest(self.sequence, records)?);
            }
            return Ok(None);
        };
        let place = (record.space, record.key.clone());
        if self.before.as_ref().is_some_and(|before| *before >= place) {
            return Err(BackupRefused::OutOfOrder { index });
        }
        *self.records.entry(record.space).or_insert(0) += 1;
        self.before = Some(place);
        self.index += 1;
        Ok(Some(record))
    }

    /// What its last bytes say; `None` before [`Self::next_record`] came to its end.
    pub fn manifest(&self) -> Option<&Manifest> {
        self.manifest.as_ref()
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

    /// The next record, checked; `None` at the manifest, whose tag is not hashed.
    fn record(&mut self, index: u64) -> Result<Option<BackupRecord>, BackupRefused> {
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
        Ok(Some(BackupRecord {
            space: Keyspace(space),
            key,
            payload: payload.into(),
        }))
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

fn unreadable(error: io::Error) -> BackupRefused {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => BackupRefused::CutShort,
        kind => BackupRefused::Io { kind },
    }
}
