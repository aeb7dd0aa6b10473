//! Reminds members of events they answered, some hours before (features, section 3.2), and tells those who had a seat that
//! one is over (section 6); after a stop it takes up what is still true.

use std::sync::Arc;
use std::time::Duration;

use community::remind_guests::{looked_at, remind_guests, reminder_due};
use community::thank_guests::{lately_over, thank_guests, thanks_due};
use edge::Node;
use store::StoreError;
use store::events::Place;

use super::Stop;
use crate::runtime::NodeRuntime;

/// How often it looks; a reminder is late by no more.
const LOOK_EVERY: Duration = Duration::from_secs(60);
/// Of so many looks one is also at what is over.
const LOOKS_AHEAD: u32 = 10;
/// Events read at once.
const EVENTS_PER_READ: u16 = 200;

pub(super) async fn work(runtime: Arc<NodeRuntime>, stop: Stop) {
    // Not at once: a start has other things to do.
    let mut looks = LOOKS_AHEAD - 1;
    loop {
        match remind(runtime.node()).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "members are reminded of events"),
            Err(error) => tracing::warn!(%error, "reminders wait for the next look"),
        }
        if looks.is_multiple_of(LOOKS_AHEAD) {
            match thank(runtime.node()).await {
                Ok(0) => {}
                Ok(count) => tracing::info!(count, "members hear of events that are over"),
                Err(error) => tracing::warn!(%error, "what is over waits for a later look"),
            }
        }
        looks = looks.wrapping_add(1);
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

/// Queues the word about what is over, each event in a transaction of its own; of how many events members hear.
pub async fn thank(node: &Node) -> Result<usize, StoreError> {
    let now = node.now();
    let (mut after, mut thanked): (Option<Place>, usize) = (None, 0);
    loop {
        let (over, next) = node
            .database
            .read(|tx| lately_over(tx, after.as_ref(), now, EVENTS_PER_READ))?;
        for event in &over {
            // Most have been told of, and what changes nothing writes nothing.
            if node.database.read(|tx| thanks_due(tx, event, now))?.is_none() {
                continue;
            }
            let told = node.database.transact(|tx| thank_guests(tx, event, now)).await?;
            thanked += usize::from(told);
        }
        match next {
            Some(next) => after = Some(next),
            None => return Ok(thanked),
        }
    }
}
