//! A text by which this community goes, beside its code of ethics: its by-laws, say (F01).

use serde::{Deserialize, Serialize};

use crate::organization::slug_of_words;
use crate::{Slug, TextRefused, Title, count_words};

/// Why a document is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OwnDocumentRefused {
    /// Its name.
    #[error("the name {0}")]
    Name(TextRefused),
    /// Nothing stands in it.
    #[error("a document has a text")]
    NoText,
    /// More than [`OwnDocument::BYTES_MAX`].
    #[error("the text has more than {max} bytes", max = OwnDocument::BYTES_MAX)]
    TooLong,
    /// Signs that nobody can read.
    #[error("the text holds signs that cannot be shown")]
    Unreadable,
}

/// A document as it is kept and read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnDocument {
    /// The last part of its address; it follows from the name.
    pub slug: Slug,
    /// Its name.
    pub name: Title,
    /// Markdown.
    pub text: String,
}

impl OwnDocument {
    /// Most documents of a community; with the code of ethics they are fewer than a peer keeps.
    pub const PER_COMMUNITY_MAX: usize = 10;
    /// Most bytes of a text; set in type it has to fit into [`crate::Html::BYTES_MAX`].
    pub const BYTES_MAX: usize = 16_000;

    /// Reads what an officer wrote.
    pub fn written(name: &str, text: &str) -> Result<Self, OwnDocumentRefused> {
        let name = Title::parse(name).map_err(OwnDocumentRefused::Name)?;
        let text = text.replace("\r\n", "\n");
        let text = text.trim();
        let is_odd = |sign: char| sign.is_control() && sign != '\n' && sign != '\t';
        match text {
            "" => Err(OwnDocumentRefused::NoText),
            text if text.len() > Self::BYTES_MAX => Err(OwnDocumentRefused::TooLong),
            text if text.chars().any(is_odd) => Err(OwnDocumentRefused::Unreadable),
            text => Ok(Self {
                slug: slug_of_words(name.as_str()),
                name,
                text: text.to_owned(),
            }),
        }
    }

    /// Words of the text (need 4.15).
    pub fn words(&self) -> usize {
        count_words(&self.text)
    }

    /// The path of its page.
    pub fn path(&self) -> String {
        format!("/documents/{}", self.slug)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// F01, 4.15
    #[test]
    fn a_document_has_a_name_an_address_and_its_words_counted() {
        let laws = OwnDocument::written("By-laws & rules", "One member,\r\none vote.\n").unwrap();
        assert_eq!(
            (laws.path().as_str(), laws.words()),
            ("/documents/by-laws-rules", 4)
        );
        assert_eq!(laws.text, "One member,\none vote.");
        let long = "x".repeat(OwnDocument::BYTES_MAX + 1);
        for (name, text, refused) in [
            (" ", "x", OwnDocumentRefused::Name(TextRefused::Empty)),
            ("Laws", " \n", OwnDocumentRefused::NoText),
            ("Laws", long.as_str(), OwnDocumentRefused::TooLong),
            ("Laws", "a\u{7}b", OwnDocumentRefused::Unreadable),
        ] {
            assert_eq!(OwnDocument::written(name, text), Err(refused));
        }
    }
}
