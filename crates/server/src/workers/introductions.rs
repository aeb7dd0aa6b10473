//! Introductions go on by the clock: deadlines, the question whether two met, and what is forgotten (F07).

use std::sync::Arc;
use std::time::Duration;

use community::pass_introduction_time::pass_introduction_time;
use edge::Node;
use store::{StoreError, introductions};

use super::Stop;
use crate::runtime::NodeRuntime;

/// How often it looks.
const LOOK_EVERY: Duration = Duration::from_secs(30);

pub(super) async fn work(runtime: Arc<NodeRuntime>, stop: Stop) {
    loop {
        match go_on_with_introductions(runtime.node()).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "introductions went on by the clock"),
            Err(error) => {
                tracing::warn!(%error, "introductions stay as they are until they are looked at again")
            }
        }
        tokio::select! {
            biased;
            () = stop.asked() => return,
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
}

/// Does what is due now; how many introductions were looked at.
pub async fn go_on_with_introductions(node: &Node) -> Result<usize, StoreError> {
    let now = node.now();
    let due = node.database.read(introductions::next_due)?;
    let rules = &node.settings.introductions;
    match due.is_some_and(|due| due <= now) {
        true => {
            node.database
                .transact(|tx| pass_introduction_time(tx, rules, now))
                .await
        }
        false => Ok(0),
    }
}
