//! Calls for hands go on by the clock: chosen communities get them after a while, and they expire (F10).

use std::sync::Arc;
use std::time::Duration;

use community::pass_call_time::{next_call_due, pass_call_time};
use edge::Node;
use store::StoreError;

use super::Stop;
use crate::runtime::NodeRuntime;

/// How often it looks: a call goes out so much later at most (need 3.3).
const LOOK_EVERY: Duration = Duration::from_secs(10);

pub(super) async fn work(runtime: Arc<NodeRuntime>, stop: Stop) {
    loop {
        match go_on_with_calls(runtime.node()).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "calls for hands went on by the clock"),
            Err(error) => tracing::warn!(%error, "calls for hands stay as they are for now"),
        }
        tokio::select! {
            biased;
            () = stop.asked() => return,
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
}

/// Does what is due now; how many calls that changed.
pub async fn go_on_with_calls(node: &Node) -> Result<usize, StoreError> {
    let now = node.now();
    let due = node.database.read(next_call_due)?;
    match due.is_some_and(|due| due <= now) {
        true => node.database.transact(|tx| pass_call_time(tx, now)).await,
        false => Ok(0),
    }
}
