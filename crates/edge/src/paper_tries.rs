//! How often codes of vouchers on paper may be tried: enough for a desk with a queue before it, nothing for whoever guesses
//! (threats F1, V20). Whoever is no member that keeps a desk, and no peer, tries none at all.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use domain::{MemberId, Origin};

use crate::{Node, TooOften};

/// Codes that one peer asks for, or one member types, in a minute.
const TRIES_PER_MINUTE: u32 = 30;
/// Codes of one peer that nobody gave out, in a day; then it waits until the day is over.
const MISSES_PER_DAY_OF_PEER: u32 = 200;
/// The same of one member at a desk: fewer, so that nobody there uses up what the whole community may ask.
const MISSES_PER_DAY_OF_MEMBER: u32 = 30;
/// Members, and peers, remembered at once; whoever comes beyond it waits.
const REMEMBERED_MAX: usize = 10_000;
const MINUTE: Duration = Duration::from_secs(60);
const DAY_SECONDS: u64 = 86_400;

/// What peers asked for and members typed.
pub struct PaperTries {
    of_peers: Tries<Origin>,
    of_members: Tries<MemberId>,
}

impl Default for PaperTries {
    fn default() -> Self {
        Self {
            of_peers: Tries::with(MISSES_PER_DAY_OF_PEER),
            of_members: Tries::with(MISSES_PER_DAY_OF_MEMBER),
        }
    }
}

/// Whether a code that nobody gave out was the last one of its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missed {
    /// There are more.
    OneOfSome,
    /// Nothing more is taken of them until the day is over; whoever runs the community is to know.
    TheLastOfTheDay,
}

struct Tries<K> {
    misses_per_day: u32,
    counted: Mutex<BTreeMap<K, Counted>>,
}

#[derive(Clone, Copy, Default)]
struct Counted {
    /// When the minute began.
    begun: Duration,
    tries: u32,
    day: u64,
    misses: u32,
}

impl<K: Ord + Clone> Tries<K> {
    fn with(misses_per_day: u32) -> Self {
        Self {
            misses_per_day,
            counted: Mutex::new(BTreeMap::new()),
        }
    }

    fn take(&self, who: &K, now: Duration) -> Result<(), TooOften> {
        let today = now.as_secs() / DAY_SECONDS;
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        if counted.len() >= REMEMBERED_MAX && !counted.contains_key(who) {
            counted.retain(|_, one| {
                one.day == today && one.misses > 0 || now.saturating_sub(one.begun) < MINUTE
            });
            if counted.len() >= REMEMBERED_MAX {
                return Err(TooOften { seconds: 60 });
            }
        }
        let one = counted.entry(who.clone()).or_insert(Counted {
            begun: now,
            day: today,
            ..Counted::default()
        });
        if one.day != today {
            (one.day, one.misses) = (today, 0);
        }
        if one.misses >= self.misses_per_day {
            return Err(later(DAY_SECONDS - now.as_secs() % DAY_SECONDS));
        }
        if now.saturating_sub(one.begun) >= MINUTE {
            (one.begun, one.tries) = (now, 0);
        }
        if one.tries >= TRIES_PER_MINUTE {
            let rest = MINUTE.saturating_sub(now.saturating_sub(one.begun));
            return Err(later(rest.as_secs().max(1)));
        }
        one.tries += 1;
        Ok(())
    }

    /// What was taken last was a code that nobody gave out.
    fn miss(&self, who: &K) -> Missed {
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(one) = counted.get_mut(who) else {
            return Missed::OneOfSome;
        };
        one.misses += 1;
        match one.misses == self.misses_per_day {
            true => Missed::TheLastOfTheDay,
            false => Missed::OneOfSome,
        }
    }
}

fn later(seconds: u64) -> TooOften {
    TooOften {
        seconds: u32::try_from(seconds).unwrap_or(u32::MAX),
    }
}

impl Node {
    /// Counts a code that a member types at a desk, by whatever door.
    pub fn try_paper_code(&self, member: &MemberId) -> Result<(), TooOften> {
        self.paper_tries.of_members.take(member, self.clock.elapsed())
    }

