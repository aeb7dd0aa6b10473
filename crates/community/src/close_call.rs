//! A call for hands is over: filled before its time, and at last closed with four fields about what came of it (F10, need 3.7).

use domain::{Answerer, Call, CallAnswerState, CallClose, CallId, CallState};
use jiff::Timestamp;
use store::mails::{CallNews, tell_call};
use store::{Membership, Officer, StoreError, Transaction, audit, calls};

use crate::accept_call_answer::{end, own_call};
use crate::spread_call::announce;

/// Why it was not closed.
#[derive(Debug, thiserror::Error)]
pub enum CloseCallRefused {
    /// None of that name, or none of hers.
    #[error("you have no such call")]
    NoSuchCall,
    /// It is over already.
    #[error("this call is closed already")]
    Closed,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// There are hands enough, whoever gave them.
pub fn fill_call(
    tx: &mut Transaction<'_>,
    who: &Membership,
    id: &CallId,
    now: Timestamp,
) -> Result<Call, CloseCallRefused> {
    let mut call = own_call(tx, who, id)?.ok_or(CloseCallRefused::NoSuchCall)?;
    if call.state != CallState::Open {
        return Err(CloseCallRefused::Closed);
    }
    over(tx, &mut call, CallState::Filled, now)?;
    calls::put(tx, &call)?;
    Ok(call)
}

/// She closes it, with what came of it.
pub fn close_call(
    tx: &mut Transaction<'_>,
    who: &Membership,
    id: &CallId,
    close: CallClose,
    now: Timestamp,
) -> Result<Call, CloseCallRefused> {
    let call = own_call(tx, who, id)?.ok_or(CloseCallRefused::NoSuchCall)?;
    closed(tx, call, Some(close), now)
}

/// An officer closes one that nobody looks after; what came of it stays open.
pub fn close_call_for(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    id: &CallId,
    now: Timestamp,
) -> Result<Call, CloseCallRefused> {
    let call = calls::get(tx, id)?.filter(|call| call.own.is_some());
    let call = call.ok_or(CloseCallRefused::NoSuchCall)?;
    audit::log(
        tx,
        officer.member().handle.as_str(),
        &format!("close call {id}"),
        now,
    )?;
    closed(tx, call, None, now)
}

fn closed(
    tx: &mut Transaction<'_>,
    mut call: Call,
    close: Option<CallClose>,
    now: Timestamp,
) -> Result<Call, CloseCallRefused> {
    if call.state == CallState::Closed {
        return Err(CloseCallRefused::Closed);
    }
    over(tx, &mut call, CallState::Closed, now)?;
    if let Some(own) = &mut call.own {
        own.close = close;
    }
    calls::put(tx, &call)?;
    Ok(call)
}

/// Whoever waits for an answer here is told that there is none to come; other communities hear that it is over.
pub(crate) fn over(
    tx: &mut Transaction<'_>,
    call: &mut Call,
    state: CallState,
    now: Timestamp,
) -> Result<(), StoreError> {
    if call.state != CallState::Open {
        call.state = state;
        call.updated = now;
        return Ok(());
    }
    end(call, state, now);
    announce(tx, call, now)?;
    tell_waiting(tx, call, now)
}

/// Members here whose answers wait hear that it is over.
pub(crate) fn tell_waiting(tx: &mut Transaction<'_>, call: &Call, now: Timestamp) -> Result<(), StoreError> {
    for answer in calls::answers(tx, &call.id)? {
        if let (Answerer::Member(member), CallAnswerState::Waiting) = (&answer.by, answer.state) {
            tell_call(tx, member, (&call.id, call.need.urgency), CallNews::Over, now)?;
        }
    }
    Ok(())
}
