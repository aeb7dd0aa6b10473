//! The door of a room, before which somebody stands with an invitation: what the room is like, what is missing, or the way in
//! (F11, need 2.11). Without a valid invitation there is no door.

use jiff::Timestamp;
use store::Membership;

use crate::enter::{EnterRefused, Wish, check};
use crate::entry::Missing;
use crate::id::{Invitation, RoomId};
use crate::room::{Retention, Room, Rule};
use crate::rooms::{Rooms, RoomsError};

/// What somebody with an invitation is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Door {
    /// She is in this room.
    IsIn(RoomId),
    /// She may enter.
    Open(DoorTold),
    /// She may not yet: all of this is missing, with the date on which it no longer is.
    NotYet(DoorTold, Vec<Missing>),
    /// The room has all the members it can have.
    Full,
}

/// What the door says of the room: neither its name nor who is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DoorTold {
    /// What may be done outside with what is said.
    pub rule: Rule,
    /// How long it keeps what is said.
    pub retention: Retention,
}

impl Rooms {
    /// What stands at the door to which an invitation leads. Nothing is noted. One that never was, is over or void, or leads
    /// to a room that is gone or archived, is no such room (threat D6).
    pub fn at_door(
        &self,
        who: &Membership,
        invitation: Invitation,
        wish: &Wish,
        now: Timestamp,
    ) -> Result<Door, RoomsError> {
        let id = self.invited_to(invitation)?;
        let room = self.look(|tx| self.room(tx, id))?;
        is_door(&room, invitation, now)?;
        let told = DoorTold {
            rule: room.rule,
            retention: room.retention,
        };
        match check(&room, who, wish, now) {
            Ok(()) => Ok(Door::Open(told)),
            Err(EnterRefused::IsIn) => Ok(Door::IsIn(id)),
            Err(EnterRefused::NotYet(missing)) => Ok(Door::NotYet(told, missing)),
            Err(EnterRefused::Full | EnterRefused::TooManyAsk) => Ok(Door::Full),
            Err(EnterRefused::Rooms(error)) => Err(error),
        }
    }

    /// Gives whoever has an invitation a seat, if the rule of the room admits her; she reads what is said from here on and
    /// nothing from before (R14). Whoever lacks members who vouch is noted as waiting for them, for whom they see her.
    pub fn enter_by(
        &self,
        who: &Membership,
        invitation: Invitation,
        wish: &Wish,
        now: Timestamp,
    ) -> Result<RoomId, EnterRefused> {
        let id = self.invited_to(invitation)?;
        self.enter_if(who, id, wish, now, |room| is_door(room, invitation, now))?;
        Ok(id)
    }
}

fn is_door(room: &Room, invitation: Invitation, now: Timestamp) -> Result<(), RoomsError> {
    match room.is_invited_by(invitation, now) && room.archived.is_none() {
        true => Ok(()),
        false => Err(RoomsError::NoSuchRoom),
    }
}
