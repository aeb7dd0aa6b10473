//! A member has her community say to another one that she is a member in good standing: what her browser carries there says
//! that alone, under a name that nobody else gets, and counts once (F16, proof; protocol section 8.9; threats F4, F6, V17).

use domain::{Iri, OwnActor, SharedField, SharedFor};
use jiff::Timestamp;
use store::actor_keys::{self, Signer};
use store::sharing_log::{self, Leaving};
use store::{Membership, StoreError, Transaction, audit, members, standings};
use wire::keys::Ed25519Key;
use wire::membership_proof::{ProofFacts, Purpose, as_text, is_nonce, issue};

use crate::holder_keys::{Custodial, HolderKeys};
use crate::vouch_for_link::may_ask;

/// What the other community asked, as her browser brought it.
#[derive(Clone, Copy, Debug)]
pub struct StandingAsked<'a> {
    /// Its actor.
    pub audience: &'a Iri,
    /// What only it and her browser know.
    pub nonce: &'a str,
}

/// Chance, drawn for one proof.
#[derive(Clone, Copy)]
pub struct Fresh {
    /// For its name.
    pub proof: [u8; 16],
    /// For her secret, if it is the first that is made of it; else it is not used.
    pub secret: [u8; 32],
}

/// Why nothing is said. The community that asks is told nothing of it.
#[derive(Debug, thiserror::Error)]
pub enum ProveRefused {
    /// Nobody there is a peer of ours now.
    #[error("there is no agreement with the community that asks")]
    NotAPeer,
    /// It cannot be brought back.
    #[error("what the other community sent cannot be answered; begin there once more")]
    Nonce,
    /// She has left, or waits to join.
    #[error("only a member is vouched for")]
    NoMember,
    /// Officers limited or suspended her (F20).
    #[error("nobody is vouched for who is not in good standing")]
    NotInGoodStanding,
    /// The community has no keys.
    #[error("this community cannot vouch for anybody: its keys are missing")]
    NoKeys,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The proof, for her browser alone. It lives ten minutes and answers what this one browser asked there.
pub fn prove_standing(
    tx: &mut Transaction<'_>,
    who: &Membership,
    (own, asked): (&Iri, StandingAsked<'_>),
    fresh: &Fresh,
    now: Timestamp,
) -> Result<String, ProveRefused> {
    if !may_ask(tx, asked.audience)? {
        return Err(ProveRefused::NotAPeer);
    }
    if !is_nonce(asked.nonce) {
        return Err(ProveRefused::Nonce);
    }
    let who = members::membership(tx, &who.member().id)?.ok_or(ProveRefused::NoMember)?;
    let member = who.member();
    if !standings::is_good(tx, &member.id, now)? {
        return Err(ProveRefused::NotInGoodStanding);
    }
    let keys = actor_keys::get(tx, &Signer::Own(OwnActor::Community))?.ok_or(ProveRefused::NoKeys)?;
    let holder = Custodial::of(tx, &member.id, fresh.secret)?;
    let (subject, holder) = holder.for_proof(asked.audience, Purpose::Check);
    let id = as_text(&fresh.proof);
    let facts = ProofFacts {
        issuer: own,
        audience: asked.audience,
        purpose: Purpose::Check,
        subject: &subject,
        id: &id,
        link: None,
        nonce: asked.nonce,
        at: now,
    };
    let key = Ed25519Key::from_seed(keys.ed25519_seed);
    let proof = issue(&facts, (&key, &own.with_fragment(&keys.fragment())), &holder);
    // What it says of her (F22): her browser carries it, so nothing that is queued tells it.
    let leaving = Leaving {
        host: &asked.audience.origin(),
        purpose: SharedFor::Check,
        fields: &[
            SharedField::Community,
            SharedField::Standing,
            SharedField::Pseudonym,
        ]
        .into(),
        activity: &own.with_fragment(&id),
    };
    sharing_log::note(tx, &member.id, leaving, now)?;
    audit::log(tx, member.handle.as_str(), "have good standing proved", now)?;
    Ok(proof)
}
