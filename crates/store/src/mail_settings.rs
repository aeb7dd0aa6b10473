//! Which mails a member does not want, and the key that makes the addresses by which she says so without signing in.

use std::collections::BTreeSet;

use domain::{MailKind, MemberId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::Table;

const SETTINGS: Table<MemberId, MailSettings> = Table::new(spaces::MAIL_SETTINGS, "mail settings");
const STOP_KEY: Table<str, [u8; 32]> = Table::new(spaces::NODE, "node");

/// What one member decided.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailSettings {
    /// Kinds she switched off.
    pub off: BTreeSet<MailKind>,
    /// When she did so last.
    pub changed: Option<Timestamp>,
}

/// Hers; everything goes while she has not said.
pub fn get(tx: &mut Transaction<'_>, member: &MemberId) -> Result<MailSettings, StoreError> {
    Ok(tx.get(&SETTINGS, member)?.unwrap_or_default())
}

/// Writes them.
pub fn put(tx: &mut Transaction<'_>, member: &MemberId, settings: &MailSettings) -> Result<(), StoreError> {
    tx.put(&SETTINGS, member, settings)
}

/// What addresses that stop mails are made with; nothing before the first such mail went.
pub fn stop_key(tx: &mut Transaction<'_>) -> Result<Option<[u8; 32]>, StoreError> {
    tx.get(&STOP_KEY, "mail stop key")
}

/// The same, made of `fresh` if there is none. It never changes afterwards, so that an old mail's address goes on to work.
pub fn stop_key_or(tx: &mut Transaction<'_>, fresh: [u8; 32]) -> Result<[u8; 32], StoreError> {
    if let Some(known) = stop_key(tx)? {
        return Ok(known);
    }
    tx.put(&STOP_KEY, "mail stop key", &fresh)?;
    Ok(fresh)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::commit;

    #[test]
    fn the_first_key_stays() {
        let database = Database::in_memory();
        assert_eq!(database.read(stop_key), Ok(None));
        for fresh in [[1; 32], [2; 32]] {
            assert_eq!(commit(&database, |tx| stop_key_or(tx, fresh)), [1; 32]);
        }
        assert_eq!(database.read(stop_key), Ok(Some([1; 32])));
    }
}
