//! Ids of rooms, threads, posts and invitations, and their own allocator: no id of the public node moves because a room was used.
//!
//! A room's id is 128 bits of chance, as it stands in the addresses of its pages and may tell nothing, not even when it
//! was made. Ids of threads and posts begin with their time, so that they sort by it; members of the room alone see them.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use ambient::{Randomness, StreamName};
use domain::MemberId;
use domain::sabotage::{Bug, planted};
use jiff::Timestamp;

/// Crockford's base 32, upper case; sorts like the number it stands for.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LETTERS: usize = 26;
const CHANCE_BITS: u32 = 80;
const CHANCE: u128 = (1 << CHANCE_BITS) - 1;
const MILLIS_MAX: u128 = 0xffff_ffff_ffff;

/// Why a text is no id of a room, a thread or a post, and no invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an id here has 26 letters and digits")]
pub struct RoomIdRefused;

macro_rules! room_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u128);

        impl $name {
            /// Reads an id from an address; case is forgiven.
            pub fn parse(text: &str) -> Result<Self, RoomIdRefused> {
                number(text).map(Self).ok_or(RoomIdRefused)
            }

            /// The 26 letters, for an address or a form on a page of the room.
            pub fn letters(self) -> String {
                letters(self.0)
            }

            /// What a key of the store and what authenticates a row hold.
            pub(crate) fn bytes(self) -> [u8; 16] {
                self.0.to_be_bytes()
            }

            pub(crate) fn of_bytes(bytes: [u8; 16]) -> Self {
                Self(u128::from_be_bytes(bytes))
            }
        }

        /// A log or a panic may not say which room.
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("[SubRosa]")
            }
        }
    };
}

room_id!(
    /// A room; drawn by chance alone.
    RoomId
);
room_id!(
    /// A thread of a room, in the order in which they began.
    ThreadId
);
room_id!(
    /// A post of a thread, in the order in which they were written.
    PostId
);
room_id!(
    /// An invitation to a room: chance alone, so that its address says nothing of the room.
    Invitation
);
room_id!(
    /// A post that was reported, in the order in which they were.
    ReportId
);
room_id!(
    /// Words that their author asked to be read outside, in the order in which they were asked for.
    ReleaseId
);

/// What a release is called outside the room: 80 bits of chance that say nothing of it. The note that comes of it bears it,
/// so that a second try makes no second note.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GrantId([u8; GrantId::BYTES]);

impl GrantId {
    /// Bytes of chance.
    pub const BYTES: usize = 10;

    /// The chance.
    pub fn bytes(self) -> [u8; Self::BYTES] {
        self.0
    }

    pub(crate) fn of_bytes(bytes: [u8; Self::BYTES]) -> Self {
        Self(bytes)
    }
}

/// A log or a panic may not say which release.
impl fmt::Debug for GrantId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[SubRosa]")
    }
}

impl ThreadId {
    /// When it began, to the millisecond.
    pub fn began(self) -> Timestamp {
        moment(self.0)
    }

    /// What pages call it: its chance alone, for it began with its first post ([`PostId::without_time`]).
    pub fn without_time(self) -> Self {
        Self(self.0 & CHANCE)
    }
}

impl PostId {
    /// When it was written, to the millisecond.
    pub fn written(self) -> Timestamp {
        moment(self.0)
    }

    /// What pages call it: its chance alone. Who spoke is forgotten after the days of a Chatham House rule, and the moment
    /// would say it to whoever remembers it (R13). [`crate::Rooms::post_called`] finds it again.
    pub fn without_time(self) -> Self {
        Self(self.0 & CHANCE)
    }
}

/// Gives ids, nonces and keys, for each room from a stream of its own (`ids.room[r]`): what one room draws moves no other
/// room and nothing public.
pub struct Allocator {
    randomness: Randomness,
    /// The last id given in each room; the next is above it, also within a millisecond or when the clock was set back.
    last: Mutex<BTreeMap<RoomId, u128>>,
}

impl Allocator {
    /// Draws from the streams of rooms of a node's chance, and from no other.
    pub fn new(randomness: Randomness) -> Self {
        Self {
            randomness,
            last: Mutex::default(),
        }
    }

    /// For a room that a member makes. The stream is hers, so that a room somebody else made does not move this id.
    pub fn room(&self, maker: &MemberId) -> RoomId {
        let mut stream = self.randomness.room_stream(&format!("made by {maker}"));
        RoomId(u128::from_be_bytes(stream.bytes()))
    }

    /// For a thread that begins.
    pub fn thread(&self, room: RoomId, now: Timestamp) -> ThreadId {
        ThreadId(self.next(room, now))
    }

    /// For a post that is written.
    pub fn post(&self, room: RoomId, now: Timestamp) -> PostId {
        PostId(self.next(room, now))
    }

    /// For a post that is reported.
    pub(crate) fn report(&self, room: RoomId, now: Timestamp) -> ReportId {
        ReportId(self.next(room, now))
    }

    /// For words that somebody asks to be read outside.
    pub(crate) fn release(&self, room: RoomId, now: Timestamp) -> ReleaseId {
        ReleaseId(self.next(room, now))
    }

    /// For an invitation that is made.
    pub(crate) fn invitation(&self, room: RoomId) -> Invitation {
        Invitation::of_bytes(self.chance(room))
    }

