//! A member answers a call for hands, once, having seen its terms, or takes her answer back. The asker alone reads it (F10, needs
//! 3.2 and 3.5; features, section 3.1).

use std::collections::BTreeSet;

use domain::{
    Announcement, AnswerId, Answerer, Call, CallAnswer, CallAnswerState, CallId, Hands, HandsUnit, Iri,
    Member, Note, SharedField, SharedFor,
};
use jiff::Timestamp;
use store::calls::CallLink;
use store::mails::{CallNews, tell_call};
use store::sharing_log::{self, Leaving};
use store::{Membership, StoreError, Transaction, calls, members, outbox, profiles, standings};

/// Why an answer was not taken.
#[derive(Debug, thiserror::Error)]
pub enum AnswerCallRefused {
    /// None of that name, or none that she may see.
    #[error("there is no such call")]
    NoSuchCall,
    /// It is over, or waits to go out.
    #[error("this call is not open any more")]
    NotOpen,
    /// It is her own.
    #[error("it is your own call")]
    Own,
    /// She answered before: it counts once.
    #[error("you answered this call already")]
    Answered,
    /// The terms were not accepted, or not these.
    #[error("whoever answers accepts the terms of the call as they are shown")]
    Terms,
    /// More than are wanted, or none.
    #[error("offer at least one, and at most as many as the call asks for")]
    Hands,
    /// Officers said that she does not stand well.
    #[error("you cannot answer calls now")]
    NotInGoodStanding,
    /// The link is used, or too old.
    #[error("this link was used, or its time is over")]
    LinkOver,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What she says.
#[derive(Clone, Debug)]
pub struct Answering {
    /// A fresh id.
    pub id: AnswerId,
    /// A fresh address of an activity, by which it travels.
    pub activity: Iri,
    /// In her words.
    pub words: Note,
    /// How many hands.
    pub hands: u16,
    /// The digest of the terms she accepted.
    pub accepted: Option<String>,
}

/// Takes her answer.
pub fn answer_call(
    tx: &mut Transaction<'_>,
    who: &Membership,
    id: &CallId,
    answering: Answering,
    now: Timestamp,
) -> Result<CallAnswer, AnswerCallRefused> {
    let mut call = calls::get(tx, id)?.ok_or(AnswerCallRefused::NoSuchCall)?;
    check(tx, who, &call, &answering, now)?;
    let introduction = Iri::local(&answering.activity.origin(), &format!("/intros/{}", answering.id));
    let answer = CallAnswer {
        id: answering.id,
        call: id.clone(),
        by: Answerer::Member(who.member().id.clone()),
        offer: answering.activity,
        introduction,
        words: answering.words,
        hands: Hands {
            number: answering.hands,
            ..call.need.hands
        },
        digest: answering.accepted,
        at: now,
        state: CallAnswerState::Waiting,
        accepted: None,
    };
    calls::put_answer(tx, &answer)?;
    match call.own {
        Some(_) => came(tx, &mut call, &answer, now)?,
        None => send(tx, who.member(), &call, &answer, now)?,
    }
    Ok(answer)
}

fn check(
    tx: &mut Transaction<'_>,
    who: &Membership,
    call: &Call,
    answering: &Answering,
    now: Timestamp,
) -> Result<(), AnswerCallRefused> {
    let member = who.member();
    if call.own.as_ref().is_some_and(|own| own.author == member.id) {
        return Err(AnswerCallRefused::Own);
    }
    if !call.is_open(now) {
        return Err(AnswerCallRefused::NotOpen);
    }
    if !standings::is_good(tx, &member.id, now)? {
        return Err(AnswerCallRefused::NotInGoodStanding);
    }
    if call.digest != answering.accepted {
        return Err(AnswerCallRefused::Terms);
    }
    if !(1..=call.need.hands.number).contains(&answering.hands) {
        return Err(AnswerCallRefused::Hands);
    }
    let counts = |answer: &CallAnswer| answer.is_of(&member.id) && answer.state != CallAnswerState::Withdrawn;
    match calls::answers(tx, &call.id)?.iter().any(counts) {
        true => Err(AnswerCallRefused::Answered),
        false => Ok(()),
    }
}

/// An answer to a call of ours came: the asker hears of it.
pub(crate) fn came(
    tx: &mut Transaction<'_>,
    call: &mut Call,
    answer: &CallAnswer,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some(own) = &mut call.own else {
        return Ok(());
    };
    let author = own.author.clone();
    if own.first_answer.is_none() {
        own.first_answer = Some(now);
        calls::put(tx, call)?;
    }
    let news = CallNews::Answered {
        answer: answer.id.clone(),
    };
    tell_call(tx, &author, (&call.id, call.need.urgency), news, now)
}

/// It goes to the community that asks, with her organisation if she lets other communities see that.
fn send(
    tx: &mut Transaction<'_>,
    member: &Member,
    call: &Call,
    answer: &CallAnswer,
    now: Timestamp,
) -> Result<(), StoreError> {
    let told = Announcement::CallAnswered {
        call: call.id.clone(),
        answer: answer.id.clone(),
    };
    outbox::announce(tx, &told, now)?;
    let mut fields = BTreeSet::from([SharedField::Message]);
    if tells_organization(tx, member)? {
        fields.insert(SharedField::Organization);
    }
    let leaving = Leaving {
        host: &call.iri.origin(),
        purpose: SharedFor::Call,
        fields: &fields,
        activity: &answer.offer,
    };
    sharing_log::note(tx, &member.id, leaving, now)
}

/// Whether other communities may see for whom she works.
pub fn tells_organization(tx: &mut Transaction<'_>, member: &Member) -> Result<bool, StoreError> {
    use domain::Visibility::{Peers, Public};
    let profile = profiles::get(tx, &member.id)?;
    let may = profile.is_some_and(|profile| matches!(profile.organization, Peers | Public));
    Ok(may && member.organization.is_some())
}

/// How many are counted one by one: an answer says one of them if nothing else is said.
pub fn least_hands(call: &Call) -> u16 {
    match (call.need.hands.unit, call.need.least) {
        (HandsUnit::Day, Some(least)) => least.number,
        _ => 1,
    }
}

/// She takes her answer back.
pub fn withdraw_call_answer(
    tx: &mut Transaction<'_>,
    who: &Membership,
    id: &CallId,
    now: Timestamp,
) -> Result<(), AnswerCallRefused> {
    let call = calls::get(tx, id)?.ok_or(AnswerCallRefused::NoSuchCall)?;
    let member = &who.member().id;
    let counts = |answer: &CallAnswer| answer.is_of(member) && answer.state != CallAnswerState::Withdrawn;
    let hers = calls::answers(tx, id)?.into_iter().find(counts);
    take_back(tx, &call, hers.ok_or(AnswerCallRefused::NoSuchCall)?, now)?;
    Ok(())
}

/// The same wherever it comes from.
pub(crate) fn take_back(
    tx: &mut Transaction<'_>,
    call: &Call,
    answer: CallAnswer,
    now: Timestamp,
) -> Result<(), StoreError> {
    let withdrawn = CallAnswer {
        state: CallAnswerState::Withdrawn,
        ..answer
    };
    calls::put_answer(tx, &withdrawn)?;
    match &call.own {
        Some(own) => {
            let news = CallNews::TakenBack { answer: withdrawn.id };
            tell_call(tx, &own.author, (&call.id, call.need.urgency), news, now)
        }
        None => {
            let told = Announcement::CallAnswerWithdrawn {
                call: call.id.clone(),
                answer: withdrawn.id,
            };
            outbox::announce(tx, &told, now)
        }
    }
}

/// The call a link out of a mail leads to, for her who got it; looking uses nothing up.
pub fn see_link(
    tx: &mut Transaction<'_>,
    secret: &str,
    now: Timestamp,
) -> Result<(Call, Membership), AnswerCallRefused> {
    let link = calls::link(tx, secret, now)?.ok_or(AnswerCallRefused::LinkOver)?;
    let CallLink { call, member, .. } = link;
    let who = members::membership(tx, &member)?.ok_or(AnswerCallRefused::LinkOver)?;
    let call = calls::get(tx, &call)?.ok_or(AnswerCallRefused::LinkOver)?;
    Ok((call, who))
}

/// Answers by the link, which is used up by it (need 3.2).
pub fn answer_by_link(
    tx: &mut Transaction<'_>,
    secret: &str,
    answering: Answering,
    now: Timestamp,
) -> Result<CallAnswer, AnswerCallRefused> {
    let (call, who) = see_link(tx, secret, now)?;
    let answer = answer_call(tx, &who, &call.id, answering, now)?;
    calls::use_link(tx, secret);
    Ok(answer)
}

#[cfg(test)]
mod tests;
