//! Yeses of members that their host took and has said nothing to yet, by when the member is told so (protocol section 9.2).

use domain::{EventId, Iri, MemberId};
use engine::{Direction, DueMillis, Key, Range, queue_key};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{KeyForm, Table, millis};

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

/// Those that are due by `now`, the longest overdue first.
pub fn due(tx: &mut Transaction<'_>, now: Timestamp, limit: u16) -> Result<Vec<Unanswered>, StoreError> {
    let range = Range {
        space: spaces::UNANSWERED,
        start: Key::new(),
        end: Some(queue_key(DueMillis(millis(now).saturating_add(1)), b"")),
    };
    let rows = tx.page(&UNANSWERED, range, Direction::Forward, limit)?;
    Ok(rows.into_iter().map(|(_, row)| row).collect())
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
        let read = |now| database.read(|tx| due(tx, at(now), 9)).unwrap();
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
        assert_eq!(database.read(|tx| due(tx, at(30), 1)).unwrap().len(), 1);
    }
}
