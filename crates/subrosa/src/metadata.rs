//! What an operator sees of the rooms without reading them: no name, no text and no member (`subrosa` section 7).

use jiff::Timestamp;

use crate::epoch::Day;
use crate::id::{RoomId, ThreadId};
use crate::read::ids_of;
use crate::rooms::{Rooms, RoomsError};
use crate::tx::{Go, POSTS, THREADS};

/// A room as an operator sees it. Her console is a place of the room: nothing of it goes into a log or a metric.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomMeta {
    /// Which.
    pub id: RoomId,
    /// When it was made.
    pub made: Timestamp,
    /// How many are in it.
    pub members: usize,
    /// How many threads it has.
    pub threads: usize,
    /// How many posts it keeps.
    pub posts: usize,
    /// The day of the last of them, and no closer; absent if there is none.
    pub last_day: Option<Day>,
    /// Whether it is in use.
    pub state: RoomState,
}

/// Whether a room is in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoomState {
    /// Its members write in it.
    Open,
    /// They read it, and nobody writes.
    Archived {
        /// Since when.
        since: Timestamp,
    },
}

impl Rooms {
    /// Every room of the node, in no order that says anything, but for those that cannot be read ([`Self::unreadable`]).
    pub fn metadata(&self) -> Result<Vec<RoomMeta>, RoomsError> {
        let mut rooms = Vec::new();
        for id in self.all()? {
            match self.metadata_of(id) {
                // It was closed meanwhile.
                Err(RoomsError::NoSuchRoom | RoomsError::Unreadable) => {}
                room => rooms.push(room?),
            }
        }
        Ok(rooms)
    }

    /// The rooms that cannot be read: their own record, or a row that is counted, is not what was written. They keep nobody
    /// from the others, and only a backup mends them.
    pub fn unreadable(&self) -> Result<Vec<RoomId>, RoomsError> {
        let mut unreadable = Vec::new();
        for id in self.all()? {
            match self.metadata_of(id) {
                Err(RoomsError::Unreadable) => unreadable.push(id),
                Ok(_) | Err(RoomsError::NoSuchRoom) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(unreadable)
    }

    /// One room.
    pub fn metadata_of(&self, id: RoomId) -> Result<RoomMeta, RoomsError> {
        self.look(|tx| {
            let room = self.room(tx, id)?;
            let (mut threads, mut posts) = (0, 0);
            let mut last = None;
            tx.scan(THREADS, &id.bytes(), None, |_, _| {
                threads += 1;
                Ok::<_, RoomsError>(Go::On)
            })?;
            tx.scan(POSTS, &id.bytes(), None, |key, _| {
                let (_, post): (ThreadId, _) = ids_of(key)?;
                posts += 1;
                last = last.max(Some(post));
                Ok::<_, RoomsError>(Go::On)
            })?;
            Ok(RoomMeta {
                id,
                made: room.made,
                members: room.seats.len(),
                threads,
                posts,
                last_day: last.map(|post| Day::of(post.written())),
                state: match room.archived {
                    Some(since) => RoomState::Archived { since },
                    None => RoomState::Open,
                },
            })
        })
    }
}
