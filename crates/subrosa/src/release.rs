//! An author asks that words of her own be read outside the room, and a steward agrees or does not: the one way out
//! (F24, R12, `subrosa` section 2).
//!
//! What was asked is kept sealed, with the times written down then; who the author is stands nowhere but in the names of the
//! day, so that after the days of a Chatham House room nobody can say so, and nothing of it is released any more. The copy is
//! made again for each try to publish it, until its note is there; [`Rooms::released_due`] gives it, the only caller of
//! [`domain::declassify`].

use domain::{Federable, Labeled, MemberId, Note, ReleaseAsked, ReleaseReach, ReleaseWish, Said, SubRosa};
use engine::{Bytes, Key};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::Membership;
use zeroize::Zeroizing;

use crate::access::RoomAccess;
use crate::apart::{Taken, author_in_audit, named, taken_on};
use crate::audit::Audited;
use crate::epoch::Day;
use crate::id::{GrantId, PostId, ReleaseId, RoomId, ThreadId};
use crate::keyring::KeyName;
use crate::read::Reader;
use crate::room::{Pseudonym, Room};
use crate::rooms::{Rooms, RoomsError, key_of};
use crate::seal::Message;
use crate::text::{PostText, ReleaseReason, RoomTextRefused};
use crate::tx::{Go, POSTS, RELEASES, Tx};
use crate::wipe::{Wiped, json};

/// Most releases of a room that wait for its stewards, or to become a note.
pub const RELEASES_MAX: usize = 50;

/// What an author wants to be read outside, as her form says it.
pub struct ReleaseAsk<'a> {
    /// Of which thread.
    pub thread: ThreadId,
    /// Which post; her own.
    pub post: PostId,
    /// All of it or a part, to the letter; blanks at its ends are left out.
    pub excerpt: &'a str,
    /// Who may read it then.
    pub reach: ReleaseReach,
    /// Why, for the steward; at most [`ReleaseReason::CHARS_MAX`] characters.
    pub reason: &'a str,
    /// Days until it is void; 1 to [`ReleaseAsked::DAYS_MAX`].
    pub days: u8,
}

/// The very bytes that would be read outside.
pub struct ReleasePreview {
    /// That she may read them.
    pub access: RoomAccess,
    /// They.
    pub text: PostText,
    /// When it is void.
    pub expires: Timestamp,
}

