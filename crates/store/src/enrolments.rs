//! Memberships: who has which tier until when, and whose time is up next.

use std::collections::BTreeMap;

use domain::{Enrolment, EnrolmentState, MemberId, Slug};
use engine::{Direction, Key, Range};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::bundles;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{Ended, KeyForm, Table, behind};
use crate::transaction::row;

const ENROLMENTS: Table<MemberId, Enrolment> = Table::new(spaces::ENROLMENTS, "memberships");
/// Last day paid for, member: those that time alone changes.
const ENDS: Table<[u8], MemberId> = Table::new(spaces::ENROLMENT_ENDS, "ends of memberships");
/// Who asked to join and waits for an officer.
const WAITING: Table<MemberId, MemberId> = Table::new(spaces::WAITING, "who waits to join");
const REMINDED: Table<MemberId, Reminded> = Table::new(spaces::REMINDED, "reminders of renewals");

/// Level, part: how many members of that part hold it. Of those who change at once, two of one part look again.
const HELD: Table<[u8], u32> = Table::new(spaces::TIERS_HELD, "holders of levels");
/// Parts of the members, by the last letter of their ids.
const HELD_PARTS: u8 = 16;
/// In which way the holders of levels were counted when a store was taken over; a store from before they were counted has
/// no such row, and figures that began at nought.
const COUNTED: Table<str, u32> = Table::new(spaces::NODE, "node");
const COUNTED_ROW: &str = "levels counted";
/// Raised when holders are to be counted anew in every store.
const COUNTED_WAY: u32 = 1;
/// Memberships read at once while all are counted.
const COUNTED_PAGE: u16 = 1_000;

/// The last reminder a member got.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminded {
    /// The last day paid for that it was about.
    pub until: Date,
    /// Which of the reminders, in days before.
    pub days: u16,
}

/// The last reminder a member got, if she got one.
pub fn reminded(tx: &mut Transaction<'_>, id: &MemberId) -> Result<Option<Reminded>, StoreError> {
    tx.get(&REMINDED, id)
}

/// Writes down that she was reminded.
pub fn put_reminded(tx: &mut Transaction<'_>, id: &MemberId, told: &Reminded) -> Result<(), StoreError> {
    tx.put(&REMINDED, id, told)
}

/// What one was reminded of another was, whose membership became one with hers; where both were, her own counts.
pub fn move_reminded(tx: &mut Transaction<'_>, from: &MemberId, into: &MemberId) -> Result<(), StoreError> {
    let Some(told) = reminded(tx, from)? else {
        return Ok(());
    };
    tx.delete(&REMINDED, from);
    match reminded(tx, into)? {
        Some(_) => Ok(()),
        None => put_reminded(tx, into, &told),
    }
}

/// The membership of a person.
pub fn get(tx: &mut Transaction<'_>, id: &MemberId) -> Result<Option<Enrolment>, StoreError> {
    tx.get(&ENROLMENTS, id)
}

/// Writes a membership, and with it whose seat is taken or free and how many hold its level.
pub fn put(tx: &mut Transaction<'_>, id: &MemberId, enrolment: &Enrolment) -> Result<(), StoreError> {
    let known = get(tx, id)?;
    let organization = |enrolment: &Enrolment| enrolment.seat.as_ref().map(|seat| seat.organization.clone());
    let (from, to) = (known.as_ref().and_then(organization), organization(enrolment));
    bundles::move_seat(tx, id, from.as_ref(), to.as_ref())?;
    count(tx, id, known.as_ref(), enrolment)?;
    if enrolment.state == EnrolmentState::Pending {
        tx.put(&WAITING, id, id)?;
    } else if known
        .as_ref()
        .is_some_and(|known| known.state == EnrolmentState::Pending)
    {
        tx.delete(&WAITING, id);
    }
    let before = known.and_then(|known| end_key(&known, id));
    let after = end_key(enrolment, id);
    if before != after {
        if let Some(before) = before {
            tx.delete(&ENDS, before.as_slice());
        }
        if let Some(after) = after {
            tx.put(&ENDS, after.as_slice(), id)?;
        }
    }
    tx.put(&ENROLMENTS, id, enrolment)
}

