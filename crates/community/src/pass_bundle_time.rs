//! What payment and time make of an organisation's level, and of everybody who has a seat of it: they are where it is
//! (F02, need 4.11).

use domain::{Bundle, EnrolmentState, Invoice, MemberId, NoRenewal, Organization, Payer, Slug, Tier, Title};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use store::mails::{DuesNews, tell_dues};
use store::{
    StoreError, Transaction, audit, bundles, community, enrolments, invoices, members, organizations, tiers,
};

use crate::issue_invoice::{Owed, issue_invoice, lapse, today, void};
use crate::name_approver::is_theirs;
use crate::pass_time::{Step, lapse_to, tier_of};
use crate::rules::Dues;

/// In whose name the log has what time does.
const BY: &str = "node";

/// Organisations that have a level, by their addresses, after one of them.
pub fn bundles_looked_at(
    tx: &mut Transaction<'_>,
    after: Option<&Slug>,
    limit: u16,
) -> Result<Vec<Slug>, StoreError> {
    let page = bundles::page(tx, after, limit)?;
    Ok(page.into_iter().map(|bundle| bundle.organization).collect())
}

/// What is due for an organisation today; nothing is written.
pub fn bundle_step_due(
    tx: &mut Transaction<'_>,
    slug: &Slug,
    dues: &Dues,
    now: Timestamp,
) -> Result<Option<Step>, StoreError> {
    let Some(bundle) = bundles::get(tx, slug)? else {
        return Ok(None);
    };
    let today = today(tx, now)?;
    if let Some(begun) = bundle.later_begun(today) {
        let taken = u16::try_from(bundle.holders.len()).unwrap_or(u16::MAX);
        return Ok(Some(Step::FewerSeats {
            seats: begun.seats,
            over: taken.saturating_sub(begun.seats),
        }));
    }
    let Some(until) = bundle.until else {
        return Ok(None);
    };
    let tier = level_of(tx, &bundle)?;
    if tier.is_free() {
        let level = tier.name;
        return Ok((today > until).then_some(Step::Keep { until, level }));
    }
    Ok(match bundle.state_on(today, dues.grace_days) {
        EnrolmentState::Lapsed => Some(Step::Lapse {
            until,
            from: tier.name,
            to: lapse_to(tx, dues)?,
        }),
        EnrolmentState::Grace => (bundle.state != EnrolmentState::Grace).then_some(Step::Grace { until }),
        _ => match reminder_due(&bundle, dues, today) {
            // While there is nobody to tell it waits for whoever is named next.
            Some(days) if has_contact(tx, slug)? => Some(Step::Remind { until, days }),
            _ => None,
        },
    })
}

/// The reminder that is reached and was not sent.
fn reminder_due(bundle: &Bundle, dues: &Dues, today: Date) -> Option<u16> {
    let left = bundle.days_left(today)?;
    let reached = dues.reminder_days.iter().filter(|days| left <= i32::from(**days));
    let days = reached.min().copied()?;
    bundle.reminded.is_none_or(|told| told > days).then_some(days)
}

