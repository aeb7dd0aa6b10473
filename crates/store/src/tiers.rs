//! Levels of membership that the community offers, and the one that people join at.

use domain::{Slug, Tier};
use engine::Direction;

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{Table, behind};

const TIERS: Table<Slug, Tier> = Table::new(spaces::TIERS, "tiers");
const ENTRY: Table<str, Slug> = Table::new(spaces::NODE, "node");
const ENTRY_KEY: &str = "entry tier";
const CONFIGURED: Table<str, Vec<Tier>> = Table::new(spaces::NODE, "node");
const CONFIGURED_KEY: &str = "configured tiers";

/// The tier people join at when nobody decided otherwise.
pub const NETWORK: &str = "network";

/// One tier.
pub fn get(tx: &mut Transaction<'_>, id: &Slug) -> Result<Option<Tier>, StoreError> {
    tx.get(&TIERS, id)
}

/// One tier that is there, the one people join at also while nobody described it. What a change is written over is read
/// here and not in [`all`], whose range nobody guards: it is the same row still when the change is kept.
pub fn known(tx: &mut Transaction<'_>, id: &Slug) -> Result<Option<Tier>, StoreError> {
    match get(tx, id)? {
        Some(tier) => Ok(Some(tier)),
        None => Ok(Some(entry(tx)?).filter(|entry| entry.id == *id)),
    }
}

/// Writes a tier, new or changed; memberships name it, so none is ever removed.
pub fn put(tx: &mut Transaction<'_>, tier: &Tier) -> Result<(), StoreError> {
    tx.put(&TIERS, &tier.id, tier)
}

/// All tiers, in the order of their ids; the one people join at is there also while nobody described it.
pub fn all(tx: &mut Transaction<'_>) -> Result<Vec<Tier>, StoreError> {
    let limit = u16::try_from(Tier::TIERS_MAX).unwrap_or(u16::MAX);
    let rows = tx.page(&TIERS, behind(spaces::TIERS, None), Direction::Forward, limit)?;
    let mut tiers: Vec<Tier> = rows.into_iter().map(|(_, tier)| tier).collect();
    let entry = entry(tx)?;
    if let Err(place) = tiers.binary_search_by(|tier| tier.id.as_str().cmp(entry.id.as_str())) {
        tiers.insert(place, entry);
    }
    Ok(tiers)
}

/// The tier people join at.
pub fn entry(tx: &mut Transaction<'_>) -> Result<Tier, StoreError> {
    let id = tx.get(&ENTRY, ENTRY_KEY)?;
    let id = id.unwrap_or_else(|| Slug::parse(NETWORK).expect("it is a plain word"));
    Ok(get(tx, &id)?.unwrap_or_else(|| Tier::free(id)))
}

/// Decides which tier people join at from now on.
pub fn set_entry(tx: &mut Transaction<'_>, id: &Slug) -> Result<(), StoreError> {
    tx.put(&ENTRY, ENTRY_KEY, id)
}

/// The tiers that the configuration described at the last start, in its order; none when it never did.
pub fn configured(tx: &mut Transaction<'_>) -> Result<Vec<Tier>, StoreError> {
    Ok(tx.get(&CONFIGURED, CONFIGURED_KEY)?.unwrap_or_default())
}

/// Remembers them, so that what an officer says later stays.
pub fn put_configured(tx: &mut Transaction<'_>, tiers: &[Tier]) -> Result<(), StoreError> {
    tx.put(&CONFIGURED, CONFIGURED_KEY, &tiers.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::commit;

    #[test]
    fn the_tier_people_join_at_is_there_before_anybody_describes_it() {
        let database = Database::in_memory();
        let slug = |id: &str| Slug::parse(id).unwrap();
        let ids = || -> Vec<String> {
            let all = database.read(all).unwrap();
            all.into_iter().map(|tier| tier.id.into()).collect()
        };
        assert_eq!(ids(), ["network"]);
        commit(&database, |tx| put(tx, &Tier::free(slug("pro"))));
        assert_eq!(ids(), ["network", "pro"]);
        commit(&database, |tx| set_entry(tx, &slug("free")));
        assert_eq!(ids(), ["free", "pro"]);
        let entry = database.read(entry).unwrap();
        assert_eq!((entry.id.as_str(), entry.is_free()), ("free", true));
        let is_known = |id: &str| database.read(|tx| known(tx, &slug(id))).unwrap().is_some();
        assert_eq!(["free", "pro", "network"].map(is_known), [true, true, false]);
    }
}
