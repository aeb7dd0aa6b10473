//! What is ahead, in outline, kept in memory from one change of the events to the next: pages count and filter it.

use std::sync::{Arc, Mutex, PoisonError};

use community::list_events::{Filter, outlines_ahead};
use jiff::Timestamp;
use store::events;
use store::{StoreError, Transaction};

use crate::words::Words;

mod ahead;

pub(crate) use ahead::{Ahead, Row};

/// Seconds after which it is read again also without a change, so that what is over does not fill it.
const KEPT_SECONDS_MAX: i64 = 3_600;

/// The calendar of a node; cheap to ask as long as nothing has changed.
#[derive(Default)]
pub(crate) struct Calendar {
    kept: Mutex<Option<Kept>>,
}

/// What was read, when, and at which state of the events.
struct Kept {
    version: Option<u64>,
    read_at: Timestamp,
    ahead: Arc<Ahead>,
}

/// So many, or at least so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// How many were counted.
    pub n: u32,
    /// Whether there are more that were not looked at.
    pub more: bool,
}

impl Count {
    /// Exactly so many.
    pub fn exactly(n: u32) -> Self {
        Self { n, more: false }
    }

    /// The message of `key` for this number, `5000+` where there are more, and for a community's `label`.
    pub(crate) fn told(self, words: &Words, key: &str, label: &str) -> String {
        let n = match self.n {
            n if n > 0 && self.more => format!("{n}+").into(),
            n => n.into(),
        };
        words.with(key, &[("n", n), ("label", label.into())])
    }
}

impl Calendar {
    /// What is ahead at `now`, for whoever; read anew when an event has changed since.
    pub(crate) fn ahead(&self, tx: &mut Transaction<'_>, now: Timestamp) -> Result<Arc<Ahead>, StoreError> {
        // Before the events, so that a change while they are read shows as another version next time.
        let version = events::version(tx)?;
        if let Some(ahead) = self.kept_of(version, now) {
            return Ok(ahead);
        }
        let (from, _) = Filter::default().still_on(now);
        let (outlines, more) = outlines_ahead(tx, from)?;
        let ahead = Arc::new(Ahead::of(outlines, more));
        *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = Some(Kept {
            version,
            read_at: now,
            ahead: ahead.clone(),
        });
        Ok(ahead)
    }

    /// What was read of this state of the events, unless that is long ago.
    fn kept_of(&self, version: Option<u64>, now: Timestamp) -> Option<Arc<Ahead>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = kept.as_ref().filter(|kept| kept.version == version)?;
        let age = now.as_second() - kept.read_at.as_second();
        (0..KEPT_SECONDS_MAX).contains(&age).then(|| kept.ahead.clone())
    }
}

#[cfg(test)]
mod tests {
    use community::Viewer;
    use domain::{Answer, Audience, Event, Origin};
    use store::Database;

    use super::*;
    use crate::samples::stored_event;

    fn put(database: &Database, event: &Event) {
        let put: Result<(), StoreError> = database.transact_blocking(|tx| events::put(tx, event));
        put.unwrap();
    }

    fn titles(database: &Database, calendar: &Calendar, now: Timestamp) -> Vec<String> {
        let ahead = database.read(|tx| calendar.ahead(tx, now)).unwrap();
        let seen = ahead.seen_by(&Viewer::Anyone, now);
        seen.map(|row| ahead.outline(row).title.to_string()).collect()
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_change_shows_at_once_and_what_is_over_or_for_others_does_not_show() {
        let (database, calendar) = (Database::in_memory(), Calendar::default());
        let now = at("2026-05-12T08:00:00Z");
        assert_eq!(titles(&database, &calendar, now), Vec::<String>::new());
        let first = stored_event(1, "First", at("2026-05-12T09:00:00Z"));
        put(&database, &first);
        put(&database, &stored_event(2, "Second", at("2026-05-13T09:00:00Z")));
        put(
            &database,
            &Event {
                audience: Audience::Members,
                ..stored_event(3, "Third", at("2026-05-14T09:00:00Z"))
            },
        );
        assert_eq!(titles(&database, &calendar, now), ["First", "Second"]);
        // Three hours after a start without an end it is over, without any change.
        assert_eq!(
            titles(&database, &calendar, at("2026-05-12T12:00:00Z")),
            ["Second"]
        );
        put(
            &database,
            &Event {
                audience: Audience::Members,
                ..first
            },
        );
        assert_eq!(titles(&database, &calendar, now), ["Second"]);
    }

    #[test]
    fn what_is_counted_by_host_is_what_is_seen_of_each() {
        let (database, calendar) = (Database::in_memory(), Calendar::default());
        let now = at("2026-05-12T08:00:00Z");
        for number in 0..7_u8 {
            let event = stored_event(number, "One", at("2026-05-13T09:00:00Z"));
            let host = ["a", "b", "c"][usize::from(number) % 3];
            let iri = domain::Iri::parse(&format!("https://{host}.example/events/{number}"));
            put(
                &database,
                &Event {
                    iri: iri.unwrap(),
                    ..event
                },
            );
        }
        let ahead = database.read(|tx| calendar.ahead(tx, now)).unwrap();
        let mut counted = ahead.by_host(|_| 0);
        for row in ahead.seen_by(&Viewer::Anyone, now) {
            counted[row] += 1;
        }
        let of = |host: &str| counted.get(&Origin::parse(&format!("https://{host}.example")).unwrap());
        assert_eq!(
            [of("a"), of("b"), of("c"), of("d")],
            [Some(&3), Some(&2), Some(&2), None]
        );
    }

    #[test]
    fn an_answer_is_found_at_its_event_and_one_to_what_is_over_nowhere() {
        let (database, calendar) = (Database::in_memory(), Calendar::default());
        let now = at("2026-05-12T08:00:00Z");
        // The last by its id begins first.
        let events = [3, 2, 1].map(|number| stored_event(number, "One", at("2026-05-13T09:00:00Z")));
        for event in &events {
            put(&database, event);
        }
        let ahead = database.read(|tx| calendar.ahead(tx, now)).unwrap();
        let gone = stored_event(9, "Gone", now).id;
        let said = [(&events[1].id, Answer::Maybe), (&gone, Answer::Going)];
        let answers = ahead.answers(said.into_iter());
        for event in ahead.seen_by(&Viewer::Anyone, now) {
            let expected = (ahead.outline(event).id == events[1].id).then_some(Answer::Maybe);
            assert_eq!(answers[event], expected);
        }
    }

    #[test]
    fn a_number_that_was_not_counted_to_its_end_says_so() {
        let words = Words::english();
        let told = |n, more| Count { n, more }.told(&words, "communities-ahead", "");
        assert_eq!(told(0, true), "No events ahead");
        assert_eq!(told(5_000, true), "5000+ events ahead");
        assert_eq!(
            (told(1, false), told(1, true)),
            ("1 event ahead".to_owned(), "1+ events ahead".to_owned())
        );
    }

    #[test]
    fn what_has_not_changed_is_read_once_an_hour() {
        let (database, calendar) = (Database::in_memory(), Calendar::default());
        put(&database, &stored_event(1, "First", at("2026-05-12T09:00:00Z")));
        let ahead = |now| database.read(|tx| calendar.ahead(tx, at(now))).unwrap();
        let first = ahead("2026-05-12T08:00:00Z");
        assert!(Arc::ptr_eq(&first, &ahead("2026-05-12T08:59:59Z")));
        assert!(!Arc::ptr_eq(&first, &ahead("2026-05-12T09:00:00Z")));
    }
}
