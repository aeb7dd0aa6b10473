//! What time it is: from the system in service, from the test or the simulation otherwise.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};

/// Wall and monotonic time of one node.
pub trait Clock: Send + Sync {
    /// The wall clock: may jump when somebody sets it.
    fn now(&self) -> Timestamp;

    /// Time since this clock was made; never runs backwards.
    fn elapsed(&self) -> Duration;
}

/// The clock of the machine, and how far a development set-up has moved it forward. Clones move together.
#[derive(Clone)]
pub struct SystemClock {
    start: Instant,
    moved: Arc<Mutex<Duration>>,
}

impl SystemClock {
    /// Starts counting [`Clock::elapsed`].
    #[expect(
        clippy::disallowed_methods,
        reason = "this is where the node asks the system for the time"
    )]
    pub fn start() -> Self {
        Self {
            start: Instant::now(),
            moved: Arc::default(),
        }
    }

    /// Moves this node into the future, wall and monotonic alike; only the probes of `--dev` do.
    pub fn advance(&self, by: Duration) {
        let mut moved = self.moved.lock().unwrap_or_else(PoisonError::into_inner);
        *moved = moved.saturating_add(by);
    }

    fn moved(&self) -> Duration {
        *self.moved.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is where the node asks the system for the time"
    )]
    fn now(&self) -> Timestamp {
        later(Timestamp::now(), self.moved())
    }

    fn elapsed(&self) -> Duration {
        self.start.elapsed().saturating_add(self.moved())
    }
}

/// A clock that stands still until it is told otherwise. Clones are one clock.
#[derive(Clone)]
pub struct ToldClock {
    told: Arc<Mutex<Told>>,
}

struct Told {
    now: Timestamp,
    elapsed: Duration,
}

impl ToldClock {
    /// Stands at `at`, with nothing elapsed.
    pub fn new(at: Timestamp) -> Self {
        Self {
            told: Arc::new(Mutex::new(Told {
                now: at,
                elapsed: Duration::ZERO,
            })),
        }
    }

    /// Jumps the wall clock, also backwards, as a wrong time server would; no time elapses.
    pub fn set(&self, at: Timestamp) {
        self.told.lock().unwrap_or_else(PoisonError::into_inner).now = at;
    }

    /// Lets time pass, wall and monotonic alike.
    pub fn advance(&self, by: Duration) {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        told.now = later(told.now, by);
        told.elapsed = told.elapsed.saturating_add(by);
    }
}

impl Clock for ToldClock {
    fn now(&self) -> Timestamp {
        self.told.lock().unwrap_or_else(PoisonError::into_inner).now
    }

    fn elapsed(&self) -> Duration {
        self.told.lock().unwrap_or_else(PoisonError::into_inner).elapsed
    }
}

/// `by` after `at`, or the end of time: a probe that asks for too much must not stop the node.
fn later(at: Timestamp, by: Duration) -> Timestamp {
    SignedDuration::try_from(by)
        .ok()
        .and_then(|by| at.checked_add(by).ok())
        .unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noon() -> Timestamp {
        "2026-11-21T12:00:00Z".parse().unwrap()
    }

    #[test]
    fn a_told_clock_stands_still_until_told() {
        let clock = ToldClock::new(noon());
        assert_eq!((clock.now(), clock.elapsed()), (noon(), Duration::ZERO));
        let same = clock.clone();
        same.advance(Duration::from_secs(90));
        assert_eq!(clock.now(), "2026-11-21T12:01:30Z".parse().unwrap());
        assert_eq!(clock.elapsed(), Duration::from_secs(90));
    }

    #[test]
    fn a_jump_of_the_wall_clock_elapses_nothing() {
        let clock = ToldClock::new(noon());
        clock.advance(Duration::from_secs(5));
        clock.set("2026-11-20T11:00:00Z".parse().unwrap());
        assert!(clock.now() < noon());
        assert_eq!(clock.elapsed(), Duration::from_secs(5));
    }

    #[test]
    fn advancing_the_system_clock_moves_both_of_its_hands_in_every_clone() {
        let clock = SystemClock::start();
        let before = clock.now();
        let day = Duration::from_secs(86_400);
        clock.clone().advance(day);
        assert!(clock.elapsed() >= day);
        assert!(clock.now() >= later(before, day));
    }

    #[test]
    fn too_far_a_future_is_the_end_of_time() {
        let clock = ToldClock::new(noon());
        clock.advance(Duration::MAX);
        clock.advance(Duration::MAX);
        assert_eq!(clock.now(), Timestamp::MAX);
        let clock = SystemClock::start();
        clock.advance(Duration::MAX);
        clock.advance(Duration::MAX);
        assert_eq!((clock.now(), clock.elapsed()), (Timestamp::MAX, Duration::MAX));
    }
}
