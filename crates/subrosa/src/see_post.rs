//! A member looks at one post, for a page that asks something about it: to report it, to remove it, to let it be read outside.

use jiff::Timestamp;
use store::Membership;

use crate::access::RoomAccess;
use crate::id::{PostId, RoomId, ThreadId};
use crate::read::{Author, Reader};
use crate::rooms::{Rooms, RoomsError};
use crate::text::PostText;

/// One post, and who looks at it.
pub struct OnePostShown {
    /// That she may read it.
    pub access: RoomAccess,
    /// Who wrote it, as far as it is known.
    pub author: Author,
    /// What it says.
    pub text: PostText,
}

impl Rooms {
    /// A post that she may read; any other is a room that is not there (threat D2).
    pub fn see_post(
        &self,
        who: &Membership,
        id: RoomId,
        thread: ThreadId,
        post: PostId,
        now: Timestamp,
    ) -> Result<OnePostShown, RoomsError> {
        self.look(|tx| {
            let (room, access) = self.entered(tx, id, who)?;
            let place = (thread, post);
            let row = self.readable(tx, &access, place)?;
            let reader = Reader { id, room: &room, now };
            let taken = self.taken(tx, &reader, place, &row)?;
            Ok(OnePostShown {
                access,
                author: taken.author,
                text: taken.text,
            })
        })
    }
}
