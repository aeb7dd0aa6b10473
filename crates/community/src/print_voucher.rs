//! A member prints a voucher for what another community offers: a code for cameras, a code to type, her name (F16; threats V).
//! For one offer she has one on paper at a time. It is made anew for each look at it, of what is kept and of the keys.

use domain::{HeldOffer, Iri, IssuedKind, IssuedVoucher, Origin, OwnActor, PaperCode, PersonName, Scope};
use jiff::Timestamp;
use store::actor_keys::{self, KeyRow, Signer};
use store::settlements::{self, Settled, month_of};
use store::{
    Membership, StoreError, Transaction, audit, held_offers, members, peerings, voucher_secrets,
    vouchers_issued,
};
use wire::keys::Ed25519Key;
use wire::membership_proof::as_text;
use wire::paper_code::{asked_key, code_of, kept_key};
use wire::voucher::{PaperFacts, paper_issue};

use crate::choose_tier::enrolment_of;
use crate::holder_keys::{Custodial, HolderKeys};
use crate::issue_voucher::{PER_HOUR_MAX, are_too_many, note_leaving};
use crate::who_qualifies::{Reason, qualifies_for};

/// Chance for a new one.
#[derive(Clone, Copy)]
pub struct FreshPaper {
    /// Its name.
    pub id: [u8; 16],
    /// What her names elsewhere are made of, if this is her first voucher.
    pub secret: [u8; 32],
}

/// All that stands on the paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// Its name.
    pub id: String,
    /// Who she is, for whoever compares.
    pub name: PersonName,
    /// What for.
    pub offer: HeldOffer,
    /// When it is over.
    pub expires: Timestamp,
    /// What is typed.
    pub code: PaperCode,
    /// What a camera reads, signed by this community.
    pub token: String,
    /// When the other community asked for it by its typed code.
    pub shown: Option<Timestamp>,
}

impl Printed {
    /// Where a camera leads: the page of the other community that looks at it.
    pub fn address(&self) -> String {
        format!("{}/verify?v={}", self.offer.host, self.token)
    }
}

