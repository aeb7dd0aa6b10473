//! What becomes of calls for hands when a membership ends, is deleted or becomes one with another: open calls of hers are over,
//! answers that wait are taken back, and what she wrote goes with her data (F02, F10, F22).

use domain::{Answerer, Call, CallAnswer, CallAnswerState, CallState, MemberId, Note, Title};
use jiff::Timestamp;
use store::{StoreError, Transaction, calls};

use crate::answer_call::take_back;
use crate::close_call::over;

/// She is no member any more.
pub(crate) fn end_calls(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    now: Timestamp,
) -> Result<(), StoreError> {
    for mut call in calls::all(tx)? {
        let is_hers = call.own.as_ref().is_some_and(|own| own.author == *member);
        if is_hers && matches!(call.state, CallState::Open | CallState::AwaitingApproval) {
            over(tx, &mut call, CallState::Closed, now)?;
            calls::put(tx, &call)?;
        }
        calls::forget_told(tx, &call.id, member);
        for answer in calls::answers(tx, &call.id)? {
            if answer.is_of(member) && answer.state == CallAnswerState::Waiting {
                take_back(tx, &call, answer, now)?;
            }
        }
    }
    calls::forget_links(tx, member)
}

/// Her data is deleted: what she wrote and whom she asked for goes; that there was a call stays, for those who answered it.
pub(crate) fn erase_calls(tx: &mut Transaction<'_>, member: &MemberId) -> Result<(), StoreError> {
    for mut call in calls::all(tx)? {
        if call.own.as_ref().is_some_and(|own| own.author == *member) {
            without_words(&mut call);
            calls::put(tx, &call)?;
        }
        for answer in calls::answers(tx, &call.id)? {
            let is_hers = answer.is_of(member);
            let is_to_her = call.own.as_ref().is_some_and(|own| own.author == *member);
            if is_hers || is_to_her {
                calls::put_answer(tx, &without_contact(answer))?;
            }
        }
    }
    Ok(())
}

fn without_words(call: &mut Call) {
    call.need.details = None;
    call.need.name = Title::parse("…").expect("it is one character");
    call.terms = None;
    if let Some(own) = &mut call.own {
        own.customer = None;
        own.organization = None;
        own.close = None;
    }
}

fn without_contact(answer: CallAnswer) -> CallAnswer {
    CallAnswer {
        words: Note::parse("…").expect("it is one character"),
        accepted: None,
        ..answer
    }
}

/// Her calls and answers are the other's from now on; where both answered a call, what the one that stays said counts.
pub(crate) fn move_calls(
    tx: &mut Transaction<'_>,
    (from, into): (&MemberId, &MemberId),
    now: Timestamp,
) -> Result<(), StoreError> {
    for mut call in calls::all(tx)? {
        if let Some(own) = &mut call.own {
            let before = own.clone();
            if own.author == *from {
                own.author = into.clone();
            }
            for approval in &mut own.approvals {
                if approval.by == domain::ApprovalBy::Owner(from.clone()) {
                    approval.by = domain::ApprovalBy::Owner(into.clone());
                }
                if let Some((who, _)) = approval.given.as_mut().filter(|(who, _)| who == from) {
                    *who = into.clone();
                }
            }
            if *own != before {
                calls::put(tx, &call)?;
            }
        }
        move_answers(tx, &call, (from, into))?;
        if calls::was_told(tx, &call.id, from)? {
            calls::forget_told(tx, &call.id, from);
            calls::tell_once(tx, &call.id, into, now)?;
        }
    }
    calls::forget_links(tx, from)
}

fn move_answers(
    tx: &mut Transaction<'_>,
    call: &Call,
    (from, into): (&MemberId, &MemberId),
) -> Result<(), StoreError> {
    let answers = calls::answers(tx, &call.id)?;
    let has_one = answers.iter().any(|answer| answer.is_of(into));
    for answer in answers.into_iter().filter(|answer| answer.is_of(from)) {
        match has_one {
            true => calls::remove_answer(tx, &answer),
            false => {
                let by = Answerer::Member(into.clone());
                calls::put_answer(tx, &CallAnswer { by, ..answer })?;
            }
        }
    }
    Ok(())
}