/// Who waits for an officer, in the order of their ids, after one of them.
pub fn waiting(
    tx: &mut Transaction<'_>,
    after: Option<&MemberId>,
    limit: u16,
) -> Result<Vec<MemberId>, StoreError> {
    let range = behind(spaces::WAITING, after.map(KeyForm::key));
    let rows = tx.page(&WAITING, range, Direction::Forward, limit)?;
    Ok(rows.into_iter().map(|(_, id)| id).collect())
}

/// How many wait, counted up to `most`.
pub fn count_waiting(tx: &mut Transaction<'_>, most: u16) -> Result<usize, StoreError> {
    tx.count(Range::prefix(spaces::WAITING, &[]), most)
}

/// How many hold a level now, those in grace among them; counted as memberships change, so the cost is the same however many
/// there are.
pub fn holders(tx: &mut Transaction<'_>, tier: &Slug) -> Result<u32, StoreError> {
    let range = Range::prefix(spaces::TIERS_HELD, &Ended(tier.as_str()).key());
    let parts = tx.page(&HELD, range, Direction::Forward, u16::from(HELD_PARTS))?;
    Ok(parts
        .iter()
        .fold(0, |sum: u32, (_, held)| sum.saturating_add(*held)))
}

fn count(
    tx: &mut Transaction<'_>,
    id: &MemberId,
    before: Option<&Enrolment>,
    after: &Enrolment,
) -> Result<(), StoreError> {
    let level = |enrolment: &Enrolment| enrolment.is_in_force().then(|| enrolment.tier.clone());
    let (from, to) = (before.and_then(level), level(after));
    if from == to {
        return Ok(());
    }
    let key = |tier: &Slug| held_key(tier, &id.key());
    if let Some(key) = from.as_ref().map(key) {
        let held = tx.get(&HELD, key.as_slice())?.unwrap_or(0);
        tx.put(&HELD, key.as_slice(), &held.saturating_sub(1))?;
    }
    if let Some(key) = to.as_ref().map(key) {
        let held = tx.get(&HELD, key.as_slice())?.unwrap_or(0);
        tx.put(&HELD, key.as_slice(), &held.saturating_add(1))?;
    }
    Ok(())
}

/// Where the holders of a level are counted in whose part a member is.
fn held_key(tier: &Slug, id: &Key) -> Key {
    let part = id.last().map_or(0, |letter| letter % HELD_PARTS);
    [Ended(tier.as_str()).key(), vec![part]].concat()
}

/// Whether the holders of levels in this store were counted from all memberships, or from its first on.
pub(crate) fn are_counted(tx: &mut Transaction<'_>) -> Result<bool, StoreError> {
    Ok(tx.get(&COUNTED, COUNTED_ROW)? == Some(COUNTED_WAY))
}

/// Counts the holders of levels from all memberships, whatever figures there were, unless it is done: for a store from
/// before they were counted. Nobody else may write memberships meanwhile. A row that cannot be read is passed over.
pub(crate) fn count_once(tx: &mut Transaction<'_>) -> Result<(), StoreError> {
    if are_counted(tx)? {
        return Ok(());
    }
    let mut counts: BTreeMap<Key, u32> = BTreeMap::new();
    let mut range = Range::prefix(spaces::ENROLMENTS, b"");
    loop {
        let rows = tx.page_bytes(range.clone(), Direction::Forward, COUNTED_PAGE)?;
        let Some((last, _)) = rows.last() else { break };
        range.start.clone_from(last);
        range.start.push(0);
        for (id, payload) in rows {
            let enrolment = row::<Enrolment>(ENROLMENTS.name, &id, &payload).ok();
            if let Some(enrolment) = enrolment.filter(Enrolment::is_in_force) {
                let count = counts.entry(held_key(&enrolment.tier, &id)).or_default();
                *count = count.saturating_add(1);
            }
        }
    }
    let earlier = Range::prefix(spaces::TIERS_HELD, b"");
    for (key, _) in tx.page_bytes(earlier, Direction::Forward, u16::MAX)? {
        tx.delete(&HELD, key.as_slice());
    }
    for (key, count) in counts {
        tx.put(&HELD, key.as_slice(), &count)?;
    }
    tx.put(&COUNTED, COUNTED_ROW, &COUNTED_WAY)
}

