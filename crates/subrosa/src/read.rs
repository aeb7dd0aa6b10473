//! What a member of a room sees: her rooms, a room, its threads, and a page of posts.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt;

use domain::MemberId;
use jiff::Timestamp;
use store::Membership;
use zeroize::Zeroizing;

use crate::access::RoomAccess;
use crate::audit::AuditHead;
use crate::break_glass::GlassShown;
use crate::enter::vouches;
use crate::entry::EntryRule;
use crate::epoch::{Day, Epoch};
use crate::history::shows_name;
use crate::id::{PostId, RoomId, ThreadId};
use crate::names::Names;
use crate::room::{Pseudonym, Retention, Room, Rule};
use crate::rooms::{Rooms, RoomsError, key_of};
use crate::seal::{Header, Message};
use crate::succeed::Follower;
use crate::text::{PostText, RoomName, ThreadTitle};
use crate::tx::{Go, POSTS, THREADS, Tx};
use crate::vote::VoteShown;

/// Posts of one page.
pub const POSTS_PER_PAGE: usize = 50;

/// A room, for a page of its own.
pub struct RoomShown {
    /// That she may read it.
    pub access: RoomAccess,
    /// What it is called.
    pub name: RoomName,
    /// What may be done outside with what is said.
    pub rule: Rule,
    /// Who may enter.
    pub entry: EntryRule,
    /// How long it keeps what is said.
    pub retention: Retention,
    /// Who can read this: all members of the room.
    pub members: Vec<MemberId>,
    /// Those of them who run it.
    pub stewards: Vec<MemberId>,
    /// Who waits for members to vouch, and for whom how many do who are in the room now.
    pub asking: Vec<(MemberId, usize)>,
    /// The last link of the audit chain, for members to write down and compare (R11).
    pub audit_head: AuditHead,
    /// That an operator asked to read the room; shown for [`crate::GLASS_DAYS_SHOWN`] days.
    pub glass: Option<GlassShown>,
    /// Since when it is archived: it is read, and nobody writes in it; absent if it is in use.
    pub archived: Option<Timestamp>,
    /// Whether members read what was said before they came, if that is voted on.
    pub vote: Option<VoteShown>,
    /// Who runs it because none of its other stewards could enter.
    pub follower: Option<Follower>,
}

/// A thread in the list of a room.
pub struct ThreadShown {
    /// Which.
    pub id: ThreadId,
    /// What it is about; absent if it began before she came, or was removed with its first post.
    pub title: Option<ThreadTitle>,
    /// Its last post.
    pub last: PostId,
    /// Whether something was said in it that she has not seen; not if the names of the day on which it was are forgotten.
    pub news: News,
}

/// Whether there is something new to a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// Something was said that she has not seen.
    Some,
    /// She has seen all there is.
    None,
}

/// Part of a thread, oldest first.
pub struct PostsShown {
    /// That she may read them.
    pub access: RoomAccess,
    /// At most [`POSTS_PER_PAGE`].
    pub posts: Vec<PostShown>,
    /// Whether the thread goes on behind the last of them.
    pub goes_on: GoesOn,
}

/// Whether there is more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoesOn {
    /// Ask again, after the last one.
    Yes,
    /// This was all.
    No,
}

impl GoesOn {
    /// Cuts what was read down to `most`; one more than that was looked for.
    pub(crate) fn behind<T>(found: &mut Vec<T>, most: usize) -> Self {
        let goes_on = match found.len() > most {
            true => Self::Yes,
            false => Self::No,
        };
        found.truncate(most);
        goes_on
    }
}

/// A post.
pub struct PostShown {
    /// Of which thread.
    pub thread: ThreadId,
    /// Which; it knows when it was written.
    pub id: PostId,
    /// Who wrote it, as far as it is known.
    pub author: Author,
    /// What it says.
    pub text: PostText,
}

/// Who wrote a post.
#[derive(Clone, PartialEq, Eq)]
pub enum Author {
    /// A member of the room, or somebody who was one.
    Member(MemberId),
    /// Nobody knows any more, or nobody is to be told.
    Pseudonym(Pseudonym),
}

/// A log or a panic may not say who spoke.
impl fmt::Debug for Author {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[SubRosa]")
    }
}

/// Names of the days that a page shows, read once each.
pub(crate) type NamesOfDays = BTreeMap<Day, Option<Names>>;

