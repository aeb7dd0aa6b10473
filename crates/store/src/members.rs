//! People with a membership here, and the proofs that a look-up of one mints.

use domain::{Handle, MailAddress, Member, MemberId, Role};
use engine::{Direction, Range};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{KeyForm, Table};

const MEMBERS: Table<MemberId, Member> = Table::new(spaces::MEMBERS, "members");
const HANDLES: Table<Handle, MemberId> = Table::new(spaces::MEMBER_HANDLES, "member handles");
const MAILS: Table<str, MemberId> = Table::new(spaces::MEMBER_MAILS, "member mails");

/// Proof that somebody is a member here: only a look-up makes one.
#[derive(Clone, Debug)]
pub struct Membership {
    member: Member,
}

impl Membership {
    /// Who.
    pub fn member(&self) -> &Member {
        &self.member
    }
}

/// Proof that a member holds an officer's role: only a look-up makes one.
#[derive(Clone, Debug)]
pub struct Officer {
    member: Member,
}

impl Officer {
    /// Who.
    pub fn member(&self) -> &Member {
        &self.member
    }
}

/// One member.
pub fn get(tx: &mut Transaction<'_>, id: &MemberId) -> Result<Option<Member>, StoreError> {
    tx.get(&MEMBERS, id)
}

/// Proof of membership, if she is a member.
pub fn membership(tx: &mut Transaction<'_>, id: &MemberId) -> Result<Option<Membership>, StoreError> {
    Ok(get(tx, id)?.map(|member| Membership { member }))
}

/// Proof of office, if she holds one.
pub fn officer(tx: &mut Transaction<'_>, id: &MemberId) -> Result<Option<Officer>, StoreError> {
    Ok(get(tx, id)?
        .filter(|member| member.holds(Role::Officer))
        .map(|member| Officer { member }))
}

/// The member of a handle.
pub fn by_handle(tx: &mut Transaction<'_>, handle: &Handle) -> Result<Option<Member>, StoreError> {
    match tx.get(&HANDLES, handle)? {
        Some(id) => get(tx, &id),
        None => Ok(None),
    }
}

/// The member of a mail address.
pub fn by_mail(tx: &mut Transaction<'_>, mail: &MailAddress) -> Result<Option<Member>, StoreError> {
    match tx.get(&MAILS, &mail.as_str().to_ascii_lowercase())? {
        Some(id) => get(tx, &id),
        None => Ok(None),
    }
}

/// Writes a new member; handle and mail address must have been looked up in the same transaction.
pub fn insert(tx: &mut Transaction<'_>, member: &Member) -> Result<(), StoreError> {
    tx.put(&HANDLES, &member.handle, &member.id)?;
    tx.put(&MAILS, &member.mail.as_str().to_ascii_lowercase(), &member.id)?;
    tx.put(&MEMBERS, &member.id, member)
}

/// Members in the order they were made, after `after`.
pub fn page(
    tx: &mut Transaction<'_>,
    after: Option<&MemberId>,
    limit: u16,
) -> Result<Vec<Member>, StoreError> {
    let mut start = after.map(KeyForm::key).unwrap_or_default();
    if after.is_some() {
        start.push(0);
    }
    let rows = tx.page(
        &MEMBERS,
        Range {
            space: spaces::MEMBERS,
            start,
            end: None,
        },
        Direction::Forward,
        limit,
    )?;
    Ok(rows.into_iter().map(|(_, member)| member).collect())
}
