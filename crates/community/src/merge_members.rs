//! Two memberships of one person become one (F22, `rosarium members merge`): what one of them answered, signed, owes, follows
//! and holds is the other's from then on, piece by piece. The one that goes is gone to other servers as if her data had been
//! deleted; by her mail address the one that stays is found. A merge that was broken off is begun again.

use domain::{
    Answer, EventId, GuestKey, Iri, LanguageTag, Member, MemberId, Organization, Payer, Register, Role, Slug,
};
use jiff::Timestamp;
use store::erasures::{self, Erasure, Looking};
use store::mails::{self, AccountNews};
use store::{
    Membership, Officer, StoreError, Transaction, audit, codes, community, events, follows, guest_notes,
    guests, invoices, jobs, join_links, member_tags, members, organizations, rsvps,
};

use crate::Rules;
use crate::choose_tier::enrolment_of;
use crate::erase_member::forget;
use crate::leave::{LeaveRefused, Leaving, end};
use crate::link_now::links_now;
use crate::rsvp::{RsvpRefused, rsvp};
use crate::say_goodbye::is_to_come;

mod belongings;

/// Answers looked at in one transaction of a merge.
pub const PIECE: u16 = 50;
/// Answers, and rows of every other kind, that a preview counts.
const COUNTED_MAX: u16 = 2_000;

/// Why two are not merged.
#[derive(Debug, thiserror::Error)]
pub enum MergeRefused {
    /// One of them is nobody, has left, or waits to join.
    #[error("both have to be members; one of them is not, or not any more")]
    NoSuchMember,
    /// They are the same.
    #[error("a membership is not merged with itself")]
    Same,
    /// Rights are given and taken by whoever has the shell.
    #[error("the membership that would go holds an office; take that off first, or let the other one go")]
    HoldsOffice,
    /// By a mail address that is not hers one would be signed in as her.
    #[error("only an operator makes another membership one with that of an operator")]
    IsOperator,
    /// Two invoices or two paid levels would be one person's.
    #[error("both pay for themselves; let the level of one of them end or its invoice be settled first")]
    BothPay,
    /// Nobody speaks for two companies.
    #[error("both speak for an organisation; name somebody else for one of them first")]
    BothSpeak,
    /// Whoever speaks for a company works there.
    #[error("the membership that would go speaks for {0}, and the other one works elsewhere")]
    SpeaksElsewhere(Slug),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Who does it.
#[derive(Clone, Copy, Debug)]
pub enum MergedBy<'a> {
    /// At the desk.
    Officer(&'a Officer),
    /// With the shell.
    Operator,
}

impl MergedBy<'_> {
    fn word(&self) -> &str {
        match self {
            Self::Officer(officer) => officer.member().handle.as_str(),
            Self::Operator => "operator",
        }
    }

    /// Whoever signs in by the address of the other is an operator from then on.
    fn may_reach(&self, stays: &Member) -> bool {
        match self {
            Self::Operator => true,
            Self::Officer(officer) => !stays.holds(Role::Operator) || officer.member().id == stays.id,
        }
    }
}

/// How far a merge is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Answers up to the one to this event are done.
    UpTo(EventId),
    /// All is, and the one that was merged is gone.
    Done,
}

/// What a merge does, to be read before it is done. Of more than two thousand answers the first are counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergePreview {
    /// The membership that goes.
    pub gone: Member,
    /// The one that stays.
    pub stays: Member,
    /// Answers to events of ours, hers from then on with their places.
    pub answers: usize,
    /// Answers to events to come of other servers: taken back under one name and given anew under the other, so that she
    /// may lose her place.
    pub asked_anew: usize,
    /// Events that both answered: what the one that stays said counts.
    pub both_answered: usize,
    /// Invoices.
    pub invoices: usize,
    /// Signatures under the code of ethics.
    pub signatures: usize,
    /// Communities followed.
    pub follows: usize,
    /// Memberships elsewhere.
    pub links: usize,
    /// Words of officers.
    pub tags: usize,
    /// Events at which she has a job.
    pub jobs: usize,
    /// The level that was paid for and goes on.
    pub level: Option<Slug>,
    /// The organisation whose seat she keeps.
    pub seat: Option<Slug>,
    /// The organisation whose seat falls free.
    pub seat_lost: Option<Slug>,
    /// The organisation she speaks for.
    pub speaks_for: Option<Slug>,
}

/// Two that may become one.
struct Pair {
    gone: Membership,
    stays: Membership,
    /// For whom the one that goes speaks.
    speaks_for: Option<Organization>,
}

impl Pair {
    fn ids(&self) -> (&MemberId, &MemberId) {
        (&self.gone.member().id, &self.stays.member().id)
    }

