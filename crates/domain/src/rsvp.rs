//! A member's answer to an event, and how far it has come: the words of F12.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{EventId, Iri, MemberId, RefusalReason};

/// What a person says to an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// She comes.
    Going,
    /// She may come.
    Maybe,
    /// She does not come.
    Declined,
    /// She takes an earlier answer back.
    Withdrawn,
}

/// Raised by one with each answer of the same person to the same event; the highest counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RsvpCounter(pub u64);

impl RsvpCounter {
    /// The next answer's counter.
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

/// One person's answer to one event: the last value and its counter (reliability, section 1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Register {
    /// Whose answer.
    pub member: MemberId,
    /// To what.
    pub event: EventId,
    /// The last one.
    pub answer: Answer,
    /// Of the last one.
    pub counter: RsvpCounter,
    /// The host's decision, or how far the question has come.
    pub delivery: RsvpDelivery,
    /// The activity that carried the last answer to another node.
    pub activity: Option<Iri>,
    /// When she answered.
    pub answered: Timestamp,
}

/// What the member is told about her answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum RsvpDelivery {
    /// On its way to the host.
    Sent,
    /// The host has a seat for her, or has noted her maybe, no or withdrawal.
    Confirmed {
        /// When the host's answer came.
        at: Timestamp,
    },
    /// On the host's waiting list.
    Waitlisted {
        /// First is 1.
        place: u32,
        /// When the host's answer came.
        at: Timestamp,
    },
    /// The organiser will decide.
    Pending {
        /// When the host's answer came.
        at: Timestamp,
    },
    /// The host said no.
    Refused {
        /// In the host's words.
        reason: String,
        /// The same in a word that people read in their own language, where it is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<WhyRefused>,
        /// When the host's answer came.
        at: Timestamp,
    },
    /// The host took the question and has said nothing to it for a day.
    NotConfirmed {
        /// When the day was over.
        at: Timestamp,
    },
    /// The host could not be reached for as long as retries last.
    Failed {
        /// When retries stopped.
        at: Timestamp,
    },
}

/// Why an answer was refused, where that is known in a word and not only by the host's sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyRefused {
    /// The host says so, in a word that our nodes share.
    Host(RefusalReason),
    /// The host's server does not take the answer at all.
    NotTaken,
    /// The host takes no answers from other servers; one signs up on a page.
    SignUpThere {
        /// Which.
        page: Iri,
    },
}

/// One word for each state of an answer, as between nodes (protocol section 6.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum RsvpState {
    /// Has a seat.
    Going,
    /// May come.
    Maybe,
    /// Does not come.
    Declined,
    /// Waits for a seat.
    Waitlisted,
    /// Waits for the organiser.
    Pending,
    /// Took the answer back.
    Withdrawn,
    /// Was seen at the door.
    CheckedIn,
}

impl RsvpState {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Going,
        Self::Maybe,
        Self::Declined,
        Self::Waitlisted,
        Self::Pending,
        Self::Withdrawn,
        Self::CheckedIn,
    ];

    /// The word on the wire.
    pub fn word(self) -> &'static str {
        match self {
            Self::Going => "going",
            Self::Maybe => "maybe",
            Self::Declined => "declined",
            Self::Waitlisted => "waitlisted",
            Self::Pending => "pending",
            Self::Withdrawn => "withdrawn",
            Self::CheckedIn => "checkedIn",
        }
    }

    /// Reads that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }
}
