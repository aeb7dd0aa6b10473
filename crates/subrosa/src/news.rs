//! In how many of her rooms something new was said: asked for on every page of a member, so it is read from memory. What is
//! kept there is looked up in the store again after each change, under one lock: the last look stays, so that nobody is told
//! of a room once her seat in it is gone (threat D7).

use domain::Slug;
use store::Membership;

use crate::entry::EntryRule;
use crate::epoch::Epoch;
use crate::id::{Invitation, PostId, RoomId, ThreadId};
use crate::index::{Indexed, Threads};
use crate::read::{News, last_post, thread_of};
use crate::rooms::{Rooms, RoomsError};
use crate::tx::{Go, THREADS};

impl Rooms {
    /// In how many of her rooms others have said something that she has not seen, as far as she may read it; of rooms alone
    /// that admit her level now, absent if she has none ([`Rooms::admits`]). No key is used and nothing read from the store.
    pub fn news_admitted(&self, who: &Membership, tier: Option<&Slug>) -> u32 {
        let admits = |entry: &EntryRule| entry.admits(tier);
        self.index().news(&who.member().id, admits)
    }

    /// The same, whatever her level.
    #[cfg(test)]
    pub(crate) fn news(&self, who: &Membership) -> u32 {
        self.index().news(&who.member().id, |_| true)
    }

    /// Whether others have said something in one of her rooms that she has not seen; read from memory as well.
    pub fn news_in(&self, who: &Membership, id: RoomId) -> News {
        match self.index().is_new_to(&who.member().id, id) {
            true => News::Some,
            false => News::None,
        }
    }

    /// To which room an invitation leads; whether it is valid its record says.
    pub(crate) fn invited_to(&self, invitation: Invitation) -> Result<RoomId, RoomsError> {
        self.index().invited_to(invitation).ok_or(RoomsError::NoSuchRoom)
    }

    /// Looks at every room.
    pub(crate) fn note_all(&self) -> Result<(), RoomsError> {
        for id in self.all()? {
            self.note_room(id);
        }
        Ok(())
    }

    /// Looks at all of a room: it was made, swept or closed.
    pub(crate) fn note_room(&self, id: RoomId) {
        let _alone = self.index().note();
        self.noted(id, self.indexed(id).map(|room| self.index().put(id, room)));
    }

    /// Looks at who sits in a room and what invitations there are.
    pub(crate) fn note_seats(&self, id: RoomId) {
        let _alone = self.index().note();
        let room = self.look(|tx| self.room(tx, id));
        self.noted(
            id,
            room.map(|room| self.index().change(id, |kept| kept.sit(&room))),
        );
    }

    /// Looks at a thread in which somebody, known by the mark of her seat, said something; her own word is no news to her.
    pub(crate) fn note_said(&self, id: RoomId, mark: [u8; 16], thread: ThreadId) {
        self.note_seen(id, mark, thread);
        self.note_thread(id, thread);
    }

    /// Looks at the end of a thread, which may be another or gone.
    pub(crate) fn note_thread(&self, id: RoomId, thread: ThreadId) {
        let _alone = self.index().note();
        let last = self.look(|tx| last_post(tx, id, thread));
        let say = |last: Option<(PostId, Epoch)>| {
            let last = last.filter(|(post, _)| !self.is_nameless(id, *post));
            self.index().change(id, |kept| kept.say(thread, last));
        };
        self.noted(id, last.map(say));
    }

    /// Looks up to where a thread is seen from a seat.
    pub(crate) fn note_seen(&self, id: RoomId, mark: [u8; 16], thread: ThreadId) {
        let _alone = self.index().note();
        let upto = self.look(|tx| self.seen(tx, id, mark, thread));
        self.noted(
            id,
            upto.map(|upto| self.index().change(id, |kept| kept.see(mark, thread, upto))),
        );
    }

    /// All of a room that is kept in memory, from the store.
    fn indexed(&self, id: RoomId) -> Result<Indexed, RoomsError> {
        self.look(|tx| {
            let room = self.room(tx, id)?;
            let mut threads = Threads::new();
            tx.scan(THREADS, &id.bytes(), None, |key, _| {
                let thread = thread_of(key)?;
                if let Some(last) = last_post(tx, id, thread)?
                    && !self.is_nameless(id, last.0)
                {
                    threads.insert(thread, last);
                }
                Ok::<_, RoomsError>(Go::On)
            })?;
            let mut indexed = Indexed::new(&room, threads);
            for seat in room.seats.values() {
                indexed.see_all(seat.mark, self.all_seen(tx, id, seat.mark)?);
            }
            Ok(indexed)
        })
    }

    /// A room that is gone or cannot be looked at is not kept.
    fn noted(&self, id: RoomId, looked: Result<(), RoomsError>) {
        if looked.is_err() {
            self.index().drop_room(id);
        }
    }
}
