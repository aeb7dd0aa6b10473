//! Files of members by command: a piece of one is taken in, a page of one is written (F22-1).

use ambient::ids;
use community::export_members::export_page;
use community::import_members::{Fate, Importing, Invite, look_at_piece};
use domain::{MemberColumn, MemberId, MemberLine};
use edge::take_in_lines;
use serde::{Deserialize, Serialize};
use store::audit;
use wire::csv::write_record;

use super::{DryRun, Failure, Performed, Shown};
use crate::runtime::NodeRuntime;

/// Members of one page.
const MEMBERS_PER_PAGE: u16 = 500;
/// Lines of one piece.
const LINES_MAX: usize = 1_000;

/// A page of members as a file has them.
#[derive(Debug, Serialize, Deserialize)]
pub struct MemberPage {
    /// Its lines; the first page has the heading.
    pub csv: String,
    /// How many members stand in it.
    pub members: usize,
    /// Where the next page goes on, while there may be more.
    pub next: Option<MemberId>,
}

pub(super) async fn import(
    runtime: &NodeRuntime,
    lines: Vec<MemberLine>,
    run: DryRun,
    invite: Invite,
) -> Performed {
    if lines.len() > LINES_MAX {
        return Err(Failure::usage(format!("at most {LINES_MAX} lines at once")));
    }
    let node = runtime.node();
    let now = node.now();
    if run == DryRun::Dry {
        let fates = node.database.read(|tx| look_at_piece(tx, &lines, now))?;
        return Ok(Shown::new(fates, ""));
    }
    let lines: Vec<(MemberLine, MemberId)> = lines
        .into_iter()
        .map(|line| (line, ids::member_id(now, &node.randomness)))
        .collect();
    let importing = Importing {
        by: "operator",
        invite,
        now,
    };
    let fates = take_in_lines(node, importing, &lines).await?;
    let added = lines
        .iter()
        .zip(&fates)
        .filter(|(_, fate)| **fate == Ok(Fate::New));
    let added: Vec<MemberId> = added.map(|((_, id), _)| id.clone()).collect();
    super::actors::give(runtime, &added).await?;
    Ok(Shown::new(fates, ""))
}

pub(super) async fn export(runtime: &NodeRuntime, after: Option<MemberId>) -> Performed {
    let node = runtime.node();
    if after.is_none() {
        let now = node.now();
        node.database
            .transact(|tx| audit::log(tx, "operator", "export members", now))
            .await?;
    }
    Ok(Shown::new(page(runtime, after.as_ref())?, ""))
}

/// The next lines of the file, the first ones with the heading.
pub(super) fn page(runtime: &NodeRuntime, after: Option<&MemberId>) -> Result<MemberPage, Failure> {
    let node = runtime.node();
    let mut csv = String::new();
    if after.is_none() {
        write_record(&mut csv, &MemberColumn::ALL.map(MemberColumn::word));
    }
    let read = node
        .database
        .read(|tx| export_page(tx, after, MEMBERS_PER_PAGE, node.now()))?;
    for row in &read.rows {
        let cells: Vec<&str> = row.iter().map(String::as_str).collect();
        write_record(&mut csv, &cells);
    }
    Ok(MemberPage {
        csv,
        members: read.rows.len(),
        next: read.next,
    })
}
