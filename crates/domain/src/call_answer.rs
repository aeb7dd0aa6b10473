//! An answer to a call for hands: for the asker alone, without a price (F10, needs 3.2, 3.5 and 3.6; features, section 3.1).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{AnswerId, CallId, Hands, Iri, MailAddress, MemberId, Note, PersonName, Title};

/// Who answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answerer {
    /// A member here.
    Member(MemberId),
    /// Somebody of another community, who stays without a name until both said yes.
    Elsewhere {
        /// Her community.
        group: Iri,
        /// Her organisation, as her community says it.
        organization: Option<PersonName>,
        /// In one line.
        headline: Option<Title>,
    },
}

/// How an answer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallAnswerState {
    /// The asker has it and said nothing: who is not chosen hears nothing (protocol section 8.7).
    Waiting,
    /// The asker said yes.
    Accepted,
    /// She took it back.
    Withdrawn,
}

/// Whom to write to, once the asker said yes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallContact {
    /// Her name.
    pub name: PersonName,
    /// Her organisation.
    pub organization: Option<PersonName>,
    /// Her address.
    pub mail: MailAddress,
}

/// An answer, at the node of whoever gave it and at the asker's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallAnswer {
    /// What this node calls it.
    pub id: AnswerId,
    /// To which call, by what this node calls it.
    pub call: CallId,
    /// Who gave it.
    pub by: Answerer,
    /// The activity by which it travels; that of an answer that stays here leads nowhere.
    pub offer: Iri,
    /// The document within that activity.
    pub introduction: Iri,
    /// What she says.
    pub words: Note,
    /// How many hands.
    pub hands: Hands,
    /// The digest of the terms she accepted, where the call has some (need 3.5).
    pub digest: Option<String>,
    /// When she gave it, and accepted those.
    pub at: Timestamp,
    /// How it stands.
    pub state: CallAnswerState,
    /// When the asker said yes, to how many, and accepted the terms by the same digest.
    pub accepted: Option<AnswerAccepted>,
}

/// The asker's yes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerAccepted {
    /// When.
    pub at: Timestamp,
    /// How many hands.
    pub hands: Hands,
    /// The digest of the terms.
    pub digest: Option<String>,
    /// Whom to write to.
    pub contact: CallContact,
}

impl CallAnswer {
    /// Whether somebody of another community gave it.
    pub fn is_from_elsewhere(&self) -> bool {
        matches!(self.by, Answerer::Elsewhere { .. })
    }

    /// Whether this member gave it.
    pub fn is_of(&self, member: &MemberId) -> bool {
        self.by == Answerer::Member(member.clone())
    }
}
