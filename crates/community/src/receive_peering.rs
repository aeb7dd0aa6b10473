//! Another node proposes a peering, or accepts or rejects ours.

use domain::{Iri, Peering, PeeringState, Scopes, Side};
use jiff::Timestamp;
use store::{Transaction, community, peerings};

use crate::answer_peering::activate;
use crate::propose_peering::{PeeringRefused, Proposal};

/// What came of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proposed {
    /// It waits for an officer here.
    Waiting,
    /// Both proposed at once, and ours stands: the lower digest wins on both sides.
    OursStands,
    /// It had come before.
    Repeated,
}

/// Most proposals of others that wait for an officer: strangers cannot fill the list of peerings (threat C8).
const PROPOSALS_WAITING_MAX: usize = 50;

fn waiting_from_others(tx: &mut Transaction<'_>) -> Result<usize, PeeringRefused> {
    let waits =
        |peering: &&Peering| peering.state == PeeringState::Proposed && peering.proposed == Side::Them;
    Ok(peerings::list(tx)?.iter().filter(waits).count())
}

/// Keeps a proposal of another node for an officer to look at. The caller has verified both proofs and
/// that the pinned keys are the ones both sides publish.
pub fn receive_proposal(
    tx: &mut Transaction<'_>,
    proposal: Proposal,
    now: Timestamp,
) -> Result<Proposed, PeeringRefused> {
    let ours = community::identity(tx)?.is_some_and(|identity| identity.origin == proposal.peer);
    if ours {
        return Err(PeeringRefused::Ourselves);
    }
    proposal.check()?;
    match peerings::get(tx, &proposal.peer)? {
        Some(known) if known.offer == proposal.offer => return Ok(Proposed::Repeated),
        Some(known) if matches!(known.state, PeeringState::Active | PeeringState::Paused) => {
            return Err(PeeringRefused::AlreadyActive(proposal.peer));
        }
        Some(known)
            if known.state == PeeringState::Proposed
                && known.proposed == Side::Us
                && known.digest < proposal.digest =>
        {
            return Ok(Proposed::OursStands);
        }
        None if waiting_from_others(tx)? >= PROPOSALS_WAITING_MAX => return Err(PeeringRefused::TooMany),
        None if peerings::list(tx)?.len() >= usize::from(peerings::PEERINGS_MAX) => {
            return Err(PeeringRefused::TooMany);
        }
        _ => {}
    }
    peerings::put(tx, &proposal.into_peering(Side::Them, now))?;
    Ok(Proposed::Waiting)
}

/// The other side's Accept of our Offer.
#[derive(Clone, Debug)]
pub struct Acceptance {
    /// Who says so.
    pub said_by: Iri,
    /// Our Offer.
    pub offer: Iri,
    /// Digest of the document it accepts.
    pub digest: String,
    /// What it accepts.
    pub scopes: Scopes,
    /// The Accept with its proof, verbatim.
    pub signed_accept: String,
    /// Fresh addresses for the Follows that go with it: community, node.
    pub follows: [Iri; 2],
}

/// The other side accepted: the intersection is in force, and each follows the other.
pub fn receive_acceptance(
    tx: &mut Transaction<'_>,
    acceptance: Acceptance,
    now: Timestamp,
) -> Result<Peering, PeeringRefused> {
    let mut peering = ours_waiting(tx, &acceptance.said_by, &acceptance.offer)?;
    if peering.digest != acceptance.digest {
        return Err(PeeringRefused::OtherDocument);
    }
    match peering.state {
        // Told again, or told late: what was agreed stands, and what an officer did since.
        PeeringState::Active | PeeringState::Paused => return Ok(peering),
        // An Accept of what we have taken back does not bring it back.
        PeeringState::Rejected | PeeringState::Ended => {
            return Err(PeeringRefused::NoProposal(peering.peer));
        }
        PeeringState::Proposed => {}
    }
    if peering.offered.intersection(&acceptance.scopes).next().is_none() {
        return Err(PeeringRefused::NoScopes);
    }
    peering.signed_accept = Some(acceptance.signed_accept);
    activate(tx, peering, &acceptance.scopes, &acceptance.follows, now)
}

/// The other side rejected our Offer.
pub fn receive_rejection(
    tx: &mut Transaction<'_>,
    said_by: &Iri,
    offer: &Iri,
    now: Timestamp,
) -> Result<(), PeeringRefused> {
    let mut peering = ours_waiting(tx, said_by, offer)?;
    if peering.state == PeeringState::Proposed {
        peering.state = PeeringState::Rejected;
        peering.changed = now;
        peerings::put(tx, &peering)?;
    }
    Ok(())
}

fn ours_waiting(tx: &mut Transaction<'_>, said_by: &Iri, offer: &Iri) -> Result<Peering, PeeringRefused> {
    let peer = said_by.origin();
    let peering = peerings::get(tx, &peer)?.ok_or_else(|| PeeringRefused::NoProposal(peer.clone()))?;
    if &peering.group != said_by {
        return Err(PeeringRefused::NotAParty);
    }
    if peering.proposed != Side::Us || &peering.offer != offer {
        return Err(PeeringRefused::NoProposal(peer));
    }
    Ok(peering)
}

#[cfg(test)]
mod tests;
