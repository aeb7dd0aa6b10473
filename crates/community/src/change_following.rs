//! An officer changes, or calls off, one date of a series and all that follow it (F12).

use domain::{Audience, Event, EventDraft, EventId, EventState};
use jiff::Timestamp;
use store::{Officer, StoreError, Transaction, events, series};

use crate::cancel_event::{ChangeRefused, cancel, cancel_event, own_event};
use crate::change_event::{Expected, change, change_event};

/// Changes a date, and in those after it what was changed in this one: by as many days and hours as it moved itself. What is
/// a later date's own stays.
pub fn change_following(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    id: &EventId,
    draft: &EventDraft,
    audience: &Audience,
    expected: Expected,
    now: Timestamp,
) -> Result<(), ChangeRefused> {
    let before = own_event(tx, id)?;
    change_event(tx, officer, id, draft.clone(), audience.clone(), expected, now)?;
    for date in following(tx, &before, now)? {
        let meant_for = match *audience == before.audience {
            true => date.audience.clone(),
            false => audience.clone(),
        };
        // What no calendar holds stays where it is.
        if let Some(changed) = date.draft.changed_like(&before.draft, draft) {
            change(tx, date, changed, meant_for, now)?;
        }
    }
    Ok(())
}

/// Calls a date and those after it off.
pub fn cancel_following(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    id: &EventId,
    now: Timestamp,
) -> Result<(), ChangeRefused> {
    let event = cancel_event(tx, officer, id, now)?;
    for date in following(tx, &event, now)? {
        cancel(tx, date, now)?;
    }
    Ok(())
}

/// The later dates of the series of an event of ours that are still ahead and not called off, by start; none for an event
/// that stands alone.
pub fn following(tx: &mut Transaction<'_>, event: &Event, now: Timestamp) -> Result<Vec<Event>, StoreError> {
    let mut later = dates(tx, event)?;
    later.retain(|date| {
        let start = date.draft.start.at;
        // It may have moved itself meanwhile.
        let is_later = date.id != event.id && start > event.draft.start.at;
        is_later && start > now && date.state != EventState::Cancelled
    });
    Ok(later)
}

/// All dates of the series of an event of ours, its own included, by start; none for an event that stands alone.
pub fn dates(tx: &mut Transaction<'_>, event: &Event) -> Result<Vec<Event>, StoreError> {
    match &event.series {
        Some(first) => dates_since(tx, first),
        None => Ok(Vec::new()),
    }
}

/// All dates that are there of the series that began with this one, which may be gone itself; none where no series began.
pub fn dates_since(tx: &mut Transaction<'_>, first: &EventId) -> Result<Vec<Event>, StoreError> {
    let mut dates = Vec::new();
    for id in series::dates(tx, first)? {
        dates.extend(events::get(tx, &id)?);
    }
    dates.sort_by_key(|date| date.draft.start.at);
    Ok(dates)
}

#[cfg(test)]
mod tests {
    use domain::{Moment, ResignOn, Title, Zone};

    use super::*;
    use crate::publish_series::publish_series;
    use crate::samples::{self, at, draft, event_id};

    const DAY: i64 = 86_400;

    fn series_of_three(database: &store::Database) {
        let officer = samples::officer(database);
        let dates: Vec<_> = (0..3)
            .map(|n| (event_id(u8::try_from(n).unwrap() + 1), draft(DAY + n * 7 * DAY)))
            .collect();
        samples::act(database, |tx| {
            publish_series(tx, &officer, ResignOn::Major, &dates, &Audience::Members, at(0))
        });
        // The same form a second time.
        samples::act(database, |tx| {
            publish_series(
                tx,
                &officer,
                ResignOn::Major,
                &dates[..1],
                &Audience::Members,
                at(0),
            )
        });
    }

    fn now_of(database: &store::Database, number: u8) -> Event {
        let read = database.read(|tx| events::get(tx, &event_id(number)));
        read.unwrap().unwrap()
    }

    #[test]
    fn what_changes_for_this_and_the_following_leaves_the_earlier_as_it_was() {
        let database = samples::node();
        series_of_three(&database);
        let officer = samples::officer(&database);
        let moved = EventDraft {
            title: Title::parse("Later in the evening").unwrap(),
            start: Moment::new(at(8 * DAY + 3_600), Zone::utc()).unwrap(),
            ..draft(0)
        };
        samples::act(&database, |tx| {
            let (any, members) = (Expected::Any, Audience::Members);
            change_following(tx, &officer, &event_id(2), &moved, &members, any, at(0))
        });
        assert_eq!(now_of(&database, 1).draft, draft(DAY));
        assert_eq!(now_of(&database, 2).draft, moved);
        let third = now_of(&database, 3);
        assert_eq!(third.draft.start.at, at(15 * DAY + 3_600));
        assert_eq!((third.draft.title, third.revision), (moved.title, 2));
    }

    #[test]
    fn what_is_a_later_dates_own_stays_when_something_else_changes_for_all() {
        let database = samples::node();
        series_of_three(&database);
        let officer = samples::officer(&database);
        let (any, members) = (Expected::Any, Audience::Members);
        let small = EventDraft {
            capacity: Some(7),
            ..now_of(&database, 3).draft
        };
        samples::act(&database, |tx| {
            change_event(
                tx,
                &officer,
                &event_id(3),
                small.clone(),
                members.clone(),
                any,
                at(0),
            )
        });
        let renamed = EventDraft {
            title: Title::parse("Without the typo").unwrap(),
            ..now_of(&database, 2).draft
        };
        samples::act(&database, |tx| {
            let any = Expected::Any;
            change_following(tx, &officer, &event_id(2), &renamed, &members, any, at(0))
        });
        let third = now_of(&database, 3).draft;
        assert_eq!((third.title, third.capacity), (renamed.title, Some(7)));
        assert_eq!(third.start.at, at(15 * DAY));
    }

    #[test]
    fn one_date_is_called_off_alone_or_with_the_rest() {
        let database = samples::node();
        series_of_three(&database);
        let officer = samples::officer(&database);
        samples::act(&database, |tx| cancel_event(tx, &officer, &event_id(1), at(0)));
        assert!(now_of(&database, 2).state.is_on());
        samples::act(&database, |tx| {
            cancel_following(tx, &officer, &event_id(2), at(0))
        });
        assert!(
            [2, 3]
                .iter()
                .all(|number| !now_of(&database, *number).state.is_on())
        );
        let left = database.read(|tx| {
            let event = events::get(tx, &event_id(1))?.expect("it is there");
            following(tx, &event, at(0))
        });
        assert_eq!(left.unwrap(), []);
    }
}
