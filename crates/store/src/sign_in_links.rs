//! One-time links by which somebody signs in: kept as a hash, gone when used, short-lived (threat E9).

use domain::MemberId;
use engine::Direction;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{Table, behind};

const LINKS: Table<[u8], SignInLink> = Table::new(spaces::SIGN_IN_LINKS, "sign-in links");

/// How long a link may be used, in seconds: half an hour.
pub const LINK_SECONDS: i64 = 1_800;
/// Old links forgotten when a new one is made.
const FORGOTTEN_MAX: u16 = 100;

/// A link as it is remembered, under the hash of its secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInLink {
    /// Whom it signs in.
    pub member: MemberId,
    /// Until when.
    pub expires: Timestamp,
}

/// Remembers a link of a secret of at least 128 random bits; links that were never used are forgotten by the way.
pub fn put(
    tx: &mut Transaction<'_>,
    secret: &str,
    member: &MemberId,
    now: Timestamp,
) -> Result<SignInLink, StoreError> {
    let old = tx.page(
        &LINKS,
        behind(spaces::SIGN_IN_LINKS, None),
        Direction::Forward,
        FORGOTTEN_MAX,
    )?;
    for (key, _) in old.iter().filter(|(_, link)| now >= link.expires) {
        tx.delete(&LINKS, key.as_slice());
    }
    let link = SignInLink {
        member: member.clone(),
        expires: Timestamp::from_second(now.as_second().saturating_add(LINK_SECONDS)).unwrap_or(now),
    };
    tx.put(&LINKS, Sha256::digest(secret).as_slice(), &link)?;
    Ok(link)
}

/// Uses a link up: it is gone afterwards, also when it came too late.
pub fn take(
    tx: &mut Transaction<'_>,
    secret: &str,
    now: Timestamp,
) -> Result<Option<SignInLink>, StoreError> {
    let hash = Sha256::digest(secret);
    let Some(link) = tx.get(&LINKS, hash.as_slice())? else {
        return Ok(None);
    };
    tx.delete(&LINKS, hash.as_slice());
    Ok(Some(link).filter(|link| now < link.expires))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::{at, commit};

    /// E9
    #[test]
    fn a_link_is_used_once_and_not_after_its_time() {
        let database = Database::in_memory();
        let klara = MemberId::new(0, [7; 10]);
        for secret in ["first", "second"] {
            commit(&database, |tx| put(tx, secret, &klara, at(0)));
        }
        assert_eq!(commit(&database, |tx| take(tx, "guessed", at(1))), None);
        let used = commit(&database, |tx| take(tx, "first", at(LINK_SECONDS - 1)));
        assert_eq!(used.map(|link| link.member), Some(klara.clone()));
        assert_eq!(
            commit(&database, |tx| take(tx, "first", at(LINK_SECONDS - 1))),
            None
        );
        assert_eq!(commit(&database, |tx| take(tx, "second", at(LINK_SECONDS))), None);
    }

    #[test]
    fn links_that_nobody_used_are_forgotten_when_the_next_is_made() {
        let database = Database::in_memory();
        let klara = MemberId::new(0, [7; 10]);
        commit(&database, |tx| put(tx, "old", &klara, at(0)));
        commit(&database, |tx| put(tx, "new", &klara, at(LINK_SECONDS)));
        let rows =
            database.read(|tx| tx.page(&LINKS, behind(spaces::SIGN_IN_LINKS, None), Direction::Forward, 9));
        assert_eq!(rows.unwrap().len(), 1);
    }
}
