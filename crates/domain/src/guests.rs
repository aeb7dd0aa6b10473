//! The guest set of one event: who has a seat, who waits, and who moves up when a seat falls free.
//!
//! It is one record, so its size is its count and a version check guards its capacity (invariant I5).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Answer, Iri, MemberId, Origin, PersonName, RsvpCounter, RsvpState, VisitorId};

/// Most people on one event's list, all answers counted.
pub const GUESTS_MAX: usize = 2_000;

/// Everybody who answered one of our own events, in the order of their answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuestSet {
    guests: Vec<Guest>,
    /// Rises with each place given out, so that the waiting list is first in, first out.
    next_order: u64,
    /// The planted bug S10, which no other build has.
    #[cfg(feature = "sabotage")]
    #[serde(default)]
    counted: usize,
}

/// One person on the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guest {
    /// Who: one of ours, an actor elsewhere, or somebody without a membership.
    pub key: GuestKey,
    /// As the host's organiser sees her.
    pub name: PersonName,
    /// Her company, if she said.
    pub organization: Option<PersonName>,
    /// The community that vouches for her.
    pub member_of: Option<Iri>,
    /// Her last answer.
    pub answer: Answer,
    /// Of that answer.
    pub counter: RsvpCounter,
    /// What the host decided.
    pub seat: Seat,
    /// Place in the order of answers; smaller came first.
    pub order: u64,
    /// The activity that carried the answer, for people elsewhere.
    pub activity: Option<Iri>,
    /// When the answer came.
    pub at: Timestamp,
    /// When she was seen at the door.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked_in: Option<Timestamp>,
}

impl Guest {
    /// Somebody who answers, before the list has decided; the rest is written over it.
    pub fn answering(
        key: GuestKey,
        name: PersonName,
        answer: Answer,
        counter: RsvpCounter,
        at: Timestamp,
    ) -> Self {
        Self {
            key,
            name,
            organization: None,
            member_of: None,
            answer,
            counter,
            seat: Seat::None,
            order: 0,
            activity: None,
            at,
            checked_in: None,
        }
    }

    /// Whether she has no membership anywhere that we know of: a guest RSVP.
    pub fn is_visitor(&self) -> bool {
        matches!(self.key, GuestKey::Visitor(_))
    }

    /// The server of the community that vouches for her; `here` is ours, also for who has no membership anywhere.
    pub fn home(&self, here: &Origin) -> Origin {
        match (&self.key, &self.member_of) {
            (GuestKey::Member(_) | GuestKey::Visitor(_), _) => here.clone(),
            (GuestKey::Actor(_), Some(community)) => community.origin(),
            (GuestKey::Actor(actor), None) => actor.origin(),
        }
    }
}

/// Who a guest is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GuestKey {
    /// A member here.
    Member(MemberId),
    /// An actor on another server.
    Actor(Iri),
    /// Somebody without a membership, who proved that she reads the mail of an address.
    Visitor(VisitorId),
}

/// What the host gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seat {
    /// A seat.
    Taken,
    /// A place on the waiting list.
    Waiting,
    /// The organiser decides later.
    Pending,
    /// None was asked for.
    None,
}

/// What an answer did to the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Registered {
    /// It counts; these guests' places changed (the one who answered first, then those who moved up).
    Changed(Vec<GuestKey>),
    /// The same answer again: repeat what was said then.
    Repeated,
    /// Older than what is known; nothing changes.
    Stale,
}

/// What is said at the door (F14).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AtTheDoor {
    /// She is in from now on.
    In(Guest),
    /// She was in before, since then.
    AlreadyIn(Guest, Timestamp),
    /// Nobody with a seat.
    NotOnThisList,
}

/// Why there is no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoPlace {
    /// All seats are taken and there is no waiting list for this guest.
    #[error("the event is full")]
    Full,
    /// The list itself is full.
    #[error("the guest list is full")]
    ListFull,
}

