//! A member has a voucher made by her community for an offer of another one: what her browser carries there says that she
//! qualifies, for this one offer and under a name that nobody else gets (F16, need 2.21; threats V, step 3). That she used it is
//! never told to her community.

use std::collections::BTreeSet;

use domain::{HeldOffer, Iri, IssuedKind, IssuedVoucher, OwnActor, Scope, SharedField, SharedFor, tier_iri};
use jiff::Timestamp;
use store::actor_keys::{self, Signer};
use store::settlements::{self, Settled, month_of};
use store::sharing_log::{self, Leaving};
use store::{Membership, StoreError, Transaction, audit, held_offers, members, peerings, vouchers_issued};
use wire::keys::Ed25519Key;
use wire::membership_proof::{as_text, is_nonce};
use wire::voucher::{VoucherFacts, issue};

pub use crate::holder_keys::{Custodial, HolderKeys};

use crate::choose_tier::enrolment_of;
use crate::who_qualifies::{Qualifies, Reason, qualifies_for};

/// Most vouchers that one member has made within [`HOUR_SECONDS`].
pub const PER_HOUR_MAX: usize = 20;
/// An hour.
pub const HOUR_SECONDS: i64 = 3_600;

/// What the host asked, as her browser brought it.
#[derive(Clone, Copy, Debug)]
pub struct VoucherAsked<'a> {
    /// The host.
    pub audience: &'a Iri,
    /// Its offer.
    pub offer: &'a Iri,
    /// What only the host and her browser know.
    pub nonce: &'a str,
}

/// Chance, drawn for one voucher.
#[derive(Clone, Copy)]
pub struct Fresh {
    /// For its name.
    pub voucher: [u8; 16],
    /// For her secret, if it is her first; else it is not used.
    pub secret: [u8; 32],
}

/// What her browser carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    /// The voucher.
    pub token: String,
    /// Where it is brought: as the host told us before, never as the request says (threat V22).
    pub redeem: Iri,
    /// Until when it counts.
    pub expires: Timestamp,
}

/// What a voucher would say, before there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WouldSay {
    /// The offer as the host told it.
    pub offer: HeldOffer,
    /// Her level, by its address.
    pub tier: Iri,
    /// All conditions, which are met.
    pub reasons: Vec<Reason>,
}

