//! Forgets what has served its time.

use std::sync::Arc;
use std::time::Duration;

use store::idempotency;

use super::Stop;
use crate::runtime::NodeRuntime;

/// How often it looks.
const LOOK_EVERY: Duration = Duration::from_secs(3_600);
/// Rows looked at in one transaction.
const ROWS_MAX: u16 = 1_000;

pub(super) async fn work(runtime: Arc<NodeRuntime>, stop: Stop) {
    loop {
        let now = runtime.node().now();
        let forgotten = runtime
            .node()
            .database
            .transact(|tx| idempotency::forget_old(tx, now, ROWS_MAX))
            .await;
        match forgotten {
            Ok(0) => {}
            Ok(count) => tracing::debug!(count, "old idempotency keys forgotten"),
            Err(error) => tracing::warn!(%error, "old rows stay for now"),
        }
        tokio::select! {
            biased;
            () = stop.asked() => return,
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
}
