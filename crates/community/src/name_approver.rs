//! An officer or operator writes down who acts for an organisation: one of its people, or nobody (F04).

use domain::{Handle, Member, MemberId, Organization, Slug};
use jiff::Timestamp;
use store::{Officer, StoreError, Transaction, audit, members, organizations};

/// Why nobody is named.
#[derive(Debug, thiserror::Error)]
pub enum NameApproverRefused {
    /// None of that address.
    #[error("there is no organisation {0}")]
    NoSuchOrganization(Slug),
    /// She works elsewhere, or is no member.
    #[error("no member called {handle} works for {organization}; name one of its people")]
    NotTheirs {
        /// As it was written.
        handle: Handle,
        /// The organisation's name.
        organization: String,
    },
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Names her at an officer's word.
pub fn name_approver_for(
    tx: &mut Transaction<'_>,
    by: &Officer,
    slug: &Slug,
    handle: Option<&Handle>,
    now: Timestamp,
) -> Result<Organization, NameApproverRefused> {
    name_approver(tx, by.member().handle.as_str(), slug, handle, now)
}

/// Names her, or nobody; `by` is the word of the log. Naming her again changes nothing.
pub fn name_approver(
    tx: &mut Transaction<'_>,
    by: &str,
    slug: &Slug,
    handle: Option<&Handle>,
    now: Timestamp,
) -> Result<Organization, NameApproverRefused> {
    let known = organizations::get(tx, slug)?;
    let known = known.ok_or_else(|| NameApproverRefused::NoSuchOrganization(slug.clone()))?;
    let (approver, what) = match handle {
        None => (None, format!("name nobody approver of {slug}")),
        Some(handle) => {
            let theirs = works_for(tx, handle, slug)?;
            let member = theirs.ok_or_else(|| NameApproverRefused::NotTheirs {
                handle: handle.clone(),
                organization: known.name.to_string(),
            })?;
            (Some(member.id), format!("name {handle} approver of {slug}"))
        }
    };
    if known.approver == approver {
        return Ok(known);
    }
    let named = Organization { approver, ..known };
    organizations::put(tx, &named)?;
    audit::log(tx, by, &what, now)?;
    Ok(named)
}

/// The member of a handle, if she is one still and works there.
pub(crate) fn works_for(
    tx: &mut Transaction<'_>,
    handle: &Handle,
    slug: &Slug,
) -> Result<Option<Member>, StoreError> {
    let Some(member) = members::by_handle(tx, handle)? else {
        return Ok(None);
    };
    Ok(
        match works_at(&member, slug) && !members::is_none(tx, &member.id)? {
            true => Some(member),
            false => None,
        },
    )
}

/// Whether she is a member still and works there.
pub(crate) fn is_theirs(tx: &mut Transaction<'_>, id: &MemberId, slug: &Slug) -> Result<bool, StoreError> {
    let known = members::membership(tx, id)?;
    Ok(known.is_some_and(|known| works_at(known.member(), slug)))
}

fn works_at(member: &Member, slug: &Slug) -> bool {
    let name = member.organization.as_ref();
    name.is_some_and(|name| Organization::slug_of(name) == *slug)
}

/// Her word for her company ends, because she leaves it or the community; says for which, if it had her word.
pub(crate) fn speaks_no_more(tx: &mut Transaction<'_>, member: &Member) -> Result<Option<Slug>, StoreError> {
    if let Some(name) = &member.organization
        && let Some(mut organization) = organizations::get(tx, &Organization::slug_of(name))?
        && organization.approver.as_ref() == Some(&member.id)
    {
        organization.approver = None;
        organizations::put(tx, &organization)?;
        return Ok(Some(organization.slug));
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{self, act, at, refused};

    /// F04
    #[test]
    fn one_of_its_people_acts_for_an_organisation_and_nobody_else() {
        let database = samples::node();
        let officer = samples::officer(&database);
        samples::member_of(&database, "maren", "Ledgerline");
        samples::member_of(&database, "neve", "Fathom & Vale");
        let slug = Slug::parse("ledgerline").unwrap();
        let name = |handle: &str| Handle::parse(handle).unwrap();
        let named = act(&database, |tx| {
            name_approver_for(tx, &officer, &slug, Some(&name("maren")), at(1))
        });
        assert!(named.approver.is_some());
        for stranger in ["neve", "nobody"] {
            let no = refused(&database, |tx| {
                name_approver_for(tx, &officer, &slug, Some(&name(stranger)), at(2))
            });
            assert!(matches!(no, NameApproverRefused::NotTheirs { .. }), "{no}");
        }
        let nobody = act(&database, |tx| {
            name_approver_for(tx, &officer, &slug, None, at(3))
        });
        assert_eq!(nobody.approver, None);
        let log = database.read(|tx| audit::tail(tx, 2)).unwrap();
        let told = [log[0].what.as_str(), log[1].what.as_str()];
        assert_eq!(
            told,
            [
                "name nobody approver of ledgerline",
                "name maren approver of ledgerline"
            ]
        );
    }
}
