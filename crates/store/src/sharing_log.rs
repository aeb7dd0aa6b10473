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

/// Most rows of one member that are kept, and read at once.
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
/// each host, however often it is queued. Of [`ROWS_MAX`] rows one makes room for a new one.
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
        None if !has_room(tx, member, leaving.purpose)? => return Ok(()),
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

/// Whether one more row of hers has a place, which the one told longest ago leaves to it when there are [`ROWS_MAX`]. Follows that
/// were refused go first and push out nothing else: strangers ask for them, from as many servers as they like (threat H4).
fn has_room(tx: &mut Transaction<'_>, member: &MemberId, purpose: SharedFor) -> Result<bool, StoreError> {
    let range = Range::prefix(spaces::SHARED, &member.key());
    let rows = tx.page(&SHARED, range, Direction::Forward, ROWS_MAX)?;
    if rows.len() < usize::from(ROWS_MAX) {
        return Ok(true);
    }
    let is_of_her_own = |row: &Shared| row.purpose != SharedFor::FollowRefused;
    let first = rows.iter().min_by_key(|(_, row)| (is_of_her_own(row), row.last));
    match first {
        Some((_, row)) if purpose == SharedFor::FollowRefused && is_of_her_own(row) => Ok(false),
        Some((key, _)) => {
            tx.delete(&SHARED, key.as_slice());
            Ok(true)
        }
        None => Ok(true),
    }
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
    loop {
        let range = Range::prefix(spaces::SHARED, &member.key());
        let rows = tx.page(&SHARED, range, Direction::Forward, ROWS_MAX)?;
        if rows.is_empty() {
            return Ok(());
        }
        for (key, _) in rows {
            tx.delete(&SHARED, key.as_slice());
        }
    }
}

fn place(member: &MemberId, leaving: Leaving<'_>) -> Key {
    let mut key = member.key();
    key.extend(Ended(leaving.host.as_str()).key());
    key.extend(Ended(leaving.purpose.word()).key());
    let [later, first] = bits(leaving.fields).to_be_bytes();
    key.push(first);
    // The rows of those that were there from the beginning stay where they are.
    if later != 0 {
        key.push(later);
    }
    key
}

/// A bit for each field.
fn bits(fields: &BTreeSet<SharedField>) -> u16 {
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

    /// A log that is full, each row told a second after the one before.
    fn fill(database: &Database, member: &MemberId, purpose: SharedFor) {
        let fields = BTreeSet::from([SharedField::Address]);
        let activity = iri("https://a.example/activities/1");
        commit(database, |tx| {
            for number in 0..ROWS_MAX {
                let host = Origin::parse(&format!("https://h{number}.example")).unwrap();
                let leaving = Leaving {
                    host: &host,
                    purpose,
                    fields: &fields,
                    activity: &activity,
                };
                let row = Shared {
                    host: host.clone(),
                    purpose,
                    fields: fields.clone(),
                    first: at(0),
                    last: at(i64::from(number)),
                    times: 1,
                    activity: activity.clone(),
                };
                tx.put(&SHARED, place(member, leaving).as_slice(), &row)?;
            }
            Ok(())
        });
    }

    fn refused(database: &Database, member: &MemberId, second: i64) {
        let host = Origin::parse("https://evil.example").unwrap();
        let leaving = Leaving {
            host: &host,
            purpose: SharedFor::FollowRefused,
            fields: &BTreeSet::from([SharedField::Address]),
            activity: &iri("https://a.example/activities/2"),
        };
        commit(database, |tx| note(tx, member, leaving, at(second)));
    }

    /// H4, F22: strangers who ask to follow her from any number of servers fill no more than her log holds, push nothing out that
    /// is not theirs, and leave nothing behind when her data is deleted.
    #[test]
    fn a_full_log_makes_room_and_first_of_all_by_what_strangers_asked_for() {
        let database = Database::in_memory();
        let (klara, lena) = (MemberId::new(0, [1; 10]), MemberId::new(0, [2; 10]));
        let of = |who: &MemberId| database.read(|tx| of_member(tx, who)).unwrap();
        let most = usize::from(ROWS_MAX);
        fill(&database, &klara, SharedFor::FollowRefused);
        told(&database, &klara, &[SharedField::Answer], "3", 9_000);
        let rows = of(&klara);
        assert_eq!((rows.len(), rows[0].purpose), (most, SharedFor::Answer));
        assert!(rows.iter().all(|row| row.host.authority() != "h0.example"));
        fill(&database, &lena, SharedFor::Answer);
        refused(&database, &lena, 9_000);
        assert!(of(&lena).iter().all(|row| row.purpose == SharedFor::Answer));
        told(&database, &lena, &[SharedField::Name], "4", 9_001);
        let rows = of(&lena);
        assert_eq!((rows.len(), rows[0].last), (most, at(9_001)));
        commit(&database, |tx| forget(tx, &klara));
        assert!(of(&klara).is_empty() && of(&lena).len() == most);
    }

    #[test]
    fn every_field_has_a_bit_of_its_own() {
        let each = SharedField::ALL.map(|field| bits(&BTreeSet::from([field])));
        let all: BTreeSet<u16> = each.into_iter().collect();
        assert_eq!(all.len(), SharedField::ALL.len());
    }
}
