//! Rows of a store as they lie there, for oracles that must not ask the code they check.

use bytes::Bytes;
use domain::{Iri, Origin};
use engine::{Direction, Key, Keyspace, Range};

use crate::StoryNode;

/// What peers were sent, by number (`spaces::SEQUENCE_LOG`).
const SEQUENCE_LOG: u16 = 39;

/// A line of what a peer was sent.
pub(crate) struct SentLine {
    pub(crate) to: Origin,
    pub(crate) epoch: u64,
    pub(crate) activity: Iri,
}

/// Every row of a table, in the order of its keys.
pub(crate) fn rows_of(node: &StoryNode, table: u16) -> Vec<(Key, Bytes)> {
    let engine = node.engine();
    let mut found = Vec::new();
    let mut range = Range {
        space: Keyspace(table.try_into().expect("tables are few")),
        start: Vec::new(),
        end: None,
    };
    loop {
        let page = engine
            .page(&range, Direction::Forward, 1_000)
            .expect("a store in memory can be read");
        let last = page.items.last().map(|(key, _)| key.clone());
        found.extend(page.items.into_iter().map(|(key, record)| (key, record.payload)));
        match last.filter(|_| page.more) {
            Some(last) => {
                range.start = last;
                range.start.push(0);
            }
            None => return found,
        }
    }
}

/// Everything a node's log says it sent to peers.
pub(crate) fn sent_lines(node: &StoryNode) -> Vec<SentLine> {
    let lines = rows_of(node, SEQUENCE_LOG).into_iter();
    lines
        .map(|(key, payload)| {
            // The peer's origin, a nought, the epoch and the number.
            let (head, numbers) = key.split_at(key.len() - 16);
            let origin = std::str::from_utf8(head.strip_suffix(&[0]).unwrap_or(head)).ok();
            let epoch = u64::from_be_bytes(numbers[..8].try_into().expect("eight bytes"));
            let line: serde_json::Value = serde_json::from_slice(&payload).expect("a line is JSON");
            SentLine {
                to: origin
                    .and_then(|origin| Origin::parse(origin).ok())
                    .expect("a log has a peer"),
                epoch,
                activity: line["activity"]
                    .as_str()
                    .and_then(|id| Iri::parse(id).ok())
                    .expect("a line names an activity"),
            }
        })
        .collect()
}
