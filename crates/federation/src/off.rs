//! A node whose operator has switched federation off: nothing leaves it for other nodes, and nothing of theirs is taken.

use domain::{Federable, Labeled, Reach};
use edge::{PeerProblem, Problem, Reason};
use egress::{Exchange, Limits, Refused, Request, Transport};

use crate::{Federation, FederationMode};

/// No way out: every exchange is refused before anything is looked up.
pub(crate) struct NoWayOut;

impl Transport for NoWayOut {
    fn exchange<'a>(&'a self, _: Labeled<Request, Federable<Reach>>, _: Limits) -> Exchange<'a> {
        Box::pin(async { Err(Refused::Off) })
    }
}

impl Federation {
    /// Whether `federation.mode` is off.
    pub fn is_off(&self) -> bool {
        self.tuning.mode == FederationMode::Off
    }

    /// Whoever sends learns that nobody takes it here.
    pub(crate) fn refuse_while_off(&self) -> Result<(), Problem> {
        match self.is_off() {
            true => Err(Problem::new(Reason::FederationOff, "this node does not federate")),
            false => Ok(()),
        }
    }

    /// What officers ask of other nodes is refused with what to do.
    pub(crate) fn ask_only_while_on(&self) -> Result<(), PeerProblem> {
        let words =
            "federation is off; write mode = \"allowlist\" under [federation] and start the node anew";
        match self.is_off() {
            true => Err(PeerProblem::Refused(words.to_owned())),
            false => Ok(()),
        }
    }
}
