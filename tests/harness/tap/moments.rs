//! At what time things left of which only the order is written down: lines of the log, and requests to other servers.

use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;

use super::spoken;

/// How much had left when a moment ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Moment {
    at: Timestamp,
    sent: usize,
    spoken: usize,
}

/// The moments of a world in which something left, kept once somebody listens.
#[derive(Debug, Default)]
pub(crate) struct Moments(Mutex<Option<Vec<Moment>>>);

impl Moments {
    /// Keeps them from now on.
    pub(super) fn listen(&self) {
        self.list().get_or_insert_default();
    }

    /// Time goes on; so many requests were sent until now.
    pub(crate) fn end(&self, at: Timestamp, sent: usize) {
        let spoken = spoken::count();
        if let Some(list) = self.list().as_mut() {
            let last = list.last().map(|last| (last.sent, last.spoken));
            if last != Some((sent, spoken)) {
                list.push(Moment { at, sent, spoken });
            }
        }
    }

    /// When a request left, by its place among all of the network; nothing if its moment goes on.
    pub(super) fn sent(&self, place: usize) -> Option<Timestamp> {
        self.find(|moment| moment.sent <= place)
    }

    /// When a line was written, by its place among all of the process.
    pub(super) fn spoken(&self, place: usize) -> Option<Timestamp> {
        self.find(|moment| moment.spoken <= place)
    }

    fn find(&self, is_before: impl Fn(&Moment) -> bool) -> Option<Timestamp> {
        let list = self.list();
        let list = list.as_ref()?;
        let moment = list.get(list.partition_point(is_before));
        moment.map(|moment| moment.at)
    }

    fn list(&self) -> MutexGuard<'_, Option<Vec<Moment>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn what_left_has_the_time_of_the_moment_in_which_it_left() {
        let moments = Moments::default();
        moments.end(at(1), 9);
        assert_eq!(moments.sent(0), None, "nobody listened");
        moments.listen();
        for (second, sent) in [(2, 0), (3, 2), (4, 2), (5, 3)] {
            moments.end(at(second), sent);
        }
        let times = [0, 1, 2, 3].map(|place| moments.sent(place));
        assert_eq!(times, [Some(at(3)), Some(at(3)), Some(at(5)), None]);
    }
}
