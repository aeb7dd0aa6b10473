//! A member leaves, or an officer ends a membership, with a reason or without (F02). At once she is nobody's mail, nobody's
//! search result and no way in: her browsers are signed out, her tokens and her calendar's address end, her seats at
//! events to come go to others, and what she owes is owed no more. What was paid, signed and logged stays; she may join
//! again by the same address.

use domain::{Handle, Iri, LanguageTag, Member, MemberId, MemberTags, Note, Payer};
use jiff::Timestamp;
use store::departures::{self, Departure};
use store::mails::{self, AccountNews};
use store::{
    Membership, Officer, StoreError, Transaction, audit, calendar_feeds, enrolments, events, invitations,
    invoices, jobs, mail_settings, member_tags, members, pictures, profiles, rsvps, sessions, tokens,
};

use crate::Rules;
use crate::choose_tier::enrolment_of;
use crate::end_calls::end_calls;
use crate::end_introductions::end_introductions;
use crate::follow_organization::follow_nothing;
use crate::issue_invoice::void;
use crate::name_approver::speaks_no_more;
use crate::say_goodbye::{is_to_come, say_goodbye};
use crate::unlink_membership::unlink_all;
use crate::work_together::end_with_everybody;

/// Answers looked through to tell how many events to come she gives up, latest made events last.
const ANSWERS_READ_MAX: u16 = 2_000;
/// Answers to events to come that are taken back with the membership; of more the rest follows piece by piece.
pub const ANSWERS_MAX: usize = 200;

/// Why a membership does not end.
#[derive(Debug, thiserror::Error)]
pub enum LeaveRefused {
    /// Nobody of that name is a member, or she has left.
    #[error("there is no such member, or she has left already")]
    NoSuchMember,
    /// Nobody is put out by whom she put in charge of the machine.
    #[error("an operator is taken off by whoever has the shell")]
    IsOperator,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// How it ends.
#[derive(Clone, Copy, Debug)]
pub struct Leaving<'l> {
    /// In her words or an officer's; officers read it (need 4.4).
    pub because: Option<&'l Note>,
    /// What an officer writes to whom she puts out; it goes by mail, and nowhere else.
    pub told: Option<&'l Note>,
    /// Fresh addresses of activities, one more than [`ANSWERS_MAX`] at most: the first is that of her goodbye, each further
    /// one carries an answer that is taken back.
    pub activities: &'l [Iri],
}

/// What ends with a membership, to be read before it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatEnds {
    /// Answers to events to come: yes or maybe.
    pub answers: usize,
    /// An invoice that is open.
    pub owes: Option<domain::Invoice>,
    /// The last day paid for.
    pub until: Option<jiff::civil::Date>,
}

/// Tells what would end.
pub fn what_ends(
    tx: &mut Transaction<'_>,
    membership: &Membership,
    now: Timestamp,
) -> Result<WhatEnds, StoreError> {
    let member = membership.member();
    Ok(WhatEnds {
        answers: to_come(tx, &member.id, now)?,
        owes: invoices::open_of(tx, &Payer::Member(member.id.clone()))?,
        until: enrolment_of(tx, membership, now)?.until,
    })
}

/// She leaves by herself, once: whoever sends it twice has left by the first, and for the reason of the first.
pub fn leave(
    tx: &mut Transaction<'_>,
    rules: &Rules,
    membership: &Membership,
    leaving: Leaving<'_>,
    now: Timestamp,
) -> Result<(), LeaveRefused> {
    let (gone, _) = end(tx, rules, &membership.member().id, leaving, now)?;
    audit::log(tx, gone.handle.as_str(), "leave the community", now)?;
    Ok(())
}

/// An officer ends a membership; that of an operator stays.
pub fn end_membership(
    tx: &mut Transaction<'_>,
    rules: &Rules,
    by: &Officer,
    member: &MemberId,
    leaving: Leaving<'_>,
    now: Timestamp,
) -> Result<Member, LeaveRefused> {
    let membership = members::membership(tx, member)?.ok_or(LeaveRefused::NoSuchMember)?;
    let who = membership.member();
    if who.holds(domain::Role::Operator) && by.member().id != who.id {
        return Err(LeaveRefused::IsOperator);
    }
    let (gone, read) = end(tx, rules, &who.id, leaving, now)?;
    put_out(tx, by.member().handle.as_str(), (&gone, read), leaving, now)?;
    Ok(gone)
}

