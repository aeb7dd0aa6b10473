//! A calendar brings events: new ones are published, moved ones change, those that vanished are cancelled.
//!
//! One entry is one transaction, so a long import shows progress, can be interrupted, and goes on where
//! it stopped: an entry that was taken before and has not changed is left as it is.

use std::collections::BTreeSet;

use domain::{EventDraft, EventId, EventState, FromCalendar, SourceId};
use jiff::Timestamp;
use store::sources::{CalendarSource, EntryChoice, WaitingEntry};
use store::{StoreError, Transaction, events, sources};
use wire::ics_read::CalendarEntry;

use crate::cancel_event::{ChangeRefused, cancel};
use crate::change_event::change;
use crate::publish_event::{PublishRefused, publish};

/// What became of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Imported {
    /// Published.
    New,
    /// Moved or otherwise changed.
    Changed,
    /// Called off in the calendar.
    Cancelled,
    /// As before.
    Same,
    /// Over, or called off before we ever had it.
    Skipped,
    /// Not published: an officer left it out, or is still to look at it.
    Waits,
}

/// Why an entry is not taken; the rest goes on.
#[derive(Debug, thiserror::Error)]
pub enum ImportRefused {
    /// The calendar was removed meanwhile.
    #[error("there is no such calendar")]
    NoSuchSource,
    /// It cannot be published.
    #[error(transparent)]
    Publish(#[from] PublishRefused),
    /// It cannot be changed.
    #[error(transparent)]
    Change(#[from] ChangeRefused),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Takes one entry in.
pub fn import_entry(
    tx: &mut Transaction<'_>,
    source: &SourceId,
    entry: &CalendarEntry,
    fresh: EventId,
    now: Timestamp,
) -> Result<Imported, ImportRefused> {
    let calendar = sources::get(tx, source)?.ok_or(ImportRefused::NoSuchSource)?;
    let known = match sources::event_of(tx, source, &entry.entry)? {
        Some(id) => match events::get(tx, &id)? {
            // An officer has removed it; the calendar does not bring it back.
            None => return Ok(Imported::Skipped),
            known => known,
        },
        None => None,
    };
    match known {
        None if entry.cancelled => {
            sources::forget_waiting(tx, source, &entry.entry)?;
            Ok(Imported::Skipped)
        }
        None => {
            let before = sources::waiting_entry(tx, source, &entry.entry)?;
            let choice = before.as_ref().map_or(EntryChoice::Open, |before| before.choice);
            if is_to_be_published(&calendar, choice) {
                return bring(tx, &calendar, &entry.entry, entry.draft.clone(), fresh, now);
            }
            let waiting = WaitingEntry {
                entry: entry.entry.clone(),
                draft: entry.draft.clone(),
                choice,
                fault: before.as_ref().and_then(|before| before.fault),
            };
            if before.as_ref() != Some(&waiting) {
                sources::put_waiting(tx, source, &waiting)?;
            }
            Ok(Imported::Waits)
        }
        // An officer has called it off here, whatever the calendar says.
        Some(event) if event.source.is_none() => Ok(Imported::Same),
        Some(event) if entry.cancelled => {
            let was_on = event.state != EventState::Cancelled;
            cancel(tx, event, now)?;
            Ok(if was_on {
                Imported::Cancelled
            } else {
                Imported::Same
            })
        }
        Some(event) => {
            let before = event.revision;
            let audience = event.audience.clone();
            // Its calendar has no picture; the one an officer gave it stays.
            let mut draft = entry.draft.clone();
            draft.banner = draft.banner.or_else(|| event.draft.banner.clone());
            let event = change(tx, event, draft, audience, now)?;
            Ok(if event.revision == before {
                Imported::Same
            } else {
                Imported::Changed
            })
        }
    }
}

/// Whether an entry becomes an event: somebody ticked it, or nobody left it out of a calendar that asks nobody.
pub(crate) fn is_to_be_published(calendar: &CalendarSource, choice: EntryChoice) -> bool {
    match choice {
        EntryChoice::Publish => true,
        EntryChoice::Open => calendar.publishes_new,
        EntryChoice::LeaveOut => false,
    }
}

/// Makes an event of an entry that has none, and of which nobody need be asked any more.
pub(crate) fn bring(
    tx: &mut Transaction<'_>,
    calendar: &CalendarSource,
    entry: &str,
    draft: EventDraft,
    fresh: EventId,
    now: Timestamp,
) -> Result<Imported, ImportRefused> {
    let from = FromCalendar {
        source: calendar.id.clone(),
        entry: entry.to_owned(),
    };
    let brought = match publish(tx, fresh, draft, calendar.audience.clone(), Some(from), now) {
        Ok(event) => {
            sources::put_entry(tx, &calendar.id, entry, &event.id)?;
            Imported::New
        }
        Err(PublishRefused::AlreadyOver) => Imported::Skipped,
        Err(refused) => return Err(refused.into()),
    };
    sources::forget_waiting(tx, &calendar.id, entry)?;
    Ok(brought)
}

/// Forgets entries that waited and that the calendar no longer has, as `is_gone` says of each, or that are over.
pub fn forget_vanished(
    tx: &mut Transaction<'_>,
    source: &SourceId,
    is_gone: impl Fn(&str) -> bool,
    now: Timestamp,
) -> Result<(), StoreError> {
    for waiting in sources::waiting(tx, source)? {
        if waiting.draft.over_at() < now || is_gone(&waiting.entry) {
            sources::forget_waiting(tx, source, &waiting.entry)?;
        }
    }
    Ok(())
}

/// Events of the calendar, not yet over, whose entries it no longer has.
pub fn missing(
    tx: &mut Transaction<'_>,
    source: &SourceId,
    present: &BTreeSet<&str>,
    now: Timestamp,
) -> Result<Vec<(EventId, String)>, StoreError> {
    let mut missing = Vec::new();
    for id in sources::events_of(tx, source)? {
        let Some(event) = events::get(tx, &id)? else {
            continue;
        };
        let entry = event.source.as_ref().map_or("", |from| from.entry.as_str());
        if event.state != EventState::Cancelled && event.over_at() > now && !present.contains(entry) {
            let entry = entry.to_owned();
            missing.push((id, entry));
        }
    }
    Ok(missing)
}

/// Cancels an event whose entry the calendar no longer has.
pub fn cancel_missing(tx: &mut Transaction<'_>, id: &EventId, now: Timestamp) -> Result<(), ImportRefused> {
    if let Some(event) = events::get(tx, id)? {
        cancel(tx, event, now)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use domain::{Announcement, EventDraft};
    use store::Database;

    use super::*;
    use crate::cancel_event::cancel_event;
    use crate::remove_event::remove_event;
    use crate::samples::{self, act, at, draft, event_id};

    fn source() -> SourceId {
        SourceId::new(0, [1; 10])
    }

    fn node() -> Database {
        let database = samples::node();
        let row = samples::calendar(source());
        act(&database, |tx| sources::put(tx, &row));
        database
    }

    fn entry(name: &str, start: i64) -> CalendarEntry {
        CalendarEntry {
            entry: name.to_owned(),
            sequence: 0,
            cancelled: false,
            draft: draft(start),
            series: None,
        }
    }

    fn take(database: &Database, entry: &CalendarEntry, fresh: u8) -> Imported {
        act(database, |tx| {
            import_entry(tx, &source(), entry, event_id(fresh), at(0))
        })
    }

    fn state(database: &Database, number: u8) -> Option<EventState> {
        let event = database.read(|tx| events::get(tx, &event_id(number))).unwrap();
        event.map(|event| event.state)
    }

    /// F13-1
    #[test]
    fn an_entry_is_published_moved_left_alone_called_off_and_on_again() {
        let database = node();
        let off = CalendarEntry {
            cancelled: true,
            ..entry("a", 2_000)
        };
        for (entry, became, state_after) in [
            (entry("a", 1_000), Imported::New, EventState::Published),
            (entry("a", 1_000), Imported::Same, EventState::Published),
            (entry("a", 2_000), Imported::Changed, EventState::Rescheduled),
            (off.clone(), Imported::Cancelled, EventState::Cancelled),
            (off, Imported::Same, EventState::Cancelled),
            (entry("a", 2_000), Imported::Changed, EventState::Published),
        ] {
            assert_eq!(take(&database, &entry, 1), became);
            assert_eq!(state(&database, 1), Some(state_after));
        }
        let told = samples::told(&database);
        assert_eq!(told.len(), 4, "what is left alone is told to nobody");
        assert!(matches!(told[0], Announcement::EventPublished { .. }));
    }

    #[test]
    fn what_is_over_or_called_off_before_we_had_it_is_skipped() {
        let database = node();
        let off = CalendarEntry {
            cancelled: true,
            ..entry("a", 1_000)
        };
        assert_eq!(take(&database, &off, 1), Imported::Skipped);
        assert_eq!(take(&database, &entry("b", -9 * 3_600), 2), Imported::Skipped);
        assert_eq!(samples::told(&database), []);
    }

    #[test]
    fn what_vanished_from_the_calendar_is_found_and_cancelled_and_what_is_over_is_not() {
        let database = node();
        for (number, (name, start)) in (1..).zip([("kept", 1_000), ("gone", 2_000), ("over", 10)]) {
            take(&database, &entry(name, start), number);
        }
        let present = BTreeSet::from(["kept"]);
        let now = at(4 * 3_600 - 2_000);
        let found = || {
            let missing = database.read(|tx| missing(tx, &source(), &present, now)).unwrap();
            missing.into_iter().map(|(event, _)| event).collect::<Vec<_>>()
        };
        assert_eq!(found(), [event_id(2)]);
        act(&database, |tx| cancel_missing(tx, &event_id(2), now));
        assert_eq!(state(&database, 2), Some(EventState::Cancelled));
        assert_eq!(found(), []);
    }

    #[test]
    fn what_an_officer_removed_or_called_off_the_calendar_does_not_bring_back() {
        let database = node();
        let officer = samples::officer(&database);
        take(&database, &entry("a", 1_000), 1);
        take(&database, &entry("b", 1_000), 2);
        act(&database, |tx| remove_event(tx, &officer, &event_id(1), at(1)));
        act(&database, |tx| cancel_event(tx, &officer, &event_id(2), at(1)));
        assert_eq!(take(&database, &entry("a", 1_000), 3), Imported::Skipped);
        assert_eq!(take(&database, &entry("b", 2_000), 4), Imported::Same);
        assert_eq!((state(&database, 1), state(&database, 3)), (None, None));
        assert_eq!(
            (state(&database, 2), state(&database, 4)),
            (Some(EventState::Cancelled), None)
        );
    }

    #[test]
    fn an_entry_that_cannot_be_published_and_a_calendar_that_is_gone_are_refused() {
        let database = node();
        let broken = CalendarEntry {
            draft: EventDraft {
                capacity: Some(0),
                ..draft(1_000)
            },
            ..entry("a", 1_000)
        };
        let attempt = |entry: &CalendarEntry| {
            samples::refused(&database, |tx| {
                import_entry(tx, &source(), entry, event_id(1), at(0))
            })
        };
        assert!(matches!(
            attempt(&broken),
            ImportRefused::Publish(PublishRefused::Event(_))
        ));
        act(&database, |tx| sources::remove(tx, &source()));
        assert!(matches!(attempt(&entry("a", 1_000)), ImportRefused::NoSuchSource));
    }
}
