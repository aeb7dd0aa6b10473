//! What a member said herself, for the export of her data: her own posts, and nothing of anybody else (`subrosa` section 7).

use std::collections::BTreeMap;

use domain::MemberId;
use jiff::Timestamp;
use store::Membership;

use crate::access::RoomAccess;
use crate::epoch::Day;
use crate::id::{PostId, RoomId, ThreadId};
use crate::names::day_of;
use crate::read::{ids_of, said_in};
use crate::room::{Pseudonym, Room};
use crate::rooms::{Rooms, RoomsError};
use crate::seal::Header;
use crate::text::{PostText, RoomName};
use crate::tx::{Go, NAMES, POSTS, Tx};

/// A post of her own.
pub struct OwnPost {
    /// That she may read the room; reveals its name and the text.
    pub access: RoomAccess,
    /// What the room is called.
    pub room: RoomName,
    /// In which thread it stands.
    pub thread: ThreadId,
    /// Which it is.
    pub post: PostId,
    /// When she wrote it.
    pub at: Timestamp,
    /// What it says.
    pub text: PostText,
}

impl Rooms {
    /// Her posts in the rooms she is in, room by room and thread by thread, the oldest first: those that she may read there
    /// and that the room still knows as hers. Of a room she has left, and of days whose names are gone, there are none; nor of
    /// a room of which nobody can say who sits in it, as its record cannot be read.
    pub fn own_posts(&self, who: &Membership) -> Result<Vec<OwnPost>, RoomsError> {
        let member = &who.member().id;
        let mut posts = Vec::new();
        for id in self.all()? {
            match self.see_room(who, id) {
                Err(RoomsError::NoSuchRoom | RoomsError::Unreadable) => continue,
                seen => drop(seen?),
            }
            let own = self.look(|tx| {
                let room = match self.room(tx, id) {
                    Err(RoomsError::NoSuchRoom) => return Ok(Vec::new()),
                    room => room?,
                };
                self.own_posts_of(tx, (id, &room), member)
            })?;
            posts.extend(own);
        }
        Ok(posts)
    }

    fn own_posts_of(
        &self,
        tx: &mut Tx<'_>,
        (id, room): (RoomId, &Room),
        member: &MemberId,
    ) -> Result<Vec<OwnPost>, RoomsError> {
        let mut posts = Vec::new();
        let Some(access) = RoomAccess::of(id, room, member) else {
            return Ok(posts);
        };
        let spoke = self.pseudonyms(tx, id, member)?;
        tx.scan(POSTS, &id.bytes(), None, |key, row| {
            let (thread, post) = ids_of(key)?;
            let header = Header::read(row).ok_or(RoomsError::Unreadable)?;
            let is_hers = spoke.get(&Day::of(post.written())) == Some(&header.pseudonym);
            if is_hers && access.reaches(said_in(row)?) {
                posts.push(OwnPost {
                    access: RoomAccess::of(id, room, member).ok_or(RoomsError::NoSuchRoom)?,
                    room: RoomName::unsealed(room.name.clone().into_text()),
                    thread,
                    post,
                    at: post.written(),
                    text: self.text(id, thread, post, row)?,
                });
            }
            Ok::<_, RoomsError>(Go::On)
        })?;
        Ok(posts)
    }

    /// The days on which somebody spoke in a room, as far as it knows, and as whom.
    pub(crate) fn pseudonyms(
        &self,
        tx: &mut Tx<'_>,
        id: RoomId,
        member: &MemberId,
    ) -> Result<BTreeMap<Day, Pseudonym>, RoomsError> {
        let mut spoke = BTreeMap::new();
        for day in days(tx, id)? {
            let names = self.names(tx, id, day)?;
            if let Some(pseudonym) = names.and_then(|names| names.pseudonym(member)) {
                spoke.insert(day, pseudonym);
            }
        }
        Ok(spoke)
    }
}

/// The days of which a room has names.
pub(crate) fn days(tx: &Tx<'_>, id: RoomId) -> Result<Vec<Day>, RoomsError> {
    let mut days = Vec::new();
    tx.scan(NAMES, &id.bytes(), None, |key, _| {
        days.push(day_of(key)?);
        Ok::<_, RoomsError>(Go::On)
    })?;
    Ok(days)
}
