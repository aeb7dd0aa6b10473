//! Somebody becomes a member, in the smallest form: handle, name, mail address.

use domain::{Enrolment, Handle, Kind, MailAddress, Member, MemberId, Organization, PersonName, Role, Zone};
use jiff::Timestamp;
use store::{
    Officer, StoreError, Transaction, audit, community, enrolments, members, organizations, profiles, tiers,
};

/// Why somebody cannot become a member.
#[derive(Debug, thiserror::Error)]
pub enum AddMemberRefused {
    /// Another member has the handle.
    #[error("the handle {0} is taken; choose another")]
    HandleTaken(Handle),
    /// Another member has the address.
    #[error("there is a member with this mail address already")]
    MailTaken,
    /// Nobody becomes mightier than who adds her.
    #[error(
        "officer and moderator; an operator is made with `rosarium admin create`, by whoever has the shell"
    )]
    OperatorByShell,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What is known of the newcomer.
#[derive(Clone, Debug)]
pub struct Newcomer {
    /// A fresh id.
    pub id: MemberId,
    /// As wished.
    pub handle: Handle,
    /// As shown.
    pub name: PersonName,
    /// Where mail goes.
    pub mail: MailAddress,
    /// Her company.
    pub organization: Option<PersonName>,
    /// What she is to the ecosystem.
    pub kind: Kind,
    /// What she may do beyond her own affairs.
    pub roles: Vec<Role>,
}

/// Makes a member at an officer's word: anybody but an operator.
pub fn add_member_for(
    tx: &mut Transaction<'_>,
    by: &Officer,
    newcomer: Newcomer,
    now: Timestamp,
) -> Result<Member, AddMemberRefused> {
    if newcomer.roles.contains(&Role::Operator) {
        return Err(AddMemberRefused::OperatorByShell);
    }
    add_member(tx, by.member().handle.as_str(), newcomer, now)
}

/// Makes a member at the tier people join at, with any role; `by` is the word of the log, `operator` for whoever has the shell.
pub fn add_member(
    tx: &mut Transaction<'_>,
    by: &str,
    newcomer: Newcomer,
    now: Timestamp,
) -> Result<Member, AddMemberRefused> {
    if audit::is_no_member(newcomer.handle.as_str()) || members::by_handle(tx, &newcomer.handle)?.is_some() {
        return Err(AddMemberRefused::HandleTaken(newcomer.handle));
    }
    if members::by_mail(tx, &newcomer.mail)?.is_some() {
        return Err(AddMemberRefused::MailTaken);
    }
    let Newcomer {
        id,
        handle,
        name,
        mail,
        organization,
        kind,
        roles,
    } = newcomer;
    let organization = organization.map(|name| name_for_newcomer(tx, name));
    let member = Member {
        id,
        handle,
        name,
        mail,
        organization: organization.transpose()?,
        roles,
        joined: now,
    };
    members::insert(tx, &member)?;
    profiles::begin(tx, &member)?;
    if let Some(name) = &member.organization {
        keep_organization(tx, name)?;
    }
    let zone = community::profile(tx)?.map_or_else(Zone::utc, |profile| profile.zone);
    let today = now.to_zoned(zone.rules()).date();
    let enrolment = Enrolment::begin(kind, &tiers::entry(tx)?, today);
    enrolments::put(tx, &member.id, &enrolment)?;
    audit::log(tx, by, &format!("add member {}", member.handle), now)?;
    Ok(member)
}

/// The name that an organisation has today: one that was merged into another is named as that.
fn name_of_today(tx: &mut Transaction<'_>, name: PersonName) -> Result<PersonName, StoreError> {
    let slug = Organization::slug_of(&name);
    let known = organizations::known_as(tx, &slug)?;
    Ok(match known.filter(|known| known.slug != slug) {
        Some(known) => known.name,
        None => name,
    })
}

