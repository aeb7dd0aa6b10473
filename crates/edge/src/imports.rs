//! A file of members goes on, whoever asks: the page that an officer reads, or the worker (need F22-1).

use community::take_in_file::{Went, open_file, take_in_piece};
use domain::{ImportId, MemberId};
use store::StoreError;
use store::imports::{self, Import};

use crate::node::Node;

/// Lines that a page takes in while somebody waits for it; a longer file is the worker's.
pub const IMPORT_LINES_AT_ONCE: u32 = 1_000;
/// Seconds after which the worker goes on with a short file too: whoever began it was stopped.
pub const IMPORT_LEFT_SECONDS: i64 = 60;

/// Goes on with a file until it is over or `may_go_on` says no, which is asked before each piece; how many pieces were
/// done. Whatever ends it between two pieces loses nothing.
pub async fn go_on_with_import(
    node: &Node,
    id: &ImportId,
    may_go_on: impl Fn() -> bool,
) -> Result<usize, StoreError> {
    let mut done = 0;
    let Some(mut file) = node.database.read(|tx| open_file(tx, id))? else {
        return Ok(0);
    };
    while may_go_on() {
        let piece = file.next_piece();
        let now = node.now();
        let ids: Vec<MemberId> = piece
            .lines
            .iter()
            .map(|_| ambient::ids::member_id(now, &node.randomness))
            .collect();
        let went = node
            .database
            .transact(|tx| take_in_piece(tx, &piece, &ids, now))
            .await?;
        done += usize::from(went != Went::Elsewhere);
        if went != Went::On {
            break;
        }
    }
    Ok(done)
}

/// Goes on with a file that is short enough for whoever waits; how it stands then.
pub async fn go_on_at_once(node: &Node, import: Import) -> Result<Import, StoreError> {
    if import.lines > IMPORT_LINES_AT_ONCE {
        return Ok(import);
    }
    go_on_with_import(node, &import.id, || true).await?;
    let now = node.database.read(|tx| imports::get(tx, &import.id))?;
    Ok(now.unwrap_or(import))
}
