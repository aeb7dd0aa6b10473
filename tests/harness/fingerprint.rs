//! A hash of all that a node remembers: what "nothing changed" means.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::StoryNode;
use crate::rows::rows_of;

/// Hashes of a store's tables, by number; what differs between two can be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint(BTreeMap<u16, String>);

/// Most tables looked at; the registry of the store counts far fewer.
const TABLES_MAX: u16 = 128;
/// What we know of other servers' actors: a cache, which a fetched key may fill.
const ACTORS: u16 = 7;

impl Fingerprint {
    /// Of everything.
    pub fn of(node: &StoryNode) -> Self {
        Self((0..TABLES_MAX).map(|table| (table, hash(node, table))).collect())
    }

    /// Of everything but the cache of other servers' actors.
    pub fn but_actors(node: &StoryNode) -> Self {
        let mut whole = Self::of(node);
        whole.0.remove(&ACTORS);
        whole
    }
}

/// Every row of every table: its key and what it holds.
pub fn all_rows(node: &StoryNode) -> Vec<(Vec<u8>, Vec<u8>)> {
    let tables = 0..u16::from(store::KEYSPACES);
    let rows = tables.flat_map(|table| rows_of(node, table));
    rows.map(|(key, payload)| (key, payload.to_vec())).collect()
}

/// How many rows each table has, by its number; what nobody ever wrote is left out.
pub fn rows(node: &StoryNode) -> BTreeMap<u16, usize> {
    let count = |table| {
        let count = rows_of(node, table).len();
        (count > 0).then_some((table, count))
    };
    (0..TABLES_MAX).filter_map(count).collect()
}

/// Whether a text stands anywhere in what a node remembers.
pub fn remembers(node: &StoryNode, text: &str) -> bool {
    stands_in_one_of(node, text, TABLES_MAX)
}

/// The same of every table that there can be, those with high numbers too.
pub fn remembers_anywhere(node: &StoryNode, text: &str) -> bool {
    stands_in_one_of(node, text, u16::from(store::KEYSPACES))
}

fn stands_in_one_of(node: &StoryNode, text: &str, tables: u16) -> bool {
    let stands_in = |bytes: &[u8]| bytes.windows(text.len()).any(|part| part == text.as_bytes());
    (0..tables).any(|table| {
        let rows = rows_of(node, table);
        rows.iter()
            .any(|(key, payload)| stands_in(key) || stands_in(payload))
    })
}

fn hash(node: &StoryNode, table: u16) -> String {
    let mut hash = Sha256::new();
    for (key, payload) in rows_of(node, table) {
        for part in [key.as_slice(), payload.as_ref()] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
