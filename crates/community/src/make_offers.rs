//! An agreement on benefits makes offers: one of this community for each term that it grants, told the other community and
//! changed or taken back as the agreement is (F16, need 2.21; protocol section 8.5).

use domain::{
    AgreementState, AgreementVersion, Announcement, AppliesTo, OfferId, OfferPrice, OwnOffer,
    ReciprocityAgreement, Tier,
};
use jiff::Timestamp;
use store::{StoreError, Transaction, agreements, community, outbox, own_offers, tiers};

use crate::next_revision::AFTER_RESTORE;
use crate::tell_peers::tell_peers;

/// Makes the offers of an agreement as it stands: of the version in force, else of the one that both signed last, which begins
/// later. Run again it changes nothing; after a successor it changes what differs and takes back what is granted no more.
pub fn make_offers(
    tx: &mut Transaction<'_>,
    agreement: &ReciprocityAgreement,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some(identity) = community::identity(tx)? else {
        return Ok(());
    };
    let Some(version) = agreement.in_force(now).or_else(|| agreement.last_signed()) else {
        return Ok(());
    };
    let own = identity.group();
    let mut before = own_offers::of_agreement(tx, &agreement.id)?;
    for term in version.text.terms.iter().filter(|term| term.grantor == own) {
        let id = offer_id(agreement, term.number);
        let known = before.iter().position(|offer| offer.id == id);
        let known = known.map(|place| before.swap_remove(place));
        let offer = OwnOffer {
            id,
            partner: agreement.peer.clone(),
            partner_group: agreement.group.clone(),
            agreement: agreement.id.clone(),
            document: version.document.clone(),
            term: term.clone(),
            revision: known.as_ref().map_or(1, |known| known.revision),
            valid_from: version.text.starts,
            valid_through: last_day(agreement, version),
            withdrawn: None,
            updated: known.as_ref().map_or(now, |known| known.updated),
        };
        if known.as_ref() != Some(&offer) {
            let before = known.map_or(Before::Unknown, |_| Before::Told);
            tell(tx, offer, before, now)?;
        }
    }
    for gone in before.into_iter().filter(|offer| offer.withdrawn.is_none()) {
        let withdrawn = OwnOffer {
            withdrawn: Some(now),
            ..gone
        };
        tell(tx, withdrawn, Before::Told, now)?;
    }
    Ok(())
}

/// Texts that take the place of earlier ones from now on change the offers; looked at from time to time.
pub fn make_due(tx: &mut Transaction<'_>, now: Timestamp) -> Result<(), StoreError> {
    for agreement in agreements::all(tx)? {
        let has_successor = agreement.signed.len() > 1;
        if has_successor && agreement.state(now) == AgreementState::Signed {
            make_offers(tx, &agreement, now)?;
        }
    }
    Ok(())
}

/// When the next text begins that takes the place of an earlier one.
pub fn next_due(tx: &mut Transaction<'_>, now: Timestamp) -> Result<Option<Timestamp>, StoreError> {
    let all = agreements::all_shared(tx)?;
    let successors = all.iter().filter(|agreement| agreement.signed.len() > 1);
    let starts = successors.flat_map(|agreement| {
        let texts = agreement.signed.iter();
        texts.filter_map(move |signed| Some(agreement.version(&signed.document)?.text.starts))
    });
    Ok(starts.filter(|starts| *starts > now).min())
}

/// The agreement ends: its offers are good until then, and no longer; they changed when it did. What was given out before is
/// honoured (F16).
pub fn end_offers(
    tx: &mut Transaction<'_>,
    agreement: &ReciprocityAgreement,
    at: Timestamp,
) -> Result<(), StoreError> {
    for offer in own_offers::of_agreement(tx, &agreement.id)? {
        let ends = offer.valid_through.map_or(at, |known| known.min(at));
        if offer.withdrawn.is_some() || offer.valid_through == Some(ends) {
            continue;
        }
        let ending = OwnOffer {
            valid_through: Some(ends),
            ..offer
        };
        tell(tx, ending, Before::Told, agreement.changed)?;
    }
    Ok(())
}

