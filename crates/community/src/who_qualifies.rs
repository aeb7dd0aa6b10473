//! Whether a member may use what another community offers members of this one, and what it depends on, each condition by
//! itself, so that a page can say why not (F16, needs 2.21, 0.15).

use std::collections::BTreeSet;

use domain::{
    BenefitTerm, Country, Distance, HeldOffer, Iri, MemberId, Origin, Region, Slug, Title, tier_iri,
};
use jiff::Timestamp;
use store::{
    Membership, StoreError, Transaction, community, enrolments, peerings, profiles, standings, tiers,
};

use crate::choose_tier::enrolment_of;
use crate::pass_time::tier_of;

/// Whether she qualifies, and what it depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Qualifies {
    /// All conditions are met.
    Yes(Vec<Reason>),
    /// One at least is not.
    No(Vec<Reason>),
}

/// One condition, and whether it is met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Which.
    pub condition: Condition,
    /// Whether it is met now.
    pub met: bool,
}

/// What an offer can depend on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Her level is one of those named.
    Level {
        /// By name; those that are here no more are left out.
        needs: Vec<Title>,
        /// Hers.
        has: Title,
    },
    /// She is in good standing.
    Standing,
    /// She is not from the host's own region.
    Region,
    /// She lives within so many kilometres. No map is kept here: the same country counts as within, another one as too far,
    /// and where a country is not known the host decides at the desk.
    Distance {
        /// How many.
        km: u32,
        /// Whether both countries are known.
        known: bool,
    },
    /// It begins later.
    NotBegun {
        /// When.
        on: Timestamp,
    },
    /// It is over, or was taken back.
    Ended {
        /// Since when, or when it ends.
        on: Timestamp,
    },
}

/// How many of the members have a level that a term names: "26 of your 60 members qualify; 34 (network tier) do not"
/// (journey A 11). By level alone: standing and place are each member's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// All who have a level now.
    pub members: u64,
    /// Those whose level is named.
    pub qualify: u64,
    /// The others, by the names of their levels, in the order of the levels; those that nobody has are left out.
    pub not_by_level: Vec<(Title, u64)>,
}

impl Qualifies {
    /// Of these conditions.
    fn of(reasons: Vec<Reason>) -> Self {
        match reasons.iter().all(|reason| reason.met) {
            true => Self::Yes(reasons),
            false => Self::No(reasons),
        }
    }

    /// Whether all are met.
    pub fn is_yes(&self) -> bool {
        matches!(self, Self::Yes(_))
    }

    /// What it depends on.
    pub fn reasons(&self) -> &[Reason] {
        match self {
            Self::Yes(reasons) | Self::No(reasons) => reasons,
        }
    }
}

/// Whether a term that a host grants is for her.
pub fn qualifies(
    tx: &mut Transaction<'_>,
    who: &Membership,
    term: &BenefitTerm,
    host: &Origin,
    now: Timestamp,
) -> Result<Qualifies, StoreError> {
    let own = community::identity(tx)?.map(|identity| identity.group());
    let enrolment = enrolment_of(tx, who, now)?;
    let has = tier_of(tx, &enrolment)?.name;
    let is_named = |group: &Iri, tier: &Slug| term.tiers.contains(&tier_iri(group, tier));
    let needs = match &own {
        Some(own) => {
            let all = tiers::all(tx)?.into_iter();
            let named = all.filter(|tier| is_named(own, &tier.id));
            named.map(|tier| tier.name).collect()
        }
        None => Vec::new(),
    };
    let in_force = enrolment.is_in_force();
    let level = own.is_some_and(|own| in_force && is_named(&own, &enrolment.tier));
    let mut reasons = vec![Reason {
        condition: Condition::Level { needs, has },
        met: level,
    }];
    // Whoever is limited or suspended claims nothing, whatever the agreement asks (F20, need 2.16).
    let is_good = standings::is_good(tx, &who.member().id, now)?;
    if term.good_standing || !is_good {
        reasons.push(Reason {
            condition: Condition::Standing,
            met: in_force && is_good,
        });
    }
    reasons.extend(place(tx, &who.member().id, term, host)?);
    Ok(Qualifies::of(reasons))
}

