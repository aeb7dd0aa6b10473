//! Time passes over calls for hands: chosen communities get them after a while, what nobody needs any more expires, and those
//! of peers are forgotten when they are long over (F10).

use domain::{Call, CallState};
use jiff::Timestamp;
use store::mails::{CallNews, tell_call};
use store::{StoreError, Transaction, calls};

use crate::ask_for_hands::after;
use crate::spread_call::tell_peers_of_call;

/// How long a call of a peer is kept when it is over, in seconds: 90 days, as long as peers compare what they hold.
const KEPT_SECONDS: i64 = 90 * 86_400;

/// Does what is due; how many calls that changed.
pub fn pass_call_time(tx: &mut Transaction<'_>, now: Timestamp) -> Result<usize, StoreError> {
    let mut changed = 0;
    for call in calls::all(tx)? {
        if next_of(&call).is_some_and(|next| next <= now) {
            pass(tx, call, now)?;
            changed += 1;
        }
    }
    Ok(changed)
}

/// When something is due next.
pub fn next_call_due(tx: &mut Transaction<'_>) -> Result<Option<Timestamp>, StoreError> {
    Ok(calls::all(tx)?.iter().filter_map(next_of).min())
}

fn next_of(call: &Call) -> Option<Timestamp> {
    let Some(own) = &call.own else {
        return Some(match call.state {
            CallState::Open => call.through,
            _ => after(call.through, KEPT_SECONDS),
        });
    };
    if call.state != CallState::Open {
        return None;
    }
    let opened = own
        .opened
        .filter(|_| own.widened.is_none() && !own.chosen.is_empty());
    let widens = opened.map(|opened| after(opened, i64::from(own.widen_after) * 60));
    Some(widens.map_or(call.through, |widens| widens.min(call.through)))
}

fn pass(tx: &mut Transaction<'_>, mut call: Call, now: Timestamp) -> Result<(), StoreError> {
    if call.through > now {
        // Only ours are due before their end: the chosen communities get it.
        tell_peers_of_call(tx, &mut call, now)?;
        return calls::put(tx, &call);
    }
    if call.state != CallState::Open {
        return calls::remove(tx, &call);
    }
    call.state = CallState::Expired;
    if let Some(own) = &call.own {
        tell_call(
            tx,
            &own.author,
            (&call.id, call.need.urgency),
            CallNews::Over,
            now,
        )?;
    }
    calls::put(tx, &call)
}
