//! Looks now and then at what strangers whom we follow announce.

use std::sync::Arc;
use std::time::Duration;

use super::Stop;
use crate::runtime::NodeRuntime;

/// How often it is seen whose time has come.
const LOOK_EVERY: Duration = Duration::from_secs(60);

pub(super) async fn work(runtime: Arc<NodeRuntime>, stop: Stop) {
    loop {
        // One turn at a time, so that many who are due together are spread.
        runtime.federation.poll_due().await;
        tokio::select! {
            biased;
            () = stop.asked() => return,
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
}
