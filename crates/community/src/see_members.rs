//! Members as officers list them, at either of their doors: who each is, at which level, and what officers call her (F22).

use domain::{Enrolment, Member, MemberId, MemberTag, MemberTags};
use store::{StoreError, Transaction, enrolments, member_tags, members};

/// A member with what is kept beside her.
#[derive(Clone)]
pub struct KnownMember {
    /// Who she is.
    pub member: Member,
    /// Her level; nothing for who joined before there were levels.
    pub enrolment: Option<Enrolment>,
    /// What officers call her.
    pub tags: MemberTags,
}

impl KnownMember {
    /// Reads what is kept beside a member.
    pub fn of(tx: &mut Transaction<'_>, member: Member) -> Result<Self, StoreError> {
        Ok(Self {
            enrolment: enrolments::get(tx, &member.id)?,
            tags: member_tags::of(tx, &member.id)?,
            member,
        })
    }
}

/// The next members behind `after`, at most `limit`, in the order they joined; with a tag those alone whom officers call
/// so, in whatever case.
pub fn see_members(
    tx: &mut Transaction<'_>,
    tag: Option<&MemberTag>,
    after: Option<&MemberId>,
    limit: u16,
) -> Result<Vec<KnownMember>, StoreError> {
    let Some(tag) = tag else {
        let page = members::page(tx, after, limit)?.into_iter();
        return page.map(|member| KnownMember::of(tx, member)).collect();
    };
    let mut found = Vec::new();
    for id in member_tags::page(tx, tag, after, limit)? {
        if let Some(member) = members::get(tx, &id)? {
            found.push(KnownMember::of(tx, member)?);
        }
    }
    Ok(found)
}
