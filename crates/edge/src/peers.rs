//! Live questions to other nodes, as the doors ask them; `federation` answers.

use std::future::Future;
use std::pin::Pin;

use domain::{CardQuestion, CardsFound, Note, Notice, Origin, Peering, Scopes};
use store::Officer;

use crate::Words;

/// An answer that takes a while.
pub type Later<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// What operators do with peers.
pub trait Peers: Send + Sync {
    /// Asks a node who it is: name, labels, the six words of its key. Nothing is kept.
    fn look_up<'a>(&'a self, peer: &'a Origin) -> Later<'a, Result<PeerCard, PeerProblem>>;

    /// Proposes a peering; with `compared`, six words apart by blanks that somebody compared, only to the key they are of.
    fn propose<'a>(
        &'a self,
        officer: &'a Officer,
        peer: &'a Origin,
        scopes: &'a Scopes,
        note: Option<Note>,
        compared: Option<&'a str>,
    ) -> Later<'a, Result<Peering, PeerProblem>>;

    /// Accepts a proposal, perhaps with fewer scopes.
    fn accept<'a>(
        &'a self,
        officer: &'a Officer,
        peer: &'a Origin,
        scopes: &'a Scopes,
    ) -> Later<'a, Result<Peering, PeerProblem>>;

    /// Says no to a proposal.
    fn reject<'a>(
        &'a self,
        officer: &'a Officer,
        peer: &'a Origin,
    ) -> Later<'a, Result<Peering, PeerProblem>>;

    /// Ends a peering, after its notice or at once; the other side is told now, and why when a reason is given.
    fn end<'a>(
        &'a self,
        officer: &'a Officer,
        peer: &'a Origin,
        notice: Notice,
        reason: Option<Note>,
    ) -> Later<'a, Result<Peering, PeerProblem>>;

    /// Pauses a peering: nothing is sent and nothing is taken.
    fn pause<'a>(&'a self, officer: &'a Officer, peer: &'a Origin)
    -> Later<'a, Result<Peering, PeerProblem>>;

    /// Resumes a paused peering; what was missed is fetched soon.
    fn resume<'a>(
        &'a self,
        officer: &'a Officer,
        peer: &'a Origin,
    ) -> Later<'a, Result<Peering, PeerProblem>>;

    /// Fetches what a peer has ahead (protocol section 6.3).
    fn backfill<'a>(&'a self, peer: &'a Origin) -> Later<'a, Result<Backfilled, PeerProblem>>;

    /// Asks a peer for what is missing and compares what both hold (protocol section 6.2).
    fn reconcile<'a>(&'a self, peer: &'a Origin) -> Later<'a, Result<(), PeerProblem>>;

    /// Asks every active peer with which people are shared, side by side, whom of theirs a member of ours may find; in the
    /// order of their addresses. Nothing is kept of any answer (F05, needs 2.14 and 2.18).
    fn people<'a>(&'a self, question: &'a CardQuestion) -> Later<'a, Result<Vec<PeerPeople>, PeerProblem>>;

    /// How far this machine's clock is off, while federation waits because of that (protocol section 5).
    fn clock_off(&self) -> Option<ClockOff>;

    /// The six words of this node's own key.
    fn own_words(&self) -> Result<[&'static str; 6], PeerProblem>;
}

/// A clock of ours that is off, and beside whose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockOff {
    /// Seconds that ours is ahead; less than nought when it is behind.
    pub ahead_seconds: i64,
    /// The peer beside whose it is so.
    pub beside: Origin,
}

impl ClockOff {
    /// One sentence with a full stop: how far, what that keeps from happening, what to do.
    pub fn words(&self, words: &Words) -> String {
        let way = if self.ahead_seconds > 0 { "ahead" } else { "behind" };
        let off = [
            ("n", self.ahead_seconds.abs().into()),
            ("way", way.into()),
            ("peer", self.beside.as_str().into()),
        ];
        words.with("clock-off", &off)
    }
}

/// Who a node says it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeerCard {
    /// Its address.
    pub origin: Origin,
    /// Its community's name.
    pub name: String,
    /// Six words of its key, to be compared by telephone.
    pub words: [&'static str; 6],
    /// Whether it runs the same profile.
    pub is_profile_host: bool,
}

/// What one peer answered to a question about people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeerPeople {
    /// Which.
    pub peer: Origin,
    /// Its community's name.
    pub name: String,
    /// Whom it found; nothing where it did not answer in time or not as a node does.
    pub found: Option<CardsFound>,
}

/// What a backfill brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Backfilled {
    /// Seen for the first time.
    pub new: usize,
    /// Newer than what was known.
    pub changed: usize,
    /// As known.
    pub known: usize,
    /// Could not be taken.
    pub refused: usize,
}

/// Why a question to another node came to nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PeerProblem {
    /// It did not answer, or not as a node does.
    #[error("{peer} could not be reached or did not answer as a Rosarium node: {why}")]
    Unreachable {
        /// Which.
        peer: Origin,
        /// In one clause.
        why: String,
    },
    /// The rules forbid it.
    #[error("{0}")]
    Refused(String),
    /// There is no such peering or proposal.
    #[error("there is no peering or proposal with {0}")]
    Unknown(Origin),
    /// There is no such agreement.
    #[error("there is no such agreement")]
    NoAgreement,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] store::StoreError),
}

impl From<PeerProblem> for crate::Problem {
    fn from(problem: PeerProblem) -> Self {
        use crate::Reason;
        match problem {
            PeerProblem::Unreachable { .. } => Self::new(Reason::Upstream, problem.to_string()),
            PeerProblem::Refused(_) => Self::new(Reason::Conflict, problem.to_string()),
            PeerProblem::Unknown(_) | PeerProblem::NoAgreement => {
                Self::new(Reason::NotFound, problem.to_string())
            }
            PeerProblem::Store(error) => error.into(),
        }
    }
}
