//! The passkeys of members: what each is called, and the public half of the key that her device keeps (F28).

use domain::{MemberId, PasskeyId, PasskeyName};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Transaction;
use crate::counted::{self, Changes};
use crate::database::StoreError;
use crate::spaces;
use crate::table::Table;

const PASSKEYS: Table<(MemberId, PasskeyId), Passkey> = Table::new(spaces::PASSKEYS, "passkeys");
const CREDENTIALS: Table<[u8], (MemberId, PasskeyId)> =
    Table::new(spaces::PASSKEY_CREDENTIALS, "passkey credentials");
const CHANGES: Changes = Table::new(spaces::PASSKEY_CHANGES, "passkey changes");

/// Most passkeys of one member.
pub const PER_MEMBER_MAX: u16 = 10;

/// A passkey of a member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passkey {
    /// Its name in forms.
    pub id: PasskeyId,
    /// Whose it is.
    pub member: MemberId,
    /// What she calls it.
    pub name: PasskeyName,
    /// When it was made.
    pub made: Timestamp,
    /// When it signed her in last, if it ever did.
    pub used: Option<Timestamp>,
    /// Public key, counter and whether copies are kept elsewhere, as the library that checks signatures writes them.
    pub key: String,
    /// SHA-256 of what the device calls it.
    credential: [u8; 32],
}

/// A passkey about to be kept.
#[derive(Clone, Debug)]
pub struct NewPasskey<'s> {
    /// Its name in forms.
    pub id: PasskeyId,
    /// What she calls it.
    pub name: PasskeyName,
    /// What the device calls it.
    pub credential: &'s [u8],
    /// As the library that checks signatures writes it.
    pub key: String,
}

/// What came of keeping one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is kept.
    New(Passkey),
    /// There is one of that credential, hers or somebody else's.
    Known,
    /// She has [`PER_MEMBER_MAX`].
    TooMany,
}

/// Keeps a passkey of a member; of two at once, where there is room for one, the second is refused.
pub fn add(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    new: &NewPasskey<'_>,
    now: Timestamp,
) -> Result<Kept, StoreError> {
    let credential: [u8; 32] = Sha256::digest(new.credential).into();
    if tx.get(&CREDENTIALS, credential.as_slice())?.is_some() {
        return Ok(Kept::Known);
    }
    if of_member(tx, member)?.len() >= usize::from(PER_MEMBER_MAX) {
        return Ok(Kept::TooMany);
    }
    let passkey = Passkey {
        id: new.id.clone(),
        member: member.clone(),
        name: new.name.clone(),
        made: now,
        used: None,
        key: new.key.clone(),
        credential,
    };
    let key = (member.clone(), passkey.id.clone());
    tx.put(&CREDENTIALS, credential.as_slice(), &key)?;
    tx.put(&PASSKEYS, &key, &passkey)?;
    counted::changed(tx, &CHANGES, member)?;
    Ok(Kept::New(passkey))
}

/// All of a member, oldest first.
pub fn of_member(tx: &mut Transaction<'_>, member: &MemberId) -> Result<Vec<Passkey>, StoreError> {
    counted::rows_of(tx, &PASSKEYS, &CHANGES, member)
}

/// One of a member's own.
pub fn get(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    id: &PasskeyId,
) -> Result<Option<Passkey>, StoreError> {
    tx.get(&PASSKEYS, &(member.clone(), id.clone()))
}

/// The one that a device calls so.
pub fn by_credential(tx: &mut Transaction<'_>, credential: &[u8]) -> Result<Option<Passkey>, StoreError> {
    let hash: [u8; 32] = Sha256::digest(credential).into();
    match tx.get(&CREDENTIALS, hash.as_slice())? {
        Some(key) => tx.get(&PASSKEYS, &key),
        None => Ok(None),
    }
}

/// Notes that it signed her in, with the counter that the device showed.
pub fn used(
    tx: &mut Transaction<'_>,
    passkey: &Passkey,
    key: String,
    now: Timestamp,
) -> Result<(), StoreError> {
    let used = Passkey {
        used: Some(now),
        key,
        ..passkey.clone()
    };
    tx.put(&PASSKEYS, &(used.member.clone(), used.id.clone()), &used)
}

/// Calls it something else.
pub fn rename(tx: &mut Transaction<'_>, passkey: &Passkey, name: PasskeyName) -> Result<(), StoreError> {
    let renamed = Passkey {
        name,
        ..passkey.clone()
    };
    tx.put(&PASSKEYS, &(renamed.member.clone(), renamed.id.clone()), &renamed)
}

/// Forgets it: it signs nobody in any more.
pub fn remove(tx: &mut Transaction<'_>, passkey: &Passkey) {
    tx.delete(&CREDENTIALS, passkey.credential.as_slice());
    tx.delete(&PASSKEYS, &(passkey.member.clone(), passkey.id.clone()));
}

