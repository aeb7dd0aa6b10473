//! Who may enter a room: a signed code of ethics, days of membership, members who vouch, perhaps a level (F11, need 2.11).

use std::collections::BTreeSet;

use domain::Slug;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// What a room asks of whoever wants to enter. All of it has to be so; a nought asks nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryRule {
    /// Days since she joined the community.
    min_membership_days: u16,
    /// Members of the room who speak for her.
    vouches_required: u8,
    /// Levels of membership, one of which she has; empty admits every level.
    tiers: BTreeSet<Slug>,
}

/// Why a rule of entry was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EntryRuleRefused {
    /// Nobody would ever enter.
    #[error("a room may ask for at most {max} days of membership", max = EntryRule::DAYS_MAX)]
    Days,
    /// Nobody finds so many.
    #[error("a room may ask for at most {max} members who vouch", max = EntryRule::VOUCHES_MAX)]
    Vouches,
    /// Too long a list.
    #[error("a room may name at most {max} levels", max = EntryRule::TIERS_MAX)]
    Tiers,
}

impl EntryRule {
    /// Most days of membership a room asks for: ten years.
    pub const DAYS_MAX: u16 = 3_650;
    /// Most members who have to vouch.
    pub const VOUCHES_MAX: u8 = 10;
    /// Most levels that may be named.
    pub const TIERS_MAX: usize = 20;

    /// Checks a rule; the signed code is asked for by every room.
    pub fn new(
        min_membership_days: u16,
        vouches_required: u8,
        tiers: BTreeSet<Slug>,
    ) -> Result<Self, EntryRuleRefused> {
        match () {
            () if min_membership_days > Self::DAYS_MAX => Err(EntryRuleRefused::Days),
            () if vouches_required > Self::VOUCHES_MAX => Err(EntryRuleRefused::Vouches),
            () if tiers.len() > Self::TIERS_MAX => Err(EntryRuleRefused::Tiers),
            () => Ok(Self {
                min_membership_days,
                vouches_required,
                tiers,
            }),
        }
    }

    /// When the days of membership are over for somebody who joined then; the end of time if that is never.
    pub fn opens(&self, joined: Timestamp) -> Timestamp {
        let days = SignedDuration::from_hours(24 * i64::from(self.min_membership_days));
        joined.checked_add(days).unwrap_or(Timestamp::MAX)
    }

    /// How many members of the room have to vouch.
    pub fn vouches_required(&self) -> u8 {
        self.vouches_required
    }

    /// Days since she joined the community.
    pub fn min_membership_days(&self) -> u16 {
        self.min_membership_days
    }

    /// Levels of membership, one of which she has; empty if every level is admitted.
    pub fn tiers(&self) -> &BTreeSet<Slug> {
        &self.tiers
    }

    /// Whether somebody of this level, or of none, is admitted as far as levels are concerned.
    pub fn admits(&self, tier: Option<&Slug>) -> bool {
        self.tiers.is_empty() || tier.is_some_and(|tier| self.tiers.contains(tier))
    }
}

/// What is known of somebody who wants to enter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// Since when she is a member of the community.
    pub(crate) joined: Timestamp,
    /// Whether she stands to the code of ethics as the community asks it.
    pub(crate) code: CodeStands,
    /// Her level; absent if she has none.
    pub(crate) tier: Option<Slug>,
    /// How many members of this room speak for her.
    pub(crate) vouches: u8,
}

/// How somebody stands to the code of ethics in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeStands {
    /// Signed, or acknowledged by joining where the community asks no more.
    Signed,
    /// There is something to sign first.
    ToBeSigned,
}

/// One thing that is missing yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The code of ethics is not signed.
    Code,
    /// She is not a member for long enough; from this moment on she is.
    Days {
        /// When the room opens to her, as far as days are concerned.
        opens: Timestamp,
    },
    /// Too few members of the room speak for her.
    Vouches {
        /// How many do.
        given: u8,
        /// How many have to.
        required: u8,
    },
    /// Her level is none of those the room admits.
    Tier {
        /// Those it admits.
        admitted: BTreeSet<Slug>,
    },
}

