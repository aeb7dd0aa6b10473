//! Whoever has to agree lets a call for hands go out, or turns it down; until then nothing of it leaves the node (F10, needs
//! 3.3 and 3.4).

use domain::{ApprovalBy, Call, CallId, CallState, Role};
use jiff::Timestamp;
use store::mails::{CallNews, tell_call};
use store::{Membership, StoreError, Transaction, audit, calls};

use crate::ask_for_hands::go_on;

/// Why nothing was said.
#[derive(Debug, thiserror::Error)]
pub enum ApproveRefused {
    /// None of that name, or none that waits for her: the same to her.
    #[error("no such call waits for you")]
    NoSuchCall,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Whether a call waits for her.
pub fn waits_for(call: &Call, who: &Membership) -> bool {
    let member = who.member();
    call.state == CallState::AwaitingApproval
        && match call.waits_for() {
            Some(ApprovalBy::Owner(owner)) => *owner == member.id,
            Some(ApprovalBy::Officer) => member.holds(Role::Officer) && !is_author(call, who),
            None => false,
        }
}

fn is_author(call: &Call, who: &Membership) -> bool {
    call.own.as_ref().is_some_and(|own| own.author == who.member().id)
}

/// She agrees: the call goes out, or on to the next who has to.
pub fn approve_call(
    tx: &mut Transaction<'_>,
    who: &Membership,
    id: &CallId,
    now: Timestamp,
) -> Result<Call, ApproveRefused> {
    let mut call = waiting(tx, who, id)?;
    let member = who.member();
    if let Some(own) = &mut call.own {
        let open = own.approvals.iter_mut().find(|approval| approval.given.is_none());
        if let Some(approval) = open {
            approval.given = Some((member.id.clone(), now));
        }
    }
    audit::log(tx, member.handle.as_str(), &format!("let call {id} go out"), now)?;
    go_on(tx, &mut call, now)?;
    Ok(call)
}

/// She does not: it is over before it began, and who asked is told.
pub fn turn_down_call(
    tx: &mut Transaction<'_>,
    who: &Membership,
    id: &CallId,
    now: Timestamp,
) -> Result<Call, ApproveRefused> {
    let mut call = waiting(tx, who, id)?;
    (call.state, call.updated, call.through) = (CallState::Closed, now, now);
    let handle = who.member().handle.clone();
    audit::log(tx, handle.as_str(), &format!("turn down call {id}"), now)?;
    if let Some(own) = &call.own {
        tell_call(tx, &own.author, (id, call.need.urgency), CallNews::Over, now)?;
    }
    calls::put(tx, &call)?;
    Ok(call)
}

fn waiting(tx: &mut Transaction<'_>, who: &Membership, id: &CallId) -> Result<Call, ApproveRefused> {
    let call = calls::get(tx, id)?.filter(|call| waits_for(call, who));
    call.ok_or(ApproveRefused::NoSuchCall)
}
