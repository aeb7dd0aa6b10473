//! Nothing is left behind when two memberships become one: each table of the store says what becomes of the id of the one
//! that goes (F22). Here each table has a line; `community::merge_members` proves each line on a store.

use std::collections::{BTreeMap, BTreeSet};

use crate::assert_none;
use crate::own_data::tables;
use crate::tree::root;

/// The list beside this file.
const LINES: &str = include_str!("merged.txt");
/// Fewest letters of a reason that says something.
const LETTERS_MIN: usize = 5;

#[test]
fn every_table_says_what_becomes_of_a_membership_that_another_took_over() {
    let spaces = std::fs::read_to_string(root().join("crates/store/src/spaces.rs")).unwrap();
    assert_none(&faults(&tables(&spaces), LINES));
}

fn faults(tables: &BTreeSet<&str>, lines: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut said: BTreeMap<&str, &str> = BTreeMap::new();
    for line in lines
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
    {
        let (table, rest) = line.split_once(' ').unwrap_or((line, ""));
        if said.insert(table, rest).is_some() {
            faults.push(format!("{table} stands twice in merged.txt"));
        }
    }
    for table in tables.iter().filter(|table| !said.contains_key(**table)) {
        faults.push(format!(
            "{table} has no line in tests/tidy/merged.txt: does a row name a member whose membership became another's?"
        ));
    }
    for (table, rest) in &said {
        if !tables.contains(table) {
            faults.push(format!("merged.txt names {table}, and there is no such table"));
        }
        let why = ["goes: ", "stays: ", "- "]
            .iter()
            .find_map(|word| rest.strip_prefix(word));
        if *rest != "goes" && why.is_none_or(|why| why.len() < LETTERS_MIN) {
            faults.push(format!(
                "{table}: `goes`, `goes: but when`, `stays: why`, or `- why`"
            ));
        }
    }
    faults
}

#[test]
fn a_table_without_a_line_or_without_a_reason_is_found() {
    let tables = BTreeSet::from(["NEWS", "OLD", "KEPT", "PLAIN"]);
    let found = faults(
        &tables,
        "# a list\nOLD goes\nGONE - never at all\nOLD goes\nKEPT stays\nPLAIN -\n",
    );
    let all = found.join("\n");
    for part in [
        "NEWS has no line",
        "OLD stands twice",
        "names GONE",
        "KEPT: `goes`",
        "PLAIN: `goes`",
    ] {
        assert!(all.contains(part), "{part}: {all}");
    }
    let whole = "OLD goes: but where\nNEWS - numbers\nKEPT stays: for a day\nPLAIN goes\n";
    assert!(faults(&tables, whole).is_empty());
}
