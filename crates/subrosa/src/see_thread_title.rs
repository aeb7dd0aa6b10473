//! A member sees what one thread is about, for the head of its page.

use store::Membership;

use crate::id::{RoomId, ThreadId};
use crate::rooms::{Rooms, RoomsError};
use crate::text::ThreadTitle;

impl Rooms {
    /// What a thread is about; nothing if it began before she came (R14), or was removed with its first post.
    pub fn thread_title(
        &self,
        who: &Membership,
        id: RoomId,
        thread: ThreadId,
    ) -> Result<Option<ThreadTitle>, RoomsError> {
        self.look(|tx| {
            let (_, access) = self.entered(tx, id, who)?;
            let kept = self.thread(tx, id, thread)?;
            Ok(kept.title_for(&access))
        })
    }
}
