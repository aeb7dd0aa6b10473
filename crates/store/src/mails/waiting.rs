//! How much there is to be mailed.

use engine::{Direction, DueMillis, Key, Range, queue_key};
use jiff::Timestamp;

use super::QUEUE;
use crate::database::StoreError;
use crate::table::millis;
use crate::{Transaction, spaces};

/// How many jobs wait, counted up to `limit`.
pub fn waiting(tx: &mut Transaction<'_>, limit: u16) -> Result<usize, StoreError> {
    let range = Range::prefix(spaces::MAILS, b"");
    Ok(tx.page(&QUEUE, range, Direction::Forward, limit)?.len())
}

/// How many jobs are due by `now`, counted up to `limit`; those that wait for another try are due later.
pub fn due(tx: &mut Transaction<'_>, now: Timestamp, limit: u16) -> Result<usize, StoreError> {
    let range = Range {
        space: spaces::MAILS,
        start: Key::new(),
        end: Some(queue_key(DueMillis(millis(now).saturating_add(1)), b"")),
    };
    Ok(tx.page(&QUEUE, range, Direction::Forward, limit)?.len())
}
