//! The newest backup in a folder, by the labels of its sets.

use std::path::Path;

use jiff::Timestamp;

use super::label::{Holds, Label};

/// A set of content, as its label says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Newest {
    /// When it was made.
    pub(crate) made: Timestamp,
    /// Version of the program that made it.
    pub(crate) program: String,
}

/// The one that was made last; nothing where there is none that can be read.
pub(crate) fn newest(folder: &Path) -> Option<Newest> {
    let entries = std::fs::read_dir(folder).ok()?;
    let labels = entries.filter_map(|entry| Label::read(&entry.ok()?.path()).ok());
    let content = labels.filter(|label| label.holds == Holds::Content);
    let found = content.max_by_key(|label| label.made)?;
    Some(Newest {
        made: found.made,
        program: found.program,
    })
}
