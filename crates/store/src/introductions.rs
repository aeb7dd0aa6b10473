//! Introductions: what members asked for, what was asked of them, between whom there is a pause, whom each does not want to be
//! asked by, and the key by which members are named to peers (F07).

use domain::{
    Again, IntroductionAsked, IntroductionHeard, IntroductionId, IntroductionSettings, Iri, MemberId,
};
use engine::{Direction, Key, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{KeyForm, Table};

/// Whose, and which.
pub type IntroductionPlace = (MemberId, IntroductionId);

const ASKED: Table<IntroductionPlace, IntroductionAsked> =
    Table::new(spaces::INTRODUCTIONS_ASKED, "introductions asked for");
const HEARD: Table<IntroductionPlace, IntroductionHeard> =
    Table::new(spaces::INTRODUCTIONS_HEARD, "introductions heard of");
const OFFERS: Table<Iri, Places> = Table::new(spaces::INTRODUCTION_OFFERS, "introductions by offer");
const PAUSES: Table<[u8], Pause> = Table::new(spaces::INTRODUCTION_PAUSES, "pauses of introductions");
const SETTINGS: Table<MemberId, IntroductionSettings> = Table::new(
    spaces::INTRODUCTION_SETTINGS,
    "whom introductions may not come from",
);
const KEY: Table<str, [u8; 32]> = Table::new(spaces::INTRODUCTION_KEY, "key of introductions");
const DUE: Table<(Timestamp, IntroductionPlace), IntroductionPlace> =
    Table::new(spaces::INTRODUCTIONS_DUE, "introductions due");

/// Most of one member on either side that are read.
pub const OF_MEMBER_MAX: u16 = 500;
/// Most that are looked through when something is about one community.
const ALL_MAX: u16 = 10_000;
/// Most that are due at once.
const DUE_MAX: u16 = 200;

/// Where an Offer is remembered; one that stays here at both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Places {
    asked: Option<IntroductionPlace>,
    heard: Option<IntroductionPlace>,
}

/// Until when one asker does not reach one member again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Pause {
    again: Again,
}

/// One request of hers.
pub fn asked(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    id: &IntroductionId,
) -> Result<Option<IntroductionAsked>, StoreError> {
    tx.get(&ASKED, &(member.clone(), id.clone()))
}

/// All requests of hers, the oldest id first.
pub fn asked_by(tx: &mut Transaction<'_>, member: &MemberId) -> Result<Vec<IntroductionAsked>, StoreError> {
    let range = Range::prefix(spaces::INTRODUCTIONS_ASKED, &member.key());
    let rows = tx.page(&ASKED, range, Direction::Forward, OF_MEMBER_MAX)?;
    let mut all: Vec<IntroductionAsked> = rows.into_iter().map(|(_, row)| row).collect();
    all.sort_by(|one, other| (one.at, &one.id).cmp(&(other.at, &other.id)));
    Ok(all)
}

/// The request that travels by this Offer, at its asker's node.
pub fn asked_by_offer(
    tx: &mut Transaction<'_>,
    offer: &Iri,
) -> Result<Option<IntroductionAsked>, StoreError> {
    match tx.get(&OFFERS, offer)?.and_then(|places| places.asked) {
        Some(place) => tx.get(&ASKED, &place),
        None => Ok(None),
    }
}

/// Writes one, new or changed.
pub fn put_asked(tx: &mut Transaction<'_>, row: &IntroductionAsked) -> Result<(), StoreError> {
    let place = (row.asker.clone(), row.id.clone());
    let mut places = tx.get(&OFFERS, &row.offer)?.unwrap_or_default();
    if places.asked.as_ref() != Some(&place) {
        places.asked = Some(place.clone());
        tx.put(&OFFERS, &row.offer, &places)?;
    }
    tx.put(&ASKED, &place, row)
}

/// Forgets one.
pub fn remove_asked(tx: &mut Transaction<'_>, row: &IntroductionAsked) -> Result<(), StoreError> {
    let mut places = tx.get(&OFFERS, &row.offer)?.unwrap_or_default();
    places.asked = None;
    put_places(tx, &row.offer, &places)?;
    tx.delete(&ASKED, &(row.asker.clone(), row.id.clone()));
    Ok(())
}

/// One request to her.
pub fn heard(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    id: &IntroductionId,
) -> Result<Option<IntroductionHeard>, StoreError> {
    tx.get(&HEARD, &(member.clone(), id.clone()))
}

/// All requests to her, in the order in which they are shown.
pub fn heard_by(tx: &mut Transaction<'_>, member: &MemberId) -> Result<Vec<IntroductionHeard>, StoreError> {
    let range = Range::prefix(spaces::INTRODUCTIONS_HEARD, &member.key());
    let rows = tx.page(&HEARD, range, Direction::Forward, OF_MEMBER_MAX)?;
    let mut all: Vec<IntroductionHeard> = rows.into_iter().map(|(_, row)| row).collect();
    all.sort_by(|one, other| (one.shown, &one.id).cmp(&(other.shown, &other.id)));
    Ok(all)
}

