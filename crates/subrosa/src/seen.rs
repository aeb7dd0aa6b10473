//! Up to which post a member has seen each thread of a room: a row of her seat, sealed, that names nobody and goes with her.

use std::collections::BTreeMap;

use jiff::Timestamp;
use store::Membership;

use crate::access::RoomAccess;
use crate::epoch::Day;
use crate::history::{is_due, names_are_over};
use crate::id::{PostId, RoomId, ThreadId};
use crate::keyring::KeyName;
use crate::read::{last_post, said_in};
use crate::room::{Room, Seat};
use crate::rooms::{Rooms, RoomsError, key_of};
use crate::seal::{Header, Message};
use crate::tx::{Go, POSTS, SEEN, THREADS, Tx};

impl Rooms {
    /// Notes that she has seen a thread up to a post, and gives that up to which she had seen it before; nothing if none of
    /// it. What she had seen further stays, and a post that is gone, or over, or of a day whose names are, notes nothing.
    pub fn saw(
        &self,
        who: &Membership,
        id: RoomId,
        thread: ThreadId,
        upto: PostId,
        now: Timestamp,
    ) -> Result<Option<PostId>, RoomsError> {
        let (before, mark) = self.transact(|tx| {
            let (room, access) = self.entered(tx, id, who)?;
            let mark = room.seat_of(&access)?.mark;
            tx.get(THREADS, &key_of(id, &[&thread.bytes()]))?
                .ok_or(RoomsError::NoSuchRoom)?;
            let before = self.seen(tx, id, mark, thread)?;
            let post = tx.get(POSTS, &key_of(id, &[&thread.bytes(), &upto.bytes()]))?;
            let reaches = match post {
                Some(row) => access.reaches(said_in(&row)?),
                None => false,
            };
            let is_over = is_due(upto.written(), room.retention, now)
                || names_are_over(Day::of(upto.written()), room.rule, now);
            if reaches && before < Some(upto) && !is_over {
                self.put_seen(tx, id, mark, thread, upto)?;
            }
            Ok::<_, RoomsError>((before, mark))
        })?;
        if before < Some(upto) {
            self.note_seen(id, mark, thread);
        }
        Ok(before)
    }

    /// Notes that a speaker has seen her own post, unless there is something before it that she has not seen: by this alone
    /// nobody has to know later whose it is. Gives the mark of her seat.
    pub(crate) fn put_own_seen(
        &self,
        tx: &mut Tx<'_>,
        room: &Room,
        access: &RoomAccess,
        thread: ThreadId,
        post: PostId,
    ) -> Result<[u8; 16], RoomsError> {
        let id = access.room();
        let mark = room.seat_of(access)?.mark;
        if let Some((last, said_in)) = last_post(tx, id, thread)?
            && access.reaches(said_in)
            && !self.is_nameless(id, last)
            && self.seen(tx, id, mark, thread)? < Some(last)
        {
            return Ok(mark);
        }
        self.put_seen(tx, id, mark, thread, post)?;
        Ok(mark)
    }

    /// Whether the names of the day of a post are destroyed. What is so old is news to nobody, as no seat keeps whether it was
    /// seen: the row that says so was written with the post of its author, and by that says whose it is (R13).
    pub(crate) fn is_nameless(&self, id: RoomId, post: PostId) -> bool {
        let name = KeyName::names(id, Day::of(post.written()));
        self.keys().get(name).is_none()
    }

    /// All that is seen from a seat.
    pub(crate) fn all_seen(
        &self,
        tx: &Tx<'_>,
        id: RoomId,
        mark: [u8; 16],
    ) -> Result<BTreeMap<ThreadId, PostId>, RoomsError> {
        let mut seen = BTreeMap::new();
        tx.scan(SEEN, &key_of(id, &[&mark]), None, |key, row| {
            let (mark, thread) = mark_and_thread(key)?;
            seen.insert(thread, self.opened_seen(id, mark, thread, row)?);
            Ok::<_, RoomsError>(Go::On)
        })?;
        Ok(seen)
    }

    /// Up to where a thread is seen from a seat.
    pub(crate) fn seen(
        &self,
        tx: &mut Tx<'_>,
        id: RoomId,
        mark: [u8; 16],
        thread: ThreadId,
    ) -> Result<Option<PostId>, RoomsError> {
        let row = tx.get(SEEN, &key_of(id, &[&mark, &thread.bytes()]))?;
        row.map(|row| self.opened_seen(id, mark, thread, &row))
            .transpose()
    }

    /// Up to where a thread is seen, out of its row.
    pub(crate) fn opened_seen(
        &self,
        id: RoomId,
        mark: [u8; 16],
        thread: ThreadId,
        row: &[u8],
    ) -> Result<PostId, RoomsError> {
        let day = Header::read(row).ok_or(RoomsError::Unreadable)?.number;
        let name = KeyName::names(id, Day::of_number(day));
        let plain = self.unseal(name, Message::Seen(mark, thread), row)?;
        let post: [u8; 16] = plain.as_slice().try_into().map_err(|_| RoomsError::Unreadable)?;
        Ok(PostId::of_bytes(post))
    }

    /// Writes up to where a thread is seen from a seat, under the key of the names of that day: whoever spoke last has seen it
    /// by that, so with the names it is in no backup either (R13).
    fn put_seen(
        &self,
        tx: &mut Tx<'_>,
        id: RoomId,
        mark: [u8; 16],
        thread: ThreadId,
        upto: PostId,
    ) -> Result<(), RoomsError> {
        let day = Day::of(upto.written());
        let header = Header::plain(day.number());
        let name = KeyName::names(id, day);
        let row = self.seal(name, Message::Seen(mark, thread), header, &upto.bytes())?;
        tx.put(SEEN, key_of(id, &[&mark, &thread.bytes()]), row);
        Ok(())
    }
}

impl Room {
    /// The seat of whoever proved that she has one.
    pub(crate) fn seat_of(&self, access: &RoomAccess) -> Result<&Seat, RoomsError> {
        self.seats.get(access.member()).ok_or(RoomsError::NoSuchRoom)
    }
}

/// Mark of a seat and thread, of the key of a row that is found by both.
pub(crate) fn mark_and_thread(key: &[u8]) -> Result<([u8; 16], ThreadId), RoomsError> {
    let rest = key.get(16..).unwrap_or_default();
    let (mark, thread) = rest.split_first_chunk::<16>().ok_or(RoomsError::Unreadable)?;
    let thread: [u8; 16] = thread.try_into().map_err(|_| RoomsError::Unreadable)?;
    Ok((*mark, ThreadId::of_bytes(thread)))
}
