//! A person with a membership, in the smallest form: enough that tokens and answers belong to somebody.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Handle, MailAddress, MemberId, PersonName};

/// A person this node is home to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Never shown to another node.
    pub id: MemberId,
    /// The last part of her address, `/users/{handle}`; unique here.
    pub handle: Handle,
    /// As she wishes to be shown.
    pub name: PersonName,
    /// Where mail goes; never leaves the node.
    pub mail: MailAddress,
    /// Her company, shown to a host when she answers an event.
    pub organization: Option<PersonName>,
    /// What she may do beyond a member's own affairs.
    pub roles: Vec<Role>,
    /// Since when.
    pub joined: Timestamp,
}

/// What a member may do beyond her own affairs (glossary, People and groups).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// President, secretary, treasurer or membership chair.
    Officer,
    /// Handles reports.
    Moderator,
    /// Has the shell and the configuration.
    Operator,
}

impl Role {
    /// The word in commands, in the REST interface and in the log.
    pub fn word(self) -> &'static str {
        match self {
            Self::Officer => "officer",
            Self::Moderator => "moderator",
            Self::Operator => "operator",
        }
    }
}

impl Member {
    /// Whether she holds the role; an operator may do what an officer may.
    pub fn holds(&self, role: Role) -> bool {
        self.roles.contains(&role) || (role == Role::Officer && self.roles.contains(&Role::Operator))
    }

    /// The offices others are told of, for an office is public: that she runs the machine is none.
    pub fn offices(&self) -> Vec<Role> {
        let offices = [Role::Officer, Role::Moderator];
        offices.into_iter().filter(|role| self.holds(*role)).collect()
    }
}
