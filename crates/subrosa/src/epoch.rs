//! The stretches of a room's time that have a key of their own: epochs for what is said, days for who said it.
//!
//! A new epoch begins when somebody enters, leaves or is put out, and every month: who entered reads no earlier one, who
//! went reads no later one.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A stretch of a room's time, counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Epoch(u32);

impl Epoch {
    /// The first of a room.
    pub const FIRST: Self = Self(0);

    /// The one after it. A room that had all there are stays in the last one.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    pub(crate) fn number(self) -> u32 {
        self.0
    }

    pub(crate) fn of_number(number: u32) -> Self {
        Self(number)
    }
}

/// A day of a room (UTC), counted from 1970: what was said on it is known by the same pseudonyms, under one key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(u32);

const DAY_MILLIS: i64 = 86_400_000;

impl Day {
    /// The day of a moment; the first one for a moment before 1970.
    pub fn of(at: Timestamp) -> Self {
        Self(u32::try_from(at.as_millisecond() / DAY_MILLIS).unwrap_or(0))
    }

    /// The first moment that is no longer of it.
    pub fn end(self) -> Timestamp {
        let millis = (i64::from(self.0) + 1) * DAY_MILLIS;
        Timestamp::from_millisecond(millis).unwrap_or(Timestamp::MAX)
    }

    pub(crate) fn number(self) -> u32 {
        self.0
    }

    pub(crate) fn of_number(number: u32) -> Self {
        Self(number)
    }
}
