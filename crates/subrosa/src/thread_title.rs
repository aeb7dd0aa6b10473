//! What one thread is about, for the head of its page.

use store::Membership;
use zeroize::Zeroizing;

use crate::id::{RoomId, ThreadId};
use crate::rooms::{Rooms, RoomsError};
use crate::text::ThreadTitle;

impl Rooms {
    /// What a thread is about; nothing if it began before she came (R14).
    pub fn thread_title(
        &self,
        who: &Membership,
        id: RoomId,
        thread: ThreadId,
    ) -> Result<Option<ThreadTitle>, RoomsError> {
        self.look(|tx| {
            let (_, access) = self.entered(tx, id, who)?;
            let kept = self.thread(tx, id, thread)?;
            let title = Zeroizing::new(kept.title);
            Ok(access
                .reaches(kept.began_in)
                .then(|| ThreadTitle::unsealed(title)))
        })
    }
}
