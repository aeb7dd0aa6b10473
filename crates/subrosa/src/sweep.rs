//! What is over goes: posts past the retention of their room, names past their days, drafts nobody sent, and every key
//! that opens nothing any more (`subrosa` section 6).
//!
//! It may be killed anywhere: rows go before the keys that open them, and whatever key is left is destroyed next time.

use std::collections::BTreeSet;
use std::sync::MutexGuard;

use engine::{Bytes, Key, Keyspace};
use jiff::{SignedDuration, Timestamp};

use crate::epoch::Day;
use crate::history::{epoch_is_old, is_due, names_are_over};
use crate::id::{RoomId, ThreadId};
use crate::keyring::{KeyName, KeyUse};
use crate::names::day_of;
use crate::read::{ids_of, said_in, thread_of};
use crate::room::{Retention, Room};
use crate::rooms::{Rooms, RoomsError};
use crate::seen::mark_and_thread;
use crate::tx::{DRAFTS, Go, NAMES, POSTS, SEEN, THREADS, Tx};

/// Rows deleted with one commit.
const ROWS_PER_COMMIT: usize = 1_000;

/// What of a room still is, once it is swept.
#[derive(Default)]
struct InUse {
    keys: BTreeSet<KeyName>,
    threads: BTreeSet<ThreadId>,
    days: BTreeSet<Day>,
}

impl Rooms {
    /// Sweeps every room once, and begins the new epoch of those whose month is over. A room that cannot be swept keeps its
    /// keys, and keeps none of the others from being swept; the first error is given in the end.
    pub fn sweep(&self, now: Timestamp) -> Result<(), RoomsError> {
        let alone = self.change_keys();
        let rooms = self.all()?;
        let mut in_use = BTreeSet::new();
        let mut swept = Ok(());
        for id in &rooms {
            match self.sweep_room(&alone, *id, now) {
                Ok(keys) => in_use.extend(keys),
                Err(error) => {
                    in_use.extend(self.keys().names().filter(|name| name.room == *id));
                    swept = swept.and(Err(error));
                }
            }
        }
        let is_room: BTreeSet<RoomId> = rooms.into_iter().collect();
        // A key of today may have been made a moment ago, for what is not said yet.
        let waits = |name: &KeyName| match name.opens {
            KeyUse::Said(_) | KeyUse::Audit => false,
            KeyUse::Names(day) | KeyUse::Apart(day) => {
                is_room.contains(&name.room) && !is_long_over(day, now)
            }
        };
        let names: Vec<KeyName> = self.keys().names().collect();
        let spare = names
            .into_iter()
            .filter(|name| !in_use.contains(name) && !waits(name));
        let spare: BTreeSet<KeyName> = spare.collect();
        let shred = self.keys_to_change().shred(&spare);
        // After the keys: what was said on a day without names is no news any more.
        for id in &is_room {
            self.note_room(*id);
        }
        shred?;
        swept
    }

    /// Deletes what is over in a room; says which keys open what is left.
    fn sweep_room(
        &self,
        alone: &MutexGuard<'_, ()>,
        id: RoomId,
        now: Timestamp,
    ) -> Result<BTreeSet<KeyName>, RoomsError> {
        let mut room = self.look(|tx| self.room(tx, id))?;
        if epoch_is_old(room.epoch_began, now) {
            self.turn_epoch_alone(alone, id, now, &mut |_, _| Ok::<_, RoomsError>(()))?;
            room = self.look(|tx| self.room(tx, id))?;
        }
        self.sweep_vote(id, now)?;
        self.sweep_asking(id, now)?;
        let mut in_use = InUse::default();
        in_use.keys.insert(KeyName::said(id, room.epoch));
        in_use.keys.insert(KeyName::audit(id));
        self.sweep_posts(id, &room, now, &mut in_use)?;
        self.sweep_threads(id, &room, now, &mut in_use)?;
        self.sweep_drafts(id, &room, now, &mut in_use)?;
        for (key, said_on) in self.sweep_reports(id, now)? {
            in_use.keys.insert(key);
            in_use.days.insert(said_on);
        }
        self.sweep_names(id, &room, now, &mut in_use)?;
        self.sweep_seen(id, &room, now, &mut in_use)?;
        in_use.keys.extend(self.sweep_releases(id, now)?);
        self.sweep_glass(id, now)?;
        Ok(in_use.keys)
    }

    fn sweep_posts(
        &self,
        id: RoomId,
        room: &Room,
        now: Timestamp,
        in_use: &mut InUse,
    ) -> Result<(), RoomsError> {
        let mut due = Vec::new();
        self.look(|tx| {
            tx.scan(POSTS, &id.bytes(), None, |key, row| {
                let (thread, post) = ids_of(key)?;
                if is_due(post.written(), room.retention, now) {
                    due.push(key.clone());
                } else {
                    in_use.threads.insert(thread);
                    in_use.days.insert(Day::of(post.written()));
                    in_use.keys.insert(KeyName::said(id, said_in(row)?));
                }
                Ok::<_, RoomsError>(Go::On)
            })
        })?;
        self.delete_all(POSTS, &due)
    }