/// Does what is due for an organisation today; says what that was. Done twice it changes nothing.
pub fn pass_bundle_time(
    tx: &mut Transaction<'_>,
    slug: &Slug,
    dues: &Dues,
    now: Timestamp,
) -> Result<Option<Step>, StoreError> {
    let step = bundle_step_due(tx, slug, dues, now)?;
    let (Some(mut bundle), Some(organization)) = (bundles::get(tx, slug)?, organizations::get(tx, slug)?)
    else {
        return Ok(None);
    };
    match &step {
        None => {}
        Some(Step::Remind { until, days }) => {
            bundle.reminded = Some(*days);
            bundles::put(tx, &bundle)?;
            remind(tx, &organization, &bundle, (*until, *days), now)?;
        }
        Some(Step::FewerSeats { .. }) => fewer_seats(tx, organization, bundle, dues, now)?,
        Some(Step::Grace { .. }) => {
            bundle.state = EnrolmentState::Grace;
            bundles::put(tx, &bundle)?;
            follow(tx, &bundle)?;
            audit::log(tx, BY, &format!("begin grace of the seats of {slug}"), now)?;
        }
        Some(Step::Keep { .. }) => {
            bundle.state = EnrolmentState::Current;
            bundle.until = None;
            bundles::put(tx, &bundle)?;
            follow(tx, &bundle)?;
            if let Some(open) = owed(tx, slug)?.filter(|open| open.tier == bundle.tier) {
                void(tx, open, BY, now)?;
            }
            audit::log(tx, BY, &format!("keep the seats of {slug} without an end"), now)?;
        }
        Some(Step::Lapse { until, from, to }) => {
            let contact = contact(tx, &organization)?;
            if let Some(open) = owed(tx, slug)? {
                lapse(tx, open, BY, now)?;
            }
            for (member, to) in end_seats(tx, &bundle, to, now)? {
                // Whoever speaks for it is told of all the seats at once, her own among them.
                if contact.as_ref() == Some(&member) {
                    continue;
                }
                let news = DuesNews::SeatEnded {
                    organization: organization.name.clone(),
                    until: *until,
                    from: from.clone(),
                    to,
                };
                tell_dues(tx, &member, news, now)?;
            }
            if let Some(contact) = contact {
                let news = DuesNews::BundleLapsed {
                    organization: organization.name,
                    from: from.clone(),
                    until: *until,
                };
                tell_dues(tx, &contact, news, now)?;
            }
            audit::log(tx, BY, &format!("end the seats of {slug}"), now)?;
        }
    }
    Ok(step)
}

/// The seats of the period that has begun are of those who had theirs first; those of the others are over.
fn fewer_seats(
    tx: &mut Transaction<'_>,
    organization: Organization,
    mut bundle: Bundle,
    dues: &Dues,
    now: Timestamp,
) -> Result<(), StoreError> {
    let today = today(tx, now)?;
    bundle.begin_later(today);
    bundles::put(tx, &bundle)?;
    let (goes_on, from) = (lapse_to(tx, dues)?, level_of(tx, &bundle)?.name);
    let mut sit = Vec::with_capacity(bundle.holders.len());
    for id in &bundle.holders {
        if let Some(enrolment) = enrolments::get(tx, id)? {
            sit.push((enrolment.since, id, enrolment));
        }
    }
    sit.sort_by_key(|(since, id, _)| (*since, *id));
    for (_, id, enrolment) in sit.into_iter().skip(usize::from(bundle.seats)) {
        let after = enrolment.after_seat(&goes_on, today);
        enrolments::put(tx, id, &after)?;
        if let Some(member) = members::get(tx, id)? {
            let what = format!("take back the seat of {} at {}", member.handle, organization.slug);
            audit::log(tx, BY, &what, now)?;
        }
        let news = DuesNews::SeatEnded {
            organization: organization.name.clone(),
            until: today.saturating_sub(1.day()),
            from: from.clone(),
            to: tier_of(tx, &after)?.name,
        };
        tell_dues(tx, id, news, now)?;
    }
    Ok(())
}

/// The invoice for its next period, where it can be renewed for all who sit, and the mail about it.
fn remind(
    tx: &mut Transaction<'_>,
    organization: &Organization,
    bundle: &Bundle,
    (until, days): (Date, u16),
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some(contact) = contact(tx, organization)? else {
        return Ok(());
    };
    let tier = level_of(tx, bundle)?;
    let open = owed(tx, &organization.slug)?;
    let no_renewal = bundle.no_renewal(&tier, open.as_ref());
    if let Some(profile) = community::profile(tx)?
        && open.is_none()
        && no_renewal.is_none()
    {
        let owed = Owed {
            payer: Payer::Organization(organization.slug.clone()),
            asked_by: &contact,
            billed_to: &organization.name,
            due: until,
            by: BY,
        };
        issue_invoice(tx, &profile, owed, &tier, now)?;
    }
    let (slug, name) = (organization.slug.clone(), organization.name.clone());
    let news = match no_renewal {
        None => DuesNews::BundleRenewal {
            slug,
            organization: name,
            until,
            days,
        },
        Some(why) => DuesNews::BundleNotOffered {
            slug,
            organization: name,
            from: tier.name,
            until,
            days,
            over: match why {
                NoRenewal::NotOffered => None,
                NoRenewal::TooFew { seats, taken } => Some(taken.saturating_sub(seats)),
            },
        },
    };
    tell_dues(tx, &contact, news, now)
}

