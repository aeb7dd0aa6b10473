//! A steward looks at the exact words that an author wants to be read outside, and agrees or refuses (R12).

use domain::{MemberId, ReleaseReach, Said};
use jiff::Timestamp;
use store::Membership;

use crate::access::RoomAccess;
use crate::apart::taken_on;
use crate::audit::{Audited, By};
use crate::id::{PostId, ReleaseId, RoomId, ThreadId};
use crate::leave::StewardingRefused;
use crate::read::{Author, NamesOfDays, Reader};
use crate::release::{Found, KeptAgreed, release_key};
use crate::room::Room;
use crate::rooms::{Rooms, RoomsError};
use crate::text::{PostText, ReleaseReason};
use crate::tx::{RELEASES, Tx};

/// Why a steward agreed to nothing, and refused nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AgreeRefused {
    /// There is none, or its words or their author are no longer in the room, or nobody can say whose they are.
    #[error("there is no such release, or its words or their author are no longer in the room")]
    NoRelease,
    /// A steward agreed before.
    #[error("a steward agreed to this")]
    Agreed,
    /// Too late, or she asked herself.
    #[error(transparent)]
    Release(#[from] domain::ReleaseRefused),
    /// It takes a steward.
    #[error(transparent)]
    Stewarding(#[from] StewardingRefused),
}

impl From<RoomsError> for AgreeRefused {
    fn from(error: RoomsError) -> Self {
        Self::Stewarding(error.into())
    }
}

/// What waits in a room to be read outside, for its stewards.
pub struct ReleasesShown {
    /// That she may read it.
    pub access: RoomAccess,
    /// The oldest first.
    pub releases: Vec<ReleaseShown>,
}

/// What an author wants to be read outside.
pub struct ReleaseShown {
    /// Which.
    pub id: ReleaseId,
    /// Of which thread.
    pub thread: ThreadId,
    /// Of which post.
    pub post: PostId,
    /// Who asks, who is who wrote it, as far as the rule of the room says it.
    pub author: Author,
    /// The very bytes that would be read outside.
    pub text: PostText,
    /// Who would read them.
    pub reach: ReleaseReach,
    /// Why.
    pub reason: ReleaseReason,
    /// Since when it waits.
    pub asked: Timestamp,
    /// When it is void.
    pub expires: Timestamp,
    /// Whether a steward agreed.
    pub state: ReleaseState,
}

/// How far a release is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReleaseState {
    /// It waits for a steward.
    Waiting,
    /// A steward agreed; it becomes a note in a moment.
    Agreed,
}

impl Rooms {
    /// What waits in a room to be read outside, for its stewards: the words, to the byte.
    pub fn releases(
        &self,
        steward: &Membership,
        id: RoomId,
        now: Timestamp,
    ) -> Result<ReleasesShown, StewardingRefused> {
        self.look(|tx| {
            let room = self.entered_as_steward(tx, id, steward)?;
            let access = RoomAccess::of(id, &room, &steward.member().id).ok_or(RoomsError::NoSuchRoom)?;
            let reader = Reader { id, room: &room, now };
            let mut names = NamesOfDays::new();
            let mut releases = Vec::new();
            for Found { id, row, kept } in self.all_releases(tx, id)? {
                let (thread, post) = kept.place()?;
                releases.push(ReleaseShown {
                    id,
                    thread,
                    post,
                    author: self.author(tx, &reader, &mut names, post, &row)?,
                    text: PostText::unsealed(kept.excerpt.into_text()),
                    reach: kept.reach,
                    reason: ReleaseReason::unsealed(kept.reason.into_text()),
                    asked: kept.asked,
                    expires: kept.expires,
                    state: match kept.agreed {
                        Some(_) => ReleaseState::Agreed,
                        None => ReleaseState::Waiting,
                    },
                });
            }
            Ok(ReleasesShown { access, releases })
        })
    }

    /// A steward who is not the author agrees, in time, to the bytes she saw. From here on the copy is due.
    pub fn agree_release(
        &self,
        steward: &Membership,
        id: RoomId,
        release: ReleaseId,
        now: Timestamp,
    ) -> Result<(), AgreeRefused> {
        self.transact(|tx| {
            let (room, mut found) = self.waiting(tx, id, steward, release)?;
            let reader = Reader { id, room: &room, now };
            let post = self.post_of(tx, &reader, &found.kept)?;
            let (taken, author) = post.ok_or(AgreeRefused::NoRelease)?;
            let said = Said {
                text: taken.text.labelled(),
                author: &author,
            };
            let by: MemberId = steward.member().id.clone();
            // Checks all that a copy needs, and is made again out of what is written down here for each copy.
            let asked = found.kept.asked_again(&said)?;
            asked.agreed_by(&by, room.stewards.iter(), now)?;
            found.kept.agreed = Some(KeptAgreed {
                by: by.clone(),
                at: now,
                grant: self.ids().chance(id),
            });
            self.put_release(tx, (id, release), taken_on(&found.row)?, &found.kept)?;
            Ok(self.note_audit(tx, id, Audited::ReleaseAgreed, By::Member(by), now)?)
        })
    }

    /// A steward says no; what was asked is forgotten.
    pub fn refuse_release(
        &self,
        steward: &Membership,
        id: RoomId,
        release: ReleaseId,
        now: Timestamp,
    ) -> Result<(), AgreeRefused> {
        self.transact(|tx| {
            self.waiting(tx, id, steward, release)?;
            tx.delete(RELEASES, release_key(id, release));
            let by = By::Member(steward.member().id.clone());
            Ok(self.note_audit(tx, id, Audited::ReleaseRefused, by, now)?)
        })
    }

    /// A release that nobody agreed to yet, for a steward.
    fn waiting(
        &self,
        tx: &mut Tx<'_>,
        id: RoomId,
        steward: &Membership,
        release: ReleaseId,
    ) -> Result<(Room, Found), AgreeRefused> {
        let room = self.entered_as_steward(tx, id, steward)?;
        let found = self.release(tx, id, release)?.ok_or(AgreeRefused::NoRelease)?;
        match found.kept.agreed {
            Some(_) => Err(AgreeRefused::Agreed),
            None => Ok((room, found)),
        }
    }
}
