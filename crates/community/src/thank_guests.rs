//! Whoever had a seat at an event hears once that it is over (features, section 6): what was agreed stands on its page. A
//! node that was down for longer says nothing of what has been over for a day, and one that was restored from a backup nothing
//! of what was over by then: whom it had told the backup does not know.

use domain::{Event, EventDraft, EventId};
use jiff::{SignedDuration, Timestamp};
use store::events::{Outline, Place};
use store::mails::{self, News, NewsKind};
use store::reminders::{self, Reminded};
use store::{StoreError, Transaction, answered, community, events};

/// How long after its end she hears, in minutes.
const AFTER_MINUTES: i64 = 60;
/// Of what has been over for longer nobody hears any more, in hours.
const LATE_HOURS: i64 = 24;
/// A mail that could not be handed on until then goes no more, in hours: that day, and the three that mails are tried again.
const SENT_HOURS: i64 = 96;

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
    let due = event.filter(|event| event.state.is_on() && is_time(event.over_at(), now) && !is_told(event));
    match due {
        Some(event) if is_before_restore(tx, due_at(event.over_at()))? => Ok(None),
        due => Ok(due),
    }
}

/// Whether a mail that an event is over, queued before, is true still when it goes: it took place at the time that the mail
/// tells of, that is not long ago, and the mail is none that a backup brought back.
pub fn is_over_still(
    tx: &mut Transaction<'_>,
    told: &Event,
    queued: Timestamp,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let took_place = events::get(tx, &told.id)?.is_some_and(|event| {
        event.state.is_on() && event.draft.start.at == told.draft.start.at && event.over_at() <= now
    });
    let is_late = now.duration_since(told.over_at()) > SignedDuration::from_hours(SENT_HOURS);
    Ok(took_place && !is_late && !is_before_restore(tx, queued)?)
}

/// Whether this store was restored from a backup after that moment.
pub(crate) fn is_before_restore(tx: &mut Transaction<'_>, moment: Timestamp) -> Result<bool, StoreError> {
    let identity = community::identity(tx)?;
    // The epoch is that of the first start until a restore begins another.
    let restored = identity.filter(|identity| identity.epoch > identity.since.as_second());
    Ok(restored.is_some_and(|identity| moment.as_second() < identity.epoch))
}

fn due_at(over: Timestamp) -> Timestamp {
    let passed = SignedDuration::from_mins(AFTER_MINUTES);
    over.checked_add(passed).unwrap_or(Timestamp::MAX)
}

fn is_time(over: Timestamp, now: Timestamp) -> bool {
    let since = now.duration_since(over);
    since >= SignedDuration::from_mins(AFTER_MINUTES) && since <= SignedDuration::from_hours(LATE_HOURS)
}

#[cfg(test)]
mod tests {
    use domain::{Answer, Audience, EventState};
    use store::{Database, sequences};

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

    /// An evening that somebody said yes to; and the moment so many minutes after its end.
    fn evening() -> (Database, impl Fn(i64) -> Timestamp) {
        let database = samples::node();
        let klara = samples::member(&database, "klara");
        let event = samples::publish(&database, 1, &draft(100 * HOUR), &Audience::Members);
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
        let over = event.over_at();
        let after = move |minutes| over.checked_add(SignedDuration::from_mins(minutes)).unwrap();
        (database, after)
    }

    /// Nobody hears twice because a node was restored: whom it told since then the backup does not know.
    #[test]
    fn what_was_over_before_a_restore_is_told_nobody() {
        let (database, after) = evening();
        let is_due = |minutes| {
            let due = database.read(|tx| thanks_due(tx, &event_id(1), after(minutes)));
            due.unwrap().is_some()
        };
        assert!(is_due(130), "it was not restored");
        act(&database, |tx| sequences::restored(tx, after(30)));
        assert!(is_due(130), "it was not time yet when it was restored");
        act(&database, |tx| sequences::restored(tx, after(120)));
        assert!(!is_due(130));
    }

    /// What waited is looked at once more when it goes.
    #[test]
    fn a_mail_that_waited_goes_while_it_is_true_and_not_long_afterwards() {
        let (database, after) = evening();
        let told = database
            .read(|tx| events::get(tx, &event_id(1)))
            .unwrap()
            .unwrap();
        let goes = |now| {
            database
                .read(|tx| is_over_still(tx, &told, after(61), now))
                .unwrap()
        };
        assert!(goes(after(62)) && goes(after(95 * 60)));
        assert!(!goes(after(97 * 60)), "days later");
        let changed = |event: &Event| act(&database, |tx| events::put(tx, event));
        let mut event = told.clone();
        event.draft = draft(90 * HOUR);
        changed(&event);
        assert!(!goes(after(62)), "it was at another time");
        event = told.clone();
        event.state = EventState::Cancelled;
        changed(&event);
        assert!(!goes(after(62)), "it did not take place");
        changed(&told);
        act(&database, |tx| sequences::restored(tx, after(70)));
        assert!(!goes(after(80)), "it lay in a backup");
    }
}
