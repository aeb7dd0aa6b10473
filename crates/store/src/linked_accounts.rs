//! The accounts elsewhere with which members sign in (F28; threats E4, E9): which account is whose is decided here alone.

use domain::{IssuerAccount, LinkedAccountId, MemberId, ProviderName};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Transaction;
use crate::counted::{self, Changes};
use crate::database::StoreError;
use crate::spaces;
use crate::table::Table;

const ACCOUNTS: Table<(MemberId, LinkedAccountId), LinkedAccount> =
    Table::new(spaces::LINKED_ACCOUNTS, "linked accounts");
const HASHES: Table<[u8], (MemberId, LinkedAccountId)> =
    Table::new(spaces::LINKED_ACCOUNT_HASHES, "linked account hashes");
const CHANGES: Changes = Table::new(spaces::LINKED_ACCOUNT_CHANGES, "linked account changes");

/// Most accounts of one member.
pub const PER_MEMBER_MAX: u16 = 10;

/// An account elsewhere with which a member signs in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkedAccount {
    /// Its name in forms.
    pub id: LinkedAccountId,
    /// Whose it is.
    pub member: MemberId,
    /// As its issuer names it.
    pub account: IssuerAccount,
    /// What the operator called the issuer when it was linked.
    pub provider: ProviderName,
    /// When it was linked.
    pub linked: Timestamp,
    /// When it signed her in last, if it ever did.
    pub used: Option<Timestamp>,
}

/// What came of linking one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Linked {
    /// It is hers.
    New(LinkedAccount),
    /// It is somebody's already, hers or another member's.
    Known,
    /// She has [`PER_MEMBER_MAX`].
    TooMany,
}

/// Notes that an account is a member's; of two at once, where there is room for one, the second is refused.
pub fn link(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    id: &LinkedAccountId,
    (account, provider): (&IssuerAccount, &ProviderName),
    now: Timestamp,
) -> Result<Linked, StoreError> {
    let hash = hash(account);
    if tx.get(&HASHES, hash.as_slice())?.is_some() {
        return Ok(Linked::Known);
    }
    if of_member(tx, member)?.len() >= usize::from(PER_MEMBER_MAX) {
        return Ok(Linked::TooMany);
    }
    let linked = LinkedAccount {
        id: id.clone(),
        member: member.clone(),
        account: account.clone(),
        provider: provider.clone(),
        linked: now,
        used: None,
    };
    let key = (member.clone(), id.clone());
    tx.put(&HASHES, hash.as_slice(), &key)?;
    tx.put(&ACCOUNTS, &key, &linked)?;
    counted::changed(tx, &CHANGES, member)?;
    Ok(Linked::New(linked))
}

/// All of a member, oldest first.
pub fn of_member(tx: &mut Transaction<'_>, member: &MemberId) -> Result<Vec<LinkedAccount>, StoreError> {
    counted::rows_of(tx, &ACCOUNTS, &CHANGES, member)
}

/// One of a member's own.
pub fn get(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    id: &LinkedAccountId,
) -> Result<Option<LinkedAccount>, StoreError> {
    tx.get(&ACCOUNTS, &(member.clone(), id.clone()))
}

/// The one of that issuer and subject, whatever the issuer calls it for people.
pub fn by_account(
    tx: &mut Transaction<'_>,
    account: &IssuerAccount,
) -> Result<Option<LinkedAccount>, StoreError> {
    match tx.get(&HASHES, hash(account).as_slice())? {
        Some(key) => tx.get(&ACCOUNTS, &key),
        None => Ok(None),
    }
}

/// Notes that it signed her in, and what its issuer calls it now.
pub fn used(
    tx: &mut Transaction<'_>,
    linked: &LinkedAccount,
    account: &IssuerAccount,
    now: Timestamp,
) -> Result<(), StoreError> {
    let used = LinkedAccount {
        used: Some(now),
        account: IssuerAccount {
            shown: account.shown.clone(),
            ..linked.account.clone()
        },
        ..linked.clone()
    };
    tx.put(&ACCOUNTS, &(used.member.clone(), used.id.clone()), &used)
}

/// Forgets it: it signs nobody in any more.
pub fn unlink(tx: &mut Transaction<'_>, linked: &LinkedAccount) {
    tx.delete(&HASHES, hash(&linked.account).as_slice());
    tx.delete(&ACCOUNTS, &(linked.member.clone(), linked.id.clone()));
}

