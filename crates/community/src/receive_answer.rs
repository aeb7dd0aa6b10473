//! Somebody elsewhere answers one of our events: the host decides, and always says so.

use domain::sabotage::{Bug, planted, there_was_room};
use domain::{
    Announcement, Answer, Event, EventId, EventState, Guest, GuestKey, GuestSet, Iri, JoinMode, NoPlace,
    PersonName, RefusalReason, Registered, RsvpCounter, RsvpDelivery, Scope,
};
use jiff::Timestamp;
use store::{StoreError, Transaction, events, guests, outbox, rsvps};

use crate::rules::GuestRsvp;
use crate::{Asker, Rules, tell_members};

/// An answer as it was said, by whatever dialect.
#[derive(Clone, Debug)]
pub struct Said {
    /// Who answers: the verified actor.
    pub actor: Iri,
    /// To what.
    pub event: Iri,
    /// What.
    pub answer: Answer,
    /// Which of her answers; software that does not count leaves it out.
    pub counter: Option<RsvpCounter>,
    /// The activity that said so; our answer names it.
    pub activity: Iri,
    /// How it was said; with it goes whether an answer is expected.
    pub by: SaidBy,
    /// As the organiser sees her.
    pub name: PersonName,
    /// Her company.
    pub organization: Option<PersonName>,
    /// The community that vouches for her.
    pub member_of: Option<Iri>,
}

/// The dialects of protocol section 9.1, as far as they differ in what is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaidBy {
    /// `Join`: always answered, to anybody.
    Join,
    /// Anything else: `Leave`, an answer to the event itself or to an Invite, or an `Undo`; only peers understand an answer to it.
    Other,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// On the list, and told.
    Registered,
    /// As before, and told again.
    Repeated,
    /// Older than what we know; nothing is said.
    Stale,
    /// Not possible, and told why.
    Refused(RefusalReason),
}

/// Puts an answer from elsewhere on the list, and announces the decision.
pub fn receive_answer(
    tx: &mut Transaction<'_>,
    rules: &Rules,
    said: &Said,
    now: Timestamp,
) -> Result<Heard, StoreError> {
    let asker = Asker::look_up(tx, &said.actor, Scope::Events)?;
    let key = GuestKey::Actor(said.actor.clone());
    let Some(event) = events::by_iri(tx, &said.event)? else {
        return refuse(tx, &asker, said, RefusalReason::Unknown, now);
    };
    let mut list = guests::get(tx, &event.id)?;
    // Whoever is on the list may leave it, also when the event is no longer for her to see.
    let may_leave = list.find(&key).is_some() && matches!(said.answer, Answer::Withdrawn | Answer::Declined);
    if !is_ours(tx, &event)? || !(asker.viewer().may_see(&event) || may_leave) {
        return refuse(tx, &asker, said, RefusalReason::Unknown, now);
    }
    if list.find(&key).is_none() && asker.peer().is_none() && said.answer == Answer::Withdrawn {
        return Ok(Heard::Stale);
    }
    if list.find(&key).is_none()
        && asker.peer().is_none()
        && crowd_of(&list, &said.actor) >= STRANGERS_PER_SERVER_MAX
    {
        return refuse(tx, &asker, said, RefusalReason::Full, now);
    }
    let counter = counter_of(said, list.find(&key));
    if let Err(reason) = check_open(rules, &asker, &event, said.answer, now)
        && list.find(&key).is_none_or(|known| known.counter < counter)
    {
        return refuse(tx, &asker, said, reason, now);
    }
    let overflow = match asker.peer() {
        Some(_) => rules.overflow,
        None => domain::Overflow::Refuse,
    };
    match list.register(
        guest_of(&asker, said, counter, now),
        if planted(Bug::S11) && there_was_room() {
            None
        } else {
            event.seats()
        },
        overflow,
    ) {
        Err(NoPlace::Full | NoPlace::ListFull) => refuse(tx, &asker, said, RefusalReason::Full, now),
        Ok(Registered::Stale) => Ok(Heard::Stale),
        Ok(Registered::Repeated) => {
            guests::put(tx, &event.id, &list)?;
            if is_answered(&asker, said) {
                decide(tx, &event.id, &list, &key, now)?;
            }
            Ok(Heard::Repeated)
        }
        Ok(Registered::Changed(changed)) => {
            guests::put(tx, &event.id, &list)?;
            if is_answered(&asker, said) {
                decide(tx, &event.id, &list, &key, now)?;
            }
            tell_promoted(tx, &event.id, &list, &changed[1..], now)?;
            Ok(Heard::Registered)
        }
    }
}

