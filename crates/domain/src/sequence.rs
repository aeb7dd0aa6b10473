//! The place of an activity in what one node sends to another (protocol section 6.1).

use serde::{Deserialize, Serialize};

/// A place in the sequence of activities from one node to another. Of two places the one of the later epoch is later.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Sequence {
    /// Unix second of the sender's first start or last restore; always rises.
    pub epoch: i64,
    /// From 1, one more for each activity queued; 0 where nothing was sent or came.
    pub seq: u64,
}

impl Sequence {
    /// Highest `epoch` and `seq` written and read: the largest whole number of a structured field (RFC 9651).
    pub const NUMBER_MAX: u64 = 999_999_999_999_999;
}
