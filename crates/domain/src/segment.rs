//! Which guests of an event an organiser writes to (F21).

use serde::{Deserialize, Serialize};

use crate::{GuestKey, RsvpState};

/// A part of the guest list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Segment {
    /// Who has a seat.
    Going,
    /// Who may come.
    Maybe,
    /// Who waits for a seat, or for the organiser's word.
    Waiting,
    /// Who said no.
    NotGoing,
    /// All of these.
    Everyone,
}

impl Segment {
    /// All, in the order they are offered.
    pub const ALL: [Self; 5] = [
        Self::Going,
        Self::Maybe,
        Self::Waiting,
        Self::NotGoing,
        Self::Everyone,
    ];

    /// The word in forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::Going => "going",
            Self::Maybe => "maybe",
            Self::Waiting => "waiting",
            Self::NotGoing => "not_going",
            Self::Everyone => "everyone",
        }
    }

    /// Reads that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|segment| segment.word() == word)
    }

    /// Whether a guest who stands so belongs to it. Whoever took her answer back belongs to none: she hears no more.
    pub fn covers(self, state: RsvpState) -> bool {
        let own = match state {
            RsvpState::Going | RsvpState::CheckedIn => Self::Going,
            RsvpState::Maybe => Self::Maybe,
            RsvpState::Waitlisted | RsvpState::Pending => Self::Waiting,
            RsvpState::Declined => Self::NotGoing,
            RsvpState::Withdrawn => return false,
        };
        self == Self::Everyone || self == own
    }

    /// Whether a mail to it reaches this guest. Whoever has no membership and said no hears nothing more: her address is kept
    /// for this event alone, and she does not come.
    pub fn reaches(self, guest: &GuestKey, state: RsvpState) -> bool {
        let has_done = matches!(guest, GuestKey::Visitor(_)) && state == RsvpState::Declined;
        self.covers(state) && !has_done
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{MemberId, VisitorId};

    #[test]
    fn each_state_but_a_withdrawal_is_in_one_part_and_in_the_whole() {
        for state in RsvpState::ALL {
            let parts = Segment::ALL.into_iter().filter(|segment| segment.covers(state));
            let expected = if state == RsvpState::Withdrawn { 0 } else { 2 };
            assert_eq!(parts.count(), expected, "{state:?}");
        }
        let guest = GuestKey::Visitor(VisitorId::new(0, [1; 10]));
        let member = GuestKey::Member(MemberId::new(0, [1; 10]));
        for segment in Segment::ALL {
            assert!(!segment.reaches(&guest, RsvpState::Declined));
            assert_eq!(
                segment.reaches(&guest, RsvpState::Going),
                segment.covers(RsvpState::Going)
            );
            assert_eq!(
                segment.reaches(&member, RsvpState::Declined),
                segment.covers(RsvpState::Declined)
            );
            assert_eq!(Segment::from_word(segment.word()), Some(segment));
        }
    }
}
