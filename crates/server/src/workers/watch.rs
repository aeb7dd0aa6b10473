//! Looks whether officers have to know something, of peerings and of what keeps the node from its work, and queues mails to
//! them (features, section 6).

use std::sync::Arc;
use std::time::Duration;

use community::tell_officers::tell_officers;
use store::StoreError;
use store::mails::Alert;

use super::Stop;
use crate::runtime::NodeRuntime;

/// How often it looks; news is late by no more.
const LOOK_EVERY: Duration = Duration::from_secs(60);
/// How long mails cannot be handed on before officers hear of it, in seconds: an hour.
const MAIL_SECONDS: i64 = 3_600;
/// Room left on the disk below which officers hear of it, in bytes: 1 GiB, as `rosarium doctor` warns.
const DISK_BYTES: u64 = 1 << 30;

pub(super) async fn work(runtime: Arc<NodeRuntime>, stop: Stop) {
    loop {
        match watch(&runtime).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "officers are told"),
            Err(error) => tracing::warn!(%error, "news for officers wait for the next look"),
        }
        tokio::select! {
            biased;
            () = stop.asked() => return,
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
}

/// Queues what officers have to know now; how many things that were.
pub async fn watch(runtime: &NodeRuntime) -> Result<usize, StoreError> {
    let (node, alerts) = (runtime.node(), alerts(runtime));
    let now = node.now();
    node.database.transact(|tx| tell_officers(tx, &alerts, now)).await
}

/// What only whoever runs the node can see.
fn alerts(runtime: &NodeRuntime) -> Vec<Alert> {
    let node = runtime.node();
    let now = node.now().as_second();
    let mail = runtime.mails.failing_since();
    let mail = mail.filter(|since| now - since.as_second() >= MAIL_SECONDS);
    let left = node.database.health().free_bytes;
    let left = left.filter(|left| *left < DISK_BYTES);
    let clock = runtime.federation.wrong_clock();
    let alerts = [
        mail.map(|since| Alert::Mail { since }),
        left.map(|left| Alert::Disk { left_mib: left >> 20 }),
        clock.map(|wrong| Alert::Clock { beside: wrong.beside }),
    ];
    alerts.into_iter().flatten().collect()
}
