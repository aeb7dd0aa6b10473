//! A seat of an organisation's level is given to one of its people, taken back, and given up by herself (F02).

use domain::{Distance, Enrolment, Handle, Member, Organization, Slug, Title};
use jiff::Timestamp;
use store::mails::{DuesNews, tell_dues};
use store::{Membership, StoreError, Transaction, audit, bundles, enrolments, members, profiles, tiers};

use crate::choose_tier::{enrolment_had, enrolment_of};
use crate::issue_invoice::today;
use crate::name_approver::works_for;
use crate::pass_time::{lapse_to, tier_of};
use crate::rules::Dues;
use crate::spokesperson::Spokesperson;

/// Why a seat stays as it is.
#[derive(Debug, thiserror::Error)]
pub enum SeatRefused {
    /// None of that address, or none she acts for: the same answer.
    #[error("there is no organisation {0} that you may act for")]
    NoSuchOrganization(Slug),
    /// It has no seats at all.
    #[error("it has no seats; take a level for it first, they are there once its invoice is paid")]
    NoBundle,
    /// Works elsewhere, is no member, or does not show it: the same answer.
    #[error("nobody called {0} shows that they work for it")]
    NotTheirs(Handle),
    /// Nobody else fits in.
    #[error("all {0} seats are taken; take one back first, or take a level with more seats")]
    Full(u16),
    /// She is of another kind.
    #[error("the level {0} is not for her kind of member")]
    NotForKind(Title),
    /// She has none of this organisation.
    #[error("{0} has no seat of it")]
    NoSeat(Handle),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Gives somebody a seat, and tells her; who has one keeps it, and takes no second. What she owes for herself stays open:
/// paying it ends the seat.
pub fn give_seat(
    tx: &mut Transaction<'_>,
    by: &Spokesperson,
    slug: &Slug,
    handle: &Handle,
    now: Timestamp,
) -> Result<Member, SeatRefused> {
    let organization = theirs(tx, by, slug)?;
    let bundle = bundles::get(tx, slug)?.ok_or(SeatRefused::NoBundle)?;
    let member = works_for(tx, handle, slug)?;
    let member = match member {
        Some(member) if by.sees_everybody() || shows_it(tx, &member, slug)? => member,
        _ => return Err(SeatRefused::NotTheirs(handle.clone())),
    };
    if bundle.holders.contains(&member.id) {
        return Ok(member);
    }
    if bundle.free_seats() == 0 {
        return Err(SeatRefused::Full(bundle.seats));
    }
    let mut enrolment = enrolment_had(tx, &member, now)?;
    if let Some(tier) = tiers::get(tx, &bundle.tier)?
        && !tier.kinds.contains(&enrolment.kind)
    {
        return Err(SeatRefused::NotForKind(tier.name));
    }
    let on = today(tx, now)?;
    enrolment.take_seat(&bundle, on);
    enrolments::put(tx, &member.id, &enrolment)?;
    audit::log(tx, by.word(), &format!("give {handle} a seat of {slug}"), now)?;
    if by.id() != Some(&member.id) {
        let news = DuesNews::SeatGiven {
            organization: organization.name,
            tier: tier_of(tx, &enrolment)?.name,
            on,
        };
        tell_dues(tx, &member.id, news, now)?;
    }
    Ok(member)
}

/// Takes it back, and tells her: she goes on at what she has paid for herself, else at the level one lapses to (need
/// 4.11).
pub fn take_back_seat(
    tx: &mut Transaction<'_>,
    by: &Spokesperson,
    slug: &Slug,
    handle: &Handle,
    dues: &Dues,
    now: Timestamp,
) -> Result<Member, SeatRefused> {
    let organization = theirs(tx, by, slug)?;
    let no_seat = || SeatRefused::NoSeat(handle.clone());
    let member = members::by_handle(tx, handle)?.ok_or_else(no_seat)?;
    let enrolment = enrolment_had(tx, &member, now)?;
    let seat = enrolment.seat.as_ref();
    if seat.is_none_or(|seat| seat.organization != *slug) {
        return Err(no_seat());
    }
    let after = end_seat(tx, &member, &enrolment, dues, now)?;
    let what = format!("take back the seat of {handle} at {slug}");
    audit::log(tx, by.word(), &what, now)?;
    if by.id() != Some(&member.id) {
        let news = DuesNews::SeatTakenBack {
            organization: organization.name,
            from: tier_of(tx, &enrolment)?.name,
            to: tier_of(tx, &after)?.name,
            on: today(tx, now)?,
        };
        tell_dues(tx, &member.id, news, now)?;
    }
    Ok(member)
}

/// She gives up her own, whoever gave it to her; who has none has nothing to give up. Says whose it was.
pub fn give_up_seat(
    tx: &mut Transaction<'_>,
    membership: &Membership,
    dues: &Dues,
    now: Timestamp,
) -> Result<Option<Slug>, StoreError> {
    let member = membership.member();
    let enrolment = enrolment_of(tx, membership, now)?;
    let Some(seat) = &enrolment.seat else {
        return Ok(None);
    };
    end_seat(tx, member, &enrolment, dues, now)?;
    let what = format!("take back the seat of {} at {}", member.handle, seat.organization);
    audit::log(tx, member.handle.as_str(), &what, now)?;
    Ok(Some(seat.organization.clone()))
}

fn end_seat(
    tx: &mut Transaction<'_>,
    member: &Member,
    enrolment: &Enrolment,
    dues: &Dues,
    now: Timestamp,
) -> Result<Enrolment, StoreError> {
    let after = enrolment.after_seat(&lapse_to(tx, dues)?, today(tx, now)?);
    enrolments::put(tx, &member.id, &after)?;
    Ok(after)
}

fn theirs(tx: &mut Transaction<'_>, by: &Spokesperson, slug: &Slug) -> Result<Organization, SeatRefused> {
    let known = by.organization(tx, slug)?;
    known.ok_or_else(|| SeatRefused::NoSuchOrganization(slug.clone()))
}

/// Whether members may know that she works there, and she does not hide from it (needs 0.2, 2.8).
pub(crate) fn shows_it(tx: &mut Transaction<'_>, member: &Member, slug: &Slug) -> Result<bool, StoreError> {
    let profile = profiles::get(tx, &member.id)?;
    Ok(profile.is_none_or(|profile| {
        Distance::Member.sees(profile.organization) && !profile.hide_from.contains(slug)
    }))
}
