//! The second step of a release: the rooms' worker asks for what author and steward agreed on, makes the note of it in the
//! store of the community under the name given here, and says so (R12).
//!
//! It may be killed between any two of these: what was not said to be done is due again, under the same name and with the
//! same bytes, so that there is one note in the end. What is no longer in the room, or its author is not, or too late, is not
//! released.

use domain::{Said, declassify};
use jiff::Timestamp;

use crate::apart::taken_on;
use crate::audit::{Audited, By};
use crate::id::{GrantId, ReleaseId, RoomId};
use crate::keyring::KeyName;
use crate::read::Reader;
use crate::release::{Copied, Found, KeptAgreed, KeptRelease, release_key};
use crate::rooms::{Rooms, RoomsError};
use crate::tx::{RELEASES, Tx};

/// A release that a steward agreed to and of which nobody said that it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReleaseUndone {
    /// What its note is called, if it is there.
    pub grant: GrantId,
    /// When the steward agreed: the moment of the note.
    pub at: Timestamp,
}

/// A copy that is to become a note.
#[derive(Debug)]
pub struct ReleaseDue {
    /// What the note is called; it says nothing of the room.
    pub grant: GrantId,
    /// When the steward agreed: the moment of the note.
    pub at: Timestamp,
    /// The bytes that author and steward saw, and who may read them.
    pub text: Copied,
}

impl Rooms {
    /// What is to become a note: all that was agreed to and not said to be done, but for what cannot be read. Nothing is written.
    pub fn released_due(&self, now: Timestamp) -> Result<Vec<ReleaseDue>, RoomsError> {
        let mut due = Vec::new();
        for id in self.all()? {
            match self.look(|tx| self.due_of(tx, id, now)) {
                // The sweep says so; what others released is not held up by it.
                Err(RoomsError::Unreadable) => {}
                found => due.extend(found?),
            }
        }
        Ok(due)
    }

    fn due_of(&self, tx: &mut Tx<'_>, id: RoomId, now: Timestamp) -> Result<Vec<ReleaseDue>, RoomsError> {
        let room = match self.room(tx, id) {
            Err(RoomsError::NoSuchRoom) => return Ok(Vec::new()),
            room => room?,
        };
        let reader = Reader { id, room: &room, now };
        let mut due = Vec::new();
        for Found { kept, .. } in self.all_releases(tx, id)? {
            let Some(agreed) = &kept.agreed else { continue };
            if let Some(text) = self.copy(tx, &reader, &kept, agreed)? {
                due.push(ReleaseDue {
                    grant: GrantId::of_bytes(agreed.grant),
                    at: agreed.at,
                    text,
                });
            }
        }
        Ok(due)
    }

    /// The copy, by the one way out; nothing if there is none to be made any more.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one way out of a room: its audit has what was asked and agreed to, and release_done notes the rest"
    )]
    fn copy(
        &self,
        tx: &mut Tx<'_>,
        reader: &Reader<'_>,
        kept: &KeptRelease,
        agreed: &KeptAgreed,
    ) -> Result<Option<Copied>, RoomsError> {
        let Some((taken, author)) = self.post_of(tx, reader, kept)? else {
            return Ok(None);
        };
        let said = Said {
            text: taken.text.labelled(),
            author: &author,
        };
        // The grant of then: she was a steward when she agreed.
        let grant = kept
            .asked_again(&said)
            .and_then(|asked| asked.agreed_by(&agreed.by, [&agreed.by].into_iter(), agreed.at));
        Ok(grant.and_then(|grant| declassify(&said, grant, reader.now)).ok())
    }

    /// The note is durable: the room notes it and forgets what was asked. Said twice, it is said once.
    pub fn release_done(&self, grant: GrantId, now: Timestamp) -> Result<(), RoomsError> {
        let is_it = |kept: &KeptRelease| kept.agreed.as_ref().is_some_and(|one| one.grant == grant.bytes());
        for id in self.all()? {
            let all = match self.look(|tx| self.all_releases(tx, id)) {
                Err(RoomsError::Unreadable) => continue,
                all => all?,
            };
            if let Some(found) = all.iter().find(|found| is_it(&found.kept)) {
                return self.forget(id, found.id, Audited::ReleaseDone, now);
            }
        }
        Ok(())
    }

    fn forget(
        &self,
        id: RoomId,
        release: ReleaseId,
        what: Audited,
        now: Timestamp,
    ) -> Result<(), RoomsError> {
        self.transact(|tx| {
            if self.release(tx, id, release)?.is_none() {
                return Ok(());
            }
            tx.delete(RELEASES, release_key(id, release));
            self.note_audit(tx, id, what.clone(), By::Node, now)
        })
    }

    /// All that was agreed to and not said to be done, also what is too late by now or no longer in the room: the worker may
    /// have been killed after it made the note. Asked for first, so that a room never notes of words that are outside that
    /// they are not.
    pub fn released_undone(&self) -> Result<Vec<ReleaseUndone>, RoomsError> {
        let mut undone = Vec::new();
        for id in self.all()? {
            let all = match self.look(|tx| self.all_releases(tx, id)) {
                // The sweep says so; what others released is not held up by it.
                Err(RoomsError::Unreadable) => continue,
                all => all?,
            };
            let agreed = all.iter().filter_map(|found| found.kept.agreed.as_ref());
            undone.extend(agreed.map(|agreed| ReleaseUndone {
                grant: GrantId::of_bytes(agreed.grant),
                at: agreed.at,
            }));
        }
        Ok(undone)
    }

    /// Forgets what is too late or no longer in the room; says which keys open what is left.
    pub(crate) fn sweep_releases(&self, id: RoomId, now: Timestamp) -> Result<Vec<KeyName>, RoomsError> {
        let (due, in_use) = self.look(|tx| {
            let room = self.room(tx, id)?;
            let reader = Reader { id, room: &room, now };
            let (mut due, mut in_use) = (Vec::new(), Vec::new());
            for found in self.all_releases(tx, id)? {
                let is_over = now >= found.kept.expires || self.post_of(tx, &reader, &found.kept)?.is_none();
                match is_over {
                    true => due.push(found.id),
                    false => in_use.push(KeyName::apart(id, taken_on(&found.row)?.0)),
                }
            }
            Ok::<_, RoomsError>((due, in_use))
        })?;
        for release in due {
            self.forget(id, release, Audited::ReleaseLapsed, now)?;
        }
        Ok(in_use)
    }
}
