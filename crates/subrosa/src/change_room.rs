//! A steward changes what a room is called, whom it lets in, and for how long it keeps what is said: never for longer than was
//! promised to those who spoke. Its rule stays what it was (F11).

use jiff::Timestamp;
use store::Membership;

use crate::access::Stewarding;
use crate::audit::{Audited, By};
use crate::entry::EntryRule;
use crate::id::RoomId;
use crate::room::Retention;
use crate::rooms::{Rooms, RoomsError};
use crate::text::RoomName;
use crate::wipe::Wiped;

/// What a room is to be from now on.
#[derive(Debug)]
pub struct RoomChange {
    /// What it is called.
    pub name: RoomName,
    /// How long it keeps what is said: as long as before, or less.
    pub retention: Retention,
    /// Who may enter from now on; who is in keeps her seat, though a level is asked for at each visit.
    pub entry: EntryRule,
}

/// Why a room stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChangeRefused {
    /// It takes somebody who runs the room.
    #[error("only a steward of the room may change it")]
    NoSteward,
    /// It would keep what was said for longer than was promised.
    #[error("a room may keep what is said for less time than before, not for longer")]
    Longer,
    /// The rooms said no.
    #[error(transparent)]
    Rooms(#[from] RoomsError),
}

impl Rooms {
    /// Changes a room. What a shorter retention no longer keeps goes with the next sweep.
    pub fn change_room(
        &self,
        steward: &Membership,
        id: RoomId,
        change: &RoomChange,
        now: Timestamp,
    ) -> Result<(), ChangeRefused> {
        self.transact(|tx| {
            let (mut room, access) = self.entered(tx, id, steward)?;
            if access.stewarding() == Stewarding::TakesPart {
                return Err(ChangeRefused::NoSteward);
            }
            if change.retention > room.retention {
                return Err(ChangeRefused::Longer);
            }
            let name = change.name.to_seal();
            let is_same = room.name.as_str() == name
                && room.retention == change.retention
                && room.entry == change.entry;
            if is_same {
                return Ok(());
            }
            room.name = Wiped::of(name);
            room.retention = change.retention;
            room.entry = change.entry.clone();
            self.put_room(tx, id, &room)?;
            let by = By::Member(access.member().clone());
            Ok(self.note_audit(tx, id, Audited::SettingsChanged, by, now)?)
        })?;
        self.note_seats(id);
        Ok(())
    }
}
