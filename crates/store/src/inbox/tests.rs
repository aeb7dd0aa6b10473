//! Each activity once, in order, and never lost.

use super::*;
use crate::samples::{at, commit, inbox_row};

#[test]
fn what_came_first_in_one_moment_is_taken_in_first_whatever_its_id() {
    let database = Database::in_memory();
    let came: Vec<Iri> = [9, 3, 7, 1].map(|number| inbox_row(number).id).to_vec();
    for id in &came {
        let row = InboxRow {
            id: id.clone(),
            at: at(0),
            ..inbox_row(0)
        };
        commit(&database, |tx| append(tx, &row, "{}"));
    }
    let claimed = claim(&database, at(0), at(60), 10).unwrap();
    let order: Vec<Iri> = claimed.into_iter().map(|(_, id)| id).collect();
    assert_eq!(order, came);
}

fn claim_one(database: &Database, now: Timestamp, until: Timestamp) -> (Leased, Iri) {
    claim(database, now, until, 1).unwrap().remove(0)
}

fn verdict(database: &Database, id: &Iri) -> Verdict {
    let rows = database.read(|tx| standing(tx, at(0), 99)).unwrap();
    rows.into_iter().find(|row| &row.id == id).unwrap().verdict
}

/// A10
#[test]
fn an_activity_is_appended_once_however_often_it_comes_also_after_it_is_done() {
    let database = Database::in_memory();
    let one = inbox_row(1);
    assert_eq!(commit(&database, |tx| append(tx, &one, "{}")), Appended::New);
    assert_eq!(
        commit(&database, |tx| append(tx, &one, "{}")),
        Appended::Duplicate
    );
    assert_eq!(commit(&database, |tx| waiting(tx, 9)), 1);
    assert_eq!(verdict(&database, &one.id), Verdict::Waiting);
    let (leased, id) = claim_one(&database, at(5), at(65));
    commit(&database, |tx| settle(tx, &leased, &one, Verdict::Applied));
    assert_eq!(
        commit(&database, |tx| append(tx, &one, "{}")),
        Appended::Duplicate
    );
    assert_eq!(commit(&database, |tx| waiting(tx, 9)), 0);
    assert_eq!(verdict(&database, &id), Verdict::Applied);
}

/// Rows lie by the hash of their ids: the last ones are anywhere.
#[test]
fn what_came_lately_is_found_among_all_that_came_before() {
    let database = Database::in_memory();
    for number in 0..1_500 {
        commit(&database, |tx| append(tx, &inbox_row(number), "{}"));
    }
    let lately = |most| database.read(|tx| standing(tx, at(1_498), most)).unwrap().len();
    assert_eq!((lately(99), lately(1)), (2, 1));
}

#[test]
fn activities_are_taken_in_the_order_in_which_they_came() {
    let database = Database::in_memory();
    for number in [3, 1, 2] {
        commit(&database, |tx| append(tx, &inbox_row(number), "{}"));
    }
    assert_eq!(next_due(&database), Ok(Some(at(1))));
    let taken = claim(&database, at(2), at(60), 9).unwrap();
    let ids: Vec<Iri> = taken.into_iter().map(|(_, id)| id).collect();
    assert_eq!(ids, [inbox_row(1).id, inbox_row(2).id]);
    assert_eq!(next_due(&database), Ok(Some(at(3))));
}

#[test]
fn a_worker_whose_lease_ran_out_cannot_settle_what_another_has_taken() {
    let database = Database::in_memory();
    commit(&database, |tx| append(tx, &inbox_row(1), "{}"));
    let (late, id) = claim_one(&database, at(1), at(10));
    assert!(claim(&database, at(9), at(20), 1).unwrap().is_empty());
    let (prompt, _) = claim_one(&database, at(10), at(20));
    let refused: Result<(), StoreError> = database.transact_blocking(|tx| {
        settle(
            tx,
            &late,
            &inbox_row(1),
            Verdict::Ignored {
                reason: "late".to_owned(),
            },
        )
    });
    assert_eq!(refused, Err(StoreError::LeaseLost));
    commit(&database, |tx| {
        settle(tx, &prompt, &inbox_row(1), Verdict::Applied)
    });
    assert_eq!(verdict(&database, &id), Verdict::Applied);
}

#[test]
fn a_change_and_its_settling_are_lost_together_when_the_lease_is_lost() {
    let database = Database::in_memory();
    commit(&database, |tx| append(tx, &inbox_row(1), "{}"));
    let (late, _) = claim_one(&database, at(1), at(10));
    claim_one(&database, at(10), at(20));
    let refused: Result<(), StoreError> = database.transact_blocking(|tx| {
        append(tx, &inbox_row(2), "{}")?;
        settle(tx, &late, &inbox_row(1), Verdict::Applied)
    });
    assert_eq!(refused, Err(StoreError::LeaseLost));
    assert_eq!(database.read(|tx| get(tx, &inbox_row(2).id)), Ok(None));
}

/// C4
#[test]
fn an_activity_that_fails_three_times_is_set_aside_and_holds_nobody_up() {
    let database = Database::in_memory();
    commit(&database, |tx| append(tx, &inbox_row(1), "{}"));
    for tries in 1..=TRIES_MAX {
        let (leased, id) = claim_one(&database, at(100 * i64::from(tries)), at(1_000));
        let due = at(100 * i64::from(tries) + 50);
        commit(&database, |tx| {
            postpone(tx, &leased, &id, due, "its maker is away")
        });
        let row = database.read(|tx| get(tx, &id)).unwrap().unwrap();
        assert_eq!(row.tries, tries);
        assert_eq!(text(&leased), Ok("{}"), "what may be tried again keeps its bytes");
        let expected = (tries < TRIES_MAX).then_some(due);
        assert_eq!(next_due(&database), Ok(expected));
    }
    let row = database.read(|tx| get(tx, &inbox_row(1).id)).unwrap().unwrap();
    let reason = "its maker is away".to_owned();
    assert_eq!(row.verdict, Verdict::Quarantined { reason });
    assert_eq!(
        database.read(|tx| quarantined(tx, &row.id)),
        Ok(Some("{}".to_owned()))
    );
}

#[test]
fn what_is_appended_held_is_nobody_elses_until_its_lease_ends_and_settles_like_any_other() {
    let database = Database::in_memory();
    let one = inbox_row(1);
    let held: Result<_, StoreError> =
        crate::blocking::block_on(database.transact_at(|tx| append_leased(tx, &one, "{1}", at(60))));
    let (ticket, commit_of) = held.unwrap();
    let leased = ticket.unwrap().leased(commit_of.unwrap());
    assert!(claim(&database, at(59), at(99), 9).unwrap().is_empty());
    assert_eq!(text(&leased), Ok("{1}"));
    commit(&database, |tx| settle(tx, &leased, &one, Verdict::Applied));
    assert!(claim(&database, at(99), at(199), 9).unwrap().is_empty());
    let again: Result<_, StoreError> = database
        .transact_blocking(|tx| append_leased(tx, &one, "{1}", at(60)).map(|ticket| ticket.is_none()));
    assert_eq!(again, Ok(true), "it came before");
}
