//! Kinds of mail that a member may switch off; every other mail answers something she did, or she would be lost without it.

use serde::{Deserialize, Serialize};

/// A kind of mail that nobody has to get (F21).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailKind {
    /// Once a week, what is new where she belongs and whom she follows.
    Digest,
    /// Before an event begins that she said yes or maybe to, and once after one at which she had a seat.
    Reminders,
    /// That somebody needs hands for what she can do.
    Calls,
    /// To officers: how a peering goes that asks nothing of them.
    Peerings,
}

impl MailKind {
    /// All, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Digest, Self::Reminders, Self::Calls, Self::Peerings];

    /// The word in addresses and forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::Digest => "digest",
            Self::Reminders => "reminders",
            Self::Calls => "calls",
            Self::Peerings => "peerings",
        }
    }

    /// Whether it goes to officers alone.
    pub fn is_of_officers(self) -> bool {
        self == Self::Peerings
    }

    /// Reads that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_a_word_of_its_own() {
        for kind in MailKind::ALL {
            assert_eq!(MailKind::from_word(kind.word()), Some(kind));
        }
        assert_eq!(MailKind::from_word("invoices"), None);
    }
}
