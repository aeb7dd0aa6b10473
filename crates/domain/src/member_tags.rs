//! What officers call a member by, in words of their own: "board 2026", "speaker". They come from a file and go into one
//! (F22); they are read by officers and by her whom they are about, by no other member and no other node.

use serde::{Deserialize, Serialize};

use crate::{MemberTag, TextRefused};

/// The tags of one member: each once, whatever the case of its letters, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<MemberTag>", into = "Vec<MemberTag>")]
pub struct MemberTags(Vec<MemberTag>);

impl MemberTag {
    /// By which it is known again: tags that differ in the case of letters alone are one.
    pub fn folded(&self) -> String {
        self.as_str().to_lowercase()
    }
}

impl MemberTags {
    /// Most tags of one member; each has at most [`MemberTag::CHARS_MAX`] characters.
    pub const COUNT_MAX: usize = 20;
    /// What stands alone in the cell of somebody who has none any more; an empty cell says nothing.
    pub const NONE: &'static str = "-";

    /// Of several, in whatever order; of those that are one the first is kept.
    pub fn of(tags: impl IntoIterator<Item = MemberTag>) -> Result<Self, TextRefused> {
        let mut tags: Vec<MemberTag> = tags.into_iter().collect();
        tags.sort_by_key(MemberTag::folded);
        tags.dedup_by_key(|tag| tag.folded());
        match tags.len() <= Self::COUNT_MAX {
            true => Ok(Self(tags)),
            false => Err(TextRefused::Form("holds too many tags")),
        }
    }

    /// Reads a cell: bars, semicolons or commas stand between tags.
    pub fn read(cell: &str) -> Result<Self, TextRefused> {
        if cell.trim() == Self::NONE {
            return Ok(Self::default());
        }
        let texts = cell.split(['|', ';', ',']).map(str::trim);
        let tags: Result<Vec<MemberTag>, TextRefused> = texts
            .filter(|text| !text.is_empty())
            .map(MemberTag::parse)
            .collect();
        Self::of(tags?)
    }

    /// The cell that [`MemberTags::read`] reads; empty where there are none. Bars end a cell for no spreadsheet.
    pub fn written(&self) -> String {
        let texts: Vec<&str> = self.0.iter().map(MemberTag::as_str).collect();
        texts.join(" | ")
    }

    /// Whether it is among them, in whatever case.
    pub fn hold(&self, tag: &MemberTag) -> bool {
        let folded = tag.folded();
        self.0.iter().any(|other| other.folded() == folded)
    }

    /// One after the other.
    pub fn iter(&self) -> impl Iterator<Item = &MemberTag> {
        self.0.iter()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl TryFrom<Vec<MemberTag>> for MemberTags {
    type Error = TextRefused;

    fn try_from(tags: Vec<MemberTag>) -> Result<Self, TextRefused> {
        Self::of(tags)
    }
}

impl From<MemberTags> for Vec<MemberTag> {
    fn from(tags: MemberTags) -> Self {
        tags.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// F22: what is written is read as it was, and there is an end to how many tags one has.
    #[test]
    fn a_cell_of_tags_is_read_bounded_and_written_as_it_is_read() {
        let read = MemberTags::read;
        let tags = read(" speaker; Board 2026 | speaker,SPEAKER,,").unwrap();
        assert_eq!(tags.written(), "Board 2026 | speaker");
        assert_eq!(read(&tags.written()), Ok(tags.clone()));
        assert!(tags.hold(&MemberTag::parse("board  2026").unwrap()));
        assert!(!tags.hold(&MemberTag::parse("board").unwrap()));
        assert_eq!(read(" - "), Ok(MemberTags::default()));
        let many = |count: usize| -> Vec<String> { (0..count).map(|n| format!("t{n}")).collect() };
        assert!(read(&many(MemberTags::COUNT_MAX).join("|")).is_ok());
        assert!(read(&many(MemberTags::COUNT_MAX + 1).join("|")).is_err());
        assert!(read(&"x".repeat(MemberTag::CHARS_MAX + 1)).is_err());
        assert!(read("\u{202e}x").is_err());
        assert!(MemberTag::parse("a|b").is_err());
        let row: Result<MemberTags, _> = serde_json::from_str(r#"["b","A"]"#);
        assert_eq!(row.unwrap().written(), "A | b");
    }
}
