//! Who may act in the name of an organisation: the member it names, any officer, and whoever has the shell (F04).

use domain::{MemberId, Organization, Slug};
use store::{Membership, Officer, StoreError, Transaction, organizations};

/// Somebody who acts for an organisation, as a proof of what she is.
#[derive(Clone, Debug)]
pub enum Spokesperson {
    /// A member, who acts for the one that names her its approver.
    Member(Membership),
    /// An officer, for any.
    Officer(Officer),
    /// Whoever has the shell, for any.
    Operator,
}

impl Spokesperson {
    /// A member, with her proof of office if she has one.
    pub fn of(membership: &Membership, officer: Option<&Officer>) -> Self {
        match officer {
            Some(officer) => Self::Officer(officer.clone()),
            None => Self::Member(membership.clone()),
        }
    }

    /// The organisation, if there is one of that address and she may act for it; to everybody else there is none.
    pub fn organization(
        &self,
        tx: &mut Transaction<'_>,
        slug: &Slug,
    ) -> Result<Option<Organization>, StoreError> {
        let known = organizations::get(tx, slug)?;
        Ok(match self {
            Self::Officer(_) | Self::Operator => known,
            Self::Member(membership) => {
                let id = &membership.member().id;
                known.filter(|known| known.approver.as_ref() == Some(id))
            }
        })
    }

    /// The word of the log.
    pub(crate) fn word(&self) -> &str {
        match self {
            Self::Member(membership) => membership.member().handle.as_str(),
            Self::Officer(officer) => officer.member().handle.as_str(),
            Self::Operator => "operator",
        }
    }

    /// Who she is; nothing of whoever has the shell.
    pub(crate) fn id(&self) -> Option<&MemberId> {
        match self {
            Self::Member(membership) => Some(&membership.member().id),
            Self::Officer(officer) => Some(&officer.member().id),
            Self::Operator => None,
        }
    }

    /// Whether she sees of everybody where they work, whatever they show.
    pub(crate) fn sees_everybody(&self) -> bool {
        !matches!(self, Self::Member(_))
    }
}
