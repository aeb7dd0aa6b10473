//! A room: its rule, how long it keeps, who runs it, and the record of it that is only ever kept sealed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use domain::MemberId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::audit::KeptHead;
use crate::break_glass::KeptGlass;
use crate::entry::EntryRule;
use crate::epoch::Epoch;
use crate::invite::KeptInvitation;
use crate::rooms::RoomsError;
use crate::succeed::KeptFollower;
use crate::vote::KeptVote;
use crate::wipe::Wiped;

/// What may be done outside with what is said here (glossary, Rooms).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rule {
    /// Nothing.
    Closed,
    /// Content may be used, the speaker may not: after some days readers see a pseudonym, and nobody finds out whose.
    Chatham(PseudonymDays),
}

/// Days after which a speaker is known by a pseudonym alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct PseudonymDays(u16);

/// Why a rule was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("names are gone after 1 to {max} days", max = PseudonymDays::MAX)]
pub struct RuleRefused;

impl PseudonymDays {
    /// Most days for which names are known: no longer than the longest retention in days.
    pub const MAX: u16 = 90;
    /// What a room has that says nothing else.
    pub const DEFAULT: Self = Self(30);

    /// Checks a number of days.
    pub fn new(days: u16) -> Result<Self, RuleRefused> {
        if (1..=Self::MAX).contains(&days) {
            Ok(Self(days))
        } else {
            Err(RuleRefused)
        }
    }

    /// How many.
    pub fn days(self) -> u16 {
        self.0
    }
}

impl TryFrom<u16> for PseudonymDays {
    type Error = RuleRefused;

    fn try_from(days: u16) -> Result<Self, RuleRefused> {
        Self::new(days)
    }
}

impl From<PseudonymDays> for u16 {
    fn from(days: PseudonymDays) -> Self {
        days.0
    }
}

/// How long a room keeps what is said in it; the longer is the greater.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Retention {
    /// A week.
    Days7,
    /// A month.
    Days30,
    /// Three months; what a room has that says nothing else.
    #[default]
    Days90,
    /// As long as the room is open.
    UntilClosed,
}

impl Retention {
    /// Every choice, shortest first.
    pub const ALL: [Self; 4] = [Self::Days7, Self::Days30, Self::Days90, Self::UntilClosed];

    /// Days after which a post is swept; nothing if only the end of the room sweeps it.
    pub fn days(self) -> Option<u16> {
        match self {
            Self::Days7 => Some(7),
            Self::Days30 => Some(30),
            Self::Days90 => Some(90),
            Self::UntilClosed => None,
        }
    }

    /// The choice of a number of days as the configuration says it; 0 is until the room is closed.
    pub fn of_days(days: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.days().unwrap_or(0) == days)
    }
}

/// Who runs a room: at least one, and every one of them a member of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stewards(BTreeSet<MemberId>);

/// Why stewards stay who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StewardsRefused {
    /// Nobody would run the room.
    #[error("a room has at least one steward; name another first, or close the room")]
    Last,
    /// Too many.
    #[error("a room has at most {max} stewards", max = Stewards::MAX)]
    TooMany,
}

impl Stewards {
    /// Most stewards of one room.
    pub const MAX: usize = 12;

    /// Of a room that is made.
    pub fn of(maker: MemberId) -> Self {
        Self(BTreeSet::from([maker]))
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &MemberId> {
        self.0.iter()
    }

    /// Whether somebody is one.
    pub fn has(&self, member: &MemberId) -> bool {
        self.0.contains(member)
    }

    /// One more; nothing changes if she is one.
    pub fn add(&mut self, member: MemberId) -> Result<(), StewardsRefused> {
        if !self.has(&member) && self.0.len() == Self::MAX {
            return Err(StewardsRefused::TooMany);
        }
        self.0.insert(member);
        Ok(())
    }

    /// One less; the last one stays.
    pub fn remove(&mut self, member: &MemberId) -> Result<(), StewardsRefused> {
        if self.has(member) && self.0.len() == 1 {
            return Err(StewardsRefused::Last);
        }
        self.0.remove(member);
        Ok(())
    }

    /// One more, for none of the others may enter; where there are as many as there may be she takes the place of one.
    pub(crate) fn join(&mut self, follower: MemberId) {
        if !self.has(&follower) && self.0.len() == Self::MAX {
            self.0.pop_first();
        }
        self.0.insert(follower);
    }

    /// Without those who are gone; if nobody else runs the room, it is for `follower` to do so. Whether she follows them.
    pub(crate) fn without(&mut self, gone: &BTreeSet<MemberId>, follower: &MemberId) -> bool {
        self.0.retain(|one| !gone.contains(one));
        let follows = self.0.is_empty();
        if follows {
            self.0.insert(follower.clone());
        }
        follows
    }
}

/// By what the author of a post is known when her name no longer is: the same for all she says in one room on one day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Pseudonym([u8; Pseudonym::BYTES]);

impl Pseudonym {
    /// How many bytes of chance it is made of.
    pub const BYTES: usize = 8;

    /// Of chance of the room.
    pub(crate) fn new(chance: [u8; Self::BYTES]) -> Self {
        Self(chance)
    }

    pub(crate) fn bytes(self) -> [u8; Self::BYTES] {
        self.0
    }

    /// Four digits of it, by which speakers of one page are told apart: pages of the room make the name of a plant of them, and
    /// an operator who reads it reads "Rose 0417".
    pub fn number(self) -> u16 {
        (u64::from_be_bytes(self.0) % 10_000) as u16
    }
}

/// A log or a panic may not say whose, nor tell two apart.
impl fmt::Debug for Pseudonym {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[SubRosa]")
    }
}

