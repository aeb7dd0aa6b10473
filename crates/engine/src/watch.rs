//! Hints that something may have changed: cheap, coalesced, and only after durability.
//!
//! A reader scans again on a hint and also from time to time without one, so a lost hint costs
//! latency and never work.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::task::{Context, Poll, Waker};

/// A set of up to 32 subjects of hints; the registry of bits is the caller's.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Topics(pub u32);

/// One listener's ear. A hint given before it is asked for is kept, once however many there were.
#[derive(Debug)]
pub struct Watch(Arc<Ear>);

/// Resolves at the next hint; cancel-safe.
#[derive(Debug)]
#[must_use = "a future does nothing until it is polled"]
pub struct Changed<'w>(&'w Ear);

#[derive(Debug)]
struct Ear {
    topics: Topics,
    heard: Mutex<Heard>,
}

#[derive(Default, Debug)]
struct Heard {
    changed: bool,
    waker: Option<Waker>,
}

/// Everybody who listens to one engine, in the order in which they began to.
#[derive(Default, Debug)]
pub(crate) struct Listeners(Mutex<Vec<Weak<Ear>>>);

impl Topics {
    /// No topic: nobody is woken.
    pub const NONE: Self = Self(0);

    /// Both sets together.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Every topic of `other` is here.
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Some topic of `other` is here.
    pub const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl Watch {
    /// Waits for a hint, and takes it.
    pub fn changed(&mut self) -> Changed<'_> {
        Changed(&self.0)
    }

    /// Takes a hint if one was given.
    pub fn try_changed(&mut self) -> bool {
        let mut heard = self.0.heard.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut heard.changed)
    }
}

impl Future for Changed<'_> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let mut heard = self.0.heard.lock().unwrap_or_else(PoisonError::into_inner);
        if std::mem::take(&mut heard.changed) {
            return Poll::Ready(());
        }
        heard.waker = Some(context.waker().clone());
        Poll::Pending
    }
}

impl Listeners {
    pub(crate) fn watch(&self, topics: Topics) -> Watch {
        let ear = Arc::new(Ear {
            topics,
            heard: Mutex::default(),
        });
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(Arc::downgrade(&ear));
        Watch(ear)
    }

    /// Gives the hint to whoever listens to one of `topics`.
    pub(crate) fn wake(&self, topics: Topics) {
        if topics == Topics::NONE {
            return;
        }
        let mut wakers = Vec::new();
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .retain(|ear| {
                let Some(ear) = ear.upgrade() else { return false };
                if ear.topics.intersects(topics) {
                    let mut heard = ear.heard.lock().unwrap_or_else(PoisonError::into_inner);
                    heard.changed = true;
                    wakers.extend(heard.waker.take());
                }
                true
            });
        // Outside the lock: a waker may run anything, also a new watch.
        wakers.into_iter().for_each(Waker::wake);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commit::block_on;

    const MAIL: Topics = Topics(1);
    const OUTBOX: Topics = Topics(2);

    #[test]
    fn several_hints_are_taken_as_one() {
        let listeners = Listeners::default();
        let mut watch = listeners.watch(MAIL);
        listeners.wake(MAIL);
        listeners.wake(MAIL.union(OUTBOX));
        assert!(watch.try_changed());
        assert!(!watch.try_changed());
    }

    #[test]
    fn a_hint_for_another_topic_is_not_heard() {
        let listeners = Listeners::default();
        let mut watch = listeners.watch(MAIL);
        listeners.wake(OUTBOX);
        assert!(!watch.try_changed());
    }

    #[test]
    fn a_waiting_listener_is_woken_from_another_thread() {
        let listeners = Arc::new(Listeners::default());
        let mut watch = listeners.watch(MAIL);
        let waking = std::thread::spawn({
            let listeners = Arc::clone(&listeners);
            move || listeners.wake(MAIL)
        });
        block_on(watch.changed());
        waking.join().unwrap();
        assert!(!watch.try_changed());
    }

    #[test]
    fn a_listener_that_left_is_forgotten() {
        let listeners = Listeners::default();
        drop(listeners.watch(MAIL));
        listeners.wake(MAIL);
        assert!(listeners.0.lock().unwrap().is_empty());
    }

    #[test]
    fn a_set_of_topics_contains_its_parts() {
        assert!(MAIL.union(OUTBOX).contains(MAIL));
        assert!(!MAIL.contains(MAIL.union(OUTBOX)));
        assert!(!MAIL.intersects(Topics::NONE));
    }
}
