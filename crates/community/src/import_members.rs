//! Members are taken in from a file: each line is somebody new, somebody known of whom it says something else, or
//! nothing; doing it once more changes nothing (need F22-1).

mod meant;

use std::collections::BTreeMap;

use domain::{Columns, Enrolment, LineFault, Member, MemberId, MemberLine, Organization, Payer, Slug, Title};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::invitations::Invitation;
use store::mails::{DuesNews, tell_dues};
use store::{
    StoreError, Transaction, audit, enrolments, invitations, invoices, member_tags, members, organizations,
    profiles,
};

use self::meant::{Known, Level, Meant, meant, told};
use crate::add_member::{AddMemberRefused, Newcomer, add_member, keep_organization, name_for};
use crate::choose_tier::enrolment_of;
use crate::invite_members::invite;
use crate::issue_invoice::{today, void};
use crate::join::free_handle;
use crate::name_approver::speaks_no_more;
use crate::pass_time::tier_of;

/// Lines written in one transaction.
pub const PIECE: usize = 200;

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

#[cfg(test)]
mod tests;
