//! A member leaves a room, or a steward puts her out; the next word there is under a key that was made after she went (R7).

use std::collections::BTreeSet;

use domain::MemberId;
use jiff::Timestamp;
use store::Membership;

use crate::access::Stewarding;
use crate::audit::{Audited, By};
use crate::id::RoomId;
use crate::keyring::KeyName;
use crate::room::{Room, Seat, StewardsRefused};
use crate::rooms::{Rooms, RoomsError, key_of};
use crate::tx::{DRAFTS, OF_ROOMS, ROOMS, SEEN, Tx};

/// Why nobody left, was put out or was named, and nothing was closed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StewardingRefused {
    /// It takes somebody who runs the room.
    #[error("only a steward of the room may do this")]
    NoSteward,
    /// She has no seat.
    #[error("she is not in this room")]
    NotIn,
    /// It would leave the room without anybody who runs it, or with too many.
    #[error(transparent)]
    Stewards(#[from] StewardsRefused),
    /// The rooms said no.
    #[error(transparent)]
    Rooms(#[from] RoomsError),
}

impl Rooms {
    /// Gives a seat back. What she said stays as long as the room keeps it; her drafts, what she has seen and her invitations
    /// go at once.
    pub fn leave(&self, who: &Membership, id: RoomId, now: Timestamp) -> Result<(), StewardingRefused> {
        let member = &who.member().id;
        self.turn_epoch(id, now, |tx, room| {
            if !room.seats.contains_key(member) {
                return Err(RoomsError::NoSuchRoom.into());
            }
            take_seat(tx, id, room, member)
        })
    }

    /// A steward takes somebody's seat. Every invitation is void from here on, as she may have one, and so is an open vote on
    /// history: who puts the others out does not make herself two thirds of who is left (R14).
    pub fn put_out(
        &self,
        steward: &Membership,
        id: RoomId,
        member: &MemberId,
        now: Timestamp,
    ) -> Result<(), StewardingRefused> {
        self.turn_epoch(id, now, |tx, room| {
            self.entered_as_steward(tx, id, steward)?;
            room.invitations.clear();
            take_seat(tx, id, room, member)?;
            let is_void = room.vote.take_if(|vote| vote.is_open(now)).is_some();
            let by = By::Member(steward.member().id.clone());
            self.note_audit(tx, id, Audited::PutOut(member.clone()), by.clone(), now)?;
            if is_void {
                self.note_audit(tx, id, Audited::HistoryVoided, by, now)?;
            }
            Ok(())
        })
    }

    /// A steward names a member of the room as one more steward.
    pub fn name_steward(
        &self,
        steward: &Membership,
        id: RoomId,
        member: &MemberId,
        now: Timestamp,
    ) -> Result<(), StewardingRefused> {
        self.transact(|tx| {
            let mut room = self.entered_as_steward(tx, id, steward)?;
            if !room.seats.contains_key(member) {
                return Err(StewardingRefused::NotIn);
            }
            if room.stewards.has(member) {
                return Ok(());
            }
            room.stewards.add(member.clone())?;
            self.put_room(tx, id, &room)?;
            let by = By::Member(steward.member().id.clone());
            Ok(self.note_audit(tx, id, Audited::StewardNamed(member.clone()), by, now)?)
        })
    }

    /// A steward closes a room: all that was said in it is gone, and so are the keys.
    pub fn close_room(&self, steward: &Membership, id: RoomId) -> Result<(), StewardingRefused> {
        let _alone = self.change_keys();
        self.transact(|tx| {
            self.entered_as_steward(tx, id, steward)?;
            clear_room(tx, id);
            Ok::<_, StewardingRefused>(())
        })?;
        Ok(self.shred_room(id)?)
    }

    /// Destroys every key of a room whose rows are gone. A kill before leaves keys that open nothing; the next sweep destroys
    /// them. Whoever calls it holds [`Self::change_keys`].
    pub(crate) fn shred_room(&self, id: RoomId) -> Result<(), RoomsError> {
        let names: BTreeSet<KeyName> = self.keys().names().filter(|name| name.room == id).collect();
        let shred = self.keys_to_change().shred(&names);
        self.note_room(id);
        Ok(shred?)
    }

    pub(crate) fn entered_as_steward(
        &self,
        tx: &mut Tx<'_>,
        id: RoomId,
        who: &Membership,
    ) -> Result<Room, StewardingRefused> {
        let (room, access) = self.entered(tx, id, who)?;
        match access.stewarding() {
            Stewarding::Runs => Ok(room),
            Stewarding::TakesPart => Err(StewardingRefused::NoSteward),
        }
    }
}

fn take_seat(
    tx: &mut Tx<'_>,
    id: RoomId,
    room: &mut Room,
    member: &MemberId,
) -> Result<(), StewardingRefused> {
    room.stewards.remove(member)?;
    let seat = room.seats.remove(member).ok_or(StewardingRefused::NotIn)?;
    clear_seat(tx, id, room, member, &seat);
    Ok(())
}

/// Deletes all rows of a room.
pub(crate) fn clear_room(tx: &mut Tx<'_>, id: RoomId) {
    tx.delete(ROOMS, key_of(id, &[]));
    for space in OF_ROOMS {
        tx.clear(space, &id.bytes());
    }
}

/// What goes with a seat: what was not sent, what was seen, and the invitations she made.
pub(crate) fn clear_seat(tx: &mut Tx<'_>, id: RoomId, room: &mut Room, member: &MemberId, seat: &Seat) {
    let of_seat = key_of(id, &[&seat.mark]);
    tx.clear(DRAFTS, &of_seat);
    tx.clear(SEEN, &of_seat);
    room.invitations.retain(|one| one.by != *member);
    room.follower = room.follower.take().filter(|one| one.who != *member);
}
