//! I11: a live peer does not wait longer because others are dead.

use std::time::Duration;

/// What no run can be better than: the clock of a world stands still while nobody waits.
const GRAIN: Duration = Duration::from_secs(1);

/// I11: each latency with dead peers is at most half as long again as the longest without.
pub fn live_peers_do_not_wait(alone: &[Duration], beside_the_dead: &[Duration]) -> Vec<String> {
    let most = alone.iter().max().copied().unwrap_or_default();
    let bound = most.max(GRAIN) * 3 / 2;
    let slow = beside_the_dead.iter().filter(|latency| **latency > bound);
    slow.map(|latency| format!("I11: a live peer waited {latency:?}, and {most:?} when all were alive"))
        .collect()
}
