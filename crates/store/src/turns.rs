//! A line before each row that somebody lost: first come, first served, so that nobody starves.
//!
//! Only losers stand in line. Whoever comes for the first time tries at once, which is what nearly
//! always succeeds; with many after the same row, all but one meet here and go one after another.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use engine::{Key, Keyspace};
use futures_channel::oneshot;

/// A row.
pub(crate) type Place = (Keyspace, Key);
type Line = VecDeque<oneshot::Sender<Turn>>;

/// The lines of one process; a row that nobody has a turn at has none.
#[derive(Debug, Default)]
pub(crate) struct Turns {
    lines: Mutex<BTreeMap<Place, Line>>,
}

/// The first in line for a row; when it is dropped the next one's turn begins.
#[derive(Debug)]
pub(crate) struct Turn {
    turns: Arc<Turns>,
    place: Place,
}

impl Turns {
    /// Waits in line for a row. A waiter that goes away is passed over.
    pub(crate) async fn wait_for(self: &Arc<Self>, place: Place) -> Turn {
        let waiting = {
            let mut lines = self.lock();
            match lines.get_mut(&place) {
                None => {
                    lines.insert(place.clone(), Line::new());
                    None
                }
                Some(line) => {
                    let (sender, receiver) = oneshot::channel();
                    line.push_back(sender);
                    Some(receiver)
                }
            }
        };
        match waiting {
            None => Turn {
                turns: Arc::clone(self),
                place,
            },
            Some(called) => called
                .await
                .expect("a line is held by those who stand in it, and each is called"),
        }
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<Place, Line>> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Turn {
    /// Whether it is a turn at this row.
    pub(crate) fn is_at(&self, place: &Place) -> bool {
        &self.place == place
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let next = {
            let mut lines = self.turns.lock();
            let line = lines.get_mut(&self.place);
            let next = line.and_then(|line| {
                std::iter::from_fn(|| line.pop_front()).find(|waiter| !waiter.is_canceled())
            });
            if next.is_none() {
                lines.remove(&self.place);
            }
            next
        };
        if let Some(waiter) = next {
            // One that goes away just now drops what it is given, and so calls the next.
            let _gone = waiter.send(Turn {
                turns: Arc::clone(&self.turns),
                place: self.place.clone(),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use super::*;

    fn place() -> Place {
        (Keyspace(1), b"row".to_vec())
    }

    fn is_called<T>(future: std::pin::Pin<&mut impl Future<Output = T>>) -> Option<T> {
        match future.poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(turn) => Some(turn),
            Poll::Pending => None,
        }
    }

    #[test]
    fn whoever_came_first_goes_first_and_one_at_a_time() {
        let turns = Arc::new(Turns::default());
        let mut one = pin!(turns.wait_for(place()));
        let mut two = pin!(turns.wait_for(place()));
        let mut three = pin!(turns.wait_for(place()));
        let first = is_called(one.as_mut()).unwrap();
        assert!(is_called(two.as_mut()).is_none() && is_called(three.as_mut()).is_none());
        drop(first);
        assert!(is_called(three.as_mut()).is_none());
        let second = is_called(two.as_mut()).unwrap();
        assert!(is_called(three.as_mut()).is_none());
        drop(second);
        assert!(is_called(three.as_mut()).is_some());
    }

    #[test]
    fn a_waiter_that_goes_away_holds_nobody_up_before_or_after_it_is_called() {
        let turns = Arc::new(Turns::default());
        let first = is_called(pin!(turns.wait_for(place()))).unwrap();
        let mut gone = Box::pin(turns.wait_for(place()));
        let mut called_and_gone = Box::pin(turns.wait_for(place()));
        let mut last = pin!(turns.wait_for(place()));
        assert!(is_called(gone.as_mut()).is_none());
        assert!(is_called(called_and_gone.as_mut()).is_none());
        assert!(is_called(last.as_mut()).is_none());
        drop(gone);
        drop(first);
        drop(called_and_gone);
        assert!(is_called(last.as_mut()).is_some());
        assert!(turns.lock().is_empty());
    }

    #[test]
    fn rows_have_lines_of_their_own() {
        let turns = Arc::new(Turns::default());
        let here = is_called(pin!(turns.wait_for(place()))).unwrap();
        let there = is_called(pin!(turns.wait_for((Keyspace(2), b"row".to_vec())))).unwrap();
        assert!(here.is_at(&place()) && !there.is_at(&place()));
    }
}
