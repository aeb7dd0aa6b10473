//! Whoever had a seat at an event hears once that it is over (features, section 6): what was agreed stands on its page. A
//! node that was down for longer says nothing of what has been over for a day.

use domain::{Event, EventDraft, EventId};
use jiff::{SignedDuration, Timestamp};
use store::events::{Outline, Place};
use store::mails::{self, News, NewsKind};
use store::reminders::{self, Reminded};
use store::{StoreError, Transaction, answered, events};

/// How long after its end she hears, in minutes.
const AFTER_MINUTES: i64 = 60;
/// Of what has been over for longer nobody hears any more, in hours.
const LATE_HOURS: i64 = 24;

/// Events that are lately over, of those that began after one of them, at most `limit` looked at; and the place to go on
/// from, while there may be more.
pub fn lately_over(
    tx: &mut Transaction<'_>,
    after: Option<&Place>,
    now: Timestamp,
    limit: u16,
) -> Result<(Vec<EventId>, Option<Place>), StoreError> {
    let longest = SignedDuration::from_hours(24 * EventDraft::DAYS_MAX + LATE_HOURS);
    let from = now.checked_sub(longest).unwrap_or(Timestamp::MIN);
    let outlines = events::outlines(tx, from, after, limit)?;
    let is_full = outlines.len() == usize::from(limit);
    let begun = outlines.iter().take_while(|outline| outline.start.at <= now);
    let begun: Vec<&Outline> = begun.collect();
    let next = begun.last().filter(|_| is_full && begun.len() == outlines.len());
    let over = begun.iter().filter(|outline| is_time(outline.over, now));
    Ok((
        over.map(|outline| outline.id.clone()).collect(),
        next.map(|last| last.place()),
    ))
}

/// Queues the word for those who answered an event, if that is due; whether it was.
pub fn thank_guests(tx: &mut Transaction<'_>, event: &EventId, now: Timestamp) -> Result<bool, StoreError> {
    let Some(event) = thanks_due(tx, event, now)? else {
        return Ok(false);
    };
    let told = Reminded {
        start: event.draft.start.at,
        hours: 0,
        is_over: true,
    };
    reminders::put(tx, &event.id, &told)?;
    mails::tell_all(tx, News::new(NewsKind::Over, &event, None, now))?;
    Ok(true)
}

/// The event, when members answered it and have not heard that it is over; nothing is written.
pub fn thanks_due(
    tx: &mut Transaction<'_>,
    event: &EventId,
    now: Timestamp,
) -> Result<Option<Event>, StoreError> {
    if !answered::anybody(tx, event)? {
        return Ok(None);
    }
    let told = reminders::get(tx, event)?;
    let event = events::get(tx, event)?;
    let is_told = |event: &Event| {
        let start = event.draft.start.at;
        told.as_ref()
            .is_some_and(|told| told.is_over && told.start == start)
    };
    Ok(event.filter(|event| event.state.is_on() && is_time(event.over_at(), now) && !is_told(event)))
}

fn is_time(over: Timestamp, now: Timestamp) -> bool {
    let since = now.duration_since(over);
    since >= SignedDuration::from_mins(AFTER_MINUTES) && since <= SignedDuration::from_hours(LATE_HOURS)
}

#[cfg(test)]
mod tests {
    use domain::{Answer, Audience};

    use super::*;
    use crate::rsvp::rsvp;
    use crate::samples::{self, act, activity, at, draft, event_id};

    const HOUR: i64 = 3_600;

    /// Features section 6: once, an hour after its end and not a day later; of what nobody answered nothing is said, and a
    /// page of few leads on to the rest.
    #[test]
    fn what_is_over_is_told_once_and_never_late() {
        let database = samples::node();
        let klara = samples::member(&database, "klara");
        for number in 1..=3 {
            let begins = i64::from(number) * 100 * HOUR;
            samples::publish(&database, number, &draft(begins), &Audience::Members);
        }
        for number in [1, 3] {
            let rules = crate::Rules::default();
            let (event, said) = (event_id(number), activity(u32::from(number)));
            act(&database, |tx| {
                rsvp(tx, &rules, &klara, &event, Answer::Going, &said, at(1))
            });
        }
        let over = |number| {
            let event = database.read(|tx| events::get(tx, &event_id(number))).unwrap();
            event.unwrap().over_at()
        };
        let after = |number, minutes| {
            let passed = SignedDuration::from_mins(minutes);
            over(number).checked_add(passed).unwrap()
        };
        // Looks through all, an event at a time, and does what is due.
        let run = |now: Timestamp| {
            let (mut place, mut told) = (None, Vec::new());
            loop {
                let (found, next) = database
                    .read(|tx| lately_over(tx, place.as_ref(), now, 1))
                    .unwrap();
                told.extend(
                    found
                        .into_iter()
                        .filter(|event| act(&database, |tx| thank_guests(tx, event, now))),
                );
                match next {
                    Some(next) => place = Some(next),
                    None => return told,
                }
            }
        };
        assert!(run(after(1, 59)).is_empty());
        assert_eq!(run(after(1, 61)), [event_id(1)]);
        assert!(run(after(1, 120)).is_empty(), "once");
        assert!(run(after(2, 61)).is_empty(), "nobody answered it");
        assert!(run(after(3, 25 * 60)).is_empty(), "a day late is too late");
        assert_eq!(run(after(3, 23 * 60)), [event_id(3)]);
    }
}
