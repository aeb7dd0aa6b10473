//! The rooms' own worker, on a thread and a timer of its own: what is over goes every hour of the node's clock, who left the
//! community loses her seats, and what a room released becomes a note (F11, F24, `subrosa` section 3).
//!
//! It shares no wake-up, no timer and no chance with the other workers and writes no line of the log: nothing of all that may
//! tell outside that rooms are busy (I7). What it could not do is said to the operator by `rosarium room list`.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use community::publish_note::{PublishNoteRefused, publish_note};
use domain::{MemberId, NoteId};
use edge::Node;
use jiff::{SignedDuration, Timestamp};
use store::{Database, StoreError, Transaction, enrolments, erasures, members};
use subrosa::{Rooms, RoomsError, Stays};
use tokio::sync::oneshot;
use web::OpenRooms;

use super::Stop;
use crate::runtime::NodeRuntime;

/// How long it waits while nobody rings.
const LOOK_EVERY: Duration = Duration::from_secs(60);
/// Between two sweeps, and between two looks at who is still a member while nobody rings; by the node's clock.
const SWEEP_EVERY: SignedDuration = SignedDuration::from_hours(1);
/// Merges one after another that are followed to whoever somebody goes on as; nobody joined so often.
const MERGES_FOLLOWED_MAX: u8 = 100;

/// How far the worker is; there is one a node.
#[derive(Default)]
pub struct RoomsPace(Mutex<Pace>);

#[derive(Clone, Default)]
struct Pace {
    /// When it swept last.
    swept: Option<Timestamp>,
    /// When it looked last at who is still a member; not at all since it could not.
    settled: Option<Timestamp>,
    /// What it could not do at its last turn.
    trouble: Option<String>,
}

impl RoomsPace {
    fn get(&self) -> MutexGuard<'_, Pace> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// When it swept last, and what it could not do since.
    pub(crate) fn told(&self) -> (Option<Timestamp>, Option<String>) {
        let pace = self.get().clone();
        (pace.swept, pace.trouble)
    }
}

/// Whether an hour is over since something was done last; it is due at once by a clock that was set back.
fn is_due(last: Option<Timestamp>, now: Timestamp) -> bool {
    let Some(last) = last else { return true };
    let passed = now.duration_since(last);
    passed >= SWEEP_EVERY || passed.is_negative()
}