/// Forgets every one of a member, also one that is linked at the same time; how many there were.
pub fn unlink_all(tx: &mut Transaction<'_>, member: &MemberId) -> Result<usize, StoreError> {
    let known = of_member(tx, member)?;
    known.iter().for_each(|linked| unlink(tx, linked));
    counted::changed(tx, &CHANGES, member)?;
    Ok(known.len())
}

/// Issuer and subject, which no blank joins in two ways: an address has none.
fn hash(account: &IssuerAccount) -> [u8; 32] {
    let both = format!("{} {}", account.issuer.as_str(), account.subject.as_str());
    Sha256::digest(both).into()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use domain::{AccountName, Iri, Subject};

    use super::*;
    use crate::Database;
    use crate::samples::{at, commit};

    fn member(number: u8) -> MemberId {
        MemberId::new(0, [number; 10])
    }

    fn account(issuer: &str, subject: &str) -> IssuerAccount {
        IssuerAccount {
            issuer: Iri::parse(issuer).unwrap(),
            subject: Subject::parse(subject).unwrap(),
            shown: Some(AccountName::parse("maren@ledgerline.example").unwrap()),
        }
    }

    fn link_in(tx: &mut Transaction<'_>, who: u8, number: u8) -> Result<Linked, StoreError> {
        let account = account("https://id.example", &format!("subject {number}"));
        let provider = ProviderName::parse("Microsoft").unwrap();
        let id = LinkedAccountId::new(u64::from(number), [number; 10]);
        link(tx, &member(who), &id, (&account, &provider), at(0))
    }

    fn link_to(database: &Database, who: u8, number: u8) -> Linked {
        commit(database, |tx| link_in(tx, who, number))
    }

    /// E9: the name that an issuer shows finds nobody; issuer and subject do, and only together.
    #[test]
    fn an_account_is_one_members_until_she_takes_it_away() {
        let database = Database::in_memory();
        let Linked::New(first) = link_to(&database, 1, 1) else {
            panic!("the first is linked");
        };
        assert_eq!(link_to(&database, 2, 1), Linked::Known);
        assert_eq!(link_to(&database, 1, 1), Linked::Known);
        let whose = |issuer: &str, subject: &str| {
            let found = database.read(|tx| by_account(tx, &account(issuer, subject)));
            found.unwrap().map(|linked| linked.member)
        };
        assert_eq!(whose("https://id.example", "subject 1"), Some(member(1)));
        assert_eq!(whose("https://id.example", "SUBJECT 1"), None);
        assert_eq!(whose("https://other.example", "subject 1"), None);
        assert_eq!(commit(&database, |tx| get(tx, &member(2), &first.id)), None);
        let renamed = IssuerAccount {
            shown: None,
            ..first.account.clone()
        };
        commit(&database, |tx| used(tx, &first, &renamed, at(5)));
        let now = commit(&database, |tx| get(tx, &member(1), &first.id)).unwrap();
        assert_eq!((now.used, now.account.shown.clone()), (Some(at(5)), None));
        commit(&database, |tx| {
            unlink(tx, &now);
            Ok(())
        });
        assert_eq!(whose("https://id.example", "subject 1"), None);
        assert_eq!(commit(&database, |tx| of_member(tx, &member(1))), []);
        assert!(matches!(link_to(&database, 2, 1), Linked::New(_)));
    }

    #[test]
    fn the_eleventh_is_refused_and_nobody_elses_is() {
        let database = Database::in_memory();
        for number in 0..u8::try_from(PER_MEMBER_MAX).unwrap() {
            assert!(matches!(link_to(&database, 1, number), Linked::New(_)));
        }
        assert_eq!(link_to(&database, 1, 99), Linked::TooMany);
        assert!(matches!(link_to(&database, 2, 99), Linked::New(_)));
    }

    /// E4: a thief who links his own while hers are taken away keeps none.
    #[test]
    fn whoever_takes_all_away_takes_also_the_one_that_is_linked_meanwhile() {
        let database = Database::in_memory();
        let tries = Cell::new(0);
        let gone = commit(&database, |tx| {
            let gone = unlink_all(tx, &member(1))?;
            tries.set(tries.get() + 1);
            if tries.get() == 1 {
                link_to(&database, 1, 2);
            }
            Ok(gone)
        });
        assert_eq!((gone, tries.get()), (1, 2));
        assert_eq!(commit(&database, |tx| of_member(tx, &member(1))), []);
        assert!(matches!(link_to(&database, 2, 2), Linked::New(_)));
    }
}
