//! Tells members whose yes a host took and never answered, a day later, and has it sent once more (protocol section 9.2).

use std::sync::Arc;
use std::time::Duration;

use community::hear_nothing::{hear_nothing, silent};
use edge::Node;
use jiff::Timestamp;
use store::StoreError;
use store::unanswered::{self, Due};

use super::Stop;
use crate::runtime::NodeRuntime;

/// How often it looks; a member is told so much later at most.
const LOOK_EVERY: Duration = Duration::from_secs(60);
/// Answers read at once.
const ANSWERS_PER_READ: u16 = 200;

pub(super) async fn work(runtime: Arc<NodeRuntime>, stop: Stop) {
    loop {
        match tell_of_silence(runtime.node()).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "hosts have not answered for a day, and members are told"),
            Err(error) => tracing::warn!(%error, "answers that nobody confirmed wait for the next look"),
        }
        tokio::select! {
            biased;
            () = stop.asked() => return,
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
}

/// Does all that is due, each answer in a transaction of its own; how many are not confirmed. One with which something is wrong
/// holds up no other.
pub async fn tell_of_silence(node: &Node) -> Result<usize, StoreError> {
    let (now, mut told, mut after) = (node.now(), 0, None);
    loop {
        let due = node
            .database
            .read(|tx| silent(tx, now, after.as_ref(), ANSWERS_PER_READ))?;
        for one in &due {
            told += usize::from(is_told(node, one, now).await?);
        }
        let is_full = due.len() == usize::from(ANSWERS_PER_READ);
        match due.into_iter().next_back() {
            Some(last) if is_full => after = Some(last),
            _ => return Ok(told),
        }
    }
}

/// Whether nothing was heard of it. What cannot be read is set aside and not looked at again; what could not be written now
/// comes again at the next look. Without room to write all of them wait.
async fn is_told(node: &Node, due: &Due, now: Timestamp) -> Result<bool, StoreError> {
    let heard = match &due.unanswered {
        Ok(unanswered) => {
            node.database
                .transact(|tx| hear_nothing(tx, unanswered, now))
                .await
        }
        Err(unreadable) => Err(unreadable.clone()),
    };
    let error = match heard {
        Ok(register) => return Ok(register.is_some()),
        Err(error) if error.is_disk_full() => return Err(error),
        Err(error) => error,
    };
    tracing::warn!(%error, "an answer that nobody confirmed is passed over");
    if matches!(error, StoreError::Unreadable { .. }) {
        let aside = node
            .database
            .transact(|tx| unanswered::set_aside(tx, due, &error, now))
            .await;
        if let Err(error) = aside {
            tracing::warn!(%error, "it is not set aside either, and comes again at the next look");
        }
    }
    Ok(false)
}
