//! The levels of membership as officers see them: who joins and lapses where, and how many hold each (F02).

use domain::{Currency, Tier};
use store::{Database, StoreError, community, enrolments, tiers};

use crate::rules::Dues;

/// All of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tiers {
    /// By their ids.
    pub tiers: Vec<TierHeld>,
    /// What prices are in; absent before the community is set up.
    pub currency: Option<Currency>,
}

/// One level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TierHeld {
    /// As the community describes it.
    pub tier: Tier,
    /// People who have it now, those in grace among them.
    pub holders: u32,
    /// Whether people join at it.
    pub is_entry: bool,
    /// Whether people go on at it when they do not pay.
    pub is_lapsed_to: bool,
}

/// Puts it together, at the same cost however many members there are.
pub fn see_tiers(database: &Database, dues: &Dues) -> Result<Tiers, StoreError> {
    database.read(|tx| {
        let entry = tiers::entry(tx)?;
        let mut held = Vec::new();
        for tier in tiers::all(tx)? {
            held.push(TierHeld {
                holders: enrolments::holders(tx, &tier.id)?,
                is_entry: tier.id == entry.id,
                is_lapsed_to: tier.id == dues.lapse_to,
                tier,
            });
        }
        Ok(Tiers {
            tiers: held,
            currency: community::profile(tx)?.map(|profile| profile.currency),
        })
    })
}

#[cfg(test)]
mod tests {
    use domain::{EnrolmentState, MemberId, Slug};

    use super::*;
    use crate::samples::{self, act};

    /// F02
    #[test]
    fn a_level_is_held_by_those_whose_membership_is_in_force() {
        let database = samples::node();
        let maren = samples::member(&database, "maren");
        let known = database.read(|tx| enrolments::get(tx, &maren.member().id));
        let known = known.unwrap().unwrap();
        let chapter = Slug::parse("chapter").unwrap();
        let states = [
            EnrolmentState::Pending,
            EnrolmentState::Current,
            EnrolmentState::Grace,
            EnrolmentState::Lapsed,
            EnrolmentState::Left,
        ];
        for (number, state) in (10..).zip(states) {
            let enrolment = domain::Enrolment {
                state,
                tier: chapter.clone(),
                ..known.clone()
            };
            let id = MemberId::new(u64::from(number), [number; 10]);
            act(&database, |tx| enrolments::put(tx, &id, &enrolment));
        }
        act(&database, |tx| tiers::put(tx, &Tier::free(chapter.clone())));
        let seen = see_tiers(&database, &Dues::default()).unwrap();
        let figures: Vec<_> = seen
            .tiers
            .iter()
            .map(|held| (held.tier.id.as_str(), held.holders, held.is_entry))
            .collect();
        assert_eq!(figures, [("chapter", 2, false), ("network", 1, true)]);
    }
}
