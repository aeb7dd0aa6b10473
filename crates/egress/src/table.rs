//! What is remembered about servers and addresses named by others: never more than a cap, never longer than a time (threat B13).

use std::collections::BTreeMap;
use std::time::Duration;

/// Entries by key. Times are monotonic and told by the caller.
pub(crate) struct Table<K, V> {
    entries: BTreeMap<K, Entry<V>>,
    entries_max: usize,
    kept: Duration,
}

struct Entry<V> {
    value: V,
    used: Duration,
}

impl<K: Ord + Clone, V> Table<K, V> {
    /// Holds `entries_max` entries, each for `kept` after its last use.
    pub(crate) fn new(entries_max: usize, kept: Duration) -> Self {
        Self {
            entries: BTreeMap::new(),
            entries_max,
            kept,
        }
    }

    /// The entry of `key`, made if there is none or if it is out of date. `None` if the table is full of entries of which
    /// none `may_go`.
    pub(crate) fn entry(
        &mut self,
        key: &K,
        now: Duration,
        fresh: impl FnOnce() -> V,
        may_go: impl Fn(&V) -> bool,
    ) -> Option<&mut V> {
        let kept = self.kept;
        let stale = |entry: &Entry<V>| now.saturating_sub(entry.used) >= kept && may_go(&entry.value);
        if self.entries.get(key).is_some_and(stale) {
            self.entries.remove(key);
        }
        if !self.entries.contains_key(key) && self.entries.len() >= self.entries_max {
            self.make_room(now, &may_go);
            if self.entries.len() >= self.entries_max {
                return None;
            }
        }
        let entry = self.entries.entry(key.clone()).or_insert_with(|| Entry {
            value: fresh(),
            used: now,
        });
        entry.used = entry.used.max(now);
        Some(&mut entry.value)
    }

    /// The entry of `key` as it is, without counting as a use.
    pub(crate) fn get(&self, key: &K) -> Option<&V> {
        self.entries.get(key).map(|entry| &entry.value)
    }

    /// Forgets an entry.
    pub(crate) fn remove(&mut self, key: &K) {
        self.entries.remove(key);
    }

    /// How many entries there are, for a gauge.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Drops what is out of date, or else the half used longest ago: rarely enough that a flood pays for it once per half.
    fn make_room(&mut self, now: Duration, may_go: &impl Fn(&V) -> bool) {
        let kept = self.kept;
        self.entries
            .retain(|_, entry| now.saturating_sub(entry.used) < kept || !may_go(&entry.value));
        if self.entries.len() < self.entries_max {
            return;
        }
        let mut idle: Vec<(Duration, K)> = self
            .entries
            .iter()
            .filter(|(_, entry)| may_go(&entry.value))
            .map(|(key, entry)| (entry.used, key.clone()))
            .collect();
        idle.sort_unstable();
        let half = idle.len().div_ceil(2);
        for (_, key) in idle.into_iter().take(half) {
            self.entries.remove(&key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);

    /// B13
    #[test]
    fn a_million_names_leave_no_more_than_the_cap() {
        let mut table: Table<u32, u32> = Table::new(1_000, MINUTE);
        for name in 0..1_000_000 {
            let now = Duration::from_millis(u64::from(name));
            assert!(table.entry(&name, now, || name, |_| true).is_some());
            assert!(table.len() <= 1_000);
            assert!(
                name < 400 || table.get(&(name - 400)).is_some(),
                "the oldest go first"
            );
        }
        assert_eq!(table.get(&999_999), Some(&999_999), "the last one is known");
        assert_eq!(table.get(&0), None);
    }

    /// B13
    #[test]
    fn what_is_in_use_is_not_forgotten_and_then_nothing_new_is_taken() {
        let mut table: Table<u32, &str> = Table::new(2, MINUTE);
        let in_use = |value: &&str| *value != "busy";
        table.entry(&1, Duration::ZERO, || "busy", in_use).unwrap();
        table.entry(&2, MINUTE, || "idle", in_use).unwrap();
        assert!(
            table.entry(&3, MINUTE, || "busy", in_use).is_some(),
            "the idle one made room"
        );
        assert_eq!((table.get(&1), table.get(&2)), (Some(&"busy"), None));
        assert!(table.entry(&4, MINUTE * 9, || "idle", in_use).is_none());
        assert_eq!(table.len(), 2);
    }

    #[test]
    fn an_entry_out_of_date_is_made_anew() {
        let mut table: Table<u32, u32> = Table::new(8, MINUTE);
        *table.entry(&1, Duration::ZERO, || 0, |_| true).unwrap() += 1;
        assert_eq!(table.entry(&1, MINUTE / 2, || 0, |_| true).copied(), Some(1));
        assert_eq!(
            table.entry(&1, MINUTE, || 0, |_| true).copied(),
            Some(1),
            "used half a minute ago"
        );
        assert_eq!(table.entry(&1, MINUTE * 2, || 0, |_| true).copied(), Some(0));
    }
}
