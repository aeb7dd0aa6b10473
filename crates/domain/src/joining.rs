//! What somebody says of herself when she joins: few fields, and none that costs (needs 2.1, 4.10).

use serde::{Deserialize, Serialize};

use crate::{CommunityAudience, Kind, PersonName, Region, Shown};

/// A newcomer, as she filled in the form; her address is proved besides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joining {
    /// As she wishes to be shown.
    pub name: PersonName,
    /// Her company, if she named one.
    pub organization: Option<PersonName>,
    /// What she is to the ecosystem.
    pub kind: Kind,
    /// Where she works, if she said so, and who may see it: a country or a part of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Shown<Region>>,
}

/// What a newcomer does first, in the order of the checklist (need 4.19).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FirstStep {
    /// Sign the code of ethics.
    SignCode,
    /// Say what she does: her five.
    FillFive,
    /// Follow communities.
    Follow,
    /// Answer an event.
    Answer,
    /// Say hello to an officer.
    SayHello,
}

impl FirstStep {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::SignCode,
        Self::FillFive,
        Self::Follow,
        Self::Answer,
        Self::SayHello,
    ];

    /// The word in forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::SignCode => "sign_code",
            Self::FillFive => "fill_five",
            Self::Follow => "follow",
            Self::Answer => "answer",
            Self::SayHello => "say_hello",
        }
    }

    /// Reads that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.word() == word)
    }
}

impl CommunityAudience {
    /// Whether people of a kind may join: partners alone, or everybody (need 2.1).
    pub fn admits(self, kind: Kind) -> bool {
        match self {
            Self::Mixed => true,
            Self::PartnersOnly => kind == Kind::Partner,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2.1
    #[test]
    fn a_community_of_partners_admits_nobody_else() {
        for kind in Kind::ALL {
            assert!(CommunityAudience::Mixed.admits(kind));
            assert_eq!(
                CommunityAudience::PartnersOnly.admits(kind),
                kind == Kind::Partner
            );
        }
    }
}
