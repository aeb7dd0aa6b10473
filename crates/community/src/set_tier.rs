//! An officer or operator describes a level of membership, or decides at which one people join (F02). Whoever has the
//! level keeps what was agreed: her last day paid for, and the price and period of an invoice that is made; what is new
//! counts from the next invoice on.

use domain::{Slug, Tier, TierRefused};
use jiff::Timestamp;
use store::{Officer, StoreError, Transaction, audit, tiers};

use crate::drawn_from::Drawn;
use crate::make_offers::tell_prices;

/// Why a tier is not taken.
#[derive(Debug, thiserror::Error)]
pub enum SetTierRefused {
    /// What the fields say does not go together.
    #[error(transparent)]
    Tier(#[from] TierRefused),
    /// Need 4.10: whoever joins pays nothing.
    #[error("people join at the tier {0}, so it costs nothing and is no bundle")]
    EntryCosts(Slug),
    /// People have it already, by what it was.
    #[error("{0} stays for one person or for organisations, as it is; make another tier and retire this one")]
    OneOrMany(Slug),
    /// Somebody else described it since, or made one of that id; or it was to be there and is not.
    #[error(
        "the tier {0} is not what you read: somebody changed it since, or it is not there; read it again"
    )]
    Changed(Slug),
    /// More than [`Tier::TIERS_MAX`].
    #[error("a community has at most {max} tiers, those that are retired among them; change a retired one", max = Tier::TIERS_MAX)]
    TooMany,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Writes a tier at an officer's word, over what she read.
pub fn set_tier_for(
    tx: &mut Transaction<'_>,
    by: &Officer,
    tier: &Tier,
    drawn: &Drawn,
    now: Timestamp,
) -> Result<(), SetTierRefused> {
    let known = tiers::known(tx, &tier.id)?;
    if !drawn.still_stands(known.as_ref()) {
        return Err(SetTierRefused::Changed(tier.id.clone()));
    }
    set_tier(tx, by.member().handle.as_str(), tier, now)
}

/// Writes a tier, new or in the place of the one with its id; whether it is offered stays as it was. `by` is the word of
/// the log.
pub fn set_tier(
    tx: &mut Transaction<'_>,
    by: &str,
    tier: &Tier,
    now: Timestamp,
) -> Result<(), SetTierRefused> {
    tier.check()?;
    let known = tiers::all(tx)?;
    let stored = tiers::get(tx, &tier.id)?;
    if stored
        .as_ref()
        .is_some_and(|stored| stored.is_bundle() != tier.is_bundle())
    {
        return Err(SetTierRefused::OneOrMany(tier.id.clone()));
    }
    let tier = &Tier {
        retired: stored.as_ref().and_then(|stored| stored.retired),
        ..tier.clone()
    };
    if stored.as_ref() == Some(tier) {
        return Ok(());
    }
    if tiers::entry(tx)?.id == tier.id {
        refuse_costs(tier)?;
    } else if known.len() >= Tier::TIERS_MAX && !known.iter().any(|other| other.id == tier.id) {
        return Err(SetTierRefused::TooMany);
    }
    tiers::put(tx, tier)?;
    audit::log(tx, by, &format!("set tier {}", tier.id), now)?;
    tell_prices(tx, now)?;
    Ok(())
}

/// Decides at which tier people join; those who are members already stay where they are.
pub fn set_entry_tier(tx: &mut Transaction<'_>, id: &Slug) -> Result<(), SetTierRefused> {
    if let Some(tier) = tiers::get(tx, id)? {
        refuse_costs(&tier)?;
        if !tier.is_offered() {
            tiers::put(
                tx,
                &Tier {
                    retired: None,
                    ..tier
                },
            )?;
        }
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
    use crate::drawn_from::Version;
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

    /// F02
    #[test]
    fn of_two_officers_at_one_level_the_second_is_told() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let set = |price: &str, drawn: Drawn| {
            let tier = tier("chapter", price);
            database.transact_blocking(|tx| set_tier_for(tx, &officer, &tier, &drawn, at(1)))
        };
        set("240", Drawn::FromNothing).unwrap();
        let drawn = Drawn::From(Version::of(&tier("chapter", "240")));
        let twice = set("250", Drawn::FromNothing);
        assert!(matches!(twice, Err(SetTierRefused::Changed(_))));
        set("260", drawn.clone()).unwrap();
        assert!(matches!(set("270", drawn), Err(SetTierRefused::Changed(_))));
        let now = database.read(|tx| tiers::get(tx, &Slug::parse("chapter").unwrap()));
        assert_eq!(now.unwrap().unwrap().price.as_str(), "260");
        let entry = Drawn::From(Version::of(&Tier::free(Slug::parse("network").unwrap())));
        let described = Tier {
            name: domain::Title::parse("Everybody").unwrap(),
            ..tier("network", "0")
        };
        let described =
            database.transact_blocking(|tx| set_tier_for(tx, &officer, &described, &entry, at(2)));
        assert!(described.is_ok(), "nobody had described the level people join at");
    }

    #[test]
    fn a_level_of_one_person_never_becomes_one_of_an_organisation() {
        let database = samples::node();
        act(&database, |tx| {
            set_tier(tx, "operator", &tier("chapter", "240"), at(1))
        });
        let bundle = Tier {
            seats: Some(5),
            ..tier("chapter", "240")
        };
        let refused = refused(&database, |tx| set_tier(tx, "operator", &bundle, at(2)));
        assert!(matches!(refused, SetTierRefused::OneOrMany(_)));
    }
}
