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

/// Host of the address of somebody whose data was deleted: no mail ever goes there (RFC 2606).
const NOWHERE: &str = "erased.invalid";
/// What stands where her name was; pages write words instead.
const NO_NAME: &str = "—";

impl Member {
    /// What is left when her data is deleted: her id and her handle, so that nobody else is taken for her, and since when
    /// she was a member (F22).
    pub fn erased(&self) -> Self {
        let nowhere = format!("{}@{NOWHERE}", self.id);
        Self {
            id: self.id.clone(),
            handle: self.handle.clone(),
            name: Self::no_name(),
            mail: MailAddress::parse(&nowhere).expect("an id is made of letters"),
            organization: None,
            roles: Vec::new(),
            joined: self.joined,
        }
    }

    /// What stands where a name was.
    pub fn no_name() -> PersonName {
        PersonName::parse(NO_NAME).expect("a dash can be shown")
    }

    /// Whether her data was deleted.
    pub fn is_erased(&self) -> bool {
        self.mail
            .as_str()
            .rsplit_once('@')
            .is_some_and(|(_, host)| host == NOWHERE)
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_member_whose_data_is_deleted_her_id_and_handle_are_left() {
        let klara = Member {
            id: MemberId::new(0, [1; 10]),
            handle: Handle::parse("klara").unwrap(),
            name: PersonName::parse("Klara").unwrap(),
            mail: MailAddress::parse("klara@a.example").unwrap(),
            organization: PersonName::parse("Fathom").ok(),
            roles: vec![Role::Officer],
            joined: Timestamp::UNIX_EPOCH,
        };
        let erased = klara.erased();
        assert!(erased.is_erased() && !klara.is_erased());
        assert_eq!((&erased.id, &erased.handle), (&klara.id, &klara.handle));
        let text = serde_json::to_string(&erased).unwrap();
        for gone in ["Klara", "a.example", "Fathom", "officer"] {
            assert!(!text.contains(gone), "{gone}: {text}");
        }
        assert_eq!(serde_json::from_str::<Member>(&text).unwrap(), erased);
    }
}
