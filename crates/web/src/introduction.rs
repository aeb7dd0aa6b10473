//! What a visitor reads on the landing page before she gives an address: who the members are, in numbers, and what holds among
//! them (journey B-1, need 0.1).

use store::{StoreError, codes};

use crate::composition::Composition;
use crate::sign_in::kind_words;
use crate::visit::Visit;
use crate::words::Words;

/// The members in numbers, and the code of ethics in short.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Introduction {
    /// The members in numbers, as far as they may be told.
    pub(crate) composition: Composition,
    /// The summary of the code of ethics, when there is one.
    pub(crate) code: Option<String>,
}

impl Introduction {
    /// Of this community; nothing for a member, who knows it.
    pub(crate) fn of(visit: &Visit) -> Result<Option<Self>, StoreError> {
        if visit.signed_in.is_some() {
            return Ok(None);
        }
        let database = &visit.site.doors.node.database;
        let code = database.read(codes::in_force)?;
        Ok(Some(Self {
            composition: visit.site.composition.now(database, visit.now)?,
            code: code.map(|code| code.summary),
        }))
    }

    /// Each figure with what it is about: all members first; nothing where they are too few to be told.
    pub(crate) fn figures(&self, words: &Words) -> Vec<(String, u32)> {
        if self.composition.members == 0 {
            return Vec::new();
        }
        let all = (words.t("about-members"), self.composition.members);
        let kinds = self.composition.kinds.iter();
        let kinds = kinds.map(|(kind, people)| (kind_words(words, *kind), *people));
        std::iter::once(all).chain(kinds).collect()
    }
}
