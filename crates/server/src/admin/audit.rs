//! The last acts of officers and operators.

use edge::{act_words, wall_clock};
use serde_json::json;
use store::audit;

use super::table::{table, zone};
use super::{Performed, Shown};
use crate::runtime::NodeRuntime;

pub(super) fn perform(runtime: &NodeRuntime, lines: u16) -> Performed {
    let entries = runtime.node().database.read(|tx| audit::tail(tx, lines))?;
    let zone = zone(runtime)?;
    let values: Vec<_> = entries
        .iter()
        .map(|entry| json!({ "at": entry.at, "by": entry.by, "what": entry.what }))
        .collect();
    let rows: Vec<[String; 3]> = entries
        .into_iter()
        .map(|entry| {
            let told = act_words(&runtime.doors.words, &entry.what).unwrap_or(entry.what);
            [wall_clock(entry.at, &zone), entry.by, told]
        })
        .collect();
    Ok(Shown::new(
        values,
        table(["AT", "BY", "WHAT"], &rows, "nothing was done yet"),
    ))
}
