//! A community vouches for a member of its own towards another, of which she says that she is a member too: what her browser
//! carries there says that she belongs here, and nothing of who she is (F02; protocol section 8.9).

use domain::{Iri, LinkId, OwnActor, PeeringState, SharedField, SharedFor};
use jiff::Timestamp;
use store::actor_keys::{self, Signer};
use store::links::{self, Link, LinkState};
use store::sharing_log::{self, Leaving};
use store::{Membership, StoreError, Transaction, audit, members, peerings, standings};
use wire::keys::Ed25519Key;
use wire::membership_proof::{PROOF_SECONDS_MAX, ProofFacts, Purpose, as_text, issue};

use crate::link_now::link_to_write;

/// What the other community asked, as her browser brought it.
#[derive(Clone, Copy, Debug)]
pub struct LinkAsked<'a> {
    /// Its actor.
    pub audience: &'a Iri,
    /// What only it and her browser know.
    pub nonce: &'a str,
}

/// Chance, drawn for one proof.
#[derive(Clone, Copy, Debug)]
pub struct Fresh {
    /// For the name of the link, if it has none yet.
    pub link: [u8; 16],
    /// For her name there, if she has none yet; nobody else gets that name.
    pub subject: [u8; 16],
    /// For the name of the proof.
    pub proof: [u8; 16],
    /// For the key that the proof is bound to: it signs this once, and is kept nowhere.
    pub holder: [u8; 32],
}

/// What her browser carries, and what it says beside what everybody knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vouched {
    /// The proof.
    pub proof: String,
    /// Her name there.
    pub subject: String,
    /// The name of the link.
    pub link: LinkId,
    /// Until when it counts.
    pub until: Timestamp,
}

/// Why we do not vouch.
#[derive(Debug, thiserror::Error)]
pub enum VouchRefused {
    /// Nobody there is a peer of ours now.
    #[error("there is no agreement with the community that asks")]
    NotAPeer,
    /// She has left, or waits to join.
    #[error("only a member is vouched for")]
    NoMember,
    /// Officers limited or suspended her: a proof says that she stands well (F20).
    #[error("nobody is vouched for who is not in good standing")]
    NotInGoodStanding,
    /// The community has no keys.
    #[error("this community cannot vouch for anybody: its keys are missing")]
    NoKeys,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Whether the community that asks is a peer of ours now.
pub fn may_ask(tx: &mut Transaction<'_>, audience: &Iri) -> Result<bool, StoreError> {
    let peering = peerings::get(tx, &audience.origin())?;
    Ok(peering.is_some_and(|peering| peering.state == PeeringState::Active && &peering.group == audience))
}

/// The proof, for her browser alone. The link waits until that community says that it stands; a second proof is for the same
/// link.
pub fn vouch_for_link(
    tx: &mut Transaction<'_>,
    who: &Membership,
    (own, asked): (&Iri, LinkAsked<'_>),
    fresh: &Fresh,
    now: Timestamp,
) -> Result<Vouched, VouchRefused> {
    if !may_ask(tx, asked.audience)? {
        return Err(VouchRefused::NotAPeer);
    }
    let who = members::membership(tx, &who.member().id)?.ok_or(VouchRefused::NoMember)?;
    let member = who.member();
    if !standings::is_good(tx, &member.id, now)? {
        return Err(VouchRefused::NotInGoodStanding);
    }
    let keys = actor_keys::get(tx, &Signer::Own(OwnActor::Community))?.ok_or(VouchRefused::NoKeys)?;
    let peer = asked.audience.origin();
    let mut link = link_to_write(tx, &member.id, &peer)?.unwrap_or_else(|| Link {
        id: LinkId::new(fresh.link),
        peer,
        state: LinkState::Waiting,
        since: now,
        subject: None,
    });
    let subject = link
        .subject
        .get_or_insert_with(|| as_text(&fresh.subject))
        .clone();
    links::put(tx, &member.id, &link)?;
    let id = as_text(&fresh.proof);
    // What the proof says of her, once for each (F22): her browser carries it, so nothing that is queued tells it.
    let leaving = Leaving {
        host: &link.peer,
        purpose: SharedFor::Link,
        fields: &[
            SharedField::Community,
            SharedField::Standing,
            SharedField::Pseudonym,
        ]
        .into(),
        activity: &own.with_fragment(&id),
    };
    sharing_log::note(tx, &member.id, leaving, now)?;
    audit::log(tx, member.handle.as_str(), "vouch for a linked membership", now)?;
    let facts = ProofFacts {
        issuer: own,
        audience: asked.audience,
        purpose: Purpose::Link,
        subject: &subject,
        id: &id,
        link: Some(&link.id),
        nonce: asked.nonce,
        at: now,
    };
    let key = Ed25519Key::from_seed(keys.ed25519_seed);
    let holder = Ed25519Key::from_seed(fresh.holder);
    let proof = issue(&facts, (&key, &own.with_fragment(&keys.fragment())), &holder);
    let until = now.as_second().saturating_add(PROOF_SECONDS_MAX);
    Ok(Vouched {
        proof,
        subject,
        link: link.id,
        until: Timestamp::from_second(until).unwrap_or(now),
    })
}