/// Every Join is answered; what only peers understand is answered to peers alone.
fn is_answered(asker: &Asker, said: &Said) -> bool {
    asker.peer().is_some() || said.by == SaidBy::Join
}

fn is_ours(tx: &mut Transaction<'_>, event: &Event) -> Result<bool, StoreError> {
    Ok(store::community::identity(tx)?.is_some_and(|identity| event.is_at(&identity.origin)))
}

/// Software that does not count: the same activity again is the same answer, another one is a newer.
fn counter_of(said: &Said, known: Option<&Guest>) -> RsvpCounter {
    match (said.counter, known) {
        (Some(counter), _) => counter,
        (None, None) => RsvpCounter(1),
        (None, Some(known)) if known.activity.as_ref() == Some(&said.activity) => known.counter,
        (None, Some(known)) => known.counter.next(),
    }
}

/// Most people of one server without an agreement on the list of one event (threat C8).
const STRANGERS_PER_SERVER_MAX: usize = 100;

fn crowd_of(list: &GuestSet, actor: &Iri) -> usize {
    let origin = actor.origin();
    list.iter()
        .filter(|guest| matches!(&guest.key, GuestKey::Actor(known) if known.origin() == origin))
        .count()
}

/// What only a peer vouches for is not written down for others.
fn guest_of(asker: &Asker, said: &Said, counter: RsvpCounter, now: Timestamp) -> Guest {
    Guest {
        organization: said.organization.clone().filter(|_| asker.peer().is_some()),
        member_of: said.member_of.clone().filter(|_| asker.peer().is_some()),
        activity: Some(said.activity.clone()),
        ..Guest::answering(
            GuestKey::Actor(said.actor.clone()),
            said.name.clone(),
            said.answer,
            counter,
            now,
        )
    }
}

/// The rows of protocol section 9.2 that say no before seats are counted.
fn check_open(
    rules: &Rules,
    asker: &Asker,
    event: &Event,
    answer: Answer,
    now: Timestamp,
) -> Result<(), RefusalReason> {
    if now >= event.draft.start.at {
        return Err(RefusalReason::AlreadyStarted);
    }
    if matches!(answer, Answer::Withdrawn | Answer::Declined) {
        return Ok(());
    }
    if event.state == EventState::Cancelled {
        return Err(RefusalReason::Cancelled);
    }
    if asker.peer().is_none() && rules.guests == GuestRsvp::Refused {
        return Err(RefusalReason::PeersOnly);
    }
    match event.draft.join_mode {
        JoinMode::Invite => Err(RefusalReason::InvitationOnly),
        JoinMode::External => Err(RefusalReason::External),
        JoinMode::Free | JoinMode::Restricted => Ok(()),
    }
}

fn refuse(
    tx: &mut Transaction<'_>,
    asker: &Asker,
    said: &Said,
    reason: RefusalReason,
    now: Timestamp,
) -> Result<Heard, StoreError> {
    if !is_answered(asker, said) {
        return Ok(Heard::Refused(reason));
    }
    let refused = Announcement::Refused {
        join: said.activity.clone(),
        actor: said.actor.clone(),
        object: said.event.clone(),
        reason,
        counter: said.counter.unwrap_or(RsvpCounter(1)),
    };
    outbox::announce(tx, &refused, now)?;
    Ok(Heard::Refused(reason))
}

/// Tells a guest from elsewhere where she stands, and by which address she joins.
pub(crate) fn decide(
    tx: &mut Transaction<'_>,
    event: &EventId,
    list: &GuestSet,
    key: &GuestKey,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some(guest) = list.find(key) else {
        return Ok(());
    };
    let decided = Announcement::Decided {
        event: event.clone(),
        guest: key.clone(),
        counter: guest.counter,
    };
    outbox::announce(tx, &decided, now)
}

/// Tells those who moved up: members here in their register and by mail, guests from elsewhere by an activity,
/// guests without a membership by mail.
pub(crate) fn tell_promoted(
    tx: &mut Transaction<'_>,
    event: &EventId,
    list: &GuestSet,
    promoted: &[GuestKey],
    now: Timestamp,
) -> Result<(), StoreError> {
    for key in promoted {
        match key {
            GuestKey::Member(member) => {
                if let Some(mut register) = rsvps::get(tx, member, event)? {
                    let before =
                        std::mem::replace(&mut register.delivery, RsvpDelivery::Confirmed { at: now });
                    rsvps::put(tx, &register)?;
                    if let Some(event) = events::get(tx, event)? {
                        tell_members::of_decision(tx, &event, &before, &register, now)?;
                    }
                }
            }
            GuestKey::Actor(_) => decide(tx, event, list, key, now)?,
            GuestKey::Visitor(visitor) => tell_members::of_promotion(tx, event, visitor, now)?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
