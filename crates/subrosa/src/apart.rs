//! A post that is taken apart from its thread, for stewards or to be read outside: which post somebody may take, and the key
//! under which the copy lies.
//!
//! A copy may be kept for longer than its post, so it lies under a key of the day on which it was taken: were it that of the
//! epoch, all that was said in it could be opened for as long.

use domain::MemberId;
use engine::Bytes;
use jiff::Timestamp;

use crate::access::RoomAccess;
use crate::audit::By;
use crate::epoch::Day;
use crate::id::{PostId, RoomId, ThreadId};
use crate::keyring::KeyName;
use crate::read::{Author, NamesOfDays, Reader, said_in};
use crate::room::{Pseudonym, Room, Rule};
use crate::rooms::{Rooms, RoomsError, key_of};
use crate::seal::{Header, Message};
use crate::text::PostText;
use crate::tx::{POSTS, Tx};

/// A post and whose it is.
pub(crate) struct Taken {
    pub(crate) text: PostText,
    pub(crate) pseudonym: Pseudonym,
    pub(crate) author: Author,
}

impl Rooms {
    /// Takes something apart on a day that has a key for it. The caller has looked whether whoever wants it has a seat.
    pub(crate) fn taking_apart<T, E: From<RoomsError>>(
        &self,
        id: RoomId,
        now: Timestamp,
        take: impl FnOnce(Day) -> Result<T, E>,
    ) -> Result<T, E> {
        let day = Day::of(now);
        let name = KeyName::apart(id, day);
        let has_key = self.keys().get(name).is_some();
        if has_key {
            return take(day);
        }
        let _alone = self.change_keys();
        self.make_key(name)?;
        take(day)
    }

    /// A post that she may read; any other is a room that is not there (threat D2).
    pub(crate) fn readable(
        &self,
        tx: &mut Tx<'_>,
        access: &RoomAccess,
        (thread, post): (ThreadId, PostId),
    ) -> Result<Bytes, RoomsError> {
        let row = tx.get(POSTS, &key_of(access.room(), &[&thread.bytes(), &post.bytes()]))?;
        let row = row.ok_or(RoomsError::NoSuchRoom)?;
        match access.reaches(said_in(&row)?) {
            true => Ok(row),
            false => Err(RoomsError::NoSuchRoom),
        }
    }

    /// What a post says and who said it, out of its row.
    pub(crate) fn taken(
        &self,
        tx: &mut Tx<'_>,
        reader: &Reader<'_>,
        (thread, post): (ThreadId, PostId),
        row: &[u8],
    ) -> Result<Taken, RoomsError> {
        let pseudonym = Header::read(row).ok_or(RoomsError::Unreadable)?.pseudonym;
        Ok(Taken {
            text: self.text(reader.id, thread, post, row)?,
            author: self.author(tx, reader, &mut NamesOfDays::new(), post, row)?,
            pseudonym,
        })
    }

    /// A copy for the disk, under the key of a day and the pseudonym of its author.
    pub(crate) fn seal_apart(
        &self,
        (id, day): (RoomId, Day),
        message: Message,
        pseudonym: Pseudonym,
        plain: &[u8],
    ) -> Result<Vec<u8>, RoomsError> {
        let header = Header {
            number: day.number(),
            pseudonym,
        };
        self.seal(KeyName::apart(id, day), message, header, plain)
    }
}

/// The day under whose key a copy lies, and the pseudonym of its author.
pub(crate) fn taken_on(row: &[u8]) -> Result<(Day, Pseudonym), RoomsError> {
    let header = Header::read(row).ok_or(RoomsError::Unreadable)?;
    Ok((Day::of_number(header.number), header.pseudonym))
}

/// Whoever is known by name, as the room is read now.
pub(crate) fn named(author: &Author) -> Option<&MemberId> {
    match author {
        Author::Member(member) => Some(member),
        Author::Pseudonym(_) => None,
    }
}

/// What a room calls somebody who does something with a post of hers: in a Chatham House room nobody, as what is noted is
/// kept for longer than her name (R13).
pub(crate) fn author_in_audit(room: &Room, author: &MemberId) -> By {
    match room.rule {
        Rule::Closed => By::Member(author.clone()),
        Rule::Chatham(_) => By::SomeMember,
    }
}
