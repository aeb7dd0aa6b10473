//! What a member sees of her own membership: her level, what she owes, and the levels there are (F02, `/card`).

use domain::{Currency, Enrolment, Invoice, Organization, Payer, PersonName, Standing, Tier, Title, Zone};
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Membership, StoreError, Transaction, community, invoices, organizations, standings, tiers};

use crate::choose_tier::enrolment_of;
use crate::issue_invoice::today;
use crate::pass_time::tier_of;

/// Invoices shown.
const INVOICES_MAX: u16 = 20;

/// Her membership.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// As it stands.
    pub enrolment: Enrolment,
    /// Its level's name.
    pub tier: Title,
    /// Her invoices, latest first.
    pub invoices: Vec<Invoice>,
    /// The levels there are, and how each stands to her.
    pub levels: Vec<Level>,
    /// What prices are in; absent before the community is set up.
    pub currency: Option<Currency>,
    /// The day it is.
    pub today: Date,
    /// The organisation whose seat she has.
    pub seat_of: Option<PersonName>,
    /// The organisation she acts for.
    pub acts_for: Option<Organization>,
    /// How she stands; a limit that is over is good standing again.
    pub standing: Standing,
    /// The last day of a limit.
    pub limited_through: Option<Date>,
}

/// One level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// As the community describes it.
    pub tier: Tier,
    /// What she can do about it.
    pub stands: LevelStands,
}

/// How a level stands to a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LevelStands {
    /// She has it.
    Hers,
    /// She has it, and it ends unless she pays.
    ToRenew,
    /// She may choose it.
    Open,
    /// She may be put on it with her organisation.
    ForOrganizations,
    /// It is for other kinds of people.
    ForOthers,
    /// She has it, and nobody gets it any more.
    NotOffered,
    /// She has it: her organisation pays.
    Seat,
    /// It is there for her when her seat is over.
    AfterSeat,
}

/// Puts it together.
pub fn see_card(
    tx: &mut Transaction<'_>,
    membership: &Membership,
    now: Timestamp,
) -> Result<Card, StoreError> {
    let enrolment = enrolment_of(tx, membership, now)?;
    let all = tiers::all(tx)?;
    let tier = tier_of(tx, &enrolment)?.name;
    let shown = all
        .into_iter()
        .filter(|tier| tier.is_offered() || tier.id == enrolment.tier);
    let levels = shown.map(|tier| Level {
        stands: stands(&tier, &enrolment),
        tier,
    });
    let levels = levels.collect();
    let member = membership.member();
    let payer = Payer::Member(member.id.clone());
    let works_for = match &member.organization {
        Some(name) => organizations::get(tx, &Organization::slug_of(name))?,
        None => None,
    };
    let profile = community::profile(tx)?;
    let zone = profile
        .as_ref()
        .map_or_else(Zone::utc, |profile| profile.zone.clone());
    let said = standings::of(tx, &member.id)?;
    let limited_through = said.last_day(&zone, now);
    let standing = match said {
        Standing::Limited { .. } if limited_through.is_none() => Standing::Good,
        standing => standing,
    };
    Ok(Card {
        standing,
        limited_through,
        seat_of: seat_of(tx, &enrolment)?,
        acts_for: works_for.filter(|known| known.approver.as_ref() == Some(&member.id)),
        invoices: invoices::of_payer(tx, &payer, INVOICES_MAX)?,
        currency: profile.map(|profile| profile.currency),
        today: today(tx, now)?,
        enrolment,
        tier,
        levels,
    })
}

/// The name of the organisation whose seat somebody has.
pub(crate) fn seat_of(
    tx: &mut Transaction<'_>,
    enrolment: &Enrolment,
) -> Result<Option<PersonName>, StoreError> {
    let Some(seat) = &enrolment.seat else {
        return Ok(None);
    };
    Ok(organizations::get(tx, &seat.organization)?.map(|known| known.name))
}

fn stands(tier: &Tier, enrolment: &Enrolment) -> LevelStands {
    let is_hers = tier.id == enrolment.tier && enrolment.is_in_force();
    match () {
        () if is_hers && enrolment.seat.is_some() => LevelStands::Seat,
        () if !tier.is_offered() => LevelStands::NotOffered,
        () if tier.is_bundle() => LevelStands::ForOrganizations,
        () if tier.is_free() && enrolment.seat.is_some() => LevelStands::AfterSeat,
        () if is_hers && tier.is_free() => LevelStands::Hers,
        () if is_hers => LevelStands::ToRenew,
        () if tier.kinds.contains(&enrolment.kind) => LevelStands::Open,
        () => LevelStands::ForOthers,
    }
}
