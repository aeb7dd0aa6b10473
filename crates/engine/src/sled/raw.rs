//! What lies in the tree: one key for the sequence, and for each record one key and perhaps some for its chunks.
//!
//! `[0]` holds the sequence of the last batch that wrote. `[space][0][key]` holds a record: either `[0]` and the
//! sealed record, or, when that is longer than [`INLINE_BYTES_MAX`], `[1][chunks u16]`, and its pieces lie under
//! `[space][1][key length u16][key][number u16]`. A long value would otherwise become a file of its own.

use crate::key::Keyspace;

/// The one key that is no record's.
pub(super) const SEQUENCE: &[u8] = &[0];

/// Longest sealed record in one piece, and length of a piece, in bytes.
pub(super) const INLINE_BYTES_MAX: usize = 8 * 1024;

const RECORD: u8 = 0;
const CHUNK: u8 = 1;
const INLINE: u8 = 0;
const CHUNKED: u8 = 1;

/// What lies under a record's key.
pub(super) enum Entry<'e> {
    /// The sealed record.
    Inline(&'e [u8]),
    /// The sealed record lies in so many chunks.
    Chunked(u16),
}

pub(super) fn record_key(space: Keyspace, key: &[u8]) -> Vec<u8> {
    let mut raw = Vec::with_capacity(2 + key.len());
    raw.extend_from_slice(&[space.0, RECORD]);
    raw.extend_from_slice(key);
    raw
}

/// The first key above every record of a keyspace.
pub(super) fn records_end(space: Keyspace) -> Vec<u8> {
    vec![space.0, RECORD + 1]
}

/// The record's own key, of a raw key that [`record_key`] made.
pub(super) fn key_of(raw: &[u8]) -> &[u8] {
    raw.get(2..).unwrap_or_default()
}

pub(super) fn chunk_key(space: Keyspace, key: &[u8], number: u16) -> Vec<u8> {
    // No key is longer than KEY_BYTES_MAX.
    let length = u16::try_from(key.len()).unwrap_or(u16::MAX);
    let mut raw = Vec::with_capacity(6 + key.len());
    raw.extend_from_slice(&[space.0, CHUNK]);
    raw.extend_from_slice(&length.to_be_bytes());
    raw.extend_from_slice(key);
    raw.extend_from_slice(&number.to_be_bytes());
    raw
}

pub(super) fn inline(sealed: &[u8]) -> Vec<u8> {
    let mut entry = Vec::with_capacity(1 + sealed.len());
    entry.push(INLINE);
    entry.extend_from_slice(sealed);
    entry
}

pub(super) fn chunked(chunks: u16) -> Vec<u8> {
    let [high, low] = chunks.to_be_bytes();
    vec![CHUNKED, high, low]
}

/// `None` for what neither [`inline`] nor [`chunked`] wrote.
pub(super) fn entry(value: &[u8]) -> Option<Entry<'_>> {
    match value.split_first()? {
        (&INLINE, sealed) => Some(Entry::Inline(sealed)),
        (&CHUNKED, &[high, low]) => Some(Entry::Chunked(u16::from_be_bytes([high, low]))),
        _ => None,
    }
}
