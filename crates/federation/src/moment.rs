//! A moment some time after another.

use jiff::Timestamp;

/// `seconds` after `now`, whole seconds; `now` itself where no such moment can be written.
pub(crate) fn after(now: Timestamp, seconds: i64) -> Timestamp {
    Timestamp::from_second(now.as_second().saturating_add(seconds)).unwrap_or(now)
}
