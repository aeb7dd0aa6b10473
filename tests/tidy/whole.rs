//! Nothing is forgotten when an operator takes all along: each table of the store either has a noun in `rosarium export all` or
//! says why it has none (F22). The list of nouns is one, in `store::nouns`; that none holds a key or a secret is proved in
//! `community::export_whole`.

use std::collections::BTreeSet;

use store::nouns::NOUNS;

use crate::assert_none;
use crate::own_data::{faults, tables};
use crate::tree::root;

/// The list beside this file.
const LINES: &str = include_str!("whole.txt");

#[test]
fn every_table_is_in_the_export_of_all_or_says_why_not() {
    let spaces = std::fs::read_to_string(root().join("crates/store/src/spaces.rs")).unwrap();
    let nouns: BTreeSet<&str> = NOUNS.iter().map(|noun| noun.name).collect();
    assert_none(&faults("whole.txt", &tables(&spaces), LINES, &nouns));
}

/// D16: a table whose name says that secrets lie in it is in no noun, whatever its line says.
#[test]
fn no_table_of_keys_or_hashes_is_in_a_noun() {
    let of_secrets = |line: &&str| {
        let table = line.split(' ').next().unwrap_or_default();
        [
            "KEYS",
            "HASHES",
            "CREDENTIALS",
            "CHALLENGES",
            "SESSIONS",
            "PROOFS",
            "VISITOR_LINKS",
            "SIGN_IN_LINKS",
        ]
        .iter()
        .any(|word| table.contains(word))
    };
    let listed: Vec<&str> = LINES.lines().filter(of_secrets).collect();
    assert!(listed.len() > 10, "{listed:?}");
    for line in listed {
        assert!(line.contains(" - "), "{line}");
    }
}
