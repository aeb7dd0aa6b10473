//! An officer removes an event that was a mistake: a tombstone stays, and every host that got it hears.

use domain::{Announcement, Audience, EventId};
use jiff::Timestamp;
use store::events::{self, Tombstone};
use store::{
    Officer, Transaction, audit, guest_invitations, guest_notes, guests, jobs, join_links, minutes, outbox,
    series,
};

use crate::cancel_event::{ChangeRefused, own_event};
use crate::next_revision::next_revision;
use crate::tell_members;

/// Removes an event of ours for ever.
pub fn remove_event(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    id: &EventId,
    now: Timestamp,
) -> Result<Tombstone, ChangeRefused> {
    let event = own_event(tx, id)?;
    let tombstone = Tombstone {
        iri: event.iri.clone(),
        event: event.id.clone(),
        owner: event.owner.clone(),
        revision: next_revision(tx, &event)?,
        deleted: now,
        public: event.audience == Audience::Public,
    };
    events::bury(tx, &event, &tombstone)?;
    guests::remove(tx, id);
    guest_notes::remove(tx, id)?;
    jobs::remove(tx, id);
    join_links::remove(tx, id);
    minutes::remove(tx, id);
    guest_invitations::remove(tx, id);
    if let Some(first) = &event.series {
        series::remove(tx, first, id);
    }
    tell_members::of_removal(tx, &event, tombstone.revision, now)?;
    audit::log(
        tx,
        officer.member().handle.as_str(),
        &format!("remove event {id}"),
        now,
    )?;
    let announcement = Announcement::EventRemoved {
        event: id.clone(),
        revision: tombstone.revision,
    };
    outbox::announce(tx, &announcement, now)?;
    Ok(tombstone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Viewer;
    use crate::samples::{self, at, draft, event_id};
    use crate::see_event::{SeeRefused, Sight, see_event};

    #[test]
    fn a_removed_public_event_leaves_a_tombstone_that_everybody_sees_and_a_newer_revision() {
        let database = samples::node();
        let event = samples::publish(&database, 1, &draft(1_000), &Audience::Public);
        samples::told(&database);
        let officer = samples::officer(&database);
        let left = samples::act(&database, |tx| remove_event(tx, &officer, &event.id, at(1)));
        let removed = Announcement::EventRemoved {
            event: event.id.clone(),
            revision: event.revision + 1,
        };
        assert_eq!(samples::told(&database), [removed]);
        let sight = database
            .read(|tx| see_event(tx, &Viewer::Anyone, &event.id))
            .unwrap();
        assert!(matches!(sight, Sight::Gone(found) if found == left));
        assert!(matches!(
            samples::refused(&database, |tx| remove_event(tx, &officer, &event.id, at(2))),
            ChangeRefused::NoSuchEvent
        ));
    }

    /// D6
    #[test]
    fn a_removed_private_event_looks_like_one_that_never_was() {
        let database = samples::node();
        let event = samples::publish(&database, 1, &draft(1_000), &Audience::AllPeers);
        let officer = samples::officer(&database);
        samples::act(&database, |tx| remove_event(tx, &officer, &event.id, at(1)));
        for id in [event.id, event_id(9)] {
            let refused = database.read(|tx| see_event(tx, &Viewer::Anyone, &id));
            assert!(matches!(refused, Err(SeeRefused::NotFound)));
        }
    }
}
