//! A record and its form on disk: `[version u64][flags u8][crc32c u32][payload]`, big-endian.
//!
//! The checksum covers key, version, flags and payload: most engines return a flipped bit silently,
//! and a record found under a key it was not written to is as wrong as a flipped one.

use crate::error::EngineError;
use crate::key::{Keyspace, hex};

/// What a record says, opaque to the engine; cheap to clone.
pub type Bytes = bytes::Bytes;

/// Largest payload, in bytes. Media never lies in the store.
pub const PAYLOAD_BYTES_MAX: usize = 1024 * 1024;

/// The sequence of the commit that wrote a record; never the same for two writes of one key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Version(pub u64);

/// Place of a committed batch in the order of all; begins at 1 and only grows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Sequence(pub u64);

/// What was read under a key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Record {
    /// For [`crate::Precondition::Version`].
    pub version: Version,
    /// As it was put.
    pub payload: Bytes,
}

const HEADER_BYTES: usize = 13;
const NO_FLAGS: u8 = 0;

/// The bytes an engine keeps for a record.
pub(crate) fn seal(key: &[u8], version: Version, payload: &[u8]) -> Vec<u8> {
    let mut sealed = Vec::with_capacity(HEADER_BYTES + payload.len());
    sealed.extend_from_slice(&version.0.to_be_bytes());
    sealed.push(NO_FLAGS);
    sealed.extend_from_slice(&checksum(key, version, NO_FLAGS, payload).to_be_bytes());
    sealed.extend_from_slice(payload);
    sealed
}

/// Reads what [`seal`] wrote; anything else is [`EngineError::Corrupt`] with the key's name.
pub(crate) fn unseal(space: Keyspace, key: &[u8], sealed: &[u8]) -> Result<Record, EngineError> {
    open(key, sealed).ok_or_else(|| EngineError::Corrupt { space, key: hex(key) })
}

fn open(key: &[u8], sealed: &[u8]) -> Option<Record> {
    let (version, rest) = sealed.split_first_chunk::<8>()?;
    let (flags, rest) = rest.split_first()?;
    let (stored, payload) = rest.split_first_chunk::<4>()?;
    let version = Version(u64::from_be_bytes(*version));
    let whole = *flags == NO_FLAGS
        && payload.len() <= PAYLOAD_BYTES_MAX
        && u32::from_be_bytes(*stored) == checksum(key, version, *flags, payload);
    whole.then(|| Record {
        version,
        payload: Bytes::copy_from_slice(payload),
    })
}

fn checksum(key: &[u8], version: Version, flags: u8, payload: &[u8]) -> u32 {
    let sum = crc32c::crc32c(key);
    let sum = crc32c::crc32c_append(sum, &version.0.to_be_bytes());
    let sum = crc32c::crc32c_append(sum, &[flags]);
    crc32c::crc32c_append(sum, payload)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPACE: Keyspace = Keyspace(3);

    #[test]
    fn what_was_sealed_is_read_back() {
        let sealed = seal(b"key", Version(7), b"payload");
        let record = unseal(SPACE, b"key", &sealed).unwrap();
        assert_eq!(
            (record.version, &record.payload[..]),
            (Version(7), &b"payload"[..])
        );
    }

    #[test]
    fn every_single_flipped_bit_is_found_and_names_the_key() {
        let sealed = seal(b"key", Version(7), b"payload");
        for bit in 0..sealed.len() * 8 {
            let mut flipped = sealed.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            let refused = unseal(SPACE, b"key", &flipped).unwrap_err();
            assert_eq!(
                refused,
                EngineError::Corrupt {
                    space: SPACE,
                    key: "6b6579".into()
                }
            );
        }
    }

    #[test]
    fn a_record_under_another_key_is_corrupt() {
        let sealed = seal(b"key", Version(7), b"payload");
        assert!(unseal(SPACE, b"kez", &sealed).is_err());
    }

    #[test]
    fn a_record_cut_short_is_corrupt() {
        let sealed = seal(b"key", Version(7), b"payload");
        for length in 0..sealed.len() {
            assert!(unseal(SPACE, b"key", &sealed[..length]).is_err());
        }
    }
}
