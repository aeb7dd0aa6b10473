//! How far a file of members is that an officer handed in: looked through first, then taken in (need F22-1).

use serde::{Deserialize, Serialize};

/// Where the file stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportStage {
    /// Nobody has said yet which column is the mail address or the name.
    Columns,
    /// What would become of each line is being worked out; nothing is changed.
    Looking,
    /// That is known, and somebody may say that it be done.
    Looked,
    /// Its lines are being taken in.
    Going,
    /// All of them were.
    Done,
}

/// What became of the lines so far, or would.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportCounts {
    /// Lines of new members.
    pub new: u32,
    /// Lines of members of whom they say something else.
    pub updated: u32,
    /// Those of them whose seat of an organisation ends, because they work elsewhere by now.
    #[serde(default)]
    pub unseated: u32,
    /// Lines of members who are as they say.
    pub unchanged: u32,
    /// Lines that name somebody again.
    pub duplicate: u32,
    /// Lines that are wrong.
    pub invalid: u32,
}

impl ImportCounts {
    /// Lines counted so far.
    pub fn lines(&self) -> u32 {
        self.new + self.updated + self.unchanged + self.duplicate + self.invalid
    }

    /// Whether they change anything.
    pub fn changes(&self) -> bool {
        self.new + self.updated > 0
    }
}

/// Most bytes of a file that is handed in by page or by the REST interface.
pub const MEMBER_FILE_BYTES_MAX: usize = 4 * 1024 * 1024;
/// Most lines under the heading of a file that is handed in by page or by the REST interface; the command reads
/// [`crate::MemberLine::LINES_MAX`].
pub const MEMBER_FILE_LINES_MAX: u32 = 50_000;