/// What a turn did not do; it says nothing of any room.
#[derive(Debug, thiserror::Error)]
enum Undone {
    #[error(transparent)]
    Rooms(#[from] RoomsError),
    #[error(transparent)]
    Note(#[from] PublishNoteRefused),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Starts the worker where rooms are open; what it gives resolves when the worker has ended.
pub(super) fn start(runtime: &Arc<NodeRuntime>, stop: &Stop) -> Option<oneshot::Receiver<()>> {
    runtime.rooms.get()?;
    let (ended, ends) = oneshot::channel();
    let (runtime, stop) = (runtime.clone(), stop.clone());
    std::thread::spawn(move || {
        work(&runtime, &stop);
        // Whoever waits opens the same folder next.
        drop(runtime);
        // Nobody may wait for it any more.
        let _gone = ended.send(());
    });
    Some(ends)
}

fn work(runtime: &NodeRuntime, stop: &Stop) {
    let Some(rooms) = runtime.rooms.get() else {
        return;
    };
    let timer = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("a timer alone asks nothing of the system");
    loop {
        // A panic of ours ends a turn, not the worker (threat C4).
        if catch_unwind(AssertUnwindSafe(|| tend_rooms(runtime))).is_err() {
            let mut pace = runtime.rooms_part.pace.get();
            pace.trouble = Some("a turn ended in a panic; please report it".to_owned());
            pace.settled = None;
        }
        timer.block_on(async {
            tokio::select! {
                biased;
                () = stop.asked() => {}
                () = rooms.bell().rung() => {}
                () = tokio::time::sleep(LOOK_EVERY) => {}
            }
        });
        if stop.is_asked() {
            return;
        }
    }
}

/// One turn. It parks the thread while commits are made durable. What fails is done at the next turn: each step finds by
/// itself what is left to do, also after a kill.
pub fn tend_rooms(runtime: &NodeRuntime) {
    let Some(rooms) = runtime.rooms.get() else {
        return;
    };
    let (node, pace) = (runtime.node(), &runtime.rooms_part.pace);
    let now = node.now();
    let Pace { swept, settled, .. } = pace.get().clone();
    let mut done = vec![release(node, rooms, now)];
    if rooms.bell().was_rung() || is_due(settled, now) {
        let settled = settle(node, rooms, now);
        pace.get().settled = settled.is_ok().then_some(now);
        done.push(settled);
    }
    if is_due(swept, now) {
        let swept = rooms.sweep(now).map_err(Undone::from);
        if swept.is_ok() {
            pace.get().swept = Some(now);
        }
        done.push(swept);
    }
    let trouble = done.into_iter().find_map(Result::err);
    pace.get().trouble = trouble.map(|undone| undone.to_string());
}

/// Who left the community has no seat any more; of whose data is deleted the rooms forget what their rule says (R13); and a
/// room that none of its stewards may enter is run by somebody who may. Whoever cannot be looked up now stays until she can be.
fn settle(node: &Node, rooms: &OpenRooms, now: Timestamp) -> Result<(), Undone> {
    let unread = Cell::new(None);
    let stays = |member: &MemberId| {
        stays(&node.database, member).unwrap_or_else(|error| {
            unread.set(Some(error));
            Stays::Yes
        })
    };
    let settled = rooms.settle_members(stays, now).map_err(Undone::from);
    let level = |member: &MemberId| -> Result<_, Undone> {
        let enrolled: Result<_, StoreError> = node.database.read(|tx| enrolments::get(tx, member));
        Ok(enrolled?.map(|enrolment| enrolment.tier))
    };
    settled.and(rooms.settle_stewards(level, now))?;
    unread.into_inner().map_or(Ok(()), |error| Err(error.into()))
}

/// Whoever nobody knows stays as well: so it is with a store that was put back from a day before she joined, and who left or
/// was deleted is known.
fn stays(database: &Database, member: &MemberId) -> Result<Stays, StoreError> {
    database.read(|tx| {
        let is_known = members::get(tx, member)?.is_some();
        Ok(match is_deleted(tx, member)? {
            true => Stays::Deleted,
            false if is_known && members::is_none(tx, member)? => Stays::Left,
            false => Stays::Yes,
        })
    })
}

/// Whether her data was deleted. What went by a merge is that membership's now, and only the seat was hers; so it is deleted
/// with the data of that one, also by one merge after another.
fn is_deleted(tx: &mut Transaction<'_>, member: &MemberId) -> Result<bool, StoreError> {
    let mut whose = member.clone();
    for _ in 0..=MERGES_FOLLOWED_MAX {
        let Some(erasure) = erasures::get(tx, &whose)? else {
            return Ok(false);
        };
        match erasure.into {
            None => return Ok(true),
            Some(into) => whose = into,
        }
    }
    Ok(false)
}

/// The second step of a release: the note is there, under the id of its grant, before the rooms hear that it is (R12).
fn release(node: &Node, rooms: &Rooms, now: Timestamp) -> Result<(), Undone> {
    let mut refused = None;
    // Of a note that was there before a kill they hear first: its words may be no longer in the room since.
    for undone in rooms.released_undone()? {
        if was_published(node, &note_id(undone.grant, undone.at))? {
            rooms.release_done(undone.grant, now)?;
        }
    }
    for due in rooms.released_due(now)? {
        let id = note_id(due.grant, due.at);
        let published = node
            .database
            .transact_blocking(|tx| publish_note(tx, &id, &due.text, now));
        match published {
            Ok(()) => rooms.release_done(due.grant, now)?,
            // The others are not held up by it.
            Err(why) => refused = Some(why),
        }
    }
    refused.map_or(Ok(()), |why| Err(why.into()))
}

fn note_id(grant: subrosa::GrantId, agreed: Timestamp) -> NoteId {
    let millis = u64::try_from(agreed.as_millisecond()).unwrap_or(0);
    NoteId::new(millis, grant.bytes())
}

/// Whether there is a note, or was one.
fn was_published(node: &Node, id: &NoteId) -> Result<bool, StoreError> {
    node.database
        .read(|tx| Ok(store::notes::get(tx, id)?.is_some() || store::notes::is_withdrawn(tx, id)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// F11: the node's clock says when, also one that was set back.
    #[test]
    fn a_sweep_is_due_at_first_every_hour_and_after_a_clock_went_back() {
        let at = |minutes: i64| Timestamp::from_second(1_795_000_000 + 60 * minutes).unwrap();
        let (never, before) = (None, Some(at(0)));
        assert!(is_due(never, at(0)));
        assert!(!is_due(before, at(0)) && !is_due(before, at(59)));
        assert!(is_due(before, at(60)) && is_due(before, at(-1)));
        let pace = RoomsPace::default();
        pace.get().swept = before;
        pace.get().trouble = Some("the disk is full".to_owned());
        assert_eq!(pace.told(), (Some(at(0)), Some("the disk is full".to_owned())));
    }
}
