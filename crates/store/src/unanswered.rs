//! Yeses of members that their host took and has said nothing to yet, by when the member is told so (protocol section 9.2).

use domain::{EventId, Iri, MemberId};
use engine::{Direction, DueMillis, Key, queue_key};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::set_aside::set_row_aside;
use crate::spaces;
use crate::table::{KeyForm, Table, behind, millis};
use crate::transaction::row;

const UNANSWERED: Table<[u8], Unanswered> = Table::new(spaces::UNANSWERED, "unanswered joins");

/// One of them. What became of the answer since stands in its register, and counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unanswered {
    /// When she is told, if the host is silent until then.
    pub due: Timestamp,
    /// Who answered.
    pub member: MemberId,
    /// What.
    pub event: EventId,
    /// By which activity: a later answer of hers is not meant.
    pub activity: Iri,
    /// It was turned away before it was taken, and does not go a third time: whoever turns it away would do so each day.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub was_turned_away: bool,
}

impl Unanswered {
    fn key(&self) -> Key {
        let mut suffix = self.member.key();
        suffix.extend(self.event.key());
        queue_key(DueMillis(millis(self.due)), &suffix)
    }
}

/// Writes one down.
pub fn put(tx: &mut Transaction<'_>, unanswered: &Unanswered) -> Result<(), StoreError> {
    tx.put(&UNANSWERED, unanswered.key().as_slice(), unanswered)
}

/// Takes one out.
pub fn remove(tx: &mut Transaction<'_>, unanswered: &Unanswered) {
    tx.delete(&UNANSWERED, unanswered.key().as_slice());
}

/// One that is due, whether it can be read or not.
#[derive(Clone, Debug)]
pub struct Due {
    key: Key,
    payload: Vec<u8>,
    /// What it says, or why it cannot be read.
    pub unanswered: Result<Unanswered, StoreError>,
}

/// Those that are due by `now`, the longest overdue first, behind one of them.
pub fn due(
    tx: &mut Transaction<'_>,
    now: Timestamp,
    after: Option<&Due>,
    limit: u16,
) -> Result<Vec<Due>, StoreError> {
    let mut range = behind(spaces::UNANSWERED, after.map(|after| after.key.clone()));
    range.end = Some(queue_key(DueMillis(millis(now).saturating_add(1)), b""));
    let rows = tx.page_bytes(range, Direction::Forward, limit)?;
    let due = rows.into_iter().map(|(key, payload)| Due {
        unanswered: row(UNANSWERED.name, &key, &payload),
        payload: payload.to_vec(),
        key,
    });
    Ok(due.collect())
}

/// Sets one aside, for the operator to look at: it cannot be read, or what it is about cannot.
pub fn set_aside(
    tx: &mut Transaction<'_>,
    due: &Due,
    why: &StoreError,
    now: Timestamp,
) -> Result<(), StoreError> {
    set_row_aside(
        tx,
        spaces::UNANSWERED,
        (&due.key, due.payload.as_slice()),
        why,
        now,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::{at, commit, event};

    fn unanswered(number: u8, due: i64) -> Unanswered {
        Unanswered {
            due: at(due),
            member: MemberId::new(0, [number; 10]),
            event: event(number, 0).id,
            activity: Iri::parse(&format!("https://a.example/activities/{number}")).unwrap(),
            was_turned_away: number == 4,
        }
    }

    #[test]
    fn what_is_due_comes_in_its_order_until_it_is_taken_out_and_what_is_not_due_waits() {
        let database = Database::in_memory();
        for (number, due) in [(1, 30), (2, 10), (3, 20), (4, 20)] {
            commit(&database, |tx| put(tx, &unanswered(number, due)));
        }
        let read = |now| -> Vec<Unanswered> {
            let due = database.read(|tx| due(tx, at(now), None, 9)).unwrap();
            due.into_iter().map(|due| due.unanswered.unwrap()).collect()
        };
        assert_eq!(read(9), []);
        assert_eq!(
            read(20),
            [unanswered(2, 10), unanswered(3, 20), unanswered(4, 20)]
        );
        commit(&database, |tx| {
            remove(tx, &unanswered(3, 20));
            Ok(())
        });
        assert_eq!(
            read(30),
            [unanswered(2, 10), unanswered(4, 20), unanswered(1, 30)]
        );
        let first = database.read(|tx| due(tx, at(30), None, 1)).unwrap();
        assert_eq!(first.len(), 1);
        let second = database.read(|tx| due(tx, at(30), first.first(), 1)).unwrap();
        let second: Vec<_> = second.into_iter().map(|due| due.unanswered).collect();
        assert_eq!(second, [Ok(unanswered(4, 20))]);
    }

    /// C4: one that cannot be read comes among the others, and is set aside once.
    #[test]
    fn a_row_that_cannot_be_read_holds_up_none_of_the_others() {
        const SPOILT: Table<[u8], u64> = Table::new(spaces::UNANSWERED, "spoilt");
        let database = Database::in_memory();
        let first = unanswered(1, 10);
        commit(&database, |tx| {
            put(tx, &first)?;
            put(tx, &unanswered(2, 20))?;
            tx.put(&SPOILT, first.key().as_slice(), &7)
        });
        let read = || database.read(|tx| due(tx, at(30), None, 9)).unwrap();
        let found = read();
        let why = found[0].unanswered.clone().unwrap_err();
        assert!(matches!(why, StoreError::Unreadable { .. }), "{why}");
        assert_eq!(found[1].unanswered, Ok(unanswered(2, 20)));
        commit(&database, |tx| set_aside(tx, &found[0], &why, at(30)));
        assert_eq!(read().len(), 1);
        let log = database.read(|tx| crate::audit::tail(tx, 1)).unwrap();
        assert!(log[0].what.starts_with("set aside: "), "{log:?}");
    }
}