/// Offers of this community under which members of others may claim something now, by id: for the pages of joining and of
/// events (F16).
pub fn offers_of_host(tx: &mut Transaction<'_>, now: Timestamp) -> Result<Vec<OwnOffer>, StoreError> {
    let mut offers = own_offers::all(tx)?;
    offers.retain(|offer| offer.in_force(now));
    Ok(offers)
}

/// A level of ours is another now: peers ask anew which there are, and what an offer comes to is told anew.
pub(crate) fn tell_prices(tx: &mut Transaction<'_>, now: Timestamp) -> Result<(), StoreError> {
    tell_peers(tx, now)?;
    for offer in own_offers::all(tx)? {
        let is_over = offer.withdrawn.is_some() || offer.valid_through.is_some_and(|through| through <= now);
        if !is_over && offer.term.applies_to(AppliesTo::Joining) {
            tell(tx, offer, Before::Told, now)?;
        }
    }
    Ok(())
}

/// What an offer comes to for the paid level that costs least, of those that one person may choose; nothing for events, whose
/// prices differ, and where the benefit gives nothing for any level.
pub fn example_of(tx: &mut Transaction<'_>, offer: &OwnOffer) -> Result<Option<OfferPrice>, StoreError> {
    let Some(profile) = community::profile(tx)?.filter(|_| offer.term.applies_to(AppliesTo::Joining)) else {
        return Ok(None);
    };
    let is_shown = |tier: &Tier| tier.is_offered() && !tier.is_free() && !tier.is_bundle();
    let mut all = tiers::all(tx)?;
    all.retain(is_shown);
    all.sort_by_key(|tier| tier.price.thousandths());
    let benefit = &offer.term.benefit;
    Ok(all.into_iter().find_map(|tier| {
        let after = benefit.price(&tier.price, &profile.currency, tier.period_months, None)?;
        Some(OfferPrice {
            full: tier.price,
            after,
            currency: profile.currency.clone(),
            level: tier.name,
        })
    }))
}

/// The same offer for the same term of an agreement, whichever version says it: what is used up of it stays used up.
fn offer_id(agreement: &ReciprocityAgreement, term: u8) -> OfferId {
    let hash = wire::digest::sha256(format!("{} {term}", agreement.id).as_bytes());
    let mut chance = [0; 10];
    chance.copy_from_slice(&hash[..10]);
    let millis = u64::try_from(agreement.since.as_millisecond()).unwrap_or(0);
    OfferId::new(millis, chance)
}

/// The end that the text says, or the earlier one that somebody announced.
fn last_day(agreement: &ReciprocityAgreement, version: &AgreementVersion) -> Option<Timestamp> {
    let announced = agreement.ending.as_ref().map(|ending| ending.at);
    match (version.text.ends, announced) {
        (Some(ends), Some(announced)) => Some(ends.min(announced)),
        (ends, announced) => ends.or(announced),
    }
}

/// What the other community knows of an offer before it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    Unknown,
    Told,
}

fn tell(tx: &mut Transaction<'_>, offer: OwnOffer, before: Before, now: Timestamp) -> Result<(), StoreError> {
    let revision = match before {
        Before::Unknown => 1,
        Before::Told => offer.revision.saturating_add(step_after(tx, &offer)?),
    };
    let offer = OwnOffer {
        revision,
        updated: now,
        ..offer
    };
    own_offers::put(tx, &offer)?;
    let told = Announcement::OfferTold {
        offer: offer.id.clone(),
        revision,
    };
    outbox::announce(tx, &told, now)
}

/// How far apart two versions are numbered: a restore of this store may have lost some that the other community keeps, and it
/// keeps the highest (protocol section 6.1).
fn step_after(tx: &mut Transaction<'_>, offer: &OwnOffer) -> Result<u64, StoreError> {
    let identity = community::identity(tx)?;
    let is_restored = identity.is_some_and(|identity| {
        // The epoch is that of the first start until a restore begins another.
        identity.epoch > identity.since.as_second() && offer.updated.as_second() < identity.epoch
    });
    Ok(if is_restored { AFTER_RESTORE } else { 1 })
}

#[cfg(test)]
mod tests;