/// The request that travels by this Offer, at the node of whoever is asked.
pub fn heard_by_offer(
    tx: &mut Transaction<'_>,
    offer: &Iri,
) -> Result<Option<IntroductionHeard>, StoreError> {
    match tx.get(&OFFERS, offer)?.and_then(|places| places.heard) {
        Some(place) => tx.get(&HEARD, &place),
        None => Ok(None),
    }
}

/// Writes one, new or changed.
pub fn put_heard(tx: &mut Transaction<'_>, row: &IntroductionHeard) -> Result<(), StoreError> {
    let place = (row.member.clone(), row.id.clone());
    let mut places = tx.get(&OFFERS, &row.offer)?.unwrap_or_default();
    if places.heard.as_ref() != Some(&place) {
        places.heard = Some(place.clone());
        tx.put(&OFFERS, &row.offer, &places)?;
    }
    tx.put(&HEARD, &place, row)
}

/// Forgets one.
pub fn remove_heard(tx: &mut Transaction<'_>, row: &IntroductionHeard) -> Result<(), StoreError> {
    let mut places = tx.get(&OFFERS, &row.offer)?.unwrap_or_default();
    places.heard = None;
    put_places(tx, &row.offer, &places)?;
    tx.delete(&HEARD, &(row.member.clone(), row.id.clone()));
    Ok(())
}

fn put_places(tx: &mut Transaction<'_>, offer: &Iri, places: &Places) -> Result<(), StoreError> {
    if *places == Places::default() {
        tx.delete(&OFFERS, offer);
        return Ok(());
    }
    tx.put(&OFFERS, offer, places)
}

