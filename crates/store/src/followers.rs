//! Who follows our community and node, and whom they follow.

use domain::{Iri, OwnActor};
use engine::{Direction, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{KeyForm, Table};

const FOLLOWERS: Table<(OwnActor, Iri), Follower> = Table::new(spaces::FOLLOWERS, "followers");
const COUNTS: Table<OwnActor, u64> = Table::new(spaces::FOLLOWER_COUNTS, "follower counts");
const FOLLOWING: Table<(OwnActor, Iri), Following> = Table::new(spaces::FOLLOWING, "following");

/// Most followers of one of our actors; peers are let in above it.
pub const FOLLOWERS_MAX: usize = 100_000;

/// Most followers read in one page.
pub const PAGE_MAX: u16 = 1_000;

/// Somebody who hears of our public events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Follower {
    /// Who.
    pub actor: Iri,
    /// Where it is told: its shared inbox, else its own.
    pub inbox: Iri,
    /// The Follow that was accepted.
    pub follow: Iri,
    /// Since when.
    pub since: Timestamp,
}

/// Somebody whom our actor follows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Following {
    /// Whom.
    pub actor: Iri,
    /// Our Follow.
    pub follow: Iri,
    /// Whether it was answered.
    pub state: FollowState,
    /// When we asked, or took it back.
    pub since: Timestamp,
    /// Our Undo of it, once we took it back; it is `Rejected` then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undo: Option<Iri>,
    /// When it took the place of a Follow of somebody who moved here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved: Option<Timestamp>,
}

/// How a Follow of ours stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FollowState {
    /// No answer yet.
    Asked,
    /// Accepted.
    Accepted,
    /// Rejected.
    Rejected,
}

/// One follower.
pub fn get(tx: &mut Transaction<'_>, object: OwnActor, actor: &Iri) -> Result<Option<Follower>, StoreError> {
    tx.get(&FOLLOWERS, &(object, actor.clone()))
}

/// Adds or renews one; the same actor is one follower however often it asks.
pub fn put(tx: &mut Transaction<'_>, object: OwnActor, follower: &Follower) -> Result<(), StoreError> {
    let place = (object, follower.actor.clone());
    if !tx.has(&FOLLOWERS, &place)? {
        let before = count(tx, object)?;
        tx.put(&COUNTS, &object, &(before as u64 + 1))?;
    }
    tx.put(&FOLLOWERS, &place, follower)
}

/// Takes one away; taking away one who does not follow is nothing.
pub fn remove(tx: &mut Transaction<'_>, object: OwnActor, actor: &Iri) -> Result<(), StoreError> {
    let place = (object, actor.clone());
    if tx.has(&FOLLOWERS, &place)? {
        let before = count(tx, object)?;
        tx.put(&COUNTS, &object, &(before as u64).saturating_sub(1))?;
        tx.delete(&FOLLOWERS, &place);
    }
    Ok(())
}

/// Followers of one of our actors; `after` is the key of the last one given.
pub fn page(
    tx: &mut Transaction<'_>,
    object: OwnActor,
    after: Option<&[u8]>,
) -> Result<(Vec<Follower>, Option<Vec<u8>>), StoreError> {
    let mut range = Range::prefix(spaces::FOLLOWERS, &object.key());
    if let Some(after) = after {
        range.start = after.to_vec();
        range.start.push(0);
    }
    let rows = tx.page(&FOLLOWERS, range, Direction::Forward, PAGE_MAX)?;
    let last = (rows.len() == usize::from(PAGE_MAX))
        .then(|| rows.last().map(|(key, _)| key.clone()))
        .flatten();
    Ok((rows.into_iter().map(|(_, follower)| follower).collect(), last))
}

/// How many follow one of our actors: one record, so that its version guards the limit.
pub fn count(tx: &mut Transaction<'_>, object: OwnActor) -> Result<usize, StoreError> {
    match tx.get(&COUNTS, &object)? {
        Some(count) => Ok(usize::try_from(count).unwrap_or(usize::MAX)),
        None => count_rows(tx, object),
    }
}

/// Whether this actor may follow as far as their number goes; who follows already always may.
pub fn has_room_for(tx: &mut Transaction<'_>, object: OwnActor, actor: &Iri) -> Result<bool, StoreError> {
    Ok(count(tx, object)? < FOLLOWERS_MAX || get(tx, object, actor)?.is_some())
}

/// Before the first change after which they are counted.
fn count_rows(tx: &mut Transaction<'_>, object: OwnActor) -> Result<usize, StoreError> {
    let mut total = 0;
    let mut after: Option<Vec<u8>> = None;
    loop {
        let (found, last) = page(tx, object, after.as_deref())?;
        total += found.len();
        match last {
            Some(last) => after = Some(last),
            None => return Ok(total),
        }
    }
}

/// Our Follow of an actor.
pub fn following(
    tx: &mut Transaction<'_>,
    follower: OwnActor,
    actor: &Iri,
) -> Result<Option<Following>, StoreError> {
    tx.get(&FOLLOWING, &(follower, actor.clone()))
}

/// Writes it.
pub fn put_following(
    tx: &mut Transaction<'_>,
    follower: OwnActor,
    row: &Following,
) -> Result<(), StoreError> {
    tx.put(&FOLLOWING, &(follower, row.actor.clone()), row)
}

/// Everybody our actor follows.
pub fn list_following(tx: &mut Transaction<'_>, follower: OwnActor) -> Result<Vec<Following>, StoreError> {
    let range = Range::prefix(spaces::FOLLOWING, &follower.key());
    let rows = tx.page(&FOLLOWING, range, Direction::Forward, PAGE_MAX)?;
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::{at, commit, iri};

    fn follower(number: u32) -> Follower {
        Follower {
            actor: iri(&format!("https://s.example/users/{number}")),
            inbox: iri("https://s.example/inbox"),
            follow: iri("https://s.example/follows/1"),
            since: at(0),
        }
    }

    /// B13
    #[test]
    fn there_is_room_up_to_the_limit_and_then_for_those_who_follow_already() {
        let database = Database::in_memory();
        commit(&database, |tx| put(tx, OwnActor::Community, &follower(1)));
        let has_room = |number: u32| {
            let actor = follower(number).actor;
            let found = database.read(|tx| has_room_for(tx, OwnActor::Community, &actor));
            found.unwrap()
        };
        for (count, of_new) in [(FOLLOWERS_MAX - 1, true), (FOLLOWERS_MAX, false)] {
            commit(&database, |tx| {
                tx.put(&COUNTS, &OwnActor::Community, &(count as u64))
            });
            assert_eq!((has_room(1), has_room(2)), (true, of_new));
        }
    }

    #[test]
    fn they_are_counted_once_however_often_they_come_and_go_and_each_actor_for_itself() {
        let database = Database::in_memory();
        let count = |object| database.read(|tx| count(tx, object)).unwrap();
        for number in [1, 2, 1, 3] {
            commit(&database, |tx| put(tx, OwnActor::Community, &follower(number)));
        }
        commit(&database, |tx| put(tx, OwnActor::Node, &follower(1)));
        for number in [2, 2, 9] {
            let gone = follower(number).actor;
            commit(&database, |tx| remove(tx, OwnActor::Community, &gone));
        }
        assert_eq!((count(OwnActor::Community), count(OwnActor::Node)), (2, 1));
        let rows = database.read(|tx| count_rows(tx, OwnActor::Community)).unwrap();
        assert_eq!(rows, 2);
    }
}
