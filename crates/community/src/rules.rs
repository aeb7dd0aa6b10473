//! What the operator has decided for the whole node (`features` section 9).

use domain::{Overflow, PaymentLink, Slug};

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
    /// Whoever proves her address, and is of a kind that is admitted, once an officer agrees.
    Approval,
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

/// What the operator decided about introductions (`[introductions]`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IntroductionRules {
    /// Requests of one member within thirty days (`introductions.per_30_days`; need 4.13).
    pub per_30_days: u16,
    /// Days in which one may be answered (`introductions.reply_days`).
    pub reply_days: u16,
    /// Days before the same one may ask the same one again (`introductions.cool_off_days`).
    pub cool_off_days: u16,
    /// Days after which both are asked whether they met (`introductions.follow_up_days`).
    pub follow_up_days: u16,
}

impl Default for IntroductionRules {
    fn default() -> Self {
        Self {
            per_30_days: 5,
            reply_days: 14,
            cool_off_days: 90,
            follow_up_days: 14,
        }
    }
}

/// What the operator decided about calls for hands (`[calls]`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallRules {
    /// Hours for which a call is open if its asker says nothing else (`calls.default_hours`).
    pub default_hours: u16,
    /// Minutes before other communities get it, likewise (`calls.widen_after_minutes`).
    pub widen_after_minutes: u32,
    /// Emergencies of an organisation within thirty days that nobody has to agree to (`calls.emergency_per_30_days`).
    pub emergency_per_30_days: u16,
    /// Who agrees before a call goes out (`calls.owner_approval`).
    pub owner_approval: OwnerApproval,
}

/// When whoever speaks for an organisation has to agree to a call (need 3.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnerApproval {
    /// Where the organisation names somebody.
    PerOrganization,
    /// Always; where nobody is named, an officer.
    Always,
    /// Never.
    Never,
}

impl Default for CallRules {
    fn default() -> Self {
        Self {
            default_hours: 72,
            widen_after_minutes: 120,
            emergency_per_30_days: 1,
            owner_approval: OwnerApproval::PerOrganization,
        }
    }
}

/// What the operator decided about dues (`[membership]`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dues {
    /// Days after the last day paid for in which everything still works (`membership.grace_days`).
    pub grace_days: u16,
    /// The level of somebody who does not pay (`membership.lapse_to`).
    pub lapse_to: Slug,
    /// Days before the last day paid for on which a member is reminded (`membership.renewal_reminder_days`).
    pub reminder_days: Vec<u16>,
    /// The community's own payment page (`membership.payment_url`).
    pub payment_link: Option<PaymentLink>,
}

impl Dues {
    /// Most reminders before a membership ends.
    pub const REMINDERS_MAX: usize = 10;
    /// The earliest of them, in days before.
    pub const REMINDER_DAYS_MAX: u16 = 365;
}

impl Default for Dues {
    fn default() -> Self {
        Self {
            grace_days: 30,
            lapse_to: Slug::parse("network").expect("it is a plain word"),
            reminder_days: vec![60, 30, 7],
            payment_link: None,
        }
    }
}
