//! How members stand whom officers did not leave in good standing (F20). Nothing else is kept with it, so that no page of
//! other members, and nothing that leaves the node, ever reads it by chance.

use domain::{MemberId, Standing};
use jiff::Timestamp;

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::Table;

const STANDINGS: Table<MemberId, Standing> = Table::new(spaces::STANDINGS, "standings");

/// How she stands, as officers last said it.
pub fn of(tx: &mut Transaction<'_>, member: &MemberId) -> Result<Standing, StoreError> {
    Ok(tx.get(&STANDINGS, member)?.unwrap_or_default())
}

/// Whether the community vouches for her now.
pub fn is_good(tx: &mut Transaction<'_>, member: &MemberId, now: Timestamp) -> Result<bool, StoreError> {
    Ok(of(tx, member)?.is_good(now))
}

/// Writes it; of good standing there is no row.
pub fn put(tx: &mut Transaction<'_>, member: &MemberId, standing: Standing) -> Result<(), StoreError> {
    match standing {
        Standing::Good => {
            tx.delete(&STANDINGS, member);
            Ok(())
        }
        standing => tx.put(&STANDINGS, member, &standing),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::{at, commit};

    /// F20
    #[test]
    fn whoever_officers_said_nothing_of_stands_well_and_what_they_said_can_be_taken_back() {
        let database = Database::in_memory();
        let [klara, lena] = [1, 2].map(|number| MemberId::new(0, [number; 10]));
        let good = |who: &MemberId, now| database.read(|tx| is_good(tx, who, at(now))).unwrap();
        let limited = Standing::Limited { until: at(100) };
        commit(&database, |tx| put(tx, &klara, limited));
        assert_eq!(database.read(|tx| of(tx, &klara)), Ok(limited));
        assert_eq!([99, 100].map(|now| good(&klara, now)), [false, true]);
        assert!(good(&lena, 99));
        commit(&database, |tx| put(tx, &klara, Standing::Suspended));
        assert!(!good(&klara, 100));
        commit(&database, |tx| put(tx, &klara, Standing::Good));
        assert!(good(&klara, 99));
    }
}
