//! The proof that somebody may read a room: made by the look-up that found her seat, asked for by whatever shows a text.

use std::fmt;

use domain::MemberId;

use crate::epoch::Epoch;
use crate::history::may_read;
use crate::id::RoomId;
use crate::room::Room;

/// Proof that a member sits in a room, and from which epoch on she reads it. It is as old as the read that made it: a page
/// makes one for each answer (threat D7).
pub struct RoomAccess {
    room: RoomId,
    member: MemberId,
    from: Epoch,
    steward: Stewarding,
}

/// Whether a member runs the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stewarding {
    /// She runs it, with others or alone.
    Runs,
    /// She is a member like any other.
    TakesPart,
}

impl RoomAccess {
    /// If she has a seat.
    pub(crate) fn of(id: RoomId, room: &Room, member: &MemberId) -> Option<Self> {
        let seat = room.seats.get(member)?;
        Some(Self {
            room: id,
            member: member.clone(),
            from: seat.from,
            steward: match room.stewards.has(member) {
                true => Stewarding::Runs,
                false => Stewarding::TakesPart,
            },
        })
    }

    /// Which room.
    pub fn room(&self) -> RoomId {
        self.room
    }

    /// Who.
    pub fn member(&self) -> &MemberId {
        &self.member
    }

    /// Whether she runs it.
    pub fn stewarding(&self) -> Stewarding {
        self.steward
    }

    /// Whether she may read what was said in an epoch.
    pub(crate) fn reaches(&self, said_in: Epoch) -> bool {
        may_read(self.from, said_in)
    }
}

/// A log or a panic may not say who sits where.
impl fmt::Debug for RoomAccess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[SubRosa]")
    }
}
