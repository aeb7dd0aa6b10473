//! An organiser changes an event; whoever may see it hears of the change.

use domain::{Announcement, Audience, Event, EventChange, EventDraft, EventId, EventState, Modality};
use jiff::Timestamp;
use store::{Transaction, audit, events, guests, outbox};

use crate::cancel_event::ChangeRefused;
use crate::co_hosts;
use crate::next_revision::next_revision;
use crate::organise_event::{Organises, organised};
use crate::publish_event::{check_audience, check_size};
use crate::receive_answer::tell_promoted;
use crate::tell_members;

/// Which version the officer had before her; a newer one is not overwritten (`If-Match`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Whatever it is.
    Any,
    /// Exactly this one.
    Revision(u64),
}

/// Changes an event of ours. Whom it is for, and who holds it with the community, changes by an officer's word alone; from
/// anybody else it stays as it is.
pub fn change_event(
    tx: &mut Transaction<'_>,
    by: &dyn Organises,
    id: &EventId,
    mut draft: EventDraft,
    mut audience: Audience,
    expected: Expected,
    now: Timestamp,
) -> Result<Event, ChangeRefused> {
    let event = organised(tx, by, id)?;
    if let Expected::Revision(revision) = expected
        && revision != event.revision
    {
        return Err(ChangeRefused::Changed {
            revision: event.revision,
        });
    }
    if event.state == EventState::Cancelled {
        return Err(ChangeRefused::Cancelled);
    }
    if by.office().is_none() {
        draft.co_hosts.clone_from(&event.draft.co_hosts);
        audience.clone_from(&event.audience);
    } else {
        check_audience(tx, &audience)?;
    }
    let by = by.member().handle.as_str();
    audit::log(tx, by, &format!("change event {id}"), now)?;
    co_hosts::log(tx, by, id, (&event.draft.co_hosts, &draft.co_hosts), now)?;
    change(tx, event, draft, audience, now)
}

/// Changes an event, whoever asked: an officer or its calendar. Nothing happens when nothing differs.
pub(crate) fn change(
    tx: &mut Transaction<'_>,
    mut event: Event,
    draft: EventDraft,
    audience: Audience,
    now: Timestamp,
) -> Result<Event, ChangeRefused> {
    draft.check(now)?;
    check_size(&draft)?;
    if event.draft == draft && event.audience == audience && event.state != EventState::Cancelled {
        return Ok(event);
    }
    let heard_before = event.audience != Audience::Members;
    let before = event.clone();
    event.state = match event.state {
        EventState::Cancelled => EventState::Published,
        _ if draft.start != event.draft.start => EventState::Rescheduled,
        _ if draft.modality == Modality::Online && event.draft.modality != Modality::Online => {
            EventState::MovedOnline
        }
        EventState::MovedOnline if draft.modality != Modality::Online => EventState::Published,
        state => state,
    };
    event.draft = draft;
    event.audience = audience;
    event.revision = next_revision(tx, &event)?;
    event.updated = later(event.updated, now);
    events::put(tx, &event)?;
    tell_members::of_change(tx, &before, &event, now)?;
    let mut list = guests::get(tx, &event.id)?;
    let promoted = list.promote(event.draft.capacity);
    if !promoted.is_empty() {
        guests::put(tx, &event.id, &list)?;
        tell_promoted(tx, &event.id, &list, &promoted, now)?;
    }
    if heard_before || event.audience != Audience::Members {
        let announcement = Announcement::EventChanged {
            event: event.id.clone(),
            revision: event.revision,
            change: EventChange::between(&before, &event),
        };
        outbox::announce(tx, &announcement, now)?;
    }
    Ok(event)
}

/// `updated` always rises by at least a second: readers ignore an equal one (protocol section 10.3).
pub(crate) fn later(before: Timestamp, now: Timestamp) -> Timestamp {
    let next = Timestamp::from_second(before.as_second() + 1).unwrap_or(before);
    now.max(next)
}

#[cfg(test)]
mod tests {
    use domain::{Answer, EventRefused, RsvpDelivery};

    use super::*;
    use crate::publish_event::PublishRefused;
    use crate::samples::{self, activity, at, draft, event_id};
    use crate::{Rules, rsvp::rsvp};

    fn changed(revision: u64, change: EventChange) -> Announcement {
        Announcement::EventChanged {
            event: event_id(1),
            revision,
            change,
        }
    }

    fn set(database: &store::Database, draft: &EventDraft, audience: &Audience, expected: Expected) -> Event {
        let officer = samples::officer(database);
        samples::act(database, |tx| {
            change_event(
                tx,
                &officer,
                &event_id(1),
                draft.clone(),
                audience.clone(),
                expected,
                at(0),
            )
        })
    }

    fn refused(database: &store::Database, id: u8, draft: &EventDraft, expected: Expected) -> ChangeRefused {
        let officer = samples::officer(database);
        samples::refused(database, |tx| {
            change_event(
                tx,
                &officer,
                &event_id(id),
                draft.clone(),
                Audience::Public,
                expected,
                at(0),
            )
        })
    }

    #[test]
    fn each_change_raises_the_revision_and_the_time_of_change_and_is_told() {
        let database = samples::node();
        let first = samples::publish(&database, 1, &draft(1_000), &Audience::Public);
        samples::told(&database);
        let moved = set(&database, &draft(2_000), &Audience::Public, Expected::Any);
        assert_eq!((moved.revision, moved.state), (2, EventState::Rescheduled));
        assert!(
            moved.updated.as_second() > first.updated.as_second(),
            "also within one second"
        );
        let smaller = EventDraft {
            capacity: Some(5),
            ..draft(2_000)
        };
        let again = set(&database, &smaller, &Audience::Public, Expected::Revision(2));
        assert_eq!((again.revision, again.state), (3, EventState::Rescheduled));
        assert_eq!(
            samples::told(&database),
            [changed(2, EventChange::Time), changed(3, EventChange::Details)]
        );
    }

