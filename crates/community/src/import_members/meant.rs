//! Whom a line of a file means, and what it says of her that is another than before; nothing is written here.

use domain::{
    CommunityAudience, CommunityProfile, Enrolment, EnrolmentState, LineFault, Member, MemberLine,
    MemberTags, Organization, Slug, Tier, Title,
};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use store::{StoreError, Transaction, community, member_tags, members, tiers};

use super::Fate;
use crate::choose_tier::enrolment_had;
use crate::issue_invoice::today;

/// Furthest day paid for that is believed, in years.
const PAID_AHEAD_YEARS: i64 = 10;

/// Whom a line means, and what it says of her.
pub(super) enum Meant {
    /// Nobody who is here; with the level she has besides the one everybody begins with, and her chapter.
    New(Option<Level>, Option<Title>),
    /// Somebody known.
    Known(Box<Known>),
}

/// Somebody whom a line means, and what becomes another.
pub(super) struct Known {
    pub(super) member: Member,
    /// Her membership.
    pub(super) enrolment: Option<Enrolment>,
    /// Whose seat ends by that.
    pub(super) seat: Option<Slug>,
    /// What officers call her by.
    pub(super) tags: Option<MemberTags>,
}

impl Known {
    /// What becomes of her.
    pub(super) fn fate(&self, line: &MemberLine) -> Fate {
        let is_as_told =
            told(&self.member, line).is_none() && self.enrolment.is_none() && self.tags.is_none();
        match (&self.seat, is_as_told) {
            (Some(_), _) => Fate::Unseated,
            (None, true) => Fate::Unchanged,
            (None, false) => Fate::Updated,
        }
    }
}

/// A level, and the last day paid for.
pub(super) struct Level {
    pub(super) tier: Tier,
    pub(super) until: Option<Date>,
}

/// Whom a line means and what becomes another, or what is wrong with it.
pub(super) fn meant(
    tx: &mut Transaction<'_>,
    line: &MemberLine,
    now: Timestamp,
) -> Result<Result<Meant, LineFault>, StoreError> {
    let known = members::by_mail(tx, &line.mail)?;
    let holder = match &line.handle {
        Some(handle) => members::by_handle(tx, handle)?,
        None => None,
    };
    let before = match &known {
        Some(known) => Some(enrolment_had(tx, known, now)?),
        None => None,
    };
    let kind = line.kind.or(before.as_ref().map(|known| known.kind));
    let kind = kind.unwrap_or(domain::Kind::Partner);
    let profile = community::profile(tx)?;
    let audience = profile
        .as_ref()
        .map_or(CommunityAudience::Mixed, |profile| profile.audience);
    let chapter = match chapter_of(line, before.as_ref(), profile.as_ref()) {
        Ok(chapter) => chapter,
        Err(fault) => return Ok(Err(fault)),
    };
    let fault = match (&known, &line.handle) {
        _ if !audience.admits(kind) => Some(LineFault::PartnersOnly),
        (Some(known), Some(handle)) if known.handle != *handle => Some(LineFault::HandleStays),
        (None, _) if holder.is_some() => Some(LineFault::HandleTaken),
        _ => None,
    };
    if let Some(fault) = fault {
        return Ok(Err(fault));
    }
    let level = match level_of(tx, line, kind, before.as_ref(), now)? {
        Ok(level) => level,
        Err(fault) => return Ok(Err(fault)),
    };
    let (Some(known), Some(before)) = (known, before) else {
        return Ok(Ok(Meant::New(level, chapter)));
    };
    if before.state == EnrolmentState::Pending {
        return Ok(Err(LineFault::Waits));
    }
    if before.state == EnrolmentState::Left {
        return Ok(Err(LineFault::HasLeft));
    }
    let day = today(tx, now)?;
    let after = as_told(tx, line, &before, (kind, chapter, level), day)?;
    let ends = before.seat.as_ref().filter(|_| after.seat.is_none());
    let ends = ends.map(|seat| seat.organization.clone());
    let had = member_tags::of(tx, &known.id)?;
    Ok(Ok(Meant::Known(Box::new(Known {
        member: known,
        enrolment: (after != before).then_some(after),
        seat: ends,
        tags: line.tags.clone().filter(|tags| *tags != had),
    }))))
}

