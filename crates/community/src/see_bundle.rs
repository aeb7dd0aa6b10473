//! What an organisation has for its people, as whoever acts for it sees it: the level, who sits, and who could (F02).

use std::ops::Bound;

use domain::{Bundle, Currency, Invoice, Member, NoRenewal, Organization, Payer, Slug, Tier};
use jiff::Timestamp;
use jiff::civil::Date;
use store::profiles::{self, FoundBy};
use store::{StoreError, Transaction, bundles, community, invoices, members, tiers};

use crate::give_seat::shows_it;
use crate::issue_invoice::today;
use crate::spokesperson::Spokesperson;

/// Most of its people that are listed beside the seats; others are named by their handles.
pub const COLLEAGUES_MAX: u16 = 200;

/// An organisation and its seats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenBundle {
    /// Whose.
    pub organization: Organization,
    /// Who acts for it.
    pub approver: Option<Member>,
    /// What it has.
    pub bundle: Option<Bundle>,
    /// That level, as it is described today.
    pub tier: Option<Tier>,
    /// Who has a seat.
    pub holders: Vec<Member>,
    /// Its people without a seat who show that they work for it.
    pub colleagues: Vec<Member>,
    /// What it owes.
    pub owes: Option<Invoice>,
    /// Why what it has cannot be paid once more as it is.
    pub no_renewal: Option<NoRenewal>,
    /// Levels for organisations that are offered.
    pub levels: Vec<Tier>,
    /// What prices are in; absent before the community is set up.
    pub currency: Option<Currency>,
    /// The day it is.
    pub today: Date,
}

/// Puts it together; nothing for whoever does not act for it, as if there were none.
pub fn see_bundle(
    tx: &mut Transaction<'_>,
    by: &Spokesperson,
    slug: &Slug,
    now: Timestamp,
) -> Result<Option<SeenBundle>, StoreError> {
    let Some(organization) = by.organization(tx, slug)? else {
        return Ok(None);
    };
    let bundle = bundles::get(tx, slug)?;
    let tier = match &bundle {
        Some(bundle) => tiers::get(tx, &bundle.tier)?,
        None => None,
    };
    let mut holders = Vec::new();
    for id in bundle.iter().flat_map(|bundle| &bundle.holders) {
        holders.extend(members::get(tx, id)?);
    }
    let works_there = FoundBy::Organization(slug.clone());
    let mut colleagues = Vec::new();
    for id in profiles::ids(tx, &works_there, Bound::Unbounded, COLLEAGUES_MAX)? {
        let sits = bundle.as_ref().is_some_and(|bundle| bundle.holders.contains(&id));
        if !sits
            && let Some(membership) = members::membership(tx, &id)?
            && shows_it(tx, membership.member(), slug)?
        {
            colleagues.push(membership.member().clone());
        }
    }
    let approver = match &organization.approver {
        Some(id) => members::get(tx, id)?,
        None => None,
    };
    let all = tiers::all(tx)?;
    let owes = invoices::open_of(tx, &Payer::Organization(slug.clone()))?;
    let has = bundle.as_ref().zip(tier.as_ref());
    Ok(Some(SeenBundle {
        no_renewal: has.and_then(|(bundle, tier)| bundle.no_renewal(tier, owes.as_ref())),
        owes,
        levels: all
            .into_iter()
            .filter(|tier| tier.is_bundle() && tier.is_offered())
            .collect(),
        currency: community::profile(tx)?.map(|profile| profile.currency),
        today: today(tx, now)?,
        organization,
        approver,
        bundle,
        tier,
        holders,
        colleagues,
    }))
}
