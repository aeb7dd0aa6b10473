//! Verbs are run again, refused and told in order.

use std::cell::Cell;

use super::*;

const NUMBERS: Table<str, u64> = Table::new(Keyspace(250), "numbers");

const NAMES: Table<&str, u64> = Table::new(Keyspace(250), "numbers");

fn set(database: &Database, name: &str, number: u64) {
    let set: Result<(), StoreError> = database.transact_blocking(|tx| tx.put(&NUMBERS, name, &number));
    set.unwrap();
}

fn number(database: &Database, name: &str) -> Option<u64> {
    database.read(|tx| tx.get(&NUMBERS, name)).unwrap()
}

#[test]
fn a_verb_is_run_again_when_what_it_read_changed_before_its_commit() {
    let database = Database::in_memory();
    set(&database, "seats", 1);
    let tries = Cell::new(0);
    let doubled: Result<u64, StoreError> = database.transact_blocking(|tx| {
        let seats = tx.get(&NUMBERS, "seats")?.unwrap_or(0);
        tries.set(tries.get() + 1);
        if tries.get() == 1 {
            set(&database, "seats", 10);
        }
        tx.put(&NUMBERS, "seats", &(seats * 2))?;
        Ok(seats * 2)
    });
    assert_eq!((doubled, tries.get()), (Ok(20), 2));
    assert_eq!(number(&database, "seats"), Some(20));
}

/// V1: whoever is refused by rows of two moments is not told so, but asked again.
#[test]
fn a_refusal_rests_on_rows_of_one_moment() {
    let database = Database::in_memory();
    set(&database, "seats", 1);
    let tries = Cell::new(0);
    let refused: Result<u64, StoreError> = database.transact_blocking(|tx| {
        let taken = tx.get(&NUMBERS, "taken")?;
        tries.set(tries.get() + 1);
        if tries.get() == 1 {
            let other: Result<(), StoreError> = database.transact_blocking(|tx| {
                tx.put(&NUMBERS, "taken", &1)?;
                tx.put(&NUMBERS, "seats", &0)
            });
            other.unwrap();
        }
        let seats = tx.get(&NUMBERS, "seats")?;
        match (taken, seats) {
            (Some(1), Some(0)) => Ok(7),
            _ => Err(StoreError::LeaseLost),
        }
    });
    assert_eq!((refused, tries.get()), (Ok(7), 2));
    let never: Result<u64, StoreError> = database.transact_blocking(|tx| {
        tries.set(tries.get() + 1);
        tx.get(&NUMBERS, "taken")?;
        tx.get(&NUMBERS, "seats")?;
        Err(StoreError::LeaseLost)
    });
    assert_eq!(
        (never, tries.get()),
        (Err(StoreError::LeaseLost), 3),
        "what holds is told at once"
    );
}

#[test]
fn a_row_that_was_read_ahead_is_a_condition_like_any_other_and_own_writes_come_before_it() {
    let database = Database::in_memory();
    set(&database, "seats", 1);
    let tries = Cell::new(0);
    let seen: Result<Option<u64>, StoreError> = database.transact_blocking(|tx| {
        tx.put(&NUMBERS, "mine", &7)?;
        tx.read_ahead(&NAMES, ["seats", "mine", "absent"])?;
        assert_eq!(tx.get(&NUMBERS, "mine")?, Some(7));
        tries.set(tries.get() + 1);
        if tries.get() == 1 {
            set(&database, "seats", 10);
        }
        tx.get(&NUMBERS, "seats")
    });
    assert_eq!((seen, tries.get()), (Ok(Some(10)), 2));
}

#[test]
fn a_row_that_was_absent_when_read_and_is_there_at_commit_makes_the_verb_run_again() {
    let database = Database::in_memory();
    let tries = Cell::new(0);
    let taken: Result<bool, StoreError> = database.transact_blocking(|tx| {
        let taken = tx.has(&NUMBERS, "handle")?;
        tries.set(tries.get() + 1);
        if tries.get() == 1 {
            set(&database, "handle", 7);
        }
        tx.put(&NUMBERS, "other", &1)?;
        Ok(taken)
    });
    assert_eq!((taken, tries.get()), (Ok(true), 2));
}

#[test]
fn a_verb_whose_reads_change_at_every_try_ends_as_contended_and_writes_nothing() {
    let database = Database::in_memory();
    set(&database, "seats", 0);
    let tries = Cell::new(0_u64);
    let result: Result<(), StoreError> = database.transact_blocking(|tx| {
        tx.get(&NUMBERS, "seats")?;
        tries.set(tries.get() + 1);
        set(&database, "seats", tries.get());
        tx.put(&NUMBERS, "mine", &1)
    });
    assert_eq!(result, Err(StoreError::Contended));
    assert!(StoreError::Contended.passes());
    assert_eq!(tries.get(), u64::from(RERUNS_MAX) + 1);
    assert_eq!(number(&database, "mine"), None);
    // The line it stood in is gone: the next one is not held up.
    set(&database, "seats", 5);
    let after: Result<(), StoreError> = database.transact_blocking(|tx| tx.put(&NUMBERS, "seats", &6));
    assert_eq!(after, Ok(()));
}

#[test]
fn a_verb_that_refuses_writes_nothing() {
    let database = Database::in_memory();
    let refused: Result<(), StoreError> = database.transact_blocking(|tx| {
        tx.put(&NUMBERS, "seats", &1)?;
        Err(StoreError::LeaseLost)
    });
    assert_eq!(refused, Err(StoreError::LeaseLost));
    assert_eq!(number(&database, "seats"), None);
}

#[test]
fn a_look_that_writes_leaves_nothing_behind() {
    let database = Database::in_memory();
    let looked: Result<Option<u64>, StoreError> = database.read(|tx| {
        tx.put(&NUMBERS, "seats", &1)?;
        tx.get(&NUMBERS, "seats")
    });
    assert_eq!(looked, Ok(Some(1)));
    assert_eq!(number(&database, "seats"), None);
}

#[test]
fn a_store_of_another_format_is_refused_with_the_command_that_mends_it() {
    let engine = Arc::new(engine::MemoryEngine::new());
    let database = Database::open(engine.clone()).unwrap();
    let written: Result<(), StoreError> =
        database.transact_blocking(|tx| tx.put(&FORMAT, "format", &(spaces::FORMAT + 1)));
    written.unwrap();
    let refused = Database::open(engine).err().unwrap();
    assert_eq!(
        refused,
        StoreError::Format {
            found: spaces::FORMAT + 1
        }
    );
    assert!(refused.to_string().contains("rosarium db migrate"));
    assert!(!refused.passes());
}

#[test]
fn whoever_watches_a_topic_hears_after_the_commit_and_not_of_another() {
    let database = Database::in_memory();
    let (mut inbox, mut outbox) = (database.watch(&[Topic::Inbox]), database.watch(&[Topic::Outbox]));
    let wrote: Result<(), StoreError> = database.transact_blocking(|tx| {
        tx.wake(Topic::Inbox);
        tx.put(&NUMBERS, "row", &1)
    });
    wrote.unwrap();
    assert!(inbox.try_changed());
    assert!(!outbox.try_changed());
}