/// Her membership as the line has it. A seat is of the company she works for, and stays while she works there: what the
/// line says of a level is what she has paid for herself, and waits beside the seat.
fn as_told(
    tx: &mut Transaction<'_>,
    line: &MemberLine,
    before: &Enrolment,
    (kind, chapter, level): (domain::Kind, Option<Title>, Option<Level>),
    day: Date,
) -> Result<Enrolment, StoreError> {
    let mut after = before.clone();
    if let (Some(seat), Some(works_for)) = (&before.seat, &line.organization)
        && Organization::slug_of(works_for) != seat.organization
    {
        after = before.after_seat(&tiers::entry(tx)?, day);
    }
    after.kind = kind;
    after.chapter = chapter.or(after.chapter);
    if let Some(level) = level
        && (level.tier.id != before.tier || level.until != before.until)
    {
        match &mut after.seat {
            Some(seat) => seat.keep(&level.tier.id, level.until, day),
            None => after.carry_over(&level.tier, level.until, day),
        }
    }
    Ok(after)
}

/// The chapter a line names, as the community writes it; what a member has already is no fault of the line.
fn chapter_of(
    line: &MemberLine,
    before: Option<&Enrolment>,
    profile: Option<&CommunityProfile>,
) -> Result<Option<Title>, LineFault> {
    let Some(named) = &line.chapter else {
        return Ok(None);
    };
    if before.is_some_and(|before| before.chapter.as_ref() == Some(named)) {
        return Ok(Some(named.clone()));
    }
    let known = profile.and_then(|profile| profile.chapter(named));
    let all = profile.map_or(&[][..], |profile| &profile.chapters);
    known.cloned().map(Some).ok_or_else(|| LineFault::of_chapter(all))
}

/// The level a line names, when it names one.
fn level_of(
    tx: &mut Transaction<'_>,
    line: &MemberLine,
    kind: domain::Kind,
    before: Option<&Enrolment>,
    now: Timestamp,
) -> Result<Result<Option<Level>, LineFault>, StoreError> {
    let Some(id) = line.level.as_ref() else {
        let fault = line.paid_until.map(|_| LineFault::LevelIsFree);
        return Ok(fault.map_or(Ok(None), Err));
    };
    let Some(tier) = tiers::all(tx)?.into_iter().find(|tier| tier.id == *id) else {
        return Ok(Err(LineFault::NoSuchLevel));
    };
    let day = today(tx, now)?;
    let kept = before.and_then(|known| known.seat.as_ref()?.kept.as_ref());
    let hers = match kept.filter(|kept| kept.tier == *id) {
        Some(kept) => Some(Some(kept.until)),
        None => before.filter(|known| known.tier == *id).map(|known| known.until),
    };
    let until = line.paid_until.or(hers.flatten());
    let reach = day..=day.saturating_add(PAID_AHEAD_YEARS.years());
    let fault = match until {
        _ if hers == Some(until) => None,
        _ if hers.is_none() && !tier.is_offered() => Some(LineFault::LevelNotOffered),
        _ if tier.is_bundle() => Some(LineFault::LevelForOrganizations),
        _ if !tier.kinds.contains(&kind) => Some(LineFault::LevelNotForKind),
        Some(_) if tier.is_free() => Some(LineFault::LevelIsFree),
        None if !tier.is_free() => Some(LineFault::LevelNeedsDay),
        Some(until) if !reach.contains(&until) => Some(LineFault::DayOutOfReach),
        _ => None,
    };
    Ok(fault.map_or(Ok(Some(Level { tier, until })), Err))
}

/// The member as the line has her; nothing where that is as she is.
pub(super) fn told(known: &Member, line: &MemberLine) -> Option<Member> {
    let after = Member {
        name: line.name.clone(),
        organization: line.organization.clone().or(known.organization.clone()),
        ..known.clone()
    };
    (after != *known).then_some(after)
}