/// All requests to members here.
pub fn all_heard(tx: &mut Transaction<'_>) -> Result<Vec<IntroductionHeard>, StoreError> {
    let range = Range::prefix(spaces::INTRODUCTIONS_HEARD, b"");
    let rows = tx.page(&HEARD, range, Direction::Forward, ALL_MAX)?;
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

/// All requests of members here.
pub fn all_asked(tx: &mut Transaction<'_>) -> Result<Vec<IntroductionAsked>, StoreError> {
    let range = Range::prefix(spaces::INTRODUCTIONS_ASKED, b"");
    let rows = tx.page(&ASKED, range, Direction::Forward, ALL_MAX)?;
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

fn pause_of(member: &MemberId, asker: &str) -> Key {
    let mut key = member.key();
    key.extend(Sha256::digest(asker));
    key
}

/// From when on this asker reaches this member again, by what tells one asker from another.
pub fn again(tx: &mut Transaction<'_>, member: &MemberId, asker: &str) -> Result<Option<Again>, StoreError> {
    let pause = tx.get(&PAUSES, pause_of(member, asker).as_slice())?;
    Ok(pause.map(|pause| pause.again))
}

/// Remembers that; what was said for ever stays.
pub fn pause(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    asker: &str,
    until: Again,
) -> Result<(), StoreError> {
    if again(tx, member, asker)? == Some(Again::Never) {
        return Ok(());
    }
    let key = pause_of(member, asker);
    tx.put(&PAUSES, key.as_slice(), &Pause { again: until })
}

/// The same pauses hold for another member from now on.
pub fn move_pauses(tx: &mut Transaction<'_>, from: &MemberId, into: &MemberId) -> Result<(), StoreError> {
    let prefix = from.key();
    let range = Range::prefix(spaces::INTRODUCTION_PAUSES, &prefix);
    for (key, pause) in tx.page(&PAUSES, range, Direction::Forward, OF_MEMBER_MAX)? {
        let mut moved = into.key();
        moved.extend(key.get(prefix.len()..).unwrap_or_default());
        if tx.get(&PAUSES, moved.as_slice())?.is_none() {
            tx.put(&PAUSES, moved.as_slice(), &pause)?;
        }
        tx.delete(&PAUSES, key.as_slice());
    }
    Ok(())
}

/// Forgets the pauses of one member.
pub fn forget_pauses(tx: &mut Transaction<'_>, member: &MemberId) -> Result<(), StoreError> {
    let range = Range::prefix(spaces::INTRODUCTION_PAUSES, &member.key());
    for (key, _) in tx.page_bytes(range, Direction::Forward, OF_MEMBER_MAX)? {
        tx.delete_bytes(spaces::INTRODUCTION_PAUSES, key);
    }
    Ok(())
}

/// Whom she does not want to be asked by.
pub fn settings(tx: &mut Transaction<'_>, member: &MemberId) -> Result<IntroductionSettings, StoreError> {
    Ok(tx.get(&SETTINGS, member)?.unwrap_or_default())
}

/// Remembers that.
pub fn put_settings(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    settings: &IntroductionSettings,
) -> Result<(), StoreError> {
    match *settings == IntroductionSettings::default() {
        true => {
            tx.delete(&SETTINGS, member);
            Ok(())
        }
        false => tx.put(&SETTINGS, member, settings),
    }
}

/// The key by which members are named to peers.
pub fn key(tx: &mut Transaction<'_>) -> Result<Option<[u8; 32]>, StoreError> {
    tx.get(&KEY, "introductions")
}

/// The same, made of `fresh` if there is none.
pub fn key_or(tx: &mut Transaction<'_>, fresh: [u8; 32]) -> Result<[u8; 32], StoreError> {
    if let Some(known) = key(tx)? {
        return Ok(known);
    }
    tx.put(&KEY, "introductions", &fresh)?;
    Ok(fresh)
}

/// Has a row of either side looked at when that moment comes.
pub fn remind(
    tx: &mut Transaction<'_>,
    at: Timestamp,
    (member, id): (&MemberId, &IntroductionId),
) -> Result<(), StoreError> {
    let place = (member.clone(), id.clone());
    tx.put(&DUE, &(at, place.clone()), &place)
}

/// When something is due next.
pub fn next_due(tx: &mut Transaction<'_>) -> Result<Option<Timestamp>, StoreError> {
    let range = Range::prefix(spaces::INTRODUCTIONS_DUE, b"");
    let rows = tx.page(&DUE, range, Direction::Forward, 1)?;
    Ok(rows.into_iter().next().and_then(|(key, _)| moment(&key)))
}

/// Takes what is due now.
pub fn take_due(tx: &mut Transaction<'_>, now: Timestamp) -> Result<Vec<IntroductionPlace>, StoreError> {
    let range = Range::prefix(spaces::INTRODUCTIONS_DUE, b"");
    let rows = tx.page(&DUE, range, Direction::Forward, DUE_MAX)?;
    let due = rows
        .into_iter()
        .take_while(|(key, _)| moment(key).is_some_and(|at| at <= now));
    let mut taken = Vec::new();
    for (key, place) in due {
        tx.delete_bytes(spaces::INTRODUCTIONS_DUE, key);
        taken.push(place);
    }
    Ok(taken)
}

/// Nothing of one member is looked at any more.
pub fn forget_due(tx: &mut Transaction<'_>, member: &MemberId) -> Result<(), StoreError> {
    let range = Range::prefix(spaces::INTRODUCTIONS_DUE, b"");
    for (key, (whose, _)) in tx.page(&DUE, range, Direction::Forward, ALL_MAX)? {
        if whose == *member {
            tx.delete_bytes(spaces::INTRODUCTIONS_DUE, key);
        }
    }
    Ok(())
}

fn moment(key: &Key) -> Option<Timestamp> {
    let bytes: [u8; 8] = key.get(..8)?.try_into().ok()?;
    let millis = i64::try_from(u64::from_be_bytes(bytes)).ok()?;
    Timestamp::from_millisecond(millis).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::{at, commit};

    #[test]
    fn what_is_due_is_taken_once_and_in_order() {
        let database = Database::in_memory();
        let klara = MemberId::new(1, [1; 10]);
        let ids = [1, 2, 3].map(|number| IntroductionId::new(number, [9; 10]));
        for (id, second) in ids.iter().zip([30, 10, 20]) {
            commit(&database, |tx| remind(tx, at(second), (&klara, id)));
        }
        assert_eq!(database.read(next_due), Ok(Some(at(10))));
        let take = |second| commit(&database, |tx| take_due(tx, at(second)));
        let names = |places: Vec<IntroductionPlace>| places.into_iter().map(|(_, id)| id).collect::<Vec<_>>();
        assert_eq!(names(take(9)), []);
        assert_eq!(names(take(20)), [ids[1].clone(), ids[2].clone()]);
        assert_eq!(names(take(40)), [ids[0].clone()]);
        assert_eq!(database.read(next_due), Ok(None));
    }

    /// F07: after no thanks never again, whatever else is said later.
    #[test]
    fn a_pause_ends_and_a_no_does_not() {
        let database = Database::in_memory();
        let (klara, other) = (MemberId::new(1, [1; 10]), MemberId::new(1, [2; 10]));
        let of = |who: &MemberId, asker: &str| database.read(|tx| again(tx, who, asker)).unwrap();
        commit(&database, |tx| pause(tx, &klara, "a", Again::From(at(5))));
        assert_eq!(
            (of(&klara, "a"), of(&klara, "b"), of(&other, "a")),
            (Some(Again::From(at(5))), None, None)
        );
        commit(&database, |tx| pause(tx, &klara, "a", Again::Never));
        commit(&database, |tx| pause(tx, &klara, "a", Again::From(at(9))));
        assert_eq!(of(&klara, "a"), Some(Again::Never));
        commit(&database, |tx| move_pauses(tx, &klara, &other));
        assert_eq!((of(&klara, "a"), of(&other, "a")), (None, Some(Again::Never)));
    }
}
