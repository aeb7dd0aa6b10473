//! After a restore: content and key file may be of different days, so that rows lie there whose keys are destroyed, or are
//! not made yet. Nobody reads them ever again, and no verb may stop at one of them: they go, once, when the rooms open next.
//!
//! Whoever puts either of them back leaves a mark beside the key file. It is taken away when all of this is done, so a kill
//! in between begins it again. Without that mark a row that no key opens is a fault, and nothing skips it.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use engine::{Key, Keyspace};

use crate::epoch::{Day, Epoch};
use crate::id::{ReleaseId, ReportId, RoomId};
use crate::keyring::{KeyName, KeysRefused};
use crate::names::day_of;
use crate::read::{ids_of, thread_of};
use crate::rooms::{Rooms, RoomsError};
use crate::seal::{Header, Message};
use crate::seen::mark_and_thread;
use crate::tx::{AUDIT, DRAFTS, Go, NAMES, OF_ROOMS, POSTS, RELEASES, REPORTS, ROOMS, SEEN, THREADS};
use crate::whole_file::flush_folder;

/// Bytes of a room's id, with which the key of each of its rows begins; those of a thread follow in keys of posts.
const ID_BYTES: usize = 16;

/// What went after a restore because no key opens it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dropped {
    /// Rooms whose own record could not be opened, each with all that lay in it.
    pub rooms: usize,
    /// Rows of other rooms: threads, posts, drafts, names, and what else lies under keys.
    pub rows: usize,
}

/// Has the rooms look, when they open next, which rows their keys open. To be called before a database or a key file out of a
/// backup has its name, in a folder that is there.
pub fn note_restored(key_file: &Path) -> io::Result<()> {
    let mark = mark_beside(key_file);
    match File::create_new(&mark) {
        Ok(file) => file.sync_all()?,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(error),
    }
    flush_folder(&mark)
}

/// Whether a restore put something there that nobody has opened yet.
pub fn is_restored(key_file: &Path) -> io::Result<bool> {
    mark_beside(key_file).try_exists()
}

fn mark_beside(key_file: &Path) -> PathBuf {
    key_file.with_added_extension("restored")
}

/// Under which key a row lies and as what, by its key and by what it says in the clear; nothing for a row of another form,
/// about which nothing is decided.
pub(crate) fn kept_under(space: Keyspace, key: &[u8], row: &[u8]) -> Option<(KeyName, Message)> {
    let (room, rest) = key.split_first_chunk::<ID_BYTES>()?;
    let (room, number) = (RoomId::of_bytes(*room), Header::read(row)?.number);
    let said = KeyName::said(room, Epoch::of_number(number));
    let apart = KeyName::apart(room, Day::of_number(number));
    Some(match space {
        ROOMS => (said, Message::Room),
        THREADS => (said, Message::Thread(thread_of(key).ok()?)),
        POSTS => {
            let (thread, post) = ids_of(key).ok()?;
            (said, Message::Post(thread, post))
        }
        DRAFTS | SEEN => {
            let (mark, thread) = mark_and_thread(key).ok()?;
            match space {
                DRAFTS => (said, Message::Draft(mark, thread)),
                _ => (
                    KeyName::names(room, Day::of_number(number)),
                    Message::Seen(mark, thread),
                ),
            }
        }
        NAMES => (KeyName::names(room, day_of(key).ok()?), Message::Names),
        AUDIT => {
            let number = u64::from_be_bytes(rest.try_into().ok()?);
            (KeyName::audit(room), Message::Audit(number))
        }
        REPORTS => (apart, Message::Report(ReportId::of_bytes(rest.try_into().ok()?))),
        RELEASES => (
            apart,
            Message::Release(ReleaseId::of_bytes(rest.try_into().ok()?)),
        ),
        _ => return None,
    })
}

impl Rooms {
    /// What went when these rooms were opened; nothing unless they were just restored.
    pub fn dropped(&self) -> Option<Dropped> {
        self.dropped
    }

    /// Drops what no key opens, if a restore left its mark.
    pub(crate) fn settle_restored(&self, key_file: &Path) -> Result<Option<Dropped>, RoomsError> {
        let refused = |error: io::Error| RoomsError::from(KeysRefused::of_disk(&error));
        if !is_restored(key_file).map_err(refused)? {
            return Ok(None);
        }
        let dropped = self.drop_unopened()?;
        let mark = mark_beside(key_file);
        let unmarked = fs::remove_file(&mark).and_then(|()| flush_folder(&mark));
        unmarked.map_err(refused)?;
        Ok(Some(dropped))
    }

    fn drop_unopened(&self) -> Result<Dropped, RoomsError> {
        let _alone = self.change_keys();
        let gone = self.rows_where(ROOMS, |key, row| !self.opens(ROOMS, key, row))?;
        for room in &gone {
            self.transact(|tx| {
                tx.delete(ROOMS, room.clone());
                for space in OF_ROOMS {
                    tx.clear(space, room);
                }
                Ok::<_, RoomsError>(())
            })?;
        }
        let rooms: BTreeSet<Key> = self.rows_where(ROOMS, |_, _| true)?.into_iter().collect();
        let mut rows = 0;
        for space in OF_ROOMS {
            // What a room that is not there left behind goes too.
            let is_over = |key: &Key, row: &[u8]| {
                let has_room = key.get(..ID_BYTES).is_some_and(|room| rooms.contains(room));
                !has_room || !self.opens(space, key, row)
            };
            rows += self.drop_where(space, is_over)?;
        }
        // A thread is read by its title: posts of one whose title is gone would be found by searching alone.
        let threads: BTreeSet<Key> = self.rows_where(THREADS, |_, _| true)?.into_iter().collect();
        rows += self.drop_where(POSTS, |key, _| {
            !key.get(..2 * ID_BYTES)
                .is_some_and(|thread| threads.contains(thread))
        })?;
        Ok(Dropped {
            rooms: gone.len(),
            rows,
        })
    }

    /// Whether a row opens where it lies.
    fn opens(&self, space: Keyspace, key: &[u8], row: &[u8]) -> bool {
        kept_under(space, key, row).is_none_or(|(name, message)| self.unseal(name, message, row).is_ok())
    }

    fn drop_where(
        &self,
        space: Keyspace,
        is_over: impl Fn(&Key, &[u8]) -> bool,
    ) -> Result<usize, RoomsError> {
        let over = self.rows_where(space, is_over)?;
        self.delete_all(space, &over)?;
        Ok(over.len())
    }

    /// The keys of those rows of a keyspace that are meant.
    fn rows_where(
        &self,
        space: Keyspace,
        is_meant: impl Fn(&Key, &[u8]) -> bool,
    ) -> Result<Vec<Key>, RoomsError> {
        self.look(|tx| {
            let mut meant = Vec::new();
            tx.scan(space, b"", None, |key, row| {
                if is_meant(key, row) {
                    meant.push(key.clone());
                }
                Ok::<_, RoomsError>(Go::On)
            })?;
            Ok(meant)
        })
    }
}
