//! People with a membership here, and the proofs that a look-up of one mints.

use domain::{EnrolmentState, Handle, MailAddress, Member, MemberId, Role};
use engine::{Direction, Key};

use crate::Transaction;
use crate::database::StoreError;
use crate::enrolments;
use crate::spaces;
use crate::table::{KeyForm, Table, behind};
use crate::transaction::unreadable;

const MEMBERS: Table<MemberId, Member> = Table::new(spaces::MEMBERS, "members");
const HANDLES: Table<Handle, MemberId> = Table::new(spaces::MEMBER_HANDLES, "member handles");
const MAILS: Table<str, MemberId> = Table::new(spaces::MEMBER_MAILS, "member mails");
/// Addresses by which somebody is found besides the one that mail goes to: those of memberships that became one with hers.
const FURTHER: Table<MemberId, Vec<MailAddress>> =
    Table::new(spaces::MEMBER_MAILS_FURTHER, "further mails of members");

/// Proof that somebody is a member here, has not left and waits for nobody: only a look-up makes one.
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

/// Proof of membership, if she is a member; who has left, or waits for an officer, is known and has none.
pub fn membership(tx: &mut Transaction<'_>, id: &MemberId) -> Result<Option<Membership>, StoreError> {
    if is_none(tx, id)? {
        return Ok(None);
    }
    Ok(get(tx, id)?.map(|member| Membership { member }))
}

/// Whether somebody who is known is no member any more, or not yet.
pub fn is_none(tx: &mut Transaction<'_>, id: &MemberId) -> Result<bool, StoreError> {
    let known = enrolments::get(tx, id)?;
    Ok(known.is_some_and(|known| matches!(known.state, EnrolmentState::Left | EnrolmentState::Pending)))
}

/// Whether somebody asked to join and waits for an officer.
pub fn waits(tx: &mut Transaction<'_>, id: &MemberId) -> Result<bool, StoreError> {
    let known = enrolments::get(tx, id)?;
    Ok(known.is_some_and(|known| known.state == EnrolmentState::Pending))
}

/// Whether somebody was a member and is none any more.
pub fn has_left(tx: &mut Transaction<'_>, id: &MemberId) -> Result<bool, StoreError> {
    let known = enrolments::get(tx, id)?;
    Ok(known.is_some_and(|known| known.state == EnrolmentState::Left))
}

