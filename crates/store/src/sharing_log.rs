//! The sharing log: what left about each member, a row for each host, purpose and set of fields (F22).

use std::collections::BTreeSet;

use domain::{Iri, MemberId, Origin, Shared, SharedField, SharedFor};
use engine::{Direction, Key, Range};
use jiff::Timestamp;

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{Ended, KeyForm, Table};

const SHARED: Table<[u8], Shared> = Table::new(spaces::SHARED, "what was shared");

/// Most rows of one member that are read at once, and kept for her.
pub const ROWS_MAX: u16 = 2_000;

/// What leaves now.
#[derive(Clone, Copy, Debug)]
pub struct Leaving<'l> {
    /// To which server.
    pub host: &'l Origin,
    /// What for.
    pub purpose: SharedFor,
    /// Exactly what it is told.
    pub fields: &'l BTreeSet<SharedField>,
    /// The activity that tells it.
    pub activity: &'l Iri,
}

/// Writes down, in the transaction that queues it, that something of a member leaves. The same activity counts once for
/// each host, however often it is queued.
pub fn note(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    leaving: Leaving<'_>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let key = place(member, leaving);
    let row = match tx.get(&SHARED, key.as_slice())? {
        Some(known) if known.activity == *leaving.activity => return Ok(()),
        Some(known) => Shared {
            last: known.last.max(now),
            times: known.times.saturating_add(1),
            activity: leaving.activity.clone(),
            ..known
        },
        None => Shared {
            host: leaving.host.clone(),
            purpose: leaving.purpose,
            fields: leaving.fields.clone(),
            first: now,
            last: now,
            times: 1,
            activity: leaving.activity.clone(),
        },
    };
    tx.put(&SHARED, key.as_slice(), &row)
}

/// All that left about a member, latest first; at most [`ROWS_MAX`].
pub fn of_member(tx: &mut Transaction<'_>, member: &MemberId) -> Result<Vec<Shared>, StoreError> {
    let range = Range::prefix(spaces::SHARED, &member.key());
    let rows = tx.page(&SHARED, range, Direction::Forward, ROWS_MAX)?;
    let mut shared: Vec<Shared> = rows.into_iter().map(|(_, row)| row).collect();
    shared.sort_by_key(|other| std::cmp::Reverse(other.last));
    Ok(shared)
}

/// What left about one is in the log of another from now on, whose membership became one with hers.
pub fn move_to(tx: &mut Transaction<'_>, from: &MemberId, into: &MemberId) -> Result<(), StoreError> {
    let range = Range::prefix(spaces::SHARED, &from.key());
    for (key, row) in tx.page(&SHARED, range, Direction::Forward, ROWS_MAX)? {
        let rest = key.get(from.key().len()..).unwrap_or_default();
        let place = [into.key(), rest.to_vec()].concat();
        let both = match tx.get(&SHARED, place.as_slice())? {
            Some(known) => {
                let activity = match known.last >= row.last {
                    true => known.activity,
                    false => row.activity.clone(),
                };
                Shared {
                    first: known.first.min(row.first),
                    last: known.last.max(row.last),
                    times: known.times.saturating_add(row.times),
                    activity,
                    ..row
                }
            }
            None => row,
        };
        tx.put(&SHARED, place.as_slice(), &both)?;
        tx.delete(&SHARED, key.as_slice());
    }
    Ok(())
}

/// Forgets what left about her.
pub fn forget(tx: &mut Transaction<'_>, member: &MemberId) -> Result<(), StoreError> {
    let range = Range::prefix(spaces::SHARED, &member.key());
    for (key, _) in tx.page(&SHARED, range, Direction::Forward, ROWS_MAX)? {
        tx.delete(&SHARED, key.as_slice());
    }
    Ok(())
}

fn place(member: &MemberId, leaving: Leaving<'_>) -> Key {
    let mut key = member.key();
    key.extend(Ended(leaving.host.as_str()).key());
    key.extend(Ended(leaving.purpose.word()).key());
    key.push(bits(leaving.fields));
    key
}

/// A bit for each field.
fn bits(fields: &BTreeSet<SharedField>) -> u8 {
    fields.iter().fold(0, |bits, field| bits | 1 << (*field as u8))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::{at, commit, iri};

    fn told(database: &Database, member: &MemberId, fields: &[SharedField], activity: &str, second: i64) {
        let host = Origin::parse("https://b.example").unwrap();
        let fields: BTreeSet<SharedField> = fields.iter().copied().collect();
        let activity = iri(&format!("https://a.example/activities/{activity}"));
        let leaving = Leaving {
            host: &host,
            purpose: SharedFor::Answer,
            fields: &fields,
            activity: &activity,
        };
        commit(database, |tx| note(tx, member, leaving, at(second)));
    }

    /// F22: the same is one row, however often; something else is another; nobody has the row of another.
    #[test]
    fn what_left_is_one_row_for_each_host_purpose_and_set_of_fields() {
        let database = Database::in_memory();
        let (klara, lena) = (MemberId::new(0, [1; 10]), MemberId::new(0, [2; 10]));
        let plain = [SharedField::Address, SharedField::Answer];
        told(&database, &klara, &plain, "1", 0);
        told(&database, &klara, &plain, "1", 5);
        told(&database, &klara, &plain, "2", 9);
        told(
            &database,
            &klara,
            &[SharedField::Address, SharedField::Organization],
            "3",
            4,
        );
        told(&database, &lena, &plain, "4", 1);
        let of = |who: &MemberId| database.read(|tx| of_member(tx, who)).unwrap();
        let seen: Vec<_> = of(&klara)
            .into_iter()
            .map(|row| (row.times, row.first, row.last, row.fields.len()))
            .collect();
        assert_eq!(seen, [(2, at(0), at(9), 2), (1, at(4), at(4), 2)]);
        assert_eq!(of(&lena).len(), 1);
        commit(&database, |tx| forget(tx, &klara));
        assert!(of(&klara).is_empty() && of(&lena).len() == 1);
    }

    #[test]
    fn every_field_has_a_bit_of_its_own() {
        let each = SharedField::ALL.map(|field| bits(&BTreeSet::from([field])));
        let all: BTreeSet<u8> = each.into_iter().collect();
        assert_eq!(all.len(), SharedField::ALL.len());
    }
}
