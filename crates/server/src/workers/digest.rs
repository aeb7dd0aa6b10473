//! Queues the weekly digest when its hour has come (F21), and goes on with one that a command began, as far as there is
//! room; after a stop it goes on where it was.

use std::sync::Arc;
use std::time::Duration;

use community::send_digests::{DigestStep, is_digest_due, send_digests};
use edge::Node;
use store::{StoreError, mails};

use super::Stop;
use crate::runtime::NodeRuntime;

/// How often it looks; while a digest goes it looks whether there is room for more.
const LOOK_EVERY: Duration = Duration::from_secs(20);
/// Members queued in one transaction.
const MEMBERS_PER_TURN: u16 = 50;
/// Most mails that are due when more of a digest are queued, so that what happens to an event is told in time.
const DUE_MAX: u16 = 100;

pub(super) async fn work(runtime: Arc<NodeRuntime>, stop: Stop) {
    loop {
        match digest(runtime.node()).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "the digest goes to members"),
            Err(error) => tracing::warn!(%error, "the digest waits for the next look"),
        }
        tokio::select! {
            biased;
            () = stop.asked() => return,
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
}

/// Queues what is due or was begun by command, as far as there is room; for how many members.
pub async fn digest(node: &Node) -> Result<usize, StoreError> {
    let (database, now) = (&node.database, node.now());
    let time = node.settings.digest.as_ref();
    let mut queued = 0;
    while database.read(|tx| is_digest_due(tx, time, now))? && has_room(node)? {
        let step = database
            .transact(|tx| send_digests(tx, time, now, MEMBERS_PER_TURN))
            .await?;
        match step {
            DigestStep::Queued(number) => queued += number,
            DigestStep::Rested => break,
        }
    }
    Ok(queued)
}

fn has_room(node: &Node) -> Result<bool, StoreError> {
    let due = node.database.read(|tx| mails::due(tx, node.now(), DUE_MAX))?;
    Ok(due < usize::from(DUE_MAX))
}
