//! What the memory of actors holds, for `../in_memory.rs`, and that it can be emptied.

use std::sync::PoisonError;

use super::{AT_HAND_MAX, Actors, REFETCHED_MAX};

impl Actors {
    /// Forgets everything, failures too.
    pub(crate) fn clear(&self) {
        self.at_hand
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
        self.profiles
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
        self.refetched.clear();
        self.buckets
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    /// Entries and bounds: actors at hand, profiles of hosts, actors fetched anew, what the fetching remembers.
    pub(crate) fn entries(&self) -> [(usize, usize); 4] {
        let at_hand = self.at_hand.lock().unwrap_or_else(PoisonError::into_inner).len();
        let profiles = self.profiles.lock().unwrap_or_else(PoisonError::into_inner).len();
        let buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        [
            (at_hand, AT_HAND_MAX),
            (profiles, AT_HAND_MAX),
            (self.refetched.len(), REFETCHED_MAX),
            (buckets.len(), buckets.entries_max()),
        ]
    }
}
