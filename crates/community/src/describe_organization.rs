//! An officer writes down where an organisation works from (F04, need 0.2).

use domain::{Office, Organization, OrganizationRefused, Slug};
use jiff::Timestamp;
use store::{Officer, StoreError, Transaction, audit, organizations};

use crate::drawn_from::Drawn;

/// Why it is not written down.
#[derive(Debug, thiserror::Error)]
pub enum DescribeRefused {
    /// None of that address.
    #[error("there is no organisation here of that name")]
    NoSuchOrganization,
    /// Another officer was faster; what she wrote stands.
    #[error("somebody wrote other offices since you read them; read them again")]
    Changed,
    /// Its content.
    #[error(transparent)]
    Organization(#[from] OrganizationRefused),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Replaces the offices of an organisation as they were when she read them; the same again changes nothing.
pub fn describe_organization(
    tx: &mut Transaction<'_>,
    by: &Officer,
    slug: &Slug,
    offices: Vec<Office>,
    drawn: &Drawn,
    now: Timestamp,
) -> Result<Organization, DescribeRefused> {
    let known = organizations::get(tx, slug)?.ok_or(DescribeRefused::NoSuchOrganization)?;
    let mut organization = known.clone();
    organization.set_offices(offices)?;
    if organization.offices == known.offices {
        return Ok(known);
    }
    if !drawn.still_stands(Some(&known.offices)) {
        return Err(DescribeRefused::Changed);
    }
    organizations::put(tx, &organization)?;
    audit::log(
        tx,
        by.member().handle.as_str(),
        &format!("describe organisation {slug}"),
        now,
    )?;
    Ok(organization)
}

#[cfg(test)]
mod tests {
    use domain::{Region, Title};

    use super::*;
    use crate::drawn_from::Version;
    use crate::samples::{self, at};

    /// F04, 0.2: of two officers at once the second is told, and takes nothing back; the same again is no change.
    #[test]
    fn offices_are_written_over_those_that_were_read() {
        let database = samples::node();
        let officer = samples::officer(&database);
        samples::member_of(&database, "neve", "Fathom & Vale");
        let slug = Slug::parse("fathom-vale").unwrap();
        let office = |town: &str| Office {
            town: Title::parse(town).unwrap(),
            region: Region::parse("GB").unwrap(),
        };
        let write = |towns: &[&str], drawn: &Drawn| {
            let offices: Vec<Office> = towns.iter().map(|town| office(town)).collect();
            database.transact_blocking(|tx| {
                describe_organization(tx, &officer, &slug, offices.clone(), drawn, at(1))
            })
        };
        let none = Drawn::From(Version::of(&Vec::<Office>::new()));
        let first = write(&["London"], &none).unwrap();
        let late = write(&["Leeds"], &none);
        assert!(matches!(late, Err(DescribeRefused::Changed)));
        assert_eq!(write(&["London"], &none).unwrap(), first, "it stands there");
        let read = Drawn::From(Version::of(&first.offices));
        assert_eq!(write(&["London", "Leeds"], &read).unwrap().offices.len(), 2);
    }
}
