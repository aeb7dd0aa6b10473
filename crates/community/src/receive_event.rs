//! Another node tells of an event: may this actor say this here? Then it is kept, if it is newer.
//!
//! It comes in three ways: [`hear_event`] from its owner and [`hear_passed_on`] through somebody we follow, both of which mail
//! members, and [`receive_event`], quietly, where we found it by looking.

use domain::sabotage::{Bug, planted};
use domain::{Act, Audience, Event, EventId, EventRefused, EventState, Iri, Noun, Relation, authorize};
use jiff::Timestamp;
use store::{StoreError, Transaction, community, events, join_addressees};
use wire::event::ReceivedEvent;

use crate::Teller;
use crate::tell_members::{self, Telling};

/// Why an event from outside, or the removal of one, is not taken.
#[derive(Debug, thiserror::Error)]
pub enum ReceiveRefused {
    /// An id on our host never comes from outside (threat A13).
    #[error("an id on this host is given by this host alone")]
    LocalId,
    /// Whoever says so is not the owner (threat A8).
    #[error("only the owner of an event may say this")]
    NotTheOwner,
    /// Id and owner lie on two servers.
    #[error("an event and its owner lie on one server")]
    ForeignOwner,
    /// Neither a peer with this scope nor followed.
    #[error("we neither peer with nor follow this actor")]
    NotFollowed,
    /// Its server has brought as many new events as one may in a day (threat C8).
    #[error("this server has told us of as many new events today as one may")]
    QuotaUsedUp,
    /// It contradicts itself.
    #[error(transparent)]
    Event(#[from] EventRefused),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What an event that was told is to us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventHeard {
    /// Seen for the first time.
    New(EventId),
    /// Newer than what we had.
    Changed(EventId),
    /// Nothing newer.
    Known,
    /// It was removed before; it never comes back.
    Removed,
}

/// Keeps an event as its owner tells it, and mails members who answered what a guest must know of a change.
/// `said_by` is the verified actor, or the owner when the document was fetched from the owner's own address; `fresh` is the name
/// that the event gets here if it was never seen.
pub fn hear_event(
    tx: &mut Transaction<'_>,
    said_by: &Iri,
    received: &ReceivedEvent,
    fresh: EventId,
    now: Timestamp,
) -> Result<EventHeard, ReceiveRefused> {
    take(tx, said_by, None, received, fresh, Telling::Members, now)
}

/// Keeps an event that `by` passed on and that was then fetched from its own address: as [`hear_event`] of its owner.
/// Whom we follow may bring us what is public of others (protocol section 10.1, `Announce`).
pub fn hear_passed_on(
    tx: &mut Transaction<'_>,
    by: &Iri,
    received: &ReceivedEvent,
    fresh: EventId,
    now: Timestamp,
) -> Result<EventHeard, ReceiveRefused> {
    take(
        tx,
        &received.owner,
        Some(by),
        received,
        fresh,
        Telling::Members,
        now,
    )
}

/// Keeps an event that was found by looking, in a backfill or a repair: as [`hear_event`], and mails nobody
/// (protocol, sections 6.2 and 6.3). The owner's own message, should it still come, is told to members then.
pub fn receive_event(
    tx: &mut Transaction<'_>,
    said_by: &Iri,
    received: &ReceivedEvent,
    fresh: EventId,
    now: Timestamp,
) -> Result<EventHeard, ReceiveRefused> {
    take(tx, said_by, None, received, fresh, Telling::NotYet, now)
}

fn take(
    tx: &mut Transaction<'_>,
    said_by: &Iri,
    passed_on_by: Option<&Iri>,
    received: &ReceivedEvent,
    fresh: EventId,
    telling: Telling,
    now: Timestamp,
) -> Result<EventHeard, ReceiveRefused> {
    let identity = community::identity(tx)?.ok_or(ReceiveRefused::NotFollowed)?;
    let origin = received.iri.origin();
    if origin == identity.origin {
        return Err(ReceiveRefused::LocalId);
    }
    if received.owner.origin() != origin {
        return Err(ReceiveRefused::ForeignOwner);
    }
    let known = events::by_iri(tx, &received.iri)?;
    let owner = known.as_ref().map_or(&received.owner, |event| &event.owner);
    let relation = relation_of(said_by, owner, &received.owner);
    let act = if known.is_some() { Act::Update } else { Act::Create };
    if !authorize(act, Noun::Event, relation) {
        return Err(ReceiveRefused::NotTheOwner);
    }
    let audience = if received.public {
        Audience::Public
    } else {
        Audience::Members
    };
    let may_tell = Teller::look_up(tx, &received.owner)?.may_tell(&audience);
    if !may_tell && !may_bring(tx, passed_on_by, &audience)? {
        return Err(ReceiveRefused::NotFollowed);
    }
    // Who was no longer to see an event got its removal; a later version says that she may see it again.
    let revision = received.revision.unwrap_or(0);
    let stone = events::tombstone(tx, &received.iri)?;
    if stone
        .as_ref()
        .is_some_and(|stone| !is_newer(revision, stone.revision))
    {
        return Ok(EventHeard::Removed);
    }
    received.draft.check(now)?;
    match known {
        None => {
            // Under its old name, so that what members had answered is theirs again.
            let is_back = stone.is_some();
            let id = stone.map_or(fresh, |stone| stone.event);
            let event = first_sight(received, id, audience, now);
            events::put(tx, &event)?;
            join_addressees::begin(tx, &event, &received.join_visibility)?;
            if is_back {
                let gone = Event {
                    state: EventState::Cancelled,
                    ..event.clone()
                };
                tell_members::of_other_version(tx, &gone, &event, telling, now)?;
            }
            Ok(EventHeard::New(event.id))
        }
        Some(known) => settle_version(tx, known, received, audience, telling, now),
    }
}

/// A peer speaks for its own community alone; whom we chose to follow shows us what others publish.
fn may_bring(tx: &mut Transaction<'_>, by: Option<&Iri>, audience: &Audience) -> Result<bool, StoreError> {
    let Some(by) = by.filter(|_| *audience == Audience::Public) else {
        return Ok(false);
    };
    Ok(Teller::look_up(tx, by)? == Teller::Followed)
}

fn relation_of(said_by: &Iri, owner: &Iri, claimed: &Iri) -> Relation {
    let same_origin = planted(Bug::S20) && said_by.origin() == owner.origin();
    if (said_by == owner && claimed == owner) || same_origin || planted(Bug::S9) {
        Relation::Owner
    } else if said_by.origin() == owner.origin() {
        Relation::SameNode
    } else {
        Relation::OtherNode
    }
}

fn first_sight(received: &ReceivedEvent, id: EventId, audience: Audience, now: Timestamp) -> Event {
    let updated = received.updated.or(received.published).unwrap_or(now);
    Event {
        id,
        iri: received.iri.clone(),
        owner: received.owner.clone(),
        revision: received.revision.unwrap_or(1),
        state: received.state,
        audience,
        draft: received.draft.clone(),
        published: received.published.unwrap_or(updated),
        updated,
        taken: received.taken,
        source: None,
        series: None,
    }
}

fn is_newer(revision: u64, known: u64) -> bool {
    revision > known || (planted(Bug::S8) && revision == known)
}

/// One writer per event: strictly newer counts. Without a revision the time of change stands for it.
fn settle_version(
    tx: &mut Transaction<'_>,
    mut known: Event,
    received: &ReceivedEvent,
    audience: Audience,
    telling: Telling,
    now: Timestamp,
) -> Result<EventHeard, ReceiveRefused> {
    let updated = received.updated.unwrap_or(now);
    let newer = match (received.revision, received.updated) {
        (Some(revision), _) => is_newer(revision, known.revision),
        (None, Some(updated)) => updated > known.updated,
        // Nothing tells the order; then what differs is taken for a change, and what does not is not.
        (None, None) => {
            known.draft != received.draft || known.state != received.state || known.audience != audience
        }
    };
    if !newer {
        if telling == Telling::Members {
            tell_members::of_what_was_found(tx, &known, now)?;
        }
        return Ok(EventHeard::Known);
    }
    let before = known.clone();
    known.revision = received.revision.unwrap_or(known.revision.saturating_add(1));
    known.state = received.state;
    known.audience = audience;
    known.draft = received.draft.clone();
    known.updated = updated;
    known.taken = received.taken;
    events::replace(tx, &before, &known)?;
    join_addressees::set(tx, &known, &received.join_visibility)?;
    tell_members::of_other_version(tx, &before, &known, telling, now)?;
    Ok(EventHeard::Changed(known.id))
}

#[cfg(test)]
mod tests;
