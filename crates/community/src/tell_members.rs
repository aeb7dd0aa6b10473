//! Members who answered an event, and guests of ours without a membership, hear of what a guest must know: it moved, is off, is on
//! again, is gone; she has a seat. They are mailed; who answered from elsewhere hears by her own node.
//!
//! What others say is told on by the message that said it. A backfill or a repair, which finds the same later or
//! sooner, tells nobody (protocol, sections 6.2 and 6.3); what it changed is told when the message comes after all.

use domain::{Answer, Event, EventChange, EventId, EventState, MemberId, Register, RsvpDelivery, VisitorId};
use jiff::Timestamp;
use store::mails::{self, News, NewsKind};
use store::{StoreError, Transaction, answered, events, visitors};

/// Whether members hear of what is taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Telling {
    /// Its host says so now.
    Members,
    /// It was found by looking: members hear when its host's message comes.
    NotYet,
}

/// An event of ours changed: whoever answered hears, unless it is nothing to a guest.
pub(crate) fn of_change(
    tx: &mut Transaction<'_>,
    before: &Event,
    after: &Event,
    now: Timestamp,
) -> Result<(), StoreError> {
    let kind = match EventChange::between(before, after) {
        EventChange::Details => return Ok(()),
        EventChange::Cancelled => NewsKind::Cancelled,
        EventChange::OnAgain if before.state == EventState::Cancelled => NewsKind::OnAgain,
        EventChange::OnAgain
        | EventChange::Postponed
        | EventChange::Time
        | EventChange::Place
        | EventChange::MovedOnline => NewsKind::Changed,
    };
    if before.over_at() <= now && after.over_at() <= now {
        return Ok(());
    }
    mails::tell_all(tx, News::new(kind, after, Some(before), now))
}

/// Another node's event became another version; `before` is how it was here.
pub(crate) fn of_other_version(
    tx: &mut Transaction<'_>,
    before: &Event,
    after: &Event,
    telling: Telling,
    now: Timestamp,
) -> Result<(), StoreError> {
    match telling {
        Telling::NotYet => answered::keep_unheard(tx, before),
        Telling::Members => {
            let unheard = answered::take_unheard(tx, &after.id)?;
            of_change(tx, unheard.as_ref().unwrap_or(before), after, now)
        }
    }
}

/// The host of an event says what is known here already: members hear now, if that was found by looking.
pub(crate) fn of_what_was_found(
    tx: &mut Transaction<'_>,
    event: &Event,
    now: Timestamp,
) -> Result<(), StoreError> {
    match answered::take_unheard(tx, &event.id)? {
        Some(before) => of_change(tx, &before, event, now),
        None => Ok(()),
    }
}

/// An event is gone for good; `revision` is that of what is left of it.
pub(crate) fn of_removal(
    tx: &mut Transaction<'_>,
    event: &Event,
    revision: u64,
    now: Timestamp,
) -> Result<(), StoreError> {
    if event.state == EventState::Cancelled || event.over_at() <= now {
        return Ok(());
    }
    let last = Event {
        revision,
        state: EventState::Cancelled,
        ..event.clone()
    };
    mails::tell_all(tx, News::new(NewsKind::Removed, &last, Some(event), now))
}

/// The host decided about a member's yes: she hears when she has a seat, waits for one, is turned down, or is told nothing.
///
/// `before` is how her answer stood; what she saw on the page where she answered is not mailed to her.
pub(crate) fn of_decision(
    tx: &mut Transaction<'_>,
    event: &Event,
    before: &RsvpDelivery,
    register: &Register,
    now: Timestamp,
) -> Result<(), StoreError> {
    let counter = register.counter;
    let has_seat = matches!(before, RsvpDelivery::Confirmed { .. });
    let kind = match (&register.delivery, before) {
        (RsvpDelivery::Confirmed { .. }, RsvpDelivery::Waitlisted { .. }) => NewsKind::Promoted { counter },
        (RsvpDelivery::Confirmed { .. }, _) if !has_seat => NewsKind::Confirmed { counter },
        (RsvpDelivery::Waitlisted { place, .. }, before)
            if !matches!(before, RsvpDelivery::Waitlisted { .. }) =>
        {
            let place = *place;
            NewsKind::Waitlisted { counter, place }
        }
        (RsvpDelivery::Refused { reason, why, .. }, before)
            if !matches!(before, RsvpDelivery::Refused { .. }) =>
        {
            let (reason, why) = (reason.clone(), why.clone());
            NewsKind::Refused { counter, reason, why }
        }
        (RsvpDelivery::NotConfirmed { .. }, _) => NewsKind::NotConfirmed { counter },
        _ => return Ok(()),
    };
    if register.answer != Answer::Going || event.over_at() <= now {
        return Ok(());
    }
    mails::tell_one(tx, &register.member, &News::new(kind, event, None, now))
}

/// An answer was given up or not taken: she hears, whatever she had said, for the host counts what it knew before.
pub(crate) fn of_loss(
    tx: &mut Transaction<'_>,
    event: &Event,
    register: &Register,
    now: Timestamp,
) -> Result<(), StoreError> {
    if event.over_at() <= now {
        return Ok(());
    }
    let counter = register.counter;
    let kind = match &register.delivery {
        RsvpDelivery::Refused { reason, why, .. } if register.answer == Answer::Going => {
            let (reason, why) = (reason.clone(), why.clone());
            NewsKind::Refused { counter, reason, why }
        }
        _ => NewsKind::Failed { counter },
    };
    mails::tell_one(tx, &register.member, &News::new(kind, event, None, now))
}

/// A member who has a seat joins by another address from now on, or by none.
pub(crate) fn of_join_link(
    tx: &mut Transaction<'_>,
    event: &Event,
    member: &MemberId,
    now: Timestamp,
) -> Result<(), StoreError> {
    if !event.state.is_on() || event.over_at() <= now {
        return Ok(());
    }
    mails::tell_one(tx, member, &News::new(NewsKind::JoinLink, event, None, now))
}

/// The same of a guest without a membership.
pub(crate) fn of_guests_join_link(
    tx: &mut Transaction<'_>,
    event: &Event,
    visitor: &VisitorId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some(visitor) = visitors::get(tx, visitor)? else {
        return Ok(());
    };
    if !event.state.is_on() || event.over_at() <= now {
        return Ok(());
    }
    mails::tell_visitor(tx, &visitor, &News::new(NewsKind::JoinLink, event, None, now))
}

/// A guest without a membership waited and has a seat now.
pub(crate) fn of_promotion(
    tx: &mut Transaction<'_>,
    event: &EventId,
    visitor: &VisitorId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (Some(visitor), Some(event)) = (visitors::get(tx, visitor)?, events::get(tx, event)?) else {
        return Ok(());
    };
    if event.over_at() <= now {
        return Ok(());
    }
    let counter = visitor.counter;
    let news = News::new(NewsKind::Promoted { counter }, &event, None, now);
    mails::tell_visitor(tx, &visitor, &news)
}

#[cfg(test)]
mod tests;
