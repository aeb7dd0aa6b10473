//! An organiser calls an event off: it stays to be seen, and says so everywhere.

use domain::{Announcement, Audience, Event, EventChange, EventId, EventRefused, EventState};
use jiff::Timestamp;
use store::{StoreError, Transaction, audit, community, events, outbox};

use crate::change_event::later;
use crate::next_revision::next_revision;
use crate::organise_event::{Organises, organised};
use crate::publish_event::PublishRefused;
use crate::tell_members;

/// Why an event of ours cannot be changed, cancelled or removed.
#[derive(Debug, thiserror::Error)]
pub enum ChangeRefused {
    /// There is none, or none that is ours.
    #[error("there is no such event")]
    NoSuchEvent,
    /// It belongs to another node.
    #[error("this event belongs to another community; only its host can change it")]
    NotOurs,
    /// It was called off.
    #[error("this event is cancelled; publish a new one instead")]
    Cancelled,
    /// Somebody changed it meanwhile.
    #[error("somebody changed this event meanwhile; it has revision {revision} now")]
    Changed {
        /// The present one.
        revision: u64,
    },
    /// The event contradicts itself.
    #[error(transparent)]
    Event(#[from] EventRefused),
    /// The audience is not possible.
    #[error(transparent)]
    Audience(#[from] PublishRefused),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Calls an event of ours off; a second time nothing happens. One that a calendar brought is no longer
/// the calendar's: its next reading does not bring it back.
pub fn cancel_event(
    tx: &mut Transaction<'_>,
    by: &dyn Organises,
    id: &EventId,
    now: Timestamp,
) -> Result<Event, ChangeRefused> {
    let mut event = organised(tx, by, id)?;
    if event.source.take().is_some() {
        events::put(tx, &event)?;
    }
    audit::log(
        tx,
        by.member().handle.as_str(),
        &format!("cancel event {id}"),
        now,
    )?;
    cancel(tx, event, now)
}

/// Calls an event off, whoever asked: an officer or its calendar.
pub(crate) fn cancel(tx: &mut Transaction<'_>, event: Event, now: Timestamp) -> Result<Event, ChangeRefused> {
    let_stand(tx, event, EventState::Cancelled, now)
}

/// Writes how an event stands and tells it; when it stands so already nothing happens.
pub(crate) fn let_stand(
    tx: &mut Transaction<'_>,
    mut event: Event,
    state: EventState,
    now: Timestamp,
) -> Result<Event, ChangeRefused> {
    if event.state == state {
        return Ok(event);
    }
    let before = event.clone();
    event.state = state;
    event.revision = next_revision(tx, &event)?;
    event.updated = later(event.updated, now);
    events::put(tx, &event)?;
    tell_members::of_change(tx, &before, &event, now)?;
    if event.audience != Audience::Members {
        let announcement = Announcement::EventChanged {
            event: event.id.clone(),
            revision: event.revision,
            change: EventChange::between(&before, &event),
        };
        outbox::announce(tx, &announcement, now)?;
    }
    Ok(event)
}

/// An event that this node owns.
/// An event of ours.
pub fn own_event(tx: &mut Transaction<'_>, id: &EventId) -> Result<Event, ChangeRefused> {
    let event = events::get(tx, id)?.ok_or(ChangeRefused::NoSuchEvent)?;
    let identity = community::identity(tx)?.ok_or(ChangeRefused::NoSuchEvent)?;
    if event.is_at(&identity.origin) {
        Ok(event)
    } else {
        Err(ChangeRefused::NotOurs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{self, at, draft, event_id};

    #[test]
    fn a_cancelled_event_stays_to_be_seen_and_is_told_once() {
        let database = samples::node();
        samples::publish(&database, 1, &draft(1_000), &Audience::Public);
        samples::told(&database);
        let officer = samples::officer(&database);
        for _ in 0..2 {
            let event = samples::act(&database, |tx| cancel_event(tx, &officer, &event_id(1), at(1)));
            assert_eq!((event.state, event.revision), (EventState::Cancelled, 2));
        }
        let changed = Announcement::EventChanged {
            event: event_id(1),
            revision: 2,
            change: EventChange::Cancelled,
        };
        assert_eq!(samples::told(&database), [changed]);
        assert!(matches!(
            samples::refused(&database, |tx| cancel_event(tx, &officer, &event_id(9), at(1))),
            ChangeRefused::NoSuchEvent
        ));
    }
}
