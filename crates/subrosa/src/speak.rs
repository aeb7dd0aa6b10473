//! A member says something in a room: a thread begins, or goes on.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::Membership;

use crate::access::RoomAccess;
use crate::drafts::draft_key;
use crate::epoch::{Day, Epoch};
use crate::id::{PostId, RoomId, ThreadId};
use crate::keyring::KeyName;
use crate::names::Names;
use crate::room::{POSTS_PER_DAY_MAX, Pseudonym, ROOM_THREADS_MAX, Room};
use crate::rooms::{Rooms, RoomsError, key_of};
use crate::seal::{Header, Message};
use crate::text::{PostText, ThreadTitle};
use crate::tx::{DRAFTS, Go, POSTS, THREADS, Tx};
use crate::wipe::{Wiped, json};

/// Why nothing was said.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SpeakRefused {
    /// She wrote enough today.
    #[error("a member writes at most {max} posts a day in one room; go on tomorrow", max = POSTS_PER_DAY_MAX)]
    EnoughToday,
    /// The room has enough threads.
    #[error("this room has all the threads it can have; go on in one of them")]
    TooManyThreads,
    /// The rooms said no; a thread that is not there is a room that is not there.
    #[error(transparent)]
    Rooms(#[from] RoomsError),
}

/// What a thread is about, as it is sealed: with each post anew, so that it goes with the last of them.
#[derive(Serialize, Deserialize)]
pub(crate) struct KeptThread {
    /// Empty once its first post was removed.
    pub(crate) title: Wiped,
    /// The post it began with.
    first: [u8; 16],
    /// Who reads from a later epoch on does not see the title.
    pub(crate) began_in: Epoch,
    /// As whom somebody gave it its title, on the day it began: with her it goes, also when her post is over.
    #[serde(default)]
    pub(crate) begun_by: Option<Pseudonym>,
}

impl KeptThread {
    /// Whether the thread began with a post.
    pub(crate) fn is_begun_by(&self, post: PostId) -> bool {
        self.first == post.bytes()
    }

    /// What it is about; nothing if it began before she came, or was removed.
    pub(crate) fn title_for(self, access: &RoomAccess) -> Option<ThreadTitle> {
        let title = self.title.into_text();
        let is_shown = access.reaches(self.began_in) && !title.is_empty();
        is_shown.then(|| ThreadTitle::unsealed(title))
    }
}

impl Rooms {
    /// Begins a thread with its first post.
    pub fn begin_thread(
        &self,
        who: &Membership,
        id: RoomId,
        title: &ThreadTitle,
        text: &PostText,
        now: Timestamp,
    ) -> Result<(ThreadId, PostId), SpeakRefused> {
        let (thread, post, mark) = self.speaking(who, id, now, |post| {
            let thread = self.ids().thread(id, now);
            self.transact(|tx| {
                let (room, access) = self.entered(tx, id, who)?;
                room.is_written_in()?;
                has_place_for_thread(tx, id)?;
                let begun_by = self.put_post(tx, &room, &access, (thread, post), text)?;
                let kept = KeptThread {
                    title: Wiped::of(title.to_seal()),
                    first: post.bytes(),
                    began_in: room.epoch,
                    begun_by: Some(begun_by),
                };
                self.put_thread(tx, id, &room, thread, &kept)?;
                let mark = self.put_own_seen(tx, &room, &access, thread, post)?;
                Ok((thread, post, mark))
            })
        })?;
        self.note_said(id, mark, thread);
        Ok((thread, post))
    }

    /// Goes on with a thread; a draft she had for it is gone with the same commit.
    pub fn post(
        &self,
        who: &Membership,
        id: RoomId,
        thread: ThreadId,
        text: &PostText,
        now: Timestamp,
    ) -> Result<PostId, SpeakRefused> {
        let (post, mark) = self.speaking(who, id, now, |post| {
            self.transact(|tx| {
                let (room, access) = self.entered(tx, id, who)?;
                room.is_written_in()?;
                let kept = self.thread(tx, id, thread)?;
                self.put_thread(tx, id, &room, thread, &kept)?;
                self.put_post(tx, &room, &access, (thread, post), text)?;
                let mark = self.put_own_seen(tx, &room, &access, thread, post)?;
                if let Some(seat) = room.seats.get(access.member()) {
                    tx.delete(DRAFTS, draft_key(id, seat, thread));
                }
                Ok((post, mark))
            })
        })?;
        self.note_said(id, mark, thread);
        Ok(post)
    }

