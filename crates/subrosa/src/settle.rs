//! The rooms follow who is a member of the community: who left it loses her seats, and of who was deleted the rooms keep
//! nothing but what their rule says (`subrosa` section 7; threats D2, D7).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::MutexGuard;

use domain::MemberId;
use jiff::Timestamp;

use crate::audit::{Audited, By};
use crate::epoch::Day;
use crate::id::{PostId, RoomId, ThreadId};
use crate::leave::{clear_room, clear_seat};
use crate::names::names_key;
use crate::own_posts::days;
use crate::read::{ids_of, thread_of};
use crate::room::{Pseudonym, Room, Rule};
use crate::rooms::{Rooms, RoomsError};
use crate::seal::Header;
use crate::succeed::KeptFollower;
use crate::tx::{Go, NAMES, POSTS, THREADS, Tx};
use crate::wipe::Wiped;

/// How somebody stands to the community.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stays {
    /// She is a member.
    Yes,
    /// She left, or was put out of it: what she said stays as long as the rooms keep it.
    Left,
    /// She was deleted: what she said goes, or nobody knows any more that she said it.
    Deleted,
}

/// Posts of one thread deleted with one commit.
const POSTS_PER_COMMIT: usize = 1_000;

/// Who is asked about: by name, once each.
type Ask<'a> = &'a mut dyn FnMut(&MemberId) -> Stays;

/// Whether anybody is left.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Left {
    Somebody,
    Nobody,
}

impl Rooms {
    /// Takes the seats of all who are no longer members of the community; the word that is said next is under a key that was
    /// made after they went (R7). If no steward of a room is left, the member who has been in it for longest follows, which
    /// the audit chain says; a room in which nobody is left is closed, with all that was said in it.
    ///
    /// Of somebody who was deleted a closed room erases every post, also if she had left the room before, and the title of
    /// each thread she began, also if its first post is over; a Chatham House room forgets her name, and her posts stay under a pseudonym.
    ///
    /// A room that cannot be settled keeps none of the others from it; the first error is given in the end. It may be killed
    /// anywhere, and goes on when it is called again.
    pub fn settle_members(
        &self,
        stays: impl Fn(&MemberId) -> Stays,
        now: Timestamp,
    ) -> Result<(), RoomsError> {
        let mut known = BTreeMap::new();
        let mut ask = |member: &MemberId| *known.entry(member.clone()).or_insert_with(|| stays(member));
        let mut settled = Ok(());
        for id in self.all()? {
            let one = match self.settle_room(id, &mut ask, now) {
                // It was closed meanwhile.
                Err(RoomsError::NoSuchRoom) => Ok(()),
                one => one,
            };
            settled = settled.and(one);
        }
        settled
    }

