//! What organisations bought for their people. Who sits in a bundle is written by [`crate::enrolments::put`] alone, so that
//! a membership and the seat it says it has never differ.

use domain::{Bundle, MemberId, Slug};
use engine::Direction;

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{KeyForm, Table, behind};

const BUNDLES: Table<Slug, Bundle> = Table::new(spaces::BUNDLES, "bundles");

/// Those that were not paid in time, as they were, until something else begins.
const LAPSED: Table<Slug, Bundle> = Table::new(spaces::BUNDLES_LAPSED, "lapsed bundles");

/// The bundle of an organisation.
pub fn get(tx: &mut Transaction<'_>, organization: &Slug) -> Result<Option<Bundle>, StoreError> {
    tx.get(&BUNDLES, organization)
}

/// Writes one, new or changed.
pub fn put(tx: &mut Transaction<'_>, bundle: &Bundle) -> Result<(), StoreError> {
    tx.put(&BUNDLES, &bundle.organization, bundle)
}

/// Ends one.
pub fn delete(tx: &mut Transaction<'_>, organization: &Slug) {
    tx.delete(&BUNDLES, organization);
}

/// Keeps who sat in one that was not paid in time.
pub fn keep_lapsed(tx: &mut Transaction<'_>, bundle: &Bundle) -> Result<(), StoreError> {
    tx.put(&LAPSED, &bundle.organization, bundle)
}

/// What an organisation had and did not pay in time; it is kept no longer.
pub fn take_lapsed(tx: &mut Transaction<'_>, organization: &Slug) -> Result<Option<Bundle>, StoreError> {
    let known = tx.get(&LAPSED, organization)?;
    if known.is_some() {
        tx.delete(&LAPSED, organization);
    }
    Ok(known)
}

/// Whoever sat in one that was not paid in time sat there under the name that her membership has from now on.
pub fn move_in_lapsed(
    tx: &mut Transaction<'_>,
    organization: &Slug,
    (from, into): (&MemberId, &MemberId),
) -> Result<(), StoreError> {
    let Some(mut lapsed) = tx.get(&LAPSED, organization)? else {
        return Ok(());
    };
    if lapsed.holders.remove(from) {
        lapsed.holders.insert(into.clone());
        tx.put(&LAPSED, organization, &lapsed)?;
    }
    Ok(())
}

/// Bundles in the order of their organisations' addresses, after one of them.
pub fn page(tx: &mut Transaction<'_>, after: Option<&Slug>, limit: u16) -> Result<Vec<Bundle>, StoreError> {
    let range = behind(spaces::BUNDLES, after.map(KeyForm::key));
    let rows = tx.page(&BUNDLES, range, Direction::Forward, limit)?;
    Ok(rows.into_iter().map(|(_, bundle)| bundle).collect())
}

/// A member's seat is of another organisation than before, of one for the first time, or of none any more.
pub(crate) fn move_seat(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    before: Option<&Slug>,
    after: Option<&Slug>,
) -> Result<(), StoreError> {
    if before == after {
        return Ok(());
    }
    if let Some(mut left) = known(tx, before)?
        && left.holders.remove(member)
    {
        put(tx, &left)?;
    }
    if let Some(mut taken) = known(tx, after)?
        && taken.holders.insert(member.clone())
    {
        put(tx, &taken)?;
    }
    Ok(())
}

fn known(tx: &mut Transaction<'_>, organization: Option<&Slug>) -> Result<Option<Bundle>, StoreError> {
    organization.map_or(Ok(None), |organization| get(tx, organization))
}

#[cfg(test)]
mod tests {
    use domain::{Enrolment, Kind, Tier};
    use jiff::civil::date;

    use super::*;
    use crate::samples::commit;
    use crate::{Database, enrolments};

    /// F02
    #[test]
    fn who_sits_in_a_bundle_follows_from_the_memberships() {
        let database = Database::in_memory();
        let day = date(2026, 5, 1);
        let company = Tier {
            seats: Some(2),
            ..Tier::free(Slug::parse("company").unwrap())
        };
        let bundle = |name: &str| Bundle::paid(None, Slug::parse(name).unwrap(), &company, day);
        let (first, second) = (bundle("fathom-vale"), bundle("ledgerline"));
        for bundle in [&first, &second] {
            commit(&database, |tx| put(tx, bundle));
        }
        let maren = MemberId::new(1, [1; 10]);
        let mut enrolment = Enrolment::begin(Kind::Partner, &company, day);
        let write = |enrolment: &Enrolment| commit(&database, |tx| enrolments::put(tx, &maren, enrolment));
        let sits = || {
            let all = database.read(|tx| page(tx, None, 9)).unwrap();
            all.iter().map(|bundle| bundle.holders.len()).collect::<Vec<_>>()
        };
        enrolment.take_seat(&first, day);
        write(&enrolment);
        assert_eq!(sits(), [1, 0]);
        enrolment.take_seat(&second, day);
        write(&enrolment);
        write(&enrolment);
        assert_eq!(sits(), [0, 1]);
        enrolment.leave(None);
        write(&enrolment);
        assert_eq!(sits(), [0, 0]);
        let after = database
            .read(|tx| page(tx, Some(&first.organization), 9))
            .unwrap();
        assert_eq!(after, [second]);
    }
}
