//! The written, mutual, revocable agreement of two nodes, and what it lets travel (F15).

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{AgreementId, Iri, KeyRotation, Note, Origin, Title};

/// One kind of thing a peering carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// Events and answers to them.
    Events,
    /// Agreements on benefits, offers, vouchers.
    Offers,
    /// Directory questions, introductions, rules of engagement, referrals.
    Introductions,
    /// Calls for hands.
    Calls,
    /// Joint statements and signatures.
    Statements,
    /// Anonymous reports.
    Reports,
}

impl Scope {
    /// All, in the order they are shown.
    pub const ALL: [Self; 6] = [
        Self::Events,
        Self::Offers,
        Self::Introductions,
        Self::Calls,
        Self::Statements,
        Self::Reports,
    ];

    /// The word on the wire.
    pub fn word(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Offers => "offers",
            Self::Introductions => "introductions",
            Self::Calls => "calls",
            Self::Statements => "statements",
            Self::Reports => "reports",
        }
    }

    /// Reads that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.word() == word)
    }
}

/// A set of scopes.
pub type Scopes = BTreeSet<Scope>;

/// A peering as one side remembers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Peering {
    /// The other node.
    pub peer: Origin,
    /// Its community's actor.
    pub group: Iri,
    /// Its node's actor.
    pub application: Iri,
    /// Its community's name when last seen.
    pub name: Title,
    /// How it stands.
    pub state: PeeringState,
    /// The document's address.
    pub agreement: Iri,
    /// The last part of it when the document is ours.
    pub own_agreement: Option<AgreementId>,
    /// The Offer that carries the document.
    pub offer: Iri,
    /// What was offered.
    pub offered: Scopes,
    /// What was accepted: the intersection, in force.
    pub active: Scopes,
    /// Whoever proposed.
    pub proposed: Side,
    /// Key ids and Multikeys of both nodes and both communities at signing.
    pub key_pins: Vec<(Iri, String)>,
    /// Keys of the other side that took the place of pinned ones, oldest first; at most [`KeyRotation::MAX`].
    #[serde(default)]
    pub rotations: Vec<KeyRotation>,
    /// Free text of the proposer.
    pub note: Option<Note>,
    /// `digestMultibase` of the document both signed.
    pub digest: String,
    /// The Offer as signed by the proposer, verbatim.
    pub signed_offer: String,
    /// The Accept of whoever did not propose, as signed, verbatim; where it said no, its Reject.
    pub signed_accept: Option<String>,
    /// When it was proposed.
    pub since: Timestamp,
    /// When it last changed.
    pub changed: Timestamp,
    /// By whom it was ended, once it is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<PeeringEnded>,
}

/// Who ended a peering, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeeringEnded {
    /// Which of the two.
    pub by: Side,
    /// In the words of whoever ended it; the other side gets them too.
    pub reason: Option<Note>,
}

impl Peering {
    /// Most scopes read from a document; unknown words are dropped.
    pub const SCOPES_READ_MAX: usize = 20;

    /// Whether the scope is in force now.
    pub fn carries(&self, scope: Scope) -> bool {
        self.state == PeeringState::Active && self.active.contains(&scope)
    }

    /// Whether the agreement counts, be it paused or not.
    pub fn is_in_force(&self) -> bool {
        matches!(self.state, PeeringState::Active | PeeringState::Paused)
    }

    /// Whether the scope was agreed on and the agreement has not ended: while it is paused, what belongs to it waits.
    pub fn agrees_on(&self, scope: Scope) -> bool {
        self.is_in_force() && self.active.contains(&scope)
    }
}

/// When an agreement that is ended stops to count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// After as many days as it says.
    #[default]
    AsAgreed,
    /// At once: a key was stolen, or there is nobody left to wait for.
    None,
}

impl Notice {
    /// Days of notice of an agreement that does not say how many.
    pub const DAYS_UNSAID: u16 = 30;
    /// Most days of notice that an agreement may have; a longer one is read as this.
    pub const DAYS_MAX: u16 = 365;
}

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// This node.
    Us,
    /// The other.
    Them,
}

/// How a peering stands. Holding what a peer sends for review (*limited*, F15) is no state of the agreement, for nothing of it is
/// told the peer: it belongs to moderation (F20, D7), as do limits on members.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeeringState {
    /// Waiting for the other side, or for us.
    Proposed,
    /// In force.
    Active,
    /// Nothing is sent, nothing is taken, for now.
    Paused,
    /// Said no.
    Rejected,
    /// Over.
    Ended,
}
