//! Whether members read what was said before they came: a steward proposes it, and two thirds of the members agree within a
//! week (`subrosa` section 7, R14). Once it is opened it is opened to those who are in; who enters later reads from there on.
//! When a steward puts somebody out an open vote is void: it was agreed to among others.

use std::collections::BTreeSet;

use domain::MemberId;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::Membership;

use crate::access::Stewarding;
use crate::audit::{Audited, By};
use crate::epoch::Epoch;
use crate::id::RoomId;
use crate::room::Room;
use crate::rooms::{Rooms, RoomsError};
use crate::tx::Tx;

/// Days for which members may agree.
pub const VOTE_DAYS: u16 = 7;

/// A vote, for a page of the room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoteShown {
    /// When it is over; one that is over stays here until the next sweep.
    pub closes: Timestamp,
    /// How many members agree.
    pub agreed: usize,
    /// How many have to: two thirds of those who are in the room now.
    pub needed: usize,
    /// Whether she who looks is one of them.
    pub mine: Agreed,
}

/// Whether somebody agrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreed {
    /// She does.
    Yes,
    /// She does not, or not yet.
    No,
}

/// How a vote stands when somebody has agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vote {
    /// More have to agree.
    Open,
    /// Enough do: every member reads all that is kept.
    Carried,
}

/// Why nothing was proposed or agreed to.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HistoryRefused {
    /// It takes somebody who runs the room.
    #[error("only a steward of the room may propose this")]
    NoSteward,
    /// One is enough.
    #[error("this is voted on already")]
    IsOpen,
    /// Nothing is proposed, or its week is over.
    #[error("nothing is voted on; a steward may propose it again")]
    NoVote,
    /// The rooms said no.
    #[error(transparent)]
    Rooms(#[from] RoomsError),
}

/// A vote in the record of its room.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct KeptVote {
    proposed: Timestamp,
    agreed: BTreeSet<MemberId>,
}

impl KeptVote {
    fn closes(&self) -> Timestamp {
        let days = SignedDuration::from_hours(24 * i64::from(VOTE_DAYS));
        self.proposed.checked_add(days).unwrap_or(Timestamp::MAX)
    }

    /// Whether members may still agree.
    pub(crate) fn is_open(&self, now: Timestamp) -> bool {
        now < self.closes()
    }

    /// Members who agree; the word of one who has left no longer counts.
    fn agreed(&self, room: &Room) -> usize {
        let sit = |one: &&MemberId| room.seats.contains_key(one);
        self.agreed.iter().filter(sit).count()
    }
}

/// Two thirds of so many members, and no fewer.
fn needed(members: usize) -> usize {
    (2 * members).div_ceil(3)
}

impl Room {
    /// The vote of the room as a member of it sees it.
    pub(crate) fn vote_shown(&self, member: &MemberId) -> Option<VoteShown> {
        let vote = self.vote.as_ref()?;
        Some(VoteShown {
            closes: vote.closes(),
            agreed: vote.agreed(self),
            needed: needed(self.seats.len()),
            mine: match vote.agreed.contains(member) {
                true => Agreed::Yes,
                false => Agreed::No,
            },
        })
    }
}

impl Rooms {
    /// A steward proposes that all members read what was said before they came. That is not her own word for it: she agrees
    /// like everybody else.
    pub fn propose_history(
        &self,
        steward: &Membership,
        id: RoomId,
        now: Timestamp,
    ) -> Result<(), HistoryRefused> {
        self.transact(|tx| {
            let (mut room, access) = self.entered(tx, id, steward)?;
            if access.stewarding() == Stewarding::TakesPart {
                return Err(HistoryRefused::NoSteward);
            }
            if room.vote.as_ref().is_some_and(|vote| vote.is_open(now)) {
                return Err(HistoryRefused::IsOpen);
            }
            room.vote = Some(KeptVote {
                proposed: now,
                agreed: BTreeSet::new(),
            });
            self.put_room(tx, id, &room)?;
            let by = By::Member(access.member().clone());
            Ok(self.note_audit(tx, id, Audited::HistoryProposed, by, now)?)
        })
    }

    /// A member agrees; to do it twice counts once, and counts again who is in the room. With two thirds of the members every
    /// seat reads from the first epoch that is kept.
    pub fn agree_history(
        &self,
        who: &Membership,
        id: RoomId,
        now: Timestamp,
    ) -> Result<Vote, HistoryRefused> {
        let vote = self.transact(|tx| {
            let (mut room, access) = self.entered(tx, id, who)?;
            let open = room.vote.take().filter(|vote| vote.is_open(now));
            let mut vote = open.ok_or(HistoryRefused::NoVote)?;
            vote.agreed.insert(access.member().clone());
            let carried = vote.agreed(&room) >= needed(room.seats.len());
            let stands = match carried {
                true => {
                    room.seats.values_mut().for_each(|seat| seat.from = Epoch::FIRST);
                    Vote::Carried
                }
                false => {
                    room.vote = Some(vote);
                    Vote::Open
                }
            };
            self.put_room(tx, id, &room)?;
            if stands == Vote::Carried {
                self.note_audit(tx, id, Audited::HistoryOpened, By::SomeMember, now)?;
            }
            Ok::<_, HistoryRefused>(stands)
        })?;
        if vote == Vote::Carried {
            self.note_seats(id);
        }
        Ok(vote)
    }

    /// Forgets a vote whose week is over.
    pub(crate) fn sweep_vote(&self, id: RoomId, now: Timestamp) -> Result<(), RoomsError> {
        self.transact(|tx: &mut Tx<'_>| {
            let mut room = self.room(tx, id)?;
            if room.vote.take_if(|vote| !vote.is_open(now)).is_some() {
                self.put_room(tx, id, &room)?;
                self.note_audit(tx, id, Audited::HistoryLapsed, By::Node, now)?;
            }
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// R14
    #[test]
    fn two_thirds_are_never_fewer() {
        let expected = [(1, 1), (2, 2), (3, 2), (4, 3), (5, 4), (6, 4), (7, 5), (500, 334)];
        for (members, agree) in expected {
            assert_eq!(needed(members), agree, "of {members}");
            assert!(3 * needed(members) >= 2 * members && 3 * (agree - 1) < 2 * members);
        }
    }
}
