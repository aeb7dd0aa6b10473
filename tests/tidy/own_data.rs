//! Nothing of a member is forgotten when she takes her data along: each table of the store either has a part in her file or
//! says why it has none (F22). The list of parts is one, in `community::export_own`; here each table is held against it.

use std::collections::{BTreeMap, BTreeSet};

use community::export_own::PARTS;

use crate::assert_none;
use crate::tree::root;

/// The list beside this file.
const LINES: &str = include_str!("own_data.txt");
/// Fewest letters of a reason that says something.
const LETTERS_MIN: usize = 5;

#[test]
fn every_table_is_in_the_file_of_a_member_or_says_why_not() {
    let spaces = std::fs::read_to_string(root().join("crates/store/src/spaces.rs")).unwrap();
    let parts: BTreeSet<&str> = PARTS.iter().map(|part| part.name).collect();
    assert_none(&faults("own_data.txt", &tables(&spaces), LINES, &parts));
}

/// The names of tables in their registry.
pub(crate) fn tables(spaces: &str) -> BTreeSet<&str> {
    let names = spaces.lines().filter_map(|line| {
        let (name, _) = line
            .strip_prefix("pub(crate) const ")?
            .split_once(": Keyspace = ")?;
        Some(name)
    });
    names.collect()
}

/// What is wrong with a list of tables, each with the part it is in or why it is in none.
pub(crate) fn faults(
    file: &str,
    tables: &BTreeSet<&str>,
    lines: &str,
    parts: &BTreeSet<&str>,
) -> Vec<String> {
    let mut faults = Vec::new();
    let mut said: BTreeMap<&str, &str> = BTreeMap::new();
    for line in lines
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
    {
        let (table, rest) = line.split_once(' ').unwrap_or((line, ""));
        if said.insert(table, rest).is_some() {
            faults.push(format!("{table} stands twice in {file}"));
        }
    }
    for table in tables.iter().filter(|table| !said.contains_key(**table)) {
        faults.push(format!(
            "{table} has no line in tests/tidy/{file}: in which part is what it holds?"
        ));
    }
    let mut used = BTreeSet::new();
    for (table, rest) in &said {
        if !tables.contains(table) {
            faults.push(format!("{file} names {table}, and there is no such table"));
        }
        match rest.split_once(' ') {
            Some(("part", part)) if parts.contains(part) => {
                used.insert(part);
            }
            Some(("part", part)) => faults.push(format!("{table}: there is no part {part}")),
            Some(("-", why)) if why.len() >= LETTERS_MIN => {}
            _ => faults.push(format!("{table}: `part NAME`, or `-` and why not")),
        }
    }
    for part in parts.difference(&used) {
        faults.push(format!("no table is said to be in the part {part}"));
    }
    faults
}

#[test]
fn a_table_without_a_line_and_a_part_without_a_table_are_found() {
    let spaces = "pub(crate) const NEWS: Keyspace = Keyspace(1);\npub(crate) const OLD: Keyspace = Keyspace(2);\n\
                  pub const KEYSPACES: u8 = 3;\n";
    let tables = tables(spaces);
    assert_eq!(tables, BTreeSet::from(["NEWS", "OLD"]));
    let parts = BTreeSet::from(["old", "lost"]);
    let found = faults(
        "a list",
        &tables,
        "# a list\nOLD part old\nGONE - never\nOLD part new\n",
        &parts,
    );
    let all = found.join("\n");
    for part in [
        "NEWS has no line",
        "OLD stands twice",
        "no such table",
        "no part new",
        "said to be in the part lost",
    ] {
        assert!(all.contains(part), "{part}: {all}");
    }
    let whole = faults("a list", &tables, "OLD part old\nNEWS part lost\n", &parts);
    assert!(whole.is_empty(), "{whole:?}");
}
