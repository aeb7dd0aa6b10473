//! A member sends her browser to another community of which she is a member too, for a proof with which she links the two
//! memberships (F02; protocol section 8.9).

use domain::{Origin, PeeringState, SessionId};
use jiff::Timestamp;
use store::links::{self, LinkState};
use store::{Membership, StoreError, Transaction, audit, members, peerings};

use crate::link_now::link_now;

/// Why she is not sent.
#[derive(Debug, thiserror::Error)]
pub enum AskLinkRefused {
    /// There is no agreement with that community, or its node cannot do it.
    #[error("no membership can be linked with that community; choose one of the list")]
    NotOffered,
    /// It is linked.
    #[error("your membership there is linked already; remove that link first")]
    Linked,
    /// She has left.
    #[error("only members link their memberships")]
    NoMember,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Communities that a membership can be linked with now, by address.
pub fn linkable(tx: &mut Transaction<'_>) -> Result<Vec<Origin>, StoreError> {
    let mut found = Vec::new();
    for peering in peerings::outlines(tx)? {
        let said = match peering.state {
            PeeringState::Active => peerings::profile(tx, &peering.peer)?,
            _ => None,
        };
        if said.is_some_and(|said| said.links_members) {
            found.push(peering.peer);
        }
    }
    Ok(found)
}

/// Notes that this browser of hers goes there with a nonce of 256 random bits, of which the hash alone is kept; what she
/// asked before is over.
pub fn ask_link(
    tx: &mut Transaction<'_>,
    who: &Membership,
    (session, peer): (&SessionId, &Origin),
    nonce: &str,
    now: Timestamp,
) -> Result<(), AskLinkRefused> {
    let who = members::membership(tx, &who.member().id)?.ok_or(AskLinkRefused::NoMember)?;
    let member = who.member();
    if !linkable(tx)?.contains(peer) {
        return Err(AskLinkRefused::NotOffered);
    }
    let known = link_now(tx, &member.id, peer)?;
    if known.is_some_and(|link| link.state == LinkState::Linked) {
        return Err(AskLinkRefused::Linked);
    }
    links::ask(tx, &member.id, (session, peer), nonce, now)?;
    audit::log(tx, member.handle.as_str(), "ask to link a membership", now)?;
    Ok(())
}
