//! Which number the next version of one of our events has: one more, or a thousand after a restore (protocol section 6.1).

use domain::{Event, Scope};
use store::{StoreError, Transaction, community, peerings, repairs};

/// What is added when a peer may know versions that a restore of this store has lost.
pub(crate) const AFTER_RESTORE: u64 = 1_000;

/// The number after an event's own. When this store was restored from a backup since the event last changed, and an active
/// peer could not be compared with yet, it leaves room for the versions that the backup did not have: a peer keeps the
/// highest.
pub(crate) fn next_revision(tx: &mut Transaction<'_>, event: &Event) -> Result<u64, StoreError> {
    let identity = community::identity(tx)?;
    let restored = identity.and_then(|identity| {
        // The epoch is that of the first start until a restore begins another.
        (identity.epoch > identity.since.as_second()).then_some(identity.epoch)
    });
    let step = match restored {
        Some(at) if event.updated.as_second() < at && !is_compared_with_all(tx, at)? => AFTER_RESTORE,
        _ => 1,
    };
    Ok(event.revision.saturating_add(step))
}

fn is_compared_with_all(tx: &mut Transaction<'_>, since: i64) -> Result<bool, StoreError> {
    for peering in peerings::list(tx)? {
        let compared = repairs::get(tx, &peering.peer)?.compared;
        if peering.carries(Scope::Events) && compared.is_none_or(|compared| compared.at.as_second() < since) {
            return Ok(false);
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use domain::Audience;
    use store::repairs::Compared;
    use store::{Database, sequences};

    use super::*;
    use crate::samples::{self, act, at, draft};

    fn next(database: &Database, event: &Event) -> u64 {
        database.read(|tx| next_revision(tx, event)).unwrap() - event.revision
    }

    fn compare(database: &Database, peer: &str, seconds: i64) {
        act(database, |tx| {
            let mut repair = repairs::get(tx, &samples::origin(peer))?;
            repair.compared = Some(Compared {
                at: at(seconds),
                differing: 0,
                repaired: 0,
            });
            repairs::put(tx, &samples::origin(peer), &repair)
        });
    }

    /// I4
    #[test]
    fn after_a_restore_a_thousand_versions_are_left_out_until_every_peer_was_compared_with() {
        let database = samples::node();
        let event = samples::publish(&database, 1, &draft(1_000), &Audience::Public);
        assert_eq!(next(&database, &event), 1, "nothing was restored");
        for peer in ["b.example", "c.example"] {
            samples::peer(&database, peer, &[Scope::Events]);
        }
        samples::peer(&database, "d.example", &[Scope::Offers]);
        let restored = event.updated.as_second() + 100;
        let moment = jiff::Timestamp::from_second(restored).unwrap();
        act(&database, |tx| sequences::restored(tx, moment));
        assert_eq!(next(&database, &event), AFTER_RESTORE);
        let offset = restored - at(0).as_second();
        compare(&database, "b.example", offset + 1);
        compare(&database, "c.example", offset - 1);
        assert_eq!(next(&database, &event), AFTER_RESTORE, "one comparison is older");
        let since = Event {
            updated: moment,
            ..event.clone()
        };
        assert_eq!(next(&database, &since), 1, "once is enough");
        compare(&database, "c.example", offset + 2);
        assert_eq!(next(&database, &event), 1);
    }
}
