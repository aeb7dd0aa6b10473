//! Turns announcements into deliveries and sends those that are due.

use std::sync::Arc;

use store::Topic;

use super::{Heard, Stop, pause};
use crate::runtime::NodeRuntime;

pub(super) async fn work(runtime: Arc<NodeRuntime>, stop: Stop) {
    let database = &runtime.node().database;
    let mut hint = database.watch(&[Topic::Outbox, Topic::Deliveries]);
    loop {
        loop {
            let told = runtime.federation.tell().await.done;
            let sent = runtime.federation.deliver().await.done;
            if told + sent == 0 {
                break;
            }
        }
        let due = [
            store::outbox::next_due(database),
            store::deliveries::next_due(database),
        ];
        let due = due.into_iter().filter_map(Result::ok).flatten().min();
        if pause(&stop, &mut hint, runtime.node().now(), due).await == Heard::Stop {
            return;
        }
    }
}
