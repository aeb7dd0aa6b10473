//! Asks peers for what is missing, and once a night compares with all of them what both hold, and hears their sums of vouchers.

use std::sync::Arc;

use store::Topic;

use super::{Heard, Stop, pause};
use crate::runtime::NodeRuntime;

pub(super) async fn work(runtime: Arc<NodeRuntime>, stop: Stop) {
    let node = runtime.node();
    let federation = &runtime.federation;
    let mut hint = node.database.watch(&[Topic::Repairs]);
    let mut nightly = federation.next_nightly(node.now());
    loop {
        if node.now() >= nightly {
            if let Err(error) = federation.compare_with_all() {
                tracing::warn!(%error, "the nightly comparison with peers is not asked for");
            }
            federation.hear_figures().await;
            nightly = federation.next_nightly(node.now());
        }
        while federation.repair_due().await.done > 0 {}
        let due = federation.next_repair().map_or(nightly, |due| due.min(nightly));
        if pause(&stop, &mut hint, node.now(), Some(due)).await == Heard::Stop {
            return;
        }
    }
}
