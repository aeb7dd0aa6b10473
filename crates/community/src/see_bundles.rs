//! Which organisations have a level for their people, as officers see it: whose paid time ends first stands first (F02).

use domain::{Bundle, Organization, Title};
use store::{Officer, StoreError, Transaction, bundles, organizations};

use crate::pass_bundle_time::level_of;

/// Organisations looked at, by their addresses.
const LOOKED_AT_MAX: u16 = 2_000;
/// Most of them that are listed.
const LISTED_MAX: usize = 200;

/// An organisation and what it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BundleRow {
    /// Whose.
    pub organization: Organization,
    /// What it has.
    pub bundle: Bundle,
    /// That level's name.
    pub tier: Title,
}

/// Lists them, soonest end first; whatever has no end comes last.
pub fn see_bundles(tx: &mut Transaction<'_>, _officer: &Officer) -> Result<Vec<BundleRow>, StoreError> {
    let mut known = bundles::page(tx, None, LOOKED_AT_MAX)?;
    known.sort_by_key(|bundle| (bundle.until.is_none(), bundle.until));
    known.truncate(LISTED_MAX);
    let mut rows = Vec::with_capacity(known.len());
    for bundle in known {
        if let Some(organization) = organizations::get(tx, &bundle.organization)? {
            let tier = level_of(tx, &bundle)?.name;
            rows.push(BundleRow {
                organization,
                bundle,
                tier,
            });
        }
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use domain::{Slug, Tier};
    use jiff::civil::{Date, date};

    use super::*;
    use crate::samples::{self, act};

    /// F02
    #[test]
    fn whose_time_ends_first_is_listed_first_and_what_never_ends_last() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let company = Tier {
            seats: Some(2),
            ..Tier::free(Slug::parse("company").unwrap())
        };
        let organisations: [(&str, &str, Option<Date>); 3] = [
            ("ada", "Fathom", None),
            ("bob", "Ledgerline", Some(date(2027, 3, 1))),
            ("cleo", "Tidewrack", Some(date(2026, 9, 1))),
        ];
        for (handle, name, until) in organisations {
            samples::member_of(&database, handle, name);
            let slug = Slug::parse(&name.to_lowercase()).unwrap();
            let mut bundle = Bundle::paid(None, slug, &company, date(2026, 3, 1));
            bundle.until = until;
            act(&database, |tx| bundles::put(tx, &bundle));
        }
        let rows = database.read(|tx| see_bundles(tx, &officer)).unwrap();
        let names: Vec<&str> = rows.iter().map(|row| row.organization.name.as_str()).collect();
        assert_eq!(names, ["Tidewrack", "Ledgerline", "Fathom"]);
        assert_eq!(rows[0].bundle.until, Some(date(2026, 9, 1)));
    }
}