/// Whether an offer is for her now: its term, and its own days.
pub fn qualifies_for(
    tx: &mut Transaction<'_>,
    who: &Membership,
    offer: &HeldOffer,
    now: Timestamp,
) -> Result<Qualifies, StoreError> {
    let mut reasons = qualifies(tx, who, &offer.term, &offer.host, now)?
        .reasons()
        .to_vec();
    let unmet = |condition: Condition| Reason {
        condition,
        met: false,
    };
    if offer.valid_from > now {
        reasons.push(unmet(Condition::NotBegun { on: offer.valid_from }));
    }
    if let Some(on) = ended(offer, now) {
        reasons.push(unmet(Condition::Ended { on }));
    }
    Ok(Qualifies::of(reasons))
}

/// Since when it is over, if it is.
pub fn ended(offer: &HeldOffer, now: Timestamp) -> Option<Timestamp> {
    match offer.valid_through {
        _ if offer.removed => Some(offer.updated),
        Some(through) if through <= now => Some(through),
        _ => None,
    }
}

/// How many members a term is for, as their levels are now.
pub fn preview(tx: &mut Transaction<'_>, term: &BenefitTerm) -> Result<Preview, StoreError> {
    let Some(identity) = community::identity(tx)? else {
        return Ok(Preview::default());
    };
    let own = identity.group();
    let mut preview = Preview::default();
    for tier in tiers::all(tx)? {
        let held = u64::from(enrolments::holders(tx, &tier.id)?);
        preview.members += held;
        match term.tiers.contains(&tier_iri(&own, &tier.id)) {
            true => preview.qualify += held,
            false if held > 0 => preview.not_by_level.push((tier.name, held)),
            false => {}
        }
    }
    Ok(preview)
}

/// Where she works, as she says; else where her community is.
struct Place {
    regions: BTreeSet<Region>,
    country: Option<Country>,
}

fn place(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    term: &BenefitTerm,
    host: &Origin,
) -> Result<Vec<Reason>, StoreError> {
    if !term.same_region_excluded && term.max_distance_km.is_none() {
        return Ok(Vec::new());
    }
    let hers = place_of(tx, member)?;
    let said = peerings::profile_shared(tx, host)?;
    let there = Place {
        regions: said.iter().filter_map(|said| said.region.clone()).collect(),
        country: said.as_ref().and_then(|said| said.country.clone()),
    };
    let mut reasons = Vec::new();
    if term.same_region_excluded {
        reasons.push(Reason {
            condition: Condition::Region,
            met: !is_same_region(&hers, &there),
        });
    }
    if let Some(km) = term.max_distance_km {
        let (hers, there) = (hers.countries(), there.countries());
        let known = !hers.is_empty() && !there.is_empty();
        reasons.push(Reason {
            condition: Condition::Distance { km, known },
            met: !known || !hers.is_disjoint(&there),
        });
    }
    Ok(reasons)
}

fn place_of(tx: &mut Transaction<'_>, member: &MemberId) -> Result<Place, StoreError> {
    let profile = profiles::get(tx, member)?;
    let regions = profile.map(|profile| profile.seen_from(Distance::Herself).facets.regions);
    let regions: BTreeSet<Region> = regions.into_iter().flatten().collect();
    if !regions.is_empty() {
        return Ok(Place {
            regions,
            country: None,
        });
    }
    let own = community::profile(tx)?;
    Ok(Place {
        regions: own.iter().filter_map(|own| own.region.clone()).collect(),
        country: own.and_then(|own| own.country),
    })
}

impl Place {
    fn countries(&self) -> BTreeSet<String> {
        let of_regions = self.regions.iter().map(|region| region.country().to_owned());
        of_regions
            .chain(self.country.iter().map(|country| country.as_str().to_owned()))
            .collect()
    }
}

/// The host's region, or its whole country where it names no part of one. Who names no more than her country is not from a part
/// of it.
fn is_same_region(hers: &Place, there: &Place) -> bool {
    let is_in = |one: &Region, region: &Region| {
        one == region || (region.is_country() && one.country() == region.country())
    };
    match there.regions.is_empty() {
        true => !hers.countries().is_disjoint(&there.countries()),
        false => hers
            .regions
            .iter()
            .any(|one| there.regions.iter().any(|region| is_in(one, region))),
    }
}

#[cfg(test)]
mod tests;
