//! What the operator has decided for the whole node (`features` section 9).

use domain::Overflow;

/// The part of the configuration that verbs depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Whether strangers may follow and get public events (`federation.fediverse_follow`).
    pub fediverse: Fediverse,
    /// Whether somebody without a membership may answer a public event (`events.guest_rsvp`).
    pub guests: GuestRsvp,
    /// Whether anybody may join by herself (`membership.signup`).
    pub signup: SignUp,
    /// What a full event does (`events.waitlist`).
    pub overflow: Overflow,
}

/// The switch for the wider Fediverse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fediverse {
    /// Public events may be followed by anybody.
    Open,
    /// Only peers are served.
    Closed,
}

/// The switch for joining.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignUp {
    /// Whoever proves her address, and is of a kind that is admitted.
    Open,
    /// Officers add members.
    Invite,
}

/// The switch for answers of strangers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuestRsvp {
    /// Anybody may answer a public event.
    Welcome,
    /// Only members here and at peers.
    Refused,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            fediverse: Fediverse::Open,
            guests: GuestRsvp::Welcome,
            signup: SignUp::Open,
            overflow: Overflow::WaitingList,
        }
    }
}
