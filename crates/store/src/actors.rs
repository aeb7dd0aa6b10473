//! Actors of other servers as last fetched: the id is the key for ever (threat A7), the row only for a while (B13).

use domain::Iri;
use engine::{Direction, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{KeyForm, Table};

const ACTORS: Table<Iri, ActorRow> = Table::new(spaces::ACTORS, "actors");
const BY_FETCHED: Table<(Timestamp, Iri), Iri> = Table::new(spaces::ACTORS_BY_FETCHED, "actors by fetch");

/// Most actors kept; above it those go first that were not fetched for longest.
pub const ACTORS_MAX: usize = 100_000;
/// How long an actor is kept that nobody had reason to fetch again, in days.
pub const DAYS_MAX: i64 = 90;

/// What is known of an actor elsewhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ActorRow {
    /// Its id.
    pub id: Iri,
    /// What `wire::actor` read of its document, as JSON.
    pub document: Value,
    /// When it was fetched.
    pub fetched: Timestamp,
}

/// One actor.
pub fn get(tx: &mut Transaction<'_>, id: &Iri) -> Result<Option<ActorRow>, StoreError> {
    tx.get(&ACTORS, id)
}

/// Remembers what was fetched from the actor's own address.
pub fn put(tx: &mut Transaction<'_>, row: &ActorRow) -> Result<(), StoreError> {
    remove(tx, &row.id)?;
    tx.put(&BY_FETCHED, &(row.fetched, row.id.clone()), &row.id)?;
    tx.put(&ACTORS, &row.id, row)
}

/// Forgets an actor.
pub fn remove(tx: &mut Transaction<'_>, id: &Iri) -> Result<(), StoreError> {
    if let Some(known) = get(tx, id)? {
        tx.delete(&BY_FETCHED, &(known.fetched, id.clone()));
        tx.delete(&ACTORS, id);
    }
    Ok(())
}

/// How many are kept, counted up to `most`.
pub fn count(tx: &mut Transaction<'_>, most: usize) -> Result<usize, StoreError> {
    const STEP: u16 = 10_000;
    let mut range = Range::prefix(spaces::ACTORS_BY_FETCHED, b"");
    let mut total = 0;
    while total < most {
        let rows = tx.page(&BY_FETCHED, range.clone(), Direction::Forward, STEP)?;
        total += rows.len();
        match rows.last() {
            Some((last, _)) if rows.len() == usize::from(STEP) => {
                range.start.clone_from(last);
                range.start.push(0);
            }
            _ => break,
        }
    }
    Ok(total.min(most))
}

/// Forgets up to `limit` of those not fetched for longest: the `surplus` first, and all fetched before `since`; tells how
/// many. Whoever of them signs again is fetched again.
pub fn forget_oldest(
    tx: &mut Transaction<'_>,
    surplus: usize,
    since: Timestamp,
    limit: u16,
) -> Result<usize, StoreError> {
    let all = Range::prefix(spaces::ACTORS_BY_FETCHED, b"");
    let too_old = since.key();
    let rows = tx.page(&BY_FETCHED, all, Direction::Forward, limit)?;
    let gone = rows
        .iter()
        .enumerate()
        .take_while(|(place, (key, _))| *place < surplus || key.as_slice() < too_old.as_slice())
        .count();
    for (_, id) in rows.iter().take(gone) {
        remove(tx, id)?;
    }
    Ok(gone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::{at, commit, iri};

    fn row(number: u32, fetched: i64) -> ActorRow {
        ActorRow {
            id: iri(&format!("https://s.example/users/{number}")),
            document: Value::Null,
            fetched: at(fetched),
        }
    }

    fn kept(database: &Database) -> Vec<u32> {
        let is_kept = |number: &u32| {
            database
                .read(|tx| get(tx, &row(*number, 0).id))
                .unwrap()
                .is_some()
        };
        (0..10).filter(is_kept).collect()
    }

    /// B13
    #[test]
    fn those_not_fetched_for_longest_go_first_and_one_fetched_again_is_young() {
        let database = Database::in_memory();
        for number in 0..6 {
            commit(&database, |tx| put(tx, &row(number, 10 + i64::from(number))));
        }
        commit(&database, |tx| put(tx, &row(0, 100)));
        assert_eq!(database.read(|tx| count(tx, 100)), Ok(6));
        assert_eq!(database.read(|tx| count(tx, 4)), Ok(4));
        let forget =
            |surplus, since, limit| commit(&database, |tx| forget_oldest(tx, surplus, at(since), limit));
        assert_eq!(forget(0, 10, 9), 0);
        assert_eq!(forget(2, 0, 9), 2);
        assert_eq!(kept(&database), [0, 3, 4, 5]);
        assert_eq!(forget(0, 15, 1), 1, "no more at once than the limit");
        assert_eq!(forget(0, 15, 9), 1);
        assert_eq!(kept(&database), [0, 5]);
        assert_eq!(forget(9, 0, 9), 2);
        assert_eq!(database.read(|tx| count(tx, 100)), Ok(0));
    }
}
