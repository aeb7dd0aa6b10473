//! What a transaction reads, writes and is refused.

use super::*;
use crate::Database;
use proptest::prelude::*;

const ROWS: Table<[u8], u64> = Table::new(Keyspace(251), "rows");

fn commit(database: &Database, mut verb: impl FnMut(&mut Transaction<'_>) -> Result<(), StoreError>) {
    database.transact_blocking(|tx| verb(tx)).unwrap();
}

fn all() -> Range {
    Range::prefix(ROWS.space, b"")
}

fn keys(
    tx: &mut Transaction<'_>,
    range: Range,
    direction: Direction,
    limit: u16,
) -> Result<Vec<u8>, StoreError> {
    let rows = tx.page(&ROWS, range, direction, limit)?;
    Ok(rows.into_iter().map(|(key, _)| key[0]).collect())
}

proptest! {
    #[test]
    fn a_page_shows_own_writes_in_order_from_either_end_up_to_its_limit(
        stored in prop::collection::btree_set(0_u8..30, 0..20),
        own in prop::collection::btree_map(0_u8..30, any::<bool>(), 0..20),
        from in 0_u8..30,
        to in 0_u8..31,
        limit in 1_u16..12,
    ) {
        let database = Database::in_memory();
        commit(&database, |tx| stored.iter().try_for_each(|key| tx.put(&ROWS, [*key].as_slice(), &1)));
        let mut expected = stored.clone();
        for (key, is_put) in &own {
            if *is_put { expected.insert(*key); } else { expected.remove(key); }
        }
        let expected: Vec<u8> = expected.into_iter().filter(|key| (from..to).contains(key)).collect();
        let range = Range { space: ROWS.space, start: vec![from], end: Some(vec![to]) };
        let seen: Result<_, StoreError> = database.read(|tx| {
            for (key, is_put) in &own {
                match is_put {
                    true => tx.put(&ROWS, [*key].as_slice(), &2)?,
                    false => tx.delete(&ROWS, [*key].as_slice()),
                }
            }
            Ok((keys(tx, range.clone(), Direction::Forward, limit)?,
                keys(tx, range.clone(), Direction::Backward, limit)?))
        });
        let (forward, backward) = seen.unwrap();
        let take = usize::from(limit);
        prop_assert_eq!(forward, expected.iter().copied().take(take).collect::<Vec<_>>());
        prop_assert_eq!(backward, expected.iter().rev().copied().take(take).collect::<Vec<_>>());
    }
}

#[test]
fn a_page_of_large_rows_is_as_long_as_one_of_small_rows() {
    const LARGE: Table<[u8], String> = Table::new(Keyspace(252), "large rows");
    let database = Database::in_memory();
    let large = "x".repeat(900_000);
    for key in 0_u8..20 {
        commit(&database, |tx| tx.put(&LARGE, [key].as_slice(), &large));
    }
    for direction in [Direction::Forward, Direction::Backward] {
        let range = Range::prefix(LARGE.space, b"");
        let rows = database
            .read(|tx| tx.page(&LARGE, range.clone(), direction, 100))
            .unwrap();
        assert_eq!(rows.len(), 20);
    }
}

#[test]
fn a_transaction_reads_what_it_wrote_and_not_what_it_deleted() {
    let database = Database::in_memory();
    commit(&database, |tx| tx.put(&ROWS, b"a".as_slice(), &1));
    commit(&database, |tx| {
        tx.put(&ROWS, b"b".as_slice(), &2)?;
        tx.delete(&ROWS, b"a".as_slice());
        assert_eq!(tx.get(&ROWS, b"a".as_slice())?, None);
        assert!(!tx.has(&ROWS, b"a".as_slice())?);
        assert_eq!(tx.get(&ROWS, b"b".as_slice())?, Some(2));
        assert!(tx.has(&ROWS, b"b".as_slice())?);
        Ok(())
    });
    assert_eq!(
        database.read(|tx| keys(tx, all(), Direction::Forward, 9)),
        Ok(vec![b'b'])
    );
}

#[test]
fn a_row_that_cannot_be_read_is_an_error_with_its_key_wherever_it_is_met() {
    const TEXTS: Table<[u8], String> = Table::new(ROWS.space, "texts");
    let database = Database::in_memory();
    commit(&database, |tx| {
        tx.put(&TEXTS, [7, 255].as_slice(), &"no number".to_owned())
    });
    let unreadable = StoreError::Unreadable {
        table: "rows",
        key: "07ff".to_owned(),
    };
    assert!(!unreadable.passes());
    let got = database.read(|tx| tx.get(&ROWS, [7, 255].as_slice()));
    assert_eq!(got, Err(unreadable.clone()));
    let paged = database.read(|tx| keys(tx, all(), Direction::Forward, 9));
    assert_eq!(paged, Err(unreadable));
}
