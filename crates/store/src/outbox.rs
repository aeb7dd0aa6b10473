//! What happened here and is to be told: the one entry takes announcements and nothing else.

use domain::{ActivityId, Announcement};
use engine::{Direction, Leased, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::database::{StoreError, Topic};
use crate::set_aside::claim_readable;
use crate::spaces;
use crate::table::{KeyForm, Table, millis};
use crate::transaction::QueueOf;
use crate::{Database, Transaction, takeover};

const QUEUE: Table<[u8], Told> = Table::new(spaces::OUTBOX_QUEUE, "outbox");

/// An announcement and the name of the activity it becomes, however often that is tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// What happened.
    pub announcement: Announcement,
    /// The last part of the activity's address, for kinds that have no address of their own.
    pub activity: ActivityId,
    /// When it happened.
    pub at: Timestamp,
}

/// Announces something, in the same transaction as the change itself.
///
/// The order in which announcements are made is the order in which each host hears of them; but one that cannot be told at first,
/// such as an answer to an actor who cannot be asked for her inbox, is overtaken by those behind it until its lease ends.
pub fn announce(
    tx: &mut Transaction<'_>,
    announcement: &Announcement,
    now: Timestamp,
) -> Result<(), StoreError> {
    let order = tx.next_order()?;
    let hash = Sha256::digest(order.to_be_bytes());
    let mut chance = [0; 10];
    chance.copy_from_slice(&hash[..10]);
    let activity = ActivityId::new(millis(now), chance);
    let told = Told {
        announcement: announcement.clone(),
        activity,
        at: now,
    };
    tx.enqueue(&QUEUE, now, &order.key(), &told)?;
    tx.wake(Topic::Outbox);
    Ok(())
}

/// Takes the next announcements, oldest first, for this worker alone until `until`.
pub fn claim(
    database: &Database,
    now: Timestamp,
    until: Timestamp,
    limit: u16,
) -> Result<Vec<(Leased, Told)>, StoreError> {
    claim_readable(database, &QUEUE, now, until, limit)
}

/// When the next one is due.
pub fn next_due(database: &Database) -> Result<Option<Timestamp>, StoreError> {
    database.next_due(spaces::OUTBOX_QUEUE)
}

/// Takes an announcement out, in the same transaction as the deliveries it became.
pub fn settle(tx: &mut Transaction<'_>, leased: &Leased) {
    tx.settle(QueueOf {
        space: spaces::OUTBOX_QUEUE,
        leased,
    });
}

/// Gives back what a dead worker took: an announcement is due from the moment it was made.
pub(crate) fn give_back(tx: &mut Transaction<'_>, now: Timestamp) -> Result<(), StoreError> {
    for (key, told) in takeover::due_later(tx, &QUEUE, spaces::OUTBOX_QUEUE, now)? {
        takeover::make_due(tx, &QUEUE, &key, told.at.min(now), &told)?;
    }
    Ok(())
}

/// How many wait, counted up to `limit`.
pub fn waiting(tx: &mut Transaction<'_>, limit: u16) -> Result<usize, StoreError> {
    Ok(tx
        .page(
            &QUEUE,
            Range::prefix(spaces::OUTBOX_QUEUE, b""),
            Direction::Forward,
            limit,
        )?
        .len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{at, commit, event};

    fn changed(revision: u64) -> Announcement {
        Announcement::EventChanged {
            event: event(1, 0).id,
            revision,
            change: domain::EventChange::Details,
        }
    }

    #[test]
    fn what_was_announced_first_is_told_first_also_within_one_moment() {
        let database = Database::in_memory();
        for pair in 0..20 {
            commit(&database, |tx| {
                announce(tx, &changed(2 * pair), at(0))?;
                announce(tx, &changed(2 * pair + 1), at(0))
            });
        }
        assert_eq!(commit(&database, |tx| waiting(tx, 100)), 40);
        let told = claim(&database, at(0), at(60), 100).unwrap();
        let order: Vec<Announcement> = told.iter().map(|(_, told)| told.announcement.clone()).collect();
        assert_eq!(order, (0..40).map(changed).collect::<Vec<_>>());
        let mut names: Vec<&str> = told.iter().map(|(_, told)| told.activity.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), 40, "each has an activity of its own");
    }

    #[test]
    fn an_announcement_waits_until_it_is_settled_and_keeps_its_activity() {
        let database = Database::in_memory();
        commit(&database, |tx| announce(tx, &changed(1), at(0)));
        let (_, first) = claim(&database, at(0), at(10), 9).unwrap().remove(0);
        let (leased, again) = claim(&database, at(10), at(20), 9).unwrap().remove(0);
        assert_eq!(first, again);
        commit(&database, |tx| {
            settle(tx, &leased);
            Ok(())
        });
        assert_eq!(next_due(&database), Ok(None));
    }
}