    /// A thread goes with its last post; whoever says something in it meanwhile keeps it.
    fn sweep_threads(
        &self,
        id: RoomId,
        room: &Room,
        now: Timestamp,
        in_use: &mut InUse,
    ) -> Result<(), RoomsError> {
        let mut due = Vec::new();
        self.look(|tx| {
            tx.scan(THREADS, &id.bytes(), None, |key, row| {
                let thread = thread_of(key)?;
                let is_over = is_due(thread.began(), room.retention, now);
                if is_over && !in_use.threads.contains(&thread) {
                    due.push(key.clone());
                } else {
                    if is_over && self.opened_thread(id, thread, row)?.begun_by.is_some() {
                        // When she is deleted whoever gave the title is found by the names of that day.
                        in_use.days.insert(Day::of(thread.began()));
                    }
                    in_use.keys.insert(KeyName::said(id, said_in(row)?));
                }
                Ok::<_, RoomsError>(Go::On)
            })
        })?;
        for key in due {
            let kept = self.transact(|tx| {
                // Read, so that a post that renews the thread meanwhile is seen; posts lie under the key of their thread.
                let row = tx.get(THREADS, &key)?;
                match tx.last(POSTS, &key)? {
                    Some(_) => Ok(row),
                    None => {
                        tx.delete(THREADS, key.clone());
                        Ok::<_, RoomsError>(None)
                    }
                }
            })?;
            if let Some(row) = kept {
                in_use.keys.insert(KeyName::said(id, said_in(&row)?));
            }
        }
        Ok(())
    }

    fn sweep_drafts(
        &self,
        id: RoomId,
        room: &Room,
        now: Timestamp,
        in_use: &mut InUse,
    ) -> Result<(), RoomsError> {
        let mut due = Vec::new();
        self.look(|tx| {
            tx.scan(DRAFTS, &id.bytes(), None, |key, row| {
                let (mark, thread) = mark_and_thread(key)?;
                let saved = self.opened_draft(id, mark, thread, row)?.saved;
                let is_over = is_due(saved, room.retention, now) || is_due(saved, Retention::Days90, now);
                if is_over {
                    due.push((key.clone(), row.clone()));
                } else {
                    in_use.keys.insert(KeyName::said(id, said_in(row)?));
                }
                Ok::<_, RoomsError>(Go::On)
            })
        })?;
        self.delete_unchanged(DRAFTS, due)
    }

    /// Up to where a thread was seen goes with the post up to which it was, and with the names of its day: it was written
    /// with her own post, so that it says whose that one is for as long as it is kept (R13).
    fn sweep_seen(
        &self,
        id: RoomId,
        room: &Room,
        now: Timestamp,
        in_use: &mut InUse,
    ) -> Result<(), RoomsError> {
        let mut due = Vec::new();
        self.look(|tx| {
            tx.scan(SEEN, &id.bytes(), None, |key, row| {
                let (mark, thread) = mark_and_thread(key)?;
                let upto = self.opened_seen(id, mark, thread, row)?;
                let day = Day::of(upto.written());
                let is_over =
                    is_due(upto.written(), room.retention, now) || names_are_over(day, room.rule, now);
                if is_over {
                    due.push((key.clone(), row.clone()));
                } else {
                    in_use.keys.insert(KeyName::names(id, day));
                }
                Ok::<_, RoomsError>(Go::On)
            })
        })?;
        self.delete_unchanged(SEEN, due)
    }

    /// What was saved anew meanwhile stays.
    fn delete_unchanged(&self, space: Keyspace, due: Vec<(Key, Bytes)>) -> Result<(), RoomsError> {
        for (key, row) in due {
            self.transact(|tx| {
                if tx.get(space, &key)?.as_ref() == Some(&row) {
                    tx.delete(space, key.clone());
                }
                Ok::<_, RoomsError>(())
            })?;
        }
        Ok(())
    }

    /// Names go when their days are over, or with the last post of their day and the last witness of one: whoever takes a post
    /// away that was reported does not take away who wrote it, and once she is deleted the witness is found by it.
    fn sweep_names(
        &self,
        id: RoomId,
        room: &Room,
        now: Timestamp,
        in_use: &mut InUse,
    ) -> Result<(), RoomsError> {
        let mut due = Vec::new();
        self.look(|tx| {
            tx.scan(NAMES, &id.bytes(), None, |key, _| {
                let day = day_of(key)?;
                let is_over = names_are_over(day, room.rule, now);
                let says_nothing = !in_use.days.contains(&day) && is_long_over(day, now);
                if is_over || says_nothing {
                    due.push(key.clone());
                } else {
                    in_use.keys.insert(KeyName::names(id, day));
                }
                Ok::<_, RoomsError>(Go::On)
            })
        })?;
        self.delete_all(NAMES, &due)
    }

    pub(crate) fn delete_all(&self, space: Keyspace, keys: &[Key]) -> Result<(), RoomsError> {
        for some in keys.chunks(ROWS_PER_COMMIT) {
            self.transact(|tx: &mut Tx<'_>| {
                for key in some {
                    tx.delete(space, key.clone());
                }
                Ok::<_, RoomsError>(())
            })?;
        }
        Ok(())
    }
}

/// Whether a day is over for another day: nobody is about to say anything on it.
fn is_long_over(day: Day, now: Timestamp) -> bool {
    let over = day.end().checked_add(SignedDuration::from_hours(24));
    over.is_ok_and(|over| now >= over)
}
