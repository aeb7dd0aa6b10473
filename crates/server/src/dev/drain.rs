//! Works until nothing is queued but what waits for its retry, then answers.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use edge::{Problem, Reason};
use serde_json::{Value, json};
use store::{StoreError, deliveries, inbox, mails, outbox};

use crate::runtime::NodeRuntime;

/// Longest work; a suite asks again.
const DRAIN_MAX: Duration = Duration::from_secs(50);
/// Another worker holds the rest; look again after this.
const LOOK_AGAIN: Duration = Duration::from_millis(20);
/// Rows of each queue looked at.
const LOOKED_AT_MAX: u16 = 10_000;

struct Left {
    inbox: usize,
    outbox: usize,
    untried: usize,
    for_retry: usize,
    /// Mails that wait for another try or for the minute's rate.
    mails: usize,
}

pub(super) async fn drain(State(runtime): State<Arc<NodeRuntime>>) -> Result<Json<Value>, Problem> {
    match tokio::time::timeout(DRAIN_MAX, until_idle(&runtime)).await {
        Ok(left) => {
            let left = left?;
            Ok(Json(json!({
                "inbox": 0, "outbox": 0, "waiting_for_retry": left.for_retry, "mail_waiting": left.mails,
            })))
        }
        Err(_) => Err(Problem::new(Reason::Busy, "work is still queued; ask again")),
    }
}

async fn until_idle(runtime: &NodeRuntime) -> Result<Left, StoreError> {
    loop {
        let turns = [
            runtime.federation.take_in().await,
            runtime.federation.tell().await,
            runtime.federation.deliver().await,
            runtime.federation.repair_due().await,
        ];
        let mailed = runtime.mails.send_due().await;
        if mailed > 0 || turns.iter().any(|turn| turn.done > 0) {
            runtime.pin_peers();
            continue;
        }
        let left = left(runtime)?;
        if left.inbox + left.outbox + left.untried == 0 {
            return Ok(left);
        }
        tokio::time::sleep(LOOK_AGAIN).await;
    }
}

fn left(runtime: &NodeRuntime) -> Result<Left, StoreError> {
    runtime.node().database.read(|tx| {
        let waiting = deliveries::waiting(tx, None, LOOKED_AT_MAX)?;
        let mut paused = 0;
        for (_, delivery) in &waiting {
            // Behind a delivery that failed, or at a host that asked for a pause.
            let host = deliveries::host(tx, &delivery.inbox.origin())?;
            paused += usize::from(host.failures > 0 || host.paused_until.is_some() || delivery.attempts > 0);
        }
        Ok(Left {
            inbox: inbox::waiting(tx, LOOKED_AT_MAX)?,
            outbox: outbox::waiting(tx, LOOKED_AT_MAX)?,
            untried: waiting.len() - paused,
            for_retry: paused,
            mails: mails::waiting(tx, LOOKED_AT_MAX)?,
        })
    })
}