/// What the host offers beyond its seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overflow {
    /// A waiting list, first in, first out.
    WaitingList,
    /// Nothing: full means full.
    Refuse,
}

impl GuestSet {
    /// Puts an answer on the list. `guest.seat` and `guest.order` are decided here, whatever they held.
    pub fn register(
        &mut self,
        mut guest: Guest,
        capacity: Option<u32>,
        overflow: Overflow,
    ) -> Result<Registered, NoPlace> {
        let known = self.guests.iter().position(|other| other.key == guest.key);
        if let Some(known) = known.map(|at| &self.guests[at]) {
            if guest.counter < known.counter {
                return Ok(Registered::Stale);
            }
            if guest.counter == known.counter || guest.answer == known.answer {
                let same = guest.answer == known.answer;
                if !same {
                    return Ok(Registered::Stale);
                }
                self.renew(guest);
                return Ok(Registered::Repeated);
            }
        } else if self.guests.len() >= GUESTS_MAX {
            return Err(NoPlace::ListFull);
        }
        guest.seat = self.seat_for(&guest, capacity, overflow)?;
        #[cfg(feature = "sabotage")]
        self.count_by_one(guest.answer);
        guest.order = self.next_order;
        self.next_order += 1;
        let mut changed = vec![guest.key.clone()];
        match known {
            // Who was seen was seen, whatever she answers afterwards.
            Some(at) => {
                guest.checked_in = self.guests[at].checked_in;
                self.guests[at] = guest;
            }
            None => self.guests.push(guest),
        }
        changed.extend(self.promote(capacity));
        Ok(Registered::Changed(changed))
    }

    /// Marks a guest present who has a seat; the first time counts.
    pub fn check_in(&mut self, key: &GuestKey, now: Timestamp) -> AtTheDoor {
        let on_list = |guest: &&mut Guest| &guest.key == key && guest.seat == Seat::Taken;
        let Some(guest) = self.guests.iter_mut().find(on_list) else {
            return AtTheDoor::NotOnThisList;
        };
        match guest.checked_in {
            Some(before) => AtTheDoor::AlreadyIn(guest.clone(), before),
            None => {
                guest.checked_in = Some(now);
                AtTheDoor::In(guest.clone())
            }
        }
    }

    /// Takes a guest off the list for good and gives her seat to whoever has waited longest; those who moved up.
    pub fn forget(&mut self, key: &GuestKey, capacity: Option<u32>) -> Vec<GuestKey> {
        self.guests.retain(|guest| &guest.key != key);
        self.promote(capacity)
    }

    /// Somebody is known by another name from now on, and keeps her place: what she answers next counts. Nothing when
    /// the new name stands on the list already.
    pub fn rename(&mut self, from: &GuestKey, to: &GuestKey) -> bool {
        if self.find(to).is_some() {
            return false;
        }
        let Some(guest) = self.guests.iter_mut().find(|guest| &guest.key == from) else {
            return false;
        };
        guest.key = to.clone();
        guest.counter = RsvpCounter::default();
        true
    }

    /// The same answer, said later or again: her place is the one she has, and her name as she says it now.
    fn renew(&mut self, said: Guest) {
        let Some(guest) = self.guests.iter_mut().find(|guest| guest.key == said.key) else {
            return;
        };
        if said.counter > guest.counter {
            guest.counter = said.counter;
            guest.name = said.name;
            guest.organization = said.organization;
        }
        if said.activity.is_some() {
            guest.activity = said.activity;
        }
    }

    fn seat_for(&self, guest: &Guest, capacity: Option<u32>, overflow: Overflow) -> Result<Seat, NoPlace> {
        if guest.answer != Answer::Going {
            return Ok(Seat::None);
        }
        let taken_by_others = self
            .guests
            .iter()
            .filter(|other| other.seat == Seat::Taken && other.key != guest.key)
            .count();
        let free = capacity.is_none_or(|seats| taken_by_others < seats as usize);
        let someone_waits = self
            .guests
            .iter()
            .any(|other| other.seat == Seat::Waiting && other.key != guest.key);
        match (free && !someone_waits, overflow) {
            (true, _) => Ok(Seat::Taken),
            (false, Overflow::WaitingList) => Ok(Seat::Waiting),
            (false, Overflow::Refuse) => Err(NoPlace::Full),
        }
    }

