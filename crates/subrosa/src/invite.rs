//! A member of a room makes an invitation to it, which she passes on by hand; nobody finds a room without one.

use domain::MemberId;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::Membership;

use crate::id::{Invitation, RoomId};
use crate::room::Room;
use crate::rooms::{Rooms, RoomsError};

/// Most invitations of one room that are valid at a time.
pub const INVITATIONS_MAX: usize = 50;
/// Most of them that one member made: nobody uses up those of the others.
pub const INVITATIONS_OF_ONE_MAX: usize = 10;
/// Days for which an invitation is valid.
pub const INVITATION_DAYS: u16 = 14;

/// Why no invitation was made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InviteRefused {
    /// Enough are on their way.
    #[error("a room has at most {max} invitations at a time; pass on one you have, or wait until some are over", max = INVITATIONS_MAX)]
    TooMany,
    /// She made enough of those.
    #[error("a member has at most {max} invitations to a room at a time; pass on one you have, or wait until some are over", max = INVITATIONS_OF_ONE_MAX)]
    TooManyOfHers,
    /// The rooms said no.
    #[error(transparent)]
    Rooms(#[from] RoomsError),
}

/// An invitation as it stands in the record of its room, which is sealed.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct KeptInvitation {
    chance: [u8; 16],
    /// Who made it: it goes when she does.
    pub(crate) by: MemberId,
    made: Timestamp,
}

impl KeptInvitation {
    /// Which, as it is passed on.
    pub(crate) fn invitation(&self) -> Invitation {
        Invitation::of_bytes(self.chance)
    }

    fn is_valid(&self, now: Timestamp) -> bool {
        let days = SignedDuration::from_hours(24 * i64::from(INVITATION_DAYS));
        self.made.checked_add(days).is_ok_and(|over| now < over)
    }
}

impl Room {
    /// Whether an invitation opens the door of this room now.
    pub(crate) fn is_invited_by(&self, invitation: Invitation, now: Timestamp) -> bool {
        let is_it = |one: &KeptInvitation| one.invitation() == invitation && one.is_valid(now);
        self.invitations.iter().any(is_it)
    }
}

impl Rooms {
    /// Makes an invitation: 26 letters of chance, valid for [`INVITATION_DAYS`] for whoever is signed in and has it, and
    /// only as long as she who made it is in the room. When somebody is put out all of them are void, as she may have one.
    pub fn invite(&self, who: &Membership, id: RoomId, now: Timestamp) -> Result<Invitation, InviteRefused> {
        let invitation = self.transact(|tx| {
            let (mut room, access) = self.entered(tx, id, who)?;
            room.is_written_in()?;
            room.invitations.retain(|one| one.is_valid(now));
            let hers = room.invitations.iter().filter(|one| one.by == *access.member());
            if hers.count() >= INVITATIONS_OF_ONE_MAX {
                return Err(InviteRefused::TooManyOfHers);
            }
            if room.invitations.len() >= INVITATIONS_MAX {
                return Err(InviteRefused::TooMany);
            }
            let invitation = self.ids().invitation(id);
            room.invitations.push(KeptInvitation {
                chance: invitation.bytes(),
                by: access.member().clone(),
                made: now,
            });
            self.put_room(tx, id, &room)?;
            Ok(invitation)
        })?;
        self.note_seats(id);
        Ok(invitation)
    }
}
