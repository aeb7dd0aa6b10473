//! What a community tells a peer of one member whom a question found (F05 across peers; protocol section 6.4): never an address, a
//! handle or a picture.

use crate::{Dimension, Line, PartyRef, PersonName, Regions, Terms, Title};

/// A member as her community shows her to members of a peer; shown and forgotten, never kept by who asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberCard {
    /// As she wishes to be shown.
    pub name: PersonName,
    /// Her company, if she lets it be seen.
    pub organization: Option<PersonName>,
    /// What she does.
    pub competencies: Terms,
    /// For which industries.
    pub verticals: Terms,
    /// For customers of which size.
    pub sizes: Terms,
    /// Where.
    pub regions: Regions,
    /// Whom she suits.
    pub best_fit: Option<Line>,
    /// What she hands on.
    pub refers_out: Option<Line>,
    /// By what she can be asked to be introduced (F07).
    pub party: Option<PartyRef>,
}

/// What one community asks another: all of it at once, and one entry of each list at most.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardQuestion {
    /// Entries of the lists that every community has.
    pub entries: Vec<(Dimension, String)>,
    /// Beginnings of words in what a card says.
    pub text: Option<Title>,
}

/// What one answer tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardsFound {
    /// How many there are at most: rounded up to a multiple of [`MemberCard::COUNT_STEP`].
    pub total: u32,
    /// Some of them.
    pub cards: Vec<MemberCard>,
}

impl MemberCard {
    /// Most cards of one answer.
    pub const CARDS_MAX: usize = 20;
    /// Totals are told in steps of so many, so that nobody is counted out.
    pub const COUNT_STEP: usize = 5;
    /// Most characters of the words that are asked for.
    pub const TEXT_CHARS_MAX: usize = 80;
    /// Most entries of one list that are read.
    pub const ENTRIES_MAX: usize = 20;

    /// A total as it may be told.
    pub fn told_total(people: usize) -> u32 {
        let told = people.div_ceil(Self::COUNT_STEP) * Self::COUNT_STEP;
        u32::try_from(told).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 6.4: nobody learns from a total whether one more person joined.
    #[test]
    fn a_total_is_rounded_up_in_steps_of_five() {
        let told = [0, 1, 5, 6, 15, 16].map(MemberCard::told_total);
        assert_eq!(told, [0, 5, 5, 10, 15, 20]);
    }
}
