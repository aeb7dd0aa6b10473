//! A member answers an event: at once when it is ours, by an activity when it is another node's.

use domain::{
    Announcement, Answer, Distance, Event, EventId, EventState, Guest, GuestKey, Iri, JoinMode, Member,
    MemberId, Register, Registered, RsvpCounter, RsvpDelivery, Scope,
};
use jiff::Timestamp;
use store::mails::{self, News, NewsKind};
use store::{
    Membership, StoreError, Transaction, community, guest_invitations, guests, join_links, members, outbox,
    peerings, rsvps, visitors,
};

use crate::forget_guest::become_member;
use crate::receive_answer::tell_promoted;
use crate::see_event::{SeeRefused, Sight, see_event};
use crate::see_person::told_of;
use crate::see_rsvp::with_place;
use crate::{Rules, Viewer};

/// Why an answer is not taken.
#[derive(Debug, thiserror::Error)]
pub enum RsvpRefused {
    /// No such event for her, or she has left.
    #[error("there is no such event")]
    NotFound,
    /// It was there for everybody and was removed.
    #[error("this event was removed")]
    Removed,
    /// It has begun.
    #[error("this event has already started")]
    AlreadyStarted,
    /// It is off.
    #[error("this event is cancelled")]
    Cancelled,
    /// Full, without a waiting list.
    #[error("this event is full")]
    Full,
    /// By invitation.
    #[error("this event is by invitation only")]
    InvitationOnly,
    /// Somebody without a membership asks for what is not for everybody, or the operator takes no such answers.
    #[error("only members answer this event; sign in, or answer in your own community")]
    MembersOnly,
    /// Sign-up is on another site.
    #[error("sign-up for this event is on another site; follow its link")]
    External,
    /// The host understands only going and not going.
    #[error("this host takes only a yes or a withdrawal")]
    OnlyYesOrNo,
    /// There is nothing to take back.
    #[error("there is no answer to take back")]
    NothingToWithdraw,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Answers an event. `activity` is a fresh address for the activity that may carry the answer.
pub fn rsvp(
    tx: &mut Transaction<'_>,
    rules: &Rules,
    membership: &Membership,
    event: &EventId,
    answer: Answer,
    activity: &Iri,
    now: Timestamp,
) -> Result<Register, RsvpRefused> {
    // Whoever left since she was looked up answers nothing: what she leaves must not come back by what was on its way.
    let membership = members::membership(tx, &membership.member().id)?;
    let membership = &membership.ok_or(RsvpRefused::NotFound)?;
    let event = match see_event(tx, &Viewer::Member(membership.clone()), event) {
        Ok(Sight::Event(seen)) => seen.event,
        Ok(Sight::Gone(_)) => return Err(RsvpRefused::Removed),
        Err(SeeRefused::NotFound) => return Err(RsvpRefused::NotFound),
        Err(SeeRefused::Store(error)) => return Err(error.into()),
    };
    let known = rsvps::get(tx, &membership.member().id, &event.id)?;
    match check_open(&event, answer, now) {
        Err(RsvpRefused::InvitationOnly) if is_invited(tx, &event.id, &membership.member().id)? => {}
        outcome => outcome?,
    }
    if let Some(known) = &known
        && known.answer == answer
        && !matches!(
            known.delivery,
            RsvpDelivery::NotConfirmed { .. } | RsvpDelivery::Failed { .. } | RsvpDelivery::Refused { .. }
        )
    {
        return Ok(with_place(tx, known.clone())?);
    }
    if answer == Answer::Withdrawn && known.is_none() {
        return Err(RsvpRefused::NothingToWithdraw);
    }
    let counter = known
        .as_ref()
        .map_or(RsvpCounter::default(), |known| known.counter)
        .next();
    let ours = community::identity(tx)?.is_some_and(|identity| event.is_at(&identity.origin));
    if ours {
        answer_here(tx, rules, membership.member(), &event, answer, counter, now)
    } else {
        answer_there(tx, membership.member(), &event, answer, counter, activity, now)
    }
}

/// Takes back the answer of somebody who has left, to an event that has not begun, also where she may see it no more. What
/// the host would refuse is left as it is.
pub(crate) fn take_back(
    tx: &mut Transaction<'_>,
    rules: &Rules,
    who: &Member,
    event: &Event,
    known: &Register,
    activity: &Iri,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (answer, counter) = (Answer::Withdrawn, known.counter.next());
    let ours = community::identity(tx)?.is_some_and(|identity| event.is_at(&identity.origin));
    let taken = if ours {
        answer_here(tx, rules, who, event, answer, counter, now)
    } else {
        answer_there(tx, who, event, answer, counter, activity, now)
    };
    match taken {
        Err(RsvpRefused::Store(error)) => Err(error),
        Ok(_) | Err(_) => Ok(()),
    }
}

/// What can be answered to an event.
#[derive(Debug)]
pub enum Offered {
    /// Going, maybe, not going.
    All,
    /// A yes, or to take it back: its host understands no more (protocol section 9.2).
    OnlyYes,
    /// Nothing, and why.
    Nothing(RsvpRefused),
}

/// What [`rsvp`] would take now.
pub fn offered(tx: &mut Transaction<'_>, event: &Event, now: Timestamp) -> Result<Offered, StoreError> {
    if let Err(refused) = check_open(event, Answer::Going, now) {
        return Ok(Offered::Nothing(refused));
    }
    let ours = community::identity(tx)?.is_some_and(|identity| event.is_at(&identity.origin));
    match ours || understands_all(tx, event)? {
        true => Ok(Offered::All),
        false => Ok(Offered::OnlyYes),
    }
}

/// The same for one member, to whom an invitation opens what is open to nobody else.
pub fn offered_to(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    event: &Event,
    now: Timestamp,
) -> Result<Offered, StoreError> {
    match offered(tx, event, now)? {
        Offered::Nothing(RsvpRefused::InvitationOnly) if is_invited(tx, &event.id, member)? => {
            Ok(Offered::All)
        }
        other => Ok(other),
    }
}

/// Whether a member was invited to an event of ours.
fn is_invited(tx: &mut Transaction<'_>, event: &EventId, member: &MemberId) -> Result<bool, StoreError> {
    let invited = guest_invitations::get(tx, event)?;
    Ok(invited.iter().any(|known| known.member == *member))
}

/// Whether the host of another node's event takes more than a yes and a withdrawal: it is a peer.
pub(crate) fn understands_all(tx: &mut Transaction<'_>, event: &Event) -> Result<bool, StoreError> {
    peerings::agreed(tx, &event.iri.origin(), Scope::Events)
}

/// What forbids any new answer; taking one back is always possible before the start.
pub(crate) fn check_open(event: &Event, answer: Answer, now: Timestamp) -> Result<(), RsvpRefused> {
    if now >= event.draft.start.at {
        return Err(RsvpRefused::AlreadyStarted);
    }
    if answer == Answer::Withdrawn || answer == Answer::Declined {
        return Ok(());
    }
    match (event.state, event.draft.join_mode) {
        (EventState::Cancelled, _) => Err(RsvpRefused::Cancelled),
        (_, JoinMode::Invite) => Err(RsvpRefused::InvitationOnly),
        (_, JoinMode::External) => Err(RsvpRefused::External),
        _ => Ok(()),
    }
}

fn answer_here(
    tx: &mut Transaction<'_>,
    rules: &Rules,
    member: &Member,
    event: &Event,
    answer: Answer,
    counter: RsvpCounter,
    now: Timestamp,
) -> Result<Register, RsvpRefused> {
    let key = GuestKey::Member(member.id.clone());
    let guest = Guest {
        organization: told_of(tx, &member.id, Distance::Member)?.and_then(|told| told.organization),
        ..Guest::answering(key.clone(), member.name.clone(), answer, counter, now)
    };
    let mut list = guests::get(tx, &event.id)?;
    // Before she joined she may have answered as a guest; she is one person, with one place.
    let visitor = visitors::by_mail(tx, &event.id, &member.mail)?;
    let came_as_guest = visitor.is_some() && answer == Answer::Going;
    let mut moved_up = match visitor {
        Some(visitor) => become_member(tx, &mut list, &visitor, &member.id, event)?,
        None => Vec::new(),
    };
    let registered = list
        .register(guest, event.seats(), rules.overflow)
        .map_err(|_| RsvpRefused::Full)?;
    guests::put(tx, &event.id, &list)?;
    let delivery = match list.place(&key) {
        Some(place) => RsvpDelivery::Waitlisted { place, at: now },
        None => RsvpDelivery::Confirmed { at: now },
    };
    let register = Register {
        member: member.id.clone(),
        event: event.id.clone(),
        answer,
        counter,
        delivery,
        activity: None,
        answered: now,
    };
    rsvps::put(tx, &register)?;
    if came_as_guest {
        // The links and the code for the door that she had as a guest end; this mail leads to those of a member.
        let kind = match list.place(&key) {
            Some(place) => NewsKind::Waitlisted { counter, place },
            None => NewsKind::Confirmed { counter },
        };
        mails::tell_one(tx, &member.id, &News::new(kind, event, None, now))?;
    }
    if let Registered::Changed(changed) = registered {
        moved_up.extend(changed.into_iter().skip(1));
    }
    tell_promoted(tx, &event.id, &list, &moved_up, now)?;
    Ok(register)
}

fn answer_there(
    tx: &mut Transaction<'_>,
    who: &Member,
    event: &Event,
    answer: Answer,
    counter: RsvpCounter,
    activity: &Iri,
    now: Timestamp,
) -> Result<Register, RsvpRefused> {
    let member = who.id.clone();
    if matches!(answer, Answer::Maybe | Answer::Declined) && !understands_all(tx, event)? {
        return Err(RsvpRefused::OnlyYesOrNo);
    }
    let register = Register {
        member: member.clone(),
        event: event.id.clone(),
        answer,
        counter,
        delivery: RsvpDelivery::Sent,
        activity: Some(activity.clone()),
        answered: now,
    };
    rsvps::put(tx, &register)?;
    // Whatever address she had was for the answer before.
    join_links::hear(tx, &register.member, &event.id, None)?;
    outbox::announce(
        tx,
        &Announcement::Answered {
            member,
            event: event.id.clone(),
            counter,
        },
        now,
    )?;
    Ok(register)
}

#[cfg(test)]
mod tests;
