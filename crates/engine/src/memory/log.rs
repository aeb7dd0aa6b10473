//! The log of a memory engine: one checksummed frame per batch, so that a torn batch vanishes whole.
//!
//! A frame is `[length of body u32][crc32c of body u32][body]`, a body `[sequence u64][changes]`.
//! Reading ends at the first frame that is not whole: what lies behind a gap was never acknowledged.

use crate::key::{Key, Keyspace};
use crate::memory::random::SplitMix64;
use crate::record::{Bytes, Sequence};

/// One batch as it lies in the log.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Frame {
    pub(crate) sequence: Sequence,
    pub(crate) changes: Vec<Change>,
}

/// What a batch did, after its preconditions and its claims were decided.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Change {
    Put(Keyspace, Key, Bytes),
    Delete(Keyspace, Key),
    DeleteRange(Keyspace, Key, Key),
}

const PUT: u8 = 1;
const DELETE: u8 = 2;
const DELETE_RANGE: u8 = 3;

/// A disk loses and tears in pieces of this many bytes: small, so that small batches tear as well.
const SECTOR_BYTES: usize = 64;

impl Frame {
    pub(crate) fn append_to(&self, log: &mut Vec<u8>) {
        let mut body = self.sequence.0.to_be_bytes().to_vec();
        for change in &self.changes {
            change.append_to(&mut body);
        }
        put_length(log, body.len());
        log.extend_from_slice(&crc32c::crc32c(&body).to_be_bytes());
        log.extend_from_slice(&body);
    }

    /// Takes one frame off the front of a log; `None` when there is no whole one.
    pub(crate) fn take(log: &mut &[u8]) -> Option<Self> {
        let (head, rest) = log.split_first_chunk::<8>()?;
        let length = usize::try_from(u32::from_be_bytes([head[0], head[1], head[2], head[3]])).ok()?;
        let stored = u32::from_be_bytes([head[4], head[5], head[6], head[7]]);
        let (body, rest) = rest.split_at_checked(length)?;
        if crc32c::crc32c(body) != stored {
            return None;
        }
        let (sequence, mut body) = body.split_first_chunk::<8>()?;
        let mut changes = Vec::new();
        while !body.is_empty() {
            changes.push(Change::take(&mut body)?);
        }
        *log = rest;
        Some(Self {
            sequence: Sequence(u64::from_be_bytes(*sequence)),
            changes,
        })
    }
}

impl Change {
    fn append_to(&self, body: &mut Vec<u8>) {
        let (tag, space, first, second): (u8, &Keyspace, &[u8], &[u8]) = match self {
            Self::Put(space, key, payload) => (PUT, space, key, payload),
            Self::Delete(space, key) => (DELETE, space, key, &[]),
            Self::DeleteRange(space, start, end) => (DELETE_RANGE, space, start, end),
        };
        body.extend_from_slice(&[tag, space.0]);
        put_length(body, first.len());
        put_length(body, second.len());
        body.extend_from_slice(first);
        body.extend_from_slice(second);
    }

    fn take(body: &mut &[u8]) -> Option<Self> {
        let (&[tag, space], rest) = body.split_first_chunk::<2>()?;
        let (first, rest) = rest.split_first_chunk::<4>()?;
        let (second, rest) = rest.split_first_chunk::<4>()?;
        let (first, rest) = rest.split_at_checked(u32::from_be_bytes(*first) as usize)?;
        let (second, rest) = rest.split_at_checked(u32::from_be_bytes(*second) as usize)?;
        *body = rest;
        let space = Keyspace(space);
        match tag {
            PUT => Some(Self::Put(space, first.to_vec(), Bytes::copy_from_slice(second))),
            DELETE => Some(Self::Delete(space, first.to_vec())),
            DELETE_RANGE => Some(Self::DeleteRange(space, first.to_vec(), second.to_vec())),
            _ => None,
        }
    }
}

/// What a disk still has of a log that was written and not flushed when the power went.
///
/// The disk kept all, nothing, a beginning, or any set of sectors, some of them half written.
pub(crate) fn survivors(pending: &[u8], seed: u64) -> Vec<u8> {
    let mut random = SplitMix64(seed);
    let mut left = pending.to_vec();
    match random.below(4) {
        0 => left.clear(),
        1 => {}
        2 => left.truncate(random.below(pending.len() + 1)),
        _ => {
            for sector in left.chunks_mut(SECTOR_BYTES) {
                let lost_from = match random.below(3) {
                    0 => sector.len(),
                    1 => 0,
                    _ => random.below(sector.len()),
                };
                sector[lost_from..].fill(0);
            }
        }
    }
    left
}

fn put_length(into: &mut Vec<u8>, length: usize) {
    let length = u32::try_from(length).expect("a batch is at most BATCH_BYTES_MAX and its overhead");
    into.extend_from_slice(&length.to_be_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(sequence: u64) -> Frame {
        let space = Keyspace(2);
        Frame {
            sequence: Sequence(sequence),
            changes: vec![
                Change::Put(space, b"a".to_vec(), Bytes::from_static(b"payload")),
                Change::Delete(space, b"b".to_vec()),
                Change::DeleteRange(space, b"c".to_vec(), b"d".to_vec()),
            ],
        }
    }

    fn log_of(sequences: std::ops::RangeInclusive<u64>) -> Vec<u8> {
        let mut log = Vec::new();
        sequences.for_each(|sequence| frame(sequence).append_to(&mut log));
        log
    }

    #[test]
    fn frames_are_read_back_in_order() {
        let log = log_of(1..=2);
        let mut rest = &log[..];
        assert_eq!(Frame::take(&mut rest), Some(frame(1)));
        assert_eq!(Frame::take(&mut rest), Some(frame(2)));
        assert_eq!(Frame::take(&mut rest), None);
    }

    #[test]
    fn a_frame_cut_anywhere_is_no_frame() {
        let log = log_of(1..=1);
        for length in 0..log.len() {
            assert_eq!(Frame::take(&mut &log[..length]), None);
        }
    }

    #[test]
    fn a_frame_with_any_flipped_bit_is_no_frame() {
        let log = log_of(1..=1);
        for bit in 0..log.len() * 8 {
            let mut flipped = log.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(Frame::take(&mut &flipped[..]), None, "bit {bit}");
        }
    }

    #[test]
    fn seeds_keep_all_lose_all_and_tear() {
        let log = log_of(1..=4);
        let left: Vec<_> = (0..64).map(|seed| survivors(&log, seed)).collect();
        assert!(left.contains(&log));
        assert!(left.iter().any(Vec::is_empty));
        assert!(left.iter().any(|left| left.len() == log.len() && *left != log));
        assert_eq!(survivors(&log, 9), survivors(&log, 9));
    }
}
