//! A file of members goes on, whoever asks: the page that an officer reads, or the worker (need F22-1).

use community::import_members::{Fate, Importing, import_piece};
use community::take_in_file::{FilePiece, Went, open_file, take_in_piece};
use domain::{ImportId, LineFault, MemberId, MemberLine};
use store::StoreError;
use store::imports::{self, Import};

use crate::node::Node;

/// Lines that a page takes in while somebody waits for it; a longer file is the worker's.
pub const IMPORT_LINES_AT_ONCE: u32 = 1_000;
/// Seconds after which the worker goes on with a short file too: whoever began it was stopped.
pub const IMPORT_LEFT_SECONDS: i64 = 60;

/// Goes on with a file until it is over or `may_go_on` says no, which is asked before each piece; how many pieces were
/// done. Whatever ends it between two pieces loses nothing. What is more than one transaction holds is done in halves.
pub async fn go_on_with_import(
    node: &Node,
    id: &ImportId,
    may_go_on: impl Fn() -> bool,
) -> Result<usize, StoreError> {
    let mut done = 0;
    let Some(mut file) = node.database.read(|tx| open_file(tx, id))? else {
        return Ok(0);
    };
    let mut halves: Vec<FilePiece> = Vec::new();
    while may_go_on() {
        let piece = halves.pop().unwrap_or_else(|| file.next_piece());
        let now = node.now();
        let ids: Vec<MemberId> = piece
            .lines
            .iter()
            .map(|_| ambient::ids::member_id(now, &node.randomness))
            .collect();
        let went = node
            .database
            .transact(|tx| take_in_piece(tx, &piece, &ids, now))
            .await;
        let went = match went {
            Err(error) if error.is_too_large() => {
                let (first, second) = piece.halved().ok_or(error)?;
                halves.extend([second, first]);
                continue;
            }
            went => went?,
        };
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

/// Takes lines in that a program sent, in one transaction if it holds them and else in halves; what became of each, in
/// their order. What was taken in before it fails stays, and is unchanged when it is sent again.
pub async fn take_in_lines(
    node: &Node,
    importing: Importing<'_>,
    lines: &[(MemberLine, MemberId)],
) -> Result<Vec<Result<Fate, LineFault>>, StoreError> {
    let mut fates = Vec::with_capacity(lines.len());
    let (mut rest, mut most) = (lines, lines.len());
    while !rest.is_empty() {
        let (piece, behind) = rest.split_at(most.min(rest.len()));
        let done = node
            .database
            .transact(|tx| import_piece(tx, importing, piece))
            .await;
        match done {
            Err(error) if error.is_too_large() && piece.len() > 1 => most = piece.len() / 2,
            done => {
                fates.extend(done?);
                rest = behind;
            }
        }
    }
    Ok(fates)
}
