//! Members are taken in from a file: each line is somebody new, somebody known of whom it says something else, or
//! nothing; doing it once more changes nothing (need F22-1).

use std::collections::BTreeMap;

use domain::{
    Columns, CommunityAudience, CommunityProfile, Enrolment, EnrolmentState, LineFault, Member, MemberId,
    MemberLine, MemberTags, Organization, Payer, Slug, Tier, Title,
};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};
use store::invitations::Invitation;
use store::mails::{DuesNews, tell_dues};
use store::{
    StoreError, Transaction, audit, community, enrolments, invitations, invoices, member_tags, members,
    organizations, profiles, tiers,
};

use crate::add_member::{AddMemberRefused, Newcomer, add_member, keep_organization, name_for};
use crate::choose_tier::{enrolment_had, enrolment_of};
use crate::invite_members::invite;
use crate::issue_invoice::{today, void};
use crate::join::free_handle;
use crate::name_approver::speaks_no_more;
use crate::pass_time::tier_of;

/// Lines written in one transaction.
pub const PIECE: usize = 200;
/// Furthest day paid for that is believed, in years.
const PAID_AHEAD_YEARS: i64 = 10;

/// What becomes of a line that is not faulty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// A new member.
    New,
    /// A member of whom it says something else.
    Updated,
    /// A member of whom it says that she works elsewhere by now, so that the seat she has ends.
    Unseated,
    /// A member who is as it says.
    Unchanged,
}

/// When the new ones are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Invite {
    /// With the change itself.
    Now,
    /// When somebody says so.
    Later,
}

/// Reads lines one after the other and sees what one says that an earlier one said.
#[derive(Debug, Default)]
pub struct Reading {
    columns: Columns,
    mails: BTreeMap<String, u64>,
    handles: BTreeMap<String, u64>,
}

impl Reading {
    /// Of a file with these columns.
    pub fn of(columns: Columns) -> Self {
        Self {
            columns,
            ..Self::default()
        }
    }

    /// One line.
    pub fn take(&mut self, number: u64, cells: &[String]) -> Result<MemberLine, LineFault> {
        let line = MemberLine::read(number, cells, &self.columns)?;
        let mail = line.mail.as_str().to_ascii_lowercase();
        if let Some(before) = self.mails.get(&mail) {
            return Err(LineFault::Again(*before));
        }
        if let Some(handle) = &line.handle {
            let handle = handle.as_str().to_ascii_lowercase();
            if let Some(before) = self.handles.get(&handle) {
                return Err(LineFault::HandleAgain(*before));
            }
            self.handles.insert(handle, number);
        }
        self.mails.insert(mail, number);
        Ok(line)
    }
}

/// Who takes them in, and how.
#[derive(Clone, Copy, Debug)]
pub struct Importing<'a> {
    /// The word of the log.
    pub by: &'a str,
    /// When the new ones are told.
    pub invite: Invite,
    /// When it is.
    pub now: Timestamp,
}

/// Takes in a piece of a file, each line with an id in case it is somebody new; what became of each, in their order.
pub fn import_piece(
    tx: &mut Transaction<'_>,
    importing: Importing<'_>,
    lines: &[(MemberLine, MemberId)],
) -> Result<Vec<Result<Fate, LineFault>>, StoreError> {
    let mut fates = Vec::with_capacity(lines.len());
    for (line, id) in lines {
        let line = &of_today(tx, line)?;
        let meant = match meant(tx, line, importing.now)? {
            Ok(meant) => meant,
            Err(fault) => {
                fates.push(Err(fault));
                continue;
            }
        };
        fates.push(match meant {
            Meant::New(level, chapter) => {
                add(tx, importing, line, id, (level.as_ref(), chapter))?.map(|()| Fate::New)
            }
            Meant::Known(known) => Ok(change(tx, importing, line, *known)?),
        });
    }
    Ok(fates)
}

/// What would become of each line; nothing is written.
pub fn look_at_piece(
    tx: &mut Transaction<'_>,
    lines: &[MemberLine],
    now: Timestamp,
) -> Result<Vec<Result<Fate, LineFault>>, StoreError> {
    let mut fates = Vec::with_capacity(lines.len());
    for line in lines {
        let line = &of_today(tx, line)?;
        fates.push(meant(tx, line, now)?.map(|meant| match meant {
            Meant::New(..) => Fate::New,
            Meant::Known(known) => known.fate(line),
        }));
    }
    Ok(fates)
}

/// The line with her company under the name that it has today: a list may have a former one for years.
fn of_today(tx: &mut Transaction<'_>, line: &MemberLine) -> Result<MemberLine, StoreError> {
    let mut line = line.clone();
    if let Some(named) = line.organization.take() {
        line.organization = Some(name_for(tx, &line.mail, named)?);
    }
    Ok(line)
}

/// Whom a line means, and what it says of her.
enum Meant {
    /// Nobody who is here; with the level she has besides the one everybody begins with, and her chapter.
    New(Option<Level>, Option<Title>),
    /// Somebody known.
    Known(Box<Known>),
}

/// Somebody whom a line means, and what becomes another.
struct Known {
    member: Member,
    /// Her membership.
    enrolment: Option<Enrolment>,
    /// Whose seat ends by that.
    seat: Option<Slug>,
    /// What officers call her by.
    tags: Option<MemberTags>,
}