    #[test]
    fn what_was_at_a_place_is_moved_online_and_back() {
        let database = samples::node();
        let somewhere = EventDraft {
            modality: Modality::InPerson,
            ..draft(1_000)
        };
        let online = EventDraft {
            modality: Modality::Online,
            ..draft(1_000)
        };
        samples::publish(&database, 1, &somewhere, &Audience::Public);
        samples::told(&database);
        let moved = set(&database, &online, &Audience::Public, Expected::Any);
        assert_eq!(moved.state, EventState::MovedOnline);
        let back = set(&database, &somewhere, &Audience::Public, Expected::Any);
        assert_eq!(back.state, EventState::Published);
        assert_eq!(
            samples::told(&database),
            [
                changed(2, EventChange::MovedOnline),
                changed(3, EventChange::Place)
            ]
        );
    }

    #[test]
    fn nothing_happens_when_nothing_differs() {
        let database = samples::node();
        let event = samples::publish(&database, 1, &draft(1_000), &Audience::Public);
        samples::told(&database);
        assert_eq!(
            set(&database, &draft(1_000), &Audience::Public, Expected::Any),
            event
        );
        assert_eq!(samples::told(&database), []);
    }

    #[test]
    fn whoever_heard_of_an_event_hears_that_it_is_for_members_now_and_nobody_else_hears() {
        let database = samples::node();
        samples::publish(&database, 1, &draft(1_000), &Audience::Public);
        samples::told(&database);
        set(&database, &draft(1_000), &Audience::Members, Expected::Any);
        assert_eq!(samples::told(&database), [changed(2, EventChange::Details)]);
        set(&database, &draft(2_000), &Audience::Members, Expected::Any);
        assert_eq!(samples::told(&database), []);
        set(&database, &draft(2_000), &Audience::AllPeers, Expected::Any);
        assert_eq!(samples::told(&database), [changed(4, EventChange::Details)]);
    }

    #[test]
    fn an_officer_who_saw_an_older_version_does_not_overwrite_a_newer_one() {
        let database = samples::node();
        samples::publish(&database, 1, &draft(1_000), &Audience::Public);
        set(&database, &draft(2_000), &Audience::Public, Expected::Revision(1));
        assert!(matches!(
            refused(&database, 1, &draft(3_000), Expected::Revision(1)),
            ChangeRefused::Changed { revision: 2 }
        ));
    }

    #[test]
    fn what_is_not_there_not_ours_cancelled_or_contradicts_itself_is_not_changed() {
        let database = samples::node();
        let ours = samples::publish(&database, 1, &draft(1_000), &Audience::Public);
        let theirs = Event {
            id: event_id(2),
            iri: samples::iri("https://b.example/events/2"),
            ..ours
        };
        samples::act(&database, |tx| events::put(tx, &theirs));
        let contradicting = EventDraft {
            capacity: Some(0),
            ..draft(1_000)
        };
        let officer = samples::officer(&database);
        let unknown_peer = samples::refused(&database, |tx| {
            let audience = samples::peers(&["c.example"]);
            change_event(
                tx,
                &officer,
                &event_id(1),
                draft(1_000),
                audience,
                Expected::Any,
                at(0),
            )
        });
        assert!(matches!(
            unknown_peer,
            ChangeRefused::Audience(PublishRefused::NoSuchPeer(_))
        ));
        assert!(matches!(
            refused(&database, 9, &draft(1), Expected::Any),
            ChangeRefused::NoSuchEvent
        ));
        assert!(matches!(
            refused(&database, 2, &draft(1), Expected::Any),
            ChangeRefused::NotOurs
        ));
        assert!(matches!(
            refused(&database, 1, &contradicting, Expected::Any),
            ChangeRefused::Event(EventRefused::Capacity)
        ));
        samples::act(&database, |tx| {
            crate::cancel_event::cancel_event(tx, &officer, &event_id(1), at(0))
        });
        assert!(matches!(
            refused(&database, 1, &draft(2_000), Expected::Any),
            ChangeRefused::Cancelled
        ));
    }

    #[test]
    fn more_seats_go_to_those_who_waited_longest() {
        let database = samples::node();
        let one_seat = EventDraft {
            capacity: Some(1),
            ..draft(1_000)
        };
        samples::publish(&database, 1, &one_seat, &Audience::Public);
        let people = ["anke", "bert", "cleo"].map(|handle| samples::member(&database, handle));
        for member in &people {
            samples::act(&database, |tx| {
                rsvp(
                    tx,
                    &Rules::default(),
                    member,
                    &event_id(1),
                    Answer::Going,
                    &activity(1),
                    at(1),
                )
            });
        }
        let two_seats = EventDraft {
            capacity: Some(2),
            ..draft(1_000)
        };
        set(&database, &two_seats, &Audience::Public, Expected::Any);
        let delivery = |n: usize| {
            let register = database.read(|tx| crate::see_rsvp::see_rsvp(tx, &people[n], &event_id(1)));
            register.unwrap().unwrap().delivery
        };
        assert_eq!(delivery(1), RsvpDelivery::Confirmed { at: at(0) });
        assert_eq!(delivery(2), RsvpDelivery::Waitlisted { place: 1, at: at(1) });
    }
}
