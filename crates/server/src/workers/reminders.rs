//! Reminds members of events they answered, some hours before (features, section 3.2); after a stop it takes up what is
//! still true.

use std::sync::Arc;
use std::time::Duration;

use community::remind_guests::{looked_at, remind_guests, reminder_due};
use edge::Node;
use store::StoreError;
use store::events::Place;

use super::Stop;
use crate::runtime::NodeRuntime;

/// How often it looks; a reminder is late by no more.
const LOOK_EVERY: Duration = Duration::from_secs(60);
/// Events read at once.
const EVENTS_PER_READ: u16 = 200;

pub(super) async fn work(runtime: Arc<NodeRuntime>, stop: Stop) {
    loop {
        match remind(runtime.node()).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "members are reminded of events"),
            Err(error) => tracing::warn!(%error, "reminders wait for the next look"),
        }
        tokio::select! {
            biased;
            () = stop.asked() => return,
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
}

/// Queues what is due now, each event in a transaction of its own; of how many events members are reminded.
pub async fn remind(node: &Node) -> Result<usize, StoreError> {
    let (hours, now) = (&node.settings.reminder_hours, node.now());
    let (mut after, mut reminded): (Option<Place>, usize) = (None, 0);
    loop {
        let places = node
            .database
            .read(|tx| looked_at(tx, hours, after.as_ref(), now, EVENTS_PER_READ))?;
        for (_, event) in &places {
            // Most have nothing due, and what changes nothing writes nothing.
            let due = node.database.read(|tx| reminder_due(tx, event, hours, now))?;
            if due.is_none() {
                continue;
            }
            let told = node
                .database
                .transact(|tx| remind_guests(tx, event, hours, now))
                .await?;
            reminded += usize::from(told.is_some());
        }
        match places.into_iter().next_back() {
            Some(last) => after = Some(last),
            None => return Ok(reminded),
        }
    }
}
