//! The configuration describes levels of membership (F02): each is written once, and again in what the configuration says
//! otherwise than it did. What officers wrote stays.

use domain::{Slug, Tier};
use jiff::Timestamp;
use store::{StoreError, Transaction, tiers};

use crate::set_tier::{SetTierRefused, set_entry_tier, set_tier};

/// Why a community's levels cannot follow the configuration.
#[derive(Debug, thiserror::Error)]
pub enum FoundTiersRefused {
    /// Nobody could join at the level that is named.
    #[error("membership.default_tier: {0}")]
    Entry(SetTierRefused),
    /// A level cannot be as it is described.
    #[error("membership.tier: {id}: {refused}")]
    Tier {
        /// Which.
        id: Slug,
        /// Why.
        refused: SetTierRefused,
    },
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Whether there is nothing to write: people join at that level, and the configuration said all this before.
pub fn are_founded(tx: &mut Transaction<'_>, entry: &Slug, configured: &[Tier]) -> Result<bool, StoreError> {
    let known = tiers::entry(tx)?;
    Ok(known.id == *entry && known.is_free() && tiers::configured(tx)? == configured)
}

/// Writes the levels of a configuration, and decides at which one people join.
pub fn found_tiers(
    tx: &mut Transaction<'_>,
    entry: &Slug,
    configured: &[Tier],
    now: Timestamp,
) -> Result<(), FoundTiersRefused> {
    let before = tiers::configured(tx)?;
    let (free, others): (Vec<&Tier>, Vec<&Tier>) = configured
        .iter()
        .partition(|tier| tier.is_free() && !tier.is_bundle());
    // People join at a level that is free by now, and the one at which they joined until now may have a price.
    for tier in free {
        say(tx, &before, tier, now)?;
    }
    set_entry_tier(tx, entry).map_err(FoundTiersRefused::Entry)?;
    for tier in others {
        say(tx, &before, tier, now)?;
    }
    if before != configured {
        tiers::put_configured(tx, configured)?;
    }
    Ok(())
}

/// The configured levels that are described otherwise in the store: there, officers or commands have the word.
pub fn described_otherwise(tx: &mut Transaction<'_>, configured: &[Tier]) -> Result<Vec<Slug>, StoreError> {
    let mut otherwise = Vec::new();
    for tier in configured {
        let stored = tiers::get(tx, &tier.id)?.map(|stored| Tier {
            retired: None,
            ..stored
        });
        if stored.as_ref() != Some(tier) {
            otherwise.push(tier.id.clone());
        }
    }
    Ok(otherwise)
}

fn say(
    tx: &mut Transaction<'_>,
    before: &[Tier],
    tier: &Tier,
    now: Timestamp,
) -> Result<(), FoundTiersRefused> {
    let before = before.iter().find(|known| known.id == tier.id);
    let wanted = match (tiers::get(tx, &tier.id)?, before) {
        (None, _) => tier.clone(),
        // Somebody described it before the configuration did: her price is what members agreed to.
        (Some(_), None) => return Ok(()),
        (Some(_), Some(before)) if before == tier => return Ok(()),
        (Some(stored), Some(before)) => said_again(stored, before, tier),
    };
    set_tier(tx, "operator", &wanted, now).map_err(|refused| FoundTiersRefused::Tier {
        id: tier.id.clone(),
        refused,
    })
}

/// The level as it is known, with what the configuration says otherwise than it did before.
fn said_again(known: Tier, before: &Tier, now: &Tier) -> Tier {
    fn pick<T: Clone + PartialEq>(known: T, before: &T, now: &T) -> T {
        if now == before { known } else { now.clone() }
    }
    Tier {
        name: pick(known.name, &before.name, &now.name),
        price: pick(known.price, &before.price, &now.price),
        period_months: pick(known.period_months, &before.period_months, &now.period_months),
        kinds: pick(known.kinds, &before.kinds, &now.kinds),
        benefits: pick(known.benefits, &before.benefits, &now.benefits),
        seats: pick(known.seats, &before.seats, &now.seats),
        id: known.id,
        retired: known.retired,
    }
}

#[cfg(test)]
mod tests {
    use domain::{Amount, Title};
    use store::{Database, audit};