/// Memberships in the order of their members' ids, after one of them.
pub fn page(
    tx: &mut Transaction<'_>,
    after: Option<&MemberId>,
    limit: u16,
) -> Result<Vec<(MemberId, Enrolment)>, StoreError> {
    let range = behind(spaces::ENROLMENTS, after.map(KeyForm::key));
    let rows = tx.page(&ENROLMENTS, range, Direction::Forward, limit)?;
    let id = |key: Key| {
        String::from_utf8(key)
            .ok()
            .and_then(|text| MemberId::parse(&text).ok())
    };
    let read = rows
        .into_iter()
        .filter_map(|(key, enrolment)| Some((id(key)?, enrolment)));
    Ok(read.collect())
}

/// Members in force or in grace whose last day paid for is before a day, earliest first, after one of them. Those with a
/// seat are not among them: theirs is the last day of a bundle.
pub fn ending_before(
    tx: &mut Transaction<'_>,
    day: Date,
    after: Option<(Date, MemberId)>,
    limit: u16,
) -> Result<Vec<MemberId>, StoreError> {
    let mut range = Range {
        space: spaces::ENROLMENT_ENDS,
        start: Key::new(),
        end: Some(day_key(day)),
    };
    if let Some((end, id)) = after {
        range.start = [day_key(end), id.key(), vec![0]].concat();
    }
    let rows = tx.page(&ENDS, range, Direction::Forward, limit)?;
    Ok(rows.into_iter().map(|(_, id)| id).collect())
}

fn end_key(enrolment: &Enrolment, id: &MemberId) -> Option<Key> {
    let waits = matches!(enrolment.state, EnrolmentState::Current | EnrolmentState::Grace);
    let until = enrolment.until.filter(|_| waits && enrolment.seat.is_none())?;
    Some([day_key(until), id.key()].concat())
}