    fn settle_room(&self, id: RoomId, ask: Ask<'_>, now: Timestamp) -> Result<(), RoomsError> {
        let alone = self.change_keys();
        let room = self.look(|tx| self.room(tx, id))?;
        let named = room.seats.keys().chain(room.asking.keys());
        let gone: BTreeSet<MemberId> = named
            .filter(|member| ask(member) != Stays::Yes)
            .cloned()
            .collect();
        if !gone.is_empty() && self.take_gone(&alone, id, &gone, now)? == Left::Nobody {
            self.transact(|tx: &mut Tx<'_>| {
                clear_room(tx, id);
                Ok::<_, RoomsError>(())
            })?;
            return self.shred_room(id);
        }
        self.forget_deleted(id, &room, ask)
    }

    /// Takes the seats of those who are gone, and crosses them off those who wait.
    fn take_gone(
        &self,
        alone: &MutexGuard<'_, ()>,
        id: RoomId,
        gone: &BTreeSet<MemberId>,
        now: Timestamp,
    ) -> Result<Left, RoomsError> {
        self.turn_epoch_alone(alone, id, now, &mut |tx, room| {
            room.asking.retain(|member, _| !gone.contains(member));
            let stay = room.seats.iter().filter(|(member, _)| !gone.contains(*member));
            let longest = stay.min_by_key(|(_, seat)| seat.entered);
            let Some(longest) = longest.map(|(member, _)| member.clone()) else {
                return Ok(Left::Nobody);
            };
            for member in gone {
                if let Some(seat) = room.seats.remove(member) {
                    clear_seat(tx, id, room, member, &seat);
                }
            }
            if room.stewards.without(gone, &longest) {
                room.follower = Some(KeptFollower {
                    who: longest.clone(),
                    since: now,
                });
                self.note_audit(tx, id, Audited::StewardFollowed(longest), By::Node, now)?;
            }
            Ok(Left::Somebody)
        })
    }

    /// Of all who were deleted and whose names the room still has.
    fn forget_deleted(&self, id: RoomId, room: &Room, ask: Ask<'_>) -> Result<(), RoomsError> {
        let spoke = self.look(|tx| {
            let mut spoke: BTreeMap<Day, BTreeMap<MemberId, Pseudonym>> = BTreeMap::new();
            for day in days(tx, id)? {
                let Some(names) = self.names(tx, id, day)? else {
                    continue;
                };
                let deleted = names.all().filter(|(member, _)| ask(member) == Stays::Deleted);
                let deleted: BTreeMap<_, _> = deleted
                    .map(|(member, as_whom)| (member.clone(), as_whom))
                    .collect();
                if !deleted.is_empty() {
                    spoke.insert(day, deleted);
                }
            }
            Ok::<_, RoomsError>(spoke)
        })?;
        if spoke.is_empty() {
            return Ok(());
        }
        if room.rule == Rule::Closed {
            // The names go last: by them a run after a kill finds what is left to erase.
            self.erase(id, &spoke)?;
        }
        for (day, deleted) in &spoke {
            self.transact(|tx| {
                let Some(mut names) = self.names(tx, id, *day)? else {
                    return Ok(());
                };
                if names.keep(|member| !deleted.contains_key(member)) {
                    return self.put_names(tx, id, *day, &names);
                }
                tx.delete(NAMES, names_key(id, *day));
                Ok::<_, RoomsError>(())
            })?;
        }
        Ok(())
    }

    /// Deletes the titles that were given under some pseudonyms, also where the post they were given with is over.
    fn erase_titles(&self, id: RoomId, is_theirs: &dyn Fn(Day, Pseudonym) -> bool) -> Result<(), RoomsError> {
        let hers = self.look(|tx| {
            let mut hers = Vec::new();
            tx.scan(THREADS, &id.bytes(), None, |key, row| {
                let thread = thread_of(key)?;
                let kept = self.opened_thread(id, thread, row)?;
                let began = Day::of(thread.began());
                if kept.begun_by.is_some_and(|as_whom| is_theirs(began, as_whom)) {
                    hers.push(thread);
                }
                Ok::<_, RoomsError>(Go::On)
            })?;
            Ok::<_, RoomsError>(hers)
        })?;
        for thread in hers {
            self.transact(|tx| {
                let room = self.room(tx, id)?;
                let mut kept = match self.thread(tx, id, thread) {
                    // It was removed meanwhile.
                    Err(RoomsError::NoSuchRoom) => return Ok(()),
                    kept => kept?,
                };
                (kept.title, kept.begun_by) = (Wiped::default(), None);
                self.put_thread(tx, id, &room, thread, &kept)
            })?;
        }
        Ok(())
    }

    /// Deletes all that was said under some pseudonyms.
    fn erase(
        &self,
        id: RoomId,
        spoke: &BTreeMap<Day, BTreeMap<MemberId, Pseudonym>>,
    ) -> Result<(), RoomsError> {
        let said = self.look(|tx| {
            let mut said: BTreeMap<ThreadId, Vec<PostId>> = BTreeMap::new();
            tx.scan(POSTS, &id.bytes(), None, |key, row| {
                let (thread, post) = ids_of(key)?;
                let as_whom = Header::read(row).ok_or(RoomsError::Unreadable)?.pseudonym;
                let deleted = spoke.get(&Day::of(post.written()));
                if deleted.is_some_and(|deleted| deleted.values().any(|one| *one == as_whom)) {
                    said.entry(thread).or_default().push(post);
                }
                Ok::<_, RoomsError>(Go::On)
            })?;
            Ok::<_, RoomsError>(said)
        })?;
        for (thread, posts) in said {
            for some in posts.chunks(POSTS_PER_COMMIT) {
                let some = some.iter().copied().collect();
                self.transact(|tx| {
                    let room = self.room(tx, id)?;
                    self.take_posts(tx, (id, &room), thread, &some)
                })?;
            }
            self.note_thread(id, thread);
        }
        let is_theirs = |day: Day, as_whom: Pseudonym| {
            let deleted = spoke.get(&day);
            deleted.is_some_and(|deleted| deleted.values().any(|one| *one == as_whom))
        };
        self.erase_titles(id, &is_theirs)?;
        self.erase_witnesses(id, &is_theirs)
    }
}
