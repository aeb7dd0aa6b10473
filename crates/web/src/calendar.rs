//! What is ahead, in outline, kept in memory from one change of the events to the next: pages count and filter it.

use std::collections::BTreeMap;
use std::ops::{Index, IndexMut};
use std::sync::{Arc, Mutex, PoisonError};

use community::Viewer;
use community::list_events::{Filter, outlines_ahead};
use domain::Origin;
use jiff::Timestamp;
use store::events::{self, Outline};
use store::{StoreError, Transaction};

use crate::words::Words;

/// Seconds after which it is read again also without a change, so that what is over does not fill it.
const KEPT_SECONDS_MAX: i64 = 3_600;

/// The calendar of a node; cheap to ask as long as nothing has changed.
#[derive(Default)]
pub(crate) struct Calendar {
    kept: Mutex<Option<Arc<Ahead>>>,
}

/// The calendar as it was read.
pub(crate) struct Ahead {
    version: Option<u64>,
    read_at: Timestamp,
    outlines: Vec<Outline>,
    /// Whose events these are; an outline's host by its number here, so that a page compares no addresses.
    hosts: Vec<Origin>,
    host_numbers: Vec<usize>,
    /// Whether there are more than are kept.
    pub(crate) more: bool,
}

/// Something for each community whose events are ahead.
pub(crate) struct ByHost<'a, T> {
    hosts: &'a [Origin],
    of_numbers: Vec<T>,
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
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(kept) = kept.filter(|kept| kept.is_good(version, now)) {
            return Ok(kept);
        }
        let (from, _) = Filter::default().still_on(now);
        let (outlines, more) = outlines_ahead(tx, from)?;
        let (hosts, host_numbers) = numbered(&outlines);
        let ahead = Arc::new(Ahead {
            version,
            read_at: now,
            outlines,
            hosts,
            host_numbers,
            more,
        });
        *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = Some(ahead.clone());
        Ok(ahead)
    }
}

impl Ahead {
    fn is_good(&self, version: Option<u64>, now: Timestamp) -> bool {
        let age = now.as_second() - self.read_at.as_second();
        self.version == version && (0..KEPT_SECONDS_MAX).contains(&age)
    }

    /// Those this reader may see that are not over, by start.
    pub(crate) fn seen_by<'a>(
        &'a self,
        viewer: &'a Viewer,
        now: Timestamp,
    ) -> impl Iterator<Item = &'a Outline> {
        self.seen_of_hosts(viewer, now).map(|(outline, _)| outline)
    }

    /// The same, each with the number of its host, which a [`ByHost`] of [`Self::by_host`] knows.
    pub(crate) fn seen_of_hosts<'a>(
        &'a self,
        viewer: &'a Viewer,
        now: Timestamp,
    ) -> impl Iterator<Item = (&'a Outline, usize)> {
        let all = self.outlines.iter().zip(self.host_numbers.iter().copied());
        all.filter(move |(outline, _)| {
            outline.over > now && viewer.may_see_one_that(outline.state, &outline.audience)
        })
    }

    /// Something for each host.
    pub(crate) fn by_host<T>(&self, of: impl FnMut(&Origin) -> T) -> ByHost<'_, T> {
        ByHost {
            hosts: &self.hosts,
            of_numbers: self.hosts.iter().map(of).collect(),
        }
    }

    /// A number of them.
    pub(crate) fn count(&self, n: usize) -> Count {
        Count {
            n: u32::try_from(n).unwrap_or(u32::MAX),
            more: self.more,
        }
    }
}

impl<'a, T> ByHost<'a, T> {
    /// The hosts for which something holds.
    pub(crate) fn hosts_where(self, holds: impl Fn(&T) -> bool) -> impl Iterator<Item = &'a Origin> {
        let all = self.hosts.iter().zip(self.of_numbers);
        all.filter_map(move |(host, of)| holds(&of).then_some(host))
    }

    /// What there is for a host; nothing for one without events ahead.
    pub(crate) fn get(&self, host: &Origin) -> Option<&T> {
        let number = self.hosts.iter().position(|known| known == host)?;
        self.of_numbers.get(number)
    }
}

/// By the number of a host.
impl<T> Index<usize> for ByHost<'_, T> {
    type Output = T;

    fn index(&self, number: usize) -> &T {
        &self.of_numbers[number]
    }
}

impl<T> IndexMut<usize> for ByHost<'_, T> {
    fn index_mut(&mut self, number: usize) -> &mut T {
        &mut self.of_numbers[number]
    }
}

/// Each host once, and the number of each outline's.
fn numbered(outlines: &[Outline]) -> (Vec<Origin>, Vec<usize>) {
    let mut known: BTreeMap<&Origin, usize> = BTreeMap::new();
    let mut hosts = Vec::new();
    let numbers = outlines.iter().map(|outline| {
        *known.entry(&outline.host).or_insert_with(|| {
            hosts.push(outline.host.clone());
            hosts.len() - 1
        })
    });
    let numbers = numbers.collect();
    (hosts, numbers)
}

#[cfg(test)]
mod tests {
    use domain::{Audience, Event};
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
        seen.map(|outline| outline.title.to_string()).collect()
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
        for (_, host) in ahead.seen_of_hosts(&Viewer::Anyone, now) {
            counted[host] += 1;
        }
        let of = |host: &str| counted.get(&Origin::parse(&format!("https://{host}.example")).unwrap());
        assert_eq!(
            [of("a"), of("b"), of("c"), of("d")],
            [Some(&3), Some(&2), Some(&2), None]
        );
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
