//! Turns announcements into deliveries, and sends those that are due.

use std::sync::Arc;

use jiff::Timestamp;
use store::deliveries::{self, Lanes};
use store::{Database, Topic};

use super::{Heard, Stop, pause};
use crate::runtime::NodeRuntime;

/// Who sends: hosts that fail or are slow have senders of their own, so that nobody else waits behind them (threat C7).
pub(super) const SENDERS: [Lanes; 4] = [Lanes::Well, Lanes::Well, Lanes::Troubled, Lanes::Troubled];

/// Turns what was announced into deliveries.
pub(super) async fn tell(runtime: Arc<NodeRuntime>, stop: Stop) {
    let database = &runtime.node().database;
    let mut hint = database.watch(&[Topic::Outbox]);
    loop {
        while runtime.federation.tell().await.done > 0 {}
        let due = store::outbox::next_due(database).ok().flatten();
        if pause(&stop, &mut hint, runtime.node().now(), due).await == Heard::Stop {
            return;
        }
    }
}

/// Sends what is due to the hosts of one queue.
pub(super) async fn send(runtime: Arc<NodeRuntime>, lanes: Lanes, stop: Stop) {
    let database = &runtime.node().database;
    let mut hint = database.watch(&[Topic::Deliveries]);
    loop {
        while runtime.federation.deliver_to(lanes).await.done > 0 {}
        let due = next_due(database, lanes);
        if pause(&stop, &mut hint, runtime.node().now(), due).await == Heard::Stop {
            return;
        }
    }
}

/// When a lane is due, or something parked for a host that fails.
fn next_due(database: &Database, lanes: Lanes) -> Option<Timestamp> {
    let lane = deliveries::next_due_of(database, lanes).ok().flatten();
    let probe = match lanes {
        Lanes::Well => None,
        Lanes::Troubled => deliveries::next_probe(database).ok().flatten(),
    };
    [lane, probe].into_iter().flatten().min()
}
