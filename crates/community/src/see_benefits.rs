//! What other communities offer a member of this one: what is hers to use now, what is not yet and why, and who offers nothing
//! (F16 *Your benefits*, need 0.15).

use domain::{
    AgreementState, Benefit, BenefitTerm, HeldOffer, Iri, IssuedVoucher, MemberId, Origin, PeeringState,
    ReciprocityAgreement, Scope, Scopes, Title,
};
use jiff::{SignedDuration, Timestamp};
use store::{
    Membership, StoreError, Transaction, agreements, community, held_offers, peerings, standings,
    vouchers_issued,
};

use crate::choose_tier::enrolment_of;
use crate::name_host::name_of;
use crate::pass_time::tier_of;
use crate::who_qualifies::{Qualifies, ended, qualifies_for};

/// How long an offer that is over stays in the list, in days.
const OVER_DAYS: i64 = 30;

/// Her benefits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Benefits {
    /// Her level.
    pub tier: Title,
    /// Whether she is in good standing.
    pub in_good_standing: bool,
    /// What is hers to use now, by host.
    pub ready: Vec<BenefitShown>,
    /// What is not, by host.
    pub not_yet: Vec<BenefitShown>,
    /// What is being agreed on, by host: both have to sign first.
    pub awaited: Vec<BenefitAwaited>,
    /// Communities that share with this one and offer nothing, by address.
    pub without: Vec<PeerWithout>,
    /// Vouchers of hers that are used or over, latest first; they stay for a year after their last day.
    pub over: Vec<VoucherOver>,
}

/// One offer, as it is for her.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BenefitShown {
    /// As its host told it.
    pub offer: HeldOffer,
    /// What the host is called.
    pub name: String,
    /// Whether she qualifies, and what it depends on.
    pub qualifies: Qualifies,
    /// Her voucher on paper that can still be shown there, by its name.
    pub paper: Option<String>,
}

/// A voucher that is used or over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoucherOver {
    /// As it was given out.
    pub voucher: IssuedVoucher,
    /// What the host is called.
    pub name: String,
    /// What it was for, while the offer is known.
    pub benefit: Option<Benefit>,
}

/// One term of an agreement that waits for a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BenefitAwaited {
    /// Who would grant it.
    pub host: Origin,
    /// What that community is called.
    pub name: String,
    /// What it would say.
    pub term: BenefitTerm,
}

/// A community that offers nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeerWithout {
    /// Its server.
    pub host: Origin,
    /// What it is called.
    pub name: String,
    /// What it shares.
    pub shares: Scopes,
}

/// Puts it together.
pub fn see_benefits(
    tx: &mut Transaction<'_>,
    who: &Membership,
    now: Timestamp,
) -> Result<Benefits, StoreError> {
    let enrolment = enrolment_of(tx, who, now)?;
    let mut benefits = Benefits {
        tier: tier_of(tx, &enrolment)?.name,
        in_good_standing: enrolment.is_in_force() && standings::is_good(tx, &who.member().id, now)?,
        ready: Vec::new(),
        not_yet: Vec::new(),
        awaited: Vec::new(),
        without: Vec::new(),
        over: over(tx, &who.member().id, now)?,
    };
    for offer in held_offers::all(tx)? {
        if is_forgotten(&offer, now) || !peerings::agreed(tx, &offer.host, Scope::Offers)? {
            continue;
        }
        let shown = shown(tx, who, offer, now)?;
        match shown.qualifies.is_yes() {
            true => benefits.ready.push(shown),
            false => benefits.not_yet.push(shown),
        }
    }
    let own = community::identity(tx)?.map(|identity| identity.group());
    for agreement in agreements::all_shared(tx)? {
        let terms = awaited(&agreement, own.as_ref(), now);
        if terms.is_empty() || !peerings::agreed(tx, &agreement.peer, Scope::Offers)? {
            continue;
        }
        let name = name_of(tx, &agreement.peer)?;
        benefits
            .awaited
            .extend(terms.into_iter().map(|term| BenefitAwaited {
                host: agreement.peer.clone(),
                name: name.clone(),
                term: term.clone(),
            }));
    }
    benefits.without = without(tx, &benefits)?;
    Ok(benefits)
}

fn shown(
    tx: &mut Transaction<'_>,
    who: &Membership,
    offer: HeldOffer,
    now: Timestamp,
) -> Result<BenefitShown, StoreError> {
    let vouchers = vouchers_issued::of_member(tx, &who.member().id)?;
    let living =
        |voucher: &&IssuedVoucher| voucher.offer == offer.id && voucher.is_paper() && !is_over(voucher, now);
    Ok(BenefitShown {
        name: name_of(tx, &offer.host)?,
        qualifies: qualifies_for(tx, who, &offer, now)?,
        paper: vouchers.iter().find(living).map(|voucher| voucher.jti.clone()),
        offer,
    })
}

fn is_over(voucher: &IssuedVoucher, now: Timestamp) -> bool {
    !voucher.is_living(now) || voucher.shown.is_some()
}

fn over(tx: &mut Transaction<'_>, member: &MemberId, now: Timestamp) -> Result<Vec<VoucherOver>, StoreError> {
    let mut over = Vec::new();
    let listed = |voucher: &IssuedVoucher| {
        now.as_second() - voucher.expires.as_second() <= vouchers_issued::LISTED_SECONDS
    };
    for voucher in vouchers_issued::of_member(tx, member)? {
        if !is_over(&voucher, now) || !listed(&voucher) {
            continue;
        }
        let offer = held_offers::get(tx, &voucher.offer)?;
        over.push(VoucherOver {
            name: name_of(tx, &voucher.host)?,
            benefit: offer.map(|offer| offer.term.benefit),
            voucher,
        });
    }
    Ok(over)
}

fn is_forgotten(offer: &HeldOffer, now: Timestamp) -> bool {
    let kept = SignedDuration::from_hours(24 * OVER_DAYS);
    ended(offer, now).is_some_and(|over| over.checked_add(kept).is_ok_and(|until| until <= now))
}

/// What the other side would grant by a text that nobody has answered yet, and does not grant already.
fn awaited<'a>(
    agreement: &'a ReciprocityAgreement,
    own: Option<&Iri>,
    now: Timestamp,
) -> Vec<&'a BenefitTerm> {
    if agreement.state(now) == AgreementState::Ended {
        return Vec::new();
    }
    let Some(open) = agreement.open().filter(|open| open.is_open(now)) else {
        return Vec::new();
    };
    let granted = agreement.last_signed().map(|signed| &signed.text);
    let is_new = |term: &&BenefitTerm| {
        Some(&term.grantor) != own && granted.is_none_or(|text| text.term(term.number) != Some(*term))
    };
    open.text.terms.iter().filter(is_new).collect()
}

fn without(tx: &mut Transaction<'_>, benefits: &Benefits) -> Result<Vec<PeerWithout>, StoreError> {
    let mut without = Vec::new();
    for peering in peerings::outlines_shared(tx)? {
        let host = &peering.peer;
        let mut offering = benefits.ready.iter().chain(&benefits.not_yet);
        let offers = offering.any(|shown| &shown.offer.host == host);
        let will_offer = benefits.awaited.iter().any(|awaited| &awaited.host == host);
        if peering.state != PeeringState::Active || offers || will_offer {
            continue;
        }
        without.push(PeerWithout {
            host: host.clone(),
            name: name_of(tx, host)?,
            shares: peering.active.clone(),
        });
    }
    Ok(without)
}

#[cfg(test)]
mod tests;
