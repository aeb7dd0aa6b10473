//! Offers of other communities to members of this one, as their nodes told them (F16).

use domain::{HeldOffer, Iri, Origin};
use engine::{Direction, Range};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::Table;

const OFFERS: Table<Iri, HeldOffer> = Table::new(spaces::HELD_OFFERS, "offers of others");

/// Most offers read at once. Only what a signed agreement says is taken, so there are no more than those have terms.
pub const HELD_OFFERS_MAX: u16 = 6_000;

/// One, also one that was taken back.
pub fn get(tx: &mut Transaction<'_>, id: &Iri) -> Result<Option<HeldOffer>, StoreError> {
    tx.get(&OFFERS, id)
}

/// Writes one, new or changed.
pub fn put(tx: &mut Transaction<'_>, offer: &HeldOffer) -> Result<(), StoreError> {
    tx.put(&OFFERS, &offer.id, offer)
}

/// Forgets one; what was told of it may be told anew.
pub fn remove(tx: &mut Transaction<'_>, id: &Iri) {
    tx.delete(&OFFERS, id);
    crate::held::forget(tx, id);
}

/// All, those that are over or were taken back among them, by host and then by address.
pub fn all(tx: &mut Transaction<'_>) -> Result<Vec<HeldOffer>, StoreError> {
    let all = Range::prefix(spaces::HELD_OFFERS, b"");
    let rows = tx.page(&OFFERS, all, Direction::Forward, HELD_OFFERS_MAX)?;
    let mut offers: Vec<HeldOffer> = rows.into_iter().map(|(_, offer)| offer).collect();
    // The key is a hash of the address, so that rows lie in no order that anybody could name.
    offers.sort_by(|one, other| (&one.host, one.id.as_str()).cmp(&(&other.host, other.id.as_str())));
    Ok(offers)
}

/// Those of one host.
pub fn of_host(tx: &mut Transaction<'_>, host: &Origin) -> Result<Vec<HeldOffer>, StoreError> {
    let mut offers = all(tx)?;
    offers.retain(|offer| &offer.host == host);
    Ok(offers)
}