/// Years of our era alone, so that the text sorts as the day does.
pub(crate) fn day_key(day: Date) -> Key {
    format!("{:04}{:02}{:02}", day.year().max(0), day.month(), day.day()).into_bytes()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use domain::Kind;
    use jiff::civil::date;

    use super::*;
    use crate::Database;
    use crate::samples::commit;

    fn enrolment(until: Option<Date>, state: EnrolmentState) -> Enrolment {
        Enrolment {
            kind: Kind::Partner,
            tier: Slug::parse("chapter").unwrap(),
            state,
            since: date(2026, 1, 1),
            until,
            chapter: None,
            left_because: None,
            seat: None,
        }
    }

    fn person(number: u8) -> MemberId {
        MemberId::new(u64::from(number), [number; 10])
    }

    #[test]
    fn those_whose_time_is_up_are_found_in_the_order_of_their_last_days() {
        let database = Database::in_memory();
        let rows = [
            (1, Some(date(2026, 12, 31)), EnrolmentState::Current),
            (2, Some(date(2026, 3, 1)), EnrolmentState::Grace),
            (3, Some(date(2026, 3, 1)), EnrolmentState::Current),
            (4, Some(date(2026, 2, 1)), EnrolmentState::Lapsed),
            (5, None, EnrolmentState::Current),
            (6, Some(date(2026, 3, 2)), EnrolmentState::Current),
        ];
        for (number, until, state) in rows {
            commit(&database, |tx| put(tx, &person(number), &enrolment(until, state)));
        }
        let ending = |day, after| database.read(|tx| ending_before(tx, day, after, 9)).unwrap();
        assert_eq!(ending(date(2026, 3, 2), None), [person(2), person(3)]);
        assert_eq!(
            ending(date(2026, 3, 2), Some((date(2026, 3, 1), person(2)))),
            [person(3)]
        );
        let renewed = enrolment(Some(date(2027, 3, 1)), EnrolmentState::Current);
        commit(&database, |tx| put(tx, &person(2), &renewed));
        assert_eq!(ending(date(2026, 3, 2), None), [person(3)]);
        assert_eq!(commit(&database, |tx| get(tx, &person(2))), Some(renewed));
    }

    #[test]
    fn who_waits_is_found_until_somebody_decides() {
        let database = Database::in_memory();
        let waits = |number| {
            commit(&database, |tx| {
                put(tx, &person(number), &enrolment(None, EnrolmentState::Pending))
            })
        };
        waits(1);
        waits(1);
        waits(2);
        let found = |after: Option<&MemberId>| database.read(|tx| waiting(tx, after, 9)).unwrap();
        assert_eq!(found(None), [person(1), person(2)]);
        assert_eq!(found(Some(&person(1))), [person(2)]);
        commit(&database, |tx| {
            put(tx, &person(1), &enrolment(None, EnrolmentState::Current))
        });
        assert_eq!(found(None), [person(2)]);
        assert_eq!(database.read(|tx| count_waiting(tx, 9)).unwrap(), 1);
    }

    /// F02: each change of a membership is counted once, whatever part of the members it is in.
    #[test]
    fn holders_of_a_level_are_counted_as_memberships_change() {
        let database = Database::in_memory();
        let holders = |tier: &str| {
            let tier = Slug::parse(tier).unwrap();
            database.read(|tx| holders(tx, &tier)).unwrap()
        };
        for number in 1..40 {
            commit(&database, |tx| {
                put(tx, &person(number), &enrolment(None, EnrolmentState::Current))
            });
        }
        assert_eq!((holders("chapter"), holders("chap")), (39, 0));
        for (number, state) in [
            (1, EnrolmentState::Grace),
            (2, EnrolmentState::Left),
            (3, EnrolmentState::Pending),
            (4, EnrolmentState::Left),
        ] {
            commit(&database, |tx| put(tx, &person(number), &enrolment(None, state)));
        }
        assert_eq!(holders("chapter"), 36);
        let network = Enrolment {
            tier: Slug::parse("network").unwrap(),
            ..enrolment(None, EnrolmentState::Current)
        };
        for _ in 0..2 {
            commit(&database, |tx| put(tx, &person(1), &network));
        }
        assert_eq!((holders("chapter"), holders("network")), (35, 1));
    }

    /// F02: a store from before holders were counted has no figures, or, once something changed in it, wrong ones. Whoever
    /// opens it counts all memberships first.
    #[test]
    fn a_store_from_before_levels_were_counted_is_counted_when_it_is_opened() {
        let engine = Arc::new(engine::MemoryEngine::new());
        let before = Database::open(engine.clone()).unwrap();
        for number in 1..40 {
            commit(&before, |tx| {
                put(tx, &person(number), &enrolment(None, EnrolmentState::Current))
            });
        }
        commit(&before, |tx| {
            let figures = tx.page_bytes(Range::prefix(spaces::TIERS_HELD, b""), Direction::Forward, 99)?;
            for (key, _) in figures {
                tx.delete(&HELD, key.as_slice());
            }
            tx.delete(&COUNTED, COUNTED_ROW);
            tx.put(&ENROLMENTS, &person(1), &enrolment(None, EnrolmentState::Left))?;
            tx.put(&HELD, held_key(&gone(), &person(1).key()).as_slice(), &7)
        });
        put_of_an_earlier_version(&before);
        let holders = |database: &Database, tier: &Slug| database.read(|tx| holders(tx, tier)).unwrap();
        let chapter = Slug::parse("chapter").unwrap();
        assert_eq!(holders(&before, &chapter), 1, "only what changed since");
        let opened = Database::open(engine.clone()).unwrap();
        assert_eq!((holders(&opened, &chapter), holders(&opened, &gone())), (39, 0));
        commit(&opened, |tx| {
            put(tx, &person(2), &enrolment(None, EnrolmentState::Lapsed))
        });
        let again = Database::open(engine).unwrap();
        assert_eq!(
            holders(&again, &chapter),
            38,
            "counted once, and exact from then on"
        );
    }

    fn gone() -> Slug {
        Slug::parse("gone").unwrap()
    }

    /// One more joins while the figures are those that began at nought.
    fn put_of_an_earlier_version(database: &Database) {
        commit(database, |tx| {
            put(tx, &person(40), &enrolment(None, EnrolmentState::Current))
        });
    }
}