/// Forgets every one of a member, also one that is made at the same time; how many there were.
pub fn remove_all(tx: &mut Transaction<'_>, member: &MemberId) -> Result<usize, StoreError> {
    let known = of_member(tx, member)?;
    known.iter().for_each(|passkey| remove(tx, passkey));
    counted::changed(tx, &CHANGES, member)?;
    Ok(known.len())
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::Database;
    use crate::samples::{at, commit};

    fn member(number: u8) -> MemberId {
        MemberId::new(0, [number; 10])
    }

    fn add_in(tx: &mut Transaction<'_>, who: u8, number: u8) -> Result<Kept, StoreError> {
        let new = NewPasskey {
            id: PasskeyId::new(u64::from(number), [number; 10]),
            name: PasskeyName::parse("Telephone").unwrap(),
            credential: &[number; 16],
            key: "{}".to_owned(),
        };
        add(tx, &member(who), &new, at(0))
    }

    fn add_to(database: &Database, who: u8, number: u8) -> Kept {
        commit(database, |tx| add_in(tx, who, number))
    }

    /// E4: a key that somebody has is nobody else's, and one that was removed is nobody's.
    #[test]
    fn a_credential_is_one_members_until_she_removes_it() {
        let database = Database::in_memory();
        let Kept::New(first) = add_to(&database, 1, 1) else {
            panic!("the first is kept");
        };
        assert_eq!(add_to(&database, 2, 1), Kept::Known);
        assert_eq!(add_to(&database, 1, 1), Kept::Known);
        let found = |number: u8| {
            database
                .read(|tx| by_credential(tx, &[number; 16]))
                .unwrap()
                .map(|passkey| passkey.member)
        };
        assert_eq!((found(1), found(2)), (Some(member(1)), None));
        assert_eq!(commit(&database, |tx| get(tx, &member(2), &first.id)), None);
        commit(&database, |tx| {
            remove(tx, &first);
            Ok(())
        });
        assert_eq!(found(1), None);
        assert_eq!(commit(&database, |tx| of_member(tx, &member(1))), []);
        assert!(matches!(add_to(&database, 2, 1), Kept::New(_)));
    }

    #[test]
    fn the_eleventh_is_refused_and_nobody_elses_is() {
        let database = Database::in_memory();
        for number in 0..u8::try_from(PER_MEMBER_MAX).unwrap() {
            assert!(matches!(add_to(&database, 1, number), Kept::New(_)));
        }
        assert_eq!(add_to(&database, 1, 99), Kept::TooMany);
        assert!(matches!(add_to(&database, 2, 99), Kept::New(_)));
    }

    /// F28: the place that two saw free is taken once, and nobody has one that no list shows.
    #[test]
    fn of_two_made_at_once_where_there_is_room_for_one_the_second_is_refused() {
        let database = Database::in_memory();
        for number in 1..u8::try_from(PER_MEMBER_MAX).unwrap() {
            add_to(&database, 1, number);
        }
        let tries = Cell::new(0);
        let second = commit(&database, |tx| {
            let kept = add_in(tx, 1, 51)?;
            tries.set(tries.get() + 1);
            if tries.get() == 1 {
                assert!(matches!(kept, Kept::New(_)), "both saw room");
                assert!(matches!(add_to(&database, 1, 50), Kept::New(_)));
            }
            Ok(kept)
        });
        assert_eq!((second, tries.get()), (Kept::TooMany, 2));
        let listed = commit(&database, |tx| of_member(tx, &member(1)));
        assert_eq!(listed.len(), usize::from(PER_MEMBER_MAX));
        let refused = commit(&database, |tx| by_credential(tx, &[51; 16]));
        assert_eq!(refused, None);
    }

    /// E4: the same when she had none at all.
    #[test]
    fn whoever_takes_all_away_takes_also_the_one_that_is_made_meanwhile() {
        let database = Database::in_memory();
        for has_one in [false, true] {
            if has_one {
                add_to(&database, 1, 1);
            }
            let tries = Cell::new(0);
            let removed = commit(&database, |tx| {
                let removed = remove_all(tx, &member(1))?;
                tries.set(tries.get() + 1);
                if tries.get() == 1 {
                    add_to(&database, 1, 2);
                }
                Ok(removed)
            });
            assert_eq!((removed, tries.get()), (usize::from(has_one) + 1, 2));
            assert_eq!(commit(&database, |tx| by_credential(tx, &[2; 16])), None);
            assert_eq!(commit(&database, |tx| of_member(tx, &member(1))), []);
        }
    }

    #[test]
    fn more_than_she_may_have_are_listed_and_taken_away_all_the_same() {
        let database = Database::in_memory();
        let Kept::New(first) = add_to(&database, 1, 1) else {
            panic!("the first is kept");
        };
        let many = PER_MEMBER_MAX + 3;
        commit(&database, |tx| {
            for number in 1..many {
                let surplus = Passkey {
                    id: PasskeyId::new(u64::from(number), [100; 10]),
                    ..first.clone()
                };
                tx.put(&PASSKEYS, &(member(1), surplus.id.clone()), &surplus)?;
            }
            Ok(())
        });
        let listed = commit(&database, |tx| of_member(tx, &member(1)));
        assert_eq!(listed.len(), usize::from(many));
        assert_eq!(add_to(&database, 1, 99), Kept::TooMany);
        let removed = commit(&database, |tx| remove_all(tx, &member(1)));
        assert_eq!(removed, usize::from(many));
        assert_eq!(commit(&database, |tx| of_member(tx, &member(1))), []);
    }

    #[test]
    fn what_it_is_called_and_when_it_was_used_are_changed_apart() {
        let database = Database::in_memory();
        let Kept::New(first) = add_to(&database, 1, 1) else {
            panic!("the first is kept");
        };
        let name = PasskeyName::parse("Key ring").unwrap();
        commit(&database, |tx| rename(tx, &first, name.clone()));
        let named = commit(&database, |tx| get(tx, &first.member, &first.id)).unwrap();
        commit(&database, |tx| {
            used(tx, &named, "{\"counter\":2}".to_owned(), at(5))
        });
        let known = commit(&database, |tx| of_member(tx, &first.member));
        assert_eq!(known.len(), 1);
        assert_eq!((&known[0].name, known[0].used), (&name, Some(at(5))));
        assert_eq!(known[0].key, "{\"counter\":2}");
    }
}
