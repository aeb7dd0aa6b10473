//! Bugs that are planted on purpose, to see that the simulated world notices each (reliability, section 6).
//!
//! Only a build with the feature `sabotage`, which the package of tests alone can ask for, holds them. In every
//! other build [`planted`] is the constant `false` and the compiler removes what stands behind it. There is one
//! selector for each thread, so that worlds side by side do not plant bugs in each other: the one exception to
//! "no global state", for a build that serves nobody. Rooms are asked on threads of their own, so that bugs of rooms are
//! planted for the whole process (`plant_everywhere`), one after the other.

mod rooms;

pub use rooms::{Overheard, overheard, sealed_in_room};

#[cfg(all(feature = "sabotage", not(debug_assertions)))]
compile_error!("the feature `sabotage` plants bugs: it is for tests, never for a release");

/// A planted bug, by its number in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bug {
    /// 202 before the write is durable.
    S1,
    /// No change of epoch at a restore.
    S2,
    /// Comparing skips a range.
    S3,
    /// 401 counts as delivered.
    S4,
    /// A delivery is dropped after the n-th try.
    S5,
    /// What came before is not recognised.
    S6,
    /// The mark that an activity had its effect is made in a second transaction.
    S7,
    /// Versions are compared with `>=` in place of `>`.
    S8,
    /// A version is accepted from one who is not the owner.
    S9,
    /// Seats are counted by ±1.
    S10,
    /// Capacity is checked outside the transaction.
    S11,
    /// That a voucher was used is looked at and marked outside the transaction in which it is.
    S12,
    /// A voucher need not be bound to its holder's key.
    S13,
    /// What was asked for before a restore counts after it, and so does what was issued before.
    S14,
    /// Ids of rooms are drawn from the chance of public ids.
    S15Ids,
    /// What rooms draw besides is drawn from the chance of secrets.
    S15Draw,
    /// Pages carry the hash of a text as their version.
    S16Hash,
    /// The version of a feed and of an answer of REST is another one after each act in a room.
    S16Version,
    /// Pages are as much longer as the last text was long.
    S16Length,
    /// A line of the log says how long a text is.
    S17Log,
    /// A figure counts what was said.
    S17Gauge,
    /// The number at *Rooms* is the same for every member.
    S17Badge,
    /// What is done in rooms counts against how often anybody may look for people.
    S17Limit,
    /// Answers below the rooms are counted with all others.
    S17Answers,
    /// The list of sessions says when somebody was in a room.
    S17LastSeen,
    /// A text stands in an export.
    S18Raw,
    /// A text stands in base64 in what other servers read.
    S18Base64,
    /// A text stands packed in a mail.
    S18Packed,
    /// The beginnings of the words of a text stand in an index of the main store.
    S18Stems,
    /// The digest says how much was said.
    S18Digest,
    /// The pause before another try is longer when rooms are busy.
    S19Timer,
    /// Same origin is accepted in place of the owner.
    S20,
    /// A pause is checked only where something comes in.
    S21,
    /// A map keyed by remote host has no cap.
    S22,
    /// One queue for all peers.
    S23,
    /// Deliveries go in the order of a `HashMap`.
    S25,
}

#[cfg(not(feature = "sabotage"))]
mod selector {
    use super::Bug;

    /// Effects are counted in a build with bugs alone.
    pub const COUNTS_EFFECTS: bool = false;

    /// Whether a bug is planted: never.
    #[inline(always)]
    pub const fn planted(_: Bug) -> bool {
        false
    }

    /// S1: what is written later. Nothing is.
    #[inline(always)]
    pub fn put_off(_: impl FnOnce() + 'static) {}

    /// S1: writes what was put off. Nothing was.
    #[inline(always)]
    pub fn write_what_was_put_off() {}

    /// S1: whether something is still to be written. Nothing is.
    #[inline(always)]
    pub const fn is_put_off() -> bool {
        false
    }

    /// S11: remembers what was seen before the transaction. Nothing was.
    #[inline(always)]
    pub fn saw_room(_: bool) {}

    /// S11: whether there was room when it was looked. Nobody looked.
    #[inline(always)]
    pub const fn there_was_room() -> bool {
        false
    }
}

#[cfg(feature = "sabotage")]
mod selector {
    use std::cell::{Cell, RefCell};
    use std::sync::{Mutex, PoisonError};

    use super::{Bug, rooms};

    /// How often it is asked between two writes of what was put off.
    const LOOKS_BETWEEN_WRITES: u32 = 30;

    type PutOff = Vec<Box<dyn FnOnce()>>;

    thread_local! {
        static PLANTED: Cell<Option<Bug>> = const { Cell::new(None) };
        static PUT_OFF: RefCell<PutOff> = const { RefCell::new(Vec::new()) };
        static LOOKS: Cell<u32> = const { Cell::new(0) };
        static ROOM: Cell<bool> = const { Cell::new(false) };
    }

    /// Effects are counted in a build with bugs alone.
    pub const COUNTS_EFFECTS: bool = true;

    static EVERYWHERE: Mutex<Option<Bug>> = Mutex::new(None);

    /// Whether a bug is planted on this thread, or everywhere.
    pub fn planted(bug: Bug) -> bool {
        PLANTED.get() == Some(bug) || *EVERYWHERE.lock().unwrap_or_else(PoisonError::into_inner) == Some(bug)
    }

    /// Plants one bug of rooms, or none, on all threads, and forgets what an earlier one was told.
    pub fn plant_everywhere(bug: Option<Bug>) {
        *EVERYWHERE.lock().unwrap_or_else(PoisonError::into_inner) = bug;
        rooms::forget();
    }

    /// Plants one bug, or none, on this thread, and forgets what an earlier one left.
    pub fn plant(bug: Option<Bug>) {
        PLANTED.set(bug);
        PUT_OFF.take();
        LOOKS.set(0);
        ROOM.set(false);
    }

    /// S1: what is written later.
    pub fn put_off(write: impl FnOnce() + 'static) {
        PUT_OFF.with_borrow_mut(|writes| writes.push(Box::new(write)));
    }

    /// S1: writes what was put off, now and then, as a store would that flushes in the background.
    pub fn write_what_was_put_off() {
        LOOKS.set(LOOKS.get() + 1);
        if LOOKS.get().is_multiple_of(LOOKS_BETWEEN_WRITES) {
            write_now();
        }
    }

    /// S1: whether something is still to be written.
    pub fn is_put_off() -> bool {
        PUT_OFF.with_borrow(|writes| !writes.is_empty())
    }

    fn write_now() {
        for write in PUT_OFF.take() {
            write();
        }
    }

    /// S11: remembers what was seen before the transaction.
    pub fn saw_room(room: bool) {
        ROOM.set(room);
    }

    /// S11: whether there was room when it was looked.
    pub fn there_was_room() -> bool {
        ROOM.get()
    }
}

pub use selector::{
    COUNTS_EFFECTS, is_put_off, planted, put_off, saw_room, there_was_room, write_what_was_put_off,
};
#[cfg(feature = "sabotage")]
pub use selector::{plant, plant_everywhere};
