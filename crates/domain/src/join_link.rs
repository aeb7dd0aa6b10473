//! The address of the meeting of an event that takes place online (F12): whoever holds it can walk in.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Iri, IriRefused};

/// Where the meeting is, as the host's officers wrote it: an address that begins with `https://`, at most
/// [`Iri::BYTES_MAX`] bytes. It is no part of an event, so that nothing that shows or sends events can show or send it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct JoinLink(Iri);

/// Why a text is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JoinLinkRefused {
    /// Not an address at all.
    #[error(transparent)]
    Iri(#[from] IriRefused),
    /// Whoever listens on the way would read it.
    #[error("a link to join begins with https://")]
    NotHttps,
}

impl JoinLink {
    /// Reads it, without blanks around it.
    pub fn parse(text: &str) -> Result<Self, JoinLinkRefused> {
        let iri = Iri::parse(text.trim())?;
        match iri.to_url().scheme() {
            "https" => Ok(Self(iri)),
            _ => Err(JoinLinkRefused::NotHttps),
        }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl TryFrom<String> for JoinLink {
    type Error = JoinLinkRefused;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<JoinLink> for String {
    fn from(link: JoinLink) -> Self {
        link.0.into()
    }
}

/// Never the address: what is logged by a slip says only that there is one.
impl fmt::Debug for JoinLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JoinLink(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// D2
    #[test]
    fn a_link_to_join_is_an_https_address_and_says_nothing_of_itself_in_a_log() {
        let link = JoinLink::parse(" https://meet.example/j/81?pwd=s3cret#config ").unwrap();
        assert_eq!(link.as_str(), "https://meet.example/j/81?pwd=s3cret#config");
        assert!(!format!("{link:?}").contains("meet"));
        assert_eq!(
            JoinLink::parse("http://meet.example/j"),
            Err(JoinLinkRefused::NotHttps)
        );
        for wrong in [
            "",
            "meet.example",
            "zoommtg://meet.example/j",
            "javascript:alert(1)",
        ] {
            assert!(
                matches!(JoinLink::parse(wrong), Err(JoinLinkRefused::Iri(_))),
                "{wrong}"
            );
        }
        let kept = serde_json::to_value(&link).unwrap();
        assert_eq!(serde_json::from_value::<JoinLink>(kept).unwrap(), link);
    }
}
