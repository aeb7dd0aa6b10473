//! What is asked of the rooms on pages outside them, kept in memory: in how many rooms somebody has something new, and to
//! which room an invitation leads. Ids and times alone; no text, no name of a room, and not who said what.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use domain::MemberId;

use crate::entry::EntryRule;
use crate::epoch::Epoch;
use crate::history::may_read;
use crate::id::{Invitation, PostId, RoomId, ThreadId};
use crate::invite::KeptInvitation;
use crate::room::{Room, Seat};

/// All rooms. A room that cannot be read is not in it: it has nothing new, and no invitation leads to it.
#[derive(Default)]
pub(crate) struct Index {
    rooms: Mutex<BTreeMap<RoomId, Indexed>>,
    /// Held from the look at the store to the change of what is kept, so that the last look is what stays.
    noting: Mutex<()>,
}

/// The last post of each thread, and the epoch in which it was said; without threads whose last post is of a day without names.
pub(crate) type Threads = BTreeMap<ThreadId, (PostId, Epoch)>;

/// A room.
pub(crate) struct Indexed {
    entry: EntryRule,
    invitations: BTreeSet<Invitation>,
    threads: Threads,
    seats: BTreeMap<MemberId, SeatIndexed>,
}

/// Somebody in a room.
struct SeatIndexed {
    mark: [u8; 16],
    from: Epoch,
    seen: BTreeMap<ThreadId, PostId>,
    /// Worked out with every change: it is read far more often.
    has_news: bool,
}

impl SeatIndexed {
    fn of(seat: &Seat) -> Self {
        Self {
            mark: seat.mark,
            from: seat.from,
            seen: BTreeMap::new(),
            has_news: false,
        }
    }

    fn is_new(&self, thread: ThreadId, (last, said_in): (PostId, Epoch)) -> bool {
        may_read(self.from, said_in) && self.seen.get(&thread) < Some(&last)
    }

    fn look(&mut self, threads: &Threads) {
        self.has_news = threads.iter().any(|(thread, last)| self.is_new(*thread, *last));
    }
}

impl Indexed {
    /// A room with what was said last in it; nobody has seen anything.
    pub(crate) fn new(room: &Room, threads: Threads) -> Self {
        let mut indexed = Self {
            entry: room.entry.clone(),
            invitations: BTreeSet::new(),
            threads,
            seats: BTreeMap::new(),
        };
        indexed.sit(room);
        indexed
    }

    /// Takes over who sits in the room now, from which epoch on she reads it, and which invitations there are. Who keeps her
    /// seat has seen what she had seen; who comes back has not.
    pub(crate) fn sit(&mut self, room: &Room) {
        self.entry = room.entry.clone();
        self.invitations = room.invitations.iter().map(KeptInvitation::invitation).collect();
        let mut before = std::mem::take(&mut self.seats);
        for (member, seat) in &room.seats {
            let same = before.remove(member).filter(|one| one.mark == seat.mark);
            let mut now = same.unwrap_or_else(|| SeatIndexed::of(seat));
            now.from = seat.from;
            now.look(&self.threads);
            self.seats.insert(member.clone(), now);
        }
    }

    /// Takes over what was said last in a thread; nothing if it is gone.
    pub(crate) fn say(&mut self, thread: ThreadId, last: Option<(PostId, Epoch)>) {
        let before = match last {
            Some(last) => self.threads.insert(thread, last),
            None => self.threads.remove(&thread),
        };
        for seat in self.seats.values_mut() {
            match last {
                Some(last) if before < Some(last) => seat.has_news |= seat.is_new(thread, last),
                // What went may have been all the news there was.
                _ => seat.look(&self.threads),
            }
        }
    }

    /// Takes over up to where a thread is seen from the seat of a mark; nothing if not at all.
    pub(crate) fn see(&mut self, mark: [u8; 16], thread: ThreadId, upto: Option<PostId>) {
        if let Some(seat) = self.seats.values_mut().find(|seat| seat.mark == mark) {
            match upto {
                Some(upto) => seat.seen.insert(thread, upto),
                None => seat.seen.remove(&thread),
            };
            seat.look(&self.threads);
        }
    }

    /// Takes over all that is seen from the seat of a mark.
    pub(crate) fn see_all(&mut self, mark: [u8; 16], seen: BTreeMap<ThreadId, PostId>) {
        if let Some(seat) = self.seats.values_mut().find(|seat| seat.mark == mark) {
            seat.seen = seen;
            seat.look(&self.threads);
        }
    }
}

impl Index {
    /// In how many rooms somebody has something new, of those that `admit` her.
    pub(crate) fn news(&self, who: &MemberId, admit: impl Fn(&EntryRule) -> bool) -> u32 {
        let rooms = self.rooms();
        let has_news = |room: &&Indexed| room.seats.get(who).is_some_and(|seat| seat.has_news);
        let news = rooms.values().filter(has_news).filter(|room| admit(&room.entry));
        u32::try_from(news.count()).unwrap_or(u32::MAX)
    }

    /// Whether somebody has something new in one room.
    pub(crate) fn is_new_to(&self, who: &MemberId, id: RoomId) -> bool {
        let rooms = self.rooms();
        let seat = rooms.get(&id).and_then(|room| room.seats.get(who));
        seat.is_some_and(|seat| seat.has_news)
    }

    /// To which room an invitation leads, as far as its record says.
    pub(crate) fn invited_to(&self, invitation: Invitation) -> Option<RoomId> {
        let rooms = self.rooms();
        let mut led_to = rooms
            .iter()
            .filter(|(_, room)| room.invitations.contains(&invitation));
        led_to.next().map(|(id, _)| *id)
    }

    /// Whether a room is kept here and somebody has no seat in it; of one that is not kept the store knows more.
    pub(crate) fn is_outside(&self, room: RoomId, who: &MemberId) -> bool {
        let rooms = self.rooms();
        rooms.get(&room).is_some_and(|kept| !kept.seats.contains_key(who))
    }

    /// Nobody else looks at the store to change what is kept, as long as this is held.
    pub(crate) fn note(&self) -> MutexGuard<'_, ()> {
        self.noting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a room in the place of what was kept of it.
    pub(crate) fn put(&self, id: RoomId, room: Indexed) {
        self.rooms().insert(id, room);
    }

    /// Keeps nothing of a room.
    pub(crate) fn drop_room(&self, id: RoomId) {
        self.rooms().remove(&id);
    }

    /// Changes what is kept of a room, if anything is.
    pub(crate) fn change(&self, id: RoomId, change: impl FnOnce(&mut Indexed)) {
        if let Some(room) = self.rooms().get_mut(&id) {
            change(room);
        }
    }

    fn rooms(&self) -> MutexGuard<'_, BTreeMap<RoomId, Indexed>> {
        self.rooms.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
