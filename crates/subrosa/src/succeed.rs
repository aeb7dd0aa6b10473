//! A steward is followed: when none of a room may enter it any more, the member who is in it for longest of those who may runs
//! it with them, so that somebody settles reports, and nobody loses what she gets back with her level (F11, need 4.11).

use domain::{MemberId, Slug};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::audit::{Audited, By};
use crate::id::RoomId;
use crate::room::Room;
use crate::rooms::{Rooms, RoomsError};

/// Days for which members are told that somebody became steward without being named.
pub const FOLLOWED_DAYS_SHOWN: i64 = 30;

/// Somebody who became steward because no other could enter the room.
#[derive(Clone, PartialEq, Eq)]
pub struct Follower {
    /// Who.
    pub who: MemberId,
    /// The first moment at which members are not told of it any more.
    pub until: Timestamp,
}

/// The last who became steward like this, in the record of her room.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct KeptFollower {
    pub(crate) who: MemberId,
    pub(crate) since: Timestamp,
}

impl Room {
    /// Who became steward like this and still is one.
    pub(crate) fn follower_shown(&self) -> Option<Follower> {
        let kept = self.follower.as_ref();
        let kept = kept.filter(|kept| self.stewards.has(&kept.who))?;
        let days = SignedDuration::from_hours(24 * FOLLOWED_DAYS_SHOWN);
        Some(Follower {
            who: kept.who.clone(),
            until: kept.since.checked_add(days).unwrap_or(Timestamp::MAX),
        })
    }
}

impl Rooms {
    /// Sees to it that each room which asks for a level has a steward who may enter it: if none may, the member who is in it
    /// for longest of those who may becomes one, which the audit chain and the page of the room say. Those who ran it stay
    /// stewards and enter again with their level; where there are as many as there may be she takes the place of one. Where
    /// nobody may enter nothing changes.
    ///
    /// `level` is asked for the level of members, absent if they have none; where it fails the room stays as it is. A room
    /// that cannot be settled keeps none of the others from it; the first error is given in the end.
    pub fn settle_stewards<E: From<RoomsError>>(
        &self,
        level: impl Fn(&MemberId) -> Result<Option<Slug>, E>,
        now: Timestamp,
    ) -> Result<(), E> {
        let mut settled = Ok(());
        for id in self.all()? {
            settled = settled.and(self.settle_stewards_of(id, &level, now));
        }
        settled
    }

    fn settle_stewards_of<E: From<RoomsError>>(
        &self,
        id: RoomId,
        level: &dyn Fn(&MemberId) -> Result<Option<Slug>, E>,
        now: Timestamp,
    ) -> Result<(), E> {
        self.transact(|tx| {
            let mut room = match self.room(tx, id) {
                // It was closed meanwhile.
                Err(RoomsError::NoSuchRoom) => return Ok(()),
                room => room?,
            };
            let Some(who) = follower(&room, level)? else {
                return Ok(());
            };
            room.stewards.join(who.clone());
            room.follower = Some(KeptFollower {
                who: who.clone(),
                since: now,
            });
            self.put_room(tx, id, &room)?;
            Ok(self.note_audit(tx, id, Audited::StewardFollowed(who), By::Node, now)?)
        })
    }
}

/// Who becomes steward of a room that none of its stewards may enter.
fn follower<E>(
    room: &Room,
    level: &dyn Fn(&MemberId) -> Result<Option<Slug>, E>,
) -> Result<Option<MemberId>, E> {
    if room.entry.tiers().is_empty() {
        return Ok(None);
    }
    let may_enter = |member: &MemberId| level(member).map(|tier| room.entry.admits(tier.as_ref()));
    for steward in room.stewards.iter() {
        if may_enter(steward)? {
            return Ok(None);
        }
    }
    let mut seats: Vec<_> = room.seats.iter().collect();
    seats.sort_by_key(|(_, seat)| seat.entered);
    for (member, _) in seats {
        if may_enter(member)? {
            return Ok(Some(member.clone()));
        }
    }
    Ok(None)
}
