//! The code of ethics: a versioned text with a summary, signed or taken as read (F03).

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{MemberId, PersonName, count_words};

/// Why a code was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeRefused {
    /// Need 4.15.
    #[error("a code of ethics needs a summary of at most {0} words, so that people read it")]
    NoSummary(usize),
    /// More words than asked for.
    #[error("the summary may have at most {0} words")]
    SummaryTooLong(usize),
    /// No text.
    #[error("a code of ethics needs a text")]
    NoText,
    /// More than [`CodeOfEthics::BYTES_MAX`].
    #[error("a code of ethics may have at most {max} bytes", max = CodeOfEthics::BYTES_MAX)]
    TextTooLong,
    /// Not greater than the one in force.
    #[error("the version has to be greater than {0}, which is in force")]
    NotNewer(CodeVersion),
    /// Not a number, or two with a dot between.
    #[error("a version is written 2 or 2.1")]
    Version,
}

/// Whether a code asks for a signature (need 2.15).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CodeMode {
    /// Nobody posts, asks for an introduction or takes a voucher before signing.
    Signed,
    /// Shown at joining; who joins acknowledges it.
    DeFacto,
}

/// When a new version asks those who signed an earlier one again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ResignOn {
    /// With a new major version.
    Major,
    /// With every version.
    Every,
    /// Not at all.
    Never,
}

/// A version, `major.minor`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CodeVersion {
    /// Raised when the meaning changes.
    pub major: u16,
    /// Raised when the wording changes.
    pub minor: u16,
}

impl CodeVersion {
    /// Reads `2` or `2.1`.
    pub fn parse(text: &str) -> Result<Self, CodeRefused> {
        let (major, minor) = text.trim().split_once('.').unwrap_or((text.trim(), "0"));
        let number = |part: &str| part.parse::<u16>().map_err(|_| CodeRefused::Version);
        Ok(Self {
            major: number(major)?,
            minor: number(minor)?,
        })
    }

    /// Whether a signature under the earlier version no longer does.
    pub fn asks_again_after(self, signed: Self, resign_on: ResignOn) -> bool {
        match resign_on {
            ResignOn::Major => self.major > signed.major,
            ResignOn::Every => self > signed,
            ResignOn::Never => false,
        }
    }
}

impl fmt::Display for CodeVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

impl TryFrom<String> for CodeVersion {
    type Error = CodeRefused;
    fn try_from(text: String) -> Result<Self, CodeRefused> {
        Self::parse(&text)
    }
}

impl From<CodeVersion> for String {
    fn from(version: CodeVersion) -> Self {
        version.to_string()
    }
}

/// One published version; it is never changed, a new one follows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeOfEthics {
    /// Which.
    pub version: CodeVersion,
    /// Whether it is signed.
    pub mode: CodeMode,
    /// The gist of it, plain text.
    pub summary: String,
    /// The whole of it, Markdown as it was published.
    pub text: String,
    /// SHA-256 of version, summary and text, lower-case hexadecimal: what a signature names.
    pub hash: String,
    /// When.
    pub published: Timestamp,
}

impl CodeOfEthics {
    /// Most bytes of a text.
    pub const BYTES_MAX: usize = 18_000;
    /// Words a person reads in a minute.
    pub const WORDS_PER_MINUTE: usize = 220;

    /// Checks a version that is about to be published, after the one in force.
    pub fn check(
        version: CodeVersion,
        summary: &str,
        text: &str,
        summary_words_max: usize,
        in_force: Option<CodeVersion>,
    ) -> Result<(), CodeRefused> {
        let summary_words = count_words(summary);
        match in_force {
            _ if summary_words == 0 => Err(CodeRefused::NoSummary(summary_words_max)),
            _ if summary_words > summary_words_max => Err(CodeRefused::SummaryTooLong(summary_words_max)),
            _ if text.trim().is_empty() => Err(CodeRefused::NoText),
            _ if text.len() > Self::BYTES_MAX || summary.len() > Self::BYTES_MAX => {
                Err(CodeRefused::TextTooLong)
            }
            Some(in_force) if version <= in_force => Err(CodeRefused::NotNewer(in_force)),
            _ => Ok(()),
        }
    }

    /// Words of the text (need 4.15).
    pub fn words(&self) -> usize {
        count_words(&self.text)
    }

    /// Minutes it takes to read, rounded up and at least one.
    pub fn minutes(&self) -> usize {
        self.words().div_ceil(Self::WORDS_PER_MINUTE).max(1)
    }
}

/// That somebody signed, or joined under, a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EthicsSignature {
    /// Who.
    pub member: MemberId,
    /// Which version.
    pub version: CodeVersion,
    /// The hash of what she saw.
    pub hash: String,
    /// As whom she signed.
    pub signed_as: PersonName,
    /// When.
    pub at: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(text: &str) -> CodeVersion {
        CodeVersion::parse(text).unwrap()
    }

    /// 4.15
    #[test]
    fn a_code_without_a_summary_is_refused_and_a_long_summary_too() {
        let check = |summary: &str, text: &str| CodeOfEthics::check(version("1"), summary, text, 3, None);
        assert_eq!(check("  ", "text"), Err(CodeRefused::NoSummary(3)));
        assert_eq!(check("a b c d", "text"), Err(CodeRefused::SummaryTooLong(3)));
        assert_eq!(check("a b c", " "), Err(CodeRefused::NoText));
        let long = "x".repeat(CodeOfEthics::BYTES_MAX + 1);
        assert_eq!(check("a", &long), Err(CodeRefused::TextTooLong));
        assert_eq!(check("a b c", "text"), Ok(()));
    }

    /// 4.15: "612 words, 3 min".
    #[test]
    fn a_text_says_how_long_it_takes() {
        let mut code = CodeOfEthics {
            version: version("2"),
            mode: CodeMode::Signed,
            summary: "be fair".to_owned(),
            text: "word ".repeat(612),
            hash: String::new(),
            published: Timestamp::UNIX_EPOCH,
        };
        assert_eq!((code.words(), code.minutes()), (612, 3));
        code.text = "one".to_owned();
        assert_eq!(code.minutes(), 1);
    }

    /// 2.15
    #[test]
    fn a_new_major_version_asks_again_and_a_minor_one_if_it_is_wished() {
        let (one, two, two_one) = (version("1.4"), version("2"), version("2.1"));
        assert!(two.asks_again_after(one, ResignOn::Major));
        assert!(!two_one.asks_again_after(two, ResignOn::Major));
        assert!(two_one.asks_again_after(two, ResignOn::Every));
        assert!(!two.asks_again_after(one, ResignOn::Never));
        assert!(!two.asks_again_after(two, ResignOn::Every));
    }

    #[test]
    fn versions_only_grow() {
        let check = |text: &str| CodeOfEthics::check(version(text), "s", "t", 3, Some(version("2.1")));
        assert_eq!(check("2.1"), Err(CodeRefused::NotNewer(version("2.1"))));
        assert_eq!(check("1.9"), Err(CodeRefused::NotNewer(version("2.1"))));
        assert_eq!(check("2.2"), Ok(()));
        for bad in ["", "x", "1.2.3", "-1", "70000"] {
            assert_eq!(CodeVersion::parse(bad), Err(CodeRefused::Version), "{bad}");
        }
    }
}
