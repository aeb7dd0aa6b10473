//! The levels of membership as officers see them: who joins and lapses where, and how many hold each (F02).

use std::collections::BTreeMap;

use domain::{Currency, Slug, Tier};
use store::{Database, StoreError, community, enrolments, tiers};

use crate::rules::Dues;

/// Memberships read at once.
const PER_READ: u16 = 500;
/// Memberships looked at at most; in a larger community each figure is of the first so many, and the page says so.
pub const LOOKED_AT_MAX: u32 = 50_000;

/// All of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tiers {
    /// By their ids.
    pub tiers: Vec<TierHeld>,
    /// What prices are in; absent before the community is set up.
    pub currency: Option<Currency>,
    /// Whether there are more memberships than [`LOOKED_AT_MAX`].
    pub is_part: bool,
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

/// Puts it together, a piece of the memberships at a time, so that nobody who writes meanwhile waits.
pub fn see_tiers(database: &Database, dues: &Dues) -> Result<Tiers, StoreError> {
    let (all, entry, profile) = database
        .read(|tx| Ok::<_, StoreError>((tiers::all(tx)?, tiers::entry(tx)?, community::profile(tx)?)))?;
    let (holders, is_part) = count(database)?;
    let held = |tier: Tier| TierHeld {
        holders: holders.get(&tier.id).copied().unwrap_or(0),
        is_entry: tier.id == entry.id,
        is_lapsed_to: tier.id == dues.lapse_to,
        tier,
    };
    Ok(Tiers {
        tiers: all.into_iter().map(held).collect(),
        currency: profile.map(|profile| profile.currency),
        is_part,
    })
}

fn count(database: &Database) -> Result<(BTreeMap<Slug, u32>, bool), StoreError> {
    let mut holders = BTreeMap::new();
    let (mut after, mut looked_at) = (None, 0);
    while looked_at < LOOKED_AT_MAX {
        let page = database.read(|tx| enrolments::page(tx, after.as_ref(), PER_READ))?;
        let Some((last, _)) = page.last() else {
            return Ok((holders, false));
        };
        after = Some(last.clone());
        looked_at += u32::try_from(page.len()).unwrap_or(u32::MAX);
        for (_, enrolment) in page.into_iter().filter(|(_, known)| known.is_in_force()) {
            *holders.entry(enrolment.tier).or_insert(0) += 1;
        }
    }
    let more = database.read(|tx| enrolments::page(tx, after.as_ref(), 1))?;
    Ok((holders, !more.is_empty()))
}

#[cfg(test)]
mod tests {
    use domain::{EnrolmentState, MemberId};

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
        assert!(!seen.is_part);
    }
}
