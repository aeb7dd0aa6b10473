//! An operator puts a room by without reading it (`subrosa` section 7): `rosarium room archive`.

use jiff::Timestamp;

use crate::audit::{Audited, By};
use crate::id::RoomId;
use crate::rooms::{Rooms, RoomsError};

impl Rooms {
    /// Puts a room by: its members read it as before, and nobody writes in it, enters it or is invited to it any more. It
    /// keeps what it keeps for as long as it did. To do it twice changes nothing. The members find it in the audit chain.
    pub fn archive(&self, id: RoomId, now: Timestamp) -> Result<(), RoomsError> {
        self.transact(|tx| {
            let mut room = self.room(tx, id)?;
            if room.archived.is_some() {
                return Ok(());
            }
            room.archived = Some(now);
            room.invitations.clear();
            self.put_room(tx, id, &room)?;
            self.note_audit(tx, id, Audited::Archived, By::Operator, now)
        })?;
        self.note_seats(id);
        Ok(())
    }
}
