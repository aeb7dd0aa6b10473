//! Two members who say that they worked together: shown only while both say so (need 0.9).

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::MemberId;

/// What two members say of having worked together; one row for the pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkedTogether {
    /// Who said so first.
    pub asked_by: MemberId,
    /// When the other was last told of it.
    pub asked: Timestamp,
    /// How it stands.
    pub tie: Tie,
    /// Since when it stands so.
    pub since: Timestamp,
}

/// How it stands between the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tie {
    /// One says so, the other has not.
    Asked,
    /// Both say so.
    Confirmed,
    /// The other said no; who asked is not told, and it looks to her as if nothing had been said.
    Declined,
    /// One of them took it back.
    Withdrawn,
}

/// How it stands for one of the two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WorkedStanding {
    /// Neither says so.
    #[default]
    Unsaid,
    /// She says so, and the other has not.
    SheAsked,
    /// The other says so, and she has not.
    SheIsAsked,
    /// Both say so.
    Both,
}

/// Whether the other is told by mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TellOther {
    /// She is.
    Tell,
    /// She is not: nothing is new, or she was told of the same less than [`WorkedTogether::AGAIN_DAYS`] ago.
    Silent,
}

impl WorkedTogether {
    /// Days after which somebody who was asked may be mailed about the same person again.
    pub const AGAIN_DAYS: i64 = 30;
    /// Most of one member that wait for the other's word.
    pub const ASKED_MAX: usize = 20;
    /// Most of one member, whatever their state.
    pub const PER_MEMBER_MAX: usize = 200;

    /// One says so for the first time.
    pub fn asked(by: MemberId, now: Timestamp) -> Self {
        Self {
            asked_by: by,
            asked: now,
            tie: Tie::Asked,
            since: now,
        }
    }

    /// How it stands for one of the two.
    pub fn standing(&self, of: &MemberId) -> WorkedStanding {
        match (self.tie, *of == self.asked_by) {
            (Tie::Confirmed, _) => WorkedStanding::Both,
            (Tie::Asked | Tie::Declined, true) => WorkedStanding::SheAsked,
            (Tie::Asked, false) => WorkedStanding::SheIsAsked,
            (Tie::Declined, false) | (Tie::Withdrawn, _) => WorkedStanding::Unsaid,
        }
    }

    /// One of the two says that they worked together.
    pub fn say(&mut self, by: &MemberId, now: Timestamp) -> TellOther {
        match (self.tie, *by == self.asked_by) {
            (Tie::Confirmed, _) | (Tie::Asked | Tie::Declined, true) => TellOther::Silent,
            (Tie::Asked | Tie::Declined, false) => {
                self.step(Tie::Confirmed, now);
                TellOther::Silent
            }
            (Tie::Withdrawn, is_same) => {
                let is_old = self.is_old(now);
                self.step(Tie::Asked, now);
                self.asked_by = by.clone();
                // Whoever asks, takes back and asks again mails nobody each time.
                if is_same && !is_old {
                    return TellOther::Silent;
                }
                self.asked = now;
                TellOther::Tell
            }
        }
    }

    /// One of the two takes it back, or says no.
    pub fn take_back(&mut self, by: &MemberId, now: Timestamp) {
        match (self.tie, *by == self.asked_by) {
            (Tie::Withdrawn, _) | (Tie::Declined, false) => {}
            (Tie::Asked, false) => self.step(Tie::Declined, now),
            (Tie::Asked | Tie::Declined, true) | (Tie::Confirmed, _) => self.step(Tie::Withdrawn, now),
        }
    }

    /// Whether nothing is remembered for that is still needed: it was taken back, and long enough ago to ask anew.
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.tie == Tie::Withdrawn && self.is_old(now)
    }

    fn is_old(&self, now: Timestamp) -> bool {
        now.duration_since(self.asked) >= SignedDuration::from_hours(24 * Self::AGAIN_DAYS)
    }

    fn step(&mut self, tie: Tie, now: Timestamp) {
        (self.tie, self.since) = (tie, now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 86_400;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn person(number: u8) -> MemberId {
        MemberId::new(0, [number; 10])
    }

    fn standings(tie: &WorkedTogether) -> [WorkedStanding; 2] {
        [tie.standing(&person(1)), tie.standing(&person(2))]
    }

    /// 0.9
    #[test]
    fn it_stands_when_both_say_so_and_ends_when_either_does_not() {
        use WorkedStanding::{Both, SheAsked, SheIsAsked, Unsaid};
        let mut tie = WorkedTogether::asked(person(1), at(0));
        assert_eq!(standings(&tie), [SheAsked, SheIsAsked]);
        assert_eq!(tie.say(&person(1), at(1)), TellOther::Silent);
        assert_eq!(standings(&tie), [SheAsked, SheIsAsked]);
        assert_eq!(tie.say(&person(2), at(2)), TellOther::Silent);
        assert_eq!(standings(&tie), [Both, Both]);
        for either in [1, 2] {
            let mut tie = tie.clone();
            tie.take_back(&person(either), at(3));
            assert_eq!(standings(&tie), [Unsaid, Unsaid]);
        }
    }

    #[test]
    fn a_no_is_told_to_nobody_and_may_become_a_yes() {
        use WorkedStanding::{Both, SheAsked, Unsaid};
        let mut tie = WorkedTogether::asked(person(1), at(0));
        tie.take_back(&person(2), at(1));
        assert_eq!(standings(&tie), [SheAsked, Unsaid]);
        assert_eq!(tie.say(&person(1), at(40 * DAY)), TellOther::Silent);
        assert_eq!(standings(&tie), [SheAsked, Unsaid]);
        tie.say(&person(2), at(41 * DAY));
        assert_eq!(standings(&tie), [Both, Both]);
    }

    #[test]
    fn who_takes_back_and_asks_again_mails_once_in_thirty_days() {
        let mut tie = WorkedTogether::asked(person(1), at(0));
        for (day, told) in [
            (1, TellOther::Silent),
            (29, TellOther::Silent),
            (30, TellOther::Tell),
            (31, TellOther::Silent),
        ] {
            tie.take_back(&person(1), at(day * DAY));
            assert_eq!(tie.say(&person(1), at(day * DAY)), told, "{day}");
        }
        tie.take_back(&person(1), at(32 * DAY));
        assert!(!tie.is_over(at(59 * DAY)) && tie.is_over(at(60 * DAY)));
        assert_eq!(tie.say(&person(2), at(33 * DAY)), TellOther::Tell, "now she asks");
        assert_eq!(tie.standing(&person(1)), WorkedStanding::SheIsAsked);
    }
}
