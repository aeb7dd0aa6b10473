//! Which peers are to be asked what is missing, and how that last went (protocol sections 6.1 and 6.2).

use domain::Origin;
use engine::{Direction, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::{StoreError, Topic};
use crate::peerings::PEERINGS_MAX;
use crate::spaces;
use crate::table::Table;
use crate::transaction::unreadable;

const REPAIRS: Table<Origin, Repair> = Table::new(spaces::REPAIRS, "repairs");

/// How things stand between a peer and us, beyond what is on its way.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repair {
    /// Its log is to be read: a number is missing.
    pub pull: bool,
    /// Digests are to be compared, since then.
    pub compare: Option<Timestamp>,
    /// Nothing is asked before this.
    pub not_before: Option<Timestamp>,
    /// Failures in a row.
    pub failures: u32,
    /// What last went wrong, for the operator.
    pub problem: Option<String>,
    /// When digests were last compared to the end, and what came of it.
    pub compared: Option<Compared>,
    /// First comparisons that found what was still to come, and count for nothing.
    #[serde(default)]
    pub first_rounds: u8,
    /// When we last saw that the peer was restored from a backup.
    pub peer_restored: Option<Timestamp>,
    /// When the peer's records last showed that we were.
    pub we_were_restored: Option<Timestamp>,
    /// Since when the peer lists later versions of ours than we know, and no signature of ours that gives them back.
    #[serde(default)]
    pub unproved: Option<Timestamp>,
}

/// What a comparison of digests found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    /// When it ended.
    pub at: Timestamp,
    /// Things that differed.
    pub differing: u32,
    /// Of those, fetched, sent again, removed or adopted.
    pub repaired: u32,
}

impl Repair {
    /// Most first comparisons that count for nothing.
    pub const FIRST_ROUNDS_MAX: u8 = 3;
    /// Pause before the next of them, in seconds.
    pub const FIRST_ROUND_SECONDS: i64 = 5;

    /// Digests of one peer are compared at most this often, in seconds, unless the operator asks.
    pub const COMPARE_SECONDS: i64 = 600;

    /// When its log may be read; nothing when that is not wanted.
    pub fn pull_due(&self) -> Option<Timestamp> {
        self.pull
            .then(|| self.not_before.unwrap_or(Timestamp::UNIX_EPOCH))
    }

    /// When digests may be compared; nothing when that is not wanted.
    pub fn compare_due(&self) -> Option<Timestamp> {
        let asked = self.compare?;
        let rested = self.compared.and_then(|last| {
            Timestamp::from_second(last.at.as_second().saturating_add(Self::COMPARE_SECONDS)).ok()
        });
        let due = rested.map_or(asked, |rested| rested.max(asked));
        Some(self.not_before.map_or(due, |at| at.max(due)))
    }

    /// When something is to be done; nothing when nothing is.
    pub fn due(&self) -> Option<Timestamp> {
        [self.pull_due(), self.compare_due()].into_iter().flatten().min()
    }
}

/// How things stand with a peer.
pub fn get(tx: &mut Transaction<'_>, peer: &Origin) -> Result<Repair, StoreError> {
    Ok(tx.get(&REPAIRS, peer)?.unwrap_or_default())
}

/// Writes it.
pub fn put(tx: &mut Transaction<'_>, peer: &Origin, repair: &Repair) -> Result<(), StoreError> {
    tx.put(&REPAIRS, peer, repair)
}

/// A number of this peer is missing: its log is to be read.
pub fn pull(tx: &mut Transaction<'_>, peer: &Origin) -> Result<(), StoreError> {
    let mut repair = get(tx, peer)?;
    if !repair.pull {
        repair.pull = true;
        put(tx, peer, &repair)?;
    }
    tx.wake(Topic::Repairs);
    Ok(())
}

/// What both hold is to be compared.
pub fn compare(tx: &mut Transaction<'_>, peer: &Origin, now: Timestamp) -> Result<(), StoreError> {
    let mut repair = get(tx, peer)?;
    if repair.compare.is_none() {
        repair.compare = Some(now);
        put(tx, peer, &repair)?;
    }
    tx.wake(Topic::Repairs);
    Ok(())
}

/// The same at once: what was compared before says nothing any more, for one of both stores is older than it was.
pub fn compare_anew(tx: &mut Transaction<'_>, peer: &Origin, now: Timestamp) -> Result<(), StoreError> {
    let mut repair = get(tx, peer)?;
    (repair.compare, repair.compared, repair.not_before) = (Some(now), None, None);
    // What it finds is what was lost, not what a new peering brings.
    repair.first_rounds = Repair::FIRST_ROUNDS_MAX;
    put(tx, peer, &repair)?;
    tx.wake(Topic::Repairs);
    Ok(())
}

/// All peers that there is anything to say about.
pub fn list(tx: &mut Transaction<'_>) -> Result<Vec<(Origin, Repair)>, StoreError> {
    let rows = tx.page(
        &REPAIRS,
        Range::prefix(spaces::REPAIRS, b""),
        Direction::Forward,
        PEERINGS_MAX,
    )?;
    rows.into_iter()
        .map(|(key, repair)| {
            let text = std::str::from_utf8(&key).ok();
            let peer = text.and_then(|text| Origin::parse(text).ok());
            Ok((peer.ok_or_else(|| unreadable(REPAIRS.name, &key))?, repair))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::{at, commit};

    #[test]
    fn what_is_to_be_asked_is_remembered_until_it_is_done_and_waits_for_its_time() {
        let database = Database::in_memory();
        let peer = Origin::parse("https://b.example").unwrap();
        commit(&database, |tx| pull(tx, &peer));
        commit(&database, |tx| compare(tx, &peer, at(1)));
        commit(&database, |tx| compare(tx, &peer, at(9)));
        let mut repair = commit(&database, |tx| get(tx, &peer));
        assert!(repair.pull);
        assert_eq!(
            repair.compare,
            Some(at(1)),
            "what is asked for twice is asked for once"
        );
        repair.not_before = Some(at(60));
        assert_eq!(repair.due(), Some(at(60)));
        repair.pull = false;
        repair.compared = Some(Compared {
            at: at(0),
            differing: 0,
            repaired: 0,
        });
        assert_eq!(repair.due(), Some(at(600)), "not twice within ten minutes");
        repair.compare = None;
        assert_eq!(repair.due(), None);
        commit(&database, |tx| put(tx, &peer, &repair));
        assert_eq!(commit(&database, list), [(peer.clone(), repair.clone())]);
    }
}
