//! What this node and a peer both hold, line by line, so that the two can compare (protocol section 6.2).
//!
//! Read in pages, each in a reading of its own: what changes meanwhile differs for a moment, and the next comparison
//! finds it equal.

use std::collections::BTreeMap;

use domain::{
    Answer, Event, EventId, GuestKey, Iri, MemberId, Origin, Register, RsvpDelivery, RsvpState, Scope,
};
use jiff::Timestamp;
use store::events::{self, Tombstone};
use store::{
    ActivePeer, Database, StoreError, Transaction, activities, calls, community, guests, held_offers,
    members, own_offers, peerings, rsvps,
};
use wire::sync::{Hand, Lines, Shelf, Standing};

use crate::Viewer;

/// Rows read in one go.
const PAGE: u16 = 500;

/// Everything two nodes can compare, seen from this one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelves {
    /// Events by owner's hand, then by id.
    pub events: BTreeMap<(Hand, Iri), EventOnShelf>,
    /// Answers by owner's hand, then by event and member.
    pub rsvps: BTreeMap<(Hand, Iri, Iri), RsvpOnShelf>,
    /// Revisions of offers by owner's hand, then by id; empty where offers are not agreed on.
    pub offers: BTreeMap<(Hand, Iri), u64>,
    /// Revisions of calls for hands by owner's hand, then by id; empty where calls are not agreed on.
    pub calls: BTreeMap<(Hand, Iri), u64>,
}

/// One event as a line has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventOnShelf {
    /// Which version.
    pub revision: u64,
    /// Whether it is still there.
    pub standing: Standing,
}

/// One answer as a line has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RsvpOnShelf {
    /// Which of her answers.
    pub counter: u64,
    /// How it stands.
    pub state: RsvpState,
    /// Our own member and the event, when the answer is hers.
    pub ours: Option<(MemberId, EventId)>,
}

impl Shelves {
    /// The lines of one collection.
    pub fn lines(&self, hand: Hand, shelf: Shelf) -> Lines {
        let mut lines = Lines::default();
        match shelf {
            Shelf::Events => {
                let mine = self.events.iter().filter(|((whose, _), _)| *whose == hand);
                mine.for_each(|((_, id), line)| lines.insert(id.to_string(), line.revision));
            }
            Shelf::Rsvps => {
                let mine = self.rsvps.iter().filter(|((whose, _, _), _)| *whose == hand);
                mine.for_each(|((_, event, member), line)| {
                    lines.insert(format!("{event} {member}"), line.counter);
                });
            }
            Shelf::Calls => {
                let mine = self.calls.iter().filter(|((whose, _), _)| *whose == hand);
                mine.for_each(|((_, id), revision)| lines.insert(id.to_string(), *revision));
            }
            Shelf::Offers => {
                let mine = self.offers.iter().filter(|((whose, _), _)| *whose == hand);
                mine.for_each(|((_, id), revision)| lines.insert(id.to_string(), *revision));
            }
        }
        lines
    }

    /// Reads everything that is younger than `since`.
    pub fn read(database: &Database, peer: &ActivePeer, since: Timestamp) -> Result<Self, StoreError> {
        let mut reading = Reading {
            shelves: Self::default(),
            own: database
                .read(community::identity)?
                .map(|identity| identity.origin),
            peer: peer.peering().peer.clone(),
            viewer: Viewer::Peer(Box::new(peer.clone())),
            since,
        };
        let mut after: Option<EventId> = None;
        loop {
            let page = database.read(|tx| {
                let page = events::every(tx, after.as_ref(), PAGE)?;
                for event in &page {
                    reading.event(tx, event)?;
                }
                Ok::<_, StoreError>(page)
            })?;
            let Some(last) = page.last() else { break };
            after = Some(last.id.clone());
        }
        let mut after: Option<Iri> = None;
        loop {
            let page = database.read(|tx| {
                let page = events::every_tombstone(tx, after.as_ref(), PAGE)?;
                for stone in &page {
                    reading.tombstone(tx, stone)?;
                }
                Ok::<_, StoreError>(page)
            })?;
            let Some(last) = page.last() else { break };
            after = Some(last.iri.clone());
        }
        let mut after: Option<(MemberId, EventId)> = None;
        loop {
            let page = database.read(|tx| {
                let page = rsvps::every(tx, after.as_ref(), PAGE)?;
                for register in &page {
                    reading.register(tx, register)?;
                }
                Ok::<_, StoreError>(page)
            })?;
            let Some(last) = page.last() else { break };
            after = Some((last.member.clone(), last.event.clone()));
        }
        database.read(|tx| reading.calls(tx))?;
        database.read(|tx| reading.offers(tx))?;
        Ok(reading.shelves)
    }
}

struct Reading {
    shelves: Shelves,
    own: Option<Origin>,
    peer: Origin,
    viewer: Viewer,
    since: Timestamp,
}

impl Reading {
    /// What each gives members of the other, but what was taken back. Both sides tell by the same day whether it is long over.
    fn offers(&mut self, tx: &mut Transaction<'_>) -> Result<(), StoreError> {
        let Some(own) = self.own.clone() else {
            return Ok(());
        };
        if peerings::active(tx, &self.peer, Scope::Offers)?.is_none() {
            return Ok(());
        }
        let since = self.since;
        let is_recent = |through: Option<Timestamp>| through.is_none_or(|through| through >= since);
        for offer in own_offers::all(tx)? {
            if offer.partner == self.peer && offer.withdrawn.is_none() && is_recent(offer.valid_through) {
                let id = Iri::local(&own, &format!("/offers/{}", offer.id));
                self.shelves.offers.insert((Hand::Shared, id), offer.revision);
            }
        }
        for offer in held_offers::of_host(tx, &self.peer)? {
            if !offer.removed && is_recent(offer.valid_through) {
                self.shelves.offers.insert((Hand::Held, offer.id), offer.revision);
            }
        }
        Ok(())
    }

