//! Sweeps up files of pictures that no row speaks of: what a crash left between a file and its row, what was handed in and not
//! taken, and what was used once.

use domain::PictureName;
use edge::Node;
use jiff::Timestamp;
use store::{Database, StoreError, pictures};

/// A file is left alone for so long after it was written: its row may be about to be.
const LEFT_ALONE_SECONDS: i64 = 86_400;

/// Takes them away; how many. What cannot be looked at stays, and its operator finds why in the log.
pub async fn sweep_media(node: &Node, now: Timestamp) -> usize {
    let before = Timestamp::from_second(now.as_second() - LEFT_ALONE_SECONDS);
    let before = before.unwrap_or(Timestamp::UNIX_EPOCH);
    let (shelf, database) = (node.pictures.shelf().clone(), node.database.clone());
    let swept = tokio::task::spawn_blocking(move || {
        let mut is_used = |name: &PictureName| is_used(&database, name);
        shelf.sweep(before, &mut is_used)
    });
    match swept.await {
        Ok(Ok(0)) => 0,
        Ok(Ok(count)) => {
            tracing::debug!(count, "files of pictures that nothing shows are gone");
            count
        }
        Ok(Err(error)) => {
            tracing::warn!(%error, "files of pictures that nothing shows stay for now");
            0
        }
        Err(error) => {
            tracing::error!(%error, "the sweep of the files of pictures broke off");
            0
        }
    }
}

/// One whose row cannot be read is.
fn is_used(database: &Database, name: &PictureName) -> bool {
    let known: Result<_, StoreError> = database.read(|tx| pictures::get(tx, &name.hash));
    match known {
        Ok(known) => known.is_some_and(|known| known.kind == name.kind),
        Err(error) => {
            tracing::warn!(%error, file = %name, "the file of a picture stays for now");
            true
        }
    }
}