/// Of which room somebody reads, and when.
pub(crate) struct Reader<'a> {
    pub(crate) id: RoomId,
    pub(crate) room: &'a Room,
    pub(crate) now: Timestamp,
}

impl Rooms {
    /// The rooms in which she has a seat. One that cannot be read keeps her from none of the others: nobody can say who sits in
    /// it ([`Self::unreadable`] tells the operator).
    pub fn rooms_of(&self, who: &Membership) -> Result<Vec<RoomShown>, RoomsError> {
        let mut shown = Vec::new();
        for id in self.all()? {
            match self.see_room(who, id) {
                Err(RoomsError::NoSuchRoom | RoomsError::Unreadable) => {}
                room => shown.push(room?),
            }
        }
        Ok(shown)
    }

    /// One of her rooms.
    pub fn see_room(&self, who: &Membership, id: RoomId) -> Result<RoomShown, RoomsError> {
        let (room, access) = self.look(|tx| self.entered(tx, id, who))?;
        Ok(room_shown(room, access))
    }

    /// The threads of a room in which something was said that she may read, the latest post first.
    pub fn threads(&self, who: &Membership, id: RoomId) -> Result<Vec<ThreadShown>, RoomsError> {
        self.look(|tx| {
            let (room, access) = self.entered(tx, id, who)?;
            let tx: &Tx<'_> = tx;
            let seat = room.seats.get(access.member()).ok_or(RoomsError::NoSuchRoom)?;
            let seen = self.all_seen(tx, id, seat.mark)?;
            let mut shown = Vec::new();
            tx.scan(THREADS, &id.bytes(), None, |key, row| {
                let thread = thread_of(key)?;
                // Epochs of a thread only grow: if the last post is none she may read, none is.
                if let Some((last, said_in)) = last_post(tx, id, thread)?
                    && access.reaches(said_in)
                {
                    let kept = self.opened_thread(id, thread, row)?;
                    shown.push(ThreadShown {
                        id: thread,
                        title: kept.title_for(&access),
                        last,
                        news: match seen.get(&thread) >= Some(&last) || self.is_nameless(id, last) {
                            true => News::None,
                            false => News::Some,
                        },
                    });
                }
                Ok::<_, RoomsError>(Go::On)
            })?;
            shown.sort_by_key(|thread| std::cmp::Reverse(thread.last));
            Ok(shown)
        })
    }

    /// Posts of a thread behind one of them, from its beginning on if none is named.
    pub fn posts(
        &self,
        who: &Membership,
        id: RoomId,
        thread: ThreadId,
        after: Option<PostId>,
        now: Timestamp,
    ) -> Result<PostsShown, RoomsError> {
        self.look(|tx| {
            let (room, access) = self.entered(tx, id, who)?;
            self.thread(tx, id, thread)?;
            let prefix = key_of(id, &[&thread.bytes()]);
            let after = after.map(|post| key_of(id, &[&thread.bytes(), &post.bytes()]));
            let mut rows = Vec::new();
            tx.scan(POSTS, &prefix, after.as_ref(), |key, row| {
                if access.reaches(said_in(row)?) {
                    rows.push((key.clone(), row.clone()));
                }
                Ok::<_, RoomsError>(match rows.len() > POSTS_PER_PAGE {
                    true => Go::Enough,
                    false => Go::On,
                })
            })?;
            let goes_on = GoesOn::behind(&mut rows, POSTS_PER_PAGE);
            let mut found = Vec::with_capacity(rows.len());
            for (key, row) in rows {
                let (thread, post) = ids_of(&key)?;
                let text = self.text(id, thread, post, &row)?;
                found.push((thread, post, row, text));
            }
            self.shown(tx, (room, access), found, goes_on, now)
        })
    }

    /// Posts with their authors, as far as the rule of the room names them to her.
    pub(crate) fn shown<R: AsRef<[u8]>>(
        &self,
        tx: &mut Tx<'_>,
        (room, access): (Room, RoomAccess),
        found: Vec<(ThreadId, PostId, R, PostText)>,
        goes_on: GoesOn,
        now: Timestamp,
    ) -> Result<PostsShown, RoomsError> {
        let reader = Reader {
            id: access.room(),
            room: &room,
            now,
        };
        let mut names = NamesOfDays::new();
        let mut posts = Vec::with_capacity(found.len());
        for (thread, id, row, text) in found {
            let author = self.author(tx, &reader, &mut names, id, row.as_ref())?;
            posts.push(PostShown {
                thread,
                id,
                author,
                text,
            });
        }
        Ok(PostsShown {
            access,
            posts,
            goes_on,
        })
    }

