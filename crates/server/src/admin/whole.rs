//! All that the node remembers, by command, some rows at a time (F22): members as CSV, and a file of JSON lines for each noun.
//! What changes while it is read stands in it as it was when its turn came.

use community::export_whole::begin_export;
use domain::MemberId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use store::nouns::{NOUNS, Noun, Place};

use super::{Failure, Reply, Shown, member_files};
use crate::runtime::NodeRuntime;

/// Rows of one page; a row may be a list of some thousand guests.
const ROWS_PER_PAGE: u16 = 200;
/// Members as other programs read them.
const MEMBERS_CSV: &str = "members.csv";
/// How the names of the others end.
const LINES: &str = ".jsonl";

/// What is asked.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WholeAsk {
    /// Only what would be written.
    Look,
    /// It begins, or goes on.
    Begin,
    /// Some rows of a file.
    Page {
        /// One of [`WholeBegun::files`].
        file: String,
        /// What [`WholePage::next`] said before.
        after: Option<String>,
    },
}

/// Whose it is, and what there is.
#[derive(Debug, Serialize, Deserialize)]
pub struct WholeBegun {
    /// The address of the node; empty of a node without one.
    pub origin: String,
    /// The node's clock.
    pub at: Timestamp,
    /// Names of files, in the order they are written.
    pub files: Vec<String>,
}

/// Some rows of a file.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct WholePage {
    /// Whole lines, as they are written.
    pub text: String,
    /// How many rows stand in it.
    pub rows: u64,
    /// Where to go on, while there may be more.
    pub next: Option<String>,
}

pub(super) async fn perform(runtime: &NodeRuntime, ask: WholeAsk) -> Reply {
    let done = match ask {
        WholeAsk::Look => {
            return match look(runtime).await {
                Ok(shown) => Reply::WouldChange(shown),
                Err(failure) => Reply::Refused(failure),
            };
        }
        WholeAsk::Begin => begin(runtime).await,
        WholeAsk::Page { file, after } => {
            page(runtime, &file, after.as_deref()).map(|page| Shown::new(page, ""))
        }
    };
    match done {
        Ok(shown) => Reply::Done(shown),
        Err(failure) => Reply::Refused(failure),
    }
}

fn files() -> impl Iterator<Item = String> {
    let nouns = NOUNS.iter().map(|noun| format!("{}{LINES}", noun.name));
    std::iter::once(MEMBERS_CSV.to_owned()).chain(nouns)
}

async fn begin(runtime: &NodeRuntime) -> Result<Shown, Failure> {
    let node = runtime.node();
    let now = node.now();
    node.database.transact(|tx| begin_export(tx, now)).await?;
    let identity = node.database.read(store::community::identity)?;
    let begun = WholeBegun {
        origin: identity.map_or_else(String::new, |identity| identity.origin.to_string()),
        at: now,
        files: files().collect(),
    };
    Ok(Shown::new(begun, ""))
}

fn page(runtime: &NodeRuntime, file: &str, after: Option<&str>) -> Result<WholePage, Failure> {
    let no_place = || Failure::usage("the file cannot go on from there; begin it anew in another folder");
    if file == MEMBERS_CSV {
        let after = after.map(MemberId::parse).transpose().map_err(|_| no_place())?;
        let page = member_files::page(runtime, after.as_ref())?;
        return Ok(WholePage {
            text: page.csv,
            rows: page.members as u64,
            next: page.next.map(|id| id.to_string()),
        });
    }
    let noun = file.strip_suffix(LINES).and_then(Noun::called);
    let noun = noun.ok_or_else(|| Failure::not_found(format!("the node has no file {file}")))?;
    let after = match after {
        Some(text) => Some(Place::parse(text).ok_or_else(no_place)?),
        None => None,
    };
    let read = runtime
        .node()
        .database
        .read(|tx| noun.page(tx, after.as_ref(), ROWS_PER_PAGE))?;
    let mut text = String::new();
    for row in &read.rows {
        text.push_str(&row.to_string());
        text.push('\n');
    }
    Ok(WholePage {
        text,
        rows: read.rows.len() as u64,
        next: read.next.map(|place| place.to_string()),
    })
}

/// Reads all of it and counts; other work goes on between two pages.
async fn look(runtime: &NodeRuntime) -> Result<Shown, Failure> {
    let (mut counts, mut all, mut lines) = (Map::new(), 0, Vec::new());
    for file in files() {
        let (mut rows, mut after) = (0, None);
        loop {
            let page = page(runtime, &file, after.as_deref())?;
            rows += page.rows;
            match page.next {
                Some(next) => after = Some(next),
                None => break,
            }
            tokio::task::yield_now().await;
        }
        lines.push(format!("{file}: {rows}"));
        counts.insert(file, Value::from(rows));
        all += rows;
    }
    lines.push(format!("{all} rows in {} files would be written", counts.len()));
    Ok(Shown::new(
        json!({ "files": counts, "rows": all }),
        lines.join("\n"),
    ))
}
