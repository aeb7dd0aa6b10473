//! Who has left and what is left to do about it: how far her answers are taken back, and which servers are told.

use std::collections::{BTreeMap, BTreeSet};

use domain::{EventId, Iri, MemberId, Origin};
use engine::Direction;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{Table, behind};

const DEPARTURES: Table<MemberId, Departure> = Table::new(spaces::DEPARTURES, "departures");
/// Those that are under way, so that nobody looks through all there ever were.
const UNDER_WAY: Table<MemberId, MemberId> = Table::new(spaces::DEPARTURES_UNDER_WAY, "departures under way");

/// How far a departure is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Departure {
    /// When she left.
    pub left: Timestamp,
    /// The last event of her answers that was looked at.
    pub after: Option<EventId>,
    /// Actors elsewhere that had answers of hers: whoever knows her.
    pub owners: BTreeSet<Iri>,
    /// When everything was taken back and told; it goes on while this is absent.
    pub said: Option<Timestamp>,
    /// Servers that are told that she is gone, and when each of them took it; none while it has not.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub told: BTreeMap<Origin, Option<Timestamp>>,
}

impl Departure {
    /// One that begins.
    pub fn of(left: Timestamp) -> Self {
        Self {
            left,
            after: None,
            owners: BTreeSet::new(),
            said: None,
            told: BTreeMap::new(),
        }
    }
}

/// A server took the word that somebody is gone; the first time counts.
pub fn confirm(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    host: &Origin,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some(mut departure) = get(tx, member)? else {
        return Ok(());
    };
    if let Some(taken) = departure.told.get_mut(host)
        && taken.is_none()
    {
        *taken = Some(now);
        tx.put(&DEPARTURES, member, &departure)?;
    }
    Ok(())
}

/// The latest departure of somebody.
pub fn get(tx: &mut Transaction<'_>, member: &MemberId) -> Result<Option<Departure>, StoreError> {
    tx.get(&DEPARTURES, member)
}

/// Writes it; it is found among those under way until it is over.
pub fn put(tx: &mut Transaction<'_>, member: &MemberId, departure: &Departure) -> Result<(), StoreError> {
    match departure.said {
        None => tx.put(&UNDER_WAY, member, member)?,
        Some(_) => tx.delete(&UNDER_WAY, member),
    }
    tx.put(&DEPARTURES, member, departure)
}

/// Forgets it: she is back.
pub fn remove(tx: &mut Transaction<'_>, member: &MemberId) {
    tx.delete(&UNDER_WAY, member);
    tx.delete(&DEPARTURES, member);
}

/// Who has left and is not done with, at most so many.
pub fn under_way(tx: &mut Transaction<'_>, limit: u16) -> Result<Vec<MemberId>, StoreError> {
    let range = behind(spaces::DEPARTURES_UNDER_WAY, None);
    let rows = tx.page(&UNDER_WAY, range, Direction::Forward, limit)?;
    Ok(rows.into_iter().map(|(_, member)| member).collect())
}