/// Whether somebody may enter now; all that is missing otherwise, with the date on which the room opens.
pub(crate) fn may_enter(rule: &EntryRule, candidate: &Candidate, now: Timestamp) -> Result<(), Vec<Missing>> {
    let mut missing = Vec::new();
    if candidate.code == CodeStands::ToBeSigned {
        missing.push(Missing::Code);
    }
    let opens = rule.opens(candidate.joined);
    if now < opens {
        missing.push(Missing::Days { opens });
    }
    if candidate.vouches < rule.vouches_required {
        missing.push(Missing::Vouches {
            given: candidate.vouches,
            required: rule.vouches_required,
        });
    }
    if !rule.admits(candidate.tier.as_ref()) {
        missing.push(Missing::Tier {
            admitted: rule.tiers.clone(),
        });
    }
    if missing.is_empty() { Ok(()) } else { Err(missing) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const DAY: i64 = 86_400;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_795_000_000 + second).unwrap()
    }

    fn tiers(names: &[&str]) -> BTreeSet<Slug> {
        names.iter().map(|name| Slug::parse(name).unwrap()).collect()
    }

    fn candidate(joined: i64) -> Candidate {
        Candidate {
            joined: at(joined),
            code: CodeStands::Signed,
            tier: None,
            vouches: 0,
        }
    }

    /// F11, need 2.11
    #[test]
    fn a_member_three_days_old_is_told_the_date_on_which_she_may_enter() {
        let rule = EntryRule::new(30, 0, BTreeSet::new()).unwrap();
        let opens = at(30 * DAY);
        assert_eq!(
            may_enter(&rule, &candidate(0), at(3 * DAY)),
            Err(vec![Missing::Days { opens }])
        );
        assert!(may_enter(&rule, &candidate(0), at(30 * DAY - 1)).is_err());
        assert_eq!(may_enter(&rule, &candidate(0), opens), Ok(()));
    }

    #[test]
    fn all_that_is_missing_is_said_at_once() {
        let rule = EntryRule::new(1, 2, tiers(&["chapter"])).unwrap();
        let late = Candidate {
            code: CodeStands::ToBeSigned,
            tier: Some(Slug::parse("network").unwrap()),
            vouches: 1,
            ..candidate(0)
        };
        let expected = vec![
            Missing::Code,
            Missing::Days { opens: at(DAY) },
            Missing::Vouches {
                given: 1,
                required: 2,
            },
            Missing::Tier {
                admitted: tiers(&["chapter"]),
            },
        ];
        assert_eq!(may_enter(&rule, &late, at(0)), Err(expected));
    }

    #[test]
    fn limits_of_a_rule_are_kept() {
        let many: Vec<String> = (0..=EntryRule::TIERS_MAX)
            .map(|one| format!("tier-{one}"))
            .collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        let none = BTreeSet::new;
        let (days, vouches) = (EntryRule::DAYS_MAX, EntryRule::VOUCHES_MAX);
        assert!(EntryRule::new(days, vouches, tiers(&many[1..])).is_ok());
        assert_eq!(EntryRule::new(days + 1, 0, none()), Err(EntryRuleRefused::Days));
        assert_eq!(
            EntryRule::new(0, vouches + 1, none()),
            Err(EntryRuleRefused::Vouches)
        );
        assert_eq!(EntryRule::new(0, 0, tiers(&many)), Err(EntryRuleRefused::Tiers));
    }

    proptest! {
        /// Who may enter may enter later too, with more who speak for her, and by a rule that asks less.
        #[test]
        fn entry_only_ever_opens(
            days in 0..=EntryRule::DAYS_MAX,
            required in 0..=EntryRule::VOUCHES_MAX,
            given in 0..=EntryRule::VOUCHES_MAX,
            waited in 0_i64..400_000_000,
            later in 0_i64..400_000_000,
        ) {
            let rule = EntryRule::new(days, required, BTreeSet::new()).unwrap();
            let who = Candidate { vouches: given, ..candidate(0) };
            let expected = waited >= i64::from(days) * DAY && given >= required;
            prop_assert_eq!(may_enter(&rule, &who, at(waited)).is_ok(), expected);
            if expected {
                prop_assert_eq!(may_enter(&rule, &who, at(waited + later)), Ok(()));
                let spoken_for = Candidate { vouches: given + 1, ..who.clone() };
                prop_assert_eq!(may_enter(&rule, &spoken_for, at(waited)), Ok(()));
                let easier = EntryRule::new(days / 2, required / 2, BTreeSet::new()).unwrap();
                prop_assert_eq!(may_enter(&easier, &who, at(waited)), Ok(()));
            }
        }
    }
}
