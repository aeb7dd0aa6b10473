//! Members are reminded of events they come to, some hours before (features, section 3.2): each reminder once, also over
//! restarts; a node that was down tells the nearest alone, and an event that was moved is reminded of anew.

use domain::EventId;
use jiff::{SignedDuration, Timestamp};
use store::events::{Outline, Place};
use store::mails::{self, News, NewsKind};
use store::reminders::{self, Reminded};
use store::{StoreError, Transaction, answered, events, visitors};

/// Most reminders of one event.
pub const REMINDERS_MAX: usize = 10;
/// Longest before an event, in hours: two weeks.
pub const HOURS_MAX: u16 = 336;

/// Events that begin within the longest of the reminders, by start, after one of them.
pub fn looked_at(
    tx: &mut Transaction<'_>,
    hours: &[u16],
    after: Option<&Place>,
    now: Timestamp,
    limit: u16,
) -> Result<Vec<Place>, StoreError> {
    let Some(longest) = hours.iter().max() else {
        return Ok(Vec::new());
    };
    let longest = SignedDuration::from_hours(i64::from(*longest));
    let until = now.checked_add(longest).unwrap_or(Timestamp::MAX);
    let outlines = events::outlines(tx, now, after, limit)?;
    let soon = outlines.iter().take_while(|outline| outline.start.at <= until);
    Ok(soon.map(Outline::place).collect())
}

/// Reminds those who answered an event, if that is due; how many hours before that counts.
pub fn remind_guests(
    tx: &mut Transaction<'_>,
    event: &EventId,
    hours: &[u16],
    now: Timestamp,
) -> Result<Option<u16>, StoreError> {
    let Some(reminded) = reminder_due(tx, event, hours, now)? else {
        return Ok(None);
    };
    let Some(event) = events::get(tx, event)? else {
        return Ok(None);
    };
    reminders::put(tx, &event.id, &reminded)?;
    // Whoever answers after that moment has just read when it is.
    let moment = moment_of(&reminded);
    let kind = NewsKind::Reminder {
        hours: reminded.hours,
    };
    mails::tell_all(tx, News::new(kind, &event, None, moment))?;
    Ok(Some(reminded.hours))
}

/// The reminder that is due and did not go yet; nothing is written.
pub fn reminder_due(
    tx: &mut Transaction<'_>,
    event: &EventId,
    hours: &[u16],
    now: Timestamp,
) -> Result<Option<Reminded>, StoreError> {
    if !answered::anybody(tx, event)? && !visitors::anybody(tx, event)? {
        return Ok(None);
    }
    let Some(event) = events::get(tx, event)? else {
        return Ok(None);
    };
    let start = event.draft.start.at;
    if !event.state.is_on() || start <= now {
        return Ok(None);
    }
    let reached = hours
        .iter()
        .map(|hours| Reminded {
            start,
            hours: *hours,
            is_over: false,
        })
        .filter(|reminded| moment_of(reminded) <= now);
    let Some(nearest) = reached.min_by_key(|reminded| reminded.hours) else {
        return Ok(None);
    };
    let told = reminders::get(tx, &event.id)?;
    let is_told = told.is_some_and(|told| told.start == start && told.hours <= nearest.hours);
    Ok((!is_told).then_some(nearest))
}

fn moment_of(reminded: &Reminded) -> Timestamp {
    let before = SignedDuration::from_hours(i64::from(reminded.hours));
    reminded.start.checked_sub(before).unwrap_or(Timestamp::MIN)
}

#[cfg(test)]
mod tests {
    use domain::{Answer, Audience};
    use store::Database;

    use super::*;
    use crate::rsvp::rsvp;
    use crate::samples::{self, act, activity, at, draft, event_id};

    const HOUR: i64 = 3_600;

    /// A node whose one event begins after so many hours, and has a guest.
    fn evening_in(hours: i64) -> Database {
        let database = samples::node();
        let klara = samples::member(&database, "klara");
        samples::publish(&database, 1, &draft(hours * HOUR), &Audience::Members);
        samples::publish(&database, 2, &draft(hours * HOUR), &Audience::Members);
        let rules = crate::Rules::default();
        act(&database, |tx| {
            rsvp(
                tx,
                &rules,
                &klara,
                &event_id(1),
                Answer::Going,
                &activity(1),
                at(1),
            )
        });
        database
    }

    /// What a run does after so many hours, done twice.
    fn run(database: &Database, hours: i64) -> Vec<u16> {
        let (now, times) = (at(hours * HOUR), [24, 1]);
        let mut done = Vec::new();
        for _ in 0..2 {
            let places = database.read(|tx| looked_at(tx, &times, None, now, 9)).unwrap();
            for (_, event) in places {
                done.extend(act(database, |tx| remind_guests(tx, &event, &times, now)));
            }
        }
        done
    }

    #[test]
    fn each_reminder_goes_once_when_its_hour_has_come() {
        let database = evening_in(100);
        assert_eq!(run(&database, 75), [0_u16; 0]);
        assert_eq!(run(&database, 76), [24]);
        assert_eq!(run(&database, 98), [0_u16; 0]);
        assert_eq!(run(&database, 99), [1]);
        assert_eq!(run(&database, 100), [0_u16; 0], "it has begun");
    }

    #[test]
    fn a_node_that_was_down_sends_the_nearest_alone() {
        let database = evening_in(100);
        assert_eq!(run(&database, 99), [1]);
    }

    #[test]
    fn an_event_that_was_moved_is_reminded_of_anew_and_one_that_is_off_is_not() {
        let database = evening_in(100);
        assert_eq!(run(&database, 80), [24]);
        let mut event = database
            .read(|tx| events::get(tx, &event_id(1)))
            .unwrap()
            .unwrap();
        event.draft = draft(200 * HOUR);
        act(&database, |tx| events::put(tx, &event));
        assert_eq!(run(&database, 100), [0_u16; 0]);
        assert_eq!(run(&database, 180), [24]);
        event.state = domain::EventState::Cancelled;
        act(&database, |tx| events::put(tx, &event));
        assert_eq!(run(&database, 199), [0_u16; 0]);
    }
}
