//! Numbers in and out: gaps, restores, bounds.

use proptest::prelude::*;

use super::*;
use crate::Database;
use crate::community::{Identity, put_identity};
use crate::samples::{at, commit, iri};

const EPOCH: i64 = 1_794_000_000;

fn peer() -> Origin {
    Origin::parse("https://b.example").unwrap()
}

fn database() -> Database {
    let database = Database::in_memory();
    let identity = Identity {
        origin: Origin::parse("https://a.example").unwrap(),
        slug: "a".to_owned(),
        since: at(0),
        epoch: EPOCH,
    };
    commit(&database, |tx| put_identity(tx, &identity));
    database
}

fn activity(number: u64) -> Iri {
    iri(&format!("https://a.example/activities/{number}"))
}

fn sequence(epoch: i64, seq: u64) -> Sequence {
    Sequence { epoch, seq }
}

fn note_all(database: &Database, came: &[(i64, u64)]) -> Vec<Noted> {
    let note_one = |(epoch, seq): &(i64, u64)| {
        commit(database, |tx| {
            note(tx, &peer(), sequence(*epoch, *seq), true, at(0))
        })
    };
    came.iter().map(note_one).collect()
}

#[test]
fn each_peer_is_counted_to_on_its_own_and_its_log_has_every_number() {
    let database = database();
    let other = Origin::parse("https://c.example").unwrap();
    for seq in 1..=3 {
        let given = commit(&database, |tx| number(tx, &peer(), &activity(seq), at(0)));
        assert_eq!(given, sequence(EPOCH, seq));
    }
    let given = commit(&database, |tx| number(tx, &other, &activity(3), at(0)));
    assert_eq!(given, sequence(EPOCH, 1));
    let log = commit(&database, |tx| log_after(tx, &peer(), sequence(EPOCH, 1), 100));
    let numbers: Vec<(u64, Iri)> = log
        .unwrap()
        .into_iter()
        .map(|(seq, line)| (seq, line.activity))
        .collect();
    assert_eq!(numbers, [(2, activity(2)), (3, activity(3))]);
}

#[test]
fn a_log_that_no_longer_reaches_back_says_so_and_one_that_is_read_to_its_end_is_empty() {
    let database = database();
    for seq in 1..=4 {
        commit(&database, |tx| {
            number(
                tx,
                &peer(),
                &activity(seq),
                at(i64::try_from(seq).unwrap() * 86_400),
            )
        });
    }
    let forgotten = commit(&database, |tx| forget_old(tx, &peer(), at(3 * 86_400), 100));
    assert_eq!(forgotten, 2);
    let after = |seq| commit(&database, |tx| log_after(tx, &peer(), sequence(EPOCH, seq), 100));
    assert_eq!(after(1), None);
    assert_eq!(after(2).unwrap().len(), 2);
    assert_eq!(after(4), Some(Vec::new()));
    assert_eq!(
        commit(&database, |tx| log_after(
            tx,
            &peer(),
            sequence(EPOCH - 1, 4),
            100
        )),
        None
    );
}

#[test]
fn a_restored_store_counts_anew_in_a_later_epoch_to_everybody() {
    let database = database();
    commit(&database, |tx| number(tx, &peer(), &activity(1), at(0)));
    let epoch = commit(&database, |tx| restored(tx, at(5))).unwrap();
    assert_eq!(epoch, at(5).as_second());
    let given = commit(&database, |tx| number(tx, &peer(), &activity(2), at(6)));
    assert_eq!(given, sequence(epoch, 1));
    let again = commit(&database, |tx| restored(tx, at(5))).unwrap();
    assert!(again > epoch, "also twice within a second");
}

#[test]
fn a_peer_that_has_less_or_more_than_it_can_have_was_restored_or_we_were() {
    let database = database();
    for seq in 1..=5 {
        commit(&database, |tx| number(tx, &peer(), &activity(seq), at(0)));
    }
    let said = |epoch, seq| commit(&database, |tx| acknowledge(tx, &peer(), sequence(epoch, seq)));
    assert_eq!(said(EPOCH, 3), Acknowledged::Known);
    assert_eq!(said(EPOCH, 5), Acknowledged::Known);
    assert_eq!(said(EPOCH - 9, 900), Acknowledged::Known);
    assert_eq!(said(EPOCH, 4), Acknowledged::LessThanBefore);
    assert_eq!(said(EPOCH, 4), Acknowledged::Known, "told once");
    assert_eq!(said(EPOCH, 6), Acknowledged::MoreThanSent);
    assert_eq!(said(EPOCH + 1, 1), Acknowledged::MoreThanSent);
}

