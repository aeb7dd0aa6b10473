//! Who began a chapter, and who leads it and runs its node: asked at its set-up (F28).

use serde::{Deserialize, Serialize};

use crate::MemberId;

/// The people a chapter begins with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Founding {
    /// At least [`Founding::FOUNDERS_MIN`], each once, of at least [`Founding::PARTNERS_MIN`] companies.
    pub founders: Vec<MemberId>,
    /// Who leads it.
    pub president: MemberId,
    /// Who runs its node, or looks after whoever does.
    pub administrator: MemberId,
}

impl Founding {
    /// Fewest founders.
    pub const FOUNDERS_MIN: usize = 3;
    /// Fewest partner companies they come from.
    pub const PARTNERS_MIN: usize = 3;
    /// Characters of a name nobody has that are told back to whoever typed it.
    pub const CALLED_CHARS_SHOWN: usize = 80;
    /// Most founders.
    pub const FOUNDERS_MAX: usize = 30;

    /// The same with one member in the place of another: two memberships of one person became one.
    #[must_use]
    pub fn moved(&self, from: &MemberId, into: &MemberId) -> Self {
        let of = |id: &MemberId| match id == from {
            true => into.clone(),
            false => id.clone(),
        };
        let mut founders: Vec<MemberId> = Vec::new();
        for id in self.founders.iter().map(of) {
            if !founders.contains(&id) {
                founders.push(id);
            }
        }
        Self {
            founders,
            president: of(&self.president),
            administrator: of(&self.administrator),
        }
    }
}
