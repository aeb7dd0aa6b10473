//! What a node does by the clock and not because of a message; a story says when.

use std::sync::atomic::Ordering;
use std::time::Duration;

use engine::{Batch, Keyspace, Write};

use crate::rows::rows_of;
use crate::story_node::StoryNode;

/// What a drift is measured in.
const MILLION: u128 = 1_000_000;

impl StoryNode {
    /// From now on its clock, wall and monotonic alike, gains this many parts in a million; below 0 it loses them.
    pub fn drifts(&self, parts_in_a_million: i64) {
        self.drift.store(parts_in_a_million, Ordering::Relaxed);
    }

    /// What passes on its clock in a million parts of the world's time.
    fn rate(&self) -> u128 {
        let rate = 1_000_000_i64.saturating_add(self.drift.load(Ordering::Relaxed));
        u128::try_from(rate).unwrap_or(0).max(1)
    }

    /// Time of the world passes.
    pub(crate) fn pass(&self, by: Duration) {
        self.clock.advance(part_of(by, self.rate(), MILLION));
    }

    /// How much of the world's time passes until so much has passed on its clock.
    pub(crate) fn until_passed(&self, on_its_clock: Duration) -> Duration {
        part_of(on_its_clock, MILLION, self.rate())
    }

    /// What the node does once a night.
    pub fn compare_with_all(&self) {
        let up = self.up().expect("a node compares while it runs");
        up.runtime
            .federation
            .compare_with_all()
            .expect("a store in memory can be written");
    }

    /// Hears the sums of vouchers of its peers, as it does once a night; how many answered.
    pub async fn hear_figures(&self) -> usize {
        let up = self.up().expect("a node asks while it runs");
        up.runtime.federation.hear_figures().await
    }

    /// Queues the weekly digest if its hour has come, as the node does all the time; for how many members.
    pub async fn digest(&self) -> usize {
        let up = self.up().expect("a node looks while it runs");
        server::workers::digest(up.node())
            .await
            .expect("a store in memory can be written")
    }

    /// Reminds members of what begins soon, as the node does every minute; of how many events.
    pub async fn remind(&self) -> usize {
        let up = self.up().expect("a node reminds while it runs");
        server::workers::remind(up.node())
            .await
            .expect("a store in memory can be written")
    }

    /// Calls for hands go on by the clock, as the node looks after them all the time; of how many calls.
    pub async fn go_on_with_calls(&self) -> usize {
        let up = self.up().expect("a node looks while it runs");
        server::workers::go_on_with_calls(up.node())
            .await
            .expect("a store in memory can be written")
    }

    /// Introductions go on by the clock, as the node looks after them all the time; how many were looked at.
    pub async fn go_on_with_introductions(&self) -> usize {
        let up = self.up().expect("a node looks while it runs");
        server::workers::go_on_with_introductions(up.node())
            .await
            .expect("a store in memory can be written")
    }

    /// Tells those who had a seat that an event is over, as the node does every ten minutes; of how many events.
    pub async fn thank(&self) -> usize {
        let up = self.up().expect("a node looks while it runs");
        server::workers::thank(up.node())
            .await
            .expect("a store in memory can be written")
    }

    /// Tells members of hosts that have said nothing for a day, as the node does every minute; of how many answers.
    pub async fn tell_of_silence(&self) -> usize {
        let up = self.up().expect("a node looks while it runs");
        server::workers::tell_of_silence(up.node())
            .await
            .expect("a store in memory can be written")
    }

    /// Looks what officers have to know, as the node does every minute; how many things that were.
    pub async fn watch(&self) -> usize {
        let up = self.up().expect("a node looks while it runs");
        server::workers::watch(&up.runtime)
            .await
            .expect("a store in memory can be written")
    }

    /// Goes on with files of members, as the worker does, and is stopped before more than so many pieces; how many were
    /// done.
    pub async fn go_on_with_imports(&self, pieces: usize) -> usize {
        let up = self.up().expect("a node that runs takes members in");
        let left = std::cell::Cell::new(pieces);
        let may_go_on = || left.replace(left.get().saturating_sub(1)) > 0;
        server::workers::go_on_with_imports(up.node(), may_go_on)
            .await
            .expect("a store in memory can be read")
    }

    /// Takes names of whose data is deleted off lists and documents, as the worker does every minute; how many pieces.
    pub async fn go_on_with_erasures(&self) -> usize {
        let up = self.up().expect("a node that runs deletes");
        server::workers::go_on_with_erasures(&up.runtime, || true)
            .await
            .expect("a store in memory can be written")
    }

    /// Tables that have a row with this text in its key or value, by number.
    pub fn tables_with(&self, text: &str) -> Vec<u16> {
        let holds = |bytes: &[u8]| bytes.windows(text.len()).any(|part| part == text.as_bytes());
        let has = |table: &u16| {
            let rows = rows_of(self, *table);
            rows.iter().any(|(key, row)| holds(key) || holds(row))
        };
        (0..u16::from(store::KEYSPACES)).filter(has).collect()
    }

    /// Sweeps up files of pictures that nothing shows, as the node does every hour; how many.
    pub async fn sweep_media(&self) -> usize {
        let up = self.up().expect("a node sweeps while it runs");
        server::workers::sweep_media(up.node(), self.clock_now()).await
    }

    /// Spoils the first row of a table, as damage would; the numbers of tables are in `store::spaces`.
    pub async fn spoil_first_row(&self, table: u8) {
        let space = Keyspace(table);
        let (key, _) = rows_of(self, table.into())
            .into_iter()
            .next()
            .expect("a row to spoil");
        let batch = Batch {
            writes: vec![Write::Put(space, key, "spoilt".into())],
            ..Batch::default()
        };
        let done = self.engine().commit(batch).await;
        done.expect("a store in memory can be written");
    }
}

/// `parts / of` of a span, rounded up to a nanosecond.
fn part_of(span: Duration, parts: u128, of: u128) -> Duration {
    let nanos = span.as_nanos().saturating_mul(parts).div_ceil(of);
    Duration::from_nanos(u64::try_from(nanos).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_without_drift_keeps_the_time_and_whoever_waits_by_one_that_drifts_waits_long_enough() {
        let span = Duration::from_millis(86_400_001);
        assert_eq!(part_of(span, MILLION, MILLION), span);
        for rate in [500_000, 980_000, 999_999, 1_000_001, 1_020_000] {
            let waited = part_of(span, MILLION, rate);
            let passed = part_of(waited, rate, MILLION);
            assert!(
                passed >= span && passed < span + Duration::from_millis(2),
                "{rate}: {passed:?}"
            );
        }
    }
}
