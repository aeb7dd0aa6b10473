//! An operator reads a room: every member is told first, and it stands in the chain of the room for as long as the room is
//! (R11). It takes the key-encryption key, a reason, and ends by itself.

use std::fmt;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::audit::{Audited, By};
use crate::id::{PostId, RoomId, ThreadId};
use crate::read::{Author, NamesOfDays, Reader, ids_of};
use crate::rooms::{Rooms, RoomsError};
use crate::text::{GlassReason, PostText, RoomName, ThreadTitle};
use crate::tx::{Go, POSTS, Tx};
use crate::wipe::Wiped;

/// Hours for which a room can be read once every member was told.
pub const GLASS_HOURS: i64 = 24;
/// Days for which members are told, from the moment on.
pub const GLASS_DAYS_SHOWN: i64 = 90;
/// Most posts that are read at a time, the latest.
pub const GLASS_POSTS_MAX: usize = 2_000;

/// That a room can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glass {
    /// Since when.
    pub since: Timestamp,
    /// The first moment at which it cannot any more.
    pub until: Timestamp,
}

/// What every member of a room is told.
pub struct GlassShown {
    /// Since when an operator could read the room.
    pub since: Timestamp,
    /// Until when.
    pub until: Timestamp,
    /// Why, in her words.
    pub reason: GlassReason,
}

/// Proof that every member was told: made by the reading that noted itself.
pub struct GlassProof(());

/// What an operator reads.
pub struct ThroughGlass {
    /// That she may.
    pub proof: GlassProof,
    /// What the room is called.
    pub name: RoomName,
    /// Threads with what was said in them, each in the order in which it was.
    pub threads: Vec<GlassThread>,
    /// How many earlier posts there are.
    pub not_shown: usize,
}

/// A thread that an operator reads.
pub struct GlassThread {
    /// Which.
    pub id: ThreadId,
    /// What it is about.
    pub title: ThreadTitle,
    /// What was said.
    pub posts: Vec<GlassPost>,
}

/// A post that an operator reads.
pub struct GlassPost {
    /// Which; it knows when it was written.
    pub id: PostId,
    /// Who wrote it, as far as members of the room see it.
    pub author: Author,
    /// What it says.
    pub text: PostText,
}

/// Why a room is not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GlassRefused {
    /// It can be read already.
    #[error("the members of this room were told; it can be read until {until}")]
    IsBroken {
        /// Until when.
        until: Timestamp,
    },
    /// Nobody told the members, or it is too long ago.
    #[error("nobody told the members of this room in the last {hours} hours; break the glass first", hours = GLASS_HOURS)]
    NotBroken,
    /// The rooms said no.
    #[error(transparent)]
    Rooms(#[from] RoomsError),
}

/// What every member is told, in the record of a room.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct KeptGlass {
    since: Timestamp,
    until: Timestamp,
    reason: Wiped,
}

/// A log or a panic may not say why.
impl fmt::Debug for KeptGlass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[SubRosa]")
    }
}

impl From<KeptGlass> for GlassShown {
    fn from(kept: KeptGlass) -> Self {
        Self {
            since: kept.since,
            until: kept.until,
            reason: GlassReason::unsealed(kept.reason.into_text()),
        }
    }
}

impl KeptGlass {
    fn opens(&self, now: Timestamp) -> bool {
        now < self.until
    }
}

impl Rooms {
    /// Tells every member of a room that an operator is going to read it, and notes it in the chain of the room, with one
    /// commit. Durable when it returns; nothing is read yet.
    pub fn break_glass(
        &self,
        id: RoomId,
        reason: &GlassReason,
        now: Timestamp,
    ) -> Result<Glass, GlassRefused> {
        self.transact(|tx| {
            let mut room = self.room(tx, id)?;
            if let Some(glass) = room.glass.as_ref().filter(|glass| glass.opens(now)) {
                return Err(GlassRefused::IsBroken { until: glass.until });
            }
            let glass = Glass {
                since: now,
                until: after(now, GLASS_HOURS),
            };
            room.glass = Some(KeptGlass {
                since: glass.since,
                until: glass.until,
                reason: Wiped::of(reason.to_seal()),
            });
            self.put_room(tx, id, &room)?;
            self.note_audit(tx, id, Audited::GlassBroken, By::Operator, now)?;
            Ok(glass)
        })
    }

    /// What was said in a room of which every member was told, for the hours after it. Each reading is noted, and nothing is
    /// opened before that is durable.
    pub fn read_through_glass(&self, id: RoomId, now: Timestamp) -> Result<ThroughGlass, GlassRefused> {
        self.transact(|tx| {
            let room = self.room(tx, id)?;
            match room.glass.as_ref().is_some_and(|glass| glass.opens(now)) {
                true => Ok(self.note_audit(tx, id, Audited::GlassRead, By::Operator, now)?),
                false => Err(GlassRefused::NotBroken),
            }
        })?;
        Ok(self.look(|tx| self.all_said(tx, id, now))?)
    }

    fn all_said(&self, tx: &mut Tx<'_>, id: RoomId, now: Timestamp) -> Result<ThroughGlass, RoomsError> {
        let room = self.room(tx, id)?;
        let mut rows = Vec::new();
        tx.scan(POSTS, &id.bytes(), None, |key, row| {
            let (thread, post) = ids_of(key)?;
            rows.push((post, thread, row.clone()));
            Ok::<_, RoomsError>(Go::On)
        })?;
        rows.sort_by_key(|(post, _, _)| *post);
        let not_shown = rows.len().saturating_sub(GLASS_POSTS_MAX);
        let reader = Reader { id, room: &room, now };
        let mut names = NamesOfDays::new();
        let mut threads: Vec<GlassThread> = Vec::new();
        for (post, thread, row) in rows.split_off(not_shown) {
            let said = GlassPost {
                id: post,
                author: self.author(tx, &reader, &mut names, post, &row)?,
                text: self.text(id, thread, post, &row)?,
            };
            match threads.iter_mut().find(|one| one.id == thread) {
                Some(one) => one.posts.push(said),
                None => threads.push(GlassThread {
                    id: thread,
                    title: ThreadTitle::unsealed(self.thread(tx, id, thread)?.title.into_text()),
                    posts: vec![said],
                }),
            }
        }
        Ok(ThroughGlass {
            proof: GlassProof(()),
            name: RoomName::unsealed(room.name.into_text()),
            threads,
            not_shown,
        })
    }

    /// Takes the notice away when members were told for long enough.
    pub(crate) fn sweep_glass(&self, id: RoomId, now: Timestamp) -> Result<(), RoomsError> {
        self.transact(|tx| {
            let mut room = self.room(tx, id)?;
            let shown_until = |glass: &KeptGlass| after(glass.since, 24 * GLASS_DAYS_SHOWN);
            match room.glass.as_ref().is_some_and(|glass| now >= shown_until(glass)) {
                true => {
                    room.glass = None;
                    self.put_room(tx, id, &room)
                }
                false => Ok(()),
            }
        })
    }
}

fn after(at: Timestamp, hours: i64) -> Timestamp {
    at.checked_add(SignedDuration::from_hours(hours))
        .unwrap_or(Timestamp::MAX)
}