    /// Where she works once they are one.
    fn organization(&self) -> Option<&domain::PersonName> {
        let stays = self.stays.member().organization.as_ref();
        stays.or(self.gone.member().organization.as_ref())
    }
}

/// Tells what [`merge_piece`] would do, or why it would not.
pub fn preview_merge(
    tx: &mut Transaction<'_>,
    by: MergedBy<'_>,
    both: (&MemberId, &MemberId),
    now: Timestamp,
) -> Result<MergePreview, MergeRefused> {
    let pair = pair(tx, by, both, now)?;
    let (from, into) = pair.ids();
    let (mut answers, mut asked_anew, mut both_answered) = (0, 0, 0);
    for register in rsvps::of_member(tx, from, COUNTED_MAX)? {
        match becomes(tx, into, &register, now)? {
            Becomes::Nothing => {}
            Becomes::Hers => answers += 1,
            Becomes::AskedAnew => asked_anew += 1,
            Becomes::Other => both_answered += 1,
        }
    }
    let had = enrolment_of(tx, &pair.gone, now)?;
    let has = enrolment_of(tx, &pair.stays, now)?;
    let kept = belongings::kept_seat(tx, &pair, (&had, &has))?.map(|bundle| bundle.organization);
    let lost = had.seat.as_ref().map(|seat| seat.organization.clone());
    Ok(MergePreview {
        answers,
        asked_anew,
        both_answered,
        invoices: invoices::of_payer(tx, &Payer::Member(from.clone()), COUNTED_MAX)?.len(),
        signatures: codes::signatures(tx, from, COUNTED_MAX)?.len(),
        follows: follows::of_member(tx, from)?.len(),
        links: links_now(tx, from)?.len(),
        tags: member_tags::of(tx, from)?.iter().count(),
        jobs: jobs::held_by(tx, from)?.len(),
        level: belongings::pays(&had).then(|| belongings::own_level(&had)),
        seat_lost: lost.filter(|_| kept.is_none()),
        seat: kept,
        speaks_for: pair.speaks_for.as_ref().map(|company| company.slug.clone()),
        gone: pair.gone.member().clone(),
        stays: pair.stays.member().clone(),
    })
}

/// Merges the first into the second: the next answers, and once there is none left all else in one piece. Of the fresh
/// addresses of activities there is one more than [`crate::leave::ANSWERS_MAX`], as for whoever leaves.
pub fn merge_piece(
    tx: &mut Transaction<'_>,
    rules: &Rules,
    by: MergedBy<'_>,
    both: (&MemberId, &MemberId),
    after: Option<&EventId>,
    activities: &[Iri],
    now: Timestamp,
) -> Result<Progress, MergeRefused> {
    let pair = pair(tx, by, both, now)?;
    let page = rsvps::of_member_after(tx, both.0, after, PIECE)?;
    let mut last = None;
    for (register, activity) in page.into_iter().zip(activities) {
        move_answer(tx, rules, &pair, &register, activity, now)?;
        last = Some(register.event);
    }
    if let Some(last) = last {
        return Ok(Progress::UpTo(last));
    }
    belongings::move_all(tx, &pair, now)?;
    let (gone, stays) = (pair.gone.member(), pair.stays.member());
    let mut mails = members::further_mails(tx, &gone.id)?;
    mails.push(gone.mail.clone());
    let leaving = Leaving {
        because: None,
        told: None,
        activities,
    };
    let (_, language) = end(tx, rules, &gone.id, leaving, now).map_err(|refused| match refused {
        LeaveRefused::Store(error) => MergeRefused::Store(error),
        LeaveRefused::NoSuchMember | LeaveRefused::IsOperator => MergeRefused::NoSuchMember,
    })?;
    forget(tx, gone)?;
    let begun = Erasure {
        asked: now,
        next: Looking::Lists { after: None },
        into: Some(stays.id.clone()),
    };
    erasures::put(tx, &gone.id, &begun)?;
    for mail in &mails {
        members::also_by_mail(tx, &stays.id, mail)?;
    }
    tell_both(tx, (gone, stays), language, now)?;
    let what = format!("merge member {} into {}", gone.handle, stays.handle);
    audit::log(tx, by.word(), &what, now)?;
    Ok(Progress::Done)
}

/// By an address that was another's one is signed in as her: both addresses are told, so that a merge of two who are not one
/// person is seen (threat E9).
fn tell_both(
    tx: &mut Transaction<'_>,
    (gone, stays): (&Member, &Member),
    language: Option<LanguageTag>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let away = AccountNews::MergedAway {
        to: gone.mail.clone(),
        name: gone.name.clone(),
        language,
    };
    mails::tell_account(tx, &gone.id, away, now)?;
    let mail = gone.mail.clone();
    mails::tell_account(tx, &stays.id, AccountNews::Merged { mail }, now)
}

