//! A call for hands finds those who can do what it asks for: by a skill that they let other members see, where they say they
//! work if somebody has to be there. Nobody else hears of it, and nobody twice (F10, needs 2.14 and 3.1).

use std::ops::Bound;

use domain::{Announcement, Call, CallPlace, Dimension, Distance, MemberId, Region, Term};
use jiff::Timestamp;
use store::mails::{self, CallNews, CallSpread, queue_call, tell_call};
use store::profiles::{self, FoundBy};
use store::{Leased, StoreError, Transaction, calls, members, outbox, standings};

/// Members looked at in one transaction.
pub const MEMBERS_PER_TURN: u16 = 200;

/// Tells the next members who can do what is asked for, in one transaction with how far it has come; nobody once the call is
/// over.
pub fn spread_call(
    tx: &mut Transaction<'_>,
    leased: &Leased,
    spread: &CallSpread,
    now: Timestamp,
) -> Result<(), StoreError> {
    mails::settle(tx, leased);
    let Some(call) = calls::get(tx, &spread.call)?.filter(|call| call.is_open(now)) else {
        return Ok(());
    };
    match spread_step(tx, &call, spread, now)? {
        Some(next) => queue_call(tx, &next),
        None => Ok(()),
    }
}

/// One step of it; where it goes on, if there may be more.
pub fn spread_step(
    tx: &mut Transaction<'_>,
    call: &Call,
    spread: &CallSpread,
    now: Timestamp,
) -> Result<Option<CallSpread>, StoreError> {
    let mut skills = call.need.skills.iter().skip(spread.skill);
    let Some(skill) = skills.next() else {
        return Ok(None);
    };
    let next_skill = CallSpread {
        skill: spread.skill + 1,
        after: None,
        ..spread.clone()
    };
    let next_skill = skills.next().map(|_| next_skill);
    // A word of another node's list finds nobody here.
    let Ok(term) = Term::parse(skill.as_str()) else {
        return Ok(next_skill);
    };
    let by = FoundBy::Entry(Dimension::Competencies, term.as_str().to_owned());
    let from = match &spread.after {
        Some(after) => Bound::Excluded(after),
        None => Bound::Unbounded,
    };
    let found = profiles::ids(tx, &by, from, MEMBERS_PER_TURN)?;
    for member in &found {
        if is_meant(tx, call, member, now)? && calls::tell_once(tx, &call.id, member, now)? {
            let about = (&call.id, call.need.urgency);
            tell_call(tx, member, about, CallNews::Needed, spread.at)?;
        }
    }
    Ok(match found.last() {
        Some(last) if found.len() == usize::from(MEMBERS_PER_TURN) => Some(CallSpread {
            after: Some(last.clone()),
            ..spread.clone()
        }),
        _ => next_skill,
    })
}

/// Whether she is asked: a member in good standing, not the one who asks, who does not hide from them, and works there if it is
/// on site.
fn is_meant(
    tx: &mut Transaction<'_>,
    call: &Call,
    id: &MemberId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    if call.own.as_ref().is_some_and(|own| own.author == *id) || !standings::is_good(tx, id, now)? {
        return Ok(false);
    }
    let (Some(_), Some(profile)) = (members::membership(tx, id)?, profiles::get(tx, id)?) else {
        return Ok(false);
    };
    let asker = call.own.as_ref().and_then(|own| own.organization.clone());
    if asker.is_some_and(|asker| profile.hides_from(&[asker].into())) {
        return Ok(false);
    }
    let works_in = profile.seen_from(Distance::Herself).facets.regions;
    let is_there = |wanted: &Region| works_in.iter().any(|region| region.meets(wanted));
    Ok(call.need.place == CallPlace::Remote || call.need.regions.iter().any(is_there))
}

/// The communities chosen get it from now on.
pub(crate) fn tell_peers_of_call(
    tx: &mut Transaction<'_>,
    call: &mut Call,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some(own) = &mut call.own else {
        return Ok(());
    };
    own.widened = Some(now);
    if own.chosen.is_empty() {
        return Ok(());
    }
    announce(tx, call, now)
}

/// What is new of a call is told to those who have it.
pub(crate) fn announce(tx: &mut Transaction<'_>, call: &Call, now: Timestamp) -> Result<(), StoreError> {
    let is_known = call
        .own
        .as_ref()
        .is_some_and(|own| own.widened.is_some() && !own.chosen.is_empty());
    if !is_known {
        return Ok(());
    }
    let told = Announcement::CallTold {
        call: call.id.clone(),
        revision: call.revision,
    };
    outbox::announce(tx, &told, now)
}
