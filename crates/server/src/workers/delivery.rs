//! Turns announcements into deliveries, and sends those that are due.

use std::sync::Arc;

use store::Topic;

use super::{Heard, Stop, pause};
use crate::runtime::NodeRuntime;

/// How many senders take lanes: a turn ends with its slowest host, and the others go on meanwhile (threat C7).
pub(super) const SENDERS: usize = 4;

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

/// Sends what is due, host by host.
pub(super) async fn send(runtime: Arc<NodeRuntime>, stop: Stop) {
    let database = &runtime.node().database;
    let mut hint = database.watch(&[Topic::Deliveries]);
    loop {
        while runtime.federation.deliver().await.done > 0 {}
        let due = store::deliveries::next_due(database).ok().flatten();
        if pause(&stop, &mut hint, runtime.node().now(), due).await == Heard::Stop {
            return;
        }
    }
}
