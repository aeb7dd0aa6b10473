//! What an offer of ours leaves of a price, for whoever claims it here: dues of a level, or a ticket for an event (F16, need
//! 2.21). The same is asked when she sets out and when she comes back: in between prices may change, and what counts is the
//! price of the moment at which the voucher is used.

use domain::{Amount, AppliesTo, CommunityProfile, Currency, Event, MemberId, OwnOffer, Slug, Tier};
use jiff::Timestamp;
use store::claims::ClaimFor;
use store::{Membership, StoreError, Transaction, community, members, tiers};

use crate::cancel_event::{ChangeRefused, own_event};
use crate::choose_tier::{ChooseTierRefused, enrolment_of, may_choose};
use crate::viewer::reaches;

/// Why nothing can be had by it.
#[derive(Debug, thiserror::Error)]
pub enum NothingToClaim {
    /// The agreement is about something else.
    #[error("that offer is not for this; the community's page says what it is for")]
    NotForThis,
    /// She is no member here, or none any more.
    #[error("join first, at a level that costs nothing; then choose another with your membership elsewhere")]
    NoMember,
    /// The level is not hers to choose.
    #[error(transparent)]
    Level(#[from] ChooseTierRefused),
    /// She has what she chooses.
    #[error("you have that level and it is paid for; the offer is for those who join")]
    HasIt,
    /// There is none of that name, or it is not shown to members of that community.
    #[error("there is no such event")]
    NoSuchEvent,
    /// It was called off, or is over.
    #[error("nobody can come to that event any more")]
    Over,
    /// It costs no less with the offer.
    #[error("that costs no less with the offer")]
    NothingOff,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A price before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimPrice {
    /// For whoever has no voucher.
    pub full: Amount,
    /// For whoever has one; less than the full one.
    pub price: Amount,
    /// What both are in.
    pub currency: Currency,
}

/// What is claimed, looked up.
pub(crate) enum Claimed {
    /// Dues.
    Joining(Box<JoiningClaim>),
    /// A ticket.
    Event(Box<Event>),
}

/// Who joins what.
pub(crate) struct JoiningClaim {
    pub(crate) who: Membership,
    pub(crate) tier: Tier,
    pub(crate) profile: CommunityProfile,
}

/// The price of something under an offer, for a page that shows both.
pub fn claim_price(
    tx: &mut Transaction<'_>,
    offer: &OwnOffer,
    what: &ClaimFor,
    now: Timestamp,
) -> Result<ClaimPrice, NothingToClaim> {
    Ok(look_up(tx, offer, what, now)?.1)
}

pub(crate) fn look_up(
    tx: &mut Transaction<'_>,
    offer: &OwnOffer,
    what: &ClaimFor,
    now: Timestamp,
) -> Result<(Claimed, ClaimPrice), NothingToClaim> {
    let (claimed, price) = match what {
        ClaimFor::Joining { member, tier } => joining(tx, offer, (member, tier), now)?,
        ClaimFor::Event(event) => {
            let event = own_event(tx, event).map_err(not_shown)?;
            ticket(offer, event, now)?
        }
    };
    match price.price.thousandths() < price.full.thousandths() {
        true => Ok((claimed, price)),
        false => Err(NothingToClaim::NothingOff),
    }
}

fn not_shown(refused: ChangeRefused) -> NothingToClaim {
    match refused {
        ChangeRefused::Store(error) => NothingToClaim::Store(error),
        _ => NothingToClaim::NoSuchEvent,
    }
}

fn joining(
    tx: &mut Transaction<'_>,
    offer: &OwnOffer,
    (member, tier): (&MemberId, &Slug),
    now: Timestamp,
) -> Result<(Claimed, ClaimPrice), NothingToClaim> {
    if !offer.term.applies_to.contains(&AppliesTo::Joining) {
        return Err(NothingToClaim::NotForThis);
    }
    let who = members::membership(tx, member)?.ok_or(NothingToClaim::NoMember)?;
    let tier = tiers::known(tx, tier)?.ok_or_else(|| ChooseTierRefused::NoSuchTier(tier.clone()))?;
    let profile = community::profile(tx)?.ok_or(ChooseTierRefused::NotSetUp)?;
    let enrolment = enrolment_of(tx, &who, now)?;
    may_choose(&tier, &enrolment)?;
    if enrolment.tier == tier.id && enrolment.is_in_force() {
        return Err(NothingToClaim::HasIt);
    }
    let benefit = &offer.term.benefit;
    let price = benefit
        .price(&tier.price, &profile.currency, tier.period_months, None)
        .ok_or(NothingToClaim::NothingOff)?;
    let price = ClaimPrice {
        full: tier.price.clone(),
        price,
        currency: profile.currency.clone(),
    };
    let claimed = JoiningClaim { who, tier, profile };
    Ok((Claimed::Joining(Box::new(claimed)), price))
}

/// Members of the partner are shown what is meant for it or for everybody.
fn ticket(offer: &OwnOffer, event: Event, now: Timestamp) -> Result<(Claimed, ClaimPrice), NothingToClaim> {
    if !offer.term.applies_to.contains(&AppliesTo::Events) {
        return Err(NothingToClaim::NotForThis);
    }
    if !reaches(&event.audience, &offer.partner) {
        return Err(NothingToClaim::NoSuchEvent);
    }
    if !event.state.is_on() || event.over_at() <= now {
        return Err(NothingToClaim::Over);
    }
    let full = event.draft.price.clone().ok_or(NothingToClaim::NothingOff)?;
    let benefit = &offer.term.benefit;
    let price = benefit
        .price(&full.amount, &full.currency, None, full.member.as_ref())
        .ok_or(NothingToClaim::NothingOff)?;
    let price = ClaimPrice {
        full: full.amount,
        price,
        currency: full.currency,
    };
    Ok((Claimed::Event(Box::new(event)), price))
}
