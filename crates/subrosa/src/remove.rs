//! A post is removed: by its author as long as the room knows her, or by a steward. With the first post of a thread goes its
//! title, and with the last one the thread.

use std::collections::BTreeSet;

use jiff::Timestamp;
use store::Membership;

use crate::access::{RoomAccess, Stewarding};
use crate::audit::{Audited, By};
use crate::drafts::draft_key;
use crate::epoch::Day;
use crate::history::shows_name;
use crate::id::{PostId, RoomId, ThreadId};
use crate::read::{ids_of, said_in};
use crate::room::Room;
use crate::rooms::{Rooms, RoomsError, key_of};
use crate::seal::Header;
use crate::tx::{DRAFTS, Go, POSTS, SEEN, THREADS, Tx};
use crate::wipe::Wiped;

/// Why a post stays.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RemoveRefused {
    /// It is of somebody else, or nobody knows any more that it is hers.
    #[error("only its author and the stewards of the room may remove a post; report it to them")]
    NotYours,
    /// The rooms said no; a post that is not there, or that she may not read, is a room that is not there.
    #[error(transparent)]
    Rooms(#[from] RoomsError),
}

impl Rooms {
    /// Removes a post, also where nobody writes any more. In a Chatham House room nobody is its author once the days of the
    /// names are over: a steward may still remove it. The audit chain notes what a steward removes of others, and not of whom.
    pub fn remove(
        &self,
        who: &Membership,
        id: RoomId,
        thread: ThreadId,
        post: PostId,
        now: Timestamp,
    ) -> Result<(), RemoveRefused> {
        self.transact(|tx| {
            let (room, access) = self.entered(tx, id, who)?;
            let key = key_of(id, &[&thread.bytes(), &post.bytes()]);
            let row = tx.get(POSTS, &key).map_err(RoomsError::from)?;
            let row = row.ok_or(RoomsError::NoSuchRoom)?;
            if !access.reaches(said_in(&row)?) {
                return Err(RoomsError::NoSuchRoom.into());
            }
            let is_hers =
                shows_name(post.written(), room.rule, now) && self.wrote(tx, &access, post, &row)?;
            if !is_hers && access.stewarding() == Stewarding::TakesPart {
                return Err(RemoveRefused::NotYours);
            }
            self.take_posts(tx, (id, &room), thread, &BTreeSet::from([post]))?;
            if !is_hers {
                let by = By::Member(access.member().clone());
                self.note_audit(tx, id, Audited::PostRemoved, by, now)?;
            }
            Ok(())
        })?;
        self.note_thread(id, thread);
        Ok(())
    }

    /// Whether a member wrote a post, as far as the names of its day are kept.
    pub(crate) fn wrote(
        &self,
        tx: &mut Tx<'_>,
        access: &RoomAccess,
        post: PostId,
        row: &[u8],
    ) -> Result<bool, RoomsError> {
        let pseudonym = Header::read(row).ok_or(RoomsError::Unreadable)?.pseudonym;
        let names = self.names(tx, access.room(), Day::of(post.written()))?;
        let author = names.as_ref().and_then(|names| names.of(pseudonym));
        Ok(author == Some(access.member()))
    }

    /// Deletes posts of a thread and what hangs on them. The thread is written or deleted every time, so that of two who take
    /// the last two posts one sees what the other did. Whoever calls it calls [`Self::note_thread`] after the commit.
    pub(crate) fn take_posts(
        &self,
        tx: &mut Tx<'_>,
        (id, room): (RoomId, &Room),
        thread: ThreadId,
        posts: &BTreeSet<PostId>,
    ) -> Result<(), RoomsError> {
        let of_thread = key_of(id, &[&thread.bytes()]);
        let mut kept = self.thread(tx, id, thread)?;
        let mut goes_on = false;
        tx.scan(POSTS, &of_thread, None, |key, _| {
            goes_on = !posts.contains(&ids_of(key)?.1);
            Ok::<_, RoomsError>(match goes_on {
                true => Go::Enough,
                false => Go::On,
            })
        })?;
        for post in posts {
            tx.delete(POSTS, key_of(id, &[&thread.bytes(), &post.bytes()]));
        }
        if posts.iter().any(|post| kept.is_begun_by(*post)) {
            (kept.title, kept.begun_by) = (Wiped::default(), None);
        }
        if goes_on {
            return self.put_thread(tx, id, room, thread, &kept);
        }
        tx.delete(THREADS, of_thread);
        for seat in room.seats.values() {
            tx.delete(DRAFTS, draft_key(id, seat, thread));
            tx.delete(SEEN, key_of(id, &[&seat.mark, &thread.bytes()]));
        }
        Ok(())
    }
}
