//! All organisations of a node as its officers see them: how many show that they work there, how many offices it lists, who
//! acts for it (F04).

use domain::{Handle, Organization, Slug};
use store::profiles::{self, FoundBy};
use store::{StoreError, Transaction, members, organizations};

/// Organisations on one page.
pub const PAGE_MAX: u16 = 100;
/// People of one organisation are counted up to so many.
pub const SHOWN_MAX: u16 = 5_000;

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganizationRow {
    /// Which.
    pub organization: Organization,
    /// How many members show others that they work there, up to [`SHOWN_MAX`].
    pub shown_by: usize,
    /// Who acts for it.
    pub approver: Option<Handle>,
}

/// A page of them by their addresses, after one; and whether there are more.
pub fn see_organizations(
    tx: &mut Transaction<'_>,
    after: Option<&Slug>,
) -> Result<(Vec<OrganizationRow>, bool), StoreError> {
    let mut page = organizations::page(tx, after, PAGE_MAX + 1)?;
    let has_more = page.len() > usize::from(PAGE_MAX);
    page.truncate(usize::from(PAGE_MAX));
    let mut rows = Vec::new();
    for organization in page {
        rows.push(row_of(tx, organization)?);
    }
    Ok((rows, has_more))
}

/// One of them by its address.
pub fn see_one(tx: &mut Transaction<'_>, slug: &Slug) -> Result<Option<OrganizationRow>, StoreError> {
    match organizations::get(tx, slug)? {
        Some(organization) => row_of(tx, organization).map(Some),
        None => Ok(None),
    }
}

fn row_of(tx: &mut Transaction<'_>, organization: Organization) -> Result<OrganizationRow, StoreError> {
    let approver = match &organization.approver {
        Some(id) => members::get(tx, id)?.map(|member| member.handle),
        None => None,
    };
    let by = FoundBy::Organization(organization.slug.clone());
    Ok(OrganizationRow {
        shown_by: profiles::count(tx, &by, SHOWN_MAX)?,
        approver,
        organization,
    })
}

#[cfg(test)]
mod tests {
    use domain::{MemberProfile, Visibility};

    use super::*;
    use crate::samples::{self, act};

    /// F04: officers count those who show where they work, as everybody finds them.
    #[test]
    fn each_organisation_is_listed_with_how_many_show_it() {
        let database = samples::node();
        let ada = samples::member_of(&database, "ada", "Fathom & Vale");
        samples::member_of(&database, "bob", "Fathom & Vale");
        samples::member_of(&database, "cleo", "Copperbeech Cloud");
        let mut hidden = MemberProfile::empty(Visibility::Community);
        hidden.organization = Visibility::Me;
        act(&database, |tx| profiles::put(tx, ada.member(), &hidden));
        let (rows, has_more) = database.read(|tx| see_organizations(tx, None)).unwrap();
        assert!(!has_more);
        let told: Vec<_> = rows
            .iter()
            .map(|row| (row.organization.slug.as_str(), row.shown_by))
            .collect();
        assert_eq!(told, [("copperbeech-cloud", 1), ("fathom-vale", 1)]);
        let first = &rows[0].organization.slug;
        let (rest, _) = database.read(|tx| see_organizations(tx, Some(first))).unwrap();
        assert_eq!(rest, rows[1..]);
    }
}
