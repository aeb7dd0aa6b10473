//! What is asked at each visit of a room: a seat, and the level the room asks for (F11, need 4.11).

use domain::Slug;
use store::Membership;

use crate::id::RoomId;
use crate::rooms::{Rooms, RoomsError};
use crate::tx::ROOMS;

impl Rooms {
    /// Whether somebody of this level, absent if she has none, may be in a room now. Her seat stays hers while she lacks the
    /// level: the room opens again when she has it. Without a seat, or the level, there is no such room.
    ///
    /// Whoever has no seat is answered by one read of the store, as of a room that never was, and nothing is opened for her:
    /// the time of the answer tells neither that there is a room nor how many sit in it (threat D6).
    pub fn admits(&self, who: &Membership, id: RoomId, tier: Option<&Slug>) -> Result<(), RoomsError> {
        if self.index().is_outside(id, &who.member().id) {
            let _unopened = self.look(|tx| tx.get(ROOMS, &id.bytes().to_vec()))?;
            return Err(RoomsError::NoSuchRoom);
        }
        let (room, _) = self.look(|tx| self.entered(tx, id, who))?;
        match room.entry.admits(tier) {
            true => Ok(()),
            false => Err(RoomsError::NoSuchRoom),
        }
    }
}