/// Why nothing is printed.
#[derive(Debug, thiserror::Error)]
pub enum PrintRefused {
    /// Nothing of that address is offered to members of this community.
    #[error("there is no such offer; see what there is under your benefits")]
    NoSuchOffer,
    /// She does not qualify now; each condition says whether it is met.
    #[error("you do not qualify for this offer now; your benefits say why")]
    NotForHer(Vec<Reason>),
    /// She has left.
    #[error("only members print vouchers")]
    NoMember,
    /// She had very many made.
    #[error("you have had {max} vouchers made within an hour; try again later", max = PER_HOUR_MAX)]
    TooMany,
    /// The community has no keys.
    #[error("this community cannot sign anything: its keys are missing")]
    NoKeys,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why one that was printed is not shown.
#[derive(Debug, thiserror::Error)]
pub enum SeePaperRefused {
    /// She has none of that name on paper.
    #[error("you have no such voucher on paper")]
    NoSuchVoucher,
    /// It is over, was taken back, or she does not qualify any more.
    #[error("this voucher is over or was taken back; print another one")]
    Over,
    /// The keys of the community were changed since, and its code with them.
    #[error("the keys of the community were changed since; print it anew")]
    Outdated(Iri),
    /// The community has no keys.
    #[error("this community cannot sign anything: its keys are missing")]
    NoKeys,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The one she has on paper for this offer, or a new one, good for [`IssuedVoucher::PAPER_SECONDS`].
pub fn print_voucher(
    tx: &mut Transaction<'_>,
    who: &Membership,
    (own, offer): (&Iri, &Iri),
    fresh: &FreshPaper,
    now: Timestamp,
) -> Result<IssuedVoucher, PrintRefused> {
    let who = members::membership(tx, &who.member().id)?.ok_or(PrintRefused::NoMember)?;
    let offer = offered(tx, offer)?.ok_or(PrintRefused::NoSuchOffer)?;
    let qualifies = qualifies_for(tx, &who, &offer, now)?;
    if !qualifies.is_yes() {
        return Err(PrintRefused::NotForHer(qualifies.reasons().to_vec()));
    }
    let keys = community_keys(tx)?.ok_or(PrintRefused::NoKeys)?;
    let member = who.member();
    if let Some(living) = living(tx, &who, &offer.id, now)? {
        if is_of_key(&living, &offer, &keys) {
            return Ok(living);
        }
        revoke(tx, &living, now)?;
    }
    // Each is counted for both communities, so nobody prints and takes back without end.
    if are_too_many(&vouchers_issued::of_member(tx, &member.id)?, now) {
        return Err(PrintRefused::TooMany);
    }
    Custodial::of(tx, &member.id, fresh.secret)?;
    vouchers_issued::make_room(tx, &member.id, now)?;
    let jti = as_text(&fresh.id);
    let over = now.as_second().saturating_add(IssuedVoucher::PAPER_SECONDS);
    let issued = IssuedVoucher {
        kind: IssuedKind::Paper {
            code_key: code_key(&jti, &offer, &keys),
        },
        jti,
        member: member.id.clone(),
        host: offer.host.clone(),
        offer: offer.id,
        at: now,
        expires: Timestamp::from_second(over).unwrap_or(now),
        shown: None,
        revoked: None,
    };
    vouchers_issued::put(tx, &issued)?;
    settlements::count(tx, issued.offer.as_str(), &month_of(now), Settled::Issued, now)?;
    note_leaving(tx, (own, &issued), now)?;
    let what = format!("print a voucher for {}", issued.host.authority());
    audit::log(tx, member.handle.as_str(), &what, now)?;
    Ok(issued)
}

/// What stands on it, for her who had it.
pub fn see_paper(
    tx: &mut Transaction<'_>,
    who: &Membership,
    (own, id): (&Iri, &str),
    now: Timestamp,
) -> Result<Printed, SeePaperRefused> {
    let issued = vouchers_issued::get(tx, &who.member().id, id)?;
    let issued = issued
        .filter(IssuedVoucher::is_paper)
        .ok_or(SeePaperRefused::NoSuchVoucher)?;
    let keys = community_keys(tx)?.ok_or(SeePaperRefused::NoKeys)?;
    let known = held_offers::get(tx, &issued.offer)?;
    if known.is_some_and(|offer| !is_of_key(&issued, &offer, &keys)) && issued.is_living(now) {
        return Err(SeePaperRefused::Outdated(issued.offer));
    }
    signed(tx, own, &issued, now)?.ok_or(SeePaperRefused::Over)
}

/// She lost it, or wants none of it: its typed code opens nothing from now on, and she may print another. Whether she had it.
pub fn take_back_paper(
    tx: &mut Transaction<'_>,
    who: &Membership,
    id: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let member = who.member();
    let issued = vouchers_issued::get(tx, &member.id, id)?;
    let Some(issued) = issued.filter(IssuedVoucher::is_paper) else {
        return Ok(false);
    };
    if issued.revoked.is_none() {
        revoke(tx, &issued, now)?;
        let what = format!("take back a voucher for {}", issued.host.authority());
        audit::log(tx, member.handle.as_str(), &what, now)?;
    }
    Ok(true)
}

/// The paper of a voucher as it is signed now: the same name and the same days. Nothing once it is over or was taken back, or
/// while its member does not qualify: whoever has left has none (V11).
pub(crate) fn signed(
    tx: &mut Transaction<'_>,
    own: &Iri,
    issued: &IssuedVoucher,
    now: Timestamp,
) -> Result<Option<Printed>, StoreError> {
    if !issued.is_living(now) {
        return Ok(None);
    }
    let Some(who) = members::membership(tx, &issued.member)? else {
        return Ok(None);
    };
    let (Some(keys), Some(offer), Some(_)) = (
        community_keys(tx)?,
        held_offers::get(tx, &issued.offer)?,
        voucher_secrets::get(tx, &issued.member)?,
    ) else {
        return Ok(None);
    };
    // There is a secret: none is drawn.
    let holder = Custodial::of(tx, &issued.member, [0; 32])?;
    // An offer that has ended since is honoured; her own standing and level are not those of the day she printed it.
    let then = HeldOffer {
        valid_through: None,
        removed: false,
        ..offer.clone()
    };
    if !qualifies_for(tx, &who, &then, now)?.is_yes() {
        return Ok(None);
    }
    let name = who.member().name.clone();
    let facts = PaperFacts {
        issuer: own,
        audience: &offer.host_group,
        offer: &offer.id,
        tier: &domain::tier_iri(own, &enrolment_of(tx, &who, now)?.tier),
        subject: &holder.subject(&offer.host_group, &offer.id),
        id: &issued.jti,
        name: &name,
        at: issued.at,
        expires: issued.expires,
    };
    let key = Ed25519Key::from_seed(keys.ed25519_seed);
    let token = paper_issue(&facts, (&key, &own.with_fragment(&keys.fragment())));
    Ok(Some(Printed {
        id: issued.jti.clone(),
        code: code_of(&issued.jti, &keys.ed25519_seed),
        expires: issued.expires,
        shown: issued.shown,
        name,
        offer,
        token,
    }))
}

/// The keys of the community, if it has any.
pub(crate) fn community_keys(tx: &mut Transaction<'_>) -> Result<Option<KeyRow>, StoreError> {
    actor_keys::get(tx, &Signer::Own(OwnActor::Community))
}

/// An offer of a community with which offers are agreed on.
fn offered(tx: &mut Transaction<'_>, id: &Iri) -> Result<Option<HeldOffer>, StoreError> {
    let Some(offer) = held_offers::get(tx, id)? else {
        return Ok(None);
    };
    Ok(is_agreed(tx, &offer.host)?.then_some(offer))
}

fn is_agreed(tx: &mut Transaction<'_>, host: &Origin) -> Result<bool, StoreError> {
    peerings::agreed(tx, host, Scope::Offers)
}

/// The one on paper that she has for this offer.
fn living(
    tx: &mut Transaction<'_>,
    who: &Membership,
    offer: &Iri,
    now: Timestamp,
) -> Result<Option<IssuedVoucher>, StoreError> {
    let hers = vouchers_issued::of_member(tx, &who.member().id)?;
    let mut hers = hers.into_iter();
    Ok(hers.find(|issued| issued.is_paper() && issued.offer == *offer && issued.is_living(now)))
}

fn revoke(tx: &mut Transaction<'_>, issued: &IssuedVoucher, now: Timestamp) -> Result<(), StoreError> {
    let revoked = IssuedVoucher {
        revoked: Some(now),
        ..issued.clone()
    };
    vouchers_issued::put(tx, &revoked)
}

/// What is kept of its code.
fn code_key(id: &str, offer: &HeldOffer, keys: &KeyRow) -> String {
    let code = code_of(id, &keys.ed25519_seed);
    kept_key(&asked_key(&offer.host_group, &code), &keys.ed25519_seed)
}

/// Whether its code was made with the key that is in use.
fn is_of_key(issued: &IssuedVoucher, offer: &HeldOffer, keys: &KeyRow) -> bool {
    let made = code_key(&issued.jti, offer, keys);
    matches!(&issued.kind, IssuedKind::Paper { code_key } if *code_key == made)
}
