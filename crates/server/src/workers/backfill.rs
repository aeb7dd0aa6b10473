//! Fetches what peers have ahead: of all once after a start, which tells them that this node is back, and of new ones.

use std::sync::Arc;
use std::time::Duration;

use store::{Topic, peerings};

use super::Stop;
use crate::runtime::NodeRuntime;

/// Before a peer that could not be reached is asked again; it may not know yet that it is a peer. Doubles.
const AFTER_FAILURE: Duration = Duration::from_secs(1);
/// Longest sleep without a hint.
const LOOK_EVERY: Duration = Duration::from_secs(60);

pub(super) async fn work(runtime: Arc<NodeRuntime>, stop: Stop) {
    let database = &runtime.node().database;
    let mut hint = database.watch(&[Topic::Deliveries]);
    if let Err(error) = runtime.federation.catch_up() {
        tracing::warn!(%error, "what peers have ahead is not asked for after this start");
    }
    let mut pause = AFTER_FAILURE;
    loop {
        while runtime.federation.backfill_due().await.done > 0 {}
        let is_left = database
            .read(peerings::due_backfills)
            .is_ok_and(|due| !due.is_empty());
        pause = if is_left {
            (pause * 2).min(LOOK_EVERY)
        } else {
            AFTER_FAILURE
        };
        let rest = if is_left { pause } else { LOOK_EVERY };
        tokio::select! {
            biased;
            () = stop.asked() => return,
            // A hint is about any delivery; it does not make a peer that is away answer sooner.
            () = hint.changed(), if !is_left => {}
            () = tokio::time::sleep(rest) => {}
        }
    }
}