/// Both, as they stand in this transaction, unless one of them may not be merged.
fn pair(
    tx: &mut Transaction<'_>,
    by: MergedBy<'_>,
    (from, into): (&MemberId, &MemberId),
    now: Timestamp,
) -> Result<Pair, MergeRefused> {
    if from == into {
        return Err(MergeRefused::Same);
    }
    let gone = members::membership(tx, from)?.ok_or(MergeRefused::NoSuchMember)?;
    let stays = members::membership(tx, into)?.ok_or(MergeRefused::NoSuchMember)?;
    if !gone.member().roles.is_empty() {
        return Err(MergeRefused::HoldsOffice);
    }
    if !by.may_reach(stays.member()) {
        return Err(MergeRefused::IsOperator);
    }
    if pays_or_owes(tx, &gone, now)? && pays_or_owes(tx, &stays, now)? {
        return Err(MergeRefused::BothPay);
    }
    let speaks_for = company_of(tx, gone.member())?;
    if speaks_for.is_some() && company_of(tx, stays.member())?.is_some() {
        return Err(MergeRefused::BothSpeak);
    }
    let pair = Pair {
        gone,
        stays,
        speaks_for,
    };
    let works_at = pair.organization().map(Organization::slug_of);
    match &pair.speaks_for {
        Some(company) if works_at.as_ref() != Some(&company.slug) => {
            Err(MergeRefused::SpeaksElsewhere(company.slug.clone()))
        }
        _ => Ok(pair),
    }
}

fn pays_or_owes(tx: &mut Transaction<'_>, who: &Membership, now: Timestamp) -> Result<bool, StoreError> {
    let owes = invoices::open_of(tx, &Payer::Member(who.member().id.clone()))?.is_some();
    Ok(owes || belongings::pays(&enrolment_of(tx, who, now)?))
}

/// The company that somebody speaks for.
fn company_of(tx: &mut Transaction<'_>, who: &Member) -> Result<Option<Organization>, StoreError> {
    let Some(name) = &who.organization else {
        return Ok(None);
    };
    let company = organizations::get(tx, &Organization::slug_of(name))?;
    Ok(company.filter(|company| company.approver.as_ref() == Some(&who.id)))
}

/// What becomes of an answer.
enum Becomes {
    /// It was taken back before, or is over at another server: that one knows of it under the name that goes, and by it hears
    /// that she is gone.
    Nothing,
    /// It is the other's, with its place.
    Hers,
    /// Its host knows her by the name that goes.
    AskedAnew,
    /// Nothing: the one that stays answered too.
    Other,
}

fn becomes(
    tx: &mut Transaction<'_>,
    into: &MemberId,
    register: &Register,
    now: Timestamp,
) -> Result<Becomes, StoreError> {
    if register.answer == Answer::Withdrawn {
        return Ok(Becomes::Nothing);
    }
    if rsvps::get(tx, into, &register.event)?.is_some() {
        return Ok(Becomes::Other);
    }
    let Some(event) = events::get(tx, &register.event)? else {
        return Ok(Becomes::Nothing);
    };
    let ours = community::identity(tx)?.is_some_and(|identity| event.is_at(&identity.origin));
    Ok(match (ours, is_to_come(register, &event, now)) {
        (true, _) => Becomes::Hers,
        (false, true) => Becomes::AskedAnew,
        (false, false) => Becomes::Nothing,
    })
}

/// What is asked anew is taken back under the name that goes when she does.
fn move_answer(
    tx: &mut Transaction<'_>,
    rules: &Rules,
    pair: &Pair,
    register: &Register,
    activity: &Iri,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (from, into) = pair.ids();
    match becomes(tx, into, register, now)? {
        Becomes::Nothing | Becomes::Other => Ok(()),
        Becomes::AskedAnew => {
            let (event, answer) = (&register.event, register.answer);
            match rsvp(tx, rules, &pair.stays, event, answer, activity, now) {
                Err(RsvpRefused::Store(error)) => Err(error),
                // What is closed by now is closed for her under any name.
                Ok(_) | Err(_) => Ok(()),
            }
        }
        Becomes::Hers => {
            let keys = [from, into].map(|id| GuestKey::Member(id.clone()));
            let mut list = guests::get(tx, &register.event)?;
            if list.rename(&keys[0], &keys[1]) {
                guests::put(tx, &register.event, &list)?;
            }
            let mut notes = guest_notes::get(tx, &register.event)?;
            if notes.unwilling.remove(&keys[0]) {
                notes.unwilling.insert(keys[1].clone());
                guest_notes::put(tx, &register.event, &notes)?;
            }
            join_links::hear(tx, from, &register.event, None)?;
            mails::move_told(tx, &register.event, from, into)?;
            rsvps::move_to(tx, register, into)
        }
    }
}

#[cfg(test)]
mod everywhere;
#[cfg(test)]
mod tests;
