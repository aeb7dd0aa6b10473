//! An operator describes a level of membership, or decides at which one people join (F02).

use domain::{Slug, Tier, TierRefused};
use jiff::Timestamp;
use store::{StoreError, Transaction, audit, tiers};

/// Why a tier is not taken.
#[derive(Debug, thiserror::Error)]
pub enum SetTierRefused {
    /// What the fields say does not go together.
    #[error(transparent)]
    Tier(#[from] TierRefused),
    /// Need 4.10: whoever joins pays nothing.
    #[error("people join at the tier {0}, so it costs nothing and is no bundle")]
    EntryCosts(Slug),
    /// More than [`Tier::TIERS_MAX`].
    #[error("a community has at most {max} tiers", max = Tier::TIERS_MAX)]
    TooMany,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Writes a tier, new or in the place of the one with its id.
pub fn set_tier(
    tx: &mut Transaction<'_>,
    by: &str,
    tier: &Tier,
    now: Timestamp,
) -> Result<(), SetTierRefused> {
    tier.check()?;
    let known = tiers::all(tx)?;
    if tiers::entry(tx)?.id == tier.id {
        refuse_costs(tier)?;
    } else if known.len() >= Tier::TIERS_MAX && !known.iter().any(|other| other.id == tier.id) {
        return Err(SetTierRefused::TooMany);
    }
    tiers::put(tx, tier)?;
    audit::log(tx, by, &format!("set tier {}", tier.id), now)?;
    Ok(())
}

/// Decides at which tier people join; those who are members already stay where they are.
pub fn set_entry_tier(tx: &mut Transaction<'_>, id: &Slug) -> Result<(), SetTierRefused> {
    if let Some(tier) = tiers::get(tx, id)? {
        refuse_costs(&tier)?;
    }
    if tiers::entry(tx)?.id != *id {
        tiers::set_entry(tx, id)?;
    }
    Ok(())
}

fn refuse_costs(tier: &Tier) -> Result<(), SetTierRefused> {
    match tier.is_free() && !tier.is_bundle() {
        true => Ok(()),
        false => Err(SetTierRefused::EntryCosts(tier.id.clone())),
    }
}

#[cfg(test)]
mod tests {
    use domain::Amount;

    use super::*;
    use crate::samples::{self, act, at, refused};

    fn tier(id: &str, price: &str) -> Tier {
        Tier {
            price: Amount::parse(price).unwrap(),
            period_months: (price != "0").then_some(12),
            ..Tier::free(Slug::parse(id).unwrap())
        }
    }

    /// 4.10
    #[test]
    fn the_tier_people_join_at_costs_nothing() {
        let database = samples::node();
        act(&database, |tx| {
            set_tier(tx, "operator", &tier("chapter", "240"), at(1))
        });
        for attempt in [
            refused(&database, |tx| {
                set_tier(tx, "operator", &tier("network", "10"), at(2))
            }),
            refused(&database, |tx| {
                set_entry_tier(tx, &Slug::parse("chapter").unwrap())
            }),
        ] {
            assert!(matches!(attempt, SetTierRefused::EntryCosts(_)), "{attempt}");
        }
        act(&database, |tx| set_entry_tier(tx, &Slug::parse("free").unwrap()));
        act(&database, |tx| {
            set_tier(tx, "operator", &tier("network", "10"), at(2))
        });
        let entry = database.read(tiers::entry).unwrap();
        assert_eq!(entry.id.as_str(), "free");
    }

    #[test]
    fn tiers_have_a_limit_and_may_be_changed_at_it() {
        let database = samples::node();
        for number in 1..Tier::TIERS_MAX {
            act(&database, |tx| {
                set_tier(tx, "operator", &tier(&format!("t{number}"), "1"), at(1))
            });
        }
        let more = refused(&database, |tx| {
            set_tier(tx, "operator", &tier("more", "1"), at(2))
        });
        assert!(matches!(more, SetTierRefused::TooMany));
        act(&database, |tx| set_tier(tx, "operator", &tier("t1", "2"), at(2)));
        assert_eq!(database.read(tiers::all).unwrap().len(), Tier::TIERS_MAX);
    }
}