/// Whoever has the shell ends a membership, also that of an operator.
pub fn end_membership_by_operator(
    tx: &mut Transaction<'_>,
    rules: &Rules,
    handle: &Handle,
    leaving: Leaving<'_>,
    now: Timestamp,
) -> Result<Member, LeaveRefused> {
    let who = members::by_handle(tx, handle)?.ok_or(LeaveRefused::NoSuchMember)?;
    let (gone, read) = end(tx, rules, &who.id, leaving, now)?;
    put_out(tx, "operator", (&gone, read), leaving, now)?;
    Ok(gone)
}

/// The log says who did it, and she reads what was written for her in the language she read.
fn put_out(
    tx: &mut Transaction<'_>,
    by: &str,
    (gone, language): (&Member, Option<LanguageTag>),
    leaving: Leaving<'_>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let what = format!("end the membership of {}", gone.handle);
    audit::log(tx, by, &what, now)?;
    let words = leaving.told.cloned();
    mails::tell_account(tx, &gone.id, AccountNews::PutOut { words, language }, now)
}

/// Ends it as it stands in this transaction; a proof of before may be older than what is written. Answers who it was, and in
/// which language she read.
pub(crate) fn end(
    tx: &mut Transaction<'_>,
    rules: &Rules,
    member: &MemberId,
    leaving: Leaving<'_>,
    now: Timestamp,
) -> Result<(Member, Option<LanguageTag>), LeaveRefused> {
    let membership = &members::membership(tx, member)?.ok_or(LeaveRefused::NoSuchMember)?;
    let member = membership.member();
    give_back_jobs(tx, &member.id, now)?;
    end_calls(tx, &member.id, now)?;
    end_introductions(tx, &member.id, now)?;
    if let Some(open) = invoices::open_of(tx, &Payer::Member(member.id.clone()))? {
        void(tx, open, member.handle.as_str(), now)?;
    }
    let mut enrolment = enrolment_of(tx, membership, now)?;
    enrolment.leave(leaving.because.cloned());
    enrolments::put(tx, &member.id, &enrolment)?;
    profiles::end(tx, member)?;
    pictures::put_photo(tx, &member.id, None)?;
    give_back(tx, member)?;
    invitations::accept(tx, &member.id)?;
    sessions::end_all(tx, &member.id)?;
    store::passkeys::remove_all(tx, &member.id)?;
    store::linked_accounts::unlink_all(tx, &member.id)?;
    unlink_all(tx, member, now)?;
    for token in tokens::of_member(tx, &member.id)? {
        tokens::revoke(tx, &token);
    }
    calendar_feeds::remove(tx, &member.id)?;
    member_tags::put(tx, &member.id, &MemberTags::default())?;
    end_with_everybody(tx, &member.id)?;
    follow_nothing(tx, &member.id)?;
    let read = mail_settings::forget(tx, &member.id)?;
    departures::put(tx, &member.id, &Departure::of(now))?;
    say_goodbye(tx, rules, &member.id, leaving.activities, now)?;
    Ok((member.clone(), read))
}

/// What she was to do at events that are not over is open again, whether she had answered them or not.
fn give_back_jobs(tx: &mut Transaction<'_>, member: &MemberId, now: Timestamp) -> Result<(), StoreError> {
    for id in jobs::held_by(tx, member)? {
        if events::get(tx, &id)?.is_none_or(|event| event.over_at() < now) {
            continue;
        }
        let mut list = jobs::get(tx, &id)?;
        let is_hers = |job: &&domain::Job| job.holder.as_ref().is_some_and(|holder| holder.member == *member);
        let hers: Vec<u32> = list.iter().filter(is_hers).map(|job| job.number).collect();
        for number in hers {
            // It is hers, so it can be given back.
            let _ = list.give_back(number, member);
        }
        jobs::put(tx, &id, &list)?;
    }
    Ok(())
}

/// Her offices, and her word for her company.
fn give_back(tx: &mut Transaction<'_>, member: &Member) -> Result<(), StoreError> {
    speaks_no_more(tx, member)?;
    if member.roles.is_empty() {
        return Ok(());
    }
    let without = Member {
        roles: Vec::new(),
        ..member.clone()
    };
    members::change(tx, &without)
}

/// How many events to come she said yes or maybe to, as far as they are looked through.
fn to_come(tx: &mut Transaction<'_>, member: &MemberId, now: Timestamp) -> Result<usize, StoreError> {
    let mut found = 0;
    for register in rsvps::of_member(tx, member, ANSWERS_READ_MAX)? {
        let event = events::get(tx, &register.event)?;
        if event.is_some_and(|event| is_to_come(&register, &event, now)) {
            found += 1;
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests;
