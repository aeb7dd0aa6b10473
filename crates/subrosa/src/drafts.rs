//! What a member has written and not sent yet: it outlives her session, sealed like what she sends, one for each thread.

use engine::Key;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::Membership;

use crate::id::{RoomId, ThreadId};
use crate::keyring::KeyName;
use crate::room::Seat;
use crate::rooms::{Rooms, RoomsError, key_of};
use crate::seal::{Header, Message};
use crate::text::PostText;
use crate::tx::{DRAFTS, Tx};
use crate::wipe::{Wiped, json};

/// A draft as it is sealed.
#[derive(Serialize, Deserialize)]
pub(crate) struct KeptDraft {
    text: Wiped,
    pub(crate) saved: Timestamp,
}

impl Rooms {
    /// Keeps what she has written for a thread, in the place of what she wrote before.
    pub fn save_draft(
        &self,
        who: &Membership,
        id: RoomId,
        thread: ThreadId,
        text: &PostText,
        now: Timestamp,
    ) -> Result<(), RoomsError> {
        self.transact(|tx| {
            let (room, _) = self.entered(tx, id, who)?;
            room.is_written_in()?;
            self.thread(tx, id, thread)?;
            let seat = room.seats.get(&who.member().id).ok_or(RoomsError::NoSuchRoom)?;
            let kept = KeptDraft {
                text: Wiped::of(text.to_seal()),
                saved: now,
            };
            let plain = json(&kept).ok_or(RoomsError::Unreadable)?;
            let name = KeyName::said(id, room.epoch);
            let message = Message::Draft(seat.mark, thread);
            let row = self.seal(name, message, Header::plain(room.epoch.number()), &plain)?;
            tx.put(DRAFTS, draft_key(id, seat, thread), row);
            Ok(())
        })
    }

    /// What she has written for a thread and not sent; nothing if she has not, or sent it.
    pub fn draft(
        &self,
        who: &Membership,
        id: RoomId,
        thread: ThreadId,
    ) -> Result<Option<PostText>, RoomsError> {
        self.look(|tx| {
            let (room, _) = self.entered(tx, id, who)?;
            let seat = room.seats.get(&who.member().id).ok_or(RoomsError::NoSuchRoom)?;
            let Some(row) = tx.get(DRAFTS, &draft_key(id, seat, thread))? else {
                return Ok(None);
            };
            let kept = self.opened_draft(id, seat.mark, thread, &row)?;
            Ok(Some(PostText::unsealed(kept.text.into_text())))
        })
    }

    /// A draft out of its row.
    pub(crate) fn opened_draft(
        &self,
        id: RoomId,
        mark: [u8; 16],
        thread: ThreadId,
        row: &[u8],
    ) -> Result<KeptDraft, RoomsError> {
        let plain = self.unseal_said(id, Message::Draft(mark, thread), row)?;
        serde_json::from_slice(&plain).map_err(|_| RoomsError::Unreadable)
    }

    /// Throws a draft away.
    pub fn drop_draft(&self, who: &Membership, id: RoomId, thread: ThreadId) -> Result<(), RoomsError> {
        self.transact(|tx: &mut Tx<'_>| {
            let (room, _) = self.entered(tx, id, who)?;
            let seat = room.seats.get(&who.member().id).ok_or(RoomsError::NoSuchRoom)?;
            tx.delete(DRAFTS, draft_key(id, seat, thread));
            Ok(())
        })
    }
}

/// Where a draft lies: the mark of a seat names nobody.
pub(crate) fn draft_key(id: RoomId, seat: &Seat, thread: ThreadId) -> Key {
    key_of(id, &[&seat.mark, &thread.bytes()])
}
