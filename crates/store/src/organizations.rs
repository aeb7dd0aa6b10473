//! Companies whose people are members.

use domain::{Organization, Slug};
use engine::Direction;

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{KeyForm, Table, behind};

const ORGANIZATIONS: Table<Slug, Organization> = Table::new(spaces::ORGANIZATIONS, "organisations");
/// The address of one that was merged or is being merged, and of the one it is merged into.
const FORMER: Table<Slug, Slug> = Table::new(spaces::ORGANIZATIONS_FORMER, "former organisations");

/// As many merges, one after the other, lead from a former name to the one that it has now.
pub const MERGES_MAX: usize = 100;

/// One organisation.
pub fn get(tx: &mut Transaction<'_>, slug: &Slug) -> Result<Option<Organization>, StoreError> {
    tx.get(&ORGANIZATIONS, slug)
}

/// Writes an organisation, new or changed.
pub fn put(tx: &mut Transaction<'_>, organization: &Organization) -> Result<(), StoreError> {
    tx.put(&ORGANIZATIONS, &organization.slug, organization)
}

/// Remembers that an organisation becomes another one, before the first of its people is moved: whoever hides from it from now
/// on hides from both.
pub fn begin_merge(tx: &mut Transaction<'_>, from: &Slug, into: &Slug) -> Result<(), StoreError> {
    if tx.get(&FORMER, into)?.as_ref() == Some(from) {
        // It was begun the other way round, and broken off.
        tx.delete(&FORMER, into);
    }
    match tx.get(&FORMER, from)?.as_ref() == Some(into) {
        true => Ok(()),
        false => tx.put(&FORMER, from, into),
    }
}

/// The one that an organisation was merged into, or is being merged into.
pub fn merges_into(tx: &mut Transaction<'_>, slug: &Slug) -> Result<Option<Slug>, StoreError> {
    tx.get(&FORMER, slug)
}

/// Forgets an organisation, because it is another one now, and remembers which.
pub fn merged(tx: &mut Transaction<'_>, from: &Slug, into: &Slug) -> Result<(), StoreError> {
    tx.delete(&ORGANIZATIONS, from);
    tx.put(&FORMER, from, into)
}

/// The organisation of an address, which may be a former one: lists that others keep name it for years.
pub fn known_as(tx: &mut Transaction<'_>, slug: &Slug) -> Result<Option<Organization>, StoreError> {
    let mut slug = slug.clone();
    for _ in 0..=MERGES_MAX {
        if let Some(known) = get(tx, &slug)? {
            return Ok(Some(known));
        }
        match tx.get(&FORMER, &slug)? {
            Some(now) => slug = now,
            None => return Ok(None),
        }
    }
    Ok(None)
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

    fn organization(name: &str) -> Organization {
        let name = PersonName::parse(name).unwrap();
        Organization {
            slug: Organization::slug_of(&name),
            name,
            offices: Vec::new(),
            approver: None,
        }
    }

    /// F04: one that was merged is found by its former name, and by itself once it is there again.
    #[test]
    fn a_former_name_leads_to_what_it_is_now() {
        let database = Database::in_memory();
        let [old, present, group] = ["Vale", "Fathom & Vale", "Fathom Group"].map(organization);
        for known in [&old, &present, &group] {
            commit(&database, |tx| put(tx, known));
        }
        let found = |slug: &Slug| {
            let known = database.read(|tx| known_as(tx, slug)).unwrap();
            known.map(|known| known.slug)
        };
        commit(&database, |tx| merged(tx, &old.slug, &present.slug));
        assert_eq!(found(&old.slug), Some(present.slug.clone()));
        commit(&database, |tx| merged(tx, &present.slug, &group.slug));
        assert_eq!(found(&old.slug), Some(group.slug.clone()));
        commit(&database, |tx| put(tx, &old));
        assert_eq!(found(&old.slug), Some(old.slug.clone()));
        // Round in a circle it is nobody, and the look-up ends.
        commit(&database, |tx| merged(tx, &group.slug, &present.slug));
        assert_eq!(found(&group.slug), None);
        assert_eq!(found(&Slug::parse("nobody").unwrap()), None);
    }

    #[test]
    fn organisations_are_listed_by_their_addresses() {
        let database = Database::in_memory();
        for name in ["Saltmarsh Security", "Fathom & Vale"] {
            let organization = organization(name);
            commit(&database, |tx| put(tx, &organization));
        }
        let page = |after| database.read(|tx| page(tx, after, 1)).unwrap().remove(0);
        let first = page(None);
        assert_eq!(first.slug.as_str(), "fathom-vale");
        assert_eq!(page(Some(&first.slug)).name.as_str(), "Saltmarsh Security");
        assert_eq!(commit(&database, |tx| get(tx, &first.slug)), Some(first));
    }
}