impl Known {
    fn fate(&self, line: &MemberLine) -> Fate {
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
struct Level {
    tier: Tier,
    until: Option<Date>,
}

fn meant(
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

fn add(
    tx: &mut Transaction<'_>,
    importing: Importing<'_>,
    line: &MemberLine,
    id: &MemberId,
    (level, chapter): (Option<&Level>, Option<Title>),
) -> Result<Result<(), LineFault>, StoreError> {
    let handle = match &line.handle {
        Some(handle) => handle.clone(),
        None => free_handle(tx, line.name.as_str(), id)?,
    };
    let newcomer = Newcomer {
        id: id.clone(),
        handle,
        name: line.name.clone(),
        mail: line.mail.clone(),
        organization: line.organization.clone(),
        kind: line.kind.unwrap_or(domain::Kind::Partner),
        roles: Vec::new(),
    };
    match add_member(tx, importing.by, newcomer, importing.now) {
        Ok(_) => {}
        Err(AddMemberRefused::Store(error)) => return Err(error),
        Err(AddMemberRefused::HandleTaken(_)) => return Ok(Err(LineFault::HandleTaken)),
        Err(AddMemberRefused::MailTaken) => return Ok(Err(LineFault::MailTaken)),
        Err(AddMemberRefused::OperatorByShell) => return Ok(Err(LineFault::OperatorByShell)),
    }
    if let Some(mut enrolment) = enrolments::get(tx, id)?
        && (level.is_some() || chapter.is_some())
    {
        enrolment.chapter = chapter;
        if let Some(level) = level {
            let day = today(tx, importing.now)?;
            enrolment.carry_over(&level.tier, level.until, day);
        }
        enrolments::put(tx, id, &enrolment)?;
    }
    if let Some(tags) = &line.tags {
        member_tags::put(tx, id, tags)?;
    }
    match importing.invite {
        Invite::Now => invite(tx, id, importing.now)?,
        Invite::Later => invitations::put(tx, &Invitation::of(id.clone()))?,
    }
    Ok(Ok(()))
}

fn change(
    tx: &mut Transaction<'_>,
    importing: Importing<'_>,
    line: &MemberLine,
    known: Known,
) -> Result<Fate, StoreError> {
    let fate = known.fate(line);
    if fate == Fate::Unchanged {
        return Ok(fate);
    }
    let told = told(&known.member, line);
    let Known {
        member: known,
        enrolment,
        seat,
        tags,
    } = known;
    if let Some(after) = told {
        if after.organization.as_ref().map(Organization::slug_of)
            != known.organization.as_ref().map(Organization::slug_of)
            && let Some(organization) = speaks_no_more(tx, &known)?
        {
            let what = format!("name nobody approver of {organization}");
            audit::log(tx, importing.by, &what, importing.now)?;
        }
        let profile = profiles::get(tx, &known.id)?;
        profiles::change(tx, (&known, profile.as_ref()), (&after, profile.as_ref()))?;
        members::change(tx, &after)?;
        if let Some(name) = &after.organization {
            keep_organization(tx, name)?;
        }
    }
    if let Some(after) = enrolment {
        settle(tx, importing, &known, &after)?;
        let before = enrolments::get(tx, &known.id)?;
        enrolments::put(tx, &known.id, &after)?;
        if let (Some(before), Some(organization)) = (before, &seat) {
            tell_unseated(tx, importing, &known, organization, (&before, &after))?;
        }
    }
    if let Some(tags) = tags {
        member_tags::put(tx, &known.id, &tags)?;
    }
    let what = format!("update member {}", known.handle);
    audit::log(tx, importing.by, &what, importing.now)?;
    Ok(fate)
}

/// The log says whose seat is free by it, and she is told.
fn tell_unseated(
    tx: &mut Transaction<'_>,
    importing: Importing<'_>,
    member: &Member,
    organization: &Slug,
    (before, after): (&Enrolment, &Enrolment),
) -> Result<(), StoreError> {
    let what = format!("take back the seat of {} at {organization}", member.handle);
    audit::log(tx, importing.by, &what, importing.now)?;
    let Some(known) = organizations::get(tx, organization)? else {
        return Ok(());
    };
    let news = DuesNews::SeatTakenBack {
        organization: known.name,
        from: tier_of(tx, before)?.name,
        to: tier_of(tx, after)?.name,
        on: today(tx, importing.now)?,
    };
    tell_dues(tx, &member.id, news, importing.now)
}

/// What was paid elsewhere is owed here no more: the invoice for it, or for whatever she wanted before she was given
/// another level.
fn settle(
    tx: &mut Transaction<'_>,
    importing: Importing<'_>,
    member: &Member,
    after: &Enrolment,
) -> Result<(), StoreError> {
    let Some(membership) = members::membership(tx, &member.id)? else {
        return Ok(());
    };
    let before = enrolment_of(tx, &membership, importing.now)?;
    let Some(open) = invoices::open_of(tx, &Payer::Member(member.id.clone()))? else {
        return Ok(());
    };
    let ((had, had_until), (has, has_until)) = (own(&before), own(after));
    let is_paid = has == Some(&open.tier) && has_until > had_until;
    if is_paid || had != has {
        void(tx, open, importing.by, importing.now)?;
    }
    Ok(())
}

/// The level that is her own, and until when: beside a seat what she has paid for herself, if anything.
fn own(enrolment: &Enrolment) -> (Option<&Slug>, Option<Date>) {
    match &enrolment.seat {
        None => (Some(&enrolment.tier), enrolment.until),
        Some(seat) => seat
            .kept
            .as_ref()
            .map_or((None, None), |kept| (Some(&kept.tier), Some(kept.until))),
    }
}

/// The member as the line has her; nothing where that is as she is.
fn told(known: &Member, line: &MemberLine) -> Option<Member> {
    let after = Member {
        name: line.name.clone(),
        organization: line.organization.clone().or(known.organization.clone()),
        ..known.clone()
    };
    (after != *known).then_some(after)
}

#[cfg(test)]
mod tests;