/// Who is told: whoever acts for it, else who asked for its newest invoice. Nobody who works elsewhere by now or is no
/// member any more, but for an officer who asked in its name.
pub(crate) fn contact(
    tx: &mut Transaction<'_>,
    organization: &Organization,
) -> Result<Option<MemberId>, StoreError> {
    if let Some(approver) = &organization.approver
        && is_theirs(tx, approver, &organization.slug)?
    {
        return Ok(Some(approver.clone()));
    }
    let payer = Payer::Organization(organization.slug.clone());
    let newest = invoices::of_payer(tx, &payer, 1)?.pop();
    let Some(asked_by) = newest.map(|invoice| invoice.asked_by) else {
        return Ok(None);
    };
    let is_told = is_theirs(tx, &asked_by, &organization.slug)? || members::officer(tx, &asked_by)?.is_some();
    Ok(is_told.then_some(asked_by))
}

fn has_contact(tx: &mut Transaction<'_>, slug: &Slug) -> Result<bool, StoreError> {
    Ok(match organizations::get(tx, slug)? {
        Some(organization) => contact(tx, &organization)?.is_some(),
        None => false,
    })
}

fn owed(tx: &mut Transaction<'_>, slug: &Slug) -> Result<Option<Invoice>, StoreError> {
    invoices::open_of(tx, &Payer::Organization(slug.clone()))
}

pub(crate) fn level_of(tx: &mut Transaction<'_>, bundle: &Bundle) -> Result<Tier, StoreError> {
    Ok(tiers::get(tx, &bundle.tier)?.unwrap_or_else(|| Tier::free(bundle.tier.clone())))
}

/// Everybody who sits is where the bundle is.
pub(crate) fn follow(tx: &mut Transaction<'_>, bundle: &Bundle) -> Result<(), StoreError> {
    for id in &bundle.holders {
        if let Some(mut enrolment) = enrolments::get(tx, id)? {
            enrolment.follow(bundle);
            enrolments::put(tx, id, &enrolment)?;
        }
    }
    Ok(())
}

/// The bundle is no more; tells who had a seat, and the name of the level each goes on at.
fn end_seats(
    tx: &mut Transaction<'_>,
    bundle: &Bundle,
    goes_on: &Tier,
    now: Timestamp,
) -> Result<Vec<(MemberId, Title)>, StoreError> {
    let today = today(tx, now)?;
    bundles::delete(tx, &bundle.organization);
    bundles::keep_lapsed(tx, bundle)?;
    let mut ended = Vec::with_capacity(bundle.holders.len());
    for id in &bundle.holders {
        if let Some(enrolment) = enrolments::get(tx, id)? {
            let after = enrolment.after_seat(goes_on, today);
            enrolments::put(tx, id, &after)?;
            ended.push((id.clone(), tier_of(tx, &after)?.name));
        }
    }
    Ok(ended)
}

/// Two names of a company become one, and its bundle goes along.
pub(crate) fn move_bundle(tx: &mut Transaction<'_>, from: &Slug, into: &Slug) -> Result<(), StoreError> {
    if let Some(lapsed) = bundles::take_lapsed(tx, from)? {
        let organization = into.clone();
        bundles::keep_lapsed(
            tx,
            &Bundle {
                organization,
                ..lapsed
            },
        )?;
    }
    let Some(bundle) = bundles::get(tx, from)? else {
        return Ok(());
    };
    bundles::delete(tx, from);
    let moved = Bundle {
        organization: into.clone(),
        ..bundle
    };
    bundles::put(tx, &moved)?;
    for id in &moved.holders {
        if let Some(mut enrolment) = enrolments::get(tx, id)?
            && let Some(seat) = &mut enrolment.seat
        {
            seat.organization = into.clone();
            enrolments::put(tx, id, &enrolment)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
