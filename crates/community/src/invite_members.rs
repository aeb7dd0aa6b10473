//! Members who were taken in from a file are told that they are, and where they sign in (F22, F28). The mail holds no
//! link that signs in: it lies in mailboxes for weeks, and the page it leads to mails one that lives for minutes.

use domain::{Handle, MemberId};
use jiff::{Timestamp, ToSpan};
use store::invitations::Invitation;
use store::mails::{DuesNews, tell_dues, tell_invited};
use store::{StoreError, Transaction, audit, invitations, members};

use crate::issue_invoice::today;

/// Members told in one transaction.
pub const PIECE: u16 = 200;
/// Nobody is told twice within so many days.
pub const PAUSE_DAYS: i64 = 7;

/// Why somebody is not told.
#[derive(Debug, thiserror::Error)]
pub enum InviteRefused {
    /// Nobody has that handle.
    #[error("there is no member with the handle {0}")]
    NoSuchMember(Handle),
    /// There is nothing to tell her.
    #[error("{0} has signed in, or joined by herself")]
    HasSignedIn(Handle),
    /// She would get the same mail again.
    #[error("{0} was mailed less than {PAUSE_DAYS} days ago")]
    TooSoon(Handle),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Whom a run tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// Who had no mail yet.
    Untold,
    /// Also who had one a week ago or longer, and has not signed in.
    Reminded,
}

/// How far a run is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invited {
    /// How many were told in this piece.
    pub told: u32,
    /// Where it goes on; nothing when it is done.
    pub after: Option<MemberId>,
}

/// Queues the mail to one of many, who stand in line so that they hold up no other mails.
pub(crate) fn invite(tx: &mut Transaction<'_>, member: &MemberId, now: Timestamp) -> Result<(), StoreError> {
    note_mailed(tx, member, now)?;
    let on = today(tx, now)?;
    tell_invited(tx, member, on, now)
}

fn note_mailed(tx: &mut Transaction<'_>, member: &MemberId, now: Timestamp) -> Result<(), StoreError> {
    let invitation = Invitation {
        member: member.clone(),
        mailed: Some(now),
    };
    invitations::put(tx, &invitation)
}

/// Tells one of them by name, at once.
pub fn invite_one(
    tx: &mut Transaction<'_>,
    by: &str,
    handle: &Handle,
    now: Timestamp,
) -> Result<(), InviteRefused> {
    let member = members::by_handle(tx, handle)?;
    let member = member.ok_or_else(|| InviteRefused::NoSuchMember(handle.clone()))?;
    let known = invitations::get(tx, &member.id)?;
    let known = known.ok_or_else(|| InviteRefused::HasSignedIn(handle.clone()))?;
    if !is_due(&known, Whom::Reminded, now) {
        return Err(InviteRefused::TooSoon(handle.clone()));
    }
    audit::log(tx, by, &format!("invite {handle}"), now)?;
    note_mailed(tx, &member.id, now)?;
    let on = today(tx, now)?;
    Ok(tell_dues(tx, &member.id, DuesNews::Invited { on }, now)?)
}

/// Tells a piece of those who wait; who was told is told once, however often this is done.
pub fn invite_piece(
    tx: &mut Transaction<'_>,
    by: &str,
    whom: Whom,
    after: Option<&MemberId>,
    now: Timestamp,
) -> Result<Invited, StoreError> {
    let page = match whom {
        Whom::Untold => invitations::untold(tx, after, PIECE)?,
        Whom::Reminded => {
            let page = invitations::page(tx, after, PIECE)?;
            page.into_iter().map(|invitation| invitation.member).collect()
        }
    };
    let mut told = 0;
    for member in &page {
        // Read by itself: who signs in meanwhile is no longer asked to.
        let waits = invitations::get(tx, member)?;
        if waits.is_some_and(|invitation| is_due(&invitation, whom, now)) {
            invite(tx, member, now)?;
            told += 1;
        }
    }
    if told > 0 {
        audit::log(tx, by, &format!("invite members: {told}"), now)?;
    }
    let after = page.into_iter().next_back();
    Ok(Invited { told, after })
}

fn is_due(invitation: &Invitation, whom: Whom, now: Timestamp) -> bool {
    match (invitation.mailed, whom) {
        (None, _) => true,
        (Some(_), Whom::Untold) => false,
        (Some(mailed), Whom::Reminded) => mailed
            .checked_add((PAUSE_DAYS * 24).hours())
            .is_ok_and(|again| again <= now),
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::samples::{self, act, at};

    fn waits(database: &store::Database, handle: &str) -> MemberId {
        let id = samples::member(database, handle).member().id.clone();
        act(database, |tx| invitations::put(tx, &Invitation::of(id.clone())));
        id
    }

    /// F22: of two thousand who were told and have not signed in, the next one to be told is not hidden.
    #[test]
    fn whoever_comes_after_a_thousand_who_were_told_is_told_in_the_first_piece() {
        let database = samples::node();
        for number in 0..2_000_u64 {
            let member = MemberId::new(number, [0; 10]);
            let mailed = Some(at(1));
            act(&database, |tx| {
                invitations::put(
                    tx,
                    &Invitation {
                        member: member.clone(),
                        mailed,
                    },
                )
            });
        }
        let maren = waits(&database, "maren");
        assert_eq!(database.read(|tx| invitations::count(tx, 1_000)), Ok((1_000, 1)));
        let run = || {
            act(&database, |tx| {
                invite_piece(tx, "olga", Whom::Untold, None, at(2))
            })
        };
        assert_eq!(
            run(),
            Invited {
                told: 1,
                after: Some(maren)
            }
        );
        assert_eq!(run(), Invited { told: 0, after: None });
    }

    /// F22: she signs in while the mails are queued, and is not said to wait for anything afterwards.
    #[test]
    fn who_signs_in_while_others_are_told_waits_no_more() {
        let database = samples::node();
        let (maren, _idris) = (waits(&database, "maren"), waits(&database, "idris"));
        let tries = Cell::new(0);
        let piece = act(&database, |tx| {
            let piece = invite_piece(tx, "olga", Whom::Untold, None, at(2))?;
            tries.set(tries.get() + 1);
            if tries.get() == 1 {
                act(&database, |tx| invitations::accept(tx, &maren));
            }
            Ok::<_, StoreError>(piece)
        });
        assert_eq!((piece.told, tries.get()), (1, 2));
        assert_eq!(database.read(|tx| invitations::get(tx, &maren)), Ok(None));
    }
}