#[test]
fn a_gap_is_seen_and_closes_when_what_was_missing_comes() {
    let database = database();
    let noted = note_all(&database, &[(EPOCH, 1), (EPOCH, 4), (EPOCH, 3)]);
    assert_eq!(noted, [Noted::InOrder, Noted::Gap, Noted::Gap]);
    let row = commit(&database, |tx| heard_from(tx, &peer()));
    assert_eq!((row.have, row.ahead), (sequence(EPOCH, 1), vec![3, 4]));
    assert_eq!(note_all(&database, &[(EPOCH, 2)]), [Noted::InOrder]);
    let row = commit(&database, |tx| heard_from(tx, &peer()));
    assert_eq!((row.have, row.ahead), (sequence(EPOCH, 4), Vec::new()));
}

#[test]
fn a_gap_that_was_closed_without_the_log_is_counted_on_from_what_had_come_above_it() {
    let database = database();
    note_all(&database, &[(EPOCH, 1), (EPOCH, 5), (EPOCH, 6), (EPOCH, 9)]);
    commit(&database, |tx| skip_gap(tx, &peer()));
    let row = commit(&database, |tx| heard_from(tx, &peer()));
    assert_eq!((row.have, row.ahead), (sequence(EPOCH, 6), vec![9]));
    assert_eq!(
        note_all(&database, &[(EPOCH, 7)]),
        [Noted::Gap],
        "still in flight, and no surprise"
    );
}

/// What a sender restored from a backup does: numbers it had given go to other activities.
#[test]
fn a_sender_that_counts_what_it_had_counted_was_restored() {
    let database = database();
    let noted = note_all(&database, &[(EPOCH, 1), (EPOCH, 2), (EPOCH, 2), (EPOCH - 5, 9)]);
    assert_eq!(noted[2..], [Noted::Restored, Noted::Restored]);
    let before = commit(&database, |tx| {
        note(tx, &peer(), sequence(EPOCH, 1), false, at(0))
    });
    assert_eq!(before, Noted::InOrder, "the same activity sent again");
    assert_eq!(note_all(&database, &[(EPOCH + 7, 1)]), [Noted::Restored]);
    let row = commit(&database, |tx| heard_from(tx, &peer()));
    assert_eq!(row.have, sequence(EPOCH + 7, 1));
}

proptest! {
    /// C7: whatever order numbers come in, what we say we have has no gap below it, and nothing is held beyond its bound.
    #[test]
    fn what_we_have_is_the_longest_run_from_the_first(came in prop::collection::vec(1..60_u64, 1..120)) {
        let mut row = HeardFrom { have: sequence(EPOCH, 0), ahead: Vec::new(), at: None };
        let mut set = std::collections::BTreeSet::new();
        for seq in came {
            let noted = advance(&mut row, seq, false);
            set.insert(seq);
            let run = (1..).take_while(|n| set.contains(n)).count() as u64;
            prop_assert_eq!(row.have.seq, run);
            let above: Vec<u64> = set.iter().copied().filter(|n| *n > run).collect();
            prop_assert_eq!(noted == Noted::Gap, !above.is_empty());
            prop_assert_eq!(&row.ahead, &above);
        }
    }
}

#[test]
fn a_flood_of_numbers_above_a_gap_is_bounded_and_loses_nothing() {
    let mut row = HeardFrom {
        have: sequence(EPOCH, 0),
        ahead: Vec::new(),
        at: None,
    };
    let most = HeardFrom::AHEAD_MAX as u64;
    for seq in (2..most * 2).rev() {
        advance(&mut row, seq, true);
        assert!(row.ahead.len() <= HeardFrom::AHEAD_MAX);
    }
    advance(&mut row, 1, true);
    assert_eq!(row.have.seq, most + 1);
    for seq in most + 2..most * 2 {
        assert_eq!(advance(&mut row, seq, true), Noted::InOrder);
    }
}
