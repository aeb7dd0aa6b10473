//! Another community calls for hands, changes the call or says that it is over (F10; protocol section 8.7).

use domain::{Call, CallId, CallState, Iri, Scope};
use jiff::Timestamp;
use store::mails::{CallSpread, queue_call};
use store::{StoreError, Transaction, calls, peerings};
use wire::call::ReadCall;

use crate::ask_for_hands::after;
use crate::close_call::tell_waiting;

/// Most open calls of one community, and most that it opens in a day: whoever calls without end fills no mailbox (threat C8).
pub const OPEN_PER_PEER_MAX: usize = 100;

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallHeard {
    /// It is so here too.
    Done,
    /// Nothing in it is newer.
    Known,
}

/// Whether members hear of it: what is only repaired mails nobody (protocol section 6.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hearing {
    /// It was told.
    Told,
    /// It was found missing.
    Repaired,
}

/// Why a call is not taken.
#[derive(Debug, thiserror::Error)]
pub enum ReceiveCallRefused {
    /// The agreement of the two nodes does not carry calls, or somebody else than its community tells.
    #[error("calls for hands are told by the community of a peer with which they are agreed on")]
    NotAPeer,
    /// It lies elsewhere.
    #[error("a call lies on the server of the community that asks")]
    Elsewhere,
    /// Other terms are another call.
    #[error("the terms of a call do not change; other terms are another call")]
    OtherTerms,
    /// Too many.
    #[error("a community has at most {max} calls open or new within a day", max = OPEN_PER_PEER_MAX)]
    TooMany,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Takes in a Create or Update; `fresh` is what it is called here if it is new.
pub fn receive_call(
    tx: &mut Transaction<'_>,
    by: &Iri,
    told: &ReadCall,
    (fresh, hearing): (&CallId, Hearing),
    now: Timestamp,
) -> Result<CallHeard, ReceiveCallRefused> {
    let host = by.origin();
    let peer = peerings::active(tx, &host, Scope::Calls)?;
    if peer.is_none_or(|peer| &peer.peering().group != by) {
        return Err(ReceiveCallRefused::NotAPeer);
    }
    if told.id.origin() != host || &told.group != by {
        return Err(ReceiveCallRefused::Elsewhere);
    }
    match calls::by_iri(tx, &told.id)? {
        Some(known) => change(tx, known, told, now),
        None => take(tx, told, (fresh, hearing), now),
    }
}

fn take(
    tx: &mut Transaction<'_>,
    told: &ReadCall,
    (fresh, hearing): (&CallId, Hearing),
    now: Timestamp,
) -> Result<CallHeard, ReceiveCallRefused> {
    let since = after(now, -86_400);
    let host = told.id.origin();
    let others = calls::of_host(tx, &host)?.into_iter();
    let counts = |call: &Call| call.is_open(now) || call.published > since;
    if others.filter(counts).count() >= OPEN_PER_PEER_MAX {
        return Err(ReceiveCallRefused::TooMany);
    }
    let call = Call {
        id: fresh.clone(),
        iri: told.id.clone(),
        group: told.group.clone(),
        need: told.need.clone(),
        terms: told.terms.clone(),
        digest: told.digest.clone(),
        customer: told.customer.clone(),
        revealed: told.customer.as_ref().map(|_| now),
        revision: told.revision,
        published: now,
        updated: now,
        through: through(told, now),
        state: match told.through > now {
            true => CallState::Open,
            false => CallState::Expired,
        },
        own: None,
    };
    calls::put(tx, &call)?;
    if call.state == CallState::Open && hearing == Hearing::Told {
        let spread = CallSpread {
            call: call.id,
            urgency: call.need.urgency,
            skill: 0,
            after: None,
            at: now,
        };
        queue_call(tx, &spread)?;
    }
    Ok(CallHeard::Done)
}

/// Nobody is asked for longer than a call may be open.
fn through(told: &ReadCall, now: Timestamp) -> Timestamp {
    let longest = after(now, i64::from(Call::HOURS_MAX) * 3_600);
    told.through.min(longest)
}

fn change(
    tx: &mut Transaction<'_>,
    known: Call,
    told: &ReadCall,
    now: Timestamp,
) -> Result<CallHeard, ReceiveCallRefused> {
    if known.own.is_some() || known.revision >= told.revision {
        return Ok(CallHeard::Known);
    }
    if known.digest != told.digest {
        return Err(ReceiveCallRefused::OtherTerms);
    }
    let was_open = known.is_open(now);
    let is_open = told.through > now;
    let newly = known.customer.is_none() && told.customer.is_some();
    let call = Call {
        need: told.need.clone(),
        customer: known.customer.or_else(|| told.customer.clone()),
        revealed: if newly { Some(now) } else { known.revealed },
        revision: told.revision,
        updated: now,
        through: through(told, now),
        state: match (is_open, was_open) {
            (true, _) => CallState::Open,
            (false, true) => CallState::Filled,
            (false, false) => known.state,
        },
        ..known
    };
    calls::put(tx, &call)?;
    if was_open && !is_open {
        tell_waiting(tx, &call, now)?;
    }
    Ok(CallHeard::Done)
}

/// A call that its owner has no more is none here either.
pub fn forget_call(tx: &mut Transaction<'_>, iri: &Iri) -> Result<CallHeard, StoreError> {
    match calls::by_iri(tx, iri)?.filter(|call| call.own.is_none()) {
        Some(call) => {
            calls::remove(tx, &call)?;
            Ok(CallHeard::Done)
        }
        None => Ok(CallHeard::Known),
    }
}

#[cfg(test)]
mod tests;
