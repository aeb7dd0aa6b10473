//! Companies whose people are members.

use domain::{Organization, Slug};
use engine::Direction;

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{KeyForm, Table, behind};

const ORGANIZATIONS: Table<Slug, Organization> = Table::new(spaces::ORGANIZATIONS, "organisations");

/// One organisation.
pub fn get(tx: &mut Transaction<'_>, slug: &Slug) -> Result<Option<Organization>, StoreError> {
    tx.get(&ORGANIZATIONS, slug)
}

/// Writes an organisation, new or changed.
pub fn put(tx: &mut Transaction<'_>, organization: &Organization) -> Result<(), StoreError> {
    tx.put(&ORGANIZATIONS, &organization.slug, organization)
}

/// Forgets an organisation, because it is another one now.
pub fn delete(tx: &mut Transaction<'_>, slug: &Slug) {
    tx.delete(&ORGANIZATIONS, slug);
}

/// Organisations in the order of their addresses, after one of them.
pub fn page(
    tx: &mut Transaction<'_>,
    after: Option<&Slug>,
    limit: u16,
) -> Result<Vec<Organization>, StoreError> {
    let range = behind(spaces::ORGANIZATIONS, after.map(KeyForm::key));
    let rows = tx.page(&ORGANIZATIONS, range, Direction::Forward, limit)?;
    Ok(rows.into_iter().map(|(_, organization)| organization).collect())
}

#[cfg(test)]
mod tests {
    use domain::PersonName;

    use super::*;
    use crate::Database;
    use crate::samples::commit;

    #[test]
    fn organisations_are_listed_by_their_addresses() {
        let database = Database::in_memory();
        for name in ["Saltmarsh Security", "Fathom & Vale"] {
            let name = PersonName::parse(name).unwrap();
            let organization = Organization {
                slug: Organization::slug_of(&name),
                name,
                offices: Vec::new(),
                approver: None,
            };
            commit(&database, |tx| put(tx, &organization));
        }
        let page = |after| database.read(|tx| page(tx, after, 1)).unwrap().remove(0);
        let first = page(None);
        assert_eq!(first.slug.as_str(), "fathom-vale");
        assert_eq!(page(Some(&first.slug)).name.as_str(), "Saltmarsh Security");
        assert_eq!(commit(&database, |tx| get(tx, &first.slug)), Some(first));
    }
}
