//! Tells members whose yes a host took and never answered, a day later, and has it sent once more (protocol section 9.2).

use std::sync::Arc;
use std::time::Duration;

use community::hear_nothing::{hear_nothing, silent};
use edge::Node;
use store::StoreError;

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

/// Does all that is due, each answer in a transaction of its own; how many are not confirmed.
pub async fn tell_of_silence(node: &Node) -> Result<usize, StoreError> {
    let (now, mut told) = (node.now(), 0);
    loop {
        let due = node.database.read(|tx| silent(tx, now, ANSWERS_PER_READ))?;
        for unanswered in &due {
            let silence = node.database.transact(|tx| hear_nothing(tx, unanswered, now));
            told += usize::from(silence.await?.is_some());
        }
        if due.len() < usize::from(ANSWERS_PER_READ) {
            return Ok(told);
        }
    }
}
