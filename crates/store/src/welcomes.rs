//! How far a newcomer is with the checklist of her first visit (need 4.19): what she ticked off herself, and whether
//! she hid it.

use std::collections::BTreeSet;

use domain::{FirstStep, MemberId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::Table;

const WELCOMES: Table<MemberId, Welcome> = Table::new(spaces::WELCOMES, "welcomes");

/// The checklist of one member.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Welcome {
    /// Steps she ticked off; what the node sees by itself is not among them.
    pub ticked: BTreeSet<FirstStep>,
    /// Since when she does not want to see it.
    pub hidden: Option<Timestamp>,
}

/// Hers; empty while she did nothing.
pub fn get(tx: &mut Transaction<'_>, member: &MemberId) -> Result<Welcome, StoreError> {
    Ok(tx.get(&WELCOMES, member)?.unwrap_or_default())
}

/// Forgets it.
pub fn forget(tx: &mut Transaction<'_>, member: &MemberId) {
    tx.delete(&WELCOMES, member);
}

/// Writes it.
pub fn put(tx: &mut Transaction<'_>, member: &MemberId, welcome: &Welcome) -> Result<(), StoreError> {
    tx.put(&WELCOMES, member, welcome)
}
