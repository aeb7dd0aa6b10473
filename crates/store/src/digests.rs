//! How far the weekly digest has come: one row, so that every member gets each one once, whatever restarts.

use domain::MemberId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::Table;

const RUN: Table<str, DigestRun> = Table::new(spaces::NODE, "node");

/// The digest that goes now, or went last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestRun {
    /// It tells what became known after this.
    pub since: Timestamp,
    /// And up to this; the next one goes on from here.
    pub until: Timestamp,
    /// To whom it has been queued.
    pub reached: Reached,
}

/// How many members a digest has reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reached {
    /// Nobody yet.
    Nobody,
    /// All up to her, in the order of their ids.
    UpTo(MemberId),
    /// All.
    Everybody,
}

/// The last run; nothing before the first.
pub fn last(tx: &mut Transaction<'_>) -> Result<Option<DigestRun>, StoreError> {
    tx.get(&RUN, "digest")
}

/// Writes how far it is.
pub fn put(tx: &mut Transaction<'_>, run: &DigestRun) -> Result<(), StoreError> {
    tx.put(&RUN, "digest", run)
}
