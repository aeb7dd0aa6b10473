//! Where in a room a member is led: to the thread and the post that a page calls so, and to the page on which a post stands.

use store::Membership;

use crate::access::RoomAccess;
use crate::id::{PostId, RoomId, ThreadId};
use crate::read::{POSTS_PER_PAGE, ids_of, said_in, thread_of};
use crate::rooms::{Rooms, RoomsError, key_of};
use crate::tx::{Go, POSTS, THREADS, Tx};

impl Rooms {
    /// The thread of a room that pages call so ([`ThreadId::without_time`]); its whole id is taken as well. Nothing if there
    /// is none.
    pub fn thread_called(
        &self,
        who: &Membership,
        id: RoomId,
        called: ThreadId,
    ) -> Result<Option<ThreadId>, RoomsError> {
        self.look(|tx| {
            self.entered(tx, id, who)?;
            let mut found = None;
            tx.scan(THREADS, &id.bytes(), None, |key, _| {
                let thread = thread_of(key)?;
                if thread != called && thread.without_time() != called {
                    return Ok(Go::On);
                }
                found = Some(thread);
                Ok::<_, RoomsError>(Go::Enough)
            })?;
            Ok(found)
        })
    }

    /// The post of a thread that pages call so ([`PostId::without_time`]); its whole id is taken as well. Nothing if she may
    /// read none that is called so.
    pub fn post_called(
        &self,
        who: &Membership,
        id: RoomId,
        thread: ThreadId,
        called: PostId,
    ) -> Result<Option<PostId>, RoomsError> {
        self.look(|tx| {
            let (_, access) = self.entered(tx, id, who)?;
            let mut found = None;
            each_post(tx, &access, thread, |post| {
                if post == called || post.without_time() == called {
                    found = Some(post);
                }
                match found {
                    Some(_) => Go::Enough,
                    None => Go::On,
                }
            })?;
            Ok(found)
        })
    }

    /// Behind which post the page begins that holds a post, when a thread is read page by page from its beginning; nothing
    /// if that is its first page.
    pub fn page_with(
        &self,
        who: &Membership,
        id: RoomId,
        thread: ThreadId,
        post: PostId,
    ) -> Result<Option<PostId>, RoomsError> {
        self.look(|tx| {
            let (_, access) = self.entered(tx, id, who)?;
            behind(tx, &access, thread, |each| each >= post)
        })
    }

    /// The same for the first post that is new to her, else for the last one. Of a thread of which nobody knows that she has
    /// seen anything all is new but what is so old that it is news to nobody, as its names are gone.
    pub fn page_to_open(
        &self,
        who: &Membership,
        id: RoomId,
        thread: ThreadId,
    ) -> Result<Option<PostId>, RoomsError> {
        self.look(|tx| {
            let (room, access) = self.entered(tx, id, who)?;
            let mark = room.seat_of(&access)?.mark;
            let seen = self.seen(tx, id, mark, thread)?;
            let is_new = |each: PostId| seen.map_or_else(|| !self.is_nameless(id, each), |seen| each > seen);
            behind(tx, &access, thread, is_new)
        })
    }
}

/// The last post before the page of the first post that is wanted, or of the last post of all.
fn behind(
    tx: &Tx<'_>,
    access: &RoomAccess,
    thread: ThreadId,
    is_wanted: impl Fn(PostId) -> bool,
) -> Result<Option<PostId>, RoomsError> {
    let (mut before, mut last, mut on_page) = (None, None, 0);
    each_post(tx, access, thread, |post| {
        if on_page == POSTS_PER_PAGE {
            (before, on_page) = (last, 0);
        }
        (last, on_page) = (Some(post), on_page + 1);
        match is_wanted(post) {
            true => Go::Enough,
            false => Go::On,
        }
    })?;
    Ok(before)
}

/// The posts of a thread that she may read, oldest first, by their ids alone: nothing is decrypted.
fn each_post(
    tx: &Tx<'_>,
    access: &RoomAccess,
    thread: ThreadId,
    mut look: impl FnMut(PostId) -> Go,
) -> Result<(), RoomsError> {
    let prefix = key_of(access.room(), &[&thread.bytes()]);
    tx.scan(POSTS, &prefix, None, |key, row| {
        Ok::<_, RoomsError>(match access.reaches(said_in(row)?) {
            true => look(ids_of(key)?.1),
            false => Go::On,
        })
    })
}
