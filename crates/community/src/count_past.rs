//! A peer lists a later version of ours that nobody can prove: what we have takes a number above it (protocol section 6.2).

use domain::{Announcement, Event, EventId, Iri, Origin, Scope};
use jiff::Timestamp;
use store::events::{self, Tombstone};
use store::{StoreError, Transaction, activities, audit, community, outbox, peerings};

use crate::Viewer;
use crate::change_event::later;
use crate::next_revision::AFTER_RESTORE;

/// Gives an event of ours, or its removal, a number above the one that a peer lists, and tells each peer that may see it;
/// says whether anything changed. A number that is further ahead than a restore can explain is not believed.
pub fn count_past(
    tx: &mut Transaction<'_>,
    iri: &Iri,
    listed: u64,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let ours = community::identity(tx)?.is_some_and(|identity| identity.origin == iri.origin());
    if !ours {
        return Ok(false);
    }
    let past = |revision: u64| {
        let next = revision.saturating_add(AFTER_RESTORE);
        (revision < listed && listed < next).then_some(next)
    };
    let known = events::by_iri(tx, iri)?;
    let stone = events::tombstone(tx, iri)?;
    let (id, revision) = match (known, stone) {
        (Some(event), _) => {
            let Some(revision) = past(event.revision) else {
                return Ok(false);
            };
            let counted = Event {
                revision,
                updated: later(event.updated, now),
                ..event
            };
            events::put(tx, &counted)?;
            for peering in peerings::carrying(tx, Scope::Events)? {
                let peer = peerings::active(tx, &peering.peer, Scope::Events)?;
                if peer.is_some_and(|peer| Viewer::Peer(Box::new(peer)).may_see(&counted)) {
                    tell_again(tx, &counted.id, peering.peer, now)?;
                }
            }
            (counted.id, revision)
        }
        (None, Some(stone)) => {
            let Some(revision) = past(stone.revision) else {
                return Ok(false);
            };
            let counted = Tombstone { revision, ..stone };
            events::put_tombstone(tx, &counted)?;
            // Only who ever got it: nobody else is told that it was there.
            let reached = activities::reached(tx, &counted.event)?;
            for peering in peerings::carrying(tx, Scope::Events)? {
                if reached.iter().any(|inbox| inbox.origin() == peering.peer) {
                    tell_again(tx, &counted.event, peering.peer, now)?;
                }
            }
            (counted.event, revision)
        }
        (None, None) => return Ok(false),
    };
    let words =
        format!("event {id} has revision {revision} now: a peer lists {listed}, which nobody can prove");
    audit::log(tx, "node", &words, now)?;
    Ok(true)
}

fn tell_again(
    tx: &mut Transaction<'_>,
    id: &EventId,
    peer: Origin,
    now: Timestamp,
) -> Result<(), StoreError> {
    let event = id.clone();
    outbox::announce(tx, &Announcement::EventRepeated { event, peer }, now)
}

#[cfg(test)]
mod tests {
    use domain::Audience;

    use super::*;
    use crate::remove_event::remove_event;
    use crate::samples::{self, act, at, draft};

    /// I4
    #[test]
    fn what_nobody_proves_is_counted_past_once_and_only_as_far_as_a_restore_can_explain() {
        let database = samples::node();
        samples::peer(&database, "b.example", &[Scope::Events]);
        let event = samples::publish(&database, 1, &draft(1_000), &Audience::Public);
        let counted = |listed| act(&database, |tx| count_past(tx, &event.iri, listed, at(9)));
        assert!(!counted(event.revision), "what is listed is what we have");
        assert!(
            !counted(event.revision + AFTER_RESTORE),
            "nobody makes our numbers run out"
        );
        assert!(counted(event.revision + 1));
        assert!(!counted(event.revision + 1), "it is below ours by now");
        let after = database
            .read(|tx| events::by_iri(tx, &event.iri))
            .unwrap()
            .unwrap();
        assert_eq!(after.revision, event.revision + AFTER_RESTORE);
        assert_eq!((after.state, &after.draft), (event.state, &event.draft));
        let foreign = samples::iri("https://b.example/events/1");
        assert!(!act(&database, |tx| count_past(tx, &foreign, 2, at(9))));
    }

    /// I4
    #[test]
    fn a_removal_is_counted_past_as_an_event_is() {
        let database = samples::node();
        let event = samples::publish(&database, 1, &draft(1_000), &Audience::Public);
        let officer = samples::officer(&database);
        let stone = act(&database, |tx| remove_event(tx, &officer, &event.id, at(1)));
        assert!(act(&database, |tx| count_past(
            tx,
            &event.iri,
            stone.revision + 1,
            at(9)
        )));
        let after = database
            .read(|tx| events::tombstone(tx, &event.iri))
            .unwrap()
            .unwrap();
        assert_eq!(after.revision, stone.revision + AFTER_RESTORE);
        let back = database.read(|tx| events::by_iri(tx, &event.iri)).unwrap();
        assert!(back.is_none(), "it stays removed");
    }
}