/// Why nothing was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AskRefused {
    /// The words are none.
    #[error("the words {0}")]
    Excerpt(RoomTextRefused),
    /// The reason is none.
    #[error("the reason {0}")]
    Reason(RoomTextRefused),
    /// Not hers, not said, or for too long.
    #[error(transparent)]
    Release(#[from] domain::ReleaseRefused),
    /// Her name is forgotten: nobody can say any more that it is hers.
    #[error("who said this is no longer known, so nobody can ask that it be read outside")]
    Nameless,
    /// Enough of them wait.
    #[error("too many releases of this room wait; ask again when the stewards have looked at them")]
    TooMany,
    /// The rooms said no; a post she may not read is a room that is not there.
    #[error(transparent)]
    Rooms(#[from] RoomsError),
}

/// A release as it is sealed; whose words they are stands as a pseudonym before it.
#[derive(Serialize, Deserialize)]
pub(crate) struct KeptRelease {
    thread: String,
    post: String,
    pub(crate) excerpt: Wiped,
    pub(crate) reach: ReleaseReach,
    pub(crate) reason: Wiped,
    pub(crate) asked: Timestamp,
    pub(crate) expires: Timestamp,
    pub(crate) agreed: Option<KeptAgreed>,
}

/// That a steward agreed, and what the note will be called.
#[derive(Serialize, Deserialize)]
pub(crate) struct KeptAgreed {
    pub(crate) by: MemberId,
    pub(crate) at: Timestamp,
    pub(crate) grant: [u8; GrantId::BYTES],
}

/// A release and where it lies.
pub(crate) struct Found {
    pub(crate) id: ReleaseId,
    pub(crate) row: Bytes,
    pub(crate) kept: KeptRelease,
}

impl KeptRelease {
    pub(crate) fn place(&self) -> Result<(ThreadId, PostId), RoomsError> {
        match (ThreadId::parse(&self.thread), PostId::parse(&self.post)) {
            (Ok(thread), Ok(post)) => Ok((thread, post)),
            _ => Err(RoomsError::Unreadable),
        }
    }

    /// What its author asked, from what was written down; refused if it no longer stands in the room or is not hers.
    pub(crate) fn asked_again(
        &self,
        said: &Said<'_, Zeroizing<String>>,
    ) -> Result<ReleaseAsked, domain::ReleaseRefused> {
        let wish = ReleaseWish {
            excerpt: in_room(self.excerpt.as_str().to_owned()),
            reach: self.reach,
            reason: in_room(Note::parse(self.reason.as_str()).map_err(|_| domain::ReleaseRefused::NotSaid)?),
            expires: self.expires,
        };
        ReleaseAsked::by(said.author, said, wish, self.asked)
    }

    fn is(&self, other: &Self) -> bool {
        let whose = |one: &Self| (one.thread.clone(), one.post.clone(), one.reach);
        whose(self) == whose(other) && self.excerpt.as_str() == other.excerpt.as_str()
    }
}

impl Rooms {
    /// The very bytes that an ask would release; nothing is written.
    pub fn preview_release(
        &self,
        who: &Membership,
        id: RoomId,
        ask: &ReleaseAsk<'_>,
        now: Timestamp,
    ) -> Result<ReleasePreview, AskRefused> {
        self.look(|tx| {
            let (room, access) = self.entered(tx, id, who)?;
            let (asked, kept, _) = self.asked(tx, (&room, &access), ask, now)?;
            Ok(ReleasePreview {
                access,
                text: PostText::unsealed(Zeroizing::new(preview(&asked).to_owned())),
                expires: kept.expires,
            })
        })
    }

    /// Asks the stewards of a room to let words of her own be read outside. To ask the same twice is to ask once.
    pub fn ask_release(
        &self,
        who: &Membership,
        id: RoomId,
        ask: &ReleaseAsk<'_>,
        now: Timestamp,
    ) -> Result<ReleaseId, AskRefused> {
        // Who may not ask draws nothing and makes no key.
        self.look(|tx| {
            let (room, access) = self.entered(tx, id, who)?;
            self.asked(tx, (&room, &access), ask, now).map(|_| ())
        })?;
        let fresh = self.ids().release(id, now);
        self.taking_apart(id, now, |day| {
            self.transact(|tx| {
                let (room, access) = self.entered(tx, id, who)?;
                let (_, kept, pseudonym) = self.asked(tx, (&room, &access), ask, now)?;
                let waiting = self.all_releases(tx, id)?;
                let same = waiting.iter().find(|found| found.kept.is(&kept));
                if let Some(found) = same {
                    return Ok(found.id);
                }
                if waiting.len() >= RELEASES_MAX {
                    return Err(AskRefused::TooMany);
                }
                self.put_release(tx, (id, fresh), (day, pseudonym), &kept)?;
                let by = author_in_audit(&room, access.member());
                self.note_audit(tx, id, Audited::ReleaseAsked, by, now)?;
                Ok(fresh)
            })
        })
    }

    /// What she asks, checked against what stands in the room.
    fn asked(
        &self,
        tx: &mut Tx<'_>,
        (room, access): (&Room, &RoomAccess),
        ask: &ReleaseAsk<'_>,
        now: Timestamp,
    ) -> Result<(ReleaseAsked, KeptRelease, Pseudonym), AskRefused> {
        let id = access.room();
        let place = (ask.thread, ask.post);
        let row = self.readable(tx, access, place)?;
        let reader = Reader { id, room, now };
        let taken = self.taken(tx, &reader, place, &row)?;
        let excerpt = PostText::parse(ask.excerpt).map_err(AskRefused::Excerpt)?;
        let reason = ReleaseReason::parse(ask.reason).map_err(AskRefused::Reason)?;
        let kept = KeptRelease {
            thread: ask.thread.letters(),
            post: ask.post.letters(),
            excerpt: Wiped::of(excerpt.to_seal()),
            reach: ask.reach,
            reason: Wiped::of(reason.to_seal()),
            asked: now,
            expires: now
                .checked_add(SignedDuration::from_hours(24 * i64::from(ask.days)))
                .unwrap_or(Timestamp::MAX),
            agreed: None,
        };
        let author = named(&taken.author).ok_or(AskRefused::Nameless)?;
        if author != access.member() {
            return Err(domain::ReleaseRefused::NotYours.into());
        }
        let asked = kept.asked_again(&Said {
            text: taken.text.labelled(),
            author,
        })?;
        Ok((asked, kept, taken.pseudonym))
    }

    /// The post of a release as it stands now, and whose it is; nothing if it is gone, or nobody can say whose, or she is not in
    /// the room any more, where alone she could take her word back.
    pub(crate) fn post_of(
        &self,
        tx: &mut Tx<'_>,
        reader: &Reader<'_>,
        kept: &KeptRelease,
    ) -> Result<Option<(Taken, MemberId)>, RoomsError> {
        let (thread, post) = kept.place()?;
        let key = key_of(reader.id, &[&thread.bytes(), &post.bytes()]);
        let Some(row) = tx.get(POSTS, &key)? else {
            return Ok(None);
        };
        let taken = self.taken(tx, reader, (thread, post), &row)?;
        let author = named(&taken.author).filter(|author| reader.room.seats.contains_key(*author));
        let author = author.cloned();
        Ok(author.map(|author| (taken, author)))
    }

    /// The releases of a room that are not over, the oldest first.
    pub(crate) fn all_releases(&self, tx: &Tx<'_>, id: RoomId) -> Result<Vec<Found>, RoomsError> {
        let mut found = Vec::new();
        tx.scan(RELEASES, &id.bytes(), None, |key, row| {
            let release = key.get(16..).and_then(|release| release.try_into().ok());
            let release = ReleaseId::of_bytes(release.ok_or(RoomsError::Unreadable)?);
            found.push(Found {
                id: release,
                row: row.clone(),
                kept: self.opened_release(id, release, row)?,
            });
            Ok::<_, RoomsError>(Go::On)
        })?;
        Ok(found)
    }

    /// A release that is not over, as a condition of the commit.
    pub(crate) fn release(
        &self,
        tx: &mut Tx<'_>,
        id: RoomId,
        release: ReleaseId,
    ) -> Result<Option<Found>, RoomsError> {
        let Some(row) = tx.get(RELEASES, &release_key(id, release))? else {
            return Ok(None);
        };
        let kept = self.opened_release(id, release, &row)?;
        Ok(Some(Found {
            id: release,
            row,
            kept,
        }))
    }

    fn opened_release(&self, id: RoomId, release: ReleaseId, row: &[u8]) -> Result<KeptRelease, RoomsError> {
        let name = KeyName::apart(id, taken_on(row)?.0);
        let plain = self.unseal(name, Message::Release(release), row)?;
        serde_json::from_slice(&plain).map_err(|_| RoomsError::Unreadable)
    }

    pub(crate) fn put_release(
        &self,
        tx: &mut Tx<'_>,
        (id, release): (RoomId, ReleaseId),
        (day, pseudonym): (Day, Pseudonym),
        kept: &KeptRelease,
    ) -> Result<(), RoomsError> {
        let plain = json(kept).ok_or(RoomsError::Unreadable)?;
        let row = self.seal_apart((id, day), Message::Release(release), pseudonym, &plain)?;
        tx.put(RELEASES, release_key(id, release), row);
        Ok(())
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "what a form of the room asks, or what was sealed of it, is said in the room"
)]
fn in_room<T>(value: T) -> Labeled<T, SubRosa> {
    Labeled::sub_rosa(value)
}

#[expect(
    clippy::disallowed_methods,
    reason = "shown to the author on a page of the room"
)]
fn preview(asked: &ReleaseAsked) -> &str {
    asked.preview().open_in_room()
}

pub(crate) fn release_key(id: RoomId, release: ReleaseId) -> Key {
    key_of(id, &[&release.bytes()])
}

/// What leaves.
pub(crate) type Copied = Labeled<String, Federable<ReleaseReach>>;