    /// Gives a post an id, and has it said on a day whose names have a key. Who has no seat draws nothing and makes none.
    fn speaking<T>(
        &self,
        who: &Membership,
        id: RoomId,
        now: Timestamp,
        say: impl FnOnce(PostId) -> Result<T, SpeakRefused>,
    ) -> Result<T, SpeakRefused> {
        self.look(|tx| self.entered(tx, id, who))?;
        let post = self.ids().post(id, now);
        let name = KeyName::names(id, Day::of(post.written()));
        let has_key = self.keys().get(name).is_some();
        if has_key {
            return say(post);
        }
        let _alone = self.change_keys();
        self.make_key(name)?;
        say(post)
    }

    /// What a thread is about.
    pub(crate) fn thread(
        &self,
        tx: &mut Tx<'_>,
        id: RoomId,
        thread: ThreadId,
    ) -> Result<KeptThread, RoomsError> {
        let row = tx.get(THREADS, &key_of(id, &[&thread.bytes()]))?;
        self.opened_thread(id, thread, &row.ok_or(RoomsError::NoSuchRoom)?)
    }

    /// What a thread is about, out of its row.
    pub(crate) fn opened_thread(
        &self,
        id: RoomId,
        thread: ThreadId,
        row: &[u8],
    ) -> Result<KeptThread, RoomsError> {
        let plain = self.unseal_said(id, Message::Thread(thread), row)?;
        serde_json::from_slice(&plain).map_err(|_| RoomsError::Unreadable)
    }

    /// Writes what a thread is about.
    pub(crate) fn put_thread(
        &self,
        tx: &mut Tx<'_>,
        id: RoomId,
        room: &Room,
        thread: ThreadId,
        kept: &KeptThread,
    ) -> Result<(), RoomsError> {
        let plain = json(kept).ok_or(RoomsError::Unreadable)?;
        let header = Header::plain(room.epoch.number());
        let name = KeyName::said(id, room.epoch);
        let row = self.seal(name, Message::Thread(thread), header, &plain)?;
        tx.put(THREADS, key_of(id, &[&thread.bytes()]), row);
        Ok(())
    }

    /// Gives as whom she said it.
    fn put_post(
        &self,
        tx: &mut Tx<'_>,
        room: &Room,
        access: &RoomAccess,
        (thread, post): (ThreadId, PostId),
        text: &PostText,
    ) -> Result<Pseudonym, SpeakRefused> {
        let id = access.room();
        let pseudonym = self.speaker(tx, access, Day::of(post.written()))?;
        let header = Header {
            number: room.epoch.number(),
            pseudonym,
        };
        let name = KeyName::said(id, room.epoch);
        let plain = text.to_seal().as_bytes();
        let row = self.seal(name, Message::Post(thread, post), header, plain)?;
        tx.put(POSTS, key_of(id, &[&thread.bytes(), &post.bytes()]), row);
        Ok(pseudonym)
    }

    /// Her pseudonym of the day, and one more post of hers counted.
    fn speaker(&self, tx: &mut Tx<'_>, access: &RoomAccess, day: Day) -> Result<Pseudonym, SpeakRefused> {
        let id = access.room();
        let mut names: Names = self.names(tx, id, day)?.unwrap_or_default();
        let speaker = names.speaker(access.member(), || self.ids().chance(id));
        if speaker.posts >= POSTS_PER_DAY_MAX {
            return Err(SpeakRefused::EnoughToday);
        }
        speaker.posts += 1;
        let pseudonym = speaker.pseudonym;
        self.put_names(tx, id, day, &names)?;
        Ok(pseudonym)
    }
}

fn has_place_for_thread(tx: &Tx<'_>, id: RoomId) -> Result<(), SpeakRefused> {
    let mut threads = 0;
    tx.scan(THREADS, &id.bytes(), None, |_, _| {
        threads += 1;
        Ok::<_, RoomsError>(Go::On)
    })?;
    match threads >= ROOM_THREADS_MAX {
        true => Err(SpeakRefused::TooManyThreads),
        false => Ok(()),
    }
}
