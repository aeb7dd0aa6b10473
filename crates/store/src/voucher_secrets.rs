//! What the names and keys of one member's vouchers are made of (F16; threats F6, V17). It lies with the private keys of the
//! node: without it nobody can tell which two names at two hosts are one member's.

use domain::MemberId;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::Table;

const SECRETS: Table<MemberId, VoucherSecret> = Table::new(spaces::VOUCHER_SECRETS, "voucher secrets");

/// 256 random bits, drawn at her first voucher. `Debug` prints none of them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoucherSecret([u8; 32]);

impl VoucherSecret {
    /// Of fresh chance.
    pub fn new(chance: [u8; 32]) -> Self {
        Self(chance)
    }

    /// For `wire` alone, which makes names and keys of it.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl std::fmt::Debug for VoucherSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("VoucherSecret")
    }
}

/// Hers, once she has had a voucher.
pub fn get(tx: &mut Transaction<'_>, member: &MemberId) -> Result<Option<VoucherSecret>, StoreError> {
    tx.get(&SECRETS, member)
}

/// Gives her one.
pub fn put(tx: &mut Transaction<'_>, member: &MemberId, secret: &VoucherSecret) -> Result<(), StoreError> {
    tx.put(&SECRETS, member, secret)
}

/// What the one had is the other's from now on, if that one has none: hosts go on to know her by the same names, so that no
/// limit for each member begins anew (threat V10). Of two secrets that of the one that stays is kept.
pub fn move_to(tx: &mut Transaction<'_>, from: &MemberId, into: &MemberId) -> Result<(), StoreError> {
    if let Some(secret) = get(tx, from)? {
        if get(tx, into)?.is_none() {
            put(tx, into, &secret)?;
        }
        forget(tx, from);
    }
    Ok(())
}

/// Her names at hosts can be made no more, nor told to be hers.
pub fn forget(tx: &mut Transaction<'_>, member: &MemberId) {
    tx.delete(&SECRETS, member);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::commit;

    /// D16
    #[test]
    fn a_secret_is_kept_as_it_was_drawn_and_never_printed() {
        let database = Database::in_memory();
        let member = MemberId::new(0, [1; 10]);
        let secret = VoucherSecret::new([201; 32]);
        commit(&database, |tx| put(tx, &member, &secret));
        let kept = database.read(|tx| get(tx, &member)).unwrap().unwrap();
        assert_eq!(kept.bytes(), &[201; 32]);
        assert!(!format!("{kept:?}").contains("201"));
        commit(&database, |tx| {
            forget(tx, &member);
            Ok(())
        });
        assert_eq!(database.read(|tx| get(tx, &member)).unwrap(), None);
    }
}