    /// The code that she typed last was given out by nobody.
    pub fn missed_paper_code(&self, member: &MemberId) -> Missed {
        self.paper_tries.of_members.miss(member)
    }

    /// Counts a code that a peer asks us for.
    pub fn asked_for_paper(&self, peer: &Origin) -> Result<(), TooOften> {
        self.paper_tries.of_peers.take(peer, self.clock.elapsed())
    }

    /// The code that it asked for last was given out by nobody.
    pub fn missed_paper_of(&self, peer: &Origin) -> Missed {
        self.paper_tries.of_peers.miss(peer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The life of a voucher on paper, in seconds.
    const LIFE: u64 = 30 * DAY_SECONDS;
    /// Codes of one host that are alive at once.
    const ALIVE: f64 = 1_000.0;

    /// V20, F1: somebody who has a peer's key guesses as fast as it may, for as long as a code lives.
    #[test]
    fn guessing_goes_on_for_a_month_and_finds_nothing() {
        let tries = Tries::with(MISSES_PER_DAY_OF_PEER);
        let peer = Origin::parse("https://evil.example").unwrap();
        let (mut let_through, mut locked) = (0_u32, 0_u32);
        for guess in 0..1_000_000_u64 {
            let now = Duration::from_secs(guess * LIFE / 1_000_000);
            if tries.take(&peer, now).is_ok() {
                let_through += 1;
                locked += u32::from(tries.miss(&peer) == Missed::TheLastOfTheDay);
            }
        }
        assert_eq!(let_through, 30 * MISSES_PER_DAY_OF_PEER);
        assert_eq!(locked, 30, "each day whoever runs the community hears of it");
        let codes = 2_f64.powi(50);
        assert!(f64::from(let_through) * ALIVE / codes < 2_f64.powi(-20));
    }

    /// V20: a desk with a queue before it goes on, and has its own count.
    #[test]
    fn who_types_codes_that_were_given_out_is_held_up_by_nothing_but_the_minute() {
        let tries = Tries::with(MISSES_PER_DAY_OF_MEMBER);
        let member = |number: u8| MemberId::new(0, [number; 10]);
        for minute in 0..600 {
            for _ in 0..TRIES_PER_MINUTE {
                assert_eq!(tries.take(&member(1), MINUTE * minute), Ok(()), "{minute}");
            }
            let more = tries.take(&member(1), MINUTE * minute + Duration::from_secs(20));
            assert_eq!(more, Err(TooOften { seconds: 40 }));
        }
        let now = Duration::from_secs(5);
        for number in 1..=MISSES_PER_DAY_OF_MEMBER {
            assert_eq!(tries.take(&member(2), now), Ok(()), "{number}");
            let last = match number == MISSES_PER_DAY_OF_MEMBER {
                true => Missed::TheLastOfTheDay,
                false => Missed::OneOfSome,
            };
            assert_eq!(tries.miss(&member(2)), last);
        }
        let noon = Duration::from_secs(DAY_SECONDS / 2);
        assert_eq!(tries.take(&member(2), noon), Err(TooOften { seconds: 43_200 }));
        assert_eq!(tries.take(&member(3), noon), Ok(()), "somebody else");
        assert_eq!(tries.take(&member(2), Duration::from_secs(DAY_SECONDS)), Ok(()));
    }

    /// C8: what is counted has an end.
    #[test]
    fn no_more_are_remembered_than_there_is_room_for() {
        let tries = Tries::with(1);
        for number in 0..REMEMBERED_MAX {
            assert_eq!(tries.take(&number, Duration::ZERO), Ok(()));
        }
        let more = &REMEMBERED_MAX;
        assert_eq!(tries.take(more, Duration::ZERO), Err(TooOften { seconds: 60 }));
        assert_eq!(tries.take(more, MINUTE), Ok(()));
        assert_eq!(tries.counted.lock().unwrap().len(), 1);
    }
}
