//! Rows of a member of which she has so many and no more.
//!
//! A range is never a precondition, so beside the rows there is one record for each member that whoever adds a row, or
//! takes all of them away, reads and writes: of two at once the second looks again.

use domain::MemberId;
use engine::{Direction, Range};
use serde::{Serialize, de::DeserializeOwned};

use crate::Transaction;
use crate::database::StoreError;
use crate::table::{KeyForm, Table};

/// Rows read at once; it is asked again until there are no more.
const PAGE_ROWS: u16 = 32;

/// How often rows of a member were added, or all of them taken away.
pub(crate) type Changes = Table<MemberId, u64>;

/// Every row of a member in order, however many there are. What is decided by their number holds at the commit, if
/// [`changed`] is called by all who add one.
pub(crate) fn rows_of<I: KeyForm, V: Serialize + DeserializeOwned>(
    tx: &mut Transaction<'_>,
    rows: &Table<(MemberId, I), V>,
    changes: &Changes,
    member: &MemberId,
) -> Result<Vec<V>, StoreError> {
    // Before the rows: what is added after this look changes it.
    tx.has(changes, member)?;
    let mut range = Range::prefix(rows.space, &member.key());
    let mut all = Vec::new();
    loop {
        let page = tx.page(rows, range.clone(), Direction::Forward, PAGE_ROWS)?;
        let Some((last, _)) = page.last() else {
            return Ok(all);
        };
        range.start.clone_from(last);
        range.start.push(0);
        all.extend(page.into_iter().map(|(_, row)| row));
    }
}

/// Notes that a row of a member is added, or that all of them are taken away.
pub(crate) fn changed(
    tx: &mut Transaction<'_>,
    changes: &Changes,
    member: &MemberId,
) -> Result<(), StoreError> {
    let before = tx.get(changes, member)?.unwrap_or(0);
    tx.put(changes, member, &before.wrapping_add(1))
}

#[cfg(test)]
mod tests {
    use domain::SessionId;
    use engine::Keyspace;

    use super::*;
    use crate::Database;
    use crate::samples::commit;

    const ROWS: Table<(MemberId, SessionId), u64> = Table::new(Keyspace(248), "rows");
    const CHANGES: Changes = Table::new(Keyspace(249), "changes");

    #[test]
    fn every_row_of_a_member_is_found_and_none_of_another() {
        let database = Database::in_memory();
        let member = |number| MemberId::new(0, [number; 10]);
        let many = u64::from(PAGE_ROWS) * 2 + 1;
        commit(&database, |tx| {
            for number in 0..many {
                let key = (member(2), SessionId::new(number, [0; 10]));
                tx.put(&ROWS, &key, &number)?;
            }
            for other in [1, 3] {
                tx.put(&ROWS, &(member(other), SessionId::new(0, [0; 10])), &999)?;
            }
            Ok(())
        });
        let found = |number| {
            database
                .read(|tx| rows_of(tx, &ROWS, &CHANGES, &member(number)))
                .unwrap()
        };
        assert_eq!(found(2), (0..many).collect::<Vec<u64>>());
        assert_eq!((found(1), found(4)), (vec![999], vec![]));
    }
}