/// The same for somebody who is not there yet: where one is just being merged into another, she begins at that one, for those
/// who are moved may have been gone through already.
pub(crate) fn name_for_newcomer(
    tx: &mut Transaction<'_>,
    name: PersonName,
) -> Result<PersonName, StoreError> {
    let name = name_of_today(tx, name)?;
    let Some(into) = organizations::merges_into(tx, &Organization::slug_of(&name))? else {
        return Ok(name);
    };
    let stays = organizations::known_as(tx, &into)?;
    Ok(stays.map_or(name, |stays| stays.name))
}

/// The name that her organisation has today for whoever has that mail address, also for somebody who is known: nobody is sent to
/// one that is just being merged into another, nor back to it.
pub(crate) fn name_for(
    tx: &mut Transaction<'_>,
    mail: &MailAddress,
    name: PersonName,
) -> Result<PersonName, StoreError> {
    let known = members::by_mail(tx, mail)?;
    let works_at = known.and_then(|known| known.organization);
    let slug = Organization::slug_of(&name);
    match works_at.is_some_and(|name| Organization::slug_of(&name) == slug) {
        true => name_of_today(tx, name),
        false => name_for_newcomer(tx, name),
    }
}

/// An organisation is known from its first member on.
pub(crate) fn keep_organization(tx: &mut Transaction<'_>, name: &PersonName) -> Result<(), StoreError> {
    let slug = Organization::slug_of(name);
    if organizations::get(tx, &slug)?.is_none() {
        organizations::put(
            tx,
            &Organization {
                slug,
                name: name.clone(),
                offices: Vec::new(),
                approver: None,
            },
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{self, at};

    #[test]
    fn a_handle_and_a_mail_address_belong_to_one_member_in_any_case() {
        let database = samples::node();
        samples::member(&database, "klara");
        let attempt = |handle: &str, mail: &str| {
            let newcomer = Newcomer {
                id: MemberId::new(9, [9; 10]),
                handle: Handle::parse(handle).unwrap(),
                name: PersonName::parse("Klara").unwrap(),
                mail: MailAddress::parse(mail).unwrap(),
                organization: None,
                kind: Kind::Vendor,
                roles: Vec::new(),
            };
            database.transact_blocking(|tx| add_member(tx, "operator", newcomer.clone(), at(1)))
        };
        let taken = attempt("Klara", "other@a.example");
        assert!(matches!(taken, Err(AddMemberRefused::HandleTaken(_))));
        // The log calls no member so.
        for machine in audit::NO_MEMBERS {
            let taken = attempt(machine, "other@a.example");
            assert!(
                matches!(taken, Err(AddMemberRefused::HandleTaken(_))),
                "{machine}"
            );
        }
        let taken = attempt("other", "KLARA@A.EXAMPLE");
        assert!(matches!(taken, Err(AddMemberRefused::MailTaken)));
        let id = MemberId::new(9, [9; 10]);
        assert_eq!(database.read(|tx| members::get(tx, &id)), Ok(None));
        assert_eq!(attempt("other", "other@a.example").unwrap().id, id);
        let enrolment = database.read(|tx| enrolments::get(tx, &id)).unwrap().unwrap();
        assert_eq!(
            (enrolment.tier.as_str(), enrolment.kind),
            ("network", Kind::Vendor)
        );
        assert!(enrolment.is_in_force());
    }

    #[test]
    fn an_officer_makes_officers_and_no_operator() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let attempt = |role| {
            let newcomer = Newcomer {
                id: MemberId::new(9, [9; 10]),
                handle: Handle::parse("eve").unwrap(),
                name: PersonName::parse("Eve").unwrap(),
                mail: MailAddress::parse("eve@a.example").unwrap(),
                organization: None,
                kind: Kind::Partner,
                roles: vec![role],
            };
            database.transact_blocking(|tx| add_member_for(tx, &officer, newcomer.clone(), at(1)))
        };
        let refused = attempt(Role::Operator);
        assert!(matches!(refused, Err(AddMemberRefused::OperatorByShell)));
        assert_eq!(attempt(Role::Officer).unwrap().roles, [Role::Officer]);
    }
}
