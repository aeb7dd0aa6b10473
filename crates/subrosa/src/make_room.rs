//! An officer makes a room; she has its first seat and runs it until she names others (F11).

use std::collections::BTreeMap;

use jiff::Timestamp;
use store::Officer;

use crate::audit::{Audited, By, KeptHead};
use crate::entry::EntryRule;
use crate::epoch::Epoch;
use crate::id::RoomId;
use crate::keyring::KeyName;
use crate::room::{ROOMS_MAX, Retention, Room, Rule, Seat, Stewards};
use crate::rooms::{Rooms, RoomsError};
use crate::text::RoomName;
use crate::tx::{Go, ROOMS, Tx};
use crate::wipe::Wiped;

/// What a room is to be; its rule stays what it is.
#[derive(Debug)]
pub struct NewRoom {
    /// What it is called.
    pub name: RoomName,
    /// What may be done outside with what is said in it.
    pub rule: Rule,
    /// Who may enter.
    pub entry: EntryRule,
    /// How long it keeps what is said.
    pub retention: Retention,
}

/// Why a room was not made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MakeRoomRefused {
    /// There are enough.
    #[error("a community has at most {max} rooms; close one first", max = ROOMS_MAX)]
    TooMany,
    /// The rooms said no.
    #[error(transparent)]
    Rooms(#[from] RoomsError),
}

impl Rooms {
    /// Makes a room and gives its id, which is all that stands in its address.
    pub fn make_room(
        &self,
        maker: &Officer,
        wish: &NewRoom,
        now: Timestamp,
    ) -> Result<RoomId, MakeRoomRefused> {
        let maker = &maker.member().id;
        let _alone = self.change_keys();
        if self.look(count)? >= ROOMS_MAX {
            return Err(MakeRoomRefused::TooMany);
        }
        let id = self.ids().room(maker);
        let seat = Seat {
            from: Epoch::FIRST,
            entered: now,
            mark: self.ids().chance(id),
        };
        let room = Room {
            name: Wiped::of(wish.name.to_seal()),
            rule: wish.rule,
            entry: wish.entry.clone(),
            retention: wish.retention,
            made: now,
            epoch: Epoch::FIRST,
            epoch_began: now,
            stewards: Stewards::of(maker.clone()),
            seats: BTreeMap::from([(maker.clone(), seat)]),
            asking: BTreeMap::new(),
            invitations: Vec::new(),
            archived: None,
            audit: KeptHead::default(),
            glass: None,
            vote: None,
            follower: None,
        };
        self.make_key(KeyName::said(id, Epoch::FIRST))?;
        self.make_key(KeyName::audit(id))?;
        self.transact(|tx| {
            self.put_room(tx, id, &room)?;
            self.note_audit(tx, id, Audited::RoomMade, By::Member(maker.clone()), now)
        })?;
        self.note_room(id);
        Ok(id)
    }
}

fn count(tx: &mut Tx<'_>) -> Result<usize, RoomsError> {
    let mut rooms = 0;
    tx.scan(ROOMS, b"", None, |_, _| {
        rooms += 1;
        Ok::<_, RoomsError>(Go::On)
    })?;
    Ok(rooms)
}
