//! The log of what officers and operators did.

use engine::{Direction, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{Table, millis};

const AUDIT: Table<(u64, u64), Entry> = Table::new(spaces::AUDIT, "audit");

/// What the log calls whoever is no member: the command line, and the node by itself. No member has one of these as her
/// handle, for the log could not tell the two apart.
pub const NO_MEMBERS: [&str; 2] = ["operator", "node"];

/// Whether the log says by this word that no member did it.
pub fn is_no_member(by: &str) -> bool {
    NO_MEMBERS.contains(&by)
}

/// One act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// When.
    pub at: Timestamp,
    /// Who, by handle, or one of [`NO_MEMBERS`].
    pub by: String,
    /// What, as a verb and its object; ids, no prose.
    pub what: String,
}

/// Writes an act down, in the same transaction as the act.
pub fn log(tx: &mut Transaction<'_>, by: &str, what: &str, now: Timestamp) -> Result<(), StoreError> {
    let order = tx.next_order()?;
    let entry = Entry {
        at: now,
        by: by.to_owned(),
        what: what.to_owned(),
    };
    tx.put(&AUDIT, &(millis(now), order), &entry)
}

/// The last acts, latest first.
pub fn tail(tx: &mut Transaction<'_>, limit: u16) -> Result<Vec<Entry>, StoreError> {
    let range = Range::prefix(spaces::AUDIT, &[]);
    let rows = tx.page(&AUDIT, range, Direction::Backward, limit)?;
    Ok(rows.into_iter().map(|(_, entry)| entry).collect())
}