    /// Bytes nobody can guess, for keys, nonces, seats and pseudonyms of a room.
    pub(crate) fn chance<const N: usize>(&self, room: RoomId) -> [u8; N] {
        if planted(Bug::S15Draw) {
            return self.randomness.stream(StreamName::Nonces).bytes();
        }
        self.randomness.room_stream(&room.letters()).bytes()
    }

    fn next(&self, room: RoomId, now: Timestamp) -> u128 {
        let chance: [u8; 10] = match planted(Bug::S15Ids) {
            true => self.randomness.stream(StreamName::PublicIds).bytes(),
            false => self.chance(room),
        };
        let low = chance.iter().fold(0, |low, byte| low << 8 | u128::from(*byte));
        let millis = u128::try_from(now.as_millisecond()).unwrap_or(0).min(MILLIS_MAX);
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let last = last.entry(room).or_insert(0);
        *last = (millis << CHANCE_BITS | low).max(last.saturating_add(1));
        *last
    }
}

fn moment(id: u128) -> Timestamp {
    let millis = i64::try_from(id >> CHANCE_BITS).unwrap_or(i64::MAX);
    Timestamp::from_millisecond(millis).unwrap_or(Timestamp::MAX)
}

fn letters(number: u128) -> String {
    (0..LETTERS)
        .map(|place| char::from(ALPHABET[((number >> (125 - 5 * place)) & 31) as usize]))
        .collect()
}

fn number(text: &str) -> Option<u128> {
    if text.len() != LETTERS || text.as_bytes()[0] > b'7' {
        return None;
    }
    text.bytes().try_fold(0_u128, |number, byte| {
        let value = ALPHABET
            .iter()
            .position(|letter| *letter == byte.to_ascii_uppercase())?;
        Some(number << 5 | value as u128)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_795_000_000 + second).unwrap()
    }

    fn room(number: u128) -> RoomId {
        RoomId::of_bytes(number.to_be_bytes())
    }

    proptest! {
        #[test]
        fn an_id_reads_back_as_itself_in_any_case(bits: u128) {
            let id = PostId::of_bytes(bits.to_be_bytes());
            prop_assert_eq!(PostId::parse(&id.letters()), Ok(id));
            prop_assert_eq!(PostId::parse(&id.letters().to_lowercase()), Ok(id));
            prop_assert_eq!(PostId::of_bytes(id.bytes()), id);
        }

        #[test]
        fn what_is_no_id_is_refused_and_never_a_panic(text in ".{0,30}") {
            if let Ok(id) = RoomId::parse(&text) {
                prop_assert_eq!(id.letters(), text.to_ascii_uppercase());
            }
        }
    }

    /// E15
    #[test]
    fn a_path_a_nul_and_a_number_too_large_are_no_ids() {
        for text in [
            "../../etc/passwd",
            "",
            "0123456789ABCDEFGHJKMNPQR\0",
            "81234567890123456789012345",
            "ILOU567890123456789012345X",
            "ééééééééééééé",
        ] {
            assert_eq!(RoomId::parse(text), Err(RoomIdRefused), "{text}");
        }
    }

    #[test]
    fn ids_of_one_room_only_grow_also_when_the_clock_is_set_back() {
        let ids = Allocator::new(Randomness::seeded(7));
        let mut last = PostId::of_bytes([0; 16]);
        for second in [0, 0, 0, 5, 5, 2, -900, 6] {
            let next = ids.post(room(1), at(second));
            assert!(next > last, "{second}");
            last = next;
        }
        assert_eq!(last.written(), at(6));
    }

    /// The two-run rule in small: one seed, and one room or the public is busy in only one of the runs.
    #[test]
    fn a_busy_room_moves_no_id_of_another_room_nor_of_the_public() {
        let klara = MemberId::new(1, [1; 10]);
        let maren = MemberId::new(2, [2; 10]);
        let quiet = Randomness::seeded(7);
        let busy = Randomness::seeded(7);
        let (of_quiet, of_busy) = (Allocator::new(quiet.clone()), Allocator::new(busy.clone()));
        for second in 0..20 {
            of_busy.post(room(1), at(second + 3_600));
            of_busy.room(&maren);
        }
        assert_eq!(of_quiet.post(room(2), at(1)), of_busy.post(room(2), at(1)));
        assert_eq!(of_quiet.room(&klara), of_busy.room(&klara));
        let public = |randomness: &Randomness| ambient::ids::event_id(at(1), randomness);
        assert_eq!(public(&quiet), public(&busy));
    }

    /// R13
    #[test]
    fn what_pages_call_a_post_tells_no_time_and_still_tells_posts_apart() {
        let ids = Allocator::new(Randomness::seeded(7));
        let (first, second) = (ids.post(room(1), at(0)), ids.post(room(1), at(0)));
        for post in [first, second] {
            let called = post.without_time();
            assert_eq!(called.written(), Timestamp::UNIX_EPOCH);
            assert_eq!(called.letters().split_off(10), post.letters().split_off(10));
            assert!(called.letters().starts_with("0000000000"));
        }
        assert!(first.without_time() != second.without_time());
    }

    /// R1
    #[test]
    fn an_id_prints_no_more_than_that_it_is_of_a_room() {
        assert_eq!(format!("{:?}", room(1)), "[SubRosa]");
    }
}