    /// What a post says, out of its row.
    pub(crate) fn text(
        &self,
        id: RoomId,
        thread: ThreadId,
        post: PostId,
        row: &[u8],
    ) -> Result<PostText, RoomsError> {
        let plain = self.unseal_said(id, Message::Post(thread, post), row)?;
        let text = std::str::from_utf8(&plain).map_err(|_| RoomsError::Unreadable)?;
        Ok(PostText::unsealed(Zeroizing::new(text.to_owned())))
    }

    /// Who wrote a post, as far as the rule of the room still says it; the pseudonym stands in the row.
    pub(crate) fn author(
        &self,
        tx: &mut Tx<'_>,
        reader: &Reader<'_>,
        names: &mut NamesOfDays,
        post: PostId,
        row: &[u8],
    ) -> Result<Author, RoomsError> {
        let pseudonym = Header::read(row).ok_or(RoomsError::Unreadable)?.pseudonym;
        if !shows_name(post.written(), reader.room.rule, reader.now) {
            return Ok(Author::Pseudonym(pseudonym));
        }
        let day = Day::of(post.written());
        let names = match names.entry(day) {
            Entry::Occupied(read) => read.into_mut(),
            Entry::Vacant(unread) => unread.insert(self.names(tx, reader.id, day)?),
        };
        let member = names.as_ref().and_then(|names| names.of(pseudonym));
        Ok(member.map_or(Author::Pseudonym(pseudonym), |member| {
            Author::Member(member.clone())
        }))
    }
}

fn room_shown(room: Room, access: RoomAccess) -> RoomShown {
    let members: Vec<MemberId> = room.seats.keys().cloned().collect();
    let stewards = members
        .iter()
        .filter(|one| room.stewards.has(one))
        .cloned()
        .collect();
    let asking = room.asking.keys();
    let asking = asking.map(|one| (one.clone(), usize::from(vouches(&room, one))));
    let asking = asking.collect();
    RoomShown {
        vote: room.vote_shown(access.member()),
        follower: room.follower_shown(),
        access,
        rule: room.rule,
        retention: room.retention,
        archived: room.archived,
        asking,
        audit_head: room.audit.shown(),
        glass: room.glass.map(GlassShown::from),
        name: RoomName::unsealed(room.name.into_text()),
        entry: room.entry,
        members,
        stewards,
    }
}

/// The last post of a thread, and the epoch in which it was said.
pub(crate) fn last_post(
    tx: &Tx<'_>,
    id: RoomId,
    thread: ThreadId,
) -> Result<Option<(PostId, Epoch)>, RoomsError> {
    let Some((key, row)) = tx.last(POSTS, &key_of(id, &[&thread.bytes()]))? else {
        return Ok(None);
    };
    Ok(Some((ids_of(&key)?.1, said_in(&row)?)))
}

/// The epoch whose key a row lies under.
pub(crate) fn said_in(row: &[u8]) -> Result<Epoch, RoomsError> {
    let header = Header::read(row).ok_or(RoomsError::Unreadable)?;
    Ok(Epoch::of_number(header.number))
}

/// The thread of its own key.
pub(crate) fn thread_of(key: &[u8]) -> Result<ThreadId, RoomsError> {
    let thread = key.get(16..).and_then(|thread| thread.try_into().ok());
    thread.map(ThreadId::of_bytes).ok_or(RoomsError::Unreadable)
}

/// Thread and post of the key of a post.
pub(crate) fn ids_of(key: &[u8]) -> Result<(ThreadId, PostId), RoomsError> {
    let ids = key.split_at_checked(16).map(|(_, ids)| ids);
    let ids = ids.and_then(|ids| ids.split_first_chunk::<16>());
    let (thread, post) = ids.ok_or(RoomsError::Unreadable)?;
    let post: [u8; 16] = post.try_into().map_err(|_| RoomsError::Unreadable)?;
    Ok((ThreadId::of_bytes(*thread), PostId::of_bytes(post)))
}
