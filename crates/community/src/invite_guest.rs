//! An organiser invites a member of this node to an event of ours: she gets one mail, and may answer also where nobody may without
//! an invitation (F12).

use domain::{EventId, Handle, Member};
use jiff::Timestamp;
use store::guest_invitations::{self, INVITED_MAX, Invited};
use store::mails::{self, News, NewsKind};
use store::{StoreError, Transaction, audit, members, rsvps};

use crate::cancel_event::ChangeRefused;
use crate::organise_event::{Organises, as_known_to, organised, runs_now};

/// Why nobody is invited.
#[derive(Debug, thiserror::Error)]
pub enum InviteRefused {
    /// Nobody here is called so, or she has left, or nobody whom the organiser may find: the same for her (need 2.8).
    #[error("no member has the handle {0}")]
    NoSuchMember(Handle),
    /// She has said something already.
    #[error("{0} has answered this event already")]
    Answered(Handle),
    /// It has begun, or is off.
    #[error("nobody is invited to an event that has begun or is called off")]
    Closed,
    /// More than [`INVITED_MAX`].
    #[error("{} members are invited to one event at most", INVITED_MAX)]
    TooMany,
    /// The event is not there, or not ours.
    #[error(transparent)]
    Event(#[from] ChangeRefused),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Invites her once; a second time nothing happens.
pub fn invite_guest(
    tx: &mut Transaction<'_>,
    by: &dyn Organises,
    id: &EventId,
    handle: &Handle,
    now: Timestamp,
) -> Result<(), InviteRefused> {
    let event = organised(tx, by, id)?;
    if !event.state.is_on() || now >= event.draft.start.at {
        return Err(InviteRefused::Closed);
    }
    let nobody = || InviteRefused::NoSuchMember(handle.clone());
    let member = members::by_handle(tx, handle)?.ok_or_else(nobody)?;
    if members::is_none(tx, &member.id)? {
        return Err(nobody());
    }
    let member = as_known_to(tx, by, member)?.ok_or_else(nobody)?;
    let mut invited = guest_invitations::get(tx, id)?;
    if invited.iter().any(|known| known.member == member.id) {
        return Ok(());
    }
    if rsvps::get(tx, &member.id, id)?.is_some() {
        return Err(InviteRefused::Answered(handle.clone()));
    }
    if invited.len() >= INVITED_MAX {
        return Err(InviteRefused::TooMany);
    }
    invited.push(Invited {
        member: member.id.clone(),
        at: now,
    });
    guest_invitations::put(tx, id, invited)?;
    mails::tell_one(tx, &member.id, &News::new(NewsKind::Invited, &event, None, now))?;
    let by = by.member().handle.as_str();
    audit::log(tx, by, &format!("invite {handle} to event {id}"), now)?;
    Ok(())
}

/// Who was invited and has said nothing yet, first invited first; of whom an organiser may not find she reads nothing.
pub fn see_invited(
    tx: &mut Transaction<'_>,
    by: &dyn Organises,
    id: &EventId,
) -> Result<Vec<Member>, StoreError> {
    let mut waiting = Vec::new();
    if !runs_now(tx, by, id)? {
        return Ok(waiting);
    }
    for invited in guest_invitations::get(tx, id)? {
        if rsvps::get(tx, &invited.member, id)?.is_none()
            && let Some(membership) = members::membership(tx, &invited.member)?
        {
            waiting.extend(as_known_to(tx, by, membership.member().clone())?);
        }
    }
    Ok(waiting)
}

#[cfg(test)]
mod tests {
    use domain::{Answer, Audience, EventDraft, JoinMode, RsvpDelivery};

    use super::*;
    use crate::Rules;
    use crate::rsvp::{RsvpRefused, rsvp};
    use crate::samples::{self, act, activity, at, draft, event_id, refused};

    /// F12
    #[test]
    fn who_is_invited_may_answer_an_event_by_invitation_and_stands_on_the_list_until_she_does() {
        let database = samples::node();
        let closed = EventDraft {
            join_mode: JoinMode::Invite,
            ..draft(1_000)
        };
        samples::publish(&database, 1, &closed, &Audience::Members);
        let officer = samples::officer(&database);
        let (anke, bert) = (
            samples::member(&database, "anke"),
            samples::member(&database, "bert"),
        );
        let invite = |handle: &str, second: i64| {
            let handle = Handle::parse(handle).unwrap();
            let officer = officer.clone();
            database
                .transact_blocking(move |tx| invite_guest(tx, &officer, &event_id(1), &handle, at(second)))
        };
        invite("anke", 1).unwrap();
        invite("anke", 2).unwrap();
        assert!(matches!(invite("nobody", 1), Err(InviteRefused::NoSuchMember(_))));
        assert!(matches!(invite("bert", 2_000), Err(InviteRefused::Closed)));
        let waiting = || {
            let read = database.read(|tx| see_invited(tx, &officer, &event_id(1)));
            read.unwrap().len()
        };
        assert_eq!(waiting(), 1);
        let answered = act(&database, |tx| {
            let rules = Rules::default();
            rsvp(
                tx,
                &rules,
                &anke,
                &event_id(1),
                Answer::Going,
                &activity(1),
                at(3),
            )
        });
        assert!(matches!(answered.delivery, RsvpDelivery::Confirmed { .. }));
        assert_eq!(waiting(), 0);
        let uninvited = refused(&database, |tx| {
            let rules = Rules::default();
            rsvp(
                tx,
                &rules,
                &bert,
                &event_id(1),
                Answer::Going,
                &activity(2),
                at(3),
            )
        });
        assert!(matches!(uninvited, RsvpRefused::InvitationOnly));
    }
}
