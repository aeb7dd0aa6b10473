//! Members who were taken in by others and have not signed in yet: who waits for a mail that says so, and who had one.

use domain::MemberId;
use engine::Direction;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{KeyForm, Table, behind};

const INVITATIONS: Table<MemberId, Invitation> = Table::new(spaces::INVITATIONS, "invitations");

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
    tx.put(&INVITATIONS, &invitation.member, invitation)
}

/// She signed in.
pub fn accept(tx: &mut Transaction<'_>, member: &MemberId) -> Result<(), StoreError> {
    if get(tx, member)?.is_some() {
        tx.delete(&INVITATIONS, member);
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