/// Why none is made.
#[derive(Debug, thiserror::Error)]
pub enum IssueRefused {
    /// Nobody there is a peer of ours with such agreements now.
    #[error("there is no agreement with the community that asks")]
    NotAPeer,
    /// It told us of none by that address, or took it back.
    #[error("the community that asks has no such offer for members of this one")]
    NoSuchOffer,
    /// It cannot be brought back.
    #[error("what the other community sent cannot be answered; begin there once more")]
    Nonce,
    /// She has left, or waits to join.
    #[error("only a member is vouched for")]
    NoMember,
    /// Some conditions are not met; the host is not told which.
    #[error("you do not qualify for this offer")]
    NotQualified(Vec<Reason>),
    /// She asked very often.
    #[error("you have had {max} vouchers made within an hour; try again later", max = PER_HOUR_MAX)]
    TooMany,
    /// The community has no keys.
    #[error("this community cannot vouch for anybody: its keys are missing")]
    NoKeys,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The offer that was asked for, if its host told us of it and is a peer of ours now.
pub fn offer_asked(tx: &mut Transaction<'_>, audience: &Iri, offer: &Iri) -> Result<HeldOffer, IssueRefused> {
    let peer = peerings::active(tx, &audience.origin(), Scope::Offers)?;
    if peer.is_none_or(|peer| &peer.peering().group != audience) {
        return Err(IssueRefused::NotAPeer);
    }
    let held = held_offers::get(tx, offer)?.filter(|held| !held.removed && &held.host_group == audience);
    held.ok_or(IssueRefused::NoSuchOffer)
}

/// What a voucher for it would say of her, for the page on which she agrees. It changes nothing.
pub fn would_say(
    tx: &mut Transaction<'_>,
    who: &Membership,
    (own, asked): (&Iri, VoucherAsked<'_>),
    now: Timestamp,
) -> Result<WouldSay, IssueRefused> {
    if !is_nonce(asked.nonce) {
        return Err(IssueRefused::Nonce);
    }
    let offer = offer_asked(tx, asked.audience, asked.offer)?;
    let who = members::membership(tx, &who.member().id)?.ok_or(IssueRefused::NoMember)?;
    let reasons = match qualifies_for(tx, &who, &offer, now)? {
        Qualifies::Yes(reasons) => reasons,
        Qualifies::No(reasons) => return Err(IssueRefused::NotQualified(reasons)),
    };
    let tier = tier_iri(own, &enrolment_of(tx, &who, now)?.tier);
    Ok(WouldSay { offer, tier, reasons })
}

/// Makes one, for her browser alone. It lives ten minutes and answers what this one browser asked there.
pub fn issue_voucher(
    tx: &mut Transaction<'_>,
    who: &Membership,
    (own, asked): (&Iri, VoucherAsked<'_>),
    fresh: &Fresh,
    now: Timestamp,
) -> Result<Issued, IssueRefused> {
    let WouldSay { offer, tier, .. } = would_say(tx, who, (own, asked), now)?;
    let member = who.member();
    let hers = vouchers_issued::of_member(tx, &member.id)?;
    if are_too_many(&hers, now) {
        return Err(IssueRefused::TooMany);
    }
    let keys = actor_keys::get(tx, &Signer::Own(OwnActor::Community))?.ok_or(IssueRefused::NoKeys)?;
    let holder = Custodial::of(tx, &member.id, fresh.secret)?;
    let (subject, id) = (holder.subject(asked.audience, &offer.id), as_text(&fresh.voucher));
    let facts = VoucherFacts {
        issuer: own,
        audience: asked.audience,
        offer: &offer.id,
        tier: &tier,
        subject: &subject,
        id: &id,
        nonce: asked.nonce,
        at: now,
    };
    let key = Ed25519Key::from_seed(keys.ed25519_seed);
    let name = own.with_fragment(&keys.fragment());
    let token = issue(&facts, (&key, &name), &holder.key(asked.audience, &offer.id));
    let expires = now.as_second().saturating_add(IssuedVoucher::ONLINE_SECONDS);
    let expires = Timestamp::from_second(expires).unwrap_or(now);
    vouchers_issued::make_room(tx, &member.id, now)?;
    let voucher = IssuedVoucher {
        jti: id.clone(),
        member: member.id.clone(),
        offer: offer.id.clone(),
        host: offer.host.clone(),
        at: now,
        expires,
        kind: IssuedKind::Online,
        shown: None,
        revoked: None,
    };
    vouchers_issued::put(tx, &voucher)?;
    settlements::count(tx, offer.id.as_str(), &month_of(now), Settled::Issued, now)?;
    note_leaving(tx, (own, &voucher), now)?;
    audit::log(tx, member.handle.as_str(), "have a voucher made", now)?;
    Ok(Issued {
        token,
        redeem: offer.redeem,
        expires,
    })
}

/// Whether a member has had so many made lately, for a browser or on paper, that she has to wait for the next one.
pub(crate) fn are_too_many(hers: &[IssuedVoucher], now: Timestamp) -> bool {
    let lately = |voucher: &&IssuedVoucher| now.as_second() - voucher.at.as_second() < HOUR_SECONDS;
    hers.iter().filter(lately).count() >= PER_HOUR_MAX
}

/// What it says of her, once for each (F22): her browser or her paper carries it, so nothing that is queued tells it.
pub(crate) fn note_leaving(
    tx: &mut Transaction<'_>,
    (own, voucher): (&Iri, &IssuedVoucher),
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut fields = BTreeSet::from([
        SharedField::Community,
        SharedField::Standing,
        SharedField::Pseudonym,
        SharedField::Level,
    ]);
    if voucher.is_paper() {
        fields.insert(SharedField::Name);
    }
    let leaving = Leaving {
        host: &voucher.host,
        purpose: SharedFor::Voucher,
        fields: &fields,
        activity: &own.with_fragment(&voucher.jti),
    };
    sharing_log::note(tx, &voucher.member, leaving, now)
}

#[cfg(test)]
mod tests;
