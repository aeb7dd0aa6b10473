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
const FOLLOWING: Table<(OwnActor, Iri), Following> = Table::new(spaces::FOLLOWING, "following");

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
    /// When we asked.
    pub since: Timestamp,
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
    tx.put(&FOLLOWERS, &(object, follower.actor.clone()), follower)
}

/// Takes one away.
pub fn remove(tx: &mut Transaction<'_>, object: OwnActor, actor: &Iri) {
    tx.delete(&FOLLOWERS, &(object, actor.clone()));
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

/// How many follow one of our actors.
pub fn count(tx: &mut Transaction<'_>, object: OwnActor) -> Result<usize, StoreError> {
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
