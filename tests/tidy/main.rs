//! The fences of the house, as tests: each file is one fence, and each proves on a bad sample that it can fail.

mod arrows;
mod ban;
mod commands;
mod deploy;
mod federation;
mod labels;
mod lex;
mod lints;
mod merged;
mod own_data;
mod readme;
mod settings;
mod sides;
mod sizes;
mod still;
mod threats;
mod tree;
mod twins;
mod whole;
mod words;

/// Fails with one line per fault, so that a fence says everything at once.
fn assert_none(faults: &[String]) {
    assert!(
        faults.is_empty(),
        "{} to mend:\n{}",
        faults.len(),
        faults.join("\n")
    );
}
