//! Members who were taken in by others and have not signed in yet: who waits for a mail that says so, and who had one.

use domain::MemberId;
use engine::{Direction, Key};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{KeyForm, Table, behind};
use crate::transaction::unreadable;

const INVITATIONS: Table<MemberId, Invitation> = Table::new(spaces::INVITATIONS, "invitations");
/// Of those, who had no mail: however many had one, she is found at once.
const UNTOLD: Table<MemberId, ()> = Table::new(spaces::INVITATIONS_UNTOLD, "invitations without a mail");

/// How far somebody is who was taken in and has not signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// Who.
    pub member: MemberId,
    /// When the last mail went to her; absent while none did.
    pub mailed: Option<Timestamp>,
}

impl Invitation {
    /// Of somebody who was taken in and not told.
    pub fn of(member: MemberId) -> Self {
        Self { member, mailed: None }
    }
}

/// Hers; nothing once she has signed in, and for whoever joined by herself.
pub fn get(tx: &mut Transaction<'_>, member: &MemberId) -> Result<Option<Invitation>, StoreError> {
    tx.get(&INVITATIONS, member)
}

/// Writes it.
pub fn put(tx: &mut Transaction<'_>, invitation: &Invitation) -> Result<(), StoreError> {
    match invitation.mailed {
        None => tx.put(&UNTOLD, &invitation.member, &())?,
        Some(_) => tx.delete(&UNTOLD, &invitation.member),
    }
    tx.put(&INVITATIONS, &invitation.member, invitation)
}

/// She signed in.
pub fn accept(tx: &mut Transaction<'_>, member: &MemberId) -> Result<(), StoreError> {
    if get(tx, member)?.is_some() {
        tx.delete(&INVITATIONS, member);
        tx.delete(&UNTOLD, member);
    }
    Ok(())
}

/// Those who have not signed in, in the order they were made, after one of them.
pub fn page(
    tx: &mut Transaction<'_>,
    after: Option<&MemberId>,
    limit: u16,
) -> Result<Vec<Invitation>, StoreError> {
    let range = behind(spaces::INVITATIONS, after.map(KeyForm::key));
    let rows = tx.page(&INVITATIONS, range, Direction::Forward, limit)?;
    Ok(rows.into_iter().map(|(_, invitation)| invitation).collect())
}

/// Those who had no mail, in the order they were made, after one of them.
pub fn untold(
    tx: &mut Transaction<'_>,
    after: Option<&MemberId>,
    limit: u16,
) -> Result<Vec<MemberId>, StoreError> {
    let range = behind(spaces::INVITATIONS_UNTOLD, after.map(KeyForm::key));
    let rows = tx.page(&UNTOLD, range, Direction::Forward, limit)?;
    let id = |(key, ()): (Key, ())| {
        let text = String::from_utf8_lossy(&key);
        MemberId::parse(&text).map_err(|_| unreadable(UNTOLD.name, &key))
    };
    rows.into_iter().map(id).collect()
}

/// How many have not signed in, and how many of them had no mail; each counted up to `most`.
pub fn count(tx: &mut Transaction<'_>, most: u16) -> Result<(usize, usize), StoreError> {
    let all = tx.count(behind(spaces::INVITATIONS, None), most)?;
    let untold = tx.count(behind(spaces::INVITATIONS_UNTOLD, None), most)?;
    Ok((all, untold))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::{at, commit};

    fn who(number: u8) -> MemberId {
        MemberId::new(u64::from(number), [number; 10])
    }

    /// F22: however many were mailed before, who had no mail is found and counted.
    #[test]
    fn who_had_no_mail_is_found_behind_all_who_had_one() {
        let database = Database::in_memory();
        for number in 1..=9 {
            commit(&database, |tx| put(tx, &Invitation::of(who(number))));
        }
        for number in 1..=6 {
            let mailed = Some(at(1));
            let member = who(number);
            commit(&database, |tx| {
                put(
                    tx,
                    &Invitation {
                        member: member.clone(),
                        mailed,
                    },
                )
            });
        }
        commit(&database, |tx| accept(tx, &who(8)));
        assert_eq!(database.read(|tx| untold(tx, None, 2)), Ok(vec![who(7), who(9)]));
        assert_eq!(database.read(|tx| untold(tx, Some(&who(7)), 2)), Ok(vec![who(9)]));
        assert_eq!(database.read(|tx| count(tx, 5)), Ok((5, 2)));
    }
}
