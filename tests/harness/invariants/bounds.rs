//! I10: what a node remembers of other hosts is bounded by the agreements it made.

use std::collections::BTreeSet;

use store::{inbox, outbox, peerings};

use super::ROWS_MAX;
use crate::World;
use crate::rows::rows_of;

/// Tables with a row for each peer, by number and name: nobody else may add one.
const OF_PEERS: [(u16, &str); 3] = [(38, "sequences out"), (40, "sequences in"), (41, "repairs")];
/// Most jobs that a story leaves in a queue at any moment.
const QUEUED_MAX: usize = 5_000;

/// I10: rows for remote hosts exist for peers alone, and no queue grows without end.
pub fn bounded(world: &World) -> Vec<String> {
    let mut broken = Vec::new();
    for node in world.nodes() {
        let database = node.database();
        let peers = database.read(peerings::list).expect("peerings can be read");
        let peers: BTreeSet<&str> = peers.iter().map(|peering| peering.peer.as_str()).collect();
        for (table, name) in OF_PEERS {
            for (key, _) in rows_of(&node, table) {
                let host = String::from_utf8_lossy(&key).into_owned();
                if !peers.contains(host.as_str()) {
                    broken.push(format!(
                        "I10: {}: {name} has a row for {host}, who is no peer",
                        node.name
                    ));
                }
            }
        }
        let waiting = database.read(|tx| {
            Ok::<_, store::StoreError>((inbox::waiting(tx, ROWS_MAX)?, outbox::waiting(tx, ROWS_MAX)?))
        });
        let (came, told) = waiting.expect("queues can be read");
        if came > QUEUED_MAX || told > QUEUED_MAX {
            broken.push(format!(
                "I10: {}: {came} activities and {told} announcements wait",
                node.name
            ));
        }
    }
    broken
}
