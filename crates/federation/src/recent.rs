//! A bounded memory of things seen lately: at most so many, each until its time (threats A10, B13).

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;

/// Most signatures remembered: the load of an hour at well over what one machine verifies.
pub(crate) const SIGNATURES_MAX: usize = 1_000_000;

/// A signature as it is remembered: half of its hash, which nobody finds a second signature to.
pub(crate) type Mark = [u8; 16];

/// The mark of the hash of a signature.
pub(crate) fn mark_of(hash: &[u8; 32]) -> Mark {
    let mut mark = Mark::default();
    mark.copy_from_slice(&hash[..16]);
    mark
}

/// Values with the second until which they are remembered; the oldest goes when it is full.
pub(crate) struct Recent<K> {
    most: usize,
    inner: Mutex<Inner<K>>,
}

struct Inner<K> {
    /// In Unix seconds: there may be a million of them.
    until: BTreeMap<K, i64>,
    order: VecDeque<(i64, K)>,
}

/// Whether a value was remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    Before,
    Never,
}

impl<K: Ord + Clone> Recent<K> {
    pub(crate) fn new(most: usize) -> Self {
        Self {
            most,
            inner: Mutex::new(Inner {
                until: BTreeMap::new(),
                order: VecDeque::new(),
            }),
        }
    }

    /// Whether the value is remembered at `now`.
    pub(crate) fn look(&self, value: &K, now: Timestamp) -> Seen {
        let inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        match inner.until.get(value) {
            Some(until) if *until >= now.as_second() => Seen::Before,
            _ => Seen::Never,
        }
    }

    /// Forgets everything.
    pub(crate) fn clear(&self) {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        inner.until.clear();
        inner.order.clear();
    }

    /// Remembers a value until a moment.
    pub(crate) fn remember(&self, value: K, until: Timestamp, now: Timestamp) {
        let (until, now) = (until.as_second(), now.as_second());
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        while inner.order.len() >= self.most || inner.order.front().is_some_and(|(end, _)| *end < now) {
            let Some((end, old)) = inner.order.pop_front() else {
                break;
            };
            if inner.until.get(&old) == Some(&end) {
                inner.until.remove(&old);
            }
        }
        inner.until.insert(value.clone(), until);
        inner.order.push_back((until, value));
    }

    /// Entries held now, those that are out of date included.
    pub(crate) fn len(&self) -> usize {
        let inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        inner.order.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    /// A10
    #[test]
    fn a_value_is_remembered_until_its_time() {
        let recent = Recent::new(10);
        recent.remember(7, at(100), at(0));
        assert_eq!(recent.look(&7, at(100)), Seen::Before);
        assert_eq!(recent.look(&7, at(101)), Seen::Never);
        assert_eq!(recent.look(&8, at(0)), Seen::Never);
    }

    /// B13
    #[test]
    fn a_million_values_do_not_make_it_grow() {
        let recent = Recent::new(1_000);
        for value in 0..1_000_000u32 {
            recent.remember(value, at(1_000), at(0));
        }
        assert_eq!(recent.len(), 1_000);
        assert_eq!(recent.look(&999_999, at(1)), Seen::Before);
    }
}