    /// Gives free seats to those who have waited longest; called after each change and when the capacity rises.
    pub fn promote(&mut self, capacity: Option<u32>) -> Vec<GuestKey> {
        let mut free = capacity.map_or(usize::MAX, |seats| (seats as usize).saturating_sub(self.taken()));
        let mut waiting: Vec<usize> = (0..self.guests.len())
            .filter(|at| self.guests[*at].seat == Seat::Waiting)
            .collect();
        waiting.sort_by_key(|at| self.guests[*at].order);
        let mut promoted = Vec::new();
        for at in waiting {
            if free == 0 {
                break;
            }
            free -= 1;
            self.guests[at].seat = Seat::Taken;
            promoted.push(self.guests[at].key.clone());
        }
        promoted
    }

    #[cfg(feature = "sabotage")]
    fn count_by_one(&mut self, answer: Answer) {
        match answer {
            Answer::Going => self.counted += 1,
            Answer::Declined | Answer::Withdrawn => self.counted = self.counted.saturating_sub(1),
            Answer::Maybe => {}
        }
    }

    /// Seats taken: the size of a set, never a counter.
    pub fn taken(&self) -> usize {
        #[cfg(feature = "sabotage")]
        if crate::sabotage::planted(crate::sabotage::Bug::S10) {
            return self.counted;
        }
        self.guests
            .iter()
            .filter(|guest| guest.seat == Seat::Taken)
            .count()
    }

    /// How many wait.
    pub fn waiting(&self) -> usize {
        self.guests
            .iter()
            .filter(|guest| guest.seat == Seat::Waiting)
            .count()
    }

    /// Takes the name and the company of a guest off the list; that somebody came stays. Whether anything was there.
    pub fn without_name(&mut self, key: &GuestKey, nobody: &PersonName) -> bool {
        let Some(guest) = self.guests.iter_mut().find(|guest| &guest.key == key) else {
            return false;
        };
        let had = guest.name != *nobody || guest.organization.is_some();
        guest.name = nobody.clone();
        guest.organization = None;
        had
    }

    /// One guest.
    pub fn find(&self, key: &GuestKey) -> Option<&Guest> {
        self.guests.iter().find(|guest| &guest.key == key)
    }

    /// Everybody, in the order of their last answers.
    pub fn iter(&self) -> impl Iterator<Item = &Guest> {
        let mut order: Vec<&Guest> = self.guests.iter().collect();
        order.sort_by_key(|guest| guest.order);
        order.into_iter()
    }

    /// Place on the waiting list, first is 1.
    pub fn place(&self, key: &GuestKey) -> Option<u32> {
        let me = self.find(key).filter(|guest| guest.seat == Seat::Waiting)?;
        let before = self
            .guests
            .iter()
            .filter(|other| other.seat == Seat::Waiting && other.order < me.order)
            .count();
        Some(before as u32 + 1)
    }

    /// One word for where a guest stands.
    pub fn state(&self, key: &GuestKey) -> Option<RsvpState> {
        let guest = self.find(key)?;
        Some(match (guest.answer, guest.seat) {
            (Answer::Going, Seat::Taken) => RsvpState::Going,
            (Answer::Going, Seat::Waiting) => RsvpState::Waitlisted,
            (Answer::Going, _) => RsvpState::Pending,
            (Answer::Maybe, _) => RsvpState::Maybe,
            (Answer::Declined, _) => RsvpState::Declined,
            (Answer::Withdrawn, _) => RsvpState::Withdrawn,
        })
    }
}

#[cfg(test)]
mod tests;
