//! What left this node about one member: to whom, for what, and which parts of it (glossary: sharing log; F22).

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Iri, Origin};

/// What another server was told of a member, as often as it was told the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shared {
    /// Which server.
    pub host: Origin,
    /// What for.
    pub purpose: SharedFor,
    /// Exactly what it was told.
    pub fields: BTreeSet<SharedField>,
    /// When it was told this for the first time.
    pub first: Timestamp,
    /// When it was told this last.
    pub last: Timestamp,
    /// How often, from 1.
    pub times: u32,
    /// The activity that told it last, so that what is told again after a stop counts once. Of a link of memberships, which no
    /// activity of hers tells, the name of the proof or of the link as a fragment of the community's address.
    pub activity: Iri,
}

/// Why something of a member leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SharedFor {
    /// She answered an event that another server is home to.
    Answer,
    /// An answer was taken back, by her or with her membership.
    Withdrawal,
    /// She left: whoever had an answer of hers may forget her.
    Goodbye,
    /// She has a new key, by which others tell that she speaks.
    NewKey,
    /// Somebody asked to follow her and was told no.
    FollowRefused,
    /// She links her membership there with the one here (F02).
    Link,
    /// She answered a call for hands there, or said yes to an answer from there (F10).
    Call,
    /// She uses what an agreement gives members of this community there (F16).
    Voucher,
    /// She shows there that she belongs here and stands well (F16, proof).
    Check,
    /// She asked to be introduced there, or said yes to somebody from there (F07).
    Introduction,
    /// She signed a joint statement of that community in her own name (F17).
    Statement,
}

impl SharedFor {
    /// All, in the order they are written in.
    pub const ALL: [Self; 11] = [
        Self::Answer,
        Self::Withdrawal,
        Self::Goodbye,
        Self::NewKey,
        Self::FollowRefused,
        Self::Link,
        Self::Call,
        Self::Voucher,
        Self::Check,
        Self::Introduction,
        Self::Statement,
    ];

    /// The word in addresses and files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Withdrawal => "withdrawal",
            Self::Goodbye => "goodbye",
            Self::NewKey => "new_key",
            Self::FollowRefused => "follow_refused",
            Self::Link => "link",
            Self::Call => "call",
            Self::Voucher => "voucher",
            Self::Check => "check",
            Self::Introduction => "introduction",
            Self::Statement => "statement",
        }
    }
}

/// A part of what is kept about a member that may leave. A new one of a document that leaves is added here and where
/// the document is read (`federation/delivery/sharing.rs`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SharedField {
    /// Her address at this node, which holds her handle.
    Address,
    /// Her name: whoever checks that she speaks reads it at her address.
    Name,
    /// The event, and what she said to it.
    Answer,
    /// Her company.
    Organization,
    /// Of which community she is a member.
    Community,
    /// A message for the organiser, or her answer to a call.
    Message,
    /// Her mail address, to whoever she is to hear from.
    Mail,
    /// That she is in good standing.
    Standing,
    /// A name for her, or for a link of hers, that nobody else gets.
    Pseudonym,
    /// Her level.
    Level,
}

impl SharedField {
    /// All, in the order they are read in.
    pub const ALL: [Self; 10] = [
        Self::Address,
        Self::Name,
        Self::Answer,
        Self::Organization,
        Self::Community,
        Self::Message,
        Self::Mail,
        Self::Standing,
        Self::Pseudonym,
        Self::Level,
    ];

    /// The word in files and REST.
    pub fn word(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Name => "name",
            Self::Answer => "answer",
            Self::Organization => "organization",
            Self::Community => "community",
            Self::Message => "message",
            Self::Mail => "mail",
            Self::Standing => "standing",
            Self::Pseudonym => "pseudonym",
            Self::Level => "level",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_purpose_and_field_is_written_as_its_word() {
        for purpose in SharedFor::ALL {
            assert_eq!(serde_json::json!(purpose), purpose.word());
        }
        for field in SharedField::ALL {
            assert_eq!(serde_json::json!(field), field.word());
        }
    }
}