/// Proof of office, if she holds one.
pub fn officer(tx: &mut Transaction<'_>, id: &MemberId) -> Result<Option<Officer>, StoreError> {
    let known = membership(tx, id)?.map(|Membership { member }| member);
    Ok(known
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

/// Writes a member who is there already; her handle and mail address stay.
pub fn change(tx: &mut Transaction<'_>, member: &Member) -> Result<(), StoreError> {
    tx.put(&MEMBERS, &member.id, member)
}

/// Addresses by which a member is found besides her own, in the order in which they became hers.
pub fn further_mails(tx: &mut Transaction<'_>, id: &MemberId) -> Result<Vec<MailAddress>, StoreError> {
    Ok(tx.get(&FURTHER, id)?.unwrap_or_default())
}

/// A member is found by one more address, whoever was found by it before; mail to her goes where it went.
pub fn also_by_mail(tx: &mut Transaction<'_>, id: &MemberId, mail: &MailAddress) -> Result<(), StoreError> {
    tx.put(&MAILS, &mail.as_str().to_ascii_lowercase(), id)?;
    let mut further = further_mails(tx, id)?;
    if !further.contains(mail) {
        further.push(mail.clone());
    }
    tx.put(&FURTHER, id, &further)
}

/// A member is found no more by one of her further addresses; whether it was one of them, however its letters are written.
pub fn not_by_mail(tx: &mut Transaction<'_>, id: &MemberId, mail: &MailAddress) -> Result<bool, StoreError> {
    let mut further = further_mails(tx, id)?;
    let before = further.len();
    further.retain(|one| !one.as_str().eq_ignore_ascii_case(mail.as_str()));
    if further.len() == before {
        return Ok(false);
    }
    if further.is_empty() {
        tx.delete(&FURTHER, id);
    } else {
        tx.put(&FURTHER, id, &further)?;
    }
    let mail = mail.as_str().to_ascii_lowercase();
    if tx.get(&MAILS, &mail)?.as_ref() == Some(id) {
        tx.delete(&MAILS, mail.as_str());
    }
    Ok(true)
}

/// Takes away what names a member and by what she is found: her id and her handle stay, and nobody else gets them.
pub fn erase(tx: &mut Transaction<'_>, member: &Member) -> Result<Member, StoreError> {
    let mut mails = further_mails(tx, &member.id)?;
    if !mails.is_empty() {
        tx.delete(&FURTHER, &member.id);
    }
    mails.push(member.mail.clone());
    for mail in &mails {
        let mail = mail.as_str().to_ascii_lowercase();
        if tx.get(&MAILS, &mail)?.as_ref() == Some(&member.id) {
            tx.delete(&MAILS, mail.as_str());
        }
    }
    let erased = member.erased();
    tx.put(&MEMBERS, &member.id, &erased)?;
    Ok(erased)
}

/// Members in the order they were made, after `after`.
pub fn page(
    tx: &mut Transaction<'_>,
    after: Option<&MemberId>,
    limit: u16,
) -> Result<Vec<Member>, StoreError> {
    let rows = tx.page(
        &MEMBERS,
        behind(spaces::MEMBERS, after.map(KeyForm::key)),
        Direction::Forward,
        limit,
    )?;
    Ok(rows.into_iter().map(|(_, member)| member).collect())
}

/// The ids of members behind one of them, in the order in which they joined.
pub fn ids(
    tx: &mut Transaction<'_>,
    after: Option<&MemberId>,
    limit: u16,
) -> Result<Vec<MemberId>, StoreError> {
    let range = behind(spaces::MEMBERS, after.map(KeyForm::key));
    let rows = tx.page_bytes(range, Direction::Forward, limit)?;
    let id = |(key, _): (Key, _)| {
        let text = String::from_utf8_lossy(&key);
        MemberId::parse(&text).map_err(|_| unreadable(MEMBERS.name, &key))
    };
    rows.into_iter().map(id).collect()
}

#[cfg(test)]
mod tests {
    use domain::PersonName;

    use super::*;
    use crate::Database;
    use crate::samples::{at, commit};

    fn member(number: u8, handle: &str, roles: &[Role]) -> Member {
        Member {
            id: MemberId::new(u64::from(number), [number; 10]),
            handle: Handle::parse(handle).unwrap(),
            name: PersonName::parse("Klara").unwrap(),
            mail: MailAddress::parse(&format!("{handle}@a.example")).unwrap(),
            organization: None,
            roles: roles.to_vec(),
            joined: at(0),
        }
    }

    #[test]
    fn a_member_is_found_by_id_handle_and_mail_address_in_any_case() {
        let database = Database::in_memory();
        let klara = member(1, "klara", &[]);
        commit(&database, |tx| insert(tx, &klara));
        let mail = MailAddress::parse("KLARA@A.example").unwrap();
        let found = database
            .read(|tx| {
                let found = [
                    get(tx, &klara.id)?,
                    by_handle(tx, &klara.handle)?,
                    by_mail(tx, &mail)?,
                ];
                Ok::<_, StoreError>(found)
            })
            .unwrap();
        assert_eq!(found, [Some(klara.clone()), Some(klara.clone()), Some(klara)]);
        let nobody = Handle::parse("nobody").unwrap();
        assert_eq!(database.read(|tx| by_handle(tx, &nobody)), Ok(None));
    }

    /// F22: nothing of an address stays when her data is deleted.
    #[test]
    fn a_member_is_found_by_the_address_of_one_who_became_her_until_she_is_erased() {
        let database = Database::in_memory();
        let (klara, twin) = (member(1, "klara", &[]), member(2, "twin", &[]));
        for who in [&klara, &twin] {
            commit(&database, |tx| insert(tx, who));
        }
        let found = |mail: &str| {
            let mail = MailAddress::parse(mail).unwrap();
            database
                .read(|tx| by_mail(tx, &mail))
                .unwrap()
                .map(|found| found.id)
        };
        commit(&database, |tx| erase(tx, &twin));
        assert_eq!(found("twin@a.example"), None);
        commit(&database, |tx| also_by_mail(tx, &klara.id, &twin.mail));
        commit(&database, |tx| also_by_mail(tx, &klara.id, &twin.mail));
        assert_eq!(found("TWIN@a.example"), Some(klara.id.clone()));
        let further = database.read(|tx| further_mails(tx, &klara.id)).unwrap();
        assert_eq!(further, [twin.mail]);
        commit(&database, |tx| erase(tx, &klara));
        assert_eq!((found("twin@a.example"), found("klara@a.example")), (None, None));
        assert!(
            database
                .read(|tx| further_mails(tx, &klara.id))
                .unwrap()
                .is_empty()
        );
    }

    #[test]
    fn only_an_officer_or_operator_gets_the_proof_of_office() {
        let database = Database::in_memory();
        let rows = [
            (member(1, "plain", &[]), false),
            (member(2, "moderator", &[Role::Moderator]), false),
            (member(3, "officer", &[Role::Officer]), true),
            (member(4, "operator", &[Role::Operator]), true),
        ];
        for (member, is_officer) in &rows {
            commit(&database, |tx| insert(tx, member));
            let proof = database.read(|tx| officer(tx, &member.id)).unwrap();
            assert_eq!(proof.is_some(), *is_officer, "{}", member.handle);
            assert!(database.read(|tx| membership(tx, &member.id)).unwrap().is_some());
        }
        let stranger = MemberId::new(9, [9; 10]);
        assert!(database.read(|tx| membership(tx, &stranger)).unwrap().is_none());
        assert!(database.read(|tx| officer(tx, &stranger)).unwrap().is_none());
        let first = database.read(|tx| page(tx, None, 3)).unwrap();
        let rest = database.read(|tx| page(tx, Some(&first[2].id), 3)).unwrap();
        let all: Vec<Member> = first.into_iter().chain(rest).collect();
        assert_eq!(all, rows.map(|(member, _)| member));
    }
}
