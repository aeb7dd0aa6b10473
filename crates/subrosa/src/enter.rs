//! A member enters a room, or is told all that is missing; members of it vouch for those who wait (F11, need 2.11).

use std::collections::BTreeSet;

use community::sign_code::code_standing;
use domain::{MemberId, ResignOn, Slug};
use jiff::{SignedDuration, Timestamp};
use store::{Membership, StoreError, Transaction, enrolments};

use crate::entry::{Candidate, CodeStands, Missing, may_enter};
use crate::id::RoomId;
use crate::room::{ASKING_VOUCHES_MAX, Asking, ROOM_ASKING_MAX, ROOM_MEMBERS_MAX, Room, Seat};
use crate::rooms::{Rooms, RoomsError};

/// Days for which the members of a room see that somebody waits for them to vouch; by then her invitation is over.
pub const ASKING_DAYS: i64 = 90;

/// What the community knows of whoever wants to enter; how many vouch for her only the room knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// How she stands to the code of ethics.
    pub code: CodeStands,
    /// Her level; absent if she has none.
    pub tier: Option<Slug>,
}

impl Wish {
    /// What the community's own store says of a member now.
    pub fn of(tx: &mut Transaction<'_>, who: &Membership, resign_on: ResignOn) -> Result<Self, StoreError> {
        let member = &who.member().id;
        let code = match code_standing(tx, member, resign_on)?.is_settled() {
            true => CodeStands::Signed,
            false => CodeStands::ToBeSigned,
        };
        let tier = enrolments::get(tx, member)?.map(|enrolment| enrolment.tier);
        Ok(Self { code, tier })
    }
}

/// Why somebody is not in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EnterRefused {
    /// Not yet: all of this is missing. If it is members who vouch, those of the room see that she waits for them.
    #[error("something is missing before this room opens")]
    NotYet(Vec<Missing>),
    /// She has a seat.
    #[error("you are in this room")]
    IsIn,
    /// Nobody else finds a seat.
    #[error("this room has all the members it can have")]
    Full,
    /// Too many wait for members to vouch.
    #[error("too many wait to enter this room; ask again later")]
    TooManyAsk,
    /// The rooms said no.
    #[error(transparent)]
    Rooms(#[from] RoomsError),
}

/// Why a member's word for somebody was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VouchRefused {
    /// Nobody of this name waits.
    #[error("she does not wait to enter this room")]
    NotAsking,
    /// The rooms said no.
    #[error(transparent)]
    Rooms(#[from] RoomsError),
}

impl Rooms {
    /// Gives a member a seat without an invitation.
    #[cfg(test)]
    pub(crate) fn enter(
        &self,
        who: &Membership,
        id: RoomId,
        wish: &Wish,
        now: Timestamp,
    ) -> Result<(), EnterRefused> {
        self.enter_if(who, id, wish, now, |_| Ok(()))
    }

    /// Gives a member a seat, if the rule of the room and what else is asked of the room admit her.
    pub(crate) fn enter_if(
        &self,
        who: &Membership,
        id: RoomId,
        wish: &Wish,
        now: Timestamp,
        asked: impl Fn(&Room) -> Result<(), RoomsError>,
    ) -> Result<(), EnterRefused> {
        let entered: Result<(), EnterRefused> = self.turn_epoch(id, now, |_, room| {
            asked(room)?;
            check(room, who, wish, now)?;
            let member = who.member().id.clone();
            let seat = Seat {
                from: room.epoch.next(),
                entered: now,
                mark: self.ids().chance(id),
            };
            room.asking.remove(&member);
            room.seats.insert(member, seat);
            Ok(())
        });
        if let Err(EnterRefused::NotYet(missing)) = &entered
            && missing.iter().any(|one| matches!(one, Missing::Vouches { .. }))
        {
            self.note_asking(who, id, now, &asked)?;
        }
        entered
    }

    /// Notes that somebody waits. What else is asked of the room is asked again: her invitation may be void since she pressed.
    pub(crate) fn note_asking(
        &self,
        who: &Membership,
        id: RoomId,
        now: Timestamp,
        asked: &dyn Fn(&Room) -> Result<(), RoomsError>,
    ) -> Result<(), EnterRefused> {
        self.transact(|tx| {
            let mut room = self.room(tx, id)?;
            asked(&room)?;
            let member = &who.member().id;
            if room.asking.contains_key(member) || room.seats.contains_key(member) {
                return Ok(());
            }
            if room.asking.len() >= ROOM_ASKING_MAX {
                return Err(EnterRefused::TooManyAsk);
            }
            let asking = Asking {
                since: now,
                vouches: BTreeSet::new(),
            };
            room.asking.insert(member.clone(), asking);
            Ok(self.put_room(tx, id, &room)?)
        })
    }

    /// Forgets who has waited for long enough; with another invitation she asks anew.
    pub(crate) fn sweep_asking(&self, id: RoomId, now: Timestamp) -> Result<(), RoomsError> {
        let days = SignedDuration::from_hours(24 * ASKING_DAYS);
        let waits = |asking: &Asking| asking.since.checked_add(days).is_ok_and(|over| now < over);
        if self.look(|tx| self.room(tx, id))?.asking.values().all(waits) {
            return Ok(());
        }
        self.transact(|tx| {
            let mut room = self.room(tx, id)?;
            room.asking.retain(|_, asking| waits(asking));
            self.put_room(tx, id, &room)
        })
    }

    /// A member of a room speaks for somebody who waits to enter it; to do it twice counts once.
    pub fn vouch(&self, who: &Membership, id: RoomId, asking: &MemberId) -> Result<(), VouchRefused> {
        self.transact(|tx| {
            let (mut room, access) = self.entered(tx, id, who)?;
            let asked = room.asking.get_mut(asking).ok_or(VouchRefused::NotAsking)?;
            let has_place = asked.vouches.len() < ASKING_VOUCHES_MAX;
            if has_place && asked.vouches.insert(access.member().clone()) {
                self.put_room(tx, id, &room)?;
            }
            Ok(())
        })
    }
}

/// Whether somebody may have a seat now.
pub(crate) fn check(room: &Room, who: &Membership, wish: &Wish, now: Timestamp) -> Result<(), EnterRefused> {
    let member = who.member();
    if room.seats.contains_key(&member.id) {
        return Err(EnterRefused::IsIn);
    }
    let candidate = Candidate {
        joined: member.joined,
        code: wish.code,
        tier: wish.tier.clone(),
        vouches: vouches(room, &member.id),
    };
    may_enter(&room.entry, &candidate, now).map_err(EnterRefused::NotYet)?;
    match room.seats.len() >= ROOM_MEMBERS_MAX {
        true => Err(EnterRefused::Full),
        false => Ok(()),
    }
}

/// Members who speak for somebody; the word of one who has left no longer counts.
pub(crate) fn vouches(room: &Room, member: &MemberId) -> u8 {
    let Some(asking) = room.asking.get(member) else {
        return 0;
    };
    let sitting = asking.vouches.iter().filter(|one| room.seats.contains_key(one));
    u8::try_from(sitting.count()).unwrap_or(u8::MAX)
}
