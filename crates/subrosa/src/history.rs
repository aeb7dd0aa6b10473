//! Which part of a room's past somebody reads, and when a part of it goes: pure rules over epochs and times.

use jiff::{SignedDuration, Timestamp};

use crate::epoch::{Day, Epoch};
use crate::room::{PseudonymDays, Retention, Rule};

/// Whether somebody who reads from an epoch on may read what was said in another (R14).
pub(crate) fn may_read(from: Epoch, said_in: Epoch) -> bool {
    said_in >= from
}

/// Days after which a new epoch begins by itself.
const EPOCH_DAYS: u16 = 30;

/// Whether a month of an epoch is over and a new one is due.
pub(crate) fn epoch_is_old(began: Timestamp, now: Timestamp) -> bool {
    now >= after(began, EPOCH_DAYS)
}

/// Whether something written then is to be swept now.
pub(crate) fn is_due(written: Timestamp, retention: Retention, now: Timestamp) -> bool {
    retention.days().is_some_and(|days| now >= after(written, days))
}

/// Whether the names of all who spoke on a day are to be forgotten: the last of them was known for the days of the rule.
pub(crate) fn pseudonym_is_over(day: Day, days: PseudonymDays, now: Timestamp) -> bool {
    now >= after(day.end(), days.days())
}

/// Whether the rule of a room has the names of a day be forgotten: never in a closed room.
pub(crate) fn names_are_over(day: Day, rule: Rule, now: Timestamp) -> bool {
    match rule {
        Rule::Closed => false,
        Rule::Chatham(days) => pseudonym_is_over(day, days, now),
    }
}

/// Whether readers still see who spoke: always in a closed room, for the days of the rule in one of Chatham House.
pub fn shows_name(written: Timestamp, rule: Rule, now: Timestamp) -> bool {
    match rule {
        Rule::Closed => true,
        Rule::Chatham(days) => now < after(written, days.days()),
    }
}

fn after(at: Timestamp, days: u16) -> Timestamp {
    at.checked_add(SignedDuration::from_hours(24 * i64::from(days)))
        .unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_795_000_000 + second).unwrap()
    }

    const DAY: i64 = 86_400;

    fn epoch(number: u32) -> Epoch {
        Epoch::of_number(number)
    }

    #[test]
    fn a_post_goes_at_the_end_of_its_last_day_and_not_a_second_before() {
        for (retention, days) in [
            (Retention::Days7, 7),
            (Retention::Days30, 30),
            (Retention::Days90, 90),
        ] {
            assert!(!is_due(at(0), retention, at(days * DAY - 1)), "{days}");
            assert!(is_due(at(0), retention, at(days * DAY)), "{days}");
        }
        assert!(!is_due(at(0), Retention::UntilClosed, Timestamp::MAX));
    }

    #[test]
    fn an_epoch_lasts_a_month_at_most() {
        assert!(!epoch_is_old(at(0), at(30 * DAY - 1)));
        assert!(epoch_is_old(at(0), at(30 * DAY)));
    }

    proptest! {
        /// R14
        #[test]
        fn who_enters_reads_her_epoch_and_what_follows_and_nothing_before(from in 0_u32..1_000, said in 0_u32..1_000) {
            prop_assert_eq!(may_read(epoch(from), epoch(said)), said >= from);
            prop_assert!(!may_read(epoch(from).next(), epoch(from)));
        }

        /// What is swept stays swept, and what a longer retention sweeps a shorter one swept before.
        #[test]
        fn a_shorter_retention_never_keeps_longer(waited in 0_i64..20_000_000, later in 0_i64..20_000_000) {
            let due = |retention, waited| is_due(at(0), retention, at(waited));
            for pair in Retention::ALL.windows(2) {
                prop_assert!(due(pair[0], waited) || !due(pair[1], waited));
                prop_assert!(!due(pair[0], waited) || due(pair[0], waited + later));
            }
        }

        /// R13: a name is known for the days of the rule, and for less than a day more.
        #[test]
        fn a_name_is_forgotten_when_its_days_are_over(said in 0_i64..1_000_000, days in 1_u16..=90) {
            let (said, rule) = (at(said), PseudonymDays::new(days).unwrap());
            let day = Day::of(said);
            prop_assert!(!pseudonym_is_over(day, rule, after(said, days)));
            prop_assert!(pseudonym_is_over(day, rule, after(said, days + 1)));
            prop_assert!(shows_name(said, Rule::Chatham(rule), at(0)));
            prop_assert!(!shows_name(said, Rule::Chatham(rule), after(said, days)));
            prop_assert!(shows_name(said, Rule::Closed, Timestamp::MAX));
            prop_assert!(said < day.end() && Day::of(day.end()) > day);
        }
    }
}
