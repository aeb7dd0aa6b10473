//! An officer answers another node's proposal: yes, perhaps to less, or no.

use domain::{Announcement, Iri, Origin, OwnActor, Peering, PeeringState, Scopes, Side};
use jiff::Timestamp;
use store::{Officer, Transaction, audit, outbox, peerings};

use crate::follow::follow;
use crate::propose_peering::PeeringRefused;

/// What an officer signs when she says yes.
#[derive(Clone, Debug)]
pub struct SignedAnswer {
    /// The Accept or Reject with its proof, verbatim.
    pub text: String,
    /// Fresh addresses for the Follows that go with a yes: of the community, of the node.
    pub follows: [Iri; 2],
}

impl SignedAnswer {
    /// A newer proposal may have come between the look and the signature: the text names its Offer.
    fn check(&self, peering: &Peering) -> Result<(), PeeringRefused> {
        let named = format!("\"{}\"", peering.offer);
        if self.text.contains(&named) {
            Ok(())
        } else {
            Err(PeeringRefused::OtherDocument)
        }
    }
}

/// Accepts a proposal; in force is what both sides chose.
pub fn accept_peering(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    peer: &Origin,
    scopes: &Scopes,
    answer: SignedAnswer,
    now: Timestamp,
) -> Result<Peering, PeeringRefused> {
    let mut peering = theirs_waiting(tx, peer)?;
    answer.check(&peering)?;
    if peering.offered.intersection(scopes).next().is_none() {
        return Err(PeeringRefused::NoScopes);
    }
    peering.signed_accept = Some(answer.text);
    audit::log(
        tx,
        officer.member().handle.as_str(),
        &format!("accept peering with {peer}"),
        now,
    )?;
    outbox::announce(tx, &Announcement::PeeringAnswered { peer: peer.clone() }, now)?;
    activate(tx, peering, scopes, &answer.follows, now)
}

/// Rejects a proposal.
pub fn reject_peering(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    peer: &Origin,
    answer: SignedAnswer,
    now: Timestamp,
) -> Result<Peering, PeeringRefused> {
    let mut peering = theirs_waiting(tx, peer)?;
    answer.check(&peering)?;
    peering.signed_accept = Some(answer.text);
    peering.state = PeeringState::Rejected;
    peering.changed = now;
    peerings::put(tx, &peering)?;
    audit::log(
        tx,
        officer.member().handle.as_str(),
        &format!("reject peering with {peer}"),
        now,
    )?;
    outbox::announce(tx, &Announcement::PeeringAnswered { peer: peer.clone() }, now)?;
    Ok(peering)
}

/// The proposal of a peer that waits for us; looked at before anything is signed.
pub fn theirs_waiting(tx: &mut Transaction<'_>, peer: &Origin) -> Result<Peering, PeeringRefused> {
    let peering = peerings::get(tx, peer)?.ok_or_else(|| PeeringRefused::NoProposal(peer.clone()))?;
    let waits = peering.state == PeeringState::Proposed && peering.proposed == Side::Them;
    if waits {
        Ok(peering)
    } else {
        Err(PeeringRefused::NoProposal(peer.clone()))
    }
}

/// Puts the intersection in force; our community and node follow theirs.
pub(crate) fn activate(
    tx: &mut Transaction<'_>,
    mut peering: Peering,
    scopes: &Scopes,
    follows: &[Iri; 2],
    now: Timestamp,
) -> Result<Peering, PeeringRefused> {
    peering.active = peering.offered.intersection(scopes).copied().collect();
    peering.state = PeeringState::Active;
    peering.changed = now;
    peerings::put(tx, &peering)?;
    follow(tx, OwnActor::Community, &peering.group, &follows[0], now)?;
    follow(tx, OwnActor::Node, &peering.application, &follows[1], now)?;
    Ok(peering)
}
