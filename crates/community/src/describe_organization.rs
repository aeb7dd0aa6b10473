//! An officer writes down where an organisation works from (F04, need 0.2).

use domain::{Office, Organization, OrganizationRefused, Slug};
use jiff::Timestamp;
use store::{Officer, StoreError, Transaction, audit, organizations};

/// Why it is not written down.
#[derive(Debug, thiserror::Error)]
pub enum DescribeRefused {
    /// None of that address.
    #[error("there is no organisation here of that name")]
    NoSuchOrganization,
    /// Its content.
    #[error(transparent)]
    Organization(#[from] OrganizationRefused),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Replaces the offices of an organisation.
pub fn describe_organization(
    tx: &mut Transaction<'_>,
    by: &Officer,
    slug: &Slug,
    offices: Vec<Office>,
    now: Timestamp,
) -> Result<Organization, DescribeRefused> {
    let mut organization = organizations::get(tx, slug)?.ok_or(DescribeRefused::NoSuchOrganization)?;
    organization.set_offices(offices)?;
    organizations::put(tx, &organization)?;
    audit::log(
        tx,
        by.member().handle.as_str(),
        &format!("describe organisation {slug}"),
        now,
    )?;
    Ok(organization)
}
