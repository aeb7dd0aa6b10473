//! Somebody of another community answers a call of ours or takes that back; or the asker elsewhere says yes to an answer of ours
//! (F10; protocol section 8.7).

use domain::{AnswerAccepted, AnswerId, Answerer, CallAnswer, CallAnswerState, Iri, Scope};
use jiff::Timestamp;
use store::mails::{CallNews, tell_call};
use store::{StoreError, Transaction, calls, peerings};
use wire::call::{ReadAccept, ReadAnswer};

use crate::answer_call::{came, take_back};
use crate::receive_call::CallHeard;

/// Most answers of one community to one call.
pub const PER_COMMUNITY_MAX: usize = 50;

/// Why an answer or a yes is not taken.
#[derive(Debug, thiserror::Error)]
pub enum ReceiveAnswerRefused {
    /// The agreement of the two nodes does not carry calls, or somebody else than its community speaks.
    #[error("answers to calls come from the community of a peer with which calls are agreed on")]
    NotAPeer,
    /// It lies elsewhere.
    #[error("an answer lies on the server of the community that gives it")]
    Elsewhere,
    /// There is none, or it was not for them, or it is over.
    #[error("there is no such open call for that community")]
    NoSuchCall,
    /// Not the terms of the call.
    #[error("whoever answers accepts the terms of the call, by their digest")]
    Terms,
    /// Counted in something else, or too many.
    #[error("an answer gives some of what the call asks for, counted alike")]
    Hands,
    /// Too many.
    #[error("a community gives at most {max} answers to one call", max = PER_COMMUNITY_MAX)]
    TooMany,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Takes in an answer; `fresh` is what it is called here.
pub fn receive_call_answer(
    tx: &mut Transaction<'_>,
    by: &Iri,
    told: &ReadAnswer,
    fresh: &AnswerId,
    now: Timestamp,
) -> Result<CallHeard, ReceiveAnswerRefused> {
    let host = by.origin();
    let peer = peerings::active(tx, &host, Scope::Calls)?;
    if peer.is_none_or(|peer| &peer.peering().group != by) {
        return Err(ReceiveAnswerRefused::NotAPeer);
    }
    if told.offer.origin() != host || told.introduction.origin() != host {
        return Err(ReceiveAnswerRefused::Elsewhere);
    }
    if calls::by_offer(tx, &told.offer)?.is_some() {
        return Ok(CallHeard::Known);
    }
    let call = calls::by_iri(tx, &told.call)?.filter(|call| call.is_open(now));
    let mut call = call
        .filter(|call| {
            let own = call.own.as_ref();
            own.is_some_and(|own| own.widened.is_some() && own.chosen.contains(&host))
        })
        .ok_or(ReceiveAnswerRefused::NoSuchCall)?;
    if call.digest != told.digest {
        return Err(ReceiveAnswerRefused::Terms);
    }
    let wanted = call.need.hands;
    if told.hands.unit != wanted.unit || told.hands.number > wanted.number {
        return Err(ReceiveAnswerRefused::Hands);
    }
    let is_theirs =
        |answer: &CallAnswer| matches!(&answer.by, Answerer::Elsewhere { group, .. } if group == by);
    let theirs = calls::answers(tx, &call.id)?.into_iter().filter(is_theirs);
    if theirs.count() >= PER_COMMUNITY_MAX {
        return Err(ReceiveAnswerRefused::TooMany);
    }
    let answer = CallAnswer {
        id: fresh.clone(),
        call: call.id.clone(),
        by: Answerer::Elsewhere {
            group: by.clone(),
            organization: told.organization.clone(),
            headline: told.headline.clone(),
        },
        offer: told.offer.clone(),
        introduction: told.introduction.clone(),
        words: told.words.clone(),
        hands: told.hands,
        digest: told.digest.clone(),
        at: now,
        state: CallAnswerState::Waiting,
        accepted: None,
    };
    calls::put_answer(tx, &answer)?;
    came(tx, &mut call, &answer, now)?;
    Ok(CallHeard::Done)
}

/// Takes in a yes to an answer of ours; nothing of an Offer that is none.
pub fn receive_call_accept(
    tx: &mut Transaction<'_>,
    by: &Iri,
    told: &ReadAccept,
    now: Timestamp,
) -> Result<CallHeard, ReceiveAnswerRefused> {
    let Some(answer) = calls::by_offer(tx, &told.offer)? else {
        return Ok(CallHeard::Known);
    };
    let call = calls::get(tx, &answer.call)?.filter(|call| call.own.is_none() && &call.group == by);
    let call = call.ok_or(ReceiveAnswerRefused::NoSuchCall)?;
    if answer.digest != told.digest {
        return Err(ReceiveAnswerRefused::Terms);
    }
    let Answerer::Member(member) = &answer.by else {
        return Ok(CallHeard::Known);
    };
    if answer.state != CallAnswerState::Waiting {
        return Ok(CallHeard::Known);
    }
    let news = CallNews::Accepted {
        answer: answer.id.clone(),
    };
    tell_call(tx, member, (&call.id, call.need.urgency), news, now)?;
    let accepted = CallAnswer {
        state: CallAnswerState::Accepted,
        accepted: Some(AnswerAccepted {
            at: now,
            hands: told.hands,
            digest: told.digest.clone(),
            contact: told.contact.clone(),
        }),
        ..answer
    };
    calls::put_answer(tx, &accepted)?;
    Ok(CallHeard::Done)
}

/// Takes in that an answer is taken back by whoever gave it.
pub fn receive_call_answer_end(
    tx: &mut Transaction<'_>,
    by: &Iri,
    offer: &Iri,
    now: Timestamp,
) -> Result<CallHeard, ReceiveAnswerRefused> {
    let Some(answer) = calls::by_offer(tx, offer)? else {
        return Ok(CallHeard::Known);
    };
    match &answer.by {
        Answerer::Elsewhere { group, .. } if group == by => {}
        _ => return Err(ReceiveAnswerRefused::NotAPeer),
    }
    let call = calls::get(tx, &answer.call)?;
    let Some(call) = call.filter(|_| answer.state != CallAnswerState::Withdrawn) else {
        return Ok(CallHeard::Known);
    };
    take_back(tx, &call, answer, now)?;
    Ok(CallHeard::Done)
}