/// Most members of one room: beyond that it is no room to speak in.
pub const ROOM_MEMBERS_MAX: usize = 500;
/// Most who wait for members to vouch for them.
pub const ROOM_ASKING_MAX: usize = 200;
/// Most words for one who waits that are kept: some of those who gave them may leave before she enters.
pub const ASKING_VOUCHES_MAX: usize = 2 * EntryRule::VOUCHES_MAX as usize;
/// Most rooms of a node.
pub const ROOMS_MAX: usize = 500;
/// Most threads a room has at a time.
pub const ROOM_THREADS_MAX: u16 = 2_000;
/// Most posts a member writes in one room in one day, new threads included.
pub const POSTS_PER_DAY_MAX: u16 = 200;

/// Somebody's place in a room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Seat {
    /// The first epoch she may read: nothing from before is shown to her (R14).
    pub(crate) from: Epoch,
    /// When she entered.
    pub(crate) entered: Timestamp,
    /// By what her drafts, and what she has seen, are found: keys of rows are not sealed, and this one names nobody.
    pub(crate) mark: [u8; 16],
}

/// Somebody who wants to enter and needs members to vouch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Asking {
    /// Since when.
    pub(crate) since: Timestamp,
    /// Members of the room who speak for her.
    pub(crate) vouches: BTreeSet<MemberId>,
}

/// What a room is and who is in it; what is said and what happened there are rows of their own. It is one record, read by
/// every verb: whoever leaves while somebody else writes is either gone before or after.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Room {
    pub(crate) name: Wiped,
    pub(crate) rule: Rule,
    pub(crate) entry: EntryRule,
    pub(crate) retention: Retention,
    pub(crate) made: Timestamp,
    pub(crate) epoch: Epoch,
    pub(crate) epoch_began: Timestamp,
    pub(crate) stewards: Stewards,
    pub(crate) seats: BTreeMap<MemberId, Seat>,
    pub(crate) asking: BTreeMap<MemberId, Asking>,
    /// Those that are passed on; some may be over.
    #[serde(default)]
    pub(crate) invitations: Vec<KeptInvitation>,
    /// Since when nobody writes in it any more.
    #[serde(default)]
    pub(crate) archived: Option<Timestamp>,
    /// The last link of the audit chain, apart from its entries: one that was removed is missed (R11).
    #[serde(default)]
    pub(crate) audit: KeptHead,
    /// What every member is told when an operator asked to read the room.
    #[serde(default)]
    pub(crate) glass: Option<KeptGlass>,
    /// Whether all read what was said before they came, if that is voted on.
    #[serde(default)]
    pub(crate) vote: Option<KeptVote>,
    /// Who became steward last because no other could enter.
    #[serde(default)]
    pub(crate) follower: Option<KeptFollower>,
}

impl Room {
    /// Nothing is said in a room that is archived, and nobody comes in.
    pub(crate) fn is_written_in(&self) -> Result<(), RoomsError> {
        match self.archived {
            Some(_) => Err(RoomsError::Archived),
            None => Ok(()),
        }
    }
}

/// A panic or a log may not say what is in it.
impl fmt::Debug for Room {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[SubRosa]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(number: u8) -> MemberId {
        MemberId::new(1, [number; 10])
    }

    #[test]
    fn a_room_never_loses_its_last_steward_nor_gets_one_too_many() {
        let mut stewards = Stewards::of(member(0));
        assert_eq!(stewards.remove(&member(0)), Err(StewardsRefused::Last));
        assert_eq!(stewards.remove(&member(9)), Ok(()));
        for number in 1..12 {
            assert_eq!(stewards.add(member(number)), Ok(()), "{number}");
        }
        assert_eq!(stewards.add(member(5)), Ok(()));
        assert_eq!(stewards.add(member(12)), Err(StewardsRefused::TooMany));
        assert_eq!(stewards.remove(&member(0)), Ok(()));
        assert!(!stewards.has(&member(0)) && stewards.has(&member(1)));
        for number in [20, 21, 20] {
            stewards.join(member(number));
            assert_eq!(stewards.iter().count(), 12, "{number}");
        }
        assert!(!stewards.has(&member(1)) && stewards.has(&member(20)) && stewards.has(&member(21)));
    }

    #[test]
    fn retention_is_one_of_four_and_is_read_from_the_configuration() {
        for (days, retention) in [
            (7, Retention::Days7),
            (30, Retention::Days30),
            (90, Retention::Days90),
            (0, Retention::UntilClosed),
        ] {
            assert_eq!(Retention::of_days(days), Some(retention));
        }
        assert_eq!(Retention::of_days(14), None);
    }

    #[test]
    fn names_are_gone_after_one_to_ninety_days() {
        assert_eq!(PseudonymDays::new(0), Err(RuleRefused));
        assert_eq!(PseudonymDays::new(PseudonymDays::MAX + 1), Err(RuleRefused));
        assert_eq!(PseudonymDays::new(90).map(PseudonymDays::days), Ok(90));
        let read: Result<Rule, _> = serde_json::from_str(r#"{"chatham":0}"#);
        assert!(read.is_err());
        let rule = Rule::Chatham(PseudonymDays::DEFAULT);
        let written = serde_json::to_string(&rule).unwrap();
        assert_eq!(written, r#"{"chatham":30}"#);
        assert_eq!(serde_json::from_str::<Rule>(&written).unwrap(), rule);
    }

    /// R13
    #[test]
    fn a_pseudonym_prints_nothing_by_which_two_could_be_told_apart() {
        let (one, other) = (Pseudonym::new([1; 8]), Pseudonym::new([2; 8]));
        assert_eq!(format!("{one:?}"), format!("{other:?}"));
        assert!(one.number() < 10_000 && one.number() != other.number());
    }
}
