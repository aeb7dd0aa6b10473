//! An operator proposes a peering: a document signed by us, waiting for the other side.

use std::collections::BTreeSet;

use domain::{AgreementId, Announcement, Iri, Note, Origin, Peering, PeeringState, Scopes, Side, Title};
use jiff::Timestamp;
use store::{Officer, StoreError, Transaction, audit, community, outbox, peerings};

/// Why a peering cannot be proposed, accepted, rejected or ended.
#[derive(Debug, thiserror::Error)]
pub enum PeeringRefused {
    /// A peering carries something.
    #[error("choose at least one scope")]
    NoScopes,
    /// With oneself.
    #[error("a node does not peer with itself")]
    Ourselves,
    /// In force already.
    #[error("there is an active peering with {0}; end it first, or agree on other scopes")]
    AlreadyActive(Origin),
    /// Waiting already.
    #[error("a proposal to {0} is waiting for an answer")]
    AlreadyProposed(Origin),
    /// No such proposal.
    #[error("there is no proposal from {0} to answer")]
    NoProposal(Origin),
    /// Not in force.
    #[error("there is no active peering with {0}")]
    NotActive(Origin),
    /// Its end was announced.
    #[error("the peering with {0} ends at {1} already")]
    EndsAlready(Origin, Timestamp),
    /// The answer names another document than the one that was signed.
    #[error("the answer is about another document than the one proposed")]
    OtherDocument,
    /// Said by somebody who is no party.
    #[error("only the two communities of a peering may say this")]
    NotAParty,
    /// Too many.
    #[error("a node has at most {} peerings", peerings::PEERINGS_MAX)]
    TooMany,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The other node as it was looked up just now, and the document signed for it.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// The other node.
    pub peer: Origin,
    /// Its community's actor.
    pub group: Iri,
    /// Its node's actor.
    pub application: Iri,
    /// Its community's name.
    pub name: Title,
    /// Address of the document.
    pub agreement: Iri,
    /// Its id, when it is ours.
    pub own_agreement: Option<AgreementId>,
    /// Address of the Offer.
    pub offer: Iri,
    /// What is offered.
    pub scopes: Scopes,
    /// Keys of both nodes and communities.
    pub key_pins: Vec<(Iri, String)>,
    /// Free text.
    pub note: Option<Note>,
    /// `digestMultibase` of the document.
    pub digest: String,
    /// The Offer with both proofs, verbatim.
    pub signed_offer: String,
}

/// Proposes a peering.
pub fn propose_peering(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    proposal: Proposal,
    now: Timestamp,
) -> Result<Peering, PeeringRefused> {
    let ours = community::identity(tx)?.is_some_and(|identity| identity.origin == proposal.peer);
    if ours {
        return Err(PeeringRefused::Ourselves);
    }
    proposal.check()?;
    match peerings::get(tx, &proposal.peer)? {
        Some(known) if matches!(known.state, PeeringState::Active | PeeringState::Paused) => {
            return Err(PeeringRefused::AlreadyActive(proposal.peer));
        }
        Some(known) if known.state == PeeringState::Proposed => {
            return Err(PeeringRefused::AlreadyProposed(proposal.peer));
        }
        None if peerings::list(tx)?.len() >= usize::from(peerings::PEERINGS_MAX) => {
            return Err(PeeringRefused::TooMany);
        }
        _ => {}
    }
    let peering = proposal.into_peering(Side::Us, now);
    peerings::put(tx, &peering)?;
    audit::log(
        tx,
        officer.member().handle.as_str(),
        &format!("propose peering to {}", peering.peer),
        now,
    )?;
    outbox::announce(
        tx,
        &Announcement::PeeringOffered {
            peer: peering.peer.clone(),
        },
        now,
    )?;
    Ok(peering)
}

impl Proposal {
    /// What holds of a proposal whoever makes it.
    pub(crate) fn check(&self) -> Result<(), PeeringRefused> {
        if self.scopes.is_empty() {
            return Err(PeeringRefused::NoScopes);
        }
        if self.group.origin() != self.peer || self.application.origin() != self.peer {
            return Err(PeeringRefused::NotAParty);
        }
        Ok(())
    }

    /// As it is remembered while it waits.
    pub(crate) fn into_peering(self, proposed: Side, now: Timestamp) -> Peering {
        Peering {
            peer: self.peer,
            group: self.group,
            application: self.application,
            name: self.name,
            state: PeeringState::Proposed,
            agreement: self.agreement,
            own_agreement: self.own_agreement,
            offer: self.offer,
            offered: self.scopes,
            active: BTreeSet::new(),
            proposed,
            key_pins: self.key_pins,
            note: self.note,
            digest: self.digest,
            signed_offer: self.signed_offer,
            signed_accept: None,
            rotations: Vec::new(),
            ended: None,
            since: now,
            changed: now,
        }
    }
}
