//! A member links her membership elsewhere with the one here: that community vouched for her to this very browser, and she
//! said yes in it (F02; protocol section 8.9; threats V). No address of a mail is compared.

use domain::{Announcement, Iri, LinkSaid, Origin, Peering, PeeringState, SessionId, SharedField, SharedFor};
use jiff::Timestamp;
use store::links::{self, Link, LinkState};
use store::sharing_log::{self, Leaving};
use store::{Membership, StoreError, Transaction, audit, members, outbox, peerings, sessions};
use wire::keys::PublicKey;
use wire::membership_proof::{MembershipProof, ProofRefused, Purpose, verify};

use crate::follow_community::{FollowCommunityRefused, follow_community};
use crate::link_now::link_to_write;

/// Why nothing is linked.
#[derive(Debug, thiserror::Error)]
pub enum LinkMembershipRefused {
    /// The proof proves nothing, or not to us.
    #[error(transparent)]
    Proof(#[from] ProofRefused),
    /// This browser did not ask for it, or asked too long ago, or has had its answer; or she has left or signed out.
    #[error("this browser did not ask for that, or too long ago; begin once more")]
    NotAsked,
    /// The link is another member's.
    #[error("that membership is linked with another one here")]
    OfAnother,
    /// She has linked another membership there.
    #[error("your membership there is linked already; remove that link first")]
    Linked,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A proof that was made for us by a peer of ours, whoever brings it.
pub fn proof_for_us(
    tx: &mut Transaction<'_>,
    own: &Iri,
    proof: &str,
    now: Timestamp,
) -> Result<MembershipProof, LinkMembershipRefused> {
    let checked = by_pinned_keys(tx, now, |key_of| verify(proof, own, key_of, now))?;
    Ok(checked?)
}

/// Checks something by the pinned keys of peers: what is asked for a key answers it, or that nobody here trusts it.
pub(crate) fn by_pinned_keys<T>(
    tx: &mut Transaction<'_>,
    now: Timestamp,
    check: impl FnOnce(&mut dyn FnMut(&Iri, &Iri) -> Option<PublicKey>) -> T,
) -> Result<T, StoreError> {
    let mut failed = None;
    let mut key_of = |issuer: &Iri, name: &Iri| match peerings::get(tx, &issuer.origin()) {
        Ok(peering) => key_in(&peering?, issuer, name, now),
        Err(error) => {
            failed = Some(error);
            None
        }
    };
    let checked = check(&mut key_of);
    match failed {
        Some(error) => Err(error),
        None => Ok(checked),
    }
}

/// The pinned key of that name of the community of a peer, while it counts (threat A15).
pub(crate) fn key_in(peering: &Peering, issuer: &Iri, name: &Iri, now: Timestamp) -> Option<PublicKey> {
    if peering.state != PeeringState::Active || &peering.group != issuer {
        return None;
    }
    let pins = peering.pins_of(issuer);
    let pin = pins
        .iter()
        .find(|pin| pin.id == name && pin.until.is_none_or(|until| now < until))?;
    PublicKey::from_multikey(pin.multikey).ok()
}

/// Links it, once: a second try with the same proof finds nothing that was asked for.
pub fn link_membership(
    tx: &mut Transaction<'_>,
    who: &Membership,
    session: &SessionId,
    (own, proof): (&Iri, &str),
    now: Timestamp,
) -> Result<Link, LinkMembershipRefused> {
    let proof = proof_for_us(tx, own, proof, now)?;
    let peer = proof.issuer.origin();
    // Looked up once more: whoever has left or was signed out since links nothing.
    let who = members::membership(tx, &who.member().id)?.ok_or(LinkMembershipRefused::NotAsked)?;
    let member = who.member();
    let asked = links::asked(tx, &member.id)?;
    let is_answer = asked.is_some_and(|asked| asked.is_answered(session, &peer, proof.nonce(), now));
    if !is_answer
        || !proof.answers(Purpose::Link, proof.nonce())
        || !sessions::lives(tx, &member.id, session, now)?
    {
        return Err(LinkMembershipRefused::NotAsked);
    }
    links::end_ask(tx, &member.id);
    let id = proof.link.ok_or(ProofRefused::Link)?;
    // One name is one link: neither another member's nor one with another community.
    let known = links::by_id(tx, &id)?;
    if known.is_some_and(|(whose, link)| whose != member.id || link.peer != peer) {
        return Err(LinkMembershipRefused::OfAnother);
    }
    let known = link_to_write(tx, &member.id, &peer)?.filter(|link| link.state == LinkState::Linked);
    if known.is_some_and(|known| known.id != id) {
        return Err(LinkMembershipRefused::Linked);
    }
    let link = Link {
        id,
        peer,
        state: LinkState::Linked,
        since: now,
        subject: None,
    };
    links::put(tx, &member.id, &link)?;
    let told = Announcement::LinkSaid {
        peer: link.peer.clone(),
        link: link.id.clone(),
        said: LinkSaid::Stands,
    };
    outbox::announce(tx, &told, now)?;
    // They hear by the name of the link that whoever they vouched for belongs here (F22).
    let leaving = Leaving {
        host: &link.peer,
        purpose: SharedFor::Link,
        fields: &[SharedField::Community, SharedField::Pseudonym].into(),
        activity: &own.with_fragment(link.id.as_str()),
    };
    sharing_log::note(tx, &member.id, leaving, now)?;
    audit::log(tx, member.handle.as_str(), "link a membership elsewhere", now)?;
    into_her_calendar(tx, &who, &link.peer, now)?;
    Ok(link)
}

/// What that community shares stands in her calendar from now on (need 2.5); where it shares nothing, nothing does.
pub(crate) fn into_her_calendar(
    tx: &mut Transaction<'_>,
    who: &Membership,
    peer: &Origin,
    now: Timestamp,
) -> Result<(), StoreError> {
    match follow_community(tx, who, peer, now) {
        Ok(_) | Err(FollowCommunityRefused::NotShared | FollowCommunityRefused::HerOwn) => Ok(()),
        Err(FollowCommunityRefused::Store(error)) => Err(error),
    }
}

#[cfg(test)]
mod tests;
