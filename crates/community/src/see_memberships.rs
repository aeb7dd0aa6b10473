//! Who sees which memberships: a member her own, an officer all (F02).

use domain::{Enrolment, Member, MemberId, Title};
use jiff::{Timestamp, ToSpan};
use store::{Membership, Officer, StoreError, Transaction, enrolments, members};

use crate::choose_tier::enrolment_had;
use crate::issue_invoice::today;
use crate::pass_time::tier_of;

/// How far ahead an officer sees whose paid time ends.
pub const ENDING_DAYS: i64 = 60;
/// Most of them that are listed.
const ENDING_MAX: u16 = 200;

/// A member and her membership.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenMembership {
    /// Who.
    pub member: Member,
    /// As it stands.
    pub enrolment: Enrolment,
    /// Its level's name.
    pub tier: Title,
}

impl SeenMembership {
    fn of(tx: &mut Transaction<'_>, member: Member, enrolment: Enrolment) -> Result<Self, StoreError> {
        Ok(Self {
            tier: tier_of(tx, &enrolment)?.name,
            member,
            enrolment,
        })
    }
}

/// A page of those somebody may see, in the order people joined; `officer` is her proof of office, if she has one.
pub fn see_memberships(
    tx: &mut Transaction<'_>,
    membership: &Membership,
    officer: Option<&Officer>,
    after: Option<&MemberId>,
    limit: u16,
    now: Timestamp,
) -> Result<Vec<SeenMembership>, StoreError> {
    let own = membership.member();
    let page = match officer {
        Some(_) => members::page(tx, after, limit)?,
        None if after.is_some_and(|after| *after >= own.id) => Vec::new(),
        None => vec![own.clone()],
    };
    page.into_iter().map(|member| seen(tx, member, now)).collect()
}

/// One of those somebody may see; nothing where there is none, or none for her.
pub fn see_membership(
    tx: &mut Transaction<'_>,
    membership: &Membership,
    officer: Option<&Officer>,
    id: &MemberId,
    now: Timestamp,
) -> Result<Option<SeenMembership>, StoreError> {
    let own = membership.member();
    let member = match officer {
        Some(_) => members::get(tx, id)?,
        None => Some(own.clone()).filter(|own| own.id == *id),
    };
    member.map(|member| seen(tx, member, now)).transpose()
}

fn seen(tx: &mut Transaction<'_>, member: Member, now: Timestamp) -> Result<SeenMembership, StoreError> {
    let enrolment = enrolment_had(tx, &member, now)?;
    SeenMembership::of(tx, member, enrolment)
}

/// Whose paid time ends in [`ENDING_DAYS`] days, or ended and is in grace, soonest first.
pub fn ending_memberships(
    tx: &mut Transaction<'_>,
    _officer: &Officer,
    now: Timestamp,
) -> Result<Vec<SeenMembership>, StoreError> {
    let day = today(tx, now)?.saturating_add((ENDING_DAYS + 1).days());
    let mut seen = Vec::new();
    for id in enrolments::ending_before(tx, day, None, ENDING_MAX)? {
        if let (Some(member), Some(enrolment)) = (members::get(tx, &id)?, enrolments::get(tx, &id)?) {
            seen.push(SeenMembership::of(tx, member, enrolment)?);
        }
    }
    Ok(seen)
}
