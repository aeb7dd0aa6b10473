//! Who says that she worked with whom: one row for each of the two, both the same (need 0.9).

use domain::{MemberId, WorkedTogether};
use engine::{Direction, Key, Range};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{KeyForm, Table};
use crate::transaction::unreadable;

const TIES: Table<(MemberId, MemberId), WorkedTogether> =
    Table::new(spaces::WORKED_TOGETHER, "worked together");
/// More than one member can have: there is room for [`WorkedTogether::PER_MEMBER_MAX`].
const ROWS_MAX: u16 = 1_000;

/// What the two say.
pub fn get(
    tx: &mut Transaction<'_>,
    one: &MemberId,
    other: &MemberId,
) -> Result<Option<WorkedTogether>, StoreError> {
    tx.get(&TIES, &(one.clone(), other.clone()))
}

/// Remembers it for both.
pub fn put(
    tx: &mut Transaction<'_>,
    (one, other): (&MemberId, &MemberId),
    tie: &WorkedTogether,
) -> Result<(), StoreError> {
    tx.put(&TIES, &(one.clone(), other.clone()), tie)?;
    tx.put(&TIES, &(other.clone(), one.clone()), tie)
}

/// Forgets it for both.
pub fn remove(tx: &mut Transaction<'_>, one: &MemberId, other: &MemberId) {
    tx.delete(&TIES, &(one.clone(), other.clone()));
    tx.delete(&TIES, &(other.clone(), one.clone()));
}

/// All of one member, each with the other.
pub fn of_member(
    tx: &mut Transaction<'_>,
    member: &MemberId,
) -> Result<Vec<(MemberId, WorkedTogether)>, StoreError> {
    let prefix = member.key();
    let range = Range::prefix(spaces::WORKED_TOGETHER, &prefix);
    let rows = tx.page(&TIES, range, Direction::Forward, ROWS_MAX)?;
    let other = |(key, tie): (Key, WorkedTogether)| -> Result<(MemberId, WorkedTogether), StoreError> {
        let text = String::from_utf8_lossy(key.get(prefix.len()..).unwrap_or_default());
        let other = MemberId::parse(&text).map_err(|_| unreadable(TIES.name, &key))?;
        Ok((other, tie))
    };
    rows.into_iter().map(other).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::{at, commit};

    /// 0.9
    #[test]
    fn what_two_say_is_found_from_either_and_forgotten_for_both() {
        let database = Database::in_memory();
        let [ada, bea, cleo] = [1, 2, 3].map(|number| MemberId::new(0, [number; 10]));
        let tie = WorkedTogether::asked(ada.clone(), at(5));
        for other in [&bea, &cleo] {
            commit(&database, |tx| put(tx, (&ada, other), &tie));
        }
        let of = |who: &MemberId| database.read(|tx| of_member(tx, who)).unwrap();
        assert_eq!(of(&ada).len(), 2);
        assert_eq!(of(&bea), [(ada.clone(), tie.clone())]);
        assert_eq!(database.read(|tx| get(tx, &cleo, &ada)), Ok(Some(tie)));
        commit(&database, |tx| {
            remove(tx, &bea, &ada);
            Ok(())
        });
        assert_eq!((of(&ada).len(), of(&bea).len(), of(&cleo).len()), (1, 0, 1));
    }
}