    use super::*;
    use crate::samples::{self, act, at, refused};

    fn slug(id: &str) -> Slug {
        Slug::parse(id).unwrap()
    }

    fn tier(id: &str, price: &str) -> Tier {
        Tier {
            price: Amount::parse(price).unwrap(),
            period_months: Some(12),
            ..Tier::free(slug(id))
        }
    }

    fn start(database: &Database, entry: &str, configured: &[Tier]) {
        act(database, |tx| found_tiers(tx, &slug(entry), configured, at(1)));
        let founded = database.read(|tx| are_founded(tx, &slug(entry), configured));
        assert_eq!(founded, Ok(true), "a second start has nothing to write");
    }

    fn stored(database: &Database, id: &str) -> Tier {
        database.read(|tx| tiers::get(tx, &slug(id))).unwrap().unwrap()
    }

    /// F02: the same file twice writes once; what an officer changed stays, also when the file changes elsewhere.
    #[test]
    fn a_level_is_written_once_and_only_what_the_file_changes_is_written_again() {
        let database = samples::node();
        let first = [tier("chapter", "240")];
        assert_eq!(
            database.read(|tx| are_founded(tx, &slug("network"), &first)),
            Ok(false)
        );
        start(&database, "network", &first);
        start(&database, "network", &first);
        let logged = database.read(|tx| audit::tail(tx, 50)).unwrap();
        let set = logged.iter().filter(|line| line.what == "set tier chapter");
        assert_eq!(set.count(), 1);
        let dearer = Tier {
            name: Title::parse("Full member").unwrap(),
            ..tier("chapter", "300")
        };
        act(&database, |tx| set_tier(tx, "olga", &dearer, at(2)));
        start(&database, "network", &first);
        assert_eq!(stored(&database, "chapter"), dearer);
        let otherwise = database.read(|tx| described_otherwise(tx, &first));
        assert_eq!(otherwise, Ok(vec![slug("chapter")]));
        let half_a_year = Tier {
            period_months: Some(6),
            ..tier("chapter", "240")
        };
        start(&database, "network", std::slice::from_ref(&half_a_year));
        let now = stored(&database, "chapter");
        assert_eq!(
            (now.price.as_str(), now.name.as_str(), now.period_months),
            ("300", "Full member", Some(6))
        );
    }

    /// F02: a level that officers described is not made free of dues by a file that names it for the first time.
    #[test]
    fn a_level_that_officers_made_stays_as_they_made_it() {
        let database = samples::node();
        let theirs = tier("chapter", "240");
        act(&database, |tx| set_tier(tx, "olga", &theirs, at(0)));
        start(&database, "network", &[tier("chapter", "0")]);
        assert_eq!(stored(&database, "chapter"), theirs);
        start(&database, "network", &[]);
        assert_eq!(stored(&database, "chapter"), theirs, "no line takes a level away");
    }

    /// 4.10: people join at a level free of dues, whichever way round the file moves it.
    #[test]
    fn the_level_people_join_at_moves_with_the_prices() {
        let database = samples::node();
        start(
            &database,
            "guest",
            &[tier("network", "10"), tier("chapter", "240")],
        );
        assert_eq!(stored(&database, "network").price.as_str(), "10");
        start(
            &database,
            "chapter",
            &[tier("network", "10"), tier("chapter", "0")],
        );
        assert_eq!(database.read(tiers::entry).unwrap().id, slug("chapter"));
        let costs = refused(&database, |tx| {
            found_tiers(tx, &slug("network"), &[tier("network", "10")], at(3))
        });
        assert!(
            costs.to_string().starts_with("membership.default_tier: "),
            "{costs}"
        );
    }

    #[test]
    fn what_does_not_go_together_is_refused_with_its_level() {
        let database = samples::node();
        start(&database, "network", &[tier("chapter", "240")]);
        let bundle = Tier {
            seats: Some(5),
            ..tier("chapter", "240")
        };
        let no = refused(&database, |tx| {
            found_tiers(tx, &slug("network"), std::slice::from_ref(&bundle), at(2))
        });
        assert!(no.to_string().starts_with("membership.tier: chapter: "), "{no}");
        assert_eq!(stored(&database, "chapter"), tier("chapter", "240"));
    }
}