    /// Calls for hands of ours that the peer was to get, and those of its own that we hold. Both tell by the moment until which
    /// a call may be answered whether it is long over.
    fn calls(&mut self, tx: &mut Transaction<'_>) -> Result<(), StoreError> {
        if peerings::active(tx, &self.peer, Scope::Calls)?.is_none() {
            return Ok(());
        }
        for call in calls::all(tx)?
            .into_iter()
            .filter(|call| call.through >= self.since)
        {
            let is_theirs = call.own.is_none() && call.iri.origin() == self.peer;
            let is_for_them = call
                .own
                .as_ref()
                .is_some_and(|own| own.widened.is_some() && own.chosen.contains(&self.peer));
            let revision = call.revision_for(&self.peer);
            if is_theirs {
                self.shelves.calls.insert((Hand::Held, call.iri), revision);
            } else if is_for_them {
                self.shelves.calls.insert((Hand::Shared, call.iri), revision);
            }
        }
        Ok(())
    }

    /// A thing is compared while the latest of its end, its change and its removal is not too long ago.
    fn is_recent(&self, event: &Event) -> bool {
        let end = event.draft.end.as_ref().unwrap_or(&event.draft.start).at;
        end.max(event.updated) >= self.since
    }

    fn event(&mut self, tx: &mut Transaction<'_>, event: &Event) -> Result<(), StoreError> {
        if !self.is_recent(event) {
            return Ok(());
        }
        let origin = event.iri.origin();
        let line = EventOnShelf {
            revision: event.revision,
            standing: Standing::Kept,
        };
        if Some(&origin) == self.own.as_ref() {
            if self.viewer.may_see(event) {
                self.shelves
                    .events
                    .insert((Hand::Shared, event.iri.clone()), line);
                self.guests(tx, event)?;
            }
        } else if origin == self.peer {
            self.shelves.events.insert((Hand::Held, event.iri.clone()), line);
        }
        Ok(())
    }

    /// Answers of the peer's members to an event of ours.
    fn guests(&mut self, tx: &mut Transaction<'_>, event: &Event) -> Result<(), StoreError> {
        let list = guests::get(tx, &event.id)?;
        for guest in list.iter() {
            let GuestKey::Actor(actor) = &guest.key else {
                continue;
            };
            let state = list.state(&guest.key).filter(|_| actor.origin() == self.peer);
            let Some(state) = state else { continue };
            let line = RsvpOnShelf {
                counter: guest.counter.0,
                state,
                ours: None,
            };
            let key = (Hand::Shared, event.iri.clone(), actor.clone());
            self.shelves.rsvps.insert(key, line);
        }
        Ok(())
    }

    /// Of ours only what the peer ever got, of the peer's only what we ever had.
    fn tombstone(&mut self, tx: &mut Transaction<'_>, stone: &Tombstone) -> Result<(), StoreError> {
        if stone.deleted < self.since {
            return Ok(());
        }
        let origin = stone.iri.origin();
        let hand = if Some(&origin) == self.own.as_ref() {
            let reached = activities::reached(tx, &stone.event)?;
            let got = reached.iter().any(|inbox| inbox.origin() == self.peer);
            got.then_some(Hand::Shared)
        } else {
            (origin == self.peer).then_some(Hand::Held)
        };
        if let Some(hand) = hand {
            let line = EventOnShelf {
                revision: stone.revision,
                standing: Standing::Deleted,
            };
            self.shelves.events.insert((hand, stone.iri.clone()), line);
        }
        Ok(())
    }

    /// Answers of our members to events of the peer; what the host refused it does not keep either.
    fn register(&mut self, tx: &mut Transaction<'_>, register: &Register) -> Result<(), StoreError> {
        let Some(state) = state_of(register) else {
            return Ok(());
        };
        let Some(event) = events::get(tx, &register.event)? else {
            return Ok(());
        };
        if event.iri.origin() != self.peer || !self.is_recent(&event) {
            return Ok(());
        }
        let (Some(own), Some(member)) = (&self.own, members::get(tx, &register.member)?) else {
            return Ok(());
        };
        let actor = Iri::local(own, &format!("/users/{}", member.handle));
        let line = RsvpOnShelf {
            counter: register.counter.0,
            state,
            ours: Some((register.member.clone(), register.event.clone())),
        };
        self.shelves.rsvps.insert((Hand::Held, event.iri, actor), line);
        Ok(())
    }
}

fn state_of(register: &Register) -> Option<RsvpState> {
    match (&register.delivery, register.answer) {
        (RsvpDelivery::Refused { .. }, _) => None,
        (RsvpDelivery::Waitlisted { .. }, _) => Some(RsvpState::Waitlisted),
        (RsvpDelivery::Pending { .. }, _) => Some(RsvpState::Pending),
        (_, Answer::Going) => Some(RsvpState::Going),
        (_, Answer::Maybe) => Some(RsvpState::Maybe),
        (_, Answer::Declined) => Some(RsvpState::Declined),
        (_, Answer::Withdrawn) => Some(RsvpState::Withdrawn),
    }
}
